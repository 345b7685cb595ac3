"""Whether the study lets the claim speak of a cause."""

from __future__ import annotations

from dataclasses import dataclass

from .. import quick_re as re
from ..evidence.design import OBSERVATIONAL, SYNTHESES, TRIALS, read_design
from ..model import Passage
from ..wording.strength import read_strength
from .alignment import Comparison

# Verbs that make the subject the cause of what follows; participles used as adjectives
# ("an increased risk") are left out by what stands before them.
_CAUSAL = re.compile(
    r"\b(?:caus(?:e|es|ed|ing)|prevent(?:s|ed)?|protect(?:s|ed)?|makes?|made|leads? to|led to|"
    r"results? in|"
    r"triggers?|triggered|cures?|cured|(?:reduc|rais|improv|doubl|halv|damag|driv|stav)e[sd]?|"
    r"(?:worsen|boost|shorten|lengthen|extend|"
    r"harm|kill|fuel)(?:s|ed)?|(?:lower|slow)(?:s|ed)|cuts|cut|increase[sd]|brings? down|"
    r"brought down|gives? you|"
    r"keeps?|helps? (?:to )?(?:prevent|protect|reduce|lower|avoid|improve)|to blame|thanks to|"
    r"because of|"
    r"due to|responsible for|result of|effect of)\b", re.I)
_ADJECTIVAL = frozenset({
    "a", "an", "the", "of", "in", "at", "by", "for", "or", "to", "with", "had", "has", "have",
    "and", "its", "more", "less", "their", "lower", "higher", "was", "were", "is", "are", "be",
    "been", "no", "any"})
# "Weak muscles had caused the arthritis" is a verb; "had reduced strength" is not.
_HAD_CAUSED = re.compile(r"(?:caused|prevented|triggered|cured|led to) (?:the|their|his|her|its|"
                         r"an?|"
                         r"more|most)\b", re.I)
# The study itself is named as the one that found the cause.
_STUDY_FOUND = re.compile(
    r"\b(?:study|studies|trial|cohort|researchers|scientists|authors|team|paper|analysis|survey|"
    r"data|findings|results)(?: \w+){0,3} (?:found|finds?|prove[sdn]?|proving|show(?:s|ed|n)?|"
    r"demonstrate[sd]?|confirm(?:s|ed)?|conclude[sd]?|establish(?:es|ed)|reveal(?:s|ed))\b", re.I)
_A_CAUSE = re.compile(r"(?:caus|prevent|trigger|cure|to blame|responsible|due to|because|result of|"
                      r"led to|leads? to)", re.I)
_NO_OBJECT = frozenset({
    "in", "by", "from", "with", "among", "after", "over", "during", "as", "when", "than", "at",
    "significantly", "to", "and", "or", "more", "less", "slightly"})
_FOLLOWED = re.compile(r"\s+(?:\w|[(“\"'])")
_NOT_TOLD = re.compile(
    r"\b(?:may|might|could|possibly|perhaps|can|suggest\w*|associat\w*|link(?:ed|s)?|correlat\w*|"
    r"related|"
    r"relationship|predict\w*|tied|whether|if|risk factor|appears?|seems?|tends?|hand in hand|"
    r"cannot|can ?not|"
    r"not|no|never|nor|caution\w*|warn\w*)\b", re.I)
_ASSOCIATES = re.compile(r"\b(?:associat\w+|correlat\w+|linked|related to|relationship|"
                         r"predict\w+)\b", re.I)
_ALLOCATED = re.compile(r"\brandomi[sz]\w+|\brandomly\b|\bplacebo|\bMendelian|"
                        r"instrumental variable|\b(?:assigned|allocated) to\b|"
                        r"\btrials?\b|\bmeta-analysis of randomi", re.I)


# A finding that shares less of the claim speaks of something else: another exposure or assay.
LEAST_SHARED = 0.34


@dataclass(frozen=True, slots=True)
class CausalReading:
    """``verdict``: cause (told of an association), careful, allowed or unknown."""

    verdict: str
    claimed: str
    passage: Passage = Passage("")


def causal_words(claim: str) -> str:
    """The words of ``claim`` that make something a cause, or "" where it is hedged or has none."""
    if _NOT_TOLD.search(claim):
        return ""
    for match in _CAUSAL.finditer(claim):
        word = match.group().lower()
        before = claim[:match.start()].split()
        if _HAD_CAUSED.match(claim[match.start():]) and before and (
                before[-1].lower() in ("had", "has", "have")):
            return word
        if not before or before[-1].lower().strip(".,;") in _ADJECTIVAL:
            continue
        if not _FOLLOWED.match(claim[match.end():]):
            continue
        after = claim[match.end():].split(None, 2)
        following = after[0].lower().strip(".,;") if after else ""
        if following in _NO_OBJECT:
            continue
        return word
    return ""


def causal_reading(comparison: Comparison) -> CausalReading | None:
    """How the claim's cause stands to the study's design and words; None where it claims none."""
    report = comparison.report
    strength = read_strength(comparison.anatomy.text)
    words = causal_words(comparison.anatomy.text)
    if not words and not strength.association:
        return None
    if report is None or comparison.prepared is None:
        return CausalReading("unknown", words or strength.association)
    design = read_design(report.text, report.title, report.design)
    text = f"{report.title} {report.design} {report.text}"
    observational = design.has(*OBSERVATIONAL) and not design.has(*TRIALS, *SYNTHESES)
    passage = _associates(comparison)
    if not words:
        return CausalReading("careful", strength.association, passage) if (
            observational and passage) else None
    if not observational:
        told = bool(_ASSOCIATES.search(passage)) and not design.kinds
        if not told or _ALLOCATED.search(text):
            return CausalReading("unknown", words) if not design.kinds else None
    named = (_STUDY_FOUND.search(comparison.anatomy.text) and _A_CAUSE.match(words)
             and design.has(*OBSERVATIONAL) and comparison.best is not None)
    if named and not passage and comparison.best is not None:
        passage = comparison.best.passage
    if not passage or _ALLOCATED.search(text) or (comparison.coverage < 0.5 and not named):
        return CausalReading("unknown", words)
    if comparison.prepared.long and not _ASSOCIATES.search(passage):
        return CausalReading("unknown", words)  # an article of many studies has many designs
    if any(causal_words(row.statement) for row in report.findings
           if "conclusions" in row.locator and row.basis != "evidence sheet"):
        return CausalReading("unknown", words, passage)  # the authors speak of a cause themselves
    return CausalReading("cause", words, passage)


def _associates(comparison: Comparison) -> Passage:
    """The best aligned finding that the study tells as an association, or ""."""
    for item in comparison.aligned:
        if item.score >= LEAST_SHARED and _ASSOCIATES.search(item.finding.statement):
            return item.passage
    design_said = comparison.aligned[0] if comparison.aligned else None
    return design_said.passage if design_said and design_said.score >= 0.5 else Passage("")
