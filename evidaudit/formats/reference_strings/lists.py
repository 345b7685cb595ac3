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
    r"[ \t\u00a0]{0,8}(?=[^\s\d]|\d{4}|\d-?[^\W\d_]|$)")
_BULLET = re.compile(r"[ \t]{0,12}[-*•‣·–][ \t]{1,4}(?=\S)")
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]\d\d|20[0-4]\d)[a-z]?(?!\d)")
_NUMBERS = re.compile(
    r"\d\s{0,2}(?:\([^()]{1,20}\))?\s{0,2}[:;]\s{0,2}[a-zA-Z]{0,2}\d|"
    r"\d\s?\([^()]{1,20}\),\s?[a-zA-Z]{0,2}\d|,\s?\d{1,5}\s?[-–]\s?\d{1,5}|"
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
_CAPTION = re.compile(
    r"google scholar|pubmed(?: central)?|cross ?ref|pmc free article|article|cas|ads|mathscinet|"
    r"math|web of science|scopus|view article|full text|abstract|pdf|download|publisher|doi|"
    r"links?|medline|isi|ref list|export citation", re.IGNORECASE)
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
    r"(?:^|[.!?]\s{1,8})[*_#]{0,4}(?:references|bibliography|works cited|sources|citations)[*_]{0,4}"
    r"\s?[:.]?[*_]{0,4}\s{1,8}(?=\[1\]|\(1\)|1[.)\s])", re.IGNORECASE)
_MOST_HEADINGS = 12  # the last ones are tried: a text with more is no article, and time is linear
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


def _is_captions(text: str) -> bool:
    """Whether ``text`` is nothing but the captions of links ("[PubMed] [Google Scholar]")."""
    return len(text) <= 160 and _CAPTION.search(text) is not None and not re.search(
        r"[^\s\[\],;|·.()]", _CAPTION.sub("", text))


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
            while start < lines[stop - 1].end and text[start].isspace():
                start += 1
            entries.append((first.start, start, lines[stop - 1].end, label))
        if len(entries) == 1 or len(lines) <= 2:
            entries = [part for entry in entries for part in _run_on(text, entry)]
        return [entry for entry in entries if text[entry[1]:entry[2]].strip()]
    return _unnumbered_entries(lines)


def _numbered_starts(lines: list[Line]) -> list[tuple[int, str, int]]:
    """Index of the line, label and width of the label, where numbers count upwards."""
    best: list[tuple[int, str, int]] = []
    found = [(index, *label) for index, line in enumerate(lines)
             if (label := _label_of(line)) is not None]
    for dress in ("square", "round", "open", "stop", "colon", "bare"):
        run: list[tuple[int, str, int]] = []
        last = 0
        for index, own, number, width in found:
            # A wrapped line may begin with a number: only the next few in order start an entry,
            # or one farther on that plainly looks like it.
            first = not run and (len(lines) <= 3 or number <= 300)
            near = bool(run) and last < number <= last + 3
            far = bool(run) and dress != "bare" and last < number <= last + 200
            if own == dress and (first or near or (far and _plain_start(lines, index))):
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
    return entry_likeness(lines[index].text) >= 2 and _ended(lines[index - 1])


def _ended(line: Line) -> bool:
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
    captions = [_is_captions(line.text) for line in lines]
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
        length, ended = len(before.text), _ended(before)
        named = _AUTHOR.match(line.text) is not None and (
            length < 0.8 * width or before.text.endswith((".", "]")) or "://" in before.text[-60:])
        begins.append(line.after_blank or ended and (
            named or (length < 0.6 * width and line.text[0].isupper())))
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
    tried = 0
    for i in range(len(lines) - 1, -1, -1):
        line = lines[i]
        if tried == _MOST_HEADINGS:
            break
        tried += len(line.text) <= 60 and _HEADING.match(line.text) is not None
        if len(line.text) <= 60 and (heading := _HEADING.match(line.text)):
            least = 1 if _DECISIVE_HEADING.search(heading["word"]) else 2
            found = _list_from(text, lines[i + 1:], least)
            if found:
                return found
        elif run_on := _RUN_ON_HEADING.search(line.text):
            tried += 1
            start = line.start + run_on.end()
            rest = Line(start, line.end, 0, text[start:line.end], False)
            found = _list_from(text, [rest, *lines[i + 1:]], 1)
            if found:
                return found
    return _list_without_heading(text, lines)


def _list_from(text: str, lines: list[Line], least: int) -> tuple[int, int] | None:
    """The span of the entries that ``lines`` begin with, if they begin with any."""
    while lines and _PAGE_BREAK.fullmatch(lines[0].text) and lines[0].text != "1":
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
    while likeness and likeness[-1] < 1:         # numbered text after the list
        likeness.pop()
    plain = sum(value >= least for value in likeness)
    if not likeness or plain * 2 < len(likeness) or max(likeness) < 2:
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
    width = max(len(line.text) for line in lines[max(first - 40, 0):limit][:80])
    while end < min(limit, first + 40):
        line, before = lines[end], lines[end - 1]
        if _is_captions(line.text):
            end += 1
            continue
        so_far = " ".join(each.text for each in lines[first:end])
        incomplete = _YEAR.search(so_far) is None or entry_likeness(so_far) < 2
        full = usual > 1 and len(before.text) >= 0.8 * width
        if (incomplete or full) and not line.after_blank and not _END_MATTER.match(line.text):
            end += 1
            continue
        ended = _ended(before)
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


_END_MATTER = re.compile(
    r"[\W_]{0,6}(?:received|accepted|submitted|correspondence|copyright|©|conflicts? of interest|"
    r"funding|acknowledge?ments?|author contributions?|publisher'?s note|download references|"
    r"about the author|last (?:updated|reviewed|modified)|cite this|how to cite|"
    r"supplementary (?:material|data|information|files?)|this (?:article|page|post|work) |"
    r"share|tags:|related (?:articles|posts)|categories|posted|leave a|disclaimer|footnotes)\b", re.IGNORECASE)


def _sentence_like(text: str) -> bool:
    if _END_MATTER.match(text):
        return True
    return entry_likeness(text) < 2 and (_SENTENCE.search(text) is not None or "©" in text)


def _end_of_unnumbered(lines: list[Line], least: int) -> int:
    begins = _first_lines(lines[:4_000])
    starts = [i for i, begin in enumerate(begins) if begin] or [0]
    chunks = list(zip(starts, [*starts[1:], len(begins)], strict=True))
    ends = [_cut_short(lines, a, b) for a, b in chunks]
    texts = [" ".join(line.text for line in lines[a:min(b, a + 8)])
             for (a, _), b in zip(chunks, ends, strict=True)]
    bulleted = _BULLET.match(lines[0].text) is not None
    likeness = [_likeness_of_entry(text, bulleted) for text in texts]
    end = good = 0
    for i, (a, b) in enumerate(chunks):
        if likeness[i] < 1:
            coming = likeness[i + 1:i + 4]  # a subheading, or odd entries, between good ones
            if good and coming and max(coming) >= 2 and not _HEADING.match(lines[a].text) \
                    and not _END_MATTER.match(texts[i]):
                continue
            break
        good += likeness[i]
        end = ends[i] if b < len(begins) else _end_of_entry(lines, a, ends[i], 3)
        if ends[i] < b:
            break
    return end if good >= 2 * least else 0


def _cut_short(lines: list[Line], first: int, stop: int) -> int:
    """``stop``, or the first line before it that begins something other than an entry."""
    for i in range(first + 1, stop):
        line = lines[i]
        if _END_MATTER.match(line.text) or (
                line.after_blank and _ended(lines[i - 1]) and not _is_captions(line.text)
                and (entry_likeness(line.text) < 1 or _sentence_like(line.text))):
            return i
    return stop


def _likeness_of_entry(text: str, bulleted: bool) -> int:
    """2 or more for a reference, 1 for what may be one in a bulleted list, else 0."""
    value = entry_likeness(text)
    if len(text) < 30 or _HEADING.match(text[:80]) or _END_MATTER.match(text):
        return 0
    if value >= 2:
        return value
    return int(bulleted and value == 1 and _BULLET.match(text) is not None
               and not _sentence_like(text))


def _list_without_heading(text: str, lines: list[Line]) -> tuple[int, int] | None:
    """Three or more numbered entries, from 1 upwards, each plainly a reference."""
    tried = 0
    for i in range(len(lines) - 1, -1, -1):
        label = _label_of(lines[i])
        if label and label[1] == 1 and entry_likeness(lines[i].text) >= 2:
            tried += 1
            if tried > _MOST_HEADINGS:
                return None
            starts = _numbered_starts(lines[i:])
            good = [entry_likeness(lines[i + index].text) >= 2 for index, _, _ in starts]
            if len(good) >= 3 and sum(good) >= 0.8 * len(good):
                return _list_from(text, lines[i:], 1)
    return None
