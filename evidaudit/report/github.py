"""Findings as GitHub workflow commands, which GitHub shows as annotations on the change.

Source: GitHub Docs, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from ..model import Finding, Outcome, Severity
from ..pipeline import AuditResult
from ..safe_io import escape_github
from .json import told
from .summary import summary_lines


def to_github(result: AuditResult) -> str:
    """One workflow command a line: error for major, warning for minor, notice for unanswered."""
    lines = [_command(finding) for finding in told(result.findings)
             if finding.outcome is Outcome.ERROR or finding.code.startswith("SYS")]
    lines += [f"::notice title=evidaudit::{escape_github(line)}" for line in summary_lines(result)]
    return "\n".join(lines) + "\n"


def _command(finding: Finding) -> str:
    level = "notice"
    if finding.outcome is Outcome.ERROR and not finding.ignored:
        level = "error" if finding.severity is Severity.MAJOR else "warning"
    properties = []
    if finding.file:
        properties.append(f"file={escape_github(finding.file, as_property=True)}")
    if finding.line:
        properties.append(f"line={finding.line}")
    title = escape_github(f"{finding.code} {finding.name}", as_property=True)
    properties.append(f"title={title}")
    silenced = f" (silenced: {finding.ignored})" if finding.ignored else ""
    return (f"::{level} {','.join(properties)}::"
            + escape_github(f"{finding.subject}: {finding.message}{silenced}"))
