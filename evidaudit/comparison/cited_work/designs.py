"""The design that a claim gives its source, against the design that the source has.

A claim that names no design is never wrong about it, and a source whose own words do not tell
its design contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ... import quick_re as re
from ...evidence.design import OBSERVATIONAL, SYNTHESES, TRIALS, Design, DesignKind, read_design
from ...evidence.reported_words import all_words, passages_of
from ...lexicon import keys
from ...model import Claim, Passage, Report, Severity
from ...wording.causes import told_causes
from ..stated import GENERIC, WEAK
from .claimed_designs import NEGATED, claimed_designs

_K = DesignKind


def _w(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DesignDifference:
    """What the claim calls the study, what the study is, and the passage that says so."""

    claimed: str
    reported: str
    severity: Severity
    message: str
    passage: Passage


_RESULT_VERB = _w(r"(?:found|showed|shown|shows|demonstrated|demonstrates|proved|proven|proves|"
                  r"confirmed|confirms|revealed|concluded|reported that|discovered|established|"
                  r"results? (?:of|from|show|were)|(?:significantly |greatly |dramatically )?"
                  r"(?:improved|reduced|lowered|increased|cut|decreased|halved|doubled|works?\b|"
                  r"worked|fell|"
                  r"dropped|rose|declined|climbed|slowed|eased|boosted|"
                  r"cured|relieved|prevented|outperformed|experienced|had less|had fewer|lost|"
                  r"gained|benefit(?:t)?ed|beats|outperforms|outdid)|"
                  r"(?:ended|came) (?:up |out )?(?:with|ahead|better|fewer)|"
                  r"(?:was|were) (?:effective|better|superior|safe|lower|"
                  r"higher|reduced|improved|"
                  r"beneficial|found|shown))\b")
_PLANNED = _w(r"(?:will|plans?|planned|planning|aims?|aimed|intends?|pending|ongoing|under way|"
              r"underway|to (?:test|investigate|determine|examine|find out|see|compare|evaluate|"
              r"assess|show)|"
              r"designed|protocol|proposed|are testing|is testing|whether|embarking|hypothesi\w+|"
              r"set out|set up|goal|objective|purpose|yet|hope(?:s|d)?|would|expects?|expected|"
              r"going to|has begun|started|recruiting|previous|"
              r"earlier|prior|existing|in the past|registered|currently)\b")
_PROOF = _w(r"(?:definitive (?:[\w-]+ )?(?:trial|study|RCT) (?:has |have )?(?:demonstrat|show|prov|"
            r"found|establish|confirm)\w*|prove[sdn]?|proving|proof|definitive(?:ly)?"
            r"(?!\s(?:[\w-]{3,20}\s){0,2}(?:trials?|stud(?:y|ies)|evaluation|RCTs?|test|phase))|"
            r"conclusive(?:ly)?|establish(?:es|ed)|"
            r"beyond doubt|settles|confirm(?:s|ed) (?:once|that)|conclusively|no doubt|for certain|"
            r"clear evidence|unequivocal\w*)\b")
_PROOF_OF_CONCEPT = _w(r"proof[- ]of[- ](?:concept|principle)|(?:not|nothing|hardly|does not|"
                       r"cannot|far from|no|yet to be|needs?) (?:\w+ ){0,2}"
                       r"(?:prove|proof|definitive|conclusive|establish|confirm)\w*")


def design_differences(claim: Claim, report: Report) -> Iterator[DesignDifference]:
    """Every way in which ``claim`` gives the study another design than it has."""
    claimed = dict(claimed_designs(claim.text))
    if not claimed and not _may_be_overstated(claim, report):
        return
    design = design_of(report)
    denied = _denied_allocation(claimed, report, design)
    if denied is not None:
        yield denied
    if not design.kinds or denied is not None:
        return
    yield from _review_told_as_one_trial(claim, report, design)
    for name, words in claimed.items():
        yield from _against(name, words, claimed, report, design)
    if design.has(_K.PROTOCOL, *TRIALS):
        yield from _testing_told_as_proving(claim, design)
    if design.has(_K.PROTOCOL):
        yield from _protocol_told_as_results(claim, report, design)
    if design.has(_K.PILOT) and not design.has(*SYNTHESES):
        proof = _PROOF.search(claim.text)
        if proof is None and _NOT_BUILT_FOR.search(report.text) and not _EARLY.search(claim.text):
            proof = _DEMONSTRATED.search(claim.text)
        if proof and not _PROOF_OF_CONCEPT.search(claim.text):
            yield DesignDifference(proof.group(), _K.PILOT, Severity.MAJOR,
                                   "a pilot study is told as proof", design.passage(_K.PILOT))


# What a pilot says of itself, and a claim that it demonstrated an effect.
_NOT_BUILT_FOR = _w(r"not (?:designed|powered|intended|planned|large enough|sized) to (?:test|"
                    r"detect|compare|assess|show|evaluate|examine|measure|establish)")
_DEMONSTRATED = _w(r"(?:has |have )?(?:demonstrated|established|has shown|have shown|proved) that\b"
                   r"(?![^.]{0,160}\d)")
_EARLY = _w(r"pilot|feasib\w+|small|early (?:results?|stud\w+|trial|evidence|findings?|signs?|"
            r"data)|preliminary|may|might|could|suggest\w*|hint\w*|promising")
# "No study was randomised", "quasi-experimental studies", "there was no control group".
_NOBODY_ALLOCATED = _w(
    r"(?:no|none of the|none of these) (?:stud(?:y|ies)|trials?) (?:was|were) randomi[sz]ed|"
    r"(?:stud(?:y|ies)|allocation|assignment|treatment|groups) (?:was|were) not randomi[sz]ed|"
    r"quasi-experimental (?:stud(?:y|ies)|designs?|evaluations?)|"
    r"(?:there was|with|had) no (?:control|comparison|placebo|untreated) (?:group|arm)|"
    r"without (?:a |any )?(?:control|comparison|placebo) (?:group|arm)")
_ANY_RANDOM = _w(r"randomi[sz]\w+|randomly|RCTs?|placebo|sham|cross-?over")


def _denied_allocation(claimed: dict[str, str], report: Report,
                       design: Design) -> DesignDifference | None:
    """A randomised trial told where the study says that nothing was allocated, and speaks of no
    allocation anywhere else."""
    if "randomised trial" not in claimed or design.has(
            _K.RANDOMISED_TRIAL, _K.CROSSOVER, _K.CLUSTER, _K.PROTOCOL):
        return None
    passages = list(passages_of(report))
    says = next((one for one in passages if _NOBODY_ALLOCATED.search(one)), None)
    rest = " ".join(_NOBODY_ALLOCATED.sub(" ", one) for one in passages)
    if says is None or any(not NEGATED.search(rest[max(0, m.start() - 40):m.start()])
                           for m in _ANY_RANDOM.finditer(rest)):
        return None
    return DesignDifference(claimed["randomised trial"], "no allocation", Severity.MAJOR,
                            "the claim speaks of a randomised trial; the study says that nobody "
                            "was allocated", says)


def design_of(report: Report) -> Design:
    """The design that the study's title, text or evidence sheet tells."""
    return read_design(report.text, report.title, report.design)


def _may_be_overstated(claim: Claim, report: Report) -> bool:
    """Whether a protocol or pilot may be at hand, and the claim tells of results or proof."""
    if _SET_TO_PROVE.search(claim.text):
        return True
    return (_RESULT_VERB.search(claim.text) is not None or told_causes(claim.text) != ()
            or _PROOF.search(claim.text) is not None
            ) and _speaks_of_early_work(f"{report.title} {report.design} {report.text}")


@lru_cache(maxsize=2048)
def _speaks_of_early_work(text: str) -> bool:
    return _EARLY_WORK.search(text) is not None


_EARLY_WORK = re.compile(r"protocol|\bwill\b|rationale|pilot|feasib|proof|explorat|prelimin|"
                         r"recruiting",
                         re.IGNORECASE)


def _against(name: str, words: str, claimed: dict[str, str], report: Report,
             design: Design) -> Iterator[DesignDifference]:
    rule = _CONFLICTS.get(name)
    if rule is None:
        return
    contrary, excusing, unless_mentioned, severity, message = rule
    if design.has(*excusing) or not design.has(*contrary):
        return
    source = all_words(report)
    if unless_mentioned is not None and any(
            name != "randomised trial"
            or not NEGATED.search(source[max(0, m.start() - 40):m.start()])
            for m in unless_mentioned.finditer(source)):
        return  # "requires a randomised trial" does not make it one
    if name in ("trial", "randomised trial") and (
            "meta-analysis" in claimed or "systematic review" in claimed):
        return
    if name == "trial" and "randomised trial" in claimed:
        return
    passage = design.passage(*contrary)
    reported = next(kind for kind in design.kinds if kind in contrary)
    yield DesignDifference(words, reported, severity,
                           message.format(reported).replace(" a animal", " an animal")
                           .replace(" a editorial", " an editorial").replace(" a in ", " an in "),
                           passage)


_REVIEWS = (_K.SYSTEMATIC_REVIEW, _K.META_ANALYSIS, _K.SCOPING_REVIEW)
_LABORATORY = (_K.ANIMAL, _K.CADAVER, _K.IN_VITRO, _K.MODELLING)
_MENTIONS_RECORDS = _w(r"(?:medical|health|hospital|patient|clinical) (?:records?|charts?|notes)|"
                       r"registr(?:y|ies)|registers?\b|databases? of patients|chart review")
_MENTIONS_TRIAL = _w(r"(?<!a )(?<!more )(?<!of )(?<!randomised )(?<!randomized )(?<!controlled )"
                     r"(?<!further )(?<!future )(?<!clinical )(?<!larger )trials?\b(?! (?:is|are) "
                     r"(?:needed|warranted|required))|randomly|were randomi[sz]ed|allocat")
_MENTIONS_POOLING = _w(r"meta-?\s?anal|pooled|pooling|random-effects|forest plot|studies were "
                       r"combined")
_MENTIONS_SEARCH = _w(r"(?<!search )(?<!not )systematic|searched|PRISMA|search of|databases|"
                      r"cochrane")
_MENTIONS_TIME = _w(r"follow(?:ed)?[- ]?up|followed|longitudinal|prospective|baseline|cohort|"
                    r"over time|years later|waves?\b|repeated")
_MENTIONS_SURVEY = _w(r"survey|questionnaire|respondents|interview|poll|asked")
_CONFLICTS = {
    "medical records": ((*_REVIEWS, _K.RANDOMISED_TRIAL, _K.CROSSOVER, *_LABORATORY, _K.PROTOCOL,
                         _K.NARRATIVE_REVIEW, _K.SURVEY, _K.QUALITATIVE),
                        (_K.RECORDS, _K.RETROSPECTIVE, _K.CASE_SERIES), _MENTIONS_RECORDS,
                        Severity.MAJOR,
                        "the claim speaks of medical records; the study is a {}"),
    "randomised trial": ((*OBSERVATIONAL, _K.NON_RANDOMISED_TRIAL, _K.NARRATIVE_REVIEW,
                          _K.MODELLING, _K.CADAVER, _K.EDITORIAL),
                         (_K.RANDOMISED_TRIAL, _K.CROSSOVER, _K.CLUSTER, *_REVIEWS,
                          _K.PROTOCOL, _K.GUIDELINE, _K.SECONDARY_ANALYSIS),
                         _w(r"(?<!non)(?<!non-)(?<!non )(?<!not )(?<!quasi-)(?<!without )"
                            r"(?<!future )(?<!further )(?<!larger )(?<!need for )(?<!await )"
                            r"random\w*\b(?![- ](?:effects?|intercepts?|slopes?|forests?|digit)\b)"
                            r"(?! (?:[\w-]{1,15} ){0,2}?(?:trials?|studies|evidence|data)\b[\w "
                            r"]{0,25}"
                            r"\b(?:needed|required|warranted|lacking|awaited|desirable|justified|"
                            r"confirm|test)\b)|cross-?over|\bRCTs?\b(?! (?:is|are) (?:needed|"
                            r"required|warranted))"),
                         Severity.MAJOR,
                         "the claim speaks of a randomised trial; the study is a {}"),
    "trial": ((*OBSERVATIONAL, _K.IN_VITRO, _K.CADAVER, _K.EDITORIAL, _K.MODELLING),
              (_K.ANIMAL, *TRIALS, *_REVIEWS, _K.PROTOCOL, _K.NARRATIVE_REVIEW, _K.GUIDELINE,
               _K.SECONDARY_ANALYSIS),
              _MENTIONS_TRIAL, Severity.MAJOR,
              "the claim speaks of a trial; the study is a {}"),
    "experiment": ((_K.COHORT, _K.CASE_CONTROL, _K.CROSS_SECTIONAL, _K.RETROSPECTIVE, _K.RECORDS),
                   (*TRIALS, *_REVIEWS, _K.PROTOCOL, _K.ANIMAL, _K.IN_VITRO, _K.NARRATIVE_REVIEW,
                    _K.SECONDARY_ANALYSIS, _K.MODELLING, _K.GUIDELINE),
                   _w(r"experiment|(?<!not )(?<!non-)random\w*|allocated|assigned (?:to|by)|"
                      r"trial\b|"
                      r"instructed|told to|intervention group"), Severity.MAJOR,
                   "the claim tells of people who were made to do something; the study is a {}"),
    "meta-analysis": ((*TRIALS, *OBSERVATIONAL, _K.NARRATIVE_REVIEW, _K.EDITORIAL, *_LABORATORY,
                       _K.SCOPING_REVIEW, _K.PROTOCOL),
                      (_K.META_ANALYSIS, _K.SYSTEMATIC_REVIEW, _K.GUIDELINE), _MENTIONS_POOLING,
                      Severity.MAJOR,
                      "the claim speaks of a meta-analysis; the study is a {}"),
    "systematic review": ((*TRIALS, *OBSERVATIONAL, _K.NARRATIVE_REVIEW, _K.EDITORIAL,
                           *_LABORATORY),
                          (_K.SYSTEMATIC_REVIEW, _K.META_ANALYSIS, _K.SCOPING_REVIEW,
                           _K.GUIDELINE), _MENTIONS_SEARCH, Severity.MAJOR,
                          "the claim speaks of a systematic review; the study is a {}"),
    "followed over time": ((_K.CROSS_SECTIONAL, _K.SURVEY, _K.MODELLING, _K.IN_VITRO, _K.CADAVER),
                           (_K.COHORT, _K.PROSPECTIVE, *TRIALS, *SYNTHESES, _K.RECORDS,
                            _K.RETROSPECTIVE, _K.CASE_CONTROL, _K.PROTOCOL),
                           _MENTIONS_TIME, Severity.MAJOR,
                           "the claim tells of people who were followed; the study is a {}"),
    "observational study": ((_K.RANDOMISED_TRIAL, _K.CROSSOVER, _K.CLUSTER, *_LABORATORY),
                            (*OBSERVATIONAL, _K.SECONDARY_ANALYSIS, *_REVIEWS, _K.PROSPECTIVE,
                             _K.PROTOCOL, _K.NON_RANDOMISED_TRIAL),
                            _w(r"observational|cohort|case-control|follow-up study|extension"),
                            Severity.MAJOR,
                            "the claim speaks of a study that only observed; the study is a {}"),
    "cross-sectional study": ((_K.COHORT, _K.PROSPECTIVE, _K.RANDOMISED_TRIAL, _K.CROSSOVER),
                              (_K.CROSS_SECTIONAL, _K.SURVEY, *_REVIEWS, _K.SECONDARY_ANALYSIS),
                              _w(r"cross-sectional|survey(?:ed)?|baseline data|at baseline"),
                              Severity.MAJOR,
                              "the claim speaks of a single look at people; the study is a {}"),
    "survey": ((*TRIALS, *_REVIEWS, *_LABORATORY, _K.NARRATIVE_REVIEW), (_K.SURVEY,
                                                                         _K.QUALITATIVE,
                                                                         _K.CROSS_SECTIONAL),
               _MENTIONS_SURVEY, Severity.MAJOR,
               "the claim speaks of a survey; the study is a {}"),
    "representative survey": ((_K.QUALITATIVE, _K.CASE_SERIES, _K.CASE_REPORT, *_LABORATORY),
                              (_K.SURVEY, _K.CROSS_SECTIONAL, _K.COHORT, _K.RECORDS, *_REVIEWS,
                               *TRIALS, _K.SURVEILLANCE, _K.CASE_CONTROL),
                              _w(r"survey(?:s|ed)?\b|questionnaires?|respondents|representative"),
                              Severity.MAJOR,
                              "the claim speaks of a survey of many; the study is a {}"),
    "single trial": (_REVIEWS, (_K.RANDOMISED_TRIAL, _K.CROSSOVER, _K.CLUSTER, _K.PROTOCOL),
                     _w(r"(?:one|single|a) (?:[\w\-]{1,20} )?(?:trial|study) (?:was|met|were)\b|"
                        r"(?:one|single|only|sole) (?:[\w\-]{1,20} )?(?:trial|study)\b"),
                     Severity.MINOR, "the claim speaks of a single study; the study is a {}"),
    "protocol": ((*_REVIEWS, *TRIALS, *OBSERVATIONAL, *_LABORATORY, _K.NARRATIVE_REVIEW),
                 (_K.PROTOCOL, _K.EDITORIAL, _K.GUIDELINE),
                 _w(r"protocols? (?:for|of|paper|describ)|study protocol|trial protocol|\bwill\b|"
                    r"planned|rationale"), Severity.MAJOR,
                 "the claim speaks of a plan without results; the study is a {}"),
    "case report": ((*_REVIEWS, _K.RANDOMISED_TRIAL, _K.COHORT), (_K.CASE_REPORT, _K.CASE_SERIES),
                    _w(r"case"), Severity.MAJOR,
                    "the claim speaks of a single case; the study is a {}"),
}


# "In the largest trial to date, 1,449 adolescents were randomised": one trial that did the work.
_ONE_TRIAL = re.compile(
    r"\b(?:an?|one|the|this|that|their)\s(?:[\w,-]{1,24}\s){0,5}?(?:trial|RCT|experiment)\b(?!s)",
    re.IGNORECASE)
_TOOK_PART = re.compile(
    r"\b(?:assigned|allocated|randomi[sz]ed|randomly|enrolled|recruited|took part|involv(?:ed|ing)|"
    r"(?:trial|RCT|experiment) (?:of|in|with|among) (?:about |some |over |more than |nearly |"
    r"almost |around )?\d)", re.IGNORECASE)
_MANY_STUDIES = re.compile(
    r"\b(?:trials|RCTs|studies|experiments|reviews?|reviewers?|reviewed|meta-?\s?anal\w+|"
    r"pool(?:ed|ing)|"
    r"synthesis|evidence base|analysis|analyses|combin(?:ed|ing) (?:data|results)|included)\b",
    re.IGNORECASE)


_COUNT = re.compile(r"\d[\d,]*")
# A review may itself have found one trial only of what the claim tells.
_ONLY_ONE = re.compile(r"\b(?:one|only one|an? (?:single|lone|large|small)|"
                       r"the only) (?:[\w-]{1,20} ){0,2}?"
                       r"(?:trial|RCT|study)\b", re.IGNORECASE)


def _review_told_as_one_trial(claim: Claim, report: Report,
                              design: Design) -> Iterator[DesignDifference]:
    """The people of many studies told as those of one trial, which would weigh more."""
    if not design.has(_K.SYSTEMATIC_REVIEW, _K.META_ANALYSIS) or design.has(
            _K.PROTOCOL, _K.SECONDARY_ANALYSIS) or _MANY_STUDIES.search(claim.text):
        return
    told = _ONE_TRIAL.search(claim.text)
    if told is None or not _TOOK_PART.search(claim.text) or NEGATED.search(
            claim.text[max(0, told.start() - 40):told.start()]) or any(
            _ONLY_ONE.search(passage) and set(_COUNT.findall(passage)) & set(
                _COUNT.findall(claim.text)) for passage in passages_of(report)):
        return
    yield DesignDifference(
        told.group(), str(_K.SYSTEMATIC_REVIEW), Severity.MAJOR,
        "many studies, put together in a review, are told as one trial",
        design.passage(_K.META_ANALYSIS, _K.SYSTEMATIC_REVIEW))


# "At increased risk" tells no increase, "may have improved" no result.
_NO_RESULT_YET = re.compile(r"\b(?:at|an?|the|their|may|might|could|can|would|should) "
                            r"(?:\w{2,12}ly )?$", re.IGNORECASE)


def _protocol_told_as_results(claim: Claim, report: Report,
                              design: Design) -> Iterator[DesignDifference]:
    verb = next((m for m in _RESULT_VERB.finditer(claim.text)
                 if not _NO_RESULT_YET.search(claim.text[:m.start()])), None)
    told = verb.group() if verb else next((one.words for one in told_causes(claim.text)), "")
    if not verb and not _is_its_matter(claim.text, report):
        return  # what is known of other treatments
    if not told or _PLANNED.search(claim.text) or _background_supports(claim, report):
        return
    yield DesignDifference(told, _K.PROTOCOL, Severity.MAJOR,
                           "a protocol, which has no results, is told as a result",
                           design.passage(_K.PROTOCOL))


def _is_its_matter(text: str, report: Report) -> bool:
    """Whether the study's words hold most of what a claim says."""
    telling = keys(text) - WEAK - GENERIC
    known = telling & (keys(report.text) | keys(report.title))
    return len(known) >= LEAST_KNOWN * len(telling)


LEAST_KNOWN = 0.6  # share of the claim's telling terms that a protocol must know


_SET_TO_PROVE = _w(
    r"(?:goal|aim|purpose|objective|point|idea) of (?:the|this) (?:\w+ )?(?:study|trial|research|"
    r"project|paper) (?:is|was) to (?:show|prove|demonstrate|confirm|establish) (?:that )?|"
    r"(?:study|trial|research|researchers|authors) (?:set out|sets out|aims?|aimed|wants?|wanted|"
    r"hopes?|hoped|intends?|intended) to (?:show|prove|demonstrate|confirm) (?:that )?")
_TOTAL = _w(r"(?:eliminat\w*|cur(?:e|es|ed)|get(?:s|ting)? rid|revers\w*|end(?:s)? (?:the )?pain|"
            r"a lot of|"
            r"dramatic\w*|complete(?:ly)?|heal(?:s|ed)?|banish\w*|wipe\w* out|miracle|pain-free)\b")


def _testing_told_as_proving(claim: Claim, design: Design) -> Iterator[DesignDifference]:
    """A study asks a question; told as setting out to prove a cure it has its answer beforehand."""
    told = _SET_TO_PROVE.search(claim.text)
    if told and _TOTAL.search(claim.text[told.end():]):
        passage = design.passage(_K.PROTOCOL, *TRIALS)
        yield DesignDifference(told.group().strip(), "a study that sets out to test",
                               Severity.MAJOR, "the study set out to test, not to prove a cure",
                               passage)


_CONTENT = re.compile(r"[a-z]{4,}", re.IGNORECASE)
_FUTURE = _w(r"will|protocol|(?:primary|secondary) (?:outcomes?|end ?points?)|outcome measures?|"
             r"aims?|objective|planned|power to|to detect|sample size|expected|"
             r"anticipat\w+|assum\w+|"
             r"to (?:investigate|determine|evaluate|assess)\b")
_ONLY_POSSIBLE = _w(r"may|might|could|unclear|unknown|uncertain|whether|not known")
_COMMON = frozenset(["that", "this", "with", "from", "have", "been", "were", "they", "their",
                     "than", "more", "less", "about", "which", "study", "studies", "trial",
                     "showed", "found", "shown", "people", "patients", "researchers"])


def _background_supports(claim: Claim, report: Report) -> bool:
    """Whether a sentence of the protocol's background says most of what the claim says."""
    wanted = {word.lower()[:6] for word in _CONTENT.findall(claim.text)} - {
        word[:6] for word in _COMMON}
    for passage in passages_of(report):
        if _FUTURE.search(passage) or _ONLY_POSSIBLE.search(passage):
            continue
        there = {word.lower()[:6] for word in _CONTENT.findall(passage)}
        if len(wanted & there) >= max(2, 0.5 * len(wanted)):
            return True
    return False
