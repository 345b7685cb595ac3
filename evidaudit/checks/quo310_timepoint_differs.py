"""Whether the claim names another time than the study.

## What it checks
The follow-up time of the claim against the time at which the study found what the claim tells.
Where claim and study print the same number, the time that stands with that number in the study
decides; another time of the same study does not excuse the claim. Elsewhere any time of the study
does. Half or twice the time, or an effect told of three times the longest time, is a major error.

## Why it matters
An effect after eight weeks is not an effect after a year.

## What it cannot see
Times that only the full text gives; a time that the article reckons from another moment.

## Example
"A year later remission was reached by 27 %", citing a result at week 8.

## Corrected
"At eight weeks remission was reached by 27 %."

## Confirm by hand
Find the result in the study and read at what time it was measured.

## References
CONSORT 2010 item 6a (when outcomes were assessed), doi 10.1136/bmj.c332.
"""

from __future__ import annotations

from ..comparison import read
from ..comparison.numbers.slot_contest import misplaced
from ..comparison.times.timepoints import time_reading
from ..model import Outcome, Severity
from .scopes import Case, Pair, Result, inconclusive, major, minor, passed

CODE = "QUO310"
NAME = "timepoint-differs"


def check(pair: Pair) -> Result | None:
    """Whether the time that the claim names is one at which the study looked."""
    comparison = read(pair)
    wrong = misplaced(comparison)
    if wrong is not None and wrong.slot == "time":
        return major("the study gives this number for another time",
                     claimed=wrong.claimed.cell.text, reported=wrong.other.cell.text,
                     passage=wrong.own.passage)
    reading = time_reading(comparison)
    if reading is None:
        return None
    values = {"claimed": reading.claimed, "reported": reading.reported, "passage": reading.passage}
    if reading.verdict == "same":
        return passed("the study looked at that time", **values)
    if reading.verdict == "beyond":
        return major("the time lies far beyond what the study followed", **values)
    if reading.verdict == "far":
        return major("the study found this at quite another time", **values)
    if reading.verdict == "other":
        return minor("the study names another time", **values)
    if reading.verdict == "elsewhere":
        return inconclusive("the study gives this number for another time, and names the claim's "
                            "time elsewhere", **values)
    return inconclusive("what was read names no time for this", claimed=reading.claimed)


_TRIAL = ("Adults with hay fever took drops or placebo. After 8 weeks, sneezing was lower with "
          "drops than with "
          "placebo (p=0.01).")
CASES = (
    Case(Outcome.ERROR, "eight weeks are told as twenty", {
        "claim": "After 20 weeks, sneezing was lower with drops than with placebo.",
        "source": _TRIAL}, Severity.MINOR),
    Case(Outcome.ERROR, "the number of one time is given to another", {
        "claim": "After a year sneezing was 12.5 points lower with drops.",
        "source": "Adults with hay fever took drops or placebo. At 8 weeks, sneezing was 12.5 "
                  "points lower with drops than with placebo; at 12 months the groups did not "
                  "differ."}, Severity.MAJOR),
    Case(Outcome.PASS, "two months are eight weeks", {
        "claim": "After two months, sneezing was lower with drops.", "source": _TRIAL}),
    Case(Outcome.INCONCLUSIVE, "no time was read", {
        "claim": "After 20 weeks, sneezing was lower with drops.",
        "source": "Adults with hay fever took drops. Sneezing was lower with drops than without."}),
)
