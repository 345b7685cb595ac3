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
from .titles import bare_title

MAX_WORDS = 120  # of a title that are aligned; keeps the alignment short on hostile input

_TOKEN = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_SMALL = frozenset((
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "its", "of", "on", "or",
    "s", "the", "to", "using", "via", "with", "et", "der", "die", "das", "la", "le", "les", "und",
    "de", "des", "du", "el", "il", "among", "between", "their", "are", "be", "does", "do", "that"))
_SAME = {"versus": "vs", "v": "vs", "tumour": "tumor", "percent": "%",
         "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
         "seven": "7", "eight": "8", "nine": "9", "ten": "10", "twelve": "12",
         "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
# British to American by ending and by vowel; what is wrong English comes out the same both ways.
_SPELLING = ((re.compile(r"ae|oe"), "e"), (re.compile(r"our(?=$|s$|ed$|ing$|al|able|ful|ite)"),
             "or"), (re.compile(r"(?<=.{2})is(?=e$|es$|ed$|er|ing$|ation)"), "iz"),
             (re.compile(r"ys(?=e$|es$|ed$|ing$)"), "yz"),
             (re.compile(r"ll(?=ed|ing|er|ation)"), "l"),
             (re.compile(r"tre(?=$|s$|d$)"), "ter"), (re.compile(r"ogue(?=$|s$)"), "og"),
             (re.compile(r"mme(?=$|s$)"), "m"), (re.compile(r"sulph"), "sulf"),
             (re.compile(r"(?<=[a-z]{4})(?:e?s|d)$"), ""))


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
        key = _key(word)
        if len(word) == 2 and gap.strip() == "-" and _YEAR.fullmatch(shown[-1]) \
                and word.isdecimal():
            key = shown[-1][:2] + word  # "1988-94" is also printed "1988-1994"
        keys.append(key)
        shown.append(word)
        gaps.append(gap)
    gaps.append(text[end:end + 20])
    return _Words(tuple(keys), tuple(shown), tuple(gaps))


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    word = _SAME.get(word, word)
    if len(word) >= 5:
        for pattern, instead in _SPELLING:
            word = pattern.sub(instead, word)
    return word


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
        if not _is_variation(mine, theirs, (a, b), (c, d)):
            found.append(Difference(" ".join(mine.shown[a:b]), " ".join(theirs.shown[c:d])))
    return tuple(found)


def _is_variation(mine: _Words, theirs: _Words, here: tuple[int, int],
                  there: tuple[int, int]) -> bool:
    cited, recorded = mine.keys[here[0]:here[1]], theirs.keys[there[0]:there[1]]
    one = [word for word in cited if word not in _SMALL]
    other = [word for word in recorded if word not in _SMALL]
    if not one and not other:
        return True
    if not one or not other:
        words, (start, end) = (theirs, there) if not one else (mine, here)
        return _set_off(words, start, end) or _repeats(words, start, end)
    if "".join(mine.shown[here[0]:here[1]]) == "".join(theirs.shown[there[0]:there[1]]) \
            or _alike(one, other):
        return True
    if len(cited) != len(recorded) and _alike_but_for_a_part(mine, theirs, here, there):
        return True
    # a part replaced by another part, e.g. two different subtitles or group names at the end
    if not (_set_off(mine, *here) and _set_off(theirs, *there)):
        return False
    at_start = here[0] == there[0] == 0 and len(mine.keys) - here[1] >= 6
    at_end = here[1] == len(mine.keys) and there[1] == len(theirs.keys) and here[0] >= 6
    return (at_start and (_group_like(one) or _group_like(other))) \
        or (at_end and _group_like(one) and _group_like(other))


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether words are the same but for spaces, a misprint, a plural or an abbreviation."""
    left, right = "".join(one), "".join(other)
    if left == right or _abbreviates(one, other) or _abbreviates(other, one):
        return True
    if any(c.isdecimal() for c in left + right) or len(one) != len(other):
        return False
    return min(len(left), len(right)) >= 4 and fuzz.ratio(left, right) >= 75 \
        and not _opposed(left, right)


def _alike_but_for_a_part(mine: _Words, theirs: _Words, here: tuple[int, int],
                          there: tuple[int, int]) -> bool:
    """Whether the words are alike once a part set off by punctuation is taken from one side."""
    if here[1] - here[0] > there[1] - there[0]:
        longer, (start, end), others = mine, here, theirs.keys[there[0]:there[1]]
    else:
        longer, (start, end), others = theirs, there, mine.keys[here[0]:here[1]]
    for part, rest in (((start, end - len(others)), (end - len(others), end)),
                       ((start + len(others), end), (start, start + len(others)))):
        if _alike(longer.keys[rest[0]:rest[1]], others) and _set_off(longer, *part):
            return True
    return False


_GROUP = frozenset(("group", "investigator", "collaboration", "committee", "society", "association",
                    "consortium", "network", "team", "writing", "panel", "force", "organization",
                    "initiative", "program", "project", "trialist"))


def _group_like(words: Sequence[str]) -> bool:
    return any(word in _GROUP for word in words)


def _opposed(left: str, right: str) -> bool:
    """Whether two words that look alike mean the opposite (hyper and hypo, in- and de-crease)."""
    for one, other in ((left, right), (right, left)):
        for first, second in (("hyper", "hypo"), ("increas", "decreas"), ("un", ""), ("non", ""),
                              ("in", ""), ("pre", "post"), ("intra", "inter"), ("macro", "micro"),
                              ("under", "over"), ("ir", ""), ("im", ""), ("dis", ""), ("a", "")):
            if one.startswith(first) and other.startswith(second) \
                    and one[len(first):] == other[len(second):]:
                return True
    return False


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


def _abbreviates(short: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether one side is made of the initials of the other ("LDL", "low density lipoprotein")."""
    letters = "".join(short)
    if not 2 <= len(letters) <= 8 or len(whole) < 2:
        return False
    initials = "".join(word[0] for word in whole)
    return initials.startswith(letters) or letters.startswith(initials) \
        or (letters[0] == initials[0] and _in_order(letters, "".join(whole)) and len(whole) >= 2
            and len(letters) <= len(whole) + 2)


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def shared_share(cited: str, recorded: str) -> float:
    """The share of longer words that two titles have in common (of the shorter one), 0 to 1."""
    mine = {word for word in _read(cited).keys if word not in _SMALL}
    theirs = {word for word in _read(recorded).keys if word not in _SMALL}
    if not mine or not theirs:
        return 0.0
    return len(mine & theirs) / min(len(mine), len(theirs))
