"""PDF: running text in reading order through pypdfium2, an optional extra.

A PDF knows no paragraphs or headings; lines are put back together and the plain-text rules say
what is a heading. Two columns are told by the gutter between them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, Final

from ..model import Article, ReadError
from . import plaintext
from .assembly import LIST_HEADING, Source

MAX_PAGES: Final = 400           # a thesis; longer documents are books, not articles
MAX_CHARACTERS: Final = 5_000_000
REPEATED_PAGES: Final = 3        # a line on so many pages is a running head
_PAGE_NUMBER = re.compile(r"(?:page\s)?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?$", re.IGNORECASE)
_ENDS = (".", "!", "?", ":", ";", "”", '"')


def read(data: bytes, source: Source) -> Article:
    """The article of a PDF with a text layer."""
    pages = _pages(data, source.path)
    lines = _without_running_heads(pages)
    text = _joined(lines)
    if not text.strip():
        raise ReadError(f"{source.path}: a PDF without text (a scan?); run it through OCR first")
    return plaintext.read(text, source)


def _pages(data: bytes, source: str) -> list[list[str]]:
    try:
        import pypdfium2  # type: ignore[import-untyped]
    except ImportError as error:
        raise ReadError(f"{source}: reading PDF needs an extra; "
                        "pip install 'evidaudit[pdf]'") from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ReadError(f"{source}: a damaged or protected PDF ({error})") from error
    pages: list[list[str]] = []
    total = 0
    try:
        for number in range(min(len(document), MAX_PAGES)):
            page = document[number]
            text = _page_text(page)
            total += len(text)
            if total > MAX_CHARACTERS:
                raise ReadError(f"{source}: more than {MAX_CHARACTERS:,} characters of text; "
                                "split the PDF")
            pages.append(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    except pypdfium2.PdfiumError as error:
        if not pages:
            raise ReadError(f"{source}: a damaged PDF ({error})") from error
    finally:
        document.close()
    return pages


def _page_text(page: Any) -> str:
    """The text of one page, left column before right where a gutter divides it."""
    text_page = page.get_textpage()
    whole = str(text_page.get_text_bounded())
    width, height = page.get_size()
    count = text_page.count_rects()
    if not 20 <= count <= 5_000:
        return whole
    boxes = [text_page.get_rect(index) for index in range(count)]
    middle = width / 2
    crossing = [box for box in boxes if box[0] < middle - 5 and box[2] > middle + 5]
    left = [box for box in boxes if box[2] <= middle + 5]
    right = [box for box in boxes if box[0] >= middle - 5]
    if len(crossing) > 0.25 * count or min(len(left), len(right)) < 0.25 * count:
        return whole
    # What spans both columns (the title, the abstract) stands above them.
    top = min((box[1] for box in crossing if box[1] > height / 3), default=height)
    parts = [text_page.get_text_bounded(0, top, width, height)] if top < height else []
    parts += [text_page.get_text_bounded(0, 0, middle, top),
              text_page.get_text_bounded(middle, 0, width, top)]
    return "\n".join(str(part) for part in parts if str(part).strip())


def _without_running_heads(pages: list[list[str]]) -> list[str]:
    """All lines but page numbers and those that come back at the edge of page after page."""
    edges: Counter[str] = Counter()
    for page in pages:
        kept = [line.strip() for line in page if line.strip()]
        edges.update({re.sub(r"\d+", "#", line) for line in (*kept[:2], *kept[-2:])})
    lines = []
    for page in pages:
        kept = [line.strip() for line in page if line.strip()]
        last = len(kept) - 1
        for i, line in enumerate(kept):
            edge = i < 2 or i > last - 2
            if edge and (_PAGE_NUMBER.match(line) or edges[re.sub(r"\d+", "#", line)]
                         >= REPEATED_PAGES):
                continue
            lines.append(line)
    return lines


def _joined(lines: list[str]) -> str:
    """The lines as paragraphs: a full line goes on in the next, a short one ends its paragraph."""
    if not lines:
        return ""
    widths = sorted(len(line) for line in lines)
    usual = widths[int(0.8 * (len(widths) - 1))]
    pieces: list[str] = []
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else ""
        if line.endswith(("-", "\ufffe", "\u00ad")) and following[:1].islower():
            pieces.append(line.rstrip("-\ufffe\u00ad"))
            continue
        full = len(line) >= 0.75 * usual
        goes_on = following[:1].islower() or (full and not line.endswith(_ENDS)) or (
            len(line) >= 0.92 * usual)
        numbered = re.match(r"(?:\[\d{1,3}\]|\d{1,3}\.\s)", following)
        heading = bool(LIST_HEADING.match(following)) or (
            line.endswith(_ENDS) and following[:1].isupper() and len(following) < 0.6 * usual
            and not following.endswith(_ENDS))
        runs_on = goes_on and following and not numbered and not heading
        pieces.append(line + (" " if runs_on else "\n"))
    return "".join(pieces)
