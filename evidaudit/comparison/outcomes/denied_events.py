"""An event that the claim says happened to some, and of which the study says that it met none.

"Several of the dogs had developed heart failure" beside "No dog had heart failure". The study must
deny the event in plain words, at the start of a clause, and the claim must name all of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ... import quick_re as re
from ...lexicon import keys
from ...model import Passage
from ...prose import negations, sentences
from ..alignment import Comparison
from ..arms.lay_arms import arm_names, sides
from ..soundness import PLANNED
from ..stated import GENERIC, WEAK

_SOME = re.compile(
    r"\b(?:several|some|many|most|a (?:few|number|handful|couple|minority|third|quarter|fifth) of|"
    r"a few|dozens of|scores of|half(?: of)?|two|three|four|five|six|one in|a (?:baby|child|woman|"
    r"man|patient|person|runner|dog|cat|horse|cow|pupil|nurse|mother|resident|volunteer))\b", re.I)
_NONE = re.compile(
    r"(?:^|[.;:,]\s|\band\s|\bbut\s|\bwhile\s)(?:there (?:was|were) no|no|none of the|not a single|"
    r"not one)\s(?!(?:statistically |clinically |clear |significant |other |further |important )*"
    r"(?:differences?|effects?|evidence|associations?|changes?|interactions?|benefits?|"
    r"improvements?|reductions?|increases?|relationships?|correlations?|serious publication|"
    r"signs?|trends?|indication|link|funding|conflicts?|data|trials?|stud(?:y|ies))\b)"
    r"(?P<what>[^.;:,()]{4,120}?)(?=[.;:,()]|\s(?:and|but|while|whereas|although|or)\s|$)", re.I)
# What was ruled out before the study began is no result.
_PLAN = re.compile(r"\b(?:eligib\w+|inclu(?:ded|sion)|exclu(?:ded|sion)|free of|history of|"
                   r"randomi[sz]ed to|assigned|allocated|received|previous\w*|at baseline)\b", re.I)
_FRAME = GENERIC | WEAK | frozenset(keys(
    "criteria fulfilled fulfil met occurred occur reported seen observed recorded noted happened "
    "found developed developing died group groups arm trial study either both any participant "
    "participants dog dogs cat cats cow horse individual individuals receiving given taking "
    "treatment treatment-related related attributable judged using had have were was time scan end "
    "follow-up event events case cases"))


@dataclass(frozen=True, slots=True)
class DeniedEvent:
    """The claim's words and those in which the study denies them."""

    claimed: str
    reported: str
    passage: Passage


def denied_event(comparison: Comparison) -> DeniedEvent | None:
    """The event of which the claim tells and which the study says did not happen, or None."""
    report, prepared, text = comparison.report, comparison.prepared, comparison.anatomy.text
    if report is None or prepared is None or prepared.long or negations(text) or not _SOME.search(
            text):
        return None
    named = comparison.anatomy.keys | keys(text, prepared.short)
    names = arm_names(report)
    told = {side.arm for side in sides(text, names)}
    for start, end in sentences(report.text):
        sentence = report.text[start:end]
        if _PLAN.search(sentence):
            continue
        for match in _NONE.finditer(sentence):
            event = keys(match["what"], prepared.short) - _FRAME - prepared.arms
            others = {side.arm for side in sides(match["what"], names)}
            concepts = {key for key in event if key.startswith("=")}
            if not concepts or not event <= named or told and others and not told & others:
                continue
            if _told_elsewhere(concepts, sentence, comparison):
                continue
            return DeniedEvent(text, match.group().strip(" ,;:."), Passage(
                sentence, start, end, report.basis, report.basis))
    return None


def _told_elsewhere(concepts: set[str], denial: str, comparison: Comparison) -> bool:
    """Whether the findings speak of the event in another sentence too, where it may have been."""
    report, prepared = comparison.report, comparison.prepared
    return report is None or prepared is None or any(
        concepts <= keys(row.statement, prepared.short) and row.statement not in denial
        for row in report.findings if row.locator.rsplit(", ", 1)[-1] not in PLANNED)
