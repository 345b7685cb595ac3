"""The sort of group that a claim compares with, against that of the study's other group."""

from __future__ import annotations

import pytest
from comparing import findings_on

from evidaudit.checks.building_pairs import build_pair
from evidaudit.model import Outcome


def _told(claim: str, source: str, title: str = "") -> list[str]:
    pair = build_pair({"claim": claim, "source": source, "title": title})
    return [finding.message for finding in findings_on(pair)
            if finding.code == "QUO308" and finding.outcome is Outcome.ERROR]


_YOGA = ("Sixty-two adults with neck pain were randomised to ten yoga classes or to a waiting "
         "list. Pain fell by 18 points in the yoga group and 4 points on the waiting list "
         "(difference 14, 95% CI 8 to 20). Sleep did not differ between the groups.")
_SALVE = ("In a double-blind trial 140 adults with chapped hands were randomised to sandalwood "
          "ointment or placebo. Cracks had closed in 61% with sandalwood and 44% with placebo "
          "(p = 0.03). Itch was no different.")
_CALLS = ("We randomised 310 smokers to a chat program or to three telephone calls from a nurse. "
          "At six months 24% of the chat group and 17% of the telephone group had quit.")


@pytest.mark.parametrize("claim", [
    "Yoga eased neck pain by 18 points, compared with 4 points for aerobic training.",
    "Yoga beat massage for neck pain.",
    "Yoga lowered neck pain more than an active psychological control.",
    "Yoga eased neck pain more than sham acupuncture did.",
    "Yoga brought neck pain down by 18 points, whereas strict bed rest took off only 4.",
])
def test_a_treatment_that_nobody_had_is_no_waiting_list(claim: str) -> None:
    """The other group waited: it had no training, no dummy and no attention."""
    assert _told(claim, _YOGA)


@pytest.mark.parametrize("claim", [
    "Yoga eased neck pain by 18 points, compared with 4 points on a waiting list.",
    "Yoga eased neck pain more than doing nothing.",
    "Yoga eased neck pain more than no treatment at all.",
    "Yoga was better than the control condition for neck pain.",
    "Yoga eased neck pain, whereas sleep did no better than on the waiting list.",
])
def test_those_who_waited_are_told_in_many_ways(claim: str) -> None:
    """A waiting list is nothing, a control, and those who waited."""
    assert not _told(claim, _YOGA)


def test_a_dummy_is_no_other_drug() -> None:
    """What was set beside the ointment was a placebo, and no steroid."""
    assert _told("Sandalwood closed 61% of cracks, against 44% with a steroid cream.", _SALVE)
    assert not _told("Sandalwood closed 61% of cracks, against 44% with a dummy salve.", _SALVE)


@pytest.mark.parametrize("words", [
    "smokers left without any support", "no help at all", "going without any advice"])
def test_calls_from_a_nurse_are_not_nothing(words: str) -> None:
    """Those who were called were not left alone."""
    assert _told(f"The chat program got more smokers to quit than {words} (24% vs 17%).", _CALLS)


def test_calls_from_a_nurse_are_calls() -> None:
    """The other group under its name is no difference."""
    assert not _told("The chat program got more smokers to quit than calls from a nurse (24% vs "
                     "17%).", _CALLS)


_SERIES = ("We describe 58 shoulders treated with a balloon spacer by one surgeon. Pain fell from "
           "7.1 to 2.4 on a 10-point scale at two years. {} Two spacers had to be removed.")


@pytest.mark.parametrize("denial", [
    "There was no control group.", "The lack of a comparison group limits what can be said.",
    "This was an uncontrolled series."])
def test_where_nothing_was_compared_no_treatment_was_beaten(denial: str) -> None:
    """A study without a control group shows no advantage over another treatment."""
    claim = "The balloon spacer led to less shoulder pain at two years than physiotherapy."
    assert _told(claim, _SERIES.format(denial))
    assert not _told("The balloon spacer led to less shoulder pain than before surgery.",
                     _SERIES.format(denial))


def test_a_placebo_that_a_study_says_it_lacked_is_none_of_its_groups() -> None:
    """To say that there was no placebo is not to have had one."""
    source = ("In a double-blind trial 210 adults with heartburn received liquorice extract or "
              "omeprazole for four weeks. Heartburn scores fell from 6.0 to 3.1 with liquorice "
              "and from 6.1 to 2.9 with omeprazole. No placebo group was included.")
    title = "Liquorice extract or omeprazole for heartburn"
    assert _told("Liquorice lowered heartburn scores from 6.0 to 3.1, outperforming placebo.",
                 source, title)
    assert not _told("Liquorice lowered heartburn scores from 6.0 to 3.1, much like omeprazole.",
                     source, title)


def test_two_amounts_of_one_thing_share_its_name() -> None:
    """Both groups had the vitamin: none of them had none."""
    source = ("A total of 410 nuns were randomised to 60,000 IU or 24,000 IU of vitamin D3 once a "
              "month for a year. Falls numbered 1.4 per person-year with the high dose and 1.1 "
              "with the low dose (rate ratio 1.27, 95% CI 1.05 to 1.53).")
    assert _told("Nuns on 60,000 IU a month fell more often than nuns who took no vitamin D at "
                 "all.", source)
    assert not _told("Nuns on 60,000 IU a month fell more often than those on 24,000 IU.", source)


_SCAN = ("Consecutive adults with ankle injuries had a bedside ultrasound, followed by computed "
         "tomography as the reference standard. For fractures sensitivity was 91% (95% CI 85 to "
         "95) and specificity 88%.")


def test_a_scan_is_judged_against_the_standard_of_the_study() -> None:
    """Another reference standard is another comparison."""
    assert _told("Compared with magnetic resonance imaging, bedside ultrasound had a sensitivity "
                 "of 91% for ankle fractures.", _SCAN)
    assert not _told("Compared with computed tomography, bedside ultrasound had a sensitivity of "
                     "91% for ankle fractures.", _SCAN)
    assert not _told("Compared with CT scans, bedside ultrasound had a sensitivity of 91% for "
                     "ankle fractures.", _SCAN)
