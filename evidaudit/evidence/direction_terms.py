"""The plain stems of a text, for the models of directions.

Not the concepts of ``lexicon``: HbA1c and fasting glucose are one concept there and two outcomes
of one trial, and weights that were fitted hold only as long as the terms stay as they were.
"""

from __future__ import annotations

from functools import lru_cache

from ..lexicon import Term
from ..lexicon.rows import stop_words
from ..prose import stem, words_with_offsets


@lru_cache(maxsize=16384)
def terms(text: str, short_forms: tuple[tuple[str, str], ...] = ()) -> tuple[Term, ...]:
    """The stems of ``text`` in order without stop words and numbers; short forms spelled out."""
    meant = {short.lower(): long for short, long in short_forms}
    idle = stop_words()
    found: list[Term] = []
    for word, start, end in words_with_offsets(text):
        if word in meant:
            found += [Term(term.key, start, end) for term in terms(meant[word])]
            continue
        found += [Term(stem(part), start, end) for part in word.split("-")
                  if part not in idle and len(part) > 1 and not part[0].isdigit()]
    return tuple(found)


def keys(text: str, short_forms: tuple[tuple[str, str], ...] = ()) -> frozenset[str]:
    """The set of plain stems of ``text``."""
    return frozenset(term.key for term in terms(text, short_forms))
