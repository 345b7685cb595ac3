"""Typed statistics in running text: the way from characters to ``Estimate``.

The text is made uniform one character for one, cut into sentences, and only sentences that hold a
digit or a number word are looked at. In each, what is no statistic is set aside first (dates,
doses, ages, labels, thresholds, tests), then intervals and p values, then words, then numbers.
Every number is read with its dress, given a kind by the names and words around it, and joined
with its interval, p value and arm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from .. import quick_re as re
from ..model import Estimate, Kind
from . import arms, attachments, numbers
from .drafts import Draft, Stretch
from .earlier_arms import EarlierArms, Pair
from .exclusions import take_blocks
from .intervals import Interval, PValue, find_intervals, find_p_values
from .lay import HINTS as LAY_WORDS
from .lay import read_lay
from .lay_differences import SINGULAR_UNITS, read_lay_differences
from .meaning import give_kinds
from .notation import uniform
from .outcomes import give_outcomes
from .people_needed import read_people_needed
from .unnamed_ratios import with_named_ratios
from .word_counts import NUMBER_WORDS, read_counts_in_words

MAX_STRETCH: Final = 1200  # characters read together: honest sentences are shorter; keeps it linear

_DIGIT = re.compile(r"\d")
_WORTH_READING = NUMBER_WORDS | LAY_WORDS | SINGULAR_UNITS | {"ns"}
_LETTERS = re.compile(r"[a-z]+")
_SENTENCE_END = re.compile(
    r"[.!?][\"'”’)\]]{0,3}\s{1,20}(?=[\"'“‘(\[]{0,2}[A-Z])|\n(?=[ \t]{0,40}(?:\n|[-*•#|]|"
    r"\d{1,3}[.)]\s))"
)
_NO_END = (
    "vs.",
    "fig.",
    "figs.",
    "e.g.",
    "i.e.",
    "al.",
    "approx.",
    "no.",
    "ca.",
    "cf.",
    "dr.",
    "st.",
)


def extract_statistics(text: str) -> list[Estimate]:
    """The statistics of ``text`` in text order, with ``text[e.start:e.end] == e.text``.

    Kinds, units and scales are those of ``Estimate``. Time grows in step with the length of the
    text. Never raises on any string.
    """
    plain = uniform(text)
    found: list[Estimate] = []
    low = plain.lower()
    earlier = EarlierArms(plain, low)
    of_a_vaccine = "vaccin" in low or "immunis" in low or "immuniz" in low
    for start, end in _stretches(plain, low):
        body = plain[start:end]
        if body[:1].isspace() or body[-1:].isspace():
            body = body.rstrip()
            start += len(body) - len(body.lstrip())
            body = body.lstrip()
        drafts = _read(
            Stretch(body, low[start : start + len(body)], of_a_vaccine),
            partial(earlier.pair_before, start),
        )
        estimates = [draft.finished(text, start) for draft in drafts]
        found.extend(estimate for estimate in estimates if estimate is not None)
    return with_named_ratios(found, plain)


def _stretches(plain: str, low: str) -> Iterator[tuple[int, int]]:
    """Sentences with something to read, none longer than ``MAX_STRETCH``."""
    start, length = 0, len(plain)
    for match in _SENTENCE_END.finditer(plain):
        if plain[match.start()] == "." and low.endswith(_NO_END, 0, match.start() + 1):
            continue
        if _is_worth_reading(low, start, match.end()):
            yield from _pieces(plain, start, match.end())
        start = match.end()
    if _is_worth_reading(low, start, length):
        yield from _pieces(plain, start, length)


def _is_worth_reading(low: str, start: int, end: int) -> bool:
    if _DIGIT.search(low, start, end):
        return True
    return not _WORTH_READING.isdisjoint(_LETTERS.findall(low, start, end))


def _pieces(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_STRETCH:
        cut = plain.rfind(" ", start + MAX_STRETCH // 2, start + MAX_STRETCH)
        cut = cut if cut > start else start + MAX_STRETCH
        yield start, cut
        start = cut
    yield start, end


def _read(stretch: Stretch, earlier: Callable[[], Pair | None]) -> list[Draft]:
    if not _DIGIT.search(stretch.text) and "ns" not in stretch.words:
        return _read_words(stretch)
    intervals = find_intervals(stretch)
    p_values = find_p_values(stretch)
    take_blocks(stretch)
    drafts = read_people_needed(stretch)
    drafts += read_lay_differences(stretch)
    drafts += read_lay(stretch)
    drafts += read_counts_in_words(stretch)
    drafts += numbers.read_numbers(stretch)
    if not drafts and not p_values:
        return []
    drafts.sort(key=lambda draft: draft.start)
    asides: list[Interval | PValue] = [*intervals, *p_values]
    give_kinds(stretch, drafts, asides)
    drafts = [draft for draft in drafts if draft.kind is not None]
    drafts = attachments.attach(stretch.text, drafts, intervals, p_values)
    stretch.blank(asides)
    arms.give_arms(stretch, drafts, earlier)
    give_outcomes(stretch, drafts)
    _give_periods(stretch.low, drafts)
    return drafts


_YEARLY_AFTER = re.compile(r"(?:\s[a-z'-]{1,20}){0,8}?\s(?:a|per|each|every)\s(?:year|annum)\b|"
                           r"(?:\s[a-z'-]{1,20}){0,8}?\s(?:annually|yearly)\b")
_YEARLY_BEFORE = re.compile(r"\b(?:(?:per|each|every|a)\syear|annually|"
                            r"annual(?:\s[a-z]{3,12}){1,3}),?(?:\s[a-z'-]{1,20}){0,5}\s$")


def _give_periods(low: str, drafts: list[Draft]) -> None:
    """Says of the shares of people that are told per year that they are."""
    if "year" not in low and "annu" not in low:
        return
    for draft in drafts:
        if draft.kind is Kind.PROPORTION and (
            _YEARLY_AFTER.match(low, draft.end)
            or _YEARLY_BEFORE.search(low[max(0, draft.start - 90) : draft.start])
        ):
            draft.per = "year"


def _read_words(stretch: Stretch) -> list[Draft]:
    """The statistics of a stretch without digits."""
    drafts = read_people_needed(stretch)
    drafts += read_lay_differences(stretch)
    drafts += read_lay(stretch)
    drafts += read_counts_in_words(stretch)
    if not drafts:
        return []
    drafts.sort(key=lambda draft: draft.start)
    give_kinds(stretch, drafts)
    drafts = [draft for draft in drafts if draft.kind is not None]
    arms.give_arms(stretch, drafts)
    give_outcomes(stretch, drafts)
    _give_periods(stretch.low, drafts)
    return drafts
