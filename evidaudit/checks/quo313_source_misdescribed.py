"""Whether a claim describes its source rightly: date, journal, institution, country.

## What it checks
A month or year of publication, a journal's name, the country of the study or of its authors and
an institution, against the dates, names and affiliations of the record, the evidence sheet and
the study's own words. Print and online dates, abbreviations and case all count as right.

## Why it matters
A wrong name or date makes the source hard to find and lends it somebody else's weight.

## What it cannot see
Affiliations that the record does not carry; the months of a work that is known by its year only;
"recent"; professions of the authors.

## Example
"A May 2015 study in The Lancet", citing a paper of 2019 in BMJ Open.

## Corrected
"A 2019 study in BMJ Open."

## Confirm by hand
Open the DOI and read the head of the paper.

## References
Jergas & Baethge 2015, doi 10.7717/peerj.1364.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..comparison.cited_work.source_description import described
from ..model import Outcome, Severity
from .scopes import Case, Pair, Result, inconclusive, major, minor, passed

CODE = "QUO313"
NAME = "source-misdescribed"


def check(pair: Pair) -> Iterator[Result]:
    """One result for each thing that the claim says of its source."""
    every = described(pair.claim.text, pair.reference, pair.report, pair.resolution)
    wrong = {said.what for said in every if said.agrees is False}
    for said in every:
        values = {"claimed": said.claimed, "reported": said.reported, "passage": said.passage}
        if said.agrees is True:
            yield passed(f"the {said.what} agrees", **values)
        elif said.agrees is False:
            tell = major if said.misleads or {"date", "country"} <= wrong else minor
            yield tell(f"the claim gives the source another {said.what}", **values)
        else:
            yield inconclusive(f"too little is known to check the {said.what}", **values)


CASES = (
    Case(Outcome.ERROR, "another journal is named", {
        "claim": "A 2019 study in the journal Annals of Winter Medicine found fewer falls.",
        "source": "Fewer falls were seen.", "year": 2019, "container_title": "BMJ Open"},
         Severity.MINOR),
    Case(Outcome.PASS, "year and journal agree", {
        "claim": "A 2019 study in the journal BMJ Open found fewer falls.",
        "source": "Fewer falls were seen.", "year": 2019, "container_title": "BMJ Open"}),
    Case(Outcome.INCONCLUSIVE, "the month of the work is not known", {
        "claim": "A May 2019 study found fewer falls.",
        "source": "Fewer falls were seen.", "year": 2019}),
)
