"""What a person reads in the terminal: one line or one block a finding, then the summary."""

from __future__ import annotations

from ..explanation import explain_finding, explain_verdict
from ..model import Finding, Label, Outcome, Severity
from ..pipeline import AuditResult
from ..prose import quote_at_most
from ..safe_io import escape_terminal
from .summary import summary_lines

_UNCITED_SHOWN = 12   # lines that a person still reads at the end of a long output
_UNCITED_WORDS = 18


def check_lines(result: AuditResult) -> str:
    """``check`` in text: a block for each error, a line for each answer that is missing."""
    entries = {entry.id: entry for entry in result.references}
    resolutions = {one.reference_id: one for one in result.resolutions}
    blocks = [explain_finding(finding, entries.get(finding.subject),
                              resolutions.get(finding.subject))
              for finding in _errors(result, ("REF", "STA", "CIT"))]
    return _page([*blocks, *_unanswered(result)], result)


def audit_lines(result: AuditResult) -> str:
    """``audit`` in text: a block for each quotation error and reference error, then the summary."""
    entries = {entry.id: entry for entry in result.references}
    resolutions = {one.reference_id: one for one in result.resolutions}
    blocks = [explain_verdict(verdict, resolutions.get(verdict.reference_id))
              for label in (Label.MAJOR, Label.MINOR)
              for verdict in result.verdicts if verdict.label is label]
    blocks += [explain_finding(finding, entries.get(finding.subject),
                               resolutions.get(finding.subject))
               for finding in _errors(result, ("REF", "STA", "CIT"))
               if finding.code != "CIT204"]
    blocks += _uncited(result)
    return _page([*blocks, *_unanswered(result)], result)


def _uncited(result: AuditResult) -> list[str]:
    """The claims that cite nothing, a line each, as many as one reads; where the rest are."""
    claims = {claim.id: claim for claim in result.claims}
    found = [claims[finding.subject] for finding in _errors(result, ("CIT204",))
             if finding.subject in claims and not finding.ignored]
    if not found:
        return []
    lines = [f"{len(found)} claims cite nothing · CIT204 claim-without-citation"
             if len(found) > 1 else "1 claim cites nothing · CIT204 claim-without-citation"]
    for claim in found[:_UNCITED_SHOWN]:
        who = f"   [{claim.attributed_to}]" if claim.attributed_to else ""
        lines.append(f'  {claim.id}  "{quote_at_most(claim.text, _UNCITED_WORDS)}"{who}')
    if len(found) > _UNCITED_SHOWN:
        lines.append(f"  … and {len(found) - _UNCITED_SHOWN} more: the rows of claims.csv without "
                     "a reference_id")
    return ["\n".join(lines)]


def _errors(result: AuditResult, families: tuple[str, ...]) -> list[Finding]:
    errors = [finding for finding in result.findings
              if finding.outcome is Outcome.ERROR and finding.code.startswith(families)]
    return sorted(errors, key=lambda finding: finding.severity is not Severity.MAJOR)


def _unanswered(result: AuditResult) -> list[str]:
    lines = [f"{finding.code} {finding.name}  {_place(finding)}: {finding.message}"
             for finding in result.findings
             if finding.outcome is Outcome.INCONCLUSIVE and finding.code.startswith("SYS")]
    return ["\n".join(lines)] if lines else []


def _place(finding: Finding) -> str:
    """The subject, or its place in the file where the subject is the file itself."""
    if finding.file and finding.subject == finding.file and finding.line:
        return f"{finding.file}:{finding.line}"
    return finding.subject


def _page(blocks: list[str], result: AuditResult) -> str:
    parts = [*blocks, "\n".join(summary_lines(result))]
    return "\n\n".join("\n".join(escape_terminal(line) for line in part.split("\n"))
                       for part in parts) + "\n"
