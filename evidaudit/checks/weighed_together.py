"""What QUO303 tells where no single reading of the study decides, but all of them together."""

from __future__ import annotations

from .. import quick_re as re
from ..comparison import Comparison
from ..comparison.effects.anchored import homes_of_values
from ..comparison.effects.contest import CALLS_FOR_MORE
from ..comparison.effects.together import Contrary, contrary
from ..comparison.outcomes.outcomes import absent_outcome
from .scopes import Result, major

# "Adjustment weakened the association" tells of two analyses of one effect.
_ADJUSTED = re.compile(r"\badjust(?:ment|ed|ing)\b|\baccount(?:ed|ing)? for\b", re.I)
WORTH_WEIGHING = 0.8  # probability below which a reading is not even told


def opposite_as_a_whole(comparison: Comparison) -> list[Result]:
    """One result where the readings, weighed together, tell the opposite direction; whether that is
    sure enough to be held against the claim is weighed after all checks."""
    found = contrary(comparison)
    if found is None or found.relation != "opposite" or found.probability < WORTH_WEIGHING or (
            _is_spoken_for(comparison, found)):
        return []
    return [major("the study's words, weighed together, tell the opposite direction",
                  claimed=found.claimed, reported=str(found.passage), passage=found.passage)]


def _is_spoken_for(comparison: Comparison, found: Contrary) -> bool:
    """Whether something else decides: an effect that agrees, numbers that stand together in one
    sentence, or an outcome that the study never names."""
    text = comparison.anatomy.text
    if CALLS_FOR_MORE.search(found.claimed) or _ADJUSTED.search(text) or any(
            stance is not None and stance.relation == "agrees" for stance in comparison.stances):
        return True
    if comparison.report is not None and homes_of_values(text, comparison.report.text):
        return True
    missing = absent_outcome(comparison)
    return missing is not None and missing.verdict == "absent"
