"""Hospitals, clubs, schools and the like that a claim counts, against those that the study counts.

"A trial in 611 clubs" of a study of 34 clubs with 611 players: the number of those who took part,
told of the places they came from.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from ... import quick_re as re
from ...evidence.counted import NUMBER, Counted, number_of
from ...model import Passage

_NOUNS = (r"hospitals|departments|clubs|schools|practices|surgeries|clinics|homes|centres|centers|"
          r"sites|wards|villages|farms|herds|flocks|classes|classrooms|pharmacies|districts|"
          r"countries|towns|cities|communities|companies|stores|shops|supermarkets|canteens|firms|"
          r"prisons|churches|units|teams|colleges|universities|kindergartens|nurseries|regions|"
          r"municipalities|counties|provinces|offices|factories|restaurants|libraries")
PLACES = re.compile(rf"\b(?:{_NOUNS})\b", re.I)
_COUNTED = re.compile(
    rf"(?<![\d.,/%\-–$£€])\b(?P<number>{NUMBER})(?![\d%]|\s?(?:%|per cent|percent))"
    rf"(?:[ -](?!of\b|in\b|and\b|were\b|was\b|to\b|per\b|with\b|from\b|by\b|for\b|years?\b|"
    rf"months?\b|weeks?\b|days?\b|times\b|or\b|the\b|a\b|at\b|on\b|than\b|who\b)[\w'’\-]{{1,24}}){{0,3}}?"
    rf"[ -](?P<noun>{_NOUNS})\b", re.I)
_IN_EACH = re.compile(r"\b(?:out of|per|every|each|of the)\s(?:\w+\s)?$", re.I)
_LEAST = 10   # "five clinics" may be some of those that took part


def places_told(text: str) -> list[Counted]:
    """The numbers of hospitals, clubs and the like that ``text`` tells."""
    return [one for one in _read(text) if one.value >= _LEAST and not _IN_EACH.search(
        text[max(0, one.start - 30):one.start])]


def counted_otherwise(told: Counted, pieces: Sequence[Passage]) -> tuple[int, Passage] | None:
    """How many of the same places the study counts in all, where that is another number; None
    where it counts none, or where what is told is one of its numbers or a sum of some."""
    here = [(one.value, piece) for piece in pieces for one in _read(str(piece))
            if one.of == told.of]
    values = sorted({value for value, _ in here})[-8:]
    sums = {sum(some) for size in (1, 2, 3) for some in combinations(values, size)}
    parts = {high - low for low, high in combinations(values, 2)}
    if not here or any(abs(told.value - value) <= 0.1 * value for value in sums | parts):
        return None
    return max(here, key=lambda pair: pair[0])


def _read(text: str) -> list[Counted]:
    found = []
    for match in _COUNTED.finditer(text):
        value = number_of(match["number"])
        if value is not None:
            noun = match["noun"].lower().replace("centers", "centres")
            found.append(Counted(value, noun, "", noun, match.start("number"), match.end(),
                                 match.group()))
    return found
