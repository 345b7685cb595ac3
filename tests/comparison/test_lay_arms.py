"""Groups of a study in lay words, their values side by side, and effects told of them."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.model import Label

_FILTER = (
    "Background: Dusty workshops inflame airways. Methods: 260 joiners were randomised to a fan "
    "filter switched on in the evening or to the same filter switched on in the morning for eight "
    "weeks. Results: Wheeze was reported by 31% with evening filtering and 18% with morning "
    "filtering (P = 0.01). Nasal congestion was reported by 22% and 24%, respectively (P = 0.71). "
    "Conclusions: Morning filtering lessened wheeze.")
_BRACE = (
    "Methods: 300 adults with a sprained ankle were randomly assigned to surgery or to expectant "
    "management. Results: Instability at one year occurred in 9.4% after surgery and 17.8% with "
    "expectant management (RR 0.53, 95% CI 0.29 to 0.96). Wound infection occurred in 6.1% of the "
    "surgery group and 0.4% of the expectant group (P = 0.004).")
_COURSE = (
    "Methods: We randomly assigned 412 adults with cellulitis to 5 days or 10 days of "
    "flucloxacillin. Results: Cure at day 28 was achieved in 84.2% with 5 days and 85.9% with "
    "10 days (difference -1.7 percentage points; 95% CI -8.6 to 5.2). Diarrhoea was less frequent "
    "with 5 days (11.3% v 24.7%; P<0.001). Conclusions: Five days of treatment were non-inferior "
    "to ten days.")
_PATCH = (
    "Methods: 188 adults with tennis elbow received a glyceryl trinitrate patch or a placebo patch "
    "for 12 weeks. Results: Elbow pain was lower with glyceryl trinitrate than with placebo at 12 "
    "weeks (mean difference -1.1 points; 95% CI -1.7 to -0.5). Grip strength did not differ "
    "between groups (P = 0.44). Headache was more frequent with glyceryl trinitrate (37% v 9%; "
    "P<0.001).")


@pytest.mark.parametrize(("claim", "source"), [
    ("Wheeze troubled 18% of the joiners whose filters ran at night and 31% of those whose ran in "
     "the morning.", _FILTER),
    ("A loose ankle a year later was seen in 17.8% of people operated on, compared with 9.4% of "
     "those who waited.", _BRACE),
    ("Wound infections struck 0.4% of patients after the operation and 6.1% of those who waited.",
     _BRACE),
    ("Diarrhoea was reported by a quarter of patients on the shorter course, against about one in "
     "nine on the longer course.", _COURSE),
])
def test_values_given_to_the_other_group_are_a_major_error(claim: str, source: str) -> None:
    """Both numbers are right, and each stands with the other group, named in lay words."""
    assert compare(claim, source).label is Label.MAJOR


@pytest.mark.parametrize(("claim", "source"), [
    ("Wheeze troubled 31% of the joiners whose filters ran at night and 18% of those whose ran in "
     "the morning.", _FILTER),
    ("A loose ankle a year later was seen in 17.8% of those who waited, compared with 9.4% of "
     "people operated on.", _BRACE),
    ("Surgery brought wound infection in 6.1%, against 0.4% of those who waited.", _BRACE),
    ("Diarrhoea was reported by a quarter of patients on the longer course, against about one in "
     "nine on the shorter course.", _COURSE),
    ("Cure rates were similar with 10 and 5 days (85.9% and 84.2%).", _COURSE),
    ("Waiting raised the rate of ankle instability from 9.4% to 17.8%.", _BRACE),
    ("Nasal congestion was much the same in both groups (22% and 24%).", _FILTER),
])
def test_values_that_stand_with_their_own_group_are_left_in_peace(claim: str,
                                                                   source: str) -> None:
    """The honest twins: each value with its group, or no difference told."""
    assert compare(claim, source).label is not Label.MAJOR


@pytest.mark.parametrize(("claim", "source"), [
    ("People on the shorter course had more diarrhoea than those on the longer course.", _COURSE),
    ("Wheeze was commoner in joiners who filtered the air in the morning than in those who did so "
     "at night.", _FILTER),
    ("Glyceryl trinitrate pushed up elbow pain.", _PATCH),
    ("The patch gave a stronger grip than the dummy patch.", _PATCH),
    ("Headaches were rarer with the drug than with the dummy patch.", _PATCH),
])
def test_an_effect_told_of_a_group_in_lay_words_is_held_against_the_study(
        claim: str, source: str) -> None:
    """More, less or a benefit with the shorter course, the patch, those who did so at night."""
    assert compare(claim, source).label is Label.MAJOR


@pytest.mark.parametrize(("claim", "source"), [
    ("People on the shorter course had less diarrhoea than those on the longer course.", _COURSE),
    ("Wheeze was rarer in joiners who filtered the air in the morning than in those who did so at "
     "night.", _FILTER),
    ("Glyceryl trinitrate trimmed elbow pain.", _PATCH),
    ("The patch did nothing for grip strength.", _PATCH),
    ("Headaches were commoner with the drug than with the dummy patch.", _PATCH),
    ("Fewer joiners wheezed when the filter ran in the morning.", _FILTER),
])
def test_an_honest_effect_told_in_lay_words_is_left_in_peace(claim: str, source: str) -> None:
    """The honest twins of the same subjects."""
    assert compare(claim, source).label is not Label.MAJOR
