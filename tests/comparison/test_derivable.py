"""Whether a number of a claim can be got from the study's numbers, and what follows if not."""

from __future__ import annotations

import pytest

from evidaudit import compare, evidence, extract_statistics
from evidaudit.comparison.numbers.derivable import is_derivable, study_numbers
from evidaudit.model import Label

_STUDY = (
    "Methods: 840 hens were housed on straw (n = 420) or wire (n = 420) for 36 weeks. Results: "
    "Feather loss affected 118 hens (28.1%) on straw and 202 (48.1%) on wire (RR 0.58, 95% CI "
    "0.48 to 0.70). Mean egg weight was 61.4 g on straw and 58.9 g on wire. Keel fractures fell "
    "from 40 to 13 per flock. Mortality was 0.06 a hen-year. Cleaning took 90 minutes a day.")


@pytest.mark.parametrize("claim", [
    "28% of hens on straw lost feathers.", "About 72% of hens on straw kept their feathers.",
    "Straw cut feather loss by 42%.", "Wire raised feather loss by 71%.",
    "Feather loss was 20 percentage points lower on straw.",
    "The relative risk of feather loss was 1.72 on wire.",
    "Eggs were 2.5 g heavier on straw.", "Keel fractures fell by two thirds.",
    "Keel fractures fell by 67.5%.", "38% of all hens lost feathers.",
    "Cleaning took 1.5 hours a day.", "Hens were watched for nine months.",
    "One hen in two on wire lost feathers.", "Mortality was 6% a year.",
])
def test_whatever_an_author_may_work_out_is_derivable(claim: str) -> None:
    """Roundings, rests, differences, ratios, changes, counts of totals and other units."""
    numbers = study_numbers(evidence.read_report(_STUDY, title="", year=None, container_title="",
                                                 design=""))
    for told in extract_statistics(claim):
        assert is_derivable(told, numbers), told.text


@pytest.mark.parametrize("claim", [
    "35% of hens on straw lost feathers.", "Straw cut feather loss by 65%.",
    "Feather loss was 33 percentage points lower on straw.", "Eggs were 7.7 g heavier on straw.",
])
def test_another_number_is_not(claim: str) -> None:
    """Nothing in the study gives it, however its numbers are turned."""
    numbers = study_numbers(evidence.read_report(_STUDY, title="", year=None, container_title="",
                                                 design=""))
    assert not any(is_derivable(told, numbers) for told in extract_statistics(claim))


@pytest.mark.parametrize("claim", [
    "Feather loss was seen in 65% of the birds kept on straw.",
    "On straw, 65% of hens ended up with lost feathers.",
])
def test_a_number_that_nothing_gives_is_another_number(claim: str) -> None:
    """The study tells this very thing, and every way to the claim's number is closed."""
    verdict = compare(claim, _STUDY)
    assert verdict.label is Label.MAJOR and "QUO302" in verdict.codes


@pytest.mark.parametrize("claim", [
    "Feather loss was seen in 29% of the birds kept on straw.",
    "Feather loss was seen in 26% of the birds kept on straw.",
])
def test_a_slip_that_leaves_the_message_is_minor(claim: str) -> None:
    """A tenth more or less changes no reader's mind."""
    assert compare(claim, _STUDY).label is Label.MINOR


@pytest.mark.parametrize("claim", [
    "Parasites were found in 65% of the hens on straw.",
    "A year later 17% of the hens on straw were lame.",
    "Farmers on 65% of farms liked the straw.",
])
def test_a_number_of_which_the_study_says_nothing_accuses_nobody(claim: str) -> None:
    """What is measured elsewhere may be any number."""
    assert compare(claim, _STUDY).label not in (Label.MAJOR, Label.MINOR)
