"""The sort of group that a claim compares with, against the sort of the study's other group.

A group had nothing (a waiting list, no treatment), a dummy, usual care, as much attention as the
others, or a treatment of its own name. Where the claim names one group of the study, what it
compares with must be another one: if each of those had nothing or a dummy, nobody had the exercise
or the drug that the claim sets beside it, however much of it the claim's own group had.
"""

from __future__ import annotations

from ... import quick_re as re
from ...evidence.reported_words import arm_passages, joined
from ...lexicon import broader, keys
from ...model import Passage, Report
from ..alignment import Comparison
from ..stated import GENERIC, WEAK, Prepared
from .comparators import KINDS, ComparatorDifference
from .denied_controls import is_denied_control, nothing_compared, without_denied
from .interventions import is_intervention, may_mean
from .lay_arms import ArmNames, arm_names, sides
from .study_arms import StudyArm
from .subject_told import speaks_of_subject
from .told_comparators import Told, told_comparators, told_in_contrast

NONE, DUMMY, CARE, ATTENTION, TREATED, OPEN = (
    "nothing", "a dummy", "usual care", "as much attention", "a treatment", "")

_ATTENTION = re.compile(
    r"\battention[- ](?:\w+[- ])?(?:controls?|matched|placebo)\b|\b(?:same|equal|matching|"
    r"equivalent) (?:number|amount|quantity) of (?:contacts?|calls?|visits?|sessions?|time|"
    r"attention|meetings|hours|phone calls)\b|\bactive (?:[\w-]{3,20} ){0,2}?(?:controls?|"
    r"comparators?|comparison)\b|\b(?:time|contact|attention)[- ]matched\b|"
    r"\bas (?:many|much) (?:contacts?|calls?|visits?|sessions?|time|attention)\b", re.I)
# Nothing whatever, in words that leave no room for usual care or a dummy.
_NOTHING_WHATEVER = re.compile(
    r"\bnothing(?: (?:at all|whatever|whatsoever))?$|\b(?:no|without(?: any)?)\s(?:[\w-]{1,20}\s)"
    r"{1,3}?(?:at all|whatever|whatsoever)\b|\bnone (?:at all|whatsoever)\b|\b(?:left|sent home|"
    r"going|went|living|discharged)\s(?:[\w-]{2,12}\s)?(?:without any|with no|without)\b|"
    r"\bwithout any\b|\buntreated\b|\bdoing nothing\b|\bno (?:treatment|intervention|care)$", re.I)
_NONE_TERMS = keys("waiting list").union(
    keys("no treatment"), keys("untreated"), keys("waitlist"), {"=no treatment"})
_SPOKEN_OF_NOTHING = _NONE_TERMS | keys("nothing untreated unexposed uncontrolled control controls")
_DUMMY_TERMS = frozenset({"=placebo"}) | keys("sham vehicle dummy")
_CARE_TERMS = keys("usual care").union(keys("usual routine conventional standard"))
_ATTENTION_TERMS = frozenset({"=attention control"})
_CONTROL = re.compile(r"controls?|placebo|sham", re.I)
_MANY_KINDS = re.compile(r"\b(?:other|another|any|all|most|existing|alternative|previous)\b", re.I)


def comparator_of_another_sort(comparison: Comparison) -> ComparatorDifference | None:
    """What the claim compares with, where no other group of the study had anything of its sort."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None or prepared.long:
        return None
    text = comparison.anatomy.text
    told = (*told_comparators(text), *told_in_contrast(text))
    if not told:
        return None
    names = arm_names(report)
    for one in told:
        sort = sort_told(one.words, prepared)
        others = _others(one, text, names)
        if others and _differs(one, sort, others, text, prepared):
            return ComparatorDifference(
                one.words, " and ".join(_sort_of(arm) for arm in others),
                _place(report, names, prepared))
        if len(names.arms) > 1 or sort == OPEN or _EARLIER.search(text[:one.end]) or (
                not speaks_of_subject(comparison)):
            continue
        place = nothing_compared(report)
        if place is None and sort == TREATED and not _is_given(one, text, (), prepared):
            place = joined(without_denied(arm_passages(report))).first(_AGAINST_NOTHING)
        if place is not None and not _TOLD_SO.search(text):
            return ComparatorDifference(one.words, str(place), place)
    return None


# "Comparing bleach with no-bleach baths", "the other side was left untreated".
_AGAINST_NOTHING = re.compile(
    r"\b(?:compar\w{1,4}\s[^.;:]{3,80}?\s(?:with|to|and|versus)|versus|vs\.?)\s(?:an? |the |"
    r"matching )?(?:no[ -][a-z]{3,20}|placebos?|sham|untreated|waiting[- ]list|wait[- ]?list)\b|"
    r"\b(?:other|opposite|second) [a-z]{3,12} (?:was|were|being) (?:left )?untreated\b|"
    r"\b(?:randomi[sz]ed|allocated|assigned)\b[^.;]{3,120}\bor (?:to )?no [a-z]{3,20}\b", re.I)
# What was compared is people as they were: "than before surgery".
_EARLIER = re.compile(r"\b(?:than|with|to|versus|vs\.?|from) (?:the |that |those |levels? )?"
                      r"(?:before|prior|pre-?op\w*|baseline|at (?:the )?(?:start|baseline|entry)|"
                      r"earlier|previous\w*|historical|published|other|expected)\b", re.I)
# The claim says itself that nothing was compared.
_TOLD_SO = re.compile(r"\b(?:no|not|without|never|un)(?: [\w-]+){0,2}?[ -]?(?:control|compar|"
                      r"placebo|randomi[sz])\w*", re.I)


def sort_told(words: str, prepared: Prepared) -> str:
    """The sort of group that a claim's ``words`` name; "" where they do not tell."""
    if KINDS["placebo"].search(words):
        return DUMMY
    if _ATTENTION.search(words):
        return ATTENTION
    if _NOTHING_WHATEVER.search(words):
        return NONE
    if KINDS["no treatment"].search(words):
        return OPEN  # "no exercise": they may have had something else
    if KINDS["usual care"].search(words):
        return CARE
    own = keys(words, prepared.short) - WEAK - GENERIC
    return TREATED if any(map(is_intervention, own)) and not _MANY_KINDS.search(words) else OPEN


def _sort_of(arm: StudyArm) -> str:
    terms = arm.terms | arm.own
    wider = terms.union(*map(broader, terms))
    if wider & _DUMMY_TERMS:
        return DUMMY
    if terms & _ATTENTION_TERMS:
        return ATTENTION
    if terms & _NONE_TERMS:
        return NONE
    return CARE if terms & _CARE_TERMS else OPEN if arm.control else TREATED


def _others(told: Told, text: str, names: ArmNames) -> tuple[StudyArm, ...]:
    """The groups that a comparator may be: those that the rest of the claim does not name, or the
    controls of the only treatment; none where the comparator is a group by its name."""
    found = [side for side in sides(text, names)
             if not _CONTROL.fullmatch(text[side.start:side.end])]
    own = {side.arm for side in found if not told.start <= side.start < told.end}
    if len(own) > 1 or {side.arm for side in found} - own:
        return ()
    if own:
        return tuple(arm for index, arm in enumerate(names.arms) if index not in own)
    controls = tuple(arm for arm in names.arms if _sort_of(arm) in (NONE, DUMMY, CARE, ATTENTION))
    return controls if len(controls) == len(names.arms) - 1 else ()


def _differs(told: Told, sort: str, others: tuple[StudyArm, ...], text: str,
             prepared: Prepared) -> bool:
    """Whether none of ``others`` can be what the claim compares with."""
    theirs = {_sort_of(arm) for arm in others}
    if sort == TREATED:
        return theirs <= {NONE, DUMMY} and not _is_given(told, text, others, prepared)
    if sort == ATTENTION:
        return theirs <= {NONE} or theirs <= {NONE, CARE} and not (
            _ATTENTION_TERMS & prepared.known)
    if sort == DUMMY:
        return theirs <= {NONE}
    return sort == NONE and theirs <= {TREATED} and len(others) == 1 and not (
        prepared.known & _SPOKEN_OF_NOTHING)


def _is_given(told: Told, text: str, others: tuple[StudyArm, ...], prepared: Prepared) -> bool:
    """Whether the study speaks of what the claim compares with, other than as what the claim's
    own group had: it may have been given to everybody."""
    own = {key for key in keys(told.words, prepared.short) if is_intervention(key)}
    mine = keys(text[:told.start] + " ; " + text[told.end:], prepared.short)
    known = (prepared.known - mine).union(*(arm.terms for arm in others))
    return any(may_mean(key, other) for key in own for other in known)


def _place(report: Report, names: ArmNames, prepared: Prepared) -> Passage:
    items = arm_passages(report)
    return next((item for item in items if not is_denied_control(item) and all(
        arm.own & keys(item, prepared.short) for arm in names.arms)), items[0])
