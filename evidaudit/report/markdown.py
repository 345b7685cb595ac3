"""Tables as Markdown, to read."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..explanation import number
from ..safe_io import escape_markdown


def to_markdown(table: pd.DataFrame, title: str) -> str:
    """``table`` as a GitHub-flavoured Markdown page under ``title``."""
    lines = [f"# {escape_markdown(title)}", "", f"{len(table)} rows.", ""]
    lines.append("| " + " | ".join(table.columns) + " |")
    lines.append("|" + " --- |" * len(table.columns))
    numeric = {name for name in table.columns if pd.api.types.is_numeric_dtype(table[name])}
    for row in table.to_dict("records"):
        cells = [_cell(value, str(name) in numeric) for name, value in row.items()]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _cell(value: Any, numeric: bool) -> str:
    if value is None or value is pd.NA or pd.isna(value):
        return ""
    if numeric:
        return number(float(value))
    return escape_markdown(" ".join(str(value).split()))
