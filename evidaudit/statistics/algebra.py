"""Exact conversions between statistics, what each needs, and numbers that cannot be.

Every function raises ``ValueError`` outside its domain. Sources: odds to risk, Zhang & Yu 1998
(doi 10.1001/jama.280.19.1690); number needed to treat and its interval, Altman 1998
(doi 10.1136/bmj.317.7168.1309); standard error from an interval, Cochrane Handbook 6.3.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

from ..model import Estimate, Kind
from . import kinds
from .precision import half_unit

P_CONTRADICTS_FACTOR: Final = 3.0  # how far p from the interval may lie from the printed p
CENTRE_SHIFT: Final = 0.25  # share of the interval's width that asymmetry may explain


def _check(condition: bool, message: str) -> None:
    if not condition:
        raise ValueError(message)


def percentage_points(risk_difference: float) -> float:
    """Percentage points of a risk difference: 0.14 is 14."""
    return 100.0 * risk_difference


def number_needed_to_treat(risk_difference: float) -> float:
    """1 / |risk difference|: 0.14 is 7.14…; not defined at 0."""
    _check(risk_difference != 0, "the number needed to treat is not defined for no difference")
    return 1.0 / abs(risk_difference)


def risk_difference_from_nnt(nnt: float) -> float:
    """The size of the risk difference behind a number needed to treat (1 or more)."""
    _check(nnt >= 1, "a number needed to treat is 1 or more")
    return 1.0 / nnt


def percent_change_from_ratio(ratio: float) -> float:
    """100 · (ratio - 1): 0.78 is -22, 2 is +100."""
    _check(ratio >= 0, "a ratio is not negative")
    return 100.0 * (ratio - 1.0)


def ratio_from_percent_change(percent: float) -> float:
    """1 + percent / 100: -22 is 0.78."""
    _check(percent >= -100, "nothing falls by more than 100 %")
    return 1.0 + percent / 100.0


def proportion_from_counts(numerator: int, denominator: int) -> float:
    """numerator / denominator."""
    _check(denominator > 0 and 0 <= numerator <= denominator, "a part of a positive whole is due")
    return numerator / denominator


def odds(risk: float) -> float:
    """risk / (1 - risk), for a risk below 1."""
    _check(0 <= risk < 1, "odds need a risk from 0 to below 1")
    return risk / (1.0 - risk)


def risk(odds_: float) -> float:
    """odds / (1 + odds)."""
    _check(odds_ >= 0, "odds are not negative")
    return odds_ / (1.0 + odds_)


def risk_ratio_from_odds_ratio(odds_ratio: float, baseline: float) -> float:
    """OR / (1 - baseline + baseline · OR) (Zhang & Yu); ``baseline`` is the comparator's risk."""
    _check(odds_ratio >= 0 and 0 <= baseline <= 1, "an odds ratio and a baseline risk are due")
    return odds_ratio / (1.0 - baseline + baseline * odds_ratio)


def odds_ratio_from_risk_ratio(risk_ratio: float, baseline: float) -> float:
    """The odds ratio of a risk ratio at the comparator's risk ``baseline``."""
    treated = risk_ratio * baseline
    _check(0 < baseline < 1 and 0 <= treated < 1, "both risks lie below 1")
    return odds(treated) / odds(baseline)


def risk_difference(treated: float, comparator: float) -> float:
    """treated - comparator, both proportions."""
    _check(0 <= treated <= 1 and 0 <= comparator <= 1, "proportions lie between 0 and 1")
    return treated - comparator


def risk_ratio(treated: float, comparator: float) -> float:
    """treated / comparator, both proportions."""
    _check(0 <= treated <= 1 and 0 < comparator <= 1, "proportions lie between 0 and 1")
    return treated / comparator


def odds_ratio(treated: float, comparator: float) -> float:
    """odds(treated) / odds(comparator), both proportions."""
    _check(comparator > 0, "the comparator's risk must be above 0")
    return odds(treated) / odds(comparator)


def risk_difference_from_ratio(ratio: float, baseline: float) -> float:
    """baseline · (ratio - 1): the absolute meaning of a risk ratio at one baseline risk."""
    _check(0 <= baseline <= 1 and 0 <= baseline * ratio <= 1, "both risks lie between 0 and 1")
    return baseline * (ratio - 1.0)


def z_of_level(level: float = 95.0) -> float:
    """The normal quantile of a two-sided interval: 1.96 for 95 %."""
    _check(0 < level < 100, "a level lies between 0 and 100 %")
    return NormalDist().inv_cdf(0.5 + level / 200.0)


def standard_error(low: float, high: float, level: float = 95.0, *, ratio: bool = False) -> float:
    """The standard error behind an interval; of the logarithm for ratios."""
    _check(low <= high, "the lower limit comes first")
    if ratio:
        _check(low > 0, "limits of a ratio are positive")
        low, high = math.log(low), math.log(high)
    return (high - low) / (2.0 * z_of_level(level))


def p_from_interval(
    value: float, low: float, high: float, level: float = 95.0, *, ratio: bool = False
) -> float:
    """The two-sided p (normal approximation) that an estimate and its interval imply."""
    error = standard_error(low, high, level, ratio=ratio)
    _check(error > 0 and (not ratio or value > 0), "an interval of some width is due")
    z = abs(math.log(value) if ratio else value) / error
    return 2.0 * (1.0 - NormalDist().cdf(z))


@dataclass(frozen=True, slots=True)
class Impossibility:
    """One printed number that cannot be, or two that cannot both be."""

    rule: str  # interval-excludes-estimate, limits-reversed, p-contradicts-interval, …
    message: str  # a sentence with the numbers as printed
    estimate: Estimate


def impossibilities(estimates: Iterable[Estimate]) -> list[Impossibility]:
    """What cannot be in ``estimates``, with tolerance for every printed number's rounding.

    Rules: a value outside what its kind can take; an interval that does not hold its estimate; an
    interval whose limits are reversed; a p that contradicts its interval about significance by
    more than rounding and approximation explain; a percentage that does not follow from its
    counts; more cases than people.
    """
    found = []
    for estimate in estimates:
        for rule in (_out_of_bounds, _interval, _p_against_interval, _counts):
            message = rule(estimate)
            if message:
                found.append(Impossibility(message[0], message[1], estimate))
    return found


def _out_of_bounds(e: Estimate) -> tuple[str, str] | None:
    low, high = kinds.BOUNDS.get(e.kind, (None, None))
    if e.value is None:
        return None
    if (low is not None and e.value < low) or (high is not None and e.value > high):
        limits = f"{low:g} to {high:g}" if high is not None else f"{low:g} or more"
        return "impossible-value", (
            f"{e.text!r}: a {kinds.name(e.kind)} is {limits}, not {e.value:g}."
        )
    if e.p is not None and not 0 <= e.p <= 1:
        return "impossible-value", f"{e.text!r}: a p value lies between 0 and 1, not {e.p:g}."
    return None


def _interval(e: Estimate) -> tuple[str, str] | None:
    if e.value is None or e.ci_low is None or e.ci_high is None:
        return None
    if e.ci_low > e.ci_high:
        # "-0.4 to -8.0" is often printed in order of size; it still holds the estimate.
        if e.ci_high < 0 or e.kind is Kind.NNT:
            return None
        return "limits-reversed", (
            f"{e.text!r}: the lower limit {e.ci_low:g} is above the upper limit {e.ci_high:g}."
        )
    slack = 2 * half_unit(e) + 1e-9
    inside = e.ci_low - slack <= e.value <= e.ci_high + slack
    mirrored = (
        e.kind not in kinds.RATIOS and e.ci_low - slack <= -e.value <= e.ci_high + slack
    )  # "reduced by 4 (-8 to -1)"
    if inside or mirrored or e.kind is Kind.NNT:
        return None
    return "interval-excludes-estimate", (
        f"{e.text!r}: the interval {e.ci_low:g} to {e.ci_high:g} does not hold "
        f"the estimate {e.value:g}."
    )


def _p_against_interval(e: Estimate) -> tuple[str, str] | None:
    null = kinds.null_value(e.kind)
    if null is None or e.p is None or e.ci_low is None or e.ci_high is None:
        return None
    if (e.ci_level or 95.0) != 95.0 or e.kind is Kind.AUC or not e.ci_low < e.ci_high:
        return None
    slack = 2 * half_unit(e)
    excludes = e.ci_low - slack > null or e.ci_high + slack < null
    includes = e.ci_low + slack < null < e.ci_high - slack
    significant = kinds.p_is_significant(e.p, e.p_sign)
    # The p of another test (interaction, log-rank, trend) may differ somewhat from the interval's.
    if includes and significant and e.p < kinds.SIGNIFICANCE_LEVEL / P_CONTRADICTS_FACTOR:
        return "p-contradicts-interval", (
            f"{e.text!r}: the interval {e.ci_low:g} to {e.ci_high:g} "
            f"includes {null:g}, yet p {e.p_sign}{e.p:g}."
        )
    if excludes and significant is False and e.p > kinds.SIGNIFICANCE_LEVEL * P_CONTRADICTS_FACTOR:
        return "p-contradicts-interval", (
            f"{e.text!r}: the interval {e.ci_low:g} to {e.ci_high:g} "
            f"excludes {null:g}, yet p {e.p_sign}{e.p:g}."
        )
    return None


def _counts(e: Estimate) -> tuple[str, str] | None:
    if e.numerator is None or e.denominator is None:
        return None
    if e.denominator <= 0 or e.numerator > e.denominator:
        return "impossible-counts", f"{e.text!r}: {e.numerator} of {e.denominator} cannot be."
    if e.value is None or e.kind not in kinds.FRACTIONS:
        return None
    share = e.numerator / e.denominator
    # Half a unit of the last digit, plus truncation instead of rounding.
    if abs(share - e.value) > 2 * half_unit(e) + 1e-9:
        return "percentage-contradicts-counts", (
            f"{e.text!r}: {e.numerator} of {e.denominator} is {100 * share:.1f}%, "
            f"not {100 * e.value:g}%."
        )
    return None
