"""Candidates from records that are already here: a snapshot, the cache, one's own bibliography."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator

from ..csl import first_page, normalise_doi
from ..model import Record, Reference
from .comparison import containers_of, titles_of, years_of
from .names import author_names, name_words
from .raw import is_plain_text, read_raw
from .titles import title_words

POSTINGS = 3_000   # looked at for one reference: keeps a lookup short however many records
LONGEST_LIST = 0.2  # a word in more than this share of the records tells nothing


class LocalIndex:
    """An inverted index over records; building and memory are linear in the records."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = list(records)
        self._postings: dict[str, list[int]] = {}
        self._by_doi: dict[str, int] = {}
        for number, record in enumerate(self.records):
            for doi in (record.DOI, *record.aliases):
                if doi:
                    self._by_doi.setdefault(normalise_doi(doi), number)
            for word in set(_words_of_record(record)):
                self._postings.setdefault(word, []).append(number)

    def candidates(self, reference: Reference, limit: int = 10) -> list[Record]:
        """At most ``limit`` records that share the rarest words with ``reference``, best first."""
        scores: Counter[int] = Counter()
        doi = normalise_doi(reference.DOI) if reference.DOI else ""
        if doi in self._by_doi:
            scores[self._by_doi[doi]] += 1_000
        lists = sorted((len(self._postings[word]), word)
                       for word in set(_words_of_reference(reference))
                       if word in self._postings)
        total, looked_at = len(self.records), 0
        for size, word in lists:
            if looked_at and (looked_at + size > POSTINGS
                              or (size > 50 and size > total * LONGEST_LIST)):
                break
            looked_at += size
            weight = int(1_000 * math.log(1 + total / size))
            for number in self._postings[word]:
                scores[number] += weight
        ranked = sorted(((-score, number) for number, score in scores.items()))[:limit]
        return [self.records[number] for _, number in ranked]


def _words_of_record(record: Record) -> Iterator[str]:
    for title in titles_of(record):
        yield from title_words(title)
    for name in author_names(record.item)[:8]:
        yield from name_words(name)
    for year in years_of(record):
        yield str(year)
    volume = str(record.item.get("volume") or "")
    if volume:
        yield f"#{volume}"
    for pages in (str(record.item.get("page") or ""), *record.pages):
        if pages:
            yield f"#{first_page(pages)}"
    if not titles_of(record):
        for name in containers_of(record):
            yield from title_words(name)


def _words_of_reference(reference: Reference) -> Iterator[str]:
    item = reference.item
    if reference.title:
        yield from title_words(reference.title)
    for name in author_names(item)[:8]:
        yield from name_words(name)
    if reference.year:
        yield str(reference.year)
    if item.get("volume"):
        yield f"#{item['volume']}"
    if item.get("page"):
        yield f"#{first_page(str(item['page']))}"
    if is_plain_text(reference.raw):
        raw = read_raw(reference.raw)
        yield from raw.words
        for number in raw.numbers:
            yield f"#{number}"
        for word in raw.words:
            if word[-1].isdecimal():
                yield f"#{word}"
