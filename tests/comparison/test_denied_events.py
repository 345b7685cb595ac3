"""Events that a study says it did not meet, and effects told beside one that was not shown."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.model import Label

_GOATS = (
    "Methods: 96 goats were fed seaweed meal or hay for five months and then examined. Results: "
    "Milk yield was 2.4 kg with seaweed and 2.1 kg with hay (P = 0.02). No goat had mastitis. "
    "Three goats on seaweed had bloating. Conclusions: Seaweed raised milk yield.")
_DIVERS = (
    "Methods: 240 divers were randomised to slow or rapid ascent. Results: Ear pain was less "
    "frequent after slow ascent (8% v 19%; P = 0.01). There were no seizures. Fatigue did not "
    "differ between groups. Conclusions: Slow ascent reduced ear pain.")
_QUARTERS = (
    "Methods: 9,400 miners were followed for nine years. Results: Compared with the lowest "
    "quartile of dust exposure, the highest quartile was associated with a higher risk of lung "
    "cancer (HR 1.62; 95% CI 1.20 to 2.19). Conclusions: "
    "Dust exposure was associated with lung cancer.")


@pytest.mark.parametrize(("claim", "source"), [
    ("Several of the goats had mastitis by the end.", _GOATS),
    ("Some divers had seizures on the way up.", _DIVERS),
])
def test_an_event_that_the_study_did_not_meet_is_a_major_error(claim: str, source: str) -> None:
    """The study says that none of it happened."""
    assert compare(claim, source).label is Label.MAJOR


@pytest.mark.parametrize(("claim", "source"), [
    ("Several of the goats had bloating by the end.", _GOATS),
    ("None of the goats had mastitis.", _GOATS),
    ("Some divers had ear pain on the way up.", _DIVERS),
    ("Slow ascent reduced ear pain, with no significant difference in fatigue.", _DIVERS),
    ("Miners in the top quarter of dust exposure had a higher risk of lung cancer than those in "
     "the bottom quarter.", _QUARTERS),
])
def test_an_event_that_happened_or_is_denied_by_both_is_left_in_peace(claim: str,
                                                                      source: str) -> None:
    """Honest twins, and an effect told beside one that was not significant."""
    assert compare(claim, source).label is not Label.MAJOR
