"""What the clauses about one outcome say, as named numbers for small models."""

from __future__ import annotations

import math
from collections.abc import Callable

from .. import quick_re as re
from .direction_candidates import Candidate

SIGNED = "± "       # before the names of features whose sign tells the direction
# Of the changes that the model was fitted on six of seven were falls, by the choice of outcomes. So
# much of that is told to the model; with all of it a rise was believed only where all agreed.
LOPSIDED = 0.3
_RATIO = re.compile(
    r"\b(?:HR|OR|RR|IRR|(?:hazard|odds|risk|rate) ratio|relative risk)[^\d]{1,30}?(\d+[.·]\d+)"
    r"(?:[^\d]{1,25}(?:95|90|99)\s?%[^\d]{1,25}(\d+[.·]\d+)[^\d]{1,8}(\d+[.·]\d+))?", re.I)
_BETWEEN = re.compile(r"\b(?:between (?:the )?(?:two |three |treatment |study )?groups?|"
                      r"between[- ]group|both groups|"
                      r"either group|among (?:the )?groups|groups)\b", re.I)
_TREND = re.compile(r"\b(?:trend|tend(?:ed|ency|s)|borderline|numerical|slightly|marginal)", re.I)


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
                              "position": best.position,
                              "relative match": best.relative,
                              "log odds of the best": best.rank}
    told.update(best.text_wide)
    known = dict(best.text_wide)
    _read("best x arms", best, known.get("text: outcome and arms", 0.0), told)
    _read("best", best, 1.0, told)
    _read("best x match", best, best.match, told)
    odds = [math.exp(c.rank - best.rank) for c in found]
    for candidate, one in zip(found, odds, strict=True):
        _read("all", candidate, one / sum(odds), told)
    for place, candidate in enumerate(found[1:3], start=2):
        _read(f"number {place}", candidate, 1.0, told)
    total = sum(c.match for c in found) or 1.0
    for candidate in found[1:]:
        _read("others", candidate, candidate.match / total, told)
    for candidate in found:
        if candidate.section == "conclusions":
            _read("conclusion", candidate, candidate.match, told)
    told[f"{SIGNED}always"] = LOPSIDED
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
    add("way of a lessening", way * candidate.lessening)
    add("way, within an arm", way * candidate.within)
    if "significant" in (candidate.certainty, candidate.whole_certainty):
        add("way, significant", way)
    if candidate.section == "conclusions":
        add("way, concluded", way)
    add("two numbers", candidate.pair)
    add("values of arms", candidate.values)
    add("difference in numbers", candidate.difference)
    if not way:
        add("values of arms alone", candidate.values)
        add("difference in numbers alone", candidate.difference)
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
    if candidate.against:
        add(f"compares with {candidate.against}")
    if candidate.main:
        add("main outcome")
    if candidate.said:
        key = f"{prefix}: says {candidate.said} of it"
        told[key] = told.get(key, 0.0) + weight * candidate.told_of
    if candidate.part:
        add("of a part")
    if candidate.relation:
        add("a relation")
    if candidate.timed:
        add("at its time" if candidate.timed > 0 else "at another time")
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
