"""Rules that put right what no reference prints: a volume with pages in it, a list of editors."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .features import CLASS, word_class
from .tokens import Words

_EDITORS = frozenset("ed eds editor editors hrsg hg éd éds dir coord".split())
_YEAR = CLASS["year"]
_NUMERIC = frozenset(CLASS[name] for name in (
    "year", "1", "2", "3", "4", "5", "digits-letter", "letter-digits"))
_MOST_CONTAINER_WORDS = 8
_STOP = re.compile(r"[.?!]")


def mend(words: Words, labels: Sequence[str]) -> list[str]:
    """``labels`` with each of the rules below applied once, in order."""
    mended = list(labels)
    for rule in (_split_numbers, _year_at_end_of_container, _container_out_of_title,
                 _editors_in_front):
        rule(words, mended)
    return mended


def _split_numbers(words: Words, labels: list[str]) -> None:
    """"26:2473-2475" is an issue and pages; "34(2)" a volume and an issue."""
    for label, marks, following in (("IS", (")", ":"), "PG"), ("VO", ("(",), "IS"),
                                    ("VO", (":",), "PG")):
        if following in labels:
            continue
        for i in range(1, len(labels)):
            if labels[i - 1] == labels[i] == label and any(m in words.gaps[i] for m in marks) \
                    and word_class(words.words[i - 1]) in _NUMERIC \
                    and word_class(words.words[i]) in _NUMERIC:
                while i < len(labels) and labels[i] == label:
                    labels[i] = following
                    i += 1
                break


def _year_at_end_of_container(words: Words, labels: list[str]) -> None:
    """"Circulation 2009;119" ends in the year, where no other word is one."""
    if "YR" in labels:
        return
    for i in range(1, len(labels)):
        last = i + 1 == len(labels) or labels[i + 1] != "I-CT"
        if labels[i] == "I-CT" and last and word_class(words.words[i]) == _YEAR:
            labels[i] = "YR"
            return
    for i, word in enumerate(words.words):
        if word_class(word[:4]) == _YEAR and len(word) < 6 and "(" in words.gaps[i] \
                and ")" in words.gaps[i + 1]:
            labels[i] = "YR"
            if i + 1 < len(labels) and labels[i + 1] == "I-TI":
                labels[i + 1] = "B-TI"
            return


def _container_out_of_title(words: Words, labels: list[str]) -> None:
    """A title without a container, but with a volume after it, holds the container too."""
    if "B-CT" in labels or "VO" not in labels or "B-TI" not in labels:
        return
    end = len(labels) - 1 - next(
        k for k, label in enumerate(reversed(labels)) if label in ("B-TI", "I-TI"))
    for i in range(end, max(end - _MOST_CONTAINER_WORDS, 0), -1):
        if labels[i] == "B-TI":
            return
        if _STOP.search(words.gaps[i]) or '"' in words.gaps[i]:
            labels[i] = "B-CT"
            labels[i + 1:end + 1] = ["I-CT"] * (end - i)
            return


def _editors_in_front(words: Words, labels: list[str]) -> None:
    """Names that "eds." follows, before any title, are editors."""
    if not labels or labels[0] not in ("AF", "AG"):
        return
    end = next((i for i, label in enumerate(labels) if label in ("B-TI", "B-CT", "YR")), 0)
    for i in range(1, min(end + 1, len(labels))):
        if words.words[i].lower() in _EDITORS and (
                words.words[i] != "Ed" or ")" in words.gaps[i + 1]):
            labels[0] = "B-ED"
            labels[1:i + 1] = ["I-ED"] * i
            return
