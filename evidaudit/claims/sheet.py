"""A claims sheet (CSV): the claims that a person listed, one row a quotation."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Final

from ..model import Claim, ReadError, Skipped
from ..safe_io import read_text

NEEDED: Final = ("claim_id", "claim", "reference_id")
KNOWN: Final = ("claim_id", "article", "section", "claim", "claim_type", "reference_id",
                "attributed_to", "adjudicated_verdict")
_VERDICTS: Final = frozenset(["accurate", "minor", "major", "unsubstantiated", "unverifiable"])


def read_claims_sheet(path: str | Path) -> tuple[list[Claim], list[Skipped]]:
    """The claims of the CSV file at ``path`` and the rows that could not be read.

    One claim a row: rows of one claim_id with several references stay several claims, each with
    its reference. Raises ReadError where the file or its columns cannot be read at all.
    """
    text, _ = read_text(path)
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        header = [name.strip().lower() for name in next(rows, [])]
    except csv.Error as error:
        raise ReadError(f"{path}: line 1 is not CSV ({error}); save the sheet as CSV") from error
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise ReadError(f"{path}: line 1 lacks the column{'s' * (len(missing) > 1)} "
                        f"{', '.join(missing)}; a claims sheet has the columns {', '.join(KNOWN)}")
    claims: list[Claim] = []
    skipped: list[Skipped] = []
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            skipped.append(Skipped("", f"not CSV: {error}", str(path), line))
            continue
        if row is None:
            return claims, skipped
        if not any(cell.strip() for cell in row):
            continue
        claim, reason = _read_row(dict(zip(header, row, strict=False)), len(row), len(header),
                                  line)
        if claim is None:
            skipped.append(Skipped(",".join(row), reason, str(path), line))
        else:
            claims.append(claim)


def _read_row(row: dict[str, str], cells: int, columns: int, line: int,
              ) -> tuple[Claim | None, str]:
    if cells > columns:
        return None, f"{cells} cells in a sheet of {columns} columns: quote cells with commas"
    value = {name: (row.get(name) or "").strip() for name in KNOWN}
    if not value["claim_id"]:
        return None, "no claim_id"
    if not value["claim"]:
        return None, "no claim"
    verdict = value["adjudicated_verdict"].lower()
    if verdict and verdict not in _VERDICTS:
        return None, (f"adjudicated_verdict is {verdict!r}; it must be one of "
                      + ", ".join(sorted(_VERDICTS)))
    return Claim(id=value["claim_id"], article=value["article"], text=value["claim"],
                 section=value["section"], claim_type=value["claim_type"],
                 reference_ids=(value["reference_id"],) if value["reference_id"] else (),
                 attributed_to=value["attributed_to"], adjudicated=verdict, line=line), ""
