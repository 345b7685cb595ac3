"""Parts of a claim that the study does not confirm, though its other parts agree."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.model import Label

_ULCER = (
    "Methods: 318 adults with leg ulcers were randomised to honey dressings or gauze. Results: At "
    "12 weeks 41% of ulcers had healed with honey and 30% with gauze (P=0.03). At 24 weeks the "
    "proportions were 58% and 55%.")
_STENT = (
    "Open-label non-inferiority trial in 1,204 patients with stable angina. The composite occurred "
    "in 9.1% with the thin stent and 8.0% with the thick stent (difference 1.1 percentage points, "
    "95% CI -1.9 to 4.2); non-inferiority was not shown. Conclusions: The thin stent was not "
    "shown to be non-inferior.")
_COHORT = (
    "We followed 40,112 nurses for 12 years in an observational cohort. Those who drank tea daily "
    "had fewer strokes (hazard ratio 0.83, 95% CI 0.74 to 0.93).")
_THYROID = (
    "Adults with subclinical hypothyroidism were randomised to levothyroxine or placebo. "
    "Tiredness did not differ between the groups (P=0.51).")


@pytest.mark.parametrize(("claim", "source"), [
    ("The thin stent was non-inferior to the thick one, with events in 9.1% against 8.0%.", _STENT),
    ("A randomised trial found that tea drinkers had fewer strokes (hazard ratio 0.83).", _COHORT),
    ("In overt hypothyroidism levothyroxine did not relieve tiredness more than placebo.",
     _THYROID),
    ("Tea drinkers of any age had fewer strokes.", _COHORT),
])
def test_what_the_study_does_not_confirm_is_never_called_accurate(claim: str, source: str) -> None:
    """An equality not shown, another design, other people, everybody."""
    assert compare(claim, source).label is not Label.ACCURATE


@pytest.mark.parametrize(("claim", "source"), [
    ("At 12 weeks 41% of ulcers dressed with honey had healed, and 30% of those under gauze.",
     _ULCER),
    ("Nurses who drank tea every day had fewer strokes than the others (hazard ratio 0.83).",
     _COHORT),
    ("In subclinical hypothyroidism tiredness was no different with levothyroxine than with "
     "placebo.", _THYROID),
])
def test_a_claim_that_keeps_to_the_study_stays_accurate(claim: str, source: str) -> None:
    """The same people, time and design as the study names."""
    assert compare(claim, source).label is Label.ACCURATE
