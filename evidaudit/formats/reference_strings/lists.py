"""Where a reference list begins and ends, and where each of its entries does.

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
    r"[ \t\u00a0]{0,8}(?=[^\W\d_]|[\"“”'‘\[(«*_<]|\d{4}|$)")
_BULLET = re.compile(r"[ \t]{0,12}[-*•‣·–][ \t]{1,4}(?=\S)")
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]\d\d|20[0-4]\d)[a-z]?(?!\d)")
_NUMBERS = re.compile(
    r"\d\s{0,2}(?:\([^()]{1,20}\))?\s{0,2}[:,;]\s{0,2}(?:pp?\.?\s?)?[a-zA-Z]{0,2}\d|"
    r"\bpp?\.\s?\d|\bvol\.?\s?\d", re.IGNORECASE)
_LINK = re.compile(r"\b10\.\d{4,9}/|https?://|\bdoi\b|\bPMID\b|\bwww\.|\bISBN\b|\barXiv\b",
                   re.IGNORECASE)
_AUTHOR = re.compile(
    r"[\W_]{0,4}(?:[a-z]{1,4}['’ ]{1,2}){0,3}[^\W\d_a-z][\w'’\-]{1,30}(?: [^\W\d_a-z][\w'’\-]{1,30}){0,2}"
    r",?\s{1,2}(?:[^\W\d_a-z]{1,3}\b|[^\W\d_a-z]\.)|"
    r"[\W_]{0,3}(?:[^\W\d_a-z]\.[ -]?){1,3}\s?[^\W\d_a-z][\w'’\-]{1,30}[,.& ]|"
    r"[\W_]{0,3}[^\W\d_a-z][\w'’\-]{1,30}, [^\W\d_a-z][\w'’\-]{1,30}[,. ]")
_OPENS_ENTRY = (r"(?=\s{0,4}(?:[^\W\d_a-z]|[\"“'(]|(?:van|von|de|del|della|di|da|dos|du|el|al|le|la|"
                r"den|der|ter|ten|zu|bin|ibn)\b))")
_ENDED = re.compile(r"(?:[.\])>?!]|\d|/)[\s\"”'*_]{0,6}$")
_CAPTIONS = re.compile(
    r"[\s\[\],;|·]{0,6}(?:(?:Google Scholar|PubMed(?: Central)?|Cross ?Ref|PMC free article|"
    r"Article|CAS|ADS|MathSciNet|MATH|Web of Science|Scopus|View Article|Full Text|Abstract|PDF|"
    r"Download|Publisher|DOI|Links?|Medline|ISI|Ref list|Export Citation)[\s\[\],;|·.]{0,6}){1,8}",
    re.IGNORECASE)
_PAGE_BREAK = re.compile(
    r"\s{0,40}(?:(?:page\s)?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?|[-–—]\s?\d{1,4}\s?[-–—]|"
    r"page break|[-–—_=*]{3,80}|\f)\s{0,40}", re.IGNORECASE)
_HEADING = re.compile(
    r"[\s#*_>=\-|]{0,12}(?:\(?(?:\d{1,2}|[IVX]{1,4})[.)]?\s{1,3})?"
    r"(?P<word>(?:(?:article|scientific|selected|key|full|our|list of|medical|study)\s)?"
    r"(?:references?(?: list| cited| and (?:notes|sources|further reading))?|bibliograph(?:y|ies)|"
    r"works cited|cited works|literature(?: cited| references)?|sources(?: and references)?|"
    r"citations?|notes and references|endnotes|reference list|r[eé]f[eé]rences"
    r"(?: bibliographiques)?|referencias(?: bibliográficas)?|bibliograf[ií]a|bibliographie|"
    r"literatur(?:verzeichnis)?|quellen|bibliografia|referenze|参考文献))"
    r"(?:\s?\(\d{1,4}\))?(?:\s?\[edit\])?[\s:.*_#=\-|]{0,12}$", re.IGNORECASE)
_RUN_ON_HEADING = re.compile(
    r"\s{0,8}[*_#]{0,4}(?:references|bibliography|works cited|sources|citations)[*_]{0,4}\s?[:.]?"
    r"[*_]{0,4}\s{1,8}(?=\[1\]|\(1\)|1[.)\s])", re.IGNORECASE)
_DECISIVE_HEADING = re.compile(r"ref|bibl|cited|literatur|参考", re.IGNORECASE)


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
    """0 to 5: how many marks of a reference ``text`` bears (year, numbers, link, author, length)."""
    head = text[:2_000]
    return ((_YEAR.search(head) is not None) + (_NUMBERS.search(head) is not None)
            + (_LINK.search(head) is not None) + (_AUTHOR.match(_unlabelled(head)) is not None)
            + ("et al" in head))


def _unlabelled(text: str) -> str:
    label = _LABEL.match(text)
    if label:
        return text[label.end():]
    bullet = _BULLET.match(text)
    return text[bullet.end():] if bullet else text


def _label_of(line: Line) -> tuple[str, int, int] | None:
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
    starts = _numbered_starts(lines)
    if starts:
        entries = []
        bounds = [index for index, _, _ in starts] + [len(lines)]
        for (index, label, width), stop in zip(starts, bounds[1:], strict=True):
            stop = _without_page_breaks(lines, index, stop)
            first = lines[index]
            start = min(first.start + width, first.end)
            entries.append((first.start, start, lines[stop - 1].end, label))
        if len(entries) == 1 or len(lines) <= 2:
            entries = [part for entry in entries for part in _run_on(text, entry)]
        return [entry for entry in entries if text[entry[1]:entry[2]].strip()]
    return _unnumbered_entries(lines)


def _numbered_starts(lines: list[Line]) -> list[tuple[int, str, int]]:
    """Index of the line, label and width of the label, where numbers count upwards."""
    best: list[tuple[int, str, int]] = []
    found = [(index, label) for index, line in enumerate(lines)
             if (label := _label_of(line)) is not None]
    for dress in ("square", "round", "open", "stop", "colon", "bare"):
        run: list[tuple[int, str, int]] = []
        last = 0
        for index, (own, number, width) in found:
            if own != dress:
                continue
            # A wrapped line may begin with a number; only the next few in order start an entry.
            if (not run and number <= 2_000) or last < number <= last + 3:
                if not run and len(lines) > 3 and number > 300:
                    continue
                run.append((index, str(number), width))
                last = number
        if len(run) > len(best):
            best = run
    enough = len(best) >= 2 or (len(best) == 1 and best[0][0] == 0 and (
        len(lines) == 1 or best[0][1] == "1"))
    return best if enough else []


def _without_page_breaks(lines: list[Line], index: int, stop: int) -> int:
    """``stop`` moved back over page numbers and rules at the end of an entry."""
    while stop - 1 > index and _PAGE_BREAK.fullmatch(lines[stop - 1].text):
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
    body = [line for line in lines if not _PAGE_BREAK.fullmatch(line.text)]
    begins = _first_lines(body)
    entries: list[tuple[int, int, int, str]] = []
    for line, begin in zip(body, begins, strict=True):
        if begin or not entries:
            bullet = _BULLET.match(line.text)
            start = line.start + (bullet.end() if bullet else 0)
            entries.append((line.start, start, line.end, ""))
        else:
            head, start, _, label = entries[-1]
            entries[-1] = (head, start, line.end, label)
    return entries


def _first_lines(lines: list[Line]) -> list[bool]:
    """For each line, whether an entry begins with it."""
    if not lines:
        return []
    captions = [_CAPTIONS.fullmatch(line.text) is not None for line in lines]
    if sum(_BULLET.match(line.text) is not None for line in lines) * 2 > len(lines):
        return [_BULLET.match(line.text) is not None for line in lines]
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
        ended = _ENDED.search(before.text[-12:]) is not None
        short = len(before.text) < 0.8 * width
        begins.append(ended and _AUTHOR.match(line.text) is not None
                      and (short or before.text.endswith((".", "]"))) or line.after_blank)
    return [begin and not caption for begin, caption in zip(begins, captions, strict=True)]


def _wrapped(lines: list[Line]) -> bool:
    """Whether lines look cut at one width rather than at the ends of entries."""
    if len(lines) < 4:
        return False
    lengths = [len(line.text) for line in lines]
    unended = sum(_ENDED.search(line.text[-12:]) is None for line in lines)
    return unended > 0.4 * len(lines) and max(lengths) < 1.5 * median(lengths)


def find_reference_list(text: str) -> tuple[int, int] | None:
    """Start and end offsets of the reference list of an article, without its heading; or None.

    The list begins after the last heading ("References", "Works cited", …) that entries follow,
    and ends with the last entry: a footer after it is not part of it. A list without a heading is
    found where at least three numbered entries close the text.
    """
    lines = lines_of(text)
    for i in range(len(lines) - 1, -1, -1):
        line = lines[i]
        if len(line.text) <= 60 and (heading := _HEADING.match(line.text)):
            least = 1 if _DECISIVE_HEADING.search(heading["word"]) else 2
            found = _list_from(text, lines[i + 1:], least)
            if found:
                return found
        elif run_on := _RUN_ON_HEADING.match(line.text):
            start = line.start + run_on.end()
            rest = Line(start, line.end, 0, text[start:line.end], False)
            found = _list_from(text, [rest, *lines[i + 1:]], 1)
            if found:
                return found
    return _list_without_heading(text, lines)


def _list_from(text: str, lines: list[Line], least: int) -> tuple[int, int] | None:
    """The span of the entries that ``lines`` begin with, if they begin with any."""
    while lines and _PAGE_BREAK.fullmatch(lines[0].text):
        lines = lines[1:]
    if not lines:
        return None
    starts = _numbered_starts(lines)
    if starts and starts[0][0] <= 1 and (len(starts) > 1 or len(lines) < 4):
        end = _end_of_numbered(lines, starts, least)
    else:
        end = _end_of_unnumbered(lines, least)
    return (lines[0].start, lines[end - 1].end) if end else None


def _end_of_numbered(lines: list[Line], starts: list[tuple[int, str, int]], least: int) -> int:
    """The index after the last line of the last entry; 0 where the lines are no references."""
    bounds = [index for index, _, _ in starts] + [len(lines)]
    likeness = [entry_likeness(" ".join(line.text for line in lines[a:min(b, a + 6)]))
                for a, b in zip(bounds, bounds[1:], strict=False)]
    while likeness and likeness[-1] < least:     # numbered text after the list
        likeness.pop()
    if not likeness or sum(value >= 2 for value in likeness) * 2 < len(likeness):
        return 0
    count = len(likeness)
    sizes = [b - a for a, b in zip(bounds, bounds[1:count], strict=False)]
    usual = max(sizes, default=1)
    first = bounds[count - 1]
    limit = bounds[count] if count < len(starts) else len(lines)
    return _end_of_entry(lines, first, limit, usual)


def _end_of_entry(lines: list[Line], first: int, limit: int, usual: int) -> int:
    """The index after the last line of the entry that begins at ``first``."""
    end = first + 1
    while end < limit:
        line, before = lines[end], lines[end - 1]
        if _CAPTIONS.fullmatch(line.text):
            end += 1
            continue
        ended = _ENDED.search(before.text[-12:]) is not None
        bears = entry_likeness(line.text) >= 1 and not _sentence_like(line.text)
        if line.after_blank and not (bears and not ended):
            break
        if ended and not bears or _sentence_like(line.text) and ended:
            break
        if end - first >= max(usual, 2) and not bears:
            break
        end += 1
    return end


_SENTENCE = re.compile(r"\b(?:was|were|is|are|has|have|will|this|our|your|you|we|all rights|"
                       r"updated|copyright|subscribe|click|contact|share|©)\b", re.IGNORECASE)


def _sentence_like(text: str) -> bool:
    return entry_likeness(text) < 2 and (_SENTENCE.search(text) is not None or "©" in text)


def _end_of_unnumbered(lines: list[Line], least: int) -> int:
    begins = _first_lines(lines[:4_000])
    starts = [i for i, begin in enumerate(begins) if begin] or [0]
    bounds = [*starts, len(begins)]
    end = good = 0
    for a, b in zip(bounds, bounds[1:], strict=False):
        joined = " ".join(line.text for line in lines[a:min(b, a + 8)])
        if _HEADING.match(lines[a].text) or entry_likeness(joined) < 2 or len(joined) < 30:
            if good and entry_likeness(joined) == 1 and not _sentence_like(joined) \
                    and len(joined) > 40 and b < len(begins):
                continue          # one odd entry between good ones
            break
        good += 1
        end = b if b < len(begins) else _end_of_entry(lines, a, b, 3)
    return end if good >= least else 0


def _list_without_heading(text: str, lines: list[Line]) -> tuple[int, int] | None:
    """Three or more numbered entries, from 1 upwards, each plainly a reference."""
    for i in range(len(lines) - 1, -1, -1):
        label = _label_of(lines[i])
        if label and label[1] == 1 and entry_likeness(lines[i].text) >= 2:
            starts = _numbered_starts(lines[i:])
            good = [entry_likeness(lines[i + index].text) >= 2 for index, _, _ in starts]
            if len(good) >= 3 and sum(good) >= 0.8 * len(good):
                return _list_from(text, lines[i:], 1)
    return None
