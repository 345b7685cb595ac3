"""Numbers that are no statistics: dates, ages, doses, durations, labels, thresholds, tests."""

from __future__ import annotations

import re
from typing import Final

from .drafts import Stretch
from .notation import NUMBER, NUMBER_WORD, PERCENT, SIGNED

TIME: Final = (r"(?:years?|yrs?|months?|mos?|weeks?|wks?|days?|hours?|hrs?|h|minutes?|mins?|"
               r"seconds?|secs?|decades?)\b")
_DOSE = (r"(?:mg|µg|μg|mcg|ug|g|kg|ml|mL|IU|iu|U|units?|Gy|cGy|mmol|mol|µM|mM|nM|kcal|kJ|drops?|"
         r"puffs?|tablets?|capsules?|MBq|mCi|W|Hz|kHz|J)\b(?:/[A-Za-z0-9]{1,6}){0,2}")
_MONTH = (r"(?:January|February|March|April|May|June|July|August|September|October|November|"
          r"December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?")
_LABEL = (r"(?:[Tt]ables?|[Ff]igures?|[Ff]igs?\.|[Ss]ections?|[Cc]hapters?|[Aa]ppendix|[Bb]ox|"
          r"[Rr]efs?\.|[Rr]eferences?|[Vv]ersion|[Pp]hases?|[Gg]rades?|[Ss]tages?|[Ll]evels?|"
          r"[Cc]lass(?:es)?|[Tt]ypes?|[Cc]ohorts?|[Ss]tudy|[Ss]tudies|[Tt]rial|[Vv]isits?|"
          r"[Cc]ycles?|[Ss]teps?|[Ii]tems?|[Qq]uestions?|[Pp]rotocol|[Ee]xperiments?|[Pp]art|"
          r"[Gg]roups?|[Aa]rms?|[Ss]uppl(?:ement)?\.?|[Vv]ol(?:ume)?\.?|[Ii]ssue|[Pp]ages?|pp?\.|"
          r"[Nn]os?\.|[Nn]umber|PMID:?|PMC|[Dd]oi:?|NYHA|ASA|ECOG|[Cc]ategor(?:y|ies)|[Ll]ine|"
          r"[Qq]uartiles?|[Qq]uintiles?|[Tt]ertiles?|[Dd]egree|[Ee]xons?|[Cc]hromosomes?|[Ll]ots?|"
          r"[Aa]im|[Hh]ypothes[ie]s|[Mm]odels?|[Cc]luster|[Ff]actors?|[Cc]ase|[Rr]ound|[Zz]one|"
          r"[Vv]itamin [A-Z]|[Oo]mega|COVID|SARS-CoV|Week|Day|Month|Year)")
_CLOCK = r"\d{1,2}(?::\d{2}|\s?(?:[ap]\.?m\b\.?|o'clock))"
_BY_PHRASE = re.compile("|".join((
    # dates and years: 12 May 2020, May 12, 2020, 2010-2014, in 1999, 12/05/2020, 2020-05-12
    r"\b\d{1,2}(?:st|nd|rd|th)?\s" + _MONTH + r"(?:,?\s\d{4})?",
    r"\b" + _MONTH + r"\s\d{1,2}(?:st|nd|rd|th)?(?:\s?-\s?\d{1,2})?\b(?:,?\s\d{4}\b)?(?!\s?" + PERCENT + ")",
    r"\b" + _MONTH + r",?\s(?:1[6-9]|20)\d{2}\b",
    r"(?<![\d.,/-])(?:1[6-9]|20)\d{2}\s?(?:-|/|to|and|through)\s?(?:(?:1[6-9]|20)\d{2}|\d{2})\b"
    r"(?![.,]?\d)(?!\s?" + PERCENT + ")",
    r"\b(?:in|since|until|till|by|from|of|during|before|after|between|and|to|early|late|mid|year|"
    r"spring|summer|autumn|winter|fall)[\s-](?:the\s)?(?:1[89]|20)\d{2}s?\b(?![.,]\d)"
    r"(?!\s?(?:" + PERCENT + r"|/|of\b|\(|patients|participants|people|women|men|children|adults|"
    r"subjects|cases|individuals|infants|persons|eyes|deaths|events|births))",
    r"\(\s?(?:[A-Z][\w'.-]{1,30}(?:\set\sal\.?)?,?\s)?(?:19|20)\d{2}[a-z]?\s?(?=[);,])",
    r"\bet\sal\.?,?\s\(?(?:19|20)\d{2}",
    r"\b\d{1,2}/\d{1,2}/\d{2,4}\b", r"\b\d{4}-\d{2}-\d{2}\b",
    r"\b" + _CLOCK + r"(?:\s?(?:-|to)\s?" + _CLOCK + r")?", r"\b\d{1,2}\.\d{2}\shours\b",
    # labels: Table 2, phase 3, grade 3-4, NCT01234567, [12], [3,4-6], ref 12
    r"\b" + _LABEL + r"(?:[\s-]|\s?#)\(?(?:[IVX]+|\d{1,6}[A-Za-z]?)(?:\s?(?:-|,|to|and|or|/|&)\s?"
    r"(?:\d{1,4}[a-z]?)(?![\d.%])){0,4}\)?(?![\w]|\.\d|\s?" + PERCENT + ")",
    r"\b(?:NCT|ISRCTN|ACTRN|CRD|PMID|PMC|EudraCT|ChiCTR|UMIN|DRKS|ICD|CD|IL|HLA|H\dN)[-:\s]?\d[\d-]*",
    r"\[\s?\d{1,3}[a-z]?(?:\s?[-,]\s?\d{1,3}[a-z]?){0,12}\s?\](?=[\s.,;:)]|$)",
    r"\b10\.\d{4,9}/\S{1,100}", r"https?://\S{1,200}",
    # ages: aged 40 to 80 years, 65 years or older, 12-year-old, ages 5-12
    r"\bage(?:d|s)?\s(?:range[d:]?\s|between\s|from\s|of\s|(?:\w{1,8}\s){0,2}(?:than\s)?)?"
    r"(?:[<>≤≥]\s?(?:or\s)?=?\s?)?\d{1,3}(?:\.\d)?\s?(?:(?:-|to|and|or)\s?\d{1,3}\b)?"
    r"(?:\s?(?:years?|yrs?|y|months?|weeks?)\b)?(?:\s(?:or|and)\s(?:older|over|more|above|younger|"
    r"under))?",
    r"\b\d{1,3}(?:\s?(?:-|to|and)\s?\d{1,3})?(?:\s|-)?(?:years?|yrs?|months?)"
    r"(?:(?:\s|-)(?:old|olds|of\sage)\b|\s(?:or|and)\s(?:older|over|above|younger|under))",
    r"\b(?:over|under|above|below|from|older than|younger than)\s(?:the\sage\sof\s)?\d{1,3}\s?"
    r"(?:years?|yrs?)\sof\sage",
    # tests: t(38) = 2.1, F(2, 40) = 3.2, chi2 = 4.5, z = 1.9, df = 3
    r"\b(?:t|F|Z|z|U|W|H|Q|χ\s?2|χ|X2|[Cc]hi-?\s?(?:square[d]?|2)?|df|d\.f\.|η\s?2|β|[Bb]eta|"
    r"tau\s?2|τ\s?2|κ|kappa|ICC|R2|DF|log-?rank)\s?2?\s?(?:\(\s?" + NUMBER + r"(?:\s?,\s?(?:N\s?=\s?)?"
    + NUMBER + r")?\s?\)|\[[^\]]{1,12}\])?\s?[=<>]\s?" + SIGNED,
    r"\b[tF]\s?\(\s?\d{1,5}(?:\s?,\s?\d{1,5})?\s?\)",
    # thresholds: >= 50%, > or = 20 %, IOP of 21 mm Hg or less
    r"(?:[<>≤≥]\s?(?:/|or\s?|/or\s?)?\s?=?|\b(?:less|greater|more|lower|higher)\sthan\sor\sequal\sto)\s?-?"
    + NUMBER + r"(?:\s?(?:-|to)\s?" + NUMBER + r")?\s?" + PERCENT + r"?",
    # spreads that no field holds: IQR 3-9, range 1 to 26, interquartile range: 3, 9
    r"\b(?:IQR|[Ii]nter-?quartile\s(?:range|interval)|[Rr]ange[ds]?|[Qq]1\s?(?:-|,|to)\s?[Qq]3|percentiles?|[Mm]in(?:imum)?\s?(?:-|,|/)\s?[Mm]ax(?:imum)?)"
    r"(?:\s?\((?:IQR)\))?\s?(?:[:=,(\[]|of|from|was|between|is)?\s?[\[(]?\s?" + SIGNED + r"(?:\s?" + PERCENT
    + r"|\s[a-zA-Z]{1,8})?\s?(?:-|to|,|;|and)\s?" + SIGNED,
    # exponents and powers: x 10(9)/L, 10^5
    r"[x×*]\s?10\s?(?:\^?\s?-?\d{1,2}|\(\s?-?\d{1,2}\s?\))(?:\s?/\s?[A-Za-z]{1,3})?",
    r"\b(?:visual acuity|acuity)\s(?:of\s)?\d{1,2}/\d{1,3}", r"\b20/\d{2,3}\b",
)))
# A number (or word) followed by this is a dose, a duration that joins a noun, an ordinal, a size.
AFTER: Final = re.compile(
    r"(?:-(?!fold|point|percentage|percent|per\b)[A-Za-z]|(?:st|nd|rd|th)\b|[A-Za-z]{1,3}\b(?<!x)(?<!%)"
    r"(?=[A-Z])|\s?(?:°|degrees?\sC)|:\d|-\d{1,4}-)")
DOSE: Final = re.compile(
    r"\s?" + _DOSE + r"(?=\s?(?:/|per\b|of\b|doses?\b|daily|once|twice|three|four|b\.?i\.?d|t\.?i\.?d|"
    r"q\d|qd|a\b|every|each|weekly|intraven|oral|subcut|i\.?v\b|p\.?o\b|tablets?|capsules?|and\s\d|or\s\d|"
    r"arms?|groups?|dose|,\s\d|infusion|bolus|vitamin|\([A-Z]))"
    r"|\s?(?:mg|µg|μg|mcg|Gy|cGy|IU)\b(?!\s?/)|\s?(?:times?|doses?|tablets?)\s(?:a|per|daily|each|every)\b"
    r"|\s?/\s?(?:day|d|week)\b|\s?(?:sessions?|cycles?|courses?|doses?|visits?|sets?|repetitions?)\b")
DURATION_BEFORE: Final = re.compile(
    r"(?:\b(?:at|after|for|within|over|during|every|past|last|next|first|to|through|until|of|from|"
    r"previous|least|up to|beyond|follow(?:ed)?(?:-|\s)?up(?: of| for| was)?|baseline|and|or|in|"
    r"between|by|the|only|than|about|approximately|another|further|additional|on|post|lasting|lasted|"
    r"duration)|[(,/-])\s?$", re.IGNORECASE)
DURATION_CONTEXT: Final = re.compile(r"\b(?:median|mean|averag\w{1,3}|survival|time\sto|duration|"
                                     r"delay|latency|length)\b", re.IGNORECASE)
DURATION: Final = re.compile(r"\s?-?" + TIME)
_WORDY = re.compile(r"\b" + NUMBER_WORD + r"(?:\s|-)" + TIME, re.IGNORECASE)
_NUMBER_NEEDED: Final = re.compile(r"\d")


def take_exclusions(stretch: Stretch) -> None:
    """Take the characters of everything in the stretch that is a number but no statistic."""
    for match in _BY_PHRASE.finditer(stretch.text):
        if stretch.is_free(match.start(), match.end()):
            stretch.take(match.start(), match.end())
    for match in _WORDY.finditer(stretch.text):
        stretch.take(match.start(), match.end())
