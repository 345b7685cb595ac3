"""When odds told as risk change the message: where what is counted is common.

An odds ratio of 2 is nearly a risk ratio of 2 where one in a thousand is concerned, and 1.5 where
one half is (Davies 1998, doi 10.1136/bmj.316.7136.989).
"""

from __future__ import annotations

from ... import quick_re as re
from ...lexicon import keys
from ...model import Estimate, Kind, Passage, ReportedFinding
from ...statistics.algebra import odds_ratio
from ...statistics.kinds import RATIOS
from ...statistics.precision import claimed_range
from ..alignment import Comparison
from ..stated import GENERIC, WEAK
from .claimed_numbers import SHARES
from .confused_kinds import COMMON
from .kind_confusions import KindConfusion, is_supported, level_pairs
from .reported_numbers import Reported, reported_numbers

_NEAR = 0.12    # how far a ratio may stray from that of the two numbers beside it
_FAR = 1.5      # odds nearer to 1 than this differ little from risks, however common the outcome


def is_common(found: Reported, comparison: Comparison) -> bool:
    """Whether the study gives a share above a tenth for the very outcome of the odds ratio, and
    the odds are far enough from 1 that the risk is plainly another."""
    report, prepared, ratio = comparison.report, comparison.prepared, found.estimate.value
    if report is None or prepared is None or not ratio or 1 / _FAR < ratio < _FAR:
        return False
    own = {key for key in found.words.all - found.arm - prepared.arms
           if prepared.frequency.get(key, 0)}
    shares = [n.estimate.value for n in reported_numbers(report, prepared)
              if n.estimate.kind in SHARES and n.estimate.value is not None
              and n.estimate.ci_low is None and _same_outcome(own, n, prepared.arms)]
    return bool(shares) and max(shares) > COMMON


_TIED = 0.06    # how far an odds ratio may stray from that of the two shares it compares
_APART = 1.15   # risk ratios nearer to the odds ratio than this tell the same message


def odds_of_its_levels(comparison: Comparison) -> tuple[KindConfusion, ...]:
    """The odds ratios that the claim tells as so many times the risk, where the study prints the
    two shares that they compare: common, and their own ratio far from the one told.

    No word is needed: the digits of the claim are those of the odds, the odds those of the shares.
    """
    report, prepared, text = comparison.report, comparison.prepared, comparison.anatomy.text
    if report is None or prepared is None or prepared.long or _ODDS.search(text):
        return ()
    rows = [row for row in report.findings if row.estimate is not None and row.start is not None]
    found = []
    for claimed in comparison.anatomy.estimates:
        if claimed.kind is not Kind.RISK_RATIO and not (
                claimed.kind is Kind.PERCENT_CHANGE and _LIKELY.search(text)):
            continue
        if claimed.value is None or is_supported(claimed, rows) or follows_from_its_own(
                claimed, comparison):
            continue
        low, high = _as_ratio(claimed)
        for row in rows:
            odds = row.estimate
            if odds is not None and odds.kind is Kind.ODDS_RATIO and odds.value and (
                    low <= odds.value <= high) and _levels_of(odds.value, rows, low, high) and (
                    not _of_other_people(text, row.statement)):
                found.append(KindConfusion(claimed, odds, "odds told as risk", Passage(
                    row.statement, row.start, row.end, row.locator, row.basis), 1.0))
                break
    return tuple(found)


# "Pharmacists who had lost a customer were …": whose ratio it is, up to the verb of the sentence.
_WHOSE = re.compile(
    r"\b(?:who|that|which|whose)\s(?P<did>(?:(?:had|have|has|were|was|are|is|did|do|never|also|"
    r"already|not|been|ever|regularly|often)\s)*(?:(?!(?:were|was|are|is|had|have|has|did|do)\b)"
    r"[\w'’-]{1,20},?\s){1,9}?)(?=(?:were|was|are|is|had|have|has|did|do|ran|faced|stood)\b)",
    re.I)


def _of_other_people(text: str, statement: str) -> bool:
    """Whether the claim marks its people by a deed of which the study's sentence says nothing."""
    there = keys(statement)
    return any(deed and not deed & there for deed in (
        keys(match["did"]) - GENERIC - WEAK for match in _WHOSE.finditer(text)))


def _as_ratio(claimed: Estimate) -> tuple[float, float]:
    low, high = claimed_range(claimed)
    if claimed.kind is Kind.PERCENT_CHANGE:
        sign = -1 if claimed.direction == "decrease" else 1
        low, high = sorted((1 + sign * abs(low) / 100, 1 + sign * abs(high) / 100))
    return low - 1e-6, high + 1e-6


def _levels_of(odds: float, rows: list[ReportedFinding], low: float, high: float) -> bool:
    """Whether two shares that stand together have these odds, are common, and have a ratio that
    is far from the one told."""
    for one, other in level_pairs(rows):
        if one.kind in SHARES and other.kind in SHARES and one.value and other.value and (
                one.value < 1 and other.value < 1 and max(one.value, other.value) > COMMON):
            ratio = one.value / other.value
            tied = abs(odds_ratio(one.value, other.value) / odds - 1) < _TIED
            far = max(low / ratio, ratio / high) > _APART
            if tied and far:
                return True
    return False


_ODDS = re.compile(r"\bodds\b", re.I)
_LIKELY = re.compile(r"\b(?:likely|likelihood|chances?|risk|probability)\b", re.I)


def _same_outcome(own: set[str], number: Reported, arms: frozenset[str]) -> bool:
    theirs = number.words.all - number.arm - arms
    return len(own & theirs) >= 1 and 2 * len(own & theirs) >= len(theirs)


def follows_from_its_own(claimed: Estimate, comparison: Comparison) -> bool:
    """Whether the claim's ratio is that of two other numbers that the claim tells."""
    if claimed.kind not in RATIOS or not claimed.value:
        return False
    others = [e.value for e in comparison.anatomy.estimates
              if e is not claimed and e.kind not in RATIOS and e.value]
    return any(abs(a / b / claimed.value - 1) < _NEAR for a in others for b in others if a != b)
