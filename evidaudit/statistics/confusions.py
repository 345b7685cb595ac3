"""Kinds that are told as other kinds: which, and how the one reads in the units of the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ..model import Kind
from . import kinds

Ranges = tuple[float, float]
SHARES: Final = kinds.ONE_GROUP_SHARES


def as_sizes(low: float, high: float) -> Ranges:
    """The range of the absolute value over a range."""
    if low <= 0 <= high:
        return 0.0, max(-low, high)
    return (low, high) if low > 0 else (-high, -low)


def reciprocal(bounds: Ranges) -> Ranges:
    low, high = as_sizes(*bounds)
    return (1.0 / high if high else 0.0), (1.0 / low if low > 0 else float("inf"))


def percent_of_ratio(bounds: Ranges) -> Ranges:
    return 100.0 * (bounds[0] - 1.0), 100.0 * (bounds[1] - 1.0)


_MANY_TIMES: Final = 3.0  # "13 times" may be told as "13%"; 0.93 is not told as "1%"
_NOTHING: Final = (-1.0, -1.0)  # a range that no share overlaps
_LEVEL_FOR_DIFFERENCE = "a difference between groups told as the share of one group"
_RELATIVE_FOR_ABSOLUTE = "relative told as absolute"
_ODDS_FOR_RISK = "odds told as risk"
# (claimed kinds, reported kinds, how the reported range reads in the claim's units, confusion)
Reading = Callable[[Ranges], Ranges]
CONFUSIONS: Final[tuple[tuple[frozenset[Kind], frozenset[Kind], Reading, str], ...]] = (
    (SHARES, frozenset({Kind.RISK_DIFFERENCE}), lambda r: as_sizes(*r), _LEVEL_FOR_DIFFERENCE),
    (SHARES, frozenset({Kind.NNT}), reciprocal, _LEVEL_FOR_DIFFERENCE),
    (
        SHARES,
        kinds.RATIOS,
        lambda r: _hundredth(as_sizes(*percent_of_ratio(r))),
        "a relative change told as a share of people",
    ),
    (SHARES, kinds.RATIOS, lambda r: r, "a ratio told as a share of people"),
    (
        frozenset({Kind.PERCENT_CHANGE, Kind.RISK_DIFFERENCE}),
        frozenset({Kind.STANDARDISED_MEAN_DIFFERENCE}),
        lambda r: _hundredfold(as_sizes(*r)),
        "standard deviations told as per cent",
    ),
    (
        SHARES,
        kinds.RATIOS,
        lambda r: _hundredth(r) if r[0] >= _MANY_TIMES else _NOTHING,
        "a ratio told as a share of people",
    ),
    (
        SHARES,
        frozenset({Kind.PERCENT_CHANGE}),
        lambda r: _hundredth(as_sizes(*r)),
        "a relative change told as a share of people",
    ),
    (
        frozenset({Kind.PERCENT_CHANGE}),
        frozenset({Kind.RISK_DIFFERENCE}),
        lambda r: _hundredfold(as_sizes(*r)),
        "percentage points told as per cent",
    ),
    (
        frozenset({Kind.PERCENT_CHANGE}),
        SHARES,
        lambda r: _hundredfold(r),
        "the share of one group told as a change",
    ),
    (
        frozenset({Kind.RISK_DIFFERENCE}),
        frozenset({Kind.PERCENT_CHANGE}),
        lambda r: _hundredth(as_sizes(*r)),
        _RELATIVE_FOR_ABSOLUTE,
    ),
    (
        frozenset({Kind.RISK_DIFFERENCE}),
        kinds.RATIOS,
        lambda r: _hundredth(as_sizes(*percent_of_ratio(r))),
        _RELATIVE_FOR_ABSOLUTE,
    ),
    (
        frozenset({Kind.RISK_DIFFERENCE}),
        SHARES,
        lambda r: r,
        "the share of one group told as a difference between groups",
    ),
    (frozenset({Kind.RISK_RATIO}), frozenset({Kind.ODDS_RATIO}), lambda r: r, _ODDS_FOR_RISK),
    (
        frozenset({Kind.RISK_RATIO}),
        frozenset({Kind.HAZARD_RATIO}),
        lambda r: r,
        "a hazard ratio told as a risk ratio",
    ),
    (
        frozenset({Kind.ODDS_RATIO}),
        frozenset({Kind.RISK_RATIO, Kind.HAZARD_RATIO}),
        lambda r: r,
        "risk told as odds",
    ),
    (
        frozenset({Kind.HAZARD_RATIO}),
        frozenset({Kind.RISK_RATIO, Kind.ODDS_RATIO}),
        lambda r: r,
        "another ratio told as a hazard ratio",
    ),
    (
        frozenset({Kind.MEAN, Kind.MEDIAN}),
        frozenset({Kind.MEAN_DIFFERENCE}),
        lambda r: as_sizes(*r),
        "a difference between groups told as the value of one group",
    ),
    (
        frozenset({Kind.MEAN_DIFFERENCE}),
        frozenset({Kind.MEAN, Kind.MEDIAN}),
        lambda r: as_sizes(*r),
        "the value of one group told as a difference between groups",
    ),
    (
        frozenset({Kind.MEAN_DIFFERENCE}),
        frozenset({Kind.STANDARDISED_MEAN_DIFFERENCE}),
        lambda r: as_sizes(*r),
        "standard deviations told as units of the scale",
    ),
    (
        frozenset({Kind.STANDARDISED_MEAN_DIFFERENCE}),
        frozenset({Kind.MEAN_DIFFERENCE}),
        lambda r: as_sizes(*r),
        "units of the scale told as standard deviations",
    ),
    (frozenset({Kind.MEAN}), frozenset({Kind.MEDIAN}), lambda r: r, "a median told as a mean"),
    (frozenset({Kind.MEDIAN}), frozenset({Kind.MEAN}), lambda r: r, "a mean told as a median"),
    (
        frozenset({Kind.SENSITIVITY}),
        frozenset({Kind.SPECIFICITY}),
        lambda r: r,
        "specificity told as sensitivity",
    ),
    (
        frozenset({Kind.SPECIFICITY}),
        frozenset({Kind.SENSITIVITY}),
        lambda r: r,
        "sensitivity told as specificity",
    ),
    (
        SHARES,
        frozenset({Kind.SENSITIVITY, Kind.SPECIFICITY, Kind.AUC}),
        lambda r: r,
        "accuracy of a test told as a share of people",
    ),
    (
        SHARES,
        frozenset({Kind.HETEROGENEITY}),
        lambda r: _hundredth(r),
        "heterogeneity told as a share of people",
    ),
)
# A hazard ratio is commonly read as a risk ratio, a median as an average: said, but not an error.
TOLERATED: Final = frozenset(
    {
        "a hazard ratio told as a risk ratio",
        "another ratio told as a hazard ratio",
        "a median told as a mean",
        "a mean told as a median",
    }
)


def _hundredth(bounds: Ranges) -> Ranges:
    return bounds[0] / 100.0, bounds[1] / 100.0


def _hundredfold(bounds: Ranges) -> Ranges:
    return 100.0 * bounds[0], 100.0 * bounds[1]
