"""Fit the weights by which ``comparison/effects/together.py`` weighs readings, and write them.

A logistic regression over the readings that contradict a claim: of honest claims all are wrong, of
claims that turn a direction round or tell an effect where none was shown the surest one is right.
Which one that is, is found in turns with the weights (multiple-instance learning).

    python -m benchmarks.fit_together [--write] [TEST_FILE...]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.fit_leads import fitted
from benchmarks.measuring import PROJECT
from evidaudit.checks.building_pairs import build_pair
from evidaudit.comparison import read
from evidaudit.comparison.effects.together import contrary, weighed

LEARNT_FROM = ("independent", "paraphrased", "varied", "unfamiliar", "honest", "plain_honest",
               "numbers", "qualities")
WEIGHTS = PROJECT / "evidaudit" / "data" / "together.json"
HONEST = frozenset({"accurate", "unsubstantiated", "unverifiable"})
TURNS = 4
FAINT = 0.1         # what a reading weighs that is not the surest of its claim


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The pairs of a file that have a source."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row | {"label": row.get("label") or row.get("verdict")} for row in rows
            if row.get("source")]


def read_marks(paths: list[Path]) -> tuple[list[dict[str, float]], NDArray[Any], NDArray[Any]]:
    """The marks of readings, whether their claim is wrong, and the number of their claim."""
    marks: list[dict[str, float]] = []
    wrong: list[bool] = []
    claims: list[int] = []
    for number, row in enumerate(row for path in paths for row in rows_of(path)):
        codes = set(row.get("codes") or ())
        is_wrong = row["label"] == "major" and bool({"QUO303", "QUO304"} & codes)
        if not is_wrong and row["label"] not in HONEST:
            continue
        for reading, own in weighed(read(build_pair(row))):
            if is_wrong and (reading.relation == "opposite") != ("QUO303" in codes):
                continue
            marks.append(own)
            wrong.append(is_wrong)
            claims.append(number)
    return marks, np.array(wrong), np.array(claims)


def surest(claims: NDArray[Any], wrong: NDArray[Any], probable: NDArray[Any]) -> NDArray[Any]:
    """The weight of each reading: 1 for the surest of a wrong claim, little for its others."""
    weights = np.ones(len(claims))
    for claim in np.unique(claims[wrong]):
        own = np.where(claims == claim)[0]
        weights[own] = np.where(probable[own] < 0.7 * probable[own].max(), FAINT, probable[own])
        weights[own[np.argmax(probable[own])]] = 1.0
    return weights


def main(arguments: list[str]) -> None:
    """Fit, write the weights, and print what they tell of the files given."""
    paths = [PROJECT / "tests" / "pairs" / f"{name}.jsonl" for name in LEARNT_FROM]
    marks, wrong, claims = read_marks(paths)
    names = sorted({name for one in marks for name in one})
    table = np.array([[one.get(name, 0.0) for name in names] for one in marks])
    spread = table.std(axis=0) + 1e-6
    x, weights = table / spread, np.ones(len(marks))
    w, constant = np.zeros(len(names)), 0.0
    for _ in range(TURNS):
        w, constant = fitted(x, wrong.astype(float), weights, 3.0)
        weights = surest(claims, wrong, 1 / (1 + np.exp(-(x @ w + constant))))
    print(f"{len(marks)} readings of {len(np.unique(claims))} claims, "
          f"{len(np.unique(claims[wrong]))} of them wrong")
    for name, value in sorted(zip(names, w, strict=True), key=lambda item: item[1]):
        print(f"{name:45}{value:6.2f} (standardised)")
    if "--write" in arguments:
        WEIGHTS.write_text(json.dumps(
            {"fitted_by": "benchmarks/fit_together.py", "fitted_on": list(LEARNT_FROM),
             "constant": round(constant, 3), "weights": {
                 name: round(float(value), 3) for name, value in zip(
                     names, w / spread, strict=True) if abs(value) > 1e-3}},
            indent=1) + "\n", encoding="utf-8")
    _print_unseen([Path(name) for name in arguments if not name.startswith("--")])


def _print_unseen(paths: list[Path]) -> None:
    honest, turned = [], []
    for row in (row for path in paths for row in rows_of(path)):
        found = contrary(read(build_pair(row)))
        sure = found.probability if found else 0.0
        if row["label"] in HONEST:
            honest.append(sure)
        elif row["label"] == "major" and {"QUO303", "QUO304"} & set(row.get("codes") or ()):
            turned.append(sure)
    honest.sort(reverse=True)
    for wrongly in (0, 1, 2, 3, 5, 8, 12, 20, 30):
        if wrongly < len(honest):
            least = honest[wrongly]
            print(f"above {least:.2f}: {sum(sure > least for sure in turned)} of {len(turned)} "
                  f"wrong claims, {wrongly} of {len(honest)} honest ones")


if __name__ == "__main__":
    main(sys.argv[1:])
