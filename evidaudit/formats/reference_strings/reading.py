"""A whole reference list read: references, and what was left over."""

from __future__ import annotations

import re
from bisect import bisect_right

from evidaudit.model import Reference, Skipped

from .lists import entries_of

_PIECE = re.compile(r"\S[^\r\n]*")
_PAGE_LINE = re.compile(r"\n[ \t]{0,40}(?:page[ \t])?\d{1,4}(?:[ \t]?(?:of|/)[ \t]?\d{1,4})?"
                        r"[ \t]{0,40}(?=\n)", re.IGNORECASE)


def read_reference_list(text: str, offset: int = 0,
                        source: str = "") -> tuple[list[Reference], list[Skipped]]:
    """The references that ``text`` lists, and every other piece of it that is not blank.

    ``offset`` is where ``text`` begins in the document; ``start`` and ``end`` of what was skipped
    count from the document's start. An id is the entry's number, else its place (from 1). Each
    non-blank character is in one entry (with its label) or in one skipped piece (promise X7).
    """
    from . import parse_reference

    line_starts = [0, *(match.end() for match in re.finditer(r"\n", text))]
    references: list[Reference] = []
    skipped: list[Skipped] = []
    used: set[str] = set()
    position = 0
    for place, (label_start, start, end, label) in enumerate(entries_of(text), start=1):
        skipped += _left_over(text, position, label_start, offset, source, line_starts)
        position = end
        id = label if label and label not in used else str(place)
        while id in used:
            id += "a"
        used.add(id)
        raw = text[start:end]
        parsed = parse_reference(_PAGE_LINE.sub("", raw), id)
        remarks = parsed.remarks
        if _PAGE_LINE.search(raw):
            remarks += ("a page number inside the entry was not read",)
        references.append(Reference(id, parsed.item, raw, source,
                                    bisect_right(line_starts, start), remarks=remarks))
    skipped += _left_over(text, position, len(text), offset, source, line_starts)
    return references, skipped


def _left_over(text: str, start: int, end: int, offset: int, source: str,
               line_starts: list[int]) -> list[Skipped]:
    pieces = []
    for match in _PIECE.finditer(text, start, end):
        raw = match.group().rstrip()
        number = raw.strip("-–— ").isdigit()
        reason = "a page number or number without an entry" if number else "not part of an entry"
        begin = match.start()
        pieces.append(Skipped(raw, reason, source, bisect_right(line_starts, begin),
                              offset + begin, offset + begin + len(raw)))
    return pieces
