"""Whether a report speaks of what a claim is about at all, so that it may be held against it."""

from __future__ import annotations

from ..lexicon import keys
from .alignment import Comparison
from .arms.comparators import claimed_comparators
from .effects.causation import TELLING_OF_STUDIES
from .stated import GENERIC, WEAK

COVERED = 0.5  # share of the claim's terms, their comparator left out, that the report must know
_FRAME = GENERIC | frozenset(keys(
    "group intervention effect baseline versus trial study review treat treated treatment fared "
    "worked works good prevent preventing"))


def speaks_of_it(comparison: Comparison) -> bool:
    """Whether the report knows what the claim says was done and most of the rest of it.

    An abstract that is silent on the claim's intervention or on its outcome cannot be held
    against the claim's comparator or its people.
    """
    prepared = comparison.prepared
    if prepared is None:
        return False
    told_against = [words for words, _, _ in comparison.anatomy.comparators]
    told_against += [told.words for told in claimed_comparators(comparison.anatomy.text)]
    against = _FRAME.union(*(keys(words, prepared.short) for words in told_against))
    told = keys(comparison.anatomy.text, prepared.short) - against
    if told and len(told & prepared.known) < COVERED * len(told):
        return False
    for statement in comparison.statements:
        agent = statement.agent - statement.outcome - against
        if agent and not agent & prepared.known:
            return False
        outcome = statement.outcome - agent - against - WEAK
        if outcome and not outcome & prepared.known and len(told & prepared.known) < 2:
            return False
    return True


def rest_is_known(comparison: Comparison, outcomes: frozenset[str]) -> bool:
    """Whether the study speaks of most of what the claim says besides the outcome."""
    prepared = comparison.prepared
    if prepared is None:
        return False
    named = {(t.start, t.end) for t in comparison.anatomy.terms if t.key in outcomes}
    rest = frozenset(t.key for t in comparison.anatomy.terms if (t.start, t.end) not in named)
    rest -= outcomes | GENERIC | WEAK | TELLING_OF_STUDIES
    known = rest & prepared.known
    return not rest or bool(known) and 2 * len(known) >= len(rest)
