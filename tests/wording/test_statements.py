"""What the words of one sentence assert: move, outcome, agent."""

from __future__ import annotations

import pytest

from evidaudit.wording.effects import clauses, read_effects, significance
from evidaudit.wording.statements import read_statements

TOLD = [
    ("Nicotine patches helped more people to quit than gum did.", "up", "quit", "patches"),
    ("Metformin prevented more cases of diabetes than diet.", "down", "diabetes", "Metformin"),
    ("Dogs on the diet lost more weight than control dogs.", "down", "weight", "diet"),
    ("Fewer patients on rivaroxaban than on warfarin had a stroke.", "down", "stroke",
     "rivaroxaban"),
    ("More women given the sling reported cure.", "up", "cure", "sling"),
    ("Giving steroids made survival more likely.", "up", "survival", "steroids"),
    ("There was no benefit of screening on mortality.", "none", "mortality", "screening"),
    ("There were more wound infections after stapling than after suturing.", "up",
     "wound infections", "stapling"),
    ("The supplement improved neither strength nor balance.", "none", "strength", "supplement"),
    ("Seat belts saved lives.", "down", "deaths", "Seat belts"),
    ("Breastfed infants had half the risk of ear infections.", "down", "ear infections",
     "Breastfed"),
    ("Higher fibre intake was linked to a lower risk of bowel cancer.", "down", "bowel cancer",
     "fibre"),
    ("Shorter nights were associated with more colds.", "down", "colds", "nights"),
    ("Trust in the council shrank once the fines began.", "down", "Trust in the council", "once"),
    ("Staff turnover rose steadily.", "up", "Staff turnover", "steadily"),
    ("Calves given colostrum were less likely than those given milk to die of scours.", "down",
     "die of scours", "colostrum"),
    ("Smokers were twice as likely as others to break a hip.", "up", "break a hip", "Smokers"),
    ("Boys given the drops were more likely to end up with a squint.", "up", "squint", "drops"),
    ("Sleep quality favoured melatonin over placebo.", "good", "Sleep quality", "melatonin"),
    ("Pooled estimates favoured splints for wrist pain.", "good", "wrist pain", "splints"),
    ("No-till wheat needed less diesel.", "down", "diesel", "No-till"),
    ("Weight gain by week 20 was 1.4 kg smaller with insulin.", "down", "Weight", "insulin"),
]


@pytest.mark.parametrize(("sentence", "move", "outcome", "agent"), TOLD)
def test_one_statement_is_read_with_its_outcome_and_agent(
        sentence: str, move: str, outcome: str, agent: str) -> None:
    """Idioms and exposures are one statement, told of the right thing."""
    told = read_statements(sentence)
    assert [t.effect.move for t in told] == [move]
    assert outcome in told[0].outcome and agent in told[0].agent


def test_what_stands_in_brackets_belongs_to_its_clause() -> None:
    """A semicolon between an interval and its p value ends no clause."""
    sentence = "Relapse was rarer with the drug (HR 0.62; 95% CI 0.44 to 0.87; P=.006); pain rose."
    assert [sentence[a:b][:7] for a, b in clauses(sentence)] == ["Relapse", "pain ro"]


def test_an_unclosed_bracket_hides_nothing() -> None:
    """Without its end, a bracket does not swallow the rest."""
    assert len(clauses("Pain fell (P=.01; while sleep was better; and mood rose.")) > 1


def test_not_for_one_arm_is_not_insignificance_of_the_other() -> None:
    """The denial ends at the comma."""
    assert significance("Telmisartan, but not losartan, significantly reduced glucose") == (
        "significant")


def test_the_name_of_a_group_is_no_effect() -> None:
    """"The delayed group" tells of no delay, and "to a greater extent" of no increase."""
    assert [e.said for e in read_effects("Deaths fell in the delayed group.")] == ["fell"]
    assert [e.move for e in read_effects(
        "The dog reduced anxiety to a greater extent than reading.")] == ["down"]


@pytest.mark.parametrize(("sentence", "moves"), [
    ("Compared with no treatment, splints increased the share without pain.", ["up"]),
    ("In patients without diabetes, the drug reduced weight.", ["down"]),
    ("Among those not taking the drug, the risk fell.", ["down"]),
    ("The drug did not, however, reduce pain.", ["none"]),
    ("No drug, including aspirin, reduced pain.", ["none"]),
])
def test_a_denial_within_an_opening_phrase_denies_nothing_after_it(
        sentence: str, moves: list[str]) -> None:
    """ "No treatment" is what was compared with; "did not, however," denies the verb."""
    assert [effect.move for effect in read_effects(sentence)] == moves
