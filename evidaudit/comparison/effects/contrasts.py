"""What a study's clauses say of the claimed outcome in the two groups that the claim compares.

Where no statement of the study can be set beside the claimed one by its grammar, its clauses are
read for what the claim asks: is there more of the outcome with the one group, less, or no
difference beyond chance? Words, two numbers side by side, ratios, intervals and p values all tell,
and where they tell different things nothing is concluded.
"""

from __future__ import annotations

from dataclasses import dataclass

from ... import quick_re as re
from ...evidence.direction_marks import (
    focus_of,
    is_within_arm,
    local_significance,
    mentions,
    orientation,
    significance_marks,
)
from ...evidence.direction_values import pair_of_values
from ...lexicon import keys, opposite, terms
from ...model import Estimate, Passage, Report, ReportedFinding
from ...statistics import sign
from ...statistics.kinds import RATIOS
from ...wording.effects import clauses, significance
from ...wording.statements import Statement, read_statements
from ...wording.times import times
from ..arms.groups import arms_of_numbers
from ..prepared import prepare
from ..soundness import PLANNED, may_contradict
from ..stated import ASKED, BASELINE, BY_SUBGROUP, Prepared, ShortForms, Stated
from .asked import Asked, as_asked
from .stances import (
    FIRM,
    Stance,
    is_composite,
    names_more,
    of_other_agent,
    of_other_people,
    polarity,
    relation_of,
    times_agree,
)
from .told_by_numbers import FELL_BY, LEVELS, tells_time_until

ALIKE_TO_ACCUSE = 0.75  # share of the claimed outcome's weight that the clause must name
BETWEEN = 0.15          # an agreeing clause this much less alike still stands between


@dataclass(frozen=True, slots=True)
class _Clause:
    """One clause of the study's text that may tell of the outcome."""

    text: str
    start: int
    sentence: str
    sentence_start: int
    row: ReportedFinding
    parts: tuple[Statement, ...]
    alike: float
    estimates: tuple[Estimate, ...]


def read_by_contrast(claimed: Stated, report: Report) -> Stance | None:
    """The stance that the study's clauses take on one claimed effect; None where they leave it
    open or tell different things."""
    if claimed.move == "differ" or not report.text:
        return None
    prepared = prepare(report)
    asked = as_asked(claimed, report, prepared)
    if asked is None:
        return None
    found = [stance for clause in _clauses_on(asked, report, prepared)
             if (stance := _stance(asked, clause, prepared)) is not None]
    found.sort(key=lambda stance: -stance.alike)
    if not found:
        return None
    best = found[0]
    near = [s for s in found if s.alike >= best.alike - BETWEEN]
    agreeing = next((s for s in near if s.relation == "agrees"), None)
    if agreeing is not None:
        return agreeing
    titled = keys(report.title, prepared.short)
    if claimed.outcome - prepared.known and claimed.outcome & prepared.known <= titled and not any(
            opposite(key) in prepared.known for key in claimed.outcome):
        return None  # "more colour in facial vitiligo": only the condition is known
    if best.relation == "unlike" or any(s.relation == "unlike" for s in near) or (
            best.alike < ALIKE_TO_ACCUSE):
        return None
    return best


def _clauses_on(asked: Asked, report: Report, prepared: Prepared) -> list[_Clause]:
    """The clauses of results and conclusions that name enough of the outcome."""
    found = []
    total = prepared.total(asked.outcome)
    estimates: dict[int, list[Estimate]] = {}
    for row in report.findings:
        if row.start is not None and row.estimate is not None:
            estimates.setdefault(row.start, []).append(row.estimate)
    seen: set[int] = set()
    for row in report.findings:
        if row.start is None or row.start in seen or row.basis == "evidence sheet" or (
                row.locator.rsplit(", ", 1)[-1] in PLANNED):
            continue
        seen.add(row.start)
        if not asked.outcome & keys(row.statement, prepared.short):
            continue
        parts = read_statements(row.statement)
        for a, b in clauses(row.statement):
            text = row.statement[a:b]
            alike = prepared.total(asked.outcome & keys(text, prepared.short)) / total
            if alike >= FIRM:
                found.append(_Clause(
                    text, row.start + a, row.statement, row.start, row,
                    tuple(part for part in parts if part.span == (a, b)), alike,
                    tuple(e for e in estimates.get(row.start, ())
                          if row.start + a <= e.start < row.start + b)))
    return found


def _stance(asked: Asked, clause: _Clause, prepared: Prepared) -> Stance | None:
    """What one clause says of the claimed statement; None where it does not tell."""
    if ASKED.search(clause.text) or BASELINE.search(clause.text) or BY_SUBGROUP.search(clause.text):
        return None
    weights = {key: prepared.weight(key) for key in asked.outcome}
    focus = focus_of(terms(clause.text, prepared.short), weights)
    if focus is None:
        return None
    told = _told(asked, clause, focus, prepared)
    if told is None:
        return None
    move, certainty, outcome_words, by_order = told
    spoken = _spoken(asked, clause, prepared)
    agent_words = spoken.agent if spoken is not None else ""
    row = clause.row
    section = row.locator.rsplit(", ", 1)[-1]
    passage = Passage(clause.text, clause.start, clause.start + len(clause.text), row.locator,
                      row.basis)
    outcome = keys(outcome_words, prepared.short)
    found = Stated(move, "", certainty, outcome, asked.claimed.agent, asked.claimed.against,
                   keys(clause.text, prepared.short), times(clause.text) or times(clause.sentence),
                   passage, row, section, words=(outcome_words, agent_words, ""))
    if not times_agree(asked.claimed.times, found.times):
        return None
    relation = relation_of(asked.claimed, found)
    if relation != "agrees" and outcome and prepared.total(asked.outcome & outcome) < (
            FIRM * prepared.total(asked.outcome)):
        relation = "unlike"  # what is asked is named elsewhere than where the outcome stands
    if is_composite(found) and not is_composite(asked.claimed):
        return None
    if relation not in ("agrees", "unlike") and (
            names_more(found, asked.claimed, prepared)
            or of_other_people(asked.claimed, found, prepared)
            or of_other_agent(asked.claimed, found)
            or not may_contradict(asked.claimed, found, relation)):
        relation = "unlike"
    return Stance(asked.claimed, found, relation, 0.5 + clause.alike / 2, arms=1.0, against=1.0,
                  alike=clause.alike, by_order=by_order)


def _told(asked: Asked, clause: _Clause, focus: tuple[int, int],
          prepared: Prepared) -> tuple[str, str, str, bool] | None:
    """Move with the claimed arm, certainty, the words that name the outcome, and whether nothing
    but the order of two numbers tells the groups apart; or None."""
    spoken = _spoken(asked, clause, prepared)
    offset = clause.start - clause.sentence_start
    named = mentions(clause.text, asked.arms, prepared.short)
    place = _of_this_comparison(asked, clause, focus, named)
    certainty = local_significance(clause.text, place) or significance(clause.text)
    if spoken is not None and spoken.effect.move == "none":
        sure = "not significant" if certainty == "not significant" else ""
        return "none", sure, spoken.outcome, False
    effect = None if spoken is None else (spoken.effect.start - offset, spoken.effect.end - offset)
    toward = orientation(clause.text, named, effect)
    by_pair = _way_of_pair(asked, clause, named, toward, focus, prepared.short)
    by_words = _way_of_words(asked, spoken, toward)
    ways = {way for way in (by_words, by_pair,
                            0 if by_pair else _way_of_ratio(clause, focus, toward)) if way}
    words = spoken.outcome if spoken and spoken.outcome.strip() else _before_numbers(clause.text)
    if certainty == "not significant":
        return "none", certainty, words, False
    if len(ways) != 1 or is_within_arm(clause.text) and not named:
        return None
    if spoken is not None and not named and (
            keys(spoken.agent, prepared.short) & prepared.arms):
        return None  # what another agent did
    if toward < 0 and asked.third_arm and not asked.claimed.against:
        return None  # the claimed arm is the one that another active arm is compared with
    by_order = bool(by_pair) and not named
    return ("up" if ways.pop() > 0 else "down"), certainty, words, by_order


def _of_this_comparison(asked: Asked, clause: _Clause, focus: tuple[int, int],
                        named: list[tuple[int, int]]) -> tuple[int, int]:
    """After which words the p value of this comparison stands: those of the arm compared with
    where the outcome is told of several arms, each with a p value of its own."""
    if not asked.claimed.against:
        return focus
    marks = [at for at, _ in significance_marks(clause.text) if at >= focus[0]]
    other = next((at for at, side in named if side < 0 and at > focus[1]), None)
    if other is None or not any(at < other for at in marks) or not any(at > other for at in marks):
        return focus
    return other, other


def _spoken(asked: Asked, clause: _Clause, prepared: Prepared) -> Statement | None:
    """The statement of the clause whose own outcome names most of what is asked."""
    best, most = None, 0.0
    for part in clause.parts:
        own = prepared.total(asked.outcome & keys(part.outcome, prepared.short))
        if own > most:
            best, most = part, own
    return best


def _way_of_words(asked: Asked, spoken: Statement | None, toward: int) -> int:
    if spoken is None or spoken.effect.move == "differ":
        return 0
    move = spoken.effect.move
    if move in ("up", "down"):
        return (1 if move == "up" else -1) * (toward or 1)
    return polarity(asked.outcome) * (1 if move == "good" else -1) * (toward or 1)


def _way_of_pair(asked: Asked, clause: _Clause, named: list[tuple[int, int]], toward: int,
                 focus: tuple[int, int], short: ShortForms) -> int:
    """1 where of two values side by side the claimed arm's is the larger, -1 the smaller."""
    fell = -1 if FELL_BY.search(_before_numbers(clause.text)) else 1
    told = _way_of_levels(asked, clause, focus, short)
    if told is not None:
        return fell * told
    if {side for _, side in named}:
        return fell * pair_of_values(clause.text, named, toward, focus[0])
    if asked.order and not asked.third_arm:
        return fell * _pair_in_order(clause.text, focus[0]) * asked.order
    return 0


_NUMBER_PAIR = re.compile(
    r"(?<![\w.·/])(?P<one>[−–-]?\d{1,6}(?:[.·]\d{1,4})?)(?P<unit>%|[^\S\n]?[A-Za-z][\w/.]{0,12})?"
    r"(?:\s?\([^()]{1,40}\))?,?\s(?:and|vs?\.?|versus|against|compared with)\s[^\d\s]{0,3}"
    r"(?P<other>[−–-]?\d{1,6}(?:[.·]\d{1,4})?)(?![\w/]|\.\d)(?!\s(?:weeks?|months?|years?|"
    r"days?)\b)")


def _pair_in_order(text: str, since: int) -> int:
    """1 where the first of two values side by side is larger, -1 where it is smaller."""
    for match in _NUMBER_PAIR.finditer(text, since):
        one, other = (float(match[name].replace("·", ".").replace("−", "-").replace("–", "-"))
                      for name in ("one", "other"))
        if one >= 0 and other >= 0 and one != other:
            return 1 if one > other else -1
    return 0


def _way_of_levels(asked: Asked, clause: _Clause, focus: tuple[int, int],
                   short: ShortForms) -> int | None:
    """Likewise by the groups that the words beside each number name; None where they do not."""
    levels = [e for e in clause.estimates if e.kind in LEVELS and e.value is not None
              and e.start >= clause.start + focus[0]]
    if len(levels) < 2 or len({e.kind for e in levels}) > 1:
        return None
    groups = [named | keys(e.group, short) for named, e in zip(
        arms_of_numbers(clause.text, levels, clause.start, short), levels, strict=True)]
    shared = frozenset.intersection(*groups)
    own = [index for index, named in enumerate(groups) if asked.arms.one & (named - shared)]
    if len(own) != 1:
        return None
    others = [index for index in range(len(levels)) if index != own[0]]
    if len(others) > 1:
        others = [index for index in others if asked.arms.other & (groups[index] - shared)]
    if len(others) != 1:
        return 0
    one, other = levels[own[0]].value or 0.0, levels[others[0]].value or 0.0
    return (one > other) - (one < other)


_NUMBER = re.compile(r"[\d(]")


def _way_of_ratio(clause: _Clause, focus: tuple[int, int], toward: int) -> int:
    """The side of 1 on which the first ratio of the outcome lies, if its arm is known."""
    ratios = [e for e in clause.estimates if e.kind in RATIOS and e.value is not None
              and e.start >= clause.start + focus[0]]
    if not ratios or not toward or tells_time_until(ratios[0], clause.text):
        return 0
    return (sign(ratios[0]) or 0) * toward


def _before_numbers(text: str) -> str:
    first = _NUMBER.search(text, 8)
    return text[:first.start()] if first else text
