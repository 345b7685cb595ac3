"""Patterns of words that first ask whether a text has any word that they could begin with.

``from . import quick_re as re`` stands for the standard ``re``; ``compile`` alone differs. A
pattern such as ``\\b(?:mice|rats?)\\b`` can match only where a word begins with "mice" or "rat":
these beginnings are read off the pattern, and a text without any of them is not searched. The
beginnings of a text are read once and serve all patterns. Every answer is that of ``re``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from re import (
    DOTALL,
    IGNORECASE,
    MULTILINE,
    UNICODE,
    A,
    I,
    Match,
    Pattern,
    S,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import Any, cast

from .required_words import LETTERS, beginnings_needed

__all__ = ["DOTALL", "IGNORECASE", "MULTILINE", "UNICODE", "A", "I", "Match", "Pattern", "S",
           "compile", "escape", "findall", "finditer", "fullmatch", "match", "search", "split",
           "sub"]

_SHORT = 50          # characters of a text that is sooner searched than asked
_LONG = 20_000       # characters of a text that has nearly every word; it is not kept either
_USES = 200          # of a pattern, after which it pays to read what it needs
_END = sys.maxsize   # where a search ends that is told no end
_BEGINNING = re.compile(rf"\b\w{{1,{LETTERS}}}")
_SMALL_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz ")
# What ``re`` takes for "i" and "s" where case is ignored, though ``lower`` does not.
_ODD_LETTERS = {0x130: "i", 0x131: "i", 0x17F: "s"}


@lru_cache(maxsize=8192)
def _beginnings(text: str) -> frozenset[str]:
    """How the words of ``text`` begin, in small letters, and its characters that are no letters."""
    if text.isascii():
        text = text.lower()
        found = set(text)
    else:
        text = text.translate(_ODD_LETTERS).lower()
        found = set(text)
        if any(c.isdecimal() and not c.isascii() for c in found):
            found.update("0123456789")
    found -= _SMALL_LETTERS
    words = set(_BEGINNING.findall(text))
    found |= words
    found.update([word[:LETTERS - 1] for word in words])
    return frozenset(found)


class _Quick:
    """A pattern with the methods of ``re.Pattern``, of which those that search ask first.

    What the pattern needs is read only once it has been used for a while. Then each method gives
    way to an attribute of its name, which saves a call at each of very many searches.
    """

    def __init__(self, whole: Pattern[str]) -> None:
        self._whole = whole
        self._uses = 0

    def __getattr__(self, name: str) -> Any:
        if name == "_whole":
            raise AttributeError(name)  # while a copy is being made
        return getattr(self._whole, name)  # match, fullmatch, pattern, flags, groupindex

    def search(self, *arguments: Any, **named: Any) -> Match[str] | None:
        self._count("search")
        return self._whole.search(*arguments, **named)

    def finditer(self, *arguments: Any, **named: Any) -> Iterator[Match[str]]:
        self._count("finditer")
        return self._whole.finditer(*arguments, **named)

    def findall(self, *arguments: Any, **named: Any) -> list[Any]:
        self._count("findall")
        return self._whole.findall(*arguments, **named)

    def split(self, *arguments: Any, **named: Any) -> list[Any]:
        self._count("split")
        return self._whole.split(*arguments, **named)

    def sub(self, *arguments: Any, **named: Any) -> str:
        self._count("sub")
        return self._whole.sub(*arguments, **named)

    def _count(self, method: str) -> None:
        self._uses += 1
        if self._uses >= _USES:
            needed = beginnings_needed(self._whole.pattern, self._whole.flags)
            setattr(self, method, getattr(self._whole, method) if needed is None
                    else _asking_first(getattr(self._whole, method), method, needed.isdisjoint))


def _asking_first(whole: Callable[..., Any], method: str,
                  lacks: Callable[[frozenset[str]], bool]) -> Callable[..., Any]:
    """The method ``whole`` of a pattern that answers at once where ``lacks`` is true of the
    beginnings of a text."""
    def search(text: str, start: int = 0, end: int = _END) -> Any:
        if _SHORT < len(text) < _LONG and end == _END and lacks(_beginnings(text)):
            return None
        return whole(text, start, end)

    def finditer(text: str, start: int = 0, end: int = _END) -> Any:
        if _SHORT < len(text) < _LONG and end == _END and lacks(_beginnings(text)):
            return iter(())
        return whole(text, start, end)

    def findall(text: str, start: int = 0, end: int = _END) -> Any:
        if _SHORT < len(text) < _LONG and end == _END and lacks(_beginnings(text)):
            return []
        return whole(text, start, end)

    def split(text: str, maxsplit: int = 0) -> Any:
        if _SHORT < len(text) < _LONG and lacks(_beginnings(text)):
            return [text]
        return whole(text, maxsplit)

    def sub(instead: Any, text: str, count: int = 0) -> Any:
        if _SHORT < len(text) < _LONG and lacks(_beginnings(text)):
            return text
        return whole(instead, text, count)

    asking: dict[str, Callable[..., Any]] = {
        "search": search, "finditer": finditer, "findall": findall, "split": split,
        "sub": sub}
    return asking[method]


def compile(pattern: str, flags: int = 0) -> Pattern[str]:
    """``re.compile``, of which ``search``, ``finditer``, ``findall``, ``split`` and ``sub`` ask
    first whether the text has a word that the pattern could begin with."""
    return cast("Pattern[str]", _Quick(re.compile(pattern, flags)))
