"""Bounds told in words reach to the next such word, and no farther."""

from __future__ import annotations

import pytest

from evidaudit.statistics import claimed_range, extract_statistics

INSIDE = [
    ("Smokers were more than three times as likely to cough.", 3.67),
    ("Risk rose over twice as much, over twice as fast.", 2.6),
    ("Deaths rose almost five-fold.", 4.7),
    ("At least one in ten mares aborted.", 0.13),
    ("Under a third of women voted.", 0.28),
    ("More than a third of pupils were anaemic.", 0.42),
    ("More than half of nurses slept badly.", 0.61),
    ("Fewer than one in five adults cycled.", 0.14),
    ("Over 20% of men smoked.", 0.243),
    ("The jab more than halved the risk.", 0.42),
    ("Swimmers were more than three times less likely to fall.", 0.28),
    ("Pain was more than a third lower.", 41.0),
    ("It followed 1.8 million women.", 1_812_000),
]
OUTSIDE = [
    ("Smokers were more than three times as likely to cough.", 2.5),
    ("Smokers were more than three times as likely to cough.", 5.1),
    ("Deaths rose almost five-fold.", 5.9),
    ("At least one in ten mares aborted.", 0.08),
    ("Under a third of women voted.", 0.38),
    ("More than half of nurses slept badly.", 0.46),
    ("Fewer than one in five adults cycled.", 0.24),
    ("Over 20% of men smoked.", 0.31),
    ("The jab more than halved the risk.", 0.6),
    ("Swimmers were more than three times less likely to fall.", 0.5),
    ("Just over three-quarters of men stayed.", 0.97),
    ("It followed 1.8 million women.", 1_920_000),
]


@pytest.mark.parametrize(("claim", "value"), INSIDE)
def test_a_value_beyond_the_bound_is_what_was_claimed(claim: str, value: float) -> None:
    """3.67 is "more than three times"."""
    low, high = claimed_range(extract_statistics(claim)[0])
    assert low <= value <= high


@pytest.mark.parametrize(("claim", "value"), OUTSIDE)
def test_a_value_on_the_wrong_side_or_far_beyond_is_not(claim: str, value: float) -> None:
    """2.5 is not "more than three times", nor would five times be so called."""
    low, high = claimed_range(extract_statistics(claim)[0])
    assert not low <= value <= high
