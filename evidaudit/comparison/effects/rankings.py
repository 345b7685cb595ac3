"""Groups ranked by the claim that did not differ in the study."""

from __future__ import annotations

from dataclasses import dataclass

from ... import quick_re as re
from ...lexicon import keys
from ...model import Passage
from ..alignment import Comparison
from ..stated import GENERIC, Stated

_ARM = re.compile(r"\s+(?:vs\.?|versus|against|compared with)\s+|,\s*", re.I)
_SEGMENT = re.compile(r"(?<=[.!?;])\s+|,?\s+\b(?:but|whereas|while)\b\s+", re.I)
_HELPED = re.compile(r"\b(?:help(?:s|ed|ful)?|benefi\w+|effective|work(?:s|ed)|better|useful|"
                     r"successful|"
                     r"improv\w+|superior)\b", re.I)
_DENIED = re.compile(r"\b(?:not|no|never|n[o']t|without|\w+n['’]t|ineffective|useless|worse|"
                     r"inferior)\b", re.I)


@dataclass(frozen=True, slots=True)
class Ranking:
    """A ranking that the claim makes and the passage that says the groups did not differ."""

    claimed: str
    passage: Passage


def invented_ranking(comparison: Comparison) -> Ranking | None:
    """A ranking by the claim of groups that no finding tells apart; None where there is none.

    "Walking helped. Strength training did not", where the study's only word on the two is "no
    difference".
    """
    prepared = comparison.prepared
    text = comparison.anatomy.text
    parts = [part for part in _SEGMENT.split(text) if part and part.strip()]
    if prepared is None or len(parts) < 2 or not _HELPED.search(text):
        return None
    helped = keys(" ".join(p for p in parts if not _DENIED.search(p)), prepared.short)
    not_helped = keys(" ".join(p for p in parts if _DENIED.search(p)), prepared.short)
    if not helped or not not_helped:
        return None
    for statement in prepared.statements:
        if statement.move != "none" or statement.row is None:
            continue
        arms = [keys(part, prepared.short) - GENERIC
                for part in _ARM.split(statement.row.comparison) if part.strip()]
        if len(arms) < 2:
            continue
        shared = frozenset.intersection(*arms)
        winners = [arm - shared for arm in arms if (arm - shared) & (helped - not_helped)]
        losers = [arm - shared for arm in arms if (arm - shared) & (not_helped - helped)]
        if any(one != other and not _told_apart(prepared.statements, one, other)
               for one in winners for other in losers):
            return Ranking(text, statement.passage)
    return None


def _told_apart(statements: tuple[Stated, ...], one: frozenset[str],
                other: frozenset[str]) -> bool:
    """Whether any finding says that one of the two arms did better or worse than the other."""
    return any(statement.move in ("up", "down", "good", "bad")
               and statement.significance != "not significant"
               and one & (statement.agent | statement.against)
               and other & (statement.agent | statement.against)
               for statement in statements)
