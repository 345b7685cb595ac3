"""The phrases of the lexicon, ready to be looked up by their first word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ..prose import words_with_offsets
from .rows import frame, rows
from .word_forms import plain, respelled, verb_forms

_PREFIX = 4           # letters that a beginning such as "hospitali*" must have at least
_LETTERS = 3          # letters by which phrases wait until a text has a word that begins so
_SHORT = 3            # letters up to which an abbreviation is told from a word by its case

Piece = str | frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """What must follow the first word of a phrase (None: a gap), and the row that it belongs to.

    ``second`` is the plain form of the next word where no other will do, else "".
    """

    size: int
    rest: tuple[Piece, ...]
    name: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class _Phrases:
    """``words`` by plain form, ``cased`` by exact form, ``beginnings`` by the first letters."""

    words: dict[str, list[Phrase]]
    cased: dict[str, list[Phrase]]
    beginnings: dict[str, list[tuple[str, Phrase]]]


@cache
def _rows_by_letters() -> Mapping[str, list[tuple[str, str]]]:
    """The phrases with the name of their row by their first letters: they wait until a text has a
    word that begins so. Those that begin with a sign or a digit stand under ""."""
    waiting: dict[str, list[tuple[str, str]]] = {}
    irregular = frame()["irregular_verbs"]
    for row in rows():
        name = row["name"]
        for phrase in row["words"].split("; "):
            first = phrase.partition(" ")[0].partition("-")[0].rstrip("*!")
            entry = (phrase, name)
            if first[-1:] == "~":
                for form in {first[:-1], *irregular.get(first[:-1], "").split()}:
                    waiting.setdefault(_letters(form), []).append(entry)
            else:
                waiting.setdefault(_letters(first) if first.isalpha() else "", []).append(entry)
    return waiting


def _letters(word: str) -> str:
    """The first letters of a word, whatever its spelling."""
    begins = word[:2 * _LETTERS].lower()
    if "ae" in begins or "oe" in begins or "ou" in begins:
        begins = respelled(word.lower())
    return begins[:_LETTERS]


@cache
def _beginning_with(letters: str) -> _Phrases:
    found = _Phrases({}, {}, {})
    for phrase, name in _rows_by_letters().get(letters, ()):
        _add(found, phrase, name)
    return found


def _pieces(phrase: str) -> list[str]:
    """The words of a phrase as written in a row, with their marks."""
    if phrase.replace(" ", "").isalpha():
        return phrase.split()
    pieces: list[str] = []
    for written in phrase.replace("-", " ").split():
        mark = written[-1] if written[-1] in "*~!" else ""
        if written == "…":
            pieces.append(written)
            continue
        for word, start, end in words_with_offsets(written):
            pieces.append(word if word == written[start:end] else written[start:end])
        pieces[-1] += mark
    return pieces


def _add(found: _Phrases, phrase: str, name: str) -> None:
    pieces = _pieces(phrase)
    first = pieces[0]
    rest = tuple(map(_compiled, pieces[1:]))
    second = rest[0] if rest and isinstance(rest[0], str) and rest[0][-1] not in "*!" else ""
    entry = Phrase(sum(piece != "…" for piece in pieces), rest, name, second)
    if first.endswith("*"):
        start = respelled(first[:-1].lower())
        found.beginnings.setdefault(start[:_PREFIX], []).append((start, entry))
    elif first.endswith("~"):
        for form in verb_forms(first[:-1]):
            found.words.setdefault(form, []).append(entry)
    elif first.endswith("!"):
        found.cased.setdefault(first[:-1], []).append(entry)
    elif len(pieces) == 1 and first != first.lower() and sum(map(str.isupper, first)) > 1:
        found.cased.setdefault(first, []).append(entry)
        if len(first) > _SHORT and first not in frame()["cased"]:
            found.cased.setdefault(first.lower(), []).append(entry)
    else:
        found.words.setdefault(plain(first.lower()), []).append(entry)


def _compiled(piece: str) -> Piece:
    if piece == "…":
        return None
    if piece.endswith("~"):
        return verb_forms(piece[:-1])
    if piece.endswith("*"):
        return respelled(piece[:-1].lower()) + "*"
    return piece if piece.endswith("!") else plain(piece.lower())


@lru_cache(maxsize=65536)
def starting(raw: str) -> tuple[Phrase, ...]:
    """The phrases that may begin with a word as written, the longest first."""
    low = raw.lower()
    word = plain(low)
    found: list[Phrase] = []
    for letters in dict.fromkeys(("", word[:_LETTERS], word[:_LETTERS - 1], low[:_LETTERS])):
        known = _beginning_with(letters)
        found += known.words.get(word, ())
        found += known.cased.get(raw, ())
        if raw != low and not raw.isupper():  # "Colds" at the start of a sentence
            found += known.cased.get(low, ())
        found += [entry for start, entry in known.beginnings.get(word[:_PREFIX], ())
                  if word.startswith(start)]
        if raw[-1] == "s" and raw[:-1].isupper():
            found += known.cased.get(raw[:-1], ())
    return tuple(sorted(dict.fromkeys(found), key=lambda entry: (
        -entry.size, None in entry.rest, entry.name)))


def fits(piece: str | frozenset[str], low: str, word: str) -> bool:
    """Whether a word, in small letters and in plain form, is the next one of a phrase."""
    if isinstance(piece, frozenset):
        return word in piece
    if piece[-1] == "*":
        return word.startswith(piece[:-1])
    return piece[:-1] == low if piece[-1] == "!" else word == piece
