"""The common last step of every article reader: blocks and markers in, an Article out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..csl import normalise_doi
from ..model import Article, Block, Marker, PartialDate, Reference, Skipped
from . import reference_strings
from .dating import find_article_date

LIST_HEADING = re.compile(
    r"[\W_\d]*(?:references?(?: list| cited)?|bibliography|works cited|literature(?: cited)?|"
    r"sources|citations|further reading)[\W_]*$", re.IGNORECASE)
_BEARS = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)|\b10\.\d{4,9}/|https?://", re.IGNORECASE)
_DOI_LINK = re.compile(r"https?://(?:dx\.)?doi\.org/10\.\d{4,9}/[^\s\"“”<>]{1,200}", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_RAISED = str.maketrans("0123456789-–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")


@dataclass(slots=True)
class Source:
    """Where an article comes from: its name (file stem), the path as given and the format."""

    name: str
    path: str
    format: str
    remarks: tuple[str, ...] = ()


def raised(text: str) -> str:
    """``text`` with its digits as superscript characters, so that "pain<sup>2</sup>" is no 2."""
    return text.translate(_RAISED)


@dataclass(slots=True)
class Draft:
    """An article's text while it is being assembled, block by block; offsets stay true."""

    pieces: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    length: int = 0

    def add(self, kind: str, text: str, level: int = 0,
            markers: Iterable[tuple[int, int, tuple[str, ...]]] = (),
            label: str = "") -> tuple[int, int]:
        """Append one block and its markers (offsets within ``text``); where it came to stand.

        ``label`` ("3. ") stands in the text before the block and is no part of it.
        """
        if self.length:
            tight = kind == "list-item" and self.blocks[-1].kind == "list-item"
            gap = "\n" if tight else "\n\n"
            self.pieces.append(gap)
            self.length += len(gap)
        if label:
            self.pieces.append(label)
            self.length += len(label)
        start, end = self.length, self.length + len(text)
        self.pieces.append(text)
        self.length = end
        self.blocks.append(Block(kind, start, end, level))
        self.markers.extend(Marker(start + a, start + b, targets)
                            for a, b, targets in markers if 0 <= a < b <= len(text))
        return start, end

    @property
    def text(self) -> str:
        """All the text so far."""
        return "".join(self.pieces)


class Place(NamedTuple):
    """A place in inline text: its offset, and how many pieces stand before it."""

    offset: int
    piece: int


class InlineText:
    """Inline content of one block, white space folded, with the markers met on the way."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self.markers: list[tuple[int, int, tuple[str, ...]]] = []

    def append(self, text: str) -> None:
        """Add running text; runs of white space become one space."""
        folded = _SPACES.sub(" ", text)
        if (not self._length or self._pieces[-1].endswith((" ", "\n"))) and folded.startswith(" "):
            folded = folded[1:]
        if folded:
            self._pieces.append(folded)
            self._length += len(folded)

    def break_line(self) -> None:
        """Add a line break."""
        if self._length and not self._pieces[-1].endswith("\n"):
            self._pieces.append("\n")
            self._length += 1

    def place(self) -> Place:
        """Where the next text will stand."""
        return Place(self._length, len(self._pieces))

    def since(self, place: Place) -> str:
        """The text since ``place``."""
        return "".join(self._pieces[place.piece:])

    def before(self, place: Place, pieces: int = 6) -> str:
        """The few pieces of text just before ``place``."""
        return "".join(self._pieces[max(0, place.piece - pieces):place.piece])

    def mark(self, place: Place, targets: Sequence[str]) -> None:
        """Note that the text since ``place`` points at ``targets``."""
        if self._length > place.offset and targets:
            self.markers.append((place.offset, self._length, tuple(targets)))

    def raise_since(self, place: Place) -> None:
        """Make superscripts of the digits since ``place``."""
        self._pieces[place.piece:] = [raised(piece) for piece in self._pieces[place.piece:]]

    @property
    def text(self) -> str:
        """The text so far, without white space at its end."""
        return "".join(self._pieces).rstrip()


def finish_article(draft_text: str, blocks: Sequence[Block], markers: Sequence[Marker],
                   source: Source, *, title: str = "", dated: PartialDate | None = None,
                   dated_text: str = "", references: Sequence[Reference] = (),
                   span: tuple[int, int] | None = None,
                   skipped: Sequence[Skipped] = ()) -> Article:
    """The Article made of these pieces, with the reference list found in its text and read.

    Where there is no list, the DOIs that the text links to are the references, numbered in order.

    ``references`` and ``span`` (where the list stands in the text) are given by formats that
    mark the list themselves; the text is searched for one otherwise. ``body_end`` is the start of
    the list. Everything that was skipped, in the list too, is kept.
    """
    left_out = list(skipped)
    found = tuple(references)
    if not found:
        if span is None:
            span = (reference_strings.find_reference_list(draft_text)
                    or _list_by_structure(draft_text, blocks))
        if span is not None:
            read, lost = reference_strings.read_reference_list(
                draft_text[span[0]:span[1]], offset=span[0], source=source.path)
            found, left_out = tuple(read), [*left_out, *lost]
    if not found and span is None:
        found = tuple(_linked_works(draft_text, markers, source.path))
    body_end, reference_end = span if span else (len(draft_text), None)
    if dated is None:
        dated, dated_text = find_article_date(draft_text, span or (0, 0))
    if not title:
        title = _first_heading(draft_text, blocks)
    return Article(name=source.name, text=draft_text, source=source.path, title=title,
                   blocks=tuple(blocks), markers=tuple(markers), references=found,
                   body_end=body_end, reference_end=reference_end, dated=dated,
                   dated_text=dated_text, skipped=tuple(left_out), format=source.format,
                   remarks=source.remarks)


def _linked_works(text: str, markers: Sequence[Marker], source: str) -> list[Reference]:
    """A reference for every DOI that the text links to or spells out as a link, in order."""
    links = [(marker.start, target, text[marker.start:marker.end])
             for marker in markers for target in marker.targets if "10." in target]
    links += [(match.start(), match.group(), match.group()) for match in _DOI_LINK.finditer(text)]
    works: dict[str, str] = {}
    for _, target, written in sorted(links):
        doi = normalise_doi(target)
        if doi:
            works.setdefault(doi, written)
    return [Reference(str(number), {"DOI": doi}, written, source,
                      remarks=("no reference list: taken from a link in the text",))
            for number, (doi, written) in enumerate(works.items(), start=1)]


def _list_by_structure(text: str, blocks: Sequence[Block]) -> tuple[int, int] | None:
    """The blocks under a heading "References", "Sources", … of which most bear a year or link."""
    for i in range(len(blocks) - 2, -1, -1):
        if blocks[i].kind != "heading" or not LIST_HEADING.match(
                text[blocks[i].start:blocks[i].end]):
            continue
        rest = blocks[i + 1:]
        stop = next((j for j, block in enumerate(rest) if block.kind == "heading"), len(rest))
        while stop and not _BEARS.search(text[rest[stop - 1].start:rest[stop - 1].end]):
            stop -= 1
        bearing = sum(bool(_BEARS.search(text[block.start:block.end])) for block in rest[:stop])
        if stop and bearing >= 0.6 * stop:
            # the label of the first item ("1. ") stands before its block
            return text.rfind("\n", 0, rest[0].start) + 1, rest[stop - 1].end
    return None


def _first_heading(text: str, blocks: Sequence[Block]) -> str:
    for block in blocks[:6]:
        if block.kind == "heading":
            return text[block.start:block.end].strip()
    return ""
