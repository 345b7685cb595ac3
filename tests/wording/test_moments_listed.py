"""Moments that a phrase lists in units of their own, and times at which something was given."""

from __future__ import annotations

import pytest

from evidaudit import extract_statistics
from evidaudit.model import Kind
from evidaudit.wording.moments import moments


@pytest.mark.parametrize(("text", "days"), (
    ("Pain was lower at 1 week, 2 months and 6 months (22% versus 15%).", [7, 61, 183]),
    ("Grip was stronger after 3 days, 2 weeks, and 1 year.", [3, 14, 365]),
    ("Scores were better at six weeks or three months.", [42, 91]),
))
def test_every_moment_of_a_list_is_read(text: str, days: list[int]) -> None:
    """What the phrase says, it says of each of them."""
    assert [round(moment.days) for moment in moments(text)] == days


@pytest.mark.parametrize("text", (
    "Tranexamic acid given within an hour of birth lowered blood loss.",
    "Antibiotics started within two days of admission were followed by fewer deaths.",
))
def test_when_something_was_given_is_not_when_it_was_found(text: str) -> None:
    """The time is that of the treatment."""
    assert moments(text) == ()


def test_what_was_found_within_a_time_has_it() -> None:
    """Without a giving it is the time of the finding."""
    assert [m.days for m in moments("Half had recovered within two days of admission.")] == [2]


@pytest.mark.parametrize("text", (
    "There was no difference in readmission (12.4% versus 13.1%).",
    "The difference in wound infection (4% with gauze v 7% with film) was not maintained.",
    "Differences between groups in dropout [21% against 18%] were small.",
))
def test_two_shares_beside_a_difference_are_those_of_the_groups(text: str) -> None:
    """"A difference in X (a versus b)" prints both levels and no difference."""
    assert [e.kind for e in extract_statistics(text)] == [Kind.PROPORTION, Kind.PROPORTION]


def test_the_number_of_a_difference_stays_one() -> None:
    """The levels follow it in brackets."""
    found = extract_statistics("The difference in relapse was 8% (12% versus 20%).")
    assert [e.kind for e in found] == [Kind.RISK_DIFFERENCE, Kind.PROPORTION, Kind.PROPORTION]
