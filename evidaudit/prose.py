"""Sentences and words of running text, with offsets.

``sentences`` gives sentence boundaries: sentencex (Wikimedia, MIT) finds them, and the rules here
mend what biomedical prose breaks ("et al. [3]", "Fig. 2", "p = .03", "Suppl. 1").
"""

from __future__ import annotations

import re
from functools import lru_cache

from sentencex import get_sentence_boundaries

# A sentence that ends with one of these was cut too early: the next one belongs to it.
_CUT_TOO_EARLY = re.compile(
    r"(?:\b(?:et al|al|Fig|Figs|Suppl|ref|refs|vs|No|Dr|Drs|Prof|St|Mr|Mrs|Ms|approx|resp|cf|e\.g|i\.e|"
    r"ca|Eq|Vol|Ed|Eds|eds|Ref|Refs|Tab|pp|p)\.|[\[(=<>≤≥,;:–])$"
)
LONGEST_PIECE = 6_000  # characters: about ten times the longest paragraph of a journal article
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|\d+(?:[.,·]\d+)*", re.UNICODE)


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end offsets of each sentence of ``text``, without surrounding white space.

    A line break followed by another one, or by a bullet, always ends a sentence.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _paragraphs(text):
        spans.extend((start + a, start + b) for a, b in _sentences_of_paragraph(text[start:end]))
    return spans


def _paragraphs(text: str) -> list[tuple[int, int]]:
    spans, position = [], 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = position + (len(line) - len(line.lstrip()))
            spans.extend(_pieces(text, start, start + len(stripped)))
        position += len(line)
    return spans


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """``start`` to ``end`` in pieces of at most LONGEST_PIECE, cut after a full stop or a space.

    sentencex takes quadratic time over quotation marks that are never closed.
    """
    pieces = []
    while end - start > LONGEST_PIECE:
        cut = max(text.rfind(". ", start + LONGEST_PIECE // 2, start + LONGEST_PIECE) + 1,
                  text.rfind(" ", start + 1, start + LONGEST_PIECE) if text.rfind(
                      ". ", start + LONGEST_PIECE // 2, start + LONGEST_PIECE) < 0 else 0)
        cut = cut if cut > start else start + LONGEST_PIECE
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]


@lru_cache(maxsize=4096)
def _sentences_of_paragraph(paragraph: str) -> tuple[tuple[int, int], ...]:
    merged: list[list[int]] = []
    for boundary in get_sentence_boundaries("en", paragraph):
        start, end = boundary["start_index"], boundary["end_index"]
        chunk = paragraph[start:end]
        start += len(chunk) - len(chunk.lstrip())
        end = start + len(chunk.strip())
        if end <= start:
            continue
        if merged and _belongs_to_previous(paragraph[merged[-1][0]:merged[-1][1]],
                                           paragraph[start:end]):
            merged[-1][1] = end
        else:
            merged.append([start, end])
    return tuple((a, b) for a, b in merged)


def _belongs_to_previous(previous: str, following: str) -> bool:
    if _CUT_TOO_EARLY.search(previous):
        return True
    first = following[0]
    return first.islower() or (first in ")]”’,;" and len(following) < 4)


def words(text: str) -> list[str]:
    """The words and numbers of ``text``, lower case, in order."""
    return [match.group().lower() for match in _WORD.finditer(text)]


def quote_at_most(text: str, limit: int) -> str:
    """``text`` cut to ``limit`` words, with an ellipsis where something was left out."""
    parts = text.split()
    return " ".join(parts) if len(parts) <= limit else " ".join(parts[:limit]) + " …"
