"""The words in which a study is known: title, sentences of its text, cells of an evidence sheet.

Every piece is a ``Passage``, so that whatever decides can be shown. Offsets point into
``Report.text``; a cell of an evidence sheet has none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .. import quick_re as re
from ..model import Passage, Report, ReportedFinding
from ..prose import sentences

_SHEET = "evidence sheet"


@lru_cache(maxsize=2048)
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


def passages_of(report: Report) -> tuple[Passage, ...]:
    """Title, population, sentences and sheet cells of ``report``, one by one, in this order."""
    return _passages(report.title, report.population, report.basis, text_of(report),
                     basis_of_text(report), _rows(report))


def arm_passages(report: Report) -> tuple[Passage, ...]:
    """Title, sentences, and the sheet's comparison and statement cells: where arms are named."""
    return _arm_passages(report.title, report.basis, text_of(report), basis_of_text(report),
                         _rows(report))


def all_words(report: Report) -> str:
    """Everything known of the study in one string, for "is it mentioned at all?"."""
    return _joined(passages_of(report))


def is_known(report: Report | None) -> bool:
    """Whether anything at all is known of what the study reported."""
    return report is not None and bool(report.text or report.findings or report.population)


def row_passages(row: ReportedFinding) -> Iterator[Passage]:
    """The cells of one row of evidence that speak of people, arms, outcomes or results."""
    basis = row.basis or _SHEET
    for cell in (row.population, row.comparison, row.outcome, row.timepoint, row.statement):
        if cell:
            yield Passage(cell, row.start, row.end, row.locator, basis)


def _rows(report: Report) -> tuple[ReportedFinding, ...]:
    """The rows that a person gave; a row read from the text only repeats a sentence of it."""
    return tuple(row for row in report.findings if row.start is None)


@lru_cache(maxsize=2048)
def _passages(title: str, population: str, basis: str, text: str, text_basis: str,
              rows: tuple[ReportedFinding, ...]) -> tuple[Passage, ...]:
    pieces = [Passage(words, None, None, locator, basis)
              for words, locator in ((title, "title"), (population, "population")) if words]
    pieces.extend(sentence_passages(text, text_basis))
    for row in rows:
        pieces.extend(row_passages(row))
    return tuple(pieces)


@lru_cache(maxsize=2048)
def _arm_passages(title: str, basis: str, text: str, text_basis: str,
                  rows: tuple[ReportedFinding, ...]) -> tuple[Passage, ...]:
    pieces = [Passage(title, None, None, "title", basis)] if title else []
    pieces.extend(sentence_passages(text, text_basis))
    pieces.extend(Passage(cell, row.start, row.end, row.locator, row.basis or _SHEET)
                  for row in rows for cell in (row.comparison, row.statement) if cell)
    return tuple(pieces)


@lru_cache(maxsize=2048)
def _joined(pieces: tuple[Passage, ...]) -> str:
    return "\n".join(pieces)


@dataclass(frozen=True, slots=True)
class Searched:
    """Passages joined to one string, so that a pattern is run once and its passage then found."""

    pieces: tuple[Passage, ...]
    text: str
    starts: tuple[int, ...]

    def first(self, pattern: re.Pattern[str]) -> Passage | None:
        """The first passage in which ``pattern`` occurs, or None."""
        match = pattern.search(self.text)
        return self.at(match.start()) if match else None

    def all(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Passage]]:
        """Each match of ``pattern`` in the joined text, with its passage."""
        for match in pattern.finditer(self.text):
            yield match, self.at(match.start())

    def at(self, offset: int) -> Passage:
        """The passage that holds ``offset`` of the joined text."""
        return self.pieces[bisect_right(self.starts, offset) - 1]


@lru_cache(maxsize=2048)
def joined(pieces: tuple[Passage, ...]) -> Searched:
    """``pieces`` as one searchable text, a line each."""
    starts, position = [], 0
    for piece in pieces:
        starts.append(position)
        position += len(piece) + 1
    return Searched(pieces, _joined(pieces), tuple(starts))
