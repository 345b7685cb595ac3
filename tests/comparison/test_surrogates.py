"""Outcomes told where the study measured only a sign of them, and honest sentences beside."""

from __future__ import annotations

import pytest
from comparing import compare

SALT = ("Background: Salt may raise blood pressure. Methods: In a crossover trial 84 bakers ate "
        "bread with half the salt or ordinary bread for four weeks each, in random order. Results: "
        "Systolic blood pressure was 4.2 mm Hg lower on low-salt bread (95% CI 2.0 to 6.4; "
        "p=0.001). Urinary sodium fell by 38 mmol a day. Taste was rated alike. Conclusions: "
        "Bread with half the salt lowered blood pressure over four weeks.")
DANCE = ("Methods: We randomised 210 women of 65 to 80 years to dancing classes or stretching for "
         "a year. Results: Bone mineral density of the hip rose by 1.1% with dancing and fell by "
         "0.6% with stretching (difference 1.7%, 95% CI 0.4 to 3.0). Balance was better with "
         "dancing (p=0.02). Attendance was 71%. Two women sprained an ankle. Conclusion: Dancing "
         "classes improved bone density and balance in women over 65.")
LETTERS = ("Objective: To test signed letters from the family doctor. Methods: 9,200 men due for "
           "bowel screening were randomised to a signed letter or a standard letter. Results: "
           "A stool test was returned by 51% with signed and 44% with standard letters "
           "(difference 7 percentage points, 95% CI 5 to 9). The cost of each letter was 0.40 "
           "euro. Stage at diagnosis was not recorded. Conclusion: Signed letters raised uptake.")
GLASS = ("Methods: 148 adults with raised eye pressure were randomised to latanol drops or saline. "
         "Results: At six months eye pressure was 5.1 mm Hg lower with latanol drops (95% CI 4.2 "
         "to 6.0, P<0.001). Redness was more frequent with drops (22% vs 9%). Visual fields were "
         "similar. Hospital admissions were not assessed. Conclusions: Latanol drops lower eye "
         "pressure in adults with raised pressure.")


@pytest.mark.parametrize(("claim", "source"), [
    ("Bread with half the salt prevented strokes in bakers.", SALT),
    ("Eating low-salt bread cuts heart attacks, the trial in bakers shows.", SALT),
    ("Dancing classes halved fractures in women over 65.", DANCE),
    ("Signed letters reduced deaths from bowel cancer in men.", LETTERS),
    ("Latanol drops saved adults with raised eye pressure from blindness, preventing it in most.",
     GLASS),
])
def test_an_outcome_that_was_not_measured_is_major_beside_its_sign(
        claim: str, source: str) -> None:
    """A sign that moved shows nothing of what it stands for."""
    verdict = compare(claim, source)
    assert verdict.label == "major" and "QUO309" in verdict.codes


OTTERS = ("Methods: 96 otters in eleven zoos were fed herring or a pellet for a year. Results: "
          "Coats "
          "were rated glossier on herring (7.1 against 5.4 points, P=0.002) and daily weight gain "
          "was 31 g against 22 g. Kidney stones were not assessed. Survival was not an outcome of "
          "this trial. Conclusions: Herring improved coats and growth in captive otters.")


@pytest.mark.parametrize(("claim", "source"), [
    ("Adults on latanol drops had fewer hospital admissions.", GLASS),
    ("Otters that were fed herring had fewer kidney stones.", OTTERS),
])
def test_an_outcome_left_out_by_the_study_is_unsubstantiated(claim: str, source: str) -> None:
    """It may be known from elsewhere: the study neither bears it out nor speaks against it."""
    verdict = compare(claim, source)
    assert verdict.label == "unsubstantiated" and "QUO314" in verdict.codes


@pytest.mark.parametrize(("claim", "source"), [
    ("The trial found fewer hospital admissions in adults on latanol drops.", GLASS),
    ("Kidney stones were 41% rarer in otters on herring, as measured in this trial.", OTTERS),
])
def test_an_outcome_left_out_and_given_to_the_study_is_major(claim: str, source: str) -> None:
    """Whoever says that the study found it tells of a result that there is not."""
    verdict = compare(claim, source)
    assert verdict.label == "major" and "QUO309" in verdict.codes


@pytest.mark.parametrize(("claim", "source"), [
    ("Bread with half the salt lowered the blood pressure of bakers.", SALT),
    ("Low-salt bread lowered blood pressure, which may prevent strokes.", SALT),
    ("Whether low-salt bread prevents strokes was not tested.", SALT),
    ("Dancing classes improved the bone density of women over 65.", DANCE),
    ("Dancing improved balance in older women.", DANCE),
    ("Among men invited to bowel screening, signed letters raised the return of stool tests.",
     LETTERS),
    ("Latanol drops lower the eye pressure of adults at risk of blindness.", GLASS),
    ("Swimming prevents strokes in pensioners.", SALT),
])
def test_signs_told_as_signs_and_other_matters_stay_in_peace(claim: str, source: str) -> None:
    """The sign itself, a hope, a group at risk, a treatment that was not studied."""
    verdict = compare(claim, source)
    assert "QUO309" not in verdict.codes and verdict.label != "major"
