"""Numbers with their dress: 43/120 (35.8%), 14.2 ± 3.1, 25.2 (3.6) mm Hg, n = 26, 71 of 96."""

from __future__ import annotations

from typing import Final

from .. import quick_re as re
from .drafts import Stretch
from .notation import NUMBER, PERCENT, PLUS_MINUS, number
from .word_counts import BRACKET_PERCENT, ONE_PERSON, PEOPLE_AFTER, PERCENT_AT

UNIT: Final = (
    r"(?:mm\s?Hg|cm\s?H2O|mmHg|(?:mg|g|µg|μg|mcg|ng|pg|mmol|µmol|μmol|pmol|nmol|mol|mU|IU|U|mEq|"
    r"mL|ml|kg|kcal|"
    r"cells|L|l|J)\s?/\s?(?:dL|dl|L|l|mL|ml|kg|m2|min|h|d|day|week|mol|g|cm2|mm3|µL|μL|year|mmol)"
    r"(?:/(?:min|h|day|d|year|m2|kg))?|kg/m2|m/s|mL/min|"
    r"(?:beats|breaths|episodes|events|attacks|bouts|drinks|cups|servings|times|visits|times)\s?"
    r"(?:per|a|/)\s?(?:minute|min|day|week|month|year|night)|bpm|"
    r"(?:D|dB|diopters?|dioptres?|logMAR|lines?|letters?|points?|degrees?|percentiles?|units?|"
    r"scores?|"
    r"seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|mos?|years?|yrs?|"
    r"mg|µg|μg|mcg|ng|kg|g|cm|mm|km|mL|ml|dL|L|kcal|kJ|kPa|Pa|N|Nm|Hz|ms|min|sec|h|s|W|METs?|"
    r"steps|mV|"
    r"µm|μm|nm|m|cm2|mm2|mm3|cm3|medications|°C?|IU|U|mmol|[Qq]?QALYs?)(?![\w/]))"
)
TIME_UNIT: Final = re.compile(
    r"(?:seconds?|secs?|sec|s|minutes?|mins?|min|hours?|hrs?|h|days?|weeks?|wks?|months?|mos?|"
    r"years?|yrs?)$"
)
_UNIT_AT = re.compile(r"\s?(?P<unit>" + UNIT + r")")
_POINTS = re.compile(
    r"(?:\s|-)?(?:" + PERCENT + r")?(?:\s|-)?(?:absolute\s)?(?:percentage|%|"
    r"percent|per\scent)"
    r"(?:\s|-)points?\b|\s?pp\b(?!\.)",
    re.IGNORECASE,
)
_SPREAD = re.compile(
    r"\s?(?:,\s?)?(?:[(\[]\s?)?(?P<sign>"
    + PLUS_MINUS
    + r")\s?(?:SD|SE|SEM)?\s?(?P<sd>"
    + NUMBER
    + r")\s?"
    r"(?P<percent>" + PERCENT + r")?(?:\s?[)\]])?"
)
_SD = re.compile(
    r"\s?(?:,\s?)?[(\[]\s?(?P<label>(?:SD|S\.D\.|s\.d\.|[Ss]tandard\s[Dd]eviation|sd|SE|SEM|"
    r"S\.E\.M?\.?|"
    r"[Ss]tandard\serror)\s?(?:of)?\s?[:=,]?\s?|"
    + PLUS_MINUS
    + r"\s?)?(?P<sd>"
    + NUMBER
    + r")\s?(?P<percent>"
    + PERCENT
    + r")?\s?(?P<unit>"
    + UNIT
    + r")?\s?[)\]]"
)
_LOOSE_SD = re.compile(r"\s?,\s?(?:SD|[Ss]tandard\s[Dd]eviation)\s?[:=]?\s?(?P<sd>" + NUMBER + r")")
_OF = r"\s?(?:/|\sof\s(?:the\s|a\stotal\sof\s|all\s)?|\sout\sof\s(?:the\s)?)\s?"
_PART = re.compile(
    r"(?:\s(?:\(\s?(?P<pct1>" + NUMBER + r")\s?" + PERCENT + r"\s?\)))?"
    r"(?:\s(?:of|out\sof)\s(?:the\s|a\stotal\sof\s|all\s)?|\s?/\s?|"
    r"\sin\s)(?P<many>\d{1,3}(?:,\d{3})+|\d{1,7})"
    r"(?![\d/]|\.\d|\s?%|\s?per\s?cent)"
)
_OR_PERCENT = re.compile(
    r"\s?(?:or|,|;|=)\s?(?P<pct>" + NUMBER + r")\s?" + PERCENT + r"(?=\s?[)\],;])"
)
_BRACKET_COUNTS = re.compile(
    r"\s?(?:,\s?)?[\[(]\s?(?:[nN]\s?=\s?)?(?P<one>\d{1,7})(?:\s?/\s?|\s(?:out\s)?of\s(?:the\s)?)"
    r"(?P<many>\d{1,7})(?:\s(?:[a-z]{2,20}))?\s?(?=[\]),;])"
)
_BRACKET_N = re.compile(
    r"\s?(?:of\s)?(?:[a-z]{2,20}\s)?[\[(]\s?[nN]\s?=\s?(?P<n>\d{1,3}(?:[, "
    r"]\d{3})+|\d{1,7})\s?(?=[\]),;])"
)
RATE = re.compile(
    r"\s?(?:(?:cases|events|deaths|episodes|falls|attacks|infections|exacerbations|admissions|"
    r"births|"
    r"hospitali[sz]ations|people|patients|persons|women|men|children|diagnoses|strokes|"
    r"fractures|relapses|seizures|injuries|crashes|accidents|bleeds|bites|stings|wounds|visits|"
    r"readmissions|complications|recurrences|errors|ulcers|cancers|overdoses|suicides|"
    r"prescriptions|consultations|transfusions|collisions)\s)?"
    r"(?:/|per\s|a\s(?=1|hundred|thousand))\s?(?P<per>(?:(?:1|10|100|1000|10000|100000|1,000|"
    r"10,000|100,000|1,000,000"
    r"|1\u2009000|10\u2009000|100\u2009000|hundred|thousand|million)\s?-?\s?)?"
    r"(?:patient|person|people|participant|woman|women|child|catheter|ventilator|device|bed|"
    r"hospital|"
    r"live\sbirths?|births?|pregnanc|admission|patients|persons|population|inhabitants|residents|"
    r"individuals|adults|children|men)s?(?:\s|-)?(?:at\srisk|years?|days?|months?|weeks?|ies)?"
    r"|(?:10,000|100,000|1,000|1000|10000|100000|1,000,000)(?:\s(?:population|per\syear|"
    r"a\syear))?)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\d{1,3}(?:[,\u2009 ]\d{3})+$|\d+$")
_N_BEFORE = re.compile(r"(?<![A-Za-z])[nN]\s?(?:=|:|of)\s?$|\bsample size (?:of|was|=)\s?$")


def integer(printed: str) -> int | None:
    """The whole number printed, or None where it has decimals."""
    return int(number(printed)) if _WHOLE.fullmatch(printed) else None


_RANGE_BRACKET = re.compile(
    r"\s?[(\[]\s?(?P<low>-?\s?"
    + NUMBER
    + r")\s?(?:to|-|,|;)\s?(?P<high>-?\s?"
    + NUMBER
    + r")\s?(?:[)\]]|(?=[,;]\s?[pP]))"
)


class Dress:
    """What is printed around one number: unit, per cent, spread, counts and where it all ends."""

    __slots__ = (
        "bracket",
        "count_of",
        "denominator",
        "end",
        "limits",
        "numerator",
        "own_n",
        "people",
        "percent",
        "percent_value",
        "points",
        "rate",
        "sd",
        "sd_named",
        "unit",
    )

    def __init__(self, end: int) -> None:
        self.end = end
        self.percent = self.points = self.people = self.sd_named = self.count_of = False
        self.unit = self.rate = ""
        self.sd: float | None = None
        self.limits: tuple[float, float] | None = None
        self.bracket = 0
        self.numerator: int | None = None
        self.denominator: int | None = None
        self.percent_value: float | None = None
        self.own_n: int | None = None


_OPENS_SPREAD: Final = ",([±+"


def _next(text: str, end: int) -> str:
    """The character that follows, one white space left out; a space at the end of the text."""
    following = text[end : end + 1]
    if following.isspace():
        following = text[end + 1 : end + 2]
    return following or " "


def read_dress(stretch: Stretch, end: int, printed: str) -> Dress:
    """What follows the number that ends at ``end`` and belongs to it."""
    text, dress = stretch.text, Dress(end)
    following = text[end : end + 2]
    if not following:
        return dress
    if _next(text, end) in "%pPaA-":
        points = _POINTS.match(text, end)
        if points:
            dress.points, dress.unit, dress.end = True, "percentage points", points.end()
        else:
            percent = PERCENT_AT.match(text, end)
            if percent:
                dress.percent, dress.unit, dress.end = True, "%", percent.end()
    if not dress.unit:
        _read_rate(text, dress, printed)
    if not dress.unit and not dress.rate:
        _read_whole(text, dress, printed)
    if dress.numerator is None and not dress.rate:
        _read_spread(text, dress)
        if dress.sd is None:
            _read_range(text, dress, printed)
    if dress.percent:
        _read_counts(text, dress)
    return dress


# "relapses occurred at 0.31 per year": a decimal count of events over time, no dose
_OF_EVENTS = re.compile(
    r"\b(?:rates?|relapses?|exacerbations?|falls|attacks|episodes|infections|events|seizures|"
    r"admissions|hospitali[sz]ations|fractures|deaths|injur(?:y|ies)|bleeds|flares?|crises|visits|"
    r"occurred|incidence)\b[^.;]{0,90}\d",
    re.IGNORECASE,
)
_PER_TIME = re.compile(
    r"(?:\s[a-z]{4,16})?\s(?P<per>per\s(?:patient\sper\s|person\sper\s)?(?:years?|months?|weeks?|"
    r"annum)|a\syear)\b"
)


def _read_rate(text: str, dress: Dress, printed: str) -> None:
    ahead = _next(text, dress.end)
    if not ahead.isalpha() and ahead != "/":
        return
    match = RATE.match(text, dress.end)
    if (
        match is None
        and "." in printed
        and _OF_EVENTS.search(text, max(0, dress.end - 120), dress.end)
    ):
        match = _PER_TIME.match(text, dress.end)
    if match:
        per = match["per"].strip().removeprefix("per ").removeprefix("a ")
        dress.rate, dress.end = "per " + per, match.end()


def _read_whole(text: str, dress: Dress, printed: str) -> None:
    count = integer(printed)
    if count is not None:
        match = BRACKET_PERCENT.match(text, dress.end)
        part = _PART.match(text, dress.end)
        if part and integer(part["many"]) is not None:
            many = integer(part["many"]) or 0
            gap = text[dress.end : part.start("many")]
            fits = many >= count and many > 0 and (" in " not in gap or bool(part["pct1"]))
            if "/" in gap and (many < 5 or count > many):
                fits = False
            if fits:
                dress.numerator, dress.denominator, dress.end = count, many, part.end()
                if part["pct1"]:
                    dress.percent_value = number(part["pct1"])
                else:
                    match = BRACKET_PERCENT.match(text, dress.end) or _OR_PERCENT.match(
                        text, dress.end
                    )
                    if match:
                        dress.percent_value, dress.end = number(match["pct"]), match.end()
                return
        if match and not re.match(
            r"\s(?:and|or|to|vs|versus|by|was|were|of|with|at|in)\b", text[dress.end :]
        ):
            dress.numerator, dress.percent_value = count, number(match["pct"])
            dress.end = match.end()
            return
        people = PEOPLE_AFTER.match(text, dress.end)
        if people and (count != 1 or ONE_PERSON.match(text, dress.end)):
            dress.people = True
            return
    unit = _UNIT_AT.match(text, dress.end)
    if unit:
        dress.unit, dress.end = " ".join(unit["unit"].split()), unit.end()


def _read_spread(text: str, dress: Dress) -> None:
    if _next(text, dress.end) not in _OPENS_SPREAD:
        return
    match = _SPREAD.match(text, dress.end)
    if match:
        opened = "[" in match.group()[:4] or "(" in match.group()[:4]
        if opened and match.group()[-1] not in ")]":
            return
        dress.sd, dress.sd_named = number(match["sd"]), True
    else:
        match = _SD.match(text, dress.end) or _LOOSE_SD.match(text, dress.end)
        if not match:
            return
        groups = match.groupdict()
        dress.sd_named = bool(groups.get("label")) or match.re is _LOOSE_SD
        if not dress.sd_named and (groups.get("percent") or groups.get("unit")):
            return
        dress.sd = number(match["sd"])
    groups = match.groupdict()
    dress.end = match.end()
    if groups.get("percent") and not dress.unit:
        dress.unit, dress.percent = "%", True
    if groups.get("unit") and not dress.unit:
        dress.unit = groups["unit"] or ""
    if not dress.unit:
        percent = PERCENT_AT.match(text, dress.end)
        unit = percent or _UNIT_AT.match(text, dress.end)
        if unit:
            dress.percent = bool(percent)
            dress.unit = "%" if percent else " ".join(unit["unit"].split())
            dress.end = unit.end()


def _read_range(text: str, dress: Dress, printed: str) -> None:
    """ "82 (55, 100) minutes": limits in brackets without a name, round the number."""
    if _next(text, dress.end) not in "([":
        return
    match = _RANGE_BRACKET.match(text, dress.end)
    if not match:
        return
    low, high = number(match["low"]), number(match["high"])
    value = number(printed)
    if low <= value <= high or low <= -value <= high:
        dress.limits, dress.bracket = (low, high), match.end()
        if not dress.unit:
            unit = _UNIT_AT.match(text, match.end())
            if unit:
                dress.unit, dress.end = " ".join(unit["unit"].split()), unit.end()


def _read_counts(text: str, dress: Dress) -> None:
    match = _BRACKET_COUNTS.match(text, dress.end)
    if match:
        one, many = int(match["one"]), int(match["many"])
        dress.numerator, dress.denominator = one, many
        dress.end = match.end() + (1 if text[match.end() : match.end() + 1] in ")]" else 0)
        return
    match = _BRACKET_N.match(text, dress.end)
    if match:
        dress.own_n = integer(match["n"])


def is_sample_size(text: str, start: int) -> bool:
    """Whether what stands before the number says that it is a sample size ("n = ")."""
    if not text[max(0, start - 4) : start].rstrip().endswith(("=", ":", "of")):
        return False
    return bool(_N_BEFORE.search(text[max(0, start - 18) : start]))
