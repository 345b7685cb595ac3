"""Numbers of the method, of the rules of entry and of whole populations are no results."""

from __future__ import annotations

import pytest
from estimate_tables import check

NONE_OF = [
    ("None of the trials mentioned harms.", ""),
    ("None of the included studies reported costs.", ""),
    ("None of the differences reached significance.", ""),
    ("None of these guidelines names a dose.", ""),
    ("None of 12 trials reported on sleep.", "count 12"),
    ("None of the questionnaires was validated.", ""),
    ("None of the patients' relatives was asked.", ""),
    ("None of the patients died.", "proportion 0"),
    ("None of the vaccinated calves fell ill.", "proportion 0"),
    ("None of the older nurses left.", "proportion 0"),
    (
        "None of the 24 swimmers and none of the mothers relapsed.",
        "proportion 0 of=0/24 ; count 24 ; proportion 0",
    ),
    ("None of 15 infants had a rash.", "proportion 0 of=0/15"),
    ("None of them relapsed.", "proportion 0"),
]
ENTRY_AND_DOSE = [
    "Children with myopia of −1.0 dioptre or more took part.",
    "Adults with a BMI of 30 kg/m2 or more were asked.",
    "Women with a ferritin below 15 µg/L got iron.",
    "Deficiency was defined as a level under 50 nmol/L.",
    "Patients with an ejection fraction of less than 40% were eligible.",
    "Horses with a pulse above 60 bpm were left out.",
    "The target was a pressure below 140 mm Hg.",
    "Adults with fasting glucose of 7.0 mmol/L or higher were asked.",
    "Participants rinsed with 0.12% chlorhexidine mouthwash.",
    "They applied 0.05% clobetasol cream to the arms.",
    "Cells grew in medium with 10% FBS.",
    "Plates held 1.5% agar.",
    "Mice breathed 2% isoflurane.",
    "Dishes were washed with 70% ethanol.",
    "A two-fold dose increase was allowed.",
    "A 10-fold increase in dose changed nothing.",
    "A fivefold higher concentration was tried.",
    "Nurses worked nights for more than 10 years.",
    "Men over 60 years were invited.",
    "For over 20 years farmers have used it.",
    "The illness strikes more than 300 million people worldwide.",
    "The minimal clinically important difference was 4 points.",
    "The trial could detect a difference of 10 points.",
    "The margin was 12%.",
    "The programme cost 2.3 million dollars.",
]
LARGE_COUNTS = [
    ("Among 1.8 million women, cancer was rarer.", "count 1.8e+06"),
    ("The cohort held 1.2 million births.", "count 1.2e+06"),
    ("Data of 45 million adults were read.", "count 4.5e+07"),
    ("about 3 thousand older residents", "count 3000 hedge=about"),
    ("more than 2 million children", "count 2e+06 hedge=more than"),
    ("a register of 2.3 million records", "count 2.3e+06"),
]
STILL_RESULTS = [
    ("Ferritin was 50 nmol/L at the end.", "mean 50 unit=nmol/L"),
    ("Pressure fell below 130 mm Hg.", "mean 130 hedge=below"),
    ("The risk rose two-fold.", "risk_ratio 2"),
    ("There was a fivefold increase in falls.", "risk_ratio 5"),
    ("less than 40% of nurses", "proportion 0.4 hedge=less than"),
    ("Of adults with asthma, more than 40% smoked.", "proportion 0.4 hedge=more than"),
    ("The share of men was 10% in Kenya.", "proportion 0.1"),
]


@pytest.mark.parametrize(("text", "expected"), NONE_OF)
def test_none_is_a_share_only_of_those_who_can_have_the_outcome(text: str, expected: str) -> None:
    """People and animals can; trials, reviews and differences cannot."""
    check(text, expected)


@pytest.mark.parametrize("text", ENTRY_AND_DOSE)
def test_criteria_doses_and_lengths_of_time_are_no_results(text: str) -> None:
    """Nothing is read from rules of entry, thresholds, strengths and spans of years."""
    check(text, "")


@pytest.mark.parametrize(("text", "expected"), LARGE_COUNTS)
def test_millions_of_people_are_counted(text: str, expected: str) -> None:
    """The word of magnitude multiplies; the number is no mean."""
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), STILL_RESULTS)
def test_results_that_look_like_limits_are_kept(text: str, expected: str) -> None:
    """A level that was reached is a result, whatever word of limit stands before it."""
    check(text, expected)
