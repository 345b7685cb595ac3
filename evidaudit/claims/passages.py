"""An article's body as sentences in order, each with its block and its section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .. import quick_re as re
from ..model import Article, Block
from ..prose import sentences


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence (or heading) of the body; ``block`` and ``section`` are positions in order."""

    start: int
    end: int
    text: str          # white space of any kind as plain spaces, so of the same length
    kind: str          # of its block
    block: int
    section: int       # which heading it stands under, counted from 1; 0 before the first
    level: int = 0


def body_blocks(article: Article) -> list[Block]:
    """The blocks of the body, or the whole body as one paragraph where none are known."""
    end = len(article.text) if article.body_end is None else article.body_end
    tail = len(article.text) if article.reference_end is None else article.reference_end
    blocks = [block for block in article.blocks if block.end <= end or block.start >= tail]
    return blocks or [Block("paragraph", 0, end)]


def read_units(article: Article, blocks: Sequence[Block]) -> list[Unit]:
    """Every sentence of ``blocks``; a heading is one unit, an empty block none."""
    units: list[Unit] = []
    section = 0
    for number, block in enumerate(blocks):
        text = _SPACE.sub(" ", article.text[block.start:block.end])
        if block.kind == "heading":
            section += 1
            if text.strip():
                units.append(Unit(block.start, block.end, text, "heading", number, section,
                                  block.level))
            continue
        for start, end in _within_quotations(text, _with_trailing_markers(text,
                                                                         sentences(text))):
            units.append(Unit(block.start + start, block.start + end, text[start:end],
                              block.kind, number, section, block.level))
    return units


_SPACE = re.compile(r"\s")

# A citation set after the full stop: "… Science Monitor. (9) In this …", "… mortality.[12] The …".
_LATE_MARKER = re.compile(
    r"(?:(?:[\[(]\s?\d{1,4}(?:\s?[,;–—-]\s?\d{1,4}){0,20}\s?[\])](?::\d{1,5}(?:[–-]\d{1,5})?)?|"
    r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:,?[,⁻–][⁰¹²³⁴⁵⁶⁷⁸⁹]+){0,20}|\[\^[^\]]{1,40}\])\s*){1,20}")

# The pages after it: "… damp countries.[2]:14 Women …".
_LATE_PAGES = re.compile(r":\d{1,5}(?:[–-]\d{1,5})?\s+")


# The end of a sentence inside a quotation, which stays whole otherwise.
_QUOTED_END = re.compile(r"(?<=[a-z]{3}[.!?])\s+(?=[^\W\d_a-z])")
_MARKS = re.compile(r"[“”\"]")


def _within_quotations(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """``spans`` with a quotation of several sentences taken apart at their ends."""
    parts: list[tuple[int, int]] = []
    for start, end in spans:
        if _MARKS.search(text, start, end):
            for match in _QUOTED_END.finditer(text, start, end):
                if text.count(" ", start, match.start()) >= 2:
                    parts.append((start, match.start()))
                    start = match.end()
        parts.append((start, end))
    return parts


def _with_trailing_markers(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """``spans`` with each citation that follows a full stop given back to its sentence."""
    mended: list[tuple[int, int]] = []
    for start, end in spans:
        late = _LATE_MARKER.match(text, start, end) or (
            _LATE_PAGES.match(text, start, end) if text[start - 1:start] == "]" else None)
        if late and mended and late.end() <= end:
            mended[-1] = (mended[-1][0], start + len(text[start:late.end()].rstrip()))
            start = late.end()
        if start < end:
            mended.append((start, end))
    return mended
