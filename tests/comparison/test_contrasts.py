"""Claims beside what two groups' numbers, intervals and p values say."""

from __future__ import annotations

import pytest

import evidaudit
from evidaudit.model import Label

QUIT = ("Methods: 886 smokers were randomised to a vaping kit or to nicotine lozenges. Results: "
        "Abstinence at 1 year was achieved by 18.0% in the vaping group and 9.9% in the lozenge "
        "group (relative risk 1.83; 95% CI 1.30 to 2.58; P<0.001). Cough was no different.")
BOTH = ("Adults with asthma were randomised to yoga or stretching. Results: Attacks fell in both "
        "groups (from 4.1 to 2.9 a month with yoga and from 4.0 to 2.8 with stretching, P<0.001), "
        "but the difference between the groups was not significant (P=0.64). Sleep improved more "
        "with yoga than with stretching (P=0.01). Lung function did not change in either group.")
SODA = ("In this cohort of 48,000 adults, 902 gallstones occurred. Consumption of sweetened soda "
        "was associated with a higher incidence of gallstones (HR 1.33, 95% CI 1.1 to 1.6). "
        "Tea was not measured. Diet was reported each year by questionnaire.")


@pytest.mark.parametrize(("claim", "source", "label"), [
    ("Vaping helped more smokers to quit than lozenges.", QUIT, Label.ACCURATE),
    ("Lozenges helped more smokers to quit than vaping.", QUIT, Label.MAJOR),
    ("Attacks did not differ between yoga and stretching.", BOTH, None),
    ("Sleep improved less with yoga than with stretching.", BOTH, Label.MAJOR),
    ("Tea was associated with fewer gallstones.", SODA, None),
])
def test_a_claim_is_held_against_the_difference_of_the_two_groups(
        claim: str, source: str, label: Label | None) -> None:
    """None: whatever is said, it is no accusation."""
    told = evidaudit.compare(claim, source).label
    if label is None:
        assert told not in (Label.MAJOR, Label.MINOR)
    else:
        assert told is label
