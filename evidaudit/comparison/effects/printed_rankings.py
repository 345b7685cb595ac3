"""The rankings that the numbers of a study make: the values of several groups, side by side.

A sentence that prints a number for each of several things ranks them, and so does a row of the
table of results, whose groups are known also where the order of the values is all that tells them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from ... import quick_re as re
from ...lexicon import keys, valence
from ...model import Kind, Passage
from ...statistics import is_significant
from ...statistics.kinds import RATIOS
from ...wording.effects import significance
from ...wording.times import Time
from ..arms.lay_arms import ArmNames, arm_names
from ..numbers.reported_numbers import Reported, reported_numbers
from ..prepared import prepare
from ..stated import BASELINE, Same
from .arm_values import Value
from .contest import has_cousin
from .orders import EFFECT, GOOD, LEVEL, UNTIL, orders_in
from .results_table import Row, Table, results_table
from .sides_of_rankings import NO_SIDE, with_control

PLAINLY = 1.1        # ratio of two values from which one is plainly the larger
_CONTRASTS = RATIOS | {Kind.PERCENT_CHANGE, Kind.MEAN_DIFFERENCE, Kind.RISK_DIFFERENCE}
_ACCURACY = {Kind.SENSITIVITY: "=sensitivity", Kind.SPECIFICITY: "=specificity"}
_LEVELS = frozenset({Kind.PROPORTION, Kind.PREVALENCE, Kind.INCIDENCE_RATE, Kind.MEAN, Kind.MEDIAN})
_OF_EFFECTS = re.compile(r"\b(?:larger|greater|bigger|stronger|steeper|weaker|smaller|largest|"
                         r"greatest|biggest|strongest|steepest)\b", re.I)
_CHANGES = re.compile(r"\b(?:fell|rose|reductions?|reduced|decreas\w+|increas\w+|declin\w+|"
                      r"improv\w+|drop\w*|lost|gained|chang\w+|difference)\b", re.I)
_BARE_VERSUS = re.compile(r"[%\s]{0,3}(?:vs\.?|versus|v\.?|compared (?:with|to))\s{0,2}", re.I)
_FROM_TO = re.compile(r"\bfrom\s[−–-]?\d")
_IMPROVED = re.compile(r"\bimprov\w+\b", re.I)
_MOVED = re.compile(r"\b(?:fell|fallen|rose|risen|reduc\w+|decreas\w+|increas\w+|declin\w+|"
                    r"improv\w+|drop(?:s|ped)|lost|loss|gain\w*|chang\w+|respon[ds]\w*|halv\w+|"
                    r"shorten\w+|wors(?:e|en\w*)|better)\b", re.I)
_OF_A_GROUP = re.compile(r"\b(?:in|with|of) the ((?:[\w-]+\s){1,3})(?:groups?|arms?)\b", re.I)
_NO_OUTCOME = keys("number needed to treat")
_ALLOTS = re.compile(r"\b(?:randomi[sz]ed|allocated|assigned|recruited|enrolled)\b.{0,200}\bn\s?=",
                     re.I | re.S)
_MEASURED = frozenset(_ACCURACY.values())
# What is told is how long something took.
TAKES_TIME = re.compile(
    r"\b(?:times? (?:to|until|from|of|in)|duration|length of|took|lasted|until|interval|"
    r"(?:days|hours|weeks|minutes|months) (?:to|until|before|from|of)|\w+ times?\b|stayed|"
    r"(?:stay|hospitali[sz]ation))\b", re.I)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A ranking as terms; ``of`` what is ranked, ``near`` the terms of its whole sentence."""

    more: frozenset[str]
    less: frozenset[str]
    of: frozenset[str]
    near: frozenset[str]
    kind: str
    times: tuple[Time, ...]
    passage: Passage
    before: frozenset[str]
    top: bool          # one side is set before all others
    open: bool = False
    tabled: bool = False   # by the values of a row of the table of results


@lru_cache(maxsize=2048)
def printed_rankings(same: Same) -> tuple[Ranked, ...]:
    """The rankings that the numbers of one sentence make, each with words of its own."""
    report = same.report
    prepared, names = prepare(report), arm_names(report)
    families: dict[tuple[str, Kind], list[Reported]] = {}
    last: Reported | None = None
    for number in reported_numbers(report, prepared):
        e = number.estimate
        if e.kind in _ACCURACY:  # "for the score the values were 77% and 81%": both are the score's
            if last is not None and last.row.statement == number.row.statement and not (
                    number.words.own | number.arm) - NO_SIDE - _MEASURED:
                number = replace(number, words=last.words, arm=last.arm)
            last = number
        if number.row.start is not None and e.value is not None and (
                e.kind in _CONTRASTS or e.kind in _LEVELS or e.kind in _ACCURACY) and (
                not BASELINE.search(number.row.statement)) and not _ALLOTS.search(
                number.row.statement):
            families.setdefault((number.row.statement, e.kind), []).append(number)
    found: list[Ranked] = []
    for (_, kind), every in families.items():
        for numbers in _rounds(every[:12]):
            for index, one in enumerate(numbers):
                for other in numbers[index + 1:]:
                    found += _of_two(one, other, kind, names)
    return tuple(found)


def _rounds(numbers: list[Reported]) -> list[list[Reported]]:
    """``numbers`` in rounds in which no group comes twice: each is told of another outcome."""
    found: list[list[Reported]] = [[]]
    for number in numbers:
        label = number.arm or number.words.own
        if any((one.arm or one.words.own) == label for one in found[-1]):
            found.append([])
        found[-1].append(number)
    return found


def _with_arm(label: frozenset[str], names: ArmNames) -> frozenset[str]:
    """A label with the token of the one group of the study that it names."""
    arms = {names.by_term[key] for key in label if key in names.by_term}
    return label | {f"@{arm}" for arm in arms} if len(arms) == 1 else label


def _of_two(one: Reported, other: Reported, kind: Kind, names: ArmNames) -> list[Ranked]:
    text = str(one.passage)
    first, second = one.estimate.value or 0.0, other.estimate.value or 0.0
    if _FROM_TO.search(text) or significance(text) == "not significant" or (
            kind in _LEVELS and min(first, second) < 0) or any(
                is_significant(number.estimate) is False for number in (one, other)
                if kind not in _CONTRASTS):
        return []
    low, high = sorted((abs(first), abs(second)))
    if high < PLAINLY * low or first * second < 0:
        return []
    start = one.row.start or 0
    if _BARE_VERSUS.fullmatch(text, one.estimate.end - start, other.estimate.start - start):
        return []  # "in the A group (65% vs 51%) and nausea in the B group": only their order tells
    words, rest = (_with_arm(number.words.own | number.arm, names) for number in (one, other))
    mine, theirs = (with_control(some) - NO_SIDE - _MEASURED
                    for some in (words - rest, rest - words))
    if not mine or not theirs:
        return []
    shared = (one.words.all & other.words.all) | (words & rest)
    of = frozenset({_ACCURACY[kind]}) if kind in _ACCURACY else shared
    near = of if kind in _ACCURACY else one.sentence
    more, less = (mine, theirs) if abs(first) > abs(second) else (theirs, mine)
    ways = [EFFECT] if kind in _CONTRASTS - RATIOS or _CHANGES.search(text) and (
        kind not in RATIOS) else [EFFECT, LEVEL] if (
            kind in RATIOS or _OF_EFFECTS.search(text)) else [LEVEL]
    if ways == [EFFECT] and _IMPROVED.search(text):
        ways = [EFFECT, GOOD]
    when = () if one.words.when != other.words.when else one.words.when
    return [Ranked(more, less, of, near, way, when, one.passage,
                   one.before, False) for way in ways]


@lru_cache(maxsize=2048)
def tabled_rankings(same: Same) -> tuple[Ranked, ...]:
    """The rankings that the rows of the table of results make of the study's groups."""
    report = same.report
    table = results_table(report)
    if len(table.arms) < 2:
        return ()
    sides = _sides_of(table, arm_names(report))
    found: list[Ranked] = []
    for row in table.rows:
        if row.subgroup or row.alike or row.certainty == "not significant" or row.by_order and (
                not row.ordered and row.certainty != "significant" or orders_in(row.text)):
            continue
        if row.levels and not row.levels[0][1].change and _MOVED.search(
                row.finding.statement[row.start - (row.finding.start or 0):min(
                    value.start for _, value in row.levels)]):
            continue  # "a reduction by half was reached by 41% and 24%"
        for (one, first), (other, second) in combinations(row.levels[:4], 2):
            if first.change == second.change and one != other:
                found += _of_row(row, (sides[one], first), (sides[other], second))
    return tuple(found)


def _sides_of(table: Table, names: ArmNames) -> list[frozenset[str]]:
    """The terms of each group of the table, with the token of the group of that name."""
    shared = frozenset.intersection(*table.arms)
    labels = [label - shared for label in table.arms]
    arms = [{index for index, arm in enumerate(names.arms)
             if any(has_cousin(key, arm.own) or key in arm.own for key in label)}
            for label in labels]
    if len(labels) == 2 == len(names.arms):  # of two, the other is the other
        arms = [{1 - next(iter(theirs))} if not mine and len(theirs) == 1 else mine
                for mine, theirs in zip(arms, arms[::-1], strict=True)]
    return [with_control(label) | ({f"@{next(iter(arm))}"} if len(arm) == 1 else set()) | (
        {"~control"} if control else set())
            for label, control, arm in zip(labels, table.control, arms, strict=True)]


def _of_row(row: Row, first: tuple[frozenset[str], Value],
            second: tuple[frozenset[str], Value]) -> Iterator[Ranked]:
    (one, size), (other, rest) = first, second
    low, high = sorted((abs(size.size), abs(rest.size)))
    if size.size == rest.size or row.certainty != "significant" and high < PLAINLY * low or (
            size.size * rest.size < 0):
        return
    more, less = (one - other, other - one) if abs(size.size) > abs(rest.size) else (
        other - one, one - other)
    passage = Passage(row.text, row.start, row.start + len(row.text), row.finding.locator,
                      row.finding.basis)
    of = frozenset().union(*row.items) - one - other - _NO_OUTCOME - keys(
        " ".join(_OF_A_GROUP.findall(row.text)))
    if TAKES_TIME.search(row.text):
        of |= {f"~{UNTIL}"}
    signs = {valence(key) for key in of} - {0}
    ways = [EFFECT] if size.change else [LEVEL]
    if len(signs) == 1 and (not size.change or (size.size > 0) == (signs == {1})):
        ways.append(GOOD)
    for way in ways:
        turned = way == GOOD and not size.change and signs == {-1}
        yield Ranked(less if turned else more, more if turned else less, of, of | keys(row.text),
                     way, row.times, passage, frozenset(), False, tabled=True)
