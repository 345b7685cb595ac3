"""A reference held against a record: one score a field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..containers import container_score
from ..csl import date_of_item, first_page, normalise_doi
from ..model import Record, Reference
from .names import author_names, authors_score, name_score
from .raw import (
    RawText,
    container_in_raw,
    is_plain_text,
    name_in_raw,
    numbers_after,
    read_raw,
    title_in_raw,
)
from .subtitles import subtitle_of_another_work
from .titles import OTHER_KIND, title_score

_NUMBER = re.compile(r"\d+")


def compare(reference: Reference, record: Record) -> Mapping[str, float]:
    """Named component scores, 0 to 1, of the fields that both sides have.

    title, first_author, authors, year, container, volume, issue, page, doi. A field counts as
    agreeing when the parsed value does or when the record's value stands in the raw string where
    it belongs, so that a wrongly parsed string loses nothing.
    """
    return _compare(reference, record, in_short=False)


def compare_in_short(reference: Reference, record: Record) -> Mapping[str, float]:
    """As ``compare``, but only title, pages and DOI where these already exclude the record."""
    return _compare(reference, record, in_short=True)


def _compare(reference: Reference, record: Record, in_short: bool) -> dict[str, float]:
    item = reference.item
    raw = read_raw(reference.raw) if is_plain_text(reference.raw) else None
    scores: dict[str, float] = {}
    before, after = _compare_titles(scores, reference, record, raw)
    loose = numbers_after(raw, after) if raw is not None else Counter()
    cited_date = date_of_item(item.get("issued"))
    if cited_date is not None:  # "2017 Oct 3" leaves no number that could be a volume or a page
        for part in cited_date.parts():
            del loose[str(part)]
    _compare_pages(scores, reference, record, loose)
    cited_doi = normalise_doi(reference.DOI) if reference.DOI else raw.doi if raw else ""
    if cited_doi and record.DOI:
        known = {normalise_doi(doi) for doi in (record.DOI, *record.aliases)}
        scores["doi"] = 1.0 if cited_doi in known else 0.0
    if in_short and scores.get("title", 1.0) < 0.5 and not scores.get("doi") \
            and scores.get("page") == 0.0:
        return scores
    _compare_authors(scores, reference, record, raw, before)
    _compare_year(scores, reference, record, raw)
    containers = containers_of(record)
    cited_container = str(item.get("container-title") or "")
    if containers and (cited_container or raw):
        best = container_score(cited_container, containers) if cited_container else 0.0
        if raw is not None and best < 1:
            best = max(best, *(container_in_raw(name, raw, after) for name in containers))
        scores["container"] = best
    for field in ("volume", "issue"):
        _compare_number(scores, field, item.get(field), record.item.get(field), loose)
    return scores


def _compare_titles(scores: dict[str, float], reference: Reference, record: Record,
                    raw: RawText | None) -> tuple[int, int]:
    """Where in the string the title begins and ends (0, 0 where it is not found)."""
    titles = titles_of(record)
    if not titles or not (reference.title or raw):
        return 0, 0
    before = after = 0
    best = max(title_score(reference.title, title) for title in titles) if reference.title else 0.0
    if raw is not None:
        before = len(raw.words)
        for title in titles:
            score, first, last = title_in_raw(title, raw)
            if score >= 0.6:
                before, after = first, last
            if score > best and (not reference.title or score > best + 0.1):
                best = score
    if best > OTHER_KIND and reference.title and all(
            subtitle_of_another_work(reference.title, title) for title in titles):
        best = OTHER_KIND
    scores["title"] = best
    return before, after


def titles_of(record: Record) -> tuple[str, ...]:
    """Every title that ``record`` goes by."""
    own = record.item.get("title")
    if isinstance(own, str) and own and own not in record.titles:
        return (own, *record.titles)
    return record.titles


def containers_of(record: Record) -> tuple[str, ...]:
    """Every name of ``record``'s container."""
    names = list(record.containers)
    for key in ("container-title", "container-title-short", "journalAbbreviation"):
        value = record.item.get(key)
        if isinstance(value, str) and value and value not in names:
            names.append(value)
    return tuple(names)


def years_of(record: Record) -> set[int]:
    """Every year in which ``record`` came out, print and online."""
    years = {date.year for date in record.dates}
    issued = date_of_item(record.item.get("issued"))
    return years | {issued.year} if issued else years


def _compare_authors(scores: dict[str, float], reference: Reference, record: Record,
                     raw: RawText | None, title_at: int) -> None:
    names = author_names(record.item)
    cited = author_names(reference.item)
    if not names or not (cited or raw):
        return
    first = rest = 0.0
    if cited:
        first = name_score(cited[0], names[0])
        if first < 0.8:
            elsewhere = max((name_score(cited[0], name) for name in names[1:60]), default=0.0)
            first = max(first, 0.4 * elsewhere)
        rest = authors_score(cited, names)
    if raw is not None and (first < 1 or rest < 1):
        until = max(title_at, 6) if title_at else len(raw.words)
        at_front = min(until, 8)
        first = max(first, name_in_raw(names[0], raw, at_front),
                    0.9 * name_in_raw(names[0], raw, until))
        leading: Sequence[str] = names[:3]
        rest = max(rest, sum(name_in_raw(name, raw, until) for name in leading) / len(leading))
    scores["first_author"], scores["authors"] = first, rest


def _compare_year(scores: dict[str, float], reference: Reference, record: Record,
                  raw: RawText | None) -> None:
    years = years_of(record)
    cited = {reference.year} if reference.year else set(raw.years if raw is not None else ())
    if not years or not cited:
        return
    gap = min(abs(year - other) for year in years for other in cited)
    scores["year"] = 1.0 if gap == 0 else 0.5 if gap == 1 else 0.0


def _compare_number(scores: dict[str, float], field: str, cited: object, recorded: object,
                    loose: Counter[str]) -> None:
    theirs = _NUMBER.findall(str(recorded or ""))
    mine = _NUMBER.findall(str(cited or ""))
    if not theirs or not (mine or (loose and field == "volume")):
        return
    number = theirs[0].lstrip("0")
    scores[field] = 1.0 if (mine and number == mine[0].lstrip("0")) or number in loose else 0.0


def _compare_pages(scores: dict[str, float], reference: Reference, record: Record,
                   loose: Counter[str]) -> None:
    recorded = [str(record.item.get("page") or ""), str(record.item.get("number") or ""),
                *record.pages]
    firsts = {_first(pages) for pages in recorded if pages}
    firsts |= {bare for bare in map(_digits, firsts) if bare}  # "S33" is also printed "33"
    cited = _first(str(reference.item.get("page") or ""))
    if firsts and (cited or loose):
        hit = cited and (cited in firsts or _digits(cited) in firsts)
        volume = "".join(_NUMBER.findall(str(record.item.get("volume") or ""))[:1]).lstrip("0")
        # "346:334": the number that is the volume is not the page as well
        found = any(loose[first] > (first == volume) for first in firsts)
        scores["page"] = 1.0 if hit or found else 0.0


@lru_cache(maxsize=65536)
def _first(pages: str) -> str:
    return first_page(pages).lstrip("0")


def _digits(page: str) -> str:
    return re.sub(r"\D", "", page).lstrip("0")
