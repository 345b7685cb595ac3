"""Tables as CSV in UTF-8 with ``\\n`` line ends; cells that a spreadsheet would run are defused."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

import pandas as pd

from ..explanation import number
from ..safe_io import escape_csv_cell


def to_csv(table: pd.DataFrame) -> str:
    """``table`` as CSV text: numbers as printed, text cells defused (OWASP CSV injection)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    numeric = {name for name in table.columns if pd.api.types.is_numeric_dtype(table[name])}
    for row in table.to_dict("records"):
        writer.writerow([_cell(value, name in numeric) for name, value in _named(row)])
    return out.getvalue()


def _named(row: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    return [(str(name), value) for name, value in row.items()]


def _cell(value: Any, numeric: bool) -> str:
    if value is None or value is pd.NA or pd.isna(value):
        return ""
    if numeric:
        return number(float(value))
    # A lone carriage return would end the row: the csv module does not quote it.
    return escape_csv_cell(str(value)).replace("\r\n", "\n").replace("\r", "\n")
