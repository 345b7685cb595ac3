"""What one group has: proportions, means, medians, counts, and which arm each belongs to."""

from __future__ import annotations

import pytest
from estimate_tables import check

from evidaudit.statistics import extract_statistics

SHARES = [
    ("43/120 (35.8%)", "proportion 0.358 of=43/120"),
    ("43 of 120 patients (35.8%)", "proportion 0.358 of=43/120"),
    ("43 of 120 (35.8%) patients", "proportion 0.358 of=43/120"),
    ("43 (35.8%) of 120 patients", "proportion 0.358 of=43/120"),
    ("35.8% (43/120) vs 20%", "proportion 0.358 of=43/120 ; proportion 0.2"),
    ("35.8% (43 of 120)", "proportion 0.358 of=43/120"),
    ("20/24 patients vs. 10/19 patients", "proportion 0.833333 of=20/24 ; proportion 0.526316"),
    ("Nine (60%) of 15 patients responded.", "proportion 0.6 of=9/15"),
    ("none of 15 in the placebo group", "proportion 0 of=0/15"),
    ("The response rate was 58%.", "proportion 0.58 unit=%"),
    ("14% of hip osteoarthritis patients responded to exercise programs", "proportion 0.14"),
    ("14 per cent of patients", "proportion 0.14"),
    ("14 percent of patients", "proportion 0.14"),
    ("14 % of patients", "proportion 0.14"),
    ("Fifty percent of the women", "proportion 0.5"),
    ("The 5-year survival rate was 62%.", "proportion 0.62"),
    ("5-year survival 62%", "proportion 0.62"),
    ("mortality was 12.5% (95% CI 9.1% to 16.7%)", "proportion 0.125 ci=0.091..0.167"),
    ("mortality was 12.5% (95% CI 9.1 to 16.7)", "proportion 0.125 ci=0.091..0.167"),
    ("the probability of success was 0.613", "proportion 0.613 unit=fraction"),
    ("a prevalence of 8.2% (95% CI 7.0–9.5)", "prevalence 0.082 ci=0.07..0.095"),
    ("the prevalence of diabetes was 12%", "prevalence 0.12"),
    ("response rates of 22.0 and 28.9 %", "proportion 0.22 ; proportion 0.289"),
    ("falling from 20% to 15%", "proportion 0.2 ; proportion 0.15"),
    ("n=26 [27%]", "proportion 0.27 of=26/None"),
    ("4 (3.8%) vs 13 (11.9%)", "proportion 0.038 ; proportion 0.119"),
    ("about 14% of patients", "proportion 0.14 hedge=about"),
    ("nearly 40% of adults", "proportion 0.4 hedge=nearly"),
    ("over 60% of users", "proportion 0.6 hedge=over"),
    ("up to 30% of women", "proportion 0.3 hedge=up to"),
    ("at least 25% of cases", "proportion 0.25 hedge=at least"),
    ("more than 90% of participants", "proportion 0.9 hedge=more than"),
    ("~35% of men", "proportion 0.35 hedge=~"),
    ("less than 5% of hips", "proportion 0.05 hedge=less than"),
]
MEANS = [
    ("IOP was 14.2 ± 3.1 mm Hg", "mean 14.2 sd=3.1 unit=mm Hg"),
    ("a mean of 14.2 (SD 3.1)", "mean 14.2 sd=3.1"),
    ("mean 14.2 (SD = 3.1) points", "mean 14.2 sd=3.1 unit=points"),
    ("14.2+/-3.1 vs 12.0 +/- 2.9 mmHg", "mean 14.2 sd=3.1 unit=mmHg ; mean 12 sd=2.9 unit=mmHg"),
    ("a mean score of 25.2 (3.6) mm Hg", "mean 25.2 sd=3.6 unit=mm Hg"),
    ("mean age 63.2 (SD 8.1)", "mean 63.2 sd=8.1"),
    ("mean age 63.2 years", "mean 63.2 unit=years"),
    ("The mean score was 41.", "mean 41"),
    ("pain averaged 3.4 points", "mean 3.4 unit=points"),
    ("11.5 (+/-9.1) mm Hg", "mean 11.5 sd=9.1 unit=mm Hg"),
    ("13.1 ± 2.0%", "mean 13.1 sd=2 unit=%"),
    (
        "fell from 148.2 (SD 12.1) to 139.4 (SD 11.8) mm Hg",
        "mean 148.2 sd=12.1 ; mean 139.4 sd=11.8",
    ),
    ("median 5.1 vs 7.3 months (IQR 3–9)", "median 5.1 unit=months ; median 7.3 unit=months"),
    ("median survival was 12.1 months (95% CI 10.2 to 14.4)", "median 12.1 ci=10.2..14.4"),
    ("overall survival, 30.0 months v 29.3 months", "median 30 ; median 29.3"),
    ("a median of 4 days (IQR, 2-6)", "median 4 unit=days"),
    ("median time was 82 (55, 100) minutes", "median 82 unit=minutes"),
    ("it took 36 seconds (95% CI 31 to 40 seconds)", "mean 36 ci=31..40"),
]
COUNTS = [
    ("n = 1 178", "count 1178"),
    ("n=1,178", "count 1178"),
    ("n = 1\u2009178", "count 1178"),
    ("N = 60", "count 60"),
    ("We included 1178 participants.", "count 1178"),
    ("1 178 participants were randomised.", "count 1178"),
    ("twelve trials", "count 12"),
    ("Nineteen participants withdrew.", "count 19"),
    ("Seventy-one patients", "count 71"),
    ("eight patients in the placebo group", "count 8"),
    ("18 RCTs (n = 2,401)", "count 18 ; count 2401"),
    ("152 older adults with hip pain", "count 152"),
]
ARMS = [
    (
        "A composite endpoint occurred in 15% of patients who received PCI and 21% of patients who "
        "received SK (P = .4).",
        "proportion 0.15 group=PCI p==0.4 ; proportion 0.21 group=SK p==0.4",
    ),
    (
        "Response rates were 15% and 21% in the PCI and SK groups, respectively.",
        "proportion 0.15 group=PCI ; proportion 0.21 group=SK",
    ),
    (
        "Success was 87% for the laser group and 70% for the surgery group.",
        "proportion 0.87 group=laser group ; proportion 0.7 group=surgery group",
    ),
    (
        "Clinical success was 71% (75/106) with brimonidine and 70% (73/105) with timolol.",
        "proportion 0.71 group=brimonidine ; proportion 0.7 group=timolol",
    ),
    (
        "Redness was rarer with tafluprost than with latanoprost (20.2% vs 30.6%; p=0.003).",
        "proportion 0.202 group=tafluprost p==0.003 ; proportion 0.306 group=latanoprost p==0.003",
    ),
    (
        "Response rates of arm A and arm B were 22.0% and 28.9%.",
        "proportion 0.22 group=arm A ; proportion 0.289 group=arm B",
    ),
    (
        "In the timolol group, heart rate fell from 72 ± 9 to 67 ± 10 beats per minute.",
        "mean 72 group=timolol group ; mean 67 group=timolol group",
    ),
    (
        "Discontinuation was 10.6% for aripiprazole and 5.9% for placebo.",
        "proportion 0.106 group=aripiprazole ; proportion 0.059 group=placebo",
    ),
    (
        "Events occurred in 8.6% (induction) and 8.9% (noninduction).",
        "proportion 0.086 ; proportion 0.089",
    ),
    (
        "Pain was lower with exercise compared with usual care (MD -8.0, 95% CI -11.0 to -5.0).",
        "mean_difference -8 group=exercise vs=usual care",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_a_share_is_read_with_its_counts_and_hedge(text: str, expected: str) -> None:
    """Percentages and fractions of one group, as a fraction of one."""
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), MEANS)
def test_a_mean_or_median_is_read_with_spread_and_unit(text: str, expected: str) -> None:
    """Means and medians; the unit of a list's last number belongs to all of the list."""
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_a_sample_size_is_a_count(text: str, expected: str) -> None:
    """Sample sizes in digits and words, with every thousands mark."""
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), ARMS)
def test_a_number_gets_the_arm_that_the_sentence_gives_it(text: str, expected: str) -> None:
    """Arms by phrase, by list and by "respectively"."""
    check(text, expected)


def test_a_thousands_separator_before_a_comma_does_not_cut_the_number() -> None:
    """ "(n = 5,145, 40.5% male)" holds no 145%."""
    found = extract_statistics("Adults took part (n = 5,145, 40.5% male, 37% from minorities).")
    assert {e.value for e in found} <= {0.405, 0.37, 5145.0}


def test_an_interval_in_capitals_is_an_interval() -> None:
    """Its level is not taken for the estimate."""
    [deaths] = [e for e in extract_statistics(
        "The mortality rate was 19.8 [95% Confidence Interval (CI): 18.8, 20.8] per 1,000 "
        "person-years.") if e.value is not None]
    assert (deaths.value, deaths.ci_low, deaths.ci_high) == (19.8, 18.8, 20.8)
