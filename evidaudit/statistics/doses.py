"""Doses and lengths of time: 20 mg daily, at 12 months; not the median of 5.1 months."""

from __future__ import annotations

from typing import Final

from .. import quick_re as re
from .drafts import Stretch
from .notation import word_set

TIME = (
    r"(?:years?|yrs?|months?|mos?|weeks?|wks?|days?|hours?|hrs?|h|minutes?|mins?|seconds?|"
    r"secs?|decades?)\b"
)
_DOSE_UNIT = (
    r"(?:mg|µg|μg|mcg|ug|g|kg|ml|mL|IU|iu|U|units?|Gy|cGy|mmol|mol|µM|mM|nM|kcal|kJ|"
    r"drops?|puffs?|"
    r"tablets?|capsules?|MBq|mCi|W|Hz|kHz|J)\b(?:/[A-Za-z0-9]{1,6}){0,2}"
)
DOSE: Final = re.compile(
    r"\s?" + _DOSE_UNIT + r"(?=\s?(?:per\b|of\b|doses?\b|daily|once|twice|three|four|b\.?i\.?d|"
    r"t\.?i\.?d|"
    r"q\d|qd|a\b|every|each|weekly|intraven|oral|subcut|i\.?v\b|p\.?o\b|tablets?|capsules?|"
    r"and\s\d|or\s\d|"
    r"arms?|groups?|dose|,\s(?!9[059]\s?%)\d|infusion|bolus|vitamin|\([A-Z]))"
    r"|\s?(?:mg|µg|μg|mcg|Gy|cGy|IU|mL|ml|g)/(?:(?:kg|day|d|week|dose|m2|h|wk)\b(?!/)|\d)|"
    r"\s?(?:mg|µg|μg|mcg|Gy|cGy|IU)\b(?!\s?/)"
    r"|\s?(?:times?|doses?|tablets?)\s(?:a|per|daily|each|every)\b"
    r"|\s?/\s?(?:day|d|week)\b|\s?(?:sessions?|cycles?|courses?|doses?|visits?|sets?|"
    r"repetitions?)\b"
)
_DURATION_BEFORE = re.compile(
    r"(?:\b(?:at|after|for|within|over|during|every|past|last|next|first|to|through|until|of|from|"
    r"previous|least|up to|beyond|follow(?:ed)?(?:-|\s)?up(?: of| for| was)?|baseline|and|or|in|"
    r"between|by|the|only|than|about|approximately|another|further|additional|on|post|lasting|"
    r"lasted|"
    r"duration)|[(,/-])\s?$"
)
_DURATION_WORDS: Final = word_set(
    "median mean average averaged averaging survival time duration "
    "delay latency length "
    "stay shorter longer"
)
_DURATION_CONTEXT = re.compile(
    r"\b(?:median|mean|averag\w{1,3}|survival|time|duration|delay|"
    r"latency|length|stay|"
    r"shorter|longer)\b"
)
_DURATION = re.compile(r"\s?-?" + TIME)
_DURATION_LIST = re.compile(
    r"\s?(?:-|to|and|or|,)\s?\d{1,3}(?:\.\d)?(?:\s?(?:,|,?\sand|to|"
    r"-)\s?\d{1,3})?(?:\s|-)" + TIME
)
_DURATION_AFTER = re.compile(
    r"\s(?:later|after|before|follow|ago|apart|per|of\s(?:follow|"
    r"treatment|therapy|age|"
    r"intervention|training|study|exercise)|post|from|earlier|old)"
)
_VERB_BEFORE = re.compile(r"\b(?:was|were|averaged|median|mean|by)\s$")
_DOSE_BEFORE = re.compile(r"\bdos(?:es?|ages?)\b[^.;]{0,60}$")
STRONG_VERB = re.compile(
    r"(?:\b(?:was|were|averag\w{2,3}|by|took|lasted|required|needed|vs\.?|"
    r"versus|v)|=)\s?$"
)
_LISTED_MOMENT = re.compile(r"\b(?:at|after)\s(?:\d{1,3},?\s){1,5}(?:and|or|to)\s$")
_LIST_BEFORE = re.compile(r"[,(]\s?$")
_RESULT_AFTER = re.compile(
    r"\s?[(\[]\s?(?:\d{2}\s?%\s?(?:ci|conf)|ci\b|iqr|range|sd\b|±|\+/|"
    r"interq|95|\d{1,3}(?:\.\d{1,3})?\s?"
    r"(?:to|-|,|;)\s?\d)|\s?±|\s?\+\s?/"
)
_LINK_BEFORE = re.compile(
    r"(?:\b(?:was|were|averag\w{2,3}|by|vs\.?|v|versus|than|and|median|"
    r"mean)|[=:,(])\s?$"
)
_WAS_BEFORE = re.compile(
    r"(?:\b(?:was|were|mean|median|averaged|by)|\b(?:reduction|loss|increase|"
    r"gain|mean|median|average|"
    r"decrease|difference|change|level|concentration|rise|"
    r"drop)s?\s(?:[a-z]+\s){0,4}of)\s$"
)
_MOMENT_BEFORE = re.compile(r"\b(?:at|after|within|every|past|last|next|first|until|before)\s$")


_A_RESULT_OF_TIME = re.compile(
    r"\b(?:took|lasted|required|needed|spent|averaged|and|vs\.?|versus|than)\s$")
_APART_AFTER = re.compile(
    r"\s(?:(?:longer|shorter|sooner)\b(?!\sthan\s(?:or|\d))|"
    r"(?:less|more|fewer|lower|higher|earlier|later)\sthan\s(?!or\b|\d))"
)


def is_dose(stretch: Stretch, start: int, end: int) -> bool:
    """Whether the number is a dose or a count of doses: "20 mg daily", "12 sessions"."""
    if not DOSE.match(stretch.text, end):
        return False
    before = stretch.low[max(0, start - 50) : start]
    return not _WAS_BEFORE.search(before) or bool(_DOSE_BEFORE.search(before))


def is_duration(stretch: Stretch, start: int, end: int) -> bool:
    """Whether the number is a length of time that is no result: "at 12 months", "for 6 weeks"."""
    low = stretch.low
    before = low[max(0, start - 40) : start]
    match = _DURATION.match(low, end)
    if not match:
        return bool(
            _DURATION_LIST.match(low, end)
            and (
                _MOMENT_BEFORE.search(before)
                or (_DURATION_BEFORE.search(before) and not _context(stretch, 0, start))
            )
        )
    if _RESULT_AFTER.match(low, match.end()) or _APART_AFTER.match(low, match.end()):
        return False
    if "." in low[start:end] and _A_RESULT_OF_TIME.search(before):
        return False  # "took 17.2 months with aligners and 19.8 months with braces"
    if (_LIST_BEFORE.search(before) and low[start:end].isdigit()) or _MOMENT_BEFORE.search(before):
        return True
    if _LISTED_MOMENT.search(before):
        return True
    if _DURATION_AFTER.match(low, match.end()):
        return not _VERB_BEFORE.search(before)
    if _LINK_BEFORE.search(before):
        return not STRONG_VERB.search(before) and not _context(stretch, 0, end + 120)
    if before.endswith("of "):
        return not _context(stretch, max(0, start - 90), start)
    if before.endswith(("from ", "to ")) and _context(stretch, 0, start):
        return False
    return bool(_DURATION_BEFORE.search(before)) or not _context(stretch, 0, start)


def _context(stretch: Stretch, start: int, end: int) -> bool:
    return not stretch.words.isdisjoint(_DURATION_WORDS) and bool(
        _DURATION_CONTEXT.search(stretch.low, start, end)
    )


# "0.92 (0.80 to 1.06) for 1 cup a week, 0.85 (0.74 to 0.98) for 2 to 4 cups": how much was had
_FOR: Final = (" for ", " with ", " at ")
_AFTER_INTERVAL = re.compile(r"\d\s?[)\]]\s(?:for|with|at)\s$")
_LEVEL_OF_USE = re.compile(
    r"(?:\s?(?:to|-|or)\s?\d{1,3})?\s(?:or more\s|or less\s|or fewer\s)?(?:cups?|glass(?:es)?|"
    r"drinks?|servings?|portions?|cigarettes?|packs?|units|hours?|h|g|mg|doses?|tablets?|pieces|"
    r"slices|eggs|visits?|times|sessions?|nights?|steps|children|births?|meals?)\b")


def level_of_use(low: str, end: int, before: str) -> int:
    """Where the level of use ends whose number ends at ``end``, right after a number with its
    interval; 0 where none stands there."""
    if not before.endswith(_FOR) or not _AFTER_INTERVAL.search(before):
        return 0
    match = _LEVEL_OF_USE.match(low, end)
    return match.end() if match else 0
