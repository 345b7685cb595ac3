"""Names of journals and books: whether two of them mean the same container.

Abbreviated and whole names are compared by rule, not by list: ISO 4 truncates each word at its
end ("Med" for "Medicine"), contracts a few inside ("Natl" for "National"), keeps their order and
leaves articles, prepositions and conjunctions out (https://www.issn.org/services/online-services/access-to-the-ltwa/).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from .csl import fold

# Left out of abbreviated names (ISO 4 §7.1.7), in the languages that journals carry.
_SMALL_WORDS = frozenset((
    "a", "an", "and", "am", "as", "at", "aus", "by", "d", "da", "das", "de", "degli", "dei",
    "del", "della", "delle", "den", "der", "des", "di", "die", "do", "dos", "du", "e", "ed",
    "el", "en", "et", "for", "from", "fur", "gli", "i", "il", "im", "in", "into", "la", "las",
    "le", "les", "lo", "los", "na", "o", "of", "og", "on", "och", "os", "par", "per", "por",
    "pour", "pro", "s", "sobre", "sur", "the", "to", "u", "und", "v", "van", "vom", "von",
    "with", "y", "z", "zu", "zum", "zur"))
_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,120}[)\]]")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65536)
def container_words(name: str) -> tuple[str, ...]:
    """The words of a container's name that abbreviations keep, folded, in order."""
    folded = fold(name[:500].replace("&amp;", "&")).replace("'", "")
    folded = _BRACKETS.sub(" ", folded)
    words = tuple(word for word in _WORD.findall(folded) if word not in _SMALL_WORDS)
    return words or tuple(_WORD.findall(folded))


def container_score(cited: str, recorded: Iterable[str]) -> float:
    """How well ``cited`` names the container of one of the names ``recorded``, 0 to 1."""
    words = container_words(cited)
    return max((_score(words, container_words(name)) for name in recorded if name), default=0.0)


@lru_cache(maxsize=65536)
def _score(cited: tuple[str, ...], recorded: tuple[str, ...]) -> float:
    if not cited or not recorded:
        return 0.0
    if cited == recorded or "".join(cited) == "".join(recorded):
        return 1.0
    if is_acronym(cited, recorded) or is_acronym(recorded, cited):
        return 1.0
    if len(cited) == len(recorded) == 1:  # names of one word are not abbreviated (ISO 4 §7.2)
        return 1.0 if min(len(cited[0]), len(recorded[0])) >= 5 \
            and same_word(cited[0], recorded[0]) else 0.0
    matched = _aligned(cited, recorded)
    return matched / max(len(cited), len(recorded))


def _aligned(cited: Sequence[str], recorded: Sequence[str]) -> int:
    """How many words of both names stand for each other, in order (longest common subsequence)."""
    row = [0] * (len(recorded) + 1)
    for word in cited[:20]:
        diagonal = 0
        for j, other in enumerate(recorded[:20], start=1):
            above = row[j]
            row[j] = diagonal + 1 if same_word(word, other) else max(above, row[j - 1])
            diagonal = above
    return max(row)


@lru_cache(maxsize=65536)
def same_word(one: str, other: str) -> bool:
    """Whether one word can stand for the other in an abbreviated name."""
    short, whole = sorted((one, other), key=len)
    if short[0] != whole[0]:
        return False
    if whole.startswith(short):
        return True
    if len(short) < 3:
        return False
    # "natl" for "national", "dtsch" for "deutsche": letters in order, no vowel added
    letters = iter(whole)
    return all(letter in letters for letter in short) and len(short) <= len(whole) - 2


def is_acronym(short: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether one word of capitals such as "pnas" starts the words of ``whole`` in order."""
    if len(short) != 1 or not 2 <= len(short[0]) <= 8 or len(whole) < 2:
        return False
    letters = short[0]
    initials = "".join(word[0] for word in whole)
    return initials == letters or (len(letters) >= 3 and initials.startswith(letters))
