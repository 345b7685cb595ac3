"""The comparator of a claim beside the groups of the study and beside that of its own number.

Two questions that the kinds of comparator alone cannot answer. Both groups of a trial have a name
and neither is a control: then nobody had the placebo, or the other drug, that a claim compares
with. A review gives one number against placebo and another against surgery: then a claim may not
give the first number against surgery.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ... import quick_re as re
from ...evidence.reported_words import arm_passages
from ...lexicon import broader, keys, measures
from ...model import Passage
from ..alignment import Comparison
from ..numbers.values import value_stances
from ..stated import GENERIC, WEAK, Prepared, doses
from .comparators import (
    KINDS,
    ComparatorDifference,
    Compared,
    claimed_comparators,
    is_denied,
    kinds_of,
)
from .denied_controls import without_denied
from .study_arms import StudyArm, study_arms

_FRAME = GENERIC | WEAK | frozenset(keys(
    "alone only standard usual care control controls group groups arm received given taking drug "
    "drugs medication pill pills tablet tablets capsule capsules treatment therapy same similar "
    "other another older newer existing people patients those who lesion lesions managed"))
# "62% of those on placebo": the group of a second share is what the first is compared with.
_SHARE_OF_ARM = re.compile(
    r"\d\s?(?:%|per ?cent|percent)\s(?:of|in|among|for|with|on)\s(?:the\s)?(?:(?:those|patients|"
    r"people|women|men|children|adults|participants|infants|babies)\s(?:who\s(?:got|had|took|"
    r"received|were\sgiven|used)|on|given|taking|receiving|using|with|in|assigned\sto|handed|"
    r"treated\swith)\s)?(?:the\s|an?\s)?(?P<arm>[^.,;:()%]{3,60}?)(?=\s(?:group|arm)\b|[.,;:()]|"
    r"\s(?:and|at|after|by|in|over|during|throughout)\b|$)", re.I)
# Dummies of both drugs make a trial blind, and a placebo after a drug hides that it was stopped:
# nobody had a placebo alone.
_DOUBLE_DUMMY = re.compile(r"\bdouble[- ]?dummy\b|\bfollowed by (?:matching )?placebo\b", re.I)
_BRACKETS = re.compile(r"\s?[()\[\]]\s?")
# Nothing of these says what was taken: a study with two named groups has none of them.
_NOTHING = frozenset({"placebo", "no treatment"})
_ACTIVE = frozenset({"surgery", "physiotherapy", "talking therapy", "radiotherapy"})


def comparator_of_no_arm(comparison: Comparison) -> ComparatorDifference | None:
    """A placebo, or a treatment of its own name, that no group of a study with named groups had."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None or prepared.long:
        return None
    arms = study_arms(report)
    if len(arms) < 2 or any(arm.control for arm in arms):
        return None
    spoken_of = _kinds_spoken_of(" ".join(without_denied(arm_passages(report))))
    for told in _told(comparison.anatomy.text):
        own = keys(told.words, prepared.short) - _FRAME
        if goes_on_to_an_arm(told.words, comparison.anatomy.text, arms, prepared):
            continue
        if not told.kinds or told.kinds <= _NOTHING | _ACTIVE and told.kinds & spoken_of:
            continue
        if f"rather than {told.words}" in comparison.anatomy.text:
            continue  # what was not done, told of the study's own group
        if told.kinds <= _NOTHING or own and not _is_known(own, prepared) and (
                told.kinds <= _ACTIVE or _is_a_name_of_its_own(own, told, arms)):
            names = " and ".join(", ".join(sorted(key.lstrip("=") for key in arm.own))
                                 for arm in arms)
            place = _place_of_arms(comparison, arms)
            if place is not None:
                return ComparatorDifference(told.words, names, place)
    return None


def goes_on_to_an_arm(words: str, text: str, arms: tuple[StudyArm, ...],
                       prepared: Prepared) -> bool:
    """Whether the words right after the comparator name a group: "those operated on later"."""
    place = text.rfind(words)
    if place < 0:
        return False
    rest = re.split(r"[.;,:()]", text[place + len(words):], maxsplit=1)[0][:60]
    said = keys(rest, prepared.short)
    return any(key == own if own[0] == "=" else key[:4] == own[:4]
               for arm in arms for own in arm.own for key in said
               if len(own) > 3 and own[0] != "#" and own not in measures())


def _is_known(some: frozenset[str], prepared: Prepared) -> bool:
    """Whether the study names one of some terms or a kind of it (an antidepressant)."""
    return any(key == other or key in broader(other) for key in some for other in prepared.known)


@lru_cache(maxsize=2048)
def _kinds_spoken_of(text: str) -> frozenset[str]:
    words = _DOUBLE_DUMMY.sub(" ", text)
    return frozenset(kind for kind, pattern in KINDS.items() if pattern.search(words))


def comparator_of_another_number(comparison: Comparison) -> ComparatorDifference | None:
    """The comparator of the sentence that gives the claim's number, where the claim names another
    of which the study speaks elsewhere."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None or prepared.long:
        return None
    told = [(compared, keys(compared.words, prepared.short) - _FRAME)
            for compared in _told(comparison.anatomy.text)]
    told = [(compared, own) for compared, own in told if own & prepared.known]
    if not told:
        return None
    agreeing = [stance.found for stance in value_stances(comparison)
                if stance.relation == "agrees" and stance.found is not None
                and stance.found.row.start is not None]
    sentences = dict.fromkeys(row.statement for row in report.findings)
    for found in agreeing:
        here = keys(found.row.statement, prepared.short)
        named = [c for c in claimed_comparators(found.row.statement) if c.kinds]
        for compared, own in told:
            distinct = own & prepared.known - here
            if not named or not distinct or own & here:
                continue
            if any(_compares_with(distinct, sentence, prepared) for sentence in sentences
                   if sentence != found.row.statement):
                return ComparatorDifference(compared.words, named[0].words, found.passage)
    return None


def _told(text: str) -> list[Compared]:
    """What ``text`` compares with, the group of its second share included."""
    shares = [m["arm"].strip() for m in _SHARE_OF_ARM.finditer(text)]
    return [*(told for told in claimed_comparators(text) if not is_denied(told, text)),
            *(Compared(arm, kinds_of(arm)) for arm in shares[1:] if kinds_of(arm))]


def _is_a_name_of_its_own(own: frozenset[str], told: Compared,
                          arms: tuple[StudyArm, ...]) -> bool:
    """Whether a treatment is named that is of the kind of one group and is not that group."""
    return (told.kinds <= {"medication"} and len(own) == 1 and len(told.words.split()) <= 2
            and not any(arm.own & own for arm in arms))


def _compares_with(some: frozenset[str], sentence: str, prepared: Prepared) -> bool:
    return any(some & keys(compared.words, prepared.short)
               for compared in claimed_comparators(sentence))


def _place_of_arms(comparison: Comparison, arms: tuple[StudyArm, ...]) -> Passage | None:
    for item in _passages(comparison):
        here = keys(item, comparison.prepared.short if comparison.prepared else ()) | doses(
            _BRACKETS.sub(" ", item))
        if sum(bool(arm.own & here) for arm in arms) >= max(2, len(arms) - 1):
            return item
    return None


def _passages(comparison: Comparison) -> Iterator[Passage]:
    report = comparison.report
    if report is None:
        return
    for item in comparison.aligned:
        yield item.passage
    if report.title:
        yield Passage(report.title, None, None, "title", report.basis)
    for row in report.findings:
        yield Passage(row.statement, row.start, row.end, row.locator, row.basis)
