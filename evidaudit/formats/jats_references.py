"""One <ref> of a JATS reference list, as a reference."""

from __future__ import annotations

import re
from typing import Any, Final

from ..csl import as_issued, normalise_doi, read_date
from ..model import Reference
from .reference_strings import parse_reference

_CITATIONS: Final = ("element-citation", "mixed-citation", "nlm-citation", "citation")
_TYPES: Final = {"journal": "article-journal", "book": "book", "confproc": "paper-conference",
                 "thesis": "thesis", "report": "report", "webpage": "webpage", "web": "webpage",
                 "preprint": "article", "data": "dataset", "newspaper": "article-newspaper"}
_SIMPLE: Final = {"volume": "volume", "issue": "issue", "publisher-name": "publisher",
                  "publisher-loc": "publisher-place", "edition": "edition"}


def read_reference(ref: Any, id: str, source: str) -> Reference:
    """The reference that ``ref`` tags, or that its untagged text prints."""
    citation = next((e for e in ref.iter() if _local(e) in _CITATIONS), None)
    raw = _raw(citation if citation is not None else ref)
    if citation is None:
        return _parsed(raw, id, source)
    item = _tagged(citation)
    if not item.get("title") and not item.get("author"):
        read = _parsed(raw, id, source)
        return Reference(id, {**read.item, **item}, raw, source, ref.sourceline,
                         remarks=read.remarks)
    return Reference(id, item, raw, source, ref.sourceline)


def _parsed(raw: str, id: str, source: str) -> Reference:
    read = parse_reference(raw, id)
    return Reference(id, read.item, raw, source, remarks=read.remarks)


def _tagged(citation: Any) -> dict[str, Any]:
    item: dict[str, Any] = {"type": _TYPES.get(
        (citation.get("publication-type") or citation.get("citation-type") or "").lower(),
        "article-journal")}
    authors = _names(citation)
    if authors:
        item["author"] = authors
    first: dict[str, str] = {}
    for element in citation.iter():
        name = _local(element)
        if name and _in_editors(element, citation):
            continue
        text = " ".join("".join(element.itertext()).split())
        if text:
            first.setdefault(name, text)
        if name == "pub-id":
            _identifier(item, element.get("pub-id-type") or "", text)
        elif name in ("ext-link", "uri"):
            href = next((v for k, v in element.attrib.items() if k.endswith("href")), "") or text
            if normalise_doi(href) and "doi.org" in href:
                item.setdefault("DOI", normalise_doi(href))
            else:
                item.setdefault("URL", href)
    title = first.get("article-title") or first.get("chapter-title")
    container = first.get("source") or first.get("trans-source")
    if title:
        item["title"] = title
        if container:
            item["container-title"] = container
    elif container:
        item["title"] = container
    for name, key in _SIMPLE.items():
        if name in first:
            item[key] = first[name]
    _pages(item, first)
    year = re.match(r"(?:1[4-9]|20)\d\d", first.get("year", ""))
    if year:
        when = " ".join((first.get("day", ""), first.get("month", ""), year.group()))
        item["issued"] = as_issued(read_date(when if not first.get("month", "").isdigit()
                                             else f"{year.group()}-{first['month']}"))
    return item


def _pages(item: dict[str, Any], first: dict[str, str]) -> None:
    if "fpage" in first:
        last = first.get("lpage", "")
        item["page"] = f"{first['fpage']}-{last}" if last and last != first["fpage"] else (
            first["fpage"])
    elif "elocation-id" in first or "page-range" in first:
        item["page"] = first.get("elocation-id") or first["page-range"]


def _identifier(item: dict[str, Any], kind: str, value: str) -> None:
    if kind == "doi" and normalise_doi(value):
        item["DOI"] = normalise_doi(value)
    elif kind == "pmid" and value.isdigit():
        item["PMID"] = value
    elif kind in ("pmc", "pmcid"):
        item["PMCID"] = value if value.upper().startswith("PMC") else f"PMC{value}"


def _names(citation: Any) -> list[dict[str, str]]:
    names: list[dict[str, str]] = []
    for element in citation.iter():
        kind = _local(element)
        if kind not in ("name", "string-name", "collab") or _in_editors(element, citation):
            continue
        text = " ".join("".join(element.itertext()).split())
        parts = {_local(child): " ".join("".join(child.itertext()).split()) for child in element}
        if kind == "collab":
            names.append({"literal": text})
        elif parts.get("surname"):
            name = {"family": parts["surname"]}
            if parts.get("given-names"):
                name["given"] = parts["given-names"]
            if parts.get("suffix"):
                name["suffix"] = parts["suffix"]
            names.append(name)
        elif text:
            names.append({"literal": text})
    return names


def _in_editors(element: Any, citation: Any) -> bool:
    parent = element.getparent()
    while parent is not None and parent is not citation:
        if _local(parent) == "person-group" and (
                parent.get("person-group-type") or "author") not in ("author", "authors"):
            return True
        parent = parent.getparent()
    return False


def _raw(element: Any) -> str:
    """The text of the entry; tagged parts that the source runs together are set apart."""
    pieces = [" ".join(text.split()) for text in element.itertext()]
    return re.sub(r"\s+([,.;:)])", r"\1", " ".join(piece for piece in pieces if piece))


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""
