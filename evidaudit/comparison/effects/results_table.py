"""The results of a study as a table: for each outcome told, the values of its groups and whether
they differ.

A row is a part of a sentence that tells of one outcome: up to its two values side by side, or up
to the words that say that nothing differed. Its values belong to the groups that stand beside
them, else to the groups in the order in which the study last gave both ("respectively", "34.1% vs
24.3%"). What it calls "the figures" is the outcome of the row before.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ... import quick_re as re
from ...evidence.direction_marks import local_significance
from ...lexicon import keys
from ...model import Estimate, Report, ReportedFinding
from ...statistics import is_significant, sign
from ...statistics.kinds import CONTRASTS
from ...wording.effects import read_effects, significance
from ...wording.statements import read_statements
from ...wording.times import Time, times
from ..arms.groups import arm_after
from ..arms.study_arms import study_arms
from ..prepared import prepare
from ..soundness import PLANNED
from ..stated import ASKED, BASELINE, BY_SUBGROUP, GENERIC, Same, ShortForms
from .arm_values import Listed, Value, listed_in
from .result_parts import FRAME, of_bare_interval, outcomes_named, parts_of, told_of_each

Label = frozenset[str]
_WORDS = {True: "significant", False: "not significant", None: ""}
_JOIN = re.compile(r"\s(?:and|vs?\.?|versus|compared (?:with|to)|against|while|whereas|but|or)\s|"
                   r"[,;]|\s(?=[(\[])", re.I)
_NAMES_BEFORE = re.compile(r"(?:[,;:(]|\b(?:and|vs?\.?|versus|compared with|against|than|while|"
                           r"whereas|but)\b)(?P<arm>[^,;:()]{2,80})$|^(?P<first>[^,;:()]{2,80})$",
                           re.I)
_SUBGROUP = re.compile(
    r"\b(?:among|in the subgroup|in a subgroup|restricted to|in an? (?:exploratory|subgroup|"
    r"sensitivity|post[- ]hoc) analysis|in those|for those|in (?:women|men|people|patients|adults|"
    r"children|participants) (?:with|who|aged|enrolled|without|under|over))\b", re.I)
# "Operating without a tourniquet led to less pain" denies the tourniquet, not the pain.
_WITHOUT = re.compile(r"\bwithout\b", re.I)
_AN_ACCIDENT = re.compile(r"\b(?:who|fewer|more|people|adults|residents|patients|participants|"
                          r"\d+%?)\s(?:\w+\s){0,2}?fell\b", re.I)
_NO_RESULT = re.compile(r"^\W*(?:limitations?|strengths)\b|\bnot randomi[sz]ed\b|\bblinded\b", re.I)
_MAIN = re.compile(r"\b(?:primary|main|composite|co-primary) (?:\w+ )?(?:events?|outcomes?|end[ -]?"
                   r"points?|measures?)\b|\bthe composite\b", re.I)
_MAIN_WORDS = frozenset(keys("primary main composite event events outcome outcomes end endpoint "
                             "point points measure measures combined perinatal absolute"))
_DEFINED = re.compile(
    r"\b(?:primary|main|co-primary) (?:\w+ )?(?:outcomes?|end[ -]?points?|measures?)\b(?: measures?"
    r")?(?: \([^()]{1,20}\))?(?:,? at [^,.;]{3,30})?,?(?: was| were| is|:)(?P<what>[^.;]{3,240})",
    re.I)
_POINTS_BACK = re.compile(r"\b(?:this|these|it|they|the (?:\w+ )?(?:difference|figures?|values?|"
                          r"effects?|benefits?|association|gap|advantage|estimate))\b", re.I)
_COMPARED_FIRST = re.compile(r"^\W*(?:compared|relative|as opposed|in comparison)\b", re.I)
_TWO_OUTCOMES = re.compile(r"\b[a-z-]{3,30}(?:\s[a-z-]{3,20})?,?\sand\s(?:[a-z-]{3,30}\s){1,3}"
                           r"(?:\w{2,12}\s){0,2}?(?:was|were|fell|rose|improved|by)\b", re.I)


@dataclass(frozen=True, slots=True)
class Row:
    """One outcome of one comparison: what the study prints of it.

    ``items`` are the terms of each outcome that it names (several where a list of them "did not
    differ"); ``levels`` pairs the number of a group of the table with its value; ``by_order`` where
    nothing but their order tells whose the values are; ``alike`` where words or equal values say
    that there was no difference; ``certainty`` as in wording.
    ``way`` is what the words alone tell where no values are printed for two groups.
    """

    text: str
    start: int
    finding: ReportedFinding
    items: tuple[frozenset[str], ...]
    levels: tuple[tuple[int, Value], ...]
    by_order: bool
    alike: bool
    certainty: str
    times: tuple[Time, ...]
    carried: bool = False
    subgroup: bool = False
    main: bool = False     # it tells of "the primary outcome"
    ordered: bool = False  # the order of its values is that of values with their groups before
    way: tuple[int, int] | None = None   # a group and 1 where its words say more of it, -1 less

    def level(self, arm: int) -> Value | None:
        """The value of one group; None where the row does not print it."""
        return next((value for number, value in self.levels if number == arm), None)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a study, and the terms that only each of its groups has."""

    rows: tuple[Row, ...]
    arms: tuple[Label, ...]
    control: tuple[bool, ...]
    sure: bool = True

    @property
    def of_arms(self) -> frozenset[str]:
        """The terms of all groups; none where no value of the study stands with a group."""
        return frozenset().union(*self.arms) if self.sure else frozenset()


def results_table(report: Report) -> Table:
    """The table of a report's results; no rows where its text tells none."""
    return _table(Same(report))


@lru_cache(maxsize=2048)
def _table(same: Same) -> Table:
    report = same.report
    prepared = prepare(report)
    short = prepared.short
    sentences: dict[str, ReportedFinding] = {}
    estimates: dict[str, list[Estimate]] = {}
    for row in report.findings:
        if row.start is None or row.basis == "evidence sheet" or (
                row.locator.rsplit(", ", 1)[-1] in PLANNED):
            continue
        sentences.setdefault(row.statement, row)
        if row.estimate is not None:
            estimates.setdefault(row.statement, []).append(row.estimate)
    arms = _arms(report, tuple(sentences), short)
    reader = _Reader(*arms, short, _main_outcome(report.text, short),
                     keys(report.title, short))
    rows: list[Row] = []
    for sentence, finding in sentences.items():
        rows += reader.rows_of(sentence, finding, estimates.get(sentence, []))
    return Table(tuple(rows), *arms)


def _arms(report: Report, sentences: tuple[str, ...],
          short: ShortForms) -> tuple[tuple[Label, ...], tuple[bool, ...], bool]:
    """The groups that the study names, or those that its first two values stand with; which of
    them are controls; and whether some value stands with one of them."""
    named = study_arms(report)
    titled = frozenset[str]() if _SETS_AGAINST.search(report.title) else keys(report.title, short)
    ways = [(tuple(arm.own - titled or arm.own for arm in named),
             tuple(arm.control for arm in named))] if named else []
    pairs = [listed for sentence in sentences for listed in listed_in(sentence)
             if not any(times(after[:60]) for after in listed.after)]
    for listed in pairs:
        one, other = (keys(arm_after(after), short) for after in listed.after[:2])
        one, other = one - other - FRAME, other - one - (FRAME - GENERIC)
        one, other = one - titled or one, other - titled or other
        if len(listed.values) == 2 and one and other:
            ways.append(((one, other), (False, bool(other & GENERIC))))
    told = [sum(_told_apart(listed, way[0], short) for listed in pairs) for way in ways[:4]]
    if not ways:
        return (), (), False
    return (*ways[told.index(max(told))], bool(max(told)) or not pairs)


_SETS_AGAINST = re.compile(r"\b(?:versus|vs|or|against|compared with|with or without)\b", re.I)


def _told_apart(listed: Listed, arms: tuple[Label, ...], short: ShortForms) -> bool:
    """Whether the words beside some values name a group of ``arms`` each."""
    for words in (tuple(map(_cut, listed.after)), tuple(map(_named_before, listed.before))):
        sides = [_side(text, arms, short) for text in words]
        if min(sides) >= 0 and len(set(sides)) == len(sides):
            return True
    return False


def _side(words: str, arms: tuple[Label, ...], short: ShortForms) -> int:
    """The number of the one group that some words name; -1 where none or several."""
    said = keys(words, short)
    sides = [index for index, own in enumerate(arms) if own & said]
    return sides[0] if len(sides) == 1 else -1


def _main_outcome(text: str, short: ShortForms) -> frozenset[str]:
    """The terms of what the study says that its primary outcome was."""
    match = _DEFINED.search(text)
    return keys(match["what"], short) if match else frozenset()


class _Reader:
    """Reads sentence after sentence; remembers the order of groups and the outcome last told."""

    def __init__(self, arms: tuple[Label, ...], controls: tuple[bool, ...], sure: bool,
                 short: ShortForms, main: frozenset[str], topic: frozenset[str]) -> None:
        self.arms = arms
        self.controls = any(controls[1:])
        self.main = main - frozenset().union(*arms) - FRAME - _MAIN_WORDS
        self.short = short
        self.order: tuple[int, ...] = tuple(range(len(arms)))
        self.named = frozenset().union(*arms) if sure else frozenset()
        self.last: frozenset[str] = frozenset()
        self.ordered = False
        self.topic = topic

    def rows_of(self, sentence: str, finding: ReportedFinding,
                estimates: list[Estimate]) -> list[Row]:
        """The rows of one sentence."""
        start = finding.start or 0
        found: list[Row] = []
        if BASELINE.search(sentence) or ASKED.search(sentence) or _NO_RESULT.search(sentence):
            return found
        parts = list(parts_of(sentence))
        for a, b, listed in parts:
            own = [e for e in estimates if start + a <= e.start < start + b
                   and e.kind in CONTRASTS]
            row = self._row(sentence, a, b, listed, finding, own, len(parts) == 1)
            if row is not None:
                found.append(row)
        return found

    def _row(self, sentence: str, a: int, b: int, listed: Listed | None,
             finding: ReportedFinding, own: list[Estimate], only: bool) -> Row | None:
        text = sentence[a:b]
        if BY_SUBGROUP.search(text):
            return None
        effects = [e for e in read_effects(sentence) if a <= e.start < b]
        none = next((e.start - a for e in effects if e.move == "none" and not (
            e.denied and _WITHOUT.search(sentence[a:e.start]))), None)
        alike = none is not None or told_of_each(text)
        certainty = next((_WORDS[sure] for e in own
                          if (sure := is_significant(e)) is not None), "")
        certainty = certainty or local_significance(
            text, (0, (listed.values[-1].end - a if listed else 0))) or significance(
                text) or of_bare_interval(text)
        levels, by_order = self._levels(sentence, a, listed) if listed else ((), False)
        moved = any(e.move in ("up", "down", "good", "bad") for e in effects)
        if not (levels or alike or certainty or moved):
            return None
        main = bool(_MAIN.search(text))
        items = (outcomes_named(text, none, self.short) if none is not None and not listed
                 else (keys(text, self.short),))
        items = tuple(item - self.named - FRAME for item in items)
        items = tuple(item for item in items if item)
        if main and self.main and not any(item - _MAIN_WORDS for item in items):
            items = (self.main,)
        when = _without_values(times(text), listed, a) or (
            _without_values(times(sentence), listed, 0) if only else ())
        of_times = frozenset().union(*(keys(t.text, self.short) for t in when))
        items = tuple(item - of_times for item in items if item - of_times)
        carried = not items and bool(self.last) and (bool(levels) or not effects or bool(
            _POINTS_BACK.search(text))) and not finding.locator.endswith("conclusions")
        if carried:
            items = (self.last,)
        elif items:
            self.last = items[-1]
        return Row(text, (finding.start or 0) + a, finding, items, levels, by_order, alike,
                   certainty, when, carried, bool(_SUBGROUP.search(text)), main,
                   self.ordered,
                   None if levels or alike else self._way(sentence, a, b, own))

    def _way(self, sentence: str, a: int, b: int,
             own: list[Estimate]) -> tuple[int, int] | None:
        """The group of which the words of a part tell, and whether it had more or less; None where
        its estimate says otherwise or "fell" may be an accident."""
        if _AN_ACCIDENT.search(sentence[a:b]):
            return None
        told = [part for part in read_statements(sentence) if part.span[0] < b
                and part.span[1] > a and part.effect.move in ("up", "down")
                and a <= part.effect.start < b]
        if len(told) != 1 or len(self.arms) < 2:
            return None
        mentioned = self._mentioned(sentence[a:b])
        if len(mentioned) > 1 or not mentioned and not self.controls:
            return None
        side = mentioned[0] if mentioned else 0
        way = 1 if told[0].effect.move == "up" else -1
        signs = {sign(e) for e in own} - {0, None}
        return None if signs and signs != {way} else (side, way)

    def _levels(self, sentence: str, a: int,
                listed: Listed) -> tuple[tuple[tuple[int, Value], ...], bool]:
        """Each value with the number of its group, and whether only the order tells it."""
        count = len(listed.values)
        strange = [keys(_label(after), self.short) - FRAME - self.topic for after in listed.after]
        for words in (tuple(map(_cut, listed.after)), tuple(map(_named_before, listed.before))):
            sides = [_side(text, self.arms, self.short) for text in words]
            told = [side for side in sides if side >= 0]
            if len(told) == count and len(set(told)) == count:
                self.ordered = True
                self.order = tuple(told) + tuple(i for i in self.order if i not in told)
                return tuple(zip(told, listed.values, strict=True)), False
            if len(told) == 1 and count == 2 == len(self.arms) and not listed.tight and not (
                    strange[1 if sides[0] >= 0 else 0]):
                first = told[0] if sides[0] >= 0 else 1 - told[0]
                return ((first, listed.values[0]), (1 - first, listed.values[1])), False
        if not listed.tight or strange[0] or count != len(self.arms) and count != 2:
            return (), False
        head = sentence[a:listed.values[0].start]
        if _TWO_OUTCOMES.search(head):
            return (), False
        if count == 2 == len(self.arms):
            mentioned = self._mentioned(head)
            if mentioned and not (_COMPARED_FIRST.search(head) and len(mentioned) == 1):
                first = mentioned[0]
                if _COMPARED_FIRST.search(head):
                    first = 1 - first
                return ((first, listed.values[0]), (1 - first, listed.values[1])), False
        if count != len(self.arms):
            return (), False
        return tuple(zip(self.order, listed.values, strict=True)), True

    def _mentioned(self, words: str) -> list[int]:
        """The groups in the order in which some words name them."""
        found: list[int] = []
        for piece in re.split(r"\bthan\b|\b(?:and|versus|vs|compared|against|with|in)\b", words):
            side = _side(piece, self.arms, self.short)
            if side >= 0 and side not in found:
                found.append(side)
        return found


def _without_values(when: tuple[Time, ...], listed: Listed | None,
                    offset: int) -> tuple[Time, ...]:
    """``when`` without those that are themselves the values of the groups: "2 vs 3 weeks"."""
    values = listed.values if listed else ()
    return tuple(time for time in when if not any(
        value.start < time.end + offset and time.start + offset <= value.end for value in values))


def _cut(after: str) -> str:
    """The words after a value up to those that join the next."""
    start = re.match(r"[%\s)\]]{0,4}(?:\([^()]{0,60}\)|\[[^\[\]]{0,60}\])?[)\]\s]{0,2}", after)
    rest = after[start.end():] if start else after
    return _JOIN.split(" " + rest, maxsplit=1)[0]


_OF_GROUP = re.compile(r"\b(?:in|with|for|on|after|among|given|using|under|taking|receiving)\s"
                       r"(?P<label>.+)", re.I)


def _label(after: str) -> str:
    """The words after a value that name whose it is, whether or not the group is known."""
    match = _OF_GROUP.search(_cut(after))
    return match["label"] if match else ""


def _named_before(before: str) -> str:
    match = _NAMES_BEFORE.search(before.rstrip(" ("))
    return (match["arm"] or match["first"] or "") if match else ""
