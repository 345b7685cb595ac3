"""The DOI that a reference gives is registered nowhere.

## What it checks
Whether the registry says that it has no such DOI: the registration agency's record is missing and
doi.org, which knows the DOIs of every agency, answers that the handle does not exist.

## Why it matters
A reference whose DOI leads nowhere cannot be checked by a reader. The DOI may be mistyped, or the
work may not exist.

## What it cannot see
Why the DOI is missing. DOIs printed before they are registered come alive days later. A source
that is silent is never taken for a no.

## Example
doi:10.5555/no.such.suffix, which doi.org does not know

## Corrected
The DOI of the work that the reference describes, or none

## Confirm by hand
Open https://doi.org/api/handles/ followed by the DOI: responseCode 100 means that it does not
exist.

## References
DOI Handbook, section 3 (https://www.doi.org/doi-handbook/).
"""

from __future__ import annotations

from ..csl import doi_url, normalise_doi
from ..model import Outcome, Severity, Status
from .entries import asked_sources, evidence_of, silent_sources
from .scopes import Case, Entry, Result, inconclusive, major, not_applicable, passed

CODE = "REF102"
NAME = "doi-not-registered"


def check(entry: Entry) -> Result:
    """The registry's word on the cited DOI."""
    doi = normalise_doi(entry.reference.DOI)
    if not doi:
        return not_applicable("no DOI is given, or what is given is not one")
    resolution = entry.resolution
    values = evidence_of(entry, None, "DOI", claimed=doi) | {"confirm_url": doi_url(doi)}
    if resolution.registered is True:
        return passed(f"registered with {resolution.agency}" if resolution.agency else "", **values)
    if resolution.registered is None:
        return inconclusive(f"no registry's word on {doi}: {silent_sources(entry)}", **values)
    found = ""
    if resolution.status is Status.MATCHED and resolution.matched_DOI not in ("", doi):
        found = f"; the reference describes doi:{resolution.matched_DOI}"
    return major(f"doi:{doi} is not registered (asked: {asked_sources(entry)}){found}",
                 **values | {"reported": resolution.matched_DOI or "not registered",
                             "source": values["source"] or "doi.org"})


_CITED = {"title": "Walking and knee pain", "DOI": "10.5555/walk.2020.1",
          "author": [{"family": "Okafor"}], "issued": {"date-parts": [[2020]]}}

CASES = (
    Case(Outcome.ERROR, "doi.org and the agency both answered no",
         {"cited": _CITED, "record": None, "registered": False}, Severity.MAJOR),
    Case(Outcome.PASS, "the registry knows the DOI",
         {"cited": _CITED, "record": _CITED, "registered": True}),
    Case(Outcome.INCONCLUSIVE, "the services were down: that says nothing about the DOI",
         {"cited": _CITED, "record": None, "unavailable": ["Crossref", "doi.org"],
          "registered": None}),
    Case(Outcome.NOT_APPLICABLE, "no DOI is given", {"cited": {"title": "Walking"}}),
)
