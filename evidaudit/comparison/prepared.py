"""A report made ready for alignment, once: what its words state and what its numbers state."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from ..model import Report, ReportedFinding
from .stated import Prepared, Same, read_statements_of
from .told_by_numbers import stated_by_numbers

_DIRECTIONAL = frozenset({"up", "down", "good", "bad", "none"})


def prepare(report: Report) -> Prepared:
    """The statements and terms of a report; read once per report."""
    return _prepare(Same(report))


@lru_cache(maxsize=256)
def _prepare(same: Same) -> Prepared:
    report = same.report
    prepared = read_statements_of(report)
    told = {statement.row.start for statement in prepared.statements
            if statement.row is not None and statement.move in _DIRECTIONAL}
    by_sentence: dict[int, list[ReportedFinding]] = {}
    for row in report.findings:
        if row.start is not None and row.estimate is not None and row.start not in told:
            by_sentence.setdefault(row.start, []).append(row)
    found = [statement for rows in by_sentence.values()
             for statement in stated_by_numbers(rows, prepared.short)]
    return replace(prepared, statements=prepared.statements + tuple(found)) if found else prepared
