"""Fit the weights of ``comparison/full_texts`` and write ``evidaudit/data/citations.json``.

Logistic regression with an L2 penalty over the named features, by Newton's method. Each sentence
counts twice, half a time each: as printed, with its pointers, and without them, because not every
sentence comes with its pointers. The figures that ``accuracy_citations.py`` prints are
cross-validated by cited article: no article is ever in both the fitting and the measuring part.

    python -m benchmarks.fit_citations SHARED/dev_data
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evidaudit.comparison.full_texts.cited_part import cited_part
from evidaudit.comparison.full_texts.features import shared_with
from evidaudit.comparison.full_texts.passages import index_of
from evidaudit.evidence import read_report
from evidaudit.lexicon import keys
from evidaudit.model import Report

PENALTY = 12.0   # of the squared weights of standardised features; 3 to 20 are alike
THRESHOLD = 0.42  # of the probability; the best macro-F1 of three classes, by cited article
# A term is common when at least so many in a thousand abstracts have it; the rest are rare.
COMMON = (100, 27, 7)
OWN_LABEL = "1"  # the number that the cited work is given where pointers are numbers
_NOT_TOLD = ("NOT_SUBSTANTIATE", "NO_LABEL_NOT_FOUND")
_POINTERS = {"<|cit|>": "[1]", "<|multi_cit|>": "[1, 2]", "<|other_cit|>": "[3]"}
_POINTER = re.compile(r"<\|\w{3,9}\|>")


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence, once with its pointers and once without; ``told`` 1 where nothing backs it."""

    features: dict[str, float]
    told: float
    article: str


def with_pointers(claim: str) -> str:
    """A sentence of the data with pointers as articles print them; the cited work is number 1."""
    text = _POINTER.sub(lambda match: _POINTERS.get(match.group(), "[3]"), claim)
    return re.sub(r"[\[(]\s?(\[[\d, ]+\])\s?[\])]", r"\1", text)


def read_cited(folder: Path, name: str) -> Report:
    """The full text of a cited article as a report."""
    text = (folder / f"{name}.txt").read_text(encoding="utf-8")
    title = text.split("\n", 1)[0].lstrip("# ")
    return read_report(text, title=title, reference_id=OWN_LABEL, basis="full text")


def read_rows(folder: Path) -> list[dict[str, Any]]:
    """The sentences of the data."""
    lines = (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def common_terms(base: Path) -> list[str]:
    """Three classes of common terms, commonest first, counted in the trials' abstracts."""
    abstracts = {json.loads(line)[name] for file, name in (
        ("trial_directions.jsonl", "abstract"), ("trial_outcome_claims.jsonl", "article_abstract"))
        for line in (base / file).read_text(encoding="utf-8").splitlines() if line}
    counts = Counter(key for text in abstracts for key in keys(text))
    classes: list[list[str]] = [[] for _ in COMMON]
    for key, count in counts.items():
        least = next((i for i, share in enumerate(COMMON)
                      if count * 1000 >= share * len(abstracts)), None)
        if least is not None:
            classes[least].append(key)
    return [";".join(sorted(some)) for some in classes]


def read_examples(folder: Path, common: Sequence[str]) -> list[Example]:
    """The features of each sentence, twice."""
    classes = {key: number for number, row in enumerate(common) for key in row.split(";")}
    reports: dict[str, Report] = {}
    found = []
    for row in read_rows(folder):
        name = row["ref_pmcid"]
        if name not in reports:
            reports[name] = read_cited(folder, name)
        index = index_of(reports[name])
        told = float(row["label"] in _NOT_TOLD)
        for text in (with_pointers(row["claim"]), _POINTER.sub(" ", row["claim"])):
            part = cited_part(text, OWN_LABEL)
            found.append(Example(dict(shared_with(part, index, classes).features), told, name))
    return found


def fit(examples: Sequence[Example]) -> dict[str, Any]:
    """The constant and the weight of each feature, of the features as they are."""
    names = sorted(examples[0].features)
    x = np.array([[example.features[name] for name in names] for example in examples])
    y = np.array([example.told for example in examples])
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.hstack([np.ones((len(x), 1)), (x - mean) / spread])
    penalty = np.diag([0.0] + [PENALTY] * len(names))
    w = np.zeros(z.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ w))
        gradient = 0.5 * z.T @ (p - y) + penalty @ w
        w -= np.linalg.solve(0.5 * (z * (p * (1 - p))[:, None]).T @ z + penalty, gradient)
    weights = w[1:] / spread
    return {"constant": round(float(w[0] - weights @ mean), 4), "threshold": THRESHOLD,
            "weights": {name: round(float(v), 4) for name, v in zip(names, weights, strict=True)}}


def main(folder: str) -> None:
    """Fit the model on all sentences and write it."""
    base = Path(folder)
    common = common_terms(base)
    model = fit(read_examples(base / "citation_accuracy", common))
    target = Path(__file__).resolve().parents[1] / "evidaudit" / "data" / "citations.json"
    about = ("Weights of a logistic regression over named features, fitted by "
             "benchmarks/fit_citations.py on Citation-Integrity (MIT; Sarol et al. 2024); common "
             "terms counted in the abstracts of Evidence Inference 2.0 and CliniFact (both MIT).")
    text = json.dumps({"about": about, **model, "common": common}, indent=1, ensure_ascii=False)
    target.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
