"""Running text as comparable terms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from ..prose import stem, words_and_marks
from .phrases import Phrase, Piece, fits, starting
from .rows import rows, stop_words
from .word_forms import plain

_BETWEEN = 3          # words that may stand in the gap of a phrase
_DENIED = 4           # letters that a word must have for "non-" to deny it
_BREAKS = frozenset(",.;:()[]")
_TEXTS = 16384        # texts whose terms are kept under the same short forms
_KEPT_WORDS = 65536   # words as written
_NOTHING: frozenset[str] = frozenset()


class Term(NamedTuple):
    """One comparable term: ``key`` is a stem or a concept's name, with its place in the text."""

    key: str
    start: int
    end: int


_Place = tuple[tuple[str, ...], int, int]  # keys, first and last word
ShortForms = tuple[tuple[str, str], ...]


class _Word:
    """What is known of a word as written, wherever it stands.

    ``phrases`` may begin with it, each followed by one of ``seconds`` unless ``alone``; ``keys``
    is its own stem, nothing where it tells nothing.
    """

    __slots__ = ("alone", "keys", "low", "may_deny", "phrases", "plain", "raw", "seconds")

    def __init__(self, raw: str) -> None:
        self.raw, self.low = raw, raw.lower()
        idle = self.low in stop_words() or self.low[0].isdigit() or len(self.low) <= 1
        key = "" if idle else stem(self.low)
        if key.endswith("uct"):
            key = key[:-1]  # "induction" and "inducing", "reduction" and "reducing"
        self.keys = (key,) if key else ()
        self.plain = plain(self.low)
        self.phrases = starting(raw)
        self.seconds = frozenset(
            [entry.second for entry in self.phrases]) if self.phrases else _NOTHING
        self.alone = "" in self.seconds
        self.may_deny = self.low.startswith("non")


class _Words(dict[str, _Word]):
    """Each word as written, read when it is first met."""

    def __missing__(self, raw: str) -> _Word:
        if len(self) >= _KEPT_WORDS:
            self.clear()
        word = self[raw] = _Word(raw)
        return word


_WORDS = _Words()


class _Text:
    """The words of one text; where they stand is read when it is asked for.

    Hyphenated words are told in parts unless the text defines them. ``broken`` are the words that
    a mark parts from the one before.
    """

    __slots__ = ("_places", "_tokens", "_whole", "broken", "text", "words")

    def __init__(self, text: str, whole: Mapping[str, str]) -> None:
        self.text = text
        self._whole = whole
        self._places: list[tuple[int, int]] | None = None
        self.words: list[_Word] = []
        self.broken: set[int] = set()
        words = self.words
        self._tokens = words_and_marks(text)
        for token in self._tokens:
            if token in _BREAKS:
                self.broken.add(len(words))
            elif "-" not in token or token.lower() in whole:
                words.append(_WORDS[token])
            else:
                words += [_WORDS[part] for part in token.split("-")]

    @property
    def places(self) -> list[tuple[int, int]]:
        """Start and end of each word."""
        if self._places is None:
            places: list[tuple[int, int]] = []
            find, end = self.text.find, 0
            for token in self._tokens:
                start = find(token, end)  # the next place of a token is its own
                end = start + len(token)
                if token in _BREAKS:
                    continue
                if "-" not in token or token.lower() in self._whole:
                    places.append((start, end))
                    continue
                for part in token.split("-"):
                    places.append((start, start + len(part)))
                    start += len(part) + 1
            self._places = places
        return self._places


class _Known:
    """The terms of the texts read under the same short forms."""

    # Terms are kept as bare tuples, which the collector of garbage soon passes over, and equal
    # sets as one: each object more is one that it goes through again and again.
    __slots__ = ("expansions", "keys", "sets", "terms")

    def __init__(self, expansions: Mapping[str, str]) -> None:
        self.expansions = expansions
        self.keys: dict[str, frozenset[str]] = {}
        self.sets: dict[frozenset[str], frozenset[str]] = {}
        self.terms: dict[str, tuple[tuple[str, int, int], ...]] = {}


@lru_cache(maxsize=1024)
def _known(short_forms: ShortForms) -> _Known:
    return _Known({short.lower(): long for short, long in short_forms})


_WITHOUT = _known(())


def _without_short_forms(text: str, known: _Known) -> bool:
    """Whether ``text`` surely has no short form: then its terms are those of any such text."""
    low = text.lower()
    return not any(short in low for short in known.expansions)


def terms(text: str, short_forms: ShortForms = ()) -> tuple[Term, ...]:
    """The comparable terms of ``text`` in order, numbers and stop words left out.

    ``short_forms`` are the abbreviations that hold here (short form, long form): each is replaced
    by the terms of its long form, all at the place of the short form.
    """
    return tuple([Term(*one) for one in _bare_terms(text, _known(short_forms))])


def _bare_terms(text: str, known: _Known) -> tuple[tuple[str, int, int], ...]:
    found = known.terms.get(text)
    if found is None:
        if len(known.terms) >= _TEXTS:
            known.terms.clear()
        found = known.terms[text] = _bare_terms(text, _WITHOUT) if (
            known.expansions and _without_short_forms(text, known)) else tuple(
                _found(text, known.expansions))
    return found


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
    found += [key for key, _, _ in _found(words, {}, told=False)]
    return tuple(dict.fromkeys(found))


def _found(text: str, expansions: Mapping[str, str],
           told: bool = True) -> list[tuple[str, int, int]]:
    """The terms of ``text``; ``told`` is False where it tells what a row means."""
    read = _Text(text, expansions)
    found = _placed(read, expansions, told)
    places = read.places if found else []
    return [(key, places[first][0], places[last][1])
            for some, first, last in found for key in some]


def _placed(read: _Text, expansions: Mapping[str, str], told: bool = True) -> list[_Place]:
    """The keys of a text in order, each with the first and the last word that it is told by."""
    words = read.words
    found: list[_Place] = []
    used: set[int] = set()
    for position, word in enumerate(words):
        if position in used:
            continue
        expanded = word.low in expansions
        phrase = _longest_phrase(read, position, used, told) if word.phrases and (
            word.alone or position + 1 < len(words)
            and words[position + 1].plain in word.seconds) else None
        if phrase is not None and not (expanded and phrase[0].size == 1):
            used.update(phrase[1])
            found.append((_keys_of(phrase[0].name), position, phrase[1][-1]))
        elif expanded:
            found.append((tuple([term.key for term in terms(expansions[word.low])]),
                          position, position))
        elif word.may_deny and (denied := _denied(read, position)):
            used.update(denied[1])
            found.append(((denied[0],), position, denied[1][-1]))
        elif word.keys:
            found.append((word.keys, position, position))
    return found


def _denied(read: _Text, position: int) -> tuple[str, list[int]] | None:
    """The key of "nonopioid" or "non-smokers", which is not the key of what they deny."""
    raw = read.words[position].raw
    if len(raw) > _DENIED + 2:
        places = [position]
        raw = raw[3:]
    elif (len(raw) == 3 and position + 1 < len(read.words)
            and read.places[position + 1][0] == read.places[position][1] + 1):
        places = [position, position + 1]
        raw = read.words[position + 1].raw
    else:
        return None
    whole = [entry for entry in starting(raw) if entry.size == 1]
    if whole:
        return "non" + _keys_of(whole[0].name)[0], places
    return ("non" + stem(raw), places) if len(places) == 2 and len(raw) >= _DENIED else None


def _longest_phrase(read: _Text, position: int, used: set[int],
                    told: bool) -> tuple[Phrase, list[int]] | None:
    """The longest phrase that begins at ``position`` and the places of its words, or None."""
    word = read.words[position]
    following = read.words[position + 1].plain if position + 1 < len(read.words) else ""
    for entry in word.phrases:
        if entry.second and entry.second != following or (
                not told and entry.name in _meanings()):
            continue
        places = _places(read, position, entry.rest) if entry.rest else [position]
        if places is not None and used.isdisjoint(places):
            return entry, places
    return None


def _places(read: _Text, position: int, rest: tuple[Piece, ...]) -> list[int] | None:
    places, reach = [position], 0
    for piece in rest:
        if piece is None:
            reach = _BETWEEN
            continue
        at = places[-1] + 1
        while True:
            if at >= len(read.words):
                return None
            word = read.words[at]
            follows = fits(piece, word.low, word.plain)
            if not (follows or reach) or at in read.broken and _breaks(read, at):
                return None
            if follows:
                break
            reach -= 1
            at += 1
        places.append(at)
        reach = 0
    return places


def _breaks(read: _Text, at: int) -> bool:
    """Whether the mark before a word parts it from the one before; the stop of "C. difficile" does
    not."""
    before = read.words[at - 1].raw
    return not (len(before) == 1 and before.isupper()
                and read.text[read.places[at - 1][1]:read.places[at][0]] == ". ")


def keys(text: str, short_forms: ShortForms = ()) -> frozenset[str]:
    """The set of comparable terms of ``text``."""
    return _keys(text, _known(short_forms))


def _keys(text: str, known: _Known) -> frozenset[str]:
    found = known.keys.get(text)
    if found is None:
        if len(known.keys) >= _TEXTS:
            known.keys.clear()
            known.sets.clear()
        if known.expansions and _without_short_forms(text, known):
            found = known.keys[text] = _keys(text, _WITHOUT)
            return found
        read = known.terms.get(text)
        found = frozenset(
            [key for key, _, _ in read] if read is not None else
            [key for some, _, _ in _placed(_Text(text, known.expansions), known.expansions)
             for key in some])
        found = known.keys[text] = known.sets.setdefault(found, found)
    return found


def own_keys(words: str) -> frozenset[str]:
    """The terms of ``words`` without those that they merely fall under."""
    named = [term.key[1:] for term in terms(words) if term.key.startswith("=")]
    wider = frozenset(key for name in named for key in _keys_of(name)[1:])
    return keys(words) - wider
