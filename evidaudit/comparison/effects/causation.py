"""Whether the study lets the claim speak of a cause."""

from __future__ import annotations

from dataclasses import dataclass

from ... import quick_re as re
from ...evidence.design import OBSERVATIONAL, SYNTHESES, TRIALS, Design, DesignKind, read_design
from ...lexicon import keys, valence
from ...model import Passage, Report
from ...prose import sentences
from ...wording.causes import CausalWords, told_causes
from ...wording.strength import read_strength
from ..alignment import Comparison
from ..numbers.values import value_stances
from ..stated import GENERIC, WEAK

_ASSOCIATES = re.compile(r"\b(?:associat\w+|correlat\w+|linked|related to|relationship|"
                         r"predict\w+)\b", re.I)
_RATIO = re.compile(r"\b(?:odds|hazard|risk|rate|prevalence) ratios?\b|"
                    r"\b[aA]?(?:OR|HR|RR|IRR|PR)s?\b(?=[\s,:=(;)]{1,3}\d|[\s,;:(]{1,3}(?:95|for|"
                    r"per|of|relative|in)\b)|"
                    r"\brelative risks?\b", re.I)
# The study itself says that it cannot tell causes.
_DISCLAIMS = re.compile(
    r"\b(?:residual|unmeasured|possible|potential) confound\w+|\breverse caus\w+|"
    r"\bcaus(?:al|ality|ation|e)\b[^.;]{0,40}\b(?:cannot|could not|not be|unclear|unproven|"
    r"uncertain)\b|\b(?:cannot|could not|does not|do not|no) (?:\w+ ){0,3}(?:proof of |infer |"
    r"establish |prove |show |evidence of )?caus\w+|\bobservational (?:design|nature|data)\b|"
    r"\bconfounding (?:cannot|could not|may|might|is|by|remains)\b|"
    r"\b(?:trials?|experiments?) (?:are|is) (?:required|needed|warranted)\b|"
    r"\blimits? (?:the )?(?:attribution|causal|inference|interpretation)\b|"
    r"\bdirection of (?:the )?(?:effects?|causation|causality|relation\w*|association)\b[^.;]{0,30}"
    r"\b(?:cannot|could not|unclear|unknown|uncertain)|\bcannot be (?:attributed|ascribed)\b|"
    r"\b(?:cannot|could not|can ?not|not possible to|unable to|impossible to) (?:be )?"
    r"(?:directly )?(?:separat|"
    r"disentangl|distinguish|isolat|tell apart|compared? directly|establish)\w*|"
    r"\b(?:may|might|could) (?:also )?have contributed\b|\bprecludes? causal\b|"
    r"\bcausal (?:interpretation|inference|claims?)\b", re.I)
_ALLOCATED = re.compile(r"\brandomi[sz](?:ed|ation)\b|\brandomly (?:assigned|allocated|divided|"
                        r"given|sorted)|\bplacebo|\bMendelian|instrumental variable|"
                        r"\b(?:assigned|allocated) to (?:an?|the|either|one|receive|groups?|"
                        r"control|treatment|intervention|usual|early|immediate|\\d)\b|"
                        r"\btrials?\b|\bsham\b", re.I)
# Designs without allocation that are nonetheless made to tell causes.
_QUASI = re.compile(
    r"\b(?:natural experiment|quasi-?experiment\w*|difference-?s?-?in-?-?differences?|"
    r"interrupted time[- ]series|regression discontinuity|target trial|emulat\w+|"
    r"controlled before|before-(?:and-)?after|test-negative|synthetic control)\b|"
    r"\b(?:vaccin\w+|immuni[sz]ation)\b[^.;]{0,60}\beffectiveness\b|"
    r"\beffectiveness\b[^.;]{0,60}\b(?:vaccin\w+|immuni[sz]\w+|doses?)\b", re.I)
# A sentence that asks for a trial or speaks of others' is not one of this study's allocation.
_NOT_ITS_OWN = re.compile(r"\b(?:needed|required|warranted|future|further|should|recommend\w*|"
                          r"lack\w*|previous\w*|earlier|until|few|limited|scarce|sparse|"
                          r"rare(?:ly)?|feasible|"
                          r"infeasible|impossible|unethical|inconsistent|conflict\w*|mixed|"
                          r"unclear|cannot|absence|past|yet|have (?:shown|found|suggested)|"
                          r"no (?:large |randomi[sz]ed )?"
                          r"trials?|not randomi[sz]ed|awaited|await|emerging|other trials|"
                          r"clinical trials? registr\w*)\b", re.I)
_BACKGROUND = re.compile(r"\W*(?:background|introduction|context|importance|rationale)\b", re.I)
_OF_OBSERVATIONS = re.compile(r"\b(?:cohorts?|case-control|observational|cross-sectional|"
                              r"prospective studies|longitudinal studies|registr(?:y|ies)|"
                              r"population-based)\b", re.I)
# What a test or score does is no cause of anything: "a higher cut-off lowered sensitivity".
_OF_A_TEST = re.compile(r"\b(?:sensitivity|specificity|discrimination|c-statistic|c-index|"
                        r"area under|AUC|predictive value|accuracy|cut-?offs?|threshold|"
                        r"reclassif\w+|calibration)\b", re.I)
# Designs in which people's own words are the result, or no one's outcome is.
_TELLS_OF_VIEWS = (DesignKind.QUALITATIVE, DesignKind.DIAGNOSTIC_ACCURACY, DesignKind.CASE_REPORT,
                   DesignKind.MODELLING, DesignKind.PROTOCOL, DesignKind.IN_VITRO)

# "Norovirus caused a fifth of the cases" tells what an illness was, not what brought it about.
_A_SHARE = re.compile(r"\s*(?:(?:about|nearly|almost|over|some|roughly|around|more than|most|"
                      r"only) ){0,2}(?:(?:of )?\d[\d.,]*(?:%| per ?cent|\b)|half|most|"
                      r"the majority|an? (?:third|quarter|fifth|tenth|half)|"
                      r"(?:one|two|three|four)[ -](?:in|thirds?|quarters?|fifths?)|many)\b"
                      r"(?![%\d.,]*(?: per cent)? (?:more|fewer|less|higher|lower|extra|additional)"
                      r"\b)", re.I)
_ACCOUNTED = re.compile(r"\baccount(?:s|ed) for (?:\w+ )?\d", re.I)
_FOR = re.compile(r"^\s?for\b", re.I)
_BROUGHT_ABOUT = re.compile(r"(?:caus|kill|responsible)", re.I)
_FOLLOWED_BY = re.compile(r"(?:led|leads?|leading|result\w*|contribut\w*)\b", re.I)
# Words of who found it and how: they say nothing of what was found.
TELLING_OF_STUDIES = keys("study cohort survey prove proved show showed shown establish found "
                           "find data registry register record evidence researchers scientists "
                           "doubt leave leaves little confirm demonstrate step based right going "
                           "put bring itself according alone already enough conclude "
                          "trial randomised review paper report today now")

# A finding that shares less of the claim speaks of something else: another exposure or assay.
LEAST_SHARED = 0.34
WELL_KNOWN = 0.55    # share of the weighted words of a claim that is surely on the study's matter
THE_SAME = 0.8       # share of the claim's telling words that one sentence of the study must hold
_VERB = 5            # letters by which two forms of a verb are known to be one
LEAST_KNOWN = 0.4    # share of the claim's telling words that the report must know


@dataclass(frozen=True, slots=True)
class CausalReading:
    """``verdict``: cause (told of an association), careful, allowed or unknown."""

    verdict: str
    claimed: str
    passage: Passage = Passage("")


def causal_reading(comparison: Comparison) -> CausalReading | None:
    """How the claim's cause stands to the study's design and words; None where it claims none."""
    report, text = comparison.report, comparison.anatomy.text
    association = read_strength(text).association
    told = told_causes(text)
    if not told and not association:
        return None
    words = told[0].words if told else association
    if report is None or comparison.prepared is None:
        return CausalReading("unknown", words)
    design = read_design(report.text, report.title, report.design)
    observed = _only_observed(design, report) or (
        not design.kinds and _DISCLAIMS.search(report.text) is not None)
    passage = _associates(comparison)
    if not told:
        return CausalReading("careful", words, passage) if observed and passage else None
    if not observed and not (_ASSOCIATES.search(passage) and not design.kinds):
        return CausalReading("unknown", words) if not design.kinds else None
    hard = told[0].kind in ("cause", "frame") and bool(_DISCLAIMS.search(report.text))
    if _allows(report, design, hard) or _OF_A_TEST.search(text):
        return CausalReading("unknown", words, passage)
    if _overstates(comparison, report, told, passage):
        return CausalReading("cause", words, passage)
    return CausalReading("unknown", words, passage)


def _only_observed(design: Design, report: Report) -> bool:
    """Whether nobody was allocated to anything: by its design, or by that of what it pools."""
    if design.has(*TRIALS):
        # Before and after, without controls, and the study itself warns: no more than observed.
        return (set(design.kinds) & set(TRIALS) == {DesignKind.NON_RANDOMISED_TRIAL}
                and _DISCLAIMS.search(report.text) is not None)
    if design.has(*SYNTHESES):
        return bool(_OF_OBSERVATIONS.search(f"{report.title}. {report.text}"))
    return design.has(*OBSERVATIONAL) and not (
        design.kinds and set(design.kinds) <= set(_TELLS_OF_VIEWS))


def _allows(report: Report, design: Design, hard: bool) -> bool:
    """Whether somebody was allocated, or the design is one that is made to tell causes; ``hard``
    where the study itself disclaims what the claim says outright."""
    text = f"{report.title}. {report.design}. {report.text}"
    if design.has(*_TELLS_OF_VIEWS) or _QUASI.search(text) and not hard:
        return True
    return any(_ALLOCATED.search(sentence) and not _NOT_ITS_OWN.search(sentence)
               and not _BACKGROUND.match(sentence)
               for sentence in (text[a:b] for a, b in sentences(text)))


def _overstates(comparison: Comparison, report: Report, told: tuple[CausalWords, ...],
                passage: Passage) -> bool:
    """Whether the study speaks of the matter, as of an association, and not of a cause itself."""
    disclaimed = bool(_DISCLAIMS.search(report.text))
    associates = bool(passage) and bool(_ASSOCIATES.search(passage))
    compares = associates or disclaimed or _RATIO.search(report.text) is not None
    if not passage or not (compares if told[0].kind != "change" else associates or disclaimed):
        return False
    if _ACCOUNTED.search(report.text) and _A_SHARE.match(_FOR.sub(
            "", comparison.anatomy.text[told[0].span[1]:], count=1)):
        return False  # "to blame for a quarter of the injuries", of which it accounted for 27%
    if _is_sequel(comparison.anatomy.text, told[0]) or _says_so_itself(comparison, report, told):
        return False
    if not any(_speaks_of_the_matter(comparison, one) for one in told
               if one.kind != "change" or associates or disclaimed):
        return False
    if comparison.prepared is not None and comparison.prepared.long and (
            not associates or told[0].kind == "change"):
        return False  # an article of many studies has many designs
    own = [words for row in report.findings
           if "conclusions" in row.locator and row.basis != "evidence sheet"
           for words in told_causes(row.statement)]
    stronger = told[0].kind in ("cause", "frame") and all(w.kind == "change" for w in own)
    return not own or stronger and disclaimed


def _says_so_itself(comparison: Comparison, report: Report, told: tuple[CausalWords, ...]) -> bool:
    """Whether a sentence of the study says the same of the same things with the same verb."""
    telling = comparison.anatomy.keys - GENERIC - WEAK
    verbs = {one.words.lower()[:_VERB] for one in told}
    return any(any(words.words.lower()[:_VERB] in verbs for words in told_causes(sentence))
               and len(telling & keys(sentence)) >= THE_SAME * len(telling)
               for sentence in (report.text[a:b] for a, b in sentences(report.text)))


def _is_sequel(text: str, told: CausalWords) -> bool:
    """Whether an illness or event is said to have been part of others, or followed by one: "20 of
    the falls led to a fracture"."""
    before, after = text[:told.span[0]], text[told.span[1]:]
    if not any(valence(key) < 0 for key in keys(before)):
        return False
    return bool(_BROUGHT_ABOUT.match(told.words) and _A_SHARE.match(after)
                or _FOLLOWED_BY.match(told.words) and re.search(r"\d", before + after))


def _speaks_of_the_matter(comparison: Comparison, told: CausalWords) -> bool:
    """Whether the report knows what is said to come about, and something besides."""
    prepared = comparison.prepared
    if prepared is None:
        return False
    idle = GENERIC | WEAK | TELLING_OF_STUDIES | keys(told.words.split()[0])
    if comparison.coverage >= WELL_KNOWN or any(
            stance.relation == "agrees" for stance in value_stances(comparison)):
        return True
    effect = keys(told.effect, prepared.short) - idle
    telling = comparison.anatomy.keys - idle
    known = telling & prepared.known
    if effect and not effect & prepared.known or not known - effect:
        return False
    named = sum(key.startswith("=") for key in known)
    return named >= 2 or len(known) >= max(2.0, LEAST_KNOWN * len(telling))


def _associates(comparison: Comparison) -> Passage:
    """The best aligned finding that the study tells as an association or a ratio, or ""."""
    for pattern in (_ASSOCIATES, _RATIO):
        for item in comparison.aligned:
            if item.score >= LEAST_SHARED and pattern.search(item.finding.statement):
                return item.passage
    for item in comparison.aligned[:6]:
        if _ASSOCIATES.search(item.finding.statement) or _RATIO.search(item.finding.statement):
            return item.passage
    best = comparison.aligned[0] if comparison.aligned else None
    if best is not None and best.score >= 0.5:
        return best.passage
    rows = comparison.report.findings if comparison.report else ()
    return next((Passage(row.statement, row.start, row.end, row.locator, row.basis)
                 for row in rows if _DISCLAIMS.search(row.statement)), Passage(""))
