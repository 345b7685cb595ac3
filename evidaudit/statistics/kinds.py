"""What each kind of statistic is: a level, a difference or a ratio; its null value and bounds.

A *level* describes one group (14 % responded). A *difference* or a *ratio* compares two groups and
has a null value: the number that means "no difference". Telling one sort as another changes the
message, even where the digits agree.
"""

from __future__ import annotations

from typing import Final

from ..model import Estimate, Kind

LEVELS: Final = frozenset(
    {
        Kind.PROPORTION,
        Kind.PREVALENCE,
        Kind.INCIDENCE_RATE,
        Kind.MEAN,
        Kind.MEDIAN,
        Kind.SENSITIVITY,
        Kind.SPECIFICITY,
        Kind.COUNT,
    }
)
DIFFERENCES: Final = frozenset(
    {
        Kind.RISK_DIFFERENCE,
        Kind.MEAN_DIFFERENCE,
        Kind.STANDARDISED_MEAN_DIFFERENCE,
    }
)
RATIOS: Final = frozenset({Kind.RISK_RATIO, Kind.ODDS_RATIO, Kind.HAZARD_RATIO})
# Compare two groups, whatever the arithmetic (a per cent change may also compare two times).
CONTRASTS: Final = DIFFERENCES | RATIOS | {Kind.PERCENT_CHANGE, Kind.NNT}
# Kept as fractions of one: printed per cents are divided by 100.
FRACTIONS: Final = frozenset(
    {
        Kind.PROPORTION,
        Kind.PREVALENCE,
        Kind.RISK_DIFFERENCE,
        Kind.SENSITIVITY,
        Kind.SPECIFICITY,
        Kind.AUC,
    }
)
ONE_GROUP_SHARES: Final = frozenset({Kind.PROPORTION, Kind.PREVALENCE})
# Lowest and highest values that the kind can take; None where there is no bound.
BOUNDS: Final[dict[Kind, tuple[float | None, float | None]]] = {
    Kind.PROPORTION: (0.0, 1.0),
    Kind.PREVALENCE: (0.0, 1.0),
    Kind.RISK_DIFFERENCE: (-1.0, 1.0),
    Kind.RISK_RATIO: (0.0, None),
    Kind.ODDS_RATIO: (0.0, None),
    Kind.HAZARD_RATIO: (0.0, None),
    Kind.INCIDENCE_RATE: (0.0, None),
    Kind.CORRELATION: (-1.0, 1.0),
    Kind.SENSITIVITY: (0.0, 1.0),
    Kind.SPECIFICITY: (0.0, 1.0),
    Kind.AUC: (0.0, 1.0),
    Kind.HETEROGENEITY: (0.0, 100.0),
    Kind.P_VALUE: (0.0, 1.0),
    Kind.COUNT: (0.0, None),
}
SIGNIFICANCE_LEVEL: Final = 0.05  # the convention of the field; two-sided
_NAMES: Final = {
    Kind.PROPORTION: "share of one group",
    Kind.PREVALENCE: "prevalence",
    Kind.RISK_DIFFERENCE: "difference between the shares of two groups",
    Kind.RISK_RATIO: "risk ratio",
    Kind.ODDS_RATIO: "odds ratio",
    Kind.HAZARD_RATIO: "hazard ratio",
    Kind.INCIDENCE_RATE: "rate over person-time",
    Kind.MEAN: "mean of one group",
    Kind.MEDIAN: "median of one group",
    Kind.MEAN_DIFFERENCE: "difference between two means",
    Kind.STANDARDISED_MEAN_DIFFERENCE: "difference in standard deviations",
    Kind.PERCENT_CHANGE: "relative change in per cent",
    Kind.NNT: "number needed to treat",
    Kind.CORRELATION: "correlation",
    Kind.SENSITIVITY: "sensitivity",
    Kind.SPECIFICITY: "specificity",
    Kind.AUC: "area under the curve",
    Kind.HETEROGENEITY: "heterogeneity between studies",
    Kind.P_VALUE: "p value",
    Kind.COUNT: "number of people or things",
}


def name(kind: Kind) -> str:
    """The kind in words that a reader without statistics understands."""
    return _NAMES[kind]


def null_value(kind: Kind) -> float | None:
    """The value that means "no difference": 0 for differences, 1 for ratios, None for levels."""
    if kind in RATIOS:
        return 1.0
    if kind in DIFFERENCES or kind in (Kind.PERCENT_CHANGE, Kind.CORRELATION):
        return 0.0
    return 0.5 if kind is Kind.AUC else None


def signed_value(estimate: Estimate) -> float | None:
    """The value with the sign that the words give it: "reduced by 22%" is -22."""
    value = estimate.value
    if value is None or estimate.kind not in CONTRASTS or estimate.kind in RATIOS:
        return value
    if estimate.direction == "decrease":
        return -abs(value)
    return value


def sign(estimate: Estimate) -> int | None:
    """1 above the null value, -1 below, 0 at it; None where the kind has none or no value."""
    null = null_value(estimate.kind)
    value = signed_value(estimate)
    if null is None or value is None:
        return {"increase": 1, "decrease": -1}.get(estimate.direction)
    if estimate.kind in RATIOS and estimate.direction and value != null:
        return 1 if estimate.direction == "increase" else -1
    return (value > null) - (value < null)


def is_significant(estimate: Estimate) -> bool | None:
    """Whether the estimate differs from its null value at 5 %, two-sided; None where unknown.

    A 95 % (or wider) interval decides first, then p. An interval narrower than 95 % that includes
    the null value says no; one that excludes it says nothing at 5 %. A p_sign of "NS" says no.
    """
    null = null_value(estimate.kind)
    low, high = estimate.ci_low, estimate.ci_high
    if null is not None and low is not None and high is not None:
        if low <= null <= high or high <= null <= low:
            by_p = p_is_significant(estimate.p, estimate.p_sign)
            return by_p is True and null in (low, high)  # 1.003 is printed 1.00 too
        if (estimate.ci_level or 95.0) >= 95.0:
            return True
    return p_is_significant(estimate.p, estimate.p_sign)


def p_is_significant(p: float | None, p_sign: str) -> bool | None:
    """Whether a printed p value is below 0.05; None where the printed bound cannot tell."""
    if p is None:
        return False if p_sign == "NS" else None
    if p_sign in ("<", "≤"):
        return True if p <= SIGNIFICANCE_LEVEL else None
    if p_sign in (">", "≥"):
        return False if p >= SIGNIFICANCE_LEVEL else None
    return None if p == SIGNIFICANCE_LEVEL else p < SIGNIFICANCE_LEVEL  # .054 is printed .05 too
