"""Shares told as parts of one: a third, two thirds, half; and ratios told so: a third as common."""

from __future__ import annotations

from typing import Final

from .. import quick_re as re
from ..model import Kind
from .drafts import Draft
from .notation import BY_AFTER_CHANGE, word_value

_FRACTIONS: Final = {
    "half": 0.5,
    "halves": 0.5,
    "third": 1 / 3,
    "quarter": 0.25,
    "fourth": 0.25,
    "fifth": 0.2,
    "sixth": 1 / 6,
    "seventh": 1 / 7,
    "eighth": 0.125,
    "ninth": 1 / 9,
    "tenth": 0.1,
}
FRACTION = re.compile(
    r"(?<![\w-])(?:(?P<count>a|an|one|two|three|four|five|six|seven|eight|nine)[\s-])?"
    r"(?P<part>halves|half|(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?)"
    r"(?:\s(?P<kind>as|of|the|were|was|had|did|said|reported|responded|improved|died|have|are|"
    r"lower|"
    r"higher|less|more|fewer)\b)?(?![\w-])"
)
_RISK_BEFORE = re.compile(r"\bodds\b")
_HAZARD = re.compile(r"\bhazards?\b")
_OTHER_HALF = re.compile(
    r"\b(?:other|first|second|latter|lower|upper|left|right|top|bottom|better|per|and a|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d) and)\s$"
)
# "A third as common", "two thirds the rate", "a quarter of the chair time needed", "a third of the
# 36% seen": set against another number, and no share of people.
_OF_ANOTHER_NUMBER = re.compile(
    r"\sas\s(?!well\b|part\b|an?\b|the\b|if\b|they\b|it\b)[a-z]{3,14}\b|"
    r"\sthe\s(?:rate|risk|odds|level|incidence|number|amount|chance|dose|cost|price|frequency|"
    r"likelihood|hazard|probability)s?\b|"
    r"\sof\s(?:that|what)\s(?:in|among|of|with|for|seen|found|after|under|on|it)\b|\sof\sthe\s\d{1,3}(?:\.\d{1,2})?\s?(?:%|per\s?cent)|"
    r"\sof\sthe\s(?:[a-z-]{3,14}\s){0,2}(?:time|cost|dose|price|duration|length)s?\s"
    r"(?:needed|taken|required|used|given|spent|for|with|of)\b"
)
_NOT_HALF: Final = (" an hour", " a day", " a year", "-", " hour", " marathon", " an inch",
                    " a dozen", " life", " time")


def read_fraction(match: re.Match[str]) -> Draft | None:
    """The share, change or ratio that a match of ``FRACTION`` tells; None where it tells none."""
    part = match["part"].lower()
    plural = part.endswith("s") and part != "halves"
    base = _FRACTIONS.get(part if part in _FRACTIONS else part[:-1])
    count_word = (match["count"] or "").lower()
    following = (match["kind"] or "").lower()
    if base is None:
        return None
    count = 1 if count_word in ("", "a", "an", "one") else word_value(count_word)
    if _OTHER_HALF.search(match.string[max(0, match.start() - 10) : match.start()]):
        return None
    if part != "half" and not count_word:
        return None  # "the third", "in the fifth": an ordinal
    if part not in ("half", "halves") and count > 1 and not plural:
        return None
    tail = match.string[match.end() : match.end() + 14].lower()
    if part == "half" and (tail.startswith(_NOT_HALF) or following == "as"):
        return None
    if part not in ("half", "halves") and _OF_ANOTHER_NUMBER.match(
            match.string, match.end("part")):
        return ratio_told(match, base * count, match.end("part"), "decrease", "in words")
    if part in ("quarter", "second") and tail.startswith(
        (" of a century", " of an hour", " of the year")
    ):
        return None
    end = match.end("part")
    changed = BY_AFTER_CHANGE.search(match.string[max(0, match.start() - 120) : match.start()])
    told_by_verb = changed is not None and not tail.startswith(" of ")
    if told_by_verb or following in ("lower", "higher", "less", "more", "fewer"):
        up = changed["up"] if changed and told_by_verb else following in ("higher", "more")
        return Draft(
            match.start(),
            end,
            match.group(),
            100 * base * count,
            Kind.PERCENT_CHANGE,
            unit="in words",
            number_end=end,
            named=True,
            direction="increase" if up else "decrease",
        )
    return Draft(
        match.start(),
        end,
        match.group(),
        base * count,
        Kind.PROPORTION,
        unit="in words",
        number_end=end,
    )


_CLAUSE_MARK = re.compile(r"[;,.]\s")


def ratio_told(match: re.Match[str], value: float, end: int, direction: str,
               unit: str = "times") -> Draft:
    """A ratio of risks, or of odds or hazards where the words around ``match`` speak of these."""
    before = match.string[max(0, match.start() - 50) : match.start()]
    after = match.string[end : end + 40]
    window = _CLAUSE_MARK.split(before)[-1] + " " + _CLAUSE_MARK.split(after)[0]
    kind = Kind.RISK_RATIO
    if _RISK_BEFORE.search(window):
        kind = Kind.ODDS_RATIO
    elif _HAZARD.search(window):
        kind = Kind.HAZARD_RATIO
    return Draft(
        match.start(),
        end,
        match.group(),
        value,
        kind,
        unit=unit,
        direction=direction,
        number_end=end,
        named=True,
    )
