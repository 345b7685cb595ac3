"""Whether a claim gives the study another size than it had.

## What it checks
Numbers of participants (or animals) and of trials or studies that the claim gives as the size of
the study, in figures or words, against every number that the study reports. Arms, subgroups,
sums of arms and rounding ("nearly 1,200" for 1,178) are all right.

## Why it matters
A small study told as a large one lends weight that it does not have.

## What it cannot see
Whether the right number was used for the right group; sizes that the study gives only in a table
that was not read; numbers of people with an outcome.

## Example
"A study of 500 patients", citing one of 50.

## Corrected
"A study of 50 patients."

## Confirm by hand
Read the number of participants in the study's abstract or flow chart.

## References
CONSORT 2010 item 13a (participant flow), doi 10.1136/bmj.c332.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import limits
from ..comparison.cited_work.places_counted import places_told
from ..comparison.cited_work.sample_sizes import SizeDifference, claimed_sizes, compare_sizes
from ..evidence.reported_words import is_known
from ..model import Outcome, Severity
from .scopes import Case, Pair, Result, inconclusive, major, minor, passed

CODE = "QUO311"
NAME = "sample-size-differs"


def check(pair: Pair) -> Iterator[Result]:
    """One result for each size that the claim gives the study."""
    told = claimed_sizes(pair.claim.text) or places_told(pair.claim.text)
    if not told:
        return
    if not is_known(pair.report) or pair.report is None:
        yield inconclusive("nothing was read that says how many took part",
                           claimed=told[0].text)
        return
    judged = compare_sizes(pair.claim, pair.report)
    for answer in judged:
        if isinstance(answer, SizeDifference):
            severe = answer.of_another or answer.factor >= limits.MAJOR_SIZE_FACTOR
            tell = major if severe else minor
            yield tell(f"the claim counts {answer.claimed.value:,} {answer.what}; the study "
                       f"reports {answer.reported:,}", claimed=answer.claimed.text.strip(),
                       reported=f"{answer.reported:,} {answer.what}", passage=answer.passage)
        else:
            yield passed("the study reports this number", claimed=answer.claimed.text.strip(),
                         reported=str(answer.passage), passage=answer.passage)
    if not judged:
        yield inconclusive("the words that were read give no number to compare with",
                           claimed=told[0].text)


CASES = (
    Case(Outcome.ERROR, "ten times as many as took part", {
        "claim": "A trial of 500 patients tested the vaccine.",
        "source": "Fifty patients were randomised to the vaccine or to placebo."}, Severity.MAJOR),
    Case(Outcome.PASS, "a rounded number", {
        "claim": "A trial of nearly 1,200 patients tested the vaccine.",
        "source": "We randomised 1178 patients to the vaccine or to placebo."}),
    Case(Outcome.INCONCLUSIVE, "the source gives no number", {
        "claim": "A trial of 500 patients tested the vaccine.",
        "source": "Patients were randomised to the vaccine or to placebo."}),
)
