"""Percentage points told in so many words as a relative change: "16 per cent in relative terms,
from 36% to 20%" is 44 per cent."""

from __future__ import annotations

from ... import quick_re as re
from ...lexicon import keys
from ...model import Estimate, Kind, Passage
from ..alignment import Comparison
from .claimed_numbers import SHARES
from .kind_confusions import KindConfusion, level_pairs, tells_it
from .value_evidence import NUMBER_WORDS

_IN_SO_MANY_WORDS = re.compile(
    r"\bin relative terms\b|\brelatively speaking\b|\bproportional(?:ly)?\b|\brelative (?:risk )?"
    r"(?:reduction|increase|improvement|decrease|gain|benefit|rise|fall|drop|terms)\b", re.I)
_REACH = 60       # characters around the number
_LEAST_ALIKE = 0.1  # share of the claim's weight that the study's sentence must hold
_STRAYS = 0.1     # share by which a relative change may be rounded


def points_as_relative(comparison: Comparison) -> tuple[KindConfusion, ...]:
    """The numbers told as a relative change that are the difference of two shares of the study."""
    report, prepared, text = comparison.report, comparison.prepared, comparison.anatomy.text
    if report is None or prepared is None or prepared.long or not _IN_SO_MANY_WORDS.search(text):
        return ()
    rows = [row for row in report.findings if row.estimate is not None and row.start is not None]
    wanted = keys(text, prepared.short) - NUMBER_WORDS
    found = []
    for claimed in comparison.anatomy.estimates:
        around = text[max(0, claimed.start - _REACH):claimed.end + _REACH]
        if claimed.kind is not Kind.PERCENT_CHANGE or not claimed.value or (
                not _IN_SO_MANY_WORDS.search(around)):
            continue
        pairs = [(one, other) for one, other in level_pairs(rows)
                 if one.kind in SHARES and other.kind in SHARES and one.value and other.value
                 and one.unit[:4] != "per "]
        if any(_is_change(claimed, one, other) for one, other in pairs) or any(
                row.estimate is not None and row.estimate.kind is Kind.PERCENT_CHANGE
                and tells_it(claimed, abs(row.estimate.value or 0)) for row in rows):
            continue
        for row in rows:
            level = row.estimate
            shared = prepared.total(wanted & keys(row.statement, prepared.short))
            if level is not None and shared >= _LEAST_ALIKE * prepared.total(wanted) and any(
                    one is level and tells_it(claimed, 100 * abs(
                        (one.value or 0) - (other.value or 0))) for one, other in pairs):
                found.append(KindConfusion(
                    claimed, level, "percentage points told as a relative change",
                    Passage(row.statement, row.start, row.end, row.locator, row.basis), 1.0))
                break
    return tuple(found)


def _is_change(claimed: Estimate, one: Estimate, other: Estimate) -> bool:
    told = abs(claimed.value or 0.0)
    return abs(100 * abs((one.value or 0.0) / (other.value or 1.0) - 1) - told) <= _STRAYS * told
