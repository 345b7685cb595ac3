"""Preprint or published: which version of a work a reference or a record speaks of."""

from __future__ import annotations

import re
from functools import lru_cache

from ..csl import fold
from ..model import Record, Reference
from .comparison import containers_of
from .raw import MAX_RAW, is_plain_text, read_raw

PREPRINT, PUBLISHED, UNKNOWN = "preprint", "published", ""

# arXiv, bioRxiv, medRxiv, chemRxiv, PsyArXiv … by their ending; the few servers named otherwise.
_SERVER = re.compile(r"\b[a-z]{0,12}r?xiv\b|\bpreprints?\b|\bssrn\b|\bresearch square\b"
                     r"|\bworking paper\b")


@lru_cache(maxsize=4096)
def _names_server(text: str) -> bool:
    return bool(_SERVER.search(fold(text)))


def version_of_reference(reference: Reference) -> str:
    """The version that ``reference`` cites: PREPRINT, PUBLISHED (volume or page) or UNKNOWN."""
    item = reference.item
    kind = f"{item.get('type', '')} {item.get('genre', '')}".lower()
    container = str(item.get("container-title") or "")
    if "preprint" in kind or "posted-content" in kind or _names_server(container):
        return PREPRINT
    if item.get("volume") or item.get("page"):
        return PUBLISHED
    if is_plain_text(reference.raw):
        text = reference.raw[:MAX_RAW]
        tail = text[len(text) // 3:]  # a title may speak of preprints; the server stands behind it
        if _names_server(tail):
            return PREPRINT
        raw = read_raw(reference.raw)
        behind = [number for place, number in raw.numbers
                  if place > len(raw.words) * 2 // 3 and number.isdecimal()]
        # a volume and a page; one of several years may be a page ("44:2009–17")
        plain = sum(int(number) not in raw.years for number in behind)
        if plain + max(len(raw.years) - 1, 0) >= 2:
            return PUBLISHED
    return UNKNOWN


def version_of_record(record: Record) -> str:
    """The version that ``record`` describes."""
    item = record.item
    kind = f"{item.get('type', '')} {item.get('genre', '')} {item.get('subtype', '')}".lower()
    if "preprint" in kind or "posted-content" in kind or record.superseded_by:
        return PREPRINT
    if any(_names_server(name) for name in containers_of(record)):
        return PREPRINT
    if item.get("volume") or item.get("page"):
        return PUBLISHED
    # in CSL an "article" that is in no journal is a preprint or a text put online
    return PREPRINT if kind.split() == ["article"] else UNKNOWN


def other_version(reference: Reference, record: Record) -> bool:
    """Whether one speaks of a preprint and the other of the published work."""
    return {version_of_reference(reference), version_of_record(record)} == {PREPRINT, PUBLISHED}
