"""How precise a printed number claims to be, and the range that it therefore covers.

"14%" covers 13.5 to 14.5; "14.0%" covers 13.95 to 14.05; "about 14%", "nearly half", "over 20%"
and "one in seven" cover more, by the rules of ``claimed_range``.
"""

from __future__ import annotations

import re
from typing import Final

from ..model import Estimate
from . import kinds
from .notation import NUMBER, decimals, uniform

_FIRST_NUMBER = re.compile(NUMBER)
ABOUT: Final = frozenset(
    {
        "about",
        "around",
        "approximately",
        "approx",
        "roughly",
        "some",
        "circa",
        "ca",
        "~",
        "an estimated",
        "estimated",
        "nearly about",
        "or so",
        "close to",
        "more or less",
        "in the region of",
        "on average",
    }
)
BELOW: Final = frozenset(
    {
        "nearly",
        "almost",
        "just under",
        "under",
        "less than",
        "fewer than",
        "below",
        "not quite",
        "<",
        "close to",
    }
)
ABOVE: Final = frozenset(
    {
        "over",
        "more than",
        "just over",
        "above",
        "greater than",
        "exceeding",
        ">",
        "well over",
        "in excess of",
    }
)
AT_LEAST: Final = frozenset(
    {"at least", "no less than", "no fewer than", "a minimum of", "≥", "not less than", "up from"}
)
UP_TO: Final = frozenset(
    {
        "up to",
        "at most",
        "no more than",
        "as much as",
        "as many as",
        "a maximum of",
        "≤",
        "not more than",
    }
)

_ABOUT_SHARE: Final = 0.10  # "about 14" covers a tenth either way: 12.6 to 15.4
_WORD_SHARE: Final = 0.08  # "a third", "half", "one in seven": words are round by nature
_NEARLY_SHARE: Final = 0.12  # "nearly half" is .44 to .5
_OVER_SHARE: Final = 0.15  # "over 20" is 20 to 23, or to the next round number
_UP_TO_SHARE: Final = 0.10  # "up to 30" should be reached, or nearly


def last_digit(printed: str) -> float:
    """The worth of the last digit of the first number in ``printed``: "14" is 1, "0.140" .001.

    Trailing zeros of a whole number of 100 or more may be rounding ("12,000"), and are taken so.
    """
    match = _FIRST_NUMBER.search(uniform(printed))
    if not match:
        return 0.0
    digits = match.group().replace(",", "").strip()
    places = decimals(match.group() if "," not in match.group() else digits)
    if places:
        return float(10.0**-places)
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(10**zeros) if len(digits) - zeros >= 1 and len(digits) >= 3 and zeros > 1 else 1.0


def scale(estimate: Estimate) -> float:
    """What the printed number was multiplied by to give the value: 0.01 for "14%" as a fraction."""
    if estimate.kind in kinds.FRACTIONS and ("%" in estimate.unit or "percent" in estimate.unit):
        return 0.01
    match = re.fullmatch(r"per ([\d,]+)", estimate.unit)
    if match and estimate.kind in kinds.FRACTIONS:
        return 1.0 / float(match[1].replace(",", ""))
    return 1.0


def half_unit(estimate: Estimate) -> float:
    """Half the worth of the last printed digit, in the units of ``estimate.value``."""
    if not estimate.text:
        return 0.0
    if estimate.unit == "one in n" and estimate.value:
        one_in = 1.0 / estimate.value
        return estimate.value - 1.0 / (one_in + 0.5)
    of_many = re.fullmatch(r"per ([\d,]+)", estimate.unit)
    if of_many and not re.search(r"\d", estimate.text):  # "six in ten"
        return 0.5 / float(of_many[1].replace(",", ""))
    if estimate.unit == "fraction" and "/" in estimate.text:
        return 0.0005
    return 0.5 * last_digit(estimate.text) * scale(estimate)


def in_words(estimate: Estimate) -> bool:
    """Whether the value was told in words ("a third", "twice", "one in seven")."""
    return estimate.unit in ("one in n", "in words", "times") and not re.search(
        r"\d\s?(?:%|\.)", estimate.text
    )


def claimed_range(estimate: Estimate) -> tuple[float, float]:
    """The lowest and highest exact value that the printed words and digits can stand for.

    Plain digits: half a unit of the last digit either way. "About": a tenth either way. "Nearly",
    "under": from 12 % below to the value. "Over": from the value to 15 % above. "At least": from
    the value up. "Up to": from 10 % below to the value. Words ("a third", "twice", "one in seven"):
    8 % either way. Raises ``ValueError`` where there is no value.
    """
    if estimate.value is None:
        raise ValueError("an estimate without a value has no range")
    value, half = estimate.value, half_unit(estimate)
    size = abs(value)
    if in_words(estimate):
        half = max(half, _WORD_SHARE * size)
    low, high = value - half, value + half
    hedge = estimate.hedge.lower()
    if estimate.unit == "most":
        return value, 1.0
    if hedge in ABOUT:
        return min(low, value - _ABOUT_SHARE * size), max(high, value + _ABOUT_SHARE * size)
    if hedge in BELOW:
        return min(low, value - _NEARLY_SHARE * size), high
    if hedge in ABOVE:
        return low, max(high, value + _OVER_SHARE * size, value + 2 * half)
    if hedge in AT_LEAST:
        return low, max(high, value + _OVER_SHARE * size)
    if hedge in UP_TO:
        return min(low, value - _UP_TO_SHARE * size), high
    return low, high


def printed_range(estimate: Estimate) -> tuple[float, float]:
    """The range that the printed digits cover, hedges left aside (for what a study reports)."""
    if estimate.value is None:
        raise ValueError("an estimate without a value has no range")
    half = half_unit(estimate)
    return estimate.value - half, estimate.value + half


def overlap(first: tuple[float, float], second: tuple[float, float]) -> bool:
    """Whether two ranges share a point, to the precision of floating point."""
    slack = 1e-9 * max(1.0, abs(first[0]), abs(first[1]))
    return first[0] <= second[1] + slack and second[0] <= first[1] + slack
