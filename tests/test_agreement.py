"""Proportions with their uncertainty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidaudit.agreement import agreement, rate, wilson
from evidaudit.model import Label, Verdict


@pytest.mark.parametrize(("numerator", "denominator", "low", "high"), [
    # Newcombe 1998 (doi 10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E), table I
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611),
    (1, 29, 0.0061, 0.1718)])
def test_V9_the_wilson_interval_agrees_with_published_values(
        numerator: int, denominator: int, low: float, high: float) -> None:
    """To four digits."""
    assert wilson(numerator, denominator) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 500), st.integers(0, 500))
def test_an_interval_holds_its_share(numerator: int, extra: int) -> None:
    """Bounds stay within 0 and 1 and around the share."""
    denominator = numerator + extra
    low, high = wilson(numerator, denominator)
    assert 0 <= low <= high <= 1
    if denominator:
        assert low <= numerator / denominator + 1e-12
        assert numerator / denominator <= high + 1e-12


def test_a_rate_shows_numerator_denominator_and_interval() -> None:
    """Never a bare percentage."""
    assert rate(17, 23) == "17 of 23 (74%, 95% CI 54% to 87%)"
    assert rate(0, 0) == "0 of 0"


def test_agreement_counts_only_what_a_person_judged() -> None:
    """A verdict that nobody adjudicated counts neither for nor against."""
    judged = [Verdict("1", "a", Label.MAJOR, adjudicated="major"),
              Verdict("2", "a", Label.MINOR, adjudicated="major"),
              Verdict("3", "a", Label.MAJOR, adjudicated="accurate"),
              Verdict("4", "a", Label.UNVERIFIABLE, adjudicated="accurate"),
              Verdict("5", "a", Label.MAJOR)]
    told = agreement(judged)
    assert (told.compared, told.same, told.majors, told.majors_flagged, told.majors_told_major,
            told.accurate_told_major, told.unverifiable) == (4, 1, 2, 2, 1, 1, 1)
