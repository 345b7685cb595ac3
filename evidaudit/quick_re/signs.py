"""What a text must show for a pattern to be found in it.

A sign is the beginning of a word (its first three letters, or the whole of a shorter word), a mark
such as "%", ``DIGIT`` or ``FOREIGN_LETTER``. ``needed_signs`` reads a pattern, ``signs_of`` a text,
once: most patterns that are not found in it need not be searched for. Sets of signs are kept as
whole numbers, one bit a sign: two of them meet in one step.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as names  # type: ignore[attr-defined]
from typing import Any

from .letters import small_letters

DIGIT = "0-9"
FOREIGN_LETTER = "ä-ÿ"  # any letter beyond ASCII
_LETTERS = 3            # of a word that make its sign
TESTS = 3              # sets of signs that are looked for
_MOST = 120             # signs of one pattern; more would take as long as the search
_MOST_OF_CLASS = 8      # letters between which a pattern lets choose that are followed one by one
_STARTS = re.compile(r"\b\w{1,3}")
_MARKS = re.compile(r"[^a-z\d_\s]")
_DIGITS = re.compile(r"\d")
# How often a sentence shows a sign, where it is not seldom; of these the rarest are needed.
_SHARE = {DIGIT: .7, FOREIGN_LETTER: .1, ",": .7, ".": .8, "-": .5, "(": .35, ")": .35, "%": .3,
          "=": .2, ";": .2, ":": .2, "the": .6, "of": .7, "and": .6, "in": .7, "a": .5, "to": .5,
          "wit": .5, "for": .4, "or": .3, "was": .3, "wer": .3, "com": .3, "pro": .2, "tha": .3,
          "con": .2, "per": .2, "n": .1, "p": .2, "at": .2, "by": .2, "on": .2}
_SELDOM = .04

_BITS = 2048            # of a set of signs; more signs than that share them
_TEXT = 1 << _BITS      # the bit that every text shows, one without signs too
_KEPT_WORDS = 65_536
_IN_WORDS = [chr(code) for code in range(128) if chr(code).isalnum() or chr(code) == "_"]
_WORDS_ALONE = {code: " " for code in range(128) if chr(code) not in _IN_WORDS}
_MARKS_ALONE = {code: None for code in range(128) if chr(code) in _IN_WORDS or chr(code).isspace()}

Node = tuple[Any, Any]
Signs = set[str]


class _BitOfSign(dict[str, int]):
    """The bit of each sign."""

    def __missing__(self, sign: str) -> int:
        bit = self[sign] = 1 << (len(self) % _BITS)
        return bit


class _BitsOfWord(dict[str, int]):
    """The bits of the signs that each word in small letters shows."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KEPT_WORDS:
            self.clear()
        bits = self[word] = _BIT[word[:_LETTERS]] | (_BIT[DIGIT] if _DIGITS.search(word) else 0)
        return bits


_BIT = _BitOfSign()
_WORD_BITS = _BitsOfWord()


def bits_of(signs: Iterable[str]) -> int:
    """A set of signs as a number; other signs may share its bits."""
    bits = 0
    for sign in signs:
        bits |= _BIT[sign]
    return bits


def bits_shown(low: str) -> int:
    """The signs of a text in small letters as a number, never 0."""
    if not low.isascii():
        return _TEXT | bits_of(signs_of(low))
    bits = _TEXT
    for word in low.translate(_WORDS_ALONE).split():
        bits |= _WORD_BITS[word]
    for mark in set(low.translate(_MARKS_ALONE)):
        bits |= _BIT[mark]
    return bits


def signs_of(low: str) -> Signs:
    """The signs of a text in small letters."""
    signs = set(_STARTS.findall(low))
    marks = _MARKS.findall(low)
    signs.update(marks)
    if _DIGITS.search(low):
        signs.add(DIGIT)
    if not low.isascii() and any(
            mark.isalnum() or "\u0300" <= mark <= "\u036f" for mark in marks):  # or set upon one
        signs.add(FOREIGN_LETTER)
    return signs


def needed_signs(parsed: Iterable[Node]) -> list[frozenset[str]]:
    """Up to ``TESTS`` sets of signs, rarest first: a text in which a parsed pattern is found shows
    a sign of each."""
    some: list[frozenset[str]] = []
    for signs in sorted(_of_run(parsed, False), key=_cost):
        if len(signs) <= _MOST and not any(signs >= rarer for rarer in some):
            some.append(frozenset(signs))
    return some[:TESTS]


def _cost(signs: Iterable[str]) -> float:
    return sum(_SHARE.get(sign, _SELDOM) for sign in signs)


def _of_run(run: Iterable[Node], begins: bool) -> list[Signs]:
    """The sets of signs that a run of nodes needs; ``begins`` says whether a letter at its
    beginning would begin a word."""
    nodes = list(run)
    every = []
    for index, node in enumerate(nodes):
        if begins and (signs := _starts(nodes[index:])):
            every.append(signs)
        every += _of_node(node, begins)
        begins = _begins_after(node, begins)
    return every


def _of_node(node: Node, begins: bool) -> list[Signs]:
    """The sets of signs that one node needs."""
    operation, value = node
    if operation is names.LITERAL:
        return _if_known(_of_letter(chr(value)))
    if operation is names.IN:
        return _if_known(_of_class(value))
    if operation is names.SUBPATTERN:
        return [] if value[1] & re.ASCII else _of_run(value[3], begins)
    if operation is names.ATOMIC_GROUP:
        return _of_run(value, begins)
    if operation is names.ASSERT:
        return _of_run(value[1], begins and value[0] > 0)
    if operation in _REPEATS and value[0] > 0:
        return _of_run(value[2], begins)
    if operation is names.BRANCH:
        return _if_known(_together([min(_of_run(branch, begins), key=_cost, default=None)
                                    for branch in value[1]]))
    return []


def _if_known(signs: Signs | None) -> list[Signs]:
    return [signs] if signs else []


_REPEATS = (names.MAX_REPEAT, names.MIN_REPEAT, names.POSSESSIVE_REPEAT)


def _together(some: Sequence[Signs | None]) -> Signs | None:
    """The signs of branches, of which each must need some."""
    every: Signs = set()
    for signs in some:
        if not signs:
            return None
        every |= signs
    return every


def _of_class(value: Sequence[Node]) -> Signs | None:
    """The signs of a class of characters, wherever it stands."""
    return _together([
        _of_letter(chr(what)) if kind is names.LITERAL
        else {DIGIT} if kind is names.CATEGORY and what is names.CATEGORY_DIGIT or (
            kind is names.RANGE and chr(what[0]) >= "0" and chr(what[1]) <= "9")
        else None for kind, what in value])


def _of_letter(letter: str) -> Signs | None:
    """The sign of a single character, wherever it stands."""
    low = small_letters(letter)
    if low.isdecimal():
        return {DIGIT}
    if not low.isascii() and low.isalnum():
        return {FOREIGN_LETTER}
    return {low} if _MARKS.fullmatch(low) else None


def _letters(value: Sequence[Node]) -> Signs | None:
    """The characters of a class, " " for all that belong to no word; None for too many."""
    found: set[str] = set()
    for kind, what in value:
        if kind is names.LITERAL:
            found.add(_letter(chr(what)))
        elif kind is names.RANGE and what[1] - what[0] < _MOST_OF_CLASS:
            found.update(_letter(chr(code)) for code in range(what[0], what[1] + 1))
        elif kind is names.CATEGORY and what in (names.CATEGORY_SPACE, names.CATEGORY_NOT_WORD):
            found.add(" ")
        else:
            return None
    return found if "" not in found and len(found) <= _MOST_OF_CLASS else None


def _letter(letter: str) -> str:
    """A letter of a word in small letters, " " for what belongs to no word, "" for a letter whose
    other forms are not known here."""
    low = small_letters(letter)
    if not (low.isalnum() or low == "_"):
        return " "
    return low if low.isascii() else ""


def _begins_after(node: Node, before: bool) -> bool:
    """Whether a letter after ``node`` begins a word, where ``before`` says so of one before it."""
    operation, value = node
    if operation is names.AT:
        return before or value in (names.AT_BOUNDARY, names.AT_BEGINNING,
                                   names.AT_BEGINNING_STRING)
    if operation is names.ASSERT_NOT:
        return before or value[0] < 0 and _is_word_class(value[1])
    if operation is names.ASSERT:
        return before
    if operation is names.LITERAL:
        return _letter(chr(value)) == " "
    if operation is names.IN:
        return _letters(value) == {" "}
    if operation in _REPEATS:
        inside = bool(value[2]) and len(value[2]) == 1 and _begins_after(value[2][0], before)
        return inside and (before or value[0] > 0)
    return False


def _is_word_class(run: Sequence[Node]) -> bool:
    """Whether a run is one character that takes every letter of a word."""
    return len(run) == 1 and run[0][0] is names.IN and (
        names.CATEGORY, names.CATEGORY_WORD) in run[0][1] and (
        run[0][1][0][0] is not names.NEGATE)


def _starts(nodes: Sequence[Node]) -> Signs | None:
    """The signs of the word with which ``nodes`` begin, None where any word may begin them."""
    done: Signs = set()
    still = _longer(nodes, {""}, done)
    return done if still is not None and not still and done else None


def _longer(nodes: Iterable[Node], starts: Signs, done: Signs) -> Signs | None:
    """The beginnings that are not yet whole after ``nodes``; those that are join ``done``.

    None where a word may go on in any way.
    """
    for node in nodes:
        if not starts:
            break
        after = _longer_by(node, starts, done)
        if after is None or len(after) + len(done) > _MOST:
            return None
        starts = after
    return starts


def _longer_by(node: Node, starts: Signs, done: Signs) -> Signs | None:
    operation, value = node
    if operation is names.LITERAL:
        letter = _letter(chr(value))
        return _joined(starts, {letter}, done) if letter else None
    if operation is names.IN:
        letters = _letters(value)
        return _joined(starts, letters, done) if letters else None
    if operation is names.SUBPATTERN:
        return None if value[1] & re.ASCII else _longer(value[3], starts, done)
    if operation is names.ATOMIC_GROUP:
        return _longer(value, starts, done)
    if operation is names.BRANCH:
        ends = [_longer(branch, starts, done) for branch in value[1]]
        return None if None in ends else set().union(*(end for end in ends if end is not None))
    if operation in _REPEATS:
        return _repeated(value, starts, done)
    if operation is names.AT:
        return _at(value, starts, done)
    return starts if operation in (names.ASSERT, names.ASSERT_NOT) else None


def _repeated(value: tuple[int, int, Any], starts: Signs, done: Signs) -> Signs | None:
    fewest, most, inside = value
    every = set() if fewest else set(starts)
    for turn in range(1, min(most, fewest + _LETTERS) + 1):
        after = _longer(inside, starts, done)
        if after is None:
            return None
        if turn >= fewest:
            if after <= every:
                break
            every |= after
        starts = after
    return every


def _at(value: Any, starts: Signs, done: Signs) -> Signs | None:
    """An end of a word makes the beginnings whole."""
    if value in (names.AT_BOUNDARY, names.AT_END, names.AT_END_STRING):
        done.update(start for start in starts if start)
        return {start for start in starts if not start}
    return starts


def _joined(starts: set[str], letters: set[str], done: Signs) -> Signs:
    """Each beginning followed by each letter; what belongs to no word makes it whole."""
    still: Signs = set()
    for start in starts:
        for letter in letters:
            longer = start + letter
            if letter == " ":
                (done if start else still).add(start)
            elif len(longer) == _LETTERS:
                done.add(longer)
            else:
                still.add(longer)
    return still
