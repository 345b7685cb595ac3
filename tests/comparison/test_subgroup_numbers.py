"""A number of some of the people told of others, or of everybody."""

from __future__ import annotations

import pytest
from comparing import compare

CHEST = ("Consecutive adults with cough had chest films read by software. Sensitivity for "
         "tuberculosis was 88.4% overall. In people with HIV sensitivity was 82.1%; in those "
         "without HIV it was 92.7%. For nodules under 8 mm sensitivity was 61.0%.")


@pytest.mark.parametrize("claim", [
    "In adults with HIV, the software had a sensitivity of 92.7%.",
    "The software had a sensitivity of 61% overall.",
])
def test_a_number_of_other_people_is_major(claim: str) -> None:
    """The study gives the number to those without, or to a subgroup only."""
    assert compare(claim, CHEST).label == "major"


@pytest.mark.parametrize("claim", [
    "In adults with HIV, the software had a sensitivity of 82.1%.",
    "In adults without HIV, the software had a sensitivity of 92.7%.",
    "The software had a sensitivity of 88.4% for tuberculosis overall.",
    "For nodules under 8 mm, sensitivity was 61%.",
])
def test_a_number_of_the_people_named_is_never_accused(claim: str) -> None:
    """Each number of its own people."""
    assert compare(claim, CHEST).label != "major"
