"""Differences told in words: an extra hour, two days sooner, a full percentage point lower."""

from __future__ import annotations

import re
from typing import Final

from ..model import Kind
from .drafts import Draft, Stretch
from .notation import NUMBER_WORD, WORD_AHEAD, word_set, word_value

_UNIT = (r"(?P<unit>percentage points?|points?|hours?|minutes?|days?|weeks?|months?|years?|kilos?|"
         r"kilograms?|kg|pounds?|grams?|metres?|meters?|centimetres?|millimetres?|cm|mm|mm hg|"
         r"di?opt(?:re|er)s?|standard deviations?|nights?|episodes?|attacks?|visits?)\b")
_APART = (r"(?P<way>longer|later(?= than)|more|higher|greater|better|heavier|further|taller|"
          r"extra|farther|shorter|sooner|earlier(?= than)|less|fewer|lower|smaller|worse|lighter|"
          r"quicker|faster)\b(?! than (?:or|\d))")
_AMOUNT = (r"(?P<amount>half an?|an?|(?=" + WORD_AHEAD + r")" + NUMBER_WORD + r")"
           r"(?P<half>\sand\sa\shalf)?")
_EXTRA = r"(?:\s(?P<extra>extra|additional|further|fewer|more|less|full|whole|good))?"
_DIFFERENCE = re.compile(
    r"(?<![\w-])(?<!quarter of )(?<!quarters of )(?<!third of )(?<!half of )"
    + _AMOUNT + _EXTRA + r"\s(?P<gap>(?!percentage\b)[a-z]{3,12}\s)?" + _UNIT
    + r"(?:\s(?:of\s[a-z]{3,16}\s)?(?:a\s(?:day|night|week|month|year)\s)?" + _APART + r")?"
)
_BY_BEFORE = re.compile(
    r"\b(?:(?P<up>r(?:ise|ises|ose|isen)|increas\w{1,3}|climb\w{0,2}|grew|gain\w{0,2}|went up|"
    r"improv\w{1,3}|lengthen\w{0,2}|prolong\w{0,2})|(?P<down>f[ae]ll\w{0,3}|drop\w{0,3}|lower\w{0,2}|"
    r"decreas\w{1,3}|declin\w{1,3}|cut\w{0,4}|reduc\w{1,3}|went down|shorten\w{0,2}|short))\b"
    r"[^.;]{0,60}?\bby\s(?:about\s|around\s|nearly\s|almost\s|roughly\s|some\s|over\s|more\sthan\s|"
    r"just\s|only\s|a\slittle\sunder\s|a\slittle\sover\s|well\sover\s|at\sleast\s|up\sto\s){0,2}$")
_DOWN: Final = word_set("shorter sooner earlier less fewer lower smaller worse lighter younger "
                        "quicker faster")
_NO_RESULT = re.compile(r"\sof (?:treatment|therapy|follow|training|study|use|age)|-")
# A sentence without figures may tell a difference with these: "an hour longer".
SINGULAR_UNITS: Final = word_set("hour day week month year minute point night kilo dioptre")
_WORTH_A_LOOK: Final = word_set(
    "longer later more higher greater better heavier further taller extra farther older shorter "
    "sooner earlier less fewer lower smaller worse lighter quicker faster younger additional by "
    "full whole")


def read_lay_differences(stretch: Stretch) -> list[Draft]:
    """Differences told with a number in words and a unit; their characters are taken."""
    drafts: list[Draft] = []
    if stretch.words.isdisjoint(_WORTH_A_LOOK):
        return drafts
    for match in _DIFFERENCE.finditer(stretch.low):
        changed = _BY_BEFORE.search(stretch.low[max(0, match.start() - 110):match.start()])
        extra = match["extra"] in ("extra", "additional", "further", "fewer", "more", "less")
        if match["gap"] and not extra or _NO_RESULT.match(stretch.low, match.end()):
            continue
        if not (match["way"] or extra or changed):
            continue
        if stretch.is_free(match.start(), match.end()):
            drafts.append(_difference(match, changed))
            stretch.take(match.start(), match.end())
    return drafts


def _difference(match: re.Match[str], changed: re.Match[str] | None) -> Draft:
    amount = match["amount"]
    value = 0.5 if amount.startswith("half") else 1.0 if amount in ("a", "an") else float(
        word_value(amount))
    value += 0.5 if match["half"] else 0.0
    unit = match["unit"]
    down = (match["way"] or match["extra"] or "") in _DOWN or bool(
        changed and changed["down"] and not match["way"])
    kind = Kind.MEAN_DIFFERENCE
    if unit.startswith("percentage"):
        kind, value, unit = Kind.RISK_DIFFERENCE, value / 100.0, "percentage points"
    elif unit.startswith("standard"):
        kind, unit = Kind.STANDARDISED_MEAN_DIFFERENCE, ""
    return Draft(match.start(), match.end(), match.group(), round(value, 12), kind, unit=unit,
                 direction="decrease" if down else "increase", number_end=match.end(), named=True)
