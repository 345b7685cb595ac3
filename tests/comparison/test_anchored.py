"""The numbers that a claim prints tell of which sentence of the study it speaks."""

from __future__ import annotations

import pytest
from comparing import compare

SHORT = ("Methods: 240 adults with pneumonia were randomised to a short course (n=120) or a long "
         "course (n=120) of zelamycin. Results: Cure without relapse was reached by 61.7% with the "
         "long course and 62.5% with the short course (difference 0.8 percentage points; 95% CI "
         "-11.4 to 13.1). Readmission was 5.8% and 15.0% (P=.02).")


@pytest.mark.parametrize("claim", [
    "More patients came back to hospital after the short course (15.0% against 5.8%).",
    "Fewer people were back in hospital after the long course (5.8% versus 15.0%).",
])
def test_a_claim_is_not_held_against_a_sentence_that_prints_none_of_its_numbers(
        claim: str) -> None:
    """What was not shown for cure does not contradict the figures of readmission."""
    assert compare(claim, SHORT).label != "major"


def test_an_effect_told_with_the_numbers_of_a_null_result_is_told() -> None:
    """The sentence of the numbers itself shows nothing."""
    claim = "The short course cured more patients without relapse (62.5% against 61.7%)."
    assert compare(claim, SHORT).label == "major"
