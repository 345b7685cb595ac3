"""Fit the weights by which ``evidence/direction_ranking.py`` ranks clauses, and print them.

A conditional logit by gradient ascent: of all clauses of an abstract, those in which people had
marked the evidence shall weigh most. Prints the weights and, cross-validated by study, how often
the first clause is one of those.

    python benchmarks/fit_ranking.py SHARED/dev_data
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from accuracy_directions import FOLDS, fold_of
from numpy.typing import NDArray

from evidaudit.evidence.direction_candidates import question
from evidaudit.evidence.direction_ranking import WEIGHTS, weigh_clauses
from evidaudit.evidence.direction_text import prepared

STEPS, PACE, PENALTY = 1500, 0.03, 1.0
NAMES = tuple(WEIGHTS)
Question = tuple[str, NDArray[Any], NDArray[Any]]   # study, clauses by numbers, is it evidence


def read_questions(path: Path) -> list[Question]:
    """Every question whose evidence stands in the abstract as marked."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        begins = row["abstract"].find(row["evidence"] or "\0")
        if begins < 0:
            continue
        ends = begins + len(row["evidence"])
        ready = prepared(row["abstract"])
        asked = question(ready, row["intervention"], row["comparator"], row["outcome"])
        clauses = weigh_clauses(ready, asked)
        marked = []
        for one, _ in clauses:
            told = ready.told[one.sentence]
            clause = told.clauses[one.clause]
            start = told.sentence.start + clause.start
            shared = min(start + len(clause.text), ends) - max(start, begins)
            marked.append(shared > 0.5 * min(len(clause.text), ends - begins))
        if any(marked):
            numbers = [[parts.get(name, 0.0) for name in NAMES] for _, parts in clauses]
            found.append((row["pmcid"], np.array(numbers), np.array(marked, dtype=float)))
    return found


def fitted(questions: Sequence[Question]) -> NDArray[Any]:
    """The weights under which the evidence is likeliest, with a penalty on their squares."""
    x = np.vstack([numbers for _, numbers, _ in questions])
    y = np.concatenate([marked for *_, marked in questions])
    starts = np.cumsum([0] + [len(marked) for *_, marked in questions])[:-1]
    group = np.repeat(np.arange(len(questions)), [len(marked) for *_, marked in questions])
    w: NDArray[Any] = np.zeros(len(NAMES))
    first, second = np.zeros(len(NAMES)), np.zeros(len(NAMES))
    for step in range(1, STEPS + 1):   # Adam (Kingma & Ba 2015)
        z = x @ w
        e = np.exp(z - np.maximum.reduceat(z, starts)[group])
        wanted = e * y / np.add.reduceat(e * y, starts)[group]
        slope = x.T @ (wanted - e / np.add.reduceat(e, starts)[group]) - PENALTY * w
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope ** 2
        w = w + PACE * (first / (1 - 0.9 ** step)) / (
            np.sqrt(second / (1 - 0.999 ** step)) + 1e-8)
    return w


def main(folder: str) -> None:
    """Print the weights and how often the first clause is the evidence."""
    questions = read_questions(Path(folder) / "trial_directions.jsonl")
    hits = 0
    for fold in range(FOLDS):
        weights = fitted([q for q in questions if fold_of(q[0], 0) != fold])
        hits += sum(bool(marked[int(np.argmax(numbers @ weights))])
                    for study, numbers, marked in questions if fold_of(study, 0) == fold)
    print(f"first clause is evidence: {hits}/{len(questions)} (cross-validated by study)")
    now = np.array([WEIGHTS[name] for name in NAMES])
    hits = sum(bool(marked[int(np.argmax(numbers @ now))]) for _, numbers, marked in questions)
    print(f"with the weights in use: {hits}/{len(questions)}")
    for name, value in zip(NAMES, fitted(questions), strict=True):
        print(f"{name:28}{value:6.2f}   in use {WEIGHTS[name]:5.1f}")


if __name__ == "__main__":
    main(sys.argv[1])
