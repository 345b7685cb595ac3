"""Benefit told by the number of people: seven must be treated for one more to respond."""

from __future__ import annotations

from typing import Final

from .. import quick_re as re
from ..model import Kind
from .drafts import Draft, Stretch
from .notation import NUMBER, NUMBER_WORD, number, word_set, word_value

_AMOUNT = r"(?:" + NUMBER + r"|" + NUMBER_WORD + r")"
_NEEDED = re.compile(
    r"(?<![\w.])(?P<many>" + _AMOUNT + r")\s(?:[a-z-]{2,16}\s){0,3}?"
    r"(?:needs?|needed|have|has|had|must|would|should)\s(?:to\s)?(?:[a-z-]{2,20}\s){1,7}?"
    r"(?P<aim>for|before|(?:so\s)?that|to\s(?:prevent|get|have|help|cure|save|gain|avoid|spare|see|"
    r"achieve|"
    r"produce|yield))\s(?:one|1|a\ssingle)\s[a-z]"
)
_FOR_EVERY = re.compile(
    r"(?<![\w.])(?:per|for\s(?:every|each)|out\sof(?:\severy)?|of(?:\severy)?|in)\s"
    r"(?P<many>(?:an?\s)?(?:hundred|thousand)|" + _AMOUNT + r")\s(?:[a-z-]{2,20}\s){0,7}?"
    r"[a-z-]{2,20},\s(?:about\s|some\s|only\s)?"
    r"(?P<one>" + _AMOUNT + r")\s(?:(?:[a-z-]{2,16}\s)?"
    r"(?P<more>more|extra|additional|fewer|less)\b|"
    r"(?:[a-z-]{2,16}\s){0,3}?(?:was|were|is|are|will be|would be)\s(?P<less>prevented|avoided|"
    r"averted|spared|saved)\b)"
)
# "for every 100 patients who take it, 20 are spared a stroke", "of 100 women screened, 12 were
# recalled": a share in natural frequencies
_OUT_OF = re.compile(
    r"(?<![\w.])(?:per|for\s(?:every|each)|out\sof(?:\severy)?|of(?:\severy)?|in\severy|among)\s"
    r"(?P<many>a\shundred|one\shundred|a\sthousand|hundred|thousand|100|1000|1,000|10,000)\s"
    r"(?![a-z]{3,10}[\s-](?:year|month|week|day|hour|night)s?\b)"
    r"(?:[a-z'-]{1,20}\s){0,9}?[a-z'-]{1,20},\s"
    r"(?:about\s|some\s|only\s|just\s|nearly\s|around\s|roughly\s|almost\s){0,2}"
    r"(?P<one>" + _AMOUNT + r")(?=\s(?:(?!(?:more|extra|additional|fewer|less|points?|weeks|days|"
    r"months|years|hours|minutes|mg|mm)\b)[a-z]))"
)
# "one infection was prevented for every 20 children", "one extra case for every 769 users"
_ONE_FOR = re.compile(
    r"(?<![\w.])(?:(?:one|1|a\ssingle|an)\s(?P<more>more|extra|additional|fewer|less)?\s?)"
    r"(?:[a-z-]{1,20}\s){1,9}?(?:for|per|among)\s(?:every\s|each\s)(?:about\s|some\s)?"
    r"(?P<many>" + _AMOUNT + r")(?![\w.%-])"
)
_NEED_WORDS: Final = word_set("need needs needed have has had must would should")
# "You need to treat 14 patients to prevent one stroke", "treating 14 women prevents one fracture"
_TO_TREAT = re.compile(
    r"\b(?:treat(?:ing)?|vaccinat(?:e|ing)|screen(?:ing)?|giv(?:e|ing)|operat(?:e|ing) on|"
    r"immuni[sz](?:e|ing)|train(?:ing)?|varnish(?:ing)?|coach(?:ing)?|test(?:ing)?)\s"
    r"(?:[a-z]{2,14}\s){0,5}?(?:about\s|some\s|around\s|roughly\s)?(?P<many>" + _AMOUNT + r")\s"
    r"(?:[a-z'-]{2,20}\s){0,9}?(?:to\s|will\s|would\s|could\s)?"
    r"(?:prevent|avoid|avert|spare|save|cure|gain|get|keep|help|yield)(?:s|ed)?\s"
    r"(?:one|1|a\ssingle)\s[a-z]")
_TREAT_WORDS: Final = word_set(
    "treat treating vaccinate vaccinating screen screening give giving operate operating immunise "
    "immunising immunize immunizing train training varnish varnishing coach coaching test testing")
_MORE_WORDS: Final = word_set("more extra additional fewer less")
_SPARED_WORDS: Final = word_set("prevented avoided averted spared saved")
_PER_WORDS: Final = word_set("per every each of in")


def read_people_needed(stretch: Stretch) -> list[Draft]:
    """Numbers needed to treat and differences per n people, told in words; characters taken."""
    drafts: list[Draft] = []
    words = stretch.words
    if not words.isdisjoint(_NEED_WORDS) and ("one" in words or "single" in words
                                              or " 1 " in stretch.low):
        for match in _NEEDED.finditer(stretch.low):
            if stretch.is_free(match.start(), match.end()):
                _add(stretch, drafts, _needed(match))
    if not words.isdisjoint(_TREAT_WORDS) and not words.isdisjoint(_ONE_NUMBER):
        for match in _TO_TREAT.finditer(stretch.low):
            if stretch.is_free(match.start(), match.end()):
                _add(stretch, drafts, _needed(match))
    if not words.isdisjoint(_EACH) and not words.isdisjoint(_ONE_WORDS):
        for match in _ONE_FOR.finditer(stretch.low):
            told = match["more"] or _HAPPENS.search(match.group())
            if told and stretch.is_free(match.start(), match.end()):
                _add(stretch, drafts, _one_for(match))
    if not words.isdisjoint(_HUNDREDS) or "00" in stretch.low:
        for match in _OUT_OF.finditer(stretch.low):
            if stretch.is_free(match.start(), match.end()):
                _add(stretch, drafts, _out_of(match))
    if not (words.isdisjoint(_MORE_WORDS | _SPARED_WORDS) or words.isdisjoint(_PER_WORDS)):
        for match in _FOR_EVERY.finditer(stretch.low):
            if stretch.is_free(match.start(), match.end()):
                _add(stretch, drafts, _for_every(match))
    return drafts


_HUNDRED_OR: Final = re.compile(r"(?:an?\s)?(hundred|thousand)")
_HUNDREDS: Final = word_set("hundred thousand")
_ONE_NUMBER: Final = word_set("one single")
_EACH: Final = word_set("every each")
_ONE_WORDS: Final = word_set("one single an extra")
_SPARES: Final = re.compile(r"\b(?:prevented|avoided|averted|spared|saved)\b")
_HAPPENS: Final = re.compile(r"\b(?:prevented|avoided|averted|spared|saved|cured|gained|caused|"
                             r"harmed|benefit(?:s|ted|ed))\b")


def _one_for(match: re.Match[str]) -> Draft | None:
    many = _amount(match["many"])
    if many < 2:
        return None
    fewer = match["more"] in ("fewer", "less") or bool(_SPARES.search(match.group()))
    return Draft(match.start(), match.end(), match.group(), 1.0 / many, Kind.RISK_DIFFERENCE,
                 unit="one in n", direction="decrease" if fewer else "increase",
                 number_end=match.end(), named=True)


def _add(stretch: Stretch, drafts: list[Draft], draft: Draft | None) -> None:
    if draft is not None:
        drafts.append(draft)
        stretch.take(draft.start, draft.end)


def _amount(printed: str) -> float:
    told = _HUNDRED_OR.fullmatch(printed)
    if told:
        return 100.0 if told[1] == "hundred" else 1000.0
    return number(printed) if printed[:1].isdigit() or printed[:1] == "." else float(
        word_value(printed))


def _needed(match: re.Match[str]) -> Draft | None:
    many = _amount(match["many"])
    if many < 2:
        return None
    return Draft(match.start(), match.end() - 1, match.group()[:-1], many, Kind.NNT, unit="people",
                 number_end=match.end("many"), named=True)


def _out_of(match: re.Match[str]) -> Draft | None:
    printed = match["many"].split()[-1]
    many = {"hundred": 100.0, "thousand": 1000.0}.get(printed) or number(printed)
    one = _amount(match["one"])
    if one >= many:
        return None
    return Draft(match.start(), match.end(), match.group(), one / many, Kind.PROPORTION,
                 unit=f"per {many:,.0f}", number_end=match.end(), named=True,
                 numerator=int(one) if one.is_integer() else None, denominator=int(many))


def _for_every(match: re.Match[str]) -> Draft | None:
    one, many = _amount(match["one"]), _amount(match["many"])
    if many < 2 or one >= many or many in range(1900, 2100):
        return None
    fewer = match["less"] or match["more"] in ("fewer", "less")
    direction = "decrease" if fewer else "increase"
    unit = "one in n" if one == 1 else f"per {many:,.0f}"
    return Draft(match.start(), match.end(), match.group(), one / many, Kind.RISK_DIFFERENCE,
                 unit=unit, direction=direction, number_end=match.end(), named=True)
