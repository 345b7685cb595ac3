"""Whether a number of the claim is confirmed where it would be accused of something else.

A review says "RR 1.50 against no treatment" and "no clear difference from injections". A claim
that gives the 1.50 tells of the first sentence; the second contradicts it in nothing.
"""

from __future__ import annotations

from ..statistics import is_significant
from .alignment import Comparison
from .stances import Stance
from .values import value_stances


def confirmed_elsewhere(comparison: Comparison, stance: Stance) -> bool:
    """Whether a number of the accused statement agrees with one of another sentence of the study
    that is itself beyond chance."""
    clause = comparison.anatomy.text.find(stance.claimed.passage)
    end = clause + len(stance.claimed.passage)
    if clause < 0 or stance.found.row is None:
        return False
    return any(
        value.relation == "agrees" and value.found is not None
        and clause <= value.claimed.start < end
        and value.found.row.statement != stance.found.row.statement
        and is_significant(value.found.estimate) is True
        for value in value_stances(comparison))
