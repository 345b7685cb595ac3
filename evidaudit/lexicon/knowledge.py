"""What is known of a term: whether more of it is better, what it is a kind of, its opposite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from .rows import frame, rows
from .terms import own_keys


@cache
def _valences() -> Mapping[str, int]:
    signs = {"worse": -1, "better": 1}
    valences: dict[str, int] = {}
    for name, sign in signs.items():
        for word in frame()[f"{name}_when_more"].split("; "):
            for key in own_keys(word):
                valences.setdefault(key, sign)
    valences |= {"=" + row["name"]: signs[row["more"]] for row in rows() if "more" in row}
    return valences


def valence(key: str) -> int:
    """1 where more of the thing is better for people, -1 where it is worse, 0 if unknown."""
    return _valences().get(key, 0)


@cache
def _opposites() -> Mapping[str, str]:
    pairs = [("=" + row["name"], "=" + row["opposite"]) for row in rows() if "opposite" in row]
    return dict(pairs) | {other: one for one, other in reversed(pairs)}


def opposite(key: str) -> str:
    """The term of which there is less where there is more of ``key``: death for survival; ""."""
    return _opposites().get(key, "")


@cache
def measures() -> frozenset[str]:
    """The terms that name a measured quantity: strength, range of motion, pain, survival …"""
    plain_words = frozenset(key for words in frame()["measures"].split("; ")
                            for key in own_keys(words))
    return plain_words | {"=" + row["name"] for row in rows() if row.get("measure")}


@cache
def _broader() -> Mapping[str, frozenset[str]]:
    direct = {"=" + row["name"]: ["=" + name for name in row["kind_of"].split("; ")]
              for row in rows() if "kind_of" in row}
    found: dict[str, frozenset[str]] = {}
    for key in direct:
        above, queue = set(), list(direct[key])
        while queue:
            name = queue.pop()
            if name not in above:
                above.add(name)
                queue += direct.get(name, [])
        found[key] = frozenset(above)
    return found


@cache
def _endings() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((ending, frozenset({"=" + kind}) | _broader().get("=" + kind, frozenset()))
                 for ending, kind in frame()["endings"].items())


@lru_cache(maxsize=65536)
def broader(key: str) -> frozenset[str]:
    """The terms that name a wider kind of the same: a statin is a cholesterol drug and a drug."""
    if key.startswith("="):
        return _broader().get(key, frozenset())
    return next((above for ending, above in _endings()
                 if key.endswith(ending) and len(key) > len(ending) + 2), frozenset())


def covers(broad: str, narrow: str) -> bool:
    """Whether ``broad`` names a wider kind of what ``narrow`` names."""
    return broad in broader(narrow)


@cache
def _kinds() -> frozenset[str]:
    return frozenset().union(*_broader().values(), *(above for _, above in _endings()))


def narrowed(told: Iterable[str], known: frozenset[str]) -> dict[str, str]:
    """For each wider word of ``told`` that ``known`` lacks, the one narrower term that it holds.

    "The antidepressant" means sertraline where a study names no other one; a word is left out
    where the study holds two kinds of it.
    """
    wide = [key for key in told if key in _kinds() and key not in known]
    found: dict[str, str] = {}
    for key in wide:
        below = [other for other in known if key in broader(other)]
        lowest = [other for other in below if not any(other in broader(b) for b in below)]
        if len(lowest) == 1:
            found[key] = lowest[0]
    return found
