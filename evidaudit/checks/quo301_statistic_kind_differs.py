"""Whether a number of the claim is told as another kind of number than the study gives.

## What it checks
Each number of the claim against the numbers that the study gives for the same thing: where the
digits agree, whether both are a share of one group, a difference between groups, a ratio, a
relative change, odds or a risk.

## Why it matters
A risk difference of 14 percentage points is not a response rate of 14 %, and "74 % more likely"
is not an odds ratio of 1.74. The digits are right and the message is wrong: a comparison of
numbers alone calls it accurate.

## What it cannot see
A number whose kind the study's own words leave open; digits that agree by chance with another
kind; hazard ratios told as risk ratios, which is common usage and is let pass.

## Example
"14 % of patients responded to exercise", citing a review that reports a risk difference of 0.14.

## Corrected
"14 more patients in 100 responded with exercise than without it."

## Confirm by hand
Find the number in the study and read what it is called there: rate, ratio, difference.

## References
Cochrane Handbook for Systematic Reviews of Interventions, section 6.4; odds told as risk: Davies
1998, doi 10.1136/bmj.316.7136.989.
"""

from __future__ import annotations

from ..comparison import Comparison, read
from ..comparison.numbers.kind_confusions import kind_confusions
from ..comparison.numbers.levels_as_differences import levels_as_differences
from ..comparison.numbers.odds_and_risks import (
    follows_from_its_own,
    is_common,
    odds_of_its_levels,
)
from ..comparison.numbers.points_as_relative import points_as_relative
from ..comparison.numbers.values import ValueStance, value_stances
from ..comparison.telling import in_words
from ..model import Kind, Outcome, Severity
from .scopes import Case, Pair, Result, inconclusive, major, minor, passed

CODE = "QUO301"
NAME = "statistic-kind-differs"

_ODDS = ("odds told as risk", "risk told as odds")


def check(pair: Pair) -> list[Result]:
    """One result for each number of the claim that can be compared."""
    comparison = read(pair)
    told = {(c.claimed.start, c.claimed.end): c for c in (
        *odds_of_its_levels(comparison), *levels_as_differences(comparison),
        *points_as_relative(comparison), *kind_confusions(comparison))}
    results = [major(told.confusion, claimed=in_words(told.claimed),
                     reported=in_words(told.reported), passage=told.passage)
               for told in told.values()]
    results += [result for stance in value_stances(comparison)
                if (stance.claimed.start, stance.claimed.end) not in told
                and (result := _result(stance, comparison)) is not None]
    return results or _nothing_read(pair)


def _result(stance: ValueStance, comparison: Comparison) -> Result | None:
    if stance.found is None or stance.relation == "unlike":
        return inconclusive("no number of the study can be set beside this one",
                            claimed=in_words(stance.claimed))
    values = {"claimed": in_words(stance.claimed), "reported": in_words(stance.found.estimate),
              "passage": stance.found.passage}
    if stance.relation == "agrees":
        return passed("the study gives the same number, of the same kind", **values)
    if stance.relation != "other-kind":
        return None
    if stance.confusion in _ODDS and not stance.changes_message:
        if follows_from_its_own(stance.claimed, comparison):
            return None
        if not is_common(stance.found, comparison):
            return minor(stance.confusion, **values)
    return major(stance.confusion, **values)


def _nothing_read(pair: Pair) -> list[Result]:
    numbers = [e for e in read(pair).anatomy.estimates
               if e.kind not in (Kind.COUNT, Kind.P_VALUE, Kind.HETEROGENEITY)]
    if numbers and pair.report is None:
        return [inconclusive("nothing of the study was read", claimed=in_words(numbers[0]))]
    return []


_TRIAL = ("In this trial 240 adults with tinnitus were randomised to sound therapy or no "
          "treatment. "
          "The difference in the proportion with relief was 0.14 (95% CI 0.06 to 0.22) in favour "
          "of "
          "sound therapy. Sleep did not differ between the groups (p=0.40).")
CASES = (
    Case(Outcome.ERROR, "a difference between groups is told as the share of one", {
        "claim": "14% of adults with tinnitus had relief with sound therapy.",
        "source": _TRIAL.replace("The difference in the proportion with relief was 0.14",
                                 "Relief of tinnitus was more frequent with sound therapy (risk "
                                 "difference 0.14").replace("0.22) in", "0.22; in").replace(
                                     "of sound therapy. S", "of sound therapy). S")},
         Severity.MAJOR),
    Case(Outcome.PASS, "the same share of the same group", {
        "claim": "Relief was reported by 38% of adults given sound therapy.",
        "source": "Relief was reported by 38% of adults given sound therapy and by 24% of adults "
                  "given no treatment (p=0.02)."}),
    Case(Outcome.INCONCLUSIVE, "no such number was read", {
        "claim": "Relief was reported by 38% of adults given sound therapy.",
        "source": "Adults with tinnitus were given sound therapy. They were asked about relief."}),
)
