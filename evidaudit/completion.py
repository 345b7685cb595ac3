"""A reference with the fields filled in that its record knows and it lacks.

A field that is there stays: a person may mean what is printed, and what differs is told by a
check. Two things are improved: an author list that is cut short with "et al." where its names are
the record's first, and a DOI that is none, is not registered, or clearly leads to another work.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .csl import normalise_doi
from .matching import Twin, describes_instead, is_plain_text, name_score, tell_apart
from .model import Record, Reference, Resolution, Status

CLEAR_SCORE = 0.9       # of a match whose DOI may replace a cited one

_FILLED = ("type", "title", "author", "container-title", "issued", "volume", "issue", "page",
           "publisher", "ISSN")


def completed(reference: Reference, resolved: Resolution) -> Reference:
    """``reference`` with its DOI and missing fields from the record that it was matched with."""
    record = resolved.record
    if resolved.status is not Status.MATCHED or record is None:
        return reference
    item: dict[str, Any] = dict(reference.item)
    source: Mapping[str, Any] = record.item
    for name in _FILLED:
        if not item.get(name) and source.get(name):
            item[name] = source[name]
    if item.get("type") == "document" and source.get("type") and is_plain_text(reference.raw):
        item["type"] = source["type"]       # a string does not say what it is; the record does
    if _is_cut_short(item) and _begins_with(source.get("author"), item.get("author")):
        item["author"] = source["author"]
        item["custom"] = {name: value for name, value in item["custom"].items() if name != "et-al"}
        if not item["custom"]:
            del item["custom"]
    if resolved.matched_DOI and (not item.get("DOI") or replaced_doi(reference, resolved)):
        item["DOI"] = resolved.matched_DOI
    return replace(reference, item=item)


def replaced_doi(reference: Reference, resolved: Resolution) -> str:
    """Why the cited DOI gives way to the matched record's, in a few words; '' where it stays."""
    record, there = resolved.record, resolved.doi_record
    if not reference.DOI or record is None or resolved.status is not Status.MATCHED \
            or (resolved.score or 0.0) < CLEAR_SCORE or not resolved.matched_DOI:
        return ""
    cited = normalise_doi(reference.DOI)
    if not cited:
        return "is not a DOI"
    if cited in (record.DOI, *record.aliases):
        return ""
    if there is None:
        return "is not registered" if resolved.registered is False else ""
    return "leads to another work" if _leads_elsewhere(reference, record, there) else ""


def _leads_elsewhere(reference: Reference, record: Record, there: Record) -> bool:
    twin = tell_apart(reference, there)
    return twin is Twin.OTHER or (
        twin is Twin.UNCLEAR and describes_instead(reference, record, there))


def _is_cut_short(item: Mapping[str, Any]) -> bool:
    custom = item.get("custom")
    return isinstance(custom, Mapping) and bool(custom.get("et-al"))


def _begins_with(recorded: Any, cited: Any) -> bool:
    """Whether the record's authors begin with those that are cited, name by name."""
    if not recorded or not cited or len(recorded) < len(cited):
        return False
    return all(name_score(_name(one), _name(other)) >= 0.9
               for one, other in zip(cited, recorded, strict=False))


def _name(person: Mapping[str, Any]) -> str:
    particle = str(person.get("non-dropping-particle") or "")
    return f"{particle} {person.get('family') or person.get('literal') or ''}".strip()
