"""Builds the subject of a check from the facts of a Case, for documentation and tests.

An Entry is built from ``cited`` (CSL-JSON) and ``record`` (CSL-JSON or Crossref's JSON, or None
where no source knows the work). Further facts, all optional: ``doi_record`` (the work that the
cited DOI leads to, where it is another one), ``registered`` (the registry's word on the cited
DOI), ``unavailable`` (names of the sources that gave no answer), ``ambiguous``, ``raw``,
``citing_date`` ("2021-05"), ``notices`` (rows of type, date and optional sources),
``superseded_by``; or the whole ``resolution`` (status, registered, asked: rows of source, answer,
detail). A Whole is built from ``references``, a list of CSL-JSON, or an ``article`` in Markdown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..claims import find_citations, find_claims
from ..csl import as_issued, date_of_item, normalise_doi, read_date
from ..formats.articles import read_article_text
from ..matching import decide
from ..model import Answer, Asked, Notice, PartialDate, Record, Reference, Resolution, Status
from .scopes import Entry, Whole

RETRIEVED = "2026-11-20T09:00:00Z"
_DATES = ("issued", "published-print", "published-online", "published", "posted")
_KEPT = ("type", "volume", "issue", "language", "publisher", "subtype", "genre", "number")


def build_entry(given: Mapping[str, Any]) -> Entry:
    """The Entry that the facts ``given`` describe."""
    reference = build_reference(given.get("cited") or {}, raw=str(given.get("raw") or ""))
    if given.get("resolution"):
        return Entry(reference, build_resolution(given["resolution"], reference.id))
    record = build_record(given.get("record"), given)
    doi_record = build_record(given.get("doi_record"), {})
    if doi_record is None and record is not None and reference.DOI \
            and reference.DOI in (record.DOI, *record.aliases):
        doi_record = record
    citing = given.get("citing_date")
    return Entry(reference, _resolution(reference, record, doi_record, given),
                 read_date(str(citing)) if citing else None)


def build_whole(given: Mapping[str, Any]) -> Whole:
    """The Whole of the ``references`` given (CSL-JSON with an ``id`` each) or of an ``article``."""
    if given.get("article"):
        article = read_article_text(str(given["article"]))
        citations = find_citations(article, article.references)
        return Whole(article.references, article, tuple(citations),
                     tuple(find_claims(article, article.references, citations)))
    references, resolutions = [], []
    for number, row in enumerate(given.get("references") or (), start=1):
        entry = build_entry(row if "cited" in row else {"cited": row})
        name = str(entry.reference.item.get("id") or number)
        references.append(build_reference(entry.reference.item, name, entry.reference.raw))
        resolutions.append(entry.resolution)
    return Whole(tuple(references), resolutions=tuple(resolutions))


def build_resolution(given: Mapping[str, Any], reference_id: str = "1") -> Resolution:
    """The Resolution for rows of plain values, without a record."""
    asked = tuple(Asked(str(row["source"]), Answer(row["answer"]), RETRIEVED,
                        str(row.get("detail") or "")) for row in given.get("asked") or ())
    return Resolution(reference_id, Status(given["status"]), registered=given.get("registered"),
                      asked=asked)


def build_reference(item: Mapping[str, Any], name: str = "1", raw: str = "") -> Reference:
    """The Reference for a CSL-JSON ``item``; a DOI that can be read is normalised."""
    item = dict(item)
    if item.get("DOI"):
        item["DOI"] = normalise_doi(str(item["DOI"])) or str(item["DOI"])
    return Reference(name, item, raw)


def build_record(given: Mapping[str, Any] | None, facts: Mapping[str, Any]) -> Record | None:
    """The Record for CSL-JSON or Crossref's JSON; None for None."""
    if given is None:
        return None
    titles = _texts(given.get("title"))
    subtitles = _texts(given.get("subtitle"))
    if titles and subtitles:
        titles = [titles[0], f"{titles[0]}: {subtitles[0]}", *titles[1:]]
    titles += _texts(given.get("original-title"))
    containers = [name for key in ("container-title", "short-container-title",
                                   "container-title-short") for name in _texts(given.get(key))]
    pages = [page for key in ("page", "article-number", "number") for page in
             _texts(given.get(key))]
    dates = list(dict.fromkeys(date for date in (date_of_item(given.get(k)) for k in _DATES)
                               if date))
    item: dict[str, Any] = {key: str(given[key]) for key in _KEPT if given.get(key)}
    item |= {"title": titles[0] if titles else "", "author": list(given.get("author") or ()),
             "container-title": containers[0] if containers else "",
             "page": pages[0] if pages else "", "issued": as_issued(dates[0] if dates else None)}
    notices = tuple(_notice(row) for row in facts.get("notices") or ())
    return Record(normalise_doi(str(given.get("DOI") or "")), item, "Crossref", RETRIEVED,
                  tuple(map(normalise_doi, _texts(given.get("aliases")))), tuple(titles),
                  tuple(containers), tuple(dates), tuple(pages), notices,
                  tuple(_texts(facts.get("superseded_by"))))


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    return [str(part) for part in value] if isinstance(value, Sequence) else []


def _notice(row: Mapping[str, Any]) -> Notice:
    date: PartialDate | None = read_date(str(row.get("date") or ""))
    return Notice(str(row["type"]), date, normalise_doi(str(row.get("DOI") or "")),
                  tuple(row.get("sources") or ("publisher",)))


def _resolution(reference: Reference, record: Record | None, doi_record: Record | None,
                given: Mapping[str, Any]) -> Resolution:
    silent = _texts(given.get("unavailable"))
    answer = Answer.FOUND if record or doi_record else Answer.NOT_FOUND
    asked = tuple(Asked(source, Answer.UNAVAILABLE if source in silent else answer, RETRIEVED)
                  for source in dict.fromkeys(("Crossref", "doi.org", *silent)))
    registered = given.get("registered", True if doi_record else None)
    score, components, status = None, {}, Status.NO_MATCH
    if record is not None:
        decision = decide(reference, [record])
        score, components, status = decision.score, dict(decision.components), Status.MATCHED
    elif silent:
        status = Status.INCONCLUSIVE
    if given.get("ambiguous"):
        status = Status.AMBIGUOUS
    found = record or doi_record
    return Resolution(
        reference.id, status, record.DOI if record else "", score, components, record,
        doi_record, registered, "Crossref" if registered else "",
        found.source if found else "", RETRIEVED if found else "", asked)
