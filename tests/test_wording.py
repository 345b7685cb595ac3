"""Titles word by word: what is spelling, what a misprint, and which subtitle is another work's."""

from __future__ import annotations

import pytest

from evidaudit.matching import subtitle_of_another_work, wording_differences

VARIANTS = (
    ("Behavioural therapy for anaemia in paediatric wards", "Behavioral therapy for anemia in "
     "pediatric wards"),
    ("The ageing brain and its grey matter", "The aging brain and its gray matter"),
    ("Fagerstroem's test of dependence in smokers", "Fagerström's test of dependence in smokers"),
    ("Outpatient clinics and diagnostic delay in asthma", "Outpatients clinic and diagnostics "
     "delay in asthma"),
    ("Beck depression inventory in two towns", "Beck depression inventories in two towns"),
    ("Evidence based practise in nursing", "Evidence based practice in nursing"),
    ("COVID-19 in nursing homes", "Coronavirus disease 2019 in nursing homes"),
    ("HRQOL after stroke in adults", "Health-related quality of life after stroke in adults"),
    ("A randomsied controlled trial of yoga", "A randomised controlled trial of yoga"),
    ("N-methyl-Daspartic acid and pain", "N-methyl-D-aspartic acid and pain"),
    ("Socio-economic effects on walking", "Socioeconomic effects on walking"))


@pytest.mark.parametrize(("one", "other"), VARIANTS)
def test_another_spelling_or_ending_is_no_difference(one: str, other: str) -> None:
    """British and American forms, endings, digraphs, abbreviations, misprints of design words."""
    assert wording_differences(one, other) == wording_differences(other, one) == ()


@pytest.mark.parametrize(("cited", "recorded", "told"), [
    ("Dabigatra in atrial fibrillation", "Dabigatran in atrial fibrillation",
     ("dabigatra", "dabigatran")),
    ("Vitamin D and cholestrol in men", "Vitamin D and cholesterol in men",
     ("cholestrol", "cholesterol")),
    ("Prednisolone for croup in infants", "Prednisone for croup in infants",
     ("prednisolone", "prednisone")),
    ("Hip abduction strength in runners", "Hip adduction strength in runners",
     ("abduction", "adduction")),
    ("Dysphasia after stroke in adults", "Dysphagia after stroke in adults",
     ("dysphasia", "dysphagia")),
    ("The DRAW Investigators. Metfomin in obese adults", "Metformin in obese adults",
     ("metfomin", "metformin")),
    ("NICU guidance on asthma of adults", "NICE guidance on asthma of adults", ("nicu", "nice"))])
def test_a_misprint_or_a_word_that_looks_alike_is_told(
        cited: str, recorded: str, told: tuple[str, str]) -> None:
    """Only the word itself is told, not the group's name that stands before it."""
    difference, = wording_differences(cited, recorded)
    assert (difference.cited, difference.recorded) == told


@pytest.mark.parametrize(("cited", "recorded"), [
    ("LDL in plasma of adults", "Low-density lipoprotein cholesterol in plasma of adults"),
    ("COPD in the elderly", "Chronic obstructive pulmonary disease exacerbations in the elderly"),
    ("Safety of magnetic stimulation (magnetic stimulation) in humans",
     "Safety of magnetic stimulation (MS) in humans")])
def test_an_abbreviation_stands_for_all_its_words_and_for_no_more(
        cited: str, recorded: str) -> None:
    """A word that leaves no letter is left out; one that is spelled out twice is a slip."""
    assert wording_differences(cited, recorded)


def test_what_the_record_prints_twice_is_its_own_misprint() -> None:
    """Words repeated in the record count as right in the reference, not the other way round."""
    once = "Kinetics and dynamics of quinine"
    twice = "Kinetics and dynamics and dynamics of quinine"
    assert not wording_differences(once, twice)
    assert wording_differences(twice, once)


@pytest.mark.parametrize(("one", "other"), [
    ("The Walking Scale: I. Framework and items", "The Walking Scale: II. Tests of validity"),
    ("Effects of yoga on low back pain. Part 1", "Effects of yoga on low back pain. Part 2"),
    ("Exercise and the ageing heart: results in athletes",
     "Exercise and the ageing heart: results in transplant recipients"),
    ("Early referral to a memory clinic: experience of carers",
     "Early referral to a memory clinic: costs to hospitals"),
    ("Statins in primary care: 12-month results", "Statins in primary care: 24-month results"),
    ("Guidelines on wound care: 2010 update", "Guidelines on wound care: 2016 update")])
def test_a_subtitle_of_its_own_is_another_works(one: str, other: str) -> None:
    """Another part, time, population or subject under one main title."""
    assert subtitle_of_another_work(one, other)
    assert subtitle_of_another_work(other, one)


@pytest.mark.parametrize(("one", "other"), [
    ("Yoga for low back pain: a randomised trial", "Yoga for low back pain: a controlled study"),
    ("Yoga for low back pain: a randomised trial", "Yoga for low back pain"),
    ("Yoga for low back pain: the YOBAC Study Group", "Yoga for low back pain: effects on sleep"),
    ("Yoga for low back pain: effects on sleep", "Yoga for low back pain: sleep and mood"),
    ("Yoga for low back pain: effects on sleep",
     "Yoga for low back pain: die Wirkung auf den Schlaf"),
    ("Yoga for low back pain: effects on sleep", "Tai chi for neck pain: costs to insurers"),
    ("Asthma: a guide", "Asthma: the cost of care")])
def test_a_design_a_group_or_the_same_in_part_is_no_other_work(one: str, other: str) -> None:
    """Nor is another language, a left out subtitle, or a main title of one word."""
    assert not subtitle_of_another_work(one, other)


def test_X6_hostile_titles_end_soon() -> None:
    """Splitting a title is linear."""
    for hostile in (": " * 500_000, "a - " * 250_000, "(part " * 200_000, "x" * 1_000_000):
        assert not subtitle_of_another_work(hostile, hostile[2:] + "y")
