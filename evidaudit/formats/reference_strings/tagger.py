"""A linear-chain model that says what each word of a reference string is.

A conditional random field (Lafferty, McCallum & Pereira 2001), as anystyle and GROBID use for the
same task; its weights come from ``benchmarks/train_reference_tagger.py``. Every score of a word
that depends on the word alone is summed once and kept; shapes in context are looked up by number.
"""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .features import (
    CLASS,
    HASHED,
    gap_features,
    gap_number,
    templates,
    word_class,
    word_features,
)
from .tokens import Words

Floats = NDArray[np.float32]
WEIGHTS = Path(__file__).with_name("weights.json.gz")
WORD_REACH = (-2, -1, 0, 1, 2)   # whose words a word sees
GAP_REACH = (-1, 0, 1, 2)        # 0: the gap before the word, 1: the one after it
MAX_KEPT = 30_000                # words and gaps whose scores are kept


class Tagger:
    """Scores of the model, and the best sequence of labels for a string."""

    def __init__(self, weights: dict[str, Any]) -> None:
        self.labels: list[str] = weights["labels"]
        self.lexicon: dict[str, str] = weights["lexicon"]
        scale = float(weights["scale"])
        size = len(self.labels)
        self._states: dict[str, list[tuple[int, float]]] = {}
        self._tables: dict[str, tuple[NDArray[np.int32], Floats]] = {}
        by_number: dict[str, dict[int, list[int]]] = {}
        for name, row in weights["states"].items():
            if "|" in name:
                self._states[name] = [(row[i], row[i + 1] / scale) for i in range(0, len(row), 2)]
            else:
                template, _, number = name.partition("=")
                by_number.setdefault(template, {})[int(number)] = row
        for template, rows in by_number.items():
            index = np.zeros(HASHED, dtype=np.int32)
            table = np.zeros((len(rows) + 1, size), dtype=np.float32)
            for place, (number, row) in enumerate(sorted(rows.items()), start=1):
                index[number] = place
                table[place, row[::2]] = np.array(row[1::2]) / scale
            self._tables[template] = (index, table)
        self._transitions = np.array(weights["transitions"], dtype=np.float32) / scale
        self._size = size
        self._words: dict[str, int] = {}
        self._gaps: dict[str, int] = {}
        self._word_rows = np.zeros((MAX_KEPT, len(WORD_REACH) * size), dtype=np.float32)
        self._gap_rows = np.zeros((MAX_KEPT, len(GAP_REACH) * size), dtype=np.float32)

    def labels_of(self, words: Words) -> list[str]:
        """One label a word, the sequence with the highest score."""
        if not words.words:
            return []
        return self._best_path(self._scores(words))

    def _scores(self, words: Words) -> Floats:
        n, size = len(words.words), self._size
        tokens = ["", "", *words.words, "", ""]
        gaps = ["", "", *words.gaps, "", ""]
        word_rows = self._word_rows[self._ids(tokens, self._words, self._word_row)]
        gap_rows = self._gap_rows[self._ids(gaps, self._gaps, self._gap_row)]
        score: Floats = word_rows[:n, :size].copy()
        for place, reach in enumerate(WORD_REACH[1:], start=1):
            start = reach + 2
            score += word_rows[start:start + n, place * size:(place + 1) * size]
        for place, reach in enumerate(GAP_REACH):
            start = reach + 2
            score += gap_rows[start:start + n, place * size:(place + 1) * size]
        for name, numbers in templates(*numbered(words)):
            entry = self._tables.get(name)
            if entry:
                score += entry[1][entry[0][numbers]]
        return score

    def _ids(self, names: list[str], known: dict[str, int], row_of: Any) -> list[int]:
        if len(known) > MAX_KEPT - len(names):
            known.clear()
        return [known[name] if name in known else row_of(name) for name in names]

    def _word_row(self, word: str) -> int:
        number = self._words[word] = len(self._words)
        features = word_features(word, self.lexicon) if word else ["none"]
        self._fill(self._word_rows[number], "w", WORD_REACH, features)
        return number

    def _gap_row(self, gap: str) -> int:
        number = self._gaps[gap] = len(self._gaps)
        self._fill(self._gap_rows[number], "g", GAP_REACH, gap_features(gap))
        return number

    def _fill(self, row: Floats, sort: str, reaches: tuple[int, ...], features: list[str]) -> None:
        row[:] = 0.0
        for place, reach in enumerate(reaches):
            for feature in features:
                for label, weight in self._states.get(f"{sort}{reach}|{feature}", ()):
                    row[place * self._size + label] += weight

    def _best_path(self, scores: Floats) -> list[str]:
        """Viterbi."""
        transitions = self._transitions.T.copy()  # [to, from]
        best = scores[0]
        back = np.empty((len(scores), self._size), dtype=np.int64)
        for t in range(1, len(scores)):
            paths = transitions + best
            back[t] = paths.argmax(1)
            best = paths.max(1) + scores[t]
        label = int(best.argmax())
        path = [label]
        for t in range(len(scores) - 1, 0, -1):
            label = int(back[t, label])
            path.append(label)
        return [self.labels[label] for label in reversed(path)]


def numbered(words: Words) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The classes of the words and the numbers of the gaps, padded by two words on each side."""
    classes = [CLASS["before"]] * 2 + [word_class(word) for word in words.words]
    classes += [CLASS["after"]] * 2
    gaps = [0, 0, *map(gap_number, words.gaps), 0, 0]
    return np.array(classes), np.array(gaps)


def attributes(words: Words, lexicon: dict[str, str]) -> list[list[str]]:
    """The names of the features of every word, as the training sees them."""
    n = len(words.words)
    tokens = ["", "", *words.words, "", ""]
    gaps = ["", "", *words.gaps, "", ""]
    by_word = [word_features(token, lexicon) if token else ["none"] for token in tokens]
    by_gap = [gap_features(gap) for gap in gaps]
    rows: list[list[str]] = [[] for _ in range(n)]
    for i, row in enumerate(rows):
        for reach in WORD_REACH:
            row += [f"w{reach}|{feature}" for feature in by_word[i + 2 + reach]]
        for reach in GAP_REACH:
            row += [f"g{reach}|{feature}" for feature in by_gap[i + 2 + reach]]
    for name, numbers in templates(*numbered(words)):
        for row, number in zip(rows, numbers.tolist(), strict=True):
            row.append(f"{name}={number}")
    return rows


@lru_cache(maxsize=1)
def load() -> Tagger:
    """The tagger with the weights that ship with the package."""
    with gzip.open(WEIGHTS, "rt", encoding="utf-8") as file:
        return Tagger(json.load(file))
