"""Time grows in step with the text, also on hostile text."""

from __future__ import annotations

import time

import pytest

from evidaudit.statistics import extract_statistics

HOSTILE = [
    "1234567890",
    "1 2 3 ",
    " ",
    "((((",
    "1 in ",
    "95% CI ",
    "p < ",
    "50% ",
    "1/2/",
    "- -",
    "one two three ",
    "a",
    "\n",
    ". ",
    "1 ± ",
    "(1) [2] ",
    "hazard ratio ",
    "1.5 and ",
    "1,234,567,",
    "10 of 20 of ",
    "in the group ",
    "reduced by ",
    "12% in the A group and ",
    "95% CI 1-",
    "aged 4 ",
    "\u2009",
    "1\u2009234 ",
]


def _seconds(text: str) -> float:
    best = float("inf")
    for _ in range(3):
        begin = time.process_time()
        extract_statistics(text)
        best = min(best, time.process_time() - begin)
    return best


@pytest.mark.parametrize("unit", HOSTILE)
def test_X6_extraction_is_linear_on_hostile_text(unit: str) -> None:
    """Four times the text takes at most 2.5 times 2.5 the time (with room for the clock)."""
    text = unit * (20_000 // len(unit))
    small, large = _seconds(text[:5_000]), _seconds(text)
    assert large <= 6.25 * small + 0.05


def test_X6_a_long_run_of_spaces_or_digits_does_not_hang() -> None:
    """A megabyte of white space or of one number is read within five seconds."""
    for unit in (" ", "7"):
        begin = time.process_time()
        extract_statistics("risk 14% " + unit * 1_000_000 + " of patients")
        assert time.process_time() - begin < 5
