"""Whether a claim gives the study another design than it has.

## What it checks
A review told as a look at medical records, a study that only observed told as a trial, a protocol
told as a result, a pilot told as proof, a narrative review told as a systematic one or as a
meta-analysis, a single survey told as people followed over time, a test told as the treatment,
a study that sets out to test told as one that sets out to prove.

## Why it matters
The design says how far a result can be trusted. A protocol has no result at all.

## What it cannot see
A design that neither title, text, record nor evidence sheet states; a claim that names no design;
whether a study was carried out as it says.

## Example
"A randomised trial proved that coffee drinkers live longer", citing a cohort study.

## Corrected
"In a cohort study, coffee drinkers lived longer."

## Confirm by hand
Read the title and the methods of the study.

## References
EQUATOR reporting guidelines, https://www.equator-network.org; Jergas & Baethge 2015,
doi 10.7717/peerj.1364.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..comparison.arms.tests_told_as_treatment import find_test_told_as_treatment
from ..comparison.cited_work.claimed_designs import claimed_design
from ..comparison.cited_work.designs import design_differences, design_of
from ..evidence.reported_words import is_known
from ..model import Outcome, Severity
from .scopes import Case, Pair, Result, inconclusive, major, minor, passed

CODE = "QUO306"
NAME = "design-misstated"


def check(pair: Pair) -> Iterator[Result]:
    """One error for each way in which the design is misstated, else whether it agrees."""
    named = claimed_design(pair.claim.text)
    if not is_known(pair.report) or pair.report is None:
        if named:
            yield inconclusive("nothing was read that says what kind of study it was",
                               claimed=named)
        return
    report = pair.report
    differences = list(design_differences(pair.claim, report))
    for difference in differences:
        tell = major if difference.severity is Severity.MAJOR else minor
        yield tell(difference.message, claimed=difference.claimed, reported=difference.reported,
                   passage=difference.passage)
    told = find_test_told_as_treatment(pair.claim, report)
    if told is not None:
        yield major("a test that measured the outcome is told as the treatment",
                    claimed=told.claimed, reported=told.reported, passage=told.passage)
    elif named and not differences:
        design = design_of(report)
        if design.kinds:
            yield passed("nothing in the study's own description contradicts the design named",
                         claimed=named, reported=str(design),
                         passage=design.passage(*design.kinds))
        else:
            yield inconclusive("the study's words do not tell its design", claimed=named)


CASES = (
    Case(Outcome.ERROR, "a protocol has no results", {
        "claim": "The trial showed that the app cut heavy drinking.",
        "title": "A telephone app against heavy drinking: protocol for a randomised trial",
        "source": "We will recruit 300 adults who drink heavily. They will be randomised to the "
                  "app or to a waiting list. The main outcome will be drinks a week."},
         Severity.MAJOR),
    Case(Outcome.ERROR, "a cohort study is told as a randomised trial", {
        "claim": "A randomised trial found that coffee drinkers live longer.",
        "title": "Coffee and length of life: a cohort study",
        "source": "In this cohort study we followed 8,000 adults for ten years. Coffee drinkers "
                  "died less often."}, Severity.MAJOR),
    Case(Outcome.PASS, "the design is named as it is", {
        "claim": "A cohort study found that coffee drinkers live longer.",
        "title": "Coffee and length of life: a cohort study",
        "source": "In this cohort study we followed 8,000 adults for ten years. Coffee drinkers "
                  "died less often."}),
    Case(Outcome.INCONCLUSIVE, "the source does not tell its design", {
        "claim": "A randomised trial found that coffee drinkers live longer.",
        "source": "Coffee drinkers died less often."}),
)
