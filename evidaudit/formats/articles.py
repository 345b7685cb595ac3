"""Any article, read by the reader that its content asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from ..model import Article, ReadError
from ..safe_io import decode_text, escape_terminal, read_bytes
from . import docx, html, jats, markdown, pdf, plaintext
from .assembly import Source
from .file_lines import with_file_lines

_BY_SUFFIX = {
    ".md": "markdown", ".markdown": "markdown", ".mkd": "markdown", ".qmd": "markdown",
    ".rmd": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html", ".docx": "docx",
    ".pdf": "pdf", ".xml": "jats", ".nxml": "jats", ".jats": "jats",
}
_TEXT_READERS: dict[str, Callable[[str, Source], Article]] = {
    "plaintext": plaintext.read, "markdown": markdown.read, "html": html.read, "jats": jats.read,
}
_BINARY_READERS: dict[str, Callable[[bytes, Source], Article]] = {
    "docx": docx.read, "pdf": pdf.read,
}


def read_article(source: str | Path) -> Article:
    """The article in the file ``source``: text, Markdown, HTML, DOCX, PDF or JATS XML.

    The content decides what the format is, the file's name only between the text formats. Raises
    ReadError, in one line, for whatever cannot be read; nothing else.
    """
    path = Path(source)
    data = read_bytes(source)
    format_name = _sniff(data, path.suffix.lower())
    if format_name in _BINARY_READERS:
        return with_file_lines(_BINARY_READERS[format_name](
            data, Source(path.stem, str(source), format_name)), None)
    text, remarks = _decode(data, escape_terminal(str(source)))
    text = _without_surrogates(text)
    where = Source(path.stem, str(source), format_name, remarks)
    return with_file_lines(_TEXT_READERS[format_name](text, where), text)


def read_article_text(text: str, format_name: str = "markdown", name: str = "article") -> Article:
    """The article in a string; ``format_name`` is plaintext, markdown, html or jats."""
    if format_name not in _TEXT_READERS:
        raise ReadError(f"{name}: no reader for {format_name!r}; use one of: "
                        + ", ".join(_TEXT_READERS))
    text = _without_surrogates(text)
    return with_file_lines(_TEXT_READERS[format_name](text, Source(name, name, format_name)), text)


def _sniff(data: bytes, suffix: str) -> str:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    start = head.replace(b"\x00", b"")[:600].lstrip(b"\xff\xfe").lstrip().lower()
    if re.match(rb"(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!doctype html|<html)", start):
        return "html"
    if suffix in (".xml", ".nxml", ".jats") or re.match(rb"<\?xml|<!doctype article|<article\b",
                                                       start):
        return "html" if suffix in (".html", ".htm", ".xhtml") else "jats"
    by_suffix = _BY_SUFFIX.get(suffix, "plaintext")
    return by_suffix if by_suffix in _TEXT_READERS else "plaintext"


def _decode(data: bytes, source: str) -> tuple[str, tuple[str, ...]]:
    if b"\x00" in data[:64] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        for mark, nul in ((b"\xff\xfe", 1), (b"\xfe\xff", 0)):     # UTF-16 without its mark
            if data[nul:64:2].count(0) > 0.8 * len(data[nul:64:2]):
                text, remarks = decode_text(mark + data, source)
                return text, (*remarks, "no byte order mark: read as UTF-16")
    return decode_text(data, source)


def _without_surrogates(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8") if any(
        "\ud800" <= c <= "\udfff" for c in text) else text
