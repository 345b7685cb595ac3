"""The machine-readable answer of ``check``, ``resolve`` and ``audit`` (schema version 1)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from .. import csl
from ..explanation import editorial_status
from ..model import Finding, Outcome, Reference, Resolution, Verdict
from ..pipeline import AuditResult

SCHEMA_VERSION = 1


def to_json(result: AuditResult) -> str:
    """``result`` as indented JSON, keys in a fixed order, one newline at the end."""
    return json.dumps(as_data(result), ensure_ascii=False, indent=1) + "\n"


def as_data(result: AuditResult) -> dict[str, Any]:
    """``result`` as plain data: references, findings (errors and inconclusives), verdicts."""
    data: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "references": [reference_data(entry, resolved) for entry, resolved in
                       zip(result.references, result.resolutions, strict=True)],
        "findings": [finding_data(finding) for finding in told(result.findings)],
    }
    if result.verdicts or result.claims:
        data["verdicts"] = [verdict_data(verdict) for verdict in result.verdicts]
    return data


def told(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that say something: errors and inconclusive answers."""
    return [f for f in findings if f.outcome in (Outcome.ERROR, Outcome.INCONCLUSIVE)]


def reference_data(entry: Reference, resolved: Resolution) -> dict[str, Any]:
    """One reference with what became of it."""
    record = resolved.record
    return {
        "id": entry.id, "DOI": entry.DOI or None, "status": resolved.status.value,
        "matched_DOI": resolved.matched_DOI or None,
        "score": None if resolved.score is None else round(resolved.score, 4),
        "source": resolved.source or None, "retrieved": resolved.retrieved or None,
        "components": {name: round(value, 4) for name, value in resolved.components.items()},
        "registered": resolved.registered, "agency": resolved.agency or None,
        "title": entry.title or None, "raw": entry.raw,
        "matched_title": (record.titles[0] if record and record.titles else None),
        "editorial_status": editorial_status(resolved) or None,
        "asked": [{"source": one.source, "answer": one.answer.value,
                   "retrieved": one.retrieved or None, "detail": one.detail or None}
                  for one in resolved.asked],
        "file": entry.source or None, "line": entry.line,
        "confirm_url": csl.doi_url(resolved.matched_DOI or entry.DOI) or None,
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    """One finding; ``evidence`` holds both values, the passage and where it stands."""
    return {
        "code": finding.code, "name": finding.name, "outcome": finding.outcome.value,
        "severity": finding.severity.value if finding.severity else None,
        "subject": finding.subject, "message": finding.message,
        "evidence": {
            "claimed": finding.claimed or None, "reported": finding.reported or None,
            "passage": str(finding.passage) or None, "start": finding.passage.start,
            "end": finding.passage.end, "locator": finding.passage.locator or None,
            "basis": finding.passage.basis or None, "source": finding.source or None,
            "retrieved": finding.retrieved or None},
        "confirm_url": finding.confirm_url or None,
        "reference_id": finding.reference_id or None, "field": finding.field or None,
        "file": finding.file or None, "line": finding.line,
        "ignored": finding.ignored or None,
    }


def verdict_data(verdict: Verdict) -> dict[str, Any]:
    """One verdict with the passage that decided."""
    return {
        "claim_id": verdict.claim_id, "article": verdict.article, "claim": verdict.claim,
        "reference_id": verdict.reference_id, "study": verdict.study, "DOI": verdict.DOI or None,
        "label": verdict.label.value, "codes": list(verdict.codes),
        "explanation": verdict.explanation, "reported": verdict.reported or None,
        "evidence": {"passage": str(verdict.evidence) or None, "start": verdict.evidence.start,
                     "end": verdict.evidence.end, "locator": verdict.locator or None,
                     "basis": verdict.basis or None},
        "adjudicated": verdict.adjudicated or None,
        "findings": [finding_data(finding) for finding in told(verdict.findings)],
    }
