"""The exit status of a run: an outage is never a green build and never an accusation."""

from __future__ import annotations

from .model import Outcome, Severity, Status
from .pipeline import AuditResult
from .settings import Settings

OK, WRONG, COULD_NOT_RUN, INCONCLUSIVE = 0, 1, 2, 3
_UNCHECKED = ("SYS901", "SYS902", "SYS903")


def exit_status(result: AuditResult, settings: Settings) -> int:
    """0 nothing wrong and everything answered · 1 something wrong · 3 something unanswered."""
    if settings.fail_on != "never":
        threshold = Severity.MAJOR if settings.fail_on == "major" else Severity.MINOR
        if result.errors(threshold):
            return WRONG
    unchecked = unchecked_subjects(result)
    if not unchecked:
        return OK
    if any(finding.code == "SYS902" and not finding.ignored
           and finding.outcome is Outcome.INCONCLUSIVE for finding in result.findings):
        return INCONCLUSIVE  # what cannot be read is no outage: no share of it is tolerated
    share = 100 * len(unchecked) / max(1, len(result.references) + len(result.skipped))
    return OK if share <= settings.allow_inconclusive else INCONCLUSIVE


def unchecked_subjects(result: AuditResult) -> set[str]:
    """References and inputs that could not be checked: no answer, not readable, or a crash.

    A DOI of an agency whose records no source gives is settled: it exists, every source answered.
    """
    silenced = {finding.subject for finding in result.findings
                if finding.ignored and finding.code in _UNCHECKED}
    unchecked = {one.reference_id for one in result.resolutions
                 if one.status is Status.INCONCLUSIVE and not one.kept_elsewhere}
    unchecked |= {f"{finding.subject}:{finding.line or ''}" if finding.code == "SYS902"
                  else finding.subject for finding in result.findings
                  if finding.outcome is Outcome.INCONCLUSIVE and finding.code in _UNCHECKED}
    return {subject for subject in unchecked if subject.split(":")[0] not in silenced}
