"""Whether a number of the claim is the study's number of something else, slot by slot of the grid.

The claim's digits are found in the grid. Where every place that has them contradicts what the claim
says of it - its group, its outcome, its people, its time - and the study has another number for
what the claim says, the number was taken from the wrong place. Two places are told apart only by
the terms that one has and the other has not: the claim must name those of the other place, and none
of those of its number's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ... import quick_re as re
from ...statistics.precision import claimed_range
from ...wording.moments import same_moment
from ..alignment import Comparison
from ..arms.lay_arms import sides
from .cells_compared import (
    apart,
    denies,
    fits,
    has_other_point,
    has_other_unit,
    is_count,
    is_length_of,
    may_be,
    one_sort,
    same_run,
    side_by_side,
)
from .grid import (
    Row,
    cells_of_claim,
    cells_of_report,
    claimed_rows,
    grid_of,
    is_measured,
)
from .honest_numbers import in_a_range
from .label_terms import denied, label_terms
from .number_tokens import Lay
from .reported_numbers import PEOPLE
from .slot_people import PeopleQuestion
from .slot_question import ALIKE, Misplaced
from .terms_of_cells import Bag, label_bag

LONGEST = 1500      # letters of a claim; what is longer is no sentence
NAMED = 0.5        # share of what sets the other place apart that the claim must name
NAMED_WHOLE = 0.75  # … where no known outcome sets the number's own place apart
LOOSE = 2.5         # points by which a number in words may miss the one that it tells
_LAYS = re.compile(r"\d")
_TESTS = re.compile(r"\b(?:sensitivit|specificit|predictive|detected|picked up|accura)", re.I)
_OF_WHAT = re.compile(r"\b(?:sensitivity|specificity|value)s? (?:for|of|in) [a-z]|\bfor ", re.I)
_IT_DID = re.compile(r"\b(?:it|this|these|the (?:primary|main) outcome) (?:occurred|happened|was|"
                     r"were|arose)\b", re.I)
_CONTRASTED = re.compile(r"%?\s(?:higher|lower|more|less|fewer|greater|smaller|reduction|increase|"
                         r"decrease|rise|fall|drop)\b", re.I)
_END_OF_COURSE = re.compile(r"\b(?:down|up|fell|rose|dropped|cut|reduced|raised|increased|"
                            r"declined|fallen|risen) to\s(?:(?:a|an|the|only|just|about|mean|"
                            r"average|of|median)\s){0,4}$", re.I)
_TO = re.compile(r"\b(?:down|up|fell|rose|dropped|cut|reduced|raised|increased|declined|fallen|"
                 r"risen) to\s", re.I)
_SET_BESIDE = re.compile(r"\b(?:compared (?:with|to)|against|versus|vs\.?|and|while|whereas)\s"
                         r"(?:(?:by|only|just|about|of|a)\s){0,3}$", re.I)


@lru_cache(maxsize=128)
def misplaced(comparison: Comparison) -> Misplaced | None:
    """The first number of the claim that the study gives for something else, or None."""
    question = question_of(comparison)
    if question is None:
        return None
    found = [one for row in question.rows if not in_a_range(row.cell.start, question.text)
             and (one := question.of_row(row)) is not None]
    return found[0] if found else None


@lru_cache(maxsize=256)
def question_of(comparison: Comparison) -> _Contest | None:
    """The claim before the grid of its study; None where none of its numbers is printed there."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None or prepared.long or not report.text or (
            len(comparison.anatomy.text) > LONGEST):
        return None
    text = comparison.anatomy.text
    lay = [Lay(e.start, e.end, 100 * low, 100 * high) for e in comparison.anatomy.estimates
           if e.value is not None and not _LAYS.search(e.text) and not text[:e.start].endswith(
               " and ") and e.kind.value in (
               "proportion", "prevalence")
           for low, high in [claimed_range(e)]]
    if not lay and not _LAYS.search(text):
        return None
    claim = cells_of_claim(text, lay, report)
    printed = [cell for sentence in cells_of_report(report).sentences for cell in sentence.cells]
    if not any(may_be(text, own, cell) or has_other_unit(own, cell) or has_other_point(own, cell)
               for sentence in claim for own in sentence.cells for cell in printed) and not (
            _TO.search(text)):
        return None
    grid = grid_of(report, prepared)
    return _Contest(text, grid, tuple(claimed_rows(claim, grid, prepared)), comparison)


class _Contest(PeopleQuestion):
    """A claim before the grid of a study: each of its numbers against all others."""

    def of_row(self, row: Row) -> Misplaced | None:
        """What is wrong with one number of the claim; None where nothing can be shown."""
        own = [n for n in self.grid.rows if self._same_number(row.cell, n.cell)]
        if own and row.cell.low != row.cell.high:  # "one in five" may be told of 21.4%
            near = replace(row.cell, low=row.cell.low - LOOSE, high=row.cell.high + LOOSE)
            own = [n for n in self.grid.rows if self._same_number(near, n.cell)]
        if any(n.cell.unit == "%" == row.cell.unit and self._same_number(
                row.cell, replace(n.cell, low=100 - n.cell.low)) for n in self.grid.rows):
            return None  # the rest of a share
        own = [n for n in own if n.is_result] or own
        if row.cell.unit == "%" and _CONTRASTED.match(self.text[row.cell.end:]):
            own = [n for n in own if n.cell.unit == "ratio" or n.cell.contrast] or own
        if not own:
            return self._printed_otherwise(row)
        if not own[0].is_result:
            return None
        if any(denied(label_terms(a.cell.part)) & denied(label_terms(self.text)) for a in own):
            return None  # "those without asthma": the claim names them too
        rivals = [n for n in self.grid.rows if n.is_result and not n.cell.twin
                  and not self._same_number(row.cell, n.cell)
                  and any(one_sort(n.cell, a.cell) for a in own)]
        if row.course and not all(a.course for a in own):
            row = replace(row, label=frozenset(), arm=None)  # from the one group's to the other's
        apart = self._is_a_difference(row, own)
        if apart is not None:
            return apart
        told = [n for n in rivals if any(self._same_number(other.cell, n.cell)
                                         for other in self.rows if other is not row)]
        free = [n for n in rivals if n not in told]
        return (self._by_label(row, own, rivals) or self._by_course(row, own, rivals)
                or self._by_outcome(row, own, free)
                or self._by_people(row, own, free) or self._by_time(row, own, free)
                or self._by_exposure(row, own, free)
                or self._by_group_alone(row, own) or self._of_a_third(row, own, free))

    def _printed_otherwise(self, row: Row) -> Misplaced | None:
        """By a number that the study does not print: its digits with another unit, or with the
        point elsewhere, or the length of a course told as its end."""
        told = self.told(row)
        same = [n for n in self.grid.rows if n.is_result and not n.cell.twin]
        if row.cell.unit == "%" and row.cell.low == row.cell.high:
            others = [n for n in same if has_other_unit(row.cell, n.cell)]
            for n in same if others else ():
                if n.cell.unit == "%" and not n.cell.contrast and self._is_told(
                        told, n) and not any(told & other.outcome for other in others):
                    return Misplaced("value", row, others[0], n)
            for n in same:
                if has_other_point(row.cell, n.cell) and told & n.outcome:
                    return Misplaced("value", row, n, n)
        ends = _END_OF_COURSE.search(self.text[:row.cell.start][-40:]) and row.cell.unit != "%"
        for n in same if ends else ():
            begin = next((b for b in same if b.course and b.cell.place == 0 and same_run(b, n)
                          and b is not n), None)
            if n.course and begin is not None and fits(row.cell.unit, n.cell.unit) and told & (
                    n.outcome) and is_length_of(row.cell, begin.cell, n.cell):
                return Misplaced("change", row, begin, n)
        return None

    def _is_told(self, told: Bag, row: Row) -> bool:
        """Whether the claim names most of what a number of the study measures."""
        return self.grid.weight(told & row.outcome) >= NAMED * self.grid.weight(row.outcome) > 0

    def _is_a_difference(self, row: Row, own: Sequence[Row]) -> Misplaced | None:
        """By what it is: the difference between two groups told as the number of one, beside the
        other's number."""
        if row.cell.contrast or not row.cell.label or not _SET_BESIDE.search(
                self.text[:row.cell.start][-40:]) or not all(
                a.cell.contrast and a.cell.nested and a.cell.unit != "ratio"
                and a.cell.length == 2 for a in own):
            return None
        for a in own:
            run = [n for n in self.grid.rows if not n.cell.nested and not n.cell.twin
                   and n.sentence == a.sentence and n.cell.run == a.cell.run]
            left = [n for n in run if not any(self._same_number(r.cell, n.cell)
                                              for r in self.rows if r is not row)]
            if len(left) == 1 < len(run):
                return Misplaced("group", row, a, left[0])
        return None

    def _by_label(self, row: Row, own: Sequence[Row], rivals: Sequence[Row]) -> Misplaced | None:
        """By whose, or under what, the number is: another of the same run has the claim's "
          "label."""
        said = row.label
        if row.cell.contrast or row.cell.low != row.cell.high and not all(
                self.told(row) & a.outcome and not a.by_order for a in own):
            return None  # a number in words is near to many
        if row.by_order or len(said) == 1 and row.arm is not None:
            return None  # the claim does not name its group beside the number
        if not said and len(self.rows) == 1:
            said = label_bag(self.text, self.grid.short)
        for rival in rivals if said else ():
            if all(self._is_the_others(row, said, a, rival) for a in own):
                return Misplaced("group", row, own[0], rival)
        return None

    def _by_course(self, row: Row, own: Sequence[Row], rivals: Sequence[Row]) -> Misplaced | None:
        """By whose course it ends or begins: "from 31% to 24%", the start of one group and the end
        of the other."""
        mate = next((r for r in self.rows if r is not row and r.course and same_run(r, row)), None)
        if not row.course or mate is None or not all(
                a.course and a.cell.place == row.cell.place for a in own):
            return None
        told = self.told(row)
        paired = all(any(self._same_number(mate.cell, n.cell) for n in self.grid.rows
                         if n is not a and same_run(n, a)) for a in own)
        for rival in rivals:
            if not rival.course or rival.cell.place != row.cell.place or any(
                    same_run(a, rival) or not self._alike(a, rival) for a in own) or not (
                    paired or told & rival.outcome):
                continue
            begins = next((r for r in self.grid.rows if r.course and r is not rival
                           and same_run(r, rival)), None)
            if row.arm is not None and rival.arm == row.arm and all(
                    a.arm not in (None, row.arm) for a in own) or (
                    row.arm is None and begins is not None
                    and self._same_number(mate.cell, begins.cell)):
                return Misplaced("group", row, own[0], rival)
        return None

    def _is_the_others(self, row: Row, said: Bag, own: Row, rival: Row) -> bool:
        """Whether a label of the claim is that of the other number and not that of its own."""
        mine, theirs = own.label, rival.label
        numbers = [frozenset(filter(is_measured, one)) for one in (said, mine, theirs)]
        if all(numbers) and (same_run(own, rival) or self._alike(own, rival)):
            return bool((numbers[2] - numbers[1]) & numbers[0]) and not (
                (numbers[1] - numbers[2]) & numbers[0])
        if not mine or not theirs or not same_run(own, rival):
            return False
        if "!without" in theirs - mine and theirs - {"!without"} <= mine:
            return denies(self.text, mine)
        if self._is_denied_of_the_other(row, said, own, rival):
            return True
        if row.arm is not None and (rival.arm not in (None, row.arm) or own.arm == row.arm):
            return False
        only_theirs, only_mine = theirs - mine, mine - theirs
        if "!without" in only_mine | (said - theirs):
            return False
        if not only_mine & PEOPLE:
            only_theirs -= PEOPLE  # "of infants" tells apart only from "of mothers"
        # Everybody was a runner, and everybody used some sunscreen: that tells no group.
        only_theirs -= self.grid.frame.terms | own.outcome | rival.outcome
        if only_mine & said:
            return False
        if row.arm is not None and rival.arm is not None:
            return own.arm is not None
        return self.grid.weight(only_theirs & said) >= NAMED * self.grid.weight(only_theirs) > 0

    def _is_denied_of_the_other(self, row: Row, said: Bag, own: Row, rival: Row) -> bool:
        """Whether the claim lists those with something and those without it, and its number for
        those with it is the study's for those without."""
        mates = [r for r in self.rows
                 if r is not row and same_run(r, row) and "!without" in r.label]
        return "!without" in own.label - rival.label - said and bool(said & rival.label) and any(
            self._same_number(mate.cell, rival.cell) for mate in mates)

    def _by_outcome(self, row: Row, own: Sequence[Row], rivals: Sequence[Row]) -> Misplaced | None:
        told = self.told(row)
        best: tuple[float, Row] | None = None
        for rival in rivals:
            shares = [self._for_the_other(row, told, a, rival) for a in own]
            if min(shares) > 0 and (best is None or min(shares) > best[0]):
                best = min(shares), rival
        return Misplaced("outcome", row, own[0], best[1]) if best else None

    def _by_exposure(self, row: Row, own: Sequence[Row], rivals: Sequence[Row]) -> Misplaced | None:
        """By what was linked with the outcome: the ratio of one exposure told of another."""
        for rival in rivals:
            if rival.subject and all(a.subject and not a.limit and (
                    a.subject != a.outcome or rival.subject != rival.outcome)
                    and self._other_exposure(a.subject, rival.subject)
                                     for a in own):
                return Misplaced("exposure", row, own[0], rival)
        return None

    def _other_exposure(self, mine: Bag, theirs: Bag) -> bool:
        """Whether the claim names what sets the other exposure apart, and nothing of its own."""
        grid = self.grid
        only_theirs, only_mine = apart(theirs, mine), apart(mine, theirs)
        hit = only_theirs & self.said - grid.title
        return bool(only_mine) and apart(only_mine, self.said) == only_mine and (
            grid.weight(hit) >= NAMED * grid.weight(only_theirs) > 0) and any(
            t[0] in "=#" for t in hit)

    def _by_group_alone(self, row: Row, own: Sequence[Row]) -> Misplaced | None:
        """By the group, where the study gives none of the claimed group for this outcome."""
        told = self.told(row)
        for a in own:
            other = row.arm is not None and a.arm not in (None, row.arm)
            if not other or row.by_order or a.by_order or a.cell.contrast or self.grid.weight(
                    told & a.outcome) < ALIKE * self.grid.weight(a.outcome):
                return None
        return Misplaced("group", row, own[0], own[0])

    def _of_a_third(self, row: Row, own: Sequence[Row], rivals: Sequence[Row]) -> Misplaced | None:
        """By the group, where three or more were compared and the number is that of one of which
        the claim does not speak."""
        named = {side.arm for side in sides(self.text, self.grid.names)}
        if len(self.grid.names.arms) < 3 or not named or row.label or any(
                a.arm is None or a.arm in named or a.by_order for a in own):
            return None
        return next((Misplaced("group", row, own[0], rival) for rival in rivals
                     if rival.arm in named and all(same_run(a, rival) for a in own)), None)

    def _for_the_other(self, row: Row, told: Bag, own: Row, rival: Row) -> float:
        """How much of what sets the other place apart the claim names; 0 where it may be
        either."""
        if own.outcome == rival.outcome or rival.carried and not _IT_DID.search(
                rival.cell.part) or same_run(own, rival) or (
                rival.cell.unit not in (own.cell.unit, row.cell.unit)):
            return 0.0
        if is_count(own.cell) or is_count(rival.cell):
            return 0.0
        if row.arm is not None and rival.arm not in (None, row.arm):
            return 0.0
        tests = [bool(_TESTS.search(one.cell.part)) for one in (own, rival)]
        if tests[0] != tests[1] or tests[0] and not own.carried and not _OF_WHAT.search(
                own.cell.part):
            return 0.0  # "the scan had a sensitivity of 94%" names the test, not what it found
        grid = self.grid
        theirs = apart(rival.outcome, own.part | own.outcome) - self._labels_beside(own)
        mine = apart(own.outcome, rival.outcome)
        hit = theirs & told
        named = mine - apart(mine, self.said)
        if not hit or named - grid.title - grid.frame.terms or mine and named == mine or named and (
                hit & grid.title) or (
                grid.weight(told & rival.outcome) <= grid.weight(told & own.outcome - grid.title)):
            return 0.0
        if row.cell.low != row.cell.high and not self._in_its_words(hit, rival):
            return 0.0  # "a quarter" fits many numbers, and "job" many words of theirs
        share = grid.weight(hit) / grid.weight(theirs)
        known = any(t[0] in "=!" for t in mine - self.said)
        if known and share >= NAMED and not (hit <= grid.title and mine & grid.title):
            return grid.weight(hit)
        alike = not hit <= grid.title and not named and (
            side_by_side(own.cell) == side_by_side(rival.cell) == side_by_side(row.cell))
        if not alike or share < NAMED_WHOLE or not mine and not (
                hit == theirs and own.outcome & rival.outcome):
            return 0.0
        return grid.weight(hit)

    def _by_time(self, row: Row, own: Sequence[Row], rivals: Sequence[Row]) -> Misplaced | None:
        when = row.when
        if not when or not all(a.when for a in own):
            return None
        if any(same_moment(m, n) is not False for a in own for n in a.when for m in when):
            return None
        for rival in rivals:
            if rival.when and any(same_moment(m, n) for m in when for n in rival.when) and all(
                    self._alike(a, rival) or same_run(a, rival) for a in own):
                return Misplaced("time", row, own[0], rival)
        return None
