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

from evidaudit.evidence.directions import direction_scores, support_scores

FOLDS = 5
Read = tuple[str, str, float]   # the true label, the one that was read, and its score


def wilson(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The Wilson interval of a proportion (Wilson 1927)."""
    if not total:
        return 0.0, 1.0
    share = hits / total
    centre = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return (centre - spread) / scale, (centre + spread) / scale


def cross_validated(directions: list[Example], support: list[Example],
                    seed: int = 0) -> tuple[list[Read], list[Read]]:
    """True label, read label and its score, of both sets, each read without its study.

    ``seed`` deals the studies to other folds.
    """
    told: tuple[list[Read], list[Read]] = ([], [])
    for fold in range(FOLDS):
        models = fit([e for e in directions if fold_of(e.study, seed) != fold],
                     [e for e in support if fold_of(e.study, seed) != fold])
        for e in directions:
            if fold_of(e.study, seed) == fold:
                told[0].append(_read(e.label, direction_scores(e.told, models)))
        for e in support:
            if fold_of(e.study, seed) == fold:
                told[1].append(_read(e.label, support_scores(e.told, e.named, models)))
    return told


def _read(label: str, scores: dict[str, float]) -> Read:
    said = max(scores, key=lambda name: scores[name])
    return label, said, scores[said]


def fold_of(study: str, seed: int) -> int:
    """The fold of a study; ``seed`` deals the studies to other folds."""
    salted = f"{seed} {study}" if seed else study
    return zlib.crc32(salted.encode()) % FOLDS


def report(name: str, answers: list[Read]) -> tuple[float, float]:
    """Print one set's table; gives accuracy and macro-F1."""
    pairs = [(label, said) for label, said, _ in answers]
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
    for sure in (0.6, 0.8):
        answered = [label == said for label, said, score in answers if score >= sure]
        print(f"   scores of {sure} and more: {sum(answered)}/{len(answered)} right")
    return hits / len(pairs), macro


def main(folder: str = "../shared/dev_data", seeds: str = "5") -> None:
    """Print both sets, and the mean over ``seeds`` ways to deal the studies to folds."""
    base = Path(folder)
    directions = read_directions(base / "trial_directions.jsonl")
    support = read_support(base / "trial_outcome_claims.jsonl")
    dealt = [cross_validated(directions, support, seed) for seed in range(int(seeds))]
    for index, name in enumerate(("direction of an outcome", "support of an outcome claim")):
        results = [report(name, told[index]) for told in dealt]
        accuracy, macro = (sum(part) / len(results) for part in zip(*results, strict=True))
        print(f"mean over {len(results)}: accuracy {accuracy:.3f}, macro-F1 {macro:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
