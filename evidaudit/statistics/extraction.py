"""Typed statistics in running text: the way from characters to ``Estimate``.

The text is made uniform one character for one, cut into sentences, and only sentences that hold a
digit or a number word are looked at. In each, what is no statistic is set aside first (dates,
doses, ages, labels, thresholds, tests), then intervals and p values, then words, then numbers.
Every number is read with its dress, given a kind by the names and words around it, and joined
with its interval, p value and arm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..model import Estimate
from . import arms, attachments, numbers
from .drafts import Draft, Stretch
from .exclusions import take_exclusions
from .intervals import find_intervals, find_p_values
from .lay import read_lay
from .levels import read_counts_in_words
from .notation import uniform

MAX_STRETCH: Final = 1200  # characters read together: honest sentences are shorter; keeps it linear

_WORTH_READING = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twel|thirt|fourt|fift|sixt|"
    r"sevent|eight|ninet|twent|fort|half|halv|third|quarter|fourth|fifth|tenth|twice|thrice|doubl|"
    r"tripl|trebl|quadr|most\s|majority|none\s)|(?-i:\bNS\b)", re.IGNORECASE)
_SENTENCE_END = re.compile(
    r"(?<=[.!?])[\"'”’)\]]{0,3}(?<!vs\.)(?<!Fig\.)(?<!e\.g\.)(?<!i\.e\.)(?<!al\.)(?<!approx\.)\s+"
    r"(?=[\"'“‘(\[]{0,2}[A-Z])|\n[ \t]{0,40}\n|\n(?=[ \t]{0,40}(?:[-*•#|]|\d{1,3}[.)]\s))")


def extract_statistics(text: str) -> list[Estimate]:
    """The statistics of ``text`` in text order, with ``text[e.start:e.end] == e.text``.

    Kinds, units and scales are those of ``Estimate``. Time grows in step with the length of the
    text. Never raises on any string.
    """
    plain = uniform(text)
    found: list[Estimate] = []
    for start, end in _stretches(plain):
        drafts = _read(Stretch(plain[start:end]))
        estimates = [draft.finished(text, start) for draft in drafts]
        found.extend(estimate for estimate in estimates if estimate is not None)
    return found


def _stretches(plain: str) -> Iterator[tuple[int, int]]:
    """Sentences with something to read, none longer than ``MAX_STRETCH``."""
    position, length = 0, len(plain)
    ends = _SENTENCE_END.finditer(plain)
    while position < length:
        hit = _WORTH_READING.search(plain, position)
        if hit is None:
            return
        following = position
        while following <= hit.start():
            position = following
            match = next(ends, None)
            if match is None:
                following = length
                break
            following = match.end()
        yield from _pieces(plain, position, following)
        position = following


def _pieces(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_STRETCH:
        cut = plain.rfind(" ", start + MAX_STRETCH // 2, start + MAX_STRETCH)
        cut = cut if cut > start else start + MAX_STRETCH
        yield start, cut
        start = cut
    yield start, end


def _read(stretch: Stretch) -> list[Draft]:
    intervals = find_intervals(stretch)
    p_values = find_p_values(stretch)
    take_exclusions(stretch)
    drafts = read_lay(stretch)
    drafts += read_counts_in_words(stretch)
    drafts += numbers.read_numbers(stretch)
    drafts.sort(key=lambda draft: draft.start)
    numbers.give_kinds(stretch.text, drafts, intervals)
    drafts = [draft for draft in drafts if draft.kind is not None]
    drafts = attachments.attach(stretch.text, drafts, intervals, p_values)
    arms.give_arms(stretch.text, drafts)
    return drafts
