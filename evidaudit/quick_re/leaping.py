"""A pattern as one that leaps from one character to the next with which it may begin.

The standard library knows with which characters a pattern begins only where it begins with a plain
character: after ``\\b`` or a look behind it tries the whole pattern at every place of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as names  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_OFTEN = 0.6  # share of a text's characters from which on nothing is leapt over
_SHARE = {"e": .10, "t": .075, "a": .07, "i": .065, "n": .065, "o": .06, "s": .06, "r": .06,
          "d": .035, "l": .035, "c": .03, "p": .025, "m": .025, "u": .025, "h": .03, "f": .02,
          "g": .015, "w": .015, "y": .015, "b": .012, "v": .01, r"\d": .07, r"\s": .16}
_SELDOM = .005
_CATEGORIES = {names.CATEGORY_DIGIT: r"\d", names.CATEGORY_SPACE: r"\s"}
_WITHOUT_WIDTH = (names.AT, names.ASSERT, names.ASSERT_NOT)
_REPEATS = (names.MAX_REPEAT, names.MIN_REPEAT, names.POSSESSIVE_REPEAT)
_TELLS_FLAGS = re.compile(r"\(\?[a-zA-Z-]+[:)]")

Node = tuple[Any, Any]
Firsts = tuple[set[str], bool]  # characters as a class has them; whether there may be none


def leaping(pattern: str, flags: int) -> re.Pattern[str] | None:
    """A pattern that is found in one character wherever a match of ``pattern`` may begin.

    None where it would leap over little, or the standard library leaps by itself. Case counts.
    """
    if flags & (re.ASCII | re.VERBOSE | re.IGNORECASE) or _TELLS_FLAGS.search(pattern):
        return None
    nodes = list(parser.parse(pattern, flags))
    firsts = _firsts(nodes)
    if firsts is None or firsts[1] or nodes[0][0] in (names.LITERAL, names.IN) or sum(
            _SHARE.get(one, _SELDOM) for one in firsts[0]) > _OFTEN:
        return None
    begins = f"[{''.join(sorted(firsts[0]))}]"
    try:
        return re.compile(f"{begins}(?<=(?={pattern}){begins})", flags)
    except re.error:  # a group that is repeated cannot stand in a look behind
        return None


def _firsts(run: Iterable[Node]) -> Firsts | None:
    """The characters with which a match of ``run`` may begin; None where they are too many."""
    letters: set[str] = set()
    for node in run:
        found = _firsts_of(node)
        if found is None:
            return None
        letters |= found[0]
        if not found[1]:
            return letters, False
    return letters, True


def _firsts_of(node: Node) -> Firsts | None:
    operation, value = node
    if operation in _WITHOUT_WIDTH:
        return set(), True
    if operation is names.LITERAL:
        return {re.escape(chr(value))}, False
    if operation is names.IN:
        return _of_class(value)
    if operation is names.SUBPATTERN:
        return _firsts(value[3])
    if operation is names.ATOMIC_GROUP:
        return _firsts(value)
    if operation in _REPEATS:
        inside = _firsts(value[2])
        return inside and (inside[0], inside[1] or value[0] == 0)
    if operation is names.BRANCH:
        return _of_branches([_firsts(branch) for branch in value[1]])
    return None


def _of_branches(branches: Sequence[Firsts | None]) -> Firsts | None:
    letters, empty = set[str](), False
    for branch in branches:
        if branch is None:
            return None
        letters |= branch[0]
        empty = empty or branch[1]
    return letters, empty


def _of_class(value: Sequence[Node]) -> Firsts | None:
    letters = set()
    for kind, what in value:
        if kind is names.LITERAL:
            letters.add(re.escape(chr(what)))
        elif kind is names.CATEGORY and what in _CATEGORIES:
            letters.add(_CATEGORIES[what])
        elif kind is names.RANGE and chr(what[0]) >= "0" and chr(what[1]) <= "9":
            letters.add(r"\d")
        else:
            return None
    return letters, False
