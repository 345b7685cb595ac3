"""The evidence sheet: rows that a person filled, and what could not be read of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidaudit.evidence import COLUMNS, read_evidence_sheet, report_of
from evidaudit.model import Kind, ReadError, Record, Reference, Resolution, Status

HEADER = ",".join(COLUMNS)
ROW = ("f1,ref1,Ode 2019,10.5555/1,trial,adults,120,drug vs placebo,pain,12 weeks,"
       "mean_difference,-8.5,mm,-16.1,-0.9,<0.01,favours intervention,Pain was lower.,abstract,me")


def sheet(tmp_path: Path, *rows: str, header: str = HEADER) -> Path:
    """A sheet with these rows."""
    path = tmp_path / "evidence.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def test_a_row_is_read_with_its_number_interval_and_p(tmp_path: Path) -> None:
    """Every column arrives; p keeps its sign."""
    rows, skipped = read_evidence_sheet(sheet(tmp_path, ROW))
    estimate = rows[0].estimate
    assert skipped == [] and estimate is not None
    assert (estimate.kind, estimate.value, estimate.ci_low) == (Kind.MEAN_DIFFERENCE, -8.5, -16.1)
    assert (estimate.p, estimate.p_sign, rows[0].p_text) == (0.01, "<", "<0.01")
    assert rows[0].participants == 120


def test_a_sheet_without_a_needed_column_is_refused_in_one_line(tmp_path: Path) -> None:
    """The message names file and column."""
    with pytest.raises(ReadError, match="lacks the column outcome") as refused:
        read_evidence_sheet(sheet(tmp_path, "a,b", header="finding_id,reference_id"))
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("old", "new", "reason"), [
    ("-8.5", "eight", "value 'eight' is not a number"),
    ("mean_difference", "effect_of_magic", "is not one of"),
    ("ref1", "", "reference_id is empty"),
    ("-16.1", "inf", "is not a number"),
])
def test_a_row_that_cannot_be_read_is_kept_with_its_line(tmp_path: Path, old: str, new: str,
                                                         reason: str) -> None:
    """The other rows are read all the same."""
    rows, skipped = read_evidence_sheet(sheet(tmp_path, ROW.replace(old, new, 1), ROW))
    assert len(rows) == 1 and len(skipped) == 1
    assert reason in skipped[0].reason and skipped[0].line == 2


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x00" * 50, b'"unclosed', b""])
def test_X1_hostile_bytes_raise_nothing_but_a_read_error(tmp_path: Path, content: bytes) -> None:
    """No other exception leaves the reader."""
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    with pytest.raises(ReadError):
        read_evidence_sheet(path)


def test_a_missing_file_is_a_read_error(tmp_path: Path) -> None:
    """Not an OSError."""
    with pytest.raises(ReadError, match="cannot be opened"):
        read_evidence_sheet(tmp_path / "none.csv")


def test_a_row_of_a_person_outranks_what_was_extracted(tmp_path: Path) -> None:
    """Its findings come first and its design counts."""
    rows, _ = read_evidence_sheet(sheet(tmp_path, ROW))
    report = report_of(Reference("ref1", {"title": "Pain"}), None, rows,
                       "Pain was higher with the drug than with placebo. It was a cohort.")
    assert report is not None and report.basis == "evidence sheet"
    assert report.design == "trial" and report.findings[0].statement == "Pain was lower."
    assert len(report.findings) > 1


def test_rows_are_found_by_doi_where_the_id_differs(tmp_path: Path) -> None:
    """A sheet of an earlier run may number references otherwise."""
    rows, _ = read_evidence_sheet(sheet(tmp_path, ROW))
    report = report_of(Reference("other", {"DOI": "10.5555/1"}), None, rows)
    assert report is not None and report.reference_id == "other"


def test_without_rows_and_text_there_is_no_report() -> None:
    """Nothing read is None, never an empty study."""
    resolution = Resolution("1", Status.MATCHED, record=Record("10.5555/1", {}, "Crossref"))
    assert report_of(Reference("1", {}), resolution, []) is None
