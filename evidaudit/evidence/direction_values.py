"""Which arm has more, by the values that one sentence prints for both."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from .. import quick_re as re

_MOST = 40          # values and places of one clause that are looked at
_REACH = 70         # characters between a value and the arm that it belongs to
_NOISE = re.compile(
    r"\bp\s{0,2}[=<>≤≥`]\s{0,2}0?[.·]?\d{1,7}|(?:±|\+/-|\+/−)\s{0,2}\d{1,6}(?:[.·]\d{1,4})?|"
    r"\(\d{1,6}(?:[.·]\d{1,4})?\s?(?:to|[–-])\s?\d{1,6}(?:[.·]\d{1,4})?\)|"
    r"\b(?:9\d|80)\s?%\s?(?:CI|confidence|C\.I)[^()\[\];]{0,60}|\[[^\[\]]{0,60}\]|"
    r"\b(?:SDs?|SEM?|IQR|range|n|N)\s{0,2}[=:]?\s{0,2}\d{1,6}(?:[.·]\d{1,4})?|"
    r"\b\d{1,4}[- ]?(?:mg|ml|μg|mcg|g|weeks?|months?|days?|years?|hours?|hrs?|h|min(?:utes)?|wk|"
    r"yr)\b(?!\s?(?:vs|versus|compared|and \d))|\b(?:week|month|day|year|visit|group|phase|type|"
    r"grade|age|stage)s? \d{1,4}\b|\d{1,6}\s?/\s?\d{1,6}|\b\d{1,6} (?:out )?of \d{1,6}\b", re.I)
# Durations are values where each arm has its own: "4.2 days in one and 6.1 days in the other".
_TIMED = re.compile(r"(?:±|\+/-|\+/−)\s{0,2}\d{1,6}(?:[.·]\d{1,4})?|\([^()]{0,80}\)|"
                    r"\[[^\[\]]{0,60}\]|\bp\s{0,2}[=<>≤≥`]\s{0,2}0?[.·]?\d{1,7}|"
                    r"\b(?:at|after|within|for|over|until|by|to) (?:the )?\d{1,4}[- ]?\w+|"
                    r"\b(?:week|month|day|year|group|phase|type|grade|age|stage)s? \d{1,4}\b|"
                    r"\b\d{1,4} ?(?:mg|ml|μg|mcg|g)\b", re.I)
_NUMBER = re.compile(r"(?<![\w.·/])[−–-]?\d{1,7}(?:[.·]\d{1,5})?(?![\w/]|\.\d)")
_MINUS = str.maketrans({"−": "-", "–": "-", "·": "."})
_BESIDE = re.compile(r"\b(?:vs\b|versus|compared (?:with|to)|than|against|whereas)")
_AND = re.compile(r"^[%\w\s/]{0,30}\band\b")
_OF_ARM = re.compile(r"\b(?:in|for|with|among|of|on|by|after|from|under|receiving|given|to)\b",
                     re.I)
_DIFFERENCE = re.compile(
    r"\b(?:(?:mean |median |risk |adjusted |absolute |estimated |treatment |between-group |"
    r"least[- ]squares? (?:mean )?)*differences?|SMD|WMD|MD)\b[^.;()\d−–-]{0,40}[(\s]"
    r"(?P<sign>[−–-]?)(?P<value>\d{1,6}(?:[.·]\d{1,4})?)", re.I)


@lru_cache(maxsize=1024)
def _values(clean: str) -> tuple[tuple[int, float], ...]:
    return tuple([(m.start(), float(m.group().translate(_MINUS)))
                  for m in islice(_NUMBER.finditer(clean), _MOST)])


@lru_cache(maxsize=1024)
def _without_noise(clause: str) -> str:
    """``clause`` with blanks for p values, intervals and spreads."""
    return _NOISE.sub(lambda m: " " * len(m.group()), clause)


def pair_of_values(clause: str, found: list[tuple[int, int]], toward: int = 0,
                   since: int = 0) -> int:
    """1 where of two values side by side the intervention's is larger, -1 where it is smaller.

    ``found`` are place and side of each arm; ``toward`` is the arm that the clause tells of; pairs
    that stand after ``since``, where the outcome is named, come first.
    """
    clean = _without_noise(clause)
    values = _values(clean)
    if len(values) < 2:
        return 0
    pairs = sorted(zip(values, values[1:], strict=False), key=lambda two: two[0][0] < since)
    for (at, one), (then, other) in pairs:
        between = clean[at:then]
        if one == other or len(between) > 110 or ";" in between or (one < 0 and other < 0):
            continue
        if not _BESIDE.search(between) and not (_AND.search(between) and (
                "respectively" in clean[then:] or any(at < m < then + 40 for m, _ in found))):
            continue
        first = _first_side(found, at, then, toward)
        if first:
            return first * (1 if one > other else -1)
    return 0


def _first_side(found: list[tuple[int, int]], at: int, then: int, toward: int) -> int:
    """The side to which the first of two values at ``at`` and ``then`` belongs; 0 if unknown."""
    before = [side for place, side in found if place < at]
    inside = [side for place, side in found if at < place < then]
    after = [side for place, side in found if place > then]
    if before and set(before) == {1, -1}:
        return before[0] if before[-1] != before[0] and not inside else before[-1]
    if inside and after and inside[0] != after[0]:
        return inside[0]       # "12 in A and 8 in B"
    if before and (inside or after):
        return before[-1]
    if before:
        return toward or before[0]
    if inside:
        return inside[0] if not after else -after[0]
    if len(set(after)) == 1:
        return -after[0]      # "(12 vs 15) compared with control"
    return after[0] if after else 0


def values_of_arms(clause: str, found: list[tuple[int, int]], since: int = 0) -> int:
    """1 where the value that stands with the intervention is larger, -1 where it is smaller.

    Read are "18% in the controls and 12% with zinc", "zinc 12%, controls 18%" and, in order, "zinc
    and controls: 12% and 18%". 0 where the clause does not print one for each.
    """
    for timed in (False, True):
        clean = _TIMED.sub(lambda m: " " * len(m.group()), clause) if timed else (
            _without_noise(clause))
        values = [one for one in _values(clean) if one[0] >= since]
        told = _by_neighbour(clean, values, found) or _in_order(clean, values, found)
        if told:
            return told
    return 0


def _by_neighbour(clean: str, values: list[tuple[int, float]],
                  found: list[tuple[int, int]]) -> int:
    first: dict[tuple[int, bool], float] = {}
    ends = 0
    for index, (at, value) in enumerate(values):
        stop = values[index + 1][0] if index + 1 < len(values) else len(clean)
        after = [(place, side) for place, side in found if at < place < min(stop, at + _REACH)
                 and _OF_ARM.search(clean, at, place)]
        before = [(place, side) for place, side in found if max(ends, at - _REACH) < place < at]
        side = after[0][1] if after else before[-1][1] if before else 0
        ends = after[0][0] if after else at
        percent = bool(re.match(r"[−–-]?[\d.·]+\s?%", clean[at:at + 16]))
        if side:
            first.setdefault((side, percent), value)
    for percent in (True, False):
        one, other = first.get((1, percent)), first.get((-1, percent))
        if one is not None and other is not None and one != other:
            return 1 if one > other else -1
    return 0


def _in_order(clean: str, values: list[tuple[int, float]], found: list[tuple[int, int]]) -> int:
    """As ``values_of_arms`` where both arms are named in one breath, and then both values."""
    if len(values) < 2:
        return 0
    named = [(place, side) for index, (place, side) in enumerate(found)
             if not index or found[index - 1][1] != side]
    for (place, side), (then, other) in zip(named, named[1:], strict=False):
        if side == other or then - place > _REACH or not re.search(
                r"\b(?:and|versus|vs)\b|[,/]", clean[place:then]):
            continue
        if any(place < at < then for at, _ in values):
            continue
        pair = [v for v in values if v[0] > then][:2] or [v for v in values if v[0] < place][-2:]
        if len(pair) == 2 and pair[0][1] != pair[1][1] and "respectively" in clean:
            return side * (1 if pair[0][1] > pair[1][1] else -1)
    return 0


def difference_told(clause: str) -> int:
    """1 or -1 by the sign of a difference printed as a number; 0 where none is."""
    match = _DIFFERENCE.search(clause)
    if not match or not float(match["value"].replace("·", ".")):
        return 0
    return -1 if match["sign"] else 1
