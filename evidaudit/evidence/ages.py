"""Age groups that words tell: by name ("children") and by years ("aged 6 to 12", "mean age 71")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Passage
from . import population_words as words

_NUMBER_OF_YEARS = re.compile(
    r"\b(?:aged|ages|(?:mean|median|average) age)\b[^.;,()\[\]\d]{0,25}(\d{1,3})(?:\.\d+)?(?![\d%])"
    r"(?:\s?(?:to|-|–|and|±)\s?(\d{1,3})(?![\d%]))?(?!\s(?:months|weeks|days))|\b(\d{1,3})[- "
    r"]year[- ]olds?\b|"
    r"\b(\d{1,2})\s?(?:to|-|–)\s?(\d{1,2}) years (?:old|of age)\b", re.IGNORECASE)
# What each name may stretch over, in years: generous, so that only what is apart differs.
_SPANS = {"infants": (0, 4), "children": (0, 17), "adolescents": (10, 17),
          "young people": (10, 25), "adults": (18, 120), "older adults": (55, 120),
          "women, men, workers": (16, 120), "young adults": (15, 40)}


_ANY_NAME = re.compile("|".join(p.pattern for p in words.AGE.values()), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ages:
    """The age groups told, the years that they stretch over, and a passage for each group."""

    groups: dict[str, Passage]
    low: int
    high: int

    def __str__(self) -> str:
        return " and ".join(self.groups)


def ages_told(passages: Iterable[Passage]) -> Ages | None:
    """The age groups that ``passages`` tell, or None where they tell none."""
    groups: dict[str, Passage] = {}
    spans: list[tuple[int, int]] = []
    for passage in passages:
        if not _ANY_NAME.search(passage) and not any(c.isdigit() for c in passage):
            continue
        named = [group for group, pattern in words.AGE.items() if pattern.search(passage)]
        stretches = [_SPANS[group] for group in named]
        for group in named:
            groups.setdefault(group, passage)
        for match in _NUMBER_OF_YEARS.finditer(passage):
            years = [int(text) for text in match.groups() if text]
            if "±" in match.group() or "mean" in match.group().lower():
                years = [max(0, years[0] - 10), years[0] + 10]
            if "older" in passage[match.end():match.end() + 20] or "over" in passage[
                    match.end():match.end() + 15]:
                years.append(120)
            # "aged 13 to 18" ends with the last year of school.
            stretches = [(min(years), 17 if max(years) == 18 else max(years))]
            groups.setdefault(_group_of(years[0]), passage)
        spans.extend(stretches)
    if not spans:
        return None
    return Ages(groups, min(low for low, _ in spans), max(high for _, high in spans))


def apart(claimed: Ages, reported: Ages) -> bool:
    """Whether no age told in one belongs to the other."""
    return claimed.low > reported.high or reported.low > claimed.high


def _group_of(years: int) -> str:
    if years < 2:
        return "infants"
    if years < 12:
        return "children"
    if years < 18:
        return "adolescents"
    return "adults" if years < 65 else "older adults"
