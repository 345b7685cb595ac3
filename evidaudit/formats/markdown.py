"""Markdown: CommonMark with tables, footnotes and front matter, through markdown-it-py."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from ..model import Article, PartialDate, Reference, Skipped
from . import plaintext
from .assembly import Draft, InlineText, Place, Source, finish_article
from .dating import read_machine_date
from .notes import add_notes, reference_of_link

_LIST_HEADING = re.compile(
    r"[\W_\d]*(?:references?|bibliography|works cited|literature(?: cited)?|sources|notes)[\W_]*$",
    re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(?:\[\d{1,4}\]|\d{1,4}[.)])\s")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_COMMENT = re.compile(r"<!--[\s\S]{0,20000}?-->")
MAX_BRACKETS: Final = 50_000   # markdown-it takes 15 microseconds for each that is never closed
MAX_LINES: Final = 50_000      # markdown-it takes 50 microseconds for each; a book has 15,000
_UPDATED: Final = ("updated", "lastmod", "last_modified", "modified", "date-modified",
                   "last-updated")
_PUBLISHED: Final = ("date", "published", "publishdate", "pubdate", "datepublished")


def read(text: str, source: Source) -> Article:
    """The article in a Markdown text: its text without markup, structure, links and footnotes."""
    too_many = (f"over {MAX_BRACKETS:,} opening brackets"
                if text.count("[") + text.count("![") > MAX_BRACKETS else
                f"over {MAX_LINES:,} lines" if text.count("\n") > MAX_LINES else "")
    if too_many:
        article = plaintext.read(text, source)
        return replace(article, remarks=(*article.remarks, f"{too_many}: read as plain text"))
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
    parser.use(footnote_plugin).use(front_matter_plugin)
    env: dict[str, Any] = {}
    reader = _Reader(source.path)
    reader.read(parser.parse(text, env))
    draft = reader.draft
    references, skipped, span = add_notes(draft, reader.notes, source.path)
    if not references:
        references = _defined_links(env, reader.numeric_links, source.path)
    title, dated, dated_text = _front_matter(reader.front_matter)
    article = finish_article(draft.text, draft.blocks, draft.markers, source, title=title,
                             dated=dated, dated_text=dated_text,
                             skipped=[*reader.skipped, *skipped])
    if not references or article.references:
        return article
    return finish_article(draft.text, draft.blocks, draft.markers, source, title=title,
                          dated=dated, dated_text=dated_text, references=references, span=span,
                          skipped=[*reader.skipped, *skipped])


def _defined_links(env: dict[str, Any], used: set[str], source: str) -> list[Reference]:
    """References of "[1]: https://…" definitions that the text cites by their number."""
    defined = env.get("references") or {}
    return [reference_of_link(label, str(entry.get("href") or ""),
                              str(entry.get("title") or entry.get("href") or ""), source)
            for label, entry in defined.items() if label in used]


def _front_matter(text: str) -> tuple[str, PartialDate | None, str]:
    """Title, date and the line of the date in the "key: value" lines of the front matter."""
    fields: dict[str, str] = {}
    for line in text.splitlines():
        key, colon, value = line.partition(":")
        if colon and key == key.strip() and value.strip():
            fields.setdefault(key.strip().lower(), value.strip().strip("\"'"))
    for name in (*_UPDATED, *_PUBLISHED):
        if name in fields and (date := read_machine_date(fields[name])):
            return fields.get("title", ""), date, f"{name}: {fields[name]}"
    return fields.get("title", ""), None, ""


class _Reader:
    """One pass over markdown-it's tokens."""

    def __init__(self, source: str) -> None:
        self.draft = Draft()
        self.source = source
        self.notes: list[tuple[str, str]] = []
        self.skipped: list[Skipped] = []
        self.front_matter = ""
        self.numeric_links: set[str] = set()
        self._lists: list[int | None] = []      # next number of each open list; None: bullets
        self._label = ""
        self._quote = 0
        self._note: str | None = None
        self._heading = 0
        self._row: list[str] = []
        self._cell = False
        self._in_references = False

    def read(self, tokens: Sequence[Token]) -> None:
        """Add every block of ``tokens`` to the draft."""
        for token in tokens:
            if token.type == "inline":
                self._inline(token)
            elif token.type == "front_matter":
                self.front_matter = token.content
            elif token.type in ("fence", "code_block"):
                continue  # no prose, and no reference: nothing that an audit would miss
            elif token.type == "html_block":
                bare = _TAG.sub(" ", _COMMENT.sub(" ", token.content)).strip()
                if bare:
                    self._add(_inline_of(bare))
            else:
                self._structure(token)

    def _structure(self, token: Token) -> None:
        kind = token.type
        if kind == "heading_open":
            self._heading = int(token.tag[1])
        elif kind == "heading_close":
            self._heading = 0
        elif kind == "bullet_list_open":
            self._lists.append(None)
        elif kind == "ordered_list_open":
            self._lists.append(int(token.attrGet("start") or 1))
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif kind == "list_item_open":
            number = self._lists[-1]
            self._label = "" if number is None else f"{number}. "
            if number is not None:
                self._lists[-1] = number + 1
        elif kind == "blockquote_open":
            self._quote += 1
        elif kind == "blockquote_close":
            self._quote -= 1
        elif kind == "footnote_open":
            label = token.meta.get("label")
            self._note = str(label if label is not None else int(token.meta.get("id", 0)) + 1)
            self.notes.append((self._note, ""))
        elif kind == "footnote_close":
            self._note = None
        elif kind in ("th_open", "td_open"):
            self._cell = True
        elif kind in ("th_close", "td_close"):
            self._cell = False
        elif kind == "tr_close":
            if any(self._row):
                self.draft.add("table", " | ".join(self._row))
            self._row = []

    def _inline(self, token: Token) -> None:
        inline = self._read_inline(token.children or [])
        if self._cell:
            self._row.append(inline.text)
        else:
            self._add(inline)

    def _add(self, inline: InlineText) -> None:
        text = inline.text
        if not text:
            return
        if self._note is not None:
            label, before = self.notes[-1]
            self.notes[-1] = (label, f"{before} {text}".strip())
            return
        if self._heading:
            self._in_references = bool(_LIST_HEADING.match(text))
            self.draft.add("heading", text, self._heading, inline.markers)
        elif self._lists:
            self.draft.add("list-item", text, len(self._lists), inline.markers, self._label)
            self._label = ""
        else:
            self.draft.add("quote" if self._quote else "paragraph", text, 0, inline.markers)

    def _read_inline(self, children: Sequence[Token]) -> InlineText:
        inline = InlineText()
        links: list[tuple[Place, str]] = []
        raised: Place | None = None
        for number, child in enumerate(children):
            kind = child.type
            if kind == "text" or kind == "code_inline":
                inline.append(child.content)
            elif kind in ("softbreak", "hardbreak"):
                following = children[number + 1].content if number + 1 < len(children) else ""
                if self._in_references or _NUMBERED.match(following):
                    inline.break_line()
                else:
                    inline.append(" ")
            elif kind == "link_open":
                links.append((inline.place(), str(child.attrGet("href") or "")))
                if _numeric(children, number):
                    inline.append("[")
            elif kind == "link_close" and links:
                self._close_link(inline, *links.pop())
            elif kind == "footnote_ref":
                label = str(child.meta.get("label") or int(child.meta.get("id", 0)) + 1)
                place = inline.place()
                inline.append(f"[^{label}]")
                inline.mark(place, (label,))
            elif kind == "html_inline":
                tag = child.content.lower()
                if tag.startswith("<sup"):
                    raised = inline.place()
                elif tag.startswith("</sup") and raised is not None:
                    inline.raise_since(raised)
                    raised = None
        return inline

    def _close_link(self, inline: InlineText, place: Place, href: str) -> None:
        written = inline.since(place)
        if written.startswith("[") and written[1:].isdigit():
            inline.append("]")
            self.numeric_links.add(written[1:])
            inline.mark(place, (written[1:], href))
        else:
            inline.mark(place, (href,))


def _numeric(children: Sequence[Token], at: int) -> bool:
    """Whether the link that opens at ``at`` has nothing but a number for its text."""
    return (at + 2 < len(children) and children[at + 1].type == "text"
            and children[at + 1].content.isdigit() and children[at + 2].type == "link_close")


def _inline_of(text: str) -> InlineText:
    """``text`` as inline text without markers."""
    inline = InlineText()
    inline.append(text)
    return inline
