"""Numbers in plain words, for messages and for readers without statistics."""

from __future__ import annotations

from ..model import Estimate, Kind

_SHARES = (Kind.PROPORTION, Kind.PREVALENCE, Kind.SENSITIVITY, Kind.SPECIFICITY)
_PER_CENT = (Kind.PERCENT_CHANGE, Kind.HETEROGENEITY)


_NAMES = {Kind.NNT: "number needed to treat", Kind.AUC: "area under the curve",
          Kind.HETEROGENEITY: "I²", Kind.P_VALUE: "p", Kind.PERCENT_CHANGE: "change of"}


def _name(kind: Kind) -> str:
    return _NAMES.get(kind) or kind.value.replace("_", " ")


def _digits(value: float) -> str:
    return f"{value:.4g}"


def in_words(estimate: Estimate) -> str:
    """One estimate as a report prints it: "risk difference 0.14 (95% CI 0.06 to 0.22)"."""
    if estimate.value is None:
        return _name(estimate.kind)
    if estimate.kind in _SHARES:
        number = f"{_digits(100 * estimate.value)}%"
    elif estimate.kind in _PER_CENT:
        number = f"{_digits(estimate.value)}%"
    else:
        number = f"{_digits(estimate.value)} {_own_unit(estimate)}".strip()
    told = f"{_name(estimate.kind)} {number}"
    if estimate.ci_low is not None and estimate.ci_high is not None:
        level = _digits(estimate.ci_level or 95.0)
        told += f" ({level}% CI {_digits(estimate.ci_low)} to {_digits(estimate.ci_high)})"
    return told


def _own_unit(estimate: Estimate) -> str:
    unit = estimate.unit
    return "" if unit in ("fraction", "times", "%", "in words", "percentage points", "per 10") or (
        "one in" in unit) else unit


def plainly(estimate: Estimate, outcome: str = "", arm: str = "", other: str = "") -> str:
    """What one reported estimate means, as the end of "The study found …".

    ``outcome``, ``arm`` and ``other`` name its parts where they are known.
    """
    had = f"had the outcome ({outcome})" if outcome else "had the outcome"
    within = f"with {arm}" if arm else "in one group"
    against = f"with {other}" if other else "in the other"
    value = estimate.value
    if value is None:
        return "a result without a number"
    if estimate.kind in _SHARES:
        return f"that {_people(value)} {had} {within}"
    if estimate.kind is Kind.RISK_DIFFERENCE:
        more = "fewer" if value < 0 or estimate.direction == "decrease" else "more"
        return (f"that {_digits(abs(100 * value))} {more} people in 100 {had} {within} than "
                f"{against}")
    if estimate.kind is Kind.NNT:
        return f"that {_digits(abs(value))} people must be treated for one more to benefit"
    if estimate.kind in (Kind.RISK_RATIO, Kind.HAZARD_RATIO, Kind.ODDS_RATIO):
        what = {Kind.ODDS_RATIO: "odds", Kind.HAZARD_RATIO: "risk at any moment"}.get(
            estimate.kind, "risk")
        of = f" of {outcome}" if outcome else ""
        return f"that the {what}{of} {within} was {_digits(value)} times that {against}"
    if estimate.kind is Kind.PERCENT_CHANGE:
        way = {"increase": "a rise", "decrease": "a fall"}.get(estimate.direction, "a change")
        return f"{way} of {_digits(abs(value))}% from a starting value"
    if estimate.kind in (Kind.MEAN_DIFFERENCE, Kind.STANDARDISED_MEAN_DIFFERENCE):
        size = f"{_digits(abs(value))} {_own_unit(estimate)}".strip()
        return f"a difference of {size} between groups"
    return f"a {in_words(estimate)}"


def _people(share: float) -> str:
    return f"{_digits(100 * share)} in 100 people"
