"""A linear-chain model that says what each word of a reference string is.

A conditional random field (Lafferty, McCallum & Pereira 2001), as anystyle and GROBID use for the
same task; ``benchmarks/train_reference_tagger.py`` learns its weights from strings of biomedical
reference lists, from the labelled set of the anystyle project (BSD-2-Clause) and from records
rendered in nine styles. Every score of a word that depends on the word alone is summed once and
kept; shapes in context are looked up by number.
"""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .features import HASHED, MASK, Ints, templates
from .shapes import CLASS, gap_features, gap_number, insides, word_class, word_features
from .tokens import Words, split_words

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
        self._size = size
        by_template: dict[str, dict[int, list[int]]] = {}
        by_word: dict[str, list[tuple[int, list[int]]]] = {}
        for name, row in weights["states"].items():
            reach, bar, feature = name.partition("|")
            if bar:
                by_word.setdefault(f"{reach[0]}|{feature}", []).append((int(reach[1:]), row))
            else:
                template, _, number = name.partition("=")
                by_template.setdefault(template, {})[int(number)] = row
        order = list(templates(*numbered(split_words("a"))))
        self._index = np.zeros((len(order), HASHED), dtype=np.int32)
        self._table = np.zeros((1 + sum(map(len, by_template.values())), size), dtype=np.float32)
        place = 1
        for index, template in zip(self._index, order, strict=True):
            for number, row in sorted(by_template.get(template, {}).items()):
                index[number] = place
                self._table[place, row[::2]] = row[1::2]
                place += 1
        self._table /= scale
        self._rows = np.arange(len(order))[:, None]
        self._features = {name: number for number, name in enumerate(by_word)}
        self._feature_rows = np.zeros((len(by_word), len(WORD_REACH) * size), dtype=np.float32)
        for line, (name, parts) in zip(self._feature_rows, by_word.items(), strict=True):
            reaches = WORD_REACH if name[0] == "w" else GAP_REACH
            for reach, row in parts:
                start = reaches.index(reach) * size
                line[[start + label for label in row[::2]]] = row[1::2]
        self._feature_rows /= scale
        self._transitions = np.array(weights["transitions"], dtype=np.float32).T.copy() / scale
        self._lock = Lock()
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
        with self._lock:  # the kept scores are shared by all threads
            word_rows = self._word_rows[self._ids(tokens, self._words, self._word_rows, "w")]
            gap_rows = self._gap_rows[self._ids(gaps, self._gaps, self._gap_rows, "g")]
        score: Floats = word_rows[:n, :size].copy()
        for place, reach in enumerate(WORD_REACH[1:], start=1):
            start = reach + 2
            score += word_rows[start:start + n, place * size:(place + 1) * size]
        for place, reach in enumerate(GAP_REACH):
            start = reach + 2
            score += gap_rows[start:start + n, place * size:(place + 1) * size]
        found = list(templates(*numbered(words)).values())
        numbers = np.concatenate(found).reshape(len(found), n) & MASK
        score += self._table[self._index[self._rows, numbers]].sum(0)
        return score

    def _ids(self, names: list[str], known: dict[str, int], rows: Floats, sort: str) -> list[int]:
        """The rows of ``names`` in ``rows``; scores of names not met before are worked out."""
        if len(known) > MAX_KEPT - len(names):
            known.clear()
        ids = []
        for name in names:
            number = known.get(name, -1)
            if number < 0:
                number = known[name] = len(known)
                features = gap_features(name) if sort == "g" else (
                    word_features(name, self.lexicon) if name else ["none"])
                chosen = [place for feature in features
                          if (place := self._features.get(f"{sort}|{feature}")) is not None]
                rows[number] = self._feature_rows[chosen, :rows.shape[1]].sum(0)
            ids.append(number)
        return ids

    def _best_path(self, scores: Floats) -> list[str]:
        """Viterbi; the way back is worked out only along the best path."""
        transitions = self._transitions  # [to, from]
        paths = np.empty_like(transitions)
        best = scores  # row t becomes the best score of a path that ends in each label at word t
        for t in range(1, len(best)):
            np.add(transitions, best[t - 1], out=paths)
            best[t] += np.maximum.reduce(paths, 1)
        label = int(best[-1].argmax())
        path = [label]
        for t in range(len(best) - 2, -1, -1):
            label = int((transitions[label] + best[t]).argmax())
            path.append(label)
        return [self.labels[label] for label in reversed(path)]


def numbered(words: Words) -> tuple[Ints, Ints, Ints]:
    """Classes of words and numbers of gaps, padded by two on each side, and what is inside what."""
    classes = [CLASS["before"]] * 2 + [word_class(word) for word in words.words]
    classes += [CLASS["after"]] * 2
    gaps = [0, 0, *map(gap_number, words.gaps), 0, 0]
    return np.array(classes), np.array(gaps), np.array(insides(words.gaps))


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
    for name, numbers in templates(*numbered(words)).items():
        for row, number in zip(rows, numbers.tolist(), strict=True):
            row.append(f"{name}={number & MASK}")
    return rows


@lru_cache(maxsize=1)
def load() -> Tagger:
    """The tagger with the weights that ship with the package."""
    with gzip.open(WEIGHTS, "rt", encoding="utf-8") as file:
        return Tagger(json.load(file))
