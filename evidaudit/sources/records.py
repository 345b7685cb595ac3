"""Crossref and DataCite messages as records: CSL-JSON with every legitimate variant kept.

Shapes: https://api.crossref.org/swagger-ui (works), https://support.datacite.org/docs/api.
Editorial notices are in ``updated-by`` of the work; ``update-to`` stands on the notice, which is
not itself retracted. Words for notices: NISO RP-45-2024 (CREC).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..csl import as_issued, date_of_item, normalise_doi, read_date
from ..model import Notice, PartialDate, Record
from .jats import jats_text

# The light fields: everything that matching and the checks read, and no reference lists.
SELECT = ("DOI", "type", "title", "subtitle", "original-title", "author", "editor",
          "container-title", "short-container-title", "group-title", "publisher", "issued",
          "published", "published-print", "published-online", "posted", "volume", "issue", "page",
          "article-number", "ISSN", "ISBN", "relation", "update-to", "updated-by", "abstract")

_TYPES = {
    "journal-article": "article-journal", "proceedings-article": "paper-conference",
    "book-chapter": "chapter", "book-section": "chapter", "book-part": "chapter",
    "reference-entry": "entry", "book": "book", "monograph": "book", "edited-book": "book",
    "reference-book": "book", "book-set": "book", "book-series": "book", "report": "report",
    "report-component": "report", "dissertation": "thesis", "posted-content": "article",
    "dataset": "dataset", "database": "dataset", "standard": "standard",
    "peer-review": "review", "component": "article", "proceedings": "book",
}
_DATACITE_TYPES = {
    "journalarticle": "article-journal", "preprint": "article", "dataset": "dataset",
    "book": "book", "bookchapter": "chapter", "conferencepaper": "paper-conference",
    "dissertation": "thesis", "report": "report", "software": "software", "text": "article",
}
_NOTICES = {
    "retraction": "retraction", "withdrawal": "withdrawal", "removal": "removal",
    "expression-of-concern": "expression-of-concern", "concern": "expression-of-concern",
    "correction": "correction", "corrigendum": "correction", "erratum": "correction",
    "addendum": "correction", "clarification": "correction", "correction-correction": "correction",
    "corrected-article": "correction",
    # Part of the work stands, so that the work as a whole is not called retracted.
    "partial-retraction": "correction", "reinstatement": "reinstatement",
}
_NO_NOTICE = frozenset({"new-version", "new-edition", "version", "crossmark"})
_TAG = re.compile(r"<[^<>]{0,300}>")
_ONE_EVENT_DAYS = 366  # two services date one event differently, by up to about a year
_DATES = ("published-print", "published-online", "issued", "published", "posted")


def record_from_crossref(message: Mapping[str, Any], source: str = "Crossref",
                         retrieved: str = "") -> Record:
    """The record that one Crossref work message describes."""
    title, subtitle = _first(message.get("title")), _first(message.get("subtitle"))
    whole = f"{title.rstrip(' :.')}: {subtitle}" if title and subtitle and not _holds(
        title, subtitle) else title
    containers = _unique([*_texts(message.get("container-title")),
                          *_texts(message.get("short-container-title")),
                          *_texts(message.get("group-title")), *_institutions(message)])
    dates = tuple(_unique(d for name in _DATES if (d := _date(message.get(name)))))
    page, number = _text(message.get("page")), _text(message.get("article-number"))
    item = {
        "id": normalise_doi(str(message.get("DOI") or "")),
        "type": _TYPES.get(str(message.get("type") or ""), "document"),
        "DOI": normalise_doi(str(message.get("DOI") or "")),
        "title": whole,
        "author": _names(message.get("author")),
        "editor": _names(message.get("editor")),
        "container-title": containers[0] if containers else "",
        "container-title-short": _first(message.get("short-container-title")),
        "issued": as_issued(_issued(message, dates)),
        "volume": _text(message.get("volume")), "issue": _text(message.get("issue")),
        "page": page or number, "number": number, "publisher": _text(message.get("publisher")),
        "ISSN": _first(message.get("ISSN")), "ISBN": _first(message.get("ISBN")),
    }
    updates = _rows(message.get("update-to"))
    return Record(
        DOI=str(item["DOI"]), item={key: value for key, value in item.items() if value},
        source=source, retrieved=retrieved,
        aliases=tuple(_unique(normalise_doi(str(alias))
                              for alias in message.get("aliases") or () if alias)),
        titles=tuple(_unique([whole, title, *_texts(message.get("title"))[1:],
                              *_texts(message.get("original-title"))])),
        containers=tuple(containers), dates=dates, pages=tuple(_unique([page, number])),
        notices=merge_notices(notices_of(message)),
        superseded_by=tuple(_related(message.get("relation"), "is-preprint-of")),
        abstract=jats_text(str(message.get("abstract") or "")),
        provenance="; ".join(f"notice of {notice_word(str(row.get('type') or 'update'))} to "
                             f"{normalise_doi(str(row.get('DOI') or ''))}" for row in updates))


def record_from_datacite(data: Mapping[str, Any], retrieved: str = "") -> Record:
    """The record that DataCite's JSON:API resource (``data``) describes."""
    it = data.get("attributes")
    it = it if isinstance(it, Mapping) else {}
    doi = normalise_doi(str(it.get("doi") or data.get("id") or ""))
    rows = _rows(it.get("titles"))
    titles = _unique(_plain(str(row.get("title") or "")) for row in rows)
    container = it.get("container")
    container = container if isinstance(container, Mapping) else {}
    publisher = it.get("publisher")
    if isinstance(publisher, Mapping):
        publisher = publisher.get("name")
    names = _unique([_text(container.get("title")), _text(publisher)])
    dates = [d for row in _rows(it.get("dates"))
             if str(row.get("dateType")) in ("Issued", "Available", "Submitted", "Created")
             and (d := read_date(str(row.get("date") or "")[:10]))]
    year = read_date(str(it.get("publicationYear") or ""))
    kind = it.get("types")
    kind = kind if isinstance(kind, Mapping) else {}
    general = str(kind.get("resourceTypeGeneral") or "").lower()
    first, last = _text(container.get("firstPage")), _text(container.get("lastPage"))
    item = {
        "id": doi, "type": _DATACITE_TYPES.get(general, "document"), "DOI": doi,
        "title": titles[0] if titles else "", "author": _creators(it.get("creators")),
        "container-title": names[0] if names else "", "publisher": _text(publisher),
        "issued": as_issued(year or (dates[0] if dates else None)),
        "volume": _text(container.get("volume")), "issue": _text(container.get("issue")),
        "page": f"{first}-{last}" if first and last else first,
    }
    abstracts = [jats_text(str(row.get("description") or ""))
                 for row in _rows(it.get("descriptions"))
                 if row.get("descriptionType") == "Abstract"]
    return Record(
        DOI=doi, item={key: value for key, value in item.items() if value}, source="DataCite",
        retrieved=retrieved, titles=tuple(titles), containers=tuple(names),
        dates=tuple(_unique([*([year] if year else []), *dates])),
        pages=(str(item["page"]),) if item["page"] else (),
        superseded_by=tuple(_unique(
            normalise_doi(str(row.get("relatedIdentifier") or ""))
            for row in _rows(it.get("relatedIdentifiers"))
            if row.get("relationType") in ("IsPreviousVersionOf", "IsPreprintOf")
            and row.get("relatedIdentifierType") == "DOI")),
        abstract=abstracts[0] if abstracts else "")


def notice_word(kind: str) -> str:
    """The NISO CREC word for a service's word for a kind of notice ('' for a mere new version)."""
    word = re.sub(r"[\s_]+", "-", kind.strip().lower())
    return "" if word in _NO_NOTICE else _NOTICES.get(word, word)


def notices_of(message: Mapping[str, Any]) -> list[Notice]:
    """The notices on the work of a Crossref message: every item of its ``updated-by``."""
    notices = []
    for row in _rows(message.get("updated-by")):
        word = notice_word(str(row.get("type") or ""))
        if word:
            source = str(row.get("source") or "publisher")
            notices.append(Notice(word, _date(row.get("updated")),
                                  normalise_doi(str(row.get("DOI") or "")), (source,)))
    return notices


def merge_notices(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """``notices`` by date, an event that two sources report counted once with both sources."""
    merged: list[Notice] = []
    for notice in sorted(notices, key=_order):
        for place, known in enumerate(merged):
            if _same_event(known, notice):
                merged[place] = Notice(known.type, known.date or notice.date,
                                       known.DOI or notice.DOI,
                                       tuple(_unique([*known.sources, *notice.sources])))
                break
        else:
            merged.append(notice)
    return tuple(merged)


def _order(notice: Notice) -> tuple[list[int], str, str]:
    return notice.date.parts() if notice.date else [9999], notice.type, notice.DOI


def _same_event(one: Notice, other: Notice) -> bool:
    if one.type != other.type:
        return False
    if one.DOI and one.DOI == other.DOI:
        return one.date is None or other.date is None or _days_apart(one, other) < _ONE_EVENT_DAYS
    if set(one.sources) & set(other.sources):
        return False  # one source tells of two events
    return one.date is None or other.date is None or _days_apart(one, other) < _ONE_EVENT_DAYS


def _days_apart(one: Notice, other: Notice) -> int:
    def days(date: PartialDate | None) -> int:
        year, month, day = ((date.parts() if date else []) + [1, 1, 1])[:3]
        return year * 365 + month * 30 + day
    return abs(days(one.date) - days(other.date))


def _issued(message: Mapping[str, Any], dates: Sequence[PartialDate]) -> PartialDate | None:
    return _date(message.get("issued")) or (min(dates) if len(dates) == 1 else
                                            next(iter(dates), None))


def _date(value: Any) -> PartialDate | None:
    date = date_of_item(value)
    if date is None and isinstance(value, Mapping) and value.get("date-time"):
        return read_date(str(value["date-time"])[:10])
    return date


def _names(value: Any) -> list[dict[str, str]]:
    names = []
    for row in _rows(value):
        name = {key: _text(row.get(key)) for key in ("family", "given", "suffix")}
        name = {key: text for key, text in name.items() if text}
        if not name.get("family"):
            literal = _text(row.get("name")) or name.get("given", "")
            name = {"literal": literal} if literal else {}
        if name:
            names.append(name)
    return names


def _creators(value: Any) -> list[dict[str, str]]:
    names = []
    for row in _rows(value):
        family, given = _text(row.get("familyName")), _text(row.get("givenName"))
        whole = _text(row.get("name"))
        if family:
            names.append({"family": family, **({"given": given} if given else {})})
        elif whole.count(",") == 1 and row.get("nameType") != "Organizational":
            family, given = (part.strip() for part in whole.split(","))
            names.append({"family": family, "given": given})
        elif whole:
            names.append({"literal": whole})
    return names


def _institutions(message: Mapping[str, Any]) -> list[str]:
    return [name for row in _rows(message.get("institution")) if (name := _text(row.get("name")))]


def _related(relation: Any, name: str) -> list[str]:
    if not isinstance(relation, Mapping):
        return []
    return _unique(normalise_doi(str(row.get("id") or "")) for row in _rows(relation.get(name))
                   if str(row.get("id-type") or "doi").lower() == "doi")


def _rows(value: Any) -> list[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        return [value]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [row for row in value if isinstance(row, Mapping)]
    return []


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, Sequence):
        return []
    return [text for row in value if isinstance(row, str) and (text := _plain(row))]


def _first(value: Any) -> str:
    texts = _texts(value)
    return texts[0] if texts else ""


def _text(value: Any) -> str:
    return _plain(str(value)) if isinstance(value, str | int | float) else ""


def _plain(text: str) -> str:
    """``text`` without markup and entities, white space single."""
    text = html.unescape(html.unescape(text)) if "&" in text else text
    if "<" in text:
        text = _TAG.sub(_drop_tag, text)
    return " ".join(text.split())


def _drop_tag(match: re.Match[str]) -> str:
    """'' for a tag; a "<" that is a sign ("p < 0.05, q > 2") stays."""
    return "" if re.match(r"</?[A-Za-z]", match.group()) else match.group()


def _holds(title: str, subtitle: str) -> bool:
    return subtitle.casefold() in title.casefold()


def _unique(values: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(value for value in values if value))
