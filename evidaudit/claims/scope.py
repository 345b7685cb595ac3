"""Which sentences a citation answers for.

A citation's scope is its claim. Where an article cites sentence by sentence, a citation covers
its own sentence (or clause) and what plainly goes on about the same study. Where an article
discusses one study at a time, the passage belongs to the study up to the next one, with bullets,
quotations, the heading that states its result and the summary that repeats that heading.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from .. import quick_re as re
from ..csl import normalise_title
from ..model import Article, Citation
from . import cues
from .passages import Unit
from .reference_index import unique

DISCUSSES: Final = 0.15        # share of citing sentences below which studies are discussed
OPENING: Final = 0.7           # share of citing sentences that open a study, where one is discussed
LONGEST_PENDING: Final = 10    # sentences between the words that open a study and its number
REPEATS: Final = 0.6           # share of a summary point's long words that its heading repeats
_LONG: Final = 4               # letters: shorter words tell nothing


@dataclass(slots=True)
class Scope:
    """The references each unit answers to, by position, and how it came to them."""

    ids: dict[int, tuple[str, ...]] = field(default_factory=dict)
    headings: set[int] = field(default_factory=set)   # units that act as headings

    def give(self, unit: int, ids: tuple[str, ...]) -> None:
        """Add ``ids`` to what ``unit`` answers to."""
        if ids:
            self.ids[unit] = unique((*self.ids.get(unit, ()), *ids))


def find_scope(article: Article, units: Sequence[Unit], citations: Sequence[Citation]) -> Scope:
    """The scope of every citation over ``units``."""
    own = cited_by_unit(units, citations)
    scope = Scope()
    scope.headings = _headings(units)
    sentences = sum(unit.kind != "heading" for unit in units)
    opening = sum(_opens(units[i].text, ids) for i, ids in own.items())
    discusses = bool(own) and (len(own) <= DISCUSSES * sentences or (
        opening >= OPENING * len(own) and len(own) <= 2 * DISCUSSES * sentences))
    walk = _Walk(units, own, scope, discusses)
    for position in range(len(units)):
        walk.step(position)
    _give_to_headings(units, own, scope, walk.openings)
    _give_to_summary(units, own, scope)
    return scope


def cited_by_unit(units: Sequence[Unit], citations: Sequence[Citation],
                  ) -> dict[int, tuple[str, ...]]:
    """Unit position -> the references cited within it, in order."""
    starts = [unit.start for unit in units]
    own: dict[int, tuple[str, ...]] = {}
    for citation in citations:
        at = bisect_left(starts, citation.start + 1) - 1
        if at >= 0 and citation.start < units[at].end and citation.reference_ids:
            own[at] = unique((*own.get(at, ()), *citation.reference_ids))
    return own


def _headings(units: Sequence[Unit]) -> set[int]:
    """Headings as marked, and lone sentences that a summary point of the article repeats."""
    headings = {i for i, unit in enumerate(units) if unit.kind == "heading"}
    alone = _lone_sentences(units)
    points = [_long_words(units[i].text) for i in _summary_points(units)]
    by_word: dict[str, list[int]] = {}
    for number, words in enumerate(points):
        for word in words:
            by_word.setdefault(word, []).append(number)
    for i in alone:
        words = _long_words(units[i].text)
        shared: dict[int, int] = {}
        for word in words:
            for number in by_word.get(word, ()):
                shared[number] = shared.get(number, 0) + 1
        if words and any(count >= 3 and count >= 0.75 * max(len(words), len(points[number]))
                         for number, count in shared.items()):
            headings.add(i)
    return headings


def _lone_sentences(units: Sequence[Unit]) -> list[int]:
    """Units that are a paragraph by themselves, not too long to be a heading."""
    return [i for i, unit in enumerate(units)
            if unit.kind == "paragraph" and 4 <= len(unit.text.split()) <= 32
            and (i == 0 or units[i - 1].block != unit.block)
            and (i + 1 == len(units) or units[i + 1].block != unit.block)]


def _summary_points(units: Sequence[Unit]) -> list[int]:
    """The items of the first list of the article, before any section has gone by."""
    points = []
    for i, unit in enumerate(units):
        if unit.kind == "list-item":
            points.append(i)
        elif points and (unit.kind == "heading" or len(points) >= 3):
            break
    return points if len(points) >= 3 else []


def _long_words(text: str) -> frozenset[str]:
    return frozenset(word[:7] for word in normalise_title(text).split() if len(word) > _LONG)


class _Walk:
    """One pass over the units, keeping the study that is being discussed."""

    def __init__(self, units: Sequence[Unit], own: dict[int, tuple[str, ...]], scope: Scope,
                 discusses: bool) -> None:
        self.units, self.own, self.scope, self.discusses = units, own, scope, discusses
        self.current: tuple[str, ...] = ()
        self.previous: list[tuple[str, ...]] = []     # studies left behind, latest last
        self.pending: list[int] = []                  # an announced study without its number yet
        self.openings: dict[int, tuple[str, ...]] = {}   # unit -> study that it opens
        self.listed = False                           # the current study was opened by a list item
        self.back: tuple[str, ...] = ()
        self.meant: tuple[int, tuple[str, ...]] = (-1, ())   # block, study last pointed back to
        self.words: dict[tuple[str, ...], set[str]] = {}  # names in each study's opening

    def step(self, i: int) -> None:
        """Decide what unit ``i`` answers to."""
        unit = self.units[i]
        if i in self.own:
            self._cited(i)
        elif i in self.scope.headings:
            self._heading(unit)
        elif _ANOTHER_WORK.search(unit.text):
            self._leave()  # it cites a work that no list has: never the study before it
        elif self.current or self.pending or self.previous:
            self._uncited(i)
        else:
            self._maybe_open(i)

    def _cited(self, i: int) -> None:
        ids = self.own[i]
        text = self.units[i].text
        opens = _opens(text, ids)
        if self.pending:
            if not cues.NEW_STUDY.search(text) and i - self.pending[0] <= LONGEST_PENDING:
                for earlier in self.pending:
                    self.scope.give(earlier, ids)
                opens = True
                i_first = self.pending[0]
            else:
                i_first = i
            self.pending = []
        else:
            i_first = i
        self.scope.give(i, ids)
        self.back = ()
        if opens:
            self._leave()
            self.current, self.listed = ids, self.units[i].kind == "list-item"
            self.openings.setdefault(i_first, ids)
            self.words.setdefault(ids, set()).update(_names(text))
            if cues.POINTS_BACK.search(text):
                self._give_paragraph_before(i, ids)
        elif self.current != ids:
            self._leave()

    def _give_paragraph_before(self, i: int, ids: tuple[str, ...]) -> None:
        """ "A paper (10) describes these phenomena": the paragraph before belongs to it."""
        block = self.units[i].block
        first = i
        while first > 0 and self.units[first - 1].block == block:
            first -= 1
        j = first - 1
        while j >= 0 and self.units[j].block == block - 1 and j not in self.scope.headings:
            if j not in self.scope.ids:
                self.scope.give(j, ids)
            j -= 1

    def _leave(self) -> None:
        if self.current:
            self.previous.append(self.current)
        self.current = ()

    def _heading(self, unit: Unit) -> None:
        if not cues.GENERIC_HEADING.match(unit.text):
            self._leave()
            self.pending = []
        self.back = ()

    def _uncited(self, i: int) -> None:
        unit = self.units[i]
        text = unit.text
        if cues.BACK_TO_STUDY.search(text):
            self.back = self._meant(text, unit.block)
            if self.back:
                self.meant = (unit.block, self.back)
                self.scope.give(i, self.back)
                if cues.NEW_STUDY.search(text):
                    self._maybe_open(i)
                return
        if self.discusses and cues.NEW_STUDY.search(text) and not cues.CONTINUES.match(text):
            self._maybe_open(i)
            return
        if self.back and self._goes_on(i):
            self.scope.give(i, self.back)
            return
        self.back = ()
        if self.pending:
            self.pending.append(i)
        elif self.current:
            if self._belongs(i):
                self.scope.give(i, self.current)
            else:
                self._leave()

    def _maybe_open(self, i: int) -> None:
        """A sentence that announces a study without citing it waits for its number."""
        text = self.units[i].text
        if not cues.NEW_STUDY.search(text):
            return
        ahead = next((j for j in range(i + 1, min(i + 1 + LONGEST_PENDING, len(self.units)))
                      if j in self.own or (j in self.scope.headings and not
                                           cues.GENERIC_HEADING.match(self.units[j].text))), None)
        if ahead is not None and ahead in self.own and not cues.NEW_STUDY.search(
                self.units[ahead].text) and len(self.own[ahead]) == 1:
            self._leave()
            self.pending = [i]
            before = self.units[i - 1] if i else None
            if before and before.block == self.units[i].block and cues.ANNOUNCES.match(
                    before.text) and i - 1 not in self.scope.ids:
                self.pending = [i - 1, i]

    def _belongs(self, i: int) -> bool:
        """Whether an uncited sentence still speaks of the current study."""
        unit, text = self.units[i], self.units[i].text
        if cues.OWN_VOICE.match(text) or cues.CONTACT.search(text) or (
                cues.MEDIA.match(text)):
            return False
        if self.discusses:
            return True
        same_block = i > 0 and self.units[i - 1].block == unit.block
        # A list right after what was said of the study; not the next point of a list of studies.
        in_list = unit.kind == "list-item" and not self.listed
        quoted = unit.kind == "quote"
        told = same_block and bool(cues.TOLD.search(text)) and not cues.OTHER_TIME.match(text)
        return bool(in_list or quoted or told or (cues.CONTINUES.match(text) and (
            same_block or not cues.RANKING.search(text))))

    def _goes_on(self, i: int) -> bool:
        """Whether a sentence goes on about the study that the last one pointed back to."""
        unit = self.units[i]
        return (i > 0 and self.units[i - 1].block == unit.block
                and not cues.NEW_STUDY.search(unit.text) and len(unit.text.split()) <= 12)

    def _meant(self, text: str, block: int) -> tuple[str, ...]:
        """The study that "the above study (from …)" means: named alike, else the latest."""
        names = _names(text)
        known = [ids for ids in self.words if names & self.words[ids]]
        if len(known) == 1:
            return known[0]
        if self.meant[0] == block:
            return self.meant[1]
        if self.current and not self.pending:
            return self.current
        return self.previous[-1] if self.previous else self.current


# "Brown (2017) reported", "(Brown et al., 2017)": a work named by author and year
_ANOTHER_WORK = re.compile(
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"In|Since|The|Until|Before|After)\b)\b[A-Z][a-z'’\-]{2,30}"
    r"(?: et al\.?| (?:and|&) [A-Z][a-z'’\-]{2,30})?(?:,? \(|, )(?:19|20)\d\d[a-z]?\)")


def _opens(text: str, ids: tuple[str, ...]) -> bool:
    """Whether a citing sentence speaks of one study, so that what follows may go on about it."""
    return (len(ids) == 1 and bool(cues.INTRODUCES.search(text))
            and not cues.PLURAL_STUDIES.search(text))


def _names(text: str) -> set[str]:
    """The proper names in a sentence, its first word left out."""
    return {word for word in re.findall(r"(?<!^)(?<![.!?] )\b[A-Z][a-z]{3,}\b", text)
            if word not in _COMMON_NAMES}


_COMMON_NAMES: Final = frozenset([
    "University", "Department", "Journal", "Institute", "Hospital", "School", "College",
    "Research", "Medicine", "Medical", "Health", "International", "National", "January",
    "February", "March", "April", "June", "July", "August", "September", "October", "November",
    "December", "Here", "This", "That", "These", "The"
])


def _give_to_headings(units: Sequence[Unit], own: dict[int, tuple[str, ...]], scope: Scope,
                      openings: dict[int, tuple[str, ...]]) -> None:
    """A heading that states a result answers to the one study that its section opens first."""
    headings = sorted(scope.headings)
    opened = sorted(openings)
    for number, position in enumerate(headings):
        text = units[position].text
        stop = headings[number + 1] if number + 1 < len(headings) else len(units)
        at = bisect_left(opened, position + 1)
        if at == len(opened) or opened[at] >= stop or position in own:
            continue
        if len(text.split()) < 5 or cues.GENERIC_HEADING.match(text) or _only_asks(text):
            continue
        ids = openings[opened[at]]
        passage = " ".join(units[j].text for j in range(position + 1, stop)
                           if scope.ids.get(j) == ids)
        if len(_long_words(text) & _long_words(passage)) >= 2:
            scope.give(position, ids)


def _only_asks(text: str) -> bool:
    return text.rstrip().endswith("?") and not re.search(r"[–—.:;] ", text)


def _give_to_summary(units: Sequence[Unit], own: dict[int, tuple[str, ...]], scope: Scope) -> None:
    """A summary point at the top that repeats a heading answers to the study of that heading."""
    points = [i for i in _summary_points(units) if i not in own]
    stated = [(i, _long_words(units[i].text)) for i in sorted(scope.headings)]
    for point in points:
        words = _long_words(units[point].text)
        if len(words) < 2 or point in scope.ids:
            continue
        best = max(((len(words & said) / len(words), len(words & said) / max(len(said), 1), -i)
                    for i, said in stated if i > point), default=(0.0, 0.0, 0))
        if best[0] >= REPEATS:
            scope.give(point, scope.ids.get(-best[2], ()))
