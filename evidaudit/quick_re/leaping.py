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

Node = tuple[Any, Any]
Firsts = tuple[set[str], bool]  # characters as a class has them; whether there may be none


def leaping(parsed: Any) -> bool:
    """Whether a parsed pattern was made one that is found in one character wherever a match may
    begin.

    Left as it was where that would leap over little, where the standard library leaps by itself,
    and where a group is named again, which no look behind allows.
    """
    first = parsed[0][0] if len(parsed) else names.LITERAL
    firsts = _firsts(parsed)
    if firsts is None or firsts[1] or first in (names.LITERAL, names.IN) or sum(
            _SHARE.get(one, _SELDOM) for one in firsts[0]) > _OFTEN or _names_a_group(parsed):
        return False
    begins = parser.parse(f"[{''.join(sorted(firsts[0]))}]").data[0]
    ahead = parser.SubPattern(parsed.state, list(parsed.data))
    behind = parser.SubPattern(parsed.state, [(names.ASSERT, (1, ahead)), begins])
    parsed.data = [begins, (names.ASSERT, (-1, behind))]
    parsed.width = None
    return True


def _names_a_group(parsed: Any) -> bool:
    """Whether a group is named again in a pattern: "(?P=name)"."""
    return parsed.state.groups > 1 and re.search(
        r"\(\?P=|\(\?\(|\\[1-9]", parsed.state.str) is not None


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
