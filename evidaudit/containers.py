"""Names of journals and books: whether two of them mean the same container.

Abbreviated and whole names are compared by rule, not by list: ISO 4 truncates each word at its
end ("Med" for "Medicine"), contracts a few inside ("Natl" for "National"), keeps their order and
leaves articles, prepositions and conjunctions out (https://www.issn.org, "Title word
abbreviations").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import lru_cache

from rapidfuzz import fuzz

from .csl import fold

MAX_NAME = 500   # characters of a name that are looked at
MAX_WORDS = 20   # of a name that are aligned
MISPRINT = 88    # rapidfuzz ratio of two words, from which one is a misprint of the other

# Left out of abbreviated names (ISO 4 §7.1.7), in the languages that journals carry.
_SMALL_WORDS = frozenset((
    "a", "an", "and", "as", "at", "aus", "by", "d", "da", "das", "de", "degli", "dei",
    "del", "della", "delle", "den", "der", "des", "di", "die", "do", "dos", "du", "e", "ed", "el",
    "en", "et", "for", "from", "fur", "gli", "i", "il", "im", "in", "into", "la", "las", "le",
    "les", "lo", "los", "na", "o", "of", "og", "on", "och", "os", "par", "per", "por", "pour",
    "pro", "s", "sobre", "sur", "the", "to", "u", "und", "v", "van", "vom", "von", "with", "y",
    "zu", "zum", "zur"))
_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,120}[)\]]")
_WORD = re.compile(r"[^\W_]+")
_SUBTITLE = re.compile(r"\s?[:;=|]\s|\s[-–—]\s|\.\s(?=official\b|an? )", re.IGNORECASE)
_MEDLINE_SUBTITLE = re.compile(r"\s[:=]\s|;\s")  # "Pain : the journal of …"
_OUR = re.compile(r"(?<=[a-z]{2})our")
_VOWELS = frozenset("aeiouy")


class Kinship(IntEnum):
    """How two names of containers stand to each other; more is nearer."""

    UNRELATED = 0
    UNREADABLE = 1   # an abbreviation or a script that the rules cannot resolve
    FORM_OF = 2      # one is a shorter, longer or former form of the other
    SAME = 3


@lru_cache(maxsize=65536)
def container_words(name: str) -> tuple[str, ...]:
    """The words of a container's name that abbreviations keep, folded, in order."""
    folded = fold(name[:MAX_NAME].replace("&amp;", "&")).replace("'", "").replace("’", "")
    bare = _BRACKETS.sub(" ", folded)
    words = [word for word in _WORD.findall(bare) if word not in _SMALL_WORDS]
    words = words or _WORD.findall(bare) or _WORD.findall(folded)
    return tuple(_american(word) for word in words[:MAX_WORDS])


def _american(word: str) -> str:
    if len(word) < 5:
        return word
    return _OUR.sub("or", word.replace("ae", "e").replace("oe", "e"))


def container_score(cited: str, recorded: Iterable[str]) -> float:
    """How well ``cited`` names the container of one of the names ``recorded``, 0 to 1."""
    return max((_score(form, container_words(name)) for name in recorded if name
                for form in _forms(cited)), default=0.0)


def container_kinship(cited: str, recorded: str) -> Kinship:
    """How the cited name stands to the recorded one."""
    pairs = [(one, other) for one in _forms(cited) for other in _forms(recorded)]
    if any(_score(one, other) >= 0.99 for one, other in pairs):
        return Kinship.SAME
    if any(_is_form_of(one, other) or _is_form_of(other, one) for one, other in pairs):
        return Kinship.FORM_OF
    mine, theirs = container_words(cited), container_words(recorded)
    for name, short, whole in ((cited, mine, theirs), (recorded, theirs, mine)):
        if len(short) == 1 and name.strip(" .").isupper() and len(whole) >= 2 \
                and 3 <= len(short[0]) <= 8 and _of_beginnings(short[0], whole):
            return Kinship.UNREADABLE
    if cited[:MAX_NAME].isascii() != recorded[:MAX_NAME].isascii() \
            and not ("".join(mine) + "".join(theirs)).isascii():
        return Kinship.UNREADABLE
    return Kinship.UNRELATED


@lru_cache(maxsize=16384)
def _forms(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of ``name``, and of what stands before its subtitle."""
    forms = [container_words(name)]
    head = container_words(_SUBTITLE.split(name[:MAX_NAME], maxsplit=1)[0])
    if len(head) >= 2 or (len(head) == 1 and (
            _MEDLINE_SUBTITLE.search(name[:MAX_NAME]) or is_acronym(head, forms[0][1:]))):
        forms.append(head)
    first, *rest = forms[0] or ("",)
    # "JPEN J Parenter Enteral Nutr", "MMWR Morb Mortal Wkly Rep": the acronym may be left out
    if len(rest) >= 2 and name.split()[0].isupper() and len(first) >= 3 \
            and _in_order(first, "".join(rest)) and first[0] == rest[0][0]:
        forms.append(tuple(rest))
    return tuple(dict.fromkeys(forms))


@lru_cache(maxsize=65536)
def _score(cited: tuple[str, ...], recorded: tuple[str, ...]) -> float:
    if not cited or not recorded:
        return 0.0
    if cited == recorded or "".join(cited) == "".join(recorded):
        return 1.0
    if is_acronym(cited, recorded) or is_acronym(recorded, cited):
        return 1.0
    if len(cited) == len(recorded) == 1:  # names of one word are not abbreviated (ISO 4 §7.2)
        short, whole = sorted((cited[0], recorded[0]), key=len)
        return 1.0 if len(short) >= 5 and whole.startswith(short) else 0.0
    return _aligned(cited, recorded) / max(len(cited), len(recorded))


@lru_cache(maxsize=65536)
def _aligned(cited: Sequence[str], recorded: Sequence[str]) -> int:
    """How many words of both names stand for each other, in order (longest common subsequence)."""
    row = [0] * (len(recorded) + 1)
    for word in cited:
        diagonal = 0
        for j, other in enumerate(recorded, start=1):
            above = row[j]
            row[j] = diagonal + 1 if same_word(word, other) else max(above, row[j - 1])
            diagonal = above
    return max(row)


@lru_cache(maxsize=65536)
def same_word(one: str, other: str) -> bool:
    """Whether one word can stand for the other in an abbreviated name."""
    if one[0] != other[0]:
        return False
    short, whole = (one, other) if len(one) <= len(other) else (other, one)
    if whole.startswith(short):
        return True
    if len(short) >= 6 and fuzz.ratio(short, whole) >= MISPRINT:
        return True
    # "natl" for "national", "jpn" for "japanese": letters in order, the last one or no vowels kept
    return 3 <= len(short) <= min(5, len(whole) - 2) and _in_order(short, whole) \
        and (short[-1] == whole[-1] or not _VOWELS & set(short[1:]))


def _of_beginnings(letters: str, words: Sequence[str]) -> bool:
    """Whether ``letters`` are made of the beginnings of at least two ``words``, in order."""
    reached = {(0, 0)}  # letters used, words used
    for word in words:
        reached |= {(used + size, count + 1) for used, count in reached
                    for size in range(1, 4) if letters[used:used + size] == word[:size]
                    and used + size <= len(letters)}
    return any(used == len(letters) and count >= 2 for used, count in reached)


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def is_acronym(short: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether one word such as "pnas" is made of the initials of ``whole``, in order."""
    if len(short) != 1 or not 2 <= len(short[0]) <= 8 or len(whole) < 2:
        return False
    letters = short[0]
    initials = "".join(word[0] for word in whole)
    return initials == letters or (len(letters) >= 3 and initials.startswith(letters)
                                   and len(initials) <= len(letters) + 4)


def _is_form_of(short: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether ``whole`` is ``short`` with words added that can belong to one journal's name."""
    extra = len(whole) - len(short)
    if extra <= 0:
        return False
    if len(short) == 1:
        # "Addiction" was the "British Journal of Addiction"; "Lancet" never "Lancet Neurology"
        return extra <= 2 and short[0] == whole[-1] and ("j" in whole or "journal" in whole)
    # a section, a place or a society is added behind
    return all(same_word(word, other) for word, other in zip(short, whole, strict=False))
