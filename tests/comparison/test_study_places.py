"""The country that a claim gives a study, beside where the study was done."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.model import Label

BUSES = ("Methods: We followed 2,100 bus drivers in Lisbon for four years. Results: Back pain was "
         "reported by 41% of day drivers and 52% of night drivers (P = .01).")
BEES = ("Background: Bee stings are a common emergency in Germany. Methods: Records of 640 "
        "patients "
        "were reviewed. Results: Adrenaline was given to 18%.")
LAMPS = ("Methods: Forty nurseries in Queensland were randomised to red lamps or usual lamps. "
         "Results: Infants slept 31 minutes longer with red lamps (P = .02).")


@pytest.mark.parametrize(("claim", "source", "label"), [
    ("A Nigerian study found back pain in 52% of night bus drivers.", BUSES, Label.MAJOR),
    ("Back pain was reported by 52% of night bus drivers in Chicago, a cohort study found.", BUSES,
     Label.MAJOR),
    ("Spanish researchers found back pain in 52% of night bus drivers.", BUSES, Label.MINOR),
    ("In a trial in Polish nurseries, infants slept half an hour longer with red lamps.", LAMPS,
     Label.MAJOR),
    ("In a New Zealand trial, infants slept 31 minutes longer with red lamps.", LAMPS, Label.MINOR),
])
def test_another_country_misleads_the_more_the_farther_it_is(
        claim: str, source: str, label: Label) -> None:
    """A neighbour told for the study's country is a slip; another part of the world is not."""
    verdict = compare(claim, source)
    assert verdict.label is label
    assert verdict.codes == ("QUO313",)


@pytest.mark.parametrize(("claim", "source"), [
    ("A Portuguese study found back pain in 52% of night bus drivers.", BUSES),
    ("Half of the Portuguese bus drivers on nights reported back pain.", BUSES),
    ("An Italian study reports that adrenaline was given to 18% of patients with bee stings.",
     BEES),
    ("In Australian nurseries, infants slept 31 minutes longer with red lamps.", LAMPS),
    ("Unlike in France, nurseries in the trial used lamps; infants slept 31 minutes longer with "
     "red lamps.", LAMPS),
])
def test_the_study_s_country_and_one_that_is_not_known_are_left_in_peace(
        claim: str, source: str) -> None:
    """A town agrees with its country, and a country of the background contradicts nothing."""
    assert compare(claim, source).label not in (Label.MAJOR, Label.MINOR)


def test_another_country_and_another_year_are_another_study() -> None:
    """Two wrong descriptions together point to some other work."""
    verdict = compare("New Zealand researchers writing in 2011 found that infants slept 31 minutes "
                      "longer with red lamps.", LAMPS, year=2018)
    assert verdict.label is Label.MAJOR
