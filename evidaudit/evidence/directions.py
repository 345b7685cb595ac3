"""The direction that a study's text reports for one outcome of one comparison.

Sentences are weighed by how much of the outcome they name, their words are read by ``wording``,
and a small linear model over those readings decides. Its weights are data
(``data/directions.json``), fitted by ``benchmarks/fit_directions.py``; each has the name of what it
weighs, so that a person can read why.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from ..model import Passage
from .direction_features import Candidate, candidates, features


@dataclass(frozen=True, slots=True)
class Direction:
    """``label``: increased, decreased, no difference, or not told; ``score`` its probability.

    ``passage`` are the words of the clause that tells it, with offsets into the text;
    ``scores`` the probability of each label.
    """

    label: str
    passage: Passage = Passage("")
    score: float = 0.0
    scores: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """Whether the text supports that the two arms differ in the outcome.

    ``label``: differs, no difference, or not told.
    """

    label: str
    passage: Passage = Passage("")
    score: float = 0.0


@cache
def _weights() -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    path = resources.files("evidaudit").joinpath("data", "directions.json")
    data: Mapping[str, Mapping[str, Mapping[str, float]]] = json.loads(
        path.read_text(encoding="utf-8"))["models"]
    return data


@lru_cache(maxsize=4096)
def direction_of(report_text: str, intervention: str, comparator: str, outcome: str) -> Direction:
    """What ``report_text`` says of ``outcome`` with ``intervention`` against ``comparator``."""
    found = candidates(report_text, intervention, comparator, outcome)
    if not found:
        return Direction("not told")
    scores = probabilities(features(found), _weights()["direction"])
    label = max(scores, key=lambda name: scores[name])
    return Direction(label, _passage(found), scores[label], tuple(sorted(scores.items())))


@lru_cache(maxsize=4096)
def support_of(report_text: str, intervention: str, comparator: str, outcome: str) -> Support:
    """Whether ``report_text`` says that the two arms differ in ``outcome``, at all."""
    found = candidates(report_text, intervention, comparator, outcome)
    if not found:
        return Support("not told", score=1.0)
    scores = probabilities(features(found), _weights()["support"])
    label = max(scores, key=lambda name: scores[name])
    return Support(label, _passage(found), scores[label])


def probabilities(told: Mapping[str, float],
                  weights: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """The probability of each label from feature values and the model's weights."""
    sums = {label: sum(own.get(name, 0.0) * value for name, value in told.items())
            for label, own in weights.items()}
    highest = max(sums.values())
    powers = {label: math.exp(value - highest) for label, value in sums.items()}
    total = sum(powers.values())
    return {label: value / total for label, value in powers.items()}


def _passage(found: list[Candidate]) -> Passage:
    best = found[0]
    return Passage(best.text, best.start, best.start + len(best.text), best.section, "")


def frequencies(rows: list[str]) -> Counter[str]:
    """How often each label occurs."""
    return Counter(rows)
