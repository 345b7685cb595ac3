"""DOCX (Office Open XML, ECMA-376): text, headings, lists, notes, links and reference managers'
field codes, read from the parts that matter and never unpacked to disk.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from typing import Any, Final

from lxml import etree

from ..csl import normalise_doi
from ..limits import (
    MAX_DOCX_BYTES,
    MAX_DOCX_MEMBERS,
    MAX_XML_DEPTH,
    MAX_XML_NODES,
    MAX_ZIP_RATIO,
)
from ..model import Article, ReadError, Reference
from .assembly import Draft, InlineText, Place, Source, finish_article
from .notes import add_notes

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DOCUMENT: Final = "word/document.xml"
_HEADING_STYLE = re.compile(r"heading\s?(\d)|(title)$", re.IGNORECASE)
_FIELD = re.compile(r"CSL_CITATION\s+(\{.*\})\s*$", re.DOTALL)
_SMALL_ARCHIVE: Final = 1_000_000     # bytes: below it a high ratio does no harm


def read(data: bytes, source: Source) -> Article:
    """The article of a Word document."""
    parts = _open_parts(data, source.path)
    reader = _Reader(parts, source.path)
    reader.read()
    draft = reader.draft
    if not draft.length:
        raise ReadError(f"{source.path}: a Word document without text")
    references, skipped, span = add_notes(draft, reader.notes, source.path)
    # The archive's own "modified" is the template's as often as the article's: not read.
    article = finish_article(draft.text, draft.blocks, draft.markers, source, skipped=skipped)
    known = article.references or references or reader.managed_references()
    if article.references or not known:
        return article
    return finish_article(draft.text, draft.blocks, draft.markers, source, references=known,
                          span=span, skipped=skipped)


def _open_parts(data: bytes, source: str) -> dict[str, Any]:
    """The XML parts of the archive that are read, parsed; ReadError for a bomb or no DOCX."""
    wanted = (_DOCUMENT, "word/styles.xml", "word/footnotes.xml", "word/endnotes.xml",
              "word/numbering.xml", "word/_rels/document.xml.rels")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MAX_DOCX_MEMBERS:
                raise ReadError(f"{source}: {len(members):,} members in the archive, more than "
                                f"{MAX_DOCX_MEMBERS:,}")
            declared = sum(member.file_size for member in members)
            packed = sum(member.compress_size for member in members)
            if declared > MAX_DOCX_BYTES or (declared > _SMALL_ARCHIVE and
                                             declared > MAX_ZIP_RATIO * max(packed, 1)):
                raise ReadError(f"{source}: the archive unpacks to {declared:,} bytes; "
                                "not read, since a document of text does not")
            names = {member.filename for member in members}
            if _DOCUMENT not in names:
                raise ReadError(f"{source}: a zip archive, but no Word document in it")
            return {name: _parse(_unpack(archive, name, source), name, source)
                    for name in wanted if name in names}
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError,
            EOFError, ValueError, KeyError) as error:
        raise ReadError(f"{source}: a damaged Word document ({str(error)[:100]}); "
                        "open and save it anew") from error


def _unpack(archive: zipfile.ZipFile, name: str, source: str) -> bytes:
    with archive.open(name) as member:
        data = member.read(MAX_DOCX_BYTES + 1)
    if len(data) > MAX_DOCX_BYTES:
        raise ReadError(f"{source}: {name} unpacks to more than {MAX_DOCX_BYTES:,} bytes")
    return data


def _parse(data: bytes, name: str, source: str) -> Any:
    head = data[:4096].replace(b"\x00", b"")
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise ReadError(f"{source}: {name} declares a document type, which no Word document does")
    if data.count(b"<") - data.count(b"</") > MAX_XML_NODES:
        raise ReadError(f"{source}: {name} has more than {MAX_XML_NODES:,} elements")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False,
                             huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"{source}: {name} is not well-formed ({str(error)[:100]})") from error
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_XML_DEPTH:
            raise ReadError(f"{source}: {name} is nested deeper than {MAX_XML_DEPTH} elements")
    return root


class _Reader:
    """The document's paragraphs, one by one."""

    def __init__(self, parts: dict[str, Any], source: str) -> None:
        self.draft = Draft()
        self.notes: list[tuple[str, str]] = []
        self._parts, self._source = parts, source
        self._headings = _heading_styles(parts.get("word/styles.xml"))
        self._links = _relations(parts.get("word/_rels/document.xml.rels"))
        self._decimal = _decimal_lists(parts.get("word/numbering.xml"))
        self._counts: dict[tuple[str, str], int] = {}
        self._note_text = {**_note_texts(parts.get("word/footnotes.xml"), "footnote"),
                           **_note_texts(parts.get("word/endnotes.xml"), "endnote")}
        self._managed: dict[str, dict[str, Any]] = {}
        self._code = ""
        self._in_code = False
        self._field: tuple[Place, tuple[str, ...]] | None = None

    def read(self) -> None:
        """Add every paragraph of the document, those of tables as table blocks."""
        for paragraph in self._parts[_DOCUMENT].iter(f"{_W}p"):
            self._paragraph(paragraph)

    def managed_references(self) -> list[Reference]:
        """The references that a reference manager left in the fields, in order of citing."""
        return [Reference(str(number), item, json.dumps(item, ensure_ascii=False)[:4000],
                          self._source)
                for number, item in enumerate(self._managed.values(), start=1)]

    def _paragraph(self, paragraph: Any) -> None:
        inline = InlineText()
        self._field = None
        links: list[tuple[Place, str, Any]] = []
        for event, element in etree.iterwalk(paragraph, events=("start", "end")):
            tag = element.tag
            if event == "end":
                if links and links[-1][2] is element:
                    place, target, _ = links.pop()
                    inline.mark(place, (target,))
                continue
            if tag == f"{_W}hyperlink":
                target = self._links.get(element.get(_R_ID) or "", "")
                links.append((inline.place(), target, element))
            elif tag == f"{_W}t":
                if not self._in_code:
                    self._run_text(inline, element)
            elif tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
                inline.append(" ")
            elif tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
                self._note_call(inline, element, tag)
            elif tag == f"{_W}instrText":
                self._code += element.text or ""
            elif tag == f"{_W}fldChar":
                self._field_character(inline, element.get(f"{_W}fldCharType") or "")
        self._place(paragraph, inline)

    def _run_text(self, inline: InlineText, element: Any) -> None:
        text = element.text or ""
        run = element.getparent()
        align = run.find(f"{_W}rPr/{_W}vertAlign") if run is not None else None
        place = inline.place()
        inline.append(text)
        if align is not None and align.get(f"{_W}val") == "superscript" and re.fullmatch(
                r"[\d,;–\-\s]{1,60}", text):
            inline.raise_since(place)

    def _note_call(self, inline: InlineText, element: Any, tag: str) -> None:
        kind = "endnote" if "endnote" in tag else "footnote"
        text = self._note_text.get(f"{kind}:{element.get(f'{_W}id')}", "")
        if not text:
            return
        label = str(len(self.notes) + 1)
        self.notes.append((label, text))
        place = inline.place()
        inline.append(f"[^{label}]")
        inline.mark(place, (label,))

    def _field_character(self, inline: InlineText, kind: str) -> None:
        if kind == "begin":
            self._code, self._in_code = "", True
        elif kind == "separate":
            self._in_code = False
            targets = self._cited_by(self._code)
            self._field = (inline.place(), targets) if targets else None
        elif kind == "end":
            self._in_code = False
            if self._field:
                inline.mark(self._field[0], self._field[1])
            self._field = None

    def _cited_by(self, code: str) -> tuple[str, ...]:
        """What a Zotero or Mendeley field cites: DOIs, else the numbers of its works."""
        match = _FIELD.search(code)
        if not match:
            return ()
        try:
            field = json.loads(match[1])
        except (ValueError, RecursionError):
            return ()
        targets = []
        items = field.get("citationItems") if isinstance(field, dict) else None
        for entry in items if isinstance(items, list) else []:
            item = entry.get("itemData") if isinstance(entry, dict) else None
            if not isinstance(item, dict):
                continue
            key = str(item.get("DOI") or item.get("title") or item.get("id"))
            self._managed.setdefault(key, item)
            doi = normalise_doi(str(item.get("DOI") or ""))
            targets.append(doi or str(list(self._managed).index(key) + 1))
        return tuple(targets)

    def _place(self, paragraph: Any, inline: InlineText) -> None:
        text = inline.text
        if not text:
            return
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = (style.get(f"{_W}val") or "") if style is not None else ""
        numbering = paragraph.find(f"{_W}pPr/{_W}numPr")
        if name in self._headings:
            self.draft.add("heading", text, self._headings[name], inline.markers)
        elif numbering is not None or "list" in name.lower():
            label, level = self._list_label(numbering)
            self.draft.add("list-item", text, level, inline.markers, label)
        elif next(paragraph.iterancestors(f"{_W}tc"), None) is not None:
            self.draft.add("table", text, 0, inline.markers)
        elif "caption" in name.lower():
            self.draft.add("caption", text, 0, inline.markers)
        else:
            self.draft.add("quote" if "quote" in name.lower() else "paragraph", text, 0,
                           inline.markers)

    def _list_label(self, numbering: Any) -> tuple[str, int]:
        if numbering is None:
            return "", 1
        number = _value(numbering.find(f"{_W}numId"))
        level = _value(numbering.find(f"{_W}ilvl")) or "0"
        depth = int(level) + 1 if level.isdigit() and len(level) < 3 else 1
        if (number, level) not in self._decimal:
            return "", depth
        count = self._counts[(number, level)] = self._counts.get((number, level), 0) + 1
        return f"{count}. ", depth


def _value(element: Any) -> str:
    return (element.get(f"{_W}val") or "") if element is not None else ""


def _heading_styles(styles: Any) -> dict[str, int]:
    headings = {f"Heading{level}": level for level in range(1, 10)} | {"Title": 1}
    for style in styles.iter(f"{_W}style") if styles is not None else ():
        name = style.find(f"{_W}name")
        match = _HEADING_STYLE.match(_value(name))
        if match:
            headings[style.get(f"{_W}styleId") or ""] = int(match[1] or 1)
    return headings


def _relations(rels: Any) -> dict[str, str]:
    return {str(rel.get("Id")): str(rel.get("Target") or "")
            for rel in (rels if rels is not None else ()) if rel.get("Id")}


def _decimal_lists(numbering: Any) -> set[tuple[str, str]]:
    """The (list, level) pairs that count 1, 2, 3."""
    if numbering is None:
        return set()
    decimal: dict[str, list[str]] = {}
    for abstract in numbering.iter(f"{_W}abstractNum"):
        decimal[abstract.get(f"{_W}abstractNumId") or ""] = [
            level.get(f"{_W}ilvl") or "0" for level in abstract.iter(f"{_W}lvl")
            if _value(level.find(f"{_W}numFmt")) == "decimal"]
    return {(number.get(f"{_W}numId") or "", level) for number in numbering.iter(f"{_W}num")
            for level in decimal.get(_value(number.find(f"{_W}abstractNumId")), ())}


def _note_texts(notes: Any, kind: str) -> dict[str, str]:
    texts = {}
    for note in notes.iter(f"{_W}{kind}") if notes is not None else ():
        if note.get(f"{_W}type") in (None, "normal"):
            words = " ".join("".join(t.text or "" for t in note.iter(f"{_W}t")).split())
            if words:
                texts[f"{kind}:{note.get(f'{_W}id')}"] = words
    return texts
