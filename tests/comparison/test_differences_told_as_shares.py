"""A difference between groups told as the share of one, in many words, and the honest tellings."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.model import Label

_HIP = (
    "Exercise therapy was compared with no or minimal intervention in 14 randomised "
    "trials of patients with hip osteoarthritis. The response rate was higher with "
    "exercise therapy than with no or minimal intervention (risk difference 0.14, 95%"
    " CI 0.06 to 0.22; number needed to treat 7.1).")
_TINNITUS = (
    "In this trial 240 adults with tinnitus were randomised to sound therapy or no "
    "treatment. Relief of tinnitus was more frequent with sound therapy (absolute "
    "difference 12 percentage points, 95% CI 4 to 20).")
_SMOKERS = (
    "We randomised 900 smokers to varenicline or placebo. Abstinence at one year was "
    "more common with varenicline than with placebo (number needed to treat 10, 95% "
    "CI 7 to 18).")
_FALLS = (
    "Older adults living at home were randomised to tai chi or stretching. Fewer "
    "adults fell in the tai chi group (risk difference -0.09, 95% CI -0.15 to -0.03).")
_REMISSION = (
    "Patients with depression were assigned to cognitive therapy or to waiting list. "
    "More patients achieved remission with cognitive therapy (difference in remission"
    " 18%, 95% CI 9% to 27%).")
_VACCINE = (
    "Children were given the nasal vaccine or placebo. Ear infection was less common "
    "after the vaccine (absolute risk reduction 5.0%, 95% CI 2.1% to 7.9%).")
_AS_A_SHARE = (
    (_HIP,
     "14 per cent of patients responded to exercise."),
    (_HIP,
     "One in seven patients got better with exercise."),
    (_HIP,
     "Exercise helped 14% of people with hip osteoarthritis."),
    (_HIP,
     "The response rate to exercise was 14%."),
    (_HIP,
     "Only 14% of patients with hip osteoarthritis responded to an exercise "
     "programme, according to the pooled trials."),
    (_HIP,
     "Fourteen per cent of hip patients are responders to exercise therapy."),
    (_HIP,
     "Just 14 in 100 patients responded to exercise therapy."),
    (_TINNITUS,
     "12% of adults with tinnitus had relief with sound therapy."),
    (_TINNITUS,
     "Sound therapy brought relief to 12 per cent of patients."),
    (_TINNITUS,
     "The relief rate with sound therapy was 12%."),
    (_TINNITUS,
     "Sound therapy helped about one in eight adults with tinnitus."),
    (_TINNITUS,
     "Relief was reported by 12% of those given sound therapy."),
    (_SMOKERS,
     "One in ten smokers quit with varenicline."),
    (_SMOKERS,
     "10% of smokers who took varenicline were abstinent at one year."),
    (_SMOKERS,
     "Varenicline worked for one in ten smokers."),
    (_SMOKERS,
     "Abstinence with varenicline was 10% at one year."),
    (_SMOKERS,
     "Only 10 per cent of smokers stopped smoking on varenicline."),
    (_FALLS,
     "Only 9% of older adults who did tai chi fell."),
    (_FALLS,
     "9 per cent of adults fell in the tai chi group."),
    (_FALLS,
     "In the tai chi group the fall rate was 9%."),
    (_FALLS,
     "With tai chi, nine in 100 older adults fell."),
    (_FALLS,
     "One in eleven adults in the tai chi group fell."),
    (_REMISSION,
     "18% of patients with depression achieved remission with cognitive therapy."),
    (_REMISSION,
     "Cognitive therapy led to remission in 18% of patients."),
    (_REMISSION,
     "The remission rate after cognitive therapy was 18%."),
    (_REMISSION,
     "Nearly one in five patients went into remission with cognitive therapy."),
    (_REMISSION,
     "18 out of 100 patients reached remission with cognitive therapy."),
    (_VACCINE,
     "5% of vaccinated children had an ear infection."),
    (_VACCINE,
     "One in twenty children given the nasal vaccine got an ear infection."),
    (_VACCINE,
     "The rate of ear infection after the vaccine was 5%."),
    (_VACCINE,
     "Ear infections occurred in 5% of children given the vaccine."),
    (_VACCINE,
     "Five in 100 vaccinated children caught an ear infection."),
)
_AS_A_DIFFERENCE = (
    (_HIP,
     "The share of responders was 14 percentage points higher with exercise than with"
     " no treatment."),
    (_HIP,
     "14 more patients in 100 responded with exercise than without it."),
    (_HIP,
     "One extra person in seven responded thanks to exercise therapy."),
    (_HIP,
     "About seven people need exercise therapy for one more to respond."),
    (_HIP,
     "Seven people must be treated with exercise for one extra responder."),
    (_TINNITUS,
     "Relief was 12 percentage points more frequent with sound therapy than with no "
     "treatment."),
    (_TINNITUS,
     "With sound therapy, 12 more adults in 100 had relief."),
    (_TINNITUS,
     "Sound therapy brought relief to an additional 12% of adults."),
    (_TINNITUS,
     "For every 100 adults given sound therapy, 12 more had relief."),
    (_TINNITUS,
     "One extra adult in eight had relief with sound therapy."),
    (_SMOKERS,
     "Ten smokers need to take varenicline for one more to quit."),
    (_SMOKERS,
     "One extra smoker in ten was abstinent at a year with varenicline."),
    (_SMOKERS,
     "Per ten smokers treated with varenicline, one more was abstinent at one year."),
    (_SMOKERS,
     "10 more smokers in 100 quit with varenicline than with placebo."),
    (_SMOKERS,
     "Abstinence was 10 percentage points higher with varenicline than placebo."),
    (_FALLS,
     "Nine fewer adults in 100 fell with tai chi than with stretching."),
    (_FALLS,
     "Tai chi lowered the share of adults who fell by 9 percentage points."),
    (_FALLS,
     "The proportion who fell was 9 points lower with tai chi."),
    (_FALLS,
     "Out of 100 older adults, 9 fewer fell in the tai chi group."),
    (_FALLS,
     "About 11 adults have to do tai chi to prevent one from falling."),
    (_REMISSION,
     "Remission was 18 percentage points more common with cognitive therapy."),
    (_REMISSION,
     "18 more patients in every 100 achieved remission with cognitive therapy than on"
     " the waiting list."),
    (_REMISSION,
     "Remission was achieved by an extra 18% of patients with cognitive therapy."),
    (_REMISSION,
     "The remission rate was 18 points higher with cognitive therapy."),
    (_REMISSION,
     "Nearly one in five more patients achieved remission with cognitive therapy than"
     " on the waiting list."),
    (_VACCINE,
     "The vaccine lowered the risk of ear infection by 5 percentage points."),
    (_VACCINE,
     "Five fewer children in 100 had an ear infection after the vaccine."),
    (_VACCINE,
     "Twenty children need the vaccine to prevent one ear infection."),
    (_VACCINE,
     "One ear infection was prevented for every 20 children vaccinated."),
    (_VACCINE,
     "In absolute terms, the vaccine cut ear infections by 5%."),
)


@pytest.mark.parametrize(("source", "claim"), _AS_A_SHARE)
def test_a_difference_told_as_the_share_of_one_group_is_major(source: str, claim: str) -> None:
    """Whatever the words: per cent, one in n, so many of a hundred, "helped", "the rate was"."""
    verdict = compare(claim, source)
    assert verdict.label is Label.MAJOR
    assert "QUO301" in verdict.codes


@pytest.mark.parametrize(("source", "claim"), _AS_A_DIFFERENCE)
def test_a_difference_told_as_a_difference_is_accurate(source: str, claim: str) -> None:
    """Percentage points, more in a hundred, one extra in n, so many for one more."""
    assert compare(claim, source).label is Label.ACCURATE
