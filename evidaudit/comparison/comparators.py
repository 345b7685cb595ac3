"""What a claim compares with, against what the study compared with.

The claim's comparator is the noun phrase after "than", "compared with", "versus", "outperformed".
The study's are read from the comparison column of an evidence sheet, from "A versus B", from
"compared with B" and from "randomised to A or B". Kinds of comparator (placebo, no treatment,
usual care, surgery, …) stand for each other's lay and technical names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..evidence.reported_words import all_words, arm_passages
from ..model import Claim, Passage, Report


def _w(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


KINDS = {
    "placebo": _w(r"placebos?|sham\w*|dummy(?: pills?| treatment)?|sugar pills?|inert|inactive|"
                  r"vehicle|saline|fake (?:treatment|acupuncture|pills?|surgery)|mock"),
    "no treatment": _w(r"no (?:[\w\-]+ )?(?:treatment|intervention|exercise|therapy|supplement\w*|"
                       r"care|help|"
                       r"drug|medication|training)|nothing|untreated|non-?treatment|doing nothing|"
                       r"waiting[- ]list|wait[- ]?list|"
                       r"waitlisted|not? (?:being )?treated|without (?:\w+ )?(?:treatment|therapy|"
                       r"exercise|it)|minimal (?:intervention|treatment|care)|no or minimal|"
                       r"inactive controls?|"
                       r"delayed treatment|watchful waiting|observation(?: alone)?"),
    "usual care": _w(r"(?:usual|standard|routine|conventional|normal|ordinary|regular) (?:\w+ "
                     r")?(?:care|"
                     r"treatment|therapy|practice|management|advice|rehabilitation)|standard of "
                     r"care|"
                     r"treatment as usual|care as usual|(?:education|advice|information|"
                     r"leaflets?) ?(?:only|alone)?"),
    "surgery": _w(r"surger(?:y|ies)|surgical\w*|operations?|operati(?:ve|ng)|hip replacement|knee "
                  r"replacement|"
                  r"joint replacement|arthroplasty|arthroscop\w+|going under the knife|"
                  r"\w+(?:ectomy|plasty|otomy)|bypass|stent(?:s|ing)?|implant(?:s|ation)?"),
    "physiotherapy": _w(r"physiotherap\w+|physical therap\w+|physio|rehabilitation|exercise\w*|"
                        r"training|"
                        r"strengthening|walking|stretching|yoga|pilates|tai chi|aerobics?|workouts?"),
    "medication": _w(r"drugs?|medications?|medicines?|pills?|tablets?|painkillers?|analgesics?|"
                     r"NSAIDs?|"
                     r"ibuprofen|paracetamol|acetaminophen|aspirin|naproxen|diclofenac|opioids?|"
                     r"morphine|statins?|metformin|insulin|antidepressants?|SSRIs?|sertraline|"
                     r"fluoxetine|antibiotics?|"
                     r"amoxicillin|warfarin|beta-?blockers?|steroids?|cortisone|corticosteroids?|"
                     r"chemotherapy|methotrexate|"
                     r"antipsychotics?|benzodiazepines?|antihistamines?|antihypertensives?|"
                     r"anticoagulants?|\w{4,}(?:mab|nib|"
                     r"pril|sartan|statin|prazole|cillin|mycin|olol|idone|azepam|triptan|gliptin|"
                     r"glutide|gliflozin|oxacin)"),
    "talking therapy": _w(r"psychotherap\w+|counsel?ling|CBT|cognitive[- ]behaviou?r\w*(?: "
                          r"therapy)?|"
                          r"talking therap\w+|mindfulness|meditation"),
    "injections": _w(r"injections?|injected|infiltration|jabs?|shots?"),
    "radiotherapy": _w(r"radiotherapy|radiation(?: therapy)?|irradiation"),
}
# Who counts as compared with one of these says nothing against the other.
_NEAR = ({"no treatment", "usual care"}, {"medication", "injections"})
_AFTER = re.compile(
    r"\b(?:(?:better|worse|more|less|fewer|greater|higher|lower|faster|slower|larger|smaller|"
    r"longer|"
    r"shorter|safer|superior|inferior|quicker|sooner|stronger|weaker|cheaper|rather|effective|"
    r"likely|"
    r"often|[a-z]{3,12}er)\b[^.;:!?]{0,110}?\b(?:than|to(?= (?:placebo|sham|surgery|usual|standard|"
    r"no )))|compared (?:with|to|against)|"
    r"in comparison (?:with|to)|versus|vs\.?|against(?= (?:placebo|sham|surgery|usual|no |"
    r"standard))|outperform(?:s|ed)|"
    r"as (?:good|effective|well|safe|useful|helpful) as|relative to|no better than|beat(?:s|en)?|"
    r"superior to|inferior to|over(?= (?:placebo|surgery|sham|usual|standard|physical|physio|"
    r"drug)))"
    r" (?P<comparator>[^.;:!?()]{2,90})", re.IGNORECASE)
_STOP = re.compile(r"\b(?:in|for|at|after|by|on|with|during|among|over|when|who|whose|that|which|"
                   r"because|"
                   r"while|but|although|is|was|were|are|had|has|did|does|and that|from|of (?:the "
                   r")?patients|"
                   r"expected|thought|previously|ever|before|usual[.,]|once)\b", re.IGNORECASE)
# "than 20 mg", "than the other group", "than before", "than men": no comparator of a treatment
_NO_TREATMENT_NAMED = re.compile(
    r"^(?:\d|one|two|half|a third|before|ever|expected|thought|previously|usual$|baseline|"
    r"others?\b|"
    r"the others?\b|those\b|people\b|any\b|average|normal$|that\b|they\b|it\b|at\b|we\b)",
    re.IGNORECASE)


# "people who took", "those given", "patients on": what follows is the comparator.
_WHO_GOT = re.compile(
    r"^(?:the |other )?(?:people|patients|those|women|men|children|adults|participants|mice|rats|"
    r"individuals|groups?|in|with|for|among| )* ?(?:who|that)? ?(?:only |just )?(?:given|taking|"
    r"receiving|on|having|treated with|assigned to|took|take|had|received|were given|did|got|"
    r"underwent|"
    r"getting|doing|have|receive|using|used) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparator as written, and the kinds of ``KINDS`` that it belongs to."""

    words: str
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class ComparatorDifference:
    """The comparator told, what was compared, and the passage that says so."""

    claimed: str
    reported: str
    passage: Passage


def kinds_of(text: str) -> frozenset[str]:
    """The kinds of comparator that ``text`` names."""
    return frozenset(kind for kind, pattern in KINDS.items() if pattern.search(text))


def claimed_comparators(text: str) -> list[Compared]:
    """What ``text`` compares with, one for each "than", "versus" or the like."""
    found = []
    for match in _AFTER.finditer(text):
        words = _WHO_GOT.sub("", match["comparator"].strip(" ,\"'“”"))
        cut = _STOP.search(words)
        words = (words[:cut.start()] if cut and cut.start() > 0 else words).strip(" ,")
        if words and not _NO_TREATMENT_NAMED.match(words):
            found.append(Compared(words, kinds_of(words)))
    return found


_ARMS = re.compile(
    r"\b(?:vs\.?|versus|compared (?:with|to|against)|in comparison (?:with|to)|than|or|"
    r"control(?:led)?|comparator|comparison|randomi[sz]ed to|assigned to|allocated to|received|"
    r"receiving|placebo|sham|groups?|arms?|outperform\w*|superior to|inferior to|relative to)\b",
    re.IGNORECASE)
_MERELY_MENTIONED = re.compile(
    r"\b(?:delay|avoid|before|after|need for|candidates? for|waiting (?:list )?for|scheduled for|"
    r"undergoing|"
    r"previous|prior|history of|no|not|without|risk of|postpone|conversion to|under(?:went|gone)|"
    r"following|awaiting|"
    r"refractory to|unresponsive to|resistant to|failed|despite|eligible for)\b[^.;]{0,30}$", re.IGNORECASE)


def comparator_difference(claim: Claim, report: Report) -> ComparatorDifference | None:
    """The comparator of ``claim`` that no arm of the study matches, or None.

    Only a comparator of a known kind is judged, and only where the study's own words name
    something else that it compared with.
    """
    told = [compared for compared in claimed_comparators(claim.text) if compared.kinds]
    if not told:
        return None
    arms = [p for p in arm_passages(report) if _ARMS.search(p)]
    if not arms:
        return None
    studied = _studied_kinds(report)
    for compared in told:
        for kind in _kinds_told(compared):
            if kind in studied or _stands_for_another(compared, kind, studied, arms):
                continue
            passage = _comparison_passage(arms, studied)
            if passage is not None and (studied or _arms_are_told(kind, arms)):
                return ComparatorDifference(compared.words, _words_after(passage), passage)
    return None


def agreeing_comparator(claim: Claim, report: Report) -> tuple[str, Passage] | None:
    """A comparator that the claim names and the study's arms name too, with its passage."""
    for compared in claimed_comparators(claim.text):
        for kind in compared.kinds:
            for passage in arm_passages(report):
                if _ARMS.search(passage) and _as_arm(KINDS[kind], passage):
                    return compared.words, passage
    return None


def _kinds_told(compared: Compared) -> list[str]:
    """The kinds of each alternative ("surgery or exercise" names two)."""
    return sorted(compared.kinds)


def _studied_kinds(report: Report) -> frozenset[str]:
    return frozenset(kind for kind, pattern in KINDS.items()
                     if any(_as_arm(pattern, p) for p in arm_passages(report)))


def _as_arm(pattern: re.Pattern[str], passage: str) -> bool:
    """Whether a mention of ``pattern`` in ``passage`` may be an arm: not merely avoided or past."""
    return any(not _MERELY_MENTIONED.search(passage[max(0, m.start() - 60):m.start()])
               for m in pattern.finditer(passage))


_GENERIC_CONTROL = re.compile(r"\b(?:controls?|control group|alone|only|usual|standard|minimal|"
                              r"attention|"
                              r"comparison (?:group|condition)|blind(?:ed)?|masked|"
                              r"double-blind(?:ed)?)\b",
                              re.IGNORECASE)
_TWO_ARMS = re.compile(r"\b(?:assigned|randomi[sz]ed|allocated|versus|vs\.?|compared (?:with|to)|"
                       r"or)\b",
                       re.IGNORECASE)
# Kinds whose names are many (every drug has its own) are judged only by arms of a known kind.
_NAMED_IN_A_FEW_WORDS = frozenset({"placebo", "surgery", "no treatment", "radiotherapy"})


def _arms_are_told(kind: str, arms: list[Passage]) -> bool:
    """Whether two arms are named, neither of them by a word that could stand for ``kind``."""
    return (kind in _NAMED_IN_A_FEW_WORDS and any(_TWO_ARMS.search(p) for p in arms)
            and not any(_GENERIC_CONTROL.search(p) for p in arms))


_COMPARISON = re.compile(
    r"\b(?:vs\.?|versus|compared (?:with|to)|in comparison (?:with|to)|than|control(?:s|led)?|"
    r"(?:randomi[sz]ed|assigned|allocated)\b[^.;]{0,90}? to|either|placebo|sham)\b"
    r"(?P<rest>[^.;]{0,120})", re.IGNORECASE)


def _comparison_passage(arms: list[Passage], studied: frozenset[str]) -> Passage | None:
    """The passage that names what was compared; else one that names a kind that was studied."""
    return next((p for p in arms if _COMPARISON.search(p)), None) or next(
        (p for p in arms if kinds_of(p) & studied), None)


_NOTHING_AT_ALL = re.compile(r"\b(?:no treatment|untreated|nothing|not treated)\b", re.IGNORECASE)


def _stands_for_another(compared: Compared, kind: str, studied: frozenset[str],
                        arms: list[Passage]) -> bool:
    """Whether ``kind`` may be a lay name for a comparator that the study had."""
    if (kind == "no treatment" and _NOTHING_AT_ALL.search(compared.words)
            and "usual care" in studied):
        return any(_ONLY_A_CONTROL.search(p) for p in arms)
    return any(kind in near and near & studied for near in _NEAR)


_ONLY_A_CONTROL = re.compile(r"\b(?:controls?|alone|only|minimal|waiting|wait-?list)\b",
                             re.IGNORECASE)


def _words_after(passage: Passage) -> str:
    match = _COMPARISON.search(passage)
    return match.group().strip(" ,") if match else str(passage)


def mentions_kind(report: Report, kind: str) -> bool:
    """Whether anything known of the study mentions this kind of comparator."""
    return KINDS[kind].search(all_words(report)) is not None
