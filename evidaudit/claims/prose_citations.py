"""Citations in prose alone: a study named by authors, journal and date, without a number.

Counted only where the sentence speaks of a study and exactly one reference fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .. import quick_re as re
from ..csl import fold, normalise_title
from ..model import Article, Citation
from .passages import Unit, body_blocks, read_units
from .reference_index import ReferenceIndex

_STUDY = re.compile(
    r"\b(?:study|studies|trial|trials|paper|papers|meta-analys[ie]s|review|analysis|survey|report|"
    r"research|researchers?|article|investigators?|cohort|team|scientists|authors?|published|"
    r"publish|journal|colleagues|et al|findings?)\b", re.IGNORECASE)
_MONTHS: Final = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december"
]
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_WORD = re.compile(r"[^\W_]+")
_GENERIC_AFTER = re.compile(
    r"\b(?:journal|published|appear(?:s|ed|ing)?|reported|printed|writing|wrote|presented|"
    r"issue of|edition of|study|paper|trial|report|review|research|article)\b"
    r"[^.;()]{0,60}?\b(?:in|by|from)\s(?:the\s)?(?:journal\s)?(?:of\s)?[“\"‘'*_]{0,2}$",
    re.IGNORECASE)
_LED_BY = re.compile(r"^(?:\s(?:and|&)\s(?:her|his|their|colleagues|co-?workers|co-?authors|"
                     r"associates|collaborators)|\set\sal|['’]s?\s(?:group|team|study|trial))")
_SMALL: Final = frozenset([
    "of", "the", "and", "for", "in", "on", "a", "an", "de", "la", "et", "und", "der"
])


def find_prose(article: Article, index: ReferenceIndex, end: int,
               known: Sequence[Citation]) -> list[Citation]:
    """The citations in prose of the body, in sentences that hold no other citation."""
    del end
    cited = sorted(citation.start for citation in known if citation.reference_ids)
    journals = _journal_starts(index)
    families: dict[str, list[str]] = {}
    for key, authors in index.authors.items():
        for name in authors[:1]:
            families.setdefault(name.split()[-1] if name else "", []).append(key)
    found = []
    at = 0
    for unit in read_units(article, body_blocks(article)):
        while at < len(cited) and cited[at] < unit.start:
            at += 1
        if unit.kind == "heading" or (at < len(cited) and cited[at] < unit.end):
            continue
        if _STUDY.search(unit.text):
            citation = _one_reference(unit, index, journals, families)
            if citation:
                found.append(citation)
    return found


def _journal_starts(index: ReferenceIndex) -> dict[str, list[tuple[str, list[str]]]]:
    """First three letters of a journal's first word -> (reference id, the journal's words)."""
    starts: dict[str, list[tuple[str, list[str]]]] = {}
    for key, container in index.containers.items():
        words = [word for word in container.split() if word not in _SMALL]
        if words:
            starts.setdefault(words[0][:3], []).append((key, words))
    return starts


def _one_reference(unit: Unit, index: ReferenceIndex,
                   journals: dict[str, list[tuple[str, list[str]]]],
                   families: dict[str, list[str]]) -> Citation | None:
    words = [(m.start(), m.end(), fold(m.group())) for m in _WORD.finditer(unit.text)]
    by_journal = _journals_named(unit.text, words, journals)
    by_author = _authors_named(unit.text, words, families)
    years = {int(year) for year in _YEAR.findall(unit.text)}
    month = _month(unit.text)
    fits: list[tuple[int, str, tuple[int, int]]] = []
    for key in dict.fromkeys((*by_journal, *by_author)):
        year = index.years[key]
        near_year = bool(years) and year is not None and any(abs(year - y) <= 1 for y in years)
        if years and year is not None and not near_year:
            continue
        score = 2 * (key in by_journal) + 2 * (key in by_author)
        score += (year in years) + (month is not None and index.months[key] == month)
        if key in by_author and key not in by_journal and score < 3 and not by_author[key][2]:
            continue
        spans = [span[:2] for span in (by_journal.get(key), by_author.get(key)) if span]
        fits.append((score, key, (min(s[0] for s in spans), max(s[1] for s in spans))))
    if not fits:
        return None
    fits.sort(reverse=True)
    if len(fits) > 1 and fits[0][0] == fits[1][0]:
        fits = _by_title(unit.text, fits, index)
        if not fits:
            return None
    _, key, (start, stop) = fits[0]
    return Citation(unit.start + start, unit.start + stop, unit.text[start:stop], (key,), "prose")


def _by_title(text: str, fits: list[tuple[int, str, tuple[int, int]]], index: ReferenceIndex,
              ) -> list[tuple[int, str, tuple[int, int]]]:
    """The fits whose title shares at least three long words more than any other's."""
    said = {word[:6] for word in normalise_title(text).split() if len(word) > 4}
    scored = sorted(((len(said & {w[:6] for w in index.titles[fit[1]].split() if len(w) > 4}), fit)
                     for fit in fits if fit[0] == fits[0][0]), reverse=True)
    if scored[0][0] >= 3 and scored[0][0] >= scored[1][0] + 2:
        return [scored[0][1]]
    return []


def _journals_named(text: str, words: list[tuple[int, int, str]],
                    journals: dict[str, list[tuple[str, list[str]]]],
                    ) -> dict[str, tuple[int, int, bool]]:
    """Reference id -> where its journal is named, in full or with its words cut short."""
    named: dict[str, tuple[int, int, bool]] = {}
    content = [word for word in words if word[2] not in _SMALL]
    for position, (start, _, first) in enumerate(content):
        if not text[start].isupper():
            continue
        for key, journal in journals.get(first[:3], ()):
            window = content[position:position + len(journal)]
            if len(window) < len(journal) or not all(
                    said.startswith(cut) or cut.startswith(said) and len(said) > 2
                    for (_, _, said), cut in zip(window, journal, strict=True)):
                continue
            stop = window[-1][1]
            if not text[window[-1][0]].isupper() and len(journal) > 1:
                continue
            if len(journal) < 3 and not _GENERIC_AFTER.search(text[max(0, start - 120):start]):
                continue
            named.setdefault(key, (start, stop, True))
    return named


def _authors_named(text: str, words: list[tuple[int, int, str]],
                   families: dict[str, list[str]]) -> dict[str, tuple[int, int, bool]]:
    """Reference id -> where its first author is named; the flag: "and colleagues" follows."""
    named: dict[str, tuple[int, int, bool]] = {}
    for start, stop, word in words:
        if len(word) > 2 and text[start].isupper() and word in families:
            strong = bool(_LED_BY.match(text[stop:stop + 30]))
            for key in families[word]:
                named.setdefault(key, (start, stop, strong))
    return named


def _month(text: str) -> int | None:
    lowered = text.lower()
    for number, name in enumerate(_MONTHS, start=1):
        if re.search(rf"\b{name}\b", lowered) and (name != "may" or re.search(r"\bMay\b", text)):
            return number
    return None
