"""Sentences that tell how a study was done state no effect."""

from __future__ import annotations

import pytest

import evidaudit
from evidaudit.model import Label
from evidaudit.wording.methods import tells_only_methods

METHODS = (
    "Serum ferritin and haemoglobin were measured by enzyme-linked immunoassay.",
    "The primary outcome was time to relapse, defined as a worsening of symptoms.",
    "Secondary end points included quality of life and additional measures of sleep.",
    "Children were randomly assigned to 250 mg of amoxicillin twice daily or placebo for ten days.",
    "This is a phase II trial to evaluate its efficacy in people with gout.",
    "There is a need for drugs that are effective and safe.",
    "MAIN OUTCOME MEASURES: Improvement in pain and adverse events.",
    "Covariance analysis was used for all efficacy end points.",
)
RESULTS = (
    "The primary outcome was significantly better with the drug.",
    "The primary outcome was met, and pain fell.",
    "Children who were assigned to amoxicillin recovered sooner than those on placebo.",
    "Fewer antibiotics were used in the intervention wards.",
    "Ferritin was measured weekly and rose by 12 µg/l.",
    "Patients were randomised to gabapentin or placebo; pain was lower with gabapentin.",
)


@pytest.mark.parametrize("sentence", METHODS)
def test_what_was_done_is_no_finding(sentence: str) -> None:
    """Words for effects stand in it, yet nothing was found."""
    assert tells_only_methods(sentence)


@pytest.mark.parametrize("sentence", RESULTS)
def test_what_was_found_is_one(sentence: str) -> None:
    """A comparison, a change or a p value is a result, whatever stands beside it."""
    assert not tells_only_methods(sentence)


ABSTRACT = ("Background: Dry mouth is frequent after radiotherapy. Methods: Sixty adults were "
            "randomised to pilocarpine 5 mg three times daily or placebo for 12 weeks. The primary "
            "outcome was improvement in salivary flow. Salivary flow was measured by sialometry. "
            "Results: Salivary flow did not differ between the groups (p = 0.41). Dryness was "
            "rated lower with pilocarpine (p = 0.08). Swallowing improved with it (p = 0.05).")


@pytest.mark.parametrize("claim", (
    "The primary outcome was improvement in salivary flow.",
    "Salivary flow was measured by sialometry.",
    "Adults were randomised to pilocarpine 5 mg three times daily or placebo for 12 weeks.",
    "Dryness was rated lower with pilocarpine (p = 0.08).",
    "Swallowing improved with pilocarpine.",
))
def test_no_effect_is_held_against_a_claim_of_methods_or_one_that_prints_its_p(claim: str) -> None:
    """A p value of 0.05 may be 0.046 or 0.054; one that is printed can be seen by the reader."""
    assert evidaudit.compare(claim, ABSTRACT).label is not Label.MAJOR


def test_an_effect_told_against_no_difference_is_still_major() -> None:
    """The same abstract, told as an effect."""
    assert evidaudit.compare("Pilocarpine improved salivary flow compared with placebo.",
                             ABSTRACT).label is Label.MAJOR
