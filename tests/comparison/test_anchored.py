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


def test_numbers_printed_with_the_claimed_time_are_of_that_time() -> None:
    """The same share at two times: the pair tells which one is meant."""
    source = ("218 people were randomised to true or sham needling. Responders at week 16 were "
              "68.2% with true and 48.1% with sham needling (p=0.003). At week 32 the rates were "
              "68.2% and 50.0%.")
    assert compare("At 32 weeks responders were 68% versus 50%.", source).label != "major"
    assert compare("At 32 weeks responders were 68% versus 48%.", source).label != "accurate"


def test_a_number_printed_beside_the_other_is_no_number_of_another_outcome() -> None:
    """Each dose has its own ratio in one sentence."""
    source = ("We followed 48,210 women. Compared with women who never worked nights, the hazard "
              "ratio of breast cancer was 0.98 (95% CI 0.88-1.09) for 1-9 years of night work, "
              "1.07 (0.94-1.22) for 10-19 years and 1.32 (1.08-1.61) for 20 years or more.")
    claim = ("Women who had worked nights for 10 to 19 years had a hazard ratio of 1.07, with an "
             "interval that included 1.")
    assert compare(claim, source).label != "major"


def test_without_it_is_no_other_comparator() -> None:
    """ "Than without it" means no exercise, whatever else some trials compared."""
    source = ("Results: Land-based exercise reduced pain compared with no exercise (SMD -0.46; 95% "
              "CI -0.57 to -0.35), equal to 11 points on a 0-100 scale. Individual sessions gave "
              "larger effects than classes (P=0.03). Dropouts were as frequent with exercise as "
              "without (RR 1.02; 95% CI 0.87 to 1.20).")
    claim = "From 0 to 100, pain was some 11 points lower after exercise than without it."
    assert compare(claim, source).label != "major"


def test_one_number_in_its_place_keeps_the_other_from_being_another_groups() -> None:
    """Who exchanges two groups exchanges both of their numbers."""
    source = ("Paramedics gave a nerve block (n=77) or usual analgesia (n=76). Morphine was given "
              "to 31% and 68%, and antiemetics to 12% and 33%.")
    honest = "Fewer patients given the block needed morphine: 31%, as against 68% with usual care."
    assert compare(honest, source).label != "major"
