"""Tables keep their columns and dtypes; CSV, Markdown and XLSX let nothing live through."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from sample_audit import PAYLOADS, hostile, sample

from evidaudit import tables
from evidaudit.api import Audit
from evidaudit.pipeline import AuditResult
from evidaudit.report.csv import to_csv
from evidaudit.report.markdown import to_markdown

FRAMES = {"references": tables.REFERENCES, "claims": tables.CLAIMS, "evidence": tables.EVIDENCE,
          "verdicts": tables.VERDICTS, "findings": tables.FINDINGS}


@pytest.mark.parametrize("name", FRAMES)
@pytest.mark.parametrize("result", [AuditResult(), sample()], ids=["no rows", "rows"])
def test_O5_columns_and_dtypes_are_declared_also_with_no_rows(
        name: str, result: AuditResult) -> None:
    """What a script relies on is there before there is anything in it."""
    frame = getattr(Audit(result), name)
    assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == FRAMES[name]


def test_every_reference_and_claim_has_its_row() -> None:
    """None is merged or dropped."""
    result = sample(claims=40, references=9)
    audit = Audit(result)
    assert list(audit.references["reference_id"]) == [entry.id for entry in result.references]
    assert set(audit.claims["claim_id"]) == {claim.id for claim in result.claims}
    assert len(audit.verdicts) == len(result.verdicts)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("name", FRAMES)
def test_O3_no_csv_cell_is_a_formula(payload: str, name: str) -> None:
    """Text that a spreadsheet would run is defused; a row stays a row."""
    frame = getattr(Audit(hostile(payload)), name)
    rows = list(csv.reader(io.StringIO(to_csv(frame))))
    assert len(rows) == len(frame) + 1
    numeric = [pd.api.types.is_numeric_dtype(dtype) for dtype in frame.dtypes]
    for row in rows[1:]:
        for cell, is_number in zip(row, numeric, strict=True):
            assert is_number or not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_O1_a_markdown_row_stays_one_row_of_text(payload: str) -> None:
    """No payload opens a cell, a tag or a link."""
    frame = Audit(hostile(payload)).verdicts
    lines = to_markdown(frame, "Verdicts").strip().split("\n")
    body = lines[6:]
    assert len(body) == len(frame)
    for line in body:
        assert line.replace("\\|", "").count("|") == len(frame.columns) + 1
        assert "<" not in line.replace("\\<", "")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_O3_no_xlsx_cell_is_a_formula(payload: str) -> None:
    """Text is text; DOIs are links; numbers are numbers."""
    pytest.importorskip("xlsxwriter", reason="workbooks need the xlsx extra")
    openpyxl = pytest.importorskip("openpyxl", reason="reading workbooks back needs openpyxl")
    from evidaudit.report.xlsx import to_xlsx
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(Audit(hostile(payload)))))
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                if cell.hyperlink:
                    assert cell.hyperlink.target.startswith("https://doi.org/10.")
    assert isinstance(book["Evidence"]["L2"].value, float)
