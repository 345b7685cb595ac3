"""Whether a number of the claim is the study's number of something else, slot by slot of the grid.

The claim's digits are found in the grid. Where every place that has them contradicts what the claim
says of it - its group, its outcome, its people, its time - and the study has another number for
what the claim says, the number was taken from the wrong place. Two places are told apart only by
the terms that one has and the other has not: the claim must name those of the other place, and none
of those of its number's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ... import quick_re as re
from ...lexicon import terms
from ...statistics.precision import claimed_range
from ...wording.moments import same_moment
from ..alignment import Comparison
from ..arms.lay_arms import sides
from ..people.clause_people import bounds_of, names, some_of, telling
from .grid import (
    COMPOSITE,
    Grid,
    Row,
    cells_of_claim,
    cells_of_report,
    claimed_rows,
    grid_of,
    is_measured,
)
from .honest_numbers import in_a_range
from .label_terms import denied, label_terms
from .number_tokens import Cell, Lay
from .reported_numbers import PEOPLE
from .terms_of_cells import OF_ALL, Bag, bag, label_bag, outcome_bag

LONGEST = 1500      # letters of a claim; what is longer is no sentence
NAMED = 0.5        # share of what sets the other place apart that the claim must name
NAMED_WHOLE = 0.75  # … where no known outcome sets the number's own place apart
ALIKE = 0.5         # share of the terms of an outcome that make it the same
_STEM = 4           # … and the least that one of two words must have of the other
_NEAR = 3           # sentences between two numbers that leave their outcome out
_PREFIX = 6         # letters that "abstinent" and "abstinence" share
_BESIDE = 24        # letters beside a share in which "fewer" or "more" belongs to it
LOOSE = 2.5         # points by which a number in words may miss the one that it tells
_LAYS = re.compile(r"\d")
_COMPOSITE = re.compile(r"\b(?:composite|combin\w+|primary|main outcome|either|or|any of|and/or|"
                        r"events?|complications?)\b", re.I)
_DOWN = re.compile(r"\b(?:lower\w*|less|fewer|reduc\w*|cut|drop\w*|fell|fall\w*|declin\w*|down|"
                   r"decreas\w*|protect\w*|effective\w*|prevent\w*)\b", re.I)
_UP = re.compile(r"\b(?:higher|more|greater|rais\w*|ris\w*|rose|increas\w*|up|extra|"
                 r"jump\w*)\b", re.I)
_TESTS = re.compile(r"\b(?:sensitivit|specificit|predictive|detected|picked up|accura)", re.I)
_OF_WHAT = re.compile(r"\b(?:sensitivity|specificity|value)s? (?:for|of|in) [a-z]|\bfor ", re.I)
_CONTRASTED = re.compile(r"%?\s(?:higher|lower|more|less|fewer|greater|smaller|reduction|increase|"
                         r"decrease|rise|fall|drop)\b", re.I)
_SET_BESIDE = re.compile(r"\b(?:compared (?:with|to)|against|versus|vs\.?|and|while|whereas)\s"
                         r"(?:(?:by|only|just|about|of|a)\s){0,3}$", re.I)
_OF_SUBGROUPS = bag("subgroup subset group the those")
_CONFINED = re.compile(r"\b(?:confined|limited|restricted) to\b", re.I)
_CLAUSES = re.compile(r";|\)?,?\s(?:but|yet|while|whereas|although|though|however|and (?:was|"
                      r"were|had|did|"
                      r"has|have|is|are|with no|without))\b|,\s(?:and|[a-z]{3,12}ing)\s", re.I)
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


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A number of the claim, the study's number whose digits it has, and the one that it should be.

    ``slot``: group, outcome, people or time.
    """

    slot: str
    claimed: Row
    own: Row
    other: Row


@lru_cache(maxsize=4096)
def misplaced(comparison: Comparison) -> Misplaced | None:
    """The first number of the claim that the study gives for something else, or None."""
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
    claim = cells_of_claim(text, lay, report)
    printed = [cell for sentence in cells_of_report(report).sentences for cell in sentence.cells]
    if not any(_same_number(text, own, cell) for sentence in claim for own in sentence.cells
               for cell in printed):
        return None
    grid = grid_of(report, prepared)
    rows = claimed_rows(claim, grid, prepared)
    question = _Question(text, grid, tuple(rows), comparison)
    found = [one for row in rows if not in_a_range(row.cell.start, text)
             and (one := question.of_row(row)) is not None]
    return found[0] if found else None


class _Question:
    """A claim before the grid of a study."""

    def __init__(self, text: str, grid: Grid, rows: tuple[Row, ...],
                 comparison: Comparison) -> None:
        self.text, self.grid, self.rows = text, grid, rows
        self.comparison = comparison
        told = {COMPOSITE} if _COMPOSITE.search(text) else frozenset[str]()
        self.said: Bag = bag(text, grid.short) | label_terms(text) | told

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
        if not own or not own[0].is_result:
            return None
        if any(denied(label_terms(a.cell.part)) & denied(label_terms(self.text)) for a in own):
            return None  # "those without asthma": the claim names them too
        rivals = [n for n in self.grid.rows if n.is_result and not n.cell.twin
                  and not self._same_number(row.cell, n.cell)
                  and any(_one_sort(n.cell, a.cell) for a in own)]
        if row.course and not all(a.course for a in own):
            row = replace(row, label=frozenset(), arm=None)  # from the one group's to the other's
        apart = self._is_a_difference(row, own)
        if apart is not None:
            return apart
        told = [n for n in rivals if any(self._same_number(other.cell, n.cell)
                                         for other in self.rows if other is not row)]
        free = [n for n in rivals if n not in told]
        return (self._by_label(row, own, rivals) or self._by_course(row, own, rivals) or self._by_outcome(row, own, free)
                or self._by_people(row, own, free) or self._by_time(row, own, free)
                or self._by_group_alone(row, own) or self._of_a_third(row, own, free))

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

    def _same_number(self, claimed: Cell, printed: Cell) -> bool:
        return _same_number(self.text, claimed, printed)

    def _by_label(self, row: Row, own: Sequence[Row], rivals: Sequence[Row]) -> Misplaced | None:
        """By whose, or under what, the number is: another of the same run has the claim's "
          "label."""
        said = row.label
        if row.cell.contrast or row.cell.low != row.cell.high and not all(
                self._told(row) & a.outcome and not a.by_order for a in own):
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
        mate = next((r for r in self.rows if r is not row and r.course and _same_run(r, row)), None)
        if not row.course or mate is None or not all(
                a.course and a.cell.place == row.cell.place for a in own):
            return None
        told = self._told(row)
        for rival in rivals:
            if not rival.course or rival.cell.place != row.cell.place or any(
                    _same_run(a, rival) or not self._alike(a, rival) for a in own) or not (
                    told & rival.outcome):
                continue
            begins = next((r for r in self.grid.rows if r.course and r is not rival
                           and _same_run(r, rival)), None)
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
        if all(numbers) and (_same_run(own, rival) or self._alike(own, rival)):
            return bool((numbers[2] - numbers[1]) & numbers[0]) and not (
                (numbers[1] - numbers[2]) & numbers[0])
        if not mine or not theirs or not _same_run(own, rival):
            return False
        if "!without" in theirs - mine and theirs - {"!without"} <= mine:
            return _denies(self.text, mine)
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

    def _by_outcome(self, row: Row, own: Sequence[Row], rivals: Sequence[Row]) -> Misplaced | None:
        told = self._told(row)
        best: tuple[float, Row] | None = None
        for rival in rivals:
            shares = [self._for_the_other(row, told, a, rival) for a in own]
            if min(shares) > 0 and (best is None or min(shares) > best[0]):
                best = min(shares), rival
        return Misplaced("outcome", row, own[0], best[1]) if best else None

    def _by_group_alone(self, row: Row, own: Sequence[Row]) -> Misplaced | None:
        """By the group, where the study gives none of the claimed group for this outcome."""
        told = self._told(row)
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
                     if rival.arm in named and all(_same_run(a, rival) for a in own)), None)

    def _told(self, row: Row) -> Bag:
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

    def _for_the_other(self, row: Row, told: Bag, own: Row, rival: Row) -> float:
        """How much of what sets the other place apart the claim names; 0 where it may be
        either."""
        if own.outcome == rival.outcome or rival.carried or _same_run(own, rival) or (
                rival.cell.unit not in (own.cell.unit, row.cell.unit)):
            return 0.0
        if _is_count(own.cell) or _is_count(rival.cell):
            return 0.0
        if row.arm is not None and rival.arm not in (None, row.arm):
            return 0.0
        tests = [bool(_TESTS.search(one.cell.part)) for one in (own, rival)]
        if tests[0] != tests[1] or tests[0] and not own.carried and not _OF_WHAT.search(
                own.cell.part):
            return 0.0  # "the scan had a sensitivity of 94%" names the test, not what it found
        grid = self.grid
        theirs = _apart(rival.outcome, own.part | own.outcome) - self._labels_beside(own)
        mine = _apart(own.outcome, rival.outcome)
        hit = theirs & told
        named = mine - _apart(mine, self.said)
        if not hit or named - grid.title or mine and named == mine or named and (
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
            _side_by_side(own.cell) == _side_by_side(rival.cell) == _side_by_side(row.cell))
        if not alike or share < NAMED_WHOLE or not mine and not (
                hit == theirs and own.outcome & rival.outcome):
            return 0.0
        return grid.weight(hit)

    def _labels_beside(self, own: Row) -> Bag:
        """The terms that tell apart the groups of a number's run: they name no outcome."""
        return frozenset[str]().union(*(r.label for r in self.grid.rows
                                        if r is own or _same_run(r, own)))

    def _in_its_words(self, hit: Bag, rival: Row) -> bool:
        """Whether one of some terms is written alike in the claim and beside the other number."""
        def written(text: str) -> frozenset[str]:
            return frozenset(text[t.start:t.end].lower()[:_PREFIX] for t in terms(text)
                             if t.key in hit)
        return any(t[:1].isalpha() for t in hit) or bool(
            written(self.text) & written(rival.cell.part))

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
                    not _apart(frozenset({t}), self.said) for a in own for t in a.limit):
            for rival in rivals if free or _EVERYBODY.search(self._words(row)) else ():
                if not (rival.who or rival.limit) and all(
                        self._alike(a, rival) and _same_time(a, rival) for a in own):
                    sure = all(_CONFINED.search(a.cell.part) for a in own)
                    return Misplaced("subgroup" if sure else "people", row, own[0], rival)
        for rival in rivals:
            some = frozenset().union(rival.limit, *(w.terms for w in rival.who)) - own[0].outcome
            if some and some <= terms | self.said and not any(
                    a.who or a.limit or some & (a.part | a.outcome | a.label) for a in own) and all(
                        self._alike(a, rival) and _same_time(a, rival) for a in own):
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
                    and self._alike(a, rival) and _same_time(a, rival) for a in own):
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
            theirs - mine <= said) and not _apart(mine - theirs, frozenset()) & said and bool(
            _apart(mine - theirs, said))

    def _by_time(self, row: Row, own: Sequence[Row], rivals: Sequence[Row]) -> Misplaced | None:
        when = row.when
        if not when or not all(a.when for a in own):
            return None
        if any(same_moment(m, n) is not False for a in own for n in a.when for m in when):
            return None
        for rival in rivals:
            if rival.when and any(same_moment(m, n) for m in when for n in rival.when) and all(
                    self._alike(a, rival) or _same_run(a, rival) for a in own):
                return Misplaced("time", row, own[0], rival)
        return None

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


def _same_number(text: str, claimed: Cell, printed: Cell) -> bool:
    """Whether a number of the claim ``text`` may be one that the study prints."""
    if claimed.low != claimed.high:
        return printed.unit == "%" and claimed.low <= printed.low <= claimed.high
    if claimed.unit == "%" and printed.unit == "ratio":
        near = text[max(0, claimed.start - _BESIDE):claimed.end + _BESIDE]
        way = bool(_UP.search(near)) - bool(_DOWN.search(near)) or (
            bool(_UP.search(text)) - bool(_DOWN.search(text)))
        return abs(100 * (printed.low - 1) - way * claimed.low) <= 0.5 and way != 0 and (
            claimed.low > 1)
    if not _fits(claimed.unit, printed.unit):
        return False
    decimals = len(claimed.text.replace("·", ".").partition(".")[2])
    theirs = len(printed.text.replace("·", ".").partition(".")[2])
    if claimed.digits < 2 and claimed.unit not in ("%", "ratio") and theirs == 0:
        return False
    scale = 10 ** decimals
    return theirs >= decimals and abs(
        int(printed.low * scale + 0.5 + 1e-6) / scale - claimed.low) < 1e-9


def _side_by_side(cell: Cell) -> int:
    """How many numbers stand side by side with one; the ratio in brackets stands alone."""
    return 1 if cell.nested else cell.length


def _is_count(cell: Cell) -> bool:
    return cell.unit == "" and not re.search(r"[.·]", cell.text)


def _apart(some: Bag, others: Bag) -> Bag:
    """The terms of ``some`` that ``others`` have not, in no other ending either."""
    plain = [_bare(t) for t in others if t[:1].isalpha() and len(t) >= _STEM]
    return frozenset(t for t in some - others if t[0] in "=!#" or not any(
        b[:_PREFIX] == o[:_PREFIX] or b.startswith(o) or len(b) >= _STEM and o.startswith(b)
        for b in (_bare(t),) for o in plain))


def _bare(term: str) -> str:
    """A stem without the syllable that denies it: poorly controlled, uncontrolled."""
    return term[2:] if term.startswith(("un", "in")) and len(term) > _PREFIX else term


def _same_time(one: Row, other: Row) -> bool:
    return not (one.when and other.when) or any(
        same_moment(m, n) is not False for m in one.when for n in other.when)


def _fits(one: str, other: str) -> bool:
    return one == other or "" in (one, other) and not {one, other} & {"%", "ratio"} or (
        {one, other} == {"", "ratio"})


def _one_sort(one: Cell, other: Cell) -> bool:
    return _fits(one.unit, other.unit) and one.contrast == other.contrast


def _same_run(one: Row, other: Row) -> bool:
    return one.sentence == other.sentence and one.cell.run == other.cell.run and not (
        one.cell.nested or other.cell.nested)


def _denies(text: str, some: Bag) -> bool:
    """Whether ``text`` denies one of some terms: "no affected relative"."""
    return any(re.search(rf"\b(?:no|without|not|non|free of)[\s-](?:[\w-]{{1,20}}\s){{0,2}}?"
                         rf"[\w-]{{0,14}}?{re.escape(t[:_PREFIX])}", text, re.I)
               for t in some if t.isalpha() and len(t) > 3)
