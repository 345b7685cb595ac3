"""A claim in wider, opposite or turned words says what the report says in its own."""

from __future__ import annotations

import pytest
from comparing import compare

TRIAL = ("Methods: We randomised 400 adults after a heart attack to zelantapril or placebo. "
         "Results: Mortality was higher with placebo (hazard ratio 1.8, 95% CI 1.2 to 2.4). "
         "Conclusions: Zelantapril lowers mortality.")


@pytest.mark.parametrize(("claim", "right"), [
    ("Deaths were fewer with zelantapril than with placebo.", True),
    ("People lived longer on zelantapril than on placebo.", True),
    ("Deaths were more frequent with zelantapril than with placebo.", False),
    ("Survival was worse with zelantapril than with placebo.", False),
])
def test_higher_with_the_comparator_is_lower_with_the_drug(claim: str, right: bool) -> None:
    """"Mortality was higher with placebo" and "lived longer on the drug" tell the same."""
    assert compare(claim, TRIAL).label == ("accurate" if right else "major")


def test_a_fall_within_the_comparator_contradicts_nobody() -> None:
    """That pain fell with placebo does not say that the drug did worse."""
    source = ("We randomised 90 adults with migraine to zelantapril or placebo. Pain fell with "
              "placebo. Pain fell more with zelantapril than with placebo (p=0.01).")
    assert compare("Pain was lower with zelantapril than with placebo.", source).label != "major"


KINDS = ("We randomised 210 adults with depression to sertraline or placebo. PHQ-9 scores were "
         "lower with sertraline than with placebo (p=0.01). Conclusions: Sertraline eased "
         "depressive symptoms.")


@pytest.mark.parametrize(("claim", "label"), [
    ("Low mood was lower with the antidepressant than with dummy pills.", "accurate"),
    ("Low mood was higher with the antidepressant than with dummy pills.", "major"),
])
def test_the_wider_word_names_the_one_drug_studied(claim: str, label: str) -> None:
    """"The antidepressant" of a trial of one is that one."""
    assert compare(claim, KINDS).label == label


@pytest.mark.parametrize("claim", [
    "A Norwegian team evaluated the long-term effect of zelantapril on kidney function.",
    "The trial looked at the benefits of zelantapril for kidney function.",
    "Doctors tested whether zelantapril improves kidney function.",
    "The researchers studied how zelantapril protects kidney function.",
])
def test_what_was_examined_is_not_told_as_found(claim: str) -> None:
    """That an effect was looked for says nothing of what came of it."""
    source = ("We randomised 90 adults to zelantapril or placebo. Kidney function did not differ "
              "between the groups at five years (p=0.61).")
    assert compare(claim, source).label != "major"


def test_an_effect_found_after_looking_is_told() -> None:
    """A team that examined records and found less pain says that there was less."""
    source = ("We randomised 90 adults to zelantapril or placebo. Pain did not differ between the "
              "groups (p=0.61).")
    claim = "They examined 90 adults and found less pain with zelantapril than with placebo."
    assert compare(claim, source).label == "major"
