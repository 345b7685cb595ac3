"""No source that could know the work knows it.

## What it checks
Whether every source that was to be asked answered, and all answered no, for a reference that says
enough to be searched for: a title, and an author or a year.

## Why it matters
Readers cannot get at a work that no index knows. Something in the reference may be wrong, or the
work may not exist.

## What it cannot see
Books, theses, reports, websites and older or regional journals that have no DOI: for them a no
says little. That is why this is a minor error, and why the message names the sources.

## Example
Okafor A. A title that nobody published. J Pain Stud. 2020;4:11-19.

## Corrected
The reference as its publisher gives it

## Confirm by hand
Search for the title in quotation marks in a library catalogue and in the journal's archive.

## References
Crossref, search-based reference matching (https://www.crossref.org/documentation/).
"""

from __future__ import annotations

from ..model import Answer, Outcome, Severity, Status
from .entries import asked_sources, evidence_of, silent_sources
from .scopes import Case, Entry, Result, inconclusive, minor, not_applicable, passed

CODE = "REF111"
NAME = "work-not-found"


def check(entry: Entry) -> Result:
    """Whether the work was found, or every source said that it does not know it."""
    reference, resolution = entry.reference, entry.resolution
    values = evidence_of(entry, resolution.record or resolution.doi_record, "title",
                         reference.title or reference.raw[:200])
    if resolution.status is Status.MATCHED:
        return passed(**values)
    if resolution.status is Status.AMBIGUOUS:
        return inconclusive("something like it was found, but not surely this work", **values)
    answers = [asked.answer for asked in resolution.asked if asked.answer is not Answer.NOT_ASKED]
    if resolution.status is Status.INCONCLUSIVE or Answer.UNAVAILABLE in answers or not answers:
        return inconclusive(f"not every source answered: {silent_sources(entry)}", **values)
    if resolution.registered is True:
        return inconclusive("the DOI is registered, but no source described the work", **values)
    item = reference.item
    if not (reference.title and (item.get("author") or reference.year)):
        return not_applicable("the reference says too little to search for it")
    return minor(f"no source knows this work (asked: {asked_sources(entry)})",
                 **values | {"reported": "no record"})


_WORK = {"title": "Walking and knee pain in older adults", "volume": "4", "page": "11-19",
         "author": [{"family": "Okafor", "given": "A"}], "issued": {"date-parts": [[2020]]}}

CASES = (
    Case(Outcome.ERROR, "all sources answered no", {"cited": _WORK, "record": None},
         Severity.MINOR),
    Case(Outcome.PASS, "a record was found", {"cited": _WORK, "record": _WORK}),
    Case(Outcome.INCONCLUSIVE, "one source was silent",
         {"cited": _WORK, "record": None, "unavailable": ["DataCite"]}),
    Case(Outcome.INCONCLUSIVE, "two works fit equally",
         {"cited": _WORK, "record": None, "ambiguous": True}),
    Case(Outcome.NOT_APPLICABLE, "a bare web address",
         {"cited": {"URL": "https://example.org/"}, "record": None}),
)
