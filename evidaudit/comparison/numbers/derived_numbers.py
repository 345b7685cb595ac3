"""Contrasts that a claim works out from two numbers of the report: a difference, a ratio."""

from __future__ import annotations

from dataclasses import replace

from ... import quick_re as re
from ...lexicon import keys
from ...model import Estimate, Kind
from ...statistics import from_levels
from ...statistics.kinds import LEVELS, RATIOS
from ..stated import Prepared
from .reported_numbers import Reported
from .value_evidence import Told, beside, outcome_of

ALIKE_TO_IMPLY = 0.08  # a contrast that follows from two numbers is no chance hit
_MOST_NUMBERS = 8      # of a sentence: among more some contrast fits by chance
_IN_A_LIST = 4
_OF_RISK = re.compile(r"\b(?:chances?|likely|likel\w+|risks?|odds|probability)\b", re.I)
_AVERAGES = frozenset({Kind.MEAN, Kind.MEDIAN})


def implied_by(told: Told, scored: list[tuple[float, Reported]],
               prepared: Prepared) -> tuple[float, Reported] | None:
    """The first of two reported numbers from which the claimed contrast follows, with its score.

    Two numbers of one kind in one sentence; a claim about risks does not follow from two means.
    Where the claim names the groups of both, they must stand as it says.
    """
    for one, other, score in _pairs(told, scored, prepared):
        if _follows(told.estimate, one, other) and (
                not _turned(told, one, other) or _OF_CHANGE.search(one.row.statement)):
            return score, one
    return None


def turned_round(told: Told, scored: list[tuple[float, Reported]],
                 prepared: Prepared) -> tuple[float, Reported] | None:
    """Two numbers from which the claimed contrast follows only with their groups exchanged."""
    if any(beside(told.estimate, number.estimate).opposite for _, number in scored):
        return None  # the report tells the contrast itself: its direction is read elsewhere
    for one, other, score in _pairs(told, scored, prepared):
        if _OF_CHANGE.search(one.row.statement):
            continue  # the larger of two falls is the larger effect: no order tells it
        if _follows(told.estimate, one, other) and _turned(told, one, other):
            return score, one
    return None


_OF_CHANGE = re.compile(
    r"\b(?:fell|drop(?:ped|s)?|decreas\w*|reduc\w*|declin\w*|lower(?:ed|ing)|rose|ris(?:e|en)|"
    r"increas\w*|improv\w*|chang\w*|gain\w*|los[ts]\w*|grew|shrank|shorten\w*)\b", re.I)


def _pairs(told: Told, scored: list[tuple[float, Reported]],
           prepared: Prepared) -> list[tuple[Reported, Reported, float]]:
    by_sentence: dict[str, list[tuple[float, Reported]]] = {}
    for score, number in scored:
        if number.estimate.kind in LEVELS:
            by_sentence.setdefault(number.row.statement, []).append((score, number))
    risks = told.estimate.kind in RATIOS and bool(_OF_RISK.search(told.text))
    found = []
    for own in by_sentence.values():
        if own[0][0] < ALIKE_TO_IMPLY or len(own) > _MOST_NUMBERS:
            continue
        for score, one in own:
            if risks and one.estimate.kind in _AVERAGES:
                continue
            found += [(one, other, score) for _, other in own
                      if other is not one and _same_thing(one, other, prepared)
                      and _near(one, other, own)]
    return found


def _near(one: Reported, other: Reported, own: list[tuple[float, Reported]]) -> bool:
    """Whether two numbers of one kind stand side by side, or one apart in a list of three."""
    kind = _level(one.estimate).kind
    places = sorted(n.estimate.start for _, n in own if _level(n.estimate).kind is kind)
    if _level(other.estimate).kind is not kind or (
            one.estimate.unit != other.estimate.unit and one.estimate.unit and other.estimate.unit):
        return False
    apart = abs(places.index(one.estimate.start) - places.index(other.estimate.start))
    offset = one.row.start or 0
    parts = [one.row.statement.count("; ", 0, max(0, n.estimate.start - offset))
             for n in (one, other)]
    if parts[0] != parts[1] and all(sum(
            one.row.statement.count("; ", 0, max(0, n.estimate.start - offset)) == part
            for _, n in own) > 1 for part in parts):
        return False  # "26% and 6%; 54% and 14%": each part has its own two
    return apart == 1 or apart == 2 and len(places) <= _IN_A_LIST


def _same_thing(one: Reported, other: Reported, prepared: Prepared) -> bool:
    """Whether no word says that the two numbers measure different things."""
    mine, theirs = outcome_of(one, prepared), outcome_of(other, prepared)
    return mine <= theirs or theirs <= mine


def _follows(claimed: Estimate, one: Reported, other: Reported) -> bool:
    return not is_its_own_level(claimed, one.estimate, other.estimate) and bool(
        from_levels(claimed, _level(one.estimate), _level(other.estimate)))


def is_its_own_level(claimed: Estimate, one: Estimate, other: Estimate) -> bool:
    """Whether the per cent of a change has the digits of one of two shares: 41% from 41% and 24%
    by chance, and by mistake for what it is."""
    if claimed.kind is not Kind.PERCENT_CHANGE or not any(map(str.isdigit, claimed.text)):
        return False
    return any(level.kind in (Kind.PROPORTION, Kind.PREVALENCE) and level.value is not None
               and abs(100 * level.value - abs(claimed.value or 0.0)) < 1e-6
               for level in (one, other))


def _level(estimate: Estimate) -> Estimate:
    """A prevalence counts as any other proportion."""
    if estimate.kind is Kind.PREVALENCE:
        return replace(estimate, kind=Kind.PROPORTION)
    return estimate


def _turned(told: Told, one: Reported, other: Reported) -> bool:
    """Whether the claim names the group of ``other`` first and that of ``one`` as comparator."""
    if not told.estimate.direction:
        return False
    first = keys(told.text[:told.estimate.start])
    second = keys(told.text[told.estimate.end:])
    mine, theirs = one.arm - other.arm, other.arm - one.arm
    return bool(mine and theirs and theirs & (first - second) and mine & (second - first)
                and not mine & (first - second) and not theirs & (second - first))
