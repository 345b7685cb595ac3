"""How good the claim says the evidence is, against how good the study judges it.

Words of certainty follow GRADE (doi 10.1136/bmj.39489.470347.AD): high, moderate, low, very low.
Only what is said of the same direction is compared: evidence *for* a benefit, or for none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..evidence.reported_words import passages_of
from ..model import Claim, Passage, Report

_EVIDENCE = r"(?:evidence|proof|data|research|studies|certainty|quality)"
_STRONG = re.compile(
    rf"\b(?:high|strong|good|solid|robust|convincing|conclusive|overwhelming|compelling|clear)"
    rf"(?:[- ]quality)?(?:[- ](?:to[- ]\w+|certainty))?(?:[- ](?:scientific|clinical))? "
    rf"{_EVIDENCE}\b|"
    rf"\bhigh[- ](?:quality|certainty)\b|\b{_EVIDENCE}(?: quality)? (?:is|was|were|judged|rated|"
    rf"as|of)"
    r"(?: \w+){0,3} (?:strong|high|solid|robust|convincing)\b", re.IGNORECASE)
_WEAK = re.compile(
    rf"\b(?:limited|weak|poor|little|scant|low|very low|thin|insufficient|flimsy|hardly any|no)"
    rf"(?:[- ]quality)?(?:[- ]certainty)?(?:[- ](?:scientific|clinical|good|real|convincing))? "
    rf"(?:evidence|proof)\b|\b(?:very )?low[- ](?:quality|certainty)\b|"
    rf"\b{_EVIDENCE}(?: quality)? (?:is|was|were|judged|rated|as|of)(?: \w+){{0,3}} "
    r"(?:weak|low|limited|poor|insufficient)\b", re.IGNORECASE)
_MODERATE = re.compile(r"\bmoderate(?:[- ]to[- ]high)?[- ](?:quality|certainty)\b|\bmoderate "
                       r"evidence\b|"
                       r"\bquality (?:was|is|were)? ?(?:judged )?(?:as )?moderate", re.IGNORECASE)
_BENEFIT = re.compile(
    r"\b(?:helps?|works?|benefits?|effective|improv\w+|eases?|reduc\w+|prevent\w*|reliev\w+|"
    r"protect\w*|lower\w*|useful|better|slight|small|cures?)\b", re.IGNORECASE)
_NO_BENEFIT = re.compile(
    r"\b(?:no|not|without|nor|lack of|little or no|in)[- ]?(?: \w+){0,2}? ?(?:benefits?|effects?|"
    r"difference|"
    r"improvement|effective|help\w*|work\w*|improve|reduce|prevent)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;:]|,? (?:and|but|while|whereas) (?=as |low|high|moderate|very|no |there|"
                     r"of )|, (?=low|high|mod|very)",
                     re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CertaintyDifference:
    """How good the claim calls the evidence, how good the study does, and where."""

    claimed: str
    reported: str
    passage: Passage


def certainty_difference(claim: Claim, report: Report) -> CertaintyDifference | None:
    """Strong evidence told as weak, or weak as strong, for the same direction; else None."""
    told = [(level, for_benefit, words) for level, for_benefit, words in _levels(claim.text)]
    if len({level for level, _, _ in told}) != 1 or told[0][0] == "moderate":
        return None
    level, for_benefit, words = told[0]
    contrary: list[tuple[str, Passage]] = []
    for passage in passages_of(report):
        for other, benefit, other_words in _levels(passage):
            if benefit is not for_benefit:
                continue
            if other == level or (other == "moderate" and level == "strong"):
                return None
            contrary.append((other_words, passage))
    if not contrary:
        return None
    return CertaintyDifference(words, contrary[0][0], contrary[0][1])


def _levels(text: str) -> Iterator[tuple[str, bool, str]]:
    """Level, whether it speaks for a benefit, and the words, clause by clause."""
    for clause in _CLAUSE.split(text):
        if not clause:
            continue
        for level, pattern in (("weak", _WEAK), ("moderate", _MODERATE), ("strong", _STRONG)):
            match = pattern.search(clause)
            if match:
                rest = clause[:match.start()] + " " + clause[match.end():]
                if _NO_BENEFIT.search(rest):
                    yield level, False, match.group()
                elif _BENEFIT.search(rest):
                    yield level, True, match.group()
                break
