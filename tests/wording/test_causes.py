"""Which words of a sentence make one thing the cause of another."""

from __future__ import annotations

import pytest

from evidaudit.wording.causes import told_causes

CAUSES = [
    "Gardening wards off frailty.",
    "Diesel fumes trigger nosebleeds in couriers.",
    "Regular naps keep pensioners out of hospital.",
    "Loud music at work makes cooks prone to tinnitus.",
    "The study showed that fish oil has been proved to avert preterm birth.",
    "Cold rooms are giving tenants chest infections.",
    "Shingles is prevented by daily yoga.",
    "Owning a dog will bring your blood pressure down.",
    "Get eight hours of sleep and you cut your risk of obesity.",
    "Falls in the homes became rarer thanks to brighter lamps.",
    "Every extra hour of television makes children fatter, stunting their speech.",
    "Long commutes are to blame for low mood.",
    "A bowl of lentils a day adds years to your life.",
    "Loud bars are behind the rise in tinnitus.",
    "Owning a goat is the secret to a long life.",
    "The fee drove patients away from clinics.",
    "Late dinners leave teenagers tired.",
    "It is the salt that brings on headaches.",
    "Eat lentils and live longer.",
    "Tai chi cut falls by a third.",
]
NO_CAUSES = [
    "Gardeners were less often frail.",
    "People who owned a dog cut their risk of obesity by a tenth.",
    "The rate of nosebleeds increased 12% a year.",
    "Fish oil was associated with fewer preterm births.",
    "An increased risk of tinnitus was seen in cooks.",
    "Liver damage was seen in six patients.",
    "Yoga does not prevent shingles.",
    "Several participants said that yoga made life easier to bear.",
    "Does coffee cause gout? Drinkers had it as often as others.",
    "Results in women were similar.",
    "All-cause mortality was lower in gardeners.",
    "Adjustment for income reduced the estimate.",
    "Sixty patients had reduced hearing.",
    "Long commutes may cause low mood.",
    "Two thirds of the ulcers were caused by bacteria.",
    "Doctors prescribed drugs that lower cholesterol.",
    "The rate of falls doubled between 2001 and 2009.",
    "One nurse in ten left the ward each year.",
]


@pytest.mark.parametrize("claim", CAUSES)
def test_a_subject_that_acts_is_read_as_a_cause(claim: str) -> None:
    """Whatever the verb, something is done to an outcome."""
    assert told_causes(claim)


@pytest.mark.parametrize("claim", NO_CAUSES)
def test_what_went_together_or_was_only_seen_is_no_cause(claim: str) -> None:
    """Participles, denials, questions, hedges and what people said tell none."""
    assert not told_causes(claim)
