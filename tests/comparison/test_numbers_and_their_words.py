"""Each number of a claim is held against the words, group, label and time that are its own."""

from __future__ import annotations

import pytest

from evidaudit import compare, extract_statistics
from evidaudit.comparison.numbers.label_terms import label_terms
from evidaudit.comparison.numbers.number_words import words_of_numbers
from evidaudit.model import Kind, Label

_SURVEY = ("We surveyed 840 choir singers. Hoarseness was reported by 34% of singers. Neck pain "
           "was present in 19% of singers. In sopranos, 12% had polyps, in basses 4%.")
_DOSES = ("Background: The dose of the foam is debated. Methods: 312 adults with eczema were "
          "randomised to 0.5%, 0.1% or 0.02% tacrolimus, or to vehicle. Results: At 12 weeks the "
          "itch score had fallen by 4.8, 3.9, 2.2 and 1.1 points in the 0.5%, 0.1%, 0.02% and "
          "vehicle groups, respectively. Burning was felt by 31.4%, 17.2%, 9.8% and 6.3%.")
_AGES = ("We analysed a registry of ski accidents. Wearing a helmet was associated with fewer head "
         "injuries in skiers younger than 40 years (odds ratio 0.55, 95% CI 0.41 to 0.74) but not "
         "in those aged 40 or older (odds ratio 0.97, 95% CI 0.75 to 1.26).")
_LIST = ("Training for 16 weeks improved grip strength, 3.4 (95% CI 2.1 to 4.7) kg; leg press, "
         "12.6 (8.8 to 16.4) kg; and bench press, 5.9 (3.3 to 8.5) kg in older rowers.")
_TEST = ("Among 400 cattle the milk test had a sensitivity of 88% and a specificity of 96% for "
         "mastitis. Mastitis was present in 21% of cows.")


@pytest.mark.parametrize(("claim", "source"), [
    ("Neck pain was present in 34% of the singers.", _SURVEY),
    ("Polyps were seen in 12% of the basses.", _SURVEY),
    ("With 0.02% tacrolimus the itch score fell by 3.9 points.", _DOSES),
    ("Burning was felt by 31.4% of those on 0.1% tacrolimus.", _DOSES),
    ("In skiers aged 40 or older, helmets were associated with 45% lower odds of head injury.",
     _AGES),
    ("Bench press strength improved by 12.6 kg in older rowers.", _LIST),
])
def test_a_number_of_other_words_is_told_major(claim: str, source: str) -> None:
    """The digits are the study's, but of another outcome, dose, age or item of a list."""
    assert compare(claim, source).label is Label.MAJOR


@pytest.mark.parametrize(("claim", "source"), [
    ("Hoarseness was reported by 34% of the singers.", _SURVEY),
    ("Neck pain was present in 19% of the singers.", _SURVEY),
    ("With 0.02% tacrolimus the itch score fell by 2.2 points.", _DOSES),
    ("Burning was felt by 17.2% of those on 0.1% tacrolimus.", _DOSES),
    ("In skiers younger than 40 years, helmets were associated with 45% lower odds of head injury.",
     _AGES),
    ("Leg press strength improved by 12.6 kg in older rowers.", _LIST),
    ("The milk test picked up 88% of cows with mastitis.", _TEST),
])
def test_the_same_number_with_its_own_words_is_no_error(claim: str, source: str) -> None:
    """The honest neighbours of the claims above."""
    assert compare(claim, source).label not in (Label.MAJOR, Label.MINOR)


@pytest.mark.parametrize(("claim", "source"), [
    ("Yoga lowered stress by 38%.",
     "Yoga lowered stress in nurses compared with no class (SMD -0.38, 95% CI -0.61 to -0.15)."),
    ("Netting lowered the share of children with malaria by 24 percentage points.",
     "Malaria was found in 18.1% of children in netted villages and 23.8% of children in other "
     "villages (risk ratio 0.76, 95% CI 0.62 to 0.93)."),
])
def test_another_kind_of_number_is_told_major(claim: str, source: str) -> None:
    """Standard deviations told as per cent, a relative fall told in percentage points."""
    assert "QUO301" in compare(claim, source).codes


@pytest.mark.parametrize("claim", [
    "In 2,700 gardeners the drops eased itching: 41% had relief.",
    "Relief was had by 41% of gardeners and 63 of them went back to work.",
])
def test_a_claim_with_a_number_that_nothing_answers_is_never_accurate(claim: str) -> None:
    """One number agrees; the other stands nowhere in the study."""
    source = ("Gardeners with hay fever were given drops or placebo for 6 weeks. Relief of itching "
              "was had by 41% of gardeners given the drops and by 26% given placebo (p=0.01).")
    assert compare(claim, source).label is not Label.ACCURATE


@pytest.mark.parametrize(("text", "kind", "value", "unit"), [
    ("They slept almost an hour longer than before.", Kind.MEAN_DIFFERENCE, 1.0, "hour"),
    ("Calves left the stable two days sooner.", Kind.MEAN_DIFFERENCE, 2.0, "days"),
    ("The share of smokers fell by three percentage points.", Kind.RISK_DIFFERENCE, 0.03,
     "percentage points"),
    ("The odds were two and a half times as high.", Kind.ODDS_RATIO, 2.5, "times"),
    ("One fall was prevented for every 12 residents trained.", Kind.RISK_DIFFERENCE, 1 / 12,
     "one in n"),
])
def test_a_difference_told_in_words_is_read(text: str, kind: Kind, value: float,
                                            unit: str) -> None:
    """An hour longer, two days sooner, one for every twelve."""
    found = [e for e in extract_statistics(text) if e.kind is kind]
    assert found and found[0].value == pytest.approx(value) and found[0].unit == unit


@pytest.mark.parametrize("text", [
    "Two years later the women were asked again.", "Patients were followed for a year or more.",
    "An hour of exercise a day was advised.", "One more month of treatment was offered.",
])
def test_a_time_is_no_difference(text: str) -> None:
    """A moment or a dose of time is not a result."""
    assert not [e for e in extract_statistics(text) if e.kind is Kind.MEAN_DIFFERENCE]


def test_units_are_converted_and_kept_apart() -> None:
    """An hour beside 27 minutes differs; half an hour beside 29 minutes does not."""
    source = ("Shift workers took the drug or placebo. Sleep time was 331 minutes with the drug "
              "and 302 minutes with placebo (mean difference 29 minutes, 95% CI 16 to 42).")
    assert compare("The drug gave workers an hour longer sleep time than placebo.",
                   source).label is Label.MAJOR
    assert compare("The drug gave workers about half an hour longer sleep time than placebo.",
                   source).label is not Label.MAJOR


def test_a_number_has_its_own_words_and_shares_those_of_its_run() -> None:
    """The second of a run shares the outcome, the next statement shares nothing."""
    sentence = "Fever was seen in 12% of boys and 9% of girls; rash was seen in 3%."
    spans = [(sentence.index(digits), sentence.index(digits) + len(digits))
             for digits in ("12%", "9%", "3%")]
    first, second, third = words_of_numbers(sentence, spans)
    assert first.own & second.shared
    assert not third.all & first.own


def test_labels_are_terms() -> None:
    """Ages, ranges and strengths; a length of time is none."""
    assert label_terms("aged 75 or older") == {"#>75"}
    assert label_terms("patients younger than 75 years") == {"#<75"}
    assert label_terms("3–9 cigarettes") == {"#3-9"}
    assert not label_terms("over 24 months")


@pytest.mark.parametrize(("claim", "source", "major"), [
    ("The dam was said to displace 64,000 residents.",
     "The dam was said to displace 6,400 residents and to flood 31 km2 of forest.", True),
    ("The dam was said to displace about 6,400 residents.",
     "The dam was said to displace 6,382 residents and to flood 31 km2 of forest.", False),
])
def test_a_count_of_the_same_thing_is_compared(claim: str, source: str, major: bool) -> None:
    """Ten times as many of the same people differ; a rounded count does not."""
    assert (compare(claim, source).label is Label.MAJOR) is major


def test_the_corresponding_values_are_of_the_kinds_named_before() -> None:
    """A specificity of the nurses, told as that of the app, is another group's."""
    source = ("Results: The app had a sensitivity of 81% and a specificity of 64% for eye disease. "
              "The corresponding values were 90% and 93% for opticians.")
    assert compare("The app had a specificity of 93% for eye disease.", source).label is Label.MAJOR
    assert compare("Opticians had a specificity of 93% for eye disease.",
                   source).label is not Label.MAJOR


def test_those_with_and_those_without_are_two_groups() -> None:
    """ "Without asthma" is not asthma."""
    source = ("Results: The mask reading was correct in 71% of divers with asthma; in those "
              "without asthma it was correct in 92%.")
    assert compare("In divers with asthma the mask reading was correct in 92%.",
                   source).label is Label.MAJOR
    assert compare("In divers without asthma the mask reading was correct in 92%.",
                   source).label is not Label.MAJOR


@pytest.mark.parametrize(("percent", "major"), [(31, False), (13, True), (55, True)])
def test_a_relative_change_is_held_against_the_ratio(percent: int, major: bool) -> None:
    """A hazard ratio of 0.69 is 31 % less, and neither 13 nor 55."""
    source = ("Results: Goats given the drench had a lower risk of lameness than goats given water "
              "(hazard ratio 0.69, 95% CI 0.54 to 0.88).")
    claim = f"The drench lowered the risk of lameness in goats by {percent}%."
    label = compare(claim, source).label
    assert (label is Label.MAJOR) is major
