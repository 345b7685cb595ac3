"""The checks of numbers, direction, significance, cause, outcome and time, on pairs of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from comparing import compare

from evidaudit import checks
from evidaudit.checks.building_pairs import build_pair
from evidaudit.checks.scopes import Case
from evidaudit.model import Label, Outcome, Verdict

CODES = ("EVI501", "QUO301", "QUO302", "QUO303", "QUO304", "QUO307", "QUO309", "QUO310", "QUO314")
PAIRS = [json.loads(line) for line in
         (Path(__file__).parents[1] / "pairs" / "numbers.jsonl").read_text("utf-8").splitlines()]


def judged(pair: dict[str, Any]) -> Verdict:
    """The verdict of all checks on one of our pairs."""
    known = {key: pair[key] for key in ("title", "design", "year") if key in pair}
    return compare(pair["claim"], pair["source"], **known)


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[dict[str, Any], Verdict]]:
    """Every pair with its verdict."""
    return [(pair, judged(pair)) for pair in PAIRS]


@pytest.mark.parametrize(("code", "case"), [(code, case) for code in CODES
                                            for case in checks.load()[code].cases])
def test_each_case_of_a_check_answers_as_it_says(code: str, case: Case) -> None:
    """The documented cases are run; an error shows what it was told from."""
    results = checks.load()[code].run(build_pair(case.given))
    assert case.outcome in {result.outcome for result in results}, case.says
    for result in results:
        if result.outcome is Outcome.ERROR:
            assert result.severity is case.severity
            assert result.claimed and result.message


def test_the_pairs_are_many_and_half_of_them_honest() -> None:
    """At least 80 pairs over twenty subjects, half of them honest paraphrases."""
    honest = sum(pair["verdict"] == "accurate" for pair in PAIRS)
    assert len(PAIRS) >= 80 and len({pair["subject"] for pair in PAIRS}) >= 20
    assert 2 * honest >= len(PAIRS)


def test_no_honest_claim_is_told_as_major(
        verdicts: list[tuple[dict[str, Any], Verdict]]) -> None:
    """The worst failure."""
    accused = [(pair["claim"], verdict.codes) for pair, verdict in verdicts
               if pair["verdict"] == "accurate" and verdict.label is Label.MAJOR]
    assert accused == []


def test_at_most_three_in_a_hundred_honest_claims_are_flagged(
        verdicts: list[tuple[dict[str, Any], Verdict]]) -> None:
    """Minor and unsubstantiated count too."""
    honest = [verdict for pair, verdict in verdicts if pair["verdict"] == "accurate"]
    flagged = [v for v in honest if v.label not in (Label.ACCURATE, Label.UNVERIFIABLE)]
    assert len(flagged) <= 0.03 * len(honest)


def test_four_in_five_major_errors_are_found(
        verdicts: list[tuple[dict[str, Any], Verdict]]) -> None:
    """The floor on our own pairs."""
    planted = [verdict for pair, verdict in verdicts if pair["verdict"] == "major"]
    found = sum(verdict.label is Label.MAJOR for verdict in planted)
    assert found >= 0.8 * len(planted), f"{found} of {len(planted)}"


def test_most_errors_found_carry_a_code_that_was_planted(
        verdicts: list[tuple[dict[str, Any], Verdict]]) -> None:
    """The kind of error is named in the field's words."""
    found = [(pair, verdict) for pair, verdict in verdicts
             if pair["codes"] and verdict.label in (Label.MAJOR, Label.MINOR)]
    named = sum(bool(set(pair["codes"]) & set(verdict.codes)) for pair, verdict in found)
    assert named >= 0.85 * len(found), f"{named} of {len(found)}"


def test_a_deciding_passage_stands_where_it_says(
        verdicts: list[tuple[dict[str, Any], Verdict]]) -> None:
    """Offsets of every passage lead to its very words in the source."""
    for pair, verdict in verdicts:
        for finding in verdict.findings:
            passage = finding.passage
            if passage.start is not None:
                assert pair["source"][passage.start:passage.end] == passage, finding.code


def test_every_accusation_shows_a_passage_and_two_sentences(
        verdicts: list[tuple[dict[str, Any], Verdict]]) -> None:
    """A reader sees the words that decided and why."""
    for _, verdict in verdicts:
        if verdict.label is Label.MAJOR:
            assert verdict.evidence and verdict.basis
            assert verdict.explanation.count(". ") >= 1 and verdict.explanation.endswith(".")


_EXERCISE = ("In adults with hip osteoarthritis, exercise therapy increased the proportion of "
             "responders "
             "compared with no exercise, directly after treatment (risk difference 0.14, 95% CI "
             "0.06 to 0.22). Fourteen trials with 1,178 participants were included. The quality "
             "of evidence was moderate.")


def test_a_difference_between_two_groups_is_not_the_response_rate_of_one() -> None:
    """The founding case: the digits agree, the message does not."""
    verdict = compare("14% of hip osteoarthritis patients responded to exercise programs",
                      _EXERCISE)
    assert verdict.label is Label.MAJOR and verdict.codes == ("QUO301",)
    assert "14 more people in 100" in verdict.explanation
    assert "It does not say that 14%" in verdict.explanation


def test_the_same_difference_told_as_one_is_not_flagged() -> None:
    """Percentage points, and people in a hundred."""
    for claim in ("14 percentage points more patients responded with exercise than without it.",
                  "Exercise increased the share of responders by 14 percentage points."):
        assert compare(claim, _EXERCISE).label in (Label.ACCURATE, Label.UNVERIFIABLE), claim


_DRUG = ("We randomised 640 adults with hay fever to a nasal spray or placebo for 8 weeks. "
         "Sneezing was "
         "less frequent with the spray than with placebo (p=0.002). Sleep quality did not differ "
         "significantly between groups (p=0.41). Headache was reported by 12% of adults using the "
         "spray and 11% using placebo.")


@pytest.mark.parametrize("claim", [
    "The spray made no significant difference to sleep quality.",
    "Sneezing was rarer with the nasal spray.",
    "The nasal spray eased sneezing, a trial suggests.",
    "Around one in eight people who used the spray had a headache.",
    "Sleep quality was similar in both groups.",
])
def test_an_honest_paraphrase_is_never_accused(claim: str) -> None:
    """Lay words, rounding and hedges pass."""
    assert compare(claim, _DRUG).label in (Label.ACCURATE, Label.UNVERIFIABLE)


@pytest.mark.parametrize(("claim", "code"), [
    ("Sneezing was more frequent with the spray than with placebo.", "QUO303"),
    ("The spray significantly improved sleep quality.", "QUO304"),
    ("Headache was reported by 31% of adults using the spray.", "QUO302"),
])
def test_a_plain_error_is_told_with_its_code(claim: str, code: str) -> None:
    """One of each of the commonest."""
    verdict = compare(claim, _DRUG)
    assert verdict.label is Label.MAJOR and code in verdict.codes


def test_a_comparison_with_another_comparator_is_never_held_against_a_claim() -> None:
    """ "Not better than the old drug" says nothing of "better than placebo"."""
    source = ("The new drug lowered pain compared with placebo (p=0.01). Compared with the old "
              "drug, "
              "pain did not differ (p=0.60).")
    assert compare("The new drug lowered pain compared with placebo.",
                   source).label is Label.ACCURATE
    assert compare("The new drug lowered pain compared with the old drug.",
                   source).label is Label.MAJOR


def test_walking_told_as_the_winner_of_groups_that_did_not_differ_is_an_invented_ranking() -> None:
    """A ranking that no finding supports, told from a row of an evidence sheet."""
    row = {"outcome": "grip strength", "direction": "no difference",
           "comparison": "rowing machine vs brisk cycling vs home stretching",
           "statement": "None of the three programmes was better than another."}
    verdict = compare("Rowing was not helpful. But cycling, and the stretching at home, was.",
                      findings=[row])
    assert verdict.label is Label.MAJOR and "QUO303" in verdict.codes


def test_without_a_source_nothing_is_accused() -> None:
    """Losing the source can never create an accusation."""
    for pair in PAIRS[:40]:
        assert compare(pair["claim"]).label is Label.UNVERIFIABLE
