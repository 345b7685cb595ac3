"""Honest sentences whose words once were read as another number, group, design, cause or place."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.checks.building_pairs import build_pair
from evidaudit.comparison.arms.lay_arms import arm_names
from evidaudit.comparison.arms.told_arms import told_arms
from evidaudit.lexicon import keys
from evidaudit.model import Kind, Label
from evidaudit.statistics import extract_statistics
from evidaudit.wording.causes import told_causes


def _codes(claim: str, source: str, **given: str) -> list[str]:
    """The codes of everything held against a claim."""
    return [f.code for f in compare(claim, source, **given).findings if f.outcome.value == "error"]


@pytest.mark.parametrize(("text", "value", "unit"), [
    ("Stay fell by 4 nights with the pathway and by 2 without (difference −1.6 days, 95% CI −2.2 "
     "to "
     "−1.0).", -1.6, "days"),
    ("Surgery took 64 and 71 minutes (mean difference -7.1 minutes; 95% CI -9 to -5).", -7.1,
     "minutes"),
    ("The first stool came earlier (difference −5.5 hours).", -5.5, "hours"),
])
def test_a_length_of_time_with_a_sign_is_a_result(text: str, value: float, unit: str) -> None:
    """A difference of minus so many days is one, with the interval that stands beside it."""
    found = [e for e in extract_statistics(text) if e.kind is Kind.MEAN_DIFFERENCE]
    assert [(e.value, e.unit) for e in found] == [(value, unit)]
    assert all(e.ci_low is None or e.ci_low < value < (e.ci_high or 0) for e in found)


def test_months_of_a_window_are_no_means() -> None:
    """"Over months 0 to 6" gives no result of 6."""
    found = extract_statistics("The mean number of crises over months 0 to 6 was 0.54 and 0.31.")
    assert [e.value for e in found] == [0.54, 0.31]


def test_all_patients_after_of_are_no_share_of_their_own() -> None:
    """"61% of all patients" is one share."""
    found = extract_statistics("During the year 61% of all patients did not qualify.")
    assert [e.value for e in found] == [0.61]


@pytest.mark.parametrize("claim", [
    "Four of the five deaths were caused by cancer.",
    "Seven of the nine outbreaks were caused by norovirus.",
    "The benefit shrank again by about 7 m a year.",
    "The gap shrank further in the second year.",
    "Walking distance improved again after the break.",
])
def test_what_things_were_or_did_by_themselves_is_no_cause(claim: str) -> None:
    """A share of events told by its cause of death, and a change of its own, infer nothing."""
    assert told_causes(claim) == ()


def test_a_cause_is_still_one() -> None:
    """The verb with an object tells a cause."""
    assert told_causes("Smoking shrinks the lungs of teenagers.")
    assert told_causes("Night shifts caused the injuries.")


def test_the_language_of_a_word_is_no_country_of_a_study() -> None:
    """Where a word comes from says nothing of where people were studied."""
    source = ("At two hospitals in Brazil, 297 women undergoing hysterectomy were randomised to "
              "coffee or water. Median time to first stool was 38 and 46 hours (P = 0.02).")
    assert "QUO313" not in _codes("Hysterectomy comes from the Greek word for the womb.", source)
    assert "QUO313" in _codes("In the Greek hospitals of this trial, coffee speeded the bowel "
                              "after "
                              "hysterectomy.", source)


def test_a_planned_size_is_not_the_size() -> None:
    """A claim that tells what was aimed for does not count who took part."""
    source = ("In a randomised study, 78 men wore a cooling pad or received advice. Sperm "
              "concentration rose (P = 0.03). The study was stopped before the planned sample of "
              "120 because of slow recruitment.")
    for claim in ("The trial never reached its planned size of 120 men.",
                  "The study fell short of the 120 men it wanted."):
        assert "QUO311" not in _codes(claim, source)


def test_an_influence_that_wears_off_over_time_follows_nobody() -> None:
    """"Over time" alone does not say that people were followed."""
    source = ("Doctors saw prices on the order screen in alternating weeks; the order of weeks was "
              "drawn by lot. The effect waned from 9% in the first to 3% in the last month. In a "
              "survey, 38% of doctors said that prices had influenced them.")
    assert "QUO306" not in _codes("The influence of prices wore off over time.", source)


def test_an_odds_ratio_of_other_people_is_not_told() -> None:
    """A ratio of people marked by a deed of which the study's sentence is silent is another one."""
    source = ("We surveyed 503 pharmacists. Pharmacists who had attended a course were more likely "
              "to stock naloxone than those who had not (57% v 29%; odds ratio 3.2, 95% CI 2.1 to "
              "4.9).")
    assert "QUO301" not in _codes("Pharmacists who had lost a customer were 3.2 times as willing "
                                  "to "
                                  "hand out naloxone.", source)
    assert "QUO301" in _codes("Pharmacists who had attended a course were 3.2 times as likely to "
                              "stock naloxone.", source)


def test_a_raised_value_is_no_positive_test() -> None:
    """Newborns with a raised value are the ill, of whom a sensitivity is told."""
    source = ("The photograph detected 66 of 71 newborns with raised bilirubin (sensitivity 93%, "
              "95% "
              "CI 84 to 98). Inspection by nurses had a sensitivity of 76%.")
    assert "QUO301" not in _codes("The photograph picked up 93% of newborns with raised bilirubin, "
                                  "compared with 76% spotted by a nurse.", source)


def test_a_share_of_an_area_is_by_how_much_it_shrank() -> None:
    """"Shrank by 64% v 41% of the area" is the relative change that the study reports."""
    source = ("Adults with an ulcer were randomised to timolol or saline drops. Median reduction "
              "in "
              "area was 64% and 41% (p=0.01).")
    assert "QUO301" not in _codes("Timolol drops shrank ulcers more than saline did (64% v 41% of "
                                  "the area).", source)


_CATS = ("Owners of 88 cats with hyperthyroidism chose an iodine-restricted diet or thiamazole "
         "tablets. After eight weeks thyroxine was normal in 34 of 45 cats on the diet (76%) and "
         "38 "
         "of 43 on tablets (88%). Vomiting was noted in 4% and 21%.")


def test_what_follows_but_is_told_of_the_group_before_than() -> None:
    """The group after "than" is the one set against, in the clause after "but" too."""
    report = build_pair({"claim": "x", "source": _CATS, "title": "Iodine-restricted diet or "
                         "thiamazole in cats with hyperthyroidism"}).report
    assert report is not None
    sentence = ("Cats on tablets gained more weight than cats on the diet, but vomiting was more "
                "often.")
    assert told_arms("vomiting was more often.", sentence, arm_names(report)) == (1, 0)


def test_numbers_after_as_likely_as_are_first_of_the_other() -> None:
    """"A were twice as likely as B (46% v 24%)" gives A the first number."""
    source = ("Cases were 133 lens wearers with keratitis; 287 other wearers served as controls. "
              "Showering in lenses was reported by 46% of cases and 24% of controls.")
    codes = _codes("Wearers with keratitis were almost twice as likely as controls to shower in "
                   "lenses (46% v 24%).", source)
    assert not {"QUO302", "QUO303"} & set(codes)


def test_no_more_frequent_over_a_year_is_a_denial() -> None:
    """"Over twelve months were no more" denies a difference; it names no group without anything."""
    source = ("Homes were randomised to deprescribing or usual care. Twelve-month mortality was "
              "18.9% versus 19.6% (HR 0.96, 95% CI 0.74 to 1.25).")
    verdict = compare("Deaths over twelve months were no more frequent in the homes where "
                      "medicines "
                      "were withdrawn.", source)
    assert verdict.label is not Label.MAJOR


def test_one_thing_of_several_does_not_contradict_all_of_them() -> None:
    """Fewer of "death, infarction or admission" is not contradicted by deaths alone."""
    source = ("Adults were randomised to velcaprone or placebo. The primary outcome, death, "
              "infarction or admission, occurred in 12.5% and 15.2% (HR 0.81, 95% CI 0.68 to "
              "0.97). "
              "Death did not differ significantly (HR 0.93, 95% CI 0.68 to 1.29).")
    assert "QUO304" not in _codes("Velcaprone cut the risk of death, infarction or admission "
                                  "compared with placebo.", source)


def test_two_sides_of_one_body_are_the_groups() -> None:
    """"One area treated with A and the other with B" names the groups of the study."""
    source = ("Each of 56 adults had two burns, one treated with fish skin and the other with "
              "silver "
              "foam. Pain was 2.4 and 4.9 (p<0.001).")
    assert "QUO303" not in _codes("Burns covered with fish skin hurt less.", source)


@pytest.mark.parametrize("text", ["those who lived by themselves", "people who lived near a road",
                                  "children living with their families"])
def test_where_and_with_whom_people_live_is_no_survival(text: str) -> None:
    """Living somewhere is not surviving."""
    assert "=survival" not in keys(text)


def test_living_longer_is_survival() -> None:
    """But living longer is."""
    assert "=survival" in keys("those who lived longer")


def test_both_counts_of_a_share_stand_in_one_sentence() -> None:
    """"Four of the five deaths" is what "death in 5 (1.2%; four from cancer)" counts."""
    source = ("We describe 418 patients treated at home. At 90 days major bleeding had occurred "
              "in 3 "
              "(0.7%), and death in 5 (1.2%; four from cancer).")
    assert "QUO302" not in _codes("Four of the five deaths were caused by cancer.", source)


def test_what_stands_after_from_is_where_it_began() -> None:
    """"Cutting it from 14 days to 7 lowered cure from 78% to 56%" gives 56% to the 7 days."""
    source = ("Men were randomised to ofloxacin for 7 days or ofloxacin for 14 days. Success was "
              "recorded in 64/115 (55.7%) of the 7-day group and 97/125 (77.6%) of the 14-day "
              "group.")
    assert "QUO303" not in _codes("Cutting ofloxacin from 14 days to seven lowered success from "
                                  "78% "
                                  "to 56%.", source)
