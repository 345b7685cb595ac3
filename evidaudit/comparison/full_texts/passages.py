"""A whole article as terms by sentence, and the passage of it that a claim is nearest to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ... import quick_re as re
from ...evidence.reading import FULL_TEXT_WORDS, short_forms
from ...lexicon import terms
from ...model import Passage, Report
from ...prose import sentences
from ..stated import LONG, Same

ShortForms = tuple[tuple[str, str], ...]
# Two terms that stand so near each other in one sentence are told of each other.
NEAR = 3
_LONGEST_ACRONYM = 6
_SHORTEST_WORD = 4  # letters, with the blank: a text of fewer letters cannot hold the words
_NAMED = re.compile(
    r"(?<![\w-])(?=[\w/-]{0,30}[A-Z\d])[^\W\d_][\w/-]{0,30}[A-Z\dα-ω][\w-]{0,30}")
_WORD = re.compile(r"[^\W\d_][\w]*|\d+")


@dataclass(frozen=True, slots=True, eq=False)
class ArticleIndex:
    """The sentences of an article: their places, their terms, and in which each term stands.

    ``near`` are the pairs of terms that stand close to each other somewhere, either way round;
    ``names`` the symbols and abbreviations that are printed, in small letters; ``initials`` the
    abbreviations that runs of its words would give.
    """

    text: str
    lowered: str
    places: tuple[tuple[int, int], ...]
    keys: tuple[frozenset[str], ...]
    standing: Mapping[str, tuple[int, ...]]
    near: frozenset[tuple[str, str]]
    names: frozenset[str]
    initials: frozenset[str]
    short: ShortForms

    def passage(self, first: int, width: int = 1) -> Passage:
        """The words of ``width`` sentences from number ``first``, with their offsets."""
        start = self.places[first][0]
        end = self.places[min(first + width, len(self.places)) - 1][1]
        return Passage(self.text[start:end], start, end, "full text", "full text")


def is_whole_article(report: Report) -> bool:
    """Whether a report's text is a whole article: no abstract has so many words or sentences."""
    return (len(report.text) > FULL_TEXT_WORDS * _SHORTEST_WORD
            and len(report.text.split()) > FULL_TEXT_WORDS
            and len(index_of(report).places) > LONG)


def index_of(report: Report) -> ArticleIndex:
    """The index of a report's text, made once for each report in time linear in its length."""
    return _index(Same(report))


@lru_cache(maxsize=64)
def _index(same: Same) -> ArticleIndex:
    text = same.report.text
    short = short_forms(text)
    places = tuple(sentences(text))
    keys: list[frozenset[str]] = []
    standing: dict[str, list[int]] = {}
    near: set[tuple[str, str]] = set()
    for number, (start, end) in enumerate(places):
        row = [term.key for term in terms(text[start:end], short)]
        keys.append(frozenset(row))
        for key in keys[-1]:
            standing.setdefault(key, []).append(number)
        for i, key in enumerate(row):
            for other in row[i + 1:i + 1 + NEAR]:
                near.add((key, other))
                near.add((other, key))
    return ArticleIndex(text, text.lower(), places, tuple(keys),
                        {key: tuple(numbers) for key, numbers in standing.items()},
                        frozenset(near), frozenset(name.lower() for name in names_in(text)),
                        _initials(text), short)


def names_in(text: str) -> tuple[str, ...]:
    """The symbols and abbreviations that ``text`` prints, in order: "CD4", "XBP1s", "GLP-1"."""
    return tuple(dict.fromkeys(_NAMED.findall(text)))


def _initials(text: str) -> frozenset[str]:
    """The abbreviations, in small letters, that two to six words in a row would give."""
    letters = [word.lower() if word.isdecimal() else word[0].lower()
               for word in _WORD.findall(text)]
    return frozenset("".join(letters[i:i + length]) for i in range(len(letters))
                     for length in range(2, _LONGEST_ACRONYM + 1))


@dataclass(frozen=True, slots=True)
class Found:
    """A passage of ``width`` sentences from number ``first``; ``share`` of the weight it holds."""

    share: float
    first: int
    width: int


def best_passage(index: ArticleIndex, weights: Mapping[str, float], width: int,
                 among: frozenset[int] | None = None) -> Found:
    """The ``width`` sentences in a row that hold most of the weight of the terms asked for.

    Linear in how often the terms stand in the text. ``among`` are the sentences that count, all if
    None. Of passages alike the shorter text wins, then the earlier.
    """
    total = sum(weights.values())
    held: Counter[int] = Counter()
    for key, weight in weights.items():
        for first in _windows(index.standing.get(key, ()), width, among):
            held[first] += weight  # type: ignore[assignment]
    if not held or not total:
        return Found(0.0, 0, width)
    first = min(held, key=lambda n: (-round(held[n] / total, 6), len(index.keys[n]), n))
    return Found(held[first] / total, first, width)


def _windows(numbers: Iterable[int], width: int, among: frozenset[int] | None) -> set[int]:
    return {first for number in numbers if among is None or number in among
            for first in range(max(0, number - width + 1), number + 1)}
