"""Comparators that no group had: another form, what every group had, a group of another name."""

from __future__ import annotations

import pytest
from comparing import compare

HEN = (
    "Layer hens (n = 240) were randomly allocated to meloxicam plus vaccine (1 mg/kg; n = 120) "
    "or saline plus vaccine (n = 120). Deaths were fewer with meloxicam (3.3% vs 8.3%; P = 0.02).")
DOSE = ("In a double-blind trial, 309 adults received weekly 5,000 IU vitamin A (low dose, n=103), "
        "25,000 IU (n=103) or 5,000 IU plus zinc 20 mg (n=103). Night blindness occurred in 12.1%, "
        "6.8% and 9.7% (P=.03).")
RUN = ("Methods: Male rowers from 30 clubs were allocated to hip strengthening added to regular "
       "rowing sessions or to regular rowing sessions alone. Results: Back pain was reported by "
       "14% and 29% (OR 0.40; 95% CI 0.22 to 0.72). Hip strengthening reduced back pain.")
DROP = ("Alternate-day versus daily oral vitamin B12 in older adults. We randomly assigned 180 "
        "older adults to oral vitamin B12 daily or on alternate days. Nausea was more frequent "
        "with daily "
        "dosing (relative risk 1.40; 95% CI 1.10 to 1.78).")
KIDNEY = ("Adults with advanced kidney disease were randomised to allopurinol (n=180) or "
          "matching placebo (n=182). Decline in kidney function was 3.1 and 3.0 mL/min a year "
          "(difference "
          "-0.1; 95% CI -1.1 to 0.9).")


@pytest.mark.parametrize(("claim", "source"), [
    ("Compared with hens given no vaccine, those on meloxicam died less often (3.3% against 8.3%).",
     HEN),
    ("Adults on 25,000 IU of vitamin A had less night blindness than those on placebo.", DOSE),
    ("Compared with a stretching programme, hip strengthening reduced back pain in rowers.", RUN),
    ("Nausea was 1.4 times as frequent with oral vitamin B12 as with intramuscular vitamin B12.",
     DROP),
    ("Allopurinol slowed kidney decline no more than a low-protein diet.", KIDNEY),
])
def test_a_comparator_that_no_group_had_is_major(claim: str, source: str) -> None:
    """Both groups are named, and neither is what the claim compares with."""
    verdict = compare(claim, source)
    assert verdict.label == "major", verdict.codes
    assert "QUO308" in verdict.codes


@pytest.mark.parametrize(("claim", "source"), [
    ("Compared with vaccinated hens given saline, those on meloxicam died less often.", HEN),
    ("Adults on 25,000 IU of vitamin A had less night blindness than those on 5,000 IU.", DOSE),
    ("Compared with rowing as before, added hip strengthening reduced back pain.", RUN),
    ("Nausea was 1.4 times as frequent with daily as with alternate-day vitamin B12.", DROP),
    ("Allopurinol slowed kidney decline no more than dummy pills.", KIDNEY),
])
def test_the_studys_own_comparator_in_other_words_is_not_flagged(claim: str, source: str) -> None:
    """By its function, by its dose, or by what went on as before."""
    verdict = compare(claim, source)
    assert verdict.label not in ("major", "minor"), verdict.codes
