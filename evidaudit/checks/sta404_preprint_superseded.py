"""A preprint is cited although its published version exists.

## What it checks
Whether the record of a cited preprint names the version that a journal published.

## Why it matters
Peer review changes results; the published version is the one to read and to cite.

## What it cannot see
Published versions that the preprint's record does not name. Whether the two differ.

## Example
Okafor A. Walking and knee pain. medRxiv, 2019 (published in J Pain Stud, 2020)

## Corrected
Okafor A. Walking and knee pain. J Pain Stud. 2020;4:11-19

## Confirm by hand
Open the preprint's page: it links to the published version.

## References
Crossref REST API, works: relation, is-preprint-of (https://api.crossref.org).
"""

from __future__ import annotations

from ..csl import doi_url
from ..matching import PREPRINT, version_of_record
from ..model import Outcome, Severity
from .entries import evidence_of, record_or_reason
from .scopes import Case, Entry, Result, minor, not_applicable, passed

CODE = "STA404"
NAME = "preprint-superseded"


def check(entry: Entry) -> Result:
    """Whether the cited preprint has a published version."""
    record = entry.resolution.doi_record
    if record is None or version_of_record(record) != PREPRINT:
        found = record_or_reason(entry)
        if isinstance(found, Result):
            return found
        record = found
    if version_of_record(record) != PREPRINT:
        return not_applicable("the work is not a preprint")
    if not record.superseded_by:
        return passed("no published version known", **evidence_of(entry, record, "DOI", record.DOI))
    newer = record.superseded_by[0]
    values = evidence_of(entry, record, "DOI", record.DOI or entry.reference.DOI, newer)
    return minor(f"the published version is doi:{newer}",
                 **values | {"confirm_url": doi_url(newer)})


_WORK = {"title": "Walking and knee pain in older adults", "DOI": "10.5555/pre.2019.1",
         "type": "posted-content", "author": [{"family": "Okafor", "given": "A"}],
         "issued": {"date-parts": [[2019]]}}

CASES = (
    Case(Outcome.ERROR, "the record names the published version",
         {"cited": _WORK, "record": _WORK, "superseded_by": ["10.5555/walk.2020.1"]},
         Severity.MINOR),
    Case(Outcome.PASS, "no published version known", {"cited": _WORK, "record": _WORK}),
    Case(Outcome.INCONCLUSIVE, "no source answered",
         {"cited": _WORK, "record": None, "unavailable": ["Crossref"]}),
    Case(Outcome.NOT_APPLICABLE, "a journal article",
         {"cited": {**_WORK, "type": "article-journal"},
          "record": {**_WORK, "type": "journal-article", "volume": "4"}}),
)
