"""A study's results as a table, and claims held against the row that they ask of."""

from __future__ import annotations

import time

import pytest

import evidaudit
from evidaudit.comparison.effects.arm_values import listed_in
from evidaudit.comparison.effects.results_table import results_table
from evidaudit.evidence.reading import read_report
from evidaudit.model import Label

MULCH = ("Objective: To compare straw mulch with bare soil in vineyards. Methods: 64 plots were "
         "randomised to straw mulch (n = 32) or bare soil (n = 32) and followed for two seasons. "
         "Results: Weed cover was 11.2% in the mulch group and 34.8% in the bare soil group "
         "(P < 0.001). Grape yield was 5.1 and 5.2 kg per vine (P = 0.71). Powdery mildew was "
         "found on 9 of 32 and 21 of 32 plots, respectively (P = 0.002). Soil pH, leaf nitrogen "
         "and berry sugar did not differ. Conclusions: Mulch suppressed weeds.")
BRACE = ("Methods: 212 adults with a wrist sprain were randomised to a removable brace or to a "
         "plaster cast. Results: Pain scores fell by 3.9 points with the brace and 3.7 points with "
         "the cast (difference 0.2; 95% CI -0.5 to 0.9). Skin sores occurred in 4 of 106 (3.8%) "
         "and 19 of 106 (17.9%). At 12 weeks grip strength was 81% of the other hand with the "
         "brace and 69% with the cast (P = 0.01); at 52 weeks it was 93% and 92% (P = 0.66). "
         "Conclusions: A brace restored grip sooner and caused fewer sores.")
TUTOR = ("Methods: 940 pupils were randomised to peer tutoring or to usual lessons. Results: "
         "Reading scores were 61.3 with tutoring and 57.0 with usual lessons (mean difference "
         "4.3; 95% CI 2.1 to 6.5). There was no difference in arithmetic, attendance or "
         "homework. Exclusions were less frequent with tutoring (2.1% vs 4.9%; P = 0.02).")


@pytest.mark.parametrize(("sentence", "sizes"), [
    ("Relapse was seen in 12.5% and 19.0%.", [12.5, 19.0]),
    ("It was needed by 21 of 140 and 28 of 140 dogs (RR 0.75; 95% CI 0.45 to 1.25).", [15.0, 20.0]),
    ("Weight fell from 91 to 84 kg with A and from 90 to 88 kg with B.", [-7.0, -2.0]),
    ("Scores fell by 4.1 and 4.3 points (P = 0.6).", [-4.1, -4.3]),
    ("Sleep lasted 6.1 h (SD 1.2) with light and 5.4 h (SD 1.1) without.", [6.1, 5.4]),
    ("Cure was 40/50 (80%) in the drug group and 30/50 (60%) in the placebo group.", [80, 60]),
])
def test_values_side_by_side_are_read_with_what_they_tell(
        sentence: str, sizes: list[float]) -> None:
    """Counts become shares, a pair of levels a change; a p value or an interval is no level."""
    listed, = listed_in(sentence)
    assert [round(value.size, 1) for value in listed.values] == sizes


def test_values_without_a_name_belong_to_the_groups_in_the_order_last_told() -> None:
    """ "9 of 32 and 21 of 32, respectively" follow the mulch and the bare soil."""
    table = results_table(read_report(MULCH))
    row = next(row for row in table.rows if "mildew" in row.text)
    assert row.by_order
    first, second = row.level(0), row.level(1)
    assert first is not None
    assert second is not None
    assert (round(first.size), round(second.size)) == (28, 66)


def test_the_figures_of_a_later_time_are_of_the_outcome_told_before() -> None:
    """ "At 52 weeks it was 93% and 92%" is grip strength, and did not differ."""
    rows = [row for row in results_table(read_report(BRACE)).rows if "52 weeks" in row.text]
    assert [row.certainty for row in rows] == ["not significant"]
    assert rows[0].carried


@pytest.mark.parametrize(("claim", "source"), [
    ("Mulching raised the yield of grapes.", MULCH),
    ("Straw mulch raised the pH of the soil.", MULCH),
    ("Plots under mulch had more powdery mildew than bare soil.", MULCH),
    ("People given the brace had stronger grip at 52 weeks than those in a cast.", BRACE),
    ("Peer tutoring improved attendance.", TUTOR),
    ("Pupils with tutoring were excluded more often than those in usual lessons.", TUTOR),
    ("Weeds covered 34.8% of the ground under mulch and 11.2% of bare soil.", MULCH),
    ("Skin sores troubled 17.9% of patients with a brace, against 3.8% with a cast.", BRACE),
    ("Mulch left more weed cover than bare soil (34.8% vs 11.2%).", MULCH),
])
def test_a_claim_against_its_row_is_told(claim: str, source: str) -> None:
    """No difference told as one, the contrary direction, the values of the groups exchanged."""
    assert evidaudit.compare(claim, source).label is Label.MAJOR


@pytest.mark.parametrize(("claim", "source"), [
    ("Mulching did not raise the yield of grapes.", MULCH),
    ("Berries were as sweet under mulch as on bare soil.", MULCH),
    ("Plots under mulch had less powdery mildew.", MULCH),
    ("The brace gave a stronger grip at 12 weeks, though no longer at a year.", BRACE),
    ("Pain eased in both groups.", BRACE),
    ("Attendance and homework were unaffected by peer tutoring.", TUTOR),
    ("Tutored pupils read better than those in usual lessons.", TUTOR),
    ("Weeds covered 11.2% of the ground under mulch and 34.8% of bare soil.", MULCH),
    ("Fewer patients had skin sores with a brace than with a cast (3.8% vs 17.9%).", BRACE),
    ("Of those in a cast, 17.9% had skin sores; with a brace it was 3.8%.", BRACE),
    ("More research on berry sugar is needed.", MULCH),
])
def test_its_honest_twin_is_not_flagged(claim: str, source: str) -> None:
    """The same outcomes, told as the study tells them."""
    assert evidaudit.compare(claim, source).label not in (Label.MAJOR, Label.MINOR)


@pytest.mark.parametrize("trigger", [
    "12% and ", "from 3 to 4 with a and ", "5 of 9 (55%) in a, ", "(1 to 2) and ", "by 4.1 and ",
    "no difference in a, ", "the primary outcome was "])
def test_X6_a_table_of_hostile_text_is_read_in_linear_time(trigger: str) -> None:
    """Four times the text takes at most about four times the time (small times are noise)."""
    def seconds(length: int) -> float:
        report = read_report("Results: " + trigger * (length // len(trigger)))
        began = time.process_time()
        results_table(report)
        return time.process_time() - began

    small, large = seconds(10_000), seconds(40_000)
    assert large < 1.0 or large / max(small, 0.01) < 8, (small, large)
