"""Lay and technical words for the same thing: "heart attack" is myocardial infarction.

``terms`` turns running text into comparable terms: words without the stop words, stemmed, phrases
of the lexicon joined into one concept, abbreviations that the text defines expanded. The lexicon
is ``data/lexicon.json``; every row names the public vocabulary where the synonymy can be checked.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from .prose import stem, words_with_offsets


@dataclass(frozen=True, slots=True)
class Term:
    """One comparable term: ``key`` is a stem or a concept's name, with its place in the text."""

    key: str
    start: int
    end: int


@cache
def _data() -> Mapping[str, Any]:
    path = resources.files(__package__).joinpath("data", "lexicon.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(_data()["stop_words"].split())


@cache
def _phrases() -> dict[str, dict[tuple[str, ...], str]]:
    """First word → whole phrase → concept name; longest phrase wins."""
    phrases: dict[str, dict[tuple[str, ...], str]] = {}
    for row in _data()["concepts"]:
        for phrase in row["words"]:
            pieces = tuple(word for word, _, _ in words_with_offsets(phrase))
            phrases.setdefault(pieces[0], {}).setdefault(pieces, "=" + row["name"])
    return phrases


@cache
def _wider_rows() -> dict[str, tuple[str, ...]]:
    return {"=" + row["name"]: tuple(row["broader"]) for row in _data()["concepts"]
            if "broader" in row}


@cache
def _broader(name: str) -> tuple[str, ...]:
    """The terms that a concept falls under: lung cancer is a cancer, and of the lung."""
    return tuple(dict.fromkeys(term.key for wide in _wider_rows().get(name, ())
                               for term in terms(wide)))


@cache
def _valences() -> dict[str, int]:
    valences: dict[str, int] = {}
    for name, sign in (("worse_when_more", -1), ("better_when_more", 1)):
        for word in _data()[name]:
            for key in _own_keys(word):
                valences[key] = sign
    return valences


def valence(key: str) -> int:
    """1 where more of the thing is better for people, -1 where it is worse, 0 if unknown."""
    return _valences().get(key, 0)


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for pair in _data()["opposites"]:
        for word, other in (pair, pair[::-1]):
            for key in keys(word):
                found[key] = found.get(key, frozenset()) | keys(other)
    return found


def opposites(key: str) -> frozenset[str]:
    """The terms of which there is less the more there is of ``key``: staying, of dropping out."""
    return _opposites().get(key, frozenset())


@cache
def measures() -> frozenset[str]:
    """The terms that name a measured quantity: strength, range of motion, pain, survival …"""
    return frozenset(key for words in _data()["measures"] for key in _own_keys(words))


def _own_keys(words: str) -> frozenset[str]:
    """The terms of ``words`` without those that they merely fall under."""
    found = terms(words)
    wider = frozenset(key for term in found for key in _broader(term.key))
    return frozenset(term.key for term in found) - wider


@lru_cache(maxsize=16384)
def terms(text: str, short_forms: tuple[tuple[str, str], ...] = ()) -> tuple[Term, ...]:
    """The comparable terms of ``text`` in order, numbers and stop words left out.

    ``short_forms`` are the abbreviations that hold here (short form, long form): each is replaced
    by the terms of its long form, all at the place of the short form.
    """
    expansions = {short.lower(): long for short, long in short_forms}
    tokens = words_with_offsets(text)
    stop_words = _stop_words()
    found: list[Term] = []
    position = 0
    while position < len(tokens):
        word, start, end = tokens[position]
        phrase = _longest_phrase(tokens, position)
        if phrase is not None:
            name, length = phrase
            end = tokens[position + length - 1][2]
            found.append(Term(name, start, end))
            found.extend(Term(key, start, end) for key in _broader(name))
            position += length
            continue
        position += 1
        if word in expansions:
            found.extend(Term(term.key, start, end) for term in terms(expansions[word]))
            continue
        if word in stop_words or word[0].isdigit() or len(word) < 2:
            continue
        denied = _denied(word)
        if denied:
            found.append(Term(denied, start, end))
            continue
        if "-" in word:
            found.extend(Term(term.key, start, end) for term in terms(word.replace("-", " ")))
            continue
        key = stem(word)  # "induction" and "inducing", "reduction" and "reducing"
        found.append(Term(key[:-1] if key.endswith("uct") else key, start, end))
    return tuple(found)


def _denied(word: str) -> str:
    """The key of "nonopioid" or "non-smokers", which is not the key of what they deny."""
    rest = word[3:].lstrip("-")
    if not word.startswith("non") or len(rest) < 4:
        return ""
    concept = _phrases().get(rest, {}).get((rest,))
    if concept is None and word[3] != "-":
        return ""
    return "non" + (concept or stem(rest))


def _longest_phrase(tokens: list[tuple[str, int, int]], position: int) -> tuple[str, int] | None:
    best: tuple[str, int] | None = None
    for pieces, name in _phrases().get(tokens[position][0], {}).items():
        length = len(pieces)
        if best is not None and length <= best[1]:
            continue
        words = tuple(token[0] for token in tokens[position:position + length])
        if words == pieces or length > 1 and words == (*pieces[:-1], pieces[-1] + "s"):
            best = name, length
    return best


def keys(text: str, short_forms: tuple[tuple[str, str], ...] = ()) -> frozenset[str]:
    """The set of comparable terms of ``text``."""
    return frozenset(term.key for term in terms(text, short_forms))
