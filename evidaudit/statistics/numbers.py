"""Printed numbers with their dress; what the dress alone tells of their kind."""

from __future__ import annotations

from .. import quick_re as re
from ..model import Kind
from .doses import is_dose, is_duration
from .drafts import Draft, Stretch
from .exclusions import AFTER, excluded_until
from .levels import Dress, integer, is_sample_size, read_dress
from .notation import MAGNITUDES, NUMBER, number
from .word_counts import PEOPLE_AFTER

_NUMBER_AT = re.compile(r"(?P<number>" + NUMBER + r")(?!\d)")
_PERCENT_RANGE = re.compile(
    r"(?P<low>\d{1,3}(?:\.\d{1,3})?)\s?%?\s?-\s?(?P<high>\d{1,3}(?:\.\d{1,"
    r"3})?)\s?(?:%|per\s?cent\b)"
)
_SPACED = re.compile(r"\d \d{3}(?!\d)")
_SPACED_THOUSANDS = re.compile(
    r"(?:(?<=[nN] = )|(?<=[nN]=)|(?<![\d.,]))(\d{1,3}(?: \d{3}){1,3})(?:(?<=[nN] = \d \d{3})|"
    r"(?<=[nN] = \d\d \d{3})|"
    r"(?<=[nN] = \d\d\d \d{3})|(?<=[nN]=\d \d{3})|(?<=[nN]=\d\d \d{3}))(?![\d.])|"
    r"(?<![\d.,])(\d{1,3}(?: \d{3}){1,3})(?=\s(?:patients|participants|people|women|men|children|"
    r"adults|"
    r"subjects|individuals|persons|cases|deaths|trials|studies|infants|births|controls|"
    r"person-years)\b"
    r"|\s?\))"
)


def read_numbers(stretch: Stretch) -> list[Draft]:
    """Every number of the stretch that may be a statistic, with its dress; no kinds yet."""
    text = stretch.text
    drafts: list[Draft] = []
    spaced = {}
    if _SPACED.search(text):
        spaced = {m.start(): m.end() for m in _SPACED_THOUSANDS.finditer(text)}
    position = 0
    while True:
        match = _NUMBER_AT.search(text, position)
        if match is None:
            return drafts
        start, end = match.span()
        end = spaced.get(start, end)
        position = end
        begin = -1 if stretch.taken[start] else _beginning(text, start)
        if begin < 0:
            continue
        printed = text[start:end]
        spread = _PERCENT_RANGE.match(text, start)
        if spread and stretch.is_free(start, spread.end()):
            drafts.extend(_both_ends(spread))
            position = spread.end()
            continue
        reached = excluded_until(stretch, start, end)
        if reached:
            stretch.take(start, reached)
            position = reached
            continue
        large = None
        if text[end + 1 : end + 2] in "mbtlc":
            large = _MAGNITUDE.match(stretch.low, end)
        if large is not None:
            draft, position = _large(stretch, start, end, large), large.end()
        else:
            draft = _read_one(stretch, begin, start, end, printed)
        if draft is not None:
            drafts.append(draft)
            position = max(position, draft.end)


def _beginning(text: str, start: int) -> int:
    """Where the number begins with its sign; -1 where it is the tail of a word or of a range."""
    before = text[start - 1 : start] if start else ""
    if before.isalnum() or before in ("_", "."):
        return -1
    sign = start - 1
    if before in (" ", "\u2009") and text[sign - 1 : sign] in ("-", "+"):
        sign -= 1
    if sign < 0 or text[sign] not in "-+":
        return start
    ahead = text[sign - 1 : sign] if sign else ""
    if sign == start - 1:
        return (
            -1
            if ahead.isalnum()
            or (ahead and ahead in "_)%].")
            or (ahead == " " and text[sign - 2 : sign - 1].isdigit() and text[sign] == "-")
            else sign
        )
    if ahead.isdigit() or (ahead == " " and text[sign - 2 : sign - 1].isdigit()):
        return -1
    return start if ahead.isalnum() or (ahead and ahead in "_)%].") else sign


def _both_ends(match: re.Match[str]) -> list[Draft]:
    """ "20-30%": two per cents."""
    ends = [
        (match.start("low"), match.end("low"), match.end("low")),
        (match.start("high"), match.end("high"), match.end()),
    ]
    return [
        Draft(
            start,
            end,
            match.string[start:digits],
            number(match.string[start:digits]),
            unit="%",
            percent=True,
            number_end=end,
        )
        for start, digits, end in ends
    ]


_MAGNITUDE = re.compile(r"[\s-](?P<word>thousand|million|billion|lakh|crore)s?\b")
_EVERYWHERE = re.compile(r"[^.;,]{0,40}\b(?:worldwide|globally|globe|world)\b")


def _large(stretch: Stretch, start: int, end: int, match: re.Match[str]) -> Draft | None:
    """ "1.8 million women": a count; None where no people or cases follow, or all mankind's."""
    low = stretch.low
    people = PEOPLE_AFTER.match(low, match.end())
    if people is None or _EVERYWHERE.match(low, people.end()):
        return None
    printed = stretch.text[start:end]
    value = round(number(printed) * MAGNITUDES[match["word"]], 3)
    return Draft(start, match.end(), printed, value, Kind.COUNT, number_end=match.end(), named=True)


def _read_one(stretch: Stretch, begin: int, start: int, end: int, printed: str) -> Draft | None:
    text = stretch.text
    if AFTER.match(text, end):
        return None
    if is_sample_size(text, start):
        return _sample_size(text, start, end, printed)
    dress = read_dress(stretch, end, printed)
    if dress.end < len(text) and stretch.taken[end : dress.end].count(1):
        dress = Dress(end)
    plain = not dress.percent and not dress.points and dress.sd is None and not dress.rate
    sign = text[begin:start].strip()
    # "(difference -1.6 days": a length of time that has a sign is a result
    if plain and (is_dose(stretch, start, end)
                  or not sign and is_duration(stretch, start, end)):
        return None
    value = number(sign + printed)
    if dress.limits is not None:
        stretch.take(end, max(dress.end, dress.bracket))
    draft = Draft(
        begin,
        dress.end,
        printed,
        value,
        unit=dress.unit,
        percent=dress.percent,
        number_end=end,
        sd=dress.sd,
        numerator=dress.numerator,
        denominator=dress.denominator,
        n=dress.own_n,
        limits=dress.limits,
        limits_end=dress.bracket,
    )
    _give_first_kind(draft, dress, text)
    return draft


def _sample_size(text: str, start: int, end: int, printed: str) -> Draft | None:
    count = integer(printed)
    if count is None:
        return None
    bracket = re.compile(r"\s?[\[(,]\s?(" + NUMBER + r")\s?(?:%|per\s?cent)\s?[\])]?").match(
        text, end
    )
    if bracket:
        return Draft(
            start,
            bracket.end(),
            printed,
            number(bracket[1]),
            Kind.PROPORTION,
            unit="%",
            percent=True,
            numerator=count,
            number_end=end,
            named=True,
        )
    return Draft(start, end, printed, float(count), Kind.COUNT, number_end=end, named=True)


def _give_first_kind(draft: Draft, dress: Dress, text: str) -> None:
    """What the dress alone tells: counts with their share, rates, points, people."""
    if dress.rate:
        draft.kind, draft.unit = Kind.INCIDENCE_RATE, dress.rate
    elif dress.points:
        draft.kind, draft.percent = Kind.RISK_DIFFERENCE, True
    elif dress.numerator is not None and not dress.percent:
        draft.kind, draft.unit = Kind.PROPORTION, "fraction"
        if dress.percent_value is not None:
            draft.value, draft.unit, draft.percent = dress.percent_value, "%", True
        elif dress.denominator:
            draft.value = dress.numerator / dress.denominator
    elif dress.people and draft.value is not None and draft.value >= 0:
        draft.kind = Kind.COUNT
