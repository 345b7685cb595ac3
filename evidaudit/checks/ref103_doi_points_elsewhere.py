"""The DOI that a reference gives leads to another work.

## What it checks
The record behind the cited DOI is held against the rest of the reference: title, authors, year,
container, volume and pages. Only where they clearly describe two works is it an error. An alias,
the preprint or the published twin, the book of a cited chapter and a translation pass; a notice
(correction, reply) on the cited work is a minor error.

## Why it matters
Who follows the link reads another work than the one that is cited, and programs count the
citation for the wrong one.

## What it cannot see
References that give little more than the DOI. Works whose records are poor.

## Example
Okafor A. Walking and knee pain. J Pain Stud. 2020;4:11-19. doi of "Sleep in shift workers"

## Corrected
The DOI of "Walking and knee pain"

## Confirm by hand
Open the DOI and compare title and authors with the reference.

## References
Crossref REST API, works (https://api.crossref.org).
"""

from __future__ import annotations

from ..csl import doi_url, normalise_doi
from ..matching import Twin, describes_instead, tell_apart
from ..model import Outcome, Record, Severity, Status
from .entries import asked_sources, evidence_of, silent_sources
from .scopes import Case, Entry, Result, inconclusive, major, minor, not_applicable, passed

CODE = "REF103"
NAME = "doi-points-elsewhere"

CLEAR_SCORE = 0.9  # of the decision for another record


def check(entry: Entry) -> Result:
    """Whether the record behind the cited DOI is the work that the reference describes."""
    doi = normalise_doi(entry.reference.DOI)
    if not doi:
        return not_applicable("no DOI is given, or what is given is not one")
    resolution = entry.resolution
    record = resolution.doi_record
    if record is None:
        if resolution.registered is False:
            return not_applicable("the DOI is not registered")
        return inconclusive(f"no record behind the DOI was read: {silent_sources(entry)}",
                            **evidence_of(entry, None, "DOI", claimed=doi))
    title = str(record.item.get("title") or (record.titles[0] if record.titles else ""))
    values = evidence_of(entry, record, "DOI", claimed=entry.reference.title or doi,
                         reported=title) | {"confirm_url": doi_url(doi)}
    twin = tell_apart(entry.reference, record)
    if twin is Twin.SAME:
        return passed(**values)
    if twin is Twin.NOTICE:
        return minor(f"doi:{doi} leads to a notice on the cited work: {title!r}", **values)
    if twin is Twin.UNCLEAR and _described(entry, record) is None:
        return inconclusive("the reference gives too little, or agrees only in part, with the "
                            f"record behind doi:{doi}", **values)
    told = ""
    if resolution.status is Status.MATCHED and resolution.record is not None \
            and resolution.record.DOI not in ("", doi, *record.aliases):
        told = f"; the reference describes doi:{resolution.record.DOI}"
        if twin is Twin.UNCLEAR:
            told += f", {str(resolution.record.item.get('title') or '')!r}"
    return major(f"doi:{doi} leads to another work, {title!r}{told} "
                 f"(asked: {asked_sources(entry)})", **values)


def _described(entry: Entry, doi_record: Record) -> Record | None:
    """The record of another DOI that the reference clearly describes, or None."""
    resolution = entry.resolution
    record = resolution.record
    if record is None or resolution.status is not Status.MATCHED \
            or (resolution.score or 0.0) < CLEAR_SCORE:
        return None
    return record if describes_instead(entry.reference, record, doi_record) else None


_CITED = {"title": "Walking exercise and knee pain in older adults", "DOI": "10.5555/walk.2020.1",
          "author": [{"family": "Okafor", "given": "A"}, {"family": "Lindqvist", "given": "B"}],
          "container-title": "J Pain Stud", "volume": "4", "page": "11-19",
          "issued": {"date-parts": [[2020]]}}
_OTHER = {"title": ["Sleep quality of nurses on rotating shifts"], "DOI": "10.5555/walk.2020.1",
          "author": [{"family": "Marchetti", "given": "Carla"}],
          "container-title": ["Journal of Sleep Records"], "volume": "31", "page": "501-509",
          "issued": {"date-parts": [[2017, 3]]}}

_SISTER = {**_CITED, "title": "Loss of muscle strength over a year in older adults with knee pain",
           "volume": "3", "page": "901-909", "issued": {"date-parts": [[2019]]}}

CASES = (
    Case(Outcome.ERROR, "the DOI is that of another work by the same authors",
         {"cited": _CITED, "record": {**_CITED, "DOI": "10.5555/walk.2020.2"},
          "doi_record": _SISTER}, Severity.MAJOR),
    Case(Outcome.ERROR, "the DOI is that of a work by others on another subject",
         {"cited": _CITED, "record": None, "doi_record": _OTHER}, Severity.MAJOR),
    Case(Outcome.ERROR, "the DOI is that of the correction, not of the article",
         {"cited": _CITED, "record": None, "doi_record": {
             **_CITED, "title": "Correction to: Walking exercise and knee pain in older adults",
             "page": "77", "volume": "5"}}, Severity.MINOR),
    Case(Outcome.PASS, "the record is the cited work, with its journal's whole name",
         {"cited": _CITED, "record": {**_CITED, "container-title": "Journal of Pain Studies"}}),
    Case(Outcome.PASS, "the DOI is that of the preprint",
         {"cited": _CITED, "record": None, "doi_record": {
             "type": "posted-content", "title": _CITED["title"], "author": _CITED["author"],
             "DOI": _CITED["DOI"], "posted": {"date-parts": [[2019, 9]]}}}),
    Case(Outcome.INCONCLUSIVE, "the record could not be read",
         {"cited": _CITED, "record": None, "registered": None, "unavailable": ["Crossref"]}),
    Case(Outcome.NOT_APPLICABLE, "no DOI is given", {"cited": {"title": "Walking"}}),
)
