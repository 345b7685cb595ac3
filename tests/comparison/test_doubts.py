"""What keeps an agreeing claim from being called accurate."""

from __future__ import annotations

import pytest
from comparing import compare

VACCINE = ("Test-negative study in adults over 60. Two doses of the vaccine gave an adjusted "
           "effectiveness of 71% (95% CI 63 to 77); the effectiveness of a single dose was 48% "
           "(95% CI 33 to 60).")
SCORE = ("We followed 913 adults after heart surgery. The area under the curve was 0.77 for the "
         "marker, against 0.66 for the clinical score alone and 0.80 for both combined.")


@pytest.mark.parametrize(("claim", "source"), [
    ("A single dose gave 71% protection.", VACCINE),
    ("Combining the marker with the clinical score gave an area under the curve of 0.66.", SCORE),
])
def test_a_number_of_the_contrary_thing_is_never_called_accurate(claim: str, source: str) -> None:
    """The number is the study's, of two doses and not of one."""
    assert compare(claim, source).label != "accurate"


def test_an_outcome_that_the_study_never_names_is_never_called_accurate() -> None:
    """Fewer days with migraine are not less disability."""
    source = ("Adults with chronic migraine were randomised to active or sham stimulation. Monthly "
              "migraine days fell by 4.3 with active and 1.6 with sham stimulation (P<0.001).")
    told = compare("Stimulation significantly reduced disability from migraine compared with sham.",
                   source)
    assert told.label != "accurate"


def test_a_pointer_and_a_printed_reference_ask_for_no_answer() -> None:
    """The number of a reference and its volume and pages are no results."""
    told = compare("A 2019 study in BMJ Open (14) counted falls.", "Falls were counted.",
                   year=2019, container_title="BMJ Open")
    assert told.label == "accurate"


def test_those_who_were_harmed_are_not_those_who_got_better() -> None:
    """31% had fallen: that 31% responded is confirmed by nothing."""
    source = ("240 adults aged 70 or older were randomised to tai chi or a leaflet. After 12 "
              "months 31% of the tai chi group and 45% of the leaflet group had fallen (risk ratio "
              "0.69, 95% CI 0.50 to 0.95). Quality of life did not differ.")
    assert compare("31% of people responded to tai chi.", source).label != "accurate"
    assert compare("31% of people who did tai chi fell.", source).label == "accurate"
