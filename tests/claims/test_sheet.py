"""A claims sheet: every row is a claim or a skipped row with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidaudit.claims import read_claims_sheet
from evidaudit.model import ReadError

HEADER = ("claim_id,article,section,claim,claim_type,reference_id,attributed_to,"
          "adjudicated_verdict\n")


def _sheet(folder: Path, text: str) -> Path:
    path = folder / "claims.csv"
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_every_row_is_a_claim_or_skipped_with_its_line(tmp_path: Path) -> None:
    """Two references of one claim are two rows; bad rows keep raw text, line and reason."""
    claims, skipped = read_claims_sheet(_sheet(tmp_path, HEADER
        + 'C001,a,S,"Salt, they say, kills",statistic,r1,Dr. Moyo,Major\n'
        + "C001,a,S,Salt kills,statistic,r2,,\n"
        + ",a,S,No id,statistic,r2,,\n"
        + "C003,a,S,,statistic,r2,,\n"
        + "C004,a,S,Odd verdict,statistic,r2,,wrong\n"
        + "C005,a,S,Too, many, cells,x,r2,,,\n"
        + "C006,a,S,Cites nothing,causal,,,unverifiable\n"))
    assert [(c.id, c.reference_ids, c.line) for c in claims] == [
        ("C001", ("r1",), 2), ("C001", ("r2",), 3), ("C006", (), 8)]
    assert claims[0].text == "Salt, they say, kills"
    assert claims[0].adjudicated == "major"
    assert claims[0].attributed_to == "Dr. Moyo"
    assert [row.line for row in skipped] == [4, 5, 6, 7]
    assert "claim_id" in skipped[0].reason
    assert "wrong" in skipped[2].reason


def test_missing_columns_are_one_line_that_says_what_to_do(tmp_path: Path) -> None:
    """The message names file, line and the columns of a sheet."""
    path = _sheet(tmp_path, "id,text\nC001,Salt kills\n")
    with pytest.raises(ReadError, match="claims.csv: line 1 lacks the columns claim_id, claim"):
        read_claims_sheet(path)


def test_a_missing_or_binary_sheet_is_a_read_error(tmp_path: Path) -> None:
    """Neither a missing file nor one with NUL bytes is read as an empty sheet."""
    with pytest.raises(ReadError):
        read_claims_sheet(tmp_path / "none.csv")
    (tmp_path / "b.csv").write_bytes(b"claim_id,claim\x00,reference_id\n")
    with pytest.raises(ReadError):
        read_claims_sheet(tmp_path / "b.csv")
