"""Hostile claims and sources: every pattern of the checks on qualities stays linear."""

from __future__ import annotations

import gc
import time

import pytest

from evidaudit.checks import load
from evidaudit.checks.scopes import Pair
from evidaudit.model import Claim, Reference, Report

CODES = ("QUO305", "QUO306", "QUO308", "QUO311", "QUO312", "QUO313", "QUO315")
TRIGGERS = ["better than ", "in the journal A ", "aged 6 to ", "patients with severe ", "a ", "1 ",
            '"', "“a b c d ", "randomised to a or ", "versus ", "( ", "one hundred ", "2020 ",
            "published in A ", "only in ", "the study of 10 ", "this page was updated ", "A",
            "in a but not in ", "[", "...", "low quality evidence ", "control "]


def _seconds(text: str, as_claim: bool) -> float:
    """The processor time of one reading, without the collector's sweeps.

    A sweep walks over everything that the whole test run has left behind, which says
    nothing of the patterns: it once cost four times the reading itself.
    """
    source = "Patients were randomised to tea or coffee." if as_claim else text
    claim = text if as_claim else ('In the trial, 500 patients with severe pain "felt much better '
                                   'on tea" than on placebo, a 2020 study in the journal X found.')
    report = Report("1", title="Tea", text=source, basis="full text", whole=True)
    pair = Pair(Claim("C1", "a", claim), Reference("1", {"title": "Tea"}), report)
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        for code in CODES:
            load()[code].run(pair)
        return time.process_time() - began
    finally:
        gc.enable()


@pytest.mark.parametrize("trigger", TRIGGERS)
@pytest.mark.parametrize("as_claim", [True, False], ids=["claim", "source"])
def test_X6_a_repeated_trigger_costs_linear_time(trigger: str, as_claim: bool) -> None:
    """Twice the text takes at most about twice the time (small times are noise)."""
    small = _seconds(trigger * (10_000 // len(trigger)), as_claim)
    large = _seconds(trigger * (40_000 // len(trigger)), as_claim)
    if large >= 1.0 and large / max(small, 0.01) >= 8:  # once more: a neighbour may have worked
        small, large = (_seconds(trigger * (size // len(trigger) + 1), as_claim)
                        for size in (10_000, 40_000))
    assert large < 1.0 or large / max(small, 0.01) < 8, (small, large)
