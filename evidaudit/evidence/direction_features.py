"""What the sentences about one outcome say, as named numbers for a small model."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..lexicon import keys, terms, valence
from ..wording.effects import Effect
from ..wording.statements import read_statements
from .direction_marks import (
    Arms,
    ShortForms,
    focus_of,
    local_significance,
    mentions,
    orientation,
    pair_of_values,
    read_arms,
    significance_marks,
)
from .direction_text import Clause, Prepared, Told, about_text, outcome_weights, prepared

SIGNED = "± "       # before the names of features whose sign tells the direction
MOST = 6            # clauses that may speak of one outcome
_RATIO = re.compile(
    r"\b(?:HR|OR|RR|IRR|(?:hazard|odds|risk|rate) ratio|relative risk)[^\d]{1,30}?(\d+[.·]\d+)"
    r"(?:[^\d]{1,25}(?:95|90|99)\s?%[^\d]{1,25}(\d+[.·]\d+)[^\d]{1,8}(\d+[.·]\d+))?", re.I)
_BETWEEN = re.compile(r"\b(?:between (?:the )?(?:two |three |treatment |study )?groups?|"
                      r"between[- ]group|both groups|"
                      r"either group|among (?:the )?groups|groups)\b", re.I)
_BASELINE = re.compile(r"\bbaseline\b", re.I)
_AT_BASELINE = re.compile(r"\b(?:at|pre-?|the|between-group|in) ?baseline\b|\bbaseline (?!to\b)|"
                          r"\bbefore (?:the )?(?:treatment|intervention|surgery|operation)",
                          re.I)
_TIME = re.compile(r"(?<![.\d])\d{1,3}(?![.\d]|\s?%|\s?m?[gl]\b)")
_LASTS = re.compile(r"\b(?:times?|duration|length|latency|onset|survival|delay|days|hours)\b", re.I)
_LASTS_TO = re.compile(r"\b(?:times? (?:to|of|until)|duration|latency|onset)\b", re.I)
# What "the difference between the groups was not significant" is made of.
_DIFFERENCE = keys("difference differences differ different significant significantly significance "
                   "statistically statistical between two three groups group arms treatments "
                   "treatment both all reached reach not no similar comparable change changes effect "
                   "effects these this study intervention control among any time point observed "
                   "found seen whole CI confidence interval")
_TREND = re.compile(r"\b(?:trend|tend(?:ed|ency|s)|borderline|numerical|slightly|marginal)", re.I)


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
    said: str                 # what the statement whose own outcome fits best says of it
    way: int                  # 1 where more of it is told with the intervention, -1 where less
    pair: int                 # likewise by two numbers set side by side
    order: int                # likewise if the intervention's number is the first
    sides: int                # how many of the two arms the clause names
    certainty: str
    whole_certainty: str
    nearest: str              # what the p value or interval nearest to the outcome says
    within: bool
    follow: str               # what the next words say of "the difference": none, significant …
    sign: int                 # 1 where more of the outcome is better
    position: float
    text_wide: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of a text: the outcome's weighed terms and both arms."""

    weights: dict[str, float]
    total: float
    arm: frozenset[str]
    other: frozenset[str]
    arms: Arms
    times: frozenset[str]
    lasts: bool               # whether the outcome is itself a time or duration
    sign: int
    short: ShortForms
    wide: tuple[tuple[str, float], ...]

    def share(self, named: frozenset[str]) -> float:
        return sum(w for key, w in self.weights.items() if key in named) / self.total


def candidates(text: str, intervention: str, comparator: str, outcome: str) -> list[Candidate]:
    """The clauses of ``text`` that name most of ``outcome``, best first (at most ``MOST``)."""
    ready = prepared(text)
    weights = outcome_weights(outcome, ready)
    total = sum(weights.values())
    if not total:
        return []
    short = ready.short
    asked = _Asked(weights, total, keys(intervention, short), keys(comparator, short),
                   read_arms(intervention, comparator, keys(outcome, short), short,
                             ready.labels), frozenset(_TIME.findall(outcome)),
                   bool(_LASTS.search(outcome)),
                   _sign(outcome, short), short,
                   about_text(ready, intervention, comparator, outcome, weights))
    ranked: list[tuple[float, int, int, float, float]] = []
    for index, told in enumerate(ready.told):
        whole = asked.share(told.named)
        shares = _shares(asked, told.named)
        base = 0.3 * whole + 0.04 * sum(shares) + (
            0.05 if told.section in ("results", "methods") else -0.05)
        for number, clause in enumerate(told.clauses):
            match = asked.share(clause.named)
            rank = (base + 0.7 * match + (0.08 if clause.effects else 0.0)
                    - (0.1 if _BASELINE.search(clause.text) else 0.0)
                    - (0.05 if clause.within else 0.0)
                    - (0.08 if told.section == "methods" else 0.0)
                    + (0.03 if told.certainty or significance_marks(told.sentence.text) else 0.0)
                    - (0.25 if any(e.move == "none" for e in clause.effects)
                       and _AT_BASELINE.search(clause.text) else 0.0))
            if match and asked.times:
                rank += 0.08 * len(asked.times & frozenset(_TIME.findall(clause.text))) / len(
                    asked.times)
            if match > 0.3:
                rank += 0.02 * len({side for _, side in mentions(
                    told.sentence.text, asked.arms, asked.short)})
            ranked.append((-rank, index, number, match, whole))
    ranked.sort()
    return [_candidate(ready, asked, index, number, match, whole)
            for _, index, number, match, whole in ranked[:MOST]]


def _shares(asked: _Asked, named: frozenset[str]) -> tuple[float, float]:
    return (len(asked.arm & named) / len(asked.arm) if asked.arm else 0.5,
            len(asked.other & named) / len(asked.other) if asked.other else 0.5)


def _candidate(ready: Prepared, asked: _Asked, index: int, number: int, match: float,
               whole: float) -> Candidate:
    told = ready.told[index]
    clause = told.clauses[number]
    found = mentions(clause.text, asked.arms, asked.short)
    first = next((e for e in clause.effects if e.move not in ("differ",)), None)
    toward = orientation(clause.text, found, (first.start - clause.start, first.end - clause.start)
                         if first else None)
    focus = focus_of(terms(told.sentence.text, asked.short), asked.weights) or (clause.start,) * 2
    if match:
        own = focus_of(clause.terms, asked.weights)
        focus = (own[0] + clause.start, own[1] + clause.start) if own else focus
    shares = _shares(asked, told.named)
    said, way = _way(told.sentence.text, clause, asked, toward)
    since = focus[0] - clause.start
    return Candidate(
        clause.text, told.sentence.start + clause.start, told.section, match, whole, *shares,
        toward, clause.effects, said, way,
        pair_of_values(clause.text, found, toward, since),
        pair_of_values(clause.text, [(0, 1)], toward, since), len({side for _, side in found}),
        clause.certainty, told.certainty,
        local_significance(told.sentence.text, focus), clause.within,
        _follow(ready.told, index, number, asked), asked.sign,
        index / max(1, len(ready.told)), asked.wide)


def _follow(told: tuple[Told, ...], index: int, number: int, asked: _Asked) -> str:
    """What the words after a clause say where they name no outcome of their own."""
    later = list(told[index].clauses[number + 1:])
    if index + 1 < len(told) and told[index + 1].section == told[index].section:
        later.extend(told[index + 1].clauses[:1])
    for clause in later[:3]:
        moves = {e.move for e in clause.effects}
        if not (moves & {"none", "differ"} or clause.certainty) or asked.share(clause.named) > 0.5:
            continue
        own = clause.named - _DIFFERENCE - asked.arm - asked.other - asked.weights.keys()
        if len(own) > 2:
            continue
        if "none" in moves or clause.certainty == "not significant":
            return "none"
        if clause.certainty == "significant":
            return "significant"
    return ""


def _sign(outcome: str, short: ShortForms) -> int:
    signs = [valence(term.key) for term in terms(outcome, short)]
    signs = [sign for sign in signs if sign]
    return signs[0] if signs and all(s == signs[0] for s in signs) else 0


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
                              "worse when more": float(best.sign < 0),
                              "position": best.position}
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
    total = max(1.0, sum(c.match ** 2 for c in found[1:]))
    for candidate in found[1:]:
        _read_signed("others", candidate, candidate.match ** 2 / total, told)
    return told


def _read_signed(prefix: str, candidate: Candidate, weight: float,
                 told: dict[str, float]) -> None:
    """Numbers whose sign tells the direction: more counts for, less against, "increased"."""
    def add(name: str, value: float) -> None:
        if value:
            key = f"{SIGNED}{prefix}: {name}"
            told[key] = told.get(key, 0.0) + weight * value

    way = candidate.way
    add("way", way)
    add("way, arm known", way * abs(candidate.orientation))
    add("way, by match", way * candidate.match)
    add("way, within an arm", way * candidate.within)
    if "significant" in (candidate.certainty, candidate.whole_certainty):
        add("way, significant", way)
    if candidate.section == "conclusions":
        add("way, concluded", way)
    add("two numbers", candidate.pair)
    if not way:
        add("two numbers alone", candidate.pair)
        add("two numbers in order", candidate.order)
        add("orientation", candidate.orientation)
        good = sum((e.move == "good") - (e.move == "bad") for e in candidate.effects)
        add("better", max(-1, min(1, good)) * (candidate.orientation or 1))
    elif candidate.pair:
        add("two numbers as told", float(way) if way == candidate.pair else 0.0)
    ratio = _RATIO.search(candidate.text)
    if ratio:
        value = float(ratio[1].replace("·", "."))
        add("ratio", ((value > 1) - (value < 1)) * (candidate.orientation or 1))
    add("better when more", candidate.sign)


def _read(prefix: str, candidate: Candidate, weight: float, told: dict[str, float]) -> None:
    def add(name: str) -> None:
        key = f"{prefix}: {name}"
        told[key] = told.get(key, 0.0) + weight

    moves = [effect.move for effect in candidate.effects]
    if "none" in moves:
        add("no difference")
    if candidate.said:
        add(f"says {candidate.said}")
    settled = candidate.nearest or candidate.certainty or candidate.whole_certainty
    if candidate.follow == "none":
        settled = "not significant"
    if settled:
        add(f"settled {settled}")
        if candidate.said:
            add(f"says {candidate.said}, {settled}")
    if candidate.nearest:
        add(f"nearest {candidate.nearest}")
    if candidate.certainty:
        add(candidate.certainty)
    elif candidate.whole_certainty:
        add(f"sentence {candidate.whole_certainty}")
    else:
        add("certainty unsaid")
    if not (candidate.certainty or candidate.whole_certainty or candidate.nearest):
        add("nothing of chance")
    if candidate.within:
        add("within an arm")
    if candidate.sides == 2:
        add("names both arms")
    elif not candidate.sides:
        add("names no arm")
    if candidate.follow:
        add(f"follows {candidate.follow}")
    if _TREND.search(candidate.text):
        add("trend")
    if not candidate.effects:
        add("no effect told")
    if _BETWEEN.search(candidate.text):
        add("between groups")
    way = candidate.way
    if way:
        add("more or less")
        if candidate.orientation:
            add("more or less, arm known")
    _add_numbers(candidate, add)


def _way(sentence: str, clause: Clause, asked: _Asked, toward: int) -> tuple[str, int]:
    """What is said of the outcome, and 1 where that is more of it with the intervention.

    Of several statements that one counts whose own outcome names most of it. The second value is
    -1 where the clause says less, 0 where it does not tell.
    """
    best, way, most, said = -1.0, 0, -1.0, ""
    for told in read_statements(sentence):
        if told.span != (clause.start, clause.end):
            continue
        if not asked.lasts and _LASTS_TO.search(told.outcome):
            continue  # "time to relief was shorter" tells nothing of how many had relief
        own = sum(asked.weights.get(key, 0.0) for key in keys(told.outcome, asked.short))
        move = told.effect.move
        if own > most:
            most, said = own, move if move in ("none", "differ") else "moved"
        if move not in ("up", "down", "good", "bad"):
            continue
        step = (1 if move == "up" else -1) if move in ("up", "down") else (
            asked.sign * (1 if move == "good" else -1))
        if step and own > best:
            best, way = own, step * (toward or 1)
    return said, way


def _add_numbers(candidate: Candidate, add: Callable[[str], None]) -> None:
    ratio = _RATIO.search(candidate.text)
    if ratio:
        if ratio[2] and ratio[3]:
            low, high = (float(ratio[n].replace("·", ".")) for n in (2, 3))
            add("interval holds one" if low <= 1 <= high else "interval excludes one")
        else:
            add("ratio")
    if candidate.pair:
        add("two numbers")
