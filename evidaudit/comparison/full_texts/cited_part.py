"""The part of a citing sentence that belongs to one of the works that it cites."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ... import quick_re as re

# "[12]", "[3, 5-7]" · "(12,13)" after a word · "(Smith et al., 2010; Jones 2011)" · the
# placeholders that collections of citing sentences print: "<|cit|>", "<|multi_cit|>".
_POINTER = re.compile(
    r"\[(?P<square>\d{1,4}(?:\s?[,;–—-]\s?\d{1,4}){0,30})\]|"
    r"(?<=[a-z,.]\s)\((?P<round>\d{1,3}(?:\s?[,;–—-]\s?\d{1,3}){0,30})\)(?=[\s.,;:]|$)|"
    r"\((?P<names>[^()]{0,400}?\b(?:19|20)\d\d[a-z]?[^()]{0,60})\)|"
    r"<\|(?P<placeholder>(?:multi_|other_)?cit)\|>")
_UNFINISHED = re.compile(r"<\|?\w{0,12}\|?$")
_YEAR = re.compile(r"\b(?:19|20)\d\d[a-z]?\b")
_NAME = re.compile(r"\b[A-Z][a-zà-ÿ'’-]{1,25}")
# The names of those who wrote the work are no terms of what it says.
_AUTHORS = re.compile(
    r"\b[A-Z][\w'’-]{1,25}(?:(?:,| and| &) [A-Z][\w'’-]{1,25}){0,2}"
    r"(?: et al\b\.?,?| and (?:colleagues|co-?workers|others)\b)")
_EMPTY = re.compile(r"[\[(][\s,;.–-]{0,20}[\])]")
_LEAST_WORDS = 5  # fewer between two pointers: both point to the words before the first
_MOST_POINTERS = 20  # of one sentence; no sentence has so many pointers to one work
_WHO_WORDS = 4    # fewer before the first pointer tell who found it: "A study by Chen (3) …"


@dataclass(frozen=True, slots=True)
class CitedPart:
    """``text``: the words that the work is cited for, without pointers and names of authors.

    ``alone`` True where the pointer names this work only, False where it names several, None where
    the sentence has no pointer. ``elsewhere`` counts how many other places of the sentence point.
    """

    text: str
    alone: bool | None
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class _Pointer:
    start: int
    end: int
    own: bool | None  # None: nothing tells
    works: int


@lru_cache(maxsize=4096)
def cited_part(text: str, label: str = "", family: str = "", year: str = "") -> CitedPart:
    """What of ``text`` is said on the authority of one work, and whether of it alone.

    ``label`` is the work's number in the list of references, ``family`` and ``year`` its first
    author and year: a pointer that holds one of them is the work's own. Where no pointer can be
    told to be its own, or all are, the whole sentence is.
    """
    text = _UNFINISHED.sub("", text)
    pointers = [_read(match, label, family, year) for match in _POINTER.finditer(text)]
    pointers = [pointer for pointer in pointers if pointer.works]
    own = [pointer for pointer in pointers if pointer.own]
    foreign = [pointer for pointer in pointers if pointer.own is False]
    if not own:
        own, foreign = [p for p in pointers if p.own is None], []
    alone = None if not own else all(pointer.works == 1 for pointer in own)
    if not own or not foreign:
        return CitedPart(_bare(text, pointers, 0, len(text)), alone)
    own_places = [n for n, pointer in enumerate(pointers) if pointer.own][:_MOST_POINTERS]
    parts = [_part(text, pointers, number) for number in own_places]
    return CitedPart(" ".join(dict.fromkeys(parts)), alone, len(foreign))


def _part(text: str, pointers: list[_Pointer], number: int) -> str:
    """The words before a pointer up to the one before it, and those that follow it to the end."""
    pointer = pointers[number]
    before = number
    start = 0
    while before > max(0, number - _MOST_POINTERS):
        before -= 1
        start = pointers[before].end
        if len(text[start:pointer.start].split()) >= _LEAST_WORDS:
            break
        start = 0
    told = _bare(text, pointers, start, pointer.start)
    following = pointers[number + 1].start if number + 1 < len(pointers) else len(text)
    last = number + 1 == len(pointers)
    names_only = number == 0 and len(told.split()) < _WHO_WORDS
    if last or names_only:  # "… (3) and its levels rose.", "Chen et al. (3) found that …"
        told = f"{told} {_bare(text, pointers, pointer.end, following)}"
    return told.strip()


def _bare(text: str, pointers: list[_Pointer], start: int, end: int) -> str:
    pieces, position = [], start
    for pointer in pointers:
        if start <= pointer.start and pointer.end <= end:
            pieces.append(text[position:pointer.start])
            position = pointer.end
    pieces.append(text[position:end])
    return _EMPTY.sub(" ", _AUTHORS.sub(" ", " ".join(pieces))).strip(" \n,;.")


def _read(match: re.Match[str], label: str, family: str, year: str) -> _Pointer:
    """A pointer with the number of works that it names; 0 where it is none after all."""
    kind = str(match.lastgroup)
    inside = match[kind]
    start, end = match.span()
    if kind == "placeholder":
        return _Pointer(start, end, inside != "other_cit", 2 if inside == "multi_cit" else 1)
    if kind == "names":
        if not _NAME.search(inside):
            return _Pointer(start, end, None, 0)
        works = max(1, len(_YEAR.findall(inside)))
        own = (family in inside and (not year or year in inside)) if family else None
        return _Pointer(start, end, own, works)
    numbers = _numbers(inside)
    return _Pointer(start, end, int(label) in numbers if label.isdecimal() else None, len(numbers))


def _numbers(inside: str) -> frozenset[int]:
    """The numbers that "3, 5-7" names."""
    found: set[int] = set()
    for piece in re.split(r"\s?[,;]\s?", inside):
        first, _, last = re.sub(r"\s?[–—-]\s?", "-", piece).partition("-")
        low, high = int(first), int(last or first)
        found.update(range(low, min(high, low + 60) + 1) if high >= low else (low, high))
    return frozenset(found)
