"""Causes told of studies that only observed, and honest sentences on the same studies."""

from __future__ import annotations

import pytest
from comparing import compare

COHORT = ("We followed 12,400 retired teachers in a prospective cohort study for nine years. Diet "
          "and habits were recorded at the start. In all 801 developed glaucoma. Teachers who "
          "gardened weekly had glaucoma less often than those who never gardened (hazard ratio "
          "0.78, 95% CI 0.66 to 0.92). Green tea was associated with a lower risk of cataract "
          "(hazard ratio 0.90, 95% CI 0.83 to 0.98). Residual confounding cannot be excluded.")
SURVEY = ("Design: Cross-sectional survey of a random sample of 1,950 bus drivers. Results: Split "
          "shifts were associated with insomnia (odds ratio 1.44, 95% CI 1.20 to 1.73) and with "
          "neck pain (odds ratio 1.20, 95% CI 1.02 to 1.41). Causality cannot be inferred.")
POOLED = ("Objective: To pool cohort studies of loneliness and stroke. Data sources: Four "
          "databases to May 2020. Results: Nine cohorts with 88,000 adults were included. Lonely "
          "adults had more strokes (relative risk 1.32, 95% CI 1.10 to 1.58). Conclusions: "
          "Loneliness is associated with a higher risk of stroke; randomised trials are needed.")


@pytest.mark.parametrize(("claim", "source", "design"), [
    ("Gardening every week prevents glaucoma in retired teachers.", COHORT, "cohort"),
    ("Green tea keeps cataracts away, cutting the risk by a tenth.", COHORT, "cohort"),
    ("Split shifts give drivers insomnia, the survey proved.", SURVEY, "cross-sectional"),
    ("Split shifts make bus drivers sleepless, bringing on insomnia.", SURVEY, ""),
    ("Loneliness causes stroke.", POOLED, "systematic review"),
    ("Curing loneliness would stop people getting strokes, a pooling of nine cohorts proved.",
     POOLED, "systematic review"),
])
def test_an_association_told_as_a_cause_is_major(claim: str, source: str, design: str) -> None:
    """Nobody was allocated to anything."""
    verdict = compare(claim, source, design=design)
    assert verdict.label == "major" and "QUO307" in verdict.codes


@pytest.mark.parametrize(("claim", "source", "design"), [
    ("Retired teachers who gardened weekly developed glaucoma less often.", COHORT, "cohort"),
    ("Green tea was linked to a lower risk of cataract.", COHORT, "cohort"),
    ("Bus drivers on split shifts had insomnia more often.", SURVEY, "cross-sectional"),
    ("Split shifts may bring on insomnia in bus drivers.", SURVEY, "cross-sectional"),
    ("Lonely adults had a third more strokes, though cohorts cannot show why.", POOLED,
     "systematic review"),
    ("Vaccination prevented seven in ten admissions for influenza.",
     "Test-negative case-control study of 900 adults. Adjusted vaccine effectiveness against "
     "admission for influenza was 70% (95% CI 60 to 78).", "case-control study"),
    ("Norovirus caused a fifth of the cases of diarrhoea.",
     "In this cohort study of 900 children norovirus was found in 20% of cases of diarrhoea "
     "(odds ratio for care outside the home 1.4). Norovirus was associated with vomiting.",
     "cohort study"),
    ("Raising the cut-off to 80 lowered sensitivity to 61%.",
     "In a prospective cohort study of 700 adults the marker had a sensitivity of 82% at a "
     "cut-off of 40 and of 61% at 80; levels were associated with age.", "cohort study"),
    ("Daily fish oil prevented glaucoma.",
     "We randomised 900 adults to fish oil or placebo. Glaucoma was less frequent with fish oil "
     "(2% vs 5%, P=0.01).", "randomised trial"),
])
def test_careful_claims_and_those_on_designs_that_tell_causes_stay_in_peace(
        claim: str, source: str, design: str) -> None:
    """Association told as such, effectiveness of a vaccine, burdens, cut-offs, trials."""
    assert "QUO307" not in compare(claim, source, design=design).codes
