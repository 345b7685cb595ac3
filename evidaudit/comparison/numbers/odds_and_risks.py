"""When odds told as risk change the message: where what is counted is common.

An odds ratio of 2 is nearly a risk ratio of 2 where one in a thousand is concerned, and 1.5 where
one half is (Davies 1998, doi 10.1136/bmj.316.7136.989).
"""

from __future__ import annotations

from ...model import Estimate
from ...statistics.kinds import RATIOS
from ..alignment import Comparison
from .claimed_numbers import SHARES
from .confused_kinds import COMMON
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
