"""Retraction Watch's public CSV (gitlab.com/crossref/retraction-watch-data): notices by DOI.

What it can be asked: the notices on a DOI, from a copy of the file. What an answer means: found,
or no notice in this copy; the copy's date is what "no notice known" rests on. Columns read:
OriginalPaperDOI, RetractionDOI, RetractionNature, RetractionDate (month/day/year).
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from ..cache import timestamp
from ..csl import normalise_doi
from ..model import Notice, PartialDate
from .records import merge_notices, notice_word

NAME = "Retraction Watch"
SOURCE = "retraction-watch"
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_COLUMNS = ("OriginalPaperDOI", "RetractionNature")


class RetractionWatch:
    """The notices of one copy of the file, by the DOI of the original paper."""

    def __init__(self, notices: dict[str, tuple[Notice, ...]], retrieved: str) -> None:
        self._notices, self.retrieved = notices, retrieved

    def notices(self, doi: str) -> tuple[Notice, ...]:
        """The notices on ``doi``, by date; empty: none known to this copy."""
        return self._notices.get(doi, ())


def read_retraction_watch(path: Path) -> RetractionWatch:
    """The notices in the CSV at ``path``, as of the file's own date.

    Raises ValueError where it is not that table, OSError where it cannot be read.
    """
    notices: dict[str, list[Notice]] = {}
    for doi, notice in _rows(path):
        notices.setdefault(doi, []).append(notice)
    written = datetime.fromtimestamp(os.stat(path).st_mtime, UTC)
    return RetractionWatch({doi: merge_notices(rows) for doi, rows in notices.items()},
                           timestamp(written))


def _rows(path: Path) -> Iterator[tuple[str, Notice]]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        table = csv.DictReader(file)
        if any(name not in (table.fieldnames or ()) for name in _COLUMNS):
            raise ValueError(f"{path.name} has no columns {' and '.join(_COLUMNS)}")
        try:
            for row in table:
                doi = normalise_doi(str(row.get("OriginalPaperDOI") or ""))
                word = notice_word(str(row.get("RetractionNature") or ""))
                if doi and word:
                    yield doi, Notice(word, _date(str(row.get("RetractionDate") or "")),
                                      normalise_doi(str(row.get("RetractionDOI") or "")), (SOURCE,))
        except csv.Error as problem:
            raise ValueError(f"{path.name}: {problem}") from problem


def _date(text: str) -> PartialDate | None:
    match = _DATE.match(text.strip())
    if match:
        month, day, year = (int(part) for part in match.groups())
    else:
        match = _ISO_DATE.match(text.strip())
        if not match:
            return None
        year, month, day = (int(part) for part in match.groups())
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return PartialDate(year)
    return PartialDate(year, month, day)
