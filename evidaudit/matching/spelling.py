"""Two words of titles: the same in another spelling or form, or a misprint or another word.

British and American spelling, plurals and other endings, transliterated vowels and letters that
sound alike are legitimate variation. A letter lost, added or exchanged is a misprint
("cholestrol"), and often another word ("prednisone", "prednisolone"; "abduction", "adduction").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from .titles import DESIGN_WORDS

_SAME = {"versus": "vs", "v": "vs", "tumour": "tumor", "percent": "%", "ageing": "aging",
         "grey": "gray", "disc": "disk", "discs": "disks", "artefact": "artifact",
         "artefacts": "artifacts", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4",
         "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
         "twelve": "12", "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8",
         "ix": "9"}
# British to American by ending and by vowel; what is wrong English comes out the same both ways.
_SPELLING = ((re.compile(r"ae|oe"), "e"), (re.compile(r"our(?=$|s$|ed$|ing$|al|able|ful|ite)"),
             "or"), (re.compile(r"(?<=.{2})is(?=e$|es$|ed$|er|ing$|ation)"), "iz"),
             (re.compile(r"ys(?=e$|es$|ed$|ing$)"), "yz"),
             (re.compile(r"ll(?=ed|ing|er|ation)"), "l"),
             (re.compile(r"tre(?=$|s$|d$)"), "ter"), (re.compile(r"ogue(?=$|s$)"), "og"),
             (re.compile(r"mme(?=$|s$)"), "m"), (re.compile(r"sulph"), "sulf"),
             (re.compile(r"(?<=[a-z]{4})(?:e?s|d)$"), ""))
# What may follow a common stem: "diagnosis" and "diagnostic", "inventory" and "inventories".
_ENDINGS = frozenset((
    "", "a", "able", "ae", "al", "ally", "als", "ance", "ant", "ants", "ar", "ary", "ate", "ated",
    "ating", "ation", "ational", "ations", "ative", "atory", "e", "ed", "ence", "ent", "ents", "er",
    "ers", "es", "ful", "i", "ia", "ial", "iation", "ible", "ic", "ical", "ically", "ics", "ied",
    "ies", "ility", "ing", "ings", "ion", "ional", "ions", "is", "ise", "ised", "ism", "ist", "ity",
    "ium", "ive", "ize", "ized", "ly", "ment", "ments", "ness", "on", "or", "ors", "ory", "os",
    "ous", "s", "se", "ses", "sis", "ss", "t", "ted", "th", "tic", "tical", "ts", "um", "us", "x",
    "y", "ying", "ys"))
_MIN_STEM = 4
_AS_HEARD = str.maketrans({"c": "s", "k": "s", "q": "s", "z": "s", "y": "i"})
_DOUBLED = re.compile(r"([a-z])\1")
_FROM_VOWEL = (("ae", "a"), ("oe", "o"), ("ue", "u"))  # "Fagerstroem" is "Fagerström"


@lru_cache(maxsize=65536)
def key_of_word(word: str) -> str:
    """``word`` (folded) in one spelling, without a plural's ending, for comparison."""
    word = _SAME.get(word, word)
    if len(word) >= 5:
        for pattern, instead in _SPELLING:
            word = pattern.sub(instead, word)
    return word


@lru_cache(maxsize=65536)
def same_in_another_form(one: str, other: str) -> bool:
    """Whether two words (folded) are one in another spelling or with another ending."""
    if key_of_word(one) == key_of_word(other):
        return True
    if min(len(one), len(other)) < _MIN_STEM or any(c.isdecimal() for c in one + other) \
            or opposed(one, other):
        return False
    if _plain(one) == _plain(other):
        return True
    left, right = key_of_word(one), key_of_word(other)
    if len(left) >= 6 and _as_heard(left) == _as_heard(right):
        return True
    stem = _common_start(left, right)
    return stem >= max(_MIN_STEM, min(len(left), len(right)) - 4) \
        and left[stem:] in _ENDINGS and right[stem:] in _ENDINGS


def says_how_it_was_done(word: str) -> bool:
    """Whether ``word`` names a design that thousands of titles name: its misprint hides nothing."""
    return word in DESIGN_WORDS


def _plain(word: str) -> str:
    for pair, letter in _FROM_VOWEL:
        word = word.replace(pair, letter)
    return word


def _as_heard(word: str) -> str:
    return _DOUBLED.sub(r"\1", word.replace("ph", "f").translate(_AS_HEARD)).rstrip("e")


def _common_start(one: str, other: str) -> int:
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))


def opposed(left: str, right: str) -> bool:
    """Whether two words that look alike mean the opposite (hyper and hypo, in- and de-crease)."""
    for one, other in ((left, right), (right, left)):
        for first, second in (("hyper", "hypo"), ("increas", "decreas"), ("un", ""), ("non", ""),
                              ("in", ""), ("pre", "post"), ("intra", "inter"), ("macro", "micro"),
                              ("under", "over"), ("ir", ""), ("im", ""), ("dis", ""), ("a", "")):
            if one.startswith(first) and other.startswith(second) \
                    and one[len(first):] == other[len(second):]:
                return True
    return False


def abbreviates(short: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether one side abbreviates all words of the other ("LDL", "low density lipoprotein").

    A word that leaves no letter in the abbreviation is a word left out: "LDL" does not stand for
    "low density lipoprotein cholesterol".
    """
    letters = "".join(short)
    if not 2 <= len(letters) <= 8 or len(whole) < 2 or letters[0] != whole[0][0]:
        return False
    # "COVID-19" is "coronavirus disease 2019"
    initials = "".join(word[0] for word in whole
                       if not (word.isdecimal() and len(word) == 4 and letters.endswith(word[2:])))
    return _in_order(initials, letters) and (
        len(letters) <= len(whole) + 1 or _in_order(letters.rstrip("s"), "".join(whole)))


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
