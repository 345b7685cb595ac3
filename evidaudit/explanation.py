"""A finding or a verdict → the block that a person reads; a statistic in words.

Always the same block, in the terminal, notebook, HTML and test failure (docs/design.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from . import csl
from .model import (
    Answer,
    Asked,
    Estimate,
    Finding,
    Kind,
    Label,
    Outcome,
    Reference,
    ReportedFinding,
    Resolution,
    Verdict,
)

_WORDS = {
    Kind.PROPORTION: "proportion", Kind.PREVALENCE: "prevalence",
    Kind.RISK_DIFFERENCE: "risk difference", Kind.RISK_RATIO: "risk ratio",
    Kind.ODDS_RATIO: "odds ratio", Kind.HAZARD_RATIO: "hazard ratio",
    Kind.INCIDENCE_RATE: "incidence rate", Kind.MEAN: "mean", Kind.MEDIAN: "median",
    Kind.MEAN_DIFFERENCE: "mean difference",
    Kind.STANDARDISED_MEAN_DIFFERENCE: "standardised mean difference",
    Kind.PERCENT_CHANGE: "change in per cent", Kind.NNT: "number needed to treat",
    Kind.CORRELATION: "correlation", Kind.SENSITIVITY: "sensitivity",
    Kind.SPECIFICITY: "specificity", Kind.AUC: "area under the curve",
    Kind.HETEROGENEITY: "I²", Kind.P_VALUE: "p", Kind.COUNT: "count",
}
_WIDTH = 9       # the widest label of the block, "reported"
_COLUMN = 86     # where the right-hand note of a line begins, if there is room


def number(value: float | None) -> str:
    """``value`` as printed in a table: up to six significant digits, no exponent, '' for None."""
    if value is None:
        return ""
    text = f"{value:.6g}"
    if "e" in text:
        text = f"{value:.12f}".rstrip("0").rstrip(".")
    return text


def estimate_in_words(estimate: Estimate) -> str:
    """One statistic in words: "risk difference 0.14 (95% CI 0.06 to 0.22)"."""
    parts = [_WORDS[estimate.kind]]
    if estimate.value is not None and estimate.kind is not Kind.P_VALUE:
        unit = estimate.unit
        percent = estimate.kind in (Kind.PERCENT_CHANGE, Kind.HETEROGENEITY)
        parts.append(number(estimate.value) + ("%" if percent else ""))
        if unit and not percent and unit not in ("%", "fraction", "proportion", "ratio"):
            parts.append(unit)
    text = " ".join(parts)
    inside = []
    if estimate.ci_low is not None and estimate.ci_high is not None:
        level = number(estimate.ci_level or 95)
        inside.append(f"{level}% CI {number(estimate.ci_low)} to {number(estimate.ci_high)}")
    p = estimate.p if estimate.kind is not Kind.P_VALUE else (estimate.p or estimate.value)
    if p is not None:
        told = f"p {estimate.p_sign or '='} {number(p)}"
        if estimate.kind is Kind.P_VALUE:
            return told
        inside.append(told)
    return f"{text} ({'; '.join(inside)})" if inside else text


def finding_in_words(row: ReportedFinding) -> str:
    """What one row of the evidence reports, in one line."""
    parts = []
    if row.estimate is not None:
        parts.append(estimate_in_words(row.estimate))
    if row.comparison:
        parts.append(row.comparison)
    if row.outcome:
        parts.append(row.outcome)
    if not row.estimate and row.statement:
        return row.statement
    return ", ".join(parts) or row.statement


def authors_in_words(item: Mapping[str, Any]) -> str:
    """Authors as in a bibliography table: "Bieler, Theresa; WHO Study Group"."""
    names = []
    for author in item.get("author") or ():
        particle = author.get("non-dropping-particle")
        family = " ".join(part for part in (particle, author.get("family")) if part)
        names.append(str(author.get("literal") or ", ".join(
            part for part in (family, author.get("given"), author.get("suffix")) if part)))
    return "; ".join(names)


def editorial_status(resolved: Resolution) -> str:
    """The notices on the work, latest last, or which sources know of none and when they said so."""
    if resolved.record is None:
        return ""
    if resolved.record.notices:
        ordered = sorted(resolved.record.notices, key=lambda n: str(n.date or ""))
        return "; ".join(f"{notice.type} {notice.date or ''}".strip() for notice in ordered)
    when = resolved.record.retrieved[:10]
    return f"no notice known to {resolved.record.source}" + (f" ({when})" if when else "")


def study_in_words(reference: Reference | None, verdict: Verdict) -> str:
    """The study and its design: "Teirlinck 2020, doi:10.3390/… (systematic review)"."""
    label = verdict.study or (csl.study_label(reference.item) if reference else "")
    text = label or verdict.reference_id
    if verdict.DOI:
        text += f", doi:{verdict.DOI}"
    if verdict.design:
        text += f" ({verdict.design})"
    return text


def explain_verdict(verdict: Verdict, resolution: Resolution | None = None) -> str:
    """The block for one verdict, several lines, no trailing newline."""
    lines = [_verdict_heading(verdict)]
    claim = f'"{verdict.claim}"'
    article = f"article {verdict.article}" if verdict.article else ""
    lines.append(_line("claim", claim, article))
    lines.append(_line("study", study_in_words(None, verdict)))
    if verdict.reported:
        lines.append(_line("reported", verdict.reported, verdict.locator or verdict.basis))
    if verdict.evidence and verdict.evidence != verdict.reported:
        lines.append(_line("passage", f'"{verdict.evidence}"',
                           "" if verdict.reported else verdict.locator))
    errors = [f for f in verdict.findings if f.outcome is Outcome.ERROR]
    for finding in errors:
        note = f"silenced: {finding.ignored}" if finding.ignored else ""
        lines.append(_line("differs", finding.message, note or (
            finding.code if len(errors) > 1 else "")))
    if verdict.explanation and verdict.explanation not in {f.message for f in errors}:
        lines.append(_line("why", verdict.explanation))
    asked = resolution.asked if resolution else verdict.asked
    read = verdict.basis or "no text of the study was read"
    lines.append(_line("asked", asked_in_words(asked, read)))
    if verdict.DOI:
        lines.append(_line("by hand", csl.doi_url(verdict.DOI)))
    return "\n".join(lines)


def _verdict_heading(verdict: Verdict) -> str:
    names = {f.code: f.name for f in verdict.findings}
    kinds = {Label.MAJOR: "MAJOR quotation error", Label.MINOR: "MINOR quotation error",
             Label.ACCURATE: "ACCURATE", Label.UNSUBSTANTIATED: "UNSUBSTANTIATED by what was read",
             Label.UNVERIFIABLE: "UNVERIFIABLE"}
    head = f"{verdict.claim_id}  {kinds[verdict.label]}".strip()
    codes = ", ".join(f"{code} {names.get(code, '')}".strip() for code in verdict.codes)
    return f"{head} · {codes}" if codes else head


def explain_finding(finding: Finding, reference: Reference | None = None,
                    resolution: Resolution | None = None) -> str:
    """The block for one finding on a reference, several lines, no trailing newline."""
    word = (finding.severity.upper() if finding.severity else finding.outcome.upper())
    lines = [f"{finding.subject}  {word} {_subject_kind(finding)} · {finding.code} {finding.name}"]
    place = f"{finding.file}:{finding.line}" if finding.file and finding.line else finding.file
    if finding.claimed:
        lines.append(_line("cited", finding.claimed, place))
    elif reference is not None and reference.title:
        lines.append(_line("cited", reference.title, place))
    if finding.reported:
        lines.append(_line("recorded", finding.reported, finding.source))
    lines.append(_line("differs" if finding.outcome is Outcome.ERROR else "because",
                       finding.message, f"silenced: {finding.ignored}" if finding.ignored else ""))
    if resolution is not None and resolution.asked:
        lines.append(_line("asked", asked_in_words(resolution.asked)))
    if finding.confirm_url:
        lines.append(_line("by hand", finding.confirm_url))
    return "\n".join(lines)


def _subject_kind(finding: Finding) -> str:
    if finding.outcome is Outcome.INCONCLUSIVE:
        return "check"
    return {"REF": "citation error", "STA": "editorial status", "CIT": "citation finding",
            "QUO": "quotation error", "EVI": "reported number"}.get(finding.code[:3], "finding")


def asked_in_words(asked: Sequence[Asked], read: str = "") -> str:
    """Which sources were asked, what they answered and when; then what was read."""
    words = {Answer.FOUND: "found", Answer.NOT_FOUND: "not found",
             Answer.UNAVAILABLE: "unavailable", Answer.NOT_ASKED: "not asked"}
    parts = []
    for one in asked:
        part = f"{one.source} {words[one.answer]}"
        if one.retrieved and one.answer is not Answer.NOT_ASKED:
            part += f" {one.retrieved[:10]}"
        if one.detail and one.answer is Answer.UNAVAILABLE:
            part += f" ({one.detail})"
        parts.append(part)
    if read:
        parts.append(f"{read} read" if not read.startswith("no ") else read)
    return " · ".join(parts) or "no source was asked"


def _line(label: str, text: str, note: str = "") -> str:
    body = f"  {label:<{_WIDTH}} {' '.join(text.split())}"
    if not note:
        return body
    return f"{body:<{_COLUMN}} {note}" if len(body) < _COLUMN else f"{body}   [{note}]"
