"""The date that an article gives of itself: when it was published, or last updated."""

from __future__ import annotations

import re
from typing import Final

from ..csl import read_date
from ..model import PartialDate

_MONTH: Final = (r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
                 r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?")
_DATE: Final = (rf"(?:{_MONTH}[ \t]{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?,?[ \t]{{1,3}}(?:19|20)\d\d"
                rf"|\d{{1,2}}(?:st|nd|rd|th)?[ \t]{{1,3}}{_MONTH},?[ \t]{{1,3}}(?:19|20)\d\d"
                rf"|{_MONTH},?[ \t]{{1,3}}(?:19|20)\d\d"
                r"|(?:19|20)\d\d-\d\d(?:-\d\d)?)")
_VERB: Final = (r"(?:updated?|revised|modified|published|posted|reviewed|written|issued|released|"
                r"publication date|date published|date)")
# "This article was updated January 6, 2022", "Published: 3 May 2021", "Last reviewed on 2020-01-02"
_SAID = re.compile(
    rf"\b(?P<verb>{_VERB})(?:[ \t]{{1,2}}(?:on|in|at))?[ \t]{{0,2}}:?[ \t]{{0,2}}"
    rf"(?P<date>{_DATE})\b",
    re.IGNORECASE)
_ALONE = re.compile(rf"^[ \t]*(?:\w{{3,9}}day,[ \t])?(?P<date>{_DATE})[ \t.]*$", re.IGNORECASE)
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
        if len(stripped) > LONGEST_DATE_LINE:
            continue
        for match in _SAID.finditer(stripped):
            date = read_date(match["date"])
            if date:
                updated = match["verb"].lower().startswith(_UPDATE)
                found.append((updated, date, stripped))
        alone = _ALONE.match(stripped) if lines <= HEAD_LINES else None
        if alone:
            date = read_date(alone["date"])
            if date and date.month:
                found.append((False, date, stripped))
    return _latest(found)


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
