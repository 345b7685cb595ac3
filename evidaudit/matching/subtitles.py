"""Whether a different subtitle tells of another work or is the same work told otherwise.

Authors publish under one main title what they find in parts, conditions or populations ("…: I.
Framework", "…: II. Tests"; "…: results in adults", "…: results in children"). A subtitle with
another number of a series, or with a subject of its own that the other does not name, is that of
another work. One that names the design only, a study group, or says the same in part is not.
"""

from __future__ import annotations

import re

from .languages import language_of
from .spelling import same_in_another_form
from .titles import DESIGN_WORDS, bare_title, series_marks, title_words
from .wording import SMALL_WORDS, names_group, wording_differences

MIN_HEAD = 3    # words of a main title; shorter ones ("Osteoarthritis: …") are many works' own
MIN_OWN = 3     # letters of a word that names a subject

_SPLIT = re.compile(r"[:?!;.]\s+|\s[-–—]\s|[–—]|--|\s\((?=(?:part|paper|report)\b)", re.IGNORECASE)
_COUNTS = frozenset((*"ivx", "part", "parts", "paper", "section", "chapter", "number"))


def subtitle_of_another_work(cited: str, recorded: str) -> bool:
    """Whether two titles have one main title and subtitles that belong to two works."""
    mine, theirs = _split(cited), _split(recorded)
    if not mine or not theirs or wording_differences(mine[0], theirs[0]):
        return False
    left, right = title_words(mine[1]), title_words(theirs[1])
    if not left or not right or names_group(left) or names_group(right):
        return False
    if _parts(left) and _parts(right):
        return _parts(left) != _parts(right)
    one, other = _subject(left), _subject(right)
    languages = {language_of(mine[1]), language_of(theirs[1])} - {""}
    return bool(one and other) and len(languages) < 2 and not any(
        same_in_another_form(word, another) for word in one for another in other)


def _split(title: str) -> tuple[str, str] | None:
    """The main title and what stands behind it; None where there is no subtitle."""
    title = bare_title(title)
    for match in _SPLIT.finditer(title):
        head, tail = title[:match.start()], title[match.end():]
        if len(title_words(head)) >= MIN_HEAD and title_words(tail):
            return head, tail
    return None


def _parts(words: tuple[str, ...]) -> frozenset[str]:
    """The numbers that count parts: after "part", or Roman or plain at the very front."""
    return series_marks(("part", *words)) if words else frozenset()


def _subject(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if len(word) >= MIN_OWN and word not in SMALL_WORDS
            and word not in DESIGN_WORDS and word not in _COUNTS and not word.isdecimal()]
