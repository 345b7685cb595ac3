"""The numbers of a text as cells of a grid: each with its unit, its part of the sentence, its label.

"Median survival was 24.8 months in the drug group and 9.6 months in the others (HR 0.48)": three
cells of one part; the first two are a run, with the labels "the drug group" and "the others"; the
third, in brackets, tells of the same part. Numbers of times, ages, doses, intervals and sizes are
no cells.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ... import quick_re as re
from ...wording.times import times

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
    re.compile(rf"(?<![\w.]){_N}\s?(?:[-–]|\sto\s-?)\s?{_N}(?=[^()]{{0,40}}\))"),
    re.compile(r"(?<![\w.,])\d{1,5}(?:[.·]\d{1,3})?\s?[–-]\s?\d{1,5}(?:[.·]\d{1,3})?(?!\d)"),
    re.compile(r"(?<!from )(?<!from a mean )(?<![\w.])\d{1,5}(?:[.·]\d{1,3})? to \d{1,5}(?:[.·]\d{1,3})?"
               r"(?=\s(?:years?|months?|weeks?|days?|hours?|points?|mg|ml|kg)\b)", re.I),
    re.compile(r"(?:±|\+/?[-−–]|\b(?:SDs?|SE|SEM|s\.d\.|IQR|range)\b)\s?[=:,]?\s?[\d.·]{1,7}"),
    re.compile(r"\b(?:weeks?|months?|days?|years?|grades?|types?|stages?|phases?|lag|steps?|level|"
               r"HPV|groups?|table|class|category|version|score of|scores of|under|aged?|ages|"
               r"before age|by age|to age|of age) (?:of |under |over |at least |about )?\d{1,3}"
               r"(?!\d|\s?%|[.·]\d)(?:(?: or | and | to )\d{1,3}(?!\d|\s?%|[.·]\d))?", re.I),
    re.compile(r"\b(?:among|of) (?:the )?\d[\d,]{0,8} (?=(?:[a-z-]{2,16} ){0,2}(?:patients|people|"
               r"participants|adults|women|men|children|infants|students|pupils)\b)", re.I),
    re.compile(r"\b\d{1,4}(?:[.·]\d{1,2})?(?:\s(?:years?|months?|kg|points?|cm|mm|%|hours?|days?))? "
               r"(?:or|and) (?:older|over|above|younger|under|"
               r"more|less)\b", re.I),
    re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d%]|[.,]\d| (?:patients|people|adults|women|men|"
               r"children|participants))"),
    re.compile(r"(?:\b(?:per|every|each|threshold of|thresholds of|cut-?offs? of|margin (?:was|of)|"
               r"limit (?:was|of)|score)\s|[<>≤≥])\s?\d[\d,]{0,8}(?:[.·]\d{1,3})?%?", re.I),
    re.compile(r"\b(?:at|of) \d{1,5} (?:µg|μg|ug|micrograms?|mcg|ng|mg|ml|mmol|kPa)\b", re.I),
    re.compile(r"\bpH \d{1,2}(?:[.·]\d{1,2})?"),
    re.compile(r"\b(?:above|below|exceeding|where it (?:was|had been)) \d{1,5}(?:[.·]\d{1,3})?"
               r"(?!\s?%|[\d.])", re.I),
    re.compile(r"\b\d{1,3} (?:hospitals|centres|centers|countries|clinics|sites|schools|villages|"
               r"practices|trials|studies|homes|towns|wards)\b", re.I),
)
_WITH_BLANKS = 5  # of them the first say nothing of what was measured, nor of whom
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
_UNITS = {
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
    r"\bmodification factor\b|\brisk ratios?\b)(?P<rest>[^;()]{0,80})$")
_CONTRAST = re.compile(
    r"\b(?:differences?|MD|SMD|WMD|change|effect size|coefficient|beta)\b[^;()\d]{0,40}$", re.I)
_BRACKET = re.compile(r"\([^()]{0,240}\)|\[[^\[\]]{0,240}\]")
_WITH_INTERVAL = re.compile(r"\s?[;,(]\s?(?:\d\d% ?C[rI]{1,2},?:? )?(?P<low>[-−–]?\d{1,4}(?:[.·]\d{1,3})?)"
                            r"\s?(?:[-–]|to|,)\s?-?\d")
_PAIRED = re.compile(r"[^()\d]{0,20}\b(?:vs\.?|versus|and|v\.?|against|or)\s?[-−–]?\d|[%\s]*[,/]\s?\d")
_BREAKS = re.compile(r"[,;]|\b(?:and|but|while|whereas|than|versus|vs|compared)\b")

_VERB = (r"(?:was|were|is|are|had|has|have|did|does|fell|rose|occurred|developed|reached|gained|"
         r"lost|died|reported|showed|averaged|improved|increased|decreased|remained|dropped|"
         r"declined|changed|achieved|attained|experienced|needed|required|became|finished|completed)")
_LEAD = (r"(?:in|with|for|on|after|among|amongst|of|under|at|given|by|from|without|taking|using|"
         r"receiving|assigned|who|when|during|following|versus|per|as|had)")
_NAMING = (r"(?:at(?=\s\d)|in|with|for|on|after|among|amongst|under|given|without|taking|using|receiving|assigned|"
           r"during|following)")
_JOINER = re.compile(r"\s?[,;/]\s?(?:(?:and|but|or|while|whereas|versus|vs\.?|against|compared "
                     r"(?:with|to)|as against|than|to)\s)?|\s(?:and|but|(?-i:or)|while|whereas|"
                     r"versus|vs\.?|v\.?|"
                     r"against|compared (?:with|to)|than|to)\s", re.I)
_LETTERS = r"(?:[^\s,;:().]|\.(?=\S)){1,24}"
_WORD = rf"(?!{_VERB}\b){_LETTERS}"
_LABEL = re.compile(rf"^\s?(?P<label>{_LEAD}(?:\s{_WORD}){{1,14}})\s?$", re.I)
_NAMED_GROUP = re.compile(rf"^(?:the\s)?(?:(?!{_VERB}\b)[\w'/%.-]{{1,24}}\s){{0,5}}"
                          r"(?:groups?|arms?|users|non-?users|controls?|recipients)$", re.I)
_FILLING = frozenset("only just about some a an the nearly almost around over under roughly not by to "
                     "approximately of in at was were up".split())
_CUTS = (re.compile(r";\s|(?<=[^\s.]{3})\.\s|\s[A-Z]\.\s(?=[A-Z])"),
         re.compile(r",?\s(?:while|whereas|although|but|though|with)\s", re.I),
         re.compile(r",\s(?:and|or)\s"), re.compile(r",\s"),
         re.compile(r"\s(?:and|versus|vs\.?|than|compared (?:with|to)|against)\s", re.I))
_FOLLOWS = re.compile(
    r"^\s{0,250}(?:per ?cent\s|[%a-zA-Z/²³°]{1,9}(?:\s?/\s?\w{1,8})?\s)??"
    rf"(?P<label>{_LEAD}(?:\s(?!(?:and|but|or|versus|vs|than|compared|while|whereas|against)\b)"
    rf"{_WORD}){{1,10}})", re.I)
_PRECEDES = re.compile(
    rf"(?<!\S)(?P<label>{_NAMING}(?:\s{_WORD}){{1,8}})[,:]?\s{{0,3}}\(?\s?(?:it\s|they\s)?"
    r"(?:was\s|were\s)?$", re.I)
_OPENING = re.compile(
    r"^\W*(?:[A-Z][a-zA-Z ]{2,20}[:.]\s)?(?P<label>(?:In|Among|For|With|At|After|Per|On|Under)\s"
    r"[^,;:()]{2,70}),", re.I)


@dataclass(frozen=True, slots=True)
class Cell:
    """One number that may be a result; offsets into the whole text.

    ``low`` and ``high`` are the values that it may mean (per cent for shares), ``unit`` "%",
    "points", "ratio", a measure's or "". ``part`` are the words that are its own, without those of
    the labels of its run; ``label`` the words that tell whose or under what it is; ``run`` numbers
    the cells told side by side, ``place`` which of ``length`` it is; ``span`` is the place of the part
    in the sentence. A ``nested`` cell stands in
    brackets behind its run, a ``twin`` is the count of which the next cell is the share.
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


def cells_of(sentence: str, offset: int = 0, lay: Sequence[Lay] = (),
             strengths: frozenset[str] = frozenset()) -> list[Cell]:
    """The cells of one sentence, in order; ``lay`` are numbers in words, offsets in the sentence."""
    found = _numbers(sentence, offset, strengths, lay)
    if not found:
        return []
    found = _with_kinds(sentence, offset, found)
    main = [i for i, c in enumerate(found) if not c.nested and not c.twin]
    if not main:
        return []
    return _in_parts(sentence, offset, found, main)


def _numbers(sentence: str, offset: int, strengths: frozenset[str],
             lay: Sequence[Lay]) -> list[Cell]:
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
    for match in _NUMBER.finditer(sentence):
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
    return _UNITS.get(word[1].lower(), "") if word else ""


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


def _with_kinds(sentence: str, offset: int, found: list[Cell]) -> list[Cell]:
    """``found`` with ratios, contrasts, brackets and counts told as such."""
    cells: list[Cell] = []
    brackets = [(m.start(), m.end()) for m in _BRACKET.finditer(sentence)]
    last_ratio = False
    for index, cell in enumerate(found):
        start, end = cell.start - offset, cell.end - offset
        before = sentence[max(0, start - 90):start]
        ratio = _RATIO.search(before)
        if cell.unit == "" and ratio and (not re.search(r"\d", ratio["rest"]) or re.search(
                r"\b(?:was|were|of|is)\s$", ratio["rest"])):
            cell = replace(cell, unit="ratio", contrast=True)
        elif cell.unit == "" and last_ratio and "." in cell.text:
            cell = replace(cell, unit="ratio", contrast=True)
        elif _CONTRAST.search(before):
            cell = replace(cell, contrast=True)
        last_ratio = cell.unit == "ratio"
        inside = next(((a, b) for a, b in brackets if a < start < b), None)
        if inside is not None:
            head = sentence[inside[0] + 1:start]
            bare = _WITH_INTERVAL.match(sentence[end:inside[1]])
            if bare and cell.unit == "":
                cell = replace(cell, contrast=True, unit="ratio" if _is_ratio(cell, bare) else "")
            last = next((c for c in reversed(cells) if not c.nested), None)
            if last is not None and not last.twin and (
                    last.unit != cell.unit or "." in cell.text and "." not in last.text) and (
                    last.end - offset <= inside[0] and not _PAIRED.match(
                        sentence[end:inside[1]]) and not re.search(r"\d", head) and _is_label(
                        _without_unit(sentence[last.end - offset:inside[0]]))):
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


def _in_parts(sentence: str, offset: int, found: list[Cell], main: list[int]) -> list[Cell]:
    """The cells with their parts, runs and labels."""
    plain = _without_brackets(sentence, offset, found, main)
    spans = [(found[i].start - offset, found[i].end - offset) for i in main]
    splits: list[tuple[int, int] | None] = []  # where the labels of two cells of one run part
    cuts = [0]
    for index in range(len(main) - 1):
        gap = plain[spans[index][1]:spans[index + 1][0]]
        split = _split_of_run(gap) if _same_unit(found[main[index]], found[main[index + 1]]) else None
        base = spans[index][1]
        splits.append((base + split[0], base + split[1]) if split else None)
        if split is None:
            cuts.append(base + _cut(gap))
    runs: list[list[int]] = [[0]]
    for index, split in enumerate(splits):
        if split is None:
            runs.append([index + 1])
        else:
            runs[-1].append(index + 1)
    cuts.append(len(sentence))
    done = dict(enumerate(found))
    for number, run in enumerate(runs):
        low, high = cuts[number], cuts[number + 1]
        labels, removed = _labels(plain, [spans[i] for i in run],
                                  [splits[i] for i in run[:-1]], low, high)
        part = _blanked(plain, low, high, removed)
        opening = _OPENING.match(sentence)
        lead = opening["label"] if opening and opening.end() <= spans[run[0]][0] else ""
        unit = next((found[i].unit for i in reversed(run) if found[i].unit), "")
        for place, i in enumerate(run):
            done[main[i]] = replace(
                found[main[i]], part=part, label=labels[place], run=number, place=place,
                length=len(run), opening=lead, listed=_is_tight(plain, [spans[i] for i in run]),
                span=(low, high), unit=found[main[i]].unit or unit)
    for index, cell in enumerate(found):
        if not (cell.nested or cell.twin):
            continue
        near = [i for i in main if i > index] if cell.twin else [i for i in main if i < index]
        owner = done[(near[0] if cell.twin else near[-1]) if near else main[0]]
        done[index] = replace(cell, part=owner.part, run=owner.run, opening=owner.opening,
                              label=owner.label if cell.twin or owner.length == 1 else "",
                              place=owner.place, length=owner.length, listed=owner.listed,
                              span=owner.span)
    return [done[i] for i in range(len(found))]


def _same_unit(one: Cell, other: Cell) -> bool:
    return one.unit == other.unit or one.unit == "" and other.unit not in ("%", "ratio")


def _is_tight(plain: str, spans: list[tuple[int, int]]) -> bool:
    """Whether the cells of a run stand right behind one another: "12%, 9% and 5%"."""
    return len(spans) > 1 and all(
        len(_BESIDE.sub("", plain[a[1]:b[0]])) < 3
        for a, b in zip(spans, spans[1:], strict=False))


_BESIDE = re.compile(rf"[\s,;/%()]|\b(?:and|vs|versus|or|per cent|only|to|of|by|in|a|against|compared|"
                     rf"with|{'|'.join(sorted(_UNITS))})\b", re.I)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _without_brackets(sentence: str, offset: int, found: list[Cell], main: list[int]) -> str:
    """``sentence`` with blanks for brackets that hold no main cell and for counts before a share:
    "16 of 86 women (18.6%) in the drug group" reads "18.6% in the drug group"."""
    places = [found[i].start - offset for i in main]

    def blank(match: re.Match[str]) -> str:
        at = bisect_right(places, match.start())
        held = at < len(places) and places[at] < match.end()
        return match.group() if held else " " * len(match.group())

    plain = _BRACKET.sub(blank, sentence)
    for pattern in _NO_CELLS[:_WITH_BLANKS]:
        plain = pattern.sub(_blank, plain)
    for index, cell in enumerate(found):
        if not cell.twin:
            continue
        a, b = cell.start - offset, found[index + 1].start - offset
        closing = plain.find(")", b, b + 40)
        plain = plain[:a] + " " * (b - a) + plain[b:]
        if closing >= 0:
            plain = plain[:closing] + " " + plain[closing + 1:]
    return plain


def _split_of_run(gap: str) -> tuple[int, int] | None:
    """Where two cells of one run part in the words between them; None where they are no run."""
    if len(gap) > 130:
        return None
    for joiner in _JOINER.finditer(gap):
        before, after = gap[:joiner.start()], gap[joiner.end():]
        if _is_label(_without_unit(before)) and _is_label(after):
            return joiner.start(), joiner.end()
    return None


def _without_unit(words: str) -> str:
    return re.sub(r"^\s?(?:%|per ?cent|percentage points?|[a-zA-Z]{1,9}(?:\s?/\s?[\w²³]{1,8})?"
                  r"(?=\s*$|\s*\W|\s(?:in|with|for|on|after|among|of|under|at|given|by|from|"
                  r"without|and)\b))", "", words.replace("(", " ").replace(")", " "), count=1)


def _is_label(words: str) -> bool:
    bare = re.sub(r"\s{2,}", " ", words.strip(" ,;()[]%"))
    if not bare or all(word.lower() in _FILLING for word in re.findall(r"\w+", bare)):
        return True
    bare = re.sub(r"\s(?:only|just|about|nearly|almost|it was|they were|by|to|a|an)$", "", bare)
    return bool(_LABEL.match(bare) or _NAMED_GROUP.match(bare))


def _cut(gap: str) -> int:
    for pattern in _CUTS:
        every = list(pattern.finditer(gap))
        found = every[-1 if pattern is _CUTS[-1] else 0] if every else None
        if found is not None and (pattern is not _CUTS[3] or re.search(
                r"[A-Za-z]{3}", gap[found.end():])):
            return found.start()
    return len(gap)


_LISTED = re.compile(
    r"^[\s%)]{0,3}(?:[a-zA-Z/]{1,12}\s)?,?\s?(?:in|of|for|with|on|after|among|at)\s(?:the\s)?"
    r"(?P<list>[^;:().]{3,140}?)(?=\s(?:groups?|arms?|was|were|had)\b|,?\s(?:respectively|and in)\b|"
    r"[;.]|$)", re.I)
_AFTER_VALUE = re.compile(r"^\s?%")
_AGAINST = re.compile(r"\b(?:against|versus|vs|compared|than)\b", re.I)
_FROM = re.compile(r"\bfrom\s(?:\w+\s){0,3}$", re.I)
_ITEM = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or|versus|vs\.?)\s", re.I)


def _labels(plain: str, spans: list[tuple[int, int]], splits: Sequence[tuple[int, int] | None],
            low: int, high: int) -> tuple[list[str], list[tuple[int, int]]]:
    """The label of each cell of a run, and the places of all labels of a run of several."""
    if len(spans) == 2 and _FROM.search(plain[max(low, spans[0][0] - 40):spans[0][0]]):
        return ["", ""], []  # before and after, or without and with
    if len(spans) > 1:
        listed = _LISTED.match(plain[spans[-1][1]:high])
        items = [item.strip() for item in _ITEM.split(listed["list"])] if listed else []
        if listed and len(items) == len(spans) and all(items) and _is_tight(plain, spans) and (
                len(spans) > 2 or "," not in listed["list"] and not _AGAINST.search(
                    plain[spans[0][1]:spans[1][0]])):
            return items, [(spans[-1][1] + listed.start("list"), spans[-1][1] + listed.end("list"))]
    ends = [split[0] if split else high for split in [*splits, None]]
    begins = [low, *(split[1] if split else low for split in splits)]
    follow: list[tuple[int, int] | None] = []
    lead: list[tuple[int, int] | None] = []
    for (a, b), end, begin in zip(spans, ends, begins, strict=True):
        after = _FOLLOWS.match(_AFTER_VALUE.sub(_blank, plain[b:end].replace(")", " ")))
        follow.append((b + after.start("label"), b + after.end("label")) if after else None)
        shift = max(begin, a - 90)
        before = _PRECEDES.search(plain[shift:a])
        lead.append((shift + before.start("label"), shift + before.end("label"))
                    if before else None)
    if len(spans) == 1:
        place = follow[0] or lead[0]
        return [plain[place[0]:place[1]].strip() if place else ""], []
    chosen = lead if all(lead[1:]) and not all(follow) else follow
    if _is_tight(plain, spans) and not (follow[-1] and len(spans) == 2 and _AGAINST.search(
            plain[spans[0][1]:spans[1][0]])):
        return [""] * len(spans), []
    return ([plain[p[0]:p[1]].strip() if p else "" for p in chosen],
            [place for place in chosen if place is not None])


def _blanked(plain: str, low: int, high: int, removed: list[tuple[int, int]]) -> str:
    part = list(plain[low:high])
    for a, b in removed:
        part[max(0, a - low):max(0, b - low)] = " " * (max(0, b - low) - max(0, a - low))
    return "".join(part)
