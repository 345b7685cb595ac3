"""Trains the weights of ``evidaudit.formats.reference_strings`` and writes them beside its code.

    python benchmarks/train_reference_tagger.py DATA [--fold K] [--out FILE]

DATA holds ``reference_strings.jsonl`` (strings with gold fields), ``reference_strings_core.xml``
(labelled strings of the anystyle project) and ``match_records.jsonl`` (records, for the lexicon
and for strings rendered in nine styles). Needs python-crfsuite. Deterministic. With ``--fold K``
the K-th of five folds (by citing journal; every fifth core string) is left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

import pycrfsuite
from reference_training import (
    OTHER_FOLDS,
    build_lexicon,
    core_examples,
    fold_of,
    gold_examples,
    query_examples,
    read_rows,
    rendered_examples,
)

from evidaudit.formats.reference_strings.tagger import WEIGHTS, attributes

CORE_TIMES = 2       # anystyle's strings count twice: books and chapters are rare in the others
SCALE = 100          # weights are kept to two decimals


def train(data: Path, fold: int | None, out: Path, iterations: int = 100,
          l1: float = 0.01, l2: float = 1.0) -> None:
    """Writes the weights learnt from everything in ``data`` but ``fold``."""
    rows = read_rows(data / "reference_strings.jsonl")
    held_out = [row for row in rows if fold is not None and fold_of(row["citing_journal"]) == fold]
    rows = [row for row in rows if row not in held_out] if held_out else rows
    records = read_rows(data / "match_records.jsonl")
    unseen = {row["title"].lower()[:60] for row in held_out}
    records = [record for record in records if (record["title"] or "").lower()[:60] not in unseen]
    core = core_examples(data / "reference_strings_core.xml", fold)
    lexicon = build_lexicon(records, rows)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": l1, "c2": l2, "max_iterations": iterations,
                        "feature.possible_transitions": True, "feature.minfreq": 2})
    count = 0
    for words, labels in [*gold_examples(rows), *query_examples(data, fold), *core * CORE_TIMES,
                          *rendered_examples(records)]:
        trainer.append(pycrfsuite.ItemSequence(
            [dict.fromkeys(row, 1.0) for row in attributes(words, lexicon)]), labels)
        count += 1
    model = out.with_suffix(".crfsuite")
    trainer.train(str(model))
    write_weights(model, lexicon, out)
    model.unlink()
    print(f"{count} strings, {out.stat().st_size:,} bytes -> {out}")


def write_weights(model: Path, lexicon: dict[str, str], out: Path) -> None:
    """Writes the weights of a crfsuite ``model`` as compressed JSON."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    labels = sorted(info.labels)
    number = {label: i for i, label in enumerate(labels)}
    states: dict[str, list[int]] = {}
    for (name, label), weight in sorted(info.state_features.items()):
        rounded = round(weight * SCALE)
        if rounded:
            states.setdefault(name, []).extend((number[label], rounded))
    transitions = [[-10 * SCALE] * len(labels) for _ in labels]
    for (one, two), weight in info.transitions.items():
        transitions[number[one]][number[two]] = round(weight * SCALE)
    payload = {"labels": labels, "scale": SCALE, "lexicon": lexicon, "transitions": transitions,
               "states": states}
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    with open(out, "wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0) as packed:
        packed.write(text.encode("utf-8"))


def main() -> None:
    """Reads the command line and trains."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--fold", type=int, choices=range(OTHER_FOLDS))
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--iterations", type=int, default=100)
    parser.add_argument("--l1", type=float, default=0.01)
    parser.add_argument("--l2", type=float, default=1.0)
    given = parser.parse_args()
    train(given.data, given.fold, given.out, given.iterations, given.l1, given.l2)


if __name__ == "__main__":
    main()
