"""Whether a claimed statistic agrees with a reported one: in value and, first of all, in kind.

The rules, in the order in which they are tried:

1. *Same*: one kind (a proportion and a prevalence count as one) and ranges that overlap. Ranges
   come from ``precision``: printed digits, hedges, words. Signs must agree, where both have one.
2. *Converted*: another dress of one fact. Risk difference, percentage points and number needed to
   treat; ratio and per cent change of the same risk, odds or hazard; NNT and "one extra in n".
   These keep the meaning. Odds told as risk do not.
3. *Other kind*: the digits agree, but one is a level and the other a contrast, one relative and
   the other absolute, one odds and the other risk: the message changes. ``keeps_meaning`` is
   False and ``conversion`` names the confusion. Tolerated, because both readings fit the words:
   a hazard ratio told as a risk ratio, median and mean, and a claimed change ("lowered by
   10 mm Hg") beside either a change or a difference of means.
4. *Other value*: one kind, ranges apart. ``near`` tells a rounding slip (one unit of the last
   printed digit, or 2 % of the value) from a different number.
5. *Unrelated*: nothing to compare.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Final

from .. import quick_re as re
from ..model import Estimate, Kind
from . import algebra, kinds
from .confusions import (
    CONFUSIONS,
    SHARES,
    TOLERATED,
    Ranges,
    Reading,
    as_sizes,
    percent_of_ratio,
    reciprocal,
)
from .precision import claimed_range, half_unit, in_words, overlap, printed_range


class Relation(StrEnum):
    """How a claimed statistic stands to a reported one."""

    SAME = "same"
    CONVERTED = "converted"
    OTHER_KIND = "same-number-other-kind"
    OTHER_VALUE = "same-kind-other-value"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class Agreement:
    """The relation of two statistics, and why.

    ``conversion`` names the conversion ("risk difference to percentage points") or the confusion
    ("a difference between groups told as the share of one group"). ``keeps_meaning`` is False
    where the claim says something else than the report, though the digits agree. ``near`` marks
    an ``OTHER_VALUE`` within a rounding slip. ``opposite`` marks values that agree but for sign.
    """

    relation: Relation
    conversion: str = ""
    keeps_meaning: bool = True
    near: bool = False
    opposite: bool = False
    explanation: str = ""

    def __bool__(self) -> bool:
        """True where the claim tells the reported number and keeps its meaning."""
        return self.relation in (Relation.SAME, Relation.CONVERTED) and self.keeps_meaning


_NEAR_SHARE: Final = 0.02


def _same_kind(first: Kind, second: Kind) -> bool:
    return first is second or (first in SHARES and second in SHARES)


def agrees(claimed: Estimate, reported: Estimate) -> Agreement:
    """How ``claimed`` stands to ``reported`` (see the module's rules)."""
    if claimed.value is None or reported.value is None:
        return Agreement(Relation.UNRELATED, explanation="One of the two has no value.")
    for rule in (_same, _converted, _confused, _apart):
        agreement = rule(claimed, reported)
        if agreement is not None:
            return agreement
    return Agreement(
        Relation.UNRELATED,
        explanation=(
            f"A {kinds.name(claimed.kind)} and a {kinds.name(reported.kind)} with other digits "
            "say nothing of each other."
        ),
    )


def _signs(claimed: Estimate, reported: Estimate) -> bool | None:
    """Whether both have a sign, and the same; None where one has none."""
    one, other = _printed_sign(claimed), _printed_sign(reported)
    return None if not one or not other else one == other


def _printed_sign(estimate: Estimate) -> int:
    """1 or -1 where the words or a ratio give the sign; 0 where an unsigned difference does not."""
    if estimate.direction:
        return 1 if estimate.direction == "increase" else -1
    value = estimate.value or 0.0
    if estimate.kind in kinds.RATIOS:
        return (value > 1) - (value < 1)
    return -1 if value < 0 else 0


def _same(claimed: Estimate, reported: Estimate) -> Agreement | None:
    if not _same_kind(claimed.kind, reported.kind):
        return None
    mine, theirs = claimed_range(claimed), printed_range(reported)
    if claimed.kind not in kinds.CONTRASTS or claimed.kind in kinds.RATIOS:
        if overlap(mine, theirs):
            return Agreement(Relation.SAME, explanation="The same kind and the same value.")
        if (
            claimed.kind in kinds.RATIOS
            and mine[0] > 0
            and theirs[0] > 0
            and overlap(mine, (1 / theirs[1], 1 / theirs[0]))
        ):
            return Agreement(
                Relation.OTHER_VALUE,
                opposite=True,
                conversion="inverted ratio",
                keeps_meaning=False,
                explanation=(
                    "The claimed ratio is the reported one turned upside down: right "
                    "only where the two groups are also exchanged."
                ),
            )
        return None
    if not overlap(as_sizes(*mine), as_sizes(*theirs)):
        return None
    if _signs(claimed, reported) is False:
        return Agreement(
            Relation.OTHER_VALUE,
            opposite=True,
            keeps_meaning=False,
            explanation="The same size, but the opposite sign.",
        )
    return Agreement(Relation.SAME, explanation="The same kind and the same value.")


def _converted(claimed: Estimate, reported: Estimate) -> Agreement | None:
    pair = (claimed.kind, reported.kind)
    if pair not in _CONVERTIBLE:
        return None
    mine, theirs = claimed_range(claimed), printed_range(reported)
    text = ""
    if pair == (Kind.NNT, Kind.RISK_DIFFERENCE):
        fits, text = overlap(mine, reciprocal(theirs)), "risk difference to number needed to treat"
    elif pair == (Kind.RISK_DIFFERENCE, Kind.NNT):
        fits = overlap(as_sizes(*mine), reciprocal(theirs))
        text = "number needed to treat to risk difference"
    elif claimed.kind is Kind.PERCENT_CHANGE and reported.kind in kinds.RATIOS:
        fits, text = _percent_fits(claimed, mine, theirs), "ratio to per cent change"
    elif claimed.kind in kinds.RATIOS and reported.kind is Kind.PERCENT_CHANGE:
        fits = _percent_fits(reported, theirs, mine)
        text = "per cent change to ratio"
    elif claimed.kind in SHARES and claimed.per and reported.kind is Kind.INCIDENCE_RATE:
        many = _PERSON_YEARS.fullmatch(reported.unit)
        if many is None:
            return None
        base = float((many[1] or "1").replace(",", ""))
        fits = overlap((base * mine[0], base * mine[1]), theirs)
        text = "rate over person-years to a share per year"
    else:
        return None
    if not fits:
        return None
    if Kind.ODDS_RATIO in pair and not _speaks_of_odds(claimed):
        return Agreement(
            Relation.CONVERTED,
            "odds told as risk",
            keeps_meaning=False,
            explanation="The report gives odds; the claim speaks of risk or chance.",
        )
    return Agreement(Relation.CONVERTED, text, explanation=f"The same fact: {text}.")


_CONVERTIBLE: Final = frozenset({
    (Kind.NNT, Kind.RISK_DIFFERENCE), (Kind.RISK_DIFFERENCE, Kind.NNT),
    *((Kind.PERCENT_CHANGE, ratio) for ratio in kinds.RATIOS),
    *((ratio, Kind.PERCENT_CHANGE) for ratio in kinds.RATIOS),
    *((share, Kind.INCIDENCE_RATE) for share in SHARES)})
_PERSON_YEARS = re.compile(r"per (?:([\d,]+)\s?-?\s?)?(?:person|patient|woman|women|child|"
                           r"participant|people|user)s?[\s-]years?", re.I)


def _percent_fits(change: Estimate, change_range: Ranges, ratio_range: Ranges) -> bool:
    percents = percent_of_ratio(ratio_range)
    if not change.direction and change_range[0] > 0:
        return overlap(change_range, as_sizes(*percents))
    if change.direction == "decrease":
        low, high = as_sizes(*change_range)
        change_range = (-high, -low)
    return overlap(change_range, percents)


def _speaks_of_odds(claimed: Estimate) -> bool:
    return claimed.kind is Kind.ODDS_RATIO or "odds" in f"{claimed.outcome} {claimed.text}".lower()


_ABSOLUTE_FOR_RELATIVE = "absolute told as relative"


@cache
def _readings(claimed: Kind, reported: Kind) -> tuple[tuple[Reading, str], ...]:
    """How a statistic of the one kind is taken for one of the other, and what that is called."""
    return tuple((reading, confusion) for some, others, reading, confusion in CONFUSIONS
                 if claimed in some and reported in others)


def _confused(claimed: Estimate, reported: Estimate) -> Agreement | None:
    readings = _readings(claimed.kind, reported.kind)
    if not readings:
        return None
    mine, theirs = claimed_range(claimed), printed_range(reported)
    if claimed.kind in kinds.CONTRASTS and claimed.kind not in kinds.RATIOS:
        mine = as_sizes(*mine)
    exact = (reported.value or 0.0, reported.value or 0.0)
    for reading, confusion in readings:
        # 6.3% is not taken from a ratio of 1.06: the digits are those that were printed
        if overlap(mine, reading(theirs)) and (
                overlap(mine, _sorted(reading(exact))) or in_words(claimed)) or (
                _digits_agree(claimed, reported)):
            return Agreement(
                Relation.OTHER_KIND,
                confusion,
                keeps_meaning=confusion in TOLERATED or _is_change(claimed, reported),
                explanation=(
                    f"The digits agree, but the report gives a "
                    f"{kinds.name(reported.kind)} and the claim a "
                    f"{kinds.name(claimed.kind)}: {confusion}."
                ),
            )
    return None


def _sorted(bounds: Ranges) -> Ranges:
    return min(bounds), max(bounds)


def _is_change(claimed: Estimate, reported: Estimate) -> bool:
    """Whether "lowered by 10 mm Hg" meets a change or a difference of means: both fit the words."""
    means = (Kind.MEAN, Kind.MEDIAN, Kind.MEAN_DIFFERENCE)
    return bool(claimed.direction) and claimed.kind in means and reported.kind in means


def _digits_agree(claimed: Estimate, reported: Estimate) -> bool:
    """Whether the two printed numbers are the same digits: "14%" and "0.14", "22%" and "22"."""
    if not claimed.value or not reported.value:
        return False
    ratio = abs(claimed.value / reported.value)
    return any(abs(ratio / factor - 1.0) < 1e-9 for factor in (0.01, 1.0, 100.0)) and (
        claimed.value not in (1.0, 2.0)
    )


def _apart(claimed: Estimate, reported: Estimate) -> Agreement | None:
    if not _same_kind(claimed.kind, reported.kind):
        return None
    low, high = claimed_range(claimed)
    slip = max(
        2 * half_unit(claimed), 2 * half_unit(reported), _NEAR_SHARE * abs(reported.value or 0.0)
    )
    near = overlap((low - slip, high + slip), printed_range(reported))
    return Agreement(
        Relation.OTHER_VALUE,
        keeps_meaning=False,
        near=near,
        explanation=(
            f"The same kind, but {claimed.value:g} is claimed and {reported.value:g} reported."
        ),
    )


def from_levels(claimed: Estimate, treated: Estimate, comparator: Estimate) -> Agreement | None:
    """The agreement of a claimed contrast with the one that follows from two reported levels.

    Two proportions give a risk difference, a risk ratio, an odds ratio and a per cent change; two
    means a mean difference, a ratio and a per cent change. None where nothing follows or fits.
    """
    if treated.value is None or comparator.value is None or treated.kind is not comparator.kind:
        return None
    implied: list[tuple[Kind, float]] = []
    one, other = treated.value, comparator.value
    shares = treated.kind in SHARES
    implied.append((Kind.RISK_DIFFERENCE if shares else Kind.MEAN_DIFFERENCE, one - other))
    if other > 0 and one >= 0:
        implied.append((Kind.PERCENT_CHANGE, 100.0 * (one / other - 1.0)))
        implied.append((Kind.RISK_RATIO, one / other))
    if shares and 0 < other < 1 and 0 <= one < 1:
        implied.append((Kind.ODDS_RATIO, algebra.odds_ratio(one, other)))
    for kind, value in implied:
        if kind is claimed.kind:
            spread = _spread(kind, treated, comparator)
            exact = replace(claimed, value=value, text="", hedge="", unit="", direction="")
            result = _derived(claimed, exact, spread)
            if result is not None:
                return result
    return None


def _spread(kind: Kind, treated: Estimate, comparator: Estimate) -> float:
    """How far rounding of the two levels lets the contrast stray."""
    one, other = half_unit(treated), half_unit(comparator)
    if kind in kinds.DIFFERENCES:
        return one + other
    base = abs(comparator.value or 0.0) or 1.0
    ratio = abs(treated.value or 0.0) / base
    spread = (one + ratio * other) / base
    return 100.0 * spread if kind is Kind.PERCENT_CHANGE else spread


def _derived(claimed: Estimate, exact: Estimate, spread: float) -> Agreement | None:
    assert exact.value is not None
    mine = claimed_range(claimed)
    # What follows from the printed digits; their rounding may shift it by about half of this.
    theirs = (exact.value - 0.5 * spread, exact.value + 0.5 * spread)
    if claimed.kind not in kinds.RATIOS:
        if (
            claimed.direction
            and exact.value
            and ((claimed.direction == "increase") != (exact.value > 0))
        ):
            return None
        mine, theirs = as_sizes(*mine), as_sizes(*theirs)
    if not overlap(mine, theirs):
        return None
    return Agreement(
        Relation.CONVERTED,
        "two levels to their contrast",
        explanation=(f"The {kinds.name(claimed.kind)} follows from the two reported values."),
    )
