"""Proportions with their uncertainty, and agreement of machine and person.

Every rate shows numerator, denominator and a Wilson interval (Wilson 1927,
doi 10.1080/01621459.1927.10502953).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from .model import Label, Verdict


def wilson(numerator: int, denominator: int, level: float = 0.95) -> tuple[float, float]:
    """The Wilson score interval of a proportion, as fractions; (0, 1) for no observations."""
    if denominator == 0:
        return 0.0, 1.0
    z = NormalDist().inv_cdf(0.5 + level / 2)
    share = numerator / denominator
    centre = share + z * z / (2 * denominator)
    half = z * sqrt(share * (1 - share) / denominator + z * z / (4 * denominator**2))
    scale = 1 + z * z / denominator
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)


def rate(numerator: int, denominator: int) -> str:
    """"17 of 23 (74%, 95% CI 54% to 87%)"; "0 of 0" where nothing was observed."""
    if denominator == 0:
        return "0 of 0"
    low, high = wilson(numerator, denominator)
    return (f"{numerator} of {denominator} ({numerator / denominator:.0%}, "
            f"95% CI {low:.0%} to {high:.0%})")


@dataclass(frozen=True, slots=True)
class Agreement:
    """The machine's verdicts beside the adjudicated ones."""

    compared: int
    same: int
    majors_flagged: int           # adjudicated major, told as an error of any severity
    majors_told_major: int
    majors: int
    accurate_told_major: int
    accurate_told_error: int
    accurate: int
    unverifiable: int             # the machine found nothing to go by
    table: dict[tuple[str, str], int]  # (adjudicated, machine) -> count


def agreement(judged: Iterable[Verdict]) -> Agreement:
    """The agreement over the verdicts that a person has adjudicated."""
    both = [v for v in judged if v.adjudicated]
    table = Counter((v.adjudicated, v.label.value) for v in both)

    def count(person: str, *machine: Label) -> int:
        return sum(table[person, label.value] for label in machine)

    errors = (Label.MAJOR, Label.MINOR)
    return Agreement(
        compared=len(both), same=sum(v.adjudicated == v.label.value for v in both),
        majors_flagged=count("major", *errors), majors_told_major=count("major", Label.MAJOR),
        majors=sum(n for (person, _), n in table.items() if person == "major"),
        accurate_told_major=count("accurate", Label.MAJOR),
        accurate_told_error=count("accurate", *errors),
        accurate=sum(n for (person, _), n in table.items() if person == "accurate"),
        unverifiable=sum(n for (_, machine), n in table.items()
                         if machine == Label.UNVERIFIABLE.value),
        table=dict(table))
