"""The outcome that a number stands with: what is adjusted for or exposed is none."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.model import Label

WALKS = ("Little is known about walking and gallstones in nurses. We followed 20,000 nurses for 9 "
         "years and found cases in the hospital register. In all 640 nurses developed gallstones. "
         "After adjustment for age, body mass index, smoking and diet, the hazard ratio for daily "
         "walkers vs none was 0.80 (95% CI 0.70 to 0.91). Kidney stones were not studied.")
GRAFTS = ("Athletes were followed for two years after a ligament repair. Those who came back "
          "before nine months had a higher rate of new injury than those who came back later "
          "(39% vs 14%; hazard ratio 3.4, 95% CI 1.7 to 6.8). Graft failure occurred in 8% and 5%.")
LUNGS = ("We compared the drug ravimab with docetaxel in lung cancer. Median overall survival was "
         "9.6 months with ravimab and 6.4 months with docetaxel (HR 0.64; 95% CI 0.50 to 0.81). "
         "Severe adverse events occurred in 8% with ravimab and 54% with docetaxel. "
         "Ravimab prolonged survival and was better tolerated than docetaxel.")


@pytest.mark.parametrize(("claim", "source"), [
    ("Nurses who walked every day had a 20% lower rate of gallstones than those who did not.",
     WALKS),
    ("About 39% of athletes who came back early had a new injury, against 14% of the others.",
     GRAFTS),
    ("Ravimab cut the hazard of death by 36% compared with docetaxel.", LUNGS),
    ("Ravimab cut the hazard of death by 36%, and severe toxicity was rarer (8% vs 54%).", LUNGS),
])
def test_an_honest_number_is_not_told_of_another_outcome(claim: str, source: str) -> None:
    """Neither an adjustment, nor a rival in another sentence, nor the other side of one outcome."""
    assert compare(claim, source).label not in (Label.MAJOR, Label.MINOR)


def test_a_number_of_another_outcome_is_told() -> None:
    """Hearing loss and tinnitus stand in one sentence, each with its own number."""
    source = ("We examined 500 divers in six harbours and asked each about symptoms. Hearing loss "
              "was found in 38% of the divers and tinnitus in 20%. Dizziness was rare.")
    assert compare("Tinnitus was found in 38% of the divers.", source).label is Label.MAJOR
    assert compare("Hearing loss was found in 38% of divers.", source).label is Label.ACCURATE


def test_two_numbers_of_one_sentence_fix_the_sentence() -> None:
    """The total of another sentence, alike as it may be, is not what two numbers side by side are
    held against."""
    source = ("We followed 159 athletes aged 15 to 30 years after repair of a knee ligament. In "
              "all 33 athletes (20.8%) sustained a second injury. Athletes who came back before "
              "nine months had more new injuries than those who came back later (39.5% vs 13.8%).")
    verdict = compare("Athletes going back in less than nine months suffered a second injury in "
                      "roughly 40% of cases, compared with about 14% of those who waited longer.",
                      source)
    assert verdict.label not in (Label.MAJOR, Label.MINOR)


def test_a_word_that_is_no_known_outcome_does_not_accuse() -> None:
    """ "Had quit" is "were abstinent", whether or not the words are known to be alike."""
    source = ("We tested whether vouchers raise abstinence from smoking after discharge. At 6 "
              "months 101 (19.7%) in the voucher group and 52 (10.2%) in the control group were "
              "abstinent. Contact with the stop-smoking service was 61% vs 38%.")
    verdict = compare("After half a year about one smoker in five who could earn vouchers had "
                      "quit, against one in ten of the others.", source)
    assert verdict.label not in (Label.MAJOR, Label.MINOR)
