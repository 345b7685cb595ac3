"""Statistics told in everyday words, and words that only look like them."""

from __future__ import annotations

import pytest
from estimate_tables import check

LAY = [
    ("One in seven patients got better.", "proportion 0.142857 unit=one in n"),
    ("1 in 7 people", "proportion 0.142857"),
    ("about one in ten women", "proportion 0.1 hedge=about"),
    ("1 in 329 patients", "proportion 0.00303951 of=1/329"),
    ("one out of every five adults", "proportion 0.2"),
    ("three in four users", "proportion 0.75"),
    ("9 out of 10 doctors", "proportion 0.9"),
    ("A third of patients improved.", "proportion 0.333333 unit=in words"),
    ("one-third of patients", "proportion 0.333333"),
    ("two thirds of the trials", "proportion 0.666667"),
    ("Three quarters of people", "proportion 0.75"),
    ("three-quarters of those treated", "proportion 0.75"),
    ("nearly half of them", "proportion 0.5 hedge=nearly"),
    ("half of the participants", "proportion 0.5"),
    ("more than half of adults", "proportion 0.5 hedge=more than"),
    ("a quarter of the sample", "proportion 0.25"),
    ("one fifth of children", "proportion 0.2"),
    ("Most patients recovered.", "proportion 0.5 hedge=more than unit=most"),
    ("most of the participants improved", "proportion 0.5 unit=most"),
    ("the majority of users", "proportion 0.5 unit=most"),
    ("None of the patients died.", "proportion 0"),
    ("The risk doubled.", "risk_ratio 2 dir=increase"),
    ("doubled the risk of stroke", "risk_ratio 2 dir=increase"),
    ("it tripled the chance of success", "risk_ratio 3 dir=increase"),
    ("twice as likely to die", "risk_ratio 2 dir=increase"),
    ("half as likely to fall", "risk_ratio 0.5 dir=decrease"),
    ("three times as likely", "risk_ratio 3"),
    ("three times higher", "risk_ratio 3 dir=increase"),
    ("1.5 times more likely", "risk_ratio 1.5 dir=increase"),
    ("1.5 times the risk", "risk_ratio 1.5"),
    ("a seven-fold increase", "risk_ratio 7 dir=increase"),
    ("a 2.5-fold increase in risk", "risk_ratio 2.5 dir=increase"),
    ("a twofold higher rate", "risk_ratio 2 dir=increase"),
    ("twice the odds of relapse", "odds_ratio 2"),
    ("cut by 20%", "percent_change 20 dir=decrease"),
    ("cut the risk by 20 per cent", "percent_change 20 dir=decrease"),
    ("cut deaths in half", "risk_ratio 0.5 dir=decrease"),
    ("halved the risk", "risk_ratio 0.5 dir=decrease"),
    ("reduced the risk by 22%", "percent_change 22 dir=decrease"),
    ("increased by 20%", "percent_change 20 dir=increase"),
    ("a 20% lower risk of death", "percent_change 20 dir=decrease"),
    ("20% more likely to respond", "percent_change 20 dir=increase"),
    ("20 percent higher", "percent_change 20 dir=increase"),
    ("a 15% increase in strength", "percent_change 15 dir=increase"),
    ("a reduction of 30% in falls", "percent_change 30 dir=decrease"),
    ("pain improved by about 40%", "percent_change 40 hedge=about dir=increase"),
    ("14 percentage points more", "risk_difference 0.14 unit=percentage points"),
    ("rose by 14 percentage points", "risk_difference 0.14 dir=increase"),
    ("14 more people in 100 responded", "risk_difference 0.14 dir=increase"),
    ("60 fewer deaths per 1,000", "risk_difference 0.06 dir=decrease"),
    ("live 3 years longer", "mean_difference 3 unit=years dir=increase"),
    ("lowered blood pressure by 10 mm Hg", "mean 10 unit=mm Hg dir=decrease"),
    ("Deaths fell from 12 to 8 per 1,000.", "proportion 0.012 ; proportion 0.008 of=8/1000"),
    ("Risk rose five-fold; odds were 2.3 times higher.", "risk_ratio 5 ; odds_ratio 2.3"),
    ("one extra in seven", "risk_difference 0.142857 dir=increase"),
    ("one more patient in every seven", "risk_difference 0.142857 dir=increase"),
]
NOT_LAY = [
    "a double-blind trial",
    "double-dummy design",
    "the third visit",
    "on the other half",
    "half an hour",
    "second most common",
    "for the most part",
    "one of the authors",
    "two groups",
    "the first quarter",
    "three times a week",
    "twice daily",
    "one year later",
    "times are changing",
    "double vision",
    "almost all agreed",
    "in one study",
    "a half-life of some hours",
    "a triple procedure",
    "the most effective exercise",
    "no one knows",
    "the two arms",
    "out of hours",
    "one in particular",
]


@pytest.mark.parametrize(("text", "expected"), LAY)
def test_everyday_words_are_read_as_numbers(text: str, expected: str) -> None:
    """Fractions, multiples, changes and shares in words."""
    check(text, expected)


@pytest.mark.parametrize("text", NOT_LAY)
def test_words_that_only_look_like_numbers_are_left_alone(text: str) -> None:
    """Ordinals, designs, frequencies and idioms are no statistics."""
    check(text, "")
