"""The work that is cited has been corrected.

## What it checks
Whether a source knows a correction, erratum, corrigendum, addendum or retraction of a part of the
work. The message says whether it came before or after the citing page.

## Why it matters
The number that is quoted may be the one that was corrected.

## What it cannot see
What the correction changed: read it. Corrections that no source has recorded.

## Example
Quoting a table that the journal corrected a year later

## Corrected
The corrected value, with the correction cited

## Confirm by hand
Open the DOI of the correction.

## References
NISO RP-45-2024 (CREC); Crossref REST API, updated-by.
"""

from __future__ import annotations

from ..model import Outcome, Severity
from .scopes import Case, Entry, Result, minor
from .status import CORRECTED, described, kind_of, nothing_known, notices_of, values_of

CODE = "STA402"
NAME = "cites-corrected-work"


def check(entry: Entry) -> Result:
    """Whether a correction of the cited work is known."""
    found = notices_of(entry)
    if isinstance(found, Result):
        return found
    record, notices = found
    corrections = [notice for notice in notices if kind_of(notice) in CORRECTED]
    if not corrections:
        return nothing_known(entry, record, "correction")
    latest = corrections[-1]
    return minor(f"the work is subject to a {described(latest, entry.citing_date)}",
                 **values_of(entry, record, latest))


_WORK = {"title": "Walking and knee pain in older adults", "DOI": "10.5555/walk.2020.1",
         "author": [{"family": "Okafor", "given": "A"}], "issued": {"date-parts": [[2014]]}}
_GIVEN = {"cited": _WORK, "record": _WORK}

CASES = (
    Case(Outcome.ERROR, "corrected a year later",
         {**_GIVEN, "notices": [{"type": "correction", "date": "2015-02"}],
          "citing_date": "2021"}, Severity.MINOR),
    Case(Outcome.PASS, "no notice known", _GIVEN),
    Case(Outcome.PASS, "a retraction is told by another check",
         {**_GIVEN, "notices": [{"type": "retraction", "date": "2018"}]}),
    Case(Outcome.INCONCLUSIVE, "Crossref gave no answer",
         {"cited": _WORK, "record": None, "unavailable": ["Crossref"]}),
)
