"""Plain text: headings, paragraphs and list items told apart by how the lines look."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ..model import Article, Block
from .assembly import Source, finish_article
from .dating import gives_a_date
from .reference_strings import find_reference_list

LONGEST_HEADING_WORDS: Final = 32    # a heading that states a result runs to about 30 words
LONGEST_QUESTION_WORDS: Final = 26   # a question longer than that is running text
WRAP_WIDTH: Final = 120              # characters: hard-wrapped files stay below
NARROWEST: Final = 40                # characters: nobody wraps an article narrower
WRAPPED_SHARE: Final = 0.25          # of such lines go on in lower case in a wrapped file

_BULLET = re.compile(r"(?:[-*•◦▪‣●○·–—]|o(?=\s+[A-Z])|\d{1,2}[.)](?=\s)|\(?[a-z][.)](?=\s))\s+")
_BARE_BULLET = re.compile(r"[-*•◦▪‣●○]$")
_SEPARATED = re.compile(r"\s[|·•]\s")
_RULE = re.compile(r"[=\-_*~#]{3,}$")
_HASHES = re.compile(r"(#{1,6})\s+")
_ENDS_SENTENCE: Final = (".", "!", ":", ";", ",", "…", "”", '"', "’", "'", ")", "]")

# A line that ends with one of these introduces what follows it.
_LEADS_ON: Final = frozenset([
    "how", "that", "to", "with", "of", "the", "and", "or", "are", "is", "by", "for", "include",
    "includes", "including", "was", "were", "a", "an", "in", "on", "such", "as", "if", "when"
])


class _Line(NamedTuple):
    start: int
    end: int
    text: str       # stripped
    indent: int


def read(text: str, source: Source) -> Article:
    """The article in a plain text; every offset is the one in the file."""
    span = find_reference_list(text)
    blocks = find_blocks(_lines(text), span[0] if span else len(text))
    return finish_article(_unwrapped(text, blocks, span), blocks, (), source, span=span)


def _unwrapped(text: str, blocks: list[Block], span: tuple[int, int] | None) -> str:
    """``text`` with the line breaks inside its paragraphs as spaces; every offset stays true."""
    start, end = span or (len(text), len(text))
    pieces, position = [], 0
    for block in blocks:
        if block.end <= start or block.start >= end:
            pieces.append(text[position:block.start])
            inner = text[block.start:block.end]
            pieces.append(inner.replace("\r", " ").replace("\n", " ") if "\n" in inner else inner)
            position = block.end
    return "".join(pieces) + text[position:]


def _lines(text: str) -> list[_Line]:
    lines, position = [], 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        lead = len(raw) - len(raw.lstrip())
        lines.append(_Line(position + lead, position + lead + len(stripped), stripped, lead))
        position += len(raw)
    return lines


def find_blocks(lines: list[_Line], body_end: int) -> list[Block]:
    """The blocks of these lines, in order, without the blank ones."""
    width = _wrap_width([line for line in lines if line.start < body_end])
    blocks: list[Block] = []
    i, bare = 0, False
    while i < len(lines):
        line = lines[i]
        if not line.text or _RULE.match(line.text):
            i += 1
            continue
        if _BARE_BULLET.match(line.text):        # a bullet alone: the next line is its text
            bare, i = True, i + 1
            continue
        last = i
        bullet = _BULLET.match(line.text)
        if line.start < body_end:
            while (last + 1 < len(lines) and lines[last + 1].start < body_end
                   and _goes_on(lines[last], lines[last + 1], width)):
                last += 1
        start, end = line.start, lines[last].end
        if bullet or bare:
            start += bullet.end() if bullet else 0
            blocks.append(Block("list-item", start, end, 1 + line.indent // 3))
        elif last == i and _is_heading(line, lines, i):
            hashes = _HASHES.match(line.text)
            level = len(hashes[1]) if hashes else (1 if not blocks else 2)
            blocks.append(Block("heading", start + (hashes.end() if hashes else 0), end, level))
        else:
            kind = "quote" if line.text.startswith(">") else "paragraph"
            blocks.append(Block(kind, start, end))
        bare, i = False, last + 1
    return blocks


def _wrap_width(lines: list[_Line]) -> float:
    """The length beyond which a line goes on in the next; 0 where lines are not hard-wrapped.

    Wrapped text shows itself by lines of middling length whose next line begins in lower case.
    """
    pairs = going_on = 0
    for line, following in zip(lines, lines[1:], strict=False):
        if following.text and NARROWEST <= len(line.text) + line.indent <= WRAP_WIDTH:
            pairs += 1
            going_on += following.text[0].islower() and not _BULLET.match(following.text)
    if going_on < 2 or going_on < WRAPPED_SHARE * pairs:
        return 0.0
    lengths = sorted(length for line in lines
                     if NARROWEST <= (length := len(line.text) + line.indent) <= WRAP_WIDTH)
    return 0.6 * lengths[int(0.9 * (len(lengths) - 1))]


def _goes_on(line: _Line, following: _Line, width: float) -> bool:
    """Whether a paragraph's line goes on in the one below it."""
    length = len(line.text) + line.indent
    if length > WRAP_WIDTH or not _continues(following):
        return False
    if width and length > width:
        return True
    return (length >= NARROWEST and following.text[0].islower()
            and not line.text.endswith(_ENDS_SENTENCE))


def _continues(line: _Line) -> bool:
    return bool(line.text) and not (_BULLET.match(line.text) or _BARE_BULLET.match(line.text)
                                    or _RULE.match(line.text) or line.text.startswith("#"))


def _is_heading(line: _Line, lines: list[_Line], i: int) -> bool:
    text = line.text
    if _HASHES.match(text) or (i + 1 < len(lines) and text and _is_underline(lines[i + 1].text)):
        return True
    count = len(text.split())
    if _SEPARATED.search(text) or gives_a_date(text):    # a byline, a dateline
        return False
    if text.endswith("?"):
        return (count <= LONGEST_QUESTION_WORDS and text[:1].isupper()
                and not re.search(r"[.!?]\s", text))
    if count > LONGEST_HEADING_WORDS or text.endswith(_ENDS_SENTENCE) or not any(
            c.isalpha() for c in text) or text.split()[-1].lower() in _LEADS_ON:
        return False
    if re.search(r"[a-z]{3}\.\s+[^\W\d_a-z]", text):     # more than one sentence
        return False
    return text[0].isupper() or text[0].isdigit() or text[0] in "“\"‘'¿("


def _is_underline(text: str) -> bool:
    return len(text) >= 3 and (set(text) == {"="} or set(text) == {"-"})
