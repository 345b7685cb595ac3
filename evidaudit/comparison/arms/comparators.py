"""What a claim compares with, against what the study compared with.

The claim's comparator is the noun phrase after "than", "compared with", "versus", "outperformed".
The study's are read from the comparison column of an evidence sheet, from "A versus B", from
"compared with B" and from "randomised to A or B". Kinds of comparator (placebo, no treatment,
usual care, surgery, …) stand for each other's lay and technical names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ... import quick_re as re
from ...evidence.reported_words import arm_passages, joined
from ...lexicon import broader, keys
from ...model import Claim, Passage, Report
from .denied_controls import without_denied
from .study_arms import StudyArm, study_arms
from .told_comparators import told_comparators


def _w(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


KINDS = {
    "placebo": _w(r"placebos?|sham\w*|dummy(?: pills?| treatment)?|sugar pills?|inert|inactive|"
                  r"vehicle|saline|fake (?:treatment|acupuncture|pills?|surgery)|mock"),
    "no treatment": _w(r"(?<=or )no (?!difference|effect|change)[a-z\-]{3,20}(?=[.,;:]|$)|"
                       r"no [\w\-]{2,20}ing|unaided|unassisted|unsupported|un(?:supplemented|"
                       r"vaccinated|screened|trained)|cold turkey|willpower(?: alone)?|going "
                       r"without|not (?:[\w\-]{3,20} )?\w{3,20}ing|on (?:their|your|his|her) own|"
                       r"no (?:[\w\-]+ )?(?:treatment|intervention|exercise|therapy|supplement\w*|"
                       r"care|help|support|assistance|"
                       r"drug|medication|training)|nothing(?! (?:but|except|else|other|beyond|"
                       r"besides|more))|untreated|non-?treatment|doing nothing|"
                       r"waiting[- ]list|wait[- ]?list|waitlisted|not? (?:being )?treated|"
                       r"without (?:\w+ )?(?:treatment|therapy|exercise|it)|"
                       r"minimal (?:intervention|treatment|care)|no or minimal|"
                       r"inactive controls?|"
                       r"delayed treatment|with and (?:\w+ ){0,3}without|watchful waiting|"
                       r"observation(?: alone)?"),
    "usual care": _w(r"(?:usual|standard|routine|conventional|normal|ordinary|regular) (?:\w+ "
                     r")?(?:care|"
                     r"treatment|therapy|practice|management|advice|rehabilitation)|standard of "
                     r"care|"
                     r"treatment as usual|care as usual|(?:education|advice|information|"
                     r"leaflets?) ?(?:only|alone)?"),
    "surgery": _w(r"surger(?:y|ies)|surgical\w*|operations?|operati(?:ve|ng)|hip replacement|knee "
                  r"replacement|"
                  r"joint replacement|arthroplasty|arthroscop\w+|going under the knife|grafts?|"
                  r"grafting|transplant\w*|"
                  r"\w+(?:ectomy|plasty|otomy)|bypass|stent(?:s|ing)?|implant(?:s|ation)?"),
    "physiotherapy": _w(r"physiotherap\w+|physical therap\w+|physio|rehabilitation|exercise\w*|"
                        r"training|"
                        r"strengthening|walking|stretching|yoga|pilates|tai chi|aerobics?|"
                         r"workouts?"),
    "medication": _w(r"drugs?|medications?|medicines?|pills?|tablets?|painkillers?|analgesics?|"
                     r"NSAIDs?|"
                     r"ibuprofen|paracetamol|acetaminophen|aspirin|naproxen|diclofenac|opioids?|"
                     r"morphine|statins?|metformin|insulin|antidepressants?|SSRIs?|sertraline|"
                     r"fluoxetine|antibiotics?|"
                     r"amoxicillin|warfarin|beta-?blockers?|steroids?|cortisone|corticosteroids?|"
                     r"chemotherapy|methotrexate|"
                     r"antipsychotics?|benzodiazepines?|antihistamines?|antihypertensives?|"
                     r"anticoagulants?|nicotine[- ](?:replacement|patch(?:es)?|gum)\w*|"
                     r"inhalers?|varenicline|"
                     r"\w{4,}(?:mab|nib|"
                     r"pril|sartan|statin|prazole|cillin|mycin|olol|idone|azepam|triptan|gliptin|"
                     r"glutide|gliflozin|oxacin)"),
    "talking therapy": _w(r"psychotherap\w+|counsel?ling|CBT|cognitive[- ]behaviou?r\w*(?: "
                          r"therapy)?|"
                          r"talking therap\w+|mindfulness|meditation"),
    "injections": _w(r"injections?|injected|infiltration|jabs?|shots?"),
    "radiotherapy": _w(r"radiotherapy|radiation(?: therapy)?|irradiation"),
}
_AFTER = re.compile(
    r"\b(?:(?:better|worse|more|less|fewer|greater|higher|lower|faster|slower|larger|smaller|"
    r"longer|shorter|safer|superior|inferior|quicker|sooner|stronger|weaker|cheaper|rather|"
    r"effective|likely|often|[a-z]{3,12}er)\b[^.;:!?]{0,110}?\b(?:than|to(?= (?:"
    r"placebo|sham|surgery|usual|standard|no )))|compared (?:with|to|against)|"
    r"in comparison (?:with|to)|versus|vs\.?|against(?= (?:an? |the )?(?:placebo|sham|dummy|"
    r"surgery|usual|no |standard))|outperform(?:s|ed)|"
    r"as (?:good|effective|well|safe|useful|helpful) as|relative to|no better than|beat(?:s|en)?|"
    r"superior to|inferior to|over(?= (?:placebo|surgery|sham|usual|standard|physical|physio|"
    r"drug)))"
    r" (?P<comparator>[^.;:!?()]{2,90})", re.IGNORECASE)
# "Compared with exercise classes, the vitamin …": an opening comparator ends at the comma.
_OPENING = re.compile(r",.*$", re.DOTALL)
_STOP = re.compile(r"\b(?:in|for|at|after|by|on|with|during|among|over|when|who|whose|that|which|"
                   r"because|while|(?<!nothing )but|although|is|was|were|are|had|has|did|does|"
                   r"and that|from|of (?:the )?patients|"
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
    r"individuals|groups?|lesions?|eyes|teeth|in|with|for|among| )* ?(?:who|that)? ?(?:only |just "
    r"|simply )?"
    r"(?:given|taking|receiving|on|having|treated with|managed with|assigned to|allocated to|"
    r"handed|offered|prescribed|put on|left on|kept on|took|take|had|received|were given|did|got|"
    r"underwent|getting|doing|have|receive|using|used|wore|wearing|ate|eating|drank|drinking) ",
    re.IGNORECASE)


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


# "Injecting without it": something was done, without something else.
_DONE_WITHOUT = re.compile(r"\w{3,}\W+(?:\w+\W+){0,2}?without\b", re.IGNORECASE)
_GONE_WITHOUT = re.compile(r"(?:an? |the )?(?:no|without|not)\b(?! (?:only|just))(?!.*\bor\b)",
                           re.IGNORECASE)


def kinds_of(text: str) -> frozenset[str]:
    """The kinds of comparator that ``text`` names."""
    kinds = frozenset(kind for kind, pattern in KINDS.items() if pattern.search(text))
    if _GONE_WITHOUT.match(text):
        return kinds & {"no treatment"}
    if _DONE_WITHOUT.match(text):
        kinds -= {"no treatment"}
    # A placebo tablet is no medication and sham surgery no surgery.
    return frozenset({"placebo"}) if "placebo" in kinds and not re.search(
        r"\b(?:and|or|plus)\b", text) else kinds


@lru_cache(maxsize=4096)
def claimed_comparators(text: str) -> tuple[Compared, ...]:
    """What ``text`` compares with, one for each "than", "versus" or the like."""
    found = []
    for match in _AFTER.finditer(text):
        words = _WHO_GOT.sub("", match["comparator"].strip(" ,\"'“”"))
        words = _OPENING.sub("", words) if match.start() < 3 else words
        cut = _STOP.search(words)
        words = (words[:cut.start()] if cut and cut.start() > 0 else words).strip(" ,")
        if words and not _NO_TREATMENT_NAMED.match(words):
            found.append(Compared(words, kinds_of(words)))
    told = [Compared(one.words, kinds_of(one.words)) for one in told_comparators(text)]
    return (*found, *(one for one in told if not any(
        one.words in other.words or other.words in one.words for other in found)))


_ASSIGNED = re.compile(
    r"\b(?:randomi[sz]ed|randomly|assigned|allocated|divided|received|receiving|given|took|"
    r"taking|interventions?:|comparisons?:)(?<=[\w:])"
    r"(?:[^.;]{0,100}?\b(?:to|into|either|received?|of|in))? (?P<arms>[^.;]{3,220})", re.IGNORECASE)
_LABELLED = re.compile(r"\b(?:controls?(?: group| arm)?|comparators?): (?P<arms>[^.;]{3,220})",
                       re.IGNORECASE)
# What stands before "versus" is an arm; what stands right before "controlled" or "controls" too.
_AFTER_AN_ARM = re.compile(r"(?P<versus>\b(?:versus|vs\.?|compared with|against)\s)|"
                           r"[- ](?:controlled|controls?|comparator|comparison)\b", re.IGNORECASE)
_LAST_PHRASE = re.compile(r"[.;:\n]")
_MERELY_MENTIONED = re.compile(
    r"\b(?:delay|avoid|before|after|need for|candidates? for|waiting (?:list )?for|scheduled for|"
    r"undergoing|previous|prior|history of|no|not|without|risk of|postpone|conversion to|"
    r"under(?:went|gone)|following|awaiting|refractory to|unresponsive to|resistant to|failed|"
    r"despite|eligible for|in addition to|on top of|added to|alongside|besides)\b"
    r"[^.;\n]{0,30}$", re.IGNORECASE)
# A control of which nothing more is said may be any of these.
_BARE_CONTROL = re.compile(r"\bcontrols?\b(?! of)", re.IGNORECASE)
# "Controls, who had surgery" tells of the controls, and not surely what they were given.
_DESCRIBED_CONTROL = re.compile(
    r"\bcontrols?(?: group| arm| condition)?\s?(?:[:(]|(?!, who had\b),? (?:who )?(?:"
    r"received|got|were given|continued|consisted|had|took|drank|ate|attended|used|underwent)\b)",
    re.IGNORECASE)
_BLIND = re.compile(r"\b(?P<times>double-?\s?|triple-?\s?)?(?:blind(?:ed)?|masked)\b",
                    re.IGNORECASE)
_NOT_BLIND = re.compile(r"\b(?:not|un|single)[- ]?$", re.IGNORECASE)
_JUDGES = re.compile(r"(?:assess|examin|rater|observer|evaluat|investigat|radiolog|reader|"
                     r"interview|adjudicat|review|analyst|statistic|outcome|endpoint)\w*[^.;]{0,25}$",
                     re.IGNORECASE)
_JUDGES_AFTER = re.compile(r" (?!trial|stud|design|random|comparison|fashion|manner|placebo|"
                           r"condition|crossover|phase|controlled|to\b|and\b)(?:[a-z]+ )?[a-z]+",
                           re.IGNORECASE)
_TAKERS = re.compile(r"\b(?:participants?|patients?|subjects?|children|women|men|parents|people|"
                     r"volunteers|runners|owners)\b(?:[\w ,]{0,40})? (?:were|was|remained) $",
                     re.IGNORECASE)


def _is_blinded(text: str) -> bool:
    """Whether those who were treated may not have known with what: not only those who judged."""
    for match in _BLIND.finditer(text):
        before = text[max(0, match.start() - 80):match.start()]
        if match["times"] or _TAKERS.search(before):
            return True
        if not (_NOT_BLIND.search(before) or _JUDGES.search(before)
                or _JUDGES_AFTER.match(text[match.end():match.end() + 40])):
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Studied:
    """The kinds that the study's comparisons name, with a passage for each; all mentioned kinds."""

    compared: dict[str, Passage]
    mentioned: frozenset[str]
    bare_control: bool
    blinded: bool
    two_arms: Passage | None
    explicit: Passage | None = None
    dosed: bool = False


_DENIED = re.compile(r"\b(?:rather than|instead of|not|in place of)\s(?:an?\s|the\s)?$",
                     re.IGNORECASE)


def is_denied(told: Compared, text: str) -> bool:
    """Whether ``text`` says that something else was given: "usual care rather than nothing"."""
    return bool(_DENIED.search(text[:max(0, text.find(told.words))][-24:]))


def comparator_difference(claim: Claim, report: Report) -> ComparatorDifference | None:
    """The comparator of ``claim`` that no arm of the study matches, or None.

    Only a comparator of a known kind is judged, and only where the study's own words name
    something else that it compared with.
    """
    told = [compared for compared in claimed_comparators(claim.text)
            if compared.kinds and not is_denied(compared, claim.text)]
    if not told:
        return None
    studied = _read_studied(arm_passages(report))
    for compared in told:
        for kind in sorted(compared.kinds):
            if kind in studied.mentioned or not _is_contradicted(compared, kind, studied):
                continue
            if kind == "no treatment" and not _all_were_treated(studied, study_arms(report)):
                continue
            if kind == "medication" and _is_kind_of_something_given(compared, report):
                continue
            others = [other for other in studied.compared if other != kind]
            passage = (studied.compared[others[0]] if others
                       else studied.two_arms or studied.explicit)
            if passage is not None:
                return ComparatorDifference(compared.words, " and ".join(sorted(others))
                                            or str(passage), passage)
    return None


def _is_kind_of_something_given(compared: Compared, report: Report) -> bool:
    """Whether a drug named by its kind may be one that the study names: "the antibiotic"."""
    given = keys(report.text) | keys(report.title)
    return any(key in broader(other) for key in keys(compared.words) for other in given)


def agreeing_comparator(claim: Claim, report: Report) -> tuple[str, Passage] | None:
    """A comparator that the claim names and the study compared with too, with its passage."""
    for compared in claimed_comparators(claim.text):
        studied = _read_studied(arm_passages(report))
        for kind in sorted(compared.kinds):
            if kind in studied.compared:
                return compared.words, studied.compared[kind]
    return None


def is_merely_mentioned(claim: Claim, report: Report) -> bool:
    """Whether the claim compares with a treatment of which the study speaks, though nowhere as
    something that it compared with. Usual care and no treatment need no such words."""
    mentioned = _read_studied(arm_passages(report)).mentioned
    return not any(compared.kinds & mentioned & _CARE_OR_NONE
                   for compared in claimed_comparators(claim.text))


_CARE_OR_NONE = frozenset({"usual care", "no treatment"})


def unmentioned_comparator(claim: Claim, report: Report) -> str:
    """A comparator of a known kind that the study's words never mention; '' where there is none."""
    mentioned = _read_studied(arm_passages(report)).mentioned
    return next((compared.words for compared in claimed_comparators(claim.text)
                 if compared.kinds and not compared.kinds & mentioned), "")


def is_open_control(text: str) -> bool:
    """Whether ``text`` speaks of controls without telling what they were given."""
    return bool(_BARE_CONTROL.search(text)) and not _DESCRIBED_CONTROL.search(text)


@lru_cache(maxsize=2048)
def _read_studied(passages: tuple[Passage, ...]) -> _Studied:
    compared: dict[str, Passage] = {}
    passages = without_denied(passages)
    searched = joined(passages)
    mentioned = frozenset(kind for kind, pattern in KINDS.items()
                          if _as_arm(pattern, searched.text))
    for passage in passages if mentioned else ():
        for words in _slots(passage):
            for kind in kinds_of(words) & mentioned:
                if kind not in compared and _as_arm(KINDS[kind], words):
                    compared[kind] = passage
    placebo = searched.first(KINDS["placebo"]) if "placebo" in mentioned else None
    if placebo is not None:
        compared.setdefault("placebo", placebo)
    return _Studied(compared, mentioned, is_open_control(searched.text),
                    _is_blinded(searched.text), searched.first(_TWO_ARMS),
                    searched.first(_EXPLICIT), _DOSED.search(searched.text) is not None)


def _slots(passage: str) -> Iterator[str]:
    """The pieces of ``passage`` where a sentence names what was compared."""
    for compared in claimed_comparators(passage):
        yield compared.words
    for match in _LABELLED.finditer(passage):
        yield match["arms"]
    for match in _ASSIGNED.finditer(passage):
        yield match["arms"]
    for match in _AFTER_AN_ARM.finditer(passage):
        before = passage[max(0, match.start() - 90):match.start()]
        yield _LAST_PHRASE.split(before)[-1] if match["versus"] else before[-45:]


def _as_arm(pattern: re.Pattern[str], passage: str) -> bool:
    """Whether a mention of ``pattern`` in ``passage`` may be an arm: not merely avoided or past."""
    return any(not _MERELY_MENTIONED.search(passage[max(0, m.start() - 60):m.start()])
               for m in pattern.finditer(passage))


_TWO_ARMS = re.compile(
    r"\b(?:randomi[sz]ed|randomly|assigned|allocated)\b[^.;]{0,120}?\b(?:to|into|"
    r"either)\b[^.;]{1,120}"
    r"\bor\b|\b(?:versus|vs\.?)\b|\b(?:we|to) compared? [^.;\d]{2,90}? (?:and|with|or) |"
    r"\binterventions?: [^.;]{2,90}? or ", re.IGNORECASE)
# Another dose of the same thing, or a control that is named: nothing else was compared with.
_EXPLICIT = re.compile(
    r"\b(?:compared with|than|versus|vs\.?|against) \d[\d.,]{0,8} ?(?:mg|g|IU|µg|μg|mcg|ml|units|"
    r"minutes|hours|sessions)\b|\b(?:versus|vs\.?|compared with) (?:manual|paper|printed|written|"
    r"open|conventional|daily|weekly|monthly)\b", re.IGNORECASE)
# Some drug was given, whatever its name: "tablets" may be it.
_DOSED = re.compile(r"\b\d[\d.,]{0,8} ?(?:mg|g|IU|µg|μg|mcg)\b|\boral(?:ly)?\b|\bdos(?:e|es|ing)\b",
                    re.IGNORECASE)
_SOME_DRUG = re.compile(r"(?:the |daily |usual )?(?:drugs?|medications?|medicines?|pills?|tablets?|"
                        r"capsules?)", re.IGNORECASE)


def _all_were_treated(studied: _Studied, arms: tuple[StudyArm, ...]) -> bool:
    """Whether the study plainly had groups, none of which had no more than plain feed or water:
    of "standard chow, or chow with curcumin" the former went without."""
    if "usual care" in studied.compared or len(studied.compared.keys() & _ACTIVE) > 1:
        return True
    return len(arms) > 1 and not any(arm.terms & _PLAIN for arm in arms)


_PLAIN = keys("standard plain normal regular ordinary chow water soil buffer")
_NOTHING_AT_ALL = re.compile(
    r"\b(?:no treatment|untreated|nothing(?! (?:but|except|else|other|beyond|besides|more))|"
    r"not treated|no (?:[\w-]+ )?(?:help|support|care|therapy|"
    r"treatment|assistance|advice)\b.*\b(?:at all|whatsoever))\b", re.IGNORECASE)
_ACTIVE = frozenset({"surgery", "physiotherapy", "medication", "talking therapy", "injections",
                     "radiotherapy"})


def _is_contradicted(compared: Compared, kind: str, studied: _Studied) -> bool:
    """Whether what the study compared with cannot be meant by ``kind``."""
    known = frozenset(studied.compared)
    if kind == "usual care":
        # Usual care may be any treatment, and is often no more than nothing.
        return bool(known) and known <= {"placebo"} and not studied.bare_control
    if kind == "no treatment":
        if "usual care" in known:
            return _NOTHING_AT_ALL.search(compared.words) is not None and not studied.bare_control
        return (not studied.bare_control and "placebo" not in known
                and (len(known & _ACTIVE) >= 2 or studied.two_arms is not None))
    if kind == "placebo":
        return not (studied.bare_control or studied.blinded) and (
            bool(known) or studied.two_arms is not None)
    if kind == "medication":
        if studied.dosed and _SOME_DRUG.fullmatch(compared.words):
            return False
        return bool(known - {"injections"}) and "usual care" not in known
    if kind in ("surgery", "radiotherapy"):
        return bool(known) or (studied.two_arms is not None and not studied.bare_control)
    if kind in ("physiotherapy", "talking therapy") and not known:
        return studied.explicit is not None
    return bool(known) and (kind != "injections" or "medication" not in known)
