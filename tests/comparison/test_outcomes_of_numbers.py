"""A number of the study told of another outcome than its own."""

from __future__ import annotations

import pytest
from comparing import compare

LISTED = ("We randomised 240 adults to the programme or to usual care. After 12 weeks, nausea was "
          "reported by 31.5% of adults in the programme and headache by 12.4%. Falls dropped by a "
          "fifth (rate ratio 0.80, 95% CI 0.67 to 0.95). Falls with injury did not change (rate "
          "ratio 0.97, 95% CI 0.71 to 1.32).")


@pytest.mark.parametrize("claim", [
    "Headache was reported by 31.5% of adults in the programme.",
    "Nausea was reported by 12.4% of adults in the programme.",
    "The programme reduced falls with injury by a fifth.",
])
def test_a_number_told_of_the_outcome_of_another_number_is_major(claim: str) -> None:
    """The outcome named stands with another number, and the number with another outcome."""
    told = compare(claim, LISTED)
    assert told.label == "major"
    assert "QUO309" in told.codes


@pytest.mark.parametrize("claim", [
    "Nausea was reported by 31.5% of adults in the programme.",
    "Headaches were reported by 12.4% of adults in the programme.",
    "Falls dropped by a fifth with the programme.",
    "Nearly a third of adults in the programme felt sick.",
])
def test_a_number_told_of_its_own_outcome_is_never_accused(claim: str) -> None:
    """The study's own outcome, in its own or in lay words."""
    assert compare(claim, LISTED).label in ("accurate", "unverifiable")


SURVIVAL = ("Patients with melanoma received the antibody or placebo. Relapse-free survival at 12 "
            "months was 71.2% with the antibody and 58.3% with placebo. Overall survival data were "
            "immature.")


def test_a_number_told_of_an_outcome_not_yet_reported_is_major() -> None:
    """Relapse-free survival is not overall survival, which the study says it cannot give."""
    told = compare("Overall survival at one year was 71.2% with the antibody.", SURVIVAL)
    assert told.label == "major" and "QUO309" in told.codes


def test_a_lay_name_of_the_reported_outcome_is_never_accused() -> None:
    """Alive without the cancer is relapse-free survival."""
    told = compare("A year later 71.2% were alive without the cancer returning.", SURVIVAL)
    assert told.label in ("accurate", "unverifiable")
