"""The two arms of a study, in their order, where earlier sentences name them beyond doubt.

"Response rates were 18.6% and 22.2%, respectively" tells its arms only to those who have read "we
compared metformin with placebo" before. Everything that names a pair within reach must name the
same two in the same order, and nothing may speak of a third; otherwise there is no answer.
"""

from __future__ import annotations

from typing import Final

from .. import quick_re as re
from .notation import word_set

_REACH: Final = 3_000  # characters: an abstract, or some paragraphs
_STOP: Final = (
    r"(?:and|or|with|to|versus|vs|for|in|on|was|were|is|at|after|by|from|than|of|during|as|who|"
    r"that|while|but|both|among|received|compared|over|daily|once|twice|every|per)\b"
)
_NAME: Final = r"(?!" + _STOP + r")[a-z][\w+'/-]{1,24}(?:\s(?!" + _STOP + r")[\w+'/%.-]{1,20}){0,3}"
_ASIDE: Final = r"(?:\s(?:daily|once|twice|weekly|per day))?(?:\s?\([^()]{1,40}\))?"
_LEAD_IN: Final = r"(?:(?:the|an?|matching|identical|only|oral|either|receive)\s){0,3}"
_PAIR = re.compile(
    r"(?:\bcompar(?:ed|ing|es|e)\s(?:the\s(?:effects?|efficacy|safety|use|effectiveness)\sof\s)?"
    r"(?P<lead1>" + _LEAD_IN + r")(?P<a1>" + _NAME + r")" + _ASIDE
    + r"\s(?:with|to|versus|vs\.?|and|against)\s" + _LEAD_IN + r"(?P<b1>" + _NAME + r")"
    r"|\b(?:(?:randomi[sz]ed|randomly|assigned|allocated|randomi[sz]ation)\s(?:[a-z0-9:,]{1,12}\s){0,3}?"
    r"to\s(?:receive\s|take\s|have\s)?|either\s)" + _LEAD_IN + r"(?P<a2>" + _NAME + r")" + _ASIDE
    + r"\s(?:or|versus|vs\.?)\s(?:to\s)?" + _LEAD_IN + r"(?P<b2>" + _NAME + r")"
    r"|\bthe\s(?P<a3>" + _NAME + r")\s(?:group|arm)[^;a-z]{0,30}\s?(?:and|versus|vs\.?|or|"
    r"compared\swith)\s[^;a-z]{0,30}(?:in\s|of\s|for\s|with\s)?the\s(?P<b3>" + _NAME + r")\s"
    r"(?:group|arm)\b"
    r"|\bthe\s(?P<a4>" + _NAME + r")\sand\s(?P<b4>" + _NAME + r")\s(?:groups|arms)\b)"
)  # fmt: skip
_THIRD = re.compile(r"\s?(?:\([^()]{1,40}\))?\s?,?\s?(?:or|versus|vs\.?)\s")
_MANY = re.compile(
    r"\b(?:three|four|five|six|3|4|5|6)(?:\s|-)(?:[a-z]{3,12}\s)?(?:groups?|arms?|treatments|regimens|"
    r"interventions|conditions|drugs|doses)\b"
)
_HEADING = re.compile(r"\s(?:group|arm|groups|arms)$")
_COMMON: Final = word_set(
    "group groups arm arms treatment therapy oral matching daily dose mg weekly the care drug "
    "patients participants children adults women men programme program training exercise"
)

Pair = tuple[str, str]


class EarlierArms:
    """The pairs of arms that a text names, read from its beginning as far as was asked for."""

    __slots__ = ("_found", "_low", "_many", "_plain", "_read")

    def __init__(self, plain: str, low: str) -> None:
        self._plain, self._low = plain, low
        self._read = 0
        self._found: list[tuple[int, Pair | None]] = []
        self._many: int | None = None

    def pair_before(self, position: int) -> Pair | None:
        """The first and the second arm named before ``position``; None where there is doubt."""
        self._read_to(position)
        near = [pair for place, pair in self._found if position - _REACH <= place < position]
        if not near or near[0] is None:
            return None
        first = near[0]
        for pair in near[1:]:
            if pair is None or not _same(first, pair):
                return None
        return first

    def _read_to(self, position: int) -> None:
        if position <= self._read:
            return
        start = max(self._read, position - _REACH)
        del self._found[:-40]
        for match in _PAIR.finditer(self._low, start, position):
            self._found.append((match.start(), self._pair(match)))
        for match in _MANY.finditer(self._low, start, position):
            self._found.append((match.start(), None))
        self._found.sort(key=lambda item: item[0])
        self._read = position

    def _pair(self, match: re.Match[str]) -> Pair | None:
        names = []
        for side in "ab":
            group = next(side + d for d in "1234" if match[side + d] is not None)
            start, end = match.span(group)
            names.append(_HEADING.sub("", self._plain[start:end].rstrip(" .,")))
        if _THIRD.match(self._low, match.end()):
            return None
        return names[0], names[1]


def key_words(name: str) -> frozenset[str]:
    """The words by which an arm is known: without "group", "treatment", "daily"."""
    words = re.findall(r"[^\W\d_][\w+'-]{0,30}", name.lower())
    return frozenset(words) - _COMMON or frozenset(words)


def _same(one: Pair, other: Pair) -> bool:
    keys = [[key_words(name) for name in pair] for pair in (one, other)]
    return bool(
        keys[0][0] & keys[1][0]
        and keys[0][1] & keys[1][1]
        and not keys[0][0] & keys[1][1]
        and not keys[0][1] & keys[1][0]
    )
