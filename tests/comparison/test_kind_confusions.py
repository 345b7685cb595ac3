"""The right digits told as another kind of number, and the honest tellings of the same studies."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.model import Label

_GOUT = (
    "In a double-blind trial 838 adults with gout were randomly assigned to low-dose anakilin or "
    "placebo for 24 weeks. A flare occurred in 92 of 419 patients (22.0%) given anakilin and 147 "
    "of 419 (35.1%) given placebo (hazard ratio 0.57; 95% CI 0.44 to 0.74). The number needed to "
    "treat to prevent one patient having a flare was 8. Injection site reactions were seen in "
    "14.6% and 5.3%.")
_STRIP = (
    "We assessed a bedside lactate strip for detecting sepsis in 1,102 nursing home residents "
    "with fever. Sepsis was confirmed in 96 (8.7%). Sensitivity of the strip was 87.5% (95% CI "
    "79.2 to 93.4) and specificity 71.4% (68.5 to 74.2). The positive predictive value was 22.6% "
    "and the negative predictive value 98.4%. Agreement between two nurses was high (kappa 0.79).")
_YOGA = (
    "Eighteen randomised trials of yoga for back pain with 1,742 participants were included. Yoga "
    "reduced disability compared with no exercise (standardised mean difference -0.37, 95% CI "
    "-0.52 to -0.22; I2 = 63%) and pain (SMD -0.46, 95% CI -0.71 to -0.21). Adverse events were "
    "more frequent with yoga (risk difference 5 percentage points, 95% CI 2 to 8).")
_LUNG = (
    "322 patients with stage III lung cancer were randomized to tarvetinib or observation. Median "
    "progression-free survival was 16.8 months with tarvetinib and 9.2 months with observation "
    "(hazard ratio 0.63; 95% CI 0.48 to 0.83; P=.001). The objective response rate was 41.6% and "
    "24.4%.")
_DRESSING = (
    "146 patients were allocated to mirror therapy or sham after a stroke. Independence in "
    "dressing was regained by 39 of 73 (53%) and 26 of 73 (36%) (relative risk 1.50; 95% CI 1.04 "
    "to 2.16). Improvement in grip strength correlated with baseline strength (r = 0.58; "
    "P<0.001).")
_BIRTHS = (
    "In a register-based cohort of 61,204 births, persistent pulmonary hypertension was diagnosed "
    "in 2.9 per 1,000 exposed births and 1.8 per 1,000 unexposed births.")
_VARNISH = (
    "In a cluster trial 4,816 children were given fluoride varnish or not. After two years the "
    "proportion of children with any new decay was 44.7% v 53.9% (risk difference -9.2 percentage "
    "points; 95% CI -12.6 to -5.8; number needed to treat 11).")
_VAPING = (
    "In a cohort of 7,318 pupils, vaping was associated with taking up smoking (adjusted hazard "
    "ratio 2.18; 95% CI 1.84 to 2.58). The population attributable fraction was 13%.")
_LESIONS = (
    "Photographs of 1,840 lesions were read by two dermatologists; histology was the reference. "
    "212 lesions (11.5%) were melanomas. Sensitivity was 94.3% (95% CI 90.3-97.0) and specificity "
    "68.9% (66.6-71.1). The area under the receiver operating characteristic curve was 0.91. "
    "Inter-reader agreement was moderate (kappa = 0.54). Of 706 lesions called suspicious, 28.3% "
    "were melanomas (positive predictive value).")
_CLOTHES = (
    "A trial in 84 villages tested insecticide-treated clothing for 5,170 children under five. The "
    "incidence rate ratio of clinical malaria was 0.70 (95% CI 0.58-0.85), a protective efficacy "
    "of 30%. Parasite prevalence at the end of the season was 24.7% and 33.5% (prevalence ratio "
    "0.74, 95% CI 0.61-0.89).")
_MOOD = (
    "348 outpatients with depression had esketamine or lithium. Mean scores fell by 17.2 and "
    "13.4 points (difference 3.8; 95% CI 1.9 to 5.7; Cohen's d 0.42). Length of illness correlated "
    "with the score (Spearman's rho -0.44).")
_NURSES = (
    "In a cohort of 96,210 nurses followed for 22 years, night-shift work was associated with a "
    "higher hazard of diabetes (HR 1.58; 95% CI 1.25-1.99) compared with day work. The rates were "
    "6.1 and 4.0 per 1,000 person-years.")
_CONFUSED = (
    (_LESIONS, "If the photograph is judged suspicious, there is a 94% chance of a melanoma."),
    (_LESIONS, "94.3% of lesions flagged by the readers proved to be melanomas."),
    (_LESIONS, "The two dermatologists agreed in 54% of cases."),
    (_LESIONS, "Photographs were classified correctly in 91% of cases."),
    (_LESIONS, "The photographs caught 28.3% of melanomas."),
    (_CLOTHES, "The clothing protected 30% of children from malaria."),
    (_CLOTHES, "Every year 24.7% of children caught malaria parasites in treated villages."),
    (_CLOTHES, "The share of children carrying parasites fell by 26 percentage points."),
    (_MOOD, "Symptoms fell 42% further on esketamine than on lithium."),
    (_MOOD, "Scores were 17.2 points lower with esketamine than with lithium."),
    (_MOOD, "Length of illness explained 44% of the score."),
    (_NURSES, "Some 58% of nurses on night shifts developed diabetes."),
    (_NURSES, "Each year 6.1% of night-shift nurses develop diabetes."),
    (_LUNG, "Tarvetinib extended progression-free survival by 16.8 months."),
    (_GOUT, "Anakilin lowered the share of patients with a flare by 43 percentage points."),
    (_GOUT, "In absolute terms, anakilin reduced the risk of a flare by 43%."),
    (_GOUT, "On anakilin, 57% of patients had a flare."),
    (_GOUT, "For every 100 patients who take anakilin, 43 are spared a flare."),
    (_STRIP, "A resident whose strip turns positive has an 87.5% chance of having sepsis."),
    (_STRIP, "If the strip is positive, the probability of sepsis is 88%."),
    (_STRIP, "87.5% of residents with a positive strip turned out to have sepsis."),
    (_STRIP, "With a negative strip there is a 71.4% chance that there is no sepsis."),
    (_STRIP, "The strip picked up 22.6% of residents with sepsis."),
    (_STRIP, "Two nurses agreed on 79% of the strips."),
    (_YOGA, "Yoga cut disability by 37%."),
    (_YOGA, "Pain improved in 46% of the people who took up yoga."),
    (_YOGA, "63% of participants got better with yoga."),
    (_LUNG, "Tarvetinib let patients live without progression 37% longer."),
    (_LUNG, "Tumours had not progressed in 63% of patients given tarvetinib."),
    (_DRESSING, "Mirror therapy raised the share of patients who could dress by 50 percentage "
                "points."),
    (_DRESSING, "Baseline strength explained 58% of the improvement in grip."),
    (_BIRTHS, "Persistent pulmonary hypertension struck 2.9% of exposed babies."),
    (_VARNISH, "9.2% of children in varnish schools had new decay."),
    (_VARNISH, "Varnish cut new decay by 11%."),
    (_VAPING, "Some 13% of children who vaped went on to smoke."),
)
_HONEST = (
    (_LESIONS, "The photographs caught 94% of melanomas."),
    (_LESIONS, "Photographs missed 5.7% of the melanomas."),
    (_LESIONS, "Only 28% of lesions called suspicious turned out to be melanomas."),
    (_LESIONS, "Nearly a third of harmless lesions were wrongly called suspicious."),
    (_CLOTHES, "The clothing had a protective efficacy of 30% against malaria."),
    (_CLOTHES, "At the end of the season one in four children in treated villages had parasites."),
    (_MOOD, "Scores fell by 17.2 points with esketamine and by 13.4 points with lithium."),
    (_MOOD, "Scores fell 3.8 points more with esketamine than with lithium."),
    (_NURSES, "Nurses on night shifts had a 58% higher hazard of diabetes than day workers."),
    (_NURSES, "Each year about six in every 1,000 night-shift nurses developed diabetes."),
    (_LUNG, "Progression-free survival was 16.8 months with tarvetinib, 7.6 months longer."),
    (_GOUT, "Anakilin cut the hazard of a flare by 43%."),
    (_GOUT, "Anakilin lowered the share of patients with a flare by 13 percentage points."),
    (_GOUT, "One in eight patients treated was spared a flare because of the drug."),
    (_GOUT, "For every eight patients treated, one fewer had a flare."),
    (_STRIP, "87.5% of residents with sepsis had a positive strip."),
    (_STRIP, "The strip was positive in 87.5% of those who really had sepsis."),
    (_STRIP, "The strip missed one in eight cases of sepsis."),
    (_STRIP, "If you have sepsis, there is an 87.5% chance that the strip turns positive."),
    (_STRIP, "A resident with a negative strip has a 98.4% chance of not having sepsis."),
    (_STRIP, "If the strip is positive, the chance of sepsis is only about 23%."),
    (_STRIP, "Around 29% of residents without sepsis had a false alarm."),
    (_YOGA, "Five more people in every 100 had an adverse event with yoga."),
    (_YOGA, "The trials disagreed with each other considerably (I2 63%)."),
    (_LUNG, "The risk of progression or death was 37% lower with tarvetinib."),
    (_LUNG, "Tumours shrank in about 42% of those on tarvetinib."),
    (_DRESSING, "Just over half of patients given mirror therapy could dress themselves again."),
    (_DRESSING, "Patients were 50% more likely to dress independently after mirror therapy."),
    (_VARNISH, "Varnishing the teeth of 11 children keeps one free of new decay."),
    (_VARNISH, "New decay was nine percentage points less common with varnish."),
    (_VAPING, "About 13% of smoking uptake could be attributed to vaping."),
)


@pytest.mark.parametrize(("source", "claim"), _CONFUSED)
def test_the_digits_of_one_kind_told_as_another_change_the_message(source: str,
                                                                   claim: str) -> None:
    """A ratio as points, a sensitivity as a chance given a result, a coefficient as a share."""
    verdict = compare(claim, source)
    assert verdict.label is Label.MAJOR, (verdict.label, verdict.explanation)
    assert "QUO301" in verdict.codes


@pytest.mark.parametrize(("source", "claim"), _HONEST)
def test_an_honest_telling_of_the_same_study_is_not_accused(source: str, claim: str) -> None:
    """The same studies, told in lay words of the right kind."""
    verdict = compare(claim, source)
    assert not set(verdict.codes) & {"QUO301", "QUO302"}, verdict.explanation


_QUITTING = (
    "612 smokers were offered vouchers or routine care. 69 of 306 (22.5%) stopped with vouchers "
    "and 26 of 306 (8.5%) without. In people over 60 the odds ratio for stopping was 0.74. "
    "Weight rose by a mean of 3.4 kg. Relapse was less common with vouchers (hazard ratio 0.66; "
    "95% CI 0.47 to 0.91).")


@pytest.mark.parametrize("claim", [
    "Vouchers lowered the hazard of relapse by 66%.",
    "In all, 69% of smokers stopped with vouchers.",
    "Vouchers raised quitting by 22.5% compared with routine care.",
    "Body weight rose by 3.4% in quitters.",
    "The share of smokers who stopped rose by 22.5 percentage points with vouchers.",
])
def test_a_level_a_count_or_a_bare_ratio_is_no_change(claim: str) -> None:
    """The share of one group, its count and the ratio itself told as how much changed."""
    assert compare(claim, _QUITTING).label is Label.MAJOR


@pytest.mark.parametrize("claim", [
    "Vouchers lowered the hazard of relapse by 34%.",
    "With vouchers 69 smokers stopped, 22.5% of those offered them.",
    "Quitting rose by 14 percentage points with vouchers.",
    "In people over 60 the odds of stopping were 26% lower.",
    "Weight rose by 3.4 kg on average.",
])
def test_the_change_itself_is_accused_by_nobody(claim: str) -> None:
    """The same study told with its own kinds."""
    assert not set(compare(claim, _QUITTING).codes) & {"QUO301", "QUO302"}
