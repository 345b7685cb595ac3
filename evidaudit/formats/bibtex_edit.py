"""Single fields of a BibTeX file changed in place; every other byte of it stays as it is.

Only a value that is one piece in braces, in quotes or a plain number is changed. A value that is
joined with "#", an @string name, inherited from another entry or hidden in a damaged one is left
alone, with the reason.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from ..csl import date_of_item, fold
from ..model import Reference
from .bibtex import read_bibtex
from .bibtex_blocks import RawBlock, find_blocks
from .latex import decode, encode, encode_verbatim
from .names import write_name

# CSL variable -> the BibTeX fields that give it, in the order in which the reader takes them.
FIELDS_OF: Mapping[str, tuple[str, ...]] = {
    "title": ("title",), "author": ("author",), "volume": ("volume",), "DOI": ("doi",),
    "container-title": ("journaltitle", "journal", "booktitle", "maintitle"),
    "issued": ("date", "year"), "issue": ("issue", "number"),
    "page": ("pages", "page", "eid", "article-number", "articleno", "artnum", "articlenumber",
             "elocation-id"),
}
_SUBTITLES = {"title": "subtitle", "container-title": "journalsubtitle"}

_KEY = re.compile(r"\s{0,200}[^\s,={}\"]{1,300}\s{0,50},")
_NAME = re.compile(r"(?:\s|%[^\n]{0,2000}\n){0,500}([A-Za-z][\w\-:.+]{0,60})(\s{0,50})=\s{0,200}")
_BARE = re.compile(r"[^\s#,{}\"=]{1,300}")
_BRACES = re.compile(r"(?<!\\)[{}]")
_BRACES_QUOTES = re.compile(r"(?<!\\)[{}\"]")
_AFTER = re.compile(r"(?:\s|%[^\n]{0,2000}\n){0,500}")


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """One CSL variable of one entry that should have another value."""

    place: int              # of the reference in the file, from 0
    variable: str           # CSL name
    value: Any              # CSL value: text, names or a date
    others: bool = False    # authors: the list goes on after these


@dataclass(frozen=True, slots=True)
class _Span:
    """A field as it stands: offsets of name and value, and how the value is dressed."""

    name_start: int
    start: int          # of the text within its braces or quotes
    end: int
    dress: str          # "{" | '"' | "number" | why it is left alone


@dataclass(frozen=True, slots=True)
class _Change:
    """A piece of text to put in place of another."""

    start: int
    end: int
    text: str


def edit_bibtex(text: str, edits: Sequence[FieldEdit]
                ) -> tuple[str, list[FieldEdit], list[tuple[FieldEdit, str]]]:
    """``text`` with ``edits`` made, the edits made, and those left alone, each with its reason.

    The result is read again: where anything but the edited field of an entry reads otherwise than
    before, that entry is left as it was. Line ends are those of ``text``.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    before = read_bibtex(plain)
    blocks = _blocks_of(plain, before)
    spans = {place: _fields_of(plain, blocks[place]) for place in {one.place for one in edits}
             if place in blocks}
    left: list[tuple[FieldEdit, str]] = []
    changes: dict[int, list[tuple[FieldEdit, _Change]]] = {}
    for edit in edits:
        change = _change_of(plain, before[edit.place], spans.get(edit.place, {}), edit)
        if isinstance(change, str):
            left.append((edit, change))
        else:
            changes.setdefault(edit.place, []).append((edit, change))
    while True:
        edited = _with_changes(text, plain, [c for rows in changes.values() for _, c in rows])
        wrong = _places_that_read_otherwise(before, edited, changes)
        if not wrong:
            break
        for place in wrong:
            left += [(edit, "the entry would read otherwise than meant")
                     for edit, _ in changes.pop(place)]
    return edited, [edit for rows in changes.values() for edit, _ in rows], left


def _blocks_of(text: str, references: Sequence[Reference]) -> dict[int, RawBlock]:
    """The block of each reference, by its place."""
    entries = iter([block for block in find_blocks(text) if block.kind == "entry"])
    found: dict[int, RawBlock] = {}
    for place, reference in enumerate(references):
        for block in entries:
            if block.line == reference.line and \
                    text[block.start:block.end].rstrip() == reference.raw:
                found[place] = block
                break
    return found


def _fields_of(text: str, block: RawBlock) -> dict[str, _Span]:
    """The fields of an entry by lower-case name; what follows a damaged one is not given."""
    found: dict[str, _Span] = {}
    key = _KEY.match(text, block.body_start, block.body_end)
    if key is None or block.spare or not block.closed:
        return found
    position = key.end()
    while True:
        name = _NAME.match(text, position, block.body_end)
        if name is None:
            return found
        span, end = _value(text, name.start(1), name.end(), block.body_end)
        after = _AFTER.match(text, end, block.body_end)
        end = after.end() if after else end
        joined = text[end:end + 1] == "#"
        while text[end:end + 1] == "#" and end < block.body_end:
            _, end = _value(text, end, _skip_space(text, end + 1), block.body_end)
            end = _skip_space(text, end)
        if end < block.body_end and text[end] != ",":
            return found
        if joined:
            span = _Span(span.name_start, span.start, span.end, "its value is joined with “#”")
        if name[1].lower() in found:
            span = _Span(span.name_start, span.start, span.end, "the field is given twice")
        found[name[1].lower()] = span
        position = end + 1


def _skip_space(text: str, position: int) -> int:
    match = _AFTER.match(text, position)
    return match.end() if match else position


def _value(text: str, name_start: int, start: int, stop: int) -> tuple[_Span, int]:
    """The value that begins at ``start`` and where it ends."""
    opening = text[start:start + 1]
    if opening in ("{", '"'):
        depth = 0
        for mark in (_BRACES if opening == "{" else _BRACES_QUOTES).finditer(
                text, start + (opening == '"'), stop):
            depth += {"{": 1, "}": -1}.get(mark.group(), 0)
            closes = depth == 0 if opening == "{" else mark.group() == '"' and depth == 0
            if closes:
                return _Span(name_start, start + 1, mark.start(), opening), mark.end()
        return _Span(name_start, start, stop, "its value is not closed"), stop
    bare = _BARE.match(text, start, stop)
    if bare is None:
        return _Span(name_start, start, start, "its value cannot be read"), start
    dress = "number" if bare.group().isdigit() else f"its value is the @string {bare.group()!r}"
    return _Span(name_start, bare.start(), bare.end(), dress), bare.end()


# --- one change ----------------------------------------------------------------------------------

def _change_of(text: str, reference: Reference, spans: Mapping[str, _Span],
               edit: FieldEdit) -> _Change | str:
    """The change of ``text`` that makes ``edit``, or why it is left alone."""
    if not spans:
        return "the entry is damaged"
    names = [name for name in FIELDS_OF[edit.variable] if name in spans]
    if _SUBTITLES.get(edit.variable, "") in spans:
        return f"the title is divided between title and {_SUBTITLES[edit.variable]}"
    if not names:
        if edit.variable == "DOI" and not reference.DOI:
            return _inserted(text, spans, "doi", encode_verbatim(str(edit.value)))
        if reference.item.get(edit.variable):
            return "it is inherited from another entry or read from another field"
        return "the entry has no such field"
    span = spans[names[0]]
    if span.dress not in ("{", '"', "number"):
        return span.dress
    old = text[span.start:span.end]
    new = _written(old, edit, names[0])
    if not new or new == old:
        return "nothing would change"
    if span.dress == '"' and '"' in new:
        return "its value stands in quotes and the new one holds some"
    if span.dress == "number" and not new.isdigit():
        new = f"{{{new}}}"
    return _Change(span.start, span.end, new)


def _written(old: str, edit: FieldEdit, field: str) -> str:
    """The field's new text, as close to the old as can be."""
    if edit.variable == "author":
        names = [write_name(name) for name in edit.value if isinstance(name, Mapping)]
        return " and ".join([*names, "others"] if edit.others else names)
    if edit.variable == "issued":
        date = date_of_item(edit.value)
        if date is None:
            return ""
        whole = field == "date" and re.fullmatch(r"\s*\d{4}-\d\d(?:-\d\d)?\s*", old)
        return str(date) if whole and date.month else f"{date.year:04d}"
    if edit.variable == "DOI":
        return encode_verbatim(str(edit.value))
    if edit.variable == "page":
        return re.sub(r"(?<=\w)-(?=\w)", "--" if "--" in old or "-" not in old else "-",
                      encode(str(edit.value)))
    return _with_words(old, str(edit.value))


def _with_words(old: str, new: str) -> str:
    """``old`` with only those words changed in which ``new`` differs: braces and breaks stay."""
    mine = re.split(r"(\s+)", old)
    theirs = new.split()
    words, gaps = mine[::2], mine[1::2]
    if any(_unbalanced(word) for word in words):
        return encode(" ".join(theirs))
    matcher = SequenceMatcher(None, [fold(decode(word)) for word in words],
                              [fold(word) for word in theirs], autojunk=False)
    out: list[str] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            for index in range(a, b):
                out += [words[index], gaps[index] if index < len(gaps) else ""]
        else:
            added = " ".join(encode(word) for word in theirs[c:d])
            tail = gaps[b - 1] if 0 < b <= len(gaps) else ""
            out += [added, tail or (" " if b < len(words) else "")] if added else []
            if added and a == b == len(words):
                out.insert(-2, " ")
    return "".join(out).strip() if not old[:1].isspace() else "".join(out)


def _unbalanced(word: str) -> bool:
    depth = 0
    for mark in _BRACES.finditer(word):
        depth += 1 if mark.group() == "{" else -1
        if depth < 0:
            return True
    return depth != 0


def _inserted(text: str, spans: Mapping[str, _Span], name: str, value: str) -> _Change:
    """A new field before the entry's last one, set as that one is."""
    last = max(spans.values(), key=lambda span: span.name_start)
    line_start = text.rfind("\n", 0, last.name_start) + 1
    indent = text[line_start:last.name_start]
    match = _NAME.match(text, last.name_start)
    label, gap = (match[1], match[2]) if match else (name, " ")
    if label.isupper():
        name = name.upper()
    if len(gap) > 1:
        gap = " " * max(1, len(label) + len(gap) - len(name))
    equals = "= " if match is None or match.group().endswith(" ") else "="
    field = f"{name}{gap}{equals}{{{value}}},"
    own_line = not indent.strip()
    return _Change(last.name_start, last.name_start,
                   f"{field}\n{indent}" if own_line else f"{field} ")


# --- the whole text ------------------------------------------------------------------------------

def _with_changes(text: str, plain: str, changes: Sequence[_Change]) -> str:
    """``text`` with changes that count in ``plain``, which has "\\n" line ends."""
    removed = [match.start() - number for number, match in enumerate(re.finditer(r"\r\n", text))]
    newline = "\r\n" if removed else "\r" if "\r" in text else "\n"

    def there(offset: int) -> int:
        return offset + bisect_right(removed, offset - 1)

    out, position = [], 0
    for change in sorted(changes, key=lambda one: (one.start, one.end)):
        out += [text[position:there(change.start)], change.text.replace("\n", newline)]
        position = there(change.end)
    return "".join([*out, text[position:]])


def _places_that_read_otherwise(before: Sequence[Reference], edited: str,
                                changes: Mapping[int, Sequence[tuple[FieldEdit, _Change]]]
                                ) -> list[int]:
    """The edited entries of which more or less than the edited fields now reads otherwise."""
    after = read_bibtex(edited.replace("\r\n", "\n").replace("\r", "\n"))
    if len(after) != len(before):
        return list(changes)
    wrong = []
    for place, rows in changes.items():
        meant = {edit.variable for edit, _ in rows}
        old, new = before[place].item, after[place].item
        unlike = {name for name in {*old, *new} if old.get(name) != new.get(name)}
        if unlike - {"custom"} != meant or after[place].id != before[place].id:
            wrong.append(place)
    return wrong
