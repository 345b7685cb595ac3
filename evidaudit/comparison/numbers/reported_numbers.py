"""Every number of a report that a claim may tell, with the words and the group that are its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from ... import quick_re as re
from ...lexicon import keys
from ...model import Estimate, Kind, Passage, Report, ReportedFinding
from ...statistics.kinds import CONTRASTS, LEVELS
from ..arms.groups import arm_after, arms_of_numbers, opens_a_pair
from ..arms.lay_arms import ArmNames, arm_names, sides
from ..arms.listed_groups import Groups, allocated_groups, with_listed_groups
from ..stated import Prepared, Same, dose_places, doses
from .label_terms import denied
from .number_words import NumberWords, words_of_numbers
from .paired_numbers import arm_of, arms_by_place

# What a claim's number may be held against; a p value, a size or I² is somebody else's.
COMPARABLE = frozenset(Kind) - {Kind.P_VALUE, Kind.HETEROGENEITY, Kind.COUNT}
PEOPLE = frozenset(keys(
    "men women boys girls male female males females smokers non-smokers older younger elderly "
    "adults children adolescents infants mothers controls cases users nonusers dogs cats "
    "intervention control placebo others"))


_WEAK_SOLUTION = 0.02  # a strength below this is no share that a study would tell


@dataclass(frozen=True, slots=True)
class Reported:
    """One number of the report: its row, the terms of its sentence and those of its group.

    ``words`` are the number's own words, ``before`` the terms of the sentence before its own;
    ``place`` is which of the study's arms it is of, None where that is not told.
    """

    estimate: Estimate
    row: ReportedFinding
    sentence: frozenset[str]
    arm: frozenset[str]
    words: NumberWords
    before: frozenset[str] = frozenset()
    place: int | None = None

    @property
    def passage(self) -> Passage:
        """The words of its sentence, or of its row."""
        return Passage(self.row.statement, self.row.start, self.row.end, self.row.locator,
                       self.row.basis)


def reported_numbers(report: Report, prepared: Prepared) -> tuple[Reported, ...]:
    """Every number of the report that a claim may tell, with the group that it belongs to."""
    return _numbers(Same(report), prepared)


@lru_cache(maxsize=2048)
def _numbers(same: Same, prepared: Prepared) -> tuple[Reported, ...]:
    report = same.report
    found: list[Reported] = []
    rows: dict[str, list[ReportedFinding]] = {}
    for row in report.findings:
        if row.estimate is not None:
            rows.setdefault(row.statement or row.finding_id, []).append(row)
    before: frozenset[str] = frozenset()
    labels: dict[int, Groups] = {}
    strengths = doses(report.text)
    named: list[Kind] = []
    # The study itself calls its groups by their names, and its outcomes by words of any kind.
    arms = replace(arm_names(report), families=(), by_kind={})
    order = _order_of_names(rows, arms) if len(arms.arms) == 2 else []
    for sentence, every in rows.items():
        own = [row for row in every if row.estimate is not None
               and row.estimate.kind in COMPARABLE and not _is_strength(
                   row.estimate, strengths, report.text)]
        given = dose_places(sentence)
        own = [row for row in own if row.start is None or row.estimate is None
               or row.estimate.start - row.start not in given]
        if own and own[0].start is None:
            found += [_of_sheet(row, prepared) for row in own]
            continue
        terms = keys(sentence, prepared.short)
        own = _as_named_before(sentence, own, named)
        if own:
            numbers = _with_arms_by_place(sentence, _of_sentence(
                sentence, own, terms, before, prepared, labels), arms, order)
            order = _order_told(numbers) or order
            found += numbers
        else:
            for count in (2, 3, 4):
                told = allocated_groups(sentence, count, prepared.short)
                labels[count] = told or labels.get(count, [])
        before = terms
    return tuple(found)


_THE_SAME_MEASURES = re.compile(
    r"\b(?:corresponding|respective)\b|\bthe (?:same )?(?:values|figures|estimates) were\b|"
    r"\bthese were\b", re.I)
_ACCURACY = frozenset({Kind.SENSITIVITY, Kind.SPECIFICITY})


def _as_named_before(sentence: str, own: list[ReportedFinding],
                     named: list[Kind]) -> list[ReportedFinding]:
    """``own`` with shares that "the corresponding values" make sensitivities and specificities.

    ``named`` are the kinds of the last two numbers so named; those of ``own`` are added to it.
    """
    told = _THE_SAME_MEASURES.search(sentence)
    found, turn = [], 0
    for row in own:
        estimate = row.estimate
        if estimate is not None and estimate.kind in _ACCURACY:
            named.append(estimate.kind)
        elif estimate is not None and told and estimate.kind is Kind.PROPORTION and (
                set(named[-2:]) == _ACCURACY
                and estimate.start - (row.start or 0) > told.start()):
            row = replace(row, estimate=replace(estimate, kind=named[-2:][turn % 2]))
            turn += 1
        found.append(row)
    return found


def _is_strength(estimate: Estimate, strengths: frozenset[str], text: str) -> bool:
    """Whether "0.05%" is the strength of a preparation that the report names elsewhere."""
    if estimate.value is None or abs(estimate.value) >= _WEAK_SOLUTION or (
            estimate.unit != "%"):
        return False
    return (f"#{estimate.text.replace('·', '.')}" in strengths
            or len(strengths) > 0 and text.count(estimate.text) > 1)


def _of_sheet(row: ReportedFinding, prepared: Prepared) -> Reported:
    assert row.estimate is not None
    terms = keys(f"{row.outcome} {row.comparison} {row.statement}", prepared.short)
    return Reported(row.estimate, row, terms, frozenset(), NumberWords(terms, frozenset(), ()))


def _of_sentence(sentence: str, own: Sequence[ReportedFinding], terms: frozenset[str],
                 before: frozenset[str], prepared: Prepared,
                 last: dict[int, Groups]) -> list[Reported]:
    estimates = [row.estimate for row in own if row.estimate is not None]
    offset = own[0].start or 0
    arms = with_listed_groups(sentence, estimates, offset, groups_of(
        sentence, estimates, offset, prepared), last, prepared.short, prepared.arms | PEOPLE)
    words = words_of(sentence, estimates, offset, arms, prepared)
    return [Reported(estimate, row, terms, arm - denied(word.own), word, before)
            for estimate, row, arm, word in zip(estimates, own, arms, words, strict=True)]


def _with_arms_by_place(sentence: str, numbers: list[Reported], arms: ArmNames,
                        order: Sequence[int]) -> list[Reported]:
    """``numbers`` with the groups of the study that their words or places tell."""
    places = arms_by_place(sentence, [n.estimate for n in numbers], numbers[0].row.start or 0,
                           arms, order)
    found = []
    for number, place in zip(numbers, places, strict=True):
        for words in (number.words.right, number.words.left):
            place = arm_of(words, arms) if place is None else place
        found.append(replace(number, place=place))
    return found


def _order_told(numbers: list[Reported]) -> list[int]:
    """The two groups in the order in which a sentence gives their numbers; empty where unclear."""
    for one, other in pairwise(numbers):
        if not _side_by_side(one, other) or one.place is other.place:
            continue
        first, second = one.place, other.place
        if first is None or second is None:  # of two levels one is plainly of the one group
            known = second if first is None else first
            begin = one.row.start or 0
            between = one.row.statement[one.estimate.end - begin:other.estimate.start - begin]
            if known not in (0, 1) or not _ANOTHER_GROUP.search(between):
                continue
            first, second = (1 - known, known) if first is None else (known, 1 - known)
        return [first, second]
    return []


def _order_of_names(statements: Iterable[str], arms: ArmNames) -> list[int]:
    """The order in which the sentences with figures name two groups; empty where they disagree."""
    told: set[tuple[int, int]] = set()
    for sentence in statements:
        named = list(dict.fromkeys(side.arm for side in sides(sentence, arms)))
        if len(named) == 2 and _FIGURE.search(sentence):
            told.add((named[0], named[1]))
    return list(told.pop()) if len(told) == 1 else [] if told else [0, 1]


_FIGURE = re.compile(r"\d")


def _side_by_side(one: Reported, other: Reported) -> bool:
    """Whether two numbers are the levels of two groups: one kind and unit, hardly a word apart."""
    return (one.estimate.kind is other.estimate.kind and one.estimate.kind in LEVELS
            and one.estimate.unit == other.estimate.unit
            and 0 < other.estimate.start - one.estimate.end < _APART)


_ANOTHER_GROUP = re.compile(r"\b(?:and|versus|vs|compared with|against|while|whereas|but)\b"
                            r"(?!.*\bto\b)", re.I)
_APART = 60  # characters: "3.4 with the one and 3.3 with the other"


def groups_of(sentence: str, estimates: Sequence[Estimate], offset: int,
              prepared: Prepared) -> list[frozenset[str]]:
    """The groups that the words beside the numbers name, else those that extraction gave."""
    arms = arms_of_numbers(sentence, estimates, offset, prepared.short)
    return [arm or (keys(e.group, prepared.short)
                    if e.group and not opens_a_pair(sentence, e.start - offset) else arm)
            for arm, e in zip(arms, estimates, strict=True)]


def words_of(sentence: str, estimates: Sequence[Estimate], offset: int,
             arms: Sequence[frozenset[str]], prepared: Prepared) -> list[NumberWords]:
    """The words of each number; a group is only what names people or an arm of the study."""
    spans = [(e.start - offset, e.end - offset) for e in estimates]
    named = []
    for index, (arm, (_, end)) in enumerate(zip(arms, spans, strict=True)):
        following = spans[index + 1][0] if index + 1 < len(spans) else len(sentence)
        after = keys(arm_after(sentence[end:following]), prepared.short)
        labels = frozenset(key for key in arm if key.startswith("#"))
        named.append((arm & (prepared.arms | PEOPLE)) | after | labels)
    return words_of_numbers(sentence, spans, prepared.short, named,
                            [e.kind in CONTRASTS for e in estimates])
