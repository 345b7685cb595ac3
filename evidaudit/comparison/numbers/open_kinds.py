"""Numbers of a claim whose own words do not make them another kind, or another value."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from ... import quick_re as re
from ...lexicon import keys
from ...model import Estimate, Kind
from ...statistics.kinds import LEVELS, RATIOS
from ..stated import Prepared
from .claimed_numbers import SHARES
from .results_of_tests import PREDICTIVE, given
from .value_evidence import FRAME, WORKED

_ACCURACY = frozenset({Kind.SENSITIVITY, Kind.SPECIFICITY, Kind.AUC})
_AVERAGES = frozenset({Kind.MEAN, Kind.MEDIAN})
_DIFFERENCES = frozenset({Kind.RISK_DIFFERENCE, Kind.NNT})
_CHANGES = frozenset({Kind.PERCENT_CHANGE}) | RATIOS
_HALF_A_PERCENT = 0.51
_ROUNDED = 0.0151
_OF_ITS_SIZE = 0.15  # share by which the inverse of a number needed to treat is rounded
_BY = re.compile(r"\b(?:by|of|a further|an extra|another|additional)\s(?:(?:about|around|roughly|"
                 r"nearly|almost|over|just|only|some|an?|average|mean|of|at|least|up|to)\s){0,4}$",
                 re.I)
_BY_ALONE = re.compile(r"\bby\s(?:(?:about|around|roughly|nearly|almost|over|just|only|some|an?|"
                       r"average|mean|of|at|least|up|to)\s){0,4}$", re.I)
_LIST = (r"(?:,?\s(?:and|then|to|or|and then|versus|vs)\s(?:(?:about|around|roughly|nearly|almost|"
         r"over|some)\s)?[\d.·]+\s?(?:%|per ?cent|\w+)?)?")
_COMPARED = re.compile(
    r"[-\s]?(?:%|per ?cent)?(?:[-\s](?:percentage\s)?points?)?" + _LIST + r"(?:\s[\w-]{1,20}){0,3}?"
    r"[-\s](?:more|less|fewer|lower|higher|below|above|shorter|longer|better|worse|greater|smaller|"
    r"larger|faster|slower|earlier|later|beyond|ahead|behind|under|over|in favou?r|advantage|gap|"
    r"benefit|gain|reduction|increase|decrease|drop|fall|rise|decline|cut|improvement|difference|"
    r"edge|lead|extra|additional|down|up|relative to|compared (?:with|to)|than)\b", re.I)
_TELLS_CONTRAST = re.compile(
    r"\b(?:benefit|advantage|difference|gap|gain(?:s|ed)?|beat|outperform\w*|shorten\w*|"
    r"lengthen\w*|prolong\w*|reduc\w*|lower(?:s|ed|ing)|rais(?:es|ed|ing)|cut|improv\w*|"
    r"increas\w*|decreas\w*|fell|rose|dropped|shr[aiu]nk\w*|"
    r"lost|los[st]es|widened|narrowed|further|extra|relative to|"
    r"compared with|compared to|versus|than|over)\b", re.I)
_EFFICACY = re.compile(r"\b(?:efficac\w+|effective\w*|protect\w*|prevented|averted)\b", re.I)
_OF_SOME = re.compile(r"\s?(?:%|per ?cent)?\sof\b", re.I)
# "Lost 41% of its area", "64% of their weight": by how much a thing became smaller.
_OF_ITS_SIZE_BEFORE = re.compile(
    r"\s?(?:%|per ?cent)?\sof\s(?:(?:the|its|their|his|her|initial|starting|original|former|"
    r"baseline|total|body|wound|ulcer|tumou?r|lesion|surface|excess)\s){0,4}"
    r"(?:area|volume|size|weight|length|width|depth|mass|height|thickness|diameter|baseline|"
    r"strength|speed|value|score|level|pain|intensity|amount|dose|cost|price|time|density)s?\b",
    re.I)
_THANKS_TO = re.compile(r"\b(?:spared|prevented|averted|saved|extra|additional|in every \w+ "
                        r"(?:\w+ ){0,2}treated|would need|need(?:s|ed)? to be|advantage|gap|"
                        r"difference)\b", re.I)
_OF_A_TEST = re.compile(r"\b(?:sensitiv\w+|specific(?:ity)?|accura\w+|detect\w*|pick(?:s|ed|ing)? "
                        r"up|correct(?:ly)?|ruled? out|identif\w+|caught|spotted|missed|"
                        r"true|false)\b", re.I)
_DIGITS = re.compile(r"\d+(?:[.·]\d+)?")
_PER_CENT = re.compile(r"%|per ?cent", re.I)
_COUNTED = re.compile(r"\d|\b(?:in|of|per cent)\b|percent|hundred", re.I)


def as_the_claim_tells(claimed: Estimate, reported: Estimate, text: str) -> bool:
    """Whether the claim's words make its number the kind that the study reports, though it was
    read as another: "4.3 points more than", "effectiveness … at 91%", "more sensitive (93% …"."""
    before, after = text[:claimed.start], text[claimed.end:]
    if claimed.kind in _AVERAGES and reported.kind is Kind.MEAN_DIFFERENCE:
        return bool(_BY.search(before[-60:]) or _COMPARED.match(after)
                    or _TELLS_CONTRAST.search(text))
    if claimed.kind not in SHARES:
        return False
    if reported.kind in _ACCURACY:
        return given(claimed, text) not in PREDICTIVE and bool(_OF_A_TEST.search(text))
    if reported.kind in _CHANGES:
        if _OF_ITS_SIZE_BEFORE.match(after) and _TELLS_CONTRAST.search(text):
            return True
        return not _OF_SOME.match(after) and bool(
            _COMPARED.match(after) or _EFFICACY.search(text))
    return reported.kind in _DIFFERENCES and is_its_size(claimed, reported) and bool(
        _THANKS_TO.search(text[max(0, claimed.start - 60):claimed.end + 60]))


def is_its_size(claimed: Estimate, reported: Estimate) -> bool:
    """Whether a share is as large as a reported difference: 14 treated for one spared are 7%, and
    no 14%."""
    if reported.kind is not Kind.NNT or not reported.value or claimed.value is None:
        return True
    return abs(claimed.value * abs(reported.value) - 1) < _OF_ITS_SIZE


def is_another_share(claimed: Estimate, reported: Estimate) -> bool:
    """Whether a share is only roughly the ratio that it may have been taken from: 43% beside 0.4.
    """
    return (claimed.kind in SHARES and reported.kind in RATIOS and claimed.value is not None
            and reported.value is not None and reported.value < 1
            and min(abs(claimed.value - reported.value),
                    abs(claimed.value - (1 - reported.value))) > _ROUNDED)


def is_left_to_the_test(claimed: Estimate, reported: Estimate, text: str) -> bool:
    """Whether a share may well be the accuracy of a test that other words name: only a share of
    those with some result is plainly another thing."""
    return claimed.kind in SHARES and reported.kind in _ACCURACY and (
        given(claimed, text) not in PREDICTIVE or not _DIGITS.search(claimed.text))


def is_a_bare_fraction(claimed: Estimate, text: str) -> bool:
    """Whether a share in words is not said to be of anything: "half the rate", "a third as much".
    """
    return (claimed.kind in SHARES and not _COUNTED.search(claimed.text)
            and not re.match(r"\s(?:of|in)\b(?!\sthat)", text[claimed.end:], re.I))


# "95% CI" says how sure, and nothing of what was found.
_LEVEL = re.compile(r"\b(?:80|9[0579])(?:\.\d)?\s?(?:%|per ?cent)[\s-]?(?=CI\b|C\.I|CrI|UI\b|"
                    r"confidence|credib|uncertainty|limits of)", re.I)


def is_printed_in(claimed: Estimate, source: str, without: Iterable[str] = ()) -> bool:
    """Whether the source prints the claim's digits with their unit, outside the texts ``without``.

    What a source prints of some other thing may be what the claim means in words not understood.
    """
    digits = _DIGITS.search(claimed.text)
    if digits is None:
        return False
    for told in without:
        source = source.replace(told, " ")
    source = _LEVEL.sub(" ", source)
    unit = r"(?!\d|[.·]\d)"
    if _PER_CENT.search(claimed.text):
        unit = r"\s?(?:%|per ?cent)"
    elif claimed.kind in SHARES:
        unit = r"\s?(?:/|of (?:the )?)\s?\d"
    pattern = re.escape(digits.group()).replace("·", "[.·]").replace(r"\.", "[.·]")
    return re.search(rf"(?<![\d.·]){pattern}{unit}", source, re.I) is not None


def is_printed_rounded(claimed: Estimate, source: str) -> bool:
    """Whether the source prints a share that rounds to the claim's: "72%" where 71.8% stands."""
    digits = _DIGITS.search(claimed.text)
    if digits is None or claimed.kind not in SHARES or not _PER_CENT.search(claimed.text):
        return False
    told = digits.group().replace("·", ".")
    places = len(told.partition(".")[2])
    return any(len(m[1].partition(".")[2]) > places
               and abs(float(m[1]) - float(told)) <= 0.5 * 10.0 ** -places + 1e-9
               for m in _PRINTED_SHARE.finditer(source.replace("·", ".")))


_PRINTED_SHARE = re.compile(r"(?<![\d.])(\d{1,3}\.\d{1,3})\s?(?:%|per ?cent)", re.I)
_WHOLE = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})*(?![\w.,]\d|\d|\s?%)")
_FEW = 5  # whole numbers of a sentence, else some two of them make any share


def is_a_share_of_counts(claimed: Estimate, source: str) -> bool:
    """Whether two counts of one sentence of the source make the claim's share: "612 drivers, of
    whom 203" is a third."""
    if claimed.kind not in SHARES or claimed.value is None or not 0 < claimed.value < 1:
        return False
    close = 0.0051 if _DIGITS.search(claimed.text) else 0.06 * claimed.value
    for sentence in _SENTENCE.split(source):
        counts = [int(m.group().replace(",", "")) for m in _WHOLE.finditer(sentence)]
        counts = [n for n in counts if n > 9]
        parts = [(int(m[1]), int(m[2])) for m in _PART_OF.finditer(sentence)]
        if any(b + d and abs((a + c) / (b + d) - claimed.value) <= close
               for (a, b), (c, d) in combinations(parts[:_FEW], 2)):
            return True  # both groups together
        if 2 <= len(counts) <= _FEW and any(
                abs(one / other - claimed.value) <= close
                for one in counts for other in counts if one < other):
            return True
    return False


_OF_THE = re.compile(r"\b(?P<some>\w{1,9}) (?:out )?of the (?P<all>\w{1,9})\b", re.I)
_SMALL = ("zero one two three four five six seven eight nine ten eleven twelve").split()


def is_told_by_counts(claimed: Estimate, source: str) -> bool:
    """Whether one sentence counts both numbers of "four of the five": "5 died (four of them …"."""
    match = _OF_THE.search(claimed.text)
    return match is not None and any(
        _counts(match["some"], sentence) and _counts(match["all"], sentence)
        for sentence in _SENTENCE.split(source))


def _counts(number: str, sentence: str) -> bool:
    low = number.lower()
    if low in _SMALL:
        low = f"(?:{low}|{_SMALL.index(low)})"
    elif low.isdigit() and int(low) < len(_SMALL):
        low = f"(?:{low}|{_SMALL[int(low)]})"
    elif not low.isdigit():
        return False
    return re.search(rf"(?<![\d.]){low}(?![\d%]|[.·]\d)", sentence, re.I) is not None


_PART_OF = re.compile(r"\b(\d{1,6}) (?:out )?of (?:the )?(\d{1,6})\b")
_SENTENCE = re.compile(r"(?<=[\w)%])\.\s(?=[A-Z(])")


def is_change_beside_level(claimed: Estimate, reported: Estimate, text: str,
                           statement: str, offset: int) -> bool:
    """Whether the claim says by how much something moved, where the study tells where it stood."""
    levels = LEVELS | _ACCURACY
    if claimed.kind not in levels or reported.kind not in levels:
        return False
    return bool(_BY_ALONE.search(text[:claimed.start][-60:])) and not _BY_ALONE.search(
        statement[:max(0, reported.start - offset)][-60:])


def is_an_edge(claimed: Estimate, numbers: Iterable[Estimate]) -> bool:
    """Whether the claim tells an end of a reported interval: "from 18% fewer to 67% more"."""
    if claimed.value is None:
        return False
    size = abs(claimed.value)
    for number in numbers:
        for edge in (number.ci_low, number.ci_high):
            if edge is None:
                continue
            if abs(abs(edge) - size) < 1e-9 or number.kind in RATIOS and (
                    claimed.kind is Kind.PERCENT_CHANGE
                    and abs(100 * abs(edge - 1) - size) < _HALF_A_PERCENT):
                return True
    return False


_PEOPLE_WITH = re.compile(
    r"\b(?:patients|people|adults|women|men|children|those|participants|smokers|sufferers)\s"
    r"(?:with|suffering from)\s(?P<what>(?:[\w-]{2,20}\s?){1,4}?)(?=\s(?:who|responded|improved|"
    r"had|have|got|were|was|reached|achieved|felt|showed|benefit\w*|in|on|after|given|taking)\b|"
    r"[.,;]|$)", re.I)


def result_terms(wanted: frozenset[str], text: str, prepared: Prepared) -> frozenset[str]:
    """The terms of a claim that tell which result is meant: not the condition studied, not "it
    helped", not who says so."""
    topic = {key for key in wanted if key in prepared.known and not prepared.frequency.get(key)}
    for match in _PEOPLE_WITH.finditer(text):
        topic |= keys(match["what"], prepared.short) & prepared.known
    return wanted - WORKED - FRAME - topic


def is_counted_out(claimed: Estimate, numbers: Iterable[Estimate]) -> bool:
    """Whether the claim prints both counts of a share that the report does not give: "6,517 of
    the 657,461", where no share is reported, only ratios and rates."""
    return (claimed.kind in SHARES and (claimed.denominator or 0) >= 1000
            and claimed.unit not in ("one in n", "%")
            and not any(n.kind in SHARES for n in numbers))


_CHANGE_AFTER = re.compile(r"\s?(?:%|per ?cent)?\s(?:\w+\s)?(?:reduction|increase|decrease|drop|"
                           r"fall|rise|fewer|less|more|"
                           r"lower|higher|decline|cut|improvement)\b", re.I)


_GONE = re.compile(
    r"\b(?:disappear\w*|vanish\w*|gone|clear(?:ed|s)?|remov\w*|eliminat\w*|destroy\w*|kill(?:ed|s)|"
    r"wiped out|avert(?:ed|s)|prevent(?:ed|s|ing)?|avoid(?:ed|s)|stopp(?:ed|ing)|blocked|"
    r"lost|went|fell away|dropped off|would not have (?:happened|occurred))\b", re.I)
_OF_THINGS = re.compile(r"\s(?:of|in)\s(?P<things>(?:(?!(?:were|was|had|have|that|who|which|by|"
                        r"with|under|in|on|after)\b)[\w'’-]{2,20}\s?){1,7})", re.I)


def is_of_things_gone(claimed: Estimate, text: str, statement: str, people: frozenset[str]) -> bool:
    """Whether a share is of the very things whose number fell by as much: "about half of the cells
    disappeared" where a drug lowered the number of cells by 48%. Of people it would be wrong."""
    match = _OF_THINGS.match(text, claimed.end)
    if claimed.kind not in SHARES or match is None or _GONE.search(text) is None:
        return False
    things = keys(match["things"])
    return bool(things & keys(statement)) and not things & people


def says_by(claimed: Estimate, text: str) -> bool:
    """Whether the words make the number a change: "by 40%", "40% fewer"."""
    return (text[:claimed.start].rstrip().lower().endswith("by")
            or bool(_CHANGE_AFTER.match(text[claimed.end:])))


def is_printed_among(claimed: Estimate, statements: Iterable[str]) -> bool:
    """Whether one of some sentences prints the claim's digits, whatever they are taken for."""
    digits = re.search(r"\d+(?:[.·]\d+)?", claimed.text)
    if digits is None:
        return False
    printed = re.compile(rf"(?<![\d.]){re.escape(digits.group())}(?!\d|[.·]\d)")
    return any(printed.search(statement) for statement in statements)
