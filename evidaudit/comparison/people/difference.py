"""One facet on which a claim and a study disagree on who was studied."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Passage, Severity


@dataclass(frozen=True, slots=True)
class PopulationDifference:
    """One facet on which claim and study disagree, and the passage that shows it."""

    facet: str
    claimed: str
    reported: str
    severity: Severity
    passage: Passage
