"""What the tagger looks at in a word or gap alone: shape, kind, spelling; needs no numpy."""

from __future__ import annotations

import re
from functools import lru_cache


def words_of(text: str) -> frozenset[str]:
    """The words of ``text`` as a set."""
    return frozenset(text.split())


_MONTHS = words_of("""jan feb mar apr may jun jul aug sep sept oct nov dec january february march
april june july august september october november december spring summer autumn fall winter janvier
février mars avril mai juin juillet août septembre octobre novembre décembre januar februar märz
juni juli oktober dezember enero febrero marzo abril mayo junio julio agosto septiembre octubre
noviembre diciembre""")
_LITTLE = words_of("""of the and in for with on a an to from by at as or is are not be after during
between among using versus vs its their das der die und des für im zur le la les et l d du el los
las y en con por sur dans""")
_PARTICLES = words_of("van von de den der del della di da dos das du la le ter ten zu zur el al "
                       "bin ben ibn abu st san st. van't 't af")
_VOLUME = words_of("vol vols volume volumes bd band tome t jg jahrgang jrg")
_ISSUE = words_of("no nos nr issue number iss num suppl supplement supp pt part spec sonderheft "
                   "heft n nº")
_PAGES = words_of("p pp pg pgs page pages s seiten art article")
_EDITORS = words_of("ed eds editor editors edited edn edition hrsg ed.")
_PUBLISHERS = words_of("press verlag publisher publishers publishing books inc ltd springer wiley "
                        "elsevier routledge university universität cie")
_NOTES = words_of("available accessed retrieved published doi pmid pmcid isbn issn url http https "
                   "epub online print cited www from urn arxiv preprint")

CLASSES = ("before", "after", "year", "1", "2", "3", "4", "5", "digits-letter", "letter-digits",
           "mixed", "initial", "caps2", "caps3", "caps", "Short", "Long", "camel", "Hy-phen",
           "little", "particle", "low", "long", "month", "et", "al", "and", "in", "volume",
           "issue", "pages", "editor", "publisher", "note", "suffix", "other", "Little")
CLASS = {name: number for number, name in enumerate(CLASSES)}
_YEAR = re.compile(r"1[5-9]\d\d|20[0-4]\d")
_SUFFIXES = words_of("jr sr ii iii iv junior")


@lru_cache(maxsize=65_536)
def word_class(word: str) -> int:
    """The number (index into ``CLASSES``) of the shape or kind of ``word``."""
    return CLASS[_class_name(word)]


def _class_name(word: str) -> str:
    low = word.lower()
    if word[0].isdigit():
        if word.isdecimal():
            return "year" if _YEAR.fullmatch(word) else str(min(len(word), 5))
        return "digits-letter"
    if not word.isalpha() and any(c.isdigit() for c in word):
        return "letter-digits" if word[-1].isdigit() else "mixed"
    for name, members in (("month", _MONTHS), ("volume", _VOLUME), ("issue", _ISSUE),
                          ("pages", _PAGES), ("editor", _EDITORS), ("note", _NOTES),
                          ("suffix", _SUFFIXES)):
        if low in members and not (len(word) <= 2 and word.isupper()):
            return name
    if word in ("et", "al", "and", "in", "In"):
        return "in" if low == "in" else word
    if word.islower():
        if word in _PARTICLES:
            return "particle"
        return "little" if word in _LITTLE else "low" if len(word) < 5 else "long"
    if word.isupper():
        return ("initial", "caps2", "caps3", "caps3")[len(word) - 1] if len(word) <= 4 else "caps"
    if low in _PUBLISHERS:
        return "publisher"
    if not word[0].isupper():
        return "other"
    if "-" in word or "'" in word:
        return "Hy-phen"
    if not word[1:].islower():
        return "camel"
    if low in _LITTLE:
        return "Little"
    return "Short" if len(word) <= 4 else "Long"


@lru_cache(maxsize=4_096)
def gap_key(gap: str) -> str:
    """``gap`` as its marks without space, and "_" where there was any."""
    marks = "".join(gap.split())
    return (marks[:4] if len(marks) > 4 else marks) + ("_" if len(marks) < len(gap) else "")


def word_features(word: str, lexicon: dict[str, str]) -> list[str]:
    """The names of the features of ``word`` alone."""
    low = word.lower()
    kind = CLASSES[word_class(word)]
    features = [f"c:{kind}", f"k:{lexicon.get(low, '')}", f"kc:{lexicon.get(low, '')}{kind}"]
    if not low.isdecimal():
        features += [f"w:{low}", f"s:{low[-3:]}", f"S:{low[-2:]}", f"p:{low[:3]}",
                     f"n:{min(len(low), 12)}"]
    elif kind == "year":
        features.append(f"decade:{low[:3]}")
    else:
        features.append(f"d:{low}" if len(low) < 3 else f"D:{low[0]}{len(low)}")
    return features


def gap_features(gap: str) -> list[str]:
    """The names of the features of one gap."""
    key = gap_key(gap)
    features = [f"g:{key}"]
    features += [f"has:{mark}" for mark in sorted(set(key)) if mark != "_"]
    return features


# Small numbers for the commonest gaps, so that gaps and classes can be paired.
GAPS = ("_", "._", ",_", "", ".", ",", ";", ";_", ":", ":_", "-", "(", "_(", "(_", ").", ")._",
        ")_", "):", "):_", "),_", ".(", "._(", ",_(", "-_", ".,_", "..", "..._", '"', '"_', ',"',
        '."',
        "/", "?_", "&_", "[", "]_", "._.", ".;_", ".:_", "(_)")
GAP_NUMBER = {gap: number + 1 for number, gap in enumerate(GAPS)}


@lru_cache(maxsize=4_096)
def gap_number(gap: str) -> int:
    """The number of the kind of ``gap``; 0 for a rare one."""
    key = gap_key(gap)
    number = GAP_NUMBER.get(key)
    if number is None:
        number = GAP_NUMBER.get(key[:1] + ("_" if key.endswith("_") else ""), 0)
    return number


@lru_cache(maxsize=4_096)
def gap_code(gap: str) -> int:
    """Bits: 1 a double quotation mark, 2 and 4 a single one opens, closes; 8, 16 so a bracket."""
    code = gap.count('"') % 2
    if "'" in gap:
        code |= 2 if gap.rstrip("\"([").endswith("'") and gap[0] != "'" else 4
    brackets = [mark for mark in gap if mark in "()[]"]
    if brackets:
        code |= 8 if brackets[-1] in "([" else 16
    return code


def insides(gaps: list[str]) -> list[int]:
    """For each word: 1 where it stands inside quotation marks, plus 2 inside brackets."""
    inside, quoted, bracketed = [], 0, 0
    for gap in gaps[:-1]:
        code = gap_code(gap) if len(gap) > 1 or gap in "\"'([" else 0
        if code:
            if code & 1:
                quoted ^= 1
            if code & 6:
                quoted = code >> 1 & 1
            if code & 24:
                bracketed = code >> 2 & 2
        inside.append(quoted + bracketed)
    return inside
