"""Whether the study's own numbers can be: an interval that excludes its estimate, and kindred.

## What it checks
The numbers of the findings that the claim is held against: an estimate outside its interval, an
interval whose ends are exchanged, a share above one, counts that do not give their percentage, a p
value that contradicts its interval.

## Why it matters
A claim can only be as right as the number that it rests on; such numbers are misprints, or
mistakes in the sheet that a person filled.

## What it cannot see
Which of two numbers is the wrong one; numbers that are possible but wrong.

## Example
A row with the estimate 0.41 and the interval 0.06 to 0.22.

## Corrected
The row as the study prints it: 0.14 (0.06 to 0.22).

## Confirm by hand
Open the study at the passage and compare the printed digits.

## References
Statistical guidelines: Altman DG et al. 1983, doi 10.1136/bmj.286.6376.1489.
"""

from __future__ import annotations

from ..comparison import read
from ..comparison.telling import in_words
from ..model import Outcome, Passage, Severity
from ..statistics import impossibilities
from .scopes import Case, Pair, Result, inconclusive, minor, passed

CODE = "EVI501"
NAME = "interval-excludes-estimate"

_SURE_IN_TEXT = ("interval-excludes-estimate", "limits-reversed")


def check(pair: Pair) -> list[Result]:
    """One result for each reported number beside the claim that cannot be."""
    comparison = read(pair)
    rows = [item.finding for item in comparison.aligned if item.finding.estimate is not None]
    if not rows:
        if comparison.anatomy.estimates:
            return [inconclusive("no number of the study was read beside this claim")]
        return []
    results = []
    for row in rows:
        if row.estimate is None:
            continue
        for problem in impossibilities([row.estimate]):
            if row.start is not None and problem.rule not in _SURE_IN_TEXT:
                continue  # the words around the number may have been misread
            results.append(minor(
                f"the study's own number cannot be: {problem.message}",
                claimed=comparison.anatomy.text, reported=in_words(row.estimate),
                passage=Passage(row.statement, row.start, row.end, row.locator, row.basis)))
    if results:
        return results
    with_interval = [row for row in rows if row.estimate and row.estimate.ci_low is not None]
    if not with_interval:
        return [inconclusive("no interval was read beside this claim")]
    return [passed("the intervals hold their estimates")]


_ROW = {"outcome": "relief", "comparison": "sound therapy vs no treatment", "value": "0.14",
        "statistic_kind": "risk_difference", "ci_low": "0.06", "ci_high": "0.22",
        "direction": "favours intervention", "statement": "Relief was more frequent."}
CASES = (
    Case(Outcome.ERROR, "0.41 is not between 0.06 and 0.22", {
        "claim": "Relief was more frequent with sound therapy.",
        "findings": [{**_ROW, "value": "0.41"}]}, Severity.MINOR),
    Case(Outcome.PASS, "0.14 is", {
        "claim": "Relief was more frequent with sound therapy.", "findings": [_ROW]}),
    Case(Outcome.INCONCLUSIVE, "no number was read", {
        "claim": "Relief was reported by 14% with sound therapy.",
        "source": "We gave adults with tinnitus sound therapy."}),
)
