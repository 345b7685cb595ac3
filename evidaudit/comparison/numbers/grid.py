"""The results of a study as a grid: each number with its outcome, label, people and times.

One reading for study and claim. The outcome of a number are the words of its part of the sentence,
or those of the part before where its own names none; its label tells whose it is or under what
("in the weekly group", "at 100 µg/g", "in the third trimester"), from the words beside it, or by
its place in a list of as many groups as were last told.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ... import quick_re as re
from ...model import Passage, Report
from ...prose import sentences
from ...wording.moments import Moment, moments
from ..arms.lay_arms import ArmNames, arm_names, sides
from ..people.clause_people import Frame, Who, frame_of, some_of
from ..stated import ASKED, BASELINE, Prepared, Same, ShortForms, doses
from .cells import cells_of
from .exposures import is_gone_without, words_of_exposure
from .label_terms import label_terms
from .main_outcome import main_outcome
from .number_tokens import Cell, Lay
from .paired_numbers import COMPARED_WITH
from .strengths import strengths_of
from .terms_of_cells import Bag, bag, label_bag, outcome_bag

_PRIMARY = re.compile(r"\b(?:primary|main|co-?primary|composite)[ -](?:\w+ ){0,2}?(?:outcomes?|"
                      r"events?|end[ -]?points?|measures?)\b|\bcomposite\b", re.I)
_SIZED = re.compile(r"(?P<name>[^,.;:()\[\]]{2,90}?)\s?[(\[](?:(?P<short>[^()\[\];]{1,30});\s?)?"
                    r"n\s?=\s?\d[\d,]{0,7}", re.I)
_NAME_BEGINS = re.compile(r"\b(?:to|into|either|receive|received|or|and|versus|with|of)\s", re.I)
_METHOD = re.compile(
    r"\b(?:randomi[sz]ed|randomly|allocated|enrolled|recruited|eligible|searched|matched|"
    r"margin (?:was|of)|power|inclusion|interviewed (?!participants|patients|people|women|men)|"
    r"invited|consented|aged \d)\b", re.I)
_CONTROL_OF = re.compile(r"control (?!group|arm|pa|women|men|child)", re.I)  # "control of pain"
# What was exposed stands before, what came of it after, where the number follows.
_TIE = re.compile(r"\b(?:was|were|is|are) (?:\w+ )?(?:associated|linked|related|tied) (?:with|"
                  r"to)\b"
                  r"(?=[^.;]{0,200}\d)", re.I)
_GOES_ON = re.compile(r"^\W{0,3}(?:corresponding|equivalent|giving|representing|yielding|against|"
                      r"versus|vs|than|compared)\b", re.I)
_SOME = re.compile(
    r"\b(?:of|among|amongst|in|for|on|within) (?P<some>(?:the |those |all )?(?:\d[\d,]{0,8} "
    r")?(?:[a-z-]{3,20} ){1,2}?(?:who|whose|with|"
    r"without|where|aged|in whom|having|that had) (?P<which>(?:(?!(?:was|were|the|did|"
    r"rates?|risk)\b)[^\s,;()]{1,24}\s?){1,9}))", re.I)
_CONFINED_TO = re.compile(r"\b(?:confined|limited|restricted) to (?P<some>[^,;:()]{3,60})", re.I)
_IT = re.compile(r"\b(?:they|it|these|this|the (?:corresponding )?(?:figures?|rates?|values?|"
                 r"proportions?|shares?|risks?|numbers?))\s(?:was|were)\b", re.I)
_TURNS = re.compile(r"\d.*\d|;|\b(?:not|without|no|never|than|versus|vs|against|compared|"
                    r"relative|whereas|while|but|"
                    r"rather|instead|unlike)\b", re.I)
_OF_GROUP = re.compile(r"\b(?:in|with|for|on|after|under|by|given|receiving|of|among|to|than)\s"
                       r"(?:the\s)?(?:[\w-]{1,20}\s){0,2}$", re.I)
_FROM = re.compile(r"\bfrom\s(?:\w+\s){0,3}$", re.I)
_LABEL_TIMES = re.compile(r"\b(?:at|after|by|over|within|during) (?:\w+ )?\d", re.I)


@dataclass(frozen=True, slots=True)
class Row:
    """One number of the grid with the terms of its slots.

    ``course`` says that it is one end of "from 31% to 17%";
    ``subject`` are the terms of what came before the outcome (an exposure);
    ``arm`` is the group of the study that its label names; ``carried`` says that its part names no
    outcome, and that of the part before was taken; ``part`` are all its terms.
    """

    cell: Cell
    outcome: Bag
    label: Bag
    arm: int | None
    who: tuple[Who, ...]
    when: tuple[Moment, ...]
    part: Bag
    sentence: int
    limit: Bag = frozenset()
    carried: bool = False
    is_result: bool = True
    by_order: bool = False
    course: bool = False
    subject: Bag = frozenset()
    passage: Passage = Passage("")


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """All rows of a study, and how often each term stands in its sentences."""

    rows: tuple[Row, ...]
    frequency: dict[str, int]
    size: int
    names: ArmNames
    frame: Frame
    short: ShortForms
    of_arms: Bag
    title: Bag

    def weight(self, some: Bag) -> float:
        """The sum of what the terms tell: rare ones more."""
        return math.fsum([math.log(1 + (self.size + 1) / (1 + self.frequency.get(t, 0)))
                          for t in some])

    def knows(self, term: str) -> bool:
        """Whether the study uses a term."""
        return term in self.frequency or term in self.title


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence with its cells, and where it begins in the text."""

    start: int
    text: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """The sentences of a study, and the doses and percentages by which its groups are named."""

    sentences: tuple[Sentence, ...]
    strengths: frozenset[str]


def cells_of_report(report: Report) -> Read:
    """The sentences of a report with their cells."""
    return _cells_of_report(Same(report))


@lru_cache(maxsize=2048)
def _cells_of_report(same: Same) -> Read:
    strengths = strengths_of(same.report)
    return Read(_sentences(same.report.text, (), strengths), strengths)


def cells_of_claim(text: str, lay: Sequence[Lay], report: Report) -> tuple[Sentence, ...]:
    """The sentences of a claim, read as those of the study; ``lay`` are its numbers in words."""
    return _sentences(text, lay, cells_of_report(report).strengths | doses(text))


def _sentences(text: str, lay: Sequence[Lay],
               strengths: frozenset[str]) -> tuple[Sentence, ...]:
    return tuple(Sentence(a, text[a:b], tuple(cells_of(text[a:b], a, [
        Lay(one.start - a, one.end - a, one.low, one.high) for one in lay if a <= one.start < b],
        strengths))) for a, b in sentences(text))


def grid_of(report: Report, prepared: Prepared) -> Grid:
    """The grid of a report's results."""
    return _grid(Same(report), prepared)


@lru_cache(maxsize=2048)
def _grid(same: Same, prepared: Prepared) -> Grid:
    report = same.report
    short = prepared.short
    names = arm_names(report)
    read = cells_of_report(report).sentences
    frequency: Counter[str] = Counter()
    for sentence in read:
        frequency.update(bag(sentence.text, short))
    grid = Grid((), dict(frequency), len(read), names, frame_of(report, prepared), short,
                _words_of_arms(names, report.title), bag(report.title, short))
    reader = _Reader(grid, prepared, main_outcome(report.text, short))
    return replace(grid, rows=tuple(row for index, sentence in enumerate(read)
                                    for row in reader.read(sentence, index)))


def _words_of_arms(names: ArmNames, text: str) -> Bag:
    """The terms of the groups' names, and the stems of the words by which ``text`` names them."""
    found = set(names.by_term)
    for side in sides(text, names):
        found |= bag(text[side.start:side.end])
    return frozenset(found)


def claimed_rows(claim: Sequence[Sentence], grid: Grid, prepared: Prepared) -> list[Row]:
    """The rows of a claim, read as those of the study."""
    reader = _Reader(grid, prepared, frozenset())
    return [row for index, sentence in enumerate(claim)
            for row in reader.read(sentence, index, claim=True)]



class _Reader:
    """Reads sentence after sentence; remembers the outcome and the groups last told."""

    def __init__(self, grid: Grid, prepared: Prepared, main: Bag) -> None:
        self.grid, self.prepared, self.main = grid, prepared, main
        self.last: Bag = frozenset()
        self.groups: dict[int, list[Bag]] = {}

    def read(self, told: Sentence, index: int, *, claim: bool = False) -> list[Row]:
        """The rows of one sentence."""
        sentence, offset, cells = told.text, told.start, told.cells
        if not claim:
            self._allocated(sentence)
        if not cells:
            self.last = self._outcome(sentence) or self.last
            return []
        people = some_of(sentence, self.grid.frame, self.prepared)
        named = moments(sentence)
        planned = not claim and (_METHOD.search(sentence) or ASKED.search(sentence))
        at_start = not claim and BASELINE.search(sentence)
        passage = Passage(sentence, offset, offset + len(sentence), "", "abstract")
        rows: list[Row] = []
        runs: dict[int, list[Cell]] = {}
        for cell in cells:
            runs.setdefault(cell.run, []).append(cell)
        for run in runs.values():
            main = [c for c in run if not c.nested and not c.twin]
            low, high = run[0].span
            local = [w for w in people if low <= w.start < high]
            course = _is_course(main, sentence)
            result = not planned and (course or not at_start)
            outcome, carried = self._own_outcome(run[0], claim, local)
            labels, by_order = self._labels(main, sentence, claim)
            course = course and labels[0] == labels[1]  # and not from one group's to the other's
            when = [m for m in named if low <= m.start < high]
            for cell in run:
                alone = cell.nested and cell.length > 1
                label = frozenset[str]() if alone else labels[min(cell.place, len(labels) - 1)]
                rows.append(Row(
                    cell, outcome, label, arm_of_label(label), _of_cell(local, cell, label),
                    moments(cell.label) or _of_part(when, named, cell),
                    bag(f"{cell.part} {cell.label} {cell.opening}", self.grid.short), index,
                    self._limit(cell), carried, result, by_order,
                    course and not cell.nested,
                    self._subject(cell, outcome), passage))
        return rows

    def _subject(self, cell: Cell, outcome: Bag) -> Bag:
        """What was exposed or done, where a ratio tells its link with an outcome."""
        words = words_of_exposure(cell.part) if cell.unit == "ratio" else ""
        return (self._outcome(words) or outcome) | label_terms(words) if words else frozenset()

    def _limit(self, cell: Cell) -> Bag:
        """The terms of a phrase that limits a number to some: "in nurses with a history of it"."""
        found: set[str] = set()
        for text in dict.fromkeys((cell.opening, cell.part, cell.label)):
            for match in (*_SOME.finditer(text), *_CONFINED_TO.finditer(text)):
                found |= self._outcome(match["some"]) | label_terms(match["some"])
        return frozenset(t for t in found if t not in self.grid.frame.terms
                         and t not in self.grid.title)

    def _allocated(self, sentence: str) -> None:
        """Remember groups given with their sizes: "honey (n = 58) or nothing (n = 57)"."""
        found = []
        for match in _SIZED.finditer(sentence):
            name = _NAME_BEGINS.split(" " + match["name"])[-1]
            name = f"{name} {match['short'] or ''}"
            found.append(label_bag(name, self.grid.short) | self._arm_term(name))
        if len(found) > 1:
            self.groups[len(found)] = found

    def _arm_term(self, text: str) -> Bag:
        names = self.grid.names
        arms = set[int]()
        for side in sides(text, names) if text else ():
            if not is_gone_without(text[:side.start]):
                arms.add(side.arm)
            elif len(names.arms) == 2:  # "without any mulch" is the bare soil
                arms.add(1 - side.arm)
        return frozenset({f"arm:{arms.pop()}"}) if len(arms) == 1 else frozenset()

    def _outcome(self, text: str) -> Bag:
        return outcome_bag(text, self.grid.short) - self.grid.of_arms

    def _own_outcome(self, cell: Cell, claim: bool, people: Sequence[Who]) -> tuple[Bag, bool]:
        part = cell.part
        some = self._outcome(part.replace(cell.opening, " ") if cell.opening else part)
        if not claim and self.last and _IT.search(part) and people:
            for who in people:  # "in those with common warts they were 47%"
                part = part.replace(who.text, " ")
            some = self._outcome(part)
        tie = _TIE.search(part)
        if tie is not None and not claim:
            some = self._outcome(part[tie.end():]) or some
        if not claim and self.last and _GOES_ON.match(part):
            some = some | self.last
        if not claim and _PRIMARY.search(part):
            some = self.main or some
        carried = not some
        self.last = some or self.last
        return self.last, carried

    def _labels(self, main: list[Cell], sentence: str, claim: bool) -> tuple[list[Bag], bool]:
        """The label of each cell of a run, and whether its order alone tells them."""
        if not main:
            return [frozenset()], False
        texts = [c.label for c in main]
        bags = [label_bag(t, self.grid.short) | self._arm_term(t) if t else frozenset[str]()
                for t in texts]
        order = len(main) > 1 and not any(texts)
        if _is_course(main, sentence):
            only = self._arm_term(sentence) if claim and not any(bags) else frozenset[str]()
            return [b | only for b in bags], False  # of both ends
        if order:
            bags = self._by_order(main, sentence) or bags
        elif len(main) == 2 == len(self.grid.names.arms) and sum(map(bool, texts)) == 1:
            side = arm_of_label(next((b for b in bags if b), frozenset()))
            if side is not None:
                bags = [b or frozenset({f"arm:{1 - side}"}) for b in bags]
        elif len(main) == 1 and not bags[0] and not claim:
            bags = [self._arm_term(main[0].part)]
        elif len(main) == 1 and arm_of_label(bags[0]) is None:
            bags = [bags[0] | self._told_of(sentence)]
        if len(main) > 1 and not order and len(set(bags)) == len(bags) and all(bags) and not any(
                _LABEL_TIMES.search(t) for t in texts):
            self.groups[len(main)] = list(bags)
        if claim and len(main) == 1:
            digits = main[0].text.lstrip("-−–")
            bags[0] |= frozenset(t for t in label_bag(main[0].part, self.grid.short)
                                 if is_measured(t) and digits not in t)
        if main[0].opening and (claim or len(main) == 1) and main[0].run == 0 and (
                arm_of_label(bags[0]) is None):
            opening = label_bag(main[0].opening, self.grid.short)
            if main[0].opening.startswith(("In ", "Among ", "For ", "Of ")):
                opening = frozenset(filter(is_measured, opening))
            else:
                opening |= self._arm_term(main[0].opening)
            bags[0] = bags[0] | opening
        return bags, order

    def _told_of(self, sentence: str) -> Bag:
        """The group of a claim's only number: the only one that it names, and against nothing."""
        return frozenset() if _TURNS.search(sentence) else self._arm_term(sentence)

    def _by_order(self, main: list[Cell], sentence: str) -> list[Bag]:
        """The groups of numbers side by side: as the words before name them, or those last "
          "told."""
        before = sentence[:main[0].start - main[0].offset]
        head = before[max(before.rfind(";"), before.rfind(". "), 0):]
        ending = head[head.rfind(",") + 1:]
        head = ending if sides(ending, self.grid.names) else head
        found = [side for side in sides(head, self.grid.names) if not _CONTROL_OF.match(
            head[side.start:side.end + 12])]
        named = list(dict.fromkeys(side.arm for side in found))
        if len(named) == len(main):
            return [frozenset({f"arm:{arm}"}) for arm in named]
        if len(named) == 1 and len(main) == 2 == len(self.grid.names.arms):
            if not _OF_GROUP.search(head[:found[0].start]):
                return []
            first = named[0]
            if COMPARED_WITH.search(head[:found[0].start]):
                first = 1 - first
            return [frozenset({f"arm:{first}"}), frozenset({f"arm:{1 - first}"})]
        return [] if named else list(self.groups.get(len(main), []))


def _is_course(main: list[Cell], sentence: str) -> bool:
    """Whether two numbers are the ends of one course: "from 31% to 17%"."""
    return len(main) == 2 and _FROM.search(
        sentence[:main[0].start - main[0].offset][-40:]) is not None


def is_measured(term: str) -> bool:
    """Whether a term of a label is a number: a dose, a rhythm, an ordinal, an age."""
    return term[0] in "@#" or term[0] == "=" and term[1:2].isdigit() and term[-1] not in "dwmhy"


def arm_of_label(label: Bag) -> int | None:
    """The number of the study's group that a label names, or None."""
    return next((int(t[4:]) for t in label if t.startswith("arm:")), None)


def _of_cell(people: list[Who], cell: Cell, label: Bag) -> tuple[Who, ...]:
    """The people of one cell: those in its label, or all of its part that are in no label."""
    if not people:
        return ()
    own = [w for w in people if cell.label and w.text[:12] in cell.label]
    if arm_of_label(label) is not None:  # a group of the study is not some of its people
        people, own = [w for w in people if w not in own], []
    if own or cell.length == 1:
        return tuple(own or people)
    return tuple(w for w in people if w.text[:12] in cell.part)


def _of_part(when: list[Moment], named: tuple[Moment, ...], cell: Cell) -> tuple[Moment, ...]:
    """The times of a cell whose label tells none: those of its part, or of its sentence."""
    if len(when) == 1:
        return tuple(when)
    if not when and named and named[0].start < _LEADING:
        return named[:1]
    return ()


_LEADING = 28  # a time that begins so early leads its sentence
