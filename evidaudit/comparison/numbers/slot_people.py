"""Of whom a number is told: of all who were studied, of some, or of others."""

from __future__ import annotations

from collections.abc import Sequence

from ... import quick_re as re
from ..people.clause_people import bounds_of, names, some_of, telling
from .cells_compared import apart, same_time
from .grid import Row
from .slot_question import Misplaced, Question
from .terms_of_cells import Bag, bag, outcome_bag

_OF_SUBGROUPS = bag("subgroup subset group the those")
_CONFINED = re.compile(r"\b(?:confined|limited|restricted) to\b", re.I)
_EVERYBODY = re.compile(
    r"\b(?:of all ages|any age|all ages|overall|everyone|everybody|across the (?:board|city|"
    r"country|"
    r"whole|state|region)|as a whole|altogether|regardless of|whatever|in general|on average|"
    r"every (?:patient|person|child|woman|man)|all (?:patients|people|women|men|children|adults|"
    r"participants|operations))\b", re.I)
_RESTRICTED = re.compile(
    r"\b(?:sub-?groups?|subsets?|some|certain|particular(?:ly)?|especially|mainly|mostly|chiefly|"
    r"only|those (?:who|with|aged|at)|at (?:high|higher|low|lower|greater) risk|lacking|deficient|"
    r"severe\w*|mild\w*|older|younger|worst|best|highest|lowest|most|heav\w+|completed|finished|"
    r"adhered|stuck|managed)\b", re.I)


class PeopleQuestion(Question):
    """A number of a claim, and of whom the study gives it."""

    def _by_people(self, row: Row, own: Sequence[Row], rivals: Sequence[Row]) -> Misplaced | None:
        """By whom it was found in: the number of some told of all, or that of all told of some."""
        prepared = self.comparison.prepared
        assert prepared is not None
        if row.cell.label and row.arm is None and row.cell.length > 1:
            return None
        told = some_of(self.text, self.grid.frame, prepared)
        terms = telling(self.text, prepared)
        other = self._of_others(row, own, rivals, terms)
        if other is not None:
            return other
        free = not told and not _RESTRICTED.search(self.text) and not row.limit
        if all(a.limit or any(w.terms or w.bounds or not a.label & row.label for w in a.who)
               for a in own) and not any(
                names(self.text, terms, bounds_of(self.text), None, w)
                for a in own for w in a.who) and not any(
                    not apart(frozenset({t}), self.said) for a in own for t in a.limit):
            for rival in rivals if free or _EVERYBODY.search(self._words(row)) else ():
                if not (rival.who or rival.limit) and all(
                        self._alike(a, rival) and same_time(a, rival) for a in own):
                    sure = all(_CONFINED.search(a.cell.part) for a in own)
                    return Misplaced("subgroup" if sure else "people", row, own[0], rival)
        for rival in rivals:
            some = frozenset().union(rival.limit, *(w.terms for w in rival.who)) - own[0].outcome
            if some and some <= terms | self.said and not any(
                    a.who or a.limit or some & (a.part | a.outcome | a.label) for a in own) and all(
                        self._alike(a, rival) and same_time(a, rival) for a in own):
                return Misplaced("people", row, own[0], rival)
        return None

    def _of_others(self, row: Row, own: Sequence[Row], rivals: Sequence[Row],
                   terms: Bag) -> Misplaced | None:
        """By whom it was found in, where the study names them for either number: those with common
        warts, and those with plantar warts."""
        said = terms | self.said
        for rival in rivals:
            theirs = self._who(rival)
            if not theirs or row.arm is not None and rival.arm not in (None, row.arm):
                continue
            if all(a.who and not any(w.others for w in a.who) and self._other_people(
                    self._who(a), theirs, said)
                    and a.cell.place == rival.cell.place and a.cell.length == rival.cell.length
                    and self._alike(a, rival) and same_time(a, rival) for a in own):
                return Misplaced("subgroup", row, own[0], rival)
        return None

    def _who(self, row: Row) -> Bag:
        """The terms of the words that name those of whom a number of the study is told."""
        return frozenset().union(*(outcome_bag(w.text, self.grid.short) | w.terms
                                   for w in row.who)) - _OF_SUBGROUPS

    def _other_people(self, mine: Bag, theirs: Bag, said: Bag) -> bool:
        """Whether the claim names all that sets some people apart from others, and none of what
        sets those apart."""
        return bool(mine - theirs) and bool(theirs - mine) and (
            theirs - mine <= said) and not apart(mine - theirs, frozenset()) & said and bool(
            apart(mine - theirs, said))
