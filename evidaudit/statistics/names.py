"""The names under which statistics are printed, and the kind that each one means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .. import quick_re as re
from ..model import Kind
from .drafts import Stretch
from .notation import word_set

# Acronyms are read in this case only, and only where a number follows closely.
_ACRONYMS: Final = (
    (r"(?:[Aa])?RRR", Kind.PERCENT_CHANGE, "decrease"),
    (r"ARR|ARD|AR[I]", Kind.RISK_DIFFERENCE, ""),
    (r"[ap]?RD", Kind.RISK_DIFFERENCE, ""),
    (r"[acA]?(?:IRR|RR|PR|SIR|SMR)|rate ratio", Kind.RISK_RATIO, ""),
    (r"(?:[amcuA]|adj)?OR", Kind.ODDS_RATIO, ""),
    (r"(?:[acsAu]|cs|adj)?HR", Kind.HAZARD_RATIO, ""),
    (
        r"SMD|Cohen'?s? d|cohen'?s? d|Hedges?'?s? g|hedges?'?s? g|Glass'?s? (?:Δ|delta)|(?<=[ (])ES"
        r"|(?<=[(\[ ])[dg](?=\s?=)",
        Kind.STANDARDISED_MEAN_DIFFERENCE,
        "",
    ),
    (r"W?MD|aMD|LSMD", Kind.MEAN_DIFFERENCE, ""),
    (r"NNT[BH]?|NNH|NNTs", Kind.NNT, ""),
    (r"AUC|AUROC|AUCs|c-?statistic|C-?statistic|C-?index|c-?index", Kind.AUC, ""),
    (r"I\s?[2]|I\^2", Kind.HETEROGENEITY, ""),
    (
        r"(?:[Ss]pearman|[Pp]earson|[Kk]endall)(?:'?s)?(?: correlation)? (?:rho|r|tau|τ|ρ)",
        Kind.CORRELATION,
        "",
    ),
    (
        r"(?<![\w.])(?:r|R|rho|ρ|rs|r_s|r\(s\)|τ)(?=\s?(?:=|\(\d{1,5}\)\s?=))"
        r"(?:\s?\(\d{1,5}\))?",
        Kind.CORRELATION,
        "",
    ),
)
# What a vaccine prevents is a relative reduction: (1 - risk ratio) x 100
# (Greenwood and Yule 1915).
_EFFICACY: Final = (
    r"(?:vaccine|vaccination|immuni[sz]ation|booster|jab|"
    r"(?:one|two|three|single|second|first|third)[ -]doses?) "
    r"(?:had an? |has an? |showed an? |efficacy or )?(?:[a-z]{3,12} ){0,2}?"
    r"(?:efficacy|effectiveness)|(?:efficacy|effectiveness)"
    r"(?= (?:against|in preventing|at preventing|"
    r"of (?:the|an?|this|both|two|one) (?:[a-z]{3,14} ){0,2}(?:vaccine|vaccination|dose)))"
)
_WORDS: Final = (
    (
        r"relative risk reductions?|relative reductions?(?: in (?:the )?risk)?",
        Kind.PERCENT_CHANGE,
        "decrease",
    ),
    (r"relative (?:risk )?increases?", Kind.PERCENT_CHANGE, "increase"),
    (r"absolute (?:risk |rate )?reductions?", Kind.RISK_DIFFERENCE, "decrease"),
    (r"absolute (?:risk |rate )?increases?", Kind.RISK_DIFFERENCE, "increase"),
    (
        r"(?:absolute |pooled |adjusted )?(?:risk|rate) differences?|absolute differences?"
        r"|differences? in (?:proportions?|risks?|rates)",
        Kind.RISK_DIFFERENCE,
        "",
    ),
    (
        r"(?:incidence |prevalence |event |relapse |pooled )?(?:rate|risk|prevalence) ratios?"
        r"|relative risks?|relative rates?|modification factors?"
        r"|standardi[sz]ed (?:incidence|mortality) ratios?",
        Kind.RISK_RATIO,
        "",
    ),
    (r"odds[\s-]ratios?", Kind.ODDS_RATIO, ""),
    (r"(?:sub-?distribution )?hazards?[\s-]ratios?", Kind.HAZARD_RATIO, ""),
    (
        r"standardi[sz]ed (?:mean )?(?:difference|effect)s?(?: sizes?)?|effect[\s-]sizes?"
        r"|standardi[sz]ed mean differences?",
        Kind.STANDARDISED_MEAN_DIFFERENCE,
        "",
    ),
    (
        r"(?:weighted |adjusted |least[\s-]squares? |ls |pooled )?mean (?:between-group )?"
        r"differences?"
        r"|differences? (?:in|between|of) (?:the )?(?:adjusted |baseline-adjusted |ls |group )?"
        r"means?"
        r"(?: changes?)?"
        r"|(?:between-groups?|inter-?group|treatment|group|adjusted|net|mean adjusted) differences?"
        r"|difference between (?:the )?(?:two |treatment )?(?:groups|arms)|treatment effects?",
        Kind.MEAN_DIFFERENCE,
        "",
    ),
    (
        r"numbers?[\s-]needed[\s-]to[\s-](?:treat|harm|screen|vaccinate|benefit|prevent|call|"
        r"invite|test|immuni[sz]e|operate|scan|visit|train|counsel|contact|offer)",
        Kind.NNT,
        "",
    ),
    (
        r"areas? under (?:the )?(?:(?:receiver|relative)[\s-]operat(?:ing|or)[\s-]characteristics?"
        r" ?|roc |sroc )?(?:\(roc\) )?curves?|concordance (?:index|statistic)|c[\s-]statistics?",
        Kind.AUC,
        "",
    ),
    (r"heterogeneity(?! (?:of|in|was|between|among))", Kind.HETEROGENEITY, ""),
    (
        r"(?:pearson(?:'s)?|spearman(?:'s)?|kendall(?:'s)?)?(?: rank)?(?: product-moment)? ?"
        r"correlation(?: coefficients?)?",
        Kind.CORRELATION,
        "",
    ),
    (r"sensitivit(?:y|ies)(?! anal)", Kind.SENSITIVITY, ""),
    (r"specificit(?:y|ies)", Kind.SPECIFICITY, ""),
    (r"prevalence(?! ratio)", Kind.PREVALENCE, ""),
    (_EFFICACY, Kind.PERCENT_CHANGE, "decrease"),
    (r"prevent(?:ed|ive) fractions?|protective (?:efficacy|effectiveness)",
     Kind.PERCENT_CHANGE, "decrease"),
    (r"(?<!')a?ves?(?= (?:against|was|for|of|at|in|were|estimates?|remained)\b)",
     Kind.PERCENT_CHANGE, "decrease"),
    (
        r"(?<!minimal )(?<!clinically important )differences?(?= ?(?:[:=,] ?|of |was )?[-+]?\.?\d)",
        Kind.MEAN_DIFFERENCE,
        "",
    ),
)


@dataclass(frozen=True, slots=True)
class Name:
    """One printed name of a statistic: where it stands and what it means."""

    start: int
    end: int
    kind: Kind
    direction: str
    tight: bool  # an acronym: its number must follow closely


# Where the whole text speaks of a vaccine.
_BARE_EFFICACY = re.compile(
    r"(?<!cost-)(?<!cost )\b(?:efficacy|effectiveness)(?=(?: estimates?)?(?::|,? (?:was|were|of|"
    r"against|at|in|for|among|fell|rose|waned|declined|dropped|remained|reached|estimates?)\b))"
)
_ACRONYM = re.compile(
    r"(?<![\w/])(?:"
    + "|".join(f"({p})" for p, _, _ in _ACRONYMS)
    + r")s?(?:\s?\(adj\))?(?![A-Za-z0-9/])"
)
_WORD = re.compile(r"(?<![a-z])(?:" + "|".join(f"({p})" for p, _, _ in _WORDS) + r")(?![a-z])")
# Every long name holds one of these words: a cheap look before the expensive one.
_HINTS: Final = word_set(
    "ratio ratios difference differences reduction reductions increase "
    "increases relative risks "
    "effect effects "
    "efficacy effectiveness ve ves factor factors fraction fractions "
    "numbers number area areas heterogeneity correlation correlations pearson spearman sensitivity "
    "sensitivities specificity specificities prevalence statistic concordance rates hazard hazards"
)
_SHORT: Final = word_set(
    (
        "RRR ARR ARD ARI RD aRD pRD RR aRR cRR ARRs IRR aIRR AIRR PR aPR APR SIR SMR aOR AOR mOR "
        "cOR uOR adjOR HR aHR "
        "sHR csHR AHR uHR adjHR cHR SMD Cohen cohen Hedges hedges Hedge Glass ES MD WMD aMD LSMD "
        "NNT NNTB NNTH NNH NNTs AUC "
        "AUROC AUCs statistic index rho rs pearson spearman kendall RRs ORs HRs rd ard"
    ).lower()
)


_LETTER_NAMES: Final = word_set("r d g i rate")
_LETTER_NAME = re.compile(r"\b(?:I\s?\^?2|[rRdg]\s?(?:=|\(\d)|rate ratio)")


def find_names(stretch: Stretch) -> list[Name]:
    """The names of statistics in the stretch, in order."""
    names = []
    text = stretch.text
    if (
        not stretch.words.isdisjoint(_SHORT)
        or "OR" in text
        or (not stretch.words.isdisjoint(_LETTER_NAMES) and _LETTER_NAME.search(text))
        or "ρ" in text
    ):
        names = [
            Name(
                m.start(),
                m.end(),
                _ACRONYMS[m.lastindex - 1][1],
                _ACRONYMS[m.lastindex - 1][2],
                True,
            )
            for m in _ACRONYM.finditer(text)
            if m.lastindex
        ]
    if not stretch.words.isdisjoint(_HINTS):
        names.extend(
            Name(m.start(), m.end(), _WORDS[m.lastindex - 1][1], _WORDS[m.lastindex - 1][2], False)
            for m in _WORD.finditer(stretch.low)
            if m.lastindex
        )
        if stretch.of_a_vaccine:
            names.extend(
                Name(m.start(), m.end(), Kind.PERCENT_CHANGE, "decrease", False)
                for m in _BARE_EFFICACY.finditer(stretch.low)
                if all(m.end() <= name.start or name.end <= m.start() for name in names)
            )
        names.sort(key=lambda name: name.start)
    return names
