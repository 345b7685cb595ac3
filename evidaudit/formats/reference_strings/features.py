"""What the tagger looks at in a string: shapes in context, and where each word stands."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .shapes import CLASSES, GAPS

Ints = NDArray[np.int64]

_NUMERIC = np.array([name in ("year", "1", "2", "3", "4", "5", "digits-letter", "letter-digits")
                     for name in CLASSES])
_INITIALS = np.array([name in ("initial", "caps2", "caps3") for name in CLASSES])
_IS_YEAR = np.array([name == "year" for name in CLASSES])
_STOPS = np.array([False] + ["." in gap or "?" in gap for gap in GAPS])
_COMMAS = np.array([False] + ["," in gap for gap in GAPS])
_DOTS = np.array([False] + [gap.startswith(".") for gap in GAPS])
HASHED = 1 << 16
MASK = HASHED - 1


def templates(classes: Ints, gaps: Ints, inside: Ints) -> dict[str, Ints]:
    """Named arrays of small whole numbers, one number a word: shapes in context and places.

    ``classes`` and ``gaps`` are those of the words, with two words of padding on each side
    (``gaps`` has one more than ``classes``); ``inside`` as :func:`insides` gives it; the
    arrays given are for the words without padding. Numbers beyond ``MASK`` are folded into it.
    """
    n = len(classes) - 4
    c, before = classes[2:-2], gaps[2:n + 2]
    after = gaps[3:n + 3]
    left, right = classes[1:n + 1], classes[3:n + 3]
    left2, right2 = classes[:n], classes[4:]
    pair = (before * 40 + c) * 41 + after
    out = [
        ("gcg", pair),
        ("cgc", (left * 41 + before) * 40 + c),
        ("cgc+", (c * 41 + after) * 40 + right),
        ("cgcgc", ((left * 40 + right) * 7919) ^ (pair * 31)),
        ("ccc-", (left2 * 40 + left) * 40 + c),
        ("ccc+", (right2 * 40 + right) * 40 + c),
        ("gg-", (gaps[1:n + 1] * 41 + before) * 41 + after),
        ("gg+", (gaps[4:n + 4] * 41 + before) * 41 + after),
    ]
    quoted = inside & 1
    seen = np.cumsum(quoted) > 0
    place = np.where(quoted > 0, 2, np.where(seen, 3, 1)) * int(seen[-1])
    out += [
        ("inside", c * 4 + inside),
        ("inside-gap", before * 4 + inside),
        ("quoted", place * 40 + c),
        ("quoted-gap", place * 41 + before),
    ]
    out += _places(c, before, after)
    return dict(out)


def _places(c: Ints, before: Ints, after: Ints) -> list[tuple[str, Ints]]:
    n = len(c)
    index = np.arange(n)
    numeric = _NUMERIC[c].astype(np.int64)
    initials = _INITIALS[c]
    left_initial = np.concatenate(([False], initials[:-1]))
    stop = (_STOPS[before] & ~left_initial).astype(np.int64)
    numbers = np.cumsum(numeric)
    stops = np.cumsum(stop)
    years = np.cumsum(_IS_YEAR[c])
    ahead = numbers[-1] - numbers
    next_number = _next(numeric.astype(bool), index, n)
    next_stop = _next(stop.astype(bool), index, n)
    next_initial = _next(initials, index, n)
    kind = c * 4
    style = c * 20 + _name_style(c, after)
    return [
        ("style", style),
        ("style-i", (np.minimum(index, 5) * 40 * 20 + style)),
        ("i", np.minimum(index, 9)),
        ("rel", index * 10 // n),
        ("numbers", np.minimum(numbers, 6) * 7 + np.minimum(ahead, 6)),
        ("stops", np.minimum(stops, 5) * 6 + np.minimum(stops[-1] - stops, 5)),
        ("next", np.minimum(next_number, 7) * 8 + np.minimum(next_stop, 7)),
        ("initial", np.minimum(next_initial, 7) * 4 + np.minimum(stops, 3)),
        ("years", kind + np.minimum(years, 3)),
        ("ahead", c * 5 + np.minimum(ahead, 4)),
        ("first", c * 6 + np.minimum(index, 5)),
        ("last", c * 6 + np.minimum(n - 1 - index, 5)),
    ]


def _name_style(c: Ints, after: Ints) -> int:
    """How the first name is printed: initials first, family first with or without a comma, …"""
    head = c[:4].tolist()
    first = [CLASSES[number] in ("initial", "caps2", "caps3") for number in head]
    comma = _COMMAS[after[0]]
    place = first.index(True) if True in first else 4
    return int(place + (5 if comma else 0) + (10 if _DOTS[after[min(place, len(c) - 1)]] else 0))


def _next(flags: NDArray[np.bool_], index: Ints, n: int) -> Ints:
    """How many words ahead the next flagged word stands (0: here)."""
    positions = np.where(flags, index, n + 8)
    return np.minimum.accumulate(positions[::-1])[::-1] - index
