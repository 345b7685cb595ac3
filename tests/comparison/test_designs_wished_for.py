"""A randomised trial that a study merely wishes for does not make it one."""

from __future__ import annotations

import pytest
from comparing import compare

SAUNA = ("Sauna bathing and stroke: a registry cohort",
         "Methods: We linked a national register of 9,410 sauna owners to hospital data. Results: "
         "Stroke was less common in sauna owners (hazard ratio 0.81, 95% CI 0.70 to 0.94). "
         "Conclusions: Sauna ownership was associated with less stroke; {wish}")


@pytest.mark.parametrize("wish", [
    "randomised trials are required.", "randomized controlled trials are still needed.",
    "mixed models with random effects agreed.",
])
def test_a_wish_for_randomised_trials_excuses_no_claim_of_one(wish: str) -> None:
    """Nobody was allocated to anything in a registry."""
    verdict = compare("Adults randomly assigned to a sauna had 19% fewer strokes.",
                      SAUNA[1].format(wish=wish), title=SAUNA[0], design="cohort")
    assert "QUO306" in verdict.codes


def test_randomising_within_a_cohort_excuses_the_word() -> None:
    """A cohort that tells of its own randomisation may be told as a trial."""
    verdict = compare("Adults randomly assigned to a sauna had 19% fewer strokes.",
                      SAUNA[1].format(wish="owners were randomised within this cohort."),
                      title=SAUNA[0], design="cohort")
    assert "QUO306" not in verdict.codes
