"""A number whose words leave its kind, group or subject open accuses nobody."""

from __future__ import annotations

import pytest

from evidaudit import compare
from evidaudit.model import Label

_TWO_ARMS = ("Methods: 240 dairy cows were randomised to rubber mats or to concrete floors. "
             "Results: Lameness occurred in 12.4% of the rubber group and 21.7% of the concrete "
             "group (RR 0.57; 95% CI 0.35 to 0.93). Daily lying time was 11.2 hours on rubber and "
             "9.6 hours on concrete.")
_POINTS = ("Methods: 180 violinists with neck pain were randomised to posture classes or to a "
           "leaflet. Results: At 12 weeks neck pain was lower after the classes (mean difference "
           "-7.3; 95% CI -10.9 to -3.7).")
_PLACES = ("Methods: 150 adults learning to swim were allocated to pool or lake lessons. Results: "
           "Mean gains in distance swum were 42 m in the pool and 17 m in the lake.")
_TEST = ("Methods: A breath test was compared with an allergist's history in 410 bakers. Results: "
         "The breath test had a sensitivity of 88.6% and a specificity of 79.2% for flour allergy. "
         "The history gave a sensitivity of 70.3% and a specificity of 91.8%.")
_LEVY = ("Results: Sales of cigars fell by 6.3% (95% CI 4.1% to 8.5%) in the first year and 8.8% "
         "(95% CI 6.0% to 11.6%) in the second relative to the forecast. Sales of pipes rose.")
_NNT = ("Results: Motion sickness within two hours was rarer with ginger than with sugar pills "
        "(relative risk 0.61; 95% CI 0.44 to 0.85; number needed to treat 5).")
_LIMIT = ("Objective: To estimate the effect of 60 km/h limits on rural roads. Results: Mean speed "
          "of lorries fell by 2.8 km/h (95% CI 1.9 to 3.7). Crashes fell by 9%.")
_HOLES = ("Results: The leakage rate at two years was 2.9% with the new seal and 5.6% with the old "
          "one (HR 0.52, 95% CI 0.40 to 0.68). Corrosion was seen in 1.8% and 1.1%, respectively "
          "(OR 1.62, 95% CI 1.12 to 2.35) of pipes.")
_EDGES = ("Results: Bruising did not differ between foam and cotton dressings (RR 1.11, 95% CI "
          "0.79-1.54). Itching was rarer with foam (RR 0.62, 95% CI 0.48-0.80).")
_PARTS = ("Results: Thefts from sheds fell by 24% (rate ratio 0.76; 95% CI 0.63 to 0.92), whereas "
          "the change in thefts of bicycles was not significant (rate ratio 0.93; 95% CI 0.75 to "
          "1.15). Sugar bought in sweets fell by 18 g a week, with larger falls in rural "
          "households (27 g vs 13 g). Adding a soil map raised the C-statistic from 0.681 to "
          "0.697. Seeds were still viable in 19/30 (63%) with ice and 8/30 (27%) without.")
_TREES = ("Methods: 320 elms were allocated to mulch or bare soil. Results: Mulch improved overall "
          "survival of elms (hazard ratio 0.66; 95% CI 0.51 to 0.86). Wilting fell from 42.8% with "
          "bare soil to 20.9% with mulch (odds ratio 0.4; 95% CI 0.2 to 0.7). A road was near for "
          "36.2% of wilted elms and 17.8% of healthy elms. Elms budded 14 minutes earlier with "
          "mulch than with bare soil (95% CI 6 to 22).")
_CATS = ("Results: The cough test was read in 260 cats. In cats with asthma sensitivity was 71.4% "
         "(62.0-79.2) and specificity 80.3%; in those without asthma these were 90.2% (84.6-94.1) "
         "and 85.5%.")
_SMALL = ("Results: Pupils read 5.2 more words a minute (95% CI 2.0 to 8.4; effect size 0.21 SD). "
          "Effects were larger among beginners (0.34 SD; P for interaction = .03).")


@pytest.mark.parametrize(("claim", "source"), [
    ("The fall was clear for sheds (24% fewer thefts), but the change for bicycles was not "
     "significant.", _PARTS),
    ("The decline in sugar from sweets was larger in rural households, at 27 g a week compared "
     "with 13 g in others.", _PARTS),
    ("Adding a soil map improved the C-statistic by 0.016.", _PARTS),
    ("Twice as many seeds were still viable with ice as without (19 v 8 of 30 in each arm).",
     _PARTS),
    ("Beginners gained most, with an effect of 0.34 standard deviations compared with 0.21 "
     "overall.", _SMALL),
    ("According to one report, the risk of death was 34% lower with mulch than with bare soil "
     "(HR 0.66, 95% CI 0.51-0.86).", _TREES),
    ("Mulch kept the share of elms that wilted from about 43% down to about 21%.", _TREES),
    ("Wilted elms were twice as likely as healthy elms to stand by a road (about 36% vs about "
     "18%).", _TREES),
    ("Elms budded earlier, by a quarter of an hour more than with bare soil.", _TREES),
    ("Sales of cigars were about 6% and then about 9% below the forecast.", _LEVY),
    ("In cats with asthma sensitivity was 71.4% (62.0-79.2); in those without asthma it was 90.2% "
     "(84.6-94.1).", _CATS),
    ("Lameness was rarer on rubber mats than on concrete (12.4% vs 21.7%).", _TWO_ARMS),
    ("Rubber mats cut lameness in dairy cows from 21.7% to 12.4%.", _TWO_ARMS),
    ("Cows lay 1.6 hours longer on rubber than on concrete (11.2 vs 9.6 hours).", _TWO_ARMS),
    ("Posture classes eased violinists' neck pain by 7.3 points more than a leaflet.", _POINTS),
    ("The benefit of classes for violinists' neck pain was 7.3 points.", _POINTS),
    ("Distance swum rose by 42 m in the pool and 17 m in the lake.", _PLACES),
    ("The breath test was more sensitive than the history (88.6% vs 70.3%) but less specific "
     "(79.2% vs 91.8%).", _TEST),
    ("After the levy sales of cigars were 6.3% and then 8.8% below the forecast.", _LEVY),
    ("One traveller in every five treated with ginger was spared motion sickness (NNT 5).", _NNT),
    ("Lorries slowed by only 2.8 km/h on average after 60 km/h limits on rural roads.", _LIMIT),
    ("The new seal has roughly half the two-year leakage rate of the old one, with a little more "
     "corrosion.", _HOLES),
    ("For bruising the comparison of foam with cotton was inconclusive, from 21% fewer to 54% more "
     "cases.", _EDGES),
])
def test_an_honest_number_in_other_words_is_never_told_major(claim: str, source: str) -> None:
    """Bracketed pairs, contrasts in points, tests, limits, edges and fractions of a rate."""
    assert compare(claim, source).label is not Label.MAJOR


@pytest.mark.parametrize(("claim", "source"), [
    ("Lameness occurred in 21.7% of the cows on rubber mats.", _TWO_ARMS),
    ("With ginger, 39% of travellers had motion sickness within two hours.", _NNT),
    ("Corrosion was seen in 4.9% of the pipes with the new seal.", _HOLES),
])
def test_a_number_plainly_told_otherwise_is_still_flagged(claim: str, source: str) -> None:
    """The group, the kind and the value that the claim's own words name differ."""
    assert compare(claim, source).label in (Label.MAJOR, Label.MINOR)
