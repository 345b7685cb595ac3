"""Shares, differences, relative changes and rates that look alike are kept apart."""

from __future__ import annotations

import pytest
from estimate_tables import check

POINTS = [
    ("Smoking prevalence fell by 2.4 percentage points.", "risk_difference 0.024 dir=decrease"),
    ("The prevalence of rickets rose by 3 percentage points.", "risk_difference 0.03 dir=increase"),
    ("Literacy was 5.2 percentage points higher.", "risk_difference 0.052 dir=increase"),
    ("Sensitivity dropped by 4 percentage points.", "risk_difference 0.04 dir=decrease"),
    ("Cure rates declined by 1.5 percentage points.", "risk_difference 0.015 dir=decrease"),
    ("The prevalence of rickets was 3%.", "prevalence 0.03"),
    ("Literacy was 52%.", "proportion 0.52"),
]
EFFICACY = [
    ("Vaccine efficacy was 81.8%.", "percent_change 81.8 dir=decrease"),
    ("Efficacy against malaria was 36%.", "percent_change 36 dir=decrease"),
    ("Two doses had an effectiveness of 66%.", "percent_change 66 dir=decrease"),
    (
        "The jab showed an efficacy of 94.1% (95% CI 89.3 to 96.8).",
        "percent_change 94.1 ci=89.3..96.8 dir=decrease",
    ),
    ("The shot was 92% effective against measles.", "percent_change 92 dir=decrease"),
    ("Vaccine effectiveness was about 40%.", "percent_change 40 hedge=about dir=decrease"),
    ("The relative risk reduction was 25%.", "percent_change 25 dir=decrease"),
    ("Uptake of the vaccine was 66%.", "proportion 0.66"),
    ("The vaccine was given to 81.8% of nurses.", "proportion 0.818"),
    ("Efficacy of the cream was rated good by 60% of users.", "proportion 0.6"),
]
LOSSES = [
    ("Hearing loss was found in 37.8% of pilots.", "proportion 0.378"),
    ("Hair loss was reported by 12% of women.", "proportion 0.12"),
    ("Loss of smell was present in 41% of cases.", "proportion 0.41"),
    ("Pregnancy loss was 14% with heparin.", "proportion 0.14"),
    ("A reduction was seen in 40% of eyes.", "proportion 0.4"),
    ("An improvement was noted in 55% of dogs.", "proportion 0.55"),
    ("Weight loss of 5% was usual.", "percent_change 5 dir=decrease"),
    ("Bone loss was 3.2%.", "percent_change 3.2 dir=decrease"),
    ("a loss of 12% in bone mass", "percent_change 12 dir=decrease"),
    ("Pain fell by 30%.", "percent_change 30 dir=decrease"),
    ("a reduction of 18%", "percent_change 18 dir=decrease"),
]
RATES = [
    ("Relapses occurred at 0.31 per year.", "incidence_rate 0.31 unit=per year"),
    ("The annualised relapse rate was 0.31.", "incidence_rate 0.31 unit=per year"),
    ("Infections came at a rate of 1.4 per month.", "incidence_rate 1.4 unit=per month"),
    ("There were 0.9 falls per person-year.", "incidence_rate 0.9 unit=per person-year"),
    ("The incidence rate ratio was 0.75.", "risk_ratio 0.75"),
    ("IRR 0.75; 95% CI 0.60-0.93.", "risk_ratio 0.75 ci=0.6..0.93"),
    ("the rate ratio for falls was 0.77", "risk_ratio 0.77"),
    ("The risk fell by 20% (NNT 5).", "percent_change 20 dir=decrease ; nnt 5"),
    ("The survival rate was 0.31.", "proportion 0.31 unit=fraction"),
]
SAMPLES = [
    ("We recruited 120 trained cyclists.", "count 120"),
    ("A total of 50 adults were enrolled.", "count 50"),
    ("500 people took part.", "count 500"),
    ("Twelve trained male rowers finished.", "count 12"),
    ("the study of 88 pregnant mares", "count 88"),
    ("46 hips of 41 patients", "count 46 ; count 41"),
    ("Rubella struck 6,517 of the 657,461 pupils.", "proportion 0.00991238 of=6517/657461"),
    ("Some 4,100 teachers took part.", "count 4100 hedge=some"),
    ("32 non-smoking older drivers", "count 32"),
    ("It took 120 trained seconds.", ""),
]


@pytest.mark.parametrize(("text", "expected"), POINTS)
def test_percentage_points_are_a_difference(text: str, expected: str) -> None:
    """Whatever share is named before them."""
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), EFFICACY)
def test_efficacy_of_a_vaccine_is_a_relative_reduction(text: str, expected: str) -> None:
    """It is no share of the vaccinated."""
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), LOSSES)
def test_a_condition_named_loss_is_no_change(text: str, expected: str) -> None:
    """Those who have hearing loss are a share; an amount that was lost is a change."""
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), RATES)
def test_rates_ratios_and_numbers_needed_keep_their_kind(text: str, expected: str) -> None:
    """A rate over time has its unit; a ratio of rates is a ratio."""
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), SAMPLES)
def test_samples_are_counted_whoever_they_are(text: str, expected: str) -> None:
    """Cyclists, mares, hips and pupils."""
    check(text, expected)
