"""Two titles compared: the same, a variant, or nearly alike and yet another work."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from ..csl import fold

_WORD = re.compile(r"[^\W_]+")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7",
          "viii": "8", "ix": "9", "x": "10", "xi": "11", "xii": "12", "xiii": "13", "xiv": "14"}
_SPELLED = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
            "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5"}
# Words that open the title of a notice or of an answer to a work, not of the work itself.
_NOTICE = re.compile(
    r"^(?:\W*(?:(?:author |publisher |publisher's |editorial )?(?:correction|corrigendum|corrigenda"
    r"|erratum|errata|addendum)\b|retract(?:ion|ed)\b|withdrawn\b|withdrawal\b|notice of\b"
    r"|expression of concern|(?:invited )?comment(?:ary)?(?: on\b|:)|re:|in reply|reply\b"
    r"|response to|author'?s'? (?:reply|response)|letter(?: to the editor)?:|book review))",
    re.IGNORECASE)


@lru_cache(maxsize=65536)
def title_words(title: str) -> tuple[str, ...]:
    """The words and numbers of ``title``, folded, in order."""
    return tuple(_WORD.findall(fold(title).replace("'", "").replace("’", "")))


@lru_cache(maxsize=65536)
def squeezed(title: str) -> str:
    """``title`` folded without anything but letters and digits: hyphens and spaces do not count."""
    return "".join(title_words(title))


@lru_cache(maxsize=65536)
def is_notice(title: str) -> bool:
    """Whether ``title`` opens like a correction, retraction, comment, reply or book review."""
    return bool(_NOTICE.match(fold(title[:80]).strip()))


@lru_cache(maxsize=65536)
def main_part(title: str) -> str:
    """``title`` without its subtitle, or '' where the rest is too short to stand alone."""
    match = re.search(r"[:?.;]\s|\s[-–—]\s|[–—]|--", title)
    head = title[:match.start()] if match else ""
    return head if len(title_words(head)) >= 3 else ""


@lru_cache(maxsize=65536)
def marks(title: str) -> frozenset[str]:
    """The numbers in ``title`` (Roman and "part two" included) that tell one part or year apart."""
    words = title_words(title)
    found = set()
    for place, word in enumerate(words):
        if word.isdecimal():
            found.add(word.lstrip("0") or "0")
        elif word in _ROMAN and (word not in ("i", "v", "x") or _follows_part(words, place)
                                 or place == len(words) - 1):
            found.add(_ROMAN[word])
        elif word in _SPELLED and _follows_part(words, place):
            found.add(_SPELLED[word])
    return frozenset(found)


def _follows_part(words: tuple[str, ...], place: int) -> bool:
    return place > 0 and words[place - 1] in ("part", "type", "phase", "paper", "study", "section",
                                              "chapter", "stage", "report", "grade", "class")


@lru_cache(maxsize=131072)
def title_score(cited: str, recorded: str) -> float:
    """How far two titles are one, 0 to 1; subtitles may be missing on either side.

    Titles that differ in a number, or of which only one is a notice, score at most 0.6.
    """
    one, other = squeezed(cited), squeezed(recorded)
    if not one or not other:
        return 0.0
    score = fuzz.ratio(one, other) / 100
    whole = score
    for short, long_, longer in ((one, other, recorded), (other, one, cited)):
        if len(short) < len(long_) and whole < 0.95:
            head = squeezed(main_part(longer))
            if head:
                score = max(score, fuzz.ratio(short, head) / 100 * 0.98)
            if len(short) >= 25 and long_.startswith(short[:25]):
                score = max(score, fuzz.ratio(short, long_[:len(short)]) / 100 * 0.97)
    if is_notice(cited) != is_notice(recorded):
        return min(score, 0.6)
    mine, theirs = marks(cited), marks(recorded)
    if mine != theirs and mine and theirs and not (mine <= theirs or theirs <= mine):
        return min(score, 0.6)
    if whole >= 0.9 and mine != theirs and abs(len(one) - len(other)) <= 12:
        return min(score, 0.85)
    return score
