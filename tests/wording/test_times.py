"""Times of a sentence, in days, however they are said."""

from __future__ import annotations

import pytest

from evidaudit.wording.times import times

YEAR = 365.25


@pytest.mark.parametrize(("text", "days"), [
    ("Two winters on, the net still held.", [2 * YEAR]),
    ("A fortnight later the rash had gone.", [14.0]),
    ("The following year more pupils passed.", [YEAR]),
    ("Weight was measured at 1 y and at 24 mo.", [YEAR, 2 * YEAR]),
    ("Protection was 70% in the first season and 40% in the second.", [YEAR, 2 * YEAR]),
    ("A good idea in the first place, and a bad one in the second.", []),
    ("At 6 months 101 of them had quit.", [6 * 30.4375]),
    ("Some may like what you like.", []),
])
def test_a_time_is_read_however_it_is_said(text: str, days: list[float]) -> None:
    """Winters, fortnights, abbreviations and ordinals."""
    assert [time.days for time in times(text)] == pytest.approx(days)
