"""Whether what a statement tells of goes with little of a thing rather than with much of it."""

from __future__ import annotations

from ... import quick_re as re
from ..stated import Stated

# "Low levels", "a lack of sleep": what goes with little of a thing is the reverse of what goes
# with much of it. "Low-dose" and "low-fat" name a thing.
_LITTLE = re.compile(
    r"\b(?:low(?:est|er)?|short(?:est|er)?|poor(?:est|er)?|little|few|insufficient|inadequate|"
    r"rare)\s"
    r"(?:[\w-]{2,20}\s){0,3}?(?:levels?|intakes?|consumption|concentrations?|exposure|adherence|"
    r"sleep|activity|fitness|quintile|quartile|tertile|category|status|values?|scores?|income|"
    r"education|literacy|diets?)\b|\b(?:lack of|deficien(?:t|cy)|absence of)\b", re.I)
_MUCH = re.compile(r"\b(?:high(?:est|er)?|greater|more|long(?:est|er)?|good|better)\s", re.I)


def exposed_to_little(stated: Stated) -> bool:
    """Whether the agent is a small amount of something, and no larger one is named with it."""
    agent = stated.words[1]
    return bool(_LITTLE.search(agent)) and not _MUCH.search(agent)
