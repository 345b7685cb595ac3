"""One test case a reference as JUnit XML, through junitparser (an extra)."""

from __future__ import annotations

from typing import Any

from ..model import Finding, Outcome, ReadError, Severity, Status
from ..pipeline import AuditResult
from ..safe_io import escape_xml
from .json import told


def to_junit(result: AuditResult) -> str:
    """``result`` as JUnit XML: a major error fails the case, a missing answer is an error in it.

    Minor errors are told in the case's output. Raises ReadError where junitparser is not installed.
    """
    try:
        from junitparser import Error, Failure, JUnitXml, TestCase, TestSuite
    except ImportError as problem:
        raise ReadError("--format junit needs junitparser; install evidaudit[junit]") from problem
    suite = TestSuite("evidaudit")
    by_subject: dict[str, list[Finding]] = {entry.id: [] for entry in result.references}
    for finding in told(result.findings):
        if finding.outcome is Outcome.ERROR or finding.code.startswith("SYS"):
            by_subject.setdefault(finding.subject, []).append(finding)
    files = {entry.id: entry.source for entry in result.references}
    unsettled = {one.reference_id for one in result.resolutions
                 if one.status is Status.INCONCLUSIVE and not one.kept_elsewhere}
    cases = []
    for subject, findings in by_subject.items():
        case = TestCase(escape_xml(subject), escape_xml(files.get(subject) or "evidaudit"))
        verdicts: list[Any] = []
        for finding in findings:
            text = escape_xml(f"{finding.code} {finding.name}: {finding.message}")
            if finding.outcome is Outcome.INCONCLUSIVE:
                verdicts.append(Error(text, finding.code))
            elif finding.severity is Severity.MAJOR and not finding.ignored:
                verdicts.append(Failure(text, finding.code))
        if subject in unsettled and not findings:
            verdicts.append(Error("the sources that could know did not answer or were not asked",
                                  "inconclusive"))
        case.result = verdicts
        case.system_out = "\n".join(
            escape_xml(f"{f.code} {f.name} ({f.severity or f.outcome}): {f.message}"
                       + (f" [silenced: {f.ignored}]" if f.ignored else "")) for f in findings)
        cases.append(case)
    suite.add_testcases(cases)  # one by one, junitparser counts all of them again each time
    xml = JUnitXml("evidaudit")
    xml.add_testsuite(suite)
    xml.update_statistics()  # type: ignore[no-untyped-call]
    told_as = xml.tostring()  # type: ignore[no-untyped-call]
    return (told_as.decode("utf-8") if isinstance(told_as, bytes) else str(told_as)) + "\n"
