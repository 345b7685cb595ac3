"""Effects as abstracts print them: ratios, differences, numbers needed to treat, correlations."""

from __future__ import annotations

import pytest
from estimate_tables import check

RATIOS = [
    ("HR=0.87; 95% CI, 0.78-0.97; P=.01", "hazard_ratio 0.87 ci=0.78..0.97@95 p==0.01"),
    ("HR 0.87 (95% CI 0.78 to 0.97)", "hazard_ratio 0.87 ci=0.78..0.97"),
    ("adjusted hazard ratio, 0.56 (95% CI: 0.32, 0.96)", "hazard_ratio 0.56 ci=0.32..0.96"),
    ("aHR 1.31, 95% CI 1.02–1.68", "hazard_ratio 1.31 ci=1.02..1.68"),
    (
        "hazard ratio for death from any cause, 0.74 (95 % CI, 0.60 to 0.91; P = 0.004)",
        "hazard_ratio 0.74 ci=0.6..0.91 p==0.004",
    ),
    (
        "The hazard ratio was 0·81 (95% CI 0·70–0·94, p=0·006).",
        "hazard_ratio 0.81 ci=0.7..0.94 p==0.006",
    ),
    ("subdistribution hazard ratio 1.2 (95% CI 0.9–1.6)", "hazard_ratio 1.2 ci=0.9..1.6"),
    ("OR 1.42 [1.10–1.83]", "odds_ratio 1.42 ci=1.1..1.83"),
    ("OR: 1.42; 95% CI: 1.10; 1.83", "odds_ratio 1.42 ci=1.1..1.83"),
    ("aOR 2.10 (95%CI 1.4-3.2)", "odds_ratio 2.1 ci=1.4..3.2"),
    ("adjusted odds ratio of 0.60 (99% CI 0.40 to 0.90)", "odds_ratio 0.6 ci=0.4..0.9@99"),
    (
        "odds ratio (OR) = 3.5, 95% confidence interval (CI) = 1.9-6.4",
        "odds_ratio 3.5 ci=1.9..6.4@95",
    ),
    ("odds ratio [OR], 0.45; 95% CI [0.22, 0.91]", "odds_ratio 0.45 ci=0.22..0.91"),
    (
        "the pooled odds ratio was 1.8 (95% confidence interval 1.2 to 2.7)",
        "odds_ratio 1.8 ci=1.2..2.7",
    ),
    ("RR 0.78 (0.66–0.92)", "risk_ratio 0.78 ci=0.66..0.92"),
    ("relative risk 0.78 (95% credible interval 0.66 to 0.92)", "risk_ratio 0.78 ci=0.66..0.92"),
    ("risk ratio = 1.05, 95% CI = 0.98 to 1.12, p = 0.2", "risk_ratio 1.05 ci=0.98..1.12 p==0.2"),
    ("incidence rate ratio 0.69 (95% CI 0.55 to 0.87)", "risk_ratio 0.69 ci=0.55..0.87"),
    ("IRR 0.69 (95% CI, 0.55-0.87; P < .001)", "risk_ratio 0.69 ci=0.55..0.87 p=<0.001"),
    ("prevalence ratio 1.3 (95% CI 1.1–1.5)", "risk_ratio 1.3 ci=1.1..1.5"),
    ("standardised mortality ratio 1.9 (95% CI 1.5 to 2.4)", "risk_ratio 1.9 ci=1.5..2.4"),
    (
        "relative risk of stroke in the treated group was 0.62 (95% CI .40 to .95)",
        "risk_ratio 0.62 ci=0.4..0.95",
    ),
    ("RR: .62, CI 95%: .40–.95", "risk_ratio 0.62 ci=0.4..0.95@95"),
    ("HR, 1.00", "hazard_ratio 1"),
    (
        "HRs were 0.91 (95% CI 0.80-1.04) and 0.85 (95% CI 0.74-0.98)",
        "hazard_ratio 0.91 ci=0.8..1.04 ; hazard_ratio 0.85 ci=0.74..0.98",
    ),
    ("OR 0.9 (90% CI 0.7–1.2)", "odds_ratio 0.9 ci=0.7..1.2@90"),
    ("HR 0,87 (95% CI 0,78-0,97)", "hazard_ratio 0.87 ci=0.78..0.97"),
    ("RR=1.9, p=NS", "risk_ratio 1.9 p=NS"),
    ("The relative risk was about 1.5.", "risk_ratio 1.5 hedge=about"),
    ("hazard ratio, 0.75 [95% CI, 0.58 to 0.97]", "hazard_ratio 0.75 ci=0.58..0.97"),
]
DIFFERENCES = [
    ("RD 0.14 (95% CI 0.06–0.22)", "risk_difference 0.14 ci=0.06..0.22 unit=fraction"),
    ("risk difference 14% (95% CI 6% to 22%)", "risk_difference 0.14 ci=0.06..0.22 unit=%"),
    (
        "absolute risk reduction of 3.2 percentage points",
        "risk_difference 0.032 dir=decrease unit=percentage points",
    ),
    ("ARR 3.2% (95% CI 1.1 to 5.3)", "risk_difference 0.032 ci=0.011..0.053"),
    ("a 3.2% absolute risk reduction", "risk_difference 0.032 dir=decrease"),
    (
        "an absolute difference of 9.1 percentage points (95% CI, 2.3 to 15.9)",
        "risk_difference 0.091 ci=0.023..0.159",
    ),
    (
        "difference in proportions 0.05 (95% CI −0.02 to 0.12)",
        "risk_difference 0.05 ci=-0.02..0.12",
    ),
    ("relative risk reduction 22%", "percent_change 22 dir=decrease"),
    (
        "a relative risk reduction of 22% (95% CI 8% to 34%)",
        "percent_change 22 ci=8..34 dir=decrease",
    ),
    ("RRR 22% (95% CI 8–34)", "percent_change 22 ci=8..34 dir=decrease"),
    ("a 22% relative risk reduction", "percent_change 22 dir=decrease"),
    ("mean difference −4.2 mm (95% CI −8.0 to −0.4)", "mean_difference -4.2 ci=-8..-0.4 unit=mm"),
    ("MD -4.2, 95% CI -8.0 to -0.4, p = 0.03", "mean_difference -4.2 ci=-8..-0.4 p==0.03"),
    ("MD = 1.5 (95% CI [-0.3, 3.3])", "mean_difference 1.5 ci=-0.3..3.3"),
    ("WMD 0.6 kg (95% CI 0.1-1.1)", "mean_difference 0.6 ci=0.1..1.1 unit=kg"),
    (
        "mean difference, 2.4 points; 95% CI, 0.3 to 4.5; P = .03",
        "mean_difference 2.4 ci=0.3..4.5 p==0.03 unit=points",
    ),
    (
        "The adjusted mean difference between groups was 5.6 mm Hg (95% CI 2.1 to 9.1).",
        "mean_difference 5.6 ci=2.1..9.1 unit=mm Hg",
    ),
    (
        "between-group difference of 12.5 points (95% CI 4.1 to 20.9)",
        "mean_difference 12.5 ci=4.1..20.9",
    ),
    ("SMD 0.28", "standardised_mean_difference 0.28"),
    ("SMD −0.38, 95% CI −0.55 to −0.20", "standardised_mean_difference -0.38 ci=-0.55..-0.2"),
    (
        "standardised mean difference 0.40 (95% CI 0.2 to 0.6)",
        "standardised_mean_difference 0.4 ci=0.2..0.6",
    ),
    ("Cohen's d = 0.52", "standardised_mean_difference 0.52"),
    ("Cohen’s d=0.52 (95% CI 0.2, 0.8)", "standardised_mean_difference 0.52 ci=0.2..0.8"),
    ("Hedges' g = 0.31, p < .05", "standardised_mean_difference 0.31 p=<0.05"),
    ("(d = 0.45)", "standardised_mean_difference 0.45"),
    (
        "an effect size of -0.24 (95% CI -0.59 to 0.11)",
        "standardised_mean_difference -0.24 ci=-0.59..0.11",
    ),
    ("NNT 7.1 (4.5 to 17)", "nnt 7.1 ci=4.5..17"),
    ("NNT = 7 (95% CI 5-17)", "nnt 7 ci=5..17"),
    ("The number needed to treat was 7.", "nnt 7"),
    ("number needed to treat (NNT) of 12.5", "nnt 12.5"),
    ("number needed to harm 25", "nnt 25"),
]
OTHERS = [
    ("I² = 45%", "heterogeneity 45 unit=%"),
    ("I2=45%", "heterogeneity 45"),
    ("I 2 = 0%", "heterogeneity 0"),
    ("with low heterogeneity (I² 12.5%)", "heterogeneity 12.5"),
    ("r = 0.45", "correlation 0.45"),
    ("(r = -.45, P < .001)", "correlation -0.45 p=<0.001"),
    ("(ρ = 0.31; p = 0.02)", "correlation 0.31 p==0.02"),
    ("r(48) = .62, p < .001", "correlation 0.62 p=<0.001"),
    ("a correlation coefficient of 0.71", "correlation 0.71"),
    ("sensitivity was 85% and specificity was 90%", "sensitivity 0.85 ; specificity 0.9"),
    (
        "sensitivity and specificity were 85% and 90%, respectively",
        "sensitivity 0.85 ; specificity 0.9",
    ),
    ("a sensitivity of 0.85 (95% CI 0.80 to 0.89)", "sensitivity 0.85 ci=0.8..0.89"),
    ("85% sensitivity and 90% specificity", "sensitivity 0.85 ; specificity 0.9"),
    ("AUC 0.81 (95% CI 0.77–0.85)", "auc 0.81 ci=0.77..0.85"),
    ("the area under the curve was 0.81", "auc 0.81"),
    ("area under the receiver operating characteristic curve, 0.81", "auc 0.81"),
    ("a C-statistic of 0.73", "auc 0.73"),
    ("4.5 per 1,000 person-years", "incidence_rate 4.5 unit=per 1,000 person-years"),
    (
        "an incidence of 4.5 cases per 1000 person-years (95% CI 3.9 to 5.2)",
        "incidence_rate 4.5 ci=3.9..5.2 unit=per 1000 person-years",
    ),
    ("12.3/100,000 person-years", "incidence_rate 12.3 unit=per 100,000 person-years"),
    ("a rate of 2.1 events per 100 patient-years", "incidence_rate 2.1 unit=per 100 patient-years"),
    ("p<0.001", "p_value 0.001 p=<0.001"),
    ("P = .01", "p_value 0.01 p==0.01"),
    ("p = 0·03", "p_value 0.03 p==0.03"),
    ("P-value ≤ 0.05", "p_value 0.05 p=≤0.05"),
    ("P for trend = .04", "p_value 0.04 p==0.04"),
    ("p < 1 × 10-5", "p_value 1e-05 p=<1e-05"),
    ("P=NS", "p_value - p=NS"),
    ("the difference was not significant (NS)", "p_value - p=NS"),
    ("(t(38) = 2.1, p = .04)", "p_value 0.04 p==0.04"),
    ("F(2, 40) = 3.24, P = 0.049", "p_value 0.049"),
    ("(P = 0.50 and 0.89, respectively)", "p_value 0.5 ; p_value 0.89"),
]


@pytest.mark.parametrize(("text", "expected"), RATIOS)
def test_a_ratio_is_read_with_its_interval(text: str, expected: str) -> None:
    """Risk, odds and hazard ratios in the dresses of many journals."""
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), DIFFERENCES)
def test_a_difference_is_read_with_its_unit_and_sign(text: str, expected: str) -> None:
    """Risk and mean differences, standardised or not, relative reductions, NNT."""
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_accuracy_correlation_rate_and_p_are_read(text: str, expected: str) -> None:
    """Heterogeneity, correlation, sensitivity, AUC, rates and p values."""
    check(text, expected)
