"""What the checks of one reference have in common: the record to compare with, and its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..csl import doi_url
from ..matching import compare
from ..model import Answer, Record, Status
from .scopes import Entry, Result, inconclusive, not_applicable


def record_or_reason(entry: Entry) -> Record | Result:
    """The record that the reference means, or why there is none to compare with."""
    resolution = entry.resolution
    if resolution.record is not None and resolution.status is Status.MATCHED:
        return resolution.record
    if resolution.status is Status.AMBIGUOUS:
        return inconclusive("several works fit this reference, or one fits only in part")
    if resolution.status is Status.NO_MATCH:
        return not_applicable("no record of this work was found to compare with")
    if resolution.kept_elsewhere:
        return inconclusive(f"the DOI exists; {resolution.agency} keeps its record, and no source "
                            "that is asked has it to compare with")
    return inconclusive(f"no record to compare with: {silent_sources(entry)}")


def components_of(entry: Entry, record: Record) -> Mapping[str, float]:
    """How far each field of the reference agrees with ``record``, 0 to 1."""
    if record is entry.resolution.record and entry.resolution.components:
        return entry.resolution.components
    return compare(entry.reference, record)


def silent_sources(entry: Entry) -> str:
    """The sources that gave no answer, in words."""
    silent = [asked.source for asked in entry.resolution.asked
              if asked.answer is Answer.UNAVAILABLE]
    return f"no answer from {', '.join(dict.fromkeys(silent))}" if silent \
        else "the sources were not asked"


def asked_sources(entry: Entry) -> str:
    """Every source that was asked, what it answered and when: "Crossref (found, 2026-11-20)"."""
    rows = [asked for asked in entry.resolution.asked if asked.answer is not Answer.NOT_ASKED]
    told = (f"{asked.source} ({asked.answer}"
            + (f", {asked.retrieved[:10]})" if asked.retrieved else ")") for asked in rows)
    return ", ".join(dict.fromkeys(told))


def evidence_of(entry: Entry, record: Record | None, field: str, claimed: str = "",
                reported: str = "") -> dict[str, Any]:
    """The values that every result carries: what was compared, from where, how to confirm."""
    reference = entry.reference
    line = reference.field_lines.get(field) or reference.line
    values: dict[str, Any] = {"field": field, "claimed": claimed, "reported": reported,
                              "line": line}
    if record is not None:
        values |= {"source": record.source, "retrieved": record.retrieved,
                   "confirm_url": doi_url(record.DOI or entry.resolution.matched_DOI)}
    else:
        values |= {"source": entry.resolution.source, "retrieved": entry.resolution.retrieved,
                   "confirm_url": doi_url(entry.reference.DOI)}
    return values
