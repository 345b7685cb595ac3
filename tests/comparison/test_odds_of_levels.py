"""Odds told as risk, results of tests told as chances, and homes counted as people."""

from __future__ import annotations

import pytest

from evidaudit import compare
from evidaudit.model import Label

_ODDS = ("Methods: 300 rowers were randomised to gloves or bare hands. Results: Hands were free of "
         "blisters in 102 of 150 (68.0%) with gloves and 66 of 150 (44.0%) without. Gloves did "
         "better (OR 2.70, 95% CI 1.69 to 4.33).")
_RARE = ("Methods: 30,000 rowers were followed. Results: Fractures occurred in 1.9% of those with "
         "gloves and 0.7% of those without (OR 2.70, 95% CI 2.10 to 3.47).")
_TEST = ("Results: Rot was found in 9% of 800 barrels. At a threshold of 12 units the sniffing "
         "device had a sensitivity of 93% (95% CI 84% to 98%) and a specificity of 71%; the "
         "positive predictive value was 24%. A reading failed in 6.8%.")
_HOMES = ("Methods: In 212 care homes we tested night lights. Results: 9,480 residents were "
          "analysed. Falls were rarer with the lights (rate ratio 0.81; 95% CI 0.70 to 0.94).")
_PILOT = ("Results: Fourteen divers finished both dives. Heart rate was lower in warm suits "
          "(P=0.02). About 90 divers would be needed for a full trial.")


@pytest.mark.parametrize("claim", [
    "Rowers with gloves were 2.7 times as likely to keep their hands free of blisters.",
    "Gloves made blister-free hands 2.7 times more likely.",
    "Gloves raised the chance of escaping blisters by 170%.",
])
def test_odds_of_what_is_common_told_as_risk_are_major(claim: str) -> None:
    """68 against 44 in 100 is one and a half times, and no 2.7 times."""
    assert compare(claim, _ODDS).label is Label.MAJOR


@pytest.mark.parametrize(("source", "claim"), [
    (_ODDS, "The odds of blister-free hands were 2.7 times as high with gloves."),
    (_ODDS, "Rowers with gloves were about 1.5 times as likely to escape blisters."),
    (_RARE, "Rowers with gloves were 2.7 times as likely to break a bone."),
])
def test_odds_told_as_odds_and_rare_odds_are_let_pass(source: str, claim: str) -> None:
    """What is rare has nearly the same odds and risk (Davies 1998)."""
    assert compare(claim, source).label is not Label.MAJOR


@pytest.mark.parametrize("claim", [
    "If the device signals rot, there is a 93% chance that the barrel is rotten.",
    "When the device detects rot, the probability that the barrel is truly rotten is 93%.",
    "A barrel whose reading is above 12 units has a 93% probability of being rotten.",
    "A positive reading means a 93% chance of rot.",
])
def test_sensitivity_told_as_the_chance_of_the_condition_is_major(claim: str) -> None:
    """However the result is put: a signal, a detection, a value above the threshold."""
    assert compare(claim, _TEST).label is Label.MAJOR


@pytest.mark.parametrize("claim", [
    "The device picked up 93% of the rotten barrels.",
    "If the device signals rot, there is a 24% chance that the barrel is rotten.",
    "A positive reading was right in about a quarter of cases.",
])
def test_accuracy_told_as_it_is_accuses_nobody(claim: str) -> None:
    """The share of the rotten that were found; the share of the found that were rotten."""
    assert compare(claim, _TEST).label is not Label.MAJOR


@pytest.mark.parametrize(("source", "claim"), [
    (_HOMES, "In a trial of 212 residents, night lights made falls rarer."),
    (_PILOT, "A study of 90 divers found a lower heart rate in warm suits."),
])
def test_homes_and_people_wished_for_are_no_participants(source: str, claim: str) -> None:
    """The number stands in the study, for something else."""
    verdict = compare(claim, source)
    assert verdict.label is Label.MAJOR and "QUO311" in verdict.codes


@pytest.mark.parametrize(("source", "claim"), [
    (_HOMES, "In 212 homes, night lights made falls rarer."),
    (_HOMES, "A trial of some 9,500 residents found falls rarer with night lights."),
    (_PILOT, "A study of 14 divers found a lower heart rate in warm suits."),
])
def test_what_is_counted_as_it_was_accuses_nobody(source: str, claim: str) -> None:
    """Homes as homes, people as people, rounded or exact."""
    assert compare(claim, source).label not in (Label.MAJOR, Label.MINOR)
