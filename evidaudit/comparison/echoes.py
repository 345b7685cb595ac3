"""Words in quotation marks that echo the source's without being them.

The abstract may not hold every sentence of the full text, so that words that are not in it prove
nothing. Where it has a phrase of the same build with other words in the telling places, the
quotation is that phrase, altered: "a burden too great" for "a burden worth having".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..prose import sentences, stem
from .spelling import word_list

ALIKE = 0.5      # share of the quotation's words that stand in the source's phrase, in order
_LONGEST = 40    # words of a quotation; a longer one is held against the text word for word
_LAST = 3        # sentences at the end in which authors sum up
_SUMS_UP = re.compile(r"^\W*(?:conclusions?|interpretation|discussion|in conclusion|we conclude|"
                      r"implications?|summary|authors[’'] conclusions?)\b", re.I)
_QUOTED = re.compile(r"“([^“”]{8,300})”|\"([^\"]{8,300})\"|(?<!\w)[‘']([^‘’']{8,300})[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Echo:
    """The source's phrase, with its offsets, and the words of the quotation that it lacks."""

    start: int
    end: int
    told: tuple[str, ...]


def echo_of(quotation: str, source: str) -> Echo | None:
    """The phrase of ``source`` that ``quotation`` alters, or None."""
    wanted = [word for word, _, _ in word_list(quotation)]
    if not 4 <= len(wanted) <= _LONGEST:
        return None
    stems = [stem(word) for word in wanted]
    best: tuple[float, Echo] | None = None
    for start, end, quoted in _phrases(source):
        found = _likeness(stems, wanted, source, start, end, quoted)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best else None


def _phrases(source: str) -> Iterator[tuple[int, int, bool]]:
    """The phrases that the source itself quotes, and the sentences in which it sums up."""
    for match in _QUOTED.finditer(source):
        yield (*match.span(), True)
    spans = list(sentences(source))
    for index, (start, end) in enumerate(spans):
        if index >= len(spans) - _LAST or _SUMS_UP.match(source[start:end]):
            yield start, end, False


def _likeness(stems: list[str], wanted: list[str], source: str, start: int, end: int,
              quoted: bool) -> tuple[float, Echo] | None:
    there = [(stem(word), a, b) for word, a, b in word_list(source[start:end])]
    width = len(stems) + 2
    best: tuple[float, Echo] | None = None
    for low in range(max(1, len(there) - width + 1)):
        window = there[low:low + width]
        pairs = _in_order(stems, [word for word, _, _ in window])
        share = len(pairs) / len(stems)
        telling = {stems[i] for i, _ in pairs if len(stems[i]) > 3}
        if share < ALIKE or len(telling) < (1 if quoted else 2):
            continue
        first, last = window[pairs[0][1]], window[pairs[-1][1]]
        missing = tuple(word for i, word in enumerate(wanted) if i not in {i for i, _ in pairs})
        if not any(len(word) > 3 for word in missing):
            continue
        if best is None or share > best[0]:
            best = share, Echo(start + first[1], start + last[2], missing)
    return best


def _in_order(one: list[str], other: list[str]) -> list[tuple[int, int]]:
    """The longest common subsequence of two short lists, as pairs of positions."""
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) - 1, -1, -1):
        for j in range(len(other) - 1, -1, -1):
            lengths[i][j] = (lengths[i + 1][j + 1] + 1 if one[i] == other[j]
                             else max(lengths[i + 1][j], lengths[i][j + 1]))
    pairs, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        if one[i] == other[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
