"""The values that a sentence prints side by side for several groups, each with its own words.

"12.4 months with A and 11.6 with B", "34.1% vs 24.3%", "21 of 138 and 24 of 138", "from 17.9 to
10.8 with A and from 17.6 to 15.1 with B" (a change of each), "fell by 4.1 and 4.3 points". Values
of a p, of an interval, of a ratio, of a dose, of a time and of a size are no levels of a group.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ... import quick_re as re

MOST_VALUES = 40     # of one sentence
LONGEST_GAP = 130    # characters between two values that are told of two groups
_N = r"[−–-]?\d{1,7}(?:,\d{3}){0,2}(?:[.·]\d{1,4})?"
_MINUS = str.maketrans({"−": "-", "–": "-", "·": "."})
_CONTRAST = (
    r"\b(?:(?:hazard|odds|risk|rate|prevalence|incidence rate) ratios?|relative risks?|"
    r"(?:(?:mean|median|risk|adjusted|absolute|estimated|treatment|between-group|group|"
    r"standardi[sz]ed|rate) ){0,3}differences?|a?HRs?|a?ORs?|a?RRs?|IRRs?|PRs?|SMDs?|WMDs?|MDs?|"
    r"RDs?|ARR|NNT|NNH|NNTB|d|g|β|r|margins?|I²|I2|effect size|number needed to treat)\b"
    r"(?:\s(?:of|was|were|by|had shrunk to)\b|[\s,:=(]){0,4}" + _N + r"(?:\s?%)?")
_NO_LEVEL = re.compile(
    r"\b[Pp]\s{0,2}(?:-?values?\s)?(?:for \w{1,20} )?[=<>≤≥]\s{0,2}0?[.·]?\d{1,7}|"
    r"(?:±|\+/-|\+/−)\s{0,2}\d{1,6}(?:[.·]\d{1,4})?|" + _CONTRAST + r"|"
    r"\b(?:9\d|80)\s?%\s?(?:CI|confidence|C\.I|CrI)[^()\[\];]{0,60}|"
    r"[(\[]\s?(?:SDs?|SEM?|IQRs?|range)?\s?" + _N + r"\s?%?\s?(?:to|,|;|–|-)\s?" + _N +
    r"\s?%?[^()\[\]]{0,12}[)\]]|[(\[](?:SDs?|s\.d\.|SEM?|IQR|range|interquartile range)"
    r"[^()\[\]]{0,40}[)\]]|\b(?:SDs?|SEM?|IQR|n|N)\s{0,2}[=:]?\s{0,2}\d{1,6}(?:[.·]\d{1,4})?|"
    r"\b\d{1,4}(?:[.·]\d{1,3})?[ -]?(?:mg|mcg|µg|μg|IU|g)\b(?!\s?/)(?!\s?(?:and|vs|versus)\s\d)|"
    r"\b\d{1,4}(?:[.·]\d)?-(?:days?|weeks?|months?|years?|hours?|min(?:utes?)?|points?|items?|km|m|"
    r"kg|fold|percentage)\b|\d{1,2}:\d\d\b|\b\d:\d(?::\d)?\b|"
    r"\b(?:week|month|day|year|visit|group|phase|type|grade|age|aged|stage|season|level|top|bottom|"
    r"below|above|under|over)s?\s\d{1,4}(?:[.·]\d)?\b(?!\s?%)|"
    r"\b(?:at|after|within|until|through|of follow-up|follow-up of|up to|for|during|in|over|last|"
    r"first|by)\s(?:the\s|a\s|about\s|last\s|first\s|next\s){0,2}\d{1,4}(?:[.·]\d)?[ -]?(?:days?|"
    r"weeks?|months?|years?|hours?|minutes?|d|h|y)\b(?!\s(?:with|in the|for the|and \d))|"
    r"\b(?:19|20)\d\d\b(?!\s?%)|\b\d{1,3}(?:st|nd|rd|th)\b|"
    r"(?<=%)\s?[(\[]\d[\d,]{0,8}\s?(?:/|of|out of)\s?\d[\d,]{0,8}[)\]]|"
    r"(?:\bper|(?<![\d\s])/)\s?\d[\d,]{0,8}|\b[A-Za-z]{1,6}-?\d[\w.]*|\d+\+\d+|"
    r"\bmL/min/1\.73\s?m2?", re.I)
_VALUE = re.compile(
    rf"(?<![\w.·/])(?:"
    rf"(?P<k>\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}})\s?(?:/|of|out of)\s?(?P<n>\d{{1,3}}(?:,\d{{3}})+|"
    rf"\d{{1,7}})(?!\s?(?:%|trials|studies))(?:(?:\s[A-Za-z][\w-]{{0,20}}){{0,3}}\s?[(\[]"
    rf"(?P<share>\d{{1,3}}(?:[.·]\d{{1,2}})?)\s?%[^()\[\]]{{0,30}}[)\]])?|"
    rf"\d{{1,3}}(?:,\d{{3}})*(?:\s[A-Za-z][\w-]{{2,20}}){{0,2}}\s?[(\[]"
    rf"(?P<bracketed>\d{{1,3}}(?:[.·]\d{{1,2}})?)\s?%[)\]]|"
    rf"(?P<plain>{_N})(?P<unit>\s?%|\s?per ?cent|[^\S\n]?[A-Za-zµμ][\w/]{{0,12}})?)(?!\d)")
_FROM = re.compile(rf"\bfrom\s(?P<start>{_N})(?P<unit>\s?%)?(?:\s[A-Za-z][\w/.]{{0,14}}){{0,2}}\s?"
                   rf"to\s(?P<end>{_N})(?P<same>\s?%)?")
_SHARE = re.compile(r"%|per ?cent", re.I)
_FELL = re.compile(
    r"\b(?:fell|falls?|fallen|decreas\w{1,4}|declin\w{1,3}|dropp\w{1,3}|drops?|reduc(?:ed|tions?)|"
    r"lowered|shr[au]nk|shorten\w{0,3}|loss|lost)(?:\s(?!was|were|had|reached)[\w-]{1,20}){0,4}?\s"
    r"(?:by|of)\s(?:\w{1,12}\s)?$", re.I)
# What may join the values of two groups that are told by nothing but their order.
_TIGHT = re.compile(r"(?:\s?[)\]])?(?:\s[A-Za-zµμ][\w/.-]{0,14}){0,4}"
                    r"(?:\s?[(\[][^()\[\]]{0,70}[)\]])?,?\s?(?:\b(?:and|vs?\.?|versus|against|"
                    r"compared with|compared to|than|or)\b|/|,(?:\sand)?)\s?(?:only\s)?$", re.I)
_JOINS = re.compile(r"\b(?:and|vs?\.?|versus|against|compared (?:with|to)|than|while|whereas|but|"
                    r"or|only|v)\b|,|/|\(", re.I)
_ENDS = re.compile(r"[;]|\.\s|:\s|\byet\b|\bbut\b(?!\s(?:only|not|\d|in|with|for|after|among)\b)")


@dataclass(frozen=True, slots=True)
class Value:
    """One value with its place: ``share`` for a per cent, ``change`` where it says how far it
    moved (less is then negative), else a level."""

    size: float
    start: int
    end: int
    share: bool = False
    change: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """Values of several groups side by side: the words before and after each, in its order.

    ``tight`` where nothing but a joining word stands between them, so that their order tells.
    """

    values: tuple[Value, ...]
    after: tuple[str, ...]
    before: tuple[str, ...]
    tight: bool


def _number(text: str) -> float:
    return float(text.translate(_MINUS).replace(",", ""))


@lru_cache(maxsize=8192)
def values_in(sentence: str) -> tuple[Value, ...]:
    """Every value of ``sentence`` that may be the level, or the change, of a group."""
    moved = list(_FROM.finditer(sentence))
    clean = _blanked(sentence, moved)
    found = [Value(_number(m["end"]) - _number(m["start"]), m.start(), m.end(),
                   bool(m["unit"] or m["same"]), True) for m in moved[:MOST_VALUES]]
    for match in list(_VALUE.finditer(clean))[:MOST_VALUES]:
        value = _value(match, clean)
        if value is not None:
            found.append(value)
    return tuple(sorted(found, key=lambda value: value.start))


def _blanked(sentence: str, moved: list[re.Match[str]]) -> str:
    clean = sentence
    for match in moved:
        clean = clean[:match.start()] + " " * len(match.group()) + clean[match.end():]
    return _NO_LEVEL.sub(lambda m: " " * len(m.group()), clean)


def _value(match: re.Match[str], clean: str) -> Value | None:
    start, end = match.span()
    share = match["share"] or match["bracketed"]
    if share:
        return Value(_number(share), start, end, True)
    if match["k"]:
        many, out_of = _number(match["k"]), _number(match["n"])
        return Value(100 * many / out_of, start, end, True) if 0 < out_of >= many else None
    unit = match["unit"] or ""
    end = match.end("plain") + (len(unit) if _SHARE.search(unit) else 0)
    size = _number(match["plain"])
    fell = _FELL.search(clean[max(0, start - 80):start])
    if fell is not None and size > 0:
        return Value(-size, start, end, bool(_SHARE.search(unit)), True)
    return Value(size, start, end, bool(_SHARE.search(unit)))


@lru_cache(maxsize=8192)
def listed_in(sentence: str) -> tuple[Listed, ...]:
    """The values of ``sentence`` that stand side by side, two or more, in their order."""
    values = values_in(sentence)
    found: list[Listed] = []
    run: list[Value] = []
    for value, following in pairwise((*values, None)):
        if value is None:
            break
        run.append(value)
        if following is None or not _side_by_side(sentence, value, following):
            if len(run) > 1:
                found += _listed(sentence, run, values)
            run = []
    return tuple(found)


def _side_by_side(sentence: str, one: Value, other: Value) -> bool:
    gap = sentence[one.end:other.start]
    return (one.share == other.share and (one.change == other.change or one.change)
            and len(gap) <= LONGEST_GAP and bool(_JOINS.search(gap)) and not _ENDS.search(gap))


def _listed(sentence: str, run: list[Value], values: tuple[Value, ...]) -> list[Listed]:
    """``run`` as it is where every gap is tight or none; else its tight parts, and its loose
    pairs."""
    gaps = [bool(_TIGHT.fullmatch(sentence[a.end:b.start])) for a, b in pairwise(run)]
    if all(gaps) or not any(gaps):
        groups = [run] if all(gaps) or len(run) < 4 else [run[i:i + 2]
                                                         for i in range(0, len(run) - 1, 2)]
        return [_with_words(sentence, group, values, all(gaps)) for group in groups]
    found, part = [], [run[0]]
    for value, tight in zip(run[1:], gaps, strict=True):
        if tight:
            part.append(value)
            continue
        found.append(part)
        part = [value]
    found.append(part)
    return [_with_words(sentence, group, values, True) for group in found if len(group) > 1]


def _with_words(sentence: str, group: list[Value], values: tuple[Value, ...],
                tight: bool) -> Listed:
    after, before = [], []
    for value in group:
        index = values.index(value)
        end = values[index + 1].start if index + 1 < len(values) else len(sentence)
        start = values[index - 1].end if index else 0
        after.append(sentence[value.end:min(end, value.end + LONGEST_GAP)])
        before.append(sentence[max(start, value.start - LONGEST_GAP):value.start])
    if any(value.change for value in group) and group[0].change:
        group = [value if value.change else Value(
            -value.size if group[0].size < 0 else value.size, value.start, value.end, value.share,
            True) for value in group]
    return Listed(tuple(group), tuple(after), tuple(before), tight)
