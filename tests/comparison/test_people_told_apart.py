"""Forms of one illness, ages, everybody, another illness, and some of the people told of others."""

from __future__ import annotations

import pytest
from comparing import compare

EYE = ("Methods: 214 adults aged 55 years or older with dry age-related macular degeneration were "
       "randomised to a light device or a sham device. Results: Letters read rose by 1.1 and 0.9 "
       "(difference 0.2; 95% CI -0.9 to 1.3). The device did not improve vision.")
MOUTH = ("Methods: 96 children aged 5 to 8 years with decayed primary molars were randomised to a "
         "steel crown or a filling. Results: Crowns failed in 4.2% and fillings in 18.8% (risk "
         "ratio 0.22; 95% CI 0.05 to 0.96). Failure was less frequent with crowns.")
IRON = ("Methods: 180 non-anaemic women aged 18 to 45 years with fatigue were randomised to iron "
        "or placebo. Results: Fatigue fell more with iron than with placebo (difference -1.9; 95% "
        "CI -3.1 to -0.7). Whether anaemic women benefit needs study.")
LUNG = ("Methods: Infants under 12 months admitted with bronchiolitis were randomised to high-flow "
        "oxygen (n=210) or standard oxygen (n=205). Results: Escalation was needed in 12% and 23% "
        "(risk ratio 0.52; 95% CI 0.34 to 0.79). High-flow oxygen reduced escalation.")
LABOUR = ("Methods: 402 nulliparous women aged 37 years or over at 14 hospitals were randomised to "
          "a birthing ball or usual care. Results: Labour was shorter with the ball (mean "
          "difference -48 minutes; 95% CI -77 to -19).")
SLEEP = ("Methods: 640 adults on night shifts were randomised to a nap or no nap. Results: Errors "
         "were fewer with a nap (4.1 vs 5.6 per shift; P=0.01). The effect was similar across age "
         "groups and in men and women.")
BURN = ("Methods: 288 trainee cooks without eczema were randomised to gloves or to usual practice. "
        "Results: At one year hand eczema had developed in 14% with gloves and 26% with usual "
        "practice (OR 0.46; 95% CI 0.26 to 0.83). In trainees with a history of hay fever the "
        "incidence was 29% and 31% (OR 0.91; 95% CI 0.40 to 2.08).")
VENT = ("Methods: 900 adults in intensive care were randomised to low or usual oxygen. Results: At "
        "90 days 31.2% and 30.8% had died (OR 1.02; 95% CI 0.78 to 1.33). Among 140 patients with "
        "sepsis, 90-day mortality was 38.6% in the low oxygen group and 52.9% in the usual oxygen "
        "group.")
GENE = ("Methods: 1,100 men with the variant were followed for 9 years. Results: Cumulative risk "
        "of pancreatitis by age 70 was 11%. It was 19% in men with an affected brother and 7% in "
        "those without.")

WOUND = ("Records of 1,220 women who had a caesarean were reviewed; the drain was left in 600. "
         "Results: Infection was recorded in 4.0% with a drain and 6.5% without (adjusted OR 0.62; "
         "95% CI 0.40 to 0.95).")
LETTER = ("Methods: Women overdue for cervical screening received a call or a letter. Results: "
          "Attendance was 38% with calls and 30% with letters (OR 1.43; 95% CI 1.20 to 1.70).")


@pytest.mark.parametrize(("claim", "source"), [
    ("After hysterectomy, a drain went with fewer infections (4.0% against 6.5%).", WOUND),
    ("Calls raised attendance at breast screening from 30% to 38%.", LETTER),
    ("A light device did not improve sight in wet macular degeneration.", EYE),
    ("In permanent molars, crowns failed less often than fillings.", MOUTH),
    ("Young women with anaemia were less tired on iron than on placebo.", IRON),
    ("Teenage girls were less tired on iron than on placebo, a trial in adolescents found.", IRON),
    ("In school-age children, high-flow oxygen reduced escalation.", LUNG),
    ("In infants with sepsis, high-flow oxygen halved the need for escalation.", LUNG),
    ("A birthing ball shortens labour in women of any age or parity.", LABOUR),
    ("Gloves cut hand eczema from 26% to 14% in trainees with a history of hay fever.", BURN),
    ("In intensive care, 90-day mortality was 38.6% with low and 52.9% with usual oxygen.", VENT),
    ("Men with the variant and no affected brother run a 19% risk of pancreatitis by 70.", GENE),
])
def test_other_people_than_those_studied_are_major(claim: str, source: str) -> None:
    """The study names the contrary, other years, one side only, or another illness."""
    verdict = compare(claim, source)
    assert verdict.label == "major", verdict.codes
    assert "QUO305" in verdict.codes


@pytest.mark.parametrize(("claim", "source"), [
    ("A light device did not improve sight in people with the dry form of macular degeneration.",
     EYE),
    ("After a C-section, a drain went with fewer infections (4.0% against 6.5%).", WOUND),
    ("Calls raised attendance for smear tests from 30% to 38%.", LETTER),
    ("In baby teeth, crowns failed less often than fillings.", MOUTH),
    ("Tired women without anaemia felt better on iron than on placebo.", IRON),
    ("In babies with bronchiolitis, high-flow oxygen reduced escalation.", LUNG),
    ("A birthing ball shortens labour in women in their late thirties and older having a first "
     "baby.", LABOUR),
    ("A nap cut errors on night shifts in workers of any age.", SLEEP),
    ("Gloves cut hand eczema in trainee cooks from 26% to 14%.", BURN),
    ("In septic patients, 90-day mortality was 38.6% with low and 52.9% with usual oxygen.", VENT),
    ("Men with the variant had an 11% risk of pancreatitis by 70, rising to 19% if a brother was "
     "affected.", GENE),
])
def test_the_same_people_in_other_words_are_not_flagged(claim: str, source: str) -> None:
    """Broader, lay or narrower words for those who were studied."""
    verdict = compare(claim, source)
    assert verdict.label not in ("major", "minor"), verdict.codes
