"""Who was studied: severity, species, cells or bodies, age, sex, condition, setting, country.

``read_population`` works on a study's words and on a claim alike; comparing the two is the
business of ``checks/quo305_population_differs.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from .. import quick_re as re
from ..model import Passage
from . import population_words as w
from .reported_words import joined, sentence_passages

_OF_PEOPLE = re.compile(
    r"\b(?:patients?|participants|people|individuals|adults|children|women|men|persons|subjects|"
    r"included|enrolled|recruited|randomi[sz]ed|diagnosed|cases|controls|osteoarthritis|disease|"
    r"symptoms?|aged|years|mice|rats|cadavers?|volunteers|sufferers|residents|"
    r"assigned|allocated|runners|players|athletes|cyclists|pupils|students|workers|mothers|babies|"
    r"infants|neonates|schools|villages|households|population|eligible|dogs|cats|horses|donkeys|"
    r"cows|cattle|sheep|goats|pigs|hens|ducks|birds|colonies|herds|flocks)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Population:
    """Facet ("severity", "age", "cancer", …) to value to the first passage that says so.

    ``people`` says that living people were studied; ``animals``, ``cadavers`` and ``cells``
    likewise. A facet that is absent was not mentioned: never a statement that it is not so.
    """

    facets: Mapping[str, Mapping[str, Passage]] = field(default_factory=dict)

    def values(self, facet: str) -> frozenset[str]:
        """The values that are mentioned for ``facet``."""
        return frozenset(self.facets.get(facet, ()))

    def passage(self, facet: str, *values: str) -> Passage:
        """The passage that mentions the first of ``values`` that is there (any if none given)."""
        mentioned = self.facets.get(facet, {})
        for value in values or tuple(mentioned):
            if value in mentioned:
                return mentioned[value]
        return Passage("")


_FACETS: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "severity": w.SEVERITY, "age": w.AGE, "sex": w.SEX, "species": w.SPECIES,
    "setting": w.SETTING, "country": w.COUNTRIES, **w.FAMILIES,
    "material": {"people": w.PEOPLE, "animals": w.ANIMALS, "cadavers": w.CADAVERS,
                 "cells": w.CELLS},
}
FACETS = tuple(_FACETS)
# One pattern a facet, so that a text that mentions none of its values is read once.
_ANY_VALUE = {facet: re.compile("|".join(f"(?:{p.pattern})" for p in values.values()),
                                re.IGNORECASE) for facet, values in _FACETS.items()}


def read_facets(passages: Iterable[Passage], facets: Iterable[str] = FACETS) -> Population:
    """The population that ``passages`` mention, for these facets only."""
    return _read_facets(tuple(passages), tuple(facets))


@lru_cache(maxsize=4096)
def _read_facets(pieces: tuple[Passage, ...], facets: tuple[str, ...]) -> Population:
    searched = joined(pieces)
    found: dict[str, dict[str, Passage]] = {}
    for facet in facets:
        if not _ANY_VALUE[facet].search(searched.text):
            continue
        for value, pattern in _FACETS[facet].items():
            hit = searched.first(pattern)
            if hit is not None:
                found.setdefault(facet, {})[value] = hit
    return Population(found)


@lru_cache(maxsize=2048)
def read_population(text: str, title: str = "", stated: str = "") -> Population:
    """The population of the study that ``text`` reports, with the passages that say so.

    ``stated`` is what an evidence sheet says of the population and comes first.
    """
    pieces = [Passage(words, None, None, locator, "")
              for words, locator in ((stated, "population"), (title, "title")) if words]
    return read_facets([*pieces, *sentence_passages(text)])


def speaks_of_participants(passage: str) -> bool:
    """Whether ``passage`` seems to describe who was studied, rather than the field at large."""
    return _OF_PEOPLE.search(passage) is not None
