"""Findings as SARIF 2.1.0, for code-scanning services.

Source: OASIS Standard, Static Analysis Results Interchange Format 2.1.0. Every check is a rule
with its documentation; a region is the true line of the entry or field.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from .. import __version__, checks
from ..model import Finding, Outcome, Severity
from ..pipeline import AuditResult
from .json import told

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def to_sarif(result: AuditResult) -> str:
    """``result`` as a SARIF log with one run, indented JSON, one newline at the end."""
    known = list(checks.load().values())
    places = {check.code: number for number, check in enumerate(known)}
    log = {
        "$schema": _SCHEMA, "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "evidaudit", "semanticVersion": __version__,
                "rules": [_rule(check) for check in known]}},
            "columnKind": "unicodeCodePoints",
            "results": [_result(finding, places[finding.code])
                        for finding in told(result.findings)
                        if finding.outcome is Outcome.ERROR or finding.code.startswith("SYS")],
        }],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(check: checks.Check) -> dict[str, Any]:
    page = "\n\n".join(f"## {title}\n\n{check.sections[title]}" for title in checks.SECTIONS)
    return {
        "id": check.code, "name": check.name,
        "shortDescription": {"text": check.summary},
        "fullDescription": {"text": check.sections["What it checks"]},
        "help": {"text": page, "markdown": page},
    }


def _result(finding: Finding, rule_index: int) -> dict[str, Any]:
    level = "note"
    if finding.outcome is Outcome.ERROR:
        level = "error" if finding.severity is Severity.MAJOR else "warning"
    told_as: dict[str, Any] = {
        "ruleId": finding.code, "ruleIndex": rule_index, "level": level,
        "kind": "fail" if finding.outcome is Outcome.ERROR else "open",
        "message": {"text": f"{finding.subject}: {finding.message}"},
        "partialFingerprints": {"evidauditFinding/v1": fingerprint(finding)},
        "properties": {"subject": finding.subject, "claimed": finding.claimed,
                       "reported": finding.reported, "confirm_url": finding.confirm_url},
    }
    if told_as["kind"] == "open":
        told_as["level"] = "none"  # SARIF 3.27.10: a level other than none needs kind "fail"
    if finding.file:
        location: dict[str, Any] = {"artifactLocation": {
            "uri": quote(PurePath(finding.file).as_posix())}}
        if finding.line:
            location["region"] = {"startLine": finding.line}
        told_as["locations"] = [{"physicalLocation": location}]
    if finding.ignored:
        told_as["suppressions"] = [{"kind": "external", "status": "accepted",
                                    "justification": finding.ignored}]
    return told_as


def fingerprint(finding: Finding) -> str:
    """What makes two findings the same across runs: code, subject, reference and field."""
    identity = "\0".join((finding.code, finding.subject, finding.reference_id, finding.field))
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:32]
