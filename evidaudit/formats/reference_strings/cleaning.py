"""One spelling for text that typesetters spell in many: spaces, dashes, quotes, ligatures.

Two renderings of one reference (line breaks, NFC or NFD, en dash or hyphen) must read alike, so
everything after this room sees only what :func:`clean` gives.
"""

from __future__ import annotations

import html
import re
import unicodedata

# A reference is some hundred characters; the longest real ones (CERN author lists) some thousand.
# What lies beyond is kept in ``raw`` and reported in a remark, not read.
MAX_CHARACTERS = 6_000
MAX_READ = 20 * MAX_CHARACTERS  # before runs of white space are closed up

_ONE_SPELLING: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹣－⁃"), "-"),
    **dict.fromkeys(map(ord, "‘’‚‛′ʼ`´"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″«»「」『』"), '"'),
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, 0x200E, 0x200F), None),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), None),  # bidi controls
    **dict.fromkeys((*range(0x09), *range(0x0E, 0x1C), 0x7F), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # lone surrogates
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full-width ASCII
    ord("－"): "-", ord("。"): ". ", ord("、"): ", ", ord("，"): ", ", ord("．"): ". ",
    ord("；"): "; ", ord("："): ": ",
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st",
    0xFB06: "st",
}


def clean(text: str) -> str:
    """``text`` on one line in NFC, with one kind of space, dash and quotation mark.

    Idempotent; at most ``MAX_CHARACTERS`` characters long; linear in the length of ``text``.
    """
    line = " ".join(text[:MAX_READ].split())[:MAX_CHARACTERS]
    if line.isascii() and line.isprintable():
        return line
    line = unicodedata.normalize("NFC", line.translate(_ONE_SPELLING))
    return " ".join(line.translate(_ONE_SPELLING).split())[:MAX_CHARACTERS].rstrip()


_MARKUP = re.compile(
    r"</?(?:i|b|em|strong|sup|sub|span|a|u|small|br|p|li|cite|italic|bold|sc)(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE)
# Markdown emphasis; an asterisk or underscore between letters or digits ("HLA-B*27") stays.
_EMPHASIS = re.compile(r"(?<![^\W_])[*_]{1,3}|[*_]{1,3}(?![^\W_])")


def without_markup(line: str) -> str:
    """``line`` without HTML tags and entities."""
    if "<" in line:
        line = _MARKUP.sub("", line)
    return html.unescape(line) if "&" in line and ";" in line else line


def without_emphasis(line: str) -> str:
    """``line`` without the asterisks and underscores of Markdown emphasis."""
    return _EMPHASIS.sub("", line) if "*" in line or "_" in line else line


_TAIL = re.compile(
    r"(?:\s*\[\s*(?:Google Scholar|PubMed|CrossRef|Cross Ref|DOI|PMC free article|Web of Science|"
    r"ISI|Medline|MEDLINE|CAS|ADS|Scopus|Abstract|Full Text|Free Full Text|HTML|PDF|View Article|"
    r"Publisher|Ref list|Links?)\s*\]|\s+Google Scholar|\s+CrossRef|\s+View Article)\s*\.?\s*$",
    re.IGNORECASE)


_LAST_OF_CAPTION = ("]", "scholar", "crossref", "view article")
# Without brackets, captions are only known by the last of them.
_SCHOLAR = re.compile(r"(?:\s+(?:Article|CAS|ADS|PubMed|PubMed Central|CrossRef|Cross Ref|"
                      r"MathSciNet|MATH|Full Text|View Article|Google Scholar)){1,8}\s*$")


def without_link_tails(line: str) -> str:
    """``line`` without the link captions ("[Google Scholar]") that web pages print after it."""
    if not line[-20:].lower().rstrip(" .").endswith(_LAST_OF_CAPTION):
        return line
    for _ in range(12):
        tail = line[-80:]
        match = _TAIL.search(tail)
        if not match:
            return line
        line = line[:len(line) - len(tail) + match.start()]
        tail = line[-80:]
        more = _SCHOLAR.search(tail) if "Google Scholar" in match.group() else None
        if more:
            line = line[:len(line) - len(tail) + more.start()]
    return line


_NUMBER = re.compile(
    r"(?:\[\^?\d{1,4}\]:?|\(\d{1,3}\)|\d{1,4}[.)](?!\d)|(?!(?:1[5-9]|20)\d\d)\d{1,4}(?=\s))"
    r"\s?(?=[^\W\d_]|[\"'(])|[-*•]\s(?=\S)")


def without_number(line: str) -> str:
    """``line`` without the number ("[4]", "4.", "(4)", "4") that a list printed before it."""
    match = _NUMBER.match(line)
    return line[match.end():] if match else line
