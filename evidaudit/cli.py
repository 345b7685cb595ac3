"""The command line. Every command imports what it needs when it runs: ``--help`` stays quick."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import __version__
from .model import ReadError

if TYPE_CHECKING:
    from .pipeline import AuditResult
    from .settings import Settings

app = typer.Typer(
    name="evidaudit", no_args_is_help=True, add_completion=False,
    pretty_exceptions_enable=False, rich_markup_mode=None,
    help="Sets each claim of an article against what the study it cites reported, and audits "
         "its references.",
    epilog="Exit status: 0 nothing wrong and everything answered; 1 something wrong; 2 could not "
           "run; 3 nothing wrong found, but a source was unavailable.")


class CheckFormat(StrEnum):
    """What ``check`` can write."""

    text = "text"
    json = "json"
    github = "github"
    sarif = "sarif"
    junit = "junit"


class TextOrJson(StrEnum):
    """What the other commands can write to standard output."""

    text = "text"
    json = "json"


class BibliographyFormat(StrEnum):
    """What ``resolve`` can write."""

    bibtex = "bibtex"
    csl_json = "csl-json"
    ris = "ris"
    csv = "csv"


class FailOn(StrEnum):
    """The least severity that makes the exit status 1."""

    major = "major"
    minor = "minor"
    never = "never"


Offline = Annotated[bool, typer.Option("--offline", help="Open no connection at all: use the "
                                       "cache and the bundled snapshot.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error.")]
Refresh = Annotated[bool, typer.Option("--refresh", help="Ask the services again, whatever the "
                                       "cache and the snapshot hold.")]
Mailto = Annotated[str | None, typer.Option(help="E-mail for Crossref's polite pool "
                                            "[EVIDAUDIT_MAILTO].", metavar="ADDRESS")]
CacheDir = Annotated[str | None, typer.Option(help="Folder of the cache [EVIDAUDIT_CACHE_DIR].",
                                              metavar="DIR")]
Fail = Annotated[FailOn | None, typer.Option(help="The least severity that makes the exit status "
                                             "1 (default major).")]
Allow = Annotated[float | None, typer.Option(help="Per cent of references that may stay unchecked "
                                             "because a source was unavailable (default 0).",
                                             metavar="PERCENT")]
Out = Annotated[Path | None, typer.Option(
    help="Where to write; missing folders are made.", metavar="PATH")]


@app.callback(invoke_without_command=True)
def _version(context: typer.Context, version: Annotated[
        bool, typer.Option("--version", help="Say the version and stop.")] = False) -> None:
    if version:
        typer.echo(f"evidaudit {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)


@app.command()
def audit(
    articles: Annotated[list[Path] | None, typer.Argument(
        help="Articles: text, Markdown, HTML, DOCX, JATS or PDF.", metavar="ARTICLE…",
        show_default=False)] = None,
    bib: Annotated[Path | None, typer.Option(help="Bibliography: BibTeX, RIS, CSL-JSON or a "
                                             "list of references.", metavar="FILE")] = None,
    evidence: Annotated[Path | None, typer.Option(
        help="Evidence sheet (CSV): what the studies reported; its rows outrank extraction.",
        metavar="FILE")] = None,
    claims: Annotated[Path | None, typer.Option(
        help="Sheet of claims (CSV) to judge instead of those found in the article.",
        metavar="FILE")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the tables.",
                                             metavar="DIR")] = None,
    report: Annotated[Path | None, typer.Option(
        help="One page (.html) or workbook (.xlsx).", metavar="FILE")] = None,
    form: Annotated[TextOrJson, typer.Option("--format", help="What to write to standard "
                                             "output.")] = TextOrJson.text,
    offline: Offline = False, refresh: Refresh = False, quiet: Quiet = False,
    mailto: Mailto = None, cache_dir: CacheDir = None, fail_on: Fail = None,
    allow_inconclusive: Allow = None,
) -> None:
    """Tables that set each claim of an article against what its study reported."""
    from . import api
    settings = _settings(offline, refresh, mailto, cache_dir, fail_on, allow_inconclusive)
    done = _with_progress(quiet, lambda progress: api.audit(
        list(articles or ()), bibliography=bib, evidence=evidence, claims=claims,
        settings=settings, progress=progress))
    _say_remarks(done.result)
    if out is not None:
        done.save(out)
    if report is not None:
        done.write_report(report)
    if form is TextOrJson.json:
        from .report.json import to_json
        _write(to_json(done.result))
    else:
        from .report.text import audit_lines
        _write(audit_lines(done.result) + (f"tables in {out}\n" if out else ""))
    _exit(done.result, settings)


@app.command()
def check(
    bibliographies: Annotated[list[Path], typer.Argument(
        help="Bibliographies: BibTeX, RIS, CSL-JSON or lists of references.", metavar="BIB…",
        show_default=False)],
    form: Annotated[CheckFormat, typer.Option("--format", help="What to write to standard "
                                              "output.")] = CheckFormat.text,
    out: Out = None,
    baseline: Annotated[Path | None, typer.Option(
        help="A saved run (--format json): only what is new since then counts.",
        metavar="FILE")] = None,
    fix: Annotated[bool, typer.Option(
        "--fix", help="Write a corrected NAME.fixed.bib beside each bibliography and show the "
        "diff; the original stays as it is.")] = False,
    offline: Offline = False, refresh: Refresh = False, quiet: Quiet = False,
    mailto: Mailto = None, cache_dir: CacheDir = None, fail_on: Fail = None,
    allow_inconclusive: Allow = None,
) -> None:
    """DOIs resolve, metadata agree, nothing is retracted: for continuous integration."""
    from .pipeline import run_check
    settings = _settings(offline, refresh, mailto, cache_dir, fail_on, allow_inconclusive)
    known = None
    if baseline is not None:
        from .baseline import read_baseline
        known = read_baseline(baseline)
    result = _with_progress(quiet, lambda progress: run_check(bibliographies, settings, progress))
    if known is not None:
        from .baseline import without_known
        result = without_known(result, known)
    _say_remarks(result)
    _write(_written(result, form), out)
    if fix:
        _fix(bibliographies, result, to_screen=form is CheckFormat.text and out is None)
    _exit(result, settings)


@app.command()
def resolve(
    references: Annotated[Path, typer.Argument(
        help="A bibliography, or references one a line, or JSON lines with id and text.",
        metavar="REFERENCES", show_default=False)],
    to: Annotated[BibliographyFormat, typer.Option(help="The format of the matched "
                                                   "bibliography.")] = BibliographyFormat.bibtex,
    out: Out = None,
    form: Annotated[TextOrJson, typer.Option("--format", help="json: what became of each "
                                             "reference.")] = TextOrJson.text,
    snapshot: Annotated[Path | None, typer.Option(
        help="Also write Crossref's own records of the matched works, in the shape of the "
        "bundled snapshot.", metavar="FILE")] = None,
    offline: Offline = False, refresh: Refresh = False, quiet: Quiet = False,
    mailto: Mailto = None, cache_dir: CacheDir = None, fail_on: Fail = None,
    allow_inconclusive: Allow = None,
) -> None:
    """References in, matched bibliography out, with DOIs filled in."""
    from .pipeline import run_resolve
    settings = _settings(offline, refresh, mailto, cache_dir, fail_on, allow_inconclusive)
    result = _with_progress(quiet, lambda progress: run_resolve(references, settings, progress))
    if form is TextOrJson.json:
        from .report.json import to_json
        _write(to_json(result), out)
    else:
        from .completion import completed
        from .formats import write_bibliography
        filled = [completed(entry, resolved) for entry, resolved in
                  zip(result.references, result.resolutions, strict=True)]
        _write(write_bibliography(filled, to.value), out)
    if snapshot is not None:
        _write_snapshot(snapshot, result, settings)
    _say_remarks(result)
    _say_unread(result)
    _say_unsettled(result, quiet)
    _exit(result, settings)


@app.command()
def compare(
    claim: Annotated[str, typer.Option(help="What the article says.", metavar="TEXT",
                                       show_default=False)],
    source: Annotated[Path | None, typer.Option(
        help="A file with the study's abstract or text.", metavar="FILE")] = None,
    doi: Annotated[str | None, typer.Option(help="The study's DOI: its abstract is read through "
                                            "Crossref or Europe PMC.", metavar="DOI")] = None,
    form: Annotated[TextOrJson, typer.Option("--format", help="What to write to standard "
                                             "output.")] = TextOrJson.text,
    offline: Offline = False, refresh: Refresh = False, quiet: Quiet = False,
    mailto: Mailto = None, cache_dir: CacheDir = None, fail_on: Fail = None,
) -> None:
    """One verdict on one claim, explained."""
    from .compare_command import compare_with_doi, compare_with_file
    from .explanation import explain_verdict
    from .safe_io import escape_terminal
    if not claim.strip():
        raise ReadError("--claim is empty; give the sentence that the article says")
    if (source is None) == (doi is None):
        raise ReadError("compare needs either --source FILE or --doi DOI")
    settings = _settings(offline, refresh, mailto, cache_dir, fail_on, None)
    verdict, resolution = (compare_with_file(claim, source) if source is not None
                           else compare_with_doi(claim, str(doi), settings))
    if form is TextOrJson.json:
        from .compare_command import as_json
        _write(as_json(verdict, resolution))
    else:
        block = explain_verdict(verdict, resolution)
        _write("\n".join(escape_terminal(line) for line in block.split("\n")) + "\n")
    from .compare_command import exit_status_of
    raise typer.Exit(exit_status_of(verdict, resolution, settings))


@app.command()
def rule(code: Annotated[str | None, typer.Argument(
        help="A code (QUO301) or name (statistic-kind-differs); none: all of them.",
        metavar="CODE")] = None,
        form: Annotated[TextOrJson, typer.Option("--format", help="What to write to standard "
                                                 "output.")] = TextOrJson.text) -> None:
    """What a check looks for, why, an example, how to confirm by hand."""
    from .report.rules import rule_as_json, rule_page, rules_list
    if code is None:
        _write(rule_as_json(None) if form is TextOrJson.json else rules_list())
    else:
        _write(rule_as_json(code) if form is TextOrJson.json else rule_page(code))


def _settings(offline: bool, refresh: bool, mailto: str | None, cache_dir: str | None,
              fail_on: FailOn | None, allow_inconclusive: float | None) -> Settings:
    from .settings import load_settings
    return load_settings(offline=offline or None, refresh=refresh or None, mailto=mailto,
                         cache_dir=cache_dir, fail_on=fail_on.value if fail_on else None,
                         allow_inconclusive=allow_inconclusive)


def _with_progress(quiet: bool, work: Callable[[Any], Any]) -> Any:
    gc.freeze()  # what was imported stays: the collector need not look at it again
    if quiet:
        return work(None)
    from .progress import ProgressLine
    line = ProgressLine()
    try:
        return work(line)
    finally:
        line.close()


def _written(result: AuditResult, form: CheckFormat) -> str:
    if form is CheckFormat.json:
        from .report.json import to_json
        return to_json(result)
    if form is CheckFormat.github:
        from .report.github import to_github
        return to_github(result)
    if form is CheckFormat.sarif:
        from .report.sarif import to_sarif
        return to_sarif(result)
    if form is CheckFormat.junit:
        from .report.junit import to_junit
        return to_junit(result)
    from .report.text import check_lines
    return check_lines(result)


def _write(text: str, path: Path | None = None) -> None:
    if path is not None:
        from .safe_io import write_atomically
        write_atomically(path, text)
        return
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()


def _fix(paths: list[Path], result: AuditResult, to_screen: bool) -> None:
    """Proposes corrections; the diff goes behind the report, or to standard error beside others."""
    from .fixing import proposals, write_proposal
    from .safe_io import escape_terminal
    for proposal in proposals(paths, result.references, result.resolutions, result.findings):
        if isinstance(proposal, str):
            typer.echo(f"evidaudit: {escape_terminal(proposal)}", err=True)
            continue
        diff = "".join(f"{escape_terminal(row)}\n" for row in proposal.diff.split("\n") if row)
        if diff:
            typer.echo(diff, nl=False, err=not to_screen)
        for one in proposal.left_alone:
            where = f"{proposal.source}:{one.line}" if one.line else proposal.source
            typer.echo(escape_terminal(f"{where}: {one.reference_id} {one.field} is left alone: "
                                       f"{one.reason}"), err=True)
        typer.echo(escape_terminal(write_proposal(proposal)), err=True)


def _write_snapshot(path: Path, result: AuditResult, settings: Settings) -> None:
    from .resolution import crossref_snapshot
    text, number = crossref_snapshot(result.resolutions, settings)
    if number:
        _write(text, path)
    typer.echo(f"{path}: " + (f"{number} records" if number else "NOT written: no record")
               + f" of {len(result.references)} references came from Crossref", err=True)


def _say_remarks(result: AuditResult) -> None:
    """What had to be assumed to read a file; it changes no finding and no exit status."""
    from .safe_io import escape_terminal
    for remark in result.remarks:
        typer.echo(escape_terminal(remark), err=True)


def _say_unread(result: AuditResult) -> None:
    """Each piece of the input that is in no row of the output, and each DOI that was replaced."""
    from .completion import replaced_doi
    from .safe_io import escape_terminal
    for piece in result.skipped:
        where = f"{piece.source}:{piece.line}" if piece.line else piece.source
        typer.echo(escape_terminal(f"{where}: left out: {piece.reason}: {piece.raw[:60]}"),
                   err=True)
    for entry, resolved in zip(result.references, result.resolutions, strict=True):
        why = replaced_doi(entry, resolved)
        if why:
            where = f"{entry.source}:{entry.line}" if entry.line else entry.source
            typer.echo(escape_terminal(f"{where}: {entry.id}: {entry.DOI} {why}; written as "
                                       f"{resolved.matched_DOI}"), err=True)


def _say_unsettled(result: AuditResult, quiet: bool) -> None:
    if not quiet:
        from .report.summary import summary_lines
        typer.echo("\n".join(summary_lines(result)), err=True)


def _exit(result: AuditResult, settings: Settings) -> None:
    from .exit_status import exit_status
    raise typer.Exit(exit_status(result, settings))


def main() -> None:
    """Runs the command line; what cannot be read is one line on standard error, exit status 2."""
    try:
        app()
    except ReadError as problem:
        typer.echo(f"evidaudit: {' '.join(str(problem).split())}", err=True)
        raise SystemExit(2) from None
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone: nothing more to say
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
