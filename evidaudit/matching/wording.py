"""Where two titles differ in wording, and whether the difference is one that readers care about.

Spelling (British, American), hyphens, Greek, markup, numerals, small words, abbreviations spelled
out, words in brackets, and whole parts set off by punctuation (a subtitle, a series or a study
group's name) are legitimate variation. A word replaced, added or left out within a part is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from rapidfuzz import fuzz

from ..csl import fold
from .spelling import abbreviates, key_of_word, same_in_another_form, says_how_it_was_done
from .titles import bare_title

_Range = tuple[int, int]  # of words: first, and the one after the last

MISPRINT = 75     # letters in common, in per cent, of words a misprint apart
MAX_WORDS = 120   # of a title that are aligned; keeps the alignment short on hostile input

_TOKEN = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
SMALL_WORDS = frozenset((
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "its", "of", "on", "or",
    "s", "the", "to", "using", "via", "with", "et", "der", "die", "das", "la", "le", "les", "und",
    "de", "des", "du", "el", "il", "among", "between", "their", "are", "be", "does", "do", "that"))


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the wording differs: the cited and the recorded words ('' for none)."""

    cited: str
    recorded: str


@dataclass(frozen=True, slots=True)
class _Words:
    keys: tuple[str, ...]      # normalised for comparison
    shown: tuple[str, ...]     # folded
    gaps: tuple[str, ...]      # the signs before each word, and after the last one


@lru_cache(maxsize=8192)
def _read(title: str) -> _Words:
    text = fold(bare_title(title)).replace("'", "").replace("’", "")
    keys: list[str] = []
    shown: list[str] = []
    gaps: list[str] = []
    end = 0
    for match in list(_TOKEN.finditer(text))[:MAX_WORDS]:
        word = match.group()
        gap = text[end:match.start()]
        end = match.end()
        key = key_of_word(word)
        if len(word) == 2 and gap.strip() == "-" and _YEAR.fullmatch(shown[-1]) \
                and word.isdecimal():
            key = shown[-1][:2] + word  # "1988-94" is also printed "1988-1994"
        keys.append(key)
        shown.append(word)
        gaps.append(gap)
    gaps.append(text[end:end + 20])
    return _Words(tuple(keys), tuple(shown), tuple(gaps))


def closest_wording(cited: str, recorded: Iterable[str]) -> tuple[str, tuple[Difference, ...]]:
    """The recorded title whose wording is nearest to ``cited``, and the differences that count."""
    best: tuple[str, tuple[Difference, ...]] | None = None
    titles = list(recorded)
    size = len(_read(cited).keys)
    for title in titles:
        # a record's title without its subtitle says nothing of a subtitle that is cited
        if size > len(_read(title).keys) + 1 and any(
                len(other) > len(title) and other.startswith(title) for other in titles):
            continue
        found = wording_differences(cited, title)
        if best is None or len(found) < len(best[1]):
            best = title, found
    return best or ("", ())


def wording_differences(cited: str, recorded: str) -> tuple[Difference, ...]:
    """The differences between two titles that are no legitimate variation, in order."""
    mine, theirs = _read(cited), _read(recorded)
    if "".join(mine.keys) == "".join(theirs.keys) or "".join(mine.shown) == "".join(theirs.shown):
        return ()
    found = []
    matcher = SequenceMatcher(None, mine.keys, theirs.keys, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        if _is_variation(mine, theirs, (a, b), (c, d)):
            continue
        here, there = _without_a_part(mine, theirs, (a, b), (c, d))
        if not _is_variation(mine, theirs, here, there):
            found.append(Difference(" ".join(mine.shown[slice(*here)]),
                                    " ".join(theirs.shown[slice(*there)])))
    return tuple(found)


def _is_variation(mine: _Words, theirs: _Words, here: _Range, there: _Range) -> bool:
    cited, recorded = mine.shown[slice(*here)], theirs.shown[slice(*there)]
    one = [word for word in cited if word not in SMALL_WORDS]
    other = [word for word in recorded if word not in SMALL_WORDS]
    if not one and not other:
        return True
    if not one or not other:
        words, (start, end) = (theirs, there) if not one else (mine, here)
        # words that the record prints twice are its own misprint; in the reference they are one
        return _set_off(words, start, end) or (not one and _repeats(words, start, end))
    if _alike(one, other) and not (len(one) > len(other) and _repeats(mine, *here)):
        return True
    # a part replaced by another part, e.g. two different subtitles or group names at the end
    if not (_set_off(mine, *here) and _set_off(theirs, *there)):
        return False
    at_start = here[0] == there[0] == 0 and len(mine.keys) - here[1] >= 6
    at_end = here[1] == len(mine.keys) and there[1] == len(theirs.keys) and here[0] >= 6
    return (at_start and (names_group(one) or names_group(other))) \
        or (at_end and names_group(one) and names_group(other))


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether words are the same but for spaces, spelling, an ending or an abbreviation."""
    if "".join(one) == "".join(other) or "".join(map(key_of_word, one)) == "".join(
            map(key_of_word, other)) or abbreviates(one, other) or abbreviates(other, one):
        return True
    return len(one) == len(other) and all(
        same_in_another_form(left, right) or (_near(left, right) and (
            says_how_it_was_done(left) or says_how_it_was_done(right)))
        for left, right in zip(one, other, strict=True))


def _near(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= 4 and fuzz.ratio(one, other) >= MISPRINT


def _without_a_part(mine: _Words, theirs: _Words, here: _Range,
                    there: _Range) -> tuple[_Range, _Range]:
    """The two ranges once a part set off by punctuation is taken from the longer one.

    Only where what remains is alike or a misprint apart: "RE-LY Investigators. Dabigatra" stands
    beside "Dabigatran".
    """
    mine_longer = here[1] - here[0] > there[1] - there[0]
    longer, (start, end) = (mine, here) if mine_longer else (theirs, there)
    other, (first, last) = (theirs, there) if mine_longer else (mine, here)
    size = last - first
    if not 0 < size < end - start:
        return here, there
    words = other.shown[first:last]
    for part, rest in (((start, end - size), (end - size, end)),
                       ((start + size, end), (start, start + size))):
        kept = longer.shown[slice(*rest)]
        if _set_off(longer, *part) and (_alike(kept, words) or all(map(_near, kept, words))):
            return (rest, there) if mine_longer else (here, rest)
    return here, there


_GROUP = frozenset(("group", "investigator", "collaboration", "committee", "society", "association",
                    "consortium", "network", "team", "writing", "panel", "force", "organization",
                    "initiative", "program", "project", "trialist"))


def names_group(words: Iterable[str]) -> bool:
    """Whether ``words`` (folded) name a study group, a society or a committee."""
    return any(key_of_word(word) in _GROUP for word in words)


def _set_off(words: _Words, start: int, end: int) -> bool:
    """Whether words ``start`` to ``end`` are a part set off by punctuation or brackets."""
    before, after = words.gaps[start], words.gaps[end]
    if start == 0:
        return bool(re.search(r"[:.;,?!()\[\]-]", after)) or end == len(words.keys)
    if end == len(words.keys):
        return bool(re.search(r"[:.;,?!()\[\]]|\s-+\s?|--", before))
    pairs = (("(", ")"), ("[", "]"), ('"', '"'), (",", ","), ("-", "-"), (":", ":"), (".", "."),
             (".", ":"), (":", "."), ("(", ","), (",", ")"))
    return any(opens in before and closes in after for opens, closes in pairs)


def _repeats(words: _Words, start: int, end: int) -> bool:
    """Whether the words stand a second time right beside ("and pharmacodynamics and …")."""
    size = end - start
    return words.keys[start:end] in (words.keys[start - size:start] if start >= size else (),
                                     words.keys[end:end + size])


def shared_share(cited: str, recorded: str) -> float:
    """The share of longer words that two titles have in common (of the shorter one), 0 to 1."""
    mine = {word for word in _read(cited).keys if word not in SMALL_WORDS}
    theirs = {word for word in _read(recorded).keys if word not in SMALL_WORDS}
    if not mine or not theirs:
        return 0.0
    return len(mine & theirs) / min(len(mine), len(theirs))
