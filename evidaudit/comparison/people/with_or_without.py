"""People with an illness told, where the study took people without it, and the reverse."""

from __future__ import annotations

from collections.abc import Iterator

from ... import quick_re as re
from ...evidence.reported_words import passages_of
from ...model import Claim, Report, Severity
from .difference import PopulationDifference

_WITH_ILLNESS = re.compile(
    r"\b(?:people|patients|adults|children|women|men|participants|individuals|those|persons|"
    r"volunteers|infants|anyone|sufferers)\b(?: (?:already|still))? (?:with|"
    r"who (?:already )?(?:had|"
    r"have)|living with|suffering from|diagnosed with) (?:an? |the )?(?:(?:established|existing|"
    r"known|current|diagnosed|prior|previous|confirmed|chronic) )?(?P<what>[^.;,()]{3,60})",
    re.IGNORECASE)
_WITHOUT_ILLNESS = re.compile(
    r"\b(?:people|patients|adults|children|women|men|participants|individuals|those|persons|"
    r"volunteers|infants|subjects|students|nurses|who|and|but|were|"
    r"all)\b[^.;,()]{0,40}?\b(?:without|"
    r"free (?:of|from)|no (?:known |prior |previous )?(?:history of |diagnosis of )?|did not have|"
    r"had never had) (?:a |any |known |prior |previous |established |history of |clinical ){0,3}"
    r"(?P<what>[a-z][^.;,()]{3,60})", re.IGNORECASE)
# Whom the claim says was studied: that "four in ten were free of diabetes" is what came about.
_TOLD_WITHOUT = re.compile(
    r"\b(?:in|among|for|to|given) (?:the |most |all |otherwise |healthy |older |"
    r"young ){0,2}(?:people|"
    r"patients|adults|children|women|men|participants|individuals|those|persons|volunteers|infants|"
    r"anyone) (?:without|free (?:of|from)|who (?:had no|have no|did not have|do not have|had never "
    r"had)|with no) (?:a |any |known |prior |previous |established |history of |clinical ){0,3}"
    r"(?P<what>[a-z][^.;,()]{3,60})", re.IGNORECASE)
_ENDS_ILLNESS = re.compile(r"\s(?:but|at|and|or|in|for|were|was|who|that|on|during|to|from|by|had|"
                           r"improved|reduced|than)\b", re.IGNORECASE)


def of_illness(claim: Claim, report: Report) -> Iterator[PopulationDifference]:
    """People with an illness told, where the study took people without it, and the reverse."""
    if _KEPT_OUT.search(claim.text):
        return
    for told, contrary, same in ((_WITH_ILLNESS, _WITHOUT_ILLNESS, _WITH_ILLNESS),
                                 (_TOLD_WITHOUT, _WITH_ILLNESS, _WITHOUT_ILLNESS)):
        for match in told.finditer(claim.text):
            illness = _illness(match["what"])
            if not illness or any(_WITH_OR_WITHOUT.search(p) for p in passages_of(report)):
                continue
            names = [(p, m) for p in passages_of(report) for m in contrary.finditer(p)
                     if _illness(m["what"]) and _same_illness(illness, _illness(m["what"]))]
            agreed = any(_same_illness(illness, _illness(m["what"]))
                         for p in passages_of(report) for m in same.finditer(p))
            opposite = contrary.search(claim.text)
            if names and not agreed and opposite is None:
                yield PopulationDifference("illness", match.group().strip(),
                                           names[0][1].group().strip(), Severity.MAJOR,
                                           names[0][0])
                return


_KEPT_OUT = re.compile(r"\b(?:not (?:included|eligible|studied|enrolled|tested)|exclud\w+|left out|"
                       r"kept out|ruled out|develop\w*|new cases|become|became)\b", re.IGNORECASE)
_WITH_OR_WITHOUT = re.compile(r"\bwith (?:and|or|versus|vs\.?|than) (?:those )?without\b",
                              re.IGNORECASE)
_DISEASE = re.compile(
    r"\b(?:[a-z]{2,20}(?:itis|osis|oma|aemia|emia|pathy|noea|nea|plegia|phrenia)|diabetes|disease|"
    r"cancer|asthma|depression|COPD|heart failure|dementia|stroke|obesity|hypertension|sclerosis|"
    r"infection|eczema|epilepsy|migraine|autism|allerg(?:y|ies)|HIV|osteoarthritis|fracture)\b",
    re.IGNORECASE)


def _illness(words_after: str) -> str:
    """The name of the illness that follows "with" or "without"; '' where none is known."""
    phrase = _ENDS_ILLNESS.split(words_after, maxsplit=1)[0]
    found = _DISEASE.search(phrase)
    return phrase[:found.end()].strip().lower() if found else ""


def _same_illness(one: str, other: str) -> bool:
    """Whether the last word, and every earlier word of the shorter name, is shared."""
    first, second = sorted((one.split(), other.split()), key=len)
    return (bool(first) and first[-1] == second[-1]
            and set(first) - {"type", "1", "2"} <= set(second))
