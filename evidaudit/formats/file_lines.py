"""Where in an article's file each reference stands, whatever the reader made of the text.

A reader takes markup away, joins lines and numbers what is left; a person opens the file. So the
first words of each reference are looked for in the file's own lines, in order.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model import Article, Reference, Skipped
from .places import LineCounter

WORDS = 5           # in a row that tell one reference from the next
SHORT_WORDS = 3     # where markup or an entity breaks the longer run

_WORD = re.compile(r"[^\W_]{1,100}")
_TAG = re.compile(r"<[/!?A-Za-z][^<>]{0,4000}>")

Run = tuple[str, ...]


def with_file_lines(article: Article, text: str | None) -> Article:
    """``article`` with the 1-based line in ``text``, its file, of each reference and lost piece.

    None where the words are not found there, or the file has no lines (``text`` is None: DOCX,
    PDF): no line is better than a wrong one.
    """
    if not article.references and not any(piece.line for piece in article.skipped):
        return article
    if text is None:
        return replace(
            article, references=tuple(replace(one, line=None) for one in article.references),
            skipped=tuple(replace(one, line=None) for one in article.skipped))
    places = _Places(text, marked_up=article.format in ("html", "jats", "markdown"))
    references = []
    for reference in article.references:
        references.append(replace(reference, line=places.line_of(_words_of(reference))))
    skipped = tuple(_placed(piece, places) for piece in article.skipped)
    return replace(article, references=tuple(references), skipped=skipped)


def _words_of(reference: Reference) -> list[str]:
    words = _words(reference.raw[:1000])
    return words if len(words) >= SHORT_WORDS else _words(reference.DOI)


def _placed(piece: Skipped, places: _Places) -> Skipped:
    """``piece`` at its line of the file; the line within a list means nothing to a reader."""
    if piece.line is None or piece.start is None:
        return piece            # lines that the format's own parser gave are those of the file
    return replace(piece, line=places.find(_words(piece.raw[:1000])))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


class _Places:
    """The words of a file with their lines, and where each run of a few words begins."""

    def __init__(self, text: str, marked_up: bool) -> None:
        self._words: list[str] = []
        self._offsets: list[int] = []
        for word, offset in _visible_words(text, marked_up):
            self._words.append(word)
            self._offsets.append(offset)
        self._lines = LineCounter(text)
        self._runs: dict[int, dict[Run, list[int]]] = {}
        self._after = 0

    def line_of(self, words: Sequence[str]) -> int | None:
        """The line of the next place where ``words`` begin, after the last one that was found."""
        place = self._place(words, self._after)
        if place is None:
            place = self._last(words)
        else:
            self._after = place + 1
        return None if place is None else self._line(place)

    def find(self, words: Sequence[str]) -> int | None:
        """The line of the first place where ``words`` begin."""
        place = self._place(words, 0)
        return None if place is None else self._line(place)

    def _line(self, place: int) -> int:
        return self._lines.at(self._offsets[place])

    def _last(self, words: Sequence[str]) -> int | None:
        found = self._found(words)
        return found[-1] if found else None

    def _place(self, words: Sequence[str], after: int) -> int | None:
        found = self._found(words)
        index = bisect_right(found, after - 1)
        return found[index] if index < len(found) else None

    def _found(self, words: Sequence[str]) -> Sequence[int]:
        """The places where a run of ``words`` stands, the longest run from the start first."""
        for size in (WORDS, SHORT_WORDS):
            for start in range(min(3, len(words) - size + 1)):
                found = self._runs_of(size).get(tuple(words[start:start + size]))
                if found:
                    return found
        return self._runs_of(1).get(tuple(words), ()) if len(words) == 1 else ()

    def _runs_of(self, size: int) -> dict[Run, list[int]]:
        if size not in self._runs:
            runs: dict[Run, list[int]] = {}
            for place in range(len(self._words) - size + 1):
                runs.setdefault(tuple(self._words[place:place + size]), []).append(place)
            self._runs[size] = runs
        return self._runs[size]


def _visible_words(text: str, marked_up: bool) -> Iterator[tuple[str, int]]:
    """The words of ``text`` with their offsets, tags passed over and entities read."""
    position = 0
    for tag in _TAG.finditer(text) if marked_up else ():
        yield from _words_between(text, position, tag.start(), marked_up)
        position = tag.end()
    yield from _words_between(text, position, len(text), marked_up)


def _words_between(text: str, start: int, end: int, marked_up: bool) -> Iterator[tuple[str, int]]:
    """The words of a piece; in a line with entities each stands where its line begins."""
    piece = text[start:end]
    if not marked_up or "&" not in piece:
        for match in _WORD.finditer(piece):
            yield match.group().casefold(), start + match.start()
        return
    offset = start
    for line in piece.splitlines(keepends=True):
        for match in _WORD.finditer(html.unescape(line)):
            yield match.group().casefold(), offset
        offset += len(line)
