"""A comparator told as what a group went without, or as one part of what it had.

"Than no rehabilitation", where both groups had rehabilitation; "than the patch alone", where the
group with one drug less had the other one. Both need the names of the study's groups, term by term.
"""

from __future__ import annotations

from ... import quick_re as re
from ...evidence.reported_words import arm_passages
from ...lexicon import broader, keys, valence
from ...model import Passage
from ..alignment import Comparison
from ..stated import GENERIC, WEAK, Prepared
from .comparators import ComparatorDifference
from .study_arms import StudyArm, study_arms
from .told_comparators import Told, told_comparators

_DENIED = re.compile(
    r"(?:^|\b(?:people|patients|those|children|adults|women|men|\w{3,20}s)\s(?:[\w-]{3,20}\s){0,2})"
    r"(?:no|without|not "
    r"(?:having|getting|doing|using|taking|wearing|given)|never|withholding|going "
    r"without)\s(?:any\s|an?\s|the\s)?(?P<what>[\w-]{3,25}(?: [\w-]{3,25}){0,2}?)"
    r"(?: (?:at all|whatsoever))?$|^(?P<held>[\w-]{3,25}(?: [\w-]{3,25})?) withheld\b", re.I)
_EMPTY = WEAK | GENERIC | keys("treatment intervention care help support therapy additional extra "
                               "further such supervision change restriction difference")
_ALONE = re.compile(r"\b(?:alone|only|by itself|on its own|monotherapy|single[- ]agent)\b", re.I)


def part_told_wrong(comparison: Comparison) -> ComparatorDifference | None:
    """The comparator that every group had and the claim denies, or that is the wrong part of a
    combination; None where the groups' names do not tell."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None or prepared.long:
        return None
    arms = study_arms(report)
    if len(arms) < 2:
        return None
    text = comparison.anatomy.text
    for told in told_comparators(text):
        rest = keys(text[:told.start] + " ; " + text[told.end:], prepared.short)
        if _was_given(told, rest, arms, prepared) or _is_the_other_part(told, rest, arms, prepared):
            place = _place(comparison, arms)
            return ComparatorDifference(told.words, " and ".join(
                ", ".join(sorted(key.lstrip("=") for key in arm.terms)) for arm in arms), place)
    return None


def _was_given(told: Told, rest: frozenset[str], arms: tuple[StudyArm, ...],
               prepared: Prepared) -> bool:
    """Whether "no X" is told of a study whose other groups all had X by name."""
    match = _DENIED.search(told.words)
    what = (keys(match["what"] or match["held"], prepared.short) - _EMPTY if match
            else frozenset[str]())
    if not what or any(valence(key) < 0 for key in what):
        return False  # who has "no hearing loss" went without nothing
    meant = [arm for arm in arms if arm.own & rest]
    others = [arm for arm in arms if arm is not meant[0]] if len(meant) == 1 else list(arms)
    return not any(arm.control for arm in others) and all(
        any(key == other or key in broader(other) for key in what for other in arm.terms)
        for arm in others)


def _is_the_other_part(told: Told, rest: frozenset[str], arms: tuple[StudyArm, ...],
                       prepared: Prepared) -> bool:
    """Whether a combination A plus B, compared with A alone, is told as compared with B alone."""
    if len(arms) != 2 or not arms[1].control or not _ALONE.search(told.words):
        return False
    both, alone = arms
    own = keys(told.words, prepared.short) - _EMPTY - keys("alone")
    base = alone.terms - _EMPTY - keys("alone")
    return bool(base and own & both.own and not own & base and both.own & rest and base & rest
                and "placebo" not in told.words.lower())


def _place(comparison: Comparison, arms: tuple[StudyArm, ...]) -> Passage:
    report, short = comparison.report, comparison.prepared.short if comparison.prepared else ()
    items = arm_passages(report) if report is not None else ()
    return next((item for item in items if all(
        len(arm.terms & keys(item, short)) * 2 >= len(arm.terms) for arm in arms)),
        items[0] if items else Passage(""))
