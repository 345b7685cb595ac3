"""Lay and technical words for the same thing: "heart attack" is myocardial infarction.

``terms`` turns running text into comparable terms: words without the stop words, stemmed, phrases
of the lexicon joined into one concept, abbreviations that the text defines expanded. The lexicon
lies in ``data/lexicon/``, one file a field; every row names the public vocabulary where the
synonymy can be checked. How a phrase is written there:

- ``stroke`` also matches its plural, British and American spelling alike;
- ``colds!`` matches this form only; ``hospitali*`` every word that begins so;
- ``bleed~`` matches every form of a verb; ``live~ … longer`` lets up to three words between;
- ``MI``: an abbreviation of up to three letters, alone, is matched in this case only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from .prose import stem, words_with_offsets

_BETWEEN = 3          # words that may stand in the gap of a phrase
_PREFIX = 4           # letters that a beginning such as "hospitali*" must have at least
_SHORT = 3            # letters up to which an abbreviation is told from a word by its case
_BREAKS = frozenset(",.;:()[]")

Piece = str | frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Term:
    """One comparable term: ``key`` is a stem or a concept's name, with its place in the text."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What must follow the first word of a phrase (None: a gap), and the keys that it gives."""

    size: int
    rest: tuple[Piece, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The rows ready to be looked up by the first word of a phrase.

    ``words`` by plain form, ``cased`` by exact form, ``beginnings`` by the first letters.
    """

    words: dict[str, list[_Phrase]]
    cased: dict[str, list[_Phrase]]
    beginnings: dict[str, list[tuple[str, _Phrase]]]


@cache
def _frame() -> Mapping[str, Any]:
    return field("frame")


def field(name: str) -> Mapping[str, Any]:
    """The rows of one field and what their sources are, as its file tells them."""
    path = resources.files(__package__).joinpath("data", "lexicon", f"{name}.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


def fields() -> tuple[str, ...]:
    """The names of the fields, in the order in which they are read."""
    return tuple(_frame()["fields"])


@cache
def rows() -> tuple[Mapping[str, Any], ...]:
    """Every row of every field: name, words, source, and more, measure, kind_of, as, also."""
    return tuple(row for name in fields() for row in field(name)["concepts"])


@cache
def stop_words() -> frozenset[str]:
    """The words that say nothing of what is told."""
    return frozenset(_frame()["stop_words"].split())


# --- one word ------------------------------------------------------------------------------------
@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """The plain form of a lower-case word: singular, British and American spelling alike."""
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "sui":
        if word.endswith("ies"):
            word = word[:-3] + "y" if len(word) > 4 else word[:-1]
        elif word.endswith(("sses", "xes", "ches", "shes")):
            word = word[:-2]
        else:
            word = word[:-1]
    return _respelled(word)


def _respelled(word: str) -> str:
    if "ae" in word or "oe" in word:
        word = word.replace("ae", "e").replace("oe", "e")
    if "our" in word and len(word) > 4:
        word = word.replace("our", "or")
    if "is" in word:
        word = word.replace("isation", "ization").replace("ising", "izing").replace(
            "ised", "ized")
        if word.endswith("ise"):
            word = word[:-3] + "ize"
    if "ll" in word:
        word = word.replace("lling", "ling").replace("lled", "led")
    if word.endswith("tre"):
        word = word[:-3] + "ter"
    return word.replace("sulph", "sulf").replace("programme", "program")


def _verb_forms(base: str) -> frozenset[str]:
    """Every form of a verb in plain form; doubled consonants may give forms that do not exist."""
    forms = {base, *_frame()["irregular_verbs"].get(base, "").split()}
    root = base[:-1] if base.endswith("e") else base
    if base.endswith("y") and base[-2] not in "aeo":
        forms |= {base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    else:
        forms |= {base + "s", base + "es", root + "ed", root + "ing",
                  root + root[-1] + "ed", root + root[-1] + "ing"}
    return frozenset(map(plain, forms))


# --- the rows ------------------------------------------------------------------------------------
@cache
def _lexicon() -> _Lexicon:
    words: dict[str, list[_Phrase]] = {}
    cased: dict[str, list[_Phrase]] = {}
    beginnings: dict[str, list[tuple[str, _Phrase]]] = {}
    found = _Lexicon(words, cased, beginnings)
    composed = []
    for row in rows():
        own: tuple[str, ...] = ("=" + row["name"],)
        if "as" in row or "also" in row:
            composed.append(row)
            continue
        for phrase in row["words"].split("; "):
            _add(found, phrase, own)
    # The meaning of these rows is told in words that the other rows give.
    meant = [(row, _unique(([] if "as" in row else ["=" + row["name"]]) + [
        term.key for term in _found(row.get("as", row.get("also", "")), {}, found)]))
        for row in composed]
    for row, own in meant:
        for phrase in row["words"].split("; "):
            _add(found, phrase, own)
    _starts.cache_clear()
    return found


def _unique(some: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(some))


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


def _add(found: _Lexicon, phrase: str, own: tuple[str, ...]) -> None:
    pieces = _pieces(phrase)
    first = pieces[0]
    entry = _Phrase(sum(piece != "…" for piece in pieces), tuple(map(_compiled, pieces[1:])), own)
    if first.endswith("*"):
        start = _respelled(first[:-1].lower())
        found.beginnings.setdefault(start[:_PREFIX], []).append((start, entry))
    elif first.endswith("~"):
        for form in _verb_forms(first[:-1]):
            found.words.setdefault(form, []).append(entry)
    elif first.endswith("!"):
        found.cased.setdefault(first[:-1], []).append(entry)
    elif first != first.lower() and len(pieces) == 1 and (
            len(first) <= _SHORT or first in _frame()["cased"]):
        found.cased.setdefault(first, []).append(entry)
    else:
        found.words.setdefault(plain(first.lower()), []).append(entry)


def _compiled(piece: str) -> Piece:
    if piece == "…":
        return None
    if piece.endswith("~"):
        return _verb_forms(piece[:-1])
    if piece.endswith("*"):
        return _respelled(piece[:-1].lower()) + "*"
    return piece if piece.endswith("!") else plain(piece.lower())


@lru_cache(maxsize=65536)
def _starts(raw: str) -> tuple[_Phrase, ...]:
    """The phrases that may begin with a word as written, the longest first."""
    return _starting(raw, _lexicon())


def _starting(raw: str, lexicon: _Lexicon) -> tuple[_Phrase, ...]:
    word = plain(raw.lower())
    found = list(lexicon.words.get(word, ()))
    found += lexicon.cased.get(raw, ())
    if raw[-1] == "s" and raw[:-1].isupper():
        found += lexicon.cased.get(raw[:-1], ())
    if raw != raw.lower() and not raw.isupper():  # "Colds" at the start of a sentence
        found += lexicon.cased.get(raw.lower(), ())
    found += [entry for start, entry in lexicon.beginnings.get(word[:_PREFIX], ())
              if word.startswith(start)]
    return tuple(sorted(found, key=lambda entry: (-entry.size, None in entry.rest)))


# --- terms ---------------------------------------------------------------------------------------
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


@lru_cache(maxsize=16384)
def terms(text: str, short_forms: tuple[tuple[str, str], ...] = ()) -> tuple[Term, ...]:
    """The comparable terms of ``text`` in order, numbers and stop words left out.

    ``short_forms`` are the abbreviations that hold here (short form, long form): each is replaced
    by the terms of its long form, all at the place of the short form.
    """
    return tuple(_found(text, {short.lower(): long for short, long in short_forms}, None))


def _found(text: str, expansions: Mapping[str, str], lexicon: _Lexicon | None) -> list[Term]:
    tokens = _tokens(text, expansions)
    idle = stop_words()
    found: list[Term] = []
    used: set[int] = set()
    for position, (raw, start, end) in enumerate(tokens):
        if position in used:
            continue
        word = raw.lower()
        expanded = word in expansions
        phrase = _longest_phrase(text, tokens, position, used, lexicon)
        if phrase is not None and not (expanded and phrase[0].size == 1):
            last = phrase[1][-1]
            used.update(phrase[1])
            found.extend(Term(key, start, tokens[last][2]) for key in phrase[0].keys)
        elif expanded:
            found.extend(Term(term.key, start, end) for term in terms(expansions[word]))
        elif word.startswith("non") and (denied := _denied(tokens, position, lexicon)):
            used.update(denied[1])
            found.append(Term(denied[0], start, tokens[denied[1][-1]][2]))
        elif word not in idle and not word[0].isdigit() and len(word) > 1:
            key = stem(word)  # "induction" and "inducing", "reduction" and "reducing"
            found.append(Term(key[:-1] if key.endswith("uct") else key, start, end))
    return found


def _denied(tokens: list[_Token], position: int,
            lexicon: _Lexicon | None) -> tuple[str, list[int]] | None:
    """The key of "nonopioid" or "non-smokers", which is not the key of what they deny."""
    raw, _, end = tokens[position]
    if len(raw) > _PREFIX + 2:
        places = [position]
        raw = raw[3:]
    elif len(raw) == 3 and position + 1 < len(tokens) and tokens[position + 1][1] == end + 1:
        places = [position, position + 1]
        raw = tokens[position + 1][0]
    else:
        return None
    whole = [entry for entry in (_starts(raw) if lexicon is None else _starting(raw, lexicon))
             if entry.size == 1]
    if whole:
        return "non" + whole[0].keys[0], places
    return ("non" + stem(raw), places) if len(places) == 2 and len(raw) >= _PREFIX else None


def _longest_phrase(text: str, tokens: list[_Token], position: int, used: set[int],
                    lexicon: _Lexicon | None) -> tuple[_Phrase, list[int]] | None:
    """The longest phrase that begins at ``position`` and the places of its words, or None."""
    raw = tokens[position][0]
    for entry in _starts(raw) if lexicon is None else _starting(raw, lexicon):
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
            if at >= len(tokens) or not _BREAKS.isdisjoint(
                    text[tokens[at - 1][2]:tokens[at][1]]):
                return None
            if _fits(piece, tokens[at][0]):
                break
            if not reach:
                return None
            reach -= 1
            at += 1
        places.append(at)
        reach = 0
    return places


def _fits(piece: str | frozenset[str], raw: str) -> bool:
    word = plain(raw.lower())
    if isinstance(piece, frozenset):
        return word in piece
    if piece[-1] == "*":
        return word.startswith(piece[:-1])
    return piece[:-1] == raw.lower() if piece[-1] == "!" else word == piece


def keys(text: str, short_forms: tuple[tuple[str, str], ...] = ()) -> frozenset[str]:
    """The set of comparable terms of ``text``."""
    return frozenset(term.key for term in terms(text, short_forms))


# --- what is known of a term ---------------------------------------------------------------------
@cache
def _valences() -> Mapping[str, int]:
    signs = {"worse": -1, "better": 1}
    valences: dict[str, int] = {}
    for name, sign in signs.items():
        for word in _frame()[f"{name}_when_more"].split("; "):
            for key in keys(word):
                valences.setdefault(key, sign)
    valences |= {"=" + row["name"]: signs[row["more"]] for row in rows() if "more" in row}
    return valences


def valence(key: str) -> int:
    """1 where more of the thing is better for people, -1 where it is worse, 0 if unknown."""
    return _valences().get(key, 0)


@cache
def _opposites() -> Mapping[str, str]:
    pairs = [("=" + row["name"], "=" + row["opposite"]) for row in rows() if "opposite" in row]
    return dict(pairs) | {other: one for one, other in reversed(pairs)}


def opposite(key: str) -> str:
    """The term of which there is less where there is more of ``key``: death for survival; ""."""
    return _opposites().get(key, "")


@cache
def measures() -> frozenset[str]:
    """The terms that name a measured quantity: strength, range of motion, pain, survival …"""
    plain_words = frozenset(key for words in _frame()["measures"].split("; ")
                            for key in keys(words))
    return plain_words | {"=" + row["name"] for row in rows() if row.get("measure")}


@cache
def _broader() -> Mapping[str, frozenset[str]]:
    direct = {"=" + row["name"]: ["=" + name for name in row["kind_of"].split("; ")]
              for row in rows() if "kind_of" in row}
    found: dict[str, frozenset[str]] = {}
    for key in direct:
        above, queue = set(), list(direct[key])
        while queue:
            name = queue.pop()
            if name not in above:
                above.add(name)
                queue += direct.get(name, [])
        found[key] = frozenset(above)
    return found


@cache
def _endings() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((ending, frozenset({"=" + kind}) | _broader().get("=" + kind, frozenset()))
                 for ending, kind in _frame()["endings"].items())


@lru_cache(maxsize=65536)
def broader(key: str) -> frozenset[str]:
    """The terms that name a wider kind of the same: a statin is a cholesterol drug and a drug."""
    if key.startswith("="):
        return _broader().get(key, frozenset())
    return next((above for ending, above in _endings()
                 if key.endswith(ending) and len(key) > len(ending) + 2), frozenset())


def covers(broad: str, narrow: str) -> bool:
    """Whether ``broad`` names a wider kind of what ``narrow`` names."""
    return broad in broader(narrow)


@cache
def _kinds() -> frozenset[str]:
    return frozenset().union(*_broader().values(), *(above for _, above in _endings()))


def narrowed(told: Iterable[str], known: frozenset[str]) -> dict[str, str]:
    """For each wider word of ``told`` that ``known`` lacks, the one narrower term that it holds.

    "The antidepressant" means sertraline where a study names no other one; a word is left out
    where the study holds two kinds of it.
    """
    wide = [key for key in told if key in _kinds() and key not in known]
    found: dict[str, str] = {}
    for key in wide:
        below = [other for other in known if key in broader(other)]
        lowest = [other for other in below if not any(other in broader(b) for b in below)]
        if len(lowest) == 1:
            found[key] = lowest[0]
    return found
