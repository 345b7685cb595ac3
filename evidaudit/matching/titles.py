"""Two titles compared: the same, a variant, or nearly alike and yet another work."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from ..csl import fold

# Ceilings of the score for titles that are alike in letters and yet tell of another work.
OTHER_KIND = 0.6      # only one is a correction, comment, reply; or another part, number, year
WORD_REPLACED = 0.78  # a word with a meaning of its own stands where the other has another one
PART_OF_TITLE = 0.9   # a subtitle, or what stands before it, is missing on one side

MAX_TITLE = 1_000     # characters that are looked at; honest titles have at most about 500

_WORD = re.compile(r"[^\W_]+")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7",
          "viii": "8", "ix": "9", "x": "10", "xi": "11", "xii": "12", "xiii": "13", "xiv": "14"}
_SPELLED = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
            "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5"}
# Words after which a small number or a Roman one counts the parts of a series.
_SERIES = frozenset(("part", "paper", "study", "section", "chapter", "report", "volume", "no",
                     "number", "phase", "type", "stage", "grade", "class"))
# Those that count something other than the parts of a work: "type 2 diabetes" is no second part.
_LEVELS = frozenset(("phase", "type", "stage", "grade", "class"))
# Subtitles made of these say how a study was done, and thousands of works share them.
DESIGN_WORDS = frozenset((
    "analyses", "analysis", "based", "blind", "blinded", "case", "centre", "center", "clinical",
    "cluster", "cohort", "comparative", "comprehensive", "control", "controlled", "cross",
    "crossover", "data", "design", "double", "evaluation", "evidence", "experimental",
    "feasibility", "follow", "from", "group", "individual", "international", "label",
    "literature", "longitudinal",
    "meta", "metaanalysis", "multicenter", "multicentre", "national", "network", "observational",
    "open", "outcomes", "over", "parallel", "patient", "patients", "phase", "pilot", "placebo",
    "population", "preliminary", "prospective", "protocol", "qualitative", "quantitative",
    "randomised", "randomized", "recommendations", "report", "research", "results",
    "retrospective", "review", "reviews", "sectional", "series", "single", "statement", "studies",
    "study", "survey", "systematic", "trial", "trials", "update", "using", "with", "year"))
# Words that open or close the title of a notice or of an answer to a work.
_NOTICE = re.compile(
    r"\W*(?:(?:author |publisher |publisher'?s |editorial )?(?:correction|corrigendum|corrigenda"
    r"|erratum|errata|addendum)\b|retraction\b|withdrawal(?: notice|:)"
    r"|notice of (?:retraction|withdrawal|correction|concern|removal|redundant)"
    r"|(?:editorial )?expression of concern|(?:invited )?comment(?:ary)?(?: on\b|:)|re:|in reply\b"
    r"|reply\b|response to\b|author'?s'? (?:reply|response)|letters?(?: to the editor)?:"
    r"|book reviews?\b|(?:peer )?review (?:for|report|of:)|decision letter (?:for|on)|data from:"
    r"|author response for|faculty opinions recommendation|supplement(?:al|ary) (?:material|data)"
    r"|additional file \d)", re.IGNORECASE)
_NOTICE_TAIL = re.compile(
    r"(?:[.:;,\[(–-] ?(?:retraction|erratum|errata|corrigend(?:um|a)"
    r"|correction|addendum|(?:author'?s'? )?(?:reply|response)|book review)[\])]?\W*"
    r"|\(vol\.? [^()]{1,60}\))$", re.IGNORECASE)


# What indexes and publishers add to the title of the work itself.
_ADDED_BEFORE = re.compile(
    r"\W{0,3}(?:retracted(?: article)?|withdrawn(?: article)?|removed|temporary removal)"
    r"\s?[:.\]\-–—]{1,3}\s{0,3}", re.IGNORECASE)
_ADDED_AFTER = re.compile(
    r"[.\s]{0,3}[\[(]\s?(?:see comments?|comments?|(?:published )?err?at(?:um|a)|corrected"
    r"|retracted|retraction in|withdrawn|letter|editorial|in process|ahead of print|abstract"
    r"|article in)"
    r"(?: [^\n]{0,300})?[\])]\W{0,3}$", re.IGNORECASE)


@lru_cache(maxsize=65536)
def bare_title(title: str) -> str:
    """``title`` without what indexes add: "RETRACTED: …", "… [see comments]", "[… in German]"."""
    title = title[:MAX_TITLE]
    bare = _ADDED_BEFORE.sub("", title, count=1) if _ADDED_BEFORE.match(title) else title
    return _ADDED_AFTER.sub("", bare) or title


@lru_cache(maxsize=65536)
def title_words(title: str) -> tuple[str, ...]:
    """The words and numbers of ``title``, folded, in order."""
    return tuple(_WORD.findall(fold(bare_title(title)).replace("'", "").replace("’", "")))


@lru_cache(maxsize=65536)
def squeezed(title: str) -> str:
    """``title`` folded without anything but letters and digits: hyphens and spaces do not count."""
    return "".join(title_words(title))


@lru_cache(maxsize=65536)
def is_notice(title: str) -> bool:
    """Whether ``title`` is that of a correction, retraction, comment, reply or book review."""
    text = fold(bare_title(title)).strip()
    return bool(_NOTICE.match(text[:80]) or _NOTICE_TAIL.search(text[-80:]))


@lru_cache(maxsize=65536)
def title_parts(title: str) -> tuple[str, ...]:
    """What stands before and after the first colon or full stop, where it can stand alone."""
    title = bare_title(title)
    match = re.search(r"[:?.;]\s|\s[-–—]\s|[–—]|--", title)
    if not match:
        return ()
    head, tail = title[:match.start()], title[match.end():]
    own = [word for word in title_words(tail) if len(word) >= 4 and word not in DESIGN_WORDS]
    return tuple(part for part, stands in ((head, len(title_words(head)) >= 3),
                                           (tail, len(own) >= 4)) if stands)


def marks(words: Sequence[str]) -> frozenset[str]:
    """The numbers among a title's ``words`` ("part two", "II", "2019") that tell works apart."""
    found = set()
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        if word.isdecimal():
            found.add(_counted(before, word))
        elif word in _ROMAN and (word not in ("i", "v", "x") or before in _SERIES
                                 or place == len(words) - 1):
            found.add(_counted(before, _ROMAN[word]))
        elif before in _SERIES and word in _SPELLED:
            found.add(_counted(before, _SPELLED[word]))
    return frozenset(found)


def _counted(before: str, number: str) -> str:
    """``number`` without zeros in front, behind the word for what it counts where that matters."""
    return (before if before in _LEVELS else "") + (number.lstrip("0") or "0")


def series_marks(words: Sequence[str]) -> frozenset[str]:
    """The numbers among ``words`` that count the parts of a series or name a year."""
    found = set()
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        number = _ROMAN.get(word) or _SPELLED.get(word) or word
        if number.isdecimal() and (before in _SERIES
                                   or (word in _ROMAN and word not in ("i", "v", "x"))
                                   or (len(word) == 4 and word[:2] in ("18", "19", "20"))):
            found.add(_counted(before, number))
    return frozenset(found)


def unmatched_words(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """The longer ``words`` that ``others`` do not have, not even spelled or joined otherwise.

    A word that stands in ``others`` is matched as often as it stands there, not oftener.
    """
    known, joined = Counter(others), "".join(others)
    seen: Counter[str] = Counter()
    missing = []
    for word in words:
        if len(word) < 4 or word.isdecimal():
            continue
        seen[word] += 1
        if word in known:
            if seen[word] > known[word]:
                missing.append(word)
        elif word not in joined and not any(
                fuzz.ratio(word, other) >= 80 for other in known if word[0] == other[0]) \
                and not any(len(other) >= 5 and other in word for other in known):
            missing.append(word)
    return missing


def ceiling(cited: Sequence[str], recorded: Sequence[str]) -> float:
    """The highest score that two titles of about the same length can have, from their words."""
    mine, theirs = marks(cited), marks(recorded)
    if mine != theirs:
        if mine and theirs and not (mine < theirs or theirs < mine):
            return OTHER_KIND
        if series_marks(cited) != series_marks(recorded):
            return OTHER_KIND
    if unmatched_words(recorded, cited) and unmatched_words(cited, recorded):
        return WORD_REPLACED
    return 1.0


@lru_cache(maxsize=131072)
def title_score(cited: str, recorded: str) -> float:
    """How far two titles are one, 0 to 1.

    A subtitle that is missing on either side leaves at most ``PART_OF_TITLE``; titles that differ
    in a number, or of which only one is a notice, ``OTHER_KIND``; with a word replaced
    ``WORD_REPLACED``. Words in another order count less than letters in order.
    """
    one, other = squeezed(cited), squeezed(recorded)
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    score = fuzz.ratio(one, other) / 100
    mine, theirs = title_words(cited), title_words(recorded)
    if is_notice(cited) != is_notice(recorded):
        return min(score, OTHER_KIND)
    if score >= 0.6:
        score = min(score, ceiling(mine, theirs))
    if score >= PART_OF_TITLE:
        return score
    for short, longer in ((cited, recorded), (recorded, cited)):
        if len(short) >= len(longer):
            continue
        for part in title_parts(longer):
            alike = fuzz.ratio(squeezed(short), squeezed(part)) / 100
            if alike > 0.85:
                alike = min(alike, ceiling(title_words(short), title_words(part)))
                rest = series_marks(title_words(longer)) - series_marks(title_words(part))
                score = max(score, min(alike, PART_OF_TITLE) if not rest else OTHER_KIND)
        begun = squeezed(longer)[:len(squeezed(short))]
        if len(begun) >= 30 and fuzz.ratio(squeezed(short), begun) >= 95:
            rest = series_marks(theirs) ^ series_marks(mine)
            score = max(score, PART_OF_TITLE - 0.02 if not rest else OTHER_KIND)
    if score < 0.7:
        score = max(score, 0.9 * _shared_words(mine, theirs))
    return score


def _shared_words(mine: Sequence[str], theirs: Sequence[str]) -> float:
    """The share of words that two titles have in common, whatever their order (Dice)."""
    if min(len(mine), len(theirs)) < 5:
        return 0.0
    shared = set(mine) & set(theirs)
    return 2 * len(shared) / (len(set(mine)) + len(set(theirs)))
