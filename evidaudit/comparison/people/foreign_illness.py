"""People told as having an illness of which the study never speaks, where its people had another.

"In school-age children with asthma" of a trial in bronchiolitis. Both illnesses must be concepts of
the lexicon, so that a lay name of the study's own illness is never taken for another one; the rest
of the claim must be the study's matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ... import quick_re as re
from ...evidence.counted import PEOPLE_WORDS
from ...evidence.reported_words import passages_of
from ...lexicon import broader, keys, valence
from ...model import Passage, Report
from ..alignment import Comparison
from ..arms.interventions import is_intervention
from ..stated import GENERIC, WEAK, Prepared, Same

_SOME = (rf"(?:{PEOPLE_WORDS}|those|somebody|someone|anyone|sufferers|survivors|dogs|cats|cows|"
         rf"horses)")
_WITH = re.compile(
    rf"\b{_SOME}\b(?:\s[\w-]{{1,20}}){{0,4}}?\s(?:with|living with|suffering from|(?:admitted|"
    rf"hospitali[sz]ed|treated|diagnosed) (?:with|for)|who (?:have|suffer from))\s"
    rf"(?P<what>[^.;:,()]{{3,70}})", re.IGNORECASE)
_ENDS = re.compile(
    r"\s(?:but|at|and|or|in|for|were|was|who|that|on|during|to|from|by|had|did|do|does|have|has|"
    r"than|after|before|over|are|is|when|while|as|given|using|taking|treated|receiving|being)\b",
    re.IGNORECASE)
_NOT_THESE = re.compile(r"\b(?:unlike|except|exclud\w*|other than|as in|not (?:in|for|among)|"
                        r"than (?:in|among|for))\b[^.;,]{0,40}$|\b(?:fewer|more|less|number of|"
                        r"share of|proportion of|percentage of|half the|twice the|as many)\s"
                        r"(?:[\w-]{2,20}\s){0,2}$", re.IGNORECASE)
# Complaints that any illness may bring, and names for illness at large.
_ANY = keys("sick illness disease disorder condition pain anxiety weakness tired tiredness "
            "distress symptom injury problem disability frail frailty risk infection fever stress "
            "chronic inflammation swelling bleeding cough")
LEAST_KNOWN = 0.5   # share of the claim's other telling terms that the study must know


@dataclass(frozen=True, slots=True)
class ForeignIllness:
    """The words of the claim, the illness of the study's people, and where that is told."""

    claimed: str
    reported: str
    passage: Passage


def foreign_illness(comparison: Comparison) -> ForeignIllness | None:
    """The illness that the claim gives its people and of which the study never speaks, or None."""
    report, prepared = comparison.report, comparison.prepared
    text = comparison.anatomy.text
    if report is None or prepared is None or prepared.long:
        return None
    for match in _WITH.finditer(text):
        what = _ENDS.split(match["what"], maxsplit=1)[0]
        own = keys(what, prepared.short) - WEAK - GENERIC
        ills = frozenset(filter(_is_illness, own))
        if not ills or _NOT_THESE.search(text[:match.start()]):
            continue
        known = prepared.known | _single_words(Same(report))
        if any(_akin(key, other) for key in own for other in known) or own - ills or any(
                _is_illness(key) for key in keys(text, prepared.short) & prepared.known):
            continue  # half known, or named beside the study's own illness
        if any(word[:_STEM].lower() in _stems_of(Same(report)) for word in _WORD.findall(what)):
            continue
        place = _illness_of(report, prepared)
        if place is not None and _on_the_matter(text.replace(what, " "), prepared):
            return ForeignIllness(what, *place)
    return None


def _is_illness(key: str) -> bool:
    return key.startswith("=") and key not in _ANY and valence(key) < 0 and not is_intervention(key)


def _akin(one: str, other: str) -> bool:
    return one == other or one in broader(other) or other in broader(one) - _ANY


@lru_cache(maxsize=2048)
def _single_words(same: Same) -> frozenset[str]:
    words = dict.fromkeys(_WORD.findall(f"{same.report.title} {same.report.text}"))
    return frozenset[str]().union(*(keys(word) for word in words))


_WORD = re.compile(r"[A-Za-z][\w]{2,30}")
_STEM = 5  # letters that two names of one illness may share


@lru_cache(maxsize=2048)
def _stems_of(same: Same) -> frozenset[str]:
    """How the words of a report begin."""
    return frozenset(word[:_STEM].lower()
                     for word in _WORD.findall(f"{same.report.title} {same.report.text}"))


def _illness_of(report: Report, prepared: Prepared) -> tuple[str, Passage] | None:
    """The illness of those studied, by the title or by who took part, and where it is told."""
    for passage in passages_of(report):
        if passage.locator not in ("title", "population") and not _WITH.search(passage):
            continue
        some = sorted(filter(_is_illness, keys(passage, prepared.short)))
        if some:
            return some[0].lstrip("="), passage
    return None


def _on_the_matter(rest: str, prepared: Prepared) -> bool:
    telling = keys(rest, prepared.short) - WEAK - GENERIC
    return len(telling) >= 2 and len(telling & prepared.known) >= LEAST_KNOWN * len(telling)
