"""A Pair built from the ``given`` of a Case, for documentation and tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..evidence import read_report
from ..evidence.sheet import as_finding_row, report_of_rows
from ..model import Claim, PartialDate, Reference, Report
from .scopes import Pair


def build_pair(given: Mapping[str, Any]) -> Pair:
    """The Pair that ``given`` describes: ``claim``, ``source`` or ``findings``, and what is known
    of the study: ``title``, ``design``, ``year``, ``container_title``, ``citing_date``.

    Without ``source`` and ``findings`` there is no report: nothing of the study was read.
    """
    year = given.get("year")
    title, container = str(given.get("title") or ""), str(given.get("container_title") or "")
    item: dict[str, Any] = {"title": title, "container-title": container}
    if year:
        item["issued"] = {"date-parts": [[int(year)]]}
    reference = Reference("1", item)
    read: Report | None = None
    if given.get("source"):
        read = read_report(str(given["source"]), title=title, year=int(year) if year else None,
                           container_title=container, design=str(given.get("design") or ""),
                           reference_id="1", basis=str(given.get("basis") or "abstract"))
    if given.get("findings"):
        rows = [as_finding_row({"reference_id": "1", "design": str(given.get("design") or ""),
                                **{key: "" if value is None else str(value)
                                   for key, value in row.items()}}, number)
                for number, row in enumerate(given["findings"], 1)]
        read = report_of_rows(rows, "1", title, container, "", "", read,
                              (PartialDate(int(year)),) if year else ())
    return Pair(Claim("C1", "article", str(given["claim"]), reference_ids=("1",),
                      context=str(given.get("context") or "")),
                reference, read, None, _date(given.get("citing_date")))


def _date(value: Any) -> PartialDate | None:
    if value is None or isinstance(value, PartialDate):
        return value
    if isinstance(value, int):
        return PartialDate(value)
    return PartialDate(*(int(part) for part in str(value).split("-")))
