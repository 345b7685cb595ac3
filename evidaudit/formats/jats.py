"""JATS XML, the format of journal articles (NISO Z39.96, https://jats.nlm.nih.gov).

Nothing but the text itself is opened: a DOCTYPE is accepted, its DTD never fetched, and a text
that declares entities is refused.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from ..limits import MAX_XML_DEPTH, MAX_XML_NODES
from ..model import Article, PartialDate, ReadError, Reference
from .assembly import Draft, InlineText, Place, Source, finish_article
from .jats_references import read_reference

_PROLOG = re.compile(r"<[A-Za-z]")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_XML_ENTITIES: Final = frozenset(("amp", "lt", "gt", "quot", "apos"))
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_DROPPED: Final = frozenset(
    ("table-wrap", "disp-formula", "tex-math", "graphic", "media", "supplementary-material", "ref",
     "journal-meta", "contrib-group", "aff", "author-notes", "permissions", "kwd-group",
     "funding-group", "counts", "custom-meta-group", "related-article", "history", "pub-date",
     "article-id", "article-categories", "self-uri", "object-id", "label", "front-stub",
     "floats-group",
     "sub-article", "response", "ack", "glossary", "notes", "app-group"))
_PARAGRAPHS: Final = frozenset(("p", "title", "subtitle", "list-item", "disp-quote", "attrib",
                                "def-item", "verse-line", "boxed-text", "statement", "fig",
                                "caption"))
_ITALIC_SPACE: Final = frozenset(("break",))


def read(text: str, source: Source) -> Article:
    """The article of a JATS document: title, abstract, body and reference list."""
    root = parse_xml(text, source.path)
    article = root if _local(root) == "article" else _first(root, "article")
    if article is None:
        raise ReadError(f"{source.path}: XML without an <article> element; "
                        "give JATS XML, HTML, Markdown or text")
    entries = [ref for ref in article.iter() if _local(ref) == "ref"]
    references = [read_reference(ref, _label(ref, number), source.path)
                  for number, ref in enumerate(entries, start=1)]
    targets = {str(ref.get("id")): read.id
               for ref, read in zip(entries, references, strict=True) if ref.get("id")}
    walk = _Walk(targets)
    title = _first(article, "article-title")
    written = _text(title) if title is not None else ""
    if written:
        walk.draft.add("heading", written, 1)
    for part in _parts(article):
        walk.read(part)
    draft = walk.draft
    span = _add_references(draft, references) if references else None
    if not draft.length:
        raise ReadError(f"{source.path}: a JATS document without text")
    dated, dated_text = _published(article)
    return finish_article(draft.text, draft.blocks, draft.markers, source, title=written,
                          dated=dated, dated_text=dated_text, references=references, span=span)


def parse_xml(text: str, source: str) -> Any:
    """The root element of ``text``; ReadError where it is no XML, too deep, too large or a trap."""
    if text.count("<") - text.count("</") > MAX_XML_NODES:
        raise ReadError(f"{source}: more than {MAX_XML_NODES:,} XML elements; split the file")
    start = _PROLOG.search(text)
    if "<!ENTITY" in text[:start.start() if start else len(text)] or "<!ENTITY" in text[:100_000]:
        raise ReadError(f"{source}: the XML declares entities, which are not read; "
                        "save it without a document type declaration of its own")
    text = _DECLARATION.sub("", text)
    text = _ENTITY.sub(lambda m: m.group() if m[1] in _XML_ENTITIES else
                       html.unescape(m.group()), text)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False,
                             dtd_validation=False, huge_tree=False, remove_comments=True,
                             remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"{source}: not well-formed XML ({str(error)[:120]})") from error
    if root is None:
        raise ReadError(f"{source}: XML without an element")
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        if deepest > MAX_XML_DEPTH:
            raise ReadError(f"{source}: XML nested deeper than {MAX_XML_DEPTH} elements")
    return root


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def _first(element: Any, name: str) -> Any:
    return next((e for e in element.iter() if _local(e) == name), None)


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _label(ref: Any, number: int) -> str:
    """The number that the list prints, else the position in the list."""
    label = next((_text(child) for child in ref if _local(child) == "label"), "")
    digits = re.fullmatch(r"[\[(\s]*(\d{1,4})[\])\s.]*", label)
    return digits[1] if digits else str(number)


def _parts(article: Any) -> Iterator[Any]:
    """The abstract and the body, in order."""
    for name in ("abstract", "body"):
        for element in article.iter():
            if _local(element) == name and not _within_other_article(element, article):
                yield element
                break


def _within_other_article(element: Any, article: Any) -> bool:
    parent = element.getparent()
    while parent is not None and parent is not article:
        if _local(parent) in ("sub-article", "response"):
            return True
        parent = parent.getparent()
    return False


def _add_references(draft: Draft, references: list[Reference]) -> tuple[int, int]:
    start, _ = draft.add("heading", "References", 2)
    for reference in references:
        draft.add("list-item", reference.raw, 1, label=f"{reference.id}. ")
    return start, draft.length


def _published(article: Any) -> tuple[PartialDate | None, str]:
    """The earliest full publication date of the article's own metadata."""
    dates: list[tuple[PartialDate, str]] = []
    for element in article.iter():
        if _local(element) == "pub-date":
            parts: dict[str, int] = {}
            for child in element:
                value = _text(child)
                if _local(child) in ("year", "month", "day") and value.isdigit():
                    parts[_local(child)] = int(value[:4])
            if 1400 <= parts.get("year", 0) <= 2999:
                month = parts.get("month") if 1 <= parts.get("month", 0) <= 12 else None
                day = parts.get("day") if month and 1 <= parts.get("day", 0) <= 31 else None
                date = PartialDate(parts["year"], month, day)
                kind = element.get("pub-type") or element.get("date-type") or ""
                dates.append((date, f"pub-date {kind} {date}".replace("  ", " ")))
        elif _local(element) == "body":
            break
    if not dates:
        return None, ""
    return min(dates, key=lambda entry: [*entry[0].parts(), 13, 32][:3])


def _is_glued(before: str, written: str) -> bool:
    """Whether a bare number stands against a word, so that it must be set small to be read."""
    if not written.isdigit() or len(written) > 3 or not before or before[-1].isspace():
        return False
    opened = max(before.rfind("["), before.rfind("("))
    return opened <= max(before.rfind("]"), before.rfind(")"))


class _Walk:
    """One iterative pass over a part of the document."""

    def __init__(self, targets: dict[str, str]) -> None:
        self.draft = Draft()
        self._targets = targets
        self._inline = InlineText()
        self._open: list[str] = []
        self._dropped = 0
        self._lists = 0
        self._sections = 0
        self._marks: list[tuple[Place, tuple[str, ...]]] = []
        self._raised: list[Place] = []

    def read(self, part: Any) -> None:
        """Add every block of ``part``."""
        self._sections = 0
        for event, element in etree.iterwalk(part, events=("start", "end")):
            tag = _local(element)
            if event == "start":
                self._start(element, tag)
            else:
                self._end(element, tag, element is part)
        self._flush()

    def _start(self, element: Any, tag: str) -> None:
        if self._dropped or tag in _DROPPED:
            self._dropped += 1
            return
        if tag in _PARAGRAPHS or tag in ("sec", "list"):
            self._flush()
            self._open.append(tag)
            self._lists += tag == "list"
            self._sections += tag == "sec"
        if tag == "xref" and element.get("ref-type") == "bibr":
            rids = (element.get("rid") or "").split()
            self._marks.append((self._inline.place(),
                                tuple(self._targets.get(rid, rid) for rid in rids)))
        elif tag in ("ext-link", "uri"):
            href = next((v for k, v in element.attrib.items() if k.endswith("href")), "")
            self._marks.append((self._inline.place(), (href,) if href else ()))
        elif tag == "sup":
            self._raised.append(self._inline.place())
        self._inline.append(element.text or "")

    def _end(self, element: Any, tag: str, whole: bool) -> None:
        if self._dropped:
            self._dropped -= 1
            if not self._dropped and not whole:
                self._inline.append(element.tail or "")
            return
        bibr = tag == "xref" and element.get("ref-type") == "bibr"
        if (bibr or tag in ("ext-link", "uri")) and self._marks:
            place, targets = self._marks.pop()
            written = self._inline.since(place)
            if _is_glued(self._inline.before(place), written):     # "pain<xref>2</xref>"
                self._inline.raise_since(place)
            self._inline.mark(place, targets)
        elif tag == "sup" and self._raised:
            place = self._raised.pop()
            if re.fullmatch(r"[\d,;–\-\s]{1,60}", self._inline.since(place)):
                self._inline.raise_since(place)
        elif tag in _PARAGRAPHS or tag in ("sec", "list"):
            self._flush()
            if self._open:
                self._open.pop()
            self._lists -= tag == "list"
            self._sections -= tag == "sec"
        if not whole:
            self._inline.append(element.tail or "")

    def _flush(self) -> None:
        inline, self._inline = self._inline, InlineText()
        self._marks, self._raised = [], []
        text = inline.text
        if not text:
            return
        if self._open and self._open[-1] in ("title", "subtitle") and "fig" not in self._open:
            self.draft.add("heading", text, 1 + max(self._sections, 1), inline.markers)
        elif "caption" in self._open or "fig" in self._open:
            self.draft.add("caption", text, 0, inline.markers)
        elif "list-item" in self._open or "def-item" in self._open:
            self.draft.add("list-item", text, max(self._lists, 1), inline.markers)
        elif "disp-quote" in self._open:
            self.draft.add("quote", text, 0, inline.markers)
        else:
            self.draft.add("paragraph", text, 0, inline.markers)
