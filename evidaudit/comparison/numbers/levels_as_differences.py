"""The value of one group told as the difference between two, and a stock told as a flow.

"16.8 months with the drug and 9.2 without" is no gain of 16.8 months; a prevalence of 14% is no 14%
who fall ill every year. The digits agree with a number of nearly the same kind, so that only the
words round the claim's number tell that the message is another.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from ... import quick_re as re
from ...lexicon import keys
from ...model import Estimate, Kind, Passage, ReportedFinding
from ..alignment import Comparison
from .claimed_numbers import SHARES
from .kind_confusions import LONGEST, KindConfusion, level_pairs
from .units import dimension_of
from .value_evidence import beside

_LEVELS = frozenset({Kind.MEAN, Kind.MEDIAN})
_AMOUNTS = _LEVELS | {Kind.MEAN_DIFFERENCE}
_AGAINST = re.compile(
    r"\b(?:than|compared (?:with|to)|relative to|versus|as opposed to|over (?:placebo|sham|control|"
    r"usual|standard|observation|no)|more than (?:placebo|sham|control))\b", re.I)
_LENGTHENED = re.compile(
    r"\b(?:extend(?:s|ed|ing)?|prolong(?:s|ed|ing)?|lengthen(?:s|ed|ing)?|add(?:s|ed|ing)?|"
    r"shorten(?:s|ed|ing)?|delay(?:s|ed|ing)?|postpon(?:es|ed|ing)|gain(?:s|ed|ing)? (?:of )?)\b"
    r"(?:(?!\b(?:to|from|was|were|at|of|with|median|mean|average)\b)[^.;:()\d]){0,60}$", re.I)
_BY = re.compile(r"\bby\s(?:[a-z]{2,14}\s){0,3}$", re.I)
_CHANGED = re.compile(
    r"\b(?:fell|fall(?:en)?|rose|risen|dropp?(?:ed|s)?|increas\w*|decreas\w*|reduc\w*|improv\w*|"
    r"declin\w*|chang\w*|gain\w*|lost|loss|grew|lower\w*|rais\w*|difference)\b", re.I)
_YEARLY_NEW = re.compile(
    r"\b(?:new cases|newly|took up|take up|taking up|incidence|each year|every year|"
    r"per year|"
    r"(?<!\bhalf )a year(?!\s(?:later|on|after|earlier|before|ago|and|of|or|"
    r"from|into))|annually)\b", re.I)


@lru_cache(maxsize=128)
def levels_as_differences(comparison: Comparison) -> tuple[KindConfusion, ...]:
    """The numbers of the claim that tell a group's own value as a gain, or a stock as a flow."""
    report, prepared = comparison.report, comparison.prepared
    text = comparison.anatomy.text
    if report is None or prepared is None or prepared.long or len(text) > LONGEST:
        return ()
    rows = [row for row in report.findings if row.estimate is not None and row.start is not None]
    told = comparison.anatomy.estimates
    found = list(_of_another_quantity(told, rows))
    for claimed in told:
        if claimed.kind in _AMOUNTS and claimed.value and _tells_a_gain(claimed, text):
            found += list(_own_value(claimed, told, text, rows))
        elif claimed.kind in SHARES and _YEARLY_NEW.search(
                text[max(0, claimed.start - 60):claimed.end + 80]):
            found += list(_stock(claimed, rows))
    return tuple(found)


def _of_another_quantity(told: tuple[Estimate, ...],
                         rows: list[ReportedFinding]) -> Iterator[KindConfusion]:
    """Two amounts told in millilitres whose very digits one sentence gives in metres, and the
    study nowhere in millilitres."""
    amounts = [e for e in told if e.kind in _AMOUNTS and e.value and dimension_of(e.unit)]
    for one, other in pairwise(amounts):
        mine = dimension_of(one.unit)
        if dimension_of(other.unit) != mine or _same(abs(one.value or 0), other):
            continue
        fits = [[row for row in rows if row.estimate is not None
                 and _same(abs(claimed.value or 0), row.estimate)] for claimed in (one, other)]
        theirs = {dimension_of(row.estimate.unit) for some in fits for row in some
                  if row.estimate is not None}
        if len(theirs) == 1 and mine not in theirs and "" not in theirs and (
                {row.statement for row in fits[0]} & {row.statement for row in fits[1]}):
            for claimed, some in zip((one, other), fits, strict=True):
                row = some[0]
                assert row.estimate is not None
                yield KindConfusion(
                    claimed, row.estimate, "the study gives this number of another quantity",
                    Passage(row.statement, row.start, row.end, row.locator, row.basis), 1.0)


def _tells_a_gain(claimed: Estimate, text: str) -> bool:
    before = text[:claimed.start]
    if _LENGTHENED.search(before[-90:]) and (
            _BY.search(before[-50:]) or not _CHANGED.search(text)):
        return True
    return claimed.kind is Kind.MEAN_DIFFERENCE and bool(_AGAINST.search(text[claimed.end:]))


def _own_value(claimed: Estimate, told: tuple[Estimate, ...], text: str,
               rows: list[ReportedFinding]) -> Iterator[KindConfusion]:
    """The value of one of two groups that the claim tells as the difference between them."""
    numbers = [row.estimate for row in rows if row.estimate is not None]
    size = abs(claimed.value or 0.0)
    if any(_same(size, n) for n in numbers if n.kind not in _LEVELS):
        return
    pairs = [(a, b) for a, b in level_pairs(rows) if a.kind in _LEVELS and a.kind is b.kind
             and a.value is not None and b.value is not None]
    if any(abs(abs((a.value or 0) - (b.value or 0)) - size) < _slack(claimed) for a, b in pairs):
        return  # it is the difference of two others
    for one, other in pairs:
        if not _same(size, one) or _same(size, other) or not beside(claimed, one) and (
                claimed.kind in _LEVELS):
            continue
        if any(t is not claimed and t.value is not None and _same(abs(t.value), b)
               for t in told for a, b in pairs if a is one):
            return  # both values are told
        row = next(r for r in rows if r.estimate is one)
        moved = _CHANGED.search(row.statement[:max(0, one.start - (row.start or 0))])
        if moved and not _AGAINST.search(text[claimed.end:]):
            continue  # "improved by 11.8 points" is what that group gained
        yield KindConfusion(
            claimed, one, "the value of one group told as a difference between groups",
            Passage(row.statement, row.start, row.end, row.locator, row.basis), 1.0)
        return


def _slack(claimed: Estimate) -> float:
    return 0.051 if "." in claimed.text else 0.51


def _same(size: float, number: Estimate) -> bool:
    return number.value is not None and abs(abs(number.value) - size) < 1e-6


def _stock(claimed: Estimate, rows: list[ReportedFinding]) -> Iterator[KindConfusion]:
    """A prevalence with the digits of a share that the claim says is new, or new each year."""
    agreeing = [row for row in rows if row.estimate is not None and beside(claimed, row.estimate)]
    if not agreeing or any(row.estimate is not None and row.estimate.kind is not Kind.PREVALENCE
                           or _YEARLY_NEW.search(row.statement)
                           or keys(row.statement) & _OCCURRENCE for row in agreeing):
        return
    row = agreeing[0]
    assert row.estimate is not None
    yield KindConfusion(
        claimed, row.estimate, "how many have it told as how many come to have it",
        Passage(row.statement, row.start, row.end, row.locator, row.basis), 1.0)


_OCCURRENCE = frozenset(keys("incidence incident annual yearly onset developed"))
