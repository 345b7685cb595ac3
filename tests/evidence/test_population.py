"""Who was studied: facets, ages in words and years, and how many."""

from __future__ import annotations

import pytest

from evidaudit.evidence.ages import ages_told, apart
from evidaudit.evidence.counted import bare_counts, number_of, read_counts
from evidaudit.evidence.population import read_population
from evidaudit.model import Passage


@pytest.mark.parametrize(("text", "facet", "value"), [
    ("Adults with mild asthma inhaled salt.", "severity", "mild"),
    ("Patients with severe asthma inhaled salt.", "severity", "advanced"),
    ("Women with early-stage breast cancer walked.", "cancer", "breast"),
    ("Children with type 1 diabetes swam.", "diabetes type", "type 1"),
    ("Wistar rats swam.", "species", "rats"),
    ("Men with knee osteoarthritis cycled.", "joint", "knee"),
    ("Nurses in intensive care slept badly.", "setting", "intensive care"),
    ("Danish farmers coughed.", "country", "Denmark"),
    ("Ligaments of nine cadavers were pulled.", "material", "cadavers"),
    ("Cultured cells were warmed.", "material", "cells"),
])
def test_a_facet_is_read_with_the_passage_that_says_so(text: str, facet: str, value: str) -> None:
    """The value is found, and its passage stands at its offsets."""
    population = read_population(text)
    assert value in population.values(facet)
    passage = population.passage(facet, value)
    assert text[passage.start:passage.end] == passage


@pytest.mark.parametrize(("text", "facet"), [
    ("Moderate exercise eased pain.", "severity"),
    ("Severe adverse events were rare.", "severity"),
    ("Advanced techniques were used.", "severity"),
    ("The rate fell.", "species"),
    ("French fries were eaten.", "country"),
])
def test_a_word_of_another_sense_is_no_population(text: str, facet: str) -> None:
    """"Moderate exercise" is no moderate disease, a rate no rat."""
    assert not read_population(text).values(facet)


def test_what_a_person_states_comes_first() -> None:
    """The population column of an evidence sheet is the passage shown."""
    population = read_population("Patients walked.", stated="Adults with severe asthma")
    assert population.passage("severity").locator == "population"


def _ages(text: str):  # type: ignore[no-untyped-def]
    return ages_told((Passage(text),))


@pytest.mark.parametrize(("one", "other"), [
    ("Children coughed less.", "Adults aged 40 to 69 years were followed."),
    ("Teenagers coughed less.", "655 adults were asked."),
    ("Adults slept less.", "Adolescents aged 12 to 16 answered."),
    ("Older adults had fewer cavities.", "Children aged 6 to 7 were treated."),
    ("Newborns gained weight.", "Participants had a mean age of 71 years."),
])
def test_age_groups_without_an_overlap_are_apart(one: str, other: str) -> None:
    """Names and years are compared alike, both ways round."""
    assert apart(_ages(one), _ages(other))
    assert apart(_ages(other), _ages(one))


@pytest.mark.parametrize(("one", "other"), [
    ("Children coughed less.", "Pupils aged 6 to 11 were asked."),
    ("Adults slept less.", "Women slept less."),
    ("Older people fell less.", "Adults aged 40 to 80 were followed."),
    ("Young people smoke more.", "Adults aged 18 to 30 answered."),
    ("Middle-aged adults coughed.", "Men aged 42 to 60 were followed."),
])
def test_age_groups_with_an_overlap_are_not_apart(one: str, other: str) -> None:
    """What may be the same people is never apart."""
    assert not apart(_ages(one), _ages(other))


@pytest.mark.parametrize("text", ["Two per cent were allergic at the age of five.",
                                  "Pain was measured at 12 months.", "It fell by 14%."])
def test_a_time_point_or_percentage_is_no_age(text: str) -> None:
    """Numbers that count something else tell no age."""
    assert ages_told((Passage(text),)) is None


@pytest.mark.parametrize(("words", "number"), [
    ("1,178", 1178), ("1 178", 1178), ("twelve", 12), ("twenty-two", 22), ("2.3 million", 2300000),
    ("two hundred and five", 205), ("three thousand", 3000), ("a dozen", 12), ("15", 15),
])
def test_numbers_are_read_in_figures_and_words(words: str, number: int) -> None:
    """Thousands separators, scales and compounds are read."""
    assert number_of(words) == number


@pytest.mark.parametrize(("text", "expected"), [
    ("We enrolled 1,178 participants.", [(1178, "participants")]),
    ("Twelve randomised trials were pooled.", [(12, "studies")]),
    ("Nearly 1,200 older patients took part.", [(1200, "participants")]),
    ("A 12-week trial was done.", []),
    ("In 2019 patients were asked.", []),
    ("About 14% of patients left.", []),
    ("Patients aged 60 years walked.", []),
    ("Fourteen trials with 2,310 women", [(14, "studies"), (2310, "participants")]),
])
def test_counts_of_people_and_studies_are_read(text: str, expected: list[tuple[int, str]]) -> None:
    """Durations, years, percentages and ages are no counts."""
    assert [(c.value, c.of) for c in read_counts(text)] == expected


def test_a_sample_size_without_a_noun_is_read_once() -> None:
    """"n = 41" and "of 149" count; a number with its noun is not read twice."""
    assert bare_counts("(n = 41)") == (41,)
    assert bare_counts("6 of 149 in the control group") == (149,)
    assert bare_counts("68 of 149 participants") == ()
