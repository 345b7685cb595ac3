"""A number of a claim before the grid of a study: what the claim tells of it."""

from __future__ import annotations

from dataclasses import dataclass

from ... import quick_re as re
from ...lexicon import terms
from ..alignment import Comparison
from .cells_compared import PREFIX, may_be, same_run
from .grid import Grid, Row
from .label_terms import label_terms
from .main_outcome import COMPOSITE
from .number_tokens import Cell
from .terms_of_cells import OF_ALL, Bag, bag, outcome_bag

ALIKE = 0.5         # share of the terms of an outcome that make it the same
_NEAR = 3           # sentences between two numbers that leave their outcome out
_COMPOSITE = re.compile(r"\b(?:composite|combin\w+|primary|main outcome|either|or|any of|and/or|"
                        r"events?|complications?)\b", re.I)
_CLAUSES = re.compile(r";|\)?,?\s(?:but|yet|while|whereas|although|though|however|and (?:was|"
                      r"were|had|did|"
                      r"has|have|is|are|with no|without))\b|,\s(?:and|[a-z]{3,12}ing)\s", re.I)


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A number of the claim, the study's number whose digits it has, and the one that it should be.

    ``slot``: group, outcome, people or time.
    """

    slot: str
    claimed: Row
    own: Row
    other: Row


class Question:
    """A claim before the grid of a study."""

    def __init__(self, text: str, grid: Grid, rows: tuple[Row, ...],
                 comparison: Comparison) -> None:
        self.text, self.grid, self.rows = text, grid, rows
        self.comparison = comparison
        told = {COMPOSITE} if _COMPOSITE.search(text) else frozenset[str]()
        self.said: Bag = bag(text, grid.short) | label_terms(text) | told

    def _same_number(self, claimed: Cell, printed: Cell) -> bool:
        return may_be(self.text, claimed, printed)

    def told(self, row: Row) -> Bag:
        """The terms by which the claim may name what its number measures."""
        clause = self._clause(row) - self.grid.of_arms
        if len({r.cell.run for r in self.rows}) == 1 or row.carried:
            return clause
        return row.part & clause | (clause & {OF_ALL, COMPOSITE})

    def _clause(self, row: Row) -> Bag:
        """The terms of the clause of the claim that holds a number."""
        text = self._words(row)
        return bag(text, self.grid.short) | (self.said & {COMPOSITE}) if outcome_bag(
            text, self.grid.short) - self.grid.of_arms else self.said

    def _words(self, row: Row) -> str:
        """The clause of the claim that holds a number."""
        breaks = [m.end() for m in _CLAUSES.finditer(self.text)]
        low = max((b for b in breaks if b <= row.cell.start), default=0)
        return self.text[low:min((b for b in breaks if b > row.cell.start),
                                 default=len(self.text))]

    def _labels_beside(self, own: Row) -> Bag:
        """The terms that tell apart the groups of a number's run: they name no outcome."""
        return frozenset[str]().union(*(r.label for r in self.grid.rows
                                        if r is own or same_run(r, own)))

    def _in_its_words(self, hit: Bag, rival: Row) -> bool:
        """Whether one of some terms is written alike in the claim and beside the other number."""
        def written(text: str) -> frozenset[str]:
            return frozenset(text[t.start:t.end].lower()[:PREFIX] for t in terms(text)
                             if t.key in hit)
        return any(t[:1].isalpha() for t in hit) or bool(
            written(self.text) & written(rival.cell.part))

    def _alike(self, one: Row, other: Row) -> bool:
        """Whether two rows tell of the same outcome, as far as their words go."""
        if one.outcome == other.outcome or one.carried and other.carried and abs(
                one.sentence - other.sentence) < _NEAR:
            return True
        mine = one.outcome - frozenset().union(one.limit, *(w.words for w in one.who))
        theirs = other.outcome - frozenset().union(other.limit, *(w.words for w in other.who))
        if not mine or not theirs:
            return one.sentence == other.sentence or abs(one.sentence - other.sentence) == 1
        shared = mine & theirs
        least = min(self.grid.weight(mine), self.grid.weight(theirs))
        return bool(shared) and self.grid.weight(shared) >= 0.5 * least
