"""A number of the claim that the study gives for something else."""

from __future__ import annotations

import pytest
from comparing import findings_on

from evidaudit.checks.building_pairs import build_pair
from evidaudit.model import Outcome

_MESH = ("In a randomised trial 190 adults with a bladder sling were followed for four years. "
         "Urinary tract infection was seen in 31% with the sling and 29% without (p = 0.7). "
         "Reoperation was equally rare. Pain did not differ between the groups.")
_ROWERS = ("Thirty rowers trained in a hypoxic tent or in room air for five weeks. Haemoglobin "
           "rose by 4.2% in the tent and 0.6% in room air (p < 0.001). Race time over 2 km "
           "improved by 0.9% and 0.8% (p = 0.8).")
_HERB = ("Sixty shift workers took a herbal extract or placebo for eight weeks. Cortisol in the "
         "morning declined by 14.5% and 3.1%, respectively (p = 0.03). Stress scores did not "
         "differ between the groups (p = 0.6).")


def _told(claim: str, source: str) -> list[str]:
    return [finding.message for finding in findings_on(build_pair({
        "claim": claim, "source": source})) if finding.code == "QUO309"
        and finding.outcome is Outcome.ERROR]


@pytest.mark.parametrize(("claim", "source"), [
    ("Four years on, 31% of adults with the sling and 29% without had undergone reoperation.",
     _MESH),
    ("Stress scores fell by 14.5% on the herbal extract and by 3.1% on placebo.", _HERB),
    ("The hypoxic tent made rowers 4.2% faster over 2 km.", _ROWERS),
])
def test_an_outcome_with_a_result_in_words_may_not_take_anothers_number(
        claim: str, source: str) -> None:
    """The study says of it in words alone that it was rare or did not differ."""
    assert _told(claim, source)


@pytest.mark.parametrize(("claim", "source"), [
    ("Urinary tract infection struck 31% with the sling and 29% without.", _MESH),
    ("Infections were seen in 31% with the sling and 29% without, and reoperations were rare.",
     _MESH),
    ("Morning cortisol fell by 14.5% on the herbal extract, though stress was no lower.", _HERB),
    ("The tent raised haemoglobin by 4.2% without making rowers faster over 2 km.", _ROWERS),
])
def test_a_number_with_its_own_outcome_is_left_alone(claim: str, source: str) -> None:
    """What the number measures is named, in its own or in wider words."""
    assert not _told(claim, source)


_VACCINE = ("Methods: In a double-blind trial 320 dialysis patients received a booster or placebo "
            "against shingles. Results: Seroconversion was seen in 74.2% with the booster and 5.1% "
            "with placebo (p < 0.001) at six weeks. Sore arms were more common with the booster. "
            "The trial had no power for clinical end points and follow-up ended at six weeks in "
            "all centres.")


def test_the_number_of_a_sign_is_not_that_of_the_illness() -> None:
    """Antibodies stand for protection, and are none."""
    assert _told("The booster prevented pneumonia in 74.2% of dialysis patients.", _VACCINE)
    assert not _told("Antibodies appeared in 74.2% of dialysis patients after the booster.",
                     _VACCINE)


_FIELDS = ("In a randomised trial 130 patients with glaucoma had daily phone calls or none for a "
           "year. Adherence averaged 81% with calls and 66% without (difference 15 points, 95% CI "
           "9 to 21). Eye pressure was 16.4 and 16.9 mmHg (p = 0.4). Visual field progression was "
           "not examined. Calls were stopped by 12% of the patients.")


def test_an_outcome_that_was_not_looked_at_is_found_wherever_it_is_also_mentioned() -> None:
    """A condition in whose name the outcome stands is no result on it."""
    source = ("Acidosis goes with the loss of kidney function. In a crossover study 44 adults with "
              "stage 3 disease drank mineral water or took tablets for six weeks each. Bicarbonate "
              "rose by 2.7 mmol/l with water and 3.1 mmol/l with tablets. Bloating was rarer with "
              "water (12% v 35%). The study was not designed to assess kidney function.")
    assert _told("In a crossover study mineral water slowed the loss of kidney function just as "
                 "well as tablets.", source)
    assert _told("In this trial daily calls lowered visual field loss by 15 points.", _FIELDS)
    assert not _told("Daily calls raised adherence by 15 points.", _FIELDS)
