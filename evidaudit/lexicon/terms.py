"""Running text as comparable terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ..prose import stem, words_with_offsets
from .phrases import Phrase, Piece, fits, starting
from .rows import rows, stop_words
from .word_forms import plain

_BETWEEN = 3          # words that may stand in the gap of a phrase
_DENIED = 4           # letters that a word must have for "non-" to deny it
_BREAKS = frozenset(",.;:()[]")


@dataclass(frozen=True, slots=True)
class Term:
    """One comparable term: ``key`` is a stem or a concept's name, with its place in the text."""

    key: str
    start: int
    end: int


_Token = tuple[str, int, int]  # as written, start, end


def _tokens(text: str, expansions: Mapping[str, str]) -> list[_Token]:
    """The words of ``text`` as written; hyphenated ones in parts unless the text defines them."""
    found: list[_Token] = []
    for word, start, end in words_with_offsets(text):
        if "-" not in word or word in expansions:
            found.append((text[start:end], start, end))
            continue
        for part in text[start:end].split("-"):
            found.append((part, start, start + len(part)))
            start += len(part) + 1
    return found


@lru_cache(maxsize=65536)
def terms(text: str, short_forms: tuple[tuple[str, str], ...] = ()) -> tuple[Term, ...]:
    """The comparable terms of ``text`` in order, numbers and stop words left out.

    ``short_forms`` are the abbreviations that hold here (short form, long form): each is replaced
    by the terms of its long form, all at the place of the short form.
    """
    return tuple(_found(text, {short.lower(): long for short, long in short_forms}))


@cache
def _meanings() -> Mapping[str, tuple[bool, str]]:
    """The rows whose meaning is told in other words: whether instead of the own key, the words."""
    return {row["name"]: ("as" in row, row.get("as") or row["also"]) for row in rows()
            if "as" in row or "also" in row}


@cache
def _keys_of(name: str) -> tuple[str, ...]:
    """The keys that a row gives: its own, those of what it falls under, or those of its words."""
    instead, words = _meanings().get(name, (False, ""))
    found = [] if instead else ["=" + name]
    found += [term.key for term in _found(words, {}, told=False)]
    return tuple(dict.fromkeys(found))


def _found(text: str, expansions: Mapping[str, str], told: bool = True) -> list[Term]:
    """The terms of ``text``; ``told`` is False where it tells what a row means."""
    tokens = _tokens(text, expansions)
    idle = stop_words()
    found: list[Term] = []
    used: set[int] = set()
    for position, (raw, start, end) in enumerate(tokens):
        if position in used:
            continue
        word = raw.lower()
        expanded = word in expansions
        phrase = _longest_phrase(text, tokens, position, used, told)
        if phrase is not None and not (expanded and phrase[0].size == 1):
            last = phrase[1][-1]
            used.update(phrase[1])
            found.extend(Term(key, start, tokens[last][2]) for key in _keys_of(phrase[0].name))
        elif expanded:
            found.extend(Term(term.key, start, end) for term in terms(expansions[word]))
        elif word.startswith("non") and (denied := _denied(tokens, position)):
            used.update(denied[1])
            found.append(Term(denied[0], start, tokens[denied[1][-1]][2]))
        elif word not in idle and not word[0].isdigit() and len(word) > 1:
            key = stem(word)  # "induction" and "inducing", "reduction" and "reducing"
            found.append(Term(key[:-1] if key.endswith("uct") else key, start, end))
    return found


def _denied(tokens: list[_Token], position: int) -> tuple[str, list[int]] | None:
    """The key of "nonopioid" or "non-smokers", which is not the key of what they deny."""
    raw, _, end = tokens[position]
    if len(raw) > _DENIED + 2:
        places = [position]
        raw = raw[3:]
    elif len(raw) == 3 and position + 1 < len(tokens) and tokens[position + 1][1] == end + 1:
        places = [position, position + 1]
        raw = tokens[position + 1][0]
    else:
        return None
    whole = [entry for entry in starting(raw) if entry.size == 1]
    if whole:
        return "non" + _keys_of(whole[0].name)[0], places
    return ("non" + stem(raw), places) if len(places) == 2 and len(raw) >= _DENIED else None


def _longest_phrase(text: str, tokens: list[_Token], position: int, used: set[int],
                    told: bool) -> tuple[Phrase, list[int]] | None:
    """The longest phrase that begins at ``position`` and the places of its words, or None."""
    following = plain(tokens[position + 1][0].lower()) if position + 1 < len(tokens) else ""
    for entry in starting(tokens[position][0]):
        if entry.second and entry.second != following or (
                not told and entry.name in _meanings()):
            continue
        places = _places(text, tokens, position, entry.rest)
        if places is not None and used.isdisjoint(places):
            return entry, places
    return None


def _places(text: str, tokens: list[_Token], position: int,
            rest: tuple[Piece, ...]) -> list[int] | None:
    places, reach = [position], 0
    for piece in rest:
        if piece is None:
            reach = _BETWEEN
            continue
        at = places[-1] + 1
        while True:
            if at >= len(tokens) or _breaks(text, tokens[at - 1], tokens[at]):
                return None
            if fits(piece, tokens[at][0]):
                break
            if not reach:
                return None
            reach -= 1
            at += 1
        places.append(at)
        reach = 0
    return places


def _breaks(text: str, one: _Token, other: _Token) -> bool:
    """Whether a mark parts two words; the stop of "C. difficile" does not."""
    between = text[one[2]:other[1]]
    return not _BREAKS.isdisjoint(between) and not (
        between == ". " and len(one[0]) == 1 and one[0].isupper())


def keys(text: str, short_forms: tuple[tuple[str, str], ...] = ()) -> frozenset[str]:
    """The set of comparable terms of ``text``."""
    return frozenset(term.key for term in terms(text, short_forms))


def own_keys(words: str) -> frozenset[str]:
    """The terms of ``words`` without those that they merely fall under."""
    named = [term.key[1:] for term in terms(words) if term.key.startswith("=")]
    wider = frozenset(key for name in named for key in _keys_of(name)[1:])
    return keys(words) - wider
