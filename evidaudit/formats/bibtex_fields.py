"""The fields of one BibTeX entry: split by bibtexparser, evaluated and mended here.

A field's value is text in braces or quotes, a number or an @string name, or several of these
joined by "#". What a damaged entry still says is kept, and every repair is a remark.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bibtexparser.entrypoint import parse_string
from bibtexparser.exceptions import BlockAbortedException
from bibtexparser.model import DuplicateFieldKeyBlock, Entry, ParsingFailedBlock

from .bibtex_blocks import KEY_WITHOUT_COMMA, RawBlock

# A library does not write to standard error because a file is damaged: the damage is reported.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

_KEY = re.compile(r"\s{0,200}([^,={}\"\n]{0,300}?)\s{0,50}(?:,|\Z)")
_BARE = re.compile(r"[^\s#,{}\"=]{1,300}")
_SEPARATOR = re.compile(r"(?<!\\)[{}\",]")
_INNER_START = re.compile(r"@(?=\w*[ \t]*[{(])")
_STAND_IN = "\ue0a7"        # for "@" inside values while bibtexparser reads them
_FIELD_START = re.compile(r"([A-Za-z][\w\-:.+]{0,60})\s{0,50}=(?!=)")
_COMMENT = re.compile(r"(?:^[ \t]{0,40}|,[ \t]{0,40})%", re.MULTILINE)
_COMMENT_OR_MARK = re.compile(r"(?:^[ \t]{0,40}|,[ \t]{0,40})%[^\n]*|(?<!\\)[{}\"]", re.MULTILINE)


@dataclass(slots=True)
class RawEntry:
    """The key and the fields of one entry: name (lower case) -> (value, 1-based line)."""

    key: str
    type: str
    line: int
    fields: dict[str, tuple[str, int]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    problem: str = ""       # why nothing could be read; "" when fields were found


def read_entry(text: str, block: RawBlock, strings: Mapping[str, str]) -> RawEntry:
    """The raw fields of ``block``, read by bibtexparser; ``problem`` says why there are none."""
    entry = RawEntry("", block.type, block.line, remarks=list(block.remarks))
    body = text[block.body_start:block.body_end]
    if block.spare:
        cuts = [block.body_start - 1, *block.spare, block.body_end]
        body = " ".join(text[a + 1:b] for a, b in zip(cuts, cuts[1:], strict=False))
    body = _without_comment_lines(body, entry)
    key = _KEY.match(body)
    late = KEY_WITHOUT_COMMA.match(body)
    if late and (not key or late.end() < key.end(1)):
        entry.remarks.append("a comma is missing after the key")
        key = late
    if key:
        entry.key, rest = key[1].strip(), body[key.end():]
    else:
        rest = body     # "@article{title = {…}}": no key at all
    if not block.closed:
        if block.depth != 1:
            entry.problem = "a brace is opened and never closed"
            return entry
        entry.remarks.append("its closing brace is missing")
    first_line = block.line + text.count("\n", block.start, block.body_start) + body.count(
        "\n", 0, len(body) - len(rest))
    _read_fields(rest, first_line, entry, strings)
    if not entry.fields and not entry.problem:
        entry.problem = "it has no fields"
    return entry


def _without_comment_lines(body: str, entry: RawEntry) -> str:
    """``body`` with comments between its fields blanked: "%" after a comma or at a line start."""
    if not _COMMENT.search(body):
        return body
    out, position, depth, quoted = [], 0, 0, False
    for match in _COMMENT_OR_MARK.finditer(body):
        mark = match.group()
        if match.start() < position:
            continue
        if mark in ("{", "}"):
            depth += 1 if mark == "{" else -1
        elif mark == '"':
            quoted = not quoted if depth == 0 else quoted
        elif depth == 0 and not quoted:
            out.append(body[position:match.start()] + ("," if mark.startswith(",") else ""))
            entry.remarks.append(f"commented out: {mark.strip(' ,%')[:60]}")
            position = match.end()
    return "".join(out) + body[position:]


def _without_odd_pieces(body: str) -> tuple[str, list[str]]:
    """``body`` without what stands between two commas and is no field, and those pieces."""
    pieces, start, depth, quoted = [], 0, 0, False
    for match in _SEPARATOR.finditer(body):
        mark = match.group()
        if mark == '"':
            quoted = not quoted if depth == 0 else quoted
        elif mark == "," and depth == 0 and not quoted:
            pieces.append(body[start:match.start()])
            start = match.end()
        elif mark != ",":
            depth += 1 if mark == "{" else -1
    pieces.append(body[start:])
    kept, odd = [], []
    for piece in pieces:
        if _FIELD_START.match(piece.lstrip()):
            kept.append(piece + ",")
        else:
            kept.append("\n" * piece.count("\n"))
            odd.append(" ".join(piece.split()))
    return "".join(kept), [piece for piece in odd if piece]


def _read_fields(body: str, line: int, entry: RawEntry, strings: Mapping[str, str],
                 retry: bool = True) -> None:
    """Fills ``entry.fields`` from ``body``, the text between the key's comma and the end."""
    guarded = _INNER_START.sub(_STAND_IN, body) if "@" in body else body
    library = parse_string("@x{k," + guarded + "\n}", parse_stack=[])
    parsed: Entry | None = None
    for block in library.blocks:
        if isinstance(block, Entry):
            parsed = block
        elif isinstance(block, DuplicateFieldKeyBlock):
            inner = block.ignore_error_block
            parsed = inner if isinstance(inner, Entry) else None
        elif isinstance(block, ParsingFailedBlock):
            error = block.error
            # str(error) is empty for syntax errors: the reason is an attribute of its own.
            entry.problem = (error.abort_reason if isinstance(error, BlockAbortedException)
                             else str(error) or type(error).__name__).strip()
        if parsed is not None:
            break
    if parsed is None:
        entry.problem = entry.problem or "no field could be read"
        mended, odd = _without_odd_pieces(body)
        if retry and _FIELD_START.search(mended):
            entry.remarks.append(f"passed over: {', '.join(odd)[:80]}" if odd
                                 else "a comma too many was passed over")
            _read_fields(mended, line, entry, strings, retry=False)
        return
    entry.problem = ""
    for item in parsed.fields:
        name = _clean_name(str(item.key))
        value = str(item.value)
        if guarded is not body:
            value = value.replace(_STAND_IN, "@")
        _add_field(name, value, line + (item.start_line or 0), entry, strings)


def _clean_name(name: str) -> str:
    """A field name in lower case; a comment at the end of the line before it is dropped."""
    if "%" in name or "\n" in name:
        name = name.rsplit("\n", 1)[-1].strip()
    return name.strip().lower()


def _add_field(name: str, raw: str, line: int, entry: RawEntry,
               strings: Mapping[str, str]) -> None:
    """Evaluates one value; a field that a missing comma hid in it becomes a field too."""
    while True:
        value, rest, skipped = evaluate(raw, strings, entry.remarks)
        if name:
            if name in entry.fields:
                unused = "" if entry.fields[name][0] == value else (
                    f"; the second, “{value[:60]}”, is not used")
                entry.remarks.append(f"the field “{name}” is given twice{unused}")
            else:
                entry.fields[name] = (value, line)
        trimmed = rest.lstrip()
        hidden = _FIELD_START.match(trimmed)
        if not hidden:
            return
        entry.remarks.append(f"a comma is missing before “{hidden[1]}”")
        line += raw.count("\n", 0, skipped + len(rest) - len(trimmed))
        name, raw = hidden[1].lower(), trimmed[hidden.end():].strip()


def evaluate(raw: str, strings: Mapping[str, str],
             remarks: list[str]) -> tuple[str, str, int]:
    """The text of a raw value: pieces in braces, quotes, @string names or numbers, joined by "#".

    Gives (value, rest, offset of the rest); the rest is not empty where something other than "#"
    follows a piece, as when a comma between two fields is missing.
    """
    last = len(raw) - 1
    if raw[:1] == "{" and raw[-1:] == "}" and raw.find("{", 1) < 0 and raw.find("}") == last:
        return raw[1:-1], "", len(raw)
    out: list[str] = []
    position = 0
    while position < len(raw):
        while position < len(raw) and raw[position] in " \t\n\r#":
            position += 1
        if position >= len(raw):
            break
        end, piece = _read_piece(raw, position, strings, remarks)
        if end <= position:         # a stray "=" or quote: the rest is kept as it stands
            out.append(raw[position:])
            return "".join(out), "", len(raw)
        out.append(piece)
        position = end
        rest = raw[position:position + 400].lstrip()
        if rest and not rest.startswith("#"):
            if _FIELD_START.match(rest):
                return "".join(out), raw[position:], position
            remarks.append("text follows a value without “#” or a comma")
            out.append(" " + raw[position:].strip())
            return "".join(out), "", len(raw)
    return "".join(out), "", len(raw)


def _read_piece(raw: str, start: int, strings: Mapping[str, str],
                remarks: list[str]) -> tuple[int, str]:
    """Where the piece at ``start`` ends, and its text."""
    if raw[start] == "{":
        depth = 0
        for match in re.compile(r"(?<!\\)[{}]").finditer(raw, start):
            depth += 1 if match.group() == "{" else -1
            if depth == 0:
                return match.end(), raw[start + 1:match.start()]
        return len(raw), raw[start + 1:]
    if raw[start] == '"':
        depth = 0
        for match in re.compile(r"(?<!\\)[{}\"]").finditer(raw, start + 1):
            if match.group() == '"' and depth == 0:
                return match.end(), raw[start + 1:match.start()]
            depth += {"{": 1, "}": -1}.get(match.group(), 0)
        return len(raw), raw[start + 1:]
    bare = _BARE.match(raw, start)
    if not bare:
        return start, ""
    word = bare.group()
    if word.isdigit():
        return bare.end(), word
    if word.lower() in strings:
        return bare.end(), strings[word.lower()]
    following = raw[bare.end():bare.end() + 60].lstrip()
    alone = not following or following[0] == "#" or _FIELD_START.match(following)
    if word[0].isalpha() and alone:
        remarks.append(f"@string “{word}” is not defined; its name is kept as the value")
    return bare.end(), word


def read_strings(text: str, blocks: list[RawBlock]) -> tuple[dict[str, str], list[RawBlock]]:
    """The @string definitions by lower-case name, and those blocks that define nothing."""
    strings = {name: name for name in ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug",
                                       "sep", "oct", "nov", "dec")}
    broken = []
    for block in blocks:
        if block.kind != "string":
            continue
        name, equals, value = text[block.body_start:block.body_end].partition("=")
        if equals and name.strip():
            strings[name.strip().lower()] = evaluate(value.strip().rstrip(","), strings, [])[0]
        else:
            broken.append(block)
    return strings, broken
