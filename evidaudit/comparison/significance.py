"""A number that the claim calls significant, though the study's interval or p value does not."""

from __future__ import annotations

from ..model import Kind
from ..statistics import is_significant
from ..wording.effects import significance
from .alignment import Comparison
from .values import ValueStance, value_stances

_CHANGES = frozenset({Kind.MEAN, Kind.MEDIAN, Kind.PERCENT_CHANGE})


def told_as_significant(comparison: Comparison) -> ValueStance | None:
    """The claimed number that agrees with a reported one that was not significant, where the
    claim's one statement says "significant"; None where there is none."""
    if significance(comparison.anatomy.text) != "significant":
        return None
    for stance in value_stances(comparison):
        if stance.relation != "agrees" or stance.found is None:
            continue
        found = stance.found.estimate
        if is_significant(found) is False or (
                found.kind in _CHANGES and found.ci_low is not None and found.ci_high is not None
                and found.ci_low < 0 < found.ci_high):
            return stance
    return None
