"""Read → link → resolve → check: the one way through the house.

``run_audit`` gives an ``AuditResult``: every reference, claim, finding and verdict of one audit. A
check that crashes becomes one SYS903 finding and hides no other; an input that cannot be read
becomes SYS902; a source that did not answer becomes SYS901. All three are inconclusive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from . import evidence, resolution
from .abstracts import Abstract, read_abstracts
from .checking import (
    Progress,
    check_all,
    check_entries,
    check_pair,
    check_wholes,
    silence,
    skipped_finding,
    without_silenced,
)
from .checks.scopes import Whole
from .claims import find_citations, find_claims, read_claims_sheet
from .claims.dating import date_of_claims
from .comparison.cited_work.citing_dates import dates_before_cited_works
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

__all__ = ["AuditResult", "Progress", "check_pair", "run_audit", "run_check", "run_resolve"]


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
    remarks: tuple[str, ...] = ()   # what was assumed to read a file: "a.bib: not UTF-8 …"
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
    # Without the bibliography that was named every citation would seem to lead nowhere: refuse.
    library = Bibliography() if bibliography is None else read_bibliography(bibliography)
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
    abstracts = read_abstracts(resolutions, settings)
    resolutions = tuple(_with_asked(one, abstracts) for one in resolutions)
    reports = _reports(references, resolutions, rows, abstracts, progress)
    claims = _with_own_dates(claims, reads, references, resolutions, reports)
    dates = date_of_claims(claims) | {read.article.name: read.article.dated for read in reads
                                      if read.article.dated}
    findings, judged = check_all(
        _wholes(reads, references, resolutions, claims), references, resolutions, claims, reports,
        dates, progress)
    # Pieces of an article are also told by the check over it: once is enough, with the file.
    findings = [finding for finding in findings if finding.code != "SYS902"]
    findings += [skipped_finding(item) for item in dict.fromkeys(skipped)]
    findings = silence(findings, settings)
    remarks = [*(remark for read in reads for remark in _told(read.article, read.article.source)),
               *_told(library, str(bibliography))]
    return AuditResult(
        remarks=tuple(remarks),
        articles=tuple(read.article for read in reads), references=references,
        resolutions=resolutions, citations=tuple(c for read in reads for c in read.citations),
        claims=tuple(claims), reports=tuple(reports.values()),
        evidence=_evidence_rows(reports, rows), findings=tuple(findings),
        verdicts=tuple(without_silenced(judged, findings)), skipped=tuple(skipped),
        offline=settings.offline)


def run_check(bibliographies: Sequence[str | Path], settings: Settings,
              progress: Progress | None = None) -> AuditResult:
    """The check of bibliographies alone: DOIs resolve, metadata agree, nothing retracted."""
    skipped: list[Skipped] = []
    references: list[Reference] = []
    remarks: list[str] = []
    for path in bibliographies:
        found = _read_optional(path, read_bibliography, Bibliography(), skipped)
        skipped.extend(found.skipped)
        references.extend(found)
        remarks += _told(found, str(path))
    if not references and skipped:
        raise ReadError(f"{skipped[0].source}: {skipped[0].reason}" if skipped[0].source
                        and skipped[0].source not in skipped[0].reason else skipped[0].reason)
    unique = without_collisions(references)
    resolutions = _resolve(unique, unique, settings, progress)
    findings = check_entries(unique, resolutions, {})
    findings += check_wholes([Whole(references=unique, resolutions=resolutions)])
    findings += [skipped_finding(item) for item in skipped]
    return AuditResult(references=unique, resolutions=resolutions,
                       findings=tuple(silence(findings, settings)), skipped=tuple(skipped),
                       remarks=tuple(remarks), offline=settings.offline)


def run_resolve(references: str | Path, settings: Settings,
                progress: Progress | None = None) -> AuditResult:
    """What became of each reference of one file; raises ReadError where none could be read."""
    library = read_bibliography(references)
    if not library and library.skipped:
        raise ReadError(f"{references}: {library.skipped[0].reason}")
    unique = without_collisions(library)
    resolutions = _resolve(unique, unique, settings, progress)
    findings = check_entries(unique, resolutions, {})
    findings += [skipped_finding(item) for item in library.skipped]
    return AuditResult(references=unique, resolutions=resolutions,
                       findings=tuple(silence(findings, settings)),
                       skipped=library.skipped, offline=settings.offline,
                       remarks=tuple(_told(library, str(references))))


# --- reading -----------------------------------------------------------------------------------

def _told(read: Article | Bibliography, path: str) -> list[str]:
    """What had to be assumed to read a file, with its name."""
    return [f"{path}: {remark}" for remark in read.remarks]


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
        prefix = f"{article.name}:" if several else ""
        names, resolved_as = identify(printed, library, prefix)
    else:
        names, resolved_as = {entry.id: entry.id for entry in printed}, list(printed)
    return _Read(
        article=article,
        references=tuple(replace(entry, id=names[entry.id]) for entry in printed),
        resolved_as=tuple(resolved_as),
        citations=tuple(replace(c, reference_ids=tuple(names[i] for i in c.reference_ids))
                        for c in citations),
        claims=tuple(replace(c, reference_ids=tuple(names[i] for i in c.reference_ids))
                     for c in claims),
        own_list=own)


def _number(claims: Iterable[Claim]) -> list[Claim]:
    return [replace(claim, id=f"C{number:03d}") for number, claim in enumerate(claims, start=1)]


def _with_own_dates(claims: list[Claim], reads: Sequence[_Read], references: Sequence[Reference],
                    resolutions: Sequence[Resolution], reports: dict[str, Report]) -> list[Claim]:
    """``claims`` and, where an article dates itself before a work that it cites, those words."""
    resolved = {one.reference_id: one for one in resolutions}
    added = [claim for read in reads for claim in dates_before_cited_works(
        read.article, claims, references, reports, resolved)]
    if not added:
        return claims
    order = {read.article.name: number for number, read in enumerate(reads)}
    return _number(sorted([*claims, *added], key=lambda claim: (
        order.get(claim.article, len(order)), claim.start or 0)))


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


def _with_asked(resolved: Resolution, abstracts: dict[str, Abstract]) -> Resolution:
    abstract = abstracts.get(resolved.reference_id)
    return replace(resolved, asked=resolved.asked + abstract.asked) if abstract else resolved


def _reports(references: Sequence[Reference], resolutions: Sequence[Resolution],
             rows: Sequence[ReportedFinding], abstracts: dict[str, Abstract],
             progress: Progress | None) -> dict[str, Report]:
    by_id: dict[str, list[ReportedFinding]] = {}
    by_doi: dict[str, list[ReportedFinding]] = {}
    for row in rows:
        by_id.setdefault(row.reference_id, []).append(row)
        if row.DOI:
            by_doi.setdefault(normalise_doi(row.DOI), []).append(row)
    reports = {}
    nothing = Abstract("", "")
    for done, (entry, resolved) in enumerate(zip(references, resolutions, strict=True)):
        if progress:
            progress("reading evidence", done, len(references))
        mine = by_id.get(entry.id) or by_doi.get(
            normalise_doi(resolved.matched_DOI or entry.DOI), [])
        abstract = abstracts.get(entry.id, nothing)
        report = evidence.report_of(entry, resolved, mine, abstract_text=abstract.text,
                                    source=abstract.source)
        if report is not None:
            reports[entry.id] = report
    return reports


def _evidence_rows(reports: dict[str, Report],
                   rows: Sequence[ReportedFinding]) -> tuple[ReportedFinding, ...]:
    """The sheet's rows as a person gave them, then what was extracted, study by study."""
    given = {row.finding_id for row in rows}
    return tuple(rows) + tuple(row for report in reports.values() for row in report.findings
                               if row.finding_id not in given)


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
