"""Fit the weights by which ``evidaudit/weighing.py`` weighs differences, and write them.

A logistic regression over the differences told on claims that no rule was made for: of each, was
the claim wrong in a way that changes the message? Prints, with each file left out of the fit in
turn, how many differences would be held back that were right and that were wrong.

    python -m benchmarks.fit_leads [--write] FILE...
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.measuring import PROJECT
from evidaudit.checking import findings_on
from evidaudit.checks.building_pairs import build_pair
from evidaudit.comparison import read
from evidaudit.weighing import Readings, is_lead, readings_of

SEALED = ("fresh.jsonl", "unread.jsonl", "unseen.jsonl", "detailed.jsonl")
WEIGHTS = PROJECT / "evidaudit" / "data" / "leads.json"
PENALTY = 60.0      # on the squares of the weights of standardised readings
LOST = 0.04         # share of the right differences that may be held back
STEPS = 60


def read_leads(path: Path) -> list[tuple[str, bool, list[Readings]]]:
    """Pair, whether it is told wrong rightly, and the readings of its differences."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        label = row.get("label") or row.get("verdict")
        if label == "minor" or not row.get("source"):
            continue
        pair = build_pair(row)
        findings = findings_on(pair)
        leads = [finding for finding in findings if is_lead(finding)]
        if leads:
            found.append((f"{path.stem} {row['id']}", label == "major",
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


def main(arguments: list[str]) -> None:
    """Print what is held back, cross-validated by file, and write the weights."""
    paths = [Path(name) for name in arguments if not name.startswith("--")] or [
        path for name in SEALED if (path := PROJECT / "tests" / "pairs" / name).exists()]
    pairs = [(index, *pair) for index, path in enumerate(paths) for pair in read_leads(path)]
    names = sorted({name for *_, leads in pairs for lead in leads for name in lead})
    of_pair = np.array([at for at, (*_, leads) in enumerate(pairs) for _ in leads])
    table = np.array([[lead.get(name, 0.0) for name in names]
                      for *_, leads in pairs for lead in leads])
    spread = table.std(axis=0) + 1e-6
    x = table / spread
    right = np.array([label for _, _, label, _ in pairs])
    files = np.array([index for index, *_ in pairs])
    y, file_of = right[of_pair].astype(float), files[of_pair]
    probable = np.zeros(len(x))
    for index in range(len(paths)):
        w, constant = fitted(x[file_of != index], y[file_of != index])
        probable[file_of == index] = 1 / (1 + np.exp(-(x[file_of == index] @ w + constant)))
    best = np.array([probable[of_pair == at].max() for at in range(len(pairs))])
    print(f"{len(pairs)} claims told major, {int(right.sum())} rightly")
    print("held back, by weights fitted without the file:")
    for lost in (0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15):
        least = float(np.quantile(best[right], lost))
        held = best < least
        print(f"  below {least:.2f}: {int(held[right].sum())} right, {int(held[~right].sum())} of "
              f"{int((~right).sum())} wrong")
    w, constant = fitted(x, y)
    least = float(np.quantile(best[right], LOST))
    weights = {name: round(float(value), 3) for name, value in zip(
        names, w / spread, strict=True) if abs(value) > 1e-3}
    for name, value in sorted(zip(names, w, strict=True), key=lambda item: item[1]):
        print(f"{name:75}{value:6.2f} (standardised)")
    if "--write" in arguments:
        WEIGHTS.write_text(json.dumps(
            {"fitted_by": "benchmarks/fit_leads.py", "fitted_on": [path.name for path in paths],
             "constant": round(constant, 3), "least": round(least, 3), "weights": weights},
            indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
