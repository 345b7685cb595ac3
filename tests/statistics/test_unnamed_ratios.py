"""Ratios whose name is said once, intervals behind a moment, shares as exact as their digits."""

from __future__ import annotations

import pytest

from evidaudit import extract_statistics
from evidaudit.model import Estimate, Kind
from evidaudit.statistics import agrees


def _one(text: str, digits: str) -> Estimate:
    return next(e for e in extract_statistics(text) if e.text.startswith(digits))


@pytest.mark.parametrize(("text", "digits", "kind"), [
    ("The odds ratio for asthma per 5 cigarettes a day was 1.21 (95% CI: 1.10, 1.33) in mothers, "
     "1.08 (0.99, 1.18) in fathers and 1.02 (0.93, 1.12) in grandparents.", "1.08",
     Kind.ODDS_RATIO),
    ("Night work was linked to more fractures (HR 1.30; 95% CI 1.12-1.51), hip fractures "
     "(1.44; 1.10-1.88) and wrist fractures (1.11; 0.90-1.37).", "1.44", Kind.HAZARD_RATIO),
    ("The rate ratio for theft was 0.72 (0.61 to 0.85). In towns with cameras it was lower "
     "(0.55; 0.41, 0.74).", "0.55", Kind.RISK_RATIO),
    ("Crashes at lit crossings had a crash modification factor of 0.64 (95% CI 0.52-0.79).",
     "0.64", Kind.RISK_RATIO),
    ("The incidence rate ratio (IRR) for falls with yoga relative to walking was 0.58 (95% CI, "
     "0.40-0.84).", "0.58", Kind.RISK_RATIO),
])
def test_a_ratio_named_once_names_those_that_follow(text: str, digits: str, kind: Kind) -> None:
    """A bare number with the interval of a ratio is one where a ratio was named last."""
    found = _one(text, digits)
    assert found.kind is kind and found.ci_low is not None


@pytest.mark.parametrize(("text", "digits"), [
    ("The risk ratio was 0.80 (0.66 to 0.97). Mean pain fell by 1.4 (95% CI 1.2 to 1.6).", "1.4"),
    ("The odds ratio was 2.1 (1.4 to 3.2). Weight rose by 1.5 kg (95% CI 1.1 to 1.9).", "1.5"),
    ("Sleep scores were 1.31 (95% CI 1.12 to 1.50).", "1.31"),
])
def test_a_mean_stays_a_mean(text: str, digits: str) -> None:
    """Another statistic named since, a unit, or no ratio at all leave the number what it was."""
    assert _one(text, digits).kind in (Kind.MEAN, Kind.MEAN_DIFFERENCE)


def test_an_interval_behind_a_moment_is_that_of_the_number_before() -> None:
    """ "31 minutes at 12 months (95% CI 18 to 44)": no time has an interval here."""
    found = _one("Walking rose by 31 minutes at 12 months (95% CI 18 to 44).", "31")
    assert (found.ci_low, found.ci_high) == (18, 44)


def test_a_time_that_has_its_own_interval_keeps_it() -> None:
    """A median time to something is measured, and stands in no need of another number."""
    found = _one("Bleeding stopped at 12 days (95% CI 10 to 14), in 60% of dogs.", "12")
    assert (found.ci_low, found.ci_high) == (10, 14)


@pytest.mark.parametrize(("printed", "told", "same"), [
    ("52 (15.3%) of the horses went lame.", "15.8% of the horses went lame.", False),
    ("52 (15.3%) of the horses went lame.", "15% of the horses went lame.", True),
    ("Lameness was seen in 23 of 48 horses.", "38% of the horses went lame.", False),
    ("Lameness was seen in 23 of 48 horses.", "48% of the horses went lame.", True),
])
def test_a_share_is_as_exact_as_its_digits(printed: str, told: str, same: bool) -> None:
    """The count beside a share says nothing of how the share is rounded."""
    study = next(e for e in extract_statistics(printed) if e.kind is Kind.PROPORTION)
    claim = next(e for e in extract_statistics(told) if e.kind is Kind.PROPORTION)
    assert bool(agrees(claim, study)) is same


def test_digits_that_were_not_printed_are_no_confusion_of_kinds() -> None:
    """6.3% is not taken from a ratio of 1.06, though 1.06 may stand for 1.063."""
    study = _one("The odds ratio was 1.06 (95% CI 1.02 to 1.10).", "1.06")
    claim = _one("Rust was found on 6.3% of the ships.", "6.3")
    assert not agrees(claim, study).conversion
