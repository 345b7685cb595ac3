"""Where the reference list of an article stands: under its heading, up to its last entry."""

from __future__ import annotations

import re

from .lists import (
    BULLET,
    PAGE_BREAK,
    YEAR,
    Line,
    ended,
    entry_likeness,
    first_lines,
    is_captions,
    label_of,
    lines_of,
    numbered_starts,
)

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
    r"(?:^|[.!?]\s{1,8})[*_#]{0,4}(?:references|bibliography|works cited|sources|citations)"
    r"[*_]{0,4}"
    r"\s?[:.]?[*_]{0,4}\s{1,8}(?=\[1\]|\(1\)|1[.)\s])", re.IGNORECASE)
_MOST_HEADINGS = 12  # the last ones are tried: a text with more is no article, and time is linear
_DECISIVE_HEADING = re.compile(r"ref|bibl|cited|literatur|参考", re.IGNORECASE)


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
    while lines and PAGE_BREAK.fullmatch(lines[0].text) and lines[0].text != "1":
        lines = lines[1:]
    if not lines:
        return None
    starts = numbered_starts(lines)
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
        if is_captions(line.text):
            end += 1
            continue
        so_far = " ".join(each.text for each in lines[first:end])
        incomplete = YEAR.search(so_far) is None or entry_likeness(so_far) < 2
        full = usual > 1 and len(before.text) >= 0.8 * width
        if (incomplete or full) and not line.after_blank and not _END_MATTER.match(line.text):
            end += 1
            continue
        closed = ended(before)
        bears = entry_likeness(line.text) >= 1 and not _sentence_like(line.text)
        if line.after_blank and not (bears and not closed):
            break
        if closed and (not bears or _sentence_like(line.text)):
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
    r"share|tags:|related (?:articles|posts)|categories|posted|leave a|disclaimer|footnotes)\b",
    re.IGNORECASE)


def _sentence_like(text: str) -> bool:
    if _END_MATTER.match(text):
        return True
    return entry_likeness(text) < 2 and (_SENTENCE.search(text) is not None or "©" in text)


def _end_of_unnumbered(lines: list[Line], least: int) -> int:
    begins = first_lines(lines)
    starts = [i for i, begin in enumerate(begins) if begin] or [0]
    chunks = list(zip(starts, [*starts[1:], len(begins)], strict=True))
    ends = [_cut_short(lines, a, b) for a, b in chunks]
    texts = [" ".join(line.text for line in lines[a:min(b, a + 8)])
             for (a, _), b in zip(chunks, ends, strict=True)]
    bulleted = BULLET.match(lines[0].text) is not None
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
                line.after_blank and ended(lines[i - 1]) and not is_captions(line.text)
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
    return int(bulleted and value == 1 and BULLET.match(text) is not None
               and not _sentence_like(text))


def _list_without_heading(text: str, lines: list[Line]) -> tuple[int, int] | None:
    """Three or more numbered entries, from 1 upwards, each plainly a reference."""
    tried = 0
    for i in range(len(lines) - 1, -1, -1):
        label = label_of(lines[i])
        if label and label[1] == 1 and entry_likeness(lines[i].text) >= 2:
            tried += 1
            if tried > _MOST_HEADINGS:
                return None
            starts = numbered_starts(lines[i:])
            good = [entry_likeness(lines[i + index].text) >= 2 for index, _, _ in starts]
            if len(good) >= 3 and sum(good) >= 0.8 * len(good):
                return _list_from(text, lines[i:], 1)
    return None
