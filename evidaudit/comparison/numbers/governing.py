"""Which of several phrases of a sentence (times, groups) a number of it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from ... import quick_re as re


class Placed(Protocol):
    """Anything with a place in a sentence."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=Placed)

_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_JOINT = re.compile(r"\W*(?:and|or|but|to|then|vs\.?|versus|against|from|with|compared with)"
                    r"(?:\s(?:then|only|to|by|just|about))?\W*", re.I)
_CLOSE = re.compile(r"[%\s]*(?:per cent\s)?(?:in|among|for|of|at|after|by|within|with)?\s?"
                    r"(?:the\s|those\s|all\s)?", re.I)
# A phrase that opens the sentence or a part of it leads what follows it.
_LEADS = re.compile(r"(?:^|[.:;]\s|,\s(?:and\s|but\s|whereas\s|while\s)?|\b(?:whereas|while|but)\s)"
                    r"(?:[A-Z][A-Za-z]{2,20}:?\s)?(?:in|among|for|at|after|by|within)?\s?"
                    r"(?:the\s|those\s)?$", re.I)
_NEXT_RESULT = re.compile(r"\d|;|\band\b(?=[^\d;]{0,40}\d)")


def governing(sentence: str, offset: int, phrases: Sequence[tuple[P, ...]]) -> tuple[P, ...] | None:
    """The phrase to which the number at ``offset`` belongs; None where it is not told.

    ``phrases`` are groups of items that stand together ("3, 6 and 12 months").
    """
    if not phrases or (len(phrases) > 1 and "respectively" in sentence.lower()):
        return None
    if len(phrases) == 1:
        return phrases[0]
    inside = _opened(sentence, offset)
    if inside is not None:
        a, b = inside
        own = [p for p in phrases if a <= p[0].start < b]
        if own:
            return own[0]
        offset = a  # a number in brackets belongs to what stands before them
    before = [p for p in phrases if p[0].start < offset]
    after = [p for p in phrases if p[0].start >= offset]
    if after:
        between = _BRACKETS.sub(" ", sentence[offset:after[0][0].start])
        number = re.match(r"[(\[]?[\d.,·]+(?:\s?/\s?\d+)?", between)
        close = _CLOSE.fullmatch(between[number.end() if number else 0:])
        if before and not close and _LEADS.search(sentence[:before[-1][0].start]):
            return before[-1]  # "In women, 31% had it, in men 22%"
        if not _NEXT_RESULT.search(between[number.end() if number else 0:]):
            # "At 6 months 20% and at 12 months 30%": the time before, if it leads its own part.
            # "34% at 2 years and 39% at 5 years": there the time before closed its own part.
            gap = sentence[before[-1][0].end:offset] if before else ""
            lead = before and "," not in gap and not _JOINT.fullmatch(gap) and not (
                _NEXT_RESULT.search(gap))
            return before[-1] if lead else after[0]
    return before[-1] if before else None


def together(found: Sequence[P]) -> list[tuple[P, ...]]:
    """The items of a sentence, those of one phrase together ("3, 6 and 12 months")."""
    phrases: dict[int, list[P]] = {}
    for item in sorted(found, key=lambda one: one.start):
        phrases.setdefault(item.start, []).append(item)
    return [tuple(phrase) for phrase in phrases.values()]


def _opened(sentence: str, offset: int) -> tuple[int, int] | None:
    return next(((m.start(), m.end()) for m in _BRACKETS.finditer(sentence)
                 if m.start() < offset < m.end()), None)
