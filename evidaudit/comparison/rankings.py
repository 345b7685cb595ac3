"""Groups ranked by the claim that did not differ in the study."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..lexicon import keys
from ..model import Passage
from .alignment import Comparison
from .stated import GENERIC, Stated

_ARM = re.compile(r"\s+(?:vs\.?|versus|against|or|and|compared with)\s+|,\s*", re.I)
_HELPED = frozenset({"good"})


@dataclass(frozen=True, slots=True)
class Ranking:
    """A ranking that the claim makes and the passage that says the groups did not differ."""

    claimed: str
    passage: Passage


def invented_ranking(comparison: Comparison) -> Ranking | None:
    """A ranking by the claim of groups that no finding tells apart; None where there is none.

    "Walking helped, strength training did not", where the study's only word on the two is "no
    difference".
    """
    if comparison.prepared is None:
        return None
    short = comparison.prepared.short
    helped = [s for s in comparison.statements if s.move in _HELPED]
    not_helped = [s for s in comparison.statements if s.move == "none" and s.denied in ("good", "")]
    sentences = [s.strip() for s in re.split(r"(?<=[.!?;])\s+|,?\s+but\s+", comparison.anatomy.text)]
    if not helped and not_helped:
        helped = [s for s in not_helped if len(sentences) > 1]
    if not not_helped or not (helped or len(sentences) > 1):
        return None
    claimed = keys(comparison.anatomy.text, short)
    for statement in comparison.prepared.statements:
        if statement.move != "none" or statement.row is None:
            continue
        arms = [keys(part, short) - GENERIC
                for part in _ARM.split(statement.row.comparison) if part.strip()]
        named = [arm for arm in arms if arm & claimed]
        distinct = {frozenset(arm & claimed) for arm in named}
        if len(distinct) >= 2 and not _told_apart(comparison.prepared.statements, distinct):
            return Ranking(comparison.anatomy.text, statement.passage)
    return None


def _told_apart(statements: tuple[Stated, ...], arms: set[frozenset[str]]) -> bool:
    """Whether any finding says that one of the arms did better or worse than another."""
    for statement in statements:
        if statement.move in ("up", "down", "good", "bad") and statement.significance != (
                "not significant"):
            sides = statement.agent | statement.against | statement.clause
            if sum(bool(arm & sides) for arm in arms) >= 2:
                return True
    return False
