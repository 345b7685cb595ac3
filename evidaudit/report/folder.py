"""A folder of tables: CSV for programs, Markdown for people, findings.json, the summary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..model import ReadError
from ..safe_io import write_atomically
from .csv import to_csv
from .json import to_json
from .markdown import to_markdown
from .summary import summary

if TYPE_CHECKING:
    from ..api import Audit

_TITLES = {
    "references": "References", "claims": "Claims", "evidence": "Summary of evidence",
    "verdicts": "Each claim against what its study reported",
}


def save_tables(audit: Audit, folder: Path) -> list[Path]:
    """Writes every table of ``audit`` into ``folder`` (made if need be); gives the paths written.

    Each file is written beside and renamed, so that a reader never meets half a table. Raises
    ReadError in one line where the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise ReadError(f"{folder}: cannot be made ({problem.strerror}); choose another folder "
                        "with --out") from problem
    written = []
    for name, title in _TITLES.items():
        table = getattr(audit, name)
        written.append(_write(folder / f"{name}.csv", to_csv(table)))
        written.append(_write(folder / f"{name}.md", to_markdown(table, title)))
    written.append(_write(folder / "findings.json", to_json(audit.result)))
    written.append(_write(folder / "summary.md", summary(audit.result)))
    return written


def save_report(audit: Audit, path: Path) -> Path:
    """Writes ``audit`` as one page or one workbook, by the suffix of ``path``."""
    if path.suffix == ".xlsx":
        from .xlsx import to_xlsx
        content: str | bytes = to_xlsx(audit)
    elif path.suffix in (".html", ".htm"):
        from .html import to_html
        content = to_html(audit.result)
    else:
        raise ReadError(f"{path}: a report is .html or .xlsx; name it so")
    write_atomically(path, content)
    return path


def _write(path: Path, text: str) -> Path:
    write_atomically(path, text)
    return path
