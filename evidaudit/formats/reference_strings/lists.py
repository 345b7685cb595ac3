"""Where each entry of a reference list begins and ends.

Every position is an offset into the text given. No character is lost (see ``read_reference_list``):
what belongs to no entry is reported as skipped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

_LABEL = re.compile(
    r"[ \t\u00a0]{0,12}(?:(?:[-*•‣·–]|\u2022)[ \t]{1,4})?"
    r"(?:\[\^?(?P<square>\d{1,4})\]:?|\((?P<round>\d{1,4})\)|(?P<open>\d{1,4})\)|"
    r"(?P<stop>\d{1,4})\.(?!\d)|(?P<colon>\d{1,4}):|(?P<bare>\d{1,4})(?=[ \t\u00a0]))"
    r"[ \t\u00a0]{0,8}(?=[^\s\d]|\d{4}|\d-?[^\W\d_]|$)")
BULLET = re.compile(r"[ \t]{0,12}[-*•‣·–][ \t]{1,4}(?=\S)")
YEAR = re.compile(r"(?<!\d)(?:1[6-9]\d\d|20[0-4]\d)[a-z]?(?!\d)")
_NUMBERS = re.compile(
    r"\d\s{0,2}(?:\([^()]{1,20}\))?\s{0,2}[:;]\s{0,2}[a-zA-Z]{0,2}\d|"
    r"\d\s?\([^()]{1,20}\),\s?[a-zA-Z]{0,2}\d|,\s?\d{1,5}\s?[-–]\s?\d{1,5}|"
    r"\bpp?\.\s?\d|\bvol\.?\s?\d", re.IGNORECASE)
_LINK = re.compile(r"\b10\.\d{4,9}/|https?://|\bdoi\b|\bPMID\b|\bwww\.|\bISBN\b|\barXiv\b",
                   re.IGNORECASE)
_AUTHOR = re.compile(
    r"[\W_]{0,4}(?:[a-z]{1,4}['’ ]{1,2}){0,3}[^\W\d_a-z][\w'’\-]{1,30}"
    r"(?: [^\W\d_a-z][\w'’\-]{1,30}){0,2}"
    r",?\s{1,2}(?:[^\W\d_a-z]{1,3}\b|[^\W\d_a-z]\.)|"
    r"[\W_]{0,3}(?:[^\W\d_a-z]\.[ -]?){1,3}\s?[^\W\d_a-z][\w'’\-]{1,30}[,.& ]|"
    r"[\W_]{0,3}[^\W\d_a-z][\w'’\-]{1,30}, [^\W\d_a-z][\w'’\-]{1,30}[,. ]")
_OPENS_ENTRY = (r"(?=\s{0,4}(?:[^\W\d_a-z]|[\"“'(]|(?:van|von|de|del|della|di|da|dos|du|el|al|"
                r"le|la|den|der|ter|ten|zu|bin|ibn)\b))")
_ENDED = re.compile(r"(?:[.\])>?!]|\d|/)[\s\"”'*_]{0,6}$")
_CAPTION = re.compile(
    r"google scholar|pubmed(?: central)?|cross ?ref|pmc free article|article|cas|ads|mathscinet|"
    r"math|web of science|scopus|view article|full text|abstract|pdf|download|publisher|doi|"
    r"links?|medline|isi|ref list|export citation", re.IGNORECASE)
PAGE_BREAK = re.compile(
    r"\s{0,40}(?:(?:page\s)?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?|[-–—]\s?\d{1,4}\s?[-–—]|"
    r"page break|[-–—_=*]{3,80}|\f)\s{0,40}", re.IGNORECASE)
@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: offsets of its text without surrounding space, and its indent."""

    start: int
    end: int
    indent: int
    text: str
    after_blank: bool


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank."""
    lines: list[Line] = []
    position, blank = 0, False
    for whole in text.splitlines(keepends=True):
        bare = whole.strip()
        if bare:
            indent = len(whole) - len(whole.lstrip())
            start = position + indent
            lines.append(Line(start, start + len(bare), indent, bare, blank))
            blank = False
        elif whole.strip(" \t\r\n") == "":
            blank = True
        position += len(whole)
    return lines


def entry_likeness(text: str) -> int:
    """0 to 5: how many marks of a reference ``text`` bears: year, numbers, link, author, et al."""
    head = text[:2_000]
    return ((YEAR.search(head) is not None) + (_NUMBERS.search(head) is not None)
            + (_LINK.search(head) is not None) + (_AUTHOR.match(_unlabelled(head)) is not None)
            + ("et al" in head))


def _unlabelled(text: str) -> str:
    label = _LABEL.match(text)
    if label:
        return text[label.end():]
    bullet = BULLET.match(text)
    return text[bullet.end():] if bullet else text


def is_captions(text: str) -> bool:
    """Whether ``text`` is nothing but the captions of links ("[PubMed] [Google Scholar]")."""
    return len(text) <= 160 and _CAPTION.search(text) is not None and not re.search(
        r"[^\s\[\],;|·.()]", _CAPTION.sub("", text))


def label_of(line: Line) -> tuple[str, int, int] | None:
    """The dress of the number at the head of ``line``, the number, and the length of both."""
    match = _LABEL.match(line.text)
    if not match or not match.lastgroup:
        return None
    return match.lastgroup, int(match[match.lastgroup]), match.end()


def split_reference_list(text: str) -> list[tuple[int, int, str]]:
    """Start, end and label ("4", or "" where unnumbered) of each entry, in order.

    Spans leave out the label and surrounding space, never overlap, and hold the lines that an
    entry was wrapped over. Numbering may be dressed "1 ", "1. ", "[1]", "(1)", "1)".
    """
    return [(start, end, label) for _, start, end, label in entries_of(text)]


def entries_of(text: str) -> list[tuple[int, int, int, str]]:
    """As :func:`split_reference_list`, with the offset where the label begins put first."""
    lines = lines_of(text)
    starts = numbered_starts(lines)
    if starts:
        entries = []
        bounds = [index for index, _, _ in starts] + [len(lines)]
        for (index, label, width), stop in zip(starts, bounds[1:], strict=True):
            stop = _without_page_breaks(lines, index, stop)
            first = lines[index]
            start = min(first.start + width, first.end)
            while start < lines[stop - 1].end and text[start].isspace():
                start += 1
            entries.append((first.start, start, lines[stop - 1].end, label))
        if len(entries) == 1 or len(lines) <= 2:
            entries = [part for entry in entries for part in _run_on(text, entry)]
        return [entry for entry in entries if text[entry[1]:entry[2]].strip()]
    return _unnumbered_entries(lines)


def numbered_starts(lines: list[Line]) -> list[tuple[int, str, int]]:
    """Index of the line, label and width of the label, where numbers count upwards."""
    best: list[tuple[int, str, int]] = []
    found = [(index, *label) for index, line in enumerate(lines)
             if (label := label_of(line)) is not None]
    for dress in ("square", "round", "open", "stop", "colon", "bare"):
        run: list[tuple[int, str, int]] = []
        last = 0
        for index, own, number, width in found:
            # A wrapped line may begin with a number: only the next few in order start an entry,
            # or one farther on that plainly looks like it.
            first = not run and (len(lines) <= 3 or number <= 300)
            near = bool(run) and last < number <= last + 3
            far = bool(run) and dress != "bare" and last < number <= last + 200
            again = bool(run) and number in (1, last)  # a second list, or a slip
            if own == dress and (first or near or ((far or again) and _plain_start(lines, index))):
                run.append((index, str(number), width))
                last = number
        if len(run) > len(best):
            best = run
    alone = _numbers_alone(lines)
    if len(alone) > len(best):
        best = alone
    enough = len(best) >= 2 or (len(best) == 1 and best[0][0] == 0 and (
        len(lines) == 1 or best[0][1] == "1"))
    return best if enough else []


def _plain_start(lines: list[Line], index: int) -> bool:
    return entry_likeness(lines[index].text) >= 2 and ended(lines[index - 1])


def ended(line: Line) -> bool:
    """Whether ``line`` ends as an entry does: with a stop, a number, a bracket or a link."""
    tail = line.text[-12:]
    return _ENDED.search(tail) is not None or _LINK.search(line.text[-80:].split()[-1]) is not None


def _numbers_alone(lines: list[Line]) -> list[tuple[int, str, int]]:
    """Entries whose numbers, from 1 upwards, stand on lines of their own."""
    run: list[tuple[int, str, int]] = []
    for index, line in enumerate(lines[:-1]):
        if len(line.text) <= 6 and (number := line.text.strip("[]().")).isdecimal() \
                and int(number) == len(run) + 1 and entry_likeness(lines[index + 1].text) >= 1:
            run.append((index, str(int(number)), len(line.text)))
    return run


def _without_page_breaks(lines: list[Line], index: int, stop: int) -> int:
    """``stop`` moved back over page numbers and rules at the end of an entry."""
    while stop - 1 > index and PAGE_BREAK.fullmatch(lines[stop - 1].text):
        stop -= 1
    return stop


def _run_on(text: str, entry: tuple[int, int, int, str]) -> list[tuple[int, int, int, str]]:
    """Entries printed one after the other in one paragraph, taken apart at the next number."""
    label_start, start, end, label = entry
    parts: list[tuple[int, int, int, str]] = []
    dressed = text[label_start:start].strip()
    number = int(label)
    pattern = re.escape(dressed)
    while len(parts) < 20_000:
        following = pattern.replace(str(number), str(number + 1), 1)
        match = re.compile(rf"(?<=[.\])\d/])\s{{1,8}}{following}{_OPENS_ENTRY}").search(
            text, start, end)
        if not match:
            break
        parts.append((label_start, start, match.start(), str(number)))
        label_start = match.end() - len(following.replace("\\", ""))
        start = match.end()
        while start < end and text[start].isspace():
            start += 1
        number, pattern = number + 1, following
    parts.append((label_start, start, end, str(number)))
    return parts


def _unnumbered_entries(lines: list[Line]) -> list[tuple[int, int, int, str]]:
    """Entries of a list without numbers: paragraphs, hanging indents, or one a line."""
    body = [line for line in lines if not PAGE_BREAK.fullmatch(line.text)]
    begins = first_lines(body)
    entries: list[tuple[int, int, int, str]] = []
    for line, begin in zip(body, begins, strict=True):
        if begin or not entries:
            bullet = BULLET.match(line.text)
            start = line.start + (bullet.end() if bullet else 0)
            entries.append((line.start, start, line.end, ""))
        else:
            head, start, _, label = entries[-1]
            entries[-1] = (head, start, line.end, label)
    return entries


def first_lines(lines: list[Line]) -> list[bool]:
    """For each line, whether an entry begins with it."""
    if not lines:
        return []
    captions = [is_captions(line.text) for line in lines]
    if sum(BULLET.match(line.text) is not None for line in lines) * 2 > len(lines):
        return [BULLET.match(line.text) is not None for line in lines]
    whole = [entry_likeness(line.text) >= 2 and len(line.text) > 40
             for line, caption in zip(lines, captions, strict=True) if not caption]
    if sum(whole) >= 0.8 * len(whole) and not _wrapped(lines):
        return [not caption for caption in captions]
    indents = sorted({line.indent for line in lines})
    if len(indents) > 1 and indents[-1] - indents[0] >= 2:
        edge = lines[0].indent  # hanging (or first-line) indent: entries stand where the first does
        return [abs(line.indent - edge) < 2 for line in lines]
    blanks = sum(line.after_blank for line in lines)
    if blanks and blanks >= 0.25 * len(lines) - 1:
        return [(line.after_blank or i == 0) and not captions[i] for i, line in enumerate(lines)]
    width = max(len(line.text) for line in lines)
    begins = [True]
    for before, line in zip(lines, lines[1:], strict=False):
        length, whole_line = len(before.text), ended(before)
        named = _AUTHOR.match(line.text) is not None and (
            length < 0.8 * width or before.text.endswith((".", "]")) or "://" in before.text[-60:])
        begins.append(line.after_blank or whole_line and (
            named or (length < 0.6 * width and line.text[0].isupper())))
    return [begin and not caption for begin, caption in zip(begins, captions, strict=True)]


def _wrapped(lines: list[Line]) -> bool:
    """Whether lines look cut at one width rather than at the ends of entries."""
    if len(lines) < 4:
        return False
    lengths = [len(line.text) for line in lines]
    unended = sum(_ENDED.search(line.text[-12:]) is None for line in lines)
    return unended > 0.4 * len(lines) and max(lengths) < 1.5 * median(lengths)
