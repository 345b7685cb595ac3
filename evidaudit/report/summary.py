"""The summary at the end: five lines for the terminal, a page with agreement for the folder."""

from __future__ import annotations

from ..agreement import agreement, rate
from ..model import Label, Outcome, Severity, Status
from ..pipeline import AuditResult


def summary(result: AuditResult) -> str:
    """What was found, in a page that reads in a minute; agreement with a person where known."""
    lines = ["# Summary of the audit", ""]
    lines += [f"- {line}" for line in summary_lines(result)]
    lines += [f"- assumed: {remark}" for remark in result.remarks]
    judged = agreement(result.verdicts)
    if judged.compared:
        lines += ["", "## Agreement with the adjudication", "",
                  f"- the same word: {rate(judged.same, judged.compared)}",
                  f"- adjudicated major, flagged as an error: "
                  f"{rate(judged.majors_flagged, judged.majors)}, as major: "
                  f"{judged.majors_told_major} of {judged.majors}",
                  f"- adjudicated accurate, told as major: "
                  f"{rate(judged.accurate_told_major, judged.accurate)}",
                  f"- adjudicated accurate, told as any error: "
                  f"{rate(judged.accurate_told_error, judged.accurate)}",
                  f"- left unverifiable by the machine: "
                  f"{rate(judged.unverifiable, judged.compared)}", ""]
        labels = [label.value for label in Label]
        lines.append("| adjudicated \\ machine | " + " | ".join(labels) + " | all |")
        lines.append("|" + " --- |" * (len(labels) + 2))
        for person in labels:
            counts = [judged.table.get((person, machine), 0) for machine in labels]
            lines.append(f"| {person} | " + " | ".join(map(str, counts)) + f" | {sum(counts)} |")
    return "\n".join(lines) + "\n"


def summary_lines(result: AuditResult) -> list[str]:
    """Five or six lines that a person reads in ten seconds."""
    lines = []
    matched = sum(one.status is Status.MATCHED for one in result.resolutions)
    elsewhere = sum(one.kept_elsewhere for one in result.resolutions)
    unsettled = sum(one.status is Status.INCONCLUSIVE for one in result.resolutions) - elsewhere
    if result.references:
        lines.append(f"references: {rate(matched, len(result.references))} matched to a record"
                     + (f"; {elsewhere} with a DOI of an agency that gives no record to compare"
                        if elsewhere else "")
                     + (f"; {unsettled} could not be settled" if unsettled else ""))
    if result.claims:
        uncited = sum(not claim.reference_ids for claim in result.claims)
        lines.append(f"claims: {len(result.claims)}, of which {uncited} cite nothing")
    if result.verdicts:
        counts = {label: sum(v.label is label for v in result.verdicts) for label in Label}
        lines.append(f"quotations: {len(result.verdicts)}: " + ", ".join(
            f"{count} {label.value}" for label, count in counts.items() if count))
    majors = len(result.errors(Severity.MAJOR))
    minors = len(result.errors()) - majors
    silenced = sum(bool(finding.ignored) for finding in result.findings)
    lines.append(f"findings: {majors} major, {minors} minor, each a lead to check by hand"
                 + (f"; {silenced} silenced with a reason" if silenced else ""))
    unanswered = sum(finding.outcome is Outcome.INCONCLUSIVE and finding.code.startswith("SYS")
                     for finding in result.findings)
    if unanswered:
        lines.append(f"could not be read, asked or finished: {unanswered} (SYS901 to SYS903)")
    return lines
