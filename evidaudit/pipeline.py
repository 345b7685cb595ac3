"""Read → link → resolve → check: the one way through the house.

``run_audit`` gives an ``AuditResult``: every reference, claim, finding and verdict of one audit. A
check that crashes becomes one SYS903 finding and hides no other; an input that cannot be read
becomes SYS902; a source that did not answer becomes SYS901. All three are inconclusive.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from . import checks, evidence, resolution, verdicts
from .checks import Check, as_finding
from .checks.scopes import Entry, Pair, Result, Whole
from .claims import find_citations, find_claims, read_claims_sheet
from .claims.dating import date_of_claims
from .comparison.citing_dates import carriers_of_date
from .csl import normalise_doi
from .formats import read_article, read_bibliography
from .identity import identify, without_collisions
from .model import (
    Article,
    Bibliography,
    Citation,
    Claim,
    Finding,
    Outcome,
    PartialDate,
    ReadError,
    Reference,
    Report,
    ReportedFinding,
    Resolution,
    Severity,
    Skipped,
    Verdict,
)
from .settings import Settings

Progress = Callable[[str, int, int], None]  # what is being done, how many are done, of how many


@dataclass(frozen=True, slots=True)
class AuditResult:
    """Everything that one audit found; rows are in the order of the input."""

    articles: tuple[Article, ...] = ()
    references: tuple[Reference, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    citations: tuple[Citation, ...] = ()
    claims: tuple[Claim, ...] = ()
    reports: tuple[Report, ...] = ()
    evidence: tuple[ReportedFinding, ...] = ()
    findings: tuple[Finding, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    offline: bool = False

    def errors(self, at_least: Severity = Severity.MINOR) -> tuple[Finding, ...]:
        """The findings that are errors of at least this severity and were not silenced."""
        wanted = {Severity.MAJOR} if at_least is Severity.MAJOR else set(Severity)
        return tuple(finding for finding in self.findings
                     if finding.outcome is Outcome.ERROR and finding.severity in wanted
                     and not finding.ignored)


@dataclass(frozen=True, slots=True)
class _Read:
    """One article as read, with its references under the ids that the audit uses."""

    article: Article
    references: tuple[Reference, ...]
    resolved_as: tuple[Reference, ...]   # the same, or the bibliography's entry of the same work
    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...]
    own_list: bool


def run_audit(articles: Sequence[str | Path], *, bibliography: str | Path | None = None,
              evidence_sheet: str | Path | None = None, claims_sheet: str | Path | None = None,
              settings: Settings, progress: Progress | None = None) -> AuditResult:
    """The audit of ``articles`` (or of a sheet of claims) against what their references reported.

    Raises ReadError only where nothing at all could be done: no article and no claims could be
    read. Everything else that cannot be read is kept as ``skipped`` with its line and reason.
    """
    skipped: list[Skipped] = []
    library = _read_optional(bibliography, read_bibliography, Bibliography(), skipped)
    skipped.extend(library.skipped)
    rows, bad_rows = _read_optional(evidence_sheet, evidence.read_evidence_sheet, ([], []), skipped)
    skipped.extend(bad_rows)
    reads = _read_articles(articles, library, skipped, progress)
    claims = _number(claim for read in reads for claim in read.claims)
    if claims_sheet is not None:
        claims, bad_claims = read_claims_sheet(claims_sheet)
        skipped.extend(bad_claims)
    if not reads and claims_sheet is None:
        raise ReadError(skipped[0].reason if skipped else
                        "nothing to audit: name an article, or a sheet with --claims")
    references, resolved_as = _all_references(reads, library)
    skipped.extend(_unknown_references(claims, rows, references, claims_sheet, evidence_sheet))
    resolutions = _resolve(references, resolved_as, settings, progress)
    reports = _reports(references, resolutions, rows, settings, progress)
    dates = {read.article.name: read.article.dated for read in reads}
    dates = date_of_claims(claims) | {name: day for name, day in dates.items() if day}
    findings, judged = _check_all(reads, references, resolutions, claims, reports, dates, progress)
    findings += [_skipped_finding(item) for item in skipped]
    findings = silence(findings, settings)
    return AuditResult(
        articles=tuple(read.article for read in reads), references=references,
        resolutions=resolutions, citations=tuple(c for read in reads for c in read.citations),
        claims=tuple(claims), reports=tuple(reports.values()),
        evidence=_evidence_rows(reports, rows), findings=tuple(findings),
        verdicts=tuple(_without_silenced(judged, findings)), skipped=tuple(skipped),
        offline=settings.offline)


def run_check(bibliographies: Sequence[str | Path], settings: Settings,
              progress: Progress | None = None) -> AuditResult:
    """The check of bibliographies alone: DOIs resolve, metadata agree, nothing retracted."""
    skipped: list[Skipped] = []
    references: list[Reference] = []
    for path in bibliographies:
        found = _read_optional(path, read_bibliography, Bibliography(), skipped)
        skipped.extend(found.skipped)
        references.extend(found)
    if not references and skipped:
        raise ReadError(f"{skipped[0].source}: {skipped[0].reason}" if skipped[0].source
                        and skipped[0].source not in skipped[0].reason else skipped[0].reason)
    unique = without_collisions(references)
    resolutions = _resolve(unique, unique, settings, progress)
    findings = _check_entries(unique, resolutions, {})
    findings += _check_wholes([Whole(references=unique, resolutions=resolutions)])
    findings += [_skipped_finding(item) for item in skipped]
    return AuditResult(references=unique, resolutions=resolutions,
                       findings=tuple(silence(findings, settings)), skipped=tuple(skipped),
                       offline=settings.offline)


def run_resolve(references: str | Path, settings: Settings,
                progress: Progress | None = None) -> AuditResult:
    """What became of each reference of one file; raises ReadError where none could be read."""
    library = read_bibliography(references)
    if not library and library.skipped:
        raise ReadError(f"{references}: {library.skipped[0].reason}")
    unique = without_collisions(library)
    resolutions = _resolve(unique, unique, settings, progress)
    findings = _check_entries(unique, resolutions, {})
    findings += [_skipped_finding(item) for item in library.skipped]
    return AuditResult(references=unique, resolutions=resolutions,
                       findings=tuple(silence(findings, settings)),
                       skipped=library.skipped, offline=settings.offline)


def check_pair(pair: Pair) -> Verdict:
    """The verdict on one quotation, with every finding that led to it."""
    findings = _run(checks.for_scope(Pair), pair, pair.claim.id, pair.reference.id)
    return verdicts.combine(pair, findings)


# --- reading -----------------------------------------------------------------------------------

def _read_optional(path: str | Path | None, reader: Callable[[Any], Any], nothing: Any,
                   skipped: list[Skipped]) -> Any:
    if path is None:
        return nothing
    try:
        return reader(path)
    except ReadError as problem:
        skipped.append(Skipped(raw="", reason=str(problem), source=str(path)))
        return nothing


def _read_articles(paths: Sequence[str | Path], library: Bibliography, skipped: list[Skipped],
                   progress: Progress | None) -> list[_Read]:
    reads = []
    for done, path in enumerate(paths):
        if progress:
            progress("reading", done, len(paths))
        article = _read_optional(path, read_article, None, skipped)
        if article is not None:
            skipped.extend(article.skipped)
            reads.append(_link(article, library, several=len(paths) > 1))
    return reads


def _link(article: Article, library: Bibliography, several: bool) -> _Read:
    own = bool(article.references)
    printed = article.references if own else tuple(library)
    citations = find_citations(article, printed)
    claims = find_claims(article, printed, citations)
    if own:
        names, entries = identify(printed, library, prefix=f"{article.name}:" if several else "")
    else:
        names, entries = {entry.id: entry.id for entry in printed}, printed
    return _Read(
        article=article,
        references=tuple(replace(entry, id=names[entry.id]) for entry in printed),
        resolved_as=tuple(entries),
        citations=tuple(replace(c, reference_ids=tuple(names[i] for i in c.reference_ids))
                        for c in citations),
        claims=tuple(replace(c, reference_ids=tuple(names[i] for i in c.reference_ids))
                     for c in claims),
        own_list=own)


def _number(claims: Iterable[Claim]) -> list[Claim]:
    return [replace(claim, id=f"C{number:03d}") for number, claim in enumerate(claims, start=1)]


def _all_references(reads: Sequence[_Read], library: Bibliography
                    ) -> tuple[tuple[Reference, ...], tuple[Reference, ...]]:
    """Every reference once, by id: the articles' own lists first, then the rest of the library."""
    printed: dict[str, Reference] = {}
    resolved_as: dict[str, Reference] = {}
    for read in reads:
        for entry, identity in zip(read.references, read.resolved_as, strict=True):
            printed.setdefault(entry.id, entry)
            resolved_as.setdefault(entry.id, identity)
    for entry in without_collisions(library):
        printed.setdefault(entry.id, entry)
        resolved_as.setdefault(entry.id, entry)
    return tuple(printed.values()), tuple(resolved_as.values())


def _unknown_references(claims: Sequence[Claim], rows: Sequence[ReportedFinding],
                        references: Sequence[Reference], claims_sheet: str | Path | None,
                        evidence_sheet: str | Path | None) -> list[Skipped]:
    known = {entry.id for entry in references}
    known_dois = {normalise_doi(entry.DOI) for entry in references if entry.DOI}
    problems = []
    for claim in claims if claims_sheet is not None else ():
        for reference_id in claim.reference_ids:
            if reference_id not in known:
                problems.append(Skipped(
                    claim.text, f"claim {claim.id} cites {reference_id!r}, which is in no "
                    "bibliography; correct the key or name the bibliography with --bib",
                    str(claims_sheet), claim.line))
    for row in rows:
        if row.reference_id not in known and normalise_doi(row.DOI) not in known_dois:
            problems.append(Skipped(
                row.statement, f"evidence row {row.finding_id} is about {row.reference_id!r}, "
                "which no reference has; correct reference_id or DOI", str(evidence_sheet)))
    return problems


# --- resolving and evidence ----------------------------------------------------------------------

def _resolve(references: Sequence[Reference], resolved_as: Sequence[Reference],
             settings: Settings, progress: Progress | None) -> tuple[Resolution, ...]:
    def tell(done: int, total: int) -> None:
        if progress:
            progress("resolving", done, total)

    found = resolution.resolve(list(resolved_as), settings, tell)
    return tuple(replace(one, reference_id=entry.id)
                 for entry, one in zip(references, found, strict=True))


def _reports(references: Sequence[Reference], resolutions: Sequence[Resolution],
             rows: Sequence[ReportedFinding], settings: Settings,
             progress: Progress | None) -> dict[str, Report]:
    by_id: dict[str, list[ReportedFinding]] = {}
    by_doi: dict[str, list[ReportedFinding]] = {}
    for row in rows:
        by_id.setdefault(row.reference_id, []).append(row)
        if row.DOI:
            by_doi.setdefault(normalise_doi(row.DOI), []).append(row)
    abstracts = resolution.abstracts(resolutions, settings)
    reports = {}
    for done, (entry, resolved) in enumerate(zip(references, resolutions, strict=True)):
        if progress:
            progress("reading evidence", done, len(references))
        mine = by_id.get(entry.id) or by_doi.get(
            normalise_doi(resolved.matched_DOI or entry.DOI), [])
        text, source = abstracts.get(entry.id, ("", ""))
        report = evidence.report_of(entry, resolved, mine, abstract_text=text, source=source)
        if report is not None:
            reports[entry.id] = report
    return reports


def _evidence_rows(reports: dict[str, Report],
                   rows: Sequence[ReportedFinding]) -> tuple[ReportedFinding, ...]:
    """The sheet's rows as a person gave them, then what was extracted, study by study."""
    given = {row.finding_id for row in rows}
    return tuple(rows) + tuple(row for report in reports.values() for row in report.findings
                               if row.finding_id not in given)


# --- checking ------------------------------------------------------------------------------------

def _check_all(reads: Sequence[_Read], references: Sequence[Reference],
               resolutions: Sequence[Resolution], claims: Sequence[Claim],
               reports: dict[str, Report], dates: dict[str, PartialDate],
               progress: Progress | None) -> tuple[list[Finding], list[Verdict]]:
    by_id = {entry.id: entry for entry in references}
    resolved = {one.reference_id: one for one in resolutions}
    citing: dict[str, PartialDate] = {}
    for claim in claims:
        day = dates.get(claim.article)
        for reference_id in claim.reference_ids if day else ():
            citing[reference_id] = max(citing.get(reference_id, day), day)
    findings = _check_entries(references, resolutions, citing)
    findings += _check_wholes(_wholes(reads, references, resolutions, claims))
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


def _wholes(reads: Sequence[_Read], references: Sequence[Reference],
            resolutions: Sequence[Resolution], claims: Sequence[Claim]) -> list[Whole]:
    if not reads:
        return [Whole(references=tuple(references), claims=tuple(claims),
                      resolutions=tuple(resolutions))]
    resolved = {one.reference_id: one for one in resolutions}
    wholes = []
    for read in reads:
        mine = read.references
        wholes.append(Whole(
            references=mine, article=read.article, citations=read.citations,
            claims=tuple(c for c in claims if c.article == read.article.name),
            resolutions=tuple(resolved[entry.id] for entry in mine)))
    return wholes


def _check_entries(references: Sequence[Reference], resolutions: Sequence[Resolution],
                   citing: dict[str, PartialDate]) -> list[Finding]:
    found = []
    for entry, resolved in zip(references, resolutions, strict=True):
        subject = Entry(entry, resolved, citing.get(entry.id))
        found.extend(replace(finding, reference_id=entry.id, file=entry.source,
                             line=entry.field_lines.get(finding.field, entry.line))
                     for finding in _run(checks.for_scope(Entry), subject, entry.id))
    return found


def _check_wholes(wholes: Sequence[Whole]) -> list[Finding]:
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
    last = traceback.extract_tb(problem.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    message = (f"{check.code} {check.name} stopped with {type(problem).__name__} at {where}; its "
               "answer on this subject is missing, all other checks ran")
    return as_finding(checks.load()["SYS903"], Result(Outcome.INCONCLUSIVE, message),
                      subject, reference_id)


def _skipped_finding(item: Skipped) -> Finding:
    place = ":".join(str(part) for part in (item.source, item.line) if part)
    message = item.reason if item.source and item.source in item.reason else (
        f"{place}: {item.reason}" if place else item.reason)
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


def _without_silenced(judged: Sequence[Verdict], findings: Sequence[Finding]) -> list[Verdict]:
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
