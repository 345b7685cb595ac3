"""Accuracy may rise and never fall: every figure of the reference half holds its floor."""

from __future__ import annotations

import importlib
import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from shared_data import shared

PROJECT = Path(__file__).resolve().parents[1]
# What was promised. The floors in gate.json may be stricter, never weaker.
PROMISED = {
    "field_micro_f1": 0.95, "field_least_f1": 0.90, "match_precision": 0.995,
    "match_recall": 0.97, "planted_found": 0.9, "planted_least_family": 0.9,
    "shared_match_precision": 0.995, "shared_match_recall": 0.97, "shared_field_micro_f1": 0.95,
    "shared_field_least_f1": 0.90}
PROMISED_AT_MOST = {
    "match_accepted_without_record": 1, "honest_major": 0, "honest_minor_share": 0.01,
    "shared_match_accepted_without_record": 5, "shared_metadata_false_alarms": 0.01}
OWN = ("fields_of_sample", "matching_of_sample", "honest_bibliography", "planted_errors")
SHARED = ("shared_matching", "shared_metadata", "shared_fields", "shared_citations")


@pytest.fixture(scope="module")
def gate() -> ModuleType:
    """The module ``benchmarks.gate``."""
    if str(PROJECT) not in sys.path:
        sys.path.insert(0, str(PROJECT))
    return importlib.import_module("benchmarks.gate")


def _hold(gate: ModuleType, name: str) -> None:
    measure: Callable[[], dict[str, float]] = getattr(gate, name)
    figures = measure()
    assert figures and set(figures) <= set(gate.floors())
    assert not gate.below(figures)


@pytest.mark.parametrize("name", OWN)
def test_every_figure_on_our_own_samples_holds_its_floor(gate: ModuleType, name: str) -> None:
    """Parsing, matching, honest references and planted errors."""
    _hold(gate, name)


@pytest.mark.parametrize("name", SHARED)
def test_every_fast_figure_on_the_development_data_holds_its_floor(
        gate: ModuleType, name: str) -> None:
    """Matching, metadata and every tenth string, where the data are present."""
    shared("dev_data")
    _hold(gate, name)


def test_no_floor_is_weaker_than_what_was_promised(gate: ModuleType) -> None:
    """A floor lowered below the promise is refused, and so is one taken away."""
    floors = gate.floors()
    for name, value in PROMISED.items():
        assert floors[name]["at_least"] >= value, name
    for name, value in PROMISED_AT_MOST.items():
        assert floors[name]["at_most"] <= value, name


def test_a_figure_below_its_floor_is_told(gate: ModuleType) -> None:
    """The gate itself can fail."""
    assert gate.below({"field_micro_f1": 0.5, "honest_major": 1.0, "match_recall": 1.0}) == [
        "field_micro_f1 is 0.5000, at least "
        f"{gate.floors()['field_micro_f1']['at_least']} is due",
        "honest_major is 1.0000, at most 0 is allowed"]


def test_the_sample_is_large_in_nine_styles_and_prints_its_gold_fields() -> None:
    """At least 120 strings, evenly spread, each holding what its gold fields say."""
    path = PROJECT / "benchmarks" / "samples" / "references.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    styles = Counter(row["style"] for row in rows)
    assert len(rows) >= 120
    assert len(styles) == 9 and min(styles.values()) >= 13
    assert len({row["raw"] for row in rows}) == len(rows)
    for row in rows:
        families = [family for family, _ in row["authors"]]
        for value in (row["title"], row["journal"], row["year"], row["volume"], row["issue"],
                      row["fpage"], row["doi"], *families):
            assert value in row["raw"]
