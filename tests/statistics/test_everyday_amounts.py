"""Numbers as newspapers and clinics tell them: hundreds, extras, compounds, standard deviations."""

from __future__ import annotations

import pytest

from evidaudit import extract_statistics
from evidaudit.model import Kind

_TOLD = (
    ("For every 100 walkers, 12 twisted an ankle.", Kind.PROPORTION, 0.12),
    ("Out of a hundred swimmers, nine had ear pain.", Kind.PROPORTION, 0.09),
    ("For every 25 babies treated, one infection was avoided.", Kind.RISK_DIFFERENCE, 0.04),
    ("You would have to screen 400 men to prevent one death.", Kind.NNT, 400.0),
    ("The number needed to treat to prevent one fracture was 31.", Kind.NNT, 31.0),
    ("The NNT for one extra responder was 6.", Kind.NNT, 6.0),
    ("A six-percentage-point rise in the share who voted.", Kind.RISK_DIFFERENCE, 0.06),
    ("An 11-point drop in the smoking rate followed.", Kind.RISK_DIFFERENCE, 0.11),
    ("A 9-point gain on the balance scale.", Kind.MEAN_DIFFERENCE, 9.0),
    ("Five fewer nurses in a hundred fell ill.", Kind.RISK_DIFFERENCE, 0.05),
    ("Scores rose by a third of a standard deviation.", Kind.STANDARDISED_MEAN_DIFFERENCE, 1 / 3),
    ("Maths marks were half a standard deviation higher.", Kind.STANDARDISED_MEAN_DIFFERENCE, 0.5),
    ("The mask shaved 14 minutes off the run.", Kind.MEAN_DIFFERENCE, 14.0),
    ("Children slept an extra 22 minutes.", Kind.MEAN_DIFFERENCE, 22.0),
    ("The prevented fraction was 27% (95% CI 15 to 38).", Kind.PERCENT_CHANGE, 27.0),
    ("Vaccinated adults were studied; effectiveness was 64% against admission.",
     Kind.PERCENT_CHANGE, 64.0),
)


@pytest.mark.parametrize(("text", "kind", "value"), _TOLD)
def test_an_everyday_amount_has_its_kind_and_value(text: str, kind: Kind, value: float) -> None:
    """One number a sentence, told without the usual names."""
    found = [(e.kind, e.value) for e in extract_statistics(text)]
    assert [kind for kind, _ in found] == [kind], found
    assert found[0][1] == pytest.approx(value)


@pytest.mark.parametrize("text", [
    "The hazard rose by 1.3 per 1 SD higher score.",
    "For each 5-point increase in the index, risk was higher.",
    "They were followed for an additional 12 months.",
    "A 50-point fall was seen in most of them.",
])
def test_steps_and_durations_are_no_differences(text: str) -> None:
    """What was looked at step by step, or how long, is not what was found."""
    assert not [e for e in extract_statistics(text)
                if e.kind in (Kind.MEAN_DIFFERENCE, Kind.STANDARDISED_MEAN_DIFFERENCE)]


def test_a_verb_inside_follow_up_tells_no_rise() -> None:
    """ "Follow-up lowers the risk by 20%" is a fall, though "up" stands before "by"."""
    (change,) = extract_statistics("Phone follow-up lowers the risk of a fall by 20%.")
    assert change.direction == "decrease"


def test_a_share_per_year_agrees_with_a_rate_over_person_years() -> None:
    """ "4.6% a year" is 46 per 1,000 person-years; "4.6% of them" says nothing of time."""
    from evidaudit.statistics import agrees

    (rate,) = extract_statistics("Incidence was 46.1 per 1,000 person-years.")
    (yearly,) = extract_statistics("Some clinics saw 4.6% of them fall ill each year.")
    (plain,) = extract_statistics("In clinics, 4.6% of them fell ill.")
    assert agrees(yearly, rate)
    assert not agrees(plain, rate)


def test_a_hostile_line_of_everyday_amounts_is_read_in_time() -> None:
    """Half a megabyte of almost-amounts costs seconds, not minutes."""
    import time

    text = "for every 100 a a a a a a a a a a, treat 14 a a a a to a extra five-point " * 7000
    start = time.monotonic()
    extract_statistics(text)
    assert time.monotonic() - start < 30
