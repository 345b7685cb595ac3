"""The words in which a study is known: title, sentences of its text, cells of an evidence sheet.

Every piece is a ``Passage``, so that whatever decides can be shown. Offsets point into
``Report.text``; a cell of an evidence sheet has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..model import Passage, Report, ReportedFinding
from ..prose import sentences

_SHEET = "evidence sheet"


@lru_cache(maxsize=512)
def sentence_passages(text: str, basis: str = "abstract") -> tuple[Passage, ...]:
    """Each sentence of ``text`` as a Passage with its offsets."""
    return tuple(Passage(text[a:b], a, b, basis, basis) for a, b in sentences(text))


def text_of(report: Report) -> str:
    """The running text that was read; '' when only rows of an evidence sheet are known.

    Statements of an evidence sheet are a person's paraphrase and never count as the text.
    """
    return report.text


def basis_of_text(report: Report) -> str:
    """What ``Report.text`` is; "abstract" where an evidence sheet stands beside it."""
    return report.basis if report.basis and report.basis != _SHEET else "abstract"


def passages_of(report: Report) -> Iterator[Passage]:
    """Title, sentences and sheet cells of ``report``, one by one, in this order."""
    if report.title:
        yield Passage(report.title, None, None, "title", report.basis)
    if report.population:
        yield Passage(report.population, None, None, "population", report.basis)
    yield from sentence_passages(text_of(report), basis_of_text(report))
    for row in report.findings:
        if not _was_read_from_text(row):
            yield from row_passages(row)


def _was_read_from_text(row: ReportedFinding) -> bool:
    """Whether the row only repeats a sentence of the text, which is read anyway."""
    return row.start is not None


def row_passages(row: ReportedFinding) -> Iterator[Passage]:
    """The cells of one row of evidence that speak of people, arms, outcomes or results."""
    basis = row.basis or _SHEET
    for cell in (row.population, row.comparison, row.outcome, row.timepoint, row.statement):
        if cell:
            yield Passage(cell, row.start, row.end, row.locator, basis)


def arm_passages(report: Report) -> Iterator[Passage]:
    """Title, sentences, and the sheet's comparison and statement cells: where arms are named."""
    if report.title:
        yield Passage(report.title, None, None, "title", report.basis)
    yield from sentence_passages(text_of(report), basis_of_text(report))
    for row in report.findings:
        for cell in (row.comparison, row.statement):
            if cell and not _was_read_from_text(row):
                yield Passage(cell, row.start, row.end, row.locator, row.basis or _SHEET)


def all_words(report: Report) -> str:
    """Everything known of the study in one string, for "is it mentioned at all?"."""
    return "\n".join(passages_of(report))


def find_in(report: Report, pattern: re.Pattern[str]) -> Passage | None:
    """The first passage of ``report`` in which ``pattern`` occurs, or None."""
    return next((p for p in passages_of(report) if pattern.search(p)), None)


def is_known(report: Report | None) -> bool:
    """Whether anything at all is known of what the study reported."""
    return report is not None and bool(report.text or report.findings or report.population)
