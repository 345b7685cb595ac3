"""An end of a reported interval told as the estimate: "by 31%" where the risk ratio was 0.79 and
the interval ran from 0.69 to 0.91."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ... import quick_re as re
from ...lexicon import keys
from ...model import Estimate, Kind, Passage, ReportedFinding
from ...statistics.kinds import FRACTIONS, RATIOS
from ..alignment import Comparison
from ..stated import dose_places
from .honest_numbers import complement_agrees
from .kind_confusions import LONGEST, KindConfusion, is_supported, tells_it
from .open_kinds import is_printed_in
from .value_evidence import NUMBER_WORDS

ALIKE = 0.3  # share of the claim's weight that the sentence of the interval must hold
_LEAST = 10.0  # per cent: the ends of smaller effects are small numbers that anything may have
# The claim itself says that it tells how far the truth may lie.
_AS_AN_END = re.compile(
    r"\b(?:up to|as (?:much|many|few|little|low|high) as|at (?:least|most|best|worst)|between|from|"
    r"rang\w*|interval|confiden\w*|CI|could|may|might|possibl\w*|or more|or less|no (?:more|less|"
    r"fewer)|anywhere|lower bound|upper bound|plausibl\w*|compatible|maximum|minimum|"
    r"rule[sd]? out)\b", re.I)


@lru_cache(maxsize=1024)
def interval_ends(comparison: Comparison) -> tuple[KindConfusion, ...]:
    """The numbers of the claim that are an end of an interval and are told as the estimate."""
    report, prepared = comparison.report, comparison.prepared
    text = comparison.anatomy.text
    if report is None or prepared is None or prepared.long or len(text) > LONGEST or (
            _AS_AN_END.search(text)):
        return ()
    rows = [row for row in report.findings if row.estimate is not None]
    wanted = keys(text, prepared.short) - NUMBER_WORDS
    total = prepared.total(wanted) or 1.0
    given = dose_places(text)
    found = []
    for claimed in comparison.anatomy.estimates:
        if claimed.start in given or claimed.value is None or claimed.hedge or claimed.unit in (
                "in words", "one in n", "times"):
            continue
        ends = [(prepared.total(wanted & keys(row.statement, prepared.short)) / total, row)
                for row in rows if row.estimate is not None and _is_an_end(claimed, row.estimate)]
        if not ends or is_supported(claimed, rows):
            continue
        alike, row = max(ends, key=lambda end: end[0])
        if alike >= ALIKE and row.estimate is not None and not any(
                complement_agrees(claimed, r.estimate) for r in rows if r.estimate is not None
        ) and not is_printed_in(claimed, report.text, [row.estimate.text]):
            found.append(_told(claimed, row.estimate, row, alike))
    return tuple(found)


def _told(claimed: Estimate, reported: Estimate, row: ReportedFinding,
          alike: float) -> KindConfusion:
    return KindConfusion(claimed, reported, "an end of the interval told as the estimate", Passage(
        row.statement, row.start, row.end, row.locator, row.basis), alike)


def _is_an_end(claimed: Estimate, reported: Estimate) -> bool:
    return any(tells_it(claimed, value) for value in _ends(claimed, reported) if value >= (
        _LEAST if claimed.kind in FRACTIONS | {Kind.PERCENT_CHANGE} else 0.0))


def _ends(claimed: Estimate, reported: Estimate) -> Iterator[float]:
    """The ends of the interval in the units in which the claim prints its number."""
    for end in (reported.ci_low, reported.ci_high):
        if end is None:
            continue
        if claimed.kind is reported.kind:
            yield abs(end) * (100 if claimed.kind in FRACTIONS else 1)
        elif claimed.kind is Kind.PERCENT_CHANGE and reported.kind in RATIOS:
            same_side = (end < 1) == (claimed.direction == "decrease")
            if same_side:
                yield 100 * abs(end - 1)
