"""Which of a few candidate records a reference means, or honestly none.

Each component adds evidence for or against "the same work", as in record linkage (Fellegi &
Sunter 1969, doi 10.1080/01621459.1969.10501049): the logarithm of how much oftener an agreement
(or a disagreement) is seen for the right record than for a wrong one that looks like it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..model import Record, Reference, Status
from .comparison import compare, compare_in_short, titles_of
from .raw import title_length
from .titles import OTHER_KIND, PART_OF_TITLE, WORD_REPLACED
from .versions import other_version

ACCEPT = 0.5      # of the score: evidence for and against balance; the weights carry the caution
AMBIGUOUS = 0.2   # below: no match; between: something fits, not enough to say so
MARGIN = 1.0      # log-odds by which the best must beat another work that also fits
# Log-odds that an agreement, a near miss and a disagreement add. Disagreements weigh -4 where one
# honest reference in fifty has the field wrong; the digits of a number agree by chance rarely.
WEIGHTS = {
    "year": (2.0, -1.5, -4.0),        # near: one year off (online and print)
    "volume": (2.5, -4.0, -4.0),
    "page": (4.0, -4.0, -4.0),
    "issue": (0.5, 0.0, 0.0),         # often left out, often wrong
    "container": (2.0, 0.0, -2.5),    # near: most words of the name
    "doi": (8.0, -2.0, -2.0),         # DOIs are mistyped too
}
OTHER_VERSION = 6.0   # taken off where a preprint stands for the published work or the reverse
HALF_TITLE = 3.0      # taken off where the title fits in part and a number does not
BOTH_NUMBERS = 1.5    # taken off where volume and page differ: one text in two journals or years
SETTLED = -4.0        # log-odds below which nothing more needs to be looked at
PRIOR = -9.0      # log-odds that a candidate is the work meant, before any field is looked at


@dataclass(frozen=True, slots=True)
class Decision:
    """What the candidates come to: ``status`` is matched, ambiguous or no-match.

    ``record`` is the best candidate (None without a match), ``score`` its probability-like score
    0 to 1, ``components`` its named scores, ``runner_up`` the next other work.
    """

    status: Status
    record: Record | None = None
    score: float = 0.0
    components: Mapping[str, float] = field(default_factory=dict)
    runner_up: Record | None = None


def decide(reference: Reference, candidates: Sequence[Record]) -> Decision:
    """The candidate that ``reference`` means, if one clearly is."""
    ranked = []
    for place, record in enumerate(candidates):
        components = compare_in_short(reference, record)
        weight = evidence(components, _letters(record))
        if weight > SETTLED and other_version(reference, record):
            weight -= OTHER_VERSION
        ranked.append((weight, -place, record, components))
    ranked.sort(key=lambda row: row[:2], reverse=True)
    if not ranked:
        return Decision(Status.NO_MATCH)
    best, _, record, components = ranked[0]
    other = next((row for row in ranked[1:] if not _same_work(row[2], record)), None)
    runner_up = other[2] if other else None
    score = 1 / (1 + math.exp(-best))
    if score < AMBIGUOUS:
        return Decision(Status.NO_MATCH, None, score, compare(reference, record), record)
    if score < ACCEPT or (other is not None and best - other[0] < MARGIN):
        return Decision(Status.AMBIGUOUS, record, score, components, runner_up)
    return Decision(Status.MATCHED, record, score, components, runner_up)


def _letters(record: Record) -> int:
    return max((title_length(title) for title in titles_of(record)), default=0)


def _same_work(one: Record, other: Record) -> bool:
    if not one.DOI or not other.DOI:
        return False
    return one.DOI in (other.DOI, *other.aliases) or other.DOI in one.aliases


def evidence(components: Mapping[str, float], title_letters: int) -> float:
    """The log-odds that a record with these component scores is the work meant."""
    total = PRIOR
    title = components.get("title")
    if title is not None:
        total += _title_evidence(title, title_letters)
    first, authors = components.get("first_author"), components.get("authors", 0.0)
    if first is not None:
        total += (3.0 if first >= 0.9 else 2.0 if first >= 0.75 else -0.5 if authors >= 0.5
                  else -3.0)
        total += 1.0 if authors >= 0.9 else 0.0
    for name, weights in WEIGHTS.items():
        score = components.get(name)
        if score is not None:
            agrees, nearly, differs = weights
            if name == "doi" and title is not None and title < OTHER_KIND:
                agrees /= 2  # a DOI with another title may be the DOI of another work
            total += agrees if score >= 0.99 else nearly if score >= 0.5 else differs
    if components.get("volume") == components.get("page") == 0:
        total -= BOTH_NUMBERS
    if title is not None and title < PART_OF_TITLE and any(
            components.get(name) == 0 for name in ("year", "volume", "page")):
        total -= HALF_TITLE  # a title that fits in part needs numbers that fit
    return total


def _title_evidence(title: float, letters: int) -> float:
    if title >= 0.92:
        return min(10.0 if title >= 0.985 else 8.0, 2.0 + letters / 6)
    if title > WORD_REPLACED:
        return min(5.0, 1.0 + letters / 10)
    if title > OTHER_KIND:
        return min(2.0, letters / 20)
    return -1.0 if title >= 0.55 else -3.0
