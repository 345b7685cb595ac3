"""People whom a study kept out, and quotations and sizes of many told as of one."""

from __future__ import annotations

import pytest
from comparing import compare

ASTHMA = ("We randomised 212 adults with mild to moderate asthma to breathing exercises or usual "
          "care. Adults with severe asthma, smokers and residents of nursing homes were excluded; "
          "pregnancy was an exclusion. After six months quality of life was better with "
          "exercises (mean difference 0.4 points, 95% CI 0.1 to 0.7).")


@pytest.mark.parametrize("claim", [
    "Breathing exercises improved quality of life even in people with severe asthma.",
    "Quality of life was better with breathing exercises among residents of care homes.",
    "In women in pregnancy, breathing exercises improved quality of life.",
])
def test_people_whom_the_study_kept_out_are_another_population(claim: str) -> None:
    """What was found in some cannot be told of those who were excluded."""
    told = compare(claim, ASTHMA)
    assert told.label == "major" and "QUO305" in told.codes


@pytest.mark.parametrize("claim", [
    "Breathing exercises improved quality of life in adults with mild to moderate asthma.",
    "The trial left out people with severe asthma.",
    "Breathing exercises improved quality of life; people with severe asthma were excluded.",
])
def test_telling_the_exclusion_itself_is_never_accused(claim: str) -> None:
    """A claim that says who was kept out is right."""
    assert compare(claim, ASTHMA).label != "major"


def test_an_outcome_of_those_free_of_it_at_the_start_is_no_excluded_group() -> None:
    """A cohort without diabetes at entry may well find who developed it."""
    source = ("We followed 4,210 nurses; those with diabetes were excluded. Nurses who ate nuts "
              "daily were less likely to develop diabetes (hazard ratio 0.81, 95% CI 0.70 to "
              "0.94).")
    told = compare("Nurses who ate nuts daily had a lower risk of diabetes.", source)
    assert told.label != "major"


POOLED = ("Systematic review and meta-analysis of randomised trials of yoga for neck pain. "
          "Fourteen trials with 1,184 participants were included. Pain was lower with yoga than "
          "with usual care (standardised mean difference -0.41, 95% CI -0.62 to -0.20).")


@pytest.mark.parametrize(("claim", "wrong"), [
    ("In a large randomised trial, 1,184 people did yoga or had usual care, and yoga eased pain.",
     True),
    ("Across 14 trials with 1,184 people, yoga eased neck pain more than usual care.", False),
])
def test_the_participants_of_many_trials_are_not_those_of_one(claim: str, wrong: bool) -> None:
    """A pooled size told as the size of one trial gives the study another design."""
    assert (compare(claim, POOLED).label == "major") is wrong


PROTOCOL = ("This protocol describes a trial of peer support in 40 schools. Schools will be "
            "randomised to peer support or usual lessons. The trial has 90% power to detect a "
            "fall in weekly smoking from 12% to 8%.")


def test_the_assumptions_of_a_sample_size_are_no_results() -> None:
    """The fall that a trial is powered to find has not been found."""
    told = compare("Peer support works: weekly smoking fell from 12% to 8% in 40 schools.",
                   PROTOCOL)
    assert told.label == "major" and "QUO306" in told.codes


CARERS = ("Interviews with 22 carers. Four themes were found: “a promise to keep”, “learning in "
          "the dark” and “carried by the neighbours”. Conclusions: The programme offers a small, "
          "brief gain in confidence.")


@pytest.mark.parametrize("claim", [
    "Carers summed it up as “abandoned by the neighbours”.",
    "The authors conclude that the programme offers “a large and lasting gain in confidence”.",
])
def test_a_quotation_that_echoes_the_source_in_other_words_is_altered(claim: str) -> None:
    """The source's phrase is there, with other words in the telling places."""
    told = compare(claim, CARERS)
    assert told.label == "major" and "QUO312" in told.codes


def test_a_quotation_of_which_nothing_was_read_is_not_accused_nor_confirmed() -> None:
    """The full text may have the words."""
    told = compare("A carer said she felt “stronger than ever before in my life”, and confidence "
                   "gained a little.", CARERS)
    assert told.label not in ("major", "minor", "accurate")
