"""Whether every citation leads to an entry of the reference list.

## What it checks
Each pointer in the text ("[14]", "(Smith 2019)", a superscript, a footnote call) against the
reference list: labels that lead to no entry are named.

## Why it matters
A pointer that leads nowhere cannot be checked by anybody.

## What it cannot see
A pointer that leads to a wrong entry; numbers in brackets that are no citations; an article whose
reference list is kept elsewhere (then this is inconclusive).

## Example
"Walking helps [14]", in an article with eleven references.

## Corrected
"Walking helps [11]."

## Confirm by hand
Look for the label in the reference list.

## References
ICMJE Recommendations, section IV.A.3.g (References), https://www.icmje.org/recommendations/.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import quick_re as re
from ..model import Outcome, Passage, Severity
from .scopes import Case, Result, Whole, inconclusive, minor, passed

CODE = "CIT201"
NAME = "citation-without-reference"


_POINTER = re.compile(r"\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9}\]")


def check(whole: Whole) -> Iterator[Result]:
    """One result for each citation with a label that leads nowhere, or one pass for all."""
    dangling = [citation for citation in whole.citations if citation.missing]
    if not dangling:
        if whole.citations:
            yield passed(f"all {len(whole.citations)} citations lead to a reference")
        elif whole.article is not None and not whole.references:
            pointer = _POINTER.search(whole.article.text)
            if pointer:
                yield inconclusive(f"the text has {pointer.group()!r}, but no reference list was "
                                   "found", claimed=pointer.group(), subject=pointer.group())
        return
    for citation in dangling:
        labels = ", ".join(citation.missing)
        passage = Passage(citation.text, citation.start, citation.end, "article", "article")
        if not whole.references:
            yield inconclusive(f"no reference list was found for {citation.text!r}",
                               claimed=citation.text, passage=passage, subject=citation.text)
        else:
            yield minor(f"{labels} leads to none of the {len(whole.references)} references",
                        claimed=citation.text, reported=f"{len(whole.references)} references",
                        passage=passage, subject=citation.text)


CASES = (
    Case(Outcome.ERROR, "a label beyond the list", {
        "article": "Walking helps older people to sleep [1,2]. Night walks help most [2].\n"
                   "Others doubt it [3].\n\n## References\n\n"
                   "1. Smith A. Sleep and walking. J Sleep. 2019;1:1-9.\n"
                   "2. Jones B. Walking at night. J Walk. 2020;2:10-19.\n"}, Severity.MINOR),
    Case(Outcome.PASS, "both labels are in the list", {
        "article": "Walking helps older people to sleep [1,2].\n\n## References\n\n"
                   "1. Smith A. Sleep and walking. J Sleep. 2019;1:1-9.\n"
                   "2. Jones B. Walking at night. J Walk. 2020;2:10-19.\n"}),
    Case(Outcome.INCONCLUSIVE, "an article without a list", {
        "article": "Walking helps older people to sleep [3].\n"}),
)
