"""Differences told in words: an extra hour, two days sooner, a full percentage point lower."""

from __future__ import annotations

from typing import Final

from .. import quick_re as re
from ..model import Kind
from .drafts import Draft, Stretch
from .notation import NUMBER, NUMBER_WORD, WORD_AHEAD, number, word_set, word_value

_UNIT_WORDS = (r"(?:percentage points?|points?|hours?|minutes?|days?|weeks?|months?|years?|kilos?|"
               r"kilograms?|kg|pounds?|grams?|metres?|meters?|centimetres?|millimetres?|cm|mm|"
               r"mm hg|di?opt(?:re|er)s?|standard deviations?|nights?|episodes?|attacks?|visits?)")
_UNIT = r"(?P<unit>" + _UNIT_WORDS + r")\b"
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
# "a five-percentage-point rise", "an 8-point drop in the quit rate"
_HYPHENED = re.compile(
    r"(?<![\w.-])(?P<amount>" + NUMBER + r"|" + NUMBER_WORD + r")(?:-|\s(?=percentage))"
    r"(?P<unit>percentage[\s-]point|point|minute|mm|kg|kilo)(?:\s[a-z]{3,12})?\s(?:(?P<up>rises?|"
    r"increases?|gains?|improvements?|jumps?|boosts?|advantages?|benefits?|leads?)|(?P<down>drops?|"
    r"falls?|decreases?|reductions?|declines?|cuts?|losse?s?)|(?P<gap>differences?|gaps?|edges?))\b")
_OF_A_SHARE = re.compile(r"\s(?:in|of)\s(?:the\s)?(?:[a-z-]{2,16}\s){0,3}?(?:shares?|proportions?|"
                         r"rates?|percentages?|prevalence)\b")
# "a third of a standard deviation", "0.4 standard deviations", "half a standard deviation"
_SDS = re.compile(
    r"(?<![\w.])(?:(?P<number>" + NUMBER + r")|(?P<part>(?:an?|one|two|three)[\s-](?:third|quarter|"
    r"fifth|sixth|seventh|eighth|ninth|tenth)s?|half)(?:\sof)?(?:\s(?:a|an|one))|(?P<one>an?|one))[\s-](?:of\san?\s)?"
    r"(?:standard[\s-]deviations?|(?<=\d\s)sds?\b(?=\s(?:units?|higher|lower|better|worse|less|more|fewer|"
    r"greater|smaller|difference|improvement)|[.,;)]))"
    r"(?:\s(?:units?\s)?(?P<way>higher|lower|better|worse|less|more|fewer|greater|smaller))?")
_PARTS: Final = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5,
                 "sixth": 1 / 6, "seventh": 1 / 7, "eighth": 1 / 8, "ninth": 1 / 9,
                 "tenth": 1 / 10}
# "shaved 12 minutes off", "an extra 43 minutes", "an additional 1.3 kg"
_EXTRA_DIGITS = re.compile(
    r"\b(?:(?P<extra>extra|additional|further|added)|(?P<off>shav(?:es|ed|ing)|knock(?:s|ed|ing)|"
    r"tak(?:es|ing)|took|trimm(?:ed|ing)|trims|cut(?:s|ting)?|slic(?:es|ed)))\s"
    r"(?:about\s|around\s|nearly\s|almost\s|roughly\s|some\s|over\s|just\s|only\s){0,2}"
    r"(?P<amount>" + NUMBER + r"|" + NUMBER_WORD + r")\s?(?P<unit>" + _UNIT_WORDS + r")\b"
    r"(?P<end>\soff\b)?")
_DOWN: Final = word_set("shorter sooner earlier less fewer lower smaller worse lighter younger "
                        "quicker faster")
_NO_RESULT = re.compile(r"\sof (?:treatment|therapy|follow|training|study|use|age)|-")
# A sentence without figures may tell a difference with these: "an hour longer".
SINGULAR_UNITS: Final = word_set("hour day week month year minute point night kilo dioptre")
_WORTH_A_LOOK: Final = word_set(
    "rise rises increase increases gain gains improvement jump boost advantage benefit lead drop "
    "drops fall falls decrease reduction decline cut cuts loss difference gap edge extra added "
    "standard sd sds shaved shaves shaving knocked knocks takes took trimmed trims "
    "longer later more higher greater better heavier further taller extra farther older shorter "
    "sooner earlier less fewer lower smaller worse lighter quicker faster younger additional by "
    "full whole")


_A_TIME = re.compile(r"(?:^|[^a-z])(?:at|by|after|within|until)\s$")


def read_lay_differences(stretch: Stretch) -> list[Draft]:
    """Differences told with a number in words and a unit; their characters are taken."""
    drafts: list[Draft] = []
    if stretch.words.isdisjoint(_WORTH_A_LOOK):
        return drafts
    drafts += _told_otherwise(stretch)
    for match in _DIFFERENCE.finditer(stretch.low):
        changed = _BY_BEFORE.search(stretch.low[max(0, match.start() - 110):match.start()])
        extra = match["extra"] in ("extra", "additional", "further", "fewer", "more", "less")
        if match["gap"] and not extra or _NO_RESULT.match(stretch.low, match.end()):
            continue
        if _A_RATE_OF.search(stretch.low[max(0, match.start() - 8):match.start()]):
            continue  # "two days per four weeks more": the four weeks are what it is reckoned by
        if match["amount"] in ("a", "an") and _PER_UNIT.search(
                stretch.low[max(0, match.start() - 16):match.start()]):
            continue  # "41 minutes a day longer": the day is what they are reckoned by
        if not (match["way"] or extra or changed):
            continue
        if not changed and _A_TIME.search(stretch.low[max(0, match.start() - 12):match.start()]):
            continue  # "by three months fewer were on tablets" tells when
        if stretch.is_free(match.start(), match.end()):
            drafts.append(_difference(match, changed))
            stretch.take(match.start(), match.end())
    return drafts


def _told_otherwise(stretch: Stretch) -> list[Draft]:
    """Differences whose unit stands in a compound, standard deviations, and "an extra 43 minutes".
    """
    drafts: list[Draft] = []
    readers = ((_SDS, _of_sds), (_HYPHENED, _hyphened), (_EXTRA_DIGITS, _extra))
    for pattern, reader in readers:
        for match in pattern.finditer(stretch.low):
            if _STEP_BEFORE.search(stretch.low[max(0, match.start() - 16):match.start()]):
                continue  # "per 1 SD", "for each 5-point increase": a step of what was looked at
            draft = reader(match) if stretch.is_free(match.start(), match.end()) else None
            if draft is not None:
                drafts.append(draft)
                stretch.take(draft.start, draft.end)
    return drafts


def _worth(amount: str) -> float:
    return number(amount) if amount[:1].isdigit() or amount[:1] == "." else float(
        word_value(amount))


def _of_sds(match: re.Match[str]) -> Draft | None:
    if match["number"]:
        value = number(match["number"])
    elif match["part"]:
        words = re.split(r"[\s-]", match["part"])
        count = word_value(words[0]) if words[0] in ("two", "three") else 1
        value = count * _PARTS[words[-1].rstrip("s")]
    elif match["way"]:
        value = 1.0
    else:
        return None  # "each standard deviation"
    return Draft(match.start(), match.end(), match.group(), round(value, 12),
                 Kind.STANDARDISED_MEAN_DIFFERENCE, number_end=match.end(), named=True,
                 unit="" if match["number"] else "in words",
                 direction="" if not match["way"] else
                 "decrease" if match["way"] in _DOWN else "increase")


def _hyphened(match: re.Match[str]) -> Draft | None:
    if _MET_BY_SOME.match(match.string, match.end()):
        return None  # "a 12-point fall was seen in 40%": what had to be reached
    value, unit = _worth(match["amount"]), match["unit"]
    kind = Kind.MEAN_DIFFERENCE
    if unit.startswith("percentage") or (
            unit == "point" and _OF_A_SHARE.match(match.string, match.end())):
        kind, value, unit = Kind.RISK_DIFFERENCE, value / 100.0, "percentage points"
    return Draft(match.start(), match.end(), match["amount"], round(value, 12), kind,
                 unit="points" if unit == "point" else unit, number_end=match.end(), named=True,
                 direction="increase" if match["up"] else "decrease" if match["down"] else "")


def _extra(match: re.Match[str]) -> Draft | None:
    if match["off"] and not match["end"]:
        return None
    before = match.string[max(0, match.start() - 60):match.start()]
    value, unit, kind = _worth(match["amount"]), match["unit"], Kind.MEAN_DIFFERENCE
    if unit.startswith("percentage"):
        kind, value, unit = Kind.RISK_DIFFERENCE, value / 100.0, "percentage points"
    elif _NO_RESULT.match(match.string, match.end()) or _FOLLOWED.search(before):
        return None
    down = match["off"] or re.search(r"\b(?:los[te]|fell|drop\w*|reduc\w*|lower\w*)\b", before)
    return Draft(match.start(), match.end(), match.group(), round(value, 12), kind, unit=unit,
                 direction="decrease" if down else "increase", number_end=match.end("amount"),
                 named=True)


_STEP_BEFORE = re.compile(r"\b(?:per|each|every|for (?:an? |every |each )?|with an?|to detect an?|"
                          r"at least an?)\s?$")
_A_RATE_OF = re.compile(r"\b(?:per|every|each)\s$")
_MET_BY_SOME = re.compile(r"[^.,;]{0,40}\s(?:was|were)\s(?:seen|reached|achieved|reported|met|"
                          r"recorded|attained)\s(?:in|by)\b")
_PER_UNIT = re.compile(r"\b(?:seconds?|minutes?|hours?|kcal|calories|steps|times|grams?|m?g|ml|"
                       r"cups?|drinks?|cigarettes|portions|servings|nights?|days?|km|miles|points?)\s$")
_FOLLOWED = re.compile(r"\b(?:follow\w*|for|treat\w*|continu\w*|wait\w*|observ\w*)\s(?:an?\s)?$")


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
