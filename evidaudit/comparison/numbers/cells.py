"""The cells of a sentence: each number with its part of the sentence, its run and its label.

"Median survival was 24.8 months in the drug group and 9.6 months in the others (HR 0.48)": three
cells of one part; the first two are a run, with the labels "the drug group" and "the others"; the
third, in brackets, tells of the same part.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ... import quick_re as re
from .label_phrases import (
    FOLLOWS,
    OPENING,
    PRECEDES,
    TAIL,
    begins_a_clause,
    cut_before_next,
    split_of_run,
)
from .number_tokens import BRACKET, ONLY_NUMBERS, UNITS, Cell, Lay, numbers_in, with_kinds


def cells_of(sentence: str, offset: int = 0, lay: Sequence[Lay] = (),
             strengths: frozenset[str] = frozenset()) -> list[Cell]:
    """The cells of one sentence, in order; ``lay`` are numbers in words, offsets in the "
      "sentence."""
    found = numbers_in(sentence, offset, strengths, lay)
    if not found:
        return []
    found = with_kinds(sentence, offset, found)
    main = [i for i, c in enumerate(found) if not c.nested and not c.twin]
    if not main:
        return []
    return _in_parts(sentence, offset, found, main)


def _in_parts(sentence: str, offset: int, found: list[Cell], main: list[int]) -> list[Cell]:
    """The cells with their parts, runs and labels."""
    plain = _without_brackets(sentence, offset, found, main)
    spans = [(found[i].start - offset, found[i].end - offset) for i in main]
    splits: list[tuple[int, int] | None] = []  # where the labels of two cells of one run part
    cuts = [0]
    for index in range(len(main) - 1):
        gap = plain[spans[index][1]:spans[index + 1][0]]
        one, other = found[main[index]], found[main[index + 1]]
        split = split_of_run(gap) if _same_unit(one, other) and not begins_a_clause(
            gap, plain[spans[index + 1][1]:spans[index + 1][1] + 40]) else None
        base = spans[index][1]
        if split is None and _same_unit(one, other) and _FROM.search(
                plain[max(0, spans[index][0] - 40):spans[index][0]]):
            end = _TO_END.fullmatch(gap)  # "from 21.4 before the course to 13.2"
            split = end.span("to") if end else None
        splits.append((base + split[0], base + split[1]) if split else None)
        if split is None:
            cuts.append(base + cut_before_next(gap))
    runs: list[list[int]] = [[0]]
    for index, split in enumerate(splits):
        if split is None:
            runs.append([index + 1])
        else:
            runs[-1].append(index + 1)
    tail = TAIL.search(plain, spans[-1][1])
    cuts.append(tail.start() if tail else len(sentence))
    done = dict(enumerate(found))
    for number, run in enumerate(runs):
        low, high = cuts[number], cuts[number + 1]
        labels, removed = _labels(plain, [spans[i] for i in run],
                                  [splits[i] for i in run[:-1]], low, high)
        part = _blanked(plain, low, high, removed)
        opening = OPENING.match(sentence)
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


_BESIDE = re.compile(rf"[\s,;/%()]|\b(?:and|vs|versus|or|per cent|only|to|of|by|in|a|against|"
                     rf"compared|"
                     rf"with|{'|'.join(sorted(UNITS))})\b", re.I)


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

    plain = BRACKET.sub(blank, sentence)
    for pattern in ONLY_NUMBERS:
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


_LISTED = re.compile(
    r"^[\s%)]{0,3}(?:[a-zA-Z/]{1,12}\s)?,?\s?(?:in|of|for|with|on|after|among|at)\s(?:the\s)?"
    r"(?P<list>(?:[^;:().]|[.](?=\d)){3,140}?)(?=\s(?:groups?|arms?|was|were|had)\b|"
    r",?\s(?:respectively|and in)\b|"
    r"[;.]|$)", re.I)
# "In the 0.05%, 0.025% and 0.01% groups": no comma of this list ends the part.
_LISTED_DOSES = re.compile(
    r"^[\s%)]{0,3}(?:[a-zA-Z/]{1,12}\s)?,?\s?(?:in|of|for|with|on|after|among|at)\s(?:the\s)?"
    r"(?P<list>\d[\d.·]{0,6}\s?[%a-zµ]{1,4}(?:,\s(?:and\s|or\s)?\d[\d.·]{0,6}\s?[%a-zµ]{1,4}"
    r"){1,5}(?:\s(?:and|or)\s\d[\d.·]{0,6}\s?[%a-zµ]{1,4})?)(?=\s(?:groups?|arms?))", re.I)
_AFTER_VALUE = re.compile(r"^\s?%")
_AGAINST = re.compile(r"\b(?:against|versus|vs|compared|than)\b", re.I)
_FROM = re.compile(r"\bfrom\s(?:\w+\s){0,3}$", re.I)
_TO_END = re.compile(r"[^\d;.]{0,60}?(?P<to>\sto\s)(?:(?:a|an|the|only|about|mean)\s){0,2}", re.I)
_ITEM = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or|versus|vs\.?)\s", re.I)


def _labels(plain: str, spans: list[tuple[int, int]], splits: Sequence[tuple[int, int] | None],
            low: int, high: int) -> tuple[list[str], list[tuple[int, int]]]:
    """The label of each cell of a run, and the places of all labels of a run of several."""
    if len(spans) == 2 and _FROM.search(plain[max(low, spans[0][0] - 40):spans[0][0]]):
        return _before_and_after(plain, spans, splits, high)
    if len(spans) > 1:
        listed = _LISTED_DOSES.match(plain[spans[-1][1]:]) or _LISTED.match(
            plain[spans[-1][1]:high])
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
        after = FOLLOWS.match(_AFTER_VALUE.sub(_blank, plain[b:end].replace(")", " ")))
        follow.append((b + after.start("label"), b + after.end("label")) if after else None)
        shift = max(begin, a - 90)
        before = PRECEDES.search(plain[shift:a])
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


def _before_and_after(plain: str, spans: list[tuple[int, int]],
                      splits: Sequence[tuple[int, int] | None],
                      high: int) -> tuple[list[str], list[tuple[int, int]]]:
    """The labels of "from 31% to 17% in the drug group" (of both), of "from 1.3 in collies to 2.4
    in terriers" (one each) and of "from 31% to 17%" (none)."""
    split = splits[0] if splits else None
    first = FOLLOWS.match(plain[spans[0][1]:split[0] if split else spans[0][1]])
    last = FOLLOWS.match(_AFTER_VALUE.sub(_blank, plain[spans[1][1]:high]))
    if last is None or _TIME.match(last["label"]):
        return ["", ""], []
    base = spans[1][1]
    places = [(base + last.start("label"), base + last.end("label"))]
    if first is not None:
        base = spans[0][1]
        places.append((base + first.start("label"), base + first.end("label")))
    return [(first or last)["label"].strip(), last["label"].strip()], places


_TIME = re.compile(r"(?:at|after|on|during|in|by|per|within)\s(?:\S{1,12}\s){0,3}?(?:days?|weeks?|"
                   r"months?|years?|baseline|follow-?up|week|month|year|day|\d)", re.I)


def _blanked(plain: str, low: int, high: int, removed: list[tuple[int, int]]) -> str:
    part = list(plain[low:high])
    for a, b in removed:
        part[max(0, a - low):max(0, b - low)] = " " * (max(0, b - low) - max(0, a - low))
    return "".join(part)
