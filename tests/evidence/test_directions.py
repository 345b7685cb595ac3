"""Which arm has more of an outcome, and what is said of chance."""

from __future__ import annotations

import time

import pytest

from evidaudit.evidence.direction_features import candidates
from evidaudit.evidence.direction_marks import (
    defined_labels,
    local_significance,
    mentions,
    orientation,
    pair_of_values,
    read_arms,
    significance_marks,
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
