"""Arms told in a bracket, after the pair, or in an earlier sentence; empty where there is doubt."""

from __future__ import annotations

import pytest

from evidaudit.model import Kind
from evidaudit.statistics import extract_statistics


def _groups(text: str) -> list[str]:
    return [e.group for e in extract_statistics(text) if e.kind is not Kind.COUNT]


TOLD = [
    (
        "We compared metformin with placebo. Response rates were 18.6% and 22.2%, respectively.",
        ["metformin", "placebo"],
    ),
    (
        "Calves got either colostrum or saline. Scours occurred in 9.1% and 14.1%, respectively.",
        ["colostrum", "saline"],
    ),
    (
        "Mice were randomly assigned to receive curcumin (n=20) or vehicle. Tumours grew in 35% "
        "and 60%, respectively.",
        ["curcumin", "vehicle"],
    ),
    (
        "Fever was seen in 5.5% of the zinc group and 7.1% of the sugar group. Cough was reported "
        "by 9.7% versus 8.9% (P = 0.35).",
        ["zinc group", "sugar group", "zinc", "sugar"],
    ),
    (
        "The study compared the effects of singing with reading. Mood scores were 7.1 vs 6.3 "
        "points.",
        ["singing", "reading"],
    ),
    (
        "Cure was achieved in 18.6% vs. 22.2% (ivermectin vs permethrin).",
        ["ivermectin", "permethrin"],
    ),
    ("Lice were gone more often (combing vs lotion: 74% vs. 52%).", ["combing", "lotion"]),
    ("Falls were 18.6% vs. 22.2% in the dance and chair groups.", ["dance", "chair"]),
    ("In the dance and chair groups, 9.1% and 14.1%, respectively, fell.", ["dance", "chair"]),
    (
        "Vomiting was rarer in the ginger arm (12% vs 30% in the sugar arm).",
        ["ginger arm", "sugar arm"],
    ),
    (
        "Lameness eased in 70% of carprofen-treated dogs and 45% of placebo-treated dogs.",
        ["carprofen-treated dogs", "placebo-treated dogs"],
    ),
    ("Cough left 40% of horses given steroid and 10% of horses given salt.", ["steroid", "salt"]),
    ("Cure was 74% for girls on honey and 60% for girls on placebo.", ["honey", "placebo"]),
    (
        "Wounds shut in 12/40 (30%) laser-treated wounds and 8/41 (19.5%) sham-treated wounds.",
        ["laser-treated wounds", "sham-treated wounds"],
    ),
    ("Falls hit 23% of those given calcium and 21% of those given chalk.", ["calcium", "chalk"]),
    (
        "Wounds closed in 31% among users of honey dressings and 22% among users of gauze.",
        ["honey dressings", "gauze"],
    ),
    ("Relief came to 40% with duloxetine and 28% with placebo.", ["duloxetine", "placebo"]),
    ("Pain fell by 30% in the yoga arm and by 12% in the diary arm.", ["yoga arm", "diary arm"]),
]
DOUBTFUL = [
    "Smoking and drinking were reported by 12% and 15%, respectively.",
    "We compared yoga with rest. Smoking and drinking were seen in 12% and 15%, respectively.",
    "We compared yoga with rest. Pain at 6 and 12 weeks was 3.2 and 4.1 points, respectively.",
    "We compared yoga with rest. Men and women relapsed in 12% and 15%, respectively.",
    "We compared zinc with iron, others compared iron with zinc. Cure was 12% vs 15%.",
    "Nuns were assigned to three groups. We compared zinc with iron. Cure was 12% vs 15%.",
    "They were randomised to zinc or iron or chalk. Cure was 12% vs 15%.",
    "We compared yoga with rest. Pain fell from 12% to 9%.",
    "We compared yoga with rest. Cure was 12% and 15%.",
    "Cure was 12% vs 15%.",
    "Fever was 12% and 15% (baseline vs later).",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_the_arms_of_a_pair_are_found_where_they_are_told(text: str, expected: list[str]) -> None:
    """In the bracket beside it, after it, or in an earlier sentence."""
    assert _groups(text) == expected


@pytest.mark.parametrize("text", DOUBTFUL)
def test_the_arms_of_a_pair_are_left_open_where_there_is_doubt(text: str) -> None:
    """Two outcomes, two times, three arms or two orders: no arm is guessed."""
    assert not any(_groups(text))
