"""Claims set against reports: kind first, then value, each by its printed precision."""

from __future__ import annotations

import pytest

from evidaudit.model import Estimate, Kind
from evidaudit.statistics import Relation, agrees, claimed_range, extract_statistics, from_levels

SAME = [
    ("14% of patients responded", "a response rate of 14%"),
    ("14% of patients", "43/310 (13.9%)"),
    ("about 14% of patients", "a rate of 15.0%"),
    ("nearly half of patients", "47% of patients"),
    ("half of patients", "51% of patients"),
    ("over 60% of patients", "62.3% of patients"),
    ("up to 30% of patients", "29% of patients"),
    ("a third of patients", "33.4% of patients"),
    ("one in seven patients", "14% of patients"),
    ("most patients improved", "71% of patients"),
    ("at least 25% of patients", "26% of patients"),
    ("three quarters of patients", "74.6% of patients"),
    ("9 out of 10 patients", "90.4% of patients"),
    ("HR 0.87", "HR 0.87 (95% CI 0.78 to 0.97)"),
    ("HR 0.9", "HR 0.87 (95% CI 0.78 to 0.97)"),
    ("14 percentage points more", "RD 0.14 (95% CI 0.06 to 0.22)"),
    ("14 more people in 100", "RD 0.14"),
    ("reduced by 22%", "a relative risk reduction of 22%"),
    ("twice as likely", "RR 2.1"),
    ("NNT 7", "NNT 7.1"),
    ("1,178 participants", "n = 1178"),
    ("about 1,200 participants", "n = 1178"),
    ("a mean of 14.2", "a mean of 14.2 (SD 3.1)"),
    ("12% prevalence", "12% of patients"),
]
CONVERTED = [
    ("one extra in seven", "NNT 7.1"),
    ("NNT 7", "RD 0.14"),
    ("14 percentage points more", "NNT 7.1 (4.5 to 17)"),
    ("a 22% lower risk", "RR 0.78"),
    ("reduced the risk by 22%", "HR 0.78 (95% CI 0.66 to 0.92)"),
    ("42% more likely", "RR 1.42"),
    ("doubled the risk", "a relative increase of 100%"),
    ("a 58% lower odds of relapse", "OR 0.42"),
]
OTHER_KIND = [
    (
        "14% of hip osteoarthritis patients responded to exercise programs",
        "RD 0.14 (95% CI 0.06 to 0.22)",
        "a difference between groups told as the share of one group",
    ),
    (
        "one in seven patients responded",
        "RD 0.14",
        "a difference between groups told as the share of one group",
    ),
    (
        "14% of patients responded",
        "NNT 7.1",
        "a difference between groups told as the share of one group",
    ),
    ("22% of patients", "HR 0.78", "a relative change told as a share of people"),
    (
        "22% of patients",
        "a relative risk reduction of 22%",
        "a relative change told as a share of people",
    ),
    ("14% more likely", "RD 0.14", "percentage points told as per cent"),
    ("fell by 22 percentage points", "RR 0.78", "relative told as absolute"),
    (
        "fell by 22 percentage points",
        "a relative risk reduction of 22%",
        "relative told as absolute",
    ),
    ("twice as likely", "OR 2.0", "odds told as risk"),
    ("a risk ratio of 1.42", "OR 1.42", "odds told as risk"),
    ("increased by 58%", "58% of patients responded", "the share of one group told as a change"),
    (
        "a mean of 4.2 points",
        "mean difference 4.2 points",
        "a difference between groups told as the value of one group",
    ),
    ("mean difference 0.38", "SMD 0.38", "standard deviations told as units of the scale"),
    ("sensitivity was 85%", "specificity was 85%", "specificity told as sensitivity"),
]
OTHER_VALUE = [
    ("14% of patients", "24% of patients", False),
    ("14% of patients", "14.8% of patients", True),
    ("HR 0.87", "HR 0.56", False),
    ("half of patients", "30% of patients", False),
    ("reduced by 22%", "increased by 22%", False),
    ("MD -4.2", "MD -8.4", False),
]


def first(text: str) -> Estimate:
    """The first estimate of a text."""
    return extract_statistics(text)[0]


@pytest.mark.parametrize(("claim", "report"), SAME)
def test_the_same_number_in_other_words_agrees(claim: str, report: str) -> None:
    """Rounding, hedges and words are judged by the precision that they claim."""
    agreement = agrees(first(claim), first(report))
    assert agreement.relation is Relation.SAME and agreement


@pytest.mark.parametrize(("claim", "report"), CONVERTED)
def test_a_conversion_that_keeps_the_meaning_agrees(claim: str, report: str) -> None:
    """Risk difference and NNT, ratio and per cent change."""
    agreement = agrees(first(claim), first(report))
    assert agreement.relation is Relation.CONVERTED and agreement and agreement.conversion


@pytest.mark.parametrize(("claim", "report", "confusion"), OTHER_KIND)
def test_the_same_digits_of_another_kind_do_not_agree(
    claim: str, report: str, confusion: str
) -> None:
    """The confusion is named."""
    agreement = agrees(first(claim), first(report))
    assert (agreement.relation, agreement.conversion) == (Relation.OTHER_KIND, confusion)
    assert not agreement and not agreement.keeps_meaning


@pytest.mark.parametrize(("claim", "report", "near"), OTHER_VALUE)
def test_another_value_does_not_agree_and_a_rounding_slip_is_marked(
    claim: str, report: str, near: bool
) -> None:
    """``near`` tells a slip from another number."""
    agreement = agrees(first(claim), first(report))
    assert agreement.relation is Relation.OTHER_VALUE and agreement.near is near and not agreement


def test_odds_told_as_risk_are_converted_but_change_the_meaning() -> None:
    """58 % lower risk from an odds ratio of 0.42."""
    agreement = agrees(first("a 58% lower risk"), first("OR 0.42"))
    assert agreement.relation is Relation.CONVERTED and not agreement
    assert agreement.conversion == "odds told as risk"


@pytest.mark.parametrize(
    ("claim", "report"),
    [("14% of patients", "HR 0.56"), ("n = 60", "p = 0.03"), ("a mean of 4.2", "58% of patients")],
)
def test_numbers_that_say_nothing_of_each_other_are_unrelated(claim: str, report: str) -> None:
    """Silence where nothing can be told."""
    assert agrees(first(claim), first(report)).relation is Relation.UNRELATED


def test_a_change_beside_a_difference_of_means_is_no_accusation() -> None:
    """Both a change and a difference fit "lowered by 10 mm Hg"."""
    agreement = agrees(
        first("lowered blood pressure by 10 mm Hg"), first("mean difference -10 mm Hg")
    )
    assert agreement.relation is Relation.OTHER_KIND and agreement.keeps_meaning


def test_an_opposite_sign_is_told() -> None:
    """The same size the other way round is no agreement."""
    agreement = agrees(first("reduced by 22%"), first("increased by 22%"))
    assert agreement.opposite and not agreement


def test_no_value_is_never_an_agreement() -> None:
    """P=NS has no value to agree with."""
    assert agrees(Estimate(Kind.P_VALUE, None), first("p = 0.03")).relation is Relation.UNRELATED


@pytest.mark.parametrize(
    ("claim", "fits"),
    [
        ("14 percentage points more", True),
        ("14% of patients", None),
        ("32% more likely", True),
        ("a risk ratio of 1.32", True),
        ("an odds ratio of 1.76", True),
        ("24 percentage points more", False),
        ("14 percentage points fewer responded: a fall of 14 percentage points", False),
    ],
)
def test_a_contrast_follows_from_two_reported_levels(claim: str, fits: bool | None) -> None:
    """58 % against 44 % gives 14 points, a ratio of 1.32 and odds of 1.76."""
    treated, comparator = extract_statistics("The response rate was 58% vs 44%.")
    agreement = from_levels(first(claim), treated, comparator)
    assert bool(agreement) is bool(fits)


@pytest.mark.parametrize(
    ("claim", "low", "high"),
    [
        ("14% of patients", 0.135, 0.145),
        ("14.0% of patients", 0.1395, 0.1405),
        ("about 20% of patients", 0.18, 0.22),
        ("over 20% of patients", 0.195, 0.25),
        ("nearly half of patients", 0.44, 0.54),
        ("HR 0.87", 0.865, 0.875),
        ("most patients improved", 0.5, 1.0),
    ],
)
def test_the_range_of_a_claim_follows_its_digits_and_hedge(
    claim: str, low: float, high: float
) -> None:
    """Half a unit of the last digit, a tenth for "about", half way to 30 for "over 20"."""
    assert claimed_range(first(claim)) == pytest.approx((low, high))
