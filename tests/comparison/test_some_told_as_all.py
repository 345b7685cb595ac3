"""Results of some told of all or of others, contrary states of people, and counts of places."""

from __future__ import annotations

import pytest
from comparing import compare

RUNNERS = ("Objective: To test calf training against shin pain in army recruits. Methods: 40 "
           "platoons "
           "(1,204 recruits) trained their calves or marched as usual. Results: Shin pain was "
           "rarer "
           "with training (rate ratio 0.81, 95% CI 0.68 to 0.96). Among recruits with previous "
           "shin "
           "pain the effect was larger (rate ratio 0.45, 95% CI 0.28 to 0.72).")
SMOKE = ("We linked smoke from peat fires to clinic visits for wheeze over six summers. A 10 "
         "µg/m3 rise "
         "was associated with a rate ratio of 1.083 (95% CI 1.041 to 1.127) for visits by children "
         "and 1.004 (95% CI 0.981 to 1.028) for visits by adults. Visits for sprains did not "
         "change.")
LUNCH = ("This trial gave 44 schools (2,610 Year 3 pupils) extra fruit or none. Intention-to-treat "
         "analysis found no significant difference in spelling (effect size 0.05; 95% CI -0.04 to "
         "0.14). Among pupils with hearing aids (n = 120), the effect size was 0.31 (95% CI 0.08 "
         "to "
         "0.54).")
DRIVERS = ("Night driving was barred for drivers aged 16-18 in Tasmania. Night crashes of those "
           "barred "
           "fell (rate ratio 0.72, 95% CI 0.61 to 0.85). Among 19- to 20-year-olds night crash "
           "rates "
           "were unchanged (1.02, 0.90-1.15).")
EARS = ("Sixty people with tinnitus were randomised to a sound pillow or none. Loudness fell by "
        "12 points "
        "with the pillow and by 5 points without (p = 0.01). Patients with hearing loss (n = 18) "
        "gained "
        "no more from the pillow than from none.")
LUNGS = ("We compared five and ten days of antibiotics for pneumonia in 310 adults who were "
         "afebrile and "
         "stable at day 4. Cure was seen in 91% and 92% (risk difference -1%, 95% CI -7 to 5).")
SWITCH = ("We followed 1,420 adults who switched from glargine to degludec. Mean weight rose by "
          "1.9 kg in "
          "the year after.")
NUNS = ("We followed 21,400 women aged 45-70 years with a food questionnaire. Women in the "
        "highest fifth "
        "of olive oil intake had a lower rate of gallstones than those in the lowest: HR 0.77 "
        "(95% CI "
        "0.66 to 0.90).")
CLUBS = ("Twenty-six swimming clubs in Norway (508 swimmers) were cluster randomised to shoulder "
         "exercises "
         "or none. Shoulder pain was rarer with exercises (rate ratio 0.60, 95% CI 0.44 to 0.82).")
SHIFTS = ("We used rosters of 1,905 paramedics in one county (402,310 shifts). Sick leave was "
          "more frequent "
          "after night shifts (odds ratio 1.24, 95% CI 1.15 to 1.34).")


@pytest.mark.parametrize(("claim", "source"), [
    ("Calf training cut the rate of shin pain by 55% in army recruits.", RUNNERS),
    ("Clinic visits for wheeze among adults rose by 8% with each 10 µg/m3 of peat smoke.", SMOKE),
    ("Extra fruit raised the spelling of Year 3 pupils as a whole by 0.31 of a standard deviation.",
     LUNCH),
    ("Night crashes among drivers aged 19 and 20 fell by 28% after night driving was barred.",
     DRIVERS),
    ("People with hearing loss got extra relief of loudness from the sound pillow.", EARS),
    ("Five days of antibiotics cure as well as ten in pneumonia patients who are still febrile.",
     LUNGS),
    ("Adults starting insulin for the first time put on 1.9 kg in a year on degludec.", SWITCH),
])
def test_a_result_of_some_or_of_the_contrary_people_is_held_against_the_claim(
        claim: str, source: str) -> None:
    """The number or the effect is that of others."""
    assert "QUO305" in compare(claim, source).codes


@pytest.mark.parametrize(("claim", "source"), [
    ("In recruits who had had shin pain before, calf training cut its rate by 55%.", RUNNERS),
    ("Calf training cut the rate of shin pain by 19%, and more in those who had it before.",
     RUNNERS),
    ("Visits for wheeze by children rose by 8% with each 10 µg/m3 of smoke.", SMOKE),
    ("Pupils with hearing aids gained 0.31 of a standard deviation in spelling.", LUNCH),
    ("Night crashes of those barred fell by 28%; those of 19- to 20-year-olds did not change.",
     DRIVERS),
    ("The sound pillow made tinnitus less loud.", EARS),
    ("Five days of antibiotics do as well as ten in patients who are stable and without fever.",
     LUNGS),
    ("Adults who changed from glargine to degludec put on 1.9 kg in the year after.", SWITCH),
    ("Women who ate the most olive oil had 23% fewer gallstones.", NUNS),
])
def test_a_result_of_its_own_people_stays_theirs(claim: str, source: str) -> None:
    """Each told of those whom the study gives it for."""
    assert "QUO305" not in compare(claim, source).codes


def test_men_of_a_study_of_women_are_not_told_of() -> None:
    """"In men and women alike" where the study followed women only."""
    claim = "Olive oil goes with 23% fewer gallstones in men and women alike."
    assert "QUO305" in compare(claim, NUNS).codes
    mixed = NUNS + " The association was alike in men."
    assert "QUO305" not in compare(claim, mixed).codes


def test_an_effect_on_all_whatever_they_are_needs_more_than_a_subgroup() -> None:
    """The only effect that was shown is that of some of those studied."""
    source = ("Sixty patients with a stiff hand had splints or none. Grip did not differ (p = "
              "0.62). In "
              "the subgroup of 19 patients with gout, finger reach was better with splints (p = "
              "0.03).")
    claim = "Splints improve finger reach, whatever made the hand stiff."
    assert "QUO305" in compare(claim, source).codes
    assert "QUO305" not in compare("In gout, splints improve finger reach.", source).codes


def test_patients_of_whom_nothing_was_studied_are_another_population() -> None:
    """Only what was left unstudied speaks of patients."""
    source = ("Pieces of catheter were coated with silver or left bare and put in broth with "
              "Proteus. "
              "After three days silver lowered counts by 2.1 log10. Whether silver helps "
              "patients was "
              "not studied.")
    claim = "Patients with silver-coated catheters carried 2.1 log10 fewer Proteus."
    assert "QUO305" in compare(claim, source).codes
    assert "QUO305" not in compare("Silver coating lowered counts on catheters by 2.1 log10.",
                                   source).codes


@pytest.mark.parametrize(("claim", "differs"), [
    ("A trial in 508 swimming clubs found that shoulder exercises make shoulder pain rarer.", True),
    ("A trial in 26 swimming clubs found that shoulder exercises make shoulder pain rarer.", False),
    ("A trial of 508 swimmers found that shoulder exercises make shoulder pain rarer.", False),
])
def test_places_are_counted_apart_from_those_who_took_part(claim: str, differs: bool) -> None:
    """The number of swimmers is not the number of clubs."""
    assert ("QUO311" in compare(claim, CLUBS).codes) is differs


@pytest.mark.parametrize(("claim", "differs"), [
    ("The study analysed 402,310 paramedics.", True),
    ("The study analysed 1,905 paramedics.", False),
    ("The study analysed 402,310 shifts of paramedics in one county.", False),
])
def test_shifts_are_no_participants(claim: str, differs: bool) -> None:
    """What people did again and again is counted apart from them."""
    assert ("QUO311" in compare(claim, SHIFTS).codes) is differs


def test_day_surgery_is_no_age() -> None:
    """"420 day-surgery adults" are 420 adults; "7-day-old mice" are not seven mice."""
    source = "In a trial at a day unit 210 adults were given a warm gel or a cold one."
    assert "QUO311" in compare("A trial of 420 day-surgery adults tested a warm gel.", source).codes
    assert "QUO311" not in compare("A trial of 210 day-surgery adults tested a warm gel.",
                                   source).codes
