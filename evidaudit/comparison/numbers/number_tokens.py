"""The numbers that a sentence prints as results: not its times, ages, intervals and sizes.

A ``Cell`` is one such number. ``cells.py`` gives each its part of the sentence and its label.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ... import quick_re as re
from ...wording.times import times
from .label_phrases import is_label, without_unit

_NUMBER = re.compile(
    r"(?<![\w.·,/])(?<![A-Za-z]-)[-−–]?(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:[.·]\d{1,4})?"
    r"(?!\d|[.·]\d|[-–]?[A-Za-z]{1,2}\d|[a-z]{2}\b(?<!kg)(?<!mm)(?<!cm)|-[a-zA-Z]{3,})")
_N = r"[-−–+]?\d[\d,]{0,8}(?:[.·]\d{1,4})?"
# Numbers that are no result of their own: intervals, p values, sizes, spreads, ages, steps.
_NO_CELLS = (
    re.compile(r"\b\d{2}(?:[.·]\d)?\s?(?:%|per ?cent)\s?(?:CI|CrI|CL|confidence|credible|c\.i\.|"
               r"prediction)[^;()\[\]\n]{0,70}", re.I),
    re.compile(r"\bp\s?(?:[-a-z]{1,14} ){0,3}?[=<>≤≥]\s?[\d.·]{1,8}", re.I),
    re.compile(r"\bn\s?=\s?\d[\d, ]{0,8}", re.I),
    re.compile(r"(?<=[(\[;])\s?\d[\d,]{0,8}\s?/\s?\d[\d,]{0,8}\s?(?=[)\];,])"),
    re.compile(rf"(?<=[(;\[])\s?{_N}\s?(?:,|;|to|[-–])\s?{_N}(?=[)\];])"),
    re.compile(rf"(?<=[,;]\s){_N}\s?%?\s?(?:[-–]|to)\s?{_N}\s?%?(?=[)\];])"),
    re.compile(rf"(?<![\w.]){_N}\s?(?:[-–]|\sto\s-?)\s?{_N}(?=[^()]{{0,40}}\))"),
    re.compile(r"(?<![\w.,])\d{1,5}(?:[.·]\d{1,3})?\s?[–-]\s?\d{1,5}(?:[.·]\d{1,3})?(?!\d)"),
    re.compile(r"(?<!from )(?<!from a mean )(?<![\w.])\d{1,5}(?:[.·]\d{1,3})? to "
               r"\d{1,5}(?:[.·]\d{1,3})?"
               r"(?=\s(?:years?|months?|weeks?|days?|hours?|points?|mg|ml|kg)\b)", re.I),
    re.compile(r"(?:±|\+/?[-−–]|\b(?:SDs?|SE|SEM|IQR|range)\b|\bs\.[de]\.)\s?[=:,]?\s?[\d.·]{1,7}"),
    re.compile(r"\b(?:weeks?|months?|days?|years?|grades?|types?|stages?|phases?|lag|steps?|level|"
               r"HPV|groups?|table|class|category|version|score of|scores of|under|aged?|ages|"
               r"before age|by age|to age|of age) (?:of |under |over |at least |about )?\d{1,3}"
               r"(?!\d|\s?%|[.·]\d)(?:(?: or | and | to )\d{1,3}(?!\d|\s?%|[.·]\d))?", re.I),
    re.compile(r"\b(?:among|of) (?:the )?\d[\d,]{0,8} (?=(?:[a-z-]{2,16} ){0,2}(?:patients|people|"
               r"participants|adults|women|men|children|infants|students|pupils)\b)", re.I),
    re.compile(r"\b\d{1,4}(?:[.·]\d{1,2})?(?:\s(?:years?|months?|kg|points?|cm|mm|%|hours?|"
               r"days?))? "
               r"(?:or|and) (?:older|over|above|younger|under|"
               r"more|less)\b", re.I),
    re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d%]|[.,]\d| (?:patients|people|adults|women|men|"
               r"children|participants))"),
    re.compile(r"(?:\b(?:per|every|each|threshold of|thresholds of|cut-?offs? of|margin "
               r"(?:was|of)|"
               r"limit (?:was|of)|score)\s|[<>≤≥])\s?\d[\d,]{0,8}(?:[.·]\d{1,3})?%?", re.I),
    re.compile(r"\b(?:at|of) \d{1,5} (?:µg|μg|ug|micrograms?|mcg|ng|mg|ml|mmol|kPa)\b", re.I),
    re.compile(r"\bpH \d{1,2}(?:[.·]\d{1,2})?"),
    re.compile(r"\b(?:above|below|over|under) \d{1,3}(?:[.·]\d)?\s?°"),
    re.compile(r"\b(?:above|below|exceeding|where it (?:was|had been)) \d{1,5}(?:[.·]\d{1,3})?"
               r"(?!\s?%|[\d.])", re.I),
    # "below 90% in 13% of patients", "above 7% was seen in 40": a limit, and how many passed it
    re.compile(r"\b(?:above|below|under|over|exceeding|at least) \d{1,3}(?:[.·]\d{1,2})?\s?(?:%|"
               r"per cent)(?=\s(?:in|for|by|was|were|occurred)\s(?:[a-z]+\s){0,4}\d)", re.I),
    re.compile(r"\b\d{1,3} (?:hospitals|centres|centers|countries|clinics|sites|schools|villages|"
               r"practices|trials|studies|homes|towns|wards)\b", re.I),
)
ONLY_NUMBERS = _NO_CELLS[:6]  # these say nothing of what was measured, nor of whom
_DENOMINATOR = re.compile(r"\b\d[\d,]{0,8}\s?(?:/|of (?:the |all )?)\s?(?P<all>\d[\d,]{0,8})\b",
                          re.I)
_TIME_BEFORE = re.compile(
    r"(?:\b(?:at|after|over|within|for|during|in|until|the|first|last|next|than|through|to|and|or|"
    r"between|another|per|about|every|given|received|receiving|took|taking|with|of|had|lasting)\s|"
    r"-)$", re.I)
_BY = re.compile(r"(?P<verb>[a-z]{2,14})?\s?\bby\s$", re.I)
_CHANGED = re.compile(r"(?:fell|rose|short|length|reduc|cut|improv|increas|decreas|declin|extend|"
                      r"prolong|delay|lower|rais|drop|differ|up|down|earlier|later|sooner|grew|"
                      r"gain|brought|slow|long)", re.I)
_PERCENT = re.compile(r"\s?(?:\([^()]{0,60}\)\s)?(?:%|per ?cent\b)(?!-?points?)(?! points?)", re.I)
_POINTS = re.compile(r"\s?(?:%|per ?cent|percentage)[- ]points?\b", re.I)
UNITS = {
    "month": "month", "months": "month", "week": "week", "weeks": "week", "day": "day",
    "days": "day", "hour": "hour", "hours": "hour", "h": "hour", "hr": "hour", "min": "minute",
    "mins": "minute", "minute": "minute", "minutes": "minute", "year": "year", "years": "year",
    "mph": "mph", "km": "km", "m": "metre", "metre": "metre", "metres": "metre", "mm": "mm",
    "mmhg": "mmhg", "cm": "cm", "kg": "kg", "g": "g", "mg": "mg", "point": "point",
    "points": "point", "d": "dioptre", "dioptre": "dioptre", "dioptres": "dioptre",
    "mmol": "mmol", "mol": "mmol", "miu": "miu", "ml": "ml", "l": "l", "seconds": "second",
    "s": "second", "kcal": "kcal", "steps": "step", "events": "event", "bpm": "bpm",
}
_UNIT = re.compile(r"\s?(?:\([^()]{0,60}\)\s)?([a-zA-Z]{1,8})(?![\w'-])")
_RATIO = re.compile(
    r"(?:\b(?:a|c)?(?:HR|OR|RR|IRR|SIR|SMR|PR|CMF|NNT)s?\b|\bratios?\b|\brelative risks?\b|"
    r"\b(?:modification|the) factor\b|\brisk ratios?\b)(?P<rest>[^;()]{0,80})$")
_CONTRAST = re.compile(
    r"\b(?:differences?|MD|SMD|WMD|change|effect size|coefficient|beta)\b[^;()\d]{0,40}$", re.I)
BRACKET = re.compile(r"\([^()]{0,240}\)|\[[^\[\]]{0,240}\]")
_WITH_INTERVAL = re.compile(r"\s?[;,(]\s?(?:\d\d% ?C[rI]{1,2},?:? "
                            r")?(?P<low>[-−–]?\d{1,4}(?:[.·]\d{1,3})?)"
                            r"\s?(?:[-–]|to|,)\s?-?\d")
_PAIRED = re.compile(r"[^()\d]{0,20}\b(?:vs\.?|versus|and|v\.?|against|or)\s?[-−–]?\d|"
                     r"[%\s]*[,/]\s?\d")
_BREAKS = re.compile(r"[,;]|\b(?:and|but|while|whereas|than|versus|vs|compared)\b")


@dataclass(frozen=True, slots=True)
class Cell:
    """One number that may be a result; offsets into the whole text.

    ``low`` and ``high`` are the values that it may mean (per cent for shares), ``unit`` "%",
    "points", "ratio", a measure's or "". ``part`` are the words that are its own, without those of
    the labels of its run; ``label`` the words that tell whose or under what it is; ``run`` numbers
    the cells told side by side, ``place`` which of ``length`` it is; ``span`` is the place of the
    part in the sentence. A ``nested`` cell stands in brackets behind its run, a ``twin`` is the
    count of which the next cell is the share.
    """

    start: int
    end: int
    text: str
    low: float
    high: float
    unit: str
    sentence: str
    offset: int
    digits: int = 0
    contrast: bool = False
    nested: bool = False
    twin: bool = False
    part: str = ""
    label: str = ""
    opening: str = ""
    run: int = 0
    place: int = 0
    length: int = 1
    listed: bool = False
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Lay:
    """A number told in words: where it stands and what it may mean, in per cent."""

    start: int
    end: int
    low: float
    high: float


def numbers_in(sentence: str, offset: int, strengths: frozenset[str],
             lay: Sequence[Lay]) -> list[Cell]:
    printed_numbers = list(_NUMBER.finditer(sentence))
    if not printed_numbers and not lay:
        return []
    taken = [(m.start(), m.end()) for pattern in _NO_CELLS for m in pattern.finditer(sentence)]
    taken += [m.span("all") for m in _DENOMINATOR.finditer(sentence)]
    taken += _moments(sentence) + [(one.start, one.end) for one in lay]
    taken.sort()
    starts = [a for a, _ in taken]
    reach: list[int] = []
    for _, b in taken:
        reach.append(max(b, reach[-1] if reach else 0))
    found = [Cell(offset + one.start, offset + one.end, sentence[one.start:one.end], one.low,
                  one.high, "%", sentence, offset) for one in lay]
    for match in printed_numbers:
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and match.start() < reach[at]:
            continue
        printed = match.group().lstrip("-−–").replace("·", ".").replace(",", "")
        after = sentence[match.end():match.end() + 80]
        unit = _unit(after)
        if unit in ("%", "mg") and f"#{printed}{unit}" in strengths:
            continue
        found.append(Cell(offset + match.start(), offset + match.end(), match.group(),
                          float(printed), float(printed), unit, sentence, offset,
                          len(printed.replace(".", "").lstrip("0"))))
    return sorted(found, key=lambda c: c.start)


def _unit(after: str) -> str:
    if _POINTS.match(after):
        return "point"
    if _PERCENT.match(after):
        return "%"
    word = _UNIT.match(after)
    return UNITS.get(word[1].lower(), "") if word else ""


def _moments(sentence: str) -> list[tuple[int, int]]:
    """The places of times at or over which something was found; "by 1.7 days" is a result."""
    found = []
    for time in times(sentence):
        digit = re.search(r"\d", sentence[time.start:time.end])
        if digit is None:
            continue
        start = time.start + digit.start()
        before = sentence[max(0, start - 30):start]
        by = _BY.search(before)
        if by is not None and not _CHANGED.match(by["verb"] or "x") and "." not in time.text or (
                _TIME_BEFORE.search(before) and "." not in sentence[start:time.end]
                and not before.lower().endswith((" to ", "than ", " and ", " or ", " the "))) or (
                re.match(r"\d{1,3}-", sentence[start:start + 4])):
            found.append((start, time.end))
    return found


def with_kinds(sentence: str, offset: int, found: list[Cell]) -> list[Cell]:
    """``found`` with ratios, contrasts, brackets and counts told as such."""
    cells: list[Cell] = []
    brackets = [(m.start(), m.end()) for m in BRACKET.finditer(sentence)]
    last_ratio, last_inside = False, None
    for index, cell in enumerate(found):
        start, end = cell.start - offset, cell.end - offset
        before = sentence[max(0, start - 90):start]
        ratio = _RATIO.search(before)
        inside = next(((a, b) for a, b in brackets if a < start < b), None)
        last_ratio = last_ratio and inside == last_inside
        named = ratio and (not re.search(r"\d", ratio["rest"]) or re.search(
            r"\b(?:was|were|of|is)\s$", ratio["rest"]))
        if not cell.unit and (named or last_ratio and "." in cell.text):
            cell = replace(cell, unit="ratio", contrast=True)
        elif _CONTRAST.search(before):
            cell = replace(cell, contrast=True)
        last_ratio, last_inside = cell.unit == "ratio", inside
        if inside is not None:
            head = sentence[inside[0] + 1:start]
            bare = _WITH_INTERVAL.match(sentence[end:inside[1]])
            if bare and cell.unit == "":
                cell = replace(cell, contrast=True, unit="ratio" if _is_ratio(cell, bare) else "")
            last = next((c for c in reversed(cells) if not c.nested), None)
            if last is not None and not last.twin and (
                    last.unit != cell.unit or "." in cell.text and "." not in last.text) and (
                    last.end - offset <= inside[0] and not _PAIRED.match(
                        sentence[end:inside[1]]) and not re.search(r"\d", head) and is_label(
                        without_unit(sentence[last.end - offset:inside[0]]))):
                cell = replace(cell, nested=True)
            if (cell.contrast or re.search(r"\d", head) and any(
                    c.nested for c in cells if c.start - offset > inside[0])) and any(
                    not c.nested and not _BREAKS.search(sentence[c.end - offset:inside[0]])
                    for c in cells):
                cell = replace(cell, nested=True)
        if index + 1 < len(found):
            follows = found[index + 1]
            gap = sentence[end:follows.start - offset]
            gap = re.sub(r"^\s?(?:/|of (?:the |all )?)\s?\d[\d,]*", "", gap)
            if cell.unit in ("", "event") and follows.unit == "%" and re.fullmatch(
                    r"(?:\s[a-z-]{2,20}){0,3}\s?[(\[;,]\s?", gap, re.I):
                cell = replace(cell, twin=True)
        cells.append(cell)
    return cells


def _is_ratio(cell: Cell, interval: re.Match[str]) -> bool:
    """Whether a bare number in brackets with its interval can be a ratio."""
    low = float(interval["low"].replace("·", ".").replace("−", "-").replace("–", "-"))
    return cell.text[0].isdigit() and 0 < low < cell.low < 30 and "." in cell.text
