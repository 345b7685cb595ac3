"""Authors' names compared: particles, double names, transliteration and misprints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

from ..csl import family_names, normalise_name

# Particles that many names share: having one in common says nothing.
_PARTICLES = frozenset(("van", "von", "der", "den", "ter", "ten", "del", "della", "des", "dos",
                        "das", "de", "di", "da", "du", "la", "le", "al", "el", "bin", "ibn", "abu",
                        "san", "saint", "mac", "und", "and", "the", "for", "of"))
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "2nd", "3rd"))


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a family or group name, folded, without generational suffixes."""
    words = normalise_name(name[:300]).split()
    kept = [word for word in words if word not in _SUFFIXES]
    return tuple(kept or words)


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    """``name`` squeezed, German and Nordic digraphs as single vowels ("mueller" is "muller")."""
    text = "".join(name_words(name))
    for pair, letter in (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a")):
        text = text.replace(pair, letter)
    return text


@lru_cache(maxsize=131072)
def name_score(cited: str, recorded: str) -> float:
    """How far two family names are one: 1 the same, 0.8 a misprint apart, 0 different."""
    one, other = name_words(cited), name_words(recorded)
    if not one or not other:
        return 0.0
    if one == other or _plain(cited) == _plain(recorded):
        return 1.0
    mine, theirs = set(one), set(other)
    shared = {word for word in mine & theirs if len(word) >= 3 and word not in _PARTICLES}
    if shared and (mine <= theirs or theirs <= mine):
        return 1.0  # "gramont" is "de gramont", "garcia" is "garcia lopez"
    if sorted(one) == sorted(other):
        return 1.0
    alike = fuzz.ratio(_plain(cited), _plain(recorded)) / 100
    if alike >= 0.8:
        return 0.8
    return 0.6 if shared else 0.0


def author_names(item: Mapping[str, Any]) -> list[str]:
    """Family or group names of ``item``'s authors, or of its editors where it has none."""
    names = family_names(item)
    return names or family_names({"author": item.get("editor") or ()})


def authors_score(cited: Sequence[str], recorded: Sequence[str]) -> float:
    """The share of the cited names that the record has too, 0 to 1."""
    if not cited or not recorded:
        return 0.0
    best = [max(name_score(name, other) for other in recorded[:60]) for name in cited[:8]]
    return sum(best) / len(best)
