"""The Python surface: read, resolve, audit and compare.

Every function here is also importable from ``evidaudit`` itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import csl, evidence, pipeline, resolution
from .checking import in_own_characters
from .checks.scopes import Pair
from .explanation import explain_finding, explain_verdict
from .formats import read_article, read_bibliography
from .formats.reference_strings import parse_reference
from .model import (
    Article,
    Claim,
    Finding,
    Reference,
    Resolution,
    Status,
    Verdict,
)
from .pipeline import AuditResult, Progress
from .settings import Settings, load_settings
from .statistics import extract_statistics

if TYPE_CHECKING:
    import pandas as pd

    from .plots import Plots

__all__ = ["Audit", "audit", "compare", "extract_statistics", "parse_reference", "read",
           "read_bibliography", "resolve"]


def read(source: str | Path) -> Article:
    """The article at ``source`` (text, Markdown, HTML, DOCX, JATS or PDF).

    Raises ReadError, in one line, for what cannot be read.
    """
    return read_article(source)


def resolve(references: Iterable[Reference], *, settings: Settings | None = None,
            progress: Progress | None = None, **flags: Any) -> list[Resolution]:
    """What became of each reference, in order: the record it means, or why there is none.

    Asks Crossref, doi.org, DataCite and the cache; ``offline=True`` opens no connection. Keyword
    arguments are settings (``mailto``, ``crossref_url``, …).
    """
    chosen = settings or load_settings(**flags)
    tell = (lambda done, total: progress("resolving", done, total)) if progress else None
    return resolution.resolve(list(references), chosen, tell)


class Audit:
    """One finished audit: data frames, explanations and files.

    ``references``, ``claims``, ``evidence``, ``verdicts`` and ``findings`` are pandas DataFrames
    with documented columns and dtypes, also where they have no rows; ``result`` holds the same as
    plain Python objects.
    """

    def __init__(self, result: AuditResult) -> None:
        self.result = result

    @cached_property
    def references(self) -> pd.DataFrame:
        """One row a reference, in the order of the input."""
        from .tables import references_frame
        return references_frame(self.result)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """One row a quotation (a claim and one reference), and one for each uncited claim."""
        from .tables import claims_frame
        return claims_frame(self.result)

    @cached_property
    def evidence(self) -> pd.DataFrame:
        """The summary of evidence: one row for each finding that a study reported."""
        from .tables import evidence_frame
        return evidence_frame(self.result.evidence)

    @cached_property
    def verdicts(self) -> pd.DataFrame:
        """One row a quotation: the claim, what was reported, the verdict and why."""
        from .tables import verdicts_frame
        return verdicts_frame(self.result)

    @cached_property
    def findings(self) -> pd.DataFrame:
        """One row for each error and each inconclusive answer."""
        from .tables import findings_frame
        return findings_frame(self.result.findings)

    def explain(self, subject: str) -> str:
        """The block on a claim ("C012") or a reference ("teirlinck2020"), to print.

        Raises KeyError, naming what there is, for an id that the audit does not have.
        """
        resolutions = {one.reference_id: one for one in self.result.resolutions}
        blocks = [explain_verdict(verdict, resolutions.get(verdict.reference_id))
                  for verdict in self.result.verdicts if verdict.claim_id == subject]
        if not blocks:
            entries = {entry.id: entry for entry in self.result.references}
            blocks = [explain_finding(finding, entries.get(subject), resolutions.get(subject))
                      for finding in _told(self.result.findings) if finding.subject == subject]
            if not blocks and subject in entries:
                blocks = [f"{subject}  nothing to report · "
                          f"{resolutions[subject].status.value} "
                          f"{csl.doi_url(resolutions[subject].matched_DOI)}".rstrip()]
        if not blocks:
            claims = [claim for claim in self.result.claims if claim.id == subject]
            blocks = [f'{subject}  cites nothing\n  claim     "{claim.text}"' for claim in claims]
        if not blocks:
            raise KeyError(f"{subject!r} is no claim and no reference of this audit; claims run "
                           f"from {self._span()}")
        return "\n\n".join(blocks)

    def _span(self) -> str:
        ids = [claim.id for claim in self.result.claims]
        return f"{ids[0]} to {ids[-1]}" if ids else "nowhere: there are none"

    def save(self, folder: str | Path) -> list[Path]:
        """Writes the tables (CSV, Markdown), findings.json and the summary; gives the paths."""
        from .report.folder import save_tables
        return save_tables(self, Path(folder))

    def write_report(self, path: str | Path) -> Path:
        """Writes one page (``.html``) or one workbook (``.xlsx``); gives its path.

        Raises ReadError for another suffix, a missing extra or a place that cannot be written.
        """
        from .report.folder import save_report
        return save_report(self, Path(path))

    @cached_property
    def plot(self) -> Plots:
        """``plot.verdicts()`` and ``plot.forest(outcome)``: matplotlib axes."""
        from .plots import Plots
        return Plots(self.result)

    def _repr_html_(self) -> str:
        from .report.notebook import audit_html
        return audit_html(self.result)

    def __repr__(self) -> str:
        from .report.summary import summary_lines
        return "<Audit " + "; ".join(summary_lines(self.result)) + ">"


def audit(articles: str | Path | Sequence[str | Path] = (), *,
          bibliography: str | Path | None = None, evidence: str | Path | None = None,
          claims: str | Path | None = None, settings: Settings | None = None,
          progress: Progress | None = None, **flags: Any) -> Audit:
    """The audit of one or more articles against what their references reported.

    ``bibliography`` is a BibTeX, RIS or CSL-JSON file, ``evidence`` an evidence sheet (CSV) whose
    rows outrank extraction, ``claims`` a sheet of claims to judge instead of those found. Keyword
    arguments are settings (``offline=True``, ``mailto=…``). Raises ReadError where nothing could
    be read.
    """
    listed = [articles] if isinstance(articles, str | Path) else list(articles)
    return Audit(pipeline.run_audit(
        listed, bibliography=bibliography, evidence_sheet=evidence, claims_sheet=claims,
        settings=settings or load_settings(**flags), progress=progress))


def compare(claim: str, source_text: str, title: str | None = None,
            year: int | str | None = None, container_title: str | None = None,
            design: str | None = None) -> Verdict:
    """The verdict on one claim held against the text of the study that it cites.

    ``source_text`` is an abstract or a full text; the rest describes the study where known.
    ``verdict.evidence`` is the passage that decided, with ``start`` and ``end`` offsets into
    ``source_text``. Nothing is asked of any service.
    """
    item: dict[str, Any] = {}
    if title:
        item["title"] = title
    if container_title:
        item["container-title"] = container_title
    date = csl.read_date(str(year)) if year else None
    if date:
        item["issued"] = csl.as_issued(date)
    report = evidence.read_report(
        source_text, title=title or "", year=date.year if date else None,
        container_title=container_title or "", design=design or "")
    pair = Pair(claim=Claim(id="claim", article="", text=claim),
                reference=Reference(id="source", item=item), report=report,
                resolution=Resolution(reference_id="source", status=Status.NO_MATCH))
    return in_own_characters(pipeline.check_pair(pair), source_text)


def _told(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.outcome.value in ("error", "inconclusive")]
