"""A number of the claim that the study gives for something else, and its honest twins."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.model import Label

_TOMATOES = (
    "Methods: Tomato plots were watered every 2 days (q2d; n = 40), every 5 days (q5d; n = 41) or "
    "left to rain (n = 39). Results: Blossom end rot was seen in 4.2%, 11.7% and 19.3% of plants, "
    "respectively. Mean yield was 5.6 kg, 4.1 kg and 2.7 kg per plant.")
_BRIDGES = (
    "Objective: To compare epoxy coating with zinc coating of bridge bearings. Results: After 8 "
    "years, corrosion was found in 14.6% of bearings with epoxy and 22.9% with zinc. Fatigue "
    "cracks were found in 6.3% and 5.8%. Median time to first repair was 7.4 years with epoxy and "
    "5.1 years with zinc (HR 0.62; 95% CI 0.45 to 0.86), and median time to replacement was 19.2 "
    "and 18.5 years (HR 0.97; 95% CI 0.71 to 1.31).")
_SCHOOLS = (
    "Results: Reading scores rose by 3.1 points overall and by 8.4 points in pupils with dyslexia. "
    "Absence fell by 12.5% in the first term, 7.2% in the second term and 1.9% in the third term.")
_BEES = (
    "Results: The primary outcome was a composite of queen loss, swarming or colony death. The "
    "primary outcome occurred in 38.2% of treated and 44.7% of untreated hives. Colony death was "
    "8.1% versus 9.4%.")
_TEST = (
    "Results: Of 900 cows 120 had mastitis. At a threshold of 20 mg, sensitivity for mastitis was "
    "88.4%. For metritis the sensitivity was 41.5%.")


@pytest.mark.parametrize(("claim", "source"), [
    ("Of the plants watered every five days, 4.2% had blossom end rot.", _TOMATOES),
    ("Yield was 4.1 kg a plant with watering every second day and 5.6 kg with watering every "
     "five days.", _TOMATOES),
    ("Fatigue cracks were found in 14.6% of the bearings coated with epoxy.", _BRIDGES),
    ("Median time to replacement was 7.4 years with epoxy coating (HR 0.62).", _BRIDGES),
    ("Across the board, reading scores rose by 8.4 points.", _SCHOOLS),
    ("Absence fell by 12.5% in the third term.", _SCHOOLS),
    ("Treatment of hives: 38.2% of treated colonies and 44.7% of untreated ones died.", _BEES),
    ("At 20 mg the test picked up 88.4% of cases of metritis in cows.", _TEST),
])
def test_a_number_of_another_slot_is_told(claim: str, source: str) -> None:
    """The digits are the study's, the group, outcome, part or people are another number's."""
    assert compare(claim, source).label is Label.MAJOR


@pytest.mark.parametrize(("claim", "source"), [
    ("Of the plants watered every second day, 4.2% had blossom end rot.", _TOMATOES),
    ("Yield was 5.6 kg a plant with watering every second day and 4.1 kg with watering every "
     "five days.", _TOMATOES),
    ("Rust was found in 14.6% of the bearings coated with epoxy.", _BRIDGES),
    ("Median time to replacement was 19.2 years with epoxy coating.", _BRIDGES),
    ("Pupils with dyslexia gained 8.4 points in reading.", _SCHOOLS),
    ("Absence fell by 12.5% in the first term.", _SCHOOLS),
    ("The composite of queen loss, swarming or colony death occurred in 38.2% of treated hives "
     "and 44.7% of untreated ones.", _BEES),
    ("At 20 mg the test picked up 88.4% of cows with mastitis.", _TEST),
    ("Without any watering but rain, 19.3% of the plants had blossom end rot.", _TOMATOES),
])
def test_a_number_of_its_own_slot_is_no_error(claim: str, source: str) -> None:
    """The same digits told of what the study gives them for, in its words or others."""
    assert compare(claim, source).label is not Label.MAJOR
