"""Differences between means told in prose and in brackets, with direction and interval."""

from __future__ import annotations

import pytest
from estimate_tables import check

DIFFERENCES = [
    (
        "Nurses slept 63.7 minutes less than controls.",
        "mean_difference 63.7 unit=minutes dir=decrease vs=controls",
    ),
    (
        "Sleep was 63.7 minutes lower than in the control group.",
        "mean_difference 63.7 dir=decrease vs=control group",
    ),
    (
        "Pain was 8.5 mm lower in the swimming group (95% CI 0.9 to 16.1).",
        "mean_difference 8.5 ci=0.9..16.1 dir=decrease group=swimming group",
    ),
    (
        "Pupils scored 3.2 points higher than controls.",
        "mean_difference 3.2 dir=increase vs=controls",
    ),
    (
        "Haemoglobin was 12.1 g/dL with iron and 12.0 g/dL with starch (difference 0.1 g/dL, "
        "95% CI −0.2 to 0.4).",
        "mean 12.1 ci=none group=iron ; mean 12 ci=none group=starch ; "
        "mean_difference 0.1 ci=-0.2..0.4 unit=g/dL",
    ),
    (
        "Death struck 12% with ice and 15% with heat (difference −3%, 95% CI −6 to 0).",
        "proportion 0.12 ; proportion 0.15 ; risk_difference -0.03 ci=-0.06..0",
    ),
    (
        "Mean differences were: pain, −1.2 (95% CI −2.0 to −0.4); gait, −0.3 (95% CI −0.9 to 0.3).",
        "mean_difference -1.2 ci=-2..-0.4 ; mean_difference -0.3 ci=-0.9..0.3",
    ),
    (
        "Joy: 1.2 (95% CI 0.4 to 2.0; p = 0.003); calm: 0.3 (−0.5 to 1.1; p = 0.46).",
        "mean 1.2 ci=0.4..2 p==0.003 ; mean 0.3 ci=-0.5..1.1 p==0.46",
    ),
    ("Milk yield was 2.5 kg higher with clover.", "mean_difference 2.5 dir=increase group=clover"),
    ("The group difference was 2.3 kg (95% CI 1.1 to 3.5).", "mean_difference 2.3 ci=1.1..3.5"),
    ("Ferritin was 12.1 g/dL, 3 days later it was gone.", "mean 12.1"),
    ("Milk yield was 2.5 kg.", "mean 2.5"),
    ("They met 3 months later.", ""),
]


@pytest.mark.parametrize(("text", "expected"), DIFFERENCES)
def test_differences_between_means_are_read_with_their_interval(text: str, expected: str) -> None:
    """The interval in a bracket belongs to the difference named there."""
    check(text, expected)
