"""Which arm has more of an outcome, and what is said of chance."""

from __future__ import annotations

import time

import pytest

from evidaudit.evidence.direction_candidates import candidates
from evidaudit.evidence.direction_marks import (
    defined_labels,
    local_significance,
    mentions,
    orientation,
    read_arms,
    significance_marks,
)
from evidaudit.evidence.direction_values import (
    difference_told,
    pair_of_values,
    values_of_arms,
)
from evidaudit.evidence.directions import direction_of, support_of

OPENING = ("METHODS: We randomised 80 adults to zinc gel (group A) or to plain gel (group B). "
           "RESULTS: ")


def _way(sentence: str, intervention: str = "zinc gel", comparator: str = "plain gel",
         outcome: str = "redness") -> int:
    return candidates(OPENING + sentence, intervention, comparator, outcome)[0].way


@pytest.mark.parametrize(("sentence", "way"), [
    ("Redness was lower with zinc gel than with plain gel (p=0.01).", -1),
    ("Redness was lower with plain gel than with zinc gel (p=0.01).", 1),
    ("Compared with plain gel, zinc gel raised redness (p=0.01).", 1),
    ("Redness was significantly higher in group B than in group A (p=0.01).", -1),
    ("Redness was lower in the intervention group than in the control group (p=0.01).", -1),
    ("Redness of those in the intervention group was lower than that of the control group.", -1),
])
def test_the_way_of_a_change_is_told_from_the_intervention(sentence: str, way: int) -> None:
    """The arm named after "than" is the one that is compared against, whichever it is."""
    assert _way(sentence) == way


def test_an_arm_without_a_thing_is_the_other_arm() -> None:
    """"The non-taping group" is not the taping one."""
    assert _way("Redness was higher in the non-taping group (p=0.01).", "sutures with taping",
                "sutures without taping") == -1


def test_the_p_value_nearest_to_the_outcome_counts() -> None:
    """Two outcomes of one sentence, each with its own p value."""
    text = "Redness fell (p=0.30) and itching fell (p=0.002)."
    assert local_significance(text, (0, 7)) == "not significant"
    assert local_significance(text, (text.index("itching"), text.index("itching") + 7)) == (
        "significant")


def test_respectively_deals_p_values_to_outcomes() -> None:
    """The second of two outcomes has the second p value."""
    text = "Redness and itching fell (p=0.30, p=0.002, respectively)."
    assert local_significance(text, (12, 19)) == "significant"
    assert local_significance(text, (0, 7)) == "not significant"


@pytest.mark.parametrize(("text", "sure"), [
    ("RR 0.80 (95% CI 0.65 to 0.98)", True), ("RR 0.80 (95% CI 0.60 to 1.10)", False),
    ("mean difference 1.2 (95% CI -0.3 to 2.7)", False), ("P < 0.001", True), ("p > 0.05", False),
    ("P=NS", False)])
def test_intervals_and_p_values_tell_chance(text: str, sure: bool) -> None:
    """The value of no effect is 1 for ratios and 0 for differences."""
    assert [mark for _, mark in significance_marks(text)] == [sure]


def test_labels_are_learned_from_the_text() -> None:
    """"(group A)" belongs to what stands before it."""
    found = defined_labels("Adults had zinc gel (group A, n=40) or plain gel (group B, n=40).")
    assert [label for label, _ in found] == ["a", "b"]
    arms = read_arms("zinc gel", "plain gel", frozenset(), (), found)
    assert arms.one_labels == {"a"} and arms.other_labels == {"b"}


def test_two_values_belong_to_the_arms_beside_them() -> None:
    """In whichever order the arms are named."""
    arms = read_arms("zinc gel", "plain gel", frozenset(), ())
    for text, larger in (("Scars formed in 12% with zinc and in 9% with plain gel", 1),
                         ("Healing took 9.1 vs 12.4 hours with zinc versus plain gel", -1)):
        found = mentions(text, arms, ())
        assert pair_of_values(text, found, orientation(text, found, None)) == larger


def test_no_difference_between_groups_outweighs_a_change_in_both() -> None:
    """A fall over time in both arms is no difference between them."""
    text = (OPENING + "Redness decreased in both groups from baseline (p<0.001), but the "
            "difference between the groups was not significant (p=0.61).")
    assert direction_of(text, "zinc gel", "plain gel", "redness").label == "no difference"


def test_another_studys_text_tells_nothing() -> None:
    """Neither the arms nor the outcome are named."""
    text = ("Bridges age. We surveyed 40 bridges in two regions and graded the rust of each. "
            "Rust was more common near the sea. Paint is due every ten years.")
    assert support_of(text, "zinc gel", "plain gel", "redness").label == "not told"


def test_X6_marks_are_read_in_time_linear_in_the_text() -> None:
    """Many values, comparisons and labels in one sentence."""
    for piece in ("5 vs 6 ", "than zinc ", "(group A) ", "p=0.05 ", "95% CI 1 to 2, ", "zinc "):
        spent = []
        for size in (2000, 4000):
            began = time.perf_counter()
            direction_of("RESULTS: redness " + piece * size, "zinc", "plain", "redness")
            spent.append(time.perf_counter() - began)
        assert spent[1] <= 2.6 * spent[0] + 0.5, (piece, spent)


@pytest.mark.parametrize(("sentence", "larger"), [
    ("Scars formed in 18% of the controls and in 12% with zinc (p=0.01).", -1),
    ("Scars formed after 14.1 days with zinc and after 9.2 days in the control group.", 1),
    ("Scars were seen in 17 (27%) and 31 (50%) in the zinc and control groups, respectively.", -1),
    ("Scores were 8.1 ± 2.0 in the zinc group and 6.3 ± 1.9 in the control group.", 1),
    ("Scores were 8.1 in 40 adults.", 0),
])
def test_values_are_dealt_to_the_arms_that_stand_with_them(sentence: str, larger: int) -> None:
    """In whichever order, durations included; 0 where one arm has no value."""
    arms = read_arms("zinc gel", "plain gel", frozenset(), ())
    assert values_of_arms(sentence, mentions(sentence, arms, ())) == larger


def test_the_sign_of_a_printed_difference_is_read() -> None:
    """Of a mean difference, not of the interval after it."""
    assert difference_told("mean difference -1.2 (95% CI -2.0 to -0.4)") == -1
    assert difference_told("the difference was 3.4 points") == 1
    assert difference_told("no difference was seen") == 0


def test_the_second_of_two_groups_that_share_one_word_is_known_by_its_label() -> None:
    """"Groups 1 and 2" names both."""
    arms = read_arms("zinc gel (group 1)", "plain gel (group 2)", frozenset(), ())
    assert [side for _, side in mentions("In groups 1 and 2 it was 9 and 14.", arms, ())] == [1, -1]


def test_a_short_form_that_only_the_question_defines_names_the_outcome() -> None:
    """The text may print "WRS" alone."""
    text = OPENING + "Itching was alike. WRS was lower with zinc gel than with plain gel."
    best = candidates(text, "zinc gel", "plain gel", "Wound Redness Scale (WRS)")[0]
    assert best.text.startswith("WRS") and best.way == -1


def test_the_primary_end_point_is_the_outcome_that_the_methods_name() -> None:
    """Results that speak of "the primary end point" alone are about it."""
    text = ("METHODS: We randomised 80 adults to zinc gel or plain gel. The primary outcome was "
            "complete wound closure at 30 days. RESULTS: Itching was less common with zinc gel "
            "(p=0.03). The primary outcome occurred in 31 with zinc gel and 12 with plain gel "
            "(p=0.001).")
    best = candidates(text, "zinc gel", "plain gel", "wound closure")[0]
    assert best.main and best.text.startswith("The primary outcome occurred")


def test_a_sentence_broken_by_a_line_is_one_sentence() -> None:
    """A raised figure set on its own line ends nothing; offsets stay those of the text."""
    text = OPENING + "The mean area of redness was 2.5 cm\n2\nlower with zinc gel (p=0.01)."
    told = direction_of(text, "zinc gel", "plain gel", "area of redness")
    assert told.label == "decreased"
    assert text[told.passage.start:told.passage.end] == str(told.passage)
