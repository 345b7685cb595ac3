"""How often the direction and the support of an outcome are read right, cross-validated by study.

    python benchmarks/accuracy_directions.py [SHARED/dev_data [SEEDS]]

Prints for both sets the confusion table, numerators, denominators and Wilson intervals.
"""

from __future__ import annotations

import math
import sys
import zlib
from collections import Counter
from pathlib import Path

from fit_directions import Example, fit, read_directions, read_support

from evidaudit.evidence.directions import probabilities

FOLDS = 5


def wilson(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The Wilson interval of a proportion (Wilson 1927)."""
    if not total:
        return 0.0, 1.0
    share = hits / total
    centre = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return (centre - spread) / scale, (centre + spread) / scale


def cross_validated(examples: list[Example], seed: int = 0) -> list[tuple[str, str]]:
    """Pairs of true and read label, each read by weights fitted without its study.

    ``seed`` deals the studies to other folds.
    """
    pairs = []
    for fold in range(FOLDS):
        inside = [e for e in examples if _fold(e[2], seed) != fold]
        weights = fit(inside)
        for told, label, study in examples:
            if _fold(study, seed) == fold:
                scores = probabilities(told, weights)
                pairs.append((label, max(scores, key=lambda name: scores[name])))
    return pairs


def _fold(study: str, seed: int) -> int:
    salted = f"{seed} {study}" if seed else study
    return zlib.crc32(salted.encode()) % FOLDS


def report(name: str, pairs: list[tuple[str, str]]) -> tuple[float, float]:
    """Print one set's table; gives accuracy and macro-F1."""
    labels = sorted({label for label, _ in pairs})
    table = Counter(pairs)
    hits = sum(table[label, label] for label in labels)
    low, high = wilson(hits, len(pairs))
    print(f"\n{name}: {hits}/{len(pairs)} = {hits / len(pairs):.3f} "
          f"(95% CI {low:.3f} to {high:.3f})")
    print("true \\ read".ljust(18) + "".join(label.rjust(16) for label in labels))
    scores = []
    for label in labels:
        print(label.ljust(18) + "".join(str(table[label, other]).rjust(16) for other in labels))
        true = table[label, label]
        read = sum(table[other, label] for other in labels)
        real = sum(table[label, other] for other in labels)
        precision, recall = true / read if read else 0.0, true / real if real else 0.0
        scores.append(2 * precision * recall / (precision + recall) if true else 0.0)
        print(f"   precision {true}/{read}, recall {true}/{real}, F1 {scores[-1]:.3f}")
    macro = sum(scores) / len(scores)
    print(f"macro-F1 {macro:.3f}")
    return hits / len(pairs), macro


def main(folder: str = "../shared/dev_data", seeds: str = "1") -> None:
    """Print both sets, and the mean over ``seeds`` ways to deal the studies to folds."""
    base = Path(folder)
    for name, examples in (
            ("direction of an outcome", read_directions(base / "trial_directions.jsonl")),
            ("support of an outcome claim", read_support(base / "trial_outcome_claims.jsonl"))):
        results = [report(name, cross_validated(examples, seed)) for seed in range(int(seeds))]
        accuracy, macro = (sum(part) / len(results) for part in zip(*results, strict=True))
        print(f"mean over {len(results)}: accuracy {accuracy:.3f}, macro-F1 {macro:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
