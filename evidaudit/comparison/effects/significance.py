"""A number that the claim tells as an effect, though the study's interval or p value holds none."""

from __future__ import annotations

from ... import quick_re as re
from ...model import Estimate, Kind
from ...prose import hedges
from ...statistics import is_significant
from ...statistics.kinds import CONTRASTS
from ...wording.effects import significance
from ..alignment import Comparison
from ..numbers.values import ValueStance, value_stances
from ..stated import Stated

_CHANGES = frozenset({Kind.MEAN, Kind.MEDIAN, Kind.PERCENT_CHANGE})
_DIRECTIONAL = frozenset({"up", "down", "good", "bad"})
# The claim itself says that the effect is not sure.
_CAREFUL = re.compile(
    r"\b(?:chance|uncertain\w*|unclear|inconclusive|imprecise|margin of error|trend\w*|tend(?:s|"
    r"ed)?|"
    r"numerical\w*|confidence interval|CI|did not reach|not|no|nor|without|fail(?:s|ed)|neither|"
    r"\w+n['’]t|non-?significan\w*|unproven|possibl[ye]|suggest\w*|hint\w*|apparent\w*|"
    r"similar\w*|comparable|comparably|equal(?:ly)?|the same|alike|as (?!well\b)\w+"
    r"(?:[ '’]\w+){0,6} as|"
    r"roughly|short of|miss(?:ed|es|ing)|luck|borderline|fluke|accident|certainty|sure|proof|"
    r"fad(?:e|es|ed|ing)|gone|disappear\w*|vanish\w*|wan(?:e|es|ed|ing)|no longer|lost|"
    r"narrow\w*|wor[en] off|short-?lived|inconclusively|random(?:ly)? (?:variation|noise))\b|"
    r"\bp\s?[=>]", re.I)


def told_as_significant(comparison: Comparison) -> ValueStance | None:
    """The claimed number that agrees with a reported one that was not significant, where the
    claim tells it as significant or as an effect; None where there is none."""
    agreeing = [stance for stance in value_stances(comparison)
                if stance.relation == "agrees" and stance.found is not None
                and not _tells_how_sure(stance.claimed)]
    if significance(comparison.anatomy.text) == "significant":
        for stance in agreeing:
            if stance.found is not None and _not_beyond_chance(stance.found.estimate):
                return stance
    return next((stance for stance in agreeing
                 if _is_told_as_effect(stance, agreeing, comparison)), None)


def _tells_how_sure(claimed: Estimate) -> bool:
    """Whether the claim prints the interval or p value of its number: the reader can see it."""
    return claimed.p is not None or claimed.ci_low is not None


def _not_beyond_chance(found: Estimate) -> bool:
    return is_significant(found) is False or (
        found.kind in _CHANGES and found.ci_low is not None and found.ci_high is not None
        and found.ci_low < 0 < found.ci_high)


def _is_told_as_effect(stance: ValueStance, agreeing: list[ValueStance],
                       comparison: Comparison) -> bool:
    """Whether the claim says plainly that something rose, fell or was better by this number.

    A contrast between groups (a ratio, a difference) says so by itself; the level of one group
    only beside that of the other, with the p value of their difference.
    """
    found, told = stance.found, _statement_of(stance.claimed, comparison)
    if found is None or told is None or not _not_beyond_chance(found.estimate):
        return False
    text = comparison.anatomy.text
    part = text[text.rfind(",", 0, _place(told, comparison)) + 1:]
    if _CAREFUL.search(text) or hedges(part):
        return False
    if found.estimate.kind in CONTRASTS and (
            found.estimate.kind is not Kind.PERCENT_CHANGE or found.estimate.ci_low is not None):
        return True
    pair = [other for other in agreeing if other is not stance and other.found is not None
            and other.found.row.statement == found.row.statement
            and other.found.estimate.kind is found.estimate.kind
            and other.found.estimate.value != found.estimate.value
            and _statement_of(other.claimed, comparison) is told]
    return bool(pair) and found.estimate.p is not None


def _place(told: Stated, comparison: Comparison) -> int:
    """Where the effect's word stands in the claim."""
    text = comparison.anatomy.text
    return max(0, text.lower().find(told.said, max(0, text.find(told.passage))))


def _statement_of(claimed: Estimate, comparison: Comparison) -> Stated | None:
    """The directional statement of the claim in whose clause a number stands."""
    for statement in comparison.statements:
        start = comparison.anatomy.text.find(statement.passage)
        if statement.move in _DIRECTIONAL and start >= 0 and (
                start <= claimed.start < start + len(statement.passage)):
            return statement
    return None
