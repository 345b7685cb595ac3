"""Every check over every subject; a check that crashes is itself a finding and hides no other."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from . import checks, verdicts
from .checks import Check, as_finding
from .checks.scopes import Entry, Pair, Result, Whole
from .comparison.cited_work.citing_dates import carriers_of_date
from .model import (
    Claim,
    Finding,
    Outcome,
    PartialDate,
    Passage,
    Reference,
    Report,
    Resolution,
    Skipped,
    Verdict,
)
from .settings import Settings
from .weighing import TOO_UNSURE, held_back, is_lead

Progress = Callable[[str, int, int], None]  # what is being done, how many are done, of how many


def check_pair(pair: Pair) -> Verdict:
    """The verdict on one quotation, with every finding that led to it."""
    return verdicts.combine(pair, _weighed(pair, findings_on(pair)))


def _weighed(pair: Pair, findings: list[Finding]) -> list[Finding]:
    """``findings`` without what is too unsure; where the weighing itself crashes, without anything
    that it would have weighed, and with that said."""
    try:
        return held_back(pair, findings)
    except Exception as problem:  # noqa: BLE001 - becomes a stated outcome: SYS903
        crash = _as_crash("the weighing of differences", problem, pair.claim.id, pair.reference.id)
        return [*(replace(finding, outcome=Outcome.INCONCLUSIVE, severity=None,
                          message=f"{TOO_UNSURE}{finding.message}") if is_lead(finding) else finding
                  for finding in findings), crash]


def findings_on(pair: Pair) -> list[Finding]:
    """What every check says of one quotation, before what is too unsure is held back."""
    return _run(checks.for_scope(Pair), pair, pair.claim.id, pair.reference.id)


def in_own_characters(verdict: Verdict, source_text: str) -> Verdict:
    """``verdict`` with its passage in the source's own characters, line breaks included."""
    start, end = verdict.evidence.start, verdict.evidence.end
    if start is None or end is None or source_text[start:end] == verdict.evidence:
        return verdict
    return replace(verdict, evidence=Passage(
        source_text[start:end], start, end, verdict.evidence.locator, verdict.evidence.basis))


def check_all(wholes: Sequence[Whole], references: Sequence[Reference],
              resolutions: Sequence[Resolution], claims: Sequence[Claim],
              reports: dict[str, Report], dates: dict[str, PartialDate],
              progress: Progress | None) -> tuple[list[Finding], list[Verdict]]:
    by_id = {entry.id: entry for entry in references}
    resolved = {one.reference_id: one for one in resolutions}
    citing: dict[str, PartialDate] = {}
    for claim in claims:
        day = dates.get(claim.article)
        if day is None:
            continue
        for reference_id in claim.reference_ids:
            citing[reference_id] = max(citing.get(reference_id, day), day)
    findings = check_entries(references, resolutions, citing)
    findings += check_wholes(wholes)
    judged = []
    dated = carriers_of_date(claims)
    for done, claim in enumerate(claims):
        if progress:
            progress("comparing", done, len(claims))
        for reference_id in claim.reference_ids:
            if reference_id not in by_id:
                continue
            pair = Pair(claim, by_id[reference_id], reports.get(reference_id),
                        resolved[reference_id], dates.get(claim.article)
                        if (claim.id, reference_id) in dated else None)
            verdict = check_pair(pair)
            judged.append(verdict)
            findings.extend(verdict.findings)
    return findings, judged


def check_entries(references: Sequence[Reference], resolutions: Sequence[Resolution],
                   citing: dict[str, PartialDate]) -> list[Finding]:
    found: list[Finding] = []
    for entry, resolved in zip(references, resolutions, strict=True):
        subject = Entry(entry, resolved, citing.get(entry.id))
        found.extend(replace(finding, reference_id=entry.id, file=entry.source,
                             line=entry.field_lines.get(finding.field, entry.line))
                     for finding in _run(checks.for_scope(Entry), subject, entry.id))
    return found


def check_wholes(wholes: Sequence[Whole]) -> list[Finding]:
    found = []
    for whole in wholes:
        name = whole.article.name if whole.article else ""
        lines = {entry.id: entry for entry in whole.references}
        for finding in _run(checks.for_scope(Whole), whole, name):
            entry = lines.get(finding.subject)
            if entry is not None and finding.line is None:
                finding = replace(finding, file=entry.source, line=entry.line)
            found.append(finding)
    return found


def _run(which: Iterable[Check], subject: Any, name: str, reference_id: str = "") -> list[Finding]:
    found = []
    for check in which:
        try:
            results = check.run(subject)
        except Exception as problem:  # noqa: BLE001 - becomes a stated outcome: SYS903
            results = []
            found.append(_crashed(check, problem, name, reference_id))
        found.extend(as_finding(check, result, name, reference_id) for result in results)
    return found


def _crashed(check: Check, problem: Exception, subject: str, reference_id: str) -> Finding:
    return _as_crash(f"{check.code} {check.name}", problem, subject, reference_id)


def _as_crash(what: str, problem: Exception, subject: str, reference_id: str) -> Finding:
    last = traceback.extract_tb(problem.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    message = (f"{what} stopped with {type(problem).__name__} at {where}; its "
               "answer on this subject is missing, all other checks ran")
    return as_finding(checks.load()["SYS903"], Result(Outcome.INCONCLUSIVE, message),
                      subject, reference_id)


def skipped_finding(item: Skipped) -> Finding:
    """What was left out as a SYS902; its file and line are fields, not part of the message."""
    message = item.reason.removeprefix(f"{item.source}: ")
    return replace(as_finding(checks.load()["SYS902"],
                              Result(Outcome.INCONCLUSIVE, message, claimed=item.raw[:200]),
                              item.source or "input"), line=item.line, file=item.source)


def silence(findings: Iterable[Finding], settings: Settings,
            today: date | None = None) -> list[Finding]:
    """``findings`` with the reason filled in where a person silenced one; none is removed."""
    today = today or date.today()
    told = []
    for finding in findings:
        for rule in settings.ignore:
            if (rule.code == finding.code and rule.subject in ("*", finding.subject,
                                                               finding.reference_id)
                    and (rule.until is None or today <= rule.until)):
                finding = replace(finding, ignored=rule.reason)
                break
        told.append(finding)
    return told


def without_silenced(judged: Sequence[Verdict], findings: Sequence[Finding]) -> list[Verdict]:
    """The verdicts judged anew where one of their findings was silenced."""
    silenced = {(f.code, f.subject, f.reference_id): f for f in findings if f.ignored}
    if not silenced:
        return list(judged)
    told = []
    for verdict in judged:
        mine = tuple(silenced.get((f.code, f.subject, f.reference_id), f)
                     for f in verdict.findings)
        told.append(verdicts.recombine(verdict, mine) if mine != verdict.findings else verdict)
    return told
