"""Whether a report speaks of what a claim is about at all, so that it may be held against it."""

from __future__ import annotations

from .alignment import Comparison
from .effects.causation import TELLING_OF_STUDIES
from .stated import GENERIC, WEAK


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
