"""What a study's clauses say of the claimed outcome in the two groups that the claim compares.

Where no statement of the study can be set beside the claimed one by its grammar, its clauses are
read for what the claim asks: is there more of the outcome with the one group, less, or no
difference beyond chance? Words, two numbers side by side, ratios, intervals and p values all tell,
and where they tell different things nothing is concluded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..evidence.direction_marks import (
    Arms,
    focus_of,
    is_within_arm,
    local_significance,
    mentions,
    orientation,
    pair_of_values,
    read_arms,
    significance_marks,
)
from ..lexicon import keys, measures, opposites, terms
from ..model import Estimate, Passage, Report, ReportedFinding
from ..statistics import sign
from ..statistics.kinds import RATIOS
from ..wording.effects import clauses, significance
from ..wording.statements import Statement, read_statements
from ..wording.times import times
from .groups import arms_of_numbers
from .prepared import prepare
from .soundness import PLANNED, may_contradict
from .stances import (
    FIRM,
    NOT_DOING,
    Stance,
    is_composite,
    names_more,
    of_other_agent,
    of_other_people,
    polarity,
    relation_of,
    times_agree,
)
from .stated import ASKED, BASELINE, BY_SUBGROUP, GENERIC, WEAK, Prepared, ShortForms, Stated
from .study_arms import StudyArm, study_arms
from .told_by_numbers import LEVELS

ALIKE_TO_ACCUSE = 0.75  # share of the claimed outcome's weight that the clause must name
BETWEEN = 0.15          # an agreeing clause this much less alike still stands between
_TURNED = {"up": "down", "down": "up"}
_CONTROLS = "placebo control usual care comparison"
_THREE_ARMS = re.compile(
    r"\b(?:three|four|five|six|3|4|5|6)[- ](?:groups?|arms?|treatments?|interventions?|regimens|"
    r"diets|doses|conditions|strategies)\b|1:1:1|\b(?:randomi[sz]ed|assigned|allocated|received|"
    r"compared)\b[^.;]{0,80}?\b(?:to|either|received?|compared) [^.;,]{2,60}, [^.;,]{2,60},? "
    r"(?:or|and) ", re.I)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The claimed statement as a question: outcome and arms in terms of the study's text."""

    claimed: Stated
    outcome: frozenset[str]
    arms: Arms
    third_arm: bool
    order: int   # 1 where the study names the claimed arm before the other, -1 after, 0 unknown


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
    asked = _asked(claimed, report, prepared)
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
    if best.relation == "unlike" or any(s.relation == "unlike" for s in near) or (
            best.alike < ALIKE_TO_ACCUSE):
        return None
    return best


def _asked(claimed: Stated, report: Report, prepared: Prepared) -> _Asked | None:
    _, agent, against = claimed.words
    if NOT_DOING.search(agent):
        return None
    arms = study_arms(report)
    meant = _arms_meant(claimed, arms)
    of_arms = frozenset().union(*(arm.own for arm in arms)) if meant else frozenset()
    outcome = claimed.outcome - of_arms or claimed.clause - claimed.agent - of_arms
    outcome = frozenset(key for key in outcome - claimed.against if not key.startswith("#"))
    outcome, turned = _told_as_opposite(outcome - prepared.arms or outcome, prepared)
    if turned and claimed.move in _TURNED:
        claimed = replace(claimed, move=_TURNED[claimed.move], outcome=outcome)
    outcome = _known_part(outcome, prepared)
    if not (outcome - GENERIC - WEAK) & prepared.known:
        return None
    named = read_arms(agent, against or _CONTROLS, outcome, prepared.short)
    if meant is not None:
        told, other = arms[meant[0]], arms[meant[1]]
        named = replace(named, one=(named.one & prepared.known | told.own) - other.own,
                        other=(named.other | other.own) - told.own)
        return _Asked(claimed, outcome, named, len(arms) > 2, -1 if meant[0] > meant[1] else 1)
    named = replace(named, one=named.one - WEAK - _ANY_AGENT)
    if not named.one & prepared.known:
        return None
    return _Asked(claimed, outcome, named, bool(_THREE_ARMS.search(report.text)),
                  _order(named, report, prepared))


def _told_as_opposite(outcome: frozenset[str],
                      prepared: Prepared) -> tuple[frozenset[str], bool]:
    """The outcome in the study's terms where it tells of the opposite: staying, not dropping out."""
    for key in sorted(outcome - prepared.known):
        others = opposites(key) & prepared.known
        if others:
            return outcome - {key} | others, True
    return outcome, False


def _known_part(outcome: frozenset[str], prepared: Prepared) -> frozenset[str]:
    """The outcome without plain words that the study never uses: a paraphrase adds such words.

    A concept or a measured quantity that the study never names is another outcome.
    """
    unknown = {key for key in outcome - prepared.known
               if not key.startswith("=") and key not in measures()}
    kept = outcome - unknown
    named = any(key.startswith("=") or key in measures() for key in kept)
    return kept if named or len(unknown - WEAK) <= len(kept - WEAK) else outcome


def _arms_meant(claimed: Stated, arms: tuple[StudyArm, ...]) -> tuple[int, int] | None:
    """Which group of the study the claim tells of, and which it compares with; None if unclear."""
    if not arms:
        return None
    outside = claimed.clause - claimed.against
    told = [i for i, arm in enumerate(arms) if arm.own & claimed.agent] or [
        i for i, arm in enumerate(arms) if arm.own & outside]
    against = [i for i, arm in enumerate(arms) if arm.own & claimed.against]
    controls = [i for i, arm in enumerate(arms) if arm.control]
    if claimed.against and not against and claimed.against <= GENERIC:
        against = controls
    if claimed.against and len(against) != 1:
        return None
    told = [i for i in told if i not in against]
    if not told and against and len(arms) == 2:
        told = [1 - against[0]]
    if not told and controls == [1] and len(arms) == 2 and claimed.agent <= _ANY_AGENT:
        told = [0]
    if len(told) != 1:
        return None
    others = against or [i for i in range(len(arms)) if i != told[0]]
    if len(others) > 1:
        others = [i for i in others if i in controls]
    return (told[0], others[0]) if len(others) == 1 else None


_ANY_AGENT = GENERIC | WEAK | keys("treatment drug intervention programme new it approach regimen "
                                  "point points scale one two three four five six seven eight nine "
                                  "ten third half quarter")


def _order(arms: Arms, report: Report, prepared: Prepared) -> int:
    """Which of two arms the text names first where it says who was given what."""
    for sentence in dict.fromkeys(row.statement for row in report.findings):
        sides = [side for _, side in mentions(sentence, arms, prepared.short)]
        if len(set(sides)) == 2:
            return sides[0]
    return 0


def _clauses_on(asked: _Asked, report: Report, prepared: Prepared) -> list[_Clause]:
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


def _stance(asked: _Asked, clause: _Clause, prepared: Prepared) -> Stance | None:
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
    move, certainty, outcome_words = told
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
                  alike=clause.alike)


def _told(asked: _Asked, clause: _Clause, focus: tuple[int, int],
          prepared: Prepared) -> tuple[str, str, str] | None:
    """Move with the claimed arm, certainty, and the words that name the outcome; or None."""
    spoken = _spoken(asked, clause, prepared)
    offset = clause.start - clause.sentence_start
    named = mentions(clause.text, asked.arms, prepared.short)
    place = _of_this_comparison(asked, clause, focus, named)
    certainty = local_significance(clause.text, place) or significance(clause.text)
    if spoken is not None and spoken.effect.move == "none":
        return "none", "not significant" if certainty == "not significant" else "", spoken.outcome
    effect = None if spoken is None else (spoken.effect.start - offset, spoken.effect.end - offset)
    toward = orientation(clause.text, named, effect)
    ways = {way for way in (_way_of_words(asked, spoken, toward),
                            _way_of_pair(asked, clause, named, toward, focus, prepared.short),
                            _way_of_ratio(clause, focus, toward)) if way}
    words = spoken.outcome if spoken and spoken.outcome.strip() else _before_numbers(clause.text)
    if certainty == "not significant":
        return "none", certainty, words
    if len(ways) != 1 or is_within_arm(clause.text) and not named:
        return None
    if spoken is not None and not named and (
            keys(spoken.agent, prepared.short) & prepared.arms):
        return None  # what another agent did
    if toward < 0 and asked.third_arm and not asked.claimed.against:
        return None  # the claimed arm is the one that another active arm is compared with
    return ("up" if ways.pop() > 0 else "down"), certainty, words


def _of_this_comparison(asked: _Asked, clause: _Clause, focus: tuple[int, int],
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


def _spoken(asked: _Asked, clause: _Clause, prepared: Prepared) -> Statement | None:
    """The statement of the clause whose own outcome names most of what is asked."""
    best, most = None, 0.0
    for part in clause.parts:
        own = prepared.total(asked.outcome & keys(part.outcome, prepared.short))
        if own > most:
            best, most = part, own
    return best


def _way_of_words(asked: _Asked, spoken: Statement | None, toward: int) -> int:
    if spoken is None or spoken.effect.move == "differ":
        return 0
    move = spoken.effect.move
    if move in ("up", "down"):
        return (1 if move == "up" else -1) * (toward or 1)
    return polarity(asked.outcome) * (1 if move == "good" else -1) * (toward or 1)


def _way_of_pair(asked: _Asked, clause: _Clause, named: list[tuple[int, int]], toward: int,
                 focus: tuple[int, int], short: ShortForms) -> int:
    """1 where of two values side by side the claimed arm's is the larger, -1 the smaller."""
    told = _way_of_levels(asked, clause, focus, short)
    if told is not None:
        return told
    if {side for _, side in named}:
        return pair_of_values(clause.text, named, toward, focus[0])
    if asked.order and not asked.third_arm:
        return _pair_in_order(clause.text, focus[0]) * asked.order
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


def _way_of_levels(asked: _Asked, clause: _Clause, focus: tuple[int, int],
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
    if not ratios or not toward:
        return 0
    return (sign(ratios[0]) or 0) * toward


def _before_numbers(text: str) -> str:
    first = _NUMBER.search(text, 8)
    return text[:first.start()] if first else text
