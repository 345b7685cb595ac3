"""Whether every source that was asked about a reference could answer.

## What it checks
What each source said when it was asked about the reference. A source that was silent, slow,
rate-limited or answered nonsense is named, with when it was asked.

## Why it matters
What could not be asked is not known: it is neither right nor wrong. Losing a source never makes
an accusation.

## What it cannot see
Why the source was unavailable, beyond what its answer said.

## Example
Crossref does not answer within 30 seconds.

## Corrected
The audit is run again when Crossref answers.

## Confirm by hand
Open the DOI in a browser, or run the audit again later.

## References
Crossref REST API, https://www.crossref.org/documentation/retrieve-metadata/rest-api/.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..csl import doi_url
from ..model import Answer, Outcome
from .scopes import Case, Entry, Result, inconclusive

CODE = "SYS901"
NAME = "source-unavailable"


def check(entry: Entry) -> Iterator[Result]:
    """One inconclusive result for each source that could not be reached."""
    lost: dict[str, Result] = {}
    for asked in entry.resolution.asked:
        if asked.answer is Answer.UNAVAILABLE and asked.source not in lost:
            detail = f" ({asked.detail})" if asked.detail else ""
            lost[asked.source] = inconclusive(
                f"{asked.source} could not be asked about this reference{detail}",
                source=asked.source, retrieved=asked.retrieved,
                confirm_url=doi_url(entry.reference.DOI))
    yield from lost.values()


CASES = (
    Case(Outcome.INCONCLUSIVE, "Crossref did not answer", {
        "cited": {"title": "A study", "DOI": "10.1234/abc"}, "unavailable": ["Crossref"]}),
)
