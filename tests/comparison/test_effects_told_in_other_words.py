"""Effects of one thing, told in other words than the study's."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.comparison.stated import read_statements_of
from evidaudit.evidence import read_report
from evidaudit.model import Label

_TURNED = [
    ("Salt users had cramps half as often as non-users.",
     "We followed 940 rowers, 310 of them users of salt tablets. Cramps were more frequent in "
     "users (HR 1.62, 95% CI 1.21 to 2.17; p=0.001)."),
    ("Trust in the mayor shrank once the toll was introduced.",
     "We surveyed 2,310 residents before and after a road toll. Trust in the mayor rose from 41% "
     "to 52% (p=0.001)."),
    ("Warders felt their workload ease once the scheme began.",
     "A stepped-wedge trial in 14 prisons tested a mentoring scheme. Self-harm did not differ "
     "(p=0.4). Warders' workload increased (p=0.01)."),
]


@pytest.mark.parametrize(("claim", "study"), _TURNED)
def test_an_effect_turned_round_in_other_words_is_told(claim: str, study: str) -> None:
    """Adverbs, conjunctions and "half as often" hide no reversal."""
    assert compare(claim, study).label is Label.MAJOR


_KEPT = [
    ("Salt users had cramps more often than non-users.", _TURNED[0][1]),
    ("Trust in the mayor grew once the toll was introduced.", _TURNED[1][1]),
    ("Warders felt their workload rise once the scheme began.", _TURNED[2][1]),
    ("Cows on pasture put on weight, and milk yield fell slightly.",
     "Cows were kept on pasture. Body weight rose by 20 kg and milk yield fell by 2 litres "
     "(p=0.01)."),
]


@pytest.mark.parametrize(("claim", "study"), _KEPT)
def test_the_same_effect_in_other_words_accuses_nobody(claim: str, study: str) -> None:
    """What the study found may be told in any words."""
    assert compare(claim, study).label is not Label.MAJOR


def test_a_bare_risk_is_that_of_what_was_told_before() -> None:
    """"Was associated with lower odds" names its outcome in the sentence before."""
    report = read_report(
        "We examined 300 dogs. Long walks were associated with higher odds of limping (OR 2.1, 95% "
        "CI 1.3 to 3.3). Soft ground was associated with lower odds (OR 0.5, 95% CI 0.3 to 0.8).")
    told = [s for s in read_statements_of(report).statements if "Soft ground" in s.passage]
    assert told and all(any("limp" in key or "lame" in key for key in s.outcome) for s in told)
