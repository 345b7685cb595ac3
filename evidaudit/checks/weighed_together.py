"""What two checks tell where no single reading of the study decides, but all of them together."""

from __future__ import annotations

from ..comparison import Comparison
from ..comparison.confirmed import denies_effects
from ..comparison.effects.contest import CALLS_FOR_MORE
from ..comparison.effects.shown_contest import is_careful, shown_elsewhere
from ..comparison.effects.together import contrary
from .scopes import Result, major

WORTH_WEIGHING = 0.8  # probability below which a reading is not even told


def contrary_as_a_whole(comparison: Comparison, relation: str, message: str) -> list[Result]:
    """One result where the readings of this ``relation``, weighed together, contradict the claim;
    whether that is sure enough to be held against it is weighed after all checks."""
    found = contrary(comparison)
    if found is None or found.relation != relation or found.probability < WORTH_WEIGHING or (
            CALLS_FOR_MORE.search(found.claimed)) or any(
            stance is not None and stance.relation == "agrees" for stance in comparison.stances):
        return []
    if relation == "effect-for-none" and (
            denies_effects(comparison.anatomy.text) or is_careful(comparison.anatomy.text)
            or shown_elsewhere(comparison, "", found.passage)):
        return []
    return [major(message, claimed=found.claimed, reported=str(found.passage),
                  passage=found.passage)]
