"""Numbers that differ from the report's and are right: bounds that hold, the rest of a share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ... import quick_re as re
from ...model import Estimate, Kind
from ...statistics.kinds import RATIOS
from ...statistics.precision import ABOVE, AT_LEAST, BELOW, UP_TO
from .claimed_numbers import SHARES
from .reported_numbers import Reported
from .value_evidence import beside

CLOSE = 0.1  # share of the value within which a wrong number leaves the message as it was
CLOSE_IN_WORDS = 0.2  # … and of a number told in words, which is round
CLOSE_SHARE, _FEW_POINTS = 0.25, 0.021  # … and of a share, where it is a few points at most
_HALF_A_HUNDREDTH = 0.0051  # ratios are printed with two decimals
TURNED = re.compile(
    r"\b(?:not|no|never|without|free|avoid\w*|kept|keep|still|remain\w*|escap\w*|fail\w*|spared|"
    r"rest|"
    r"surviv\w*|alive|other|miss(?:ed|es)?|overlook\w*|slip\w*|lack\w*|unaffected|"
    r"\w+n['’]t)\b", re.I)
_ABOVE = re.compile(r"\b(?:more than|over|above|at least|exceed\w*|upwards of)\s(?:\w+\s)?$", re.I)
_BELOW = re.compile(r"\b(?:less than|fewer than|lower than|under|below|nearly|almost|up to|at most|"
                    r"close to)\s(?:\w+\s)?$", re.I)
_BOUNDS = ABOVE | AT_LEAST | BELOW | UP_TO
# "10 to 20%", "between 11% and 15%"; "from 11% to 15%" may tell a rise.
_RANGE = re.compile(r"(?<!from )(?<![\d.])(?P<low>\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)?\s?"
                    r"(?:to|[-–—])\s?(?P<high>\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)|"
                    r"\bbetween (?P<least>\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)?\s?and "
                    r"(?P<most>\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)", re.I)


def bounds(claimed: Estimate, reported: Estimate, text: str) -> bool:
    """Whether the claim gives a bound or range that the reported number keeps: "over 40%"."""
    if claimed.value is None or reported.value is None:
        return False
    if claimed.kind in SHARES and reported.kind in SHARES and _within_range(
            claimed.start, reported.value, text):
        return True
    claimed, reported = _alike(claimed, reported)
    if claimed.value is None or reported.value is None:
        return False
    before = text[:claimed.start][-30:]
    inside = _BOUND_INSIDE.search(claimed.text)
    if inside is not None and claimed.kind is Kind.PERCENT_CHANGE:
        return (abs(reported.value) >= abs(claimed.value)) == bool(inside["above"])
    if _ABOVE.search(before) or _ABOVE.search(f"{claimed.hedge} "):
        return abs(reported.value) >= abs(claimed.value)
    if _BELOW.search(before) or _BELOW.search(f"{claimed.hedge} "):
        return abs(reported.value) <= abs(claimed.value)
    return False


_BOUND_INSIDE = re.compile(r"\b(?:(?P<above>more than|over|at least)|less than|nearly|almost|under|"
                           r"just under)\s(?:a |an |one |two |three )?(?:half|halved|third|quarter|"
                           r"fifth|thirds|quarters|fifths|tenth)\b", re.I)


def _alike(claimed: Estimate, reported: Estimate) -> tuple[Estimate, Estimate]:
    """Both as relative changes where one is a ratio and the other a change."""
    if claimed.kind in RATIOS and reported.kind is Kind.PERCENT_CHANGE and (
            claimed.value is not None):
        return replace(claimed, kind=Kind.PERCENT_CHANGE,
                       value=100 * (claimed.value - 1)), reported
    if claimed.kind in RATIOS and reported.kind in RATIOS and _BOUND_INSIDE.search(
            claimed.text) and claimed.value is not None and reported.value is not None:
        return (replace(claimed, kind=Kind.PERCENT_CHANGE, value=100 * (claimed.value - 1)),
                replace(reported, kind=Kind.PERCENT_CHANGE, value=100 * (reported.value - 1)))
    return claimed, reported


def in_a_range(place: int, text: str) -> bool:
    """Whether the number of the claim at ``place`` is one end of a range: "some 3 to 4%"."""
    return any(match.start() <= place < match.end() for match in _RANGE.finditer(text))


def _within_range(place: int, value: float, text: str) -> bool:
    """Whether the claim's number at ``place`` is an end of a range of shares that holds ``value``.
    """
    for match in _RANGE.finditer(text):
        if match.start() <= place < match.end():
            low = float(match["low"] or match["least"])
            high = float(match["high"] or match["most"])
            return low - 0.5 <= 100 * value <= high + 0.5
    return False


def complement_agrees(claimed: Estimate, reported: Estimate) -> bool:
    """Whether the claim tells the share of those to whom it did not happen: "six in ten had no
    recurrence" where 39% had one."""
    if reported.kind not in SHARES or reported.value is None or claimed.value is None:
        return False
    rest = replace(reported, value=1 - reported.value)
    return bool(beside(claimed, rest)) or (
        claimed.hedge.lower() in ("more than", "over", "at least")
        and claimed.value - 0.005 <= 1 - reported.value <= claimed.value * 1.2)


def is_complement(claimed: Estimate, reported: Iterable[Estimate]) -> bool:
    if claimed.kind not in SHARES or claimed.value is None:
        return False
    return any(r.kind in SHARES and r.value is not None
               and complement_agrees(claimed, r) for r in reported)


def may_be_the_ratio(claimed: Estimate, reported: Estimate) -> bool:
    """Whether a reported number of whatever kind has the digits of the ratio that is meant."""
    if claimed.value is None or reported.value is None or claimed.kind is not Kind.PERCENT_CHANGE:
        return False
    change = abs(claimed.value) / 100.0
    return any(abs(reported.value - ratio) < _HALF_A_HUNDREDTH for ratio in (
        1.0 + change, 1.0 - change))


def is_the_other_dress(claimed: Estimate, reported: Estimate) -> bool:
    """Whether one is a ratio and the other a relative change with an interval of its own kind."""
    if claimed.kind is Kind.PERCENT_CHANGE and reported.kind in RATIOS:
        return reported.ci_low is not None or reported.p is not None
    return claimed.kind in RATIOS and reported.kind is Kind.PERCENT_CHANGE and (
        reported.ci_low is not None)


def is_close(claimed: Estimate, reported: Estimate) -> bool:
    """Whether the slip is too small to change the message: 82% for 78%."""
    if not claimed.value or not reported.value:
        return False
    apart = abs(claimed.value - reported.value)
    if not any(map(str.isdigit, claimed.text)) and claimed.kind in SHARES and (
            reported.kind in SHARES and apart <= CLOSE_IN_WORDS * abs(reported.value)):
        return True  # "about a quarter" of 21%
    if claimed.kind in SHARES and reported.kind in SHARES and apart <= _FEW_POINTS:
        return apart <= CLOSE_SHARE * abs(reported.value)
    if claimed.kind is Kind.PERCENT_CHANGE and reported.kind in RATIOS | {Kind.PERCENT_CHANGE}:
        change = (abs(100 * (reported.value - 1)) if reported.kind in RATIOS
                  else abs(reported.value))
        apart = abs(abs(claimed.value) - change)
        close = CLOSE if any(map(str.isdigit, claimed.text)) else CLOSE_IN_WORDS
        return apart <= close * change or (
            apart <= 100 * _FEW_POINTS and apart <= CLOSE_SHARE * change)
    return apart <= CLOSE * abs(reported.value)


def is_exact(claimed: Estimate) -> bool:
    """Whether a number is printed in digits and without a bound: not "a third", not "up to 40%"."""
    in_digits = any(map(str.isdigit, claimed.text)) and claimed.unit not in (
        "in words", "one in n", "times", "most") and not claimed.unit.startswith("per ")
    return in_digits and claimed.hedge.lower() not in _BOUNDS


def in_the_dress_of(claimed: Estimate, number: Reported) -> Reported:
    """``number`` as a relative change where the claim tells one and the study a ratio."""
    told = number.estimate
    if claimed.kind is not Kind.PERCENT_CHANGE or told.kind not in RATIOS or told.value is None:
        return number
    change = round(100.0 * (told.value - 1), 6)
    return replace(number, estimate=replace(
        told, kind=Kind.PERCENT_CHANGE, value=abs(change), unit="%", text=f"{abs(change):g}%",
        direction="decrease" if change < 0 else "increase"))


def nearest(claimed: Estimate, numbers: Sequence[Reported]) -> Reported:
    """The number of the study that a claimed one strays least from."""
    return min(numbers, key=lambda n: abs(abs(n.estimate.value or 0.0) - abs(claimed.value or 0.0)))


def same_digits(claimed: Estimate, reported: Estimate) -> bool:
    """Whether two values differ in their sign at most."""
    return (claimed.value is not None and reported.value is not None
            and abs(abs(claimed.value) - abs(reported.value)) < 1e-9)
