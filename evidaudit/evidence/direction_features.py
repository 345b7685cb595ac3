"""What the sentences about one outcome say, as named numbers for a linear model."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from ..lexicon import keys, terms, valence
from ..wording.comparators import comparators
from ..wording.effects import Effect, clauses, read_effects, significance
from ..wording.statements import read_statements
from .reading import short_forms
from .sections import Sentence, read_sections

SIGNED = "± "       # before the names of features whose sign tells the direction
ShortForms = tuple[tuple[str, str], ...]
MOST = 6            # clauses that may speak of one outcome
TAIL = 0.2          # of the words that say how and when it was measured
DECAY = 0.12        # how much less each further word of a long outcome's name weighs
_GENERIC = frozenset(keys("mean score change baseline number percentage proportion participants "
                          "week month "
                          "scale index measured assessed time total day days subjects average "
                          "percent "
                          "level incidence rate group end"))
_ACTIVE = frozenset(keys("experimental intervention"))
_CONTROL = frozenset(keys("control controls placebo comparison usual standard conventional"))
_RATIO = re.compile(
    r"\b(?:HR|OR|RR|IRR|(?:hazard|odds|risk|rate) ratio|relative risk)[^\d]{1,30}?(\d+[.·]\d+)"
    r"(?:[^\d]{1,25}(?:95|90|99)\s?%[^\d]{1,25}(\d+[.·]\d+)[^\d]{1,8}(\d+[.·]\d+))?", re.I)
_PAIR = re.compile(r"(-?\d+(?:[.·]\d+)?)\s?%?[^.;]{0,70}?\b(?:vs\.?|versus|compared (?:with|to)|"
                   r"and|than)\s"
                   r"[^.;\d]{0,60}(-?\d+(?:[.·]\d+)?)")
_BETWEEN = re.compile(r"\b(?:between (?:the )?(?:two |three |treatment |study )?groups?|"
                      r"between[- ]group|both groups|"
                      r"either group|among (?:the )?groups|groups)\b", re.I)
_BASELINE = re.compile(r"\bbaseline\b", re.I)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that may speak of the outcome; shares (0 to 1) of what it names of each part."""

    text: str
    start: int
    section: str
    match: float
    in_sentence: float
    intervention: float
    comparator: float
    orientation: int
    effects: tuple[Effect, ...]
    way: int                  # 1 where more of it is told with the intervention, -1 where less
    pair: int                 # likewise by two numbers set side by side
    certainty: str
    whole_certainty: str
    sign: int                 # 1 where more of the outcome is better
    position: float
    text_wide: tuple[tuple[str, float], ...] = ()


_TRIAL = re.compile(r"\brandomi[sz]|\brandomly\b|placebo|double-blind|\bphase (?:i|1|2|3)", re.I)
_REVIEW = re.compile(r"\b(?:systematic review|meta-analys|review of|guideline|literature|"
                     r"protocol|cross-sectional|"
                     r"retrospective|cohort|surveys?|validation|validity|reliability|in vitro|"
                     r"mice|rats)\b", re.I)
_PRIMARY = re.compile(r"\bprimary (?:outcome|end ?point)", re.I)


def _text_wide(text: str, named: tuple[frozenset[str], ...], arm: frozenset[str],
               other: frozenset[str], weights: dict[str, float],
               total: float) -> tuple[tuple[str, float], ...]:
    """What the whole text names of each part: another study's abstract names little of it."""
    known = frozenset().union(*named)
    arm_known = len(arm & known) / len(arm) if arm else 0.5
    other_known = len(other & known) / len(other) if other else 0.5
    specific = other - _CONTROL
    outcome_known = _share(known, weights, total)
    return (("text: intervention", arm_known), ("text: comparator", other_known),
            ("text: intervention unknown", float(bool(arm) and not arm & known)),
            ("text: intervention whole", float(arm_known == 1.0)),
            ("text: comparator unknown", float(bool(specific) and not specific & known)),
            ("text: outcome", outcome_known), ("text: outcome whole", float(outcome_known > 0.9)),
            ("text: outcome and arms", outcome_known * arm_known * other_known),
            ("text: trial", float(bool(_TRIAL.search(text)))),
            ("text: other design", float(bool(_REVIEW.search(text)))),
            ("text: trial and intervention", float(bool(_TRIAL.search(text))) * arm_known))


@lru_cache(maxsize=512)
def _prepared(text: str) -> tuple[tuple[Sentence, ...], ShortForms, dict[str, int],
                                  tuple[frozenset[str], ...]]:
    short = short_forms(text)
    sections = tuple(read_sections(text))
    named = tuple(keys(sentence.text, short) for sentence in sections)
    counts: dict[str, int] = {}
    for some in named:
        for key in some:
            counts[key] = counts.get(key, 0) + 1
    return sections, short, counts, named


def candidates(text: str, intervention: str, comparator: str, outcome: str) -> list[Candidate]:
    """The clauses of ``text`` that name most of ``outcome``, best first (at most ``MOST``)."""
    sections, short, counts, named = _prepared(text)
    weights = _outcome_weights(outcome, short, counts, len(sections))
    total = sum(weights.values())
    if not total:
        return []
    arm, other = keys(intervention, short), keys(comparator, short)
    only = ((arm | _ACTIVE) - other, (other | (_CONTROL if other & _CONTROL or not other - arm
                                               else frozenset())) - arm)
    sign = _sign(outcome, short)
    wide = _text_wide(text, named, arm, other, weights, total)
    found: list[tuple[float, Candidate]] = []
    for index, sentence in enumerate(sections):
        if sentence.section not in ("results", "conclusions", "title"):
            continue
        whole = _share(named[index], weights, total)
        whole_certainty = significance(sentence.text)
        effects = read_effects(sentence.text)
        for a, b in clauses(sentence.text):
            clause = sentence.text[a:b]
            own = keys(clause, short)
            match = _share(own, weights, total)
            told = tuple(e for e in effects if a <= e.start < b)
            shares = tuple(len(some & named[index]) / len(some) if some else 0.5
                           for some in (arm, other))
            rank = (0.7 * match + 0.3 * whole + (0.08 if told else 0.0) + 0.04 * sum(shares)
                    + (0.05 if sentence.section == "results" else -0.05)
                    - (0.1 if _BASELINE.search(clause) else 0.0))
            orientation = _orientation(clause, only, short)
            found.append((rank, Candidate(
                clause, sentence.start + a, sentence.section, match, whole, shares[0], shares[1],
                orientation, told,
                _way(sentence.text, (a, b), weights, sign, orientation, short),
                _pair(clause, only, short), significance(clause), whole_certainty,
                sign, index / max(1, len(sections)), wide)))
    found.sort(key=lambda item: -item[0])
    return [candidate for _, candidate in found[:MOST]]


def _outcome_weights(outcome: str, short: ShortForms, counts: dict[str, int],
                     sentences: int) -> dict[str, float]:
    weights: dict[str, float] = {}
    cut = _HOW.search(outcome, 8)
    name_ends = cut.start() if cut else len(outcome)
    for position, term in enumerate(terms(outcome, short)):
        rarity = math.log(1 + (sentences + 1) / (1 + counts.get(term.key, 0)))
        weight = rarity / (1 + DECAY * position) * (0.3 if term.key in _GENERIC else 1.0)
        weights.setdefault(term.key, weight * (1.0 if term.start < name_ends else TAIL))
    return weights


# Where the name of an outcome ends and how it was measured begins.
_HOW = re.compile(
    r"\b(?:from (?:randomi|baseline|week|day)|until|baseline|up to|(?:as )?(?:measured|assessed|"
    r"evaluated|defined)|"
    r"using|according|time ?points?|(?:at )?(?:weeks?|months?|days?|years?|visits?) \d|at \d|after|"
    r"\d+[- ](?:weeks?|months?|days?|years?|hours?|minutes?)|through)\b|[:;(]", re.I)


def _share(some: frozenset[str], weights: dict[str, float], total: float) -> float:
    return sum(weight for key, weight in weights.items() if key in some) / total


def _sign(outcome: str, short: ShortForms) -> int:
    signs = [valence(term.key) for term in terms(outcome, short)]
    signs = [sign for sign in signs if sign]
    return signs[0] if signs and all(s == signs[0] for s in signs) else 0


def _orientation(clause: str, only: tuple[frozenset[str], frozenset[str]],
                 short: ShortForms) -> int:
    """1 where the comparator is what the clause compares against, -1 where the intervention is."""
    arm, other = only
    for what, start, _ in comparators(clause):
        named = keys(what, short)
        if named & arm and not named & other:
            return -1
        if named & other and not named & arm:
            return 1
        before = keys(clause[:start], short)
        if before & arm and not before & other:
            return 1
        if before & other and not before & arm:
            return -1
    whole = keys(clause, short)
    if whole & arm and not whole & other:
        return 1
    if whole & other and not whole & arm:
        return -1
    return 0


def features(found: list[Candidate]) -> dict[str, float]:
    """The named numbers that the model weighs."""
    best = found[0]
    told: dict[str, float] = {"always": 1.0, "match": best.match,
                              "match in sentence": best.in_sentence,
                              "no match": float(best.match < 0.2),
                              "full match": float(best.match > 0.85),
                              "intervention named": best.intervention,
                              "comparator named": best.comparator,
                              "both arms": best.intervention * best.comparator,
                              "in conclusions": float(best.section == "conclusions"),
                              "in title": float(best.section == "title"),
                              "better when more": float(best.sign > 0),
                              "worse when more": float(best.sign < 0)}
    told.update(best.text_wide)
    known = dict(best.text_wide)
    _read("best x arms", best, known.get("text: outcome and arms", 0.0), told)
    _read("best", best, 1.0, told)
    _read("best x match", best, best.match, told)
    total = sum(c.match for c in found) or 1.0
    for candidate in found[1:]:
        _read("others", candidate, candidate.match / total, told)
    for candidate in found:
        if candidate.section == "conclusions":
            _read("conclusion", candidate, candidate.match, told)
    told[f"{SIGNED}always"] = 1.0
    _read_signed("best", best, 1.0, told)
    for candidate in found[1:]:
        _read_signed("others", candidate, candidate.match, told)
    return told


def _read_signed(prefix: str, candidate: Candidate, weight: float,
                 told: dict[str, float]) -> None:
    """Numbers whose sign tells the direction: more counts for, less against, "increased"."""
    def add(name: str, value: float) -> None:
        if value:
            key = f"{SIGNED}{prefix}: {name}"
            told[key] = told.get(key, 0.0) + weight * value

    add("way", candidate.way)
    add("way, arm known", candidate.way * abs(candidate.orientation))
    add("way, by match", candidate.way * candidate.match)
    if "significant" in (candidate.certainty, candidate.whole_certainty):
        add("way, significant", candidate.way)
    if candidate.section == "conclusions":
        add("way, concluded", candidate.way)
    add("two numbers", candidate.pair)
    if not candidate.way:
        add("two numbers alone", candidate.pair)
        add("orientation", candidate.orientation)
        good = sum((e.move == "good") - (e.move == "bad") for e in candidate.effects)
        add("better", max(-1, min(1, good)) * (candidate.orientation or 1))
    ratio = _RATIO.search(candidate.text)
    if ratio:
        value = float(ratio[1].replace("·", "."))
        add("ratio", (value > 1) - (value < 1))
    add("better when more", candidate.sign)


def _read(prefix: str, candidate: Candidate, weight: float, told: dict[str, float]) -> None:
    def add(name: str) -> None:
        key = f"{prefix}: {name}"
        told[key] = told.get(key, 0.0) + weight

    moves = [effect.move for effect in candidate.effects]
    if "none" in moves:
        add("no difference")
    if candidate.certainty:
        add(candidate.certainty)
    elif candidate.whole_certainty:
        add(f"sentence {candidate.whole_certainty}")
    else:
        add("certainty unsaid")
    if not candidate.effects:
        add("no effect told")
    if _BETWEEN.search(candidate.text):
        add("between groups")
    way = candidate.way
    if way:
        add("more" if way > 0 else "less")
        if candidate.orientation:
            add("more, arm known" if way > 0 else "less, arm known")
    _add_numbers(candidate, add)


def _way(sentence: str, clause: tuple[int, int], weights: dict[str, float], sign: int,
         orientation: int, short: ShortForms) -> int:
    """1 where the clause says more of the outcome with the intervention, -1 where less.

    Of several effects that one counts whose own outcome names most of it.
    """
    best, way = -1.0, 0
    for told in read_statements(sentence):
        if told.span != clause or told.effect.move not in ("up", "down", "good", "bad"):
            continue
        own = sum(weights.get(key, 0.0) for key in keys(told.outcome, short))
        move = told.effect.move
        step = (1 if move == "up" else -1) if move in ("up", "down") else (
            sign * (1 if move == "good" else -1))
        if step and own > best:
            best, way = own, step * (orientation or 1)
    return way


def _pair(clause: str, only: tuple[frozenset[str], frozenset[str]], short: ShortForms) -> int:
    """1 where of two numbers side by side that of the intervention is larger, -1 where smaller."""
    pair = _PAIR.search(clause)
    if not pair:
        return 0
    one, other = (float(pair[n].replace("·", ".")) for n in (1, 2))
    first = next((1 if term.key in only[0] else -1 for term in terms(clause, short)
                  if term.key in only[0] or term.key in only[1]), 1)
    return 0 if one == other else first * (1 if one > other else -1)


def _add_numbers(candidate: Candidate, add: Callable[[str], None]) -> None:
    ratio = _RATIO.search(candidate.text)
    if ratio:
        value = float(ratio[1].replace("·", "."))
        add("ratio above one" if value > 1 else "ratio below one")
        if ratio[2] and ratio[3]:
            low, high = (float(ratio[n].replace("·", ".")) for n in (2, 3))
            add("interval holds one" if low <= 1 <= high else "interval excludes one")
    if candidate.pair:
        add("larger number" if candidate.pair > 0 else "smaller number")
