"""What all readings of a claimed effect amount to together: is it the contrary of what was found?

A logistic regression over the loose readings weighs each that contradicts the claim by its own
marks and by the best that agrees. Its weights are data (``data/together.json``), each with the name
of what it weighs, fitted by ``benchmarks/fit_together.py``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from ... import quick_re as re
from ...model import Passage
from ..alignment import Comparison
from .loose_readings import Marks, Reading, loose_readings

CONTRARY = frozenset({"opposite", "effect-for-none", "none-for-effect"})
_CAREFUL = re.compile(
    r"\b(?:if anything|chance|luck|uncertain\w*|unclear|inconclusive|imprecise|trend\w*|"
    r"numerical\w*|"
    r"intervals?|compatible|did not reach|not|no|nor|without|fail(?:s|ed)|neither|none|cannot|"
    r"\w+n['’]t|non-?significan\w*|insignificant\w*|unproven|hint\w*|similar\w*|comparabl[ey]|"
    r"equal(?:ly)?|the same|alike|little|barely|hardly|short of|on a par|level with|may|might)\b",
    re.I)


# "Among injured skiers, …" tells of those to whom the outcome came.
_SOME_OF_THEM = re.compile(r"^\W*(?:among|within|of) (?:the )?[^,]{4,60},", re.I)


@dataclass(frozen=True, slots=True)
class Contrary:
    """The reading that most surely contradicts the claim, and how probable it is, 0 to 1."""

    relation: str
    claimed: str
    passage: Passage
    probability: float


@cache
def _weights() -> tuple[Mapping[str, float], float]:
    path = resources.files("evidaudit").joinpath("data", "together.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    return data["weights"], data["constant"]


@lru_cache(maxsize=64)
def contrary(comparison: Comparison) -> Contrary | None:
    """What contradicts the claimed effects most surely; None where no reading does."""
    weights, constant = _weights()
    best: Contrary | None = None
    for reading, marks in weighed(comparison):
        if _SOME_OF_THEM.match(reading.passage):
            continue
        total = constant + math.fsum(value * weights.get(name, 0.0)
                                     for name, value in marks.items())
        probability = 1 / (1 + math.exp(-total))
        if best is None or probability > best.probability:
            best = Contrary(reading.relation, reading.claimed, reading.passage, probability)
    return best


def weighed(comparison: Comparison) -> list[tuple[Reading, Marks]]:
    """The readings that contradict the claim, each with all its marks."""
    every = loose_readings(comparison)
    agreeing = [one for one in every if one.relation == "agrees"]
    against = [one for one in every if one.relation in CONTRARY]
    careful = float(bool(_CAREFUL.search(comparison.anatomy.text)))
    return [(one, one.marks | _beside(one, every, agreeing, against) | {
        f"{one.relation} by {one.reader}": 1.0, one.relation: 1.0, one.reader: 1.0,
        "careful": careful * (one.relation != "opposite"),
        "careful, yet opposite": careful * (one.relation == "opposite"),
        "effects claimed": min(len(comparison.statements), 3) / 3,
        "the study knows the claim's words": comparison.coverage}) for one in against]


def _beside(one: Reading, every: Sequence[Reading], agreeing: Sequence[Reading],
            against: Sequence[Reading]) -> Marks:
    """How one reading that contradicts stands beside those that agree, and the others."""
    place, marks = one.passage.start, one.marks
    others = {other.reader for other in against
              if other.relation == one.relation and other.passage.start == place
              and other.reader != one.reader}
    rivals = [other.marks for other in agreeing if other.claimed == one.claimed] or [
        other.marks for other in agreeing]

    def ahead(name: str) -> float:
        return marks.get(name, 0.0) - max((rival.get(name, 0.0) for rival in rivals), default=0.0)

    elsewhere = max((other.marks["known words"] for other in every
                     if other.passage.start != place), default=0.0)
    return {
        "other readers": min(len(others), 3) / 3,
        "agrees at the same place": float(any(other.passage.start == place for other in agreeing)),
        "known words of what agrees": marks["known words"] - ahead("known words"),
        "known words ahead": ahead("known words"), "telling words ahead": ahead("telling words"),
        "outcome ahead": ahead("outcome"), "nothing agrees": float(not agreeing),
        "agreeing": min(len(agreeing), 4) / 4,
        "most known words": float(marks["known words"] >= max(
            other.marks["known words"] for other in every) - 1e-9),
        "known words before elsewhere": marks["known words"] - elsewhere}
