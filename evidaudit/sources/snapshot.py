"""The records that come with the package: what a run without a connection can still know.

What it can be asked: a DOI, or all records for matching by text. What an answer means: found, as
of the day on which the snapshot was compiled; it never says that a work does not exist. File
shape: {"provenance": str, "compiled": "2026-11-20", "records": [{"message": Crossref work, …}]}.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from ..model import Record
from .records import record_from_crossref

NAME = "snapshot"


class Snapshot:
    """The records of one snapshot file, by DOI and alias."""

    def __init__(self, records: tuple[Record, ...], compiled: str) -> None:
        self.records, self.compiled = records, compiled
        self._by_doi = {name: record for record in reversed(records)
                        for name in (*record.aliases, record.DOI) if name}

    def record(self, doi: str) -> Record | None:
        """The record of ``doi``, or None: not in the snapshot, which says nothing."""
        return self._by_doi.get(doi)


@lru_cache(maxsize=4)
def read_snapshot(path: Path | None = None) -> Snapshot:
    """The snapshot at ``path``, by default the one in the package; empty where there is none.

    Raises ValueError for a file that is not a snapshot.
    """
    source = path or resources.files("evidaudit").joinpath("data", "snapshot.json")
    if not source.is_file():
        return Snapshot((), "")
    data = json.loads(source.read_text(encoding="utf-8"))
    rows = data.get("records") if isinstance(data, Mapping) else None
    if not isinstance(rows, list):
        raise ValueError("a snapshot holds a list named records")
    compiled = str(data.get("compiled") or "")
    return Snapshot(tuple(record for row in rows if (record := _record(row, data, compiled))),
                    compiled)


def snapshot_text(answers: Sequence[tuple[Mapping[str, Any], str]]) -> str:
    """Crossref's messages, each with the time at which it was read, as a snapshot file."""
    days = sorted({retrieved[:10] for _, retrieved in answers if retrieved})
    asked = " to ".join(dict.fromkeys((days[0], days[-1]))) if days else "an unknown day"
    return json.dumps({
        "provenance": f"Crossref's own work messages, asked of Crossref on {asked}; as answered, "
                      "nothing added or corrected.",
        "compiled": days[0] if days else "",
        "records": [{"message": message, "retrieved": retrieved}
                    for message, retrieved in answers]}, ensure_ascii=False, indent=1) + "\n"


def _record(row: Any, data: Mapping[str, Any], compiled: str) -> Record | None:
    message = row.get("message") if isinstance(row, Mapping) else None
    if not isinstance(message, Mapping):
        return None
    record = record_from_crossref(message, NAME, compiled)
    recalled = row.get("recalled") or ()
    said = str(row.get("provenance") or data.get("provenance") or "")
    if recalled:
        said += f"; not confirmed: {', '.join(map(str, recalled))}"
    return replace(record, provenance="; ".join(p for p in (record.provenance, said) if p))
