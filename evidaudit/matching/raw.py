"""A record's fields looked for in the raw text of a reference.

This is what makes matching robust against a string that was parsed wrongly: a title cut in two,
an author list without commas, a volume glued to its issue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from ..containers import container_words, same_word
from ..csl import fold, normalise_doi
from .names import name_words
from .titles import is_notice, main_part, marks, squeezed, title_words

MAX_RAW = 3_000  # characters; the longest honest reference strings with 60 authors are below it
_WORD = re.compile(r"[^\W_]+")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"“”]{1,200}")


@dataclass(frozen=True, slots=True)
class RawText:
    """A reference string made ready for looking things up in it."""

    words: tuple[str, ...]      # folded
    starts: tuple[int, ...]     # of each word in ``squeezed``
    squeezed: str               # the words without anything between them
    numbers: frozenset[str]
    doi: str


@lru_cache(maxsize=4096)
def read_raw(raw: str) -> RawText:
    """The searchable form of the reference string ``raw``."""
    text = raw[:MAX_RAW]
    found = _DOI.search(text)
    doi = normalise_doi(found.group()) if found else ""
    words = tuple(_WORD.findall(fold(text).replace("'", "").replace("’", "")))
    starts, position = [], 0
    for word in words:
        starts.append(position)
        position += len(word)
    numbers = set()
    for word in words:
        if any(c.isdecimal() for c in word):
            numbers.add(word.lstrip("0"))
            numbers.update(part.lstrip("0") for part in re.findall(r"\d+", word))
    return RawText(words, tuple(starts), "".join(words), frozenset(numbers), doi)


def title_in_raw(title: str, raw: RawText) -> tuple[float, int, int]:
    """How well ``title`` stands in the string, 0 to 1, and the words' range where it does.

    A title whose subtitle is missing counts nearly as whole. Numbers of the title that are not
    there, and a part number that stands in the string instead, take the score down to 0.6.
    """
    best = (0.0, 0, 0)
    for text, share in ((title, 1.0), (main_part(title), 0.97)):
        needle = squeezed(text)
        if len(needle) < 4 or best[0] >= 0.95:
            continue
        found = fuzz.partial_ratio_alignment(needle, raw.squeezed) \
            if len(needle) <= len(raw.squeezed) else None
        if found is None:
            continue
        score = found.score / 100 * share
        if score > best[0]:
            best = (score, found.dest_start, found.dest_end)
    score, start, end = best
    first = _word_at(raw, start)
    last = _word_at(raw, max(end - 1, start))
    if score < 0.5:
        return score, first, last
    return min(score, _mark_cap(title, raw, first, last)), first, last


def _word_at(raw: RawText, position: int) -> int:
    low, high = 0, len(raw.starts)
    while low + 1 < high:
        middle = (low + high) // 2
        if raw.starts[middle] <= position:
            low = middle
        else:
            high = middle
    return low


def _mark_cap(title: str, raw: RawText, first: int, last: int) -> float:
    """The highest score that the numbers in and around the title's place allow."""
    window = " ".join(raw.words[max(first - 1, 0):last + 2])
    here = " ".join(raw.words[first:last + 1])
    theirs, inside, near = marks(title), marks(here), marks(window)
    if theirs and not theirs <= near | raw.numbers:
        missing_part = [m for m in theirs if m not in near]
        if inside - theirs or any(len(m) == 4 for m in missing_part):
            return 0.6
    before = " ".join(raw.words[max(first - 3, 0):last + 1])
    if is_notice(title) and not is_notice(here) and not is_notice(before):
        return 0.6
    return 1.0


def name_in_raw(name: str, raw: RawText, until: int) -> float:
    """How well a family name stands among the first ``until`` words of the string, 0 to 1."""
    words = name_words(name)
    if not words:
        return 0.0
    stretch = raw.words[:until]
    if len(words) == 1 and words[0] in stretch:
        return 1.0
    target = "".join(words)
    joined = "".join(stretch)
    if len(target) >= 5 and target in joined:
        return 1.0
    parts = [word for word in words if len(word) >= 4]
    if parts and any(word in stretch for word in parts):
        return 0.9
    if len(target) >= 5 and joined:
        for word in stretch:
            if abs(len(word) - len(target)) <= 2 and word[0] == target[0] \
                    and fuzz.ratio(word, target) >= 80:
                return 0.8
    return 0.0


def container_in_raw(name: str, raw: RawText, after: int) -> float:
    """How well a container's name, abbreviated or whole, stands after word ``after``, 0 to 1."""
    words = container_words(name)
    if not words:
        return 0.0
    stretch = raw.words[after:after + 40]
    initials = "".join(word[0] for word in words)
    if len(words) >= 2 and initials in stretch:
        return 1.0
    best = 0
    for start, word in enumerate(stretch):
        if not same_word(word, words[0]):
            continue
        count, place = 1, start + 1
        for other in words[1:]:
            for step in range(3):
                if place + step < len(stretch) and same_word(stretch[place + step], other):
                    count, place = count + 1, place + step + 1
                    break
        best = max(best, count)
    return best / len(words)


def title_length(title: str) -> int:
    """How many letters and digits ``title`` has: short titles prove little."""
    return sum(len(word) for word in title_words(title))
