"""The year in a reference is none of the years in which the work came out.

## What it checks
The cited year against every date of the record. A paper has a year of print and a year online;
both count as right, and so does a year between them. Where the record gives one date only and
does not say which of the two it is, the year before or after is left open.

## Why it matters
The wrong year sends readers to the wrong volume, and can make a finding look newer or older.

## What it cannot see
Years of a reprint or of a later edition that the record does not list.

## Example
Okafor A. Walking and knee pain. 2012 (printed in 2020, online in 2019)

## Corrected
Okafor A. Walking and knee pain. 2020

## Confirm by hand
Open the DOI and look for "published" and "first published online".

## References
Crossref REST API, works: issued, published-print, published-online (https://api.crossref.org).
"""

from __future__ import annotations

from ..matching import years_of
from ..model import Outcome, Severity
from .entries import evidence_of, record_or_reason
from .reading import stands_as_printed
from .scopes import Case, Entry, Result, inconclusive, minor, not_applicable, passed

CODE = "REF106"
NAME = "year-differs"


def check(entry: Entry) -> Result:
    """Whether the cited year is one of the record's."""
    cited = entry.reference.year
    if cited is None:
        return not_applicable("the reference gives no year")
    record = record_or_reason(entry)
    if isinstance(record, Result):
        return record
    years = sorted(years_of(record))
    values = evidence_of(entry, record, "issued", str(cited), " or ".join(map(str, years)))
    if not years:
        return inconclusive("the record has no year", **values)
    if years[0] <= cited <= years[-1] \
            or stands_as_printed(entry.reference, record, "issued"):
        return passed(**values)
    months = {date.month for date in record.dates if date.month is not None}
    if len(years) == len(months) == 1 and _across_new_year(cited, years[0], months.pop()):
        return inconclusive("the record has one date, close to the cited year", **values)
    return minor(f"the year is {values['reported']}, not {cited}", **values)


def _across_new_year(cited: int, year: int, month: int) -> bool:
    """Whether one of print and online may lie in the cited year: the other is half a year off."""
    return (cited == year + 1 and month >= 7) or (cited == year - 1 and month <= 6)


_WORK = {"DOI": "10.5555/walk.2020.1", "title": "Walking and knee pain in older adults",
         "author": [{"family": "Okafor", "given": "A"}], "volume": "4", "page": "11-19"}
_RECORDED = {**_WORK, "published-print": {"date-parts": [[2020, 2]]},
             "published-online": {"date-parts": [[2019, 11, 5]]}}


def _cited(year: int) -> dict[str, object]:
    return {**_WORK, "issued": {"date-parts": [[year]]}}


CASES = (
    Case(Outcome.ERROR, "neither print nor online", {"cited": _cited(2012), "record": _RECORDED},
         Severity.MINOR),
    Case(Outcome.PASS, "the year of print", {"cited": _cited(2020), "record": _RECORDED}),
    Case(Outcome.PASS, "the year online", {"cited": _cited(2019), "record": _RECORDED}),
    Case(Outcome.INCONCLUSIVE, "one date in December, cited with the next year",
         {"cited": _cited(2020),
          "record": {**_WORK, "published-online": {"date-parts": [[2019, 12, 20]]}}}),
    Case(Outcome.NOT_APPLICABLE, "no year is given", {"cited": _WORK, "record": _RECORDED}),
)
