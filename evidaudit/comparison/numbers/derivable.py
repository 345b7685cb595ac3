"""Whether a number of a claim can be got from any numbers of the study at all.

Equal or rounded, the rest of a share, a difference, a ratio, a relative change or a sum of two
numbers that stand side by side, a count of a total, the change that a ratio tells, another unit:
whatever an honest author may have worked out. Only the digits are asked here, not what they are
of; a number that nothing gives is another number, or comes from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ... import quick_re as re
from ...evidence.counted import bare_counts, read_counts, whole_number_places
from ...model import Estimate, Kind, Report
from ...prose import sentences
from ...statistics.kinds import FRACTIONS, RATIOS
from ...statistics.precision import claimed_range, in_words
from ..stated import Same
from .units import is_convertible

_NUMBER = re.compile(
    r"(?P<sign>(?<![\w.·\d])[−–-])?(?<![\w.·])(?P<digits>\d{1,3}(?:,\d{3}){1,3}|\d{1,9}(?:[.·]\d{1,5})?)"
    r"(?P<percent>\s?%|\s?per ?cent(?!age)|-?\s?percentage points?)?")
_MEASURED = re.compile(
    r"[ -]?(?:seconds?|minutes?|min|hours?|h|days?|weeks?|months?|years?|mg|µg|g|kg|m?l|[cmk]?m|"
    r"mm ?hg|points?|kcal|centres?|centers?|sites?|countries|units?|items?|times)\b|"
    r"\s?[-–](?=\d)|:\d", re.I)
_FACTORS = (1000.0, 100.0, 60.0, 52.18, 30.44, 24.0, 12.0, 10.0, 7.0, 4.348, 2.2046, 1.609,
            2.54, 4.184, 28.35, 38.67, 18.0, 88.57)
_N = r"[−–-]?\d{1,6}(?:[.·]\d{1,4})?\s?%?"
_INTERVAL = re.compile(
    rf"(?:\b(?:CI|CrI|interval|IQR|range)\b[^()\d]{{0,14}}|[(;\[]\s?)"
    rf"(?P<edges>{_N}\s?(?:to|,|;|-|–|−)\s?{_N})(?=\s?[)\];,.]|$|\s[a-zP])")
_SIDE_BY_SIDE = 3    # how many numbers of one sort apart two may stand in a sentence
_MOST = 60           # numbers of one sentence that are looked at
_MOST_SIZES = 30
_LEAST_SIZE = 10


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as it is printed: ``size`` in its own unit, ``percent`` where a sign says so."""

    size: float
    step: float       # the worth of its last digit
    percent: bool
    start: int
    counts: bool = False  # people or things, as far as the words beside it tell
    edge: bool = False    # of an interval: nobody works anything out from it


@dataclass(frozen=True, slots=True)
class StudyNumbers:
    """The numbers of a study by sentence, its whole numbers, and those that may be its size."""

    rows: tuple[tuple[Printed, ...], ...]
    wholes: tuple[float, ...]
    sizes: tuple[float, ...]


def study_numbers(report: Report) -> StudyNumbers:
    """All numbers that ``report`` prints or tells in words, sentence by sentence."""
    return _study_numbers(Same(report))


@lru_cache(maxsize=2048)
def _study_numbers(same: Same) -> StudyNumbers:
    report = same.report
    rows: list[tuple[Printed, ...]] = []
    wholes: set[float] = set()
    sizes: set[float] = set()
    for text in (report.title, report.text):
        for a, b in sentences(text):
            rows.append(tuple(_printed(text[a:b]))[:_MOST])
            wholes |= {float(value) for _, _, value in whole_number_places(text[a:b])}
            sizes |= {float(value) for value in (
                *(counted.value for counted in read_counts(text[a:b])), *bare_counts(text[a:b]))
                if value >= _LEAST_SIZE}
    told = [row.estimate for row in report.findings if row.estimate is not None
            and (row.start is None or not any(map(str.isdigit, row.estimate.text)))]
    for estimate in told:
        rows.append((_of_estimate(estimate),) if estimate.value is not None else ())
    sizes |= {float(row.participants) for row in report.findings if row.participants}
    return StudyNumbers(tuple(row for row in rows if row), tuple(sorted(wholes | sizes)),
                        tuple(sorted(sizes)[:_MOST_SIZES]))


def _printed(sentence: str) -> Iterator[Printed]:
    edges = [match.span("edges") for match in _INTERVAL.finditer(sentence)]
    for match in _NUMBER.finditer(sentence):
        digits = match["digits"].replace(",", "").replace("·", ".")
        step = 10.0 ** -len(digits.partition(".")[2])
        percent = match["percent"] is not None
        counts = not percent and step >= 1 and not _MEASURED.match(sentence, match.end())
        edge = any(a <= match.start() < b for a, b in edges)
        yield Printed(float(digits), step, percent, match.start(), counts, edge)


def _of_estimate(estimate: Estimate) -> Printed:
    percent = estimate.kind in FRACTIONS or estimate.kind is Kind.PERCENT_CHANGE
    size = abs(estimate.value or 0.0) * (100.0 if estimate.kind in FRACTIONS else 1.0)
    return Printed(size, 0.16 * size if in_words(estimate) else 0.0, percent, estimate.start)


def is_derivable(claimed: Estimate, numbers: StudyNumbers) -> bool:
    """Whether ``claimed`` follows from one or two of the study's numbers, whatever these are of."""
    return derivation(claimed, numbers) != ""


def derivation(claimed: Estimate, numbers: StudyNumbers) -> str:
    """How ``claimed`` follows from the study's numbers; "" where nothing gives it."""
    if claimed.value is None:
        return "no value"
    scale = 100.0 if claimed.kind in FRACTIONS else 1.0
    low, high = sorted(abs(edge) * scale for edge in claimed_range(claimed))
    slack = 1e-6 * max(1.0, high)
    for how, size, stray in _ways(claimed, numbers):
        if low - stray - slack <= abs(size) <= high + stray + slack:
            return how
    return ""


def _ways(claimed: Estimate, numbers: StudyNumbers) -> Iterator[tuple[str, float, float]]:
    """Each size that the study gives in the claim's units, how, and how far rounding moves it."""
    share = claimed.kind in FRACTIONS and claimed.kind is not Kind.RISK_DIFFERENCE
    if claimed.kind is Kind.PERCENT_CHANGE:
        yield from _changes(claimed, numbers)
    elif claimed.kind in RATIOS:
        yield from _ratios(numbers)
    elif claimed.kind is Kind.RISK_DIFFERENCE or share:
        yield from _shares(numbers, difference=not share)
    elif claimed.kind is Kind.COUNT:
        yield from _counts(numbers)
    else:
        yield from _amounts(numbers, is_convertible(claimed.unit))


def _pairs(row: tuple[Printed, ...]) -> Iterator[tuple[Printed, Printed]]:
    """Two numbers of one sort that stand near each other in a sentence, the larger first."""
    for percent in (True, False):
        some = [n for n in row if n.percent is percent and not n.edge]
        for index, one in enumerate(some):
            for other in some[index + 1:index + 1 + _SIDE_BY_SIDE]:
                yield (one, other) if one.size >= other.size else (other, one)


def _all_pairs(numbers: StudyNumbers) -> Iterator[tuple[Printed, Printed]]:
    for row in numbers.rows:
        yield from _pairs(row)


def _shares(numbers: StudyNumbers, difference: bool) -> Iterator[tuple[str, float, float]]:
    for n in _each(numbers):
        if n.percent:
            yield "equal", n.size, 0.0
            yield "rest", 100.0 - n.size, 0.0
        elif n.size <= 1 and n.step < 1:
            yield "fraction", 100.0 * n.size, 0.0
            yield "rest", 100.0 - 100.0 * n.size, 0.0
        elif difference and n.size > 1:
            yield "number needed", 100.0 / n.size, 0.0
        if not n.percent and n.step < 1 and n.size < 3:
            yield "change that a ratio tells", 100.0 * abs(n.size - 1), 0.0
    for row in numbers.rows:
        for large, small in _pairs(row):
            if not large.percent and large.size <= 1:
                yield "difference", 100.0 * (large.size - small.size), 0.0
            if large.percent:
                if difference:
                    yield "difference", large.size - small.size, 0.5 * large.step
                else:
                    yield "sum", large.size + small.size, 0.5 * large.step
        yield from _of_counts(row, numbers.sizes)


def _of_counts(row: tuple[Printed, ...],
               sizes: tuple[float, ...]) -> Iterator[tuple[str, float, float]]:
    """Shares that the counts of a sentence are of each other and of the sizes of the study."""
    some = [n for n in row if n.counts]
    for at, one in enumerate(some):
        totals = {*sizes, *(other.size for other in some[at + 1:at + 2])}
        for total in totals:
            if 0 < one.size < total:
                yield "count of a total", 100.0 * one.size / total, 0.0
                yield "rest of a total", 100.0 - 100.0 * one.size / total, 0.0
        for other in some[at + 1:at + 2]:  # both groups together, of all
            for total in sizes:
                if one.size + other.size < total:
                    yield "counts of a total", 100.0 * (one.size + other.size) / total, 0.0


def _changes(claimed: Estimate, numbers: StudyNumbers) -> Iterator[tuple[str, float, float]]:
    fell = claimed.direction == "decrease"
    for n in _each(numbers):
        if n.percent:
            yield "equal", n.size, 0.0
        if n.step < 1 and 0 < n.size < 60:
            if n.size < 1 or not fell:
                yield "ratio", 100.0 * abs(n.size - 1), 0.0
            if n.size > 1 or not fell:
                yield "ratio turned", 100.0 * abs(1 / n.size - 1), 0.0
            if not fell:
                yield "ratio in per cent", 100.0 * n.size, 0.0
        elif not n.percent and 1 < n.size < 60 and not fell:
            yield "times", 100.0 * (n.size - 1), 0.0
    for large, small in _all_pairs(numbers):
        if large.size and small.size:
            stray = 50.0 * (large.step / large.size + small.step / small.size)
            yield "fall", 100.0 * (1 - small.size / large.size), min(stray, 0.5)
            if not fell:
                yield "rise", 100.0 * (large.size / small.size - 1), min(stray, 1.0)
            if large.percent:
                yield "points", large.size - small.size, 0.0


def _ratios(numbers: StudyNumbers) -> Iterator[tuple[str, float, float]]:
    for n in _each(numbers):
        if n.percent:
            yield "change", 1 + n.size / 100, 0.005
            yield "fall", 1 - n.size / 100, 0.005
        elif n.size:
            yield "equal", n.size, 0.0
            yield "turned", 1 / n.size, 0.005
    for large, small in _all_pairs(numbers):
        if small.size:
            yield "ratio", large.size / small.size, 0.02 * large.size / small.size
            yield "ratio", small.size / large.size, 0.02
            if large.percent and large.size < 100 and small.size:
                odds = large.size * (100 - small.size) / (small.size * (100 - large.size))
                yield "odds ratio", odds, 0.02 * odds
                yield "odds ratio", 1 / odds, 0.02


def _counts(numbers: StudyNumbers) -> Iterator[tuple[str, float, float]]:
    for whole in numbers.wholes:
        yield "equal", whole, 0.0
    yield from _amounts(numbers, other_units=False)
    for n in _each(numbers):
        if n.percent:
            for whole in numbers.sizes:
                yield "share of a total", n.size * whole / 100, 0.5 * n.step * whole / 100


def _amounts(numbers: StudyNumbers, other_units: bool) -> Iterator[tuple[str, float, float]]:
    for n in _each(numbers):
        yield "equal", n.size, 0.0
        for factor in _FACTORS if other_units else ():
            yield "unit", n.size * factor, 0.5 * n.step * factor
            yield "unit", n.size / factor, 0.5 * n.step / factor
    for large, small in _all_pairs(numbers):
        if large.percent:
            continue
        yield "difference", large.size - small.size, 0.5 * min(large.step, small.step)
        yield "sum", large.size + small.size, 0.5 * min(large.step, small.step)
        if small.size:
            yield "ratio", large.size / small.size, 0.0


def _each(numbers: StudyNumbers) -> Iterator[Printed]:
    for row in numbers.rows:
        yield from row
