"""The reference labels that a superscript or link prints: "2,4–6" is 2, 4, 5 and 6."""

from __future__ import annotations

import re

LONGEST_RANGE = 60
_NUMBERS = re.compile(r"[\s\[(]{0,3}\d{1,4}(?:\s?[,;–—\-‐]\s?\d{1,4}){0,40}[\s\])]{0,3}$")
_PART = re.compile(r"(\d{1,4})(?:\s{0,2}[-–—‐]\s{0,2}(\d{1,4}))?")


def read_labels(text: str) -> tuple[str, ...]:
    """The numbers that ``text`` lists, ranges written out; () if it is anything else."""
    if not _NUMBERS.match(text):
        return ()
    labels: list[str] = []
    for match in _PART.finditer(text):
        first, last = int(match[1]), int(match[2] or match[1])
        if not first <= last <= first + LONGEST_RANGE:
            return ()
        labels.extend(str(number) for number in range(first, last + 1))
    return tuple(dict.fromkeys(labels))
