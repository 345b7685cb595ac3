"""Age groups that words tell: by name ("children") and by years ("aged 6 to 12", "mean age 71")."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model import Passage
from . import population_words as words

_NUMBER_OF_YEARS = re.compile(
    r"\b(?:aged?|ages|mean age|median age|average age)\b[^.;()\d]{0,30}(\d{1,3})(?:\.\d+)?"
    r"(?:\s?(?:to|-|–|and|±)\s?(\d{1,3}))?|\b(\d{1,3})[- ]year[- ]olds?\b|"
    r"\b(\d{1,2})\s?(?:to|-|–)\s?(\d{1,2}) years (?:old|of age)\b", re.IGNORECASE)


def ages_told(passages: Iterable[Passage]) -> dict[str, Passage]:
    """Age group to the first passage that tells it, for the groups of ``population_words.AGE``."""
    found: dict[str, Passage] = {}
    for passage in passages:
        for group, pattern in words.AGE.items():
            if group not in found and pattern.search(passage):
                found[group] = passage
        for match in _NUMBER_OF_YEARS.finditer(passage):
            years = [int(text) for text in match.groups() if text]
            if "±" in match.group():
                years = years[:1]
            for year in (min(years), max(years)):
                found.setdefault(group_of(year), passage)
    return found


def group_of(years: int) -> str:
    """The age group that somebody of ``years`` belongs to."""
    if years < 2:
        return "infants"
    if years < 12:
        return "children"
    if years < 18:
        return "adolescents"
    return "adults" if years < 65 else "older adults"
