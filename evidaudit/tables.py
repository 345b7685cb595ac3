"""Results → DataFrames with declared columns and dtypes, also with no rows.

The first room that may import pandas. Columns are those of the published tables; ``string`` is
pandas' nullable text, ``Float64`` and ``Int64`` its nullable numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from . import csl
from .explanation import authors_in_words, editorial_status, finding_in_words, number
from .limits import MAX_CLAIM_WORDS
from .model import Claim, Finding, Kind, Outcome, Reference, ReportedFinding, Resolution, Verdict
from .prose import quote_at_most

if TYPE_CHECKING:
    from .pipeline import AuditResult

REFERENCES: Final = {
    "reference_id": "string", "raw": "string", "author": "string", "title": "string",
    "container-title": "string", "issued": "string", "volume": "string", "issue": "string",
    "page": "string", "DOI": "string", "status": "string", "matched_DOI": "string",
    "score": "Float64", "source": "string", "retrieved": "string", "editorial_status": "string",
    "errors": "string"}
CLAIMS: Final = {
    "claim_id": "string", "article": "string", "section": "string", "claim": "string",
    "claim_type": "string", "reference_id": "string", "attributed_to": "string",
    "adjudicated_verdict": "string"}
EVIDENCE: Final = {
    "finding_id": "string", "reference_id": "string", "study": "string", "DOI": "string",
    "design": "string", "population": "string", "participants": "Int64", "comparison": "string",
    "outcome": "string", "timepoint": "string", "statistic_kind": "string", "value": "Float64",
    "unit": "string", "ci_low": "Float64", "ci_high": "Float64", "p": "string",
    "direction": "string", "statement": "string", "locator": "string", "basis": "string"}
VERDICTS: Final = {
    "claim_id": "string", "article": "string", "claim": "string", "reference_id": "string",
    "study": "string", "DOI": "string", "reported": "string", "locator": "string",
    "verdict": "string", "codes": "string", "explanation": "string", "basis": "string",
    "adjudicated_verdict": "string"}
FINDINGS: Final = {
    "code": "string", "name": "string", "outcome": "string", "severity": "string",
    "subject": "string", "reference_id": "string", "message": "string", "claimed": "string",
    "reported": "string", "source": "string", "retrieved": "string", "confirm_url": "string",
    "file": "string", "line": "Int64", "ignored": "string"}


def frame(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    """A DataFrame of ``rows`` with exactly ``columns`` in their declared dtypes."""
    listed = list(rows)
    return pd.DataFrame({
        name: pd.Series([_clean(row.get(name), dtype) for row in listed], dtype=dtype)
        for name, dtype in columns.items()})


def _clean(value: Any, dtype: str) -> Any:
    if value is None or (dtype == "string" and value == ""):
        return pd.NA
    return str(value) if dtype == "string" else value


def references_frame(result: AuditResult) -> pd.DataFrame:
    """One row a reference, in the order of the input."""
    errors: dict[str, list[str]] = {}
    for finding in result.findings:
        if finding.outcome is Outcome.ERROR and not finding.code.startswith(("QUO", "EVI")):
            codes = errors.setdefault(finding.subject, [])
            if finding.code not in codes:
                codes.append(finding.code)
    return frame((_reference_row(entry, resolved, errors.get(entry.id, []))
                  for entry, resolved in zip(result.references, result.resolutions, strict=True)),
                 REFERENCES)


def _reference_row(entry: Reference, resolved: Resolution, errors: list[str]) -> dict[str, Any]:
    item = entry.item
    return {
        "reference_id": entry.id, "raw": entry.raw, "author": authors_in_words(item),
        "title": item.get("title"), "container-title": item.get("container-title"),
        "issued": csl.date_of_item(item.get("issued")), "volume": item.get("volume"),
        "issue": item.get("issue"), "page": item.get("page"), "DOI": entry.DOI,
        "status": resolved.status.value, "matched_DOI": resolved.matched_DOI,
        "score": None if resolved.score is None else round(resolved.score, 3),
        "source": resolved.source, "retrieved": resolved.retrieved,
        "editorial_status": editorial_status(resolved), "errors": ", ".join(errors)}


def claims_frame(result: AuditResult) -> pd.DataFrame:
    """One row a quotation: a claim that cites two references has two rows, an uncited one one."""
    rows: list[dict[str, Any]] = []
    for claim in result.claims:
        rows.extend(_claim_row(claim, cited) for cited in claim.reference_ids or ("",))
    return frame(rows, CLAIMS)


def _claim_row(claim: Claim, reference_id: str) -> dict[str, Any]:
    return {"claim_id": claim.id, "article": claim.article, "section": claim.section,
            "claim": quote_at_most(claim.text, MAX_CLAIM_WORDS), "claim_type": claim.claim_type,
            "reference_id": reference_id, "attributed_to": claim.attributed_to,
            "adjudicated_verdict": claim.adjudicated}


def evidence_frame(rows: Iterable[ReportedFinding]) -> pd.DataFrame:
    """The summary of evidence: one row a reported finding, in the columns of an evidence sheet."""
    return frame((_evidence_row(row) for row in rows), EVIDENCE)


def _evidence_row(row: ReportedFinding) -> dict[str, Any]:
    estimate = row.estimate
    p = row.p_text
    if not p and estimate is not None and estimate.p is not None:
        p = ("" if estimate.p_sign in ("", "=") else estimate.p_sign) + number(estimate.p)
    told: dict[str, Any] = {name: getattr(row, name) for name in (
        "finding_id", "reference_id", "study", "DOI", "design", "population", "participants",
        "comparison", "outcome", "timepoint", "direction", "statement", "locator", "basis")}
    if estimate is not None:
        told |= {"statistic_kind": Kind(estimate.kind).value, "value": estimate.value,
                 "unit": estimate.unit, "ci_low": estimate.ci_low, "ci_high": estimate.ci_high}
    return told | {"p": p}


def verdicts_frame(result: AuditResult) -> pd.DataFrame:
    """The table this project exists for: each claim beside what its study reported."""
    return frame((_verdict_row(verdict) for verdict in result.verdicts), VERDICTS)


def _verdict_row(verdict: Verdict) -> dict[str, Any]:
    return {"claim_id": verdict.claim_id, "article": verdict.article,
            "claim": quote_at_most(verdict.claim, MAX_CLAIM_WORDS),
            "reference_id": verdict.reference_id, "study": verdict.study, "DOI": verdict.DOI,
            "reported": verdict.reported or str(verdict.evidence), "locator": verdict.locator,
            "verdict": verdict.label.value, "codes": ", ".join(verdict.codes),
            "explanation": verdict.explanation, "basis": verdict.basis,
            "adjudicated_verdict": verdict.adjudicated}


def findings_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """Every answer of every check that had something to say, errors and inconclusives."""
    return frame(({
        **{name: getattr(finding, name) for name in (
            "code", "name", "subject", "reference_id", "message", "claimed", "reported", "source",
            "retrieved", "confirm_url", "file", "line", "ignored")},
        "outcome": finding.outcome.value,
        "severity": finding.severity.value if finding.severity else None,
    } for finding in findings if finding.outcome in (Outcome.ERROR, Outcome.INCONCLUSIVE)),
        FINDINGS)


__all__ = ["CLAIMS", "EVIDENCE", "FINDINGS", "REFERENCES", "VERDICTS", "claims_frame",
           "evidence_frame", "finding_in_words", "findings_frame", "frame", "references_frame",
           "verdicts_frame"]
