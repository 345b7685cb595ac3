"""Experiments, plans, causes of one in so many, and what was put into a quotation."""

from __future__ import annotations

import pytest
from comparing import compare

TEA = ("Methods: We followed 38,400 adults in a prospective cohort for 9 years; tea was assessed "
       "by "
       "questionnaire. Results: 1,204 had a kidney stone. Four or more cups a day were associated "
       "with fewer stones (HR 0.74; 95% CI 0.63 to 0.87).")
LIGHTS = ("Design: Interrupted time series of police records. Setting: One city that dimmed its "
          "street "
          "lights. Results: Night-time crashes rose by 7% (95% CI 2% to 12%). As allocation was "
          "not "
          "randomised, other changes may have contributed.")
BELLS = ("Design: Uncontrolled before-and-after study on four wards. Results: Falls went from "
         "5.8 to "
         "3.9 per 1,000 bed-days after bed alarms were fitted (rate ratio 0.67; 95% CI 0.52 to "
         "0.86). "
         "Conclusion: Falls declined, although the uncontrolled design limits attribution.")
PLAN = ("This protocol describes a randomised trial. We will recruit 260 adults with chronic "
        "cough. "
        "Participants will be allocated to speech therapy or to usual care. The primary outcome is "
        "cough frequency at 8 weeks; a difference of 20% will be detected with 90% power.")
CHAIR = ("Methods: 20 nurses were interviewed about night shifts. Results: Quiet rooms were seen "
         "as "
         "essential by most nurses. Naps were rarely possible. Conclusions: Quiet rooms helped "
         "nurses "
         "to recover during long nights.")


@pytest.mark.parametrize(("claim", "source", "code"), [
    ("An experiment that put 38,400 adults on four cups of tea a day found fewer kidney "
     "stones.", TEA,
     "QUO306"),
    ("Adults told to drink four cups of tea a day had 26% fewer kidney stones.", TEA, "QUO306"),
    ("A randomised trial of dimmed street lights found 7% more crashes at "
     "night.", LIGHTS, "QUO306"),
    ("Bed alarms prevent one in three falls on hospital wards.", BELLS, "QUO307"),
    ("Speech therapy shortened bouts of chronic cough in 260 adults.", PLAN, "QUO306"),
    ("Nurses described quiet rooms as \"nice but not essential\" at night.", CHAIR, "QUO312"),
    ("The authors concluded that \"quiet rooms helped nurses to recover during long nights and "
     "should "
     "be mandatory\".", CHAIR, "QUO312"),
])
def test_what_the_study_was_or_said_is_told_wrongly(claim: str, source: str, code: str) -> None:
    """An experiment of a cohort, a result of a plan, a cause, words put in."""
    verdict = compare(claim, source)
    assert verdict.label == "major", verdict.codes
    assert code in verdict.codes


@pytest.mark.parametrize(("claim", "source"), [
    ("Adults who drank four or more cups of tea a day had 26% fewer kidney stones.", TEA),
    ("After one city dimmed its street lights, night-time crashes rose by 7%.", LIGHTS),
    ("After bed alarms were fitted, falls on the wards went down from 5.8 to 3.9 per 1,000 "
     "bed-days.",
     BELLS),
    ("A trial will test speech therapy in 260 adults with chronic cough.", PLAN),
    ("Antibiotics shorten pneumonia in old age.", PLAN),
    ("Most nurses saw quiet rooms as essential on night shifts.", CHAIR),
    ("The authors concluded that \"quiet rooms helped nurses to recover\".", CHAIR),
])
def test_the_same_told_as_it_was_is_not_flagged(claim: str, source: str) -> None:
    """What people drank, what followed, what is planned, and the source's own words."""
    verdict = compare(claim, source)
    assert verdict.label not in ("major", "minor"), verdict.codes
