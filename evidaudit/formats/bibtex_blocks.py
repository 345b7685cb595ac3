"""The blocks of a BibTeX file, each with its true line and where its body begins and ends.

bibtexparser 2.1 splits one well-delimited entry into fields reliably; where a file is damaged it
drops or invents entries (a "@word{" inside a value, a type with a hyphen, a key seen twice). So the
blocks are found here, by brace depth, and bibtexparser is given one entry at a time: a broken entry
can neither swallow nor lose its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .places import LineCounter

_MARK = re.compile(r"(?<!\\)[{}]|@[ \t]{0,4}([A-Za-z][\w.:+/\-]{0,60})\s{0,20}([{(])")
# What follows the opening brace: key and comma, then the first field or the end.
_LOOKS_LIKE_ENTRY = re.compile(
    r"[^\S\n]{0,200}[^\n,={}]{0,300},\s{0,200}(?:%[^\n]{0,300}\n\s{0,200})?"
    r"(?:[\w\-+:.]{1,60}\s{0,50}=|[})])|\s{0,200}[^\s,={}\"]{1,300}\s{0,50}"
    r"(?:,\s{0,200}(?:[\w\-+:.]{1,60}\s{0,50}=|[})])|[})]\s{0,50}(?:\n|$))")
KEY_WITHOUT_COMMA = re.compile(
    r"\s{0,200}([^\s,={}\"]{1,300})(?=\s{1,200}[A-Za-z][\w\-]{0,60}\s{0,50}=)")
# "}, year = {2000}" after a block has closed: a brace too many, the entry goes on
_GOES_ON = re.compile(r"\s{0,50},\s{0,50}[A-Za-z][\w\-]{0,60}\s{0,20}=\s{0,20}[{\"\w]")
_ORPHAN_FIELD = re.compile(r"(?<![\w\-])[A-Za-z][\w\-]{1,40}[ \t]{0,20}=[ \t]{0,20}[{\"\d]")
_AT_LINE = re.compile(r"^[ \t]{0,40}@[ \t]{0,4}[A-Za-z][\w\-]{1,60}", re.MULTILINE)


_AFTER_FIELD = re.compile(r"[,}\"]\s{0,199}$")


@dataclass(frozen=True, slots=True)
class RawBlock:
    """One block as it stands in the file. ``kind``: entry, string, comment, preamble, stray."""

    kind: str
    type: str               # entry type, lower case: "article", "online-resource"
    start: int
    end: int
    body_start: int         # just after the opening brace
    body_end: int           # before the closing brace
    line: int               # 1-based
    closed: bool = True
    depth: int = 1          # braces open where an unclosed block was given up
    reason: str = ""        # why a stray block is no entry
    spare: tuple[int, ...] = ()     # offsets of closing braces that are one too many
    remarks: tuple[str, ...] = ()


def find_blocks(text: str) -> Iterator[RawBlock]:
    """Every block of ``text`` in order; what lies between is given as stray where it matters."""
    marks = list(_MARK.finditer(text))
    lines = LineCounter(text)
    index, position = 0, 0
    while index < len(marks):
        mark = marks[index]
        if mark[1] is None or not _may_start(text, mark.start()):
            index += 1
            continue
        yield from _stray(text, position, mark.start(), lines)
        block, index = _read_block(text, marks, index, lines)
        yield block
        position = block.end
    yield from _stray(text, position, len(text), lines)


def _may_start(text: str, start: int) -> bool:
    """Whether an "@" here can start a block: not inside an e-mail address or a macro."""
    before = text[start - 1] if start else "\n"
    return not (before.isalnum() or before in "._-\\@")


def _line_head(text: str, start: int) -> str:
    """What stands before ``start`` on its line, at most 200 characters, without white space."""
    return text[max(text.rfind("\n", 0, start) + 1, start - 200):start].strip()


def _read_block(text: str, marks: list[re.Match[str]], index: int,
                lines: LineCounter) -> tuple[RawBlock, int]:
    """The block that starts at ``marks[index]`` and the index of the first mark after it."""
    mark = marks[index]
    word = mark[1].lower()
    line = lines.at(mark.start())
    kind = word if word in ("string", "comment", "preamble") else "entry"
    end, following, closed, depth, inner, spare = _find_end(text, marks, index)
    body_end = end - 1 if closed else end
    remarks: tuple[str, ...] = ()
    if inner and closed:
        remarks = ("another entry stands inside one of its fields",)
    if spare:
        remarks += ("a closing brace too many was passed over",)
    block = RawBlock(kind, word, mark.start(), end, mark.end(), body_end, line, closed, depth,
                     remarks=remarks, spare=tuple(spare))
    if _line_head(text, mark.start()).startswith("%"):
        stop = end if closed and not inner else _line_end(text, mark.start())
        block = RawBlock("stray", word, mark.start(), stop, mark.end(), stop, line,
                         reason="commented out with %")
        following = index + 1
    elif kind == "comment":
        block, following = _comment(text, marks, index, block, following)
    while following < len(marks) and marks[following].start() < block.end:
        following += 1
    return block, following


def _comment(text: str, marks: list[re.Match[str]], index: int, block: RawBlock,
             following: int) -> tuple[RawBlock, int]:
    """An @comment, kept as stray where it holds an entry; one that never closes is its line."""
    if not block.closed:
        stop = _line_end(text, block.start)
        return RawBlock("comment", "comment", block.start, stop, block.body_start, stop,
                        block.line), index + 1
    hidden = any(marks[i][1] and marks[i][1].lower() not in ("string", "comment", "preamble")
                 and _LOOKS_LIKE_ENTRY.match(text, marks[i].end())
                 for i in range(index + 1, following) if marks[i].start() < block.end)
    if hidden:
        return RawBlock("stray", "comment", block.start, block.end, block.body_start,
                        block.body_end, block.line,
                        reason="an entry inside @comment is not part of the list"), following
    return block, following


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


_End = tuple[int, int, bool, int, bool, list[int]]


def _find_end(text: str, marks: list[re.Match[str]], index: int) -> _End:
    """Where a block ends: (end, next mark, closed, depth, holds an entry, spare braces).

    An unclosed block ends where the next line starts that looks like an entry of its own. One
    such line inside a value of a block that does close before the next is quoted text.
    """
    if marks[index][2] == "(":
        found = _closing_parenthesis(text, marks, index)
        if found is not None:
            return found
    depth, candidate, candidate_depth = 1, -1, 0
    spare: list[int] = []
    for i in range(index + 1, len(marks)):
        mark = marks[i]
        if mark[1] is None:
            depth += 1 if mark.group() == "{" else -1
            if depth == 0 and _GOES_ON.match(text, mark.end()):
                spare.append(mark.start())
                depth = 1
            elif depth == 0:
                return mark.end(), i + 1, True, 0, candidate >= 0, spare
            continue
        if _line_head(text, mark.start()).strip("} \t") == "" and (
                _LOOKS_LIKE_ENTRY.match(text, mark.end())
                or KEY_WITHOUT_COMMA.match(text, mark.end())
                or mark[1].lower() in ("string", "preamble", "comment")):
            if candidate >= 0:
                break
            candidate, candidate_depth = i, depth
            if depth == 1 and _AFTER_FIELD.search(text, max(mark.start() - 200, 0), mark.start()):
                break  # a field has ended and no value is open: nothing is quoted here
        depth += 1 if mark[2] == "{" else 0
    if candidate >= 0:
        return marks[candidate].start(), candidate, False, candidate_depth, False, spare
    return len(text), len(marks), False, depth, False, spare


def _closing_parenthesis(text: str, marks: list[re.Match[str]],
                         index: int) -> _End | None:
    """The end of "@article(key, …)": the first ")" outside braces and quotes, or None."""
    position, quoted, i = marks[index].end(), False, index + 1
    depth = 0
    for match in re.compile(r"(?<!\\)[{}]|[\")]|\n[ \t]{0,40}@").finditer(text, position):
        found = match.group()
        if found == "{":
            depth += 1
        elif found == "}":
            depth -= 1
        elif depth == 0 and found == '"':
            quoted = not quoted
        elif depth == 0 and not quoted and found == ")":
            while i < len(marks) and marks[i].start() < match.end():
                i += 1
            return match.end(), i, True, 0, False, []
        elif found[0] == "\n" and depth <= 0 and not quoted:
            return None
    return None


def _stray(text: str, start: int, end: int, lines: LineCounter) -> Iterator[RawBlock]:
    """What lies between blocks, where it may hold a piece of a reference."""
    between = text[start:end]
    if not between.strip() or ("=" not in between and "@" not in between):
        return
    heads = [match for match in _AT_LINE.finditer(between)
             if match.group().strip().lstrip("@ \t").lower() != "comment"]
    for match, following in zip(heads, [*heads, None][1:], strict=True):
        word = match.group().strip().lstrip("@ \t").lower()
        at = start + match.start()
        stop = start + following.start() if following else end
        if not _ORPHAN_FIELD.search(text, at, stop):
            stop = min(stop, _line_end(text, at))
        yield RawBlock("stray", word, at, stop, at, stop, lines.at(at),
                       reason=f"“@{word[:40]}” is followed by no brace")
    orphan = _ORPHAN_FIELD.search(between)
    if orphan and not heads:
        at = start + orphan.start()
        yield RawBlock("stray", "", at, end, at, end, lines.at(at),
                       reason="fields outside any entry: a brace too many before them?")
