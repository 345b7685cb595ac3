"""A reference gives no DOI although its work has one.

## What it checks
Whether a record was found for a reference without a DOI, and which DOI it has.

## Why it matters
A DOI is the shortest way to the work, and the only one that programs follow surely.

## What it cannot see
Styles and journals that want no DOI. Works whose record was not found.

## Example
Okafor A. Walking and knee pain. J Pain Stud. 2020;4:11-19.

## Corrected
Okafor A. Walking and knee pain. J Pain Stud. 2020;4:11-19. doi:10.5555/walk.2020.1

## Confirm by hand
Open the DOI that the message gives and compare.

## References
Crossref DOI display guidelines (https://www.crossref.org/display-guidelines/).
"""

from __future__ import annotations

from ..csl import doi_url
from ..model import Outcome, Record, Severity
from .entries import evidence_of, record_or_reason
from .ref101_doi_malformed import given_as_doi
from .scopes import Case, Entry, Result, minor, not_applicable, passed

CODE = "REF110"
NAME = "doi-missing"


def check(entry: Entry) -> Result:
    """The DOI that the reference could give."""
    if entry.reference.DOI:
        return passed(**evidence_of(entry, None, "DOI", claimed=entry.reference.DOI))
    if given_as_doi(entry.reference):
        return not_applicable("what is given as the DOI is not one; REF101 tells it")
    record = record_or_reason(entry)
    if not isinstance(record, Record):
        return record
    doi = record.DOI or entry.resolution.matched_DOI
    if not doi:
        return not_applicable("the record has no DOI")
    return minor(f"the work has a DOI: {doi}",
                 **evidence_of(entry, record, "DOI", "", doi) | {"confirm_url": doi_url(doi)})


_WORK = {"title": "Walking and knee pain in older adults", "volume": "4", "page": "11-19",
         "author": [{"family": "Okafor", "given": "A"}], "issued": {"date-parts": [[2020]]}}

CASES = (
    Case(Outcome.ERROR, "the record has a DOI",
         {"cited": _WORK, "record": {**_WORK, "DOI": "10.5555/walk.2020.1"}}, Severity.MINOR),
    Case(Outcome.PASS, "the DOI is given", {"cited": {**_WORK, "DOI": "10.5555/walk.2020.1"},
                                            "record": {**_WORK, "DOI": "10.5555/walk.2020.1"}}),
    Case(Outcome.INCONCLUSIVE, "several works fit",
         {"cited": _WORK, "record": None, "ambiguous": True}),
    Case(Outcome.NOT_APPLICABLE, "a malformed DOI is told by REF101",
         {"cited": _WORK, "raw": "Okafor A. Walking and knee pain. 2020. doi:10,5555/walk.2020.1",
          "record": {**_WORK, "DOI": "10.5555/walk.2020.1"}}),
    Case(Outcome.NOT_APPLICABLE, "the record has none", {"cited": _WORK, "record": _WORK}),
)
