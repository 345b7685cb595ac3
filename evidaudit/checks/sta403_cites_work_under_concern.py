"""The editors have published an expression of concern about the work that is cited.

## What it checks
Whether a source knows an expression of concern that neither a reinstatement nor a retraction has
followed.

## Why it matters
An expression of concern says that the work may not be reliable while it is looked into.

## What it cannot see
How the inquiry ended where no source recorded it.

## Example
Resting a recommendation on a trial whose journal has voiced concern about its data

## Corrected
The concern named in the text, or another source

## Confirm by hand
Open the DOI of the notice.

## References
NISO RP-45-2024 (CREC); COPE guidance on expressions of concern (https://publicationethics.org).
"""

from __future__ import annotations

from ..model import Outcome, Severity
from .scopes import Case, Entry, Result, inconclusive, minor, passed
from .status import CONCERN, RETRACTED, described, nothing_known, notices_of, standing, values_of

CODE = "STA403"
NAME = "cites-work-under-concern"


def check(entry: Entry) -> Result:
    """Whether an expression of concern about the cited work stands."""
    found = notices_of(entry)
    if isinstance(found, Result):
        return found
    record, notices = found
    notice, sure = standing(notices, CONCERN)
    if notice is None and sure:
        return nothing_known(entry, record, "expression of concern")
    values = values_of(entry, record, notice)
    if not sure:
        return inconclusive("concern was voiced and lifted, in an order that the dates do not tell",
                            **values)
    assert notice is not None
    if standing(notices, RETRACTED)[0] is not None:
        return passed("a retraction followed, which another check reports", **values)
    return minor(f"the work is subject to an {described(notice, entry.citing_date)}", **values)


_WORK = {"title": "Walking and knee pain in older adults", "DOI": "10.5555/walk.2020.1",
         "author": [{"family": "Okafor", "given": "A"}], "issued": {"date-parts": [[2014]]}}
_GIVEN = {"cited": _WORK, "record": _WORK}
_CONCERN = {"type": "expression_of_concern", "date": "2016-06-30"}

CASES = (
    Case(Outcome.ERROR, "concern was voiced and stands", {**_GIVEN, "notices": [_CONCERN]},
         Severity.MINOR),
    Case(Outcome.PASS, "the work was reinstated since",
         {**_GIVEN, "notices": [_CONCERN, {"type": "reinstatement", "date": "2017-01"}]}),
    Case(Outcome.PASS, "no notice known", _GIVEN),
    Case(Outcome.INCONCLUSIVE, "Retraction Watch gave no answer",
         {**_GIVEN, "unavailable": ["Retraction Watch"]}),
)
