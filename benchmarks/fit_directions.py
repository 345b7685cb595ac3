"""Fit the weights of ``evidence/directions.py`` and write ``evidaudit/data/directions.json``.

Three logistic regressions with an L2 penalty over named features, by Newton's method: whether a
text tells of an outcome (outcome claims), whether the arms differ (both sets together) and which
has more (directions). The figures that ``accuracy_directions.py`` prints are cross-validated by
study: no study is ever in both the fitting and the measuring part.

    python benchmarks/fit_directions.py SHARED/dev_data
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evidaudit.evidence.direction_candidates import candidates
from evidaudit.evidence.direction_features import SIGNED, features
from evidaudit.evidence.direction_text import prepared
from evidaudit.evidence.directions import ASKED_WHETHER, WORDS, Models

# How far each model may follow its data: the inverse of the penalty on the squared weights.
FREEDOM_TOLD, FREEDOM_DIFFERS, FREEDOM_UP = 0.07, 0.07, 0.1
STEPS = 12
LEAST_TEXTS, MOST_TEXTS = 3, 0.7   # a word counts if at least so many and at most such a share
RARER = 1.5         # how much more a rare word tells of what a text is about than a common one
DIRECTIONS = {"significantly increase": "increased", "significantly increased": "increased",
              "significantly decreased": "decreased", "no significant difference": "no difference"}
SUPPORT = {"1": "differs", "0": "no difference", "2": "not told"}
_CLAIM = re.compile(
    r"(?P<a>.{1,400}?) is (?:superior|non-?inferior|equivalent|inferior)(?: or (?:other|"
    r"equivalent|similar))? to "
    r"(?P<b>.{1,400}?) in terms of (?P<c>.+)", re.S)
# Which readings tell whether a text reports an outcome at all.
_TOLD = frozenset({"always", "match", "match in sentence", "no match", "full match",
                   "relative match", "log odds of the best", "intervention named",
                   "comparator named", "both arms", "position", "in title", "in conclusions"})


@dataclass(frozen=True)
class Example:
    """One question: the features of the answer, the terms of the text, the label, the study."""

    told: dict[str, float]
    named: frozenset[str]
    label: str
    study: str


def read_directions(path: Path) -> list[Example]:
    """The questions of the directions set."""
    return [_example(row["abstract"], row["intervention"], row["comparator"], row["outcome"],
                     DIRECTIONS[row["label"]], row["pmcid"]) for row in _rows(path)]


def read_support(path: Path) -> list[Example]:
    """The questions of the outcome claims set."""
    found = []
    for row in _rows(path):
        match = _CLAIM.match(row["claim"])
        a, b, c = (match["a"], match["b"], match["c"]) if match else ("", "", row["claim"])
        text = f"TITLE: {row['article_title']}\n{row['article_abstract']}"
        found.append(_example(text, a, b, c, SUPPORT[str(row["label"])], row["nctId"]))
    return found


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _example(text: str, intervention: str, comparator: str, outcome: str, label: str,
             study: str) -> Example:
    found = candidates(text, intervention, comparator, outcome)
    told = features(found) if found else {"always": 1.0, "no match": 1.0}
    return Example(told, prepared(text).named, label, study)


def fit(directions: Sequence[Example], support: Sequence[Example]) -> Models:
    """The weights of all three questions, fitted on these examples alone."""
    differing = [({**e.told, ASKED_WHETHER: 1.0}, e.label == "differs") for e in support
                 if e.label != "not told"]
    differing += [(e.told, e.label != "no difference") for e in directions]
    differs = _fitted([{name: value for name, value in told.items()
                        if not name.startswith(SIGNED)} for told, _ in differing],
                      [differ for _, differ in differing], FREEDOM_DIFFERS)
    changed = [e for e in directions if e.label != "no difference"]
    up = _fitted([{name: value for name, value in e.told.items() if name.startswith(SIGNED)}
                  for e in changed], [e.label == "increased" for e in changed], FREEDOM_UP)
    told, words = _fit_told(support)
    return Models(told, words, differs, up)


def _fit_told(support: Sequence[Example]) -> tuple[dict[str, float],
                                                  dict[str, tuple[float, float]]]:
    often = Counter(key for e in support for key in e.named)
    total = len(support)
    rarity = {key: (1 + math.log((1 + total) / (1 + count))) ** RARER
              for key, count in often.items()
              if LEAST_TEXTS <= count <= MOST_TEXTS * total}
    rows = []
    for e in support:
        named = sorted(e.named & rarity.keys())
        length = math.sqrt(sum(rarity[key] ** 2 for key in named)) or 1.0
        rows.append({name: value for name, value in e.told.items()
                     if name in _TOLD or name.startswith("text:")}
                    | {"word " + key: WORDS * rarity[key] / length for key in named})
    weights = _fitted(rows, [e.label != "not told" for e in support], FREEDOM_TOLD)
    words = {key: (round(rarity[key], 2), weights.pop("word " + key)) for key in rarity}
    return weights, words


def _fitted(rows: Sequence[dict[str, float]], answers: Sequence[bool],
            freedom: float) -> dict[str, float]:
    """The weights of a logistic regression, one a feature name, rounded."""
    names = sorted({name for row in rows for name in row})
    index = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row.items():
            x[i, index[name]] = value
    weights = _newton(x, np.array(answers, dtype=float), freedom)
    return {name: round(float(weights[i]), 4) for name, i in index.items()}


def _newton(x: NDArray[Any], y: NDArray[Any], freedom: float) -> NDArray[Any]:
    """Minimises half the squared weights plus ``freedom`` times the logistic loss.

    Where features outnumber rows the step is solved in the space of the rows (Woodbury).
    """
    rows, columns = x.shape
    w: NDArray[Any] = np.zeros(columns)
    inner = x @ x.T if columns > rows else None
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = w - freedom * (x.T @ (y - p))
        bend = np.maximum(freedom * p * (1 - p), 1e-8)
        if inner is None:
            step = np.linalg.solve(np.eye(columns) + (x.T * bend) @ x, slope)
        else:
            step = slope - x.T @ np.linalg.solve(inner + np.diag(1 / bend), x @ slope)
        w = w - step
    return w


def main(folder: str) -> None:
    """Fit all models on the whole of both sets and write them."""
    base = Path(folder)
    models = fit(read_directions(base / "trial_directions.jsonl"),
                 read_support(base / "trial_outcome_claims.jsonl"))
    target = Path(__file__).resolve().parents[1] / "evidaudit" / "data" / "directions.json"
    about = ("Weights of three logistic regressions over named features; fitted by "
             "benchmarks/fit_directions.py on Evidence Inference 2.0 and CliniFact (both MIT). "
             "Of each word its rarity in the abstracts of CliniFact and its weight.")
    data = {"told": models.told, "differs": models.differs, "up": models.up,
            "words": {word: list(pair) for word, pair in models.words.items()}}
    text = json.dumps({"about": about, "models": data}, indent=0, sort_keys=True,
                      ensure_ascii=False)
    target.write_text(re.sub(r"\[\n([\d.-]+),\n([\d.-]+)\n\]", r"[\1, \2]", text) + "\n",
                      encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
