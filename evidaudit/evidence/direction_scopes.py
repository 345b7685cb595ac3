"""Whom and what a clause is about where that is not the comparison of all who were randomised.

A part of the participants, a relation between two outcomes, a clause that leaves its subject out
because the one before named it.
"""

from __future__ import annotations

from .. import quick_re as re
from ..wording.times import same_time, times

_PART_OF_THEM = re.compile(
    r"\b(?:sub-?groups?|subsets?|sub-?analys\w{2,3}|post[- ]hoc|per[- ]protocol|stratified|strata|"
    r"exploratory|completers?|interactions?|moderat(?:ed?|ors?|ion))\b|"
    r"\b(?:in|among|amongst|for|of) (?:the |those |all )?(?:\w{3,14} ){0,2}?"
    r"(?:patients|participants|subjects|women|men|children|adults|those|individuals|people|"
    r"infants|persons|girls|boys|smokers) (?:with|without|who|whose|aged|not|having|older|younger)"
    r"\b|\b(?:male|female|older|younger|white|black|asian) (?:patients|participants|adults|"
    r"subjects)\b", re.I)
_RELATION = re.compile(
    r"\b(?:correlat(?:ed|es|ions?)|predict(?:s|ed|ors?|ive)|associat(?:ed|ions?)|relationships?|"
    r"regression|mediat(?:ed|es|ors?|ion)|risk factors?|determinants?|independent(?:ly)? "
    r"(?:related|linked))\b", re.I)
# "but not at 18 months", "this difference was not significant", "similar results were seen".
_LEANS = re.compile(
    r"(?:\W|and |but |yet |however |although |though |whereas |while |again |also |this was |and "
    r"this ){0,3}(?:"
    r"(?:not|no longer|only|significant(?:ly)?|similar(?:ly)?|neither)\b|"
    r"(?:the|these|this|those|such|an?|no|both|similar|statistically)\b"
    r"(?: \w{3,15}){0,4}? (?:differences?|effects?|changes?|results?|improvements?|reductions?|"
    r"increases?|decreases?|benefits?|trends?|findings?|patterns?)\b|"
    r"(?:it|they|this|these|which) |(?:at|after|by|for|with|in|from|to) )", re.I)
_LEAST_LEFT = 2     # words of its own with which a clause still leans on the one before


def is_of_a_part(clause: str) -> bool:
    """Whether a clause tells of some of the participants, or of an analysis after the fact."""
    return bool(_PART_OF_THEM.search(clause))


def is_a_relation(clause: str) -> bool:
    """Whether a clause tells how two things went together rather than how the arms differed."""
    return bool(_RELATION.search(clause))


def leans_on_the_last(clause: str, own: int) -> bool:
    """Whether a clause speaks on of what the clause before it named.

    ``own`` counts the words that name something else than the arms, a difference or a time.
    """
    return own <= _LEAST_LEFT and bool(_LEANS.match(clause))


def days_of(text: str) -> tuple[float, ...]:
    """The times that ``text`` names, in days."""
    return tuple(time.days for time in times(text))


def same_times(asked: tuple[float, ...], named: tuple[float, ...]) -> float:
    """1 where a clause names a time that is asked for, -1 where only others, 0 where none."""
    if not asked or not named:
        return 0.0
    return 1.0 if any(same_time(one, other) for one in asked for other in named) else -1.0
