"""The result of some told of all, of all told of some, and an effect told where none was shown."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.comparison.people.clause_people import Frame

CANTEEN = ("Methods: 64 canteens moved fruit to the till or left it where it was. Results: Fruit "
           "sales rose by 6.2% (95% CI 2.1 to 10.3) relative to controls. In canteens with more "
           "than 500 customers a day the rise was 17.8% (95% CI 9.0 to 26.6). Sweets sold as "
           "before.")
INHALER = ("Methods: 830 people with asthma used a smart inhaler or a plain one for a year. "
           "Results: Attacks occurred in 31.4% and 33.0% (risk ratio 0.95; 95% CI 0.80 to 1.13). "
           "Among smokers the risk ratio was 0.66 (95% CI 0.48 to 0.91). Peak flow did not "
           "differ.")
NAIL = ("Methods: 412 adults with nail fungus used a lacquer or a dummy lacquer. Results: Nails "
        "cleared in 22.0% and 9.1% (P < 0.001). The effect was seen in patients with mild fungus "
        "(27.5% vs 8.8%) and was not significant in patients with diabetes (11.0% vs 9.6%; "
        "P = 0.71).")
LIGHT = ("Objective: To test morning light. Methods: 512 residents of 30 care homes had bright or "
         "dim light. Results: Sleep lasted 34 minutes longer with bright light (95% CI 20 to 48). "
         "The gain was 52 minutes (95% CI 30 to 74) in residents aged 65 to 79 years and 11 "
         "minutes (95% CI -9 to 31) in those aged 80 years or over.")


@pytest.mark.parametrize(("claim", "source"), [
    ("Moving fruit to the till raised fruit sales by 17.8%.", CANTEEN),
    ("Across canteens of every size, fruit sales rose overall by about 18% when fruit moved to "
     "the till.", CANTEEN),
    ("A smart inhaler cut the risk of asthma attacks by 34%.", INHALER),
    ("In adults with diabetes the lacquer cleared nails better than the dummy.", NAIL),
    ("In people aged 80 or over, bright light lengthened sleep by 52 minutes.", LIGHT),
])
def test_a_result_of_other_people_is_major(claim: str, source: str) -> None:
    """The subgroup is not named, or has a number or a null result of its own."""
    verdict = compare(claim, source)
    assert verdict.label == "major", verdict.codes


@pytest.mark.parametrize(("claim", "source"), [
    ("In the busiest canteens, with over 500 customers, fruit sales rose by 17.8%.", CANTEEN),
    ("Moving fruit to the till raised fruit sales by 6.2%.", CANTEEN),
    ("Among smokers, a smart inhaler cut the risk of asthma attacks by about a third.", INHALER),
    ("Nails cleared in 22% of adults with the lacquer and in 9% without.", NAIL),
    ("Nails cleared in 27.5% of those with mild fungus.", NAIL),
    ("Bright light lengthened sleep by 34 minutes.", LIGHT),
    ("Residents aged 65 to 79 slept 52 minutes longer with bright light.", LIGHT),
    ("The very old, in their eighties and nineties, gained only 11 minutes of sleep.", LIGHT),
])
def test_a_result_of_its_own_people_is_never_accused(claim: str, source: str) -> None:
    """Each number told of those whom the study gives it for."""
    assert "QUO305" not in compare(claim, source).codes


def test_a_number_of_all_told_of_a_named_subgroup_is_not_confirmed() -> None:
    """The study speaks of smokers elsewhere; what it gives for all does not confirm the claim."""
    told = "In smokers, attacks occurred in 31.4% with the smart inhaler and 33.0% without."
    assert compare(told, INHALER).label == "unverifiable"


def test_what_the_methods_name_is_read_only_when_it_is_asked_for() -> None:
    """A frame gives the terms, bounds and words of its text, each read once."""
    frame = Frame("Adults aged 40 to 65 with asthma", ())
    assert not {"terms", "bounds", "words"} & vars(frame).keys()
    assert "=asthma" in frame.terms and "40-65" in frame.bounds and "~asthma" in frame.words
    assert frame.terms is frame.terms
