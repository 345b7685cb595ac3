"""The volume or the issue in a reference is not that of the work.

## What it checks
The cited volume and issue against the record's, each on its own. "28(4)" in the place of the
volume, Roman numerals, "Suppl" and "S" before a number and double issues count as right.

## Why it matters
Libraries and many links find a work by journal, volume and page.

## What it cannot see
Works that have no volume yet because they are online ahead of print; records without numbers.

## Example
J Pain Stud. 2020;14:11-19 (the volume is 4)

## Corrected
J Pain Stud. 2020;4:11-19

## Confirm by hand
Open the DOI and read volume and issue.

## References
Crossref REST API, works: volume, issue (https://api.crossref.org).
"""

from __future__ import annotations

from .. import quick_re as re
from ..csl import fold
from ..model import Outcome, Severity
from .entries import evidence_of, record_or_reason
from .reading import stands_as_printed
from .scopes import Case, Entry, Result, inconclusive, minor, not_applicable, passed

CODE = "REF108"
NAME = "volume-differs"

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def check(entry: Entry) -> list[Result]:
    """One result for the volume and one for the issue, where the reference gives them."""
    item = entry.reference.item
    given = {field: str(item.get(field) or "").strip()[:80] for field in ("volume", "issue")}
    given = {field: value for field, value in given.items() if value}
    if not given:
        return [not_applicable("the reference gives no volume or issue")]
    record = record_or_reason(entry)
    if isinstance(record, Result):
        return [record]
    results = []
    for field, cited in given.items():
        recorded = str(record.item.get(field) or "").strip()[:80]
        values = evidence_of(entry, record, field, cited, recorded)
        if not recorded:
            results.append(inconclusive(f"the record gives no {field}", **values))
        elif _agree(cited, recorded) or stands_as_printed(entry.reference, record, field):
            results.append(passed(**values))
        elif field == "volume" and _bare(recorded) == str(entry.reference.year or ""):
            results.append(inconclusive("the record counts volumes by year", **values))
        elif field == "issue" and not (numbers_of(cited) and numbers_of(recorded)):
            results.append(inconclusive("the issue is named, not numbered", **values))
        else:
            results.append(minor(f"the {field} is {recorded}, not {cited}", **values))
    return results


def _bare(text: str) -> str:
    return re.sub(r"[^\w]", "", fold(text))


def _agree(cited: str, recorded: str) -> bool:
    if _bare(cited) == _bare(recorded):
        return True
    mine, theirs = numbers_of(cited), numbers_of(recorded)
    return bool(mine and theirs) and (mine[0] == theirs[0] or set(mine) >= set(theirs)
                                      or set(theirs) >= set(mine))


def numbers_of(text: str) -> list[int]:
    """The numbers in a volume or issue, Roman ones included, in order."""
    found = [int(number) for number in re.findall(r"\d{1,9}", text)]
    roman = fold(text).strip(" .")
    if not found and roman and set(roman) <= set(_ROMAN) and len(roman) <= 10:
        digits = [_ROMAN[letter] for letter in roman]
        found = [sum(-one if one < two else one
                     for one, two in zip(digits, [*digits[1:], 0], strict=True))]
    return found


_WORK = {"DOI": "10.5555/walk.2020.1", "title": "Walking and knee pain in older adults",
         "author": [{"family": "Okafor", "given": "A"}], "page": "11-19",
         "issued": {"date-parts": [[2020]]}}
_RECORDED = {**_WORK, "volume": "4", "issue": "2"}

CASES = (
    Case(Outcome.ERROR, "another volume",
         {"cited": {**_WORK, "volume": "14", "issue": "2"}, "record": _RECORDED}, Severity.MINOR),
    Case(Outcome.ERROR, "another issue",
         {"cited": {**_WORK, "volume": "4", "issue": "3"}, "record": _RECORDED}, Severity.MINOR),
    Case(Outcome.PASS, "volume and issue in one field",
         {"cited": {**_WORK, "volume": "4(2)"}, "record": _RECORDED}),
    Case(Outcome.PASS, "a Roman volume, a supplement's number",
         {"cited": {**_WORK, "volume": "IV", "issue": "Suppl 2"}, "record": _RECORDED}),
    Case(Outcome.INCONCLUSIVE, "the record gives no volume",
         {"cited": {**_WORK, "volume": "4"}, "record": _WORK}),
    Case(Outcome.NOT_APPLICABLE, "no volume is given", {"cited": _WORK, "record": _RECORDED}),
)
