"""What is new since a saved run: a reference retracted since last week, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from .model import Finding, Outcome, ReadError
from .pipeline import AuditResult
from .safe_io import read_text

Identity = tuple[str, str, str, str]  # code, subject, reference, field


def read_baseline(path: str | Path) -> frozenset[Identity]:
    """The errors of a run saved with ``check --format json``.

    Raises ReadError, in one line, for a file that is not such a run.
    """
    text, _ = read_text(path)
    try:
        saved = json.loads(text)
        return frozenset(
            (str(row["code"]), str(row["subject"]), str(row.get("reference_id") or ""),
             str(row.get("field") or "")) for row in saved["findings"]
            if row["outcome"] == Outcome.ERROR)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
        raise ReadError(f"{path}: not a saved run; make one with 'evidaudit check … --format json "
                        f"--out {Path(path).name}'") from problem


def without_known(result: AuditResult, known: frozenset[Identity]) -> AuditResult:
    """``result`` with the errors that the saved run had already told silenced, with that reason."""
    return replace(result, findings=tuple(
        replace(finding, ignored="known from the baseline")
        if finding.outcome is Outcome.ERROR and not finding.ignored and _identity(finding) in known
        else finding for finding in result.findings))


def _identity(finding: Finding) -> Identity:
    return finding.code, finding.subject, finding.reference_id, finding.field
