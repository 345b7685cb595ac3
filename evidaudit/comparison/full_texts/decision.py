"""Whether a whole article speaks of what it is cited for, by a small linear model.

Logistic regression over the named features of ``features.py``; its weights are data
(``data/citations.json``), fitted by ``benchmarks/fit_citations.py``, so that a person can read why.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from ...model import Claim, Passage, Reference, Report
from ..stated import Same
from .cited_part import CitedPart, cited_part
from .denials import DenialReading, observed_after_all
from .features import Shared, shared_with
from .figures import FigureReading, figure_differs
from .passages import index_of

_NAMED_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class FullTextReading:
    """``absent``: the article as a whole does not speak of it. ``probability`` that it does not.

    ``missing`` names, in words, what of the claim was not found; ``passage`` is the nearest one.
    """

    absent: bool
    probability: float
    missing: str
    passage: Passage


@cache
def model() -> Mapping[str, Any]:
    """The model as data: ``constant``, ``weights`` by feature, ``threshold``, ``common`` terms."""
    path = resources.files("evidaudit").joinpath("data", "citations.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


@cache
def common_terms() -> Mapping[str, int]:
    """Terms that abstracts of any subject use, each with its class: 0 the commonest."""
    return {key: number for number, keys in enumerate(model()["common"])
            for key in keys.split(";")}


def part_of(claim: Claim, reference: Reference) -> CitedPart:
    """What of a claim's words belongs to ``reference``."""
    issued = reference.item.get("issued") or {}
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    year = str(parts[0][0]) if parts and parts[0] else ""
    authors = reference.item.get("author")
    first = authors[0] if isinstance(authors, list) and authors else {}
    family = str(first.get("family", "")) if isinstance(first, dict) else ""
    part = cited_part(claim.text, reference.id, family, year)
    if part.alone and len(claim.reference_ids) > 1 and not part.elsewhere:
        return CitedPart(part.text, False)
    return part


def reads_as_absent(part: CitedPart, report: Report) -> FullTextReading:
    """Whether the article of ``report`` does not speak of what ``part`` says."""
    return _read(part, Same(report))


@lru_cache(maxsize=4096)
def _read(part: CitedPart, same: Same) -> FullTextReading:
    report = same.report
    index = index_of(report)
    shared = shared_with(part, index, common_terms())
    probability = probability_of(shared.features)
    absent = shared.terms > 0 and probability >= float(model()["threshold"])
    return FullTextReading(absent, probability, _missing(shared),
                           index.passage(shared.best.first))


def share_differs(part: CitedPart, report: Report) -> FigureReading | None:
    """The first share of ``part`` that the article of ``report`` does not give for that thing."""
    return figure_differs(part, index_of(report), common_terms())


def happened_after_all(part: CitedPart, report: Report) -> DenialReading | None:
    """What ``part`` says did not happen and the article of ``report`` says was observed."""
    return observed_after_all(part, index_of(report), common_terms())


def probability_of(features: Mapping[str, float]) -> float:
    """The probability that the article does not speak of it."""
    weights = model()["weights"]
    total = float(model()["constant"]) + sum(
        float(weights.get(name, 0.0)) * value for name, value in features.items())
    return 1 / (1 + math.exp(-total))


def _missing(shared: Shared) -> str:
    """What was not found: the words that the article never prints, or that it never joins."""
    if shared.unknown:
        return ", ".join(shared.unknown[:_NAMED_AT_MOST])
    if shared.apart:
        return ", ".join(shared.apart[:_NAMED_AT_MOST]) + " with the rest of it"
    return "all of it in one place"
