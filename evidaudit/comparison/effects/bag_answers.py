"""What a study's clauses say of a claimed outcome, read as bags: the last and softest reading.

The claim's groups are found by any of their names, its outcome is what else it names in the study's
vocabulary, and the clause of the study that holds most of that outcome answers: with words of no
difference, with an interval or p value that shows none, with a value for each group, or with a
comparative and the group that it is told of. Clauses that hold as much must not disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ... import quick_re as re
from ...evidence.direction_marks import focus_of, is_within_arm, local_significance
from ...lexicon import keys, terms, valence
from ...model import Passage, Report, ReportedFinding
from ...wording.effects import Effect, clauses, read_effects, significance
from ...wording.statements import read_statements
from ...wording.times import times
from ..arms.lay_arms import ArmNames, arm_names, sides
from ..arms.told_arms import outside_of_arms, told_arms
from ..numbers.values_of_groups import pairs_in, result_order
from ..outcomes.primary_outcomes import PRIMARY, primary_terms
from ..prepared import prepare
from ..soundness import PLANNED, may_contradict
from ..stated import ASKED, BASELINE, BY_SUBGROUP, GENERIC, WEAK, Prepared, Same, Stated
from .asked import LIGHT, no_arm_times, without_topic, without_unknown
from .stances import (
    NOT_DOING,
    Stance,
    is_composite,
    names_more,
    of_other_people,
    polarity,
    relation_of,
    times_agree,
)

ALIKE = 0.6          # share of the outcome's weight that an answering clause must hold
SURE = 0.75          # and to accuse or confirm
_BETWEEN = 0.12      # clauses this much less alike must not say something else
_DIRECTIONAL = frozenset({"up", "down", "good", "bad"})
_TURNED = {"up": "down", "down": "up", "good": "bad", "bad": "good"}
_SPEED = frozenset({"faster", "quicker", "sooner", "slower"})  # of what is told elsewhere
_NONE_FOUND = re.compile(
    r"\b(?:none (?:of \w+ )?(?:found|showed|reported|detected)|no (?:association|evidence|sign|"
    r"indication|difference|effect|change|benefit|improvement|reduction|increase)|not associated|"
    r"was not (?:seen|found|observed|reduced|increased|improved|lowered|affected)|"
    r"were not (?:seen|found|observed|reduced|increased|improved|lowered|affected))\b", re.I)
_ONLY_SUBGROUP = re.compile(r"^\W*(?:in|among|for|within)\s(?:the\s)?(?!both|all|the (?:trial|"
                            r"study)|total|contrast|addition|adjusted)[^,]{4,80},", re.I)
_COUNTED_BEFORE = re.compile(r"(?<![\w.])\d{1,6}(?:[.·]\d{1,4})?%?\s(?:[a-z-]{2,20}\s){0,2}$", re.I)
_CHANGED_BY = re.compile(
    r"\b(?:fell|decreas\w+|declin\w+|dropp\w+|reduc(?:ed|tions?)|lowered|shrank|loss|lost|"
    r"the (?:fall|decrease|decline|drop|reduction))\b[^.;]{0,40}$", re.I)


@dataclass(frozen=True, slots=True)
class _Unit:
    """One clause of the results or conclusions with its terms."""

    text: str
    start: int
    sentence: str
    row: ReportedFinding
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Question:
    claimed: Stated
    outcome: frozenset[str]
    told: tuple[int, int] | None   # which group is told of and which set against; None unnamed


def read_by_bag(claimed: Stated, report: Report) -> Stance | None:
    """The stance of the study's clauses on one claimed effect; None where they leave it open."""
    if claimed.move == "differ" or not report.text or NOT_DOING.search(claimed.words[1]):
        return None
    prepared, names = prepare(report), arm_names(report)
    if prepared.long:
        return None
    asked = question_of(claimed, report, prepared, names)
    if asked is None:
        return None
    total = prepared.total(asked.outcome)
    found: list[Stance] = []
    best = 0.0
    for unit in units_of(Same(report)):
        alike = prepared.total(asked.outcome & unit.terms) / total if total else 0.0
        if alike < ALIKE or not tells_of_it(asked.outcome & unit.terms, prepared):
            continue
        best = max(best, alike)
        stance = stance_of_unit(asked, unit, alike, prepared, names, report)
        if stance is not None:
            found.append(stance)
    if best < SURE or not found:
        return None
    near = [stance for stance in found if stance.alike >= best - _BETWEEN]
    agreeing = next((stance for stance in near if stance.relation == "agrees"), None)
    if agreeing is not None:
        return agreeing
    if any(stance.relation == "unlike" for stance in near) or len(
            {stance.relation for stance in near}) != 1:
        return None
    return near[0]


def tells_of_it(shared: frozenset[str], prepared: Prepared) -> bool:
    return any(key not in WEAK and key not in GENERIC and prepared.frequency.get(key, 0)
               for key in shared)


# "When players did get hurt, …": what holds already is not what is asked about.
_CONDITION = re.compile(r"^\s*(?:when|once|if|although|though|even though)\s[^,;]{3,80},", re.I)


def question_of(claimed: Stated, report: Report, prepared: Prepared,
              names: ArmNames) -> _Question | None:
    clause = str(claimed.passage)
    told = told_arms(clause, claimed.sentence, names)
    if told is None and len(names.arms) > 1 and sides(clause, names):
        return None  # groups are named, and which of them is told of is not clear
    title = keys(report.title, prepared.short)
    condition = _CONDITION.match(clause)
    free = outside_of_arms(clause[condition.end():] if condition else clause, names) - (
        LIGHT | claimed.against)
    free -= GENERIC | keys(claimed.said, prepared.short) | frozenset(
        key for time in claimed.times for key in keys(time.text, prepared.short))
    free = frozenset(key for key in free if not key.startswith("#"))
    outcome = claimed.outcome & free
    if not any(prepared.frequency.get(key, 0) for key in outcome - title - WEAK):
        outcome = free
    if told is None:
        if claimed.against - GENERIC - WEAK or not (claimed.clause - outcome - WEAK) & title:
            return None  # of another treatment than the study's, or against another group
        outcome -= claimed.agent - claimed.outcome
    outcome = without_unknown(outcome, prepared)
    outcome = without_topic(outcome, report, prepared) | frozenset(
        key for key in outcome if valence(key) and prepared.frequency.get(key, 0))
    primary = primary_terms(outcome, free, report, prepared)
    if primary:
        outcome = primary
    if not any(prepared.frequency.get(key, 0) for key in outcome - WEAK - GENERIC) and not primary:
        return None
    return _Question(claimed, outcome, told)


@lru_cache(maxsize=2048)
def units_of(same: Same) -> tuple[_Unit, ...]:
    """The clauses of a report's results and conclusions."""
    report = same.report
    short = prepare(report).short
    found: list[_Unit] = []
    seen: set[int] = set()
    for row in report.findings:
        if row.start is None or row.start in seen or row.basis == "evidence sheet" or (
                row.locator.rsplit(", ", 1)[-1] in PLANNED):
            continue
        seen.add(row.start)
        for a, b in clauses(row.statement):
            text = row.statement[a:b]
            if ASKED.search(text) or BASELINE.search(text) or BY_SUBGROUP.search(text):
                continue
            found.append(_Unit(text, row.start + a, row.statement, row, keys(text, short)))
    return tuple(found)


def stance_of_unit(asked: _Question, unit: _Unit, alike: float, prepared: Prepared, names: ArmNames,
            report: Report) -> Stance | None:
    weights = {key: prepared.weight(key) for key in asked.outcome}
    focus = focus_of(terms(unit.text, prepared.short), weights)
    if focus is None:
        return None
    answer = _answer(asked, unit, focus, names, report)
    if answer is None:
        return None
    move, certainty = answer
    claimed = asked.claimed
    row = unit.row
    passage = Passage(unit.text, unit.start, unit.start + len(unit.text), row.locator, row.basis)
    found = Stated(move, "", certainty, asked.outcome & unit.terms, claimed.agent,
                   claimed.against, unit.terms, times(unit.text) or times(unit.sentence), passage,
                   row, row.locator.rsplit(", ", 1)[-1], words=("", "", ""))
    if not times_agree(no_arm_times(claimed, names), found.times):
        return None
    if is_composite(found) and not is_composite(claimed) and not asked.outcome <= PRIMARY:
        return None
    relation = relation_of(claimed, found)
    if relation not in ("agrees", "unlike") and (
            claimed.said in _SPEED and move != "none" or alike < SURE
            or of_other_people(claimed, found, prepared)
            or _more_is_meant(found, claimed, prepared)
            or _of_a_subgroup(unit, claimed)
            or not may_contradict(claimed, found, relation)
            and not (relation == "opposite" and bare_interval(unit.text, focus[0]) == 1)):
        relation = "unlike"
    return Stance(claimed, found, relation, 0.5 + alike / 2, arms=1.0, against=1.0, alike=alike)


def _more_is_meant(found: Stated, claimed: Stated, prepared: Prepared) -> bool:
    """Whether the clause's first words name an outcome with a telling word that the claim lacks."""
    return names_more(Stated(
        found.move, found.said, found.significance, found.outcome, found.agent, found.against,
        found.clause, found.times, found.passage, found.row, found.section,
        words=(_without_times(_before_numbers(str(found.passage))), "", "")), claimed, prepared)


_NUMBER_WORDS = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|"
                           r"twenty|thirty|sixty|ninety|one|first|second|third|final)\b"
                           r"(?:[- ](?:day|week|month|year|hour)s?)?", re.I)


def _without_times(text: str) -> str:
    for time in times(text):
        text = text.replace(time.text, " ")
    return _NUMBER_WORDS.sub(" ", text)


def _before_numbers(text: str) -> str:
    first = re.compile(r"[\d(]|\b(?:was|were|did|occurred|had)\b").search(text, 8)
    return text[:first.start()] if first else text


def _of_a_subgroup(unit: _Unit, claimed: Stated) -> bool:
    led = _ONLY_SUBGROUP.match(unit.sentence)
    if led is None:
        return False
    who = keys(led.group()) - WEAK - GENERIC
    return bool(who) and not who & claimed.clause


def _answer(asked: _Question, unit: _Unit, focus: tuple[int, int], names: ArmNames,
            report: Report) -> tuple[str, str] | None:
    """The move with the group told of and how sure it is; None where the clause leaves it open."""
    effects = [e for e in read_effects(unit.text) if e.move != "differ"]
    bare = bare_interval(unit.text, focus[0])
    certainty = local_significance(unit.text, focus) or significance(unit.text) or {
        1: "significant", -1: "not significant"}.get(bare, "")
    if certainty == "not significant" or _NONE_FOUND.search(unit.text) or any(
            e.move == "none" for e in effects):
        if any(e.move in _DIRECTIONAL for e in effects) and certainty != "not significant":
            return None
        return "none", certainty
    by_values = _by_values(asked, unit, focus, names, report)
    told_words = _by_words(asked, unit, _effects_on(asked, unit, effects, report), names)
    by_words = {"up": 1, "down": -1, "good": polarity(asked.outcome),
                "bad": -polarity(asked.outcome)}.get(told_words, 0)
    if not told_words and by_values == 0 or by_words * by_values < 0:
        return None
    if by_values or not told_words:
        return "up" if (by_values or by_words) > 0 else "down", certainty
    return told_words, certainty


# "Shortened by 11 minutes (-20 to -2)": the interval of a difference, without a name.
_BARE = re.compile(r"(?<=\d)[^\d().;]{0,24}[(\[](?P<low>[−–-]\d{1,5}(?:[.·]\d{1,4})?)\s?%?"
                   r"(?:\sto\s|,\s)(?P<high>[−–-]?\d{1,5}(?:[.·]\d{1,4})?)\s?%?[;)\]]")
_MINUS = str.maketrans({"−": "-", "–": "-", "·": "."})


def bare_interval(text: str, since: int = 0) -> int:
    """1 where the first bare interval that begins below zero ends there too, -1 where it holds
    zero, 0 where none is printed."""
    match = _BARE.search(text, since)
    if match is None:
        return 0
    return 1 if float(match["high"].translate(_MINUS)) < 0 else -1


def _effects_on(asked: _Question, unit: _Unit, effects: list[Effect],
                report: Report) -> list[Effect]:
    """The effects of a clause that are told of the outcome; all where its grammar tells none."""
    short = prepare(report).short
    spoken = [part.effect for part in read_statements(unit.sentence)
              if unit.text.find(part.outcome.strip()) >= 0 and part.effect.move != "differ"
              and asked.outcome & keys(part.outcome, short)
              and unit.sentence.find(unit.text) <= part.effect.start
              < unit.sentence.find(unit.text) + len(unit.text)]
    return spoken or effects


def _by_values(asked: _Question, unit: _Unit, focus: tuple[int, int], names: ArmNames,
               report: Report) -> int:
    """1 where the group told of has the larger value, -1 the smaller, 0 unknown."""
    if asked.told is None:
        return 0
    counted = _COUNTED_BEFORE.search(unit.text[:focus[0]])  # "1.12 attacks a year with A and …"
    since = counted.start() if counted else focus[0]
    for pair in pairs_in(unit.text[since:], names, result_order(report)):
        if pair.arms is None or set(pair.arms) != set(asked.told):
            continue
        one, other = pair.values if pair.arms == asked.told else pair.values[::-1]
        fell = _CHANGED_BY.search(unit.text[:since + unit.text[since:].find(
            f"{pair.values[0]:g}")][-80:])
        return ((one > other) - (one < other)) * (-1 if fell else 1)
    return 0


def _by_words(asked: _Question, unit: _Unit, told: list[Effect], names: ArmNames) -> str:
    """The move that the clause's words tell of the group asked of; "" where they leave it open."""
    told = [e for e in told if e.move in _DIRECTIONAL]
    if len({e.move for e in told}) != 1 or is_within_arm(unit.text) and asked.told is None:
        return ""
    move = told[0].move
    theirs = told_arms(unit.text, unit.sentence, names)
    if theirs is None:
        main = asked.told is None or asked.told[0] == 0 and (
            len(names.arms) == 2 or asked.told[1] == names.control)
        return move if main and not sides(unit.text, names) else ""
    if asked.told is None:
        return move if theirs[0] == 0 else ""
    if theirs[0] == asked.told[0]:
        return move
    return _TURNED[move] if theirs == asked.told[::-1] else ""
