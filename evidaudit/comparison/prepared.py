"""A report made ready for alignment, once: what its words state and what its numbers state."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from .. import quick_re as re
from ..model import Report, ReportedFinding
from .effects.told_by_numbers import stated_by_labels, stated_by_numbers
from .stated import Prepared, Same, Stated, read_statements_of

_BY_OR_FROM = re.compile(r"\b(?:rose|fell|increased|decreased|improved|declined|dropped|changed|"
                         r"reduced|lost|"
                         r"gained)\s(?:by|from)\s[\d.]", re.I)
_DIRECTIONAL = frozenset({"up", "down", "good", "bad", "none"})


def _within(statement: Stated) -> bool:
    """ "Rose by 1.9 with A and 1.8 with B" tells of each group, not of their difference."""
    row = statement.row
    return (row is not None and row.estimate is not None
            and len(_BY_OR_FROM.findall(row.statement)) > 0)


def prepare(report: Report) -> Prepared:
    """The statements and terms of a report; read once per report."""
    return _prepare(Same(report))


@lru_cache(maxsize=2048)
def _prepare(same: Same) -> Prepared:
    report = same.report
    prepared = read_statements_of(report)
    told = {statement.row.start for statement in prepared.statements
            if statement.row is not None and statement.move in _DIRECTIONAL
            and (statement.against or statement.move == "none" or not _within(statement))}
    by_sentence: dict[int, list[ReportedFinding]] = {}
    for row in report.findings:
        if row.start is not None and row.estimate is not None:
            by_sentence.setdefault(row.start, []).append(row)
    found = [statement for start, rows in by_sentence.items()
             for statement in (stated_by_labels(rows, prepared.short) or (
                 [] if start in told else stated_by_numbers(rows, prepared.short)))]
    return replace(prepared, statements=prepared.statements + tuple(found)) if found else prepared
