"""Conversions are exact, and impossible numbers are named without accusing rounding."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidaudit.model import Estimate, Kind
from evidaudit.statistics import (
    algebra,
    extract_statistics,
    impossibilities,
    is_significant,
    null_value,
    sign,
    signed_value,
)

_SHARE = st.floats(0.001, 0.999)


def test_S1_the_founding_case_converts_to_its_printed_digits() -> None:
    """A risk difference of 0.14 is 14 percentage points and one in about seven."""
    assert algebra.percentage_points(0.14) == pytest.approx(14)
    assert round(algebra.number_needed_to_treat(0.14), 1) == 7.1
    assert round(algebra.number_needed_to_treat(0.06)) == 17
    assert round(algebra.number_needed_to_treat(0.22), 1) == 4.5
    assert algebra.risk_difference_from_nnt(7) == pytest.approx(1 / 7)


@pytest.mark.parametrize(
    ("ratio", "percent"), [(0.78, -22), (1.42, 42), (2, 100), (1, 0), (0.5, -50)]
)
def test_S1_a_ratio_is_its_per_cent_change(ratio: float, percent: float) -> None:
    """0.78 is 22 % less, 2 is 100 % more."""
    assert algebra.percent_change_from_ratio(ratio) == pytest.approx(percent)
    assert algebra.ratio_from_percent_change(percent) == pytest.approx(ratio)


def test_S1_odds_become_risk_by_the_published_formula() -> None:
    """Zhang and Yu: an odds ratio of 3 at a baseline risk of 0.2 is a risk ratio of 2.14."""
    assert algebra.risk_ratio_from_odds_ratio(3, 0.2) == pytest.approx(3 / (1 - 0.2 + 0.2 * 3))
    assert algebra.risk_ratio_from_odds_ratio(3, 0.0) == 3


@given(_SHARE, _SHARE)
def test_S1_contrasts_of_two_risks_agree_with_each_other(treated: float, comparator: float) -> None:
    """Risk ratio, odds ratio and difference of the same two risks convert into one another."""
    ratio = algebra.risk_ratio(treated, comparator)
    assert algebra.risk_ratio_from_odds_ratio(
        algebra.odds_ratio(treated, comparator), comparator
    ) == pytest.approx(ratio)
    assert algebra.risk_difference_from_ratio(ratio * (1 - 1e-12), comparator) == pytest.approx(
        treated - comparator, abs=1e-9
    )
    assert algebra.risk(algebra.odds(treated)) == pytest.approx(treated)
    assert algebra.odds_ratio_from_risk_ratio(ratio, comparator) == pytest.approx(
        algebra.odds_ratio(treated, comparator), rel=1e-6
    )


def test_S1_interval_standard_error_and_p_agree() -> None:
    """A 95 % interval of 1.96 standard errors either way gives p 0.05 at its edge."""
    assert algebra.z_of_level() == pytest.approx(1.959964, abs=1e-6)
    assert algebra.standard_error(-1.959964, 1.959964) == pytest.approx(1, abs=1e-6)
    assert algebra.p_from_interval(1.959964, 0, 3.919928) == pytest.approx(0.05, abs=1e-6)
    assert algebra.p_from_interval(2, 1, 4, ratio=True) == pytest.approx(0.05, abs=1e-3)


@pytest.mark.parametrize(
    "broken",
    [
        lambda: algebra.number_needed_to_treat(0),
        lambda: algebra.risk_difference_from_nnt(0.5),
        lambda: algebra.percent_change_from_ratio(-1),
        lambda: algebra.proportion_from_counts(5, 3),
        lambda: algebra.odds(1),
        lambda: algebra.risk_ratio(0.5, 0),
        lambda: algebra.standard_error(2, 1),
        lambda: algebra.standard_error(-1, 1, ratio=True),
        lambda: algebra.z_of_level(100),
        lambda: algebra.ratio_from_percent_change(-101),
    ],
)
def test_S1_outside_its_domain_a_conversion_refuses(broken: object) -> None:
    """No number is made up where none is defined."""
    with pytest.raises(ValueError):
        broken()  # type: ignore[operator]


IMPOSSIBLE = [
    ("HR 1.87 (95% CI 0.78 to 0.97)", "interval-excludes-estimate"),
    ("RD 0.14 (95% CI 0.16–0.22)", "interval-excludes-estimate"),
    ("mean difference -4.2 (95% CI -3.0 to -0.4)", "interval-excludes-estimate"),
    ("OR 1.5 (95% CI 1.2 to 1.9; P = 0.40)", "p-contradicts-interval"),
    ("RR 1.05 (95% CI 0.90 to 1.22, p < 0.001)", "p-contradicts-interval"),
    ("43/120 (53.8%)", "percentage-contradicts-counts"),
    ("25% (43/120)", "percentage-contradicts-counts"),
    ("a response rate of 140%", "impossible-value"),
    ("hazard ratio -0.56", "impossible-value"),
    ("I2 = 145%", "impossible-value"),
    ("r = 1.45", "impossible-value"),
    ("HR 0.87 (95% CI 0.97 to 0.78)", "limits-reversed"),
]
POSSIBLE = [
    "HR 0.87 (95% CI 0.78 to 0.97; P = .01)",
    "RD 0.14 (95% CI 0.06–0.22)",
    "43/120 (35.8%)",
    "43/120 (36%)",
    "43 of 120 (35%)",
    "1/3 (33%)",
    "mean difference -4.2 (95% CI -8.0 to -0.4)",
    "reduced by 4.2 mm (95% CI -8.0 to -0.4)",
    "HR 0.78 (95% CI 0.78 to 0.97)",
    "OR 1.0 (95% CI 0.9 to 1.1; P = .95)",
    "OR 1.2 (95% CI 1.0 to 1.4; P = 0.06)",
    "OR 1.2 (95% CI 1.0 to 1.4; P = 0.04)",
    "NNT 7.1 (95% CI 4.5 to 17)",
    "HR 0.70 (90% CI 0.50 to 0.98; P = .08)",
    "a 110% increase",
    "mean difference -4.2 (95% CI -0.4 to -8.0)",
    "an increase of 250%",
    "RR 1.1 (95% CI 0.98 to 1.2; P for interaction = .03)",
]


@pytest.mark.parametrize(("text", "rule"), IMPOSSIBLE)
def test_a_number_that_cannot_be_is_named(text: str, rule: str) -> None:
    """The rule that is broken is named, with the numbers as printed."""
    found = impossibilities(extract_statistics(text))
    assert [item.rule for item in found] == [rule]
    assert found[0].message.endswith(".") and found[0].estimate.text in found[0].message


@pytest.mark.parametrize("text", POSSIBLE)
def test_rounding_and_honest_notation_are_never_called_impossible(text: str) -> None:
    """Rounded, truncated, edge-touching and mirrored numbers pass."""
    assert impossibilities(extract_statistics(text)) == []


SIGNIFICANCE = [
    ("HR 0.87 (95% CI 0.78 to 0.97)", True),
    ("HR 0.87 (95% CI 0.70 to 1.07)", False),
    ("RD 0.14 (95% CI 0.06–0.22)", True),
    ("RD 0.14 (95% CI -0.06 to 0.22)", False),
    ("RR 1.5, p < 0.001", True),
    ("RR 1.5, p = 0.2", False),
    ("RR 1.5, p < 0.1", None),
    ("RR 1.5, P > .05", False),
    ("RR 1.5, P=NS", False),
    ("RR 1.5", None),
    ("HR 0.9 (90% CI 0.80 to 0.97)", None),
    ("HR 0.9 (90% CI 0.80 to 1.07)", False),
    ("RR 1.5 (95% CI 1.00 to 2.2)", False),
    ("58% vs 44% (P = .01)", True),
]


@pytest.mark.parametrize(("text", "expected"), SIGNIFICANCE)
def test_significance_follows_the_interval_then_p(text: str, expected: bool | None) -> None:
    """True, False, or None where neither tells."""
    assert is_significant(extract_statistics(text)[0]) is expected


def test_signs_come_from_the_null_value_or_the_words() -> None:
    """A ratio below 1, a negative difference and a "reduction" all point down."""
    texts = ["HR 0.87", "RR 1.4", "MD -4.2", "a reduction of 30%", "an increase of 30%", "RD 0.14"]
    assert [sign(extract_statistics(text)[0]) for text in texts] == [-1, 1, -1, -1, 1, 1]
    assert signed_value(extract_statistics("fell by 30%")[0]) == -30
    assert null_value(Kind.ODDS_RATIO) == 1 and null_value(Kind.RISK_DIFFERENCE) == 0
    assert null_value(Kind.PROPORTION) is None
    assert sign(replace(extract_statistics("58%")[0], direction="")) is None
    assert sign(Estimate(Kind.RISK_RATIO, None)) is None
