"""How precise a printed number claims to be, and the range that it therefore covers.

"14%" covers 13.5 to 14.5; "14.0%" covers 13.95 to 14.05; "about 14%", "nearly half", "over 20%"
and "one in seven" cover more, by the rules of ``claimed_range``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from .. import quick_re as re
from ..model import Estimate, Kind
from . import kinds
from .notation import MAGNITUDES, NUMBER, decimals, uniform

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

_ABOUT_SHARE: Final = 0.10  # "about 15" covers a tenth either way: 13.5 to 16.5
_ABOUT_UNITS: Final = 1.5  # units of its last digit that "some 82%" may stray: it is not round
_WORD_SHARE: Final = 0.08  # "a third", "half", "one in seven": words are round by nature
_NEARLY_SHARE: Final = 0.12  # "nearly half" is .44 to .5
_OVER_SHARE: Final = 0.15  # "over 20" is 20 to 23, or to the next round number
_UP_TO_SHARE: Final = 0.10  # "up to 30" should be reached, or nearly


@lru_cache(maxsize=4096)
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
    match = _PER_MANY.fullmatch(estimate.unit)
    if match and estimate.kind in kinds.FRACTIONS:
        return 1.0 / float(match[1].replace(",", ""))
    return 1.0


_PER_MANY = re.compile(r"per ([\d,]+)")


@lru_cache(maxsize=4096)
def half_unit(estimate: Estimate) -> float:
    """Half the worth of the last printed digit, in the units of ``estimate.value``."""
    if not estimate.text:
        return 0.0
    if estimate.unit == "one in n" and estimate.value:
        one_in = 1.0 / estimate.value
        return estimate.value - 1.0 / (one_in + 0.5)
    of_many = _PER_MANY.fullmatch(estimate.unit)
    if of_many and not _tells_decimals(estimate.text):  # "six in ten", "of every 100, 43"
        return 0.5 / float(of_many[1].replace(",", ""))
    if estimate.unit == "fraction" and (estimate.denominator or "/" in estimate.text or (
            _OF_SO_MANY.search(estimate.text))):
        return 0.0005  # "5 of 60" is exact, however it is printed
    share = _SHARE.search(estimate.text) if estimate.numerator is not None else None
    if share:  # "52 (15.3%)" is as exact as its share
        return 0.5 * last_digit(share[1]) * scale(estimate)
    if estimate.kind in kinds.DIFFERENCES and estimate.unit in _COUNTED_UNITS and not any(
            character.isdigit() for character in estimate.text):
        return 0.5 * scale(estimate)  # "two days sooner"
    return 0.5 * last_digit(estimate.text) * scale(estimate) * _magnitude(estimate)


_SHARE = re.compile(r"(\d+(?:[.·]\d+)?)\s?(?:%|per ?cent)")
_OF_SO_MANY = re.compile(r"\w\s(?:out )?of (?:the |all |a total of )?\d", re.I)


def _tells_decimals(text: str) -> bool:
    """Whether a number per so many is printed with decimals: "2.9 per 1,000"."""
    return re.search(r"\d[.·]\d", text) is not None


_COUNTED_UNITS: Final = frozenset(
    "percentage points|point|points|hour|hours|minute|minutes|day|days|week|weeks|month|months|"
    "year|years|night|nights|episodes|attacks|visits".split("|"))
_MAGNITUDE = re.compile(r"\d[\s\u2009-]?(thousand|lakh|million|crore|billion)")


def _magnitude(estimate: Estimate) -> float:
    """1,000,000 for a count printed as "1.8 million"; 1 elsewhere."""
    match = _MAGNITUDE.search(estimate.text) if estimate.kind is Kind.COUNT else None
    return MAGNITUDES[match[1]] if match else 1.0


def in_words(estimate: Estimate) -> bool:
    """Whether the value was told in words ("a third", "twice", "one in seven")."""
    return estimate.unit in ("one in n", "in words", "times") and not re.search(
        r"\d\s?(?:%|\.)", estimate.text
    )


@lru_cache(maxsize=4096)
def claimed_range(estimate: Estimate) -> tuple[float, float]:
    """The lowest and highest exact value that the printed words and digits can stand for.

    Plain digits: half a unit of the last digit either way. "About": a tenth either way. "Nearly",
    "under": from 12 % below to the value. "Over" and "at least": from the value to 15 % above, or
    half way to the next round number ("over 20%" reaches to 25). "Up to": from 10 % below to the
    value. Words ("a third", "twice", "one in seven"): 8 % either way; as a bound they reach to the
    next such word ("more than three times" to four, "under a third" to a quarter). What bounds a
    fall told as a ratio bounds it from the other side ("more than halved"). Raises
    ``ValueError`` where there is no value.
    """
    if estimate.value is None:
        raise ValueError("an estimate without a value has no range")
    value, half = estimate.value, half_unit(estimate)
    size = abs(value)
    if in_words(estimate):
        half = max(half, _WORD_SHARE * size)
    low, high = value - half, value + half
    hedge = _bound(estimate)
    if estimate.unit == "most":
        return value, 1.0
    if hedge in ABOUT:
        stray = _ABOUT_SHARE * size
        if not _is_round(estimate):
            stray = min(stray, _ABOUT_UNITS * 2 * half)
        return min(low, value - stray), max(high, value + stray)
    exact = value - _EDGE_SHARE * size if in_words(estimate) else low
    if hedge in _FAR_BELOW and in_words(estimate):
        return _next_word(estimate, -1), value + _EDGE_SHARE * size
    if hedge in BELOW:
        return min(low, value - _NEARLY_SHARE * size), high
    if hedge in ABOVE or hedge in AT_LEAST:
        return exact, max(high, value + _OVER_SHARE * size, _reach_above(estimate, half))
    if hedge in UP_TO:
        return min(low, value - _UP_TO_SHARE * size), high
    return low, high


_FAR_BELOW: Final = frozenset({"under", "less than", "fewer than", "below"})
_NEARBY: Final = frozenset({"just over", "just under"})
_MIRRORED: Final = (
    (ABOVE, "less than"), (AT_LEAST, "at most"), (_FAR_BELOW, "more than"),
    (BELOW, "just over"), (UP_TO, "at least"),
)  # fmt: skip
_SHARES_IN_WORDS: Final = (0.0, 0.1, 0.2, 0.25, 1 / 3, 0.5, 2 / 3, 0.75, 0.9, 1.0)
_EDGE_SHARE: Final = 0.03  # "more than half" of 49 % is let pass, of 47 % it is not


def _is_round(estimate: Estimate) -> bool:
    """Whether the printed number is rounded (20, 15, 1.5, words) or has one digit."""
    match = _FIRST_NUMBER.search(uniform(estimate.text))
    digits = match.group().replace(",", "").replace(".", "").lstrip("0") if match else ""
    return len(digits) < 2 or digits[-1] in "05" or in_words(estimate)


def mirrored(hedge: str) -> str:
    """The hedge of what is left where ``hedge`` is that of the part: over half is under half."""
    return next((turned for words, turned in _MIRRORED if hedge.lower() in words), hedge)


def _bound(estimate: Estimate) -> str:
    """The hedge as it bounds the value: "more than halved" is a ratio of less than a half."""
    hedge = estimate.hedge.lower()
    if estimate.unit == "times" and (estimate.value or 1.0) < 1.0:
        return mirrored(hedge)
    return hedge


def _reach_above(estimate: Estimate, half: float) -> float:
    """How far "more than" this reaches: to the next word, or half way to the next round number."""
    value = estimate.value or 0.0
    if estimate.hedge.lower() in _NEARBY:
        return value + 2 * half if not in_words(estimate) else value
    if in_words(estimate):
        return _next_word(estimate, 1)
    digits = _FIRST_NUMBER.search(uniform(estimate.text))
    printed = digits.group() if digits else ""
    zeros = len(printed) - len(printed.rstrip("0"))
    if zeros and printed.isdigit() and len(printed) > 1:
        return value + 0.5 * float(10**zeros) * scale(estimate)
    return value + 2 * half


def _next_word(estimate: Estimate, step: int) -> float:
    """The next share or number of times that has a word of its own, above (1) or below (-1)."""
    value = estimate.value or 0.0
    if estimate.unit == "times":
        if value < 1.0:
            times = 1.0 / value
            return 1.0 / (times - step) if times - step >= 1.0 else 1.0
        return max(1.0, value + step)
    whole = 100.0 if estimate.kind is Kind.PERCENT_CHANGE else 1.0
    shares = [whole * share for share in _SHARES_IN_WORDS]
    if step > 0:
        return min((s for s in shares if s > value * 1.01), default=value * 1.15)
    return max((s for s in shares if s < value * 0.99), default=value * 0.85)


@lru_cache(maxsize=4096)
def printed_range(estimate: Estimate) -> tuple[float, float]:
    """The range that the printed digits cover, hedges left aside (for what a study reports)."""
    if estimate.value is None:
        raise ValueError("an estimate without a value has no range")
    half = half_unit(estimate)
    return estimate.value - half, estimate.value + half


def overlap(first: tuple[float, float], second: tuple[float, float]) -> bool:
    """Whether two ranges overlap, to the precision of floating point.

    Ranges that only touch do not (11% is no rounding of 12%), unless one of them is a point.
    """
    slack = 1e-9 * max(1.0, abs(first[0]), abs(first[1]))
    shared = min(first[1], second[1]) - max(first[0], second[0])
    a_point = first[1] - first[0] <= slack or second[1] - second[0] <= slack
    return shared >= -slack if a_point else shared > slack
