"""Any article, read by the reader that its content asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from ..limits import MAX_INPUT_BYTES
from ..model import Article, ReadError
from . import docx, html, jats, markdown, pdf, plaintext
from .assembly import Source

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
    data = _load(path)
    format_name = _sniff(data, path.suffix.lower())
    if format_name in _BINARY_READERS:
        return _BINARY_READERS[format_name](data, Source(path.stem, str(source), format_name))
    text, remarks = _decode(data, str(source))
    if not text.strip():
        raise ReadError(f"{source}: the file is empty; give an article with text in it")
    where = Source(path.stem, str(source), format_name, remarks)
    return _TEXT_READERS[format_name](text, where)


def read_article_text(text: str, format_name: str = "markdown", name: str = "article") -> Article:
    """The article in a string; ``format_name`` is plaintext, markdown, html or jats."""
    if format_name not in _TEXT_READERS:
        raise ReadError(f"{name}: no reader for {format_name!r}; use one of: "
                        + ", ".join(_TEXT_READERS))
    return _TEXT_READERS[format_name](_without_surrogates(text), Source(name, name, format_name))


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


def _load(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise ReadError(f"{path}: not a file; give the path of an article")
        if size > MAX_INPUT_BYTES:
            raise ReadError(f"{path}: {size:,} bytes, more than the {MAX_INPUT_BYTES:,} that are "
                            "read; split the file")
        with path.open("rb") as file:
            data = file.read(MAX_INPUT_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"{path}: cannot be read ({reason}); check the path") from error
    if len(data) > MAX_INPUT_BYTES:
        raise ReadError(f"{path}: more than the {MAX_INPUT_BYTES:,} bytes that are read; "
                        "split the file")
    if not data.strip():
        raise ReadError(f"{path}: the file is empty; give an article with text in it")
    return data


def _decode(data: bytes, source: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"),
                           (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _without_surrogates(data.decode(encoding, errors="replace")), ()
    if b"\x00" in data[:4096]:
        if data[1:2] == b"\x00" or data[:1] == b"\x00":
            encoding = "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"
            return _without_surrogates(data.decode(encoding, errors="replace")), (
                f"no byte order mark; read as {encoding}",)
        raise ReadError(f"{source}: a binary file; give text, Markdown, HTML, DOCX, PDF or JATS")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        text = data.decode("cp1252", errors="replace")
        return text, (f"not UTF-8 (byte {error.start}); read as Windows-1252",)


def _without_surrogates(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8") if any(
        "\ud800" <= c <= "\udfff" for c in text) else text
