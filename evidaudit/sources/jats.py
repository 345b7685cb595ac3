"""Abstracts as plain text, from the JATS fragments that Crossref keeps.

A fragment has an undeclared ``jats:`` prefix and, now and then, a bare "<" ("p<0.05"). A forgiving
XML parser would swallow the sign and so change the number; therefore the text is parsed strictly,
stray signs are escaped and it is parsed again, and a text that is no XML at all only loses what
is plainly a tag.
"""

from __future__ import annotations

import html
import re
from html.entities import name2codepoint

from lxml import etree

_ROOT = ('<root xmlns:jats="urn:jats" xmlns:mml="http://www.w3.org/1998/Math/MathML" '
         'xmlns:xlink="http://www.w3.org/1999/xlink">{}</root>')
_STRAY = re.compile(r"<(?![A-Za-z/!])")
_KNOWN_TAG = re.compile(
    r"</?(?:jats:|mml:)?(?:abstract|sec|title|p|italic|bold|sup|sub|sc|xref|ext-link|list|"
    r"list-item|label|break|inline-formula|disp-formula|math|mi|mo|mn|mrow|msup|msub|i|b|em|"
    r"strong|span|div|br|h[1-6])(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#x[0-9A-Fa-f]{1,6};|(?:amp|lt|gt|quot|apos);)")
_BLOCKS = frozenset({"p", "sec", "title", "list-item", "list", "abstract", "label", "break", "br",
                     "div", "h1", "h2", "h3", "h4", "h5", "h6", "disp-formula"})
_HEADINGS = frozenset({"title", "h1", "h2", "h3", "h4", "h5", "h6"})
_DEEPEST = 100
_LONGEST_HEADING = 60  # characters; a longer line that ends in a colon is a sentence
_LONGEST = 200_000  # characters; the longest abstracts have about 30,000


def jats_text(fragment: str) -> str:
    """The plain text of ``fragment``: one line a paragraph, headings as "Results: ..."."""
    fragment = fragment[:_LONGEST]
    if "<" not in fragment:
        return " ".join(html.unescape(fragment).split())
    fragment = _AMPERSAND.sub("&amp;", _NAMED.sub(_as_character, fragment))
    root = _parse(fragment)
    if root is None:
        root = _parse(_STRAY.sub("&lt;", fragment))
    if root is None:
        text = html.unescape(_KNOWN_TAG.sub(_as_space, fragment))
    else:
        pieces: list[str] = []
        _collect(root, pieces, 0)
        text = "".join(pieces)
    # Some publishers escape twice: "p&amp;lt;0.05".
    lines: list[str] = []
    for line in (" ".join(html.unescape(line).split()) for line in text.split("\n")):
        if lines and lines[-1].endswith(":") and len(lines[-1]) <= _LONGEST_HEADING and line:
            lines[-1] += f" {line}"
        elif line and line.rstrip(":").lower() != "abstract":
            lines.append(line)
    return "\n".join(lines)


def _parse(fragment: str) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False,
                             load_dtd=False, recover=False)
    try:
        return etree.fromstring(_ROOT.format(fragment).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _collect(element: etree._Element, pieces: list[str], depth: int) -> None:
    tag = element.tag
    name = tag.rsplit("}", 1)[-1].lower() if isinstance(tag, str) else ""
    if not name or depth > _DEEPEST:  # comments, processing instructions
        return
    if name in _BLOCKS:
        pieces.append("\n")
    if name == "sup" and (element.text or "").strip()[:1].isdigit() and _ends_in_digit(pieces):
        pieces.append("^")  # "10^3" must not become "103"
    pieces.append((element.text or "").replace("\n", " "))
    for child in element:
        _collect(child, pieces, depth + 1)
        pieces.append((child.tail or "").replace("\n", " "))
    if name in _HEADINGS and not "".join(pieces[-1:]).rstrip().endswith((":", ".", "?")):
        pieces.append(":")
    if name in _BLOCKS:
        pieces.append("\n")


def _ends_in_digit(pieces: list[str]) -> bool:
    return "".join(pieces[-2:])[-1:].isdigit()


def _as_character(match: re.Match[str]) -> str:
    if match[1] in ("amp", "lt", "gt", "quot", "apos"):
        return match.group()
    code = name2codepoint.get(match[1])
    return chr(code) if code else f"&amp;{match[1]};"


def _as_space(match: re.Match[str]) -> str:
    name = match.group().strip("</>").split()[0].rsplit(":", 1)[-1].lower()
    return "\n" if name in _BLOCKS else ""
