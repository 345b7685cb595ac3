"""Fit the weights of ``evidence/directions.py`` and write ``evidaudit/data/directions.json``.

Softmax regression with an L2 penalty over the named features, by plain gradient descent. The
figures that ``accuracy_directions.py`` prints are cross-validated by study: no study is ever in
both the fitting and the measuring part.

    python benchmarks/fit_directions.py SHARED/dev_data
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evidaudit.evidence.direction_features import SIGNED, candidates, features

PENALTY = 0.016   # of the squared weights; of 0.004, 0.016 and 0.04 best on both sets, by study
STEPS = 1500
RATE = 0.5
DIRECTIONS = {"significantly increase": "increased", "significantly increased": "increased",
              "significantly decreased": "decreased", "no significant difference": "no difference"}
SUPPORT = {"1": "differs", "0": "no difference", "2": "not told"}
_CLAIM = re.compile(
    r"(?P<a>.{1,400}?) is (?:superior|non-?inferior|equivalent|inferior)(?: or (?:other|"
    r"equivalent|similar))? to "
    r"(?P<b>.{1,400}?) in terms of (?P<c>.+)", re.S)

Example = tuple[dict[str, float], str, str]  # features, label, study


def read_directions(path: Path) -> list[Example]:
    """Features, label and study of each row of the directions set."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [(_features(row["abstract"], row["intervention"], row["comparator"], row["outcome"]),
             DIRECTIONS[row["label"]], row["pmcid"]) for row in rows]


def read_support(path: Path) -> list[Example]:
    """Features, label and study of each row of the outcome claims set."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    found = []
    for row in rows:
        match = _CLAIM.match(row["claim"])
        a, b, c = (match["a"], match["b"], match["c"]) if match else ("", "", row["claim"])
        text = f"TITLE: {row['article_title']}\n{row['article_abstract']}"
        found.append((_features(text, a, b, c), SUPPORT[str(row["label"])], row["nctId"]))
    return found


def _features(text: str, intervention: str, comparator: str, outcome: str) -> dict[str, float]:
    found = candidates(text, intervention, comparator, outcome)
    return features(found) if found else {"always": 1.0, "no match": 1.0}


def fit(examples: list[Example], balance: float = 0.3) -> dict[str, dict[str, float]]:
    """Weights by label and feature; ``balance`` 1 makes every label count the same."""
    names = sorted({name for told, _, _ in examples for name in told})
    labels = sorted({label for _, label, _ in examples})
    index = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(examples), len(names)))
    y = np.zeros((len(examples), len(labels)))
    for row, (told, label, _) in enumerate(examples):
        for name, value in told.items():
            x[row, index[name]] = value
        y[row, labels.index(label)] = 1.0
    allowed = np.array([[_applies(name, label) for label in labels] for name in names])
    weight = (y / (y.sum(0) ** balance)).sum(1, keepdims=True)
    weight *= len(examples) / weight.sum()
    w: NDArray[Any] = np.zeros((len(names), len(labels)))
    velocity = np.zeros_like(w)
    for _ in range(STEPS):
        z = x @ w
        z -= z.max(1, keepdims=True)
        p = np.exp(z)
        p /= p.sum(1, keepdims=True)
        gradient = x.T @ (weight * (p - y)) / len(examples) + PENALTY * w
        if {"increased", "decreased"} <= set(labels):
            gradient = _mirrored(gradient, names, labels)
        velocity = 0.9 * velocity - RATE * 0.1 * gradient * allowed
        w += velocity
    return {label: {name: round(float(w[i, j]), 4) for i, name in enumerate(names)}
            for j, label in enumerate(labels)}


def _applies(name: str, label: str) -> float:
    """Signed features tell directions only, the others only whether there is one."""
    if label in ("increased", "decreased"):
        return float(name.startswith(SIGNED))
    return float(not name.startswith(SIGNED))


def _mirrored(gradient: NDArray[Any], names: list[str], labels: list[str]) -> NDArray[Any]:
    """What counts for "increased" counts as much against "decreased": one weight for both."""
    up, down = labels.index("increased"), labels.index("decreased")
    both = (gradient[:, up] - gradient[:, down]) / 2
    mirrored = gradient.copy()
    mirrored[:, up], mirrored[:, down] = both, -both
    return mirrored


def main(folder: str) -> None:
    """Fit both models on the whole of both sets and write them."""
    base = Path(folder)
    models = {"direction": fit(read_directions(base / "trial_directions.jsonl")),
              "support": fit(read_support(base / "trial_outcome_claims.jsonl"))}
    target = Path(__file__).resolve().parents[1] / "evidaudit" / "data" / "directions.json"
    about = ("Weights of a softmax regression over named features; fitted by "
             "benchmarks/fit_directions.py on Evidence Inference 2.0 and CliniFact (both MIT).")
    text = json.dumps({"about": about, "models": models}, indent=1, sort_keys=True)
    target.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
