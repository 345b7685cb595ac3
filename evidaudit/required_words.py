"""The beginnings of words of which a pattern needs one, read off the pattern.

``\\b(?:mice|rats?)\\b`` needs a word that begins with "mice" or "rat". The pattern is read with
the parser of the standard library; what that parser tells in a way not known here makes nothing
needed, and whoever asks then searches every text.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Sequence
from typing import Any

LETTERS = 4          # letters by which the beginnings of words are told apart
_MOST = 500          # beginnings; a pattern with more of them fits nearly any text
_MEMBERS = 12        # characters of a class that are told one by one
_REPEATS = LETTERS + 1
_WORTH = 0.6         # share of sentences with one of them, above which asking does not pay
_RARE = 0.004        # share of sentences with the beginning of an ordinary word
_DIGITS = frozenset("0123456789")
_ZERO_TO_NINE = (ord("0"), ord("9"))
# Shares of the sentences of abstracts and claims that have a word that begins so.
_COMMON = {
    ".": 1.0, ",": .44, "the": .43, "1": .4, "in": .35, "-": .35, "of": .35, "2": .34, "0": .33,
    "with": .3, "wit": .3, "(": .3, ")": .3, "to": .3, "and": .29, "%": .29, "4": .27, "5": .27,
    "was": .27, ":": .26, "3": .25, "9": .24, "6": .23, "8": .23, "a": .23, "7": .2, "were": .17,
    "wer": .17, "at": .15, "con": .14, "tha": .13, "for": .13, "res": .12, ";": .12, "ci": .12,
    "by": .11, "com": .11, "year": .1, "yea": .1, "or": .1, "than": .1, "not": .1, "pro": .09,
    "week": .09, "wee": .09, "mor": .09, "=": .09, "tri": .09, "on": .08, "pat": .08, "tria": .08,
    "mon": .08, "pati": .08, "comp": .08, "mont": .08, "low": .08, "p": .08, "gro": .08,
    "dif": .07, "diff": .07, "more": .07, "aft": .07, "afte": .07, "grou": .07, "ass": .07,
    "per": .07, "had": .07, "int": .06, "pla": .06, "day": .06, "conc": .06, "ran": .06,
    "resu": .06, "par": .06, "car": .06, "rand": .06, "met": .06, "did": .06, "bet": .05,
    "pre": .05, "tre": .05, "out": .05, "sta": .05, "is": .05, "sig": .05, "no": .05, "rat": .05,
    "rec": .05, "lowe": .05, "sign": .05, "dis": .05, "inf": .05, "high": .05, "from": .05,
    "plac": .05, "who": .05, "part": .05, "over": .05, "age": .05,
}

_Beginnings = frozenset[str]
_Items = Sequence[tuple[Any, Any]]


class _Unknown(Exception):
    """Where a pattern may match without any beginning that could be told."""


def beginnings_needed(pattern: str, flags: int = 0) -> _Beginnings | None:
    """The beginnings of words (small letters, at most LETTERS) or signs of which a text that
    ``pattern`` matches has at least one; None where none can be told or most texts have one."""
    parsed = _parsed(pattern, flags)
    needed = _needed(parsed, starts_word=False) if parsed is not None else None
    return needed if needed is not None and _share(needed) <= _WORTH else None


def first_beginnings(pattern: str, flags: int = 0) -> _Beginnings | None:
    """The beginnings (small letters, at most LETTERS) of whatever a pattern that starts at the
    beginning of a word matches, or None."""
    parsed = _parsed(pattern, flags)
    return _told(parsed) if parsed is not None else None


def _parsed(pattern: str, flags: int) -> _Items | None:
    try:
        parsed = importlib.import_module("re._parser").parse(pattern, flags)
    except (ImportError, AttributeError):
        return None
    if parsed.state.flags & re.ASCII:
        return None  # there a word ends before any letter with an accent
    return list(parsed)


def _share(needed: Iterable[str]) -> float:
    """The share of sentences that have one of ``needed``, as if they were independent."""
    without = 1.0
    for beginning in needed:
        without *= 1 - _COMMON.get(beginning, _RARE)
    return 1 - without


def _rarest(*some: _Beginnings | None) -> _Beginnings | None:
    known = [one for one in some if one is not None]
    return min(known, key=_share, default=None)


def _needed(items: _Items, starts_word: bool) -> _Beginnings | None:
    """The rarest set of beginnings of which one is needed somewhere in ``items``."""
    best: _Beginnings | None = None
    for position, (operation, argument) in enumerate(items):
        name = str(operation)
        if starts_word and name not in ("AT", "ASSERT", "ASSERT_NOT"):
            best = _rarest(best, _told(items[position:]))
        if name in ("SUBPATTERN", "ATOMIC_GROUP"):
            best = _rarest(best, _needed(list(_inner(name, argument)), starts_word))
        elif name == "BRANCH":
            each = [_needed(list(branch), starts_word) for branch in argument[1]]
            if all(one is not None for one in each):
                best = _rarest(best, frozenset().union(*(one or () for one in each)))
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and argument[0] > 0:
            best = _rarest(best, _needed(list(argument[2]), starts_word))
        elif name == "LITERAL" and not _of_word(argument) and not chr(argument).isspace():
            best = _rarest(best, frozenset({chr(argument)}))
        starts_word = _starts_after(name, argument, starts_word)
    return best


def _inner(name: str, argument: Any) -> Any:
    return argument[3] if name == "SUBPATTERN" else argument


def _of_word(code: int) -> bool:
    return chr(code).isalnum() or code == ord("_")


def _starts_after(name: str, argument: Any, before: bool) -> bool:
    """Whether a word character that follows an item surely begins a word."""
    if name == "LITERAL":
        return not _of_word(argument)
    if name == "IN":
        return all(_is_no_word(*member) for member in argument)
    if name == "AT":
        return str(argument) in ("AT_BOUNDARY", "AT_BEGINNING", "AT_BEGINNING_STRING") or (
            before and str(argument) != "AT_NON_BOUNDARY")
    if name == "ASSERT_NOT":
        return before or (argument[0] < 0 and len(argument[1]) == 1
                          and _bars_words(*argument[1][0]))
    if name == "ASSERT":
        return before
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _all_after(_inner(name, argument), before)
    if name == "BRANCH":
        return all(_all_after(branch, before) for branch in argument[1])
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        once = _all_after(argument[2], before)
        again = once and _all_after(argument[2], once)
        return again and (before or argument[0] > 0)
    return False


def _all_after(items: Iterable[tuple[Any, Any]], before: bool) -> bool:
    for operation, argument in items:
        before = _starts_after(str(operation), argument, before)
    return before


def _is_no_word(operation: Any, argument: Any) -> bool:
    name = str(operation)
    if name == "LITERAL":
        return not _of_word(argument)
    if name == "CATEGORY":
        return str(argument) in ("CATEGORY_SPACE", "CATEGORY_NOT_WORD")
    return False


def _bars_words(operation: Any, argument: Any) -> bool:
    """Whether an item that may not stand before keeps every word character away."""
    return str(operation) == "IN" and any(
        str(name) == "CATEGORY" and str(value) == "CATEGORY_WORD" for name, value in argument) and (
        str(argument[0][0]) != "NEGATE")


# --- beginnings -----------------------------------------------------------------------------------
def _told(items: _Items) -> _Beginnings | None:
    """The beginnings that the words that ``items`` begin with may have, or None."""
    ended: set[str] = set()
    try:
        still = _walk(items, {""}, ended)
        for part in still:
            _end(part, ended, whole=False)
    except _Unknown:
        return None
    return frozenset(ended)


def _end(part: str, ended: set[str], whole: bool) -> None:
    """Notes a beginning after which nothing more is told; ``whole`` where the word ends there."""
    if not part or (len(part) < LETTERS - 1 and not whole):
        raise _Unknown
    ended.add(part)


def _walk(items: Iterable[tuple[Any, Any]], parts: set[str], ended: set[str]) -> set[str]:
    """The beginnings that may still grow after ``items``; those at their end go to ``ended``."""
    for operation, argument in items:
        if not parts:
            return parts
        if len(parts) + len(ended) > _MOST:
            raise _Unknown
        parts = _step(str(operation), argument, parts, ended)
    return parts


def _step(name: str, argument: Any, parts: set[str], ended: set[str]) -> set[str]:
    if name == "LITERAL":
        return _add(argument, parts, ended)
    if name == "IN":
        return _one_of(argument, parts, ended)
    if name == "AT":
        if str(argument) == "AT_BOUNDARY":
            for part in parts - {""}:
                _end(part, ended, whole=True)
            return parts & {""}
        raise _Unknown
    if name in ("ASSERT", "ASSERT_NOT"):
        return parts
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _walk(_inner(name, argument), parts, ended)
    if name == "BRANCH":
        return set().union(*[_walk(branch, parts, ended) for branch in argument[1]])
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, again = argument
        found = set(parts) if least == 0 else set()
        for number in range(1, min(int(most), _REPEATS) + 1):
            parts = _walk(again, parts, ended)
            if number >= least:
                found |= parts
        return found | parts
    for part in parts:
        _end(part, ended, whole=False)
    return set()


def _add(code: int, parts: set[str], ended: set[str]) -> set[str]:
    """``parts`` with one more character."""
    sign = chr(code)
    longer = set()
    for part in parts:
        if not _of_word(code):
            if part:
                _end(part, ended, whole=True)
            elif sign.isspace():
                raise _Unknown
            else:
                ended.add(sign)
        elif not sign.isascii():
            _end(part, ended, whole=False)
        elif len(part) == LETTERS - 1:
            ended.add(part + sign.lower())
        else:
            longer.add(part + sign.lower())
    return longer


def _one_of(members: Sequence[tuple[Any, Any]], parts: set[str], ended: set[str]) -> set[str]:
    """``parts`` with one more character of a class."""
    codes: list[int] = []
    for operation, argument in members:
        name = str(operation)
        digits = argument == _ZERO_TO_NINE or str(argument) == "CATEGORY_DIGIT"
        if name == "LITERAL":
            codes.append(argument)
        elif name == "RANGE" and argument[1] - argument[0] < _MEMBERS and not digits:
            codes += range(argument[0], argument[1] + 1)
        elif name == "CATEGORY" and str(argument) == "CATEGORY_SPACE":
            codes.append(ord(" "))
        else:
            for part in parts:
                if part or not digits:
                    _end(part, ended, whole=False)
                else:
                    ended |= _DIGITS
    if len(codes) > _MEMBERS:
        raise _Unknown
    return set().union(*[_add(code, parts, ended) for code in codes]) if codes else set()
