"""The tables as one XLSX workbook, through xlsxwriter (an extra).

Typed columns, frozen headers, links on DOIs; text is always written as text, so that no cell is a
formula (``strings_to_formulas`` off, and only ``write_string`` and ``write_number`` are used).
"""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pandas as pd

from .. import csl
from ..model import ReadError
from ..safe_io import visible_controls

if TYPE_CHECKING:
    from ..api import Audit

_SHEETS = {"verdicts": "Verdicts", "claims": "Claims", "evidence": "Evidence",
           "references": "References", "findings": "Findings"}
_WIDE = {"claim": 60, "reported": 45, "explanation": 60, "message": 60, "statement": 60,
         "raw": 50, "title": 50, "population": 40}
_MAX_CELL = 32_767        # characters; Excel's own limit
_EPOCH = datetime(2000, 1, 1)  # the same audit gives the same bytes
_MAX_LINKS = 60_000       # Excel refuses more than 65,530 links a sheet


def to_xlsx(audit: Audit) -> bytes:
    """The workbook as bytes; raises ReadError where xlsxwriter is not installed."""
    try:
        import xlsxwriter  # type: ignore[import-untyped]
    except ImportError as problem:
        raise ReadError("an .xlsx report needs xlsxwriter; install evidaudit[xlsx]") from problem
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False})
    workbook.set_properties({"title": "Citation audit", "created": _EPOCH})
    head = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    body = workbook.add_format({"text_wrap": True, "valign": "top"})
    link = workbook.add_format({"font_color": "#1a4f8b", "underline": 1, "valign": "top"})
    for name, title in _SHEETS.items():
        _write_sheet(workbook.add_worksheet(title), getattr(audit, name), head, body, link)
    workbook.close()
    return out.getvalue()


def _write_sheet(sheet: Any, table: pd.DataFrame, head: Any, body: Any, link: Any) -> None:
    sheet.freeze_panes(1, 1)
    links = 0
    for column, name in enumerate(table.columns):
        sheet.write_string(0, column, str(name), head)
        sheet.set_column(column, column, _WIDE.get(str(name), 16))
        numeric = pd.api.types.is_numeric_dtype(table[name])
        for row, value in enumerate(table[name], start=1):
            if pd.isna(value):
                continue
            if numeric:
                sheet.write_number(row, column, float(value), body)
                continue
            text = _text(str(value))
            doi = csl.normalise_doi(text) if str(name) in ("DOI", "matched_DOI") else ""
            if doi and doi == text.lower() and links < _MAX_LINKS and len(doi) < 1_000:
                sheet.write_url(row, column, csl.doi_url(doi), link, text)
                links += 1
            else:
                sheet.write_string(row, column, text, body)
    sheet.autofilter(0, 0, max(1, len(table)), max(0, len(table.columns) - 1))


def _text(text: str) -> str:
    return re.sub(r"[\ufffe\uffff]", "\ufffd", visible_controls(text))[:_MAX_CELL]
