"""The date that an article gives of itself: when it was published, or last updated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..csl import read_date
from ..model import PartialDate

_MONTH: Final = (r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
                 r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?")
_DATE: Final = (rf"(?:{_MONTH}[ \t]{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?,?[ \t]{{1,3}}(?:19|20)\d\d"
                rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?[ \t]{{1,3}}{_MONTH},?[ \t]{{1,3}}(?:19|20)\d\d"
                rf"|{_MONTH},?[ \t]{{1,3}}(?:19|20)\d\d"
                r"|(?:19|20)\d\d-\d\d(?:-\d\d)?(?:T\d\d:[\d:.]{2,12}(?:Z|[+-]\d\d:?\d\d)?)?"
                r"|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)(?!\d)")
_VERB: Final = (r"(?:updated?|revised|revision|modified|published|posted|review(?:ed)?|written|"
                r"issued|released|publication date|release date|date published|date posted|date)")
_PAGE: Final = (r"(?:article|page|post|blog(?: post)?|story|leaflet|fact ?sheet|document|guide|"
                r"content|information|site|website|version|summary|text|piece|entry)")
# "This article was updated January 6, 2022", "Published: 3 May 2021", "Reviewed on 2020-01-02",
# "Medically reviewed by Ann Lee, MD, on 3 May 2021"
_SAID = re.compile(
    rf"\b(?P<verb>{_VERB})(?:[ \t]by[ \t][^|·•:;\n]{{2,60}}?,?)?(?:[ \t]{{1,2}}(?:on|in|at))?"
    rf"[ \t]{{0,2}}[:·|,–—-]?[ \t]{{0,2}}(?:\w{{3,6}}day,?[ \t])?(?P<date>{_DATE})",
    re.IGNORECASE)
_SEPARATOR: Final = r"[·|•‧∙—–/;.,]"
# What may stand before the verb, from the last separator on: the page speaks of itself.
_OPENS = re.compile(
    rf"(?:^|{_SEPARATOR}|\s-)[\s*_(\[]{{0,4}}(?:(?:this|the|our)\s)?(?:{_PAGE}\s)?"
    r"(?:(?:was|is|has been)\s)?(?:(?:last|first|originally|most|recently|medically|clinically|"
    rf"{_PAGE}|date|also|and|latest|fully|expert)\s){{0,3}}$|^[^.:;()]{{3,80}}\($", re.IGNORECASE)
# What may follow the date: nothing, a separator, an hour, a name. A clause makes it a sentence
# about something else ("Published in May 2020, the trial …").
_CLOSES = re.compile(
    r"[\s*_]{0,3}(?:$|[·|•‧∙—–;)\]/]|\.(?!\d)|\s?-\s|,?\s(?:at\s)?\d{1,2}[:.]\d\d|,?\s(?:by|and)\s"
    r"(?:[A-Z]|last|updated|reviewed|revised)|,?\s(?:last|updated|reviewed|revised|modified|"
    r"medically|first|published|posted)\b|\sin\s[A-Z][\w &,-]{2,40}$)", re.IGNORECASE)
_STUDY = re.compile(r"\b(?:study|studies|trial|paper|meta-analysis|research|journal|survey|cohort|"
                    r"authors?|doi|et al)\b", re.IGNORECASE)
_ALONE = re.compile(rf"^[ \t*_(]*(?:\w{{3,6}}day,?[ \t])?(?P<date>{_DATE})(?:,?[ \t]\d\d?[:.]\d\d"
                    rf"[\w :.+-]{{0,12}})?[ \t.*_)]*$", re.IGNORECASE)
# A segment of a byline: "By Ann Lee, May 3, 2021", "May 3, 2021 by Ann Lee", "LONDON, May 3, 2021".
_BYLINE = re.compile(
    rf"^[ \t*_]*(?:(?:By|Von|Par)[ \t][^.;:]{{3,70}}?,?[ \t](?P<by>{_DATE})[ \t*_]*$"
    rf"|(?P<first>{_DATE})[ \t]by[ \t][^.;:]{{3,70}}$"
    rf"|(?P<place>[A-Z][A-Za-z .]{{2,30}}),[ \t](?P<line>{_DATE})[ \t*_]*"
    r"(?:\([A-Z][\w ]{1,30}\))?[ \t*_]*$)", re.IGNORECASE)
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")
_PARTS = re.compile(r"\s{0,3}[·|•‧∙]\s{0,3}|\s[—–-]{1,2}\s")
_UPDATE: Final = ("updat", "revis", "modif")

LONGEST_DATE_LINE: Final = 160    # characters: a dateline or footer is short, a sentence is not
HEAD_LINES: Final = 12            # where a bare date is a dateline


def find_article_date(text: str, skip: tuple[int, int] = (0, 0)) -> tuple[PartialDate | None, str]:
    """The date of the article and the words that say so; (None, "") where it gives none.

    Lines inside ``skip`` (the reference list) are not read. The latest update outranks the
    publication date, because what the article cites must exist by its last update.
    """
    found: list[tuple[bool, PartialDate, str]] = []
    position = lines = 0
    for line in text.splitlines(keepends=True):
        start, position = position, position + len(line)
        stripped = line.strip()
        if not stripped or skip[0] <= start < skip[1]:
            continue
        lines += 1
        found.extend(_said(stripped))
        if lines <= HEAD_LINES and not any(entry[2] == stripped for entry in found):
            dated = _dateline(stripped)
            if dated:
                found.append((False, dated, stripped[:LONGEST_DATE_LINE]))
    return _latest(found)


def gives_a_date(line: str) -> bool:
    """Whether a line is a byline, dateline or footer that dates the page."""
    if len(line) > LONGEST_DATE_LINE or not _HAS_YEAR.search(line):
        return False
    return _dateline(line) is not None or next(_said(line), None) is not None


def _said(line: str) -> Iterator[tuple[bool, PartialDate, str]]:
    """Each date that ``line`` gives of the page itself: whether of an update, the date, the words.

    A sentence about a study also says "published": only what opens the line or follows a
    separator, and is followed by nothing more of a sentence, speaks of the page.
    """
    for match in _SAID.finditer(line):
        before = line[max(0, match.start() - LONGEST_DATE_LINE):match.start()]
        own = re.split(r"[·|•‧∙]|(?<=[.!?])\s", before)[-1]
        if not _OPENS.search(before) or not _CLOSES.match(line, match.end()) or (
                _STUDY.search(own) or _STUDY.search(match.group())):
            continue
        if before.endswith("(") and line[match.end():].strip(" )*_"):
            continue                       # "Bread (updated May 2019) is a book": a sentence
        date = _read(match["date"])
        if date:
            words = line if len(line) <= LONGEST_DATE_LINE else match.group()
            yield match["verb"].lower().startswith(_UPDATE), date, words


def _dateline(line: str) -> PartialDate | None:
    """The date that is a part of a byline by itself: "Ann Lee | 3 May 2021 | 5 min read"."""
    parts = _PARTS.split(line) if len(line) <= LONGEST_DATE_LINE else _PARTS.split(
        line[:LONGEST_DATE_LINE])[:1]
    for part in parts:
        alone = _ALONE.match(part)
        byline = None if alone else _BYLINE.match(part)
        if byline and byline["place"] and _STUDY.search(byline["place"]):
            continue
        words = alone["date"] if alone else byline and (
            byline["by"] or byline["first"] or byline["line"])
        date = _read(words) if words else None
        if date and date.month:
            return date
    return None


def _read(words: str) -> PartialDate | None:
    """The date in ``words``; of "03/05/2021", which day and month nobody knows, the year."""
    numbers = re.fullmatch(r"(\d{1,2})([./])(\d{1,2})[./](\d{4})", words)
    if not numbers:
        return read_machine_date(words) if words[:4].isdigit() else read_date(
            re.sub(r"(?<=\d)\.(?=\s)", "", words))
    first, second, year = int(numbers[1]), int(numbers[3]), int(numbers[4])
    if max(first, second) > 31 or min(first, second) > 12 or 0 in (first, second):
        return None
    if first == second or first > 12 or numbers[2] == ".":
        return PartialDate(year, second, first) if second <= 12 else None
    return PartialDate(year, first, second) if second > 12 else PartialDate(year)


def read_machine_date(value: str) -> PartialDate | None:
    """The date of an ISO 8601 date or date-time, or of a date in words; None if neither."""
    value = value.strip()
    match = re.match(r"(\d{4}-\d\d(?:-\d\d)?)(?:$|[T ])", value)
    return read_date(match[1] if match else value[:40]) if value else None


def _latest(found: list[tuple[bool, PartialDate, str]]) -> tuple[PartialDate | None, str]:
    if not found:
        return None, ""
    updates = [entry for entry in found if entry[0]] or found
    best = max(updates, key=lambda entry: [*entry[1].parts(), 0, 0][:3])
    return best[1], best[2]
