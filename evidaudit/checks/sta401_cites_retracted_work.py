"""The work that is cited has been retracted, withdrawn or removed.

## What it checks
Every notice that a source knows on the work, in order of date. A retraction, withdrawal or removal
counts unless a later notice reinstates the work. One event that two sources report is one event.
The message says whether the notice came before or after the citing page.

## Why it matters
A retracted work can no longer carry a claim; readers must be told.

## What it cannot see
Retractions that no source has recorded. "No notice known" is not "sound": the message names the
sources that were asked.

## Example
Citing a trial that its journal retracted in 2018

## Corrected
Another source for the claim, or the retraction named in the text

## Confirm by hand
Open the DOI of the notice, and look the work up in the Retraction Watch database.

## References
NISO RP-45-2024, Communication of Retractions, Removals, and Expressions of Concern (CREC);
Crossref REST API, updated-by.
"""

from __future__ import annotations

from ..model import Outcome, Severity
from .scopes import Case, Entry, Result, inconclusive, major
from .status import RETRACTED, described, nothing_known, notices_of, standing, values_of

CODE = "STA401"
NAME = "cites-retracted-work"


def check(entry: Entry) -> Result:
    """Whether the cited work stands retracted."""
    found = notices_of(entry)
    if isinstance(found, Result):
        return found
    record, notices = found
    notice, sure = standing(notices, RETRACTED)
    if not sure:
        return inconclusive("retracted and reinstated, in an order that the dates do not tell",
                            **values_of(entry, record, notice))
    if notice is None:
        return nothing_known(entry, record, "retraction")
    return major(f"the work is subject to a {described(notice, entry.citing_date)}",
                 **values_of(entry, record, notice))


_WORK = {"title": "Walking and knee pain in older adults", "DOI": "10.5555/walk.2020.1",
         "author": [{"family": "Okafor", "given": "A"}], "issued": {"date-parts": [[2014]]}}
_GIVEN = {"cited": _WORK, "record": _WORK}
_RETRACTION = {"type": "retraction", "date": "2018-03-01", "DOI": "10.5555/walk.2020.1r",
               "sources": ["publisher", "retraction-watch"]}

CASES = (
    Case(Outcome.ERROR, "retracted before it was cited",
         {**_GIVEN, "notices": [_RETRACTION], "citing_date": "2021-05"}, Severity.MAJOR),
    Case(Outcome.ERROR, "corrected first and retracted later",
         {**_GIVEN, "notices": [{"type": "correction", "date": "2015"}, _RETRACTION]},
         Severity.MAJOR),
    Case(Outcome.PASS, "retracted and reinstated since",
         {**_GIVEN, "notices": [_RETRACTION, {"type": "reinstatement", "date": "2019-07"}]}),
    Case(Outcome.PASS, "a correction is no retraction",
         {**_GIVEN, "notices": [{"type": "correction", "date": "2015"}]}),
    Case(Outcome.PASS, "no notice known", _GIVEN),
    Case(Outcome.INCONCLUSIVE, "Retraction Watch gave no answer",
         {**_GIVEN, "unavailable": ["Retraction Watch"]}),
    Case(Outcome.INCONCLUSIVE, "reinstated on an unknown date",
         {**_GIVEN, "notices": [_RETRACTION, {"type": "reinstatement"}]}),
    Case(Outcome.NOT_APPLICABLE, "the retraction notice is what is cited",
         {"cited": {**_WORK, "title": "Retraction: Walking and knee pain in older adults"},
          "record": {**_WORK, "title": "Retraction: Walking and knee pain in older adults"}}),
)
