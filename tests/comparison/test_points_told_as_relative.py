"""Percentage points told as a relative change, and numbers whose own words make their kind "
  "plain."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.model import Severity
from evidaudit.statistics import extract_statistics

_TRIAL = ("In this randomised trial, 149 adults received breathing exercises or advice. "
          "Complications occurred in 15 patients (20%) after exercises and in 27 (36%) after "
          "advice (risk difference −16 percentage points, 95% CI −30 to −2).")


def _kinds(claim: str, source: str) -> list[str]:
    """The confusions of kind that a claim is accused of."""
    return [f.message for f in compare(claim, source).findings
            if f.code == "QUO301" and f.severity is Severity.MAJOR]


@pytest.mark.parametrize("claim", [
    "Exercises cut complications by 16 per cent in relative terms.",
    "Complications were 16% fewer after exercises in relative terms, 20% against 36%.",
    "With exercises came a relative reduction of 16% in complications."])
def test_points_told_in_so_many_words_as_relative(claim: str) -> None:
    """36% to 20% is 16 points and 44 per cent."""
    assert "percentage points told as a relative change" in _kinds(claim, _TRIAL)


@pytest.mark.parametrize("claim", [
    "Exercises cut complications by 44 per cent in relative terms.",
    "Exercises cut complications by 16 percentage points, from 36% to 20%."])
def test_the_right_words_for_a_change_accuse_nobody(claim: str) -> None:
    """A relative change of 44 per cent and 16 points are both what the study found."""
    assert not _kinds(claim, _TRIAL)


def test_kept_down_to_a_share_is_a_share_of_people() -> None:
    """"Down to 48% of patients" explains no variance: it is a ratio of 0.48 told as a share."""
    source = ("Adults received oxelumab or placebo. The relapse rate was 0.12 and 0.25 (rate ratio "
              "0.48, 95% CI 0.36 to 0.64).")
    assert _kinds("Oxelumab kept relapses down to 48% of patients.", source)


def test_a_share_with_its_interval_still_tells_of_whom() -> None:
    """"6.6% of patients (95% CI …)" is a share of patients, whatever stands behind."""
    source = ("Eight trials compared exercise with no exercise. Exercise lowered the restlessness "
              "score by 6.6 points (95% CI 4.1 to 9.1).")
    assert _kinds("Exercise rid 6.6% of patients of restlessness (95% CI 4.1% to 9.1%).", source)


def test_a_negative_predictive_value_bears_out_no_positive_one() -> None:
    """Nine in ten who screen positive is not what a negative predictive value of 90% says."""
    source = ("Photographs of 1,163 adults with diabetes were graded. Photographs had a "
              "sensitivity for retinopathy of 90.3%. The positive predictive value was 38.8% and "
              "the negative predictive value 90.1%.")
    assert _kinds("Nine in ten patients who screen positive on photographs have retinopathy.",
                  source)
    assert not _kinds("About 39% of patients who screen positive on photographs have retinopathy.",
                      source)


@pytest.mark.parametrize("text", ["One older patient in ten fell.", "One pregnant woman in ten "
                                                                    "fell."])
def test_one_in_ten_is_read_past_an_adjective(text: str) -> None:
    """What sort of patient it is does not hide the share."""
    assert [e.value for e in extract_statistics(text)] == [0.1]


def test_the_strength_of_a_drink_is_no_share() -> None:
    """"200 ml of a 12.5% maltodextrin drink" counts nobody."""
    found = extract_statistics("Women received 200 ml of a 12.5% maltodextrin drink.")
    assert not any(e.value == 0.125 for e in found)
