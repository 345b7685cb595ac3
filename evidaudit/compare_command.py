"""One claim against one study, named by a file or by its DOI."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from . import csl, evidence, pipeline, resolution
from .abstracts import read_abstracts
from .checking import in_own_characters
from .checks.scopes import Pair
from .formats import read_article
from .model import Answer, Claim, Label, ReadError, Reference, Resolution, Status, Verdict
from .report.json import SCHEMA_VERSION, verdict_data
from .safe_io import read_text
from .settings import Settings


def compare_with_file(claim: str, source: Path) -> tuple[Verdict, Resolution | None]:
    """The verdict on ``claim`` against the study whose text is in the file ``source``."""
    article = read_article(source)
    report = evidence.read_report(article.text, title=article.title, study=article.name)
    pair = Pair(Claim("claim", "", claim), Reference("source", {"title": article.title}), report)
    verdict = pipeline.check_pair(pair)
    if article.format == "plaintext":  # its lines were joined: the passage is shown as written
        written, _ = read_text(source)
        if len(written) == len(article.text):
            verdict = in_own_characters(verdict, written)
    return verdict, None


def compare_with_doi(claim: str, doi: str,
                     settings: Settings) -> tuple[Verdict, Resolution | None]:
    """The verdict on ``claim`` against the abstract of the work with this DOI."""
    name = csl.normalise_doi(doi)
    if not name:
        raise ReadError(f"--doi {doi!r} is not a DOI; a DOI looks like 10.3390/ijerph17207380")
    reference = Reference(name, {"DOI": name})
    resolved = resolution.resolve([reference], settings)[0]
    abstract = read_abstracts([resolved], settings).get(name)
    text, source = (abstract.text, abstract.source) if abstract else ("", "")
    if abstract:
        resolved = replace(resolved, asked=resolved.asked + abstract.asked)
    report = evidence.report_of(reference, resolved, [], abstract_text=text, source=source)
    pair = Pair(Claim("claim", "", claim), reference, report, resolved)
    return pipeline.check_pair(pair), resolved


def as_json(verdict: Verdict, resolved: Resolution | None) -> str:
    """The verdict as JSON, with the schema's version."""
    data = {"schema_version": SCHEMA_VERSION, **verdict_data(verdict)}
    if resolved is not None:
        data["asked"] = [{"source": one.source, "answer": one.answer.value,
                          "retrieved": one.retrieved or None} for one in resolved.asked]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def exit_status_of(verdict: Verdict, resolved: Resolution | None, settings: Settings) -> int:
    """1 for an error at or above ``fail_on``, 3 where a source was unavailable, else 0."""
    failing = {"major": (Label.MAJOR,), "minor": (Label.MAJOR, Label.MINOR), "never": ()}
    if verdict.label in failing[settings.fail_on]:
        return 1
    silent = resolved is not None and (resolved.status is Status.INCONCLUSIVE or any(
        one.answer is Answer.UNAVAILABLE for one in resolved.asked))
    return 3 if silent and verdict.label is Label.UNVERIFIABLE else 0
