"""For each claim the findings of the report that speak of the same thing, and why."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

from ..claims.anatomy import Anatomy, read_anatomy
from ..evidence.reading import short_forms
from ..lexicon import keys, terms
from ..model import Claim, Passage, Report, ReportedFinding

FIRM = 0.5  # share of the claim's own weight that a finding must hold before it may accuse


@dataclass(frozen=True, slots=True)
class Aligned:
    """A finding beside the claim: ``score`` 0 to 1, the terms shared and the reason in words."""

    finding: ReportedFinding
    score: float
    shared: frozenset[str]
    why: str

    @property
    def passage(self) -> Passage:
        """The words that decide, with their offsets in the report's text."""
        row = self.finding
        return Passage(row.statement, row.start, row.end, row.locator, row.basis)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claim's anatomy beside the report: the findings that it may be held against, best first.

    ``coverage`` is the share of the claim's terms (rare ones weigh more) that the report's text
    or rows know; ``unknown`` the terms that they do not.
    """

    anatomy: Anatomy
    report: Report | None
    aligned: tuple[Aligned, ...] = ()
    coverage: float = 0.0
    unknown: frozenset[str] = frozenset()

    @property
    def best(self) -> Aligned | None:
        """The finding that speaks most nearly of the same thing, or None."""
        return self.aligned[0] if self.aligned else None


class Quotation(Protocol):
    """Anything with a claim and what the cited study reported, such as a Pair."""

    @property
    def claim(self) -> Claim: ...

    @property
    def report(self) -> Report | None: ...


def read(pair: Quotation) -> Comparison:
    """The comparison of a claim with its report; nothing aligned where nothing is shared."""
    return compare_text(pair.claim.text, pair.report)


def compare_text(text: str, report: Report | None) -> Comparison:
    """The comparison of a claim's words with a report."""
    anatomy = read_anatomy(text)
    if report is None:
        return Comparison(anatomy, None)
    return _align(text, report)


def _align(text: str, report: Report) -> Comparison:
    anatomy = read_anatomy(text)
    forms = short_forms(report.text)
    wanted = frozenset(term.key for term in terms(text, forms))
    rows = [(row, keys(f"{row.statement} {row.outcome} {row.comparison}", forms))
            for row in report.findings]
    known = keys(report.text, forms) | keys(report.title, forms) | keys(report.population, forms)
    for _, row_keys in rows:
        known |= row_keys
    weights = {key: math.log(1 + (len(rows) + 1) / (1 + sum(key in k for _, k in rows)))
               for key in wanted}
    total = sum(weights.values()) or 1.0
    aligned = []
    for row, row_keys in rows:
        shared = wanted & row_keys
        if shared:
            score = sum(weights[key] for key in shared) / total
            aligned.append(Aligned(row, score, shared, "shares " + ", ".join(sorted(
                key.lstrip("=") for key in shared))))
    aligned.sort(key=lambda item: -item.score)
    coverage = sum(weights[key] for key in wanted & known) / total
    return Comparison(anatomy, report, tuple(aligned), coverage, wanted - known)
