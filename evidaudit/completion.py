"""A reference with the fields filled in that its record knows and it lacks.

A field that is there is never overwritten: a person may mean what is printed, and what differs is
told by a check.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .model import Reference, Resolution, Status

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
    if resolved.matched_DOI and not item.get("DOI"):
        item["DOI"] = resolved.matched_DOI
    return replace(reference, item=item)
