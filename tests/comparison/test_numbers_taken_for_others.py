"""Numbers of the study told as those of another group, unit or kind, and their honest twins."""

from __future__ import annotations

import pytest

from evidaudit import compare, extract_statistics
from evidaudit.comparison.cited_work.sample_sizes import claimed_sizes
from evidaudit.model import Kind, Label

_KITES = (
    "Methods: 302 kite fliers were randomised to gloves or bare hands. Results: Blisters were "
    "rarer and cramps were more common with gloves (21% vs 13%). Falls were less frequent with "
    "gloves than with bare hands (1.7 v 3.6 per 1,000 flying hours).")
_PIANO = (
    "Methods: Pianos with an old and a new soundboard were compared. Results: Median time to the "
    "first crack was 12.6 years with the new board and 11.8 years with the old one. Moisture was "
    "0.3 percentage points lower with the new board (95% CI -0.5 to -0.1).")
_MOTH = (
    "Results: At 3 months mean moth counts were 46% of baseline with traps and 91% without. Fewer "
    "than 10 moths were found in 38% and 17% of barns.")
_FLU = (
    "Of 3,100 ewes half were vaccinated. Foot rot occurred in 9 vaccinated and 41 other ewes "
    "(vaccine efficacy 78.2%, 95% CI 55 to 89).")
_OWLS = (
    "A recorder listened for owls in 190 barns where wardens then searched. Its sensitivity "
    "was 85% (95% CI 78 to 91). Positive predictive value was 71%.")
_RELIEF = (
    "Methods: 240 women with endometriosis were randomised to laser or scissors for it. Results: "
    "More women in the scissors group were still taking tablets at 5 years (33% vs 19%, P = 0.03).")

_WRONG = (
    ("Cramps troubled 13% of those who wore gloves and 21% of the bare-handed.", _KITES),
    ("With gloves there were 3.6 falls per 1,000 hours, against 1.7 with bare hands.", _KITES),
    ("With the new board 12.6% of people saw a crack, against 11.8% with the old one.", _PIANO),
    ("The new board cut moisture by 30%.", _PIANO),
    ("With traps the number of moths fell by 46% on average.", _MOTH),
    ("Foot rot was prevented in 78.2% of the vaccinated animals.", _FLU),
    ("The recorder is right 85% of the time when it gives a positive call.", _OWLS),
)
_RIGHT = (
    ("Cramps troubled 21% of those who wore gloves and 13% of the bare-handed.", _KITES),
    ("With gloves there were 1.7 falls per 1,000 hours, against 3.6 with bare hands.", _KITES),
    ("The first crack came after a median of 12.6 years with the new board.", _PIANO),
    ("With traps moth counts were down to 46% of where they began.", _MOTH),
    ("The vaccine prevented 78.2% of foot rot.", _FLU),
    ("The recorder is right 71% of the time when it gives a positive call.", _OWLS),
    ("A third of the women in the scissors group were still on tablets five years later.", _RELIEF),
)


@pytest.mark.parametrize(("claim", "source"), _WRONG)
def test_digits_of_another_group_unit_or_kind_are_told(claim: str, source: str) -> None:
    """Months as per cent, a part of a point hundredfold, what is left as what fell."""
    assert compare(claim, source).label is Label.MAJOR


@pytest.mark.parametrize(("claim", "source"), _RIGHT)
def test_the_same_digits_in_their_place_are_let_pass(claim: str, source: str) -> None:
    """Each claim tells the number as the study gives it."""
    assert compare(claim, source).label not in (Label.MAJOR, Label.MINOR)


@pytest.mark.parametrize(("text", "kinds"), [
    ("Falls were rarer (1.7 v 3.6 per 1,000 flying hours).", [Kind.INCIDENCE_RATE] * 2),
    ("There were 4.4 stings per 1,000 patient-days with nets, down from 6.1.",
     [Kind.INCIDENCE_RATE] * 2),
    ("Sensitivity was 61% with the new chart and 48% with the old chart.", [Kind.SENSITIVITY] * 2),
    ("The drug brought an additional fall of 6.3 mm Hg.", [Kind.MEAN_DIFFERENCE]),
    ("The number needed to invite for one more visitor was 17.", [Kind.NNT]),
    ("The weekly rate was a quarter of that among the unvaccinated.", [Kind.RISK_RATIO]),
    ("Rust was two thirds as common with zinc.", [Kind.RISK_RATIO]),
    ("Attacks fell by two days per four weeks more than with films.", [Kind.MEAN_DIFFERENCE]),
])
def test_a_number_has_the_kind_that_the_words_around_it_give(text: str, kinds: list[Kind]) -> None:
    """Neighbours share their kind; parts of another number are ratios."""
    assert [e.kind for e in extract_statistics(text)] == kinds


def test_the_verb_and_not_more_tells_the_way_of_a_change() -> None:
    """"More time outdoors lowered it" tells a fall."""
    told, = extract_statistics("More hours in the garden lowered the incidence by 7.5 percentage "
                               "points.")
    assert told.direction == "decrease"


@pytest.mark.parametrize(("text", "value"), [
    ("The farm randomised 1,400 hens that had been bitten.", 1400),
    ("The trial included 2,600 people who had been stung by bees.", 2600),
    ("The finding rests on some 3,100 patients treated with honey.", 3100),
])
def test_those_who_were_taken_into_a_study_are_its_size(text: str, value: int) -> None:
    """What befell them before says who they are, and is no outcome."""
    assert [size.value for size in claimed_sizes(text)] == [value]
