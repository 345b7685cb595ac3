"""Which words of an author statement are families, where its commas say so beyond doubt.

Word by word, "García López, B., Kim, K." looks like a given name, a family, an initial … and one
such slip moves every name after it. The statement as a whole shows its pattern.
"""

from __future__ import annotations

import re

from .names import JOINERS, PARTICLES, SUFFIXES
from .shapes import CLASS, word_class, words_of
from .tokens import Words

_INITIALS = frozenset(CLASS[name] for name in ("initial", "caps2", "caps3"))
_NAME_LABELS = frozenset(("AF", "AG", "AJ"))
_PARTS = re.compile(r"[,;&]")
MOST_FAMILY_WORDS = 4

Part = list[int]


def settle_name_order(words: Words, labels: list[str]) -> None:
    """Relabels the first author statement where it is families first, or the first one inverted."""
    start = next((i for i, label in enumerate(labels) if label in _NAME_LABELS), len(labels))
    end = start
    while end < len(labels) and labels[end] in _NAME_LABELS:
        end += 1
    parts, cut = _parts(words, start, end)
    if any(words.words[i] in SUFFIXES for part in parts for i in part):
        return
    if len(parts) >= 2 and len(parts) % 2 == 0 and _alternates(words, parts):
        for place, part in enumerate(parts):
            _label(labels, part, "AG" if place % 2 else "AF")
    elif _given_first(words, labels, parts):
        for part in parts:
            size = 2 if len(part) > 2 and _is_patronymic(words.words[part[-2]]) else 1
            particle = next((k for k, i in enumerate(part[1:-1], start=1)
                             if words.words[i] in PARTICLES), len(part) - size)
            _label(labels, part[:particle], "AG")
            _label(labels, part[particle:], "AF")
    elif _first_inverted(words, parts, cut):
        _label(labels, parts[0], "AF")
        _label(labels, parts[1], "AG")
        for part in parts[2:]:
            if any(labels[i] == "AF" for i in part[:-1]) and not any(
                    words.words[i] in PARTICLES for i in part):
                _label(labels, part[:-1], "AG")
            labels[part[0]], labels[part[-1]] = "AG", "AF"


def _parts(words: Words, start: int, end: int) -> tuple[list[Part], bool]:
    """The words between commas, semicolons, ampersands and "and"; whether "et al." ends them."""
    parts: list[Part] = [[]]
    for i in range(start, end):
        joiner = words.words[i] in JOINERS
        if joiner or (i > start and _PARTS.search(words.gaps[i])):
            parts.append([])
        if not joiner:
            parts[-1].append(i)
    cut = any(words.words[i] in ("al", "others") for i in range(max(start, end - 2), end))
    return [part for part in parts if part], cut


def _label(labels: list[str], part: Part, label: str) -> None:
    for i in part:
        labels[i] = label


def _alternates(words: Words, parts: list[Part]) -> bool:
    """Whether families and initials take turns: "García López, B., Kim, K."."""
    return all(_all_initials(words, part) for part in parts[1::2]) and not any(
        any(_is_initial(words, i) for i in part) or len(part) > MOST_FAMILY_WORDS
        for part in parts[::2])


def _first_inverted(words: Words, parts: list[Part], cut: bool) -> bool:
    """Whether only the first name is turned round: "Kim, Anna Maria, Yun Al-Masri, and Wei Xu"."""
    if len(parts) < 3 and not (cut and len(parts) == 2):
        return False
    if any(_is_initial(words, i) for part in parts for i in (part[0], part[-1])) \
            or len(parts[1]) > 2 or "," not in words.gaps[parts[1][0]]:
        return False
    family = [i for i in parts[0] if words.words[i] not in PARTICLES]
    return len(family) <= 2 and len(parts[0]) <= MOST_FAMILY_WORDS and all(
        2 <= len(part) <= MOST_FAMILY_WORDS + 1 for part in parts[2:])


# Spanish and Portuguese patronymics end in -ez, -iz, -az and the like; as the last but one word of
# a name they are the first of two surnames ("Elsa Gómez Vega"), and never a middle name.
_PATRONYMIC = re.compile(r"[A-ZÁÉÍÓÚ]\w{1,12}(?:[eéiíaáuú]z|nz)|Garc[ií]as?")
_GIVEN_IN_Z = words_of("Beatriz Luz Cruz Heinz Fritz Franz Lutz Moritz Aziz Inez Götz Hafiz Liz "
                       "Faiz Feroz Fayaz Riaz Nawaz Shahnaz Mumtaz Shiraz Niaz")


def _is_patronymic(word: str) -> bool:
    return bool(_PATRONYMIC.fullmatch(word)) and word not in _GIVEN_IN_Z


def _given_first(words: Words, labels: list[str], parts: list[Part]) -> bool:
    """Whether whole names stand one after the other, given names first, one with two surnames."""
    return bool(parts) and all(
        2 <= len(part) <= MOST_FAMILY_WORDS + 1 and not any(_is_initial(words, i) for i in part)
        for part in parts) and labels[parts[0][0]] == "AG" and any(
        len(part) > 2 and _is_patronymic(words.words[part[-2]]) for part in parts)


def _all_initials(words: Words, part: Part) -> bool:
    return all(_is_initial(words, i) for i in part)


def _is_initial(words: Words, i: int) -> bool:
    return word_class(words.words[i]) in _INITIALS
