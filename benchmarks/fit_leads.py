"""Fit the weights by which ``evidaudit/weighing.py`` weighs what it reads, and write them.

A logistic regression over the differences told on claims that no rule was made for: of each, was
the claim wrong in a way that changes the message? Prints, with a tenth of the studies left out of
the fit in turn, how many differences would be held back that were right and that were wrong.

    python -m benchmarks.fit_leads [--write] [FILE...]
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.measuring import PROJECT
from evidaudit.checking import findings_on
from evidaudit.checks.building_pairs import build_pair
from evidaudit.comparison import read
from evidaudit.weighing import Readings, is_lead, readings_of

FITTED_ON = ("fresh.jsonl", "unread.jsonl", "weighed.jsonl")
FOLDS = 10
PENALTY = 60.0      # on the squares of the weights of standardised readings
LOST = 0.07             # share of the right differences that may be held back
STEPS = 60


Told = tuple[int, bool, list[Readings]]  # fold of the study, is it right, the readings of each


def read_files(paths: Sequence[Path]) -> list[Told]:
    """The claims of which something differs."""
    found: list[Told] = []
    for line in (line for path in paths for line in path.read_text("utf-8").splitlines()):
        row = json.loads(line)
        label = row.get("label") or row.get("verdict")
        if label == "minor" or not row.get("source"):
            continue
        pair = build_pair(row)
        findings = findings_on(pair)
        leads = [finding for finding in findings if is_lead(finding)]
        if leads:
            found.append((zlib.crc32(row["source"].encode()) % FOLDS, label == "major",
                          readings_of(read(pair), leads, findings)))
    return found


def fitted(x: NDArray[Any], y: NDArray[Any], weights: NDArray[Any] | None = None,
           penalty: float = PENALTY) -> tuple[NDArray[Any], float]:
    """Weights and constant of a logistic regression with a ridge penalty (Newton's method);
    ``weights`` say how much each row counts."""
    counts = np.ones(len(x)) if weights is None else weights
    ones = np.column_stack([x, np.ones(len(x))])
    ridge = np.diag([penalty] * x.shape[1] + [0.0])
    w = np.zeros(ones.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-ones @ w))
        slope = ones.T @ (counts * (p - y)) + ridge @ w
        bend = ones.T @ (ones * (counts * p * (1 - p))[:, None]) + ridge
        step = np.linalg.solve(bend, slope)
        w = w - step
        if np.abs(step).max() < 1e-8:
            break
    return w[:-1], float(w[-1])


def fit(pairs: list[Told], lost: float, title: str) -> dict[str, Any]:
    """The weights, constant and least probability; prints what would be held back."""
    names = sorted({name for *_, told in pairs for own in told for name in own})
    of_pair = np.array([at for at, (*_, told) in enumerate(pairs) for _ in told])
    table = np.array([[own.get(name, 0.0) for name in names]
                      for *_, told in pairs for own in told])
    spread = table.std(axis=0) + 1e-6
    x = table / spread
    right = np.array([label for _, label, _ in pairs])
    folds = np.array([fold for fold, *_ in pairs])
    y, fold_of = right[of_pair].astype(float), folds[of_pair]
    probable = np.zeros(len(x))
    for fold in range(FOLDS):
        w, constant = fitted(x[fold_of != fold], y[fold_of != fold])
        probable[fold_of == fold] = 1 / (1 + np.exp(-(x[fold_of == fold] @ w + constant)))
    best = np.array([probable[of_pair == at].max() for at in range(len(pairs))])
    print(f"{title}: {len(pairs)}, {int(right.sum())} rightly; held back, by weights fitted "
          "without the study:")
    for share in (0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2):
        least = float(np.quantile(best[right], share))
        held = best < least
        print(f"  below {least:.2f}: {int(held[right].sum())} right, {int(held[~right].sum())} of "
              f"{int((~right).sum())} wrong")
    w, constant = fitted(x, y)
    for name, value in sorted(zip(names, w, strict=True), key=lambda item: item[1]):
        print(f"{name:75}{value:6.2f} (standardised)")
    return {"constant": round(constant, 3),
            "least": round(float(np.quantile(best[right], lost)), 3),
            "weights": {name: round(float(value), 3) for name, value in zip(
                names, w / spread, strict=True) if abs(value) > 1e-3}}


def main(arguments: list[str]) -> None:
    """Print what is held back, cross-validated by study, and write the weights."""
    paths = [Path(name) for name in arguments if not name.startswith("--")] or [
        PROJECT / "tests" / "pairs" / name for name in FITTED_ON]
    data = fit(read_files(paths), LOST, "claims told major")
    if "--write" in arguments:
        (PROJECT / "evidaudit" / "data" / "leads.json").write_text(json.dumps(
            {"fitted_by": "benchmarks/fit_leads.py", "fitted_on": [path.name for path in paths],
             **data}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
