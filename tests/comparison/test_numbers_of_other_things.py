"""Numbers of other exposures, units and times than the claim tells, and their honest twins."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.model import Label
from evidaudit.wording.moments import moments, same_moment

_BEES = (
    "Cases were 140 hives that died in winter; 280 surviving hives served as controls. Damp "
    "floors were reported for 41% of cases and 20% of controls (adjusted odds ratio 2.8, 95% CI "
    "1.7 to 4.5). Feeding syrup was associated with death as well (3.6, 2.0 to 6.1), while moving "
    "the hives was not (1.1, 0.6 to 1.9).")
_TYRES = (
    "Compared with a tyre pressure of 2.1-2.6 bar, a pressure below 1.5 bar was associated with "
    "bursting (adjusted OR 1.84, 95% CI 1.41 to 2.30), whereas a pressure of 1.5-2.0 bar was not "
    "clearly associated (adjusted OR 1.09, 95% CI 0.93 to 1.27).")
_COUGH = (
    "We reviewed 190 choirs with three rounds of voice lessons. Hoarse days a month fell from "
    "19.6 before the lessons to 12.1 after the third round.")
_LEAKS = (
    "Roofs were sealed with tar or left bare. Leaks were found in 4.3% of sealed roofs. The mean "
    "age of the tiles was 17.2 years.")
_DOGS = (
    "Methods: Dogs were randomised to a fish diet (n = 40) or a meat diet (n = 41). Healing was "
    "defined as a skin score below 3 at 6 weeks. Results: Healing was achieved in 68% of "
    "dogs on fish and 39% on meat (P = .01). Relapse by 12 months was seen in 4 and 7 dogs. "
    "Weight did not change.")
_PRIZES = (
    "Clerks were offered prizes or none for 12 weeks. The shares of desks left clear were 61% with "
    "prizes and 33% without. At the 6-month follow-up, desks left clear were 35% with prizes and "
    "34% without (P = 0.80).")
_VISITS = (
    "Calves had music or silence at three hoof trims. Kicks at the first trim, counted on film, "
    "averaged 3.9 with music and 5.1 with silence (difference -1.2, 95% CI -2.1 to -0.3). At the "
    "second visit kicks averaged 3.1 with music and 3.9 with silence (difference -0.8, 95% CI -1.4 "
    "to -0.2). By the third visit kicks averaged 3.3 and 3.4 (p=0.86).")


@pytest.mark.parametrize(("claim", "source"), [
    ("Moving the hives went with an odds ratio of 3.6 for death in winter.", _BEES),
    ("Even a pressure of 1.5-2.0 bar raised the odds of a bursting tyre by 84%.", _TYRES),
    ("After the lessons the choirs were down to 7.5 hoarse days a month.", _COUGH),
    ("Half a year after the change of food, 68% of dogs on fish had healed.", _DOGS),
])
def test_a_number_of_another_thing_is_told(claim: str, source: str) -> None:
    """The ratio of another exposure, a change told as an end, another time than the defined one."""
    assert compare(claim, source).label is Label.MAJOR


@pytest.mark.parametrize(("claim", "source"), [
    ("Feeding syrup went with an odds ratio of 3.6 for death in winter.", _BEES),
    ("A pressure below 1.5 bar went with 84% higher odds of a bursting tyre.", _TYRES),
    ("After the lessons the choirs were down to 12.1 hoarse days a month.", _COUGH),
    ("After the lessons hoarse days fell by 7.5 a month.", _COUGH),
    ("Six weeks after the change of food, 68% of dogs on fish had healed.", _DOGS),
    ("While prizes were offered, 61% of desks were left clear, against 33% without.", _PRIZES),
    ("At the second visit calves with music kicked 0.8 times less.", _VISITS),
])
def test_a_number_of_the_thing_told_is_no_error(claim: str, source: str) -> None:
    """The same digits told of what the study gives them for."""
    assert compare(claim, source).label is not Label.MAJOR


def test_a_number_without_a_time_is_not_that_of_the_only_time_told_later() -> None:
    """The study gives another number for the same thing at the claim's time."""
    verdict = compare("Six months on, 61% of desks were left clear with prizes.", _PRIZES)
    assert verdict.label is not Label.ACCURATE


def test_the_visit_of_a_number_is_a_moment() -> None:
    """The third visit is neither the first nor three months."""
    third, = moments("By the third dressing change pain was gone.")
    first, = moments("Pain at the first change was worst.")
    months, = moments("At 3 months pain was gone.")
    assert same_moment(third, first) is False
    assert same_moment(third, months) is None
    assert same_moment(third, third) is True


def test_the_last_weeks_of_treatment_are_its_end() -> None:
    """ "In the last four weeks of treatment" is not at four weeks."""
    last, = moments("Abstinence in the last four weeks of treatment was 46%.")
    assert last.kind == "end"
    assert last.days == 0


def test_days_off_something_are_counted() -> None:
    """ "Three days off the drug" tells when."""
    off, = moments("Three days off the drug are enough.")
    assert off.days == 3
