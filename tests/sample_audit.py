"""A finished audit made by hand, in any size and with any text in every field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from evidaudit.model import (
    Answer,
    Article,
    Asked,
    Block,
    Claim,
    Estimate,
    Finding,
    Kind,
    Label,
    Outcome,
    PartialDate,
    Passage,
    Record,
    Reference,
    ReportedFinding,
    Resolution,
    Severity,
    Status,
    Verdict,
)
from evidaudit.pipeline import AuditResult

# Twenty-five texts that would do harm if a writer let them through raw.
PAYLOADS = (
    "<script>window.hit=1</script>", '"><img src=x onerror="window.hit=1">',
    "<svg/onload=window.hit=1>", "'-window.hit=1-'", "</style><script>window.hit=1</script>",
    "</script><script>window.hit=1</script>", "<iframe srcdoc='<script>parent.hit=1</script>'>",
    "javascript:window.hit=1", "<a href='javascript:window.hit=1'>x</a>", "{{ 7*7 }}{% raw %}",
    "${7*7}", "=HYPERLINK(\"http://evil.example.org\",\"x\")", "+1+1", "-2+3", "@SUM(1)",
    "\t=1+1", "\r=1+1", "::error file=a.py,line=1::x", "%0A::error::x", "\x1b[31mred\x1b[0m",
    "a\nb\n::warning::c", "\u202egnp.exe\u202c", "]]><x>&amp;&lt;", "| a | b |\n|---|---|",
    "<!-- --><base href='http://evil.example.org'>",
)

_LABELS = tuple(Label)


def sample(claims: int = 12, references: int = 4,
           text: Callable[[str], str] = lambda plain: plain) -> AuditResult:
    """An audit with every kind of verdict; ``text`` rewrites each text field (ids excepted)."""
    entries = tuple(Reference(
        f"ref{n}", {"title": text(f"Trial number {n}"), "DOI": f"10.5555/{n}",
                    "author": [{"family": text("Müller"), "given": text("A.")}],
                    "container-title": text("Journal of Examples"),
                    "issued": {"date-parts": [[2020]]}},
        raw=text(f"Müller A. Trial number {n}."), source="references.bib", line=n * 9 + 1)
        for n in range(references))
    resolutions = tuple(Resolution(
        entry.id, Status.MATCHED, entry.DOI, 0.98, source="Crossref",
        retrieved="2026-11-20T10:00:00Z",
        record=Record(entry.DOI, entry.item, "Crossref", "2026-11-20T10:00:00Z",
                      titles=(entry.title,), dates=(PartialDate(2020),)),
        asked=(Asked(text("Crossref"), Answer.FOUND, "2026-11-20T10:00:00Z", text("ok")),))
        for entry in entries)
    sentences = [text(f"Claim {n} says that {n}% of patients got better.") for n in range(claims)]
    body, blocks, found = "", [Block("heading", 0, len(text("What the trials say")), 2)], []
    body = text("What the trials say") + "\n\n"
    for n, sentence in enumerate(sentences):
        start = len(body)
        body += sentence + "\n\n"
        blocks.append(Block("paragraph", start, start + len(sentence)))
        found.append(Claim(f"C{n + 1:03d}", "article", sentence, text("What the trials say"),
                           start, start + len(sentence), text("statistic"),
                           (entries[n % references].id,) if references and n % 5 != 4 else (),
                           attributed_to=text("Dr A")))
    article = Article("article", body, "article.md", text("What exercise can do"), tuple(blocks),
                      references=entries, body_end=len(body), dated=PartialDate(2026, 1, 6))
    judged = tuple(_verdict(claim, n, text) for n, claim in enumerate(found)
                   if claim.reference_ids)
    rows = tuple(ReportedFinding(
        f"f{n}", entry.id, text("Müller 2020"), entry.DOI, text("randomised trial"),
        text("adults"), 120, text("exercise vs none"), text("pain"), text("12 weeks"),
        Estimate(Kind.RISK_RATIO, 0.8, text("ratio"), 0.6, 1.1), text("no difference"),
        text("Pain did not differ."), text("abstract, results"), text("person"))
        for n, entry in enumerate(entries))
    others = tuple(Finding(
        "REF106", "year-differs", Outcome.ERROR, entry.id, text("cited 2019, recorded 2020"),
        Severity.MINOR, text("2019"), text("2020"), source=text("Crossref"),
        confirm_url="https://doi.org/10.5555/1", line=entry.line, file=entry.source)
        for entry in entries[:2])
    return AuditResult((article,), entries, resolutions, (), tuple(found), (), rows,
                       others + tuple(f for v in judged for f in v.findings), judged)


def _verdict(claim: Claim, number: int, text: Callable[[str], str]) -> Verdict:
    label = _LABELS[number % len(_LABELS)]
    severity = {Label.MAJOR: Severity.MAJOR, Label.MINOR: Severity.MINOR}.get(label)
    findings: tuple[Finding, ...] = ()
    if severity:
        findings = (Finding("QUO302", "value-differs", Outcome.ERROR, claim.id,
                            text("the study reports another number"), severity,
                            text("5%"), text("8%"), Passage(text("8% got better"), 3, 16),
                            reference_id=claim.reference_ids[0]),)
    return Verdict(claim.id, claim.reference_ids[0], label,
                   tuple(f.code for f in findings), Passage(text("8% got better"), 3, 16),
                   text("The study says 8%."), claim.text, claim.article, text("Müller 2020"),
                   "10.5555/1", text("proportion 0.08"), text("abstract, results"),
                   text("abstract"), findings=findings, design=text("randomised trial"))


def hostile(payload: str, **size: Any) -> AuditResult:
    """The sample with ``payload`` in every text field."""
    return sample(text=lambda plain: f"{payload} {plain}", **size)


def field_names(of: type) -> set[str]:
    """The declared fields of one of the model's dataclasses."""
    return {item.name for item in fields(of)}


__all__ = ["PAYLOADS", "field_names", "hostile", "replace", "sample"]
