"""A record's fields looked for in the raw text of a reference.

This is what makes matching robust against a string that was parsed wrongly: a title cut in two,
an author list without commas, a volume glued to its issue.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from ..containers import container_words, same_word
from ..csl import fold, normalise_doi
from .names import name_words
from .titles import (
    OTHER_KIND,
    PART_OF_TITLE,
    WORD_REPLACED,
    is_notice,
    marks,
    series_marks,
    squeezed,
    title_parts,
    title_words,
    unmatched_words,
)

MAX_RAW = 3_000  # characters; the longest honest reference strings with 60 authors are below it
MIN_SHARED = 0.35  # of a title's longer words that stand in the string: fewer are another title's
_WORD = re.compile(r"[^\W_]+")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"“”]{1,200}")
_STRUCTURED = re.compile(r"\s*(?:@\s?\w|\{|\[\s*\{|<\w|<\?|[A-Z][A-Z0-9]\s{1,3}-\s)")
_YEAR = re.compile(r"(?:18|19|20)\d\d[a-z]?")
_NUMBERED = re.compile(r"([a-z]{0,3})0*(\d{1,9})([a-z]{0,2})")


@dataclass(frozen=True, slots=True)
class RawText:
    """A reference string made ready for looking things up in it."""

    words: tuple[str, ...]       # folded
    starts: tuple[int, ...]      # of each word in ``squeezed``
    squeezed: str                # the words without anything between them
    vocabulary: frozenset[str]
    numbers: tuple[tuple[int, str], ...]  # place among the words, number without leading zeros
    years: frozenset[int]
    doi: str


def is_plain_text(raw: str) -> bool:
    """Whether ``raw`` is a running string, not an entry of BibTeX, RIS, CSL-JSON or XML.

    Those are read field by field: nothing is guessed there, and what else stands in the entry
    (an abstract, keywords, a file's path) says nothing about the work.
    """
    return bool(raw) and not _STRUCTURED.match(raw) and not raw.isspace()


@lru_cache(maxsize=4096)
def read_raw(raw: str) -> RawText:
    """The searchable form of the reference string ``raw``."""
    text = raw[:MAX_RAW]
    found = _DOI.search(text)
    doi = normalise_doi(found.group()) if found else ""
    if found:  # the digits of a DOI are no volume and no page
        text = text[:found.start()] + " " + text[found.end():]
    folded = fold(text).replace("'", "").replace("’", "")
    words, starts, numbers, years = [], [], [], set()
    position, end_before, number_before = 0, 0, False
    for place, match in enumerate(_WORD.finditer(folded)):
        word = match.group()
        words.append(word)
        starts.append(position)
        position += len(word)
        numbered = any(c.isdecimal() for c in word)
        # "505–13": what follows the dash is a last page, never a volume or a first page
        closes = number_before and "-" in folded[end_before:match.start()]
        if numbered and not closes:
            if _YEAR.fullmatch(word):
                years.add(int(word[:4]))
            numbers.append((place, word.lstrip("0")))
            bare = _NUMBERED.fullmatch(word)
            if bare and (bare[1] or bare[3]):
                numbers.append((place, bare[2]))
        end_before, number_before = match.end(), numbered
    return RawText(tuple(words), tuple(starts), "".join(words), frozenset(words),
                   tuple(numbers), frozenset(years), doi)


def title_in_raw(title: str, raw: RawText) -> tuple[float, int, int]:
    """How well ``title`` stands in the string, 0 to 1, and the words' range where it does.

    The ceilings are those of ``titles.title_score``.
    """
    longer = _longer_words(title)
    if len(longer) >= 4 and len(longer & raw.vocabulary) < MIN_SHARED * len(longer):
        return 0.0, 0, 0
    best = _located(title, raw)
    if best[0] < PART_OF_TITLE:
        for part in title_parts(title):
            score, first, last = _located(part, raw)
            if min(score, PART_OF_TITLE) > best[0]:
                score = min(score, _ceiling_of_part(title, part, raw, first, last))
                best = max(best, (score, first, last))
    score, first, last = best
    if first > 0 and raw.words[first - 1] == "in" and score > WORD_REPLACED:
        score = WORD_REPLACED  # "Chapter. In Book": the book is not what is cited
    if score > OTHER_KIND and is_notice(title):
        here = " ".join(raw.words[max(first - 3, 0):last + 3])
        if not is_notice(here) and not is_notice(" ".join(raw.words[first:last])):
            score = OTHER_KIND
    return score, first, last


@lru_cache(maxsize=65536)
def _longer_words(title: str) -> frozenset[str]:
    return frozenset(word for word in title_words(title) if len(word) >= 4)


def _located(text: str, raw: RawText) -> tuple[float, int, int]:
    needle = squeezed(text)
    if not 4 <= len(needle) <= len(raw.squeezed) + 40:
        return 0.0, 0, 0
    found = fuzz.partial_ratio_alignment(needle, raw.squeezed, score_cutoff=50)
    if found is None:
        return 0.0, 0, 0
    if len(needle) > len(raw.squeezed):
        return found.score / 100, 0, len(raw.words)
    first = bisect_right(raw.starts, found.dest_start) - 1
    last = bisect_right(raw.starts, max(found.dest_end - 1, found.dest_start))  # exclusive
    score = found.score / 100
    if score > OTHER_KIND:
        score = min(score, _ceiling(title_words(text), raw, first, last))
    return score, first, last


def _ceiling(recorded: tuple[str, ...], raw: RawText, first: int, last: int) -> float:
    """The highest score that the words and numbers in and around the title's place allow."""
    here, around = raw.words[first:last], raw.words[max(first - 1, 0):last + 2]
    theirs = marks(recorded)
    if not theirs <= marks(here) | marks(around) and (
            marks(here) - theirs or not series_marks(recorded) <= marks(around)):
        return OTHER_KIND
    if series_marks(here) - theirs:
        return OTHER_KIND
    # the edges of the place may cut a word; only whole words within count as the string's own
    missing = unmatched_words(recorded, around)
    if missing and unmatched_words(here[1:-1], recorded):
        return WORD_REPLACED
    return PART_OF_TITLE - 0.05 if missing else 1.0


def _ceiling_of_part(title: str, part: str, raw: RawText, first: int, last: int) -> float:
    """As ``_ceiling``, where only ``part`` of ``title`` stands in the string.

    The rest was left out, or it stands there in other words: then another work is meant.
    """
    words = title_words(title)
    if series_marks(words) - series_marks(raw.words[first:last + 3]):
        return OTHER_KIND
    size = len(title_words(part))
    if title.startswith(part):
        rest, beside = words[size:], raw.words[last:last + len(words) - size + 3]
    else:
        rest, beside = words[:-size], raw.words[max(first - (len(words) - size) - 3, 0):first]
    long = [word for word in rest if len(word) >= 4]
    there = len(long) - len(unmatched_words(long, beside))
    return WORD_REPLACED if long and 0.3 <= there / len(long) < 1 else PART_OF_TITLE


def numbers_after(raw: RawText, place: int) -> Counter[str]:
    """The numbers that stand at or after word ``place``, and how often each does."""
    return Counter(number for at, number in raw.numbers if at >= place)


def name_in_raw(name: str, raw: RawText, until: int) -> float:
    """How well a family name stands among the first ``until`` words of the string, 0 to 1."""
    words = name_words(name)
    if not words:
        return 0.0
    stretch = raw.words[:until]
    if words[0] in stretch and (len(words) == 1 or words[-1] in stretch):
        return 1.0
    target = "".join(words)
    joined = raw.squeezed[:raw.starts[until]] if until < len(raw.starts) else raw.squeezed
    if len(target) >= 5 and target in joined:
        return 1.0
    if len(words) > 1 and any(len(word) >= 4 and word in stretch for word in words):
        return 0.9
    if len(target) >= 5 and any(word[0] == target[0] and abs(len(word) - len(target)) <= 2
                                and fuzz.ratio(word, target) >= 80 for word in stretch[:8]):
        return 0.8
    return 0.0


def container_in_raw(name: str, raw: RawText, after: int) -> float:
    """How well a container's name, abbreviated or whole, stands after word ``after``, 0 to 1."""
    words = container_words(name)
    if not words:
        return 0.0
    stretch = raw.words[max(after - 2, 0):after + 30]
    if len(words) == 1:  # names of one word are not abbreviated (ISO 4 §7.2)
        stretch = raw.words[after:after + 30]  # and may end a title ("… trials. Trials 11, 32")
        return 1.0 if words[0] in stretch or any(
            len(word) >= 5 and words[0].startswith(word) for word in stretch) else 0.0
    if "".join(word[0] for word in words) in stretch:
        return 1.0
    best = 0
    for start, word in enumerate(stretch):
        if word[0] != words[0][0] or not same_word(word, words[0]):
            continue
        count, place = 1, start + 1
        for other in words[1:]:
            for step in range(3):  # small words stand between
                if place + step < len(stretch) and same_word(stretch[place + step], other):
                    count, place = count + 1, place + step + 1
                    break
        best = max(best, count)
    return best / len(words)


def title_length(title: str) -> int:
    """How many letters and digits ``title`` has: short titles prove little."""
    return len(squeezed(title))
