"""Whether a claim compares with something that the study did not compare with.

## What it checks
The comparator that the claim names after "than", "compared with" or "versus" (placebo, no
treatment, usual care, surgery, drugs, exercise, talking therapy, injections, radiotherapy)
against the arms that the study names; the test that it takes as the reference against the study's
reference standard; any other treatment where the study says that it had no control group.

## Why it matters
"Better than surgery" and "better than no treatment" are different promises.

## What it cannot see
Whether a named drug was given in a fair dose; a comparator that the claim leaves out; two
comparators of the same kind, such as one drug told for another.

## Example
"Acupuncture eases pain better than surgery", citing a trial of acupuncture against usual care.

## Corrected
"Acupuncture eased pain better than usual care."

## Confirm by hand
Read in the methods what each group of the study received.

## References
CONSORT 2010 item 5 (interventions for each group), doi 10.1136/bmj.c332.
"""

from __future__ import annotations

from ..comparison import read
from ..comparison.arms.comparator_arms import comparator_of_another_number, comparator_of_no_arm
from ..comparison.arms.comparators import (
    agreeing_comparator,
    claimed_comparators,
    comparator_difference,
    is_merely_mentioned,
    unmentioned_comparator,
)
from ..comparison.arms.foreign_comparators import foreign_comparator, group_named
from ..comparison.arms.numbers_against import number_against_another
from ..comparison.arms.parts_of_arms import part_told_wrong
from ..comparison.arms.reference_standards import other_standard
from ..comparison.arms.sorts_of_groups import comparator_of_another_sort
from ..comparison.arms.subject_told import speaks_of_subject
from ..evidence.reported_words import is_known
from ..model import Outcome, Severity
from .scopes import Case, Pair, Result, inconclusive, major, passed

CODE = "QUO308"
NAME = "comparator-differs"


def check(pair: Pair) -> Result | None:
    """Whether the comparator that the claim names is one of the study's."""
    other = (number_against_another(read(pair)) or comparator_of_another_number(read(pair))
             or comparator_of_no_arm(read(pair)) or part_told_wrong(read(pair))
             or comparator_of_another_sort(read(pair)) or other_standard(read(pair)))
    if other is not None:
        return major("the study compared with something else", claimed=other.claimed,
                     reported=other.reported, passage=other.passage)
    foreign = foreign_comparator(read(pair))
    if foreign is not None and foreign.sure:
        return major("no group of the study received what the claim compares with",
                     claimed=foreign.claimed, reported=foreign.reported, passage=foreign.passage)
    told = [compared for compared in claimed_comparators(pair.claim.text) if compared.kinds]
    if not told and foreign is None:
        return None
    if not is_known(pair.report) or pair.report is None:
        return inconclusive("nothing was read that says what was compared",
                            claimed=foreign.claimed if foreign else told[0].words)
    difference = comparator_difference(pair.claim, pair.report)
    if difference is not None and speaks_of_subject(read(pair)):
        return major("no group of the study received what the claim compares with",
                     claimed=difference.claimed, reported=difference.reported,
                     passage=difference.passage)
    if foreign is not None:
        return inconclusive("not read: the study's words never speak of this comparator",
                            claimed=foreign.claimed)
    agreed = agreeing_comparator(pair.claim, pair.report) or group_named(read(pair))
    if agreed is not None:
        return passed("the study compares with it too", claimed=agreed[0], reported=agreed[0],
                      passage=agreed[1])
    unknown = unmentioned_comparator(pair.claim, pair.report)
    if unknown:
        return inconclusive("not read: the study's words never speak of this comparator",
                            claimed=unknown)
    merely = is_merely_mentioned(pair.claim, pair.report)
    return inconclusive(("not read: " if merely else "")
                        + "the study's words do not tell what it compared with",
                        claimed=told[0].words)


CASES = (
    Case(Outcome.ERROR, "no group had surgery", {
        "claim": "Acupuncture eases back pain better than surgery.",
        "source": "Adults with back pain were randomised to acupuncture or usual care. Pain fell "
                  "more with acupuncture than with usual care."}, Severity.MAJOR),
    Case(Outcome.PASS, "the study compared with usual care", {
        "claim": "Acupuncture eases back pain better than usual care.",
        "source": "Adults with back pain were randomised to acupuncture or usual care. Pain fell "
                  "more with acupuncture than with usual care."}),
    Case(Outcome.INCONCLUSIVE, "the source does not say what was compared", {
        "claim": "Acupuncture eases back pain better than surgery.",
        "source": "Back pain is common. Acupuncture eased it."}),
)
