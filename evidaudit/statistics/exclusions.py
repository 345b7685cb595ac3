"""Numbers that are no statistics: dates, ages, doses, durations, labels, thresholds, tests.

Each number is judged by the word before it and the characters after it, so that the cost follows
the count of numbers and not the length of the text.
"""

from __future__ import annotations

from typing import Final

from .. import quick_re as re
from .doses import STRONG_VERB, TIME, level_of_use
from .drafts import Stretch
from .notation import NUMBER, PERCENT, SIGNED, word_set

_MONTHS: Final = word_set(
    "january february march april may june july august september october "
    "november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
LABELS: Final = word_set(
    "table tables figure figures fig figs fig. figs. section sections "
    "chapter chapters appendix "
    "box "
    "ref. refs. reference references version phase phases grade grades stage stages level levels "
    "class "
    "classes type types cohort cohorts study trial visit visits cycle cycles step steps item items "
    "question questions protocol experiment experiments part parts group groups arm arms suppl. "
    "supplement "
    "vol. volume issue page pages pp. pp no. nos. pmid pmid: pmc doi doi: nyha asa ecog who "
    "category "
    "categories line lines quartile quartiles quintile quintiles tertile tertiles exon exons "
    "chromosome "
    "chromosomes lot aim hypothesis model models cluster factor case round zone covid covid- "
    "omega omega- "
    "week day month year weeks days months hour hours "
    "nct isrctn crd icd il hla sars-cov- vitamin series equation eq. eq "
    "position block condition module wave sample site sub-study substudy scenario article claim "
    "hepatitis diabetes polysomnography interleukin interleukin-"
)
_NUMBERED: Final = word_set("version section chapter table figure equation ver")
_YEAR_WORDS: Final = word_set(
    "in since until till by from of during before after between and to "
    "early late mid year spring "
    "summer "
    "autumn winter fall the through published year's ( , ; - / [ circa updated january february "
    "march april may june july "
    "august september october november december al. al vol jan feb mar apr jun jul aug sept oct "
    "nov dec © "
    "(c) copyright"
)
_SPREADS: Final = word_set(
    "iqr range ranged ranges ranging q1-q3 min-max quartile interquartile "
    "percentile "
    "percentiles interval intervals limits"
)
_TEST_WORDS: Final = word_set("t f z u w h q chi df beta tau kappa icc dof x2 log rank wald eta")
_SYMBOLS: Final = "χηβτκ"
_TEST = re.compile(
    r"(?<![\w])(?:t|F|Z|z|U|W|H|Q|[χx]\s?2?|X2|chi-?\s?(?:squared?|2)?|df|d\.f\.|η\s?2|β|[Bb]eta|"
    r"tau\s?2|τ\s?2|κ|"
    r"kappa|ICC|R2|DF|log-?rank)\s?2?\s?(?:\(\s?"
    + NUMBER
    + r"(?:\s?,\s?(?:N\s?=\s?)?"
    + NUMBER
    + r")?\s?\)|\[[^\]]{1,12}\])?\s?[=<>]\s?"
    + SIGNED
    + r"|\b[tFχ]2?\s?\(\s?\d{1,5}(?:\s?,\s?\d{1"
    r",5})?\s?\)"
    r"|\b(?:degrees? of freedom|beta coefficient|coefficient)\s?[:=]?\s?" + SIGNED,
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b10\.\d{4,9}/\S{1,100}|https?://\S{1,200}|\bwww\.\S{1,200}")
_I_SQUARED = re.compile(r"\bI\s?\^?2(?![\d.,])(?=\s?(?:[=:,<>≤≥(%\d]|of|was|statistic|value|were))")
# 2020;26:e919166 and 19(1):303: year, volume, issue and pages of a reference
_VOLUME = re.compile(
    r"\b\d{1,4}\s?\(\d{1,4}(?:[-/]\d{1,4})?\)\s?:\s?[eE]?\d{1,9}(?:-\d{1,9})?"
    r"|\b(?:19|"
    r"20)\d{2}(?:\s[A-Z][a-z]{2}(?:\s\d{1,2})?)?;\s?\d{1,4}(?:\(\d{1,4}\))?:\s?[eE]?\d{1,9}"
    r"(?:-\d{1,9})?"
)
_CITED = re.compile(r"\[\s?\d{1,3}[a-z]?(?:\s?[-,;]\s?\d{1,3}[a-z]?){0,12}\s?\](?!\s?(?:%|\())")
_NO_LABEL_AFTER = re.compile(
    r"[.]\d|\s?%|\s?per\s?cent|\s?(?:/|of|out\sof)\s?(?:the\s)?\d|"
    r"\s?[(\[]\s?\d|\s?(?:±|\+)|"
    r"\s(?:patients|participants|people|women|men|mm\s?hg|points)\b"
)
_CHAIN = re.compile(
    r"\s?(?P<by>-|,|to|and|or|/|&|through)\s?(?P<next>\d{1,4})[a-z]?(?![\w%]|\.\d|"
    r"\s?(?:" + PERCENT + r"|patients|participants|people|women|men|of\b))"
)
_AGE_BEFORE = re.compile(
    r"\bage(?:d|s)?\b(?:[\s:,(]|range|between|from|of|was|is|over|under|"
    r"above|below|older|younger|"
    r"than|at|least|least|the|and|to|or|≥|>){0,6}$"
)
_AGE_AFTER = re.compile(
    r"(?:\s?(?:-|to|and)\s?\d{1,3})?(?:\s|-)?(?:years?|yrs?|months?|y)?"
    r"(?:(?:\s|-)(?:old|olds|of\sage)\b|\s(?:or|and)\s(?:older|over|above|younger|under)\b)"
)
_UNIT_YEARS = re.compile(
    r"(?:\s?(?:-|to|and|or)\s?\d{1,3}(?:\.\d)?)?\s?(?:" + TIME + r"|y\b)?"
    r"(?:\s(?:or|and)\s(?:older|over|more|above|younger|under))?"
)
_CLOCK_AFTER = re.compile(r"(?:\.\d\d)?\s?(?:[ap]\.?m\b|o'clock|noon|hrs?\b(?=\s\())|:\d\d")
_DAY_AFTER = re.compile(r"(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>[a-z]{3,9})\b\.?(?:,?\s\d{4}\b)?")
_POWER_BEFORE = re.compile(r"[x×*]\s?$")
_POWER_AFTER = re.compile(r"\s?(?:\^?\s?-?\d{1,2}|\(\s?-?\d{1,2}\s?\))?(?:\s?/\s?[a-z]{1,3})?")
_YEAR_RANGE = re.compile(
    r"\s?(?:-|/|to|and|through)\s?(?:(?:1[6-9]|20)\d{2}|\d{2})(?![\d.,]\d|"
    r"\s?%)"
)
_NOT_A_YEAR = re.compile(
    r"\s?(?:" + PERCENT + r"|percentage|/|of\b|\(\d|patients|participants|people|women|"
    r"men|children|adults|"
    r"subjects|cases|individuals|infants|persons|eyes|deaths|events|births|"
    r"kcal|mg|g\b|ml|iu|"
    r"consecutive|healthy|adult|older|female|male|steps|units|ng|pg|mm|cm|"
    r"m\b|km|hours)"
)
_THRESHOLD_BEFORE = re.compile(
    r"(?:[<>≤≥]|\bor equal to|&[lg]t;|[<>]\s?/?\s?or\s?=?|"
    r"[<>≤≥]\s?=)\s?-?\s?$"
)
_OF_PEOPLE = re.compile(r"\s?" + PERCENT + r"\sof\b")
AFTER: Final = re.compile(
    r"-(?!fold|point|percentage|percent|per\b)[A-Za-z]|(?:st|nd|rd|th)\b|\s?(?:°\s?[CF]|"
    r"degrees?\s[CF]\b)|"
    r"-\d{1,4}-|[A-Z]{1,2}\d"
)


def take_blocks(stretch: Stretch) -> None:
    """Take addresses, bracketed citations and test statistics."""
    text = stretch.text
    patterns = []
    if ":" in text and (";" in text or "):" in text):
        patterns.append(_VOLUME)
    if "[" in text:
        patterns.append(_CITED)
    if "i" in stretch.words:
        patterns.append(_I_SQUARED)
    if "/" in text and ("10." in text or "http" in text or "www." in text):
        patterns.append(_ADDRESS)
    if not stretch.words.isdisjoint(_TEST_WORDS) or any(s in text for s in _SYMBOLS):
        patterns.append(_TEST)
    for pattern in patterns:
        for match in pattern.finditer(text):
            if stretch.is_free(match.start(), match.end()):
                stretch.take(match.start(), match.end())


def excluded_until(stretch: Stretch, start: int, end: int) -> int:
    """Where the excluded stretch that begins with this number ends; 0 if it may be a statistic."""
    low = stretch.low
    before = low[max(0, start - 40) : start]
    stripped = before.rstrip(" (#[:,=\u2009\n")
    word = stripped[stripped.rfind(" ") + 1 :].lstrip("([\"'")
    if before.endswith("out of ") and not re.search(r"(?:\d|[a-z])\sout\sof\s$", before[:-1] + " "):
        return end
    whole = low[start:end].isdigit()
    if low[start - 1 : start] == "/" and low[start - 2 : start - 1].isdigit():
        return end
    if low[end : end + 1] == ":" and low[end + 1 : end + 2].isdigit():
        return end
    if before[-1:] == ":" and before[-2:-1].isdigit():
        return end
    if whole:
        reached = _year(low, start, end, before, word) or _label(low, start, end, before, word)
        if reached:
            return reached
        reached = _date(low, end, word, before)
        if reached:
            return reached
        reached = level_of_use(low, end, before)
        if reached:
            return reached
    elif word in _NUMBERED and not low.startswith(("%", " %"), end):
        return end
    if word in _SPREADS or (
        word in ("of", "from", "was", "between")
        and stripped[: -len(word)].rstrip(" :(,").rsplit(" ", 1)[-1] in _SPREADS
    ):
        match = re.compile(
            r"\+?(?:\s?" + PERCENT + r"|\s[a-zµ]{1,8})?\s?(?:-|to|,|;|and)\s?-?\s?" + NUMBER
        ).match(low, end)
        return match.end() if match else end
    if "age" in before or "old" in low[end : end + 24] or "age" in low[end : end + 24]:
        reached = _age(low, start, end, before)
        if reached:
            return reached
    if _has_sign(before) and _THRESHOLD_BEFORE.search(before) and not _OF_PEOPLE.match(low, end):
        match = re.compile(r"(?:\s?(?:-|to)\s?" + NUMBER + r")?\s?" + PERCENT + "?").match(low, end)
        return match.end() if match else end
    if (
        word in ("per", "every")
        or ("%" in low[end : end + 2] and _LEVEL_AFTER.match(low, end))
        or (low[end : end + 1] == "-" and _BARE_RANGE.match(low, end))
    ):
        match = _BARE_RANGE.match(low, end)
        return match.end() if match else end
    if (
        word == "power"
        or (word == "of" and before.endswith("power of "))
        or low.startswith("% power", end)
    ):
        return end
    if _is_concentration(low, start, end, word) or _is_criterion(low, start, end, before):
        return end
    if whole and end - start < 5 and low.startswith("10", start) and _POWER_BEFORE.search(before):
        match = _POWER_AFTER.match(low, end)
        return match.end() if match else end
    if low[start:end] == "20" and low[end : end + 1] == "/" and "acuit" in low:
        return end + 1
    return 0


_LEVEL_AFTER = re.compile(r"\s?%\s(?:significance|alpha|type\si\b|level\b|confidence\slevel)")
_BARE_RANGE = re.compile(
    r"(?<=\d)-\d{1,4}(?![\d.%-]|\s?%|,\d|\s?per\s?cent|\s(?:patients|"
    r"participants|people|points))"
    r"(?!\s?(?:mm|mg|kg|cm)\b)"
)


def _has_sign(before: str) -> bool:
    return (
        "<" in before
        or ">" in before
        or "≥" in before
        or "≤" in before
        or "equal to" in before
        or "&" in before
    )


_DRUG = re.compile(
    r"(?:prost|olol|caine|idine|amide|azole|cycline|oxacin|mycin|sone|olone|iodine|"
    r"fenac|urea|acid|chloride|"
    r"peroxide|retinoin|minoxidil|saline|dextrose|glucose|alcohol|atropine|"
    r"hexidine|cortisone|zolamide)$"
)
_PREPARATION = re.compile(
    r"\s?%\s(?:[a-z]{3,20}\s)?(?:solution|maltodextrin|sucrose|fructose|lactose|gel|cream|ointment|saline|"
    r"suspension|eye\s?drops|drops|"
    r"concentrations?|dextrose|glucose|twice|once|lotion|mouthwash|mouth\s?rinse|rinse|nacl|"
    r"sodium|agarose|agar|fbs|fcs|bsa|dmso|serum|f(?:o?etal|oetal)\s(?:bovine|calf)|penicillin|"
    r"paraformaldehyde|formaldehyde|formalin|ethanol|methanol|bleach|solutions|shampoo|foam|"
    r"spray|paste|toothpaste|varnish|patch|emulsion|powder|syrup|infusion|eyedrops|tween|triton|"
    r"isoflurane|sevoflurane|co2|oxygen)\b|"
    r"\s?%?>?\s?concentrations?\b"
)


def _is_concentration(low: str, start: int, end: int, word: str) -> bool:
    """ "latanoprost 0.005%", "0.9% saline": the strength of a preparation."""
    if low[end : end + 1] != "%" and low[end : end + 2] != " %":
        return False
    return bool(
        (low[:start].rstrip().endswith(word) and _DRUG.search(word)) or _PREPARATION.match(low, end)
    )


_CRITERION_BEFORE = re.compile(
    r"\b(?:less than|more than|greater than|lower than|higher than|"
    r"below|above|under|over|between|"
    r"target [a-z]{2,20}(?: of)?|exceeding|at least|at most|up to|"
    r"within|cut-?off(?: of| value of)?|"
    r"threshold(?: of)?|criteri(?:on|a)(?: of)?)\s$"
)
_UNIT_NEAR = re.compile(
    r"(?:\s?(?:-|to|and)\s?\d{1,4}(?:\.\d{1,2})?)?\s?(?:mm\s?hg|mmhg|mg/dl|"
    r"[nµμp]?m?mol/l|kg|cm|mm|points?|lines?|letters|g/l|[µμmnp]g/(?:ml|l|dl|g)|m?iu/m?l|"
    r"degrees|g/dl|ng/ml|ng/l|db|d\b|di?opt(?:re|er)s?|ml|g\b|units?|beats|bpm|kpa|cells)"
)
_OR_LESS = re.compile(
    r"\s?(?:%\s?|(?:[a-zµμ/][a-z0-9µμ/]{0,10}\s?(?:hg\s)?))?(?:or|and)\s(?:less|more|lower|higher|"
    r"greater|below|above|under|over|better|worse)\b"
)
_PERCENT_CRITERION = re.compile(
    r"(?:\b(?:at|with)\s(?:less|more|greater)\sthan|"
    r"\bdefined\sas\s(?:[a-z]+\s){0,8}(?:of\s)?"
    r"(?:at\sleast|more\sthan|less\sthan)?)\s$"
)
_LIMIT_WORDS: Final = (
    "less than ", "more than ", "greater than ", "lower than ", "higher than ", "below ", "above ",
    "under ", "over ", "exceeding ", "at least ", "at most ",
)  # fmt: skip
# "to detect a difference of", "minimal clinically important difference was": a plan, no result
_PLANNED = re.compile(
    r"\b(?:detect|important\s(?:difference|change|improvement)|margin)\b[^.;,]{0,30}\s(?:of|was|is|as|at)\s\+?-?$"
)
# "patients with an ejection fraction of less than", "defined as a level below"
_WITH_LIMIT = re.compile(
    r"\b(?:(?:patients|participants|people|adults|women|men|children|individuals|subjects|those|"
    r"persons|infants|eyes|cases|smokers|users|boys|girls)\s(?:with|who\shad|whose|having)\s|"
    r"(?:defined|classified|diagnosed)\s(?:[a-z]{2,16}\s){0,4}as\s|"
    r"(?:inclusion|entry|eligibility|exclusion)\scriteri(?:on|a)\s|\b(?:eligible|excluded|included)\s"
    r"if\s|\bdeficiency\s(?:was|is)\s)(?:(?!(?:had|were|was|and|but)\b)[a-z0-9'-]{1,20}\s){0,9}"
    r"(?:(?:of|was|is|were)\s)?(?:less than|more than|greater than|lower than|higher than|below|"
    r"above|under|over|exceeding|at least|at most)\s$"
)
_VERB_AND_HEDGE = re.compile(
    r"\b(?:was|were|is|by|averaged|reached|lost|gained|fell|"
    r"rose)\s(?:[a-z]+\s){1,2}$"
)


def _is_criterion(low: str, start: int, end: int, before: str) -> bool:
    """ "below 18 mm Hg", "21 mm Hg or less", "patients with a fraction under 40%": a limit."""
    if (" or " in low[end : end + 20] or " and " in low[end : end + 20]) and _OR_LESS.match(
        low, end
    ):
        return not STRONG_VERB.search(before)
    if ("detect" in before or "important" in before or "margin" in before) and (
        _PLANNED.search(before)
    ):
        return True
    if before.endswith(_LIMIT_WORDS) and _WITH_LIMIT.search(low, max(0, start - 110), start):
        return True
    if not _UNIT_NEAR.match(low, end):
        return bool(low.startswith(("%", " %"), end) and _PERCENT_CRITERION.search(before))
    return bool(_CRITERION_BEFORE.search(before)) and not _VERB_AND_HEDGE.search(before)


def _year(low: str, start: int, end: int, before: str, word: str) -> int:
    if end - start != 4 or not 1600 <= int(low[start:end]) < 2100:
        return 0
    is_range = bool(re.match(r"-\d|/\d", low[end : end + 2])) and "%" not in low[end : end + 6]
    if _NOT_A_YEAR.match(low, end) and not is_range:
        return 0
    years = _YEAR_RANGE.match(low, end)
    if years:
        return years.end()
    if (
        word.rstrip(".,;") in _YEAR_WORDS
        or (before.rstrip()[-1:] or "(") in "(-/,;'"
        or (
            low[start : start + 2] in ("19", "20")
            and low[end : end + 1] in ")]"
            and "=" not in before[-3:]
        )
    ):
        return end
    return end if low[end : end + 1] == "s" or re.match(r"[),;]\s?$", low[end:]) else 0


def _label(low: str, start: int, end: int, before: str, word: str) -> int:
    if word not in LABELS or before.rstrip(" #")[-1:] in "=:,([":
        return 0
    if _NO_LABEL_AFTER.match(low, end):
        return 0
    if (
        word in ("day", "week", "month", "year", "line", "type", "position", "case", "site")
        and "." in before[-2:]
    ):
        return 0
    previous = int(low[start:end])
    for _ in range(4):
        match = _CHAIN.match(low, end)
        if not match or (match["by"] == "," and not 0 < int(match["next"]) - previous < 4):
            break
        end, previous = match.end("next"), int(match["next"])
    return end


def _date(low: str, end: int, word: str, before: str) -> int:
    if (
        word.rstrip(".") in _MONTHS
        and "%" not in low[end : end + 3]
        and before[-1:] == " "
        and (word != "may" or re.match(r",?\s(?:19|20)\d\d|\s?-\s?\d", low[end : end + 8]))
    ):
        match = re.compile(r"(?:st|nd|rd|th)?(?:\s?-\s?\d{1,2}\b)?(?:,?\s(?:19|20)\d{2}\b)?").match(
            low, end
        )
        return match.end() if match else end
    match = _DAY_AFTER.match(low, end)
    if (
        match
        and match["month"] in _MONTHS
        and (match["month"] != "may" or re.search(r"\d$", match.group()))
    ):
        return match.end()
    match = _CLOCK_AFTER.match(low, end)
    return match.end() if match else 0


def _age(low: str, start: int, end: int, before: str) -> int:
    match = _AGE_AFTER.match(low, end)
    if match:
        return 0 if re.search(r"(?:mean|median|average)\b[^.;]{0,24}$", before) else match.end()
    if _AGE_BEFORE.search(before):
        if re.search(r"(?:mean|median|average)\b[^.;]{0,30}$", low[max(0, start - 60) : start]) or (
            re.match(r"\s?(?:±|\+|\(|%)", low[end : end + 3])
        ):
            return 0
        found = _UNIT_YEARS.match(low, end)
        return found.end() if found else end
    return 0
