"""Words as they are compared in quotations: case, hyphens, spelling variants, abbreviations."""

from __future__ import annotations

from functools import lru_cache

from ... import quick_re as re
from ...csl import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NUMBER_WORDS = {w: str(n) for n, w in enumerate(
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
     "eleven", "twelve"])}
# British to American, on folded words: suffixes first, then stems that differ inside.
_SUFFIXES = (
    (re.compile(r"is(e|ed|es|ing|ation|ations|er|ers)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"(behavi|fav|col|lab|hum|tum|neighb|harb|hon|od|vig|rum|sav|endeav|rig|ferv|"
                r"arm)our"),
     r"\1or"),
    (re.compile(r"([bt])re(s|d)?$"), r"\1er\2"),
    (re.compile(r"([aeiou])ll(ed|ing|er|ers)$"), r"\1l\2"),
    (re.compile(r"programme(s?)$"), r"program\1"),
    (re.compile(r"ogue(s?)$"), r"og\1"),
    (re.compile(r"(judg|acknowledg)ement"), r"\1ment"),
    (re.compile(r"(def|off|pret)ence"), r"\1ense"),
    (re.compile(r"grey"), "gray"), (re.compile(r"ageing"), "aging"),
    (re.compile(r"practis(e|ed|es|ing)$"), r"practic\1"),
)
_STEMS = (("haem", "hem"), ("oedem", "edem"), ("oestr", "estr"), ("paed", "ped"),
          ("orthopaed", "orthoped"), ("anaesth", "anesth"), ("aetiol", "etiol"), ("oesoph",
                                                                                  "esoph"),
          ("foet", "fet"), ("leuk", "leuc"), ("tumour", "tumor"), ("diarrhoea", "diarrhea"),
          ("anaem", "anem"), ("ischaem", "ischem"), ("gynaec", "gynec"), ("coeliac", "celiac"),
          ("caesar", "cesar"), ("faec", "fec"), ("dyspnoea", "dyspnea"), ("apnoea", "apnea"),
          ("sulph", "sulf"), ("manoeuv", "maneuv"), ("fulfil", "fulfill"), ("enrol", "enroll"),
          ("glycaem", "glycem"), ("uraem", "urem"), ("septicaem", "septicem"), ("lipidaem",
                                                                                "lipidem"))


def word_list(text: str) -> list[tuple[str, int, int]]:
    """The comparable words of ``text`` with the offsets of the words as printed.

    "first-line" is two words; an apostrophe is part of its word.
    """
    return [(_comparable(match.group()), match.start(), match.end())
            for match in _WORD.finditer(text)]


@lru_cache(maxsize=65536)
def _comparable(word: str) -> str:
    folded = fold(word).strip().replace("'", "").replace("’", "").replace(" ", "")
    folded = _NUMBER_WORDS.get(folded, folded)
    if folded in ("versus", "vs"):
        return "vs"
    for british, american in _STEMS:
        folded = folded.replace(british, american)
    for pattern, american in _SUFFIXES:
        folded = pattern.sub(american, folded)
    return re.sub(r"enrolll+", "enroll", re.sub(r"fulfilll+", "fulfill", folded))


def same_word(one: str, other: str) -> bool:
    """Whether two comparable words are the same word (a plural s is not)."""
    return one == other


# "femoroacetabular impingement (FAI)", also the other way round: "FAI (femoroacetabular …)"
_DEFINED = re.compile(r"\((?P<short>[A-Za-z][A-Za-z0-9\-]{1,9})(?:[;,][^()]{0,60})?\)")


@lru_cache(maxsize=2048)
def _defined(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, tuple[str, ...]] = {}
    for match in _DEFINED.finditer(text):
        short = match["short"]
        if sum(c.isupper() for c in short) < 2:
            continue
        before = word_list(text[max(0, match.start() - 160):match.start()])
        long_form = _long_form(short, [word for word, _, _ in before])
        if long_form:
            found[short.rstrip("s") if short[-1] == "s" else short] = long_form
    return tuple(found.items())


def defined_abbreviations(text: str) -> dict[str, tuple[str, ...]]:
    """Abbreviation as printed to its comparable long form, where ``text`` defines it so.

    After Schwartz & Hearst 2003 (doi 10.1142/9789812776303_0042), by initials of words.
    """
    return dict(_defined(text))


def _long_form(short: str, before: list[str]) -> tuple[str, ...]:
    """The last words of ``before`` that ``short`` abbreviates; () if they do not."""
    letters = [c for c in short.lower() if c.isalnum()]
    if letters and letters[-1] == "s" and short[-1] == "s" and short[:-1].isupper():
        letters = letters[:-1]
    for size in range(1, min(len(before), len(letters) + 3) + 1):
        words = before[-size:]
        if words[0][:1] == letters[0] and _spells(letters, words):
            return tuple(words)
    return ()


def _spells(letters: list[str], words: list[str]) -> bool:
    """Whether ``letters`` run through ``words`` in order, each word giving at least one."""
    position = 0
    for index, word in enumerate(words):
        if position >= len(letters):
            return False
        if word[:1] != letters[position]:
            if word in ("of", "the", "and", "for", "in", "with", "to", "a"):
                continue
            return False
        position += 1
        last_word = index == len(words) - 1
        for letter in word[1:]:
            next_starts = not last_word and position < len(letters) and (
                words[index + 1][:1] == letters[position])
            if position < len(letters) and letter == letters[position] and not next_starts:
                position += 1
    return position == len(letters)
