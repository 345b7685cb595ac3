"""Which clause reports the outcome asked for, by name, concept, time, part and what leans on it."""

from __future__ import annotations

import pytest

from evidaudit.evidence.direction_candidates import Candidate, candidates
from evidaudit.evidence.direction_marks import significance_marks
from evidaudit.evidence.direction_scopes import is_a_relation, is_of_a_part, leans_on_the_last
from evidaudit.evidence.direction_terms import keys
from evidaudit.evidence.directions import direction_of

OPENING = ("METHODS: We randomised 120 adults with psoriasis to cedar oil or to olive oil. "
           "RESULTS: ")


def _best(results: str, outcome: str) -> Candidate:
    return candidates(OPENING + results, "cedar oil", "olive oil", outcome)[0]


@pytest.mark.parametrize(("outcome", "results", "begins"), [
    ("Percent Change From Baseline in Low-Density Lipoprotein Cholesterol",
     "No significant change occurred in high-density lipoprotein cholesterol. LDL-C fell more "
     "with cedar oil than with olive oil (p=0.001).", "LDL-C fell"),
    ("Progression Free Survival",
     "Median overall survival was 9 versus 8 months (p=0.4). Median PFS was 6.1 with cedar oil "
     "and 4.2 months with olive oil (p=0.01).", "Median PFS"),
    ("Ventilation at Rest",
     "Sleep was alike (p=0.6). Ventilatory rate was lower with cedar oil (p=0.02).",
     "Ventilatory"),
    ("Mean Change in Percentage of Days With Itching",
     "The mean change in percentage of the scale was alike at the end (p=0.7). Itching was rarer "
     "with cedar oil (p=0.01).", "Itching"),
])
def test_an_outcome_is_known_by_what_it_names(outcome: str, results: str, begins: str) -> None:
    """By concept and kin; "percent change from baseline in" names nothing."""
    assert _best(results, outcome).text.startswith(begins)


@pytest.mark.parametrize(("results", "begins"), [
    ("Itching did not differ at 4 weeks (p=0.32); however, a significant difference emerged at "
     "12 weeks (p=0.04).", "however, a significant"),
    ("Itching was alike at one month (p=0.5). At 3 months itching was lower with cedar oil "
     "(p=0.01).", "At 3 months"),
])
def test_the_clause_at_the_time_asked_for_counts(results: str, begins: str) -> None:
    """Twelve weeks are three months, and the clause that leaves the outcome out has it still."""
    assert _best(results, "itching at 12 weeks").text.startswith(begins)


@pytest.mark.parametrize(("clause", "own", "leans"), [
    ("however, a significant difference emerged at 48 h", 1, True),
    ("the decrease was similar in gym and street groups", 5, True),
    ("no longer significant at one year", 1, True),
    ("errors did not differ", 1, False),
    ("the street was repaired in both towns", 3, False),
])
def test_a_clause_leans_on_the_last_where_it_names_nothing_itself(clause: str, own: int,
                                                                  leans: bool) -> None:
    """Anaphora: "this difference", "the decrease was", a clause without a subject."""
    assert leans_on_the_last(clause, own) is leans


def test_a_fall_in_all_is_outdone_by_what_takes_it_up() -> None:
    """"The decrease was similar" tells of the arms, "decreased overall" does not."""
    text = OPENING + ("Itching decreased significantly (12 points; P < 0.0001) overall; the "
                      "decrease was similar in the cedar oil and olive oil groups (P = 0.24).")
    assert direction_of(text, "cedar oil", "olive oil", "itching").label == "no difference"


def test_another_outcome_that_did_not_differ_is_no_word_on_this_one() -> None:
    """What follows counts only where it names nothing of its own."""
    found = _best("Itching was lower with cedar oil (p=0.01). Sleep did not differ (p=0.5).",
                  "itching")
    assert found.follow == ""


@pytest.mark.parametrize(("clause", "part"), [
    ("in a post hoc analysis itching was lower", True),
    ("among patients with a fever above 39 it was lower", True),
    ("in adults with psoriasis itching was lower", False),
    ("itching was lower with cedar oil", False),
])
def test_a_part_of_the_participants_is_told_from_all(clause: str, part: bool) -> None:
    """"In adults with psoriasis" is everyone where the title says so."""
    assert is_of_a_part(clause, keys("Cedar oil for adults with psoriasis")) is part


def test_things_that_went_together_are_no_comparison() -> None:
    """A correlation tells nothing of the arms."""
    assert is_a_relation("itching correlated with sleep") and is_a_relation(
        "age did not correlate with itching")
    assert not is_a_relation("itching was lower with cedar oil")


@pytest.mark.parametrize(("text", "sure"), [
    ("a difference (95% CI) of -0.61% (-0.85, -0.38)", [True]),
    ("differences in change (95% CI) of itching and sleep were -1.6 mm (-5.4, 2.1) and -1.3 mm "
     "(-4.8, -0.2)", [False, True]),
    ("hazard ratio 0.72; 90% CI, 0.54 to 0.97; P = .07", [False]),
    ("P = 0.01 for noninferiority", []), ("p < 0.001 from baseline, p = 0.9 between groups",
                                          [False]),
    ("both sensitivity scores (ps < .05)", [True]), ("age 52 (40, 61)", []),
])
def test_marks_of_chance_are_those_of_the_comparison(text: str, sure: list[bool]) -> None:
    """Intervals in brackets after their value; not narrower ones, nor other questions' p values."""
    assert [mark for _, mark in significance_marks(text)] == sure


def test_a_rise_is_believed_as_readily_as_a_fall() -> None:
    """Most trials of the fitting set tell of falls; that is no reason to read one here."""
    up = direction_of(OPENING + "Itching was higher with cedar oil than with olive oil (p=0.01).",
                      "cedar oil", "olive oil", "itching")
    down = direction_of(OPENING + "Itching was lower with cedar oil than with olive oil (p=0.01).",
                        "cedar oil", "olive oil", "itching")
    assert (up.label, down.label) == ("increased", "decreased")
    assert up.score > 0.6
