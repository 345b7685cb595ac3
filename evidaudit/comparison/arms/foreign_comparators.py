"""A comparator of the claim that is none of the study's groups and of which it never speaks.

The study says plainly what it compared: in its title, where it tells who was allocated to what, in
"A versus B". A drug, an operation or a class that the claim compares with and that the study names
in no wider and no narrower word was nobody's. Where its own control is open ("usual care"), the
comparator may hide in it: then it is only unconfirmed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ... import quick_re as re
from ...evidence.design import TRIALS, DesignKind
from ...evidence.reported_words import arm_passages, joined
from ...lexicon import broader, keys
from ...model import Passage, Report
from ..alignment import Comparison
from ..cited_work.designs import design_of
from ..numbers.values import value_stances
from ..stated import GENERIC, WEAK, Prepared, Same
from .comparator_arms import goes_on_to_an_arm
from .comparators import KINDS, is_open_control
from .interventions import is_intervention, may_mean
from .study_arms import StudyArm, study_arms
from .subject_told import speaks_of_subject
from .told_comparators import Told, told_comparators, told_groups


@dataclass(frozen=True, slots=True)
class Foreign:
    """A comparator that the study does not know; ``sure`` where the study had plainly another.

    ``reported`` and ``passage`` tell what the study compared, where that is plain.
    """

    claimed: str
    sure: bool
    reported: str = ""
    passage: Passage = Passage("")


# Ways of doing one thing that exclude each other; one line a family.
_FAMILIES = tuple(tuple(re.compile(rf"\b(?:{member})\b", re.I) for member in family) for family in (
    (r"laparoscop\w+|keyhole|arthroscop\w+|robot\w*|minimally invasive|thoracoscop\w+",
     r"open(?! label|-label)"),
    (r"intravenous(?:ly)?|i\.?v\.?|infusions?|drips?", r"oral(?:ly)?|tablets?|capsules?|by mouth|"
     r"drinks?", r"intramuscular(?:ly)?", r"topical(?:ly)?|creams?|ointments?|gels?",
     r"nebuli[sz]ed|inhaled", r"intranasal(?:ly)?|nasal"),
    (r"face[- ]to[- ]face|in[- ]person|on[- ]site", r"online|internet|web|remote(?:ly)?|video|"
     r"telephone|app|apps|smartphone|digital|virtual"),
    (r"one[- ]to[- ]one|individual(?:ly)?", r"groups?[- ](?:based|sessions?|therapy|classes)"),
    (r"daily|every day|each day|nightly", r"weekly|every week|once a week", r"monthly|every month"),
    (r"general ana?esthe\w+", r"(?:spinal|regional|local|epidural) ana?esthe\w+"),
    (r"large[- ]bites?", r"small[- ]bites?"), (r"high[- ]dose", r"low[- ]dose"),
    (r"manual", r"powered|electric"), (r"supervised", r"unsupervised|self-directed"),
    (r"live", r"inactivated"), (r"restrictive|conservative", r"liberal"),
    (r"morning", r"evening|bedtime|night"), (r"wet", r"dry"), (r"hot|warm", r"cold|cool"),
    (r"static", r"dynamic"), (r"paper|printed", r"electronic|digital|app"),
))
_WAITING = re.compile(r"\bwait(?:ing)?[- ]?list|\bwaitlist|\bon hold\b", re.I)
_DUMMY = re.compile(r"\b(?:placebo\w*|sham|dumm(?:y|ies)|vehicle|inert|mock)\b", re.I)
_CONTROLLED = re.compile(r"\b(?:placebo|sham|vehicle)[- ]controlled\b|\b(?:or|versus|vs\.?|and|"
                         r"with|than)"
                         r" (?:matching |identical |oral |daily )?(?:placebo|sham|vehicle)\b", re.I)
_OPEN_CARE = re.compile(r"\b(?:usual|standard|routine|conventional|normal|regular) (?:\w+ "
                        r")?(?:care|"
                        r"treatment|therapy|practice|management)\b", re.I)
_OBSERVED = (DesignKind.COHORT, DesignKind.RETROSPECTIVE, DesignKind.RECORDS,
             DesignKind.CASE_CONTROL, DesignKind.CROSS_SECTIONAL)
_WAITED = re.compile(r"\bwait\w*|\bdelay\w*|\bdeferred\b|\blater\b", re.I)


def foreign_comparator(comparison: Comparison) -> Foreign | None:
    """The first comparator of the claim that no group of the study had, a sure one before others;
    None where every one may be meant by what the study compared."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None or prepared.long:
        return None
    text = comparison.anatomy.text
    found = [judged for told in told_comparators(text)
             if (judged := _judged(told, comparison, report, prepared)) is not None]
    arms = study_arms(report)
    if len(arms) > 1 and not any(one.sure for one in found):
        found += [judged for told in told_groups(text)
                  if _tells_a_number_of(arms, told, comparison, prepared)
                  and (judged := _judged(told, comparison, report, prepared)) is not None]
    return next((one for one in found if one.sure), found[0] if found else None)


def unconfirmed_comparator(comparison: Comparison) -> str:
    """A comparator, or the group of a number, that names a treatment of which the study never
    speaks; "" where there is none."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None or prepared.long:
        return ""
    text, arms = comparison.anatomy.text, study_arms(report)
    return next((told.words for told in (*told_comparators(text), *told_groups(text))
                 if _unheard(told, text, arms, report, prepared)), "")


def group_named(comparison: Comparison) -> tuple[str, Passage] | None:
    """A comparator of the claim that shares words with a group of the study, and where that is
    told; None where no group has such a name."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None:
        return None
    arms = study_arms(report)
    for told in told_comparators(comparison.anatomy.text):
        own = keys(told.words, prepared.short) - WEAK - _FRAME
        place = _place(report, arms, prepared) if any(own & arm.own for arm in arms) else None
        if place is not None:
            return told.words, place
    return None


def _judged(told: Told, comparison: Comparison, report: Report,
            prepared: Prepared) -> Foreign | None:
    arms = study_arms(report)
    if goes_on_to_an_arm(told.words, comparison.anatomy.text, arms, prepared):
        return None
    words = f"{report.title}. {report.text}"
    other = _is_other_form(told, words, arms, prepared)
    if not other and not _never_spoken_of(told, comparison.anatomy.text, words, arms, report,
                                           prepared):
        return None
    gave_nothing = not any(map(is_intervention, keys(told.words, prepared.short)))
    place, open_ = _compared(report, arms, words, gave_nothing, prepared)
    if place is None or not other and open_ or not (
            speaks_of_subject(comparison)
            or other and _names_an_arm(arms, told, comparison, prepared)
            or _tells_a_number_of(arms, told, comparison, prepared)):
        return Foreign(told.words, sure=False)
    return Foreign(told.words, True, " and ".join(
        ", ".join(sorted(key.lstrip("=") for key in arm.own)) for arm in arms) or str(place), place)


def _never_spoken_of(told: Told, text: str, words: str, arms: tuple[StudyArm, ...], report: Report,
                     prepared: Prepared) -> bool:
    """Whether a comparator of a known sort is none of which a study speaks in any word."""
    if _WAITING.search(told.words):
        return not _WAITED.search(words)
    if KINDS["placebo"].search(told.words):
        return _is_observational(report) and not _DUMMY.search(words)
    return _unheard(told, text, arms, report, prepared)


def _compared(report: Report, arms: tuple[StudyArm, ...], words: str,
              gave_nothing: bool, prepared: Prepared) -> tuple[Passage | None, bool]:
    """Where the study tells plainly what it compared, and whether one of its groups may have been
    given anything ("usual care"). Nothing where it does not tell.

    ``gave_nothing``: the claim compares with a placebo or a waiting list, which is in no study
    that gave nobody anything."""
    if len(arms) > 1:
        return _place(report, arms, prepared), _may_hide(words, arms)
    passages = joined(arm_passages(report))
    place = passages.first(_CONTROLLED)
    if place is not None:
        return place, False
    if gave_nothing and _is_observational(report):
        return next(iter(arm_passages(report)), None), False
    place = next((piece for piece in passages.pieces for told in told_comparators(piece)
                  if keys(told.words, prepared.short) - GENERIC - WEAK - _FRAME), None)
    return place, bool(_OPEN_CARE.search(words)) or is_open_control(words)


def _is_observational(report: Report) -> bool:
    """Whether a study gave nobody anything: its groups are those of people's own lives."""
    design = design_of(report)
    return design.has(*_OBSERVED) and not design.has(
        *TRIALS, DesignKind.SYSTEMATIC_REVIEW, DesignKind.META_ANALYSIS)


def _unheard(told: Told, text: str, arms: tuple[StudyArm, ...], report: Report,
             prepared: Prepared) -> bool:
    """Whether the words of a comparator name interventions, none of which the study knows, and
    none of its other words is one of the study's."""
    own = keys(told.words, prepared.short) - WEAK - GENERIC
    named = {key for key in own if is_intervention(key)}
    single = frozenset[str]().union(*map(keys, _WORD.findall(told.words))) - WEAK - GENERIC
    if "placebo" in told.words.lower() or not named or (
            (own | single) - named - _FRAME) & prepared.known:
        return False
    of_arms = frozenset[str]().union(*(arm.terms for arm in arms))
    known = prepared.known | of_arms | _single_words(Same(report))
    # A wider name of the claim's own group says nothing of the other: a stretching programme is
    # none of "the Nordic exercise or regular training".
    rest = keys(text[:told.start] + " ; " + text[told.end:], prepared.short)
    own_arms = [arm for arm in arms if arm.own & rest]
    wider = of_arms if len(own_arms) != 1 else frozenset[str]().union(*(
        arm.terms for arm in arms if arm is not own_arms[0]))
    return not any(may_mean(key, other) for key in named for other in known) and not any(
        other in broader(key) for key in named for other in wider)


_FRAME = keys("tablet pill capsule drug medication daily weekly alone standard group class program "
              "session course")


@lru_cache(maxsize=2048)
def _single_words(same: Same) -> frozenset[str]:
    """The terms of each word of a report by itself: "saline placebo" is saline too."""
    words = dict.fromkeys(_WORD.findall(f"{same.report.title} {same.report.text}"))
    return frozenset[str]().union(*(keys(word) for word in words))


_WORD = re.compile(r"[A-Za-z][\w]{2,30}")
def _names_an_arm(arms: tuple[StudyArm, ...], told: Told, comparison: Comparison,
                  prepared: Prepared) -> bool:
    """Whether the claim names a group of the study beside its comparator."""
    text = comparison.anatomy.text
    rest = keys(text[:told.start] + " ; " + text[told.end:], prepared.short)
    return any(arm.own & rest for arm in arms)


def _tells_a_number_of(arms: tuple[StudyArm, ...], told: Told, comparison: Comparison,
                       prepared: Prepared) -> bool:
    """Whether the claim names a group of the study and gives a number that the study gives."""
    return _names_an_arm(arms, told, comparison, prepared) and any(
        stance.relation == "agrees" for stance in value_stances(comparison))


_OPEN = frozenset(keys("usual care standard routine conventional"))


def _may_hide(words: str, arms: tuple[StudyArm, ...]) -> bool:
    """Whether a group of the study is told so openly that anything may have been given there."""
    return any(arm.terms & _OPEN for arm in arms) or is_open_control(words) and any(
        arm.control for arm in arms)


def _is_other_form(told: Told, words: str, arms: tuple[StudyArm, ...],
                   prepared: Prepared) -> bool:
    """Whether the comparator is a group of the study in a form that excludes that of the study:
    laparoscopic for open surgery."""
    own = keys(told.words, prepared.short) - WEAK - GENERIC
    if not any(own & arm.terms for arm in arms):
        return False
    for family in _FAMILIES:
        mine = [member for member in family if member.search(told.words)]
        if len(mine) != 1 or mine[0].search(words):
            continue
        for other in family:
            if other is not mine[0] and any(_qualifies(m, words, own, arms, prepared)
                                            for m in other.finditer(words)):
                return True
    return False


# A form and what is given in it stand in one name: "laparoscopic or open", of two, part them.
_PARTS = re.compile(r"[.;,:()]|\b(?:versus|vs\.?|or|and|with|against|than|compared|for|in|to)\b",
                    re.I)


def _qualifies(form: re.Match[str], words: str, own: frozenset[str], arms: tuple[StudyArm, ...],
               prepared: Prepared) -> bool:
    """Whether a form stands in one name with what the claim compares with, and not in that of
    another group: "topical acid versus packing" tells no form of packing."""
    before = _PARTS.split(words[max(0, form.start() - 30):form.start()])[-1]
    after = _PARTS.split(words[form.end():form.end() + 40], maxsplit=1)[0]
    named = keys(before, prepared.short) | keys(after, prepared.short)
    theirs = frozenset[str]().union(*(arm.own for arm in arms if not arm.own & own))
    return bool(named & own) and not named & theirs


def _place(report: Report, arms: tuple[StudyArm, ...], prepared: Prepared) -> Passage | None:
    items = arm_passages(report)
    return next((item for item in items
                 if all(arm.own & keys(item, prepared.short) for arm in arms)),
                items[0] if items else None)
