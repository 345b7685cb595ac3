"""The direction that a study's text reports for one outcome of one comparison.

Clauses are ranked by how much of the outcome they name, their words are read by ``wording``, and
three small logistic regressions over those readings decide: whether the text tells of the outcome,
whether the arms differ, and which has more. Their weights are data (``data/directions.json``),
fitted by ``benchmarks/fit_directions.py``; each has the name of what it weighs, so that a person
can read why.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from ..model import Passage
from .direction_candidates import Candidate, candidates
from .direction_features import features
from .direction_text import prepared

ASKED_WHETHER = "asked whether they differ"   # of a registered outcome, told or not
WORDS = 6.0         # how much the words of the whole text weigh beside the readings

Weights = Mapping[str, float]
# Of each word its rarity in the texts that the model was fitted on, and its weight.
Words = Mapping[str, tuple[float, float]]


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


@dataclass(frozen=True, slots=True)
class Models:
    """The weights of the three questions, and of the words that tell what kind of text it is."""

    told: Weights
    words: Words
    differs: Weights
    up: Weights


@cache
def _models() -> Models:
    path = resources.files("evidaudit").joinpath("data", "directions.json")
    data = json.loads(path.read_text(encoding="utf-8"))["models"]
    return Models(data["told"], {word: (rarity, weight) for word, (rarity, weight)
                                 in data["words"].items()}, data["differs"], data["up"])


@lru_cache(maxsize=4096)
def direction_of(report_text: str, intervention: str, comparator: str, outcome: str) -> Direction:
    """What ``report_text`` says of ``outcome`` with ``intervention`` against ``comparator``."""
    found = candidates(report_text, intervention, comparator, outcome)
    if not found:
        return Direction("not told")
    scores = direction_scores(features(found), _models())
    label = max(scores, key=lambda name: scores[name])
    return Direction(label, _passage(report_text, found), scores[label],
                     tuple(sorted(scores.items())))


@lru_cache(maxsize=4096)
def support_of(report_text: str, intervention: str, comparator: str, outcome: str) -> Support:
    """Whether ``report_text`` says that the two arms differ in ``outcome``, at all."""
    found = candidates(report_text, intervention, comparator, outcome)
    if not found:
        return Support("not told", score=1.0)
    scores = support_scores(features(found), prepared(report_text).named, _models())
    label = max(scores, key=lambda name: scores[name])
    return Support(label, _passage(report_text, found), scores[label])


def direction_scores(told: Mapping[str, float], models: Models) -> dict[str, float]:
    """The probability of each direction from feature values; its readings are told somewhere."""
    differs, up = _probability(told, models.differs), _probability(told, models.up)
    return {"increased": differs * up, "decreased": differs * (1 - up),
            "no difference": 1 - differs}


def support_scores(told: Mapping[str, float], named: Iterable[str],
                   models: Models) -> dict[str, float]:
    """The probability of each label of ``Support``; ``named`` are the terms of the whole text."""
    known = _logistic(_sum(told, models.told) + _topic(named, models.words))
    differs = _probability({**told, ASKED_WHETHER: 1.0}, models.differs)
    return {"differs": known * differs, "no difference": known * (1 - differs),
            "not told": 1 - known}


def _topic(named: Iterable[str], words: Words) -> float:
    """What the words of the whole text add: presence by rarity, at a length of one."""
    found = [words[key] for key in sorted(named) if key in words]
    length = math.sqrt(sum(rarity * rarity for rarity, _ in found))
    return WORDS * sum(rarity * weight for rarity, weight in found) / length if length else 0.0


def _sum(told: Mapping[str, float], weights: Weights) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in told.items())


def _probability(told: Mapping[str, float], weights: Weights) -> float:
    return _logistic(_sum(told, weights))


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, value))))


def _passage(text: str, found: list[Candidate]) -> Passage:
    best = found[0]
    end = best.start + len(best.text)
    return Passage(text[best.start:end], best.start, end, best.section, "")
