"""A floor under the accuracy on annotated trial sentences, where they are on the machine."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from shared_data import shared


@pytest.mark.parametrize(("part", "floor"), [("train", 0.93), ("dev", 0.91)])
def test_measured_values_of_trial_sentences_are_found(part: str, floor: float) -> None:
    """F1 of the values, contrasts between arms counted as false, stays above its floor."""
    path = Path(__file__).parents[2] / "benchmarks" / "accuracy_statistics.py"
    spec = importlib.util.spec_from_file_location("accuracy_statistics", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rows = json.loads(
        shared("dev_data", f"trial_result_spans_{part}.json").read_text(encoding="utf-8")
    )
    score = module.measure(rows, show=False)
    false = score["false"] + score["false contrast"]
    f1 = 2 * score["found"] / (2 * score["found"] + false + score["missed"])
    assert f1 >= floor
    assert score["arm right"] / (score["arm right"] + score["arm wrong"]) >= 0.85
