"""Whom and what a clause is about where that is not the comparison of all who were randomised.

A part of the participants, a relation between two outcomes, a clause that leaves its subject out
because the one before named it.
"""

from __future__ import annotations

from .. import quick_re as re
from ..wording.times import same_time, times
from .direction_terms import terms

_PART_OF_THEM = re.compile(
    r"\b(?:sub-?groups?|subsets?|sub-?analys\w{2,3}|post[- ]hoc|per[- ]protocol|stratified|strata|"
    r"exploratory|completers?|interactions?|moderat(?:ed?|ors?|ion))\b|"
    r"\b(?:in|among|amongst|for|of) (?:the |those |all )?(?:\w{3,14} ){0,2}?"
    r"(?P<who>patients|participants|subjects|women|men|children|adults|those|individuals|people|"
    r"infants|persons|girls|boys|smokers) (?:with|without|who|whose|aged|not|having|older|younger)"
    r"\b|\b(?:male|female|older|younger|white|black|asian) (?:patients|participants|adults|"
    r"subjects)\b", re.I)
_WHO_REACH = 60     # characters after "patients with" that tell who they are
_RELATION = re.compile(
    r"\b(?:correlat\w{1,4}|predict(?:s|ed|ors?|ive)|associat(?:ed|ions?)|relationships?|"
    r"regression|mediat(?:ed|es|ors?|ion)|risk factors?|determinants?|independent(?:ly)? "
    r"(?:related|linked))\b", re.I)
# "but not at 18 months", "this difference was not significant", "similar results were seen".
_LEANS = re.compile(
    r"(?:\W|and |but |yet |however\W|although |though |whereas |while |again |also |this was |and "
    r"this ){0,3}(?:"
    r"(?:not|no longer|only|significant(?:ly)?|similar(?:ly)?|neither)\b|"
    r"(?:the|these|this|those|such|an?|no|both|similar|statistically)\b"
    r"(?: \w{3,15}){0,4}? (?:differences?|effects?|changes?|results?|improvements?|reductions?|"
    r"increases?|decreases?|benefits?|trends?|findings?|patterns?)\b|"
    r"(?:it|they|this|these|which) |(?:at|after|by|for|with|in|from|to) )", re.I)
# "The decrease was similar with both", "this difference was lost": the noun takes the verb up.
_TAKES_UP = re.compile(
    r"(?:\W|and |but |however\W|although |though ){0,3}(?:the|these|this|those|such) (?:\w{3,15} )?"
    r"(?:differences?|effects?|changes?|improvements?|reductions?|increases?|decreases?|benefits?|"
    r"trends?|declines?) (?:was|were|did|between|had|is|are|remained|persisted|reached|of the)\b",
    re.I)
_LEAST_LEFT, _LEFT_TAKEN_UP = 2, 7    # words of its own with which a clause leans on the last


def is_of_a_part(clause: str, all_of_them: frozenset[str] = frozenset()) -> bool:
    """Whether a clause tells of some of the participants, or of an analysis after the fact.

    ``all_of_them`` are the stems of the title and the aim: what names everyone names no part.
    """
    match = _PART_OF_THEM.search(clause)
    if not match:
        return False
    who = terms(clause[match.end():match.end() + _WHO_REACH])[:1]
    return not (match["who"] and who and who[0].key in all_of_them)


def is_a_relation(clause: str) -> bool:
    """Whether a clause tells how two things went together rather than how the arms differed."""
    return bool(_RELATION.search(clause))


def leans_on_the_last(clause: str, own: int) -> bool:
    """Whether a clause speaks on of what the clause before it named.

    ``own`` counts the words that name something else than the arms, a difference or a time.
    """
    if own <= _LEAST_LEFT and _LEANS.match(clause):
        return True
    return own <= _LEFT_TAKEN_UP and bool(_TAKES_UP.match(clause))


def days_of(text: str) -> tuple[float, ...]:
    """The times that ``text`` names, in days."""
    return tuple(time.days for time in times(text))


def same_times(asked: tuple[float, ...], named: tuple[float, ...]) -> float:
    """1 where a clause names a time that is asked for, -1 where only others, 0 where none."""
    if not asked or not named:
        return 0.0
    return 1.0 if any(same_time(one, other) for one in asked for other in named) else -1.0
