"""What a number of the claim was taken for, where its digits agree and its kind does not."""

from __future__ import annotations

from ...model import Estimate, Kind
from ...statistics.compare import Agreement, Relation
from .claimed_numbers import SHARES
from .reported_numbers import Reported
from .value_evidence import beside

COMMON = 0.1           # a risk above which odds and risk part (Davies 1998, bmj 316:989)
_RATIOS = frozenset({Kind.RISK_RATIO, Kind.ODDS_RATIO, Kind.HAZARD_RATIO})


def confusion(claimed: Estimate, reported: Estimate) -> str:
    """What was taken for what, where the digits agree and the kind does not; else ""."""
    if claimed.kind is Kind.PERCENT_CHANGE and reported.kind in _RATIOS and claimed.value and (
            reported.value and abs(abs(claimed.value) / 100 - reported.value) < 1e-6):
        return "a ratio told as the size of a change"
    agreement: Agreement = beside(claimed, reported)
    if agreement.keeps_meaning:
        return ""
    if agreement.relation in (Relation.OTHER_KIND, Relation.CONVERTED):
        return agreement.conversion
    return ""


def changes_message(confused: str, number: Reported,
                    scored: list[tuple[float, Reported]]) -> bool:
    """Odds told as risk change the message where the outcome is common: Davies 1998."""
    if "odds" not in confused:
        return True
    levels = [n.estimate.value for _, n in scored if n.row.statement == number.row.statement
              and n.estimate.kind in SHARES and n.estimate.value]
    return len(levels) >= 2 and max(levels) > COMMON
