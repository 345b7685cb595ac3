"""Patterns that ignore case, searched in small letters, and only where they may be found.

``from . import quick_re as re`` stands for the standard ``re``; ``compile`` alone differs. Where
case is ignored the standard library tries every branch of a pattern at every place; in small
letters it sees at once that most of them cannot begin there, and takes a third of the time. So a
twin of the pattern in small letters finds the place in the text in small letters, and the pattern
itself is then matched there. Most patterns are not found in most texts, which the signs of a text
(``signs.py``) tell without a search. Every answer is that of ``re``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
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
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, cast

from .leaping import leaping
from .letters import ODD_LETTERS, small_letters
from .signs import TESTS, bits_of, bits_shown, needed_signs

__all__ = ["DOTALL", "IGNORECASE", "MULTILINE", "UNICODE", "A", "I", "Match", "Pattern", "S",
           "compile", "escape", "findall", "finditer", "fullmatch", "match", "search",
           "small_letters", "split", "sub"]

_USES = 150          # of a pattern, after which a twin in small letters pays
_KEPT = 100_000     # characters of texts whose signs are kept
_LONG = 50_000       # characters; a search that begins far inside would read all of it each time
_ANY = -1            # every sign, and one that each text shows
_END = sys.maxsize   # where a search ends that is told no end
# Letters beyond ASCII of which ``re`` knows one small and one capital form alone, and mu.
_PLAIN_LETTERS = frozenset("µμáèéíïôü")
_TELLS_CASE = re.compile(r"\(\?[a-zA-Z-]+[:)]|\\[xUN]|\\u(?!20|00a0)")
_OWN_FLAGS = re.compile(r"\(\?[a-zA-Z-]+[:)]")  # a part in which other flags hold: left to ``re``
_CAPITALS = re.compile(r"\\.|\(\?P|[A-Z]", re.DOTALL)


class _Texts(dict[str, tuple[str, int]]):
    """Each text in small letters with its signs, read when it is first searched; 0 for those of a
    long text, which are not read."""

    kept = 0

    def __missing__(self, text: str) -> tuple[str, int]:
        if len(text) > _LONG:
            return text, 0
        self.kept += len(text)
        if self.kept > _KEPT:
            self.clear()
            self.kept = len(text)
        low = small_letters(text)  # is often searched as well
        found = self.get(low)
        if found is None:
            found = self[low] = low, bits_shown(low)
        self[text] = found
        return found


_TEXTS = _Texts()


def _small(pattern: str, flags: int) -> str | None:
    """What finds in small letters what ``pattern`` finds where case is ignored; None where case
    is not ignored or is told apart in a way not known here."""
    if not flags & re.IGNORECASE or _TELLS_CASE.search(pattern) or not all(
            c.isascii() or c in _PLAIN_LETTERS or c.lower() == c.upper() for c in pattern):
        return None
    small = _CAPITALS.sub(lambda m: m[0].lower() if len(m[0]) == 1 else m[0], pattern)
    return small.translate(ODD_LETTERS)


def _finder(whole: Pattern[str]) -> tuple[list[frozenset[str]], Pattern[str] | None, bool]:
    """The signs that a pattern needs, what finds its place soonest (None: itself), and whether
    that is to be searched in small letters."""
    if whole.flags & (re.ASCII | re.VERBOSE) or _OWN_FLAGS.search(whole.pattern):
        return [], None, False
    small = _small(whole.pattern, whole.flags)
    flags = whole.flags & ~re.IGNORECASE if small is not None else whole.flags
    parsed = parser.parse(whole.pattern if small is None else small, flags)
    needed = needed_signs(parsed)
    if (small is None and flags & re.IGNORECASE or not leaping(parsed)) and small is None:
        return needed, None, False
    found: Pattern[str] = compiler.compile(parsed, flags)
    return (needed, found, small is not None) if found.search("") is None else (needed, None, False)


class _Quick:
    """A pattern with the methods of ``re.Pattern``, of which those that search use its twin.

    The pattern is compiled when it is first used, its twin once it has been used for a while.
    Then each method gives way to an attribute of its name, which saves a call at each of very
    many searches.
    """

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._told = flags
        self._uses = 0

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            if name != "_whole":
                raise AttributeError(name)  # while a copy is being made
            found: Any = re.compile(self.pattern, self._told)
        else:
            found = getattr(self._whole, name)  # match, fullmatch, flags, groupindex
        setattr(self, name, found)
        return found

    def search(self, *arguments: Any, **named: Any) -> Any:
        return self._counted("search")(*arguments, **named)

    def finditer(self, *arguments: Any, **named: Any) -> Any:
        return self._counted("finditer")(*arguments, **named)

    def findall(self, *arguments: Any, **named: Any) -> Any:
        return self._counted("findall")(*arguments, **named)

    def split(self, *arguments: Any, **named: Any) -> Any:
        return self._counted("split")(*arguments, **named)

    def sub(self, *arguments: Any, **named: Any) -> Any:
        return self._counted("sub")(*arguments, **named)

    def _counted(self, method: str) -> Callable[..., Any]:
        """The method of the pattern itself; from a number of uses on, that of its twin."""
        self._uses += 1
        whole = self._whole
        if self._uses > _USES:
            self.__dict__.update(_quick_methods(whole))
        found: Callable[..., Any] = getattr(whole, method)
        return found


_SEARCHING = ("search", "finditer", "findall", "split", "sub")


def _quick_methods(whole: Pattern[str]) -> dict[str, Callable[..., Any]]:
    """The methods of ``whole`` that search, in texts that show the signs that it needs alone, and
    with the place found by what finds it soonest."""
    needed, finder, in_small = _finder(whole)
    if not needed and finder is None:
        return {name: getattr(whole, name) for name in _SEARCHING}
    place, texts, exact = (finder or whole).search, _TEXTS, whole.match
    first, second, third = [bits_of(signs) for signs in needed] + [_ANY] * (TESTS - len(needed))

    def search(text: str, start: int = 0, end: int = _END) -> Any:
        low, shown = texts[text]
        if not (shown & first and shown & second and shown & third):
            if not shown:
                return whole.search(text, start, end)
            if end is _END or end >= len(text):
                return None
        found = place(low if in_small else text, start, end)
        return found and exact(text, found.start(), end)

    def finditer(text: str, start: int = 0, end: int = _END) -> Any:
        low, shown = texts[text]
        if not (shown & first and shown & second and shown & third):
            if not shown:
                return whole.finditer(text, start, end)
            if end is _END or end >= len(text):
                return iter(())
        if finder is None:
            return whole.finditer(text, start, end)
        some = []
        for found in finder.finditer(low if in_small else text, start, end):
            at = found.start()
            if at >= start and (match := exact(text, at, end)):
                some.append(match)
                start = match.end()
        return iter(some)

    def findall(text: str, start: int = 0, end: int = _END) -> Any:
        found = search(text, start, end)
        return whole.findall(text, found.start(), end) if found else []

    def split(text: str, maxsplit: int = 0) -> Any:
        return whole.split(text, maxsplit) if search(text) else [text]

    def sub(instead: Any, text: str, count: int = 0) -> Any:
        return whole.sub(instead, text, count) if search(text) else text

    return {"search": search, "finditer": finditer, "findall": findall, "split": split, "sub": sub}


def compile(pattern: str, flags: int = 0) -> Pattern[str]:
    """``re.compile``, put off until the pattern is used."""
    return cast("Pattern[str]", _Quick(pattern, flags))
