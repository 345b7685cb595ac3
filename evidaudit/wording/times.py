"""When: follow-up times of a sentence, in days, so that "a year" and "12 months" agree."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBERS: dict[str, float] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "a": 1, "an": 1, "half": 0.5, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25,
         "decade": 3652.5}
_N = r"(?:\d{1,4}(?:[.·]\d)?|" + "|".join(_NUMBERS) + r")"
_TIME = re.compile(
    rf"\b(?P<cue>after|at|by|over|during|within|for|through|until|up to|following|post|"
    rf"lasting|follow-?up (?:of|was)|about|a|the|first|next|in)?\s{{0,2}}(?:(?:the|a|an|about|"
    rf"around|"
    rf"roughly|nearly|approximately|just|only|first|next|least|median|mean|of|"
    rf"follow-?up)\s+){{0,3}}"
    rf"(?P<low>{_N})(?P<more>(?:\s?(?:,|and|or|to|through|-|–)\s?{_N}){{0,4}})(?:\s|-)?"
    rf"(?P<unit>hour|day|week|month|year|decade|hr|wk|mo|yr)s?\b"
    rf"(?P<tail>[- ](?:or older|and older|or over|and over|or more|or younger|of experience|old|"
    rf"of age|aged|olds|follow-?up|later|on|post|after|from))?", re.I)
_NUMBERED = re.compile(r"\b(?P<unit>week|month|day|year)s?\s(?P<n>\d{1,3})\b(?!\s?%)", re.I)
_UNITS = {"hr": "hour", "wk": "week", "mo": "month", "yr": "year"}


_AGES = ("old", "olds", "of age", "aged", "or older", "and older", "or over", "and over", "or more",
         "or younger", "of experience")
_AGED = re.compile(r"\b(?:aged?|ages|older than|younger than|(?:adults|people|women|men) over|"
                   r"under)\s(?:of\s|between\s|from\s)?$", re.I)
_FOLLOWING = ("after", "within", "over", "for", "by", "in", "following", "at", "during", "lasting")


@dataclass(frozen=True, slots=True)
class Time:
    """A length of time in days with its words and place; ``cue`` is the preposition before it."""

    days: float
    text: str
    start: int
    end: int
    cue: str


def times(text: str) -> tuple[Time, ...]:
    """The times of ``text``, ages left out, in days ("3, 6 and 12 months" gives three)."""
    found = []
    for match in _TIME.finditer(text):
        tail = (match["tail"] or "").strip("- ").lower()
        if tail in _AGES or _AGED.search(text[:match.start()][-24:]):
            continue
        cue = (match["cue"] or "").lower()
        if not cue and tail in ("later", "on", "post", "after", "from"):
            cue = "later"
        if match["low"].lower() in ("a", "an") and not (cue in _FOLLOWING or cue == "later"):
            continue  # "four cups a day"
        unit = _UNITS.get(match["unit"].lower(), match["unit"].lower())
        for number in re.findall(_N, match["low"] + " " + (match["more"] or ""), re.I):
            value = _NUMBERS.get(number.lower())
            days = float(number.replace("·", ".")) if value is None else float(value)
            found.append(Time(days * _DAYS[unit], match.group().strip(), match.start(),
                              match.end(), cue))
    found += [Time(float(m["n"]) * _DAYS[m["unit"].lower()], m.group(), m.start(), m.end(), "at")
              for m in _NUMBERED.finditer(text)]
    return tuple(found)


def same_time(one: float, other: float) -> bool:
    """True where two times (days) are the same as people say them: "a year", "12 months"."""
    longer, shorter = max(one, other), min(one, other)
    return longer - shorter <= max(0.1 * longer, 0.6)
