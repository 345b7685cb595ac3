"""One self-contained HTML page: the article with its claims marked, what the studies reported.

The template engine escapes everything by default (Jinja2); style and script are allowed by their
hash in the content security policy, so nothing that comes from data can run. Nothing is remote.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib import resources
from typing import TYPE_CHECKING, Any

from .. import __version__, csl
from ..agreement import wilson
from ..explanation import asked_in_words, editorial_status, finding_in_words
from ..limits import MAX_CLAIM_WORDS
from ..model import (
    Answer,
    Block,
    Claim,
    Finding,
    Label,
    Outcome,
    ReadError,
    Reference,
    Verdict,
)
from ..pipeline import AuditResult
from ..prose import quote_at_most
from ..safe_io import visible_controls
from .summary import summary_lines

if TYPE_CHECKING:
    from markupsafe import Markup

_ORDER = {label: rank for rank, label in enumerate(
    (Label.MAJOR, Label.MINOR, Label.UNSUBSTANTIATED, Label.UNVERIFIABLE, Label.ACCURATE))}


def to_html(result: AuditResult) -> str:
    """``result`` as one HTML page; raises ReadError where Jinja2 is not installed."""
    try:
        from jinja2 import Environment, StrictUndefined
        from markupsafe import Markup
    except ImportError as problem:
        raise ReadError("the HTML report needs Jinja2; install evidaudit[html]") from problem
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True,
                              finalize=_finalize)
    style, script = _asset("report.css"), _asset("report.js")
    page = _Page(result)
    template = environment.from_string(_asset("report.html.j2"))
    return template.render(
        title=page.title, style=Markup(style), script=Markup(script), style_hash=_hash(style),
        script_hash=_hash(script), counts=page.counts(), lines=summary_lines(result),
        labels=[label.value for label in _ORDER], codes=page.codes(), studies=page.studies(),
        articles=page.articles(), pieces=page.pieces, cards=page.cards(),
        references=page.references(), evidence=page.evidence(), version=__version__,
        asked=page.asked()) + "\n"


def _finalize(value: Any) -> Any:
    """Text with its control characters and direction overrides made visible."""
    return visible_controls(value) if type(value) is str else value


def _asset(name: str) -> str:
    return (resources.files("evidaudit.report") / "page" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@dataclass(frozen=True, slots=True)
class _ArticleView:
    name: str
    text: str
    blocks: tuple[Block, ...]


class _Page:
    """What the template shows, prepared from one result."""

    def __init__(self, result: AuditResult) -> None:
        self.result = result
        self.claims = {claim.id: claim for claim in result.claims}
        self.verdicts: dict[str, list[Verdict]] = {}
        for verdict in result.verdicts:
            self.verdicts.setdefault(verdict.claim_id, []).append(verdict)
        self.anchors = {claim_id: f"c{n}" for n, claim_id in enumerate(self.claims, start=1)}
        self.views: list[_ArticleView] = []
        self._spans: dict[tuple[int, int, int], list[Claim]] = {}
        names = [article.title or article.name for article in result.articles]
        self.title = names[0] if len(names) == 1 else (
            f"{len(names)} articles" if names else "A sheet of claims")
        self._lay_out()

    def _lay_out(self) -> None:
        shown: set[str] = set()
        for number, article in enumerate(self.result.articles):
            blocks = [block for block in article.blocks
                      if block.start < (article.body_end or len(article.text))]
            blocks = blocks or [Block("paragraph", 0, article.body_end or len(article.text))]
            mine = sorted((c for c in self.claims.values() if c.article == article.name
                           and c.start is not None and c.end is not None),
                          key=lambda c: (c.start or 0))
            at = 0
            for block in blocks:
                inside = []
                while at < len(mine) and (mine[at].start or 0) < block.end:
                    if (mine[at].start or 0) >= block.start:
                        inside.append(mine[at])
                        shown.add(mine[at].id)
                    at += 1
                self._spans[number, block.start, block.end] = inside
            self.views.append(_ArticleView(article.name, article.text, tuple(blocks)))
        rest: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            if claim.id not in shown:
                rest.setdefault(claim.article, []).append(claim)
        for name, claims in rest.items():
            self._add_sheet(name, claims)

    def _add_sheet(self, name: str, claims: Iterable[Claim]) -> None:
        """Claims that stand in no article that was read, one a paragraph."""
        number, text, blocks = len(self.views), "", []
        for claim in claims:
            words = quote_at_most(claim.text, MAX_CLAIM_WORDS)
            block = Block("paragraph", len(text), len(text) + len(words))
            self._spans[number, block.start, block.end] = [
                replace(claim, start=block.start, end=block.end)]
            blocks.append(block)
            text += words + "\n"
        self.views.append(_ArticleView(f"Claims of {name}" if name else "Claims", text,
                                       tuple(blocks)))

    def articles(self) -> list[dict[str, Any]]:
        """The articles as blocks, each told which view it belongs to."""
        return [{"name": view.name, "blocks": [
            {"kind": block.kind, "view": n, "start": block.start, "end": block.end}
            for block in view.blocks]} for n, view in enumerate(self.views)]

    def pieces(self, block: Mapping[str, Any]) -> Markup:
        """One block's text with its claims marked, escaped."""
        from markupsafe import Markup, escape
        view = self.views[block["view"]]
        out, at = [], block["start"]
        for claim in self._spans.get((block["view"], block["start"], block["end"]), ()):
            start, end = claim.start or 0, min(claim.end or 0, block["end"])
            if start < at or end <= start:
                continue
            out.append(escape(visible_controls(view.text[at:start])))
            out.append(self._marked(claim, visible_controls(view.text[start:end])))
            at = end
        out.append(escape(visible_controls(view.text[at:block["end"]])))
        return Markup("").join(out)

    def _marked(self, claim: Claim, text: str) -> Markup:
        from markupsafe import Markup
        anchor = self.anchors[claim.id]
        mine = self.verdicts.get(claim.id)
        if not mine:
            if claim.reference_ids:
                return Markup('<span id="{}">{}</span>').format(anchor, text)
            return Markup('<span class="uncited" id="{}">{}</span><span class="tag">cites nothing'
                          "</span>").format(anchor, text)
        label = min((verdict.label for verdict in mine), key=_ORDER.__getitem__).value
        link = Markup('<a class="claim {}" id="{}" href="#{}-1">{}<span class="heard"> ({})</span>'
                      "</a>").format(label, anchor, anchor, text, label)
        if label in (Label.ACCURATE, Label.UNVERIFIABLE):
            return link  # a solid or a dotted line says it; a word at each would drown the text
        return link + Markup('<span class="tag {}" aria-hidden="true">{}</span>').format(
            label, label)

    def counts(self) -> list[dict[str, Any]]:
        """Verdicts by label with Wilson intervals of their share."""
        total = len(self.result.verdicts)
        rows = []
        for label in _ORDER:
            number = sum(verdict.label is label for verdict in self.result.verdicts)
            low, high = wilson(number, total)
            rows.append({"label": label.value, "number": number, "interval": (
                f"{number / total:.0%} of {total}, 95% CI {low:.0%}–{high:.0%}" if total else "")})
        return rows

    def codes(self) -> list[tuple[str, str]]:
        """Codes that some verdict carries, with their names."""
        return sorted({(f.code, f.name) for v in self.result.verdicts for f in v.findings
                       if f.code in v.codes})

    def studies(self) -> list[tuple[str, str]]:
        """References that some verdict is about, with how their study is called."""
        return list({v.reference_id: v.study or v.reference_id
                     for v in self.result.verdicts}.items())

    def cards(self) -> list[dict[str, Any]]:
        """One card a verdict, in the order of the claims."""
        resolutions = {one.reference_id: one for one in self.result.resolutions}
        cards = []
        for claim_id, mine in self.verdicts.items():
            for number, verdict in enumerate(mine, start=1):
                anchor = self.anchors.get(claim_id, "c0")
                names = {f.code: f.name for f in verdict.findings}
                resolution = resolutions.get(verdict.reference_id)
                cards.append({
                    "anchor": f"{anchor}-{number}", "claim_anchor": anchor,
                    "claim_id": claim_id, "label": verdict.label.value, "codes": verdict.codes,
                    "named_codes": [(code, names.get(code, "")) for code in verdict.codes],
                    "reference_id": verdict.reference_id, "study": verdict.study,
                    "design": verdict.design, "doi": verdict.DOI,
                    "url": csl.doi_url(csl.normalise_doi(verdict.DOI)),
                    "claim": quote_at_most(verdict.claim, MAX_CLAIM_WORDS),
                    "rows": self._rows(verdict, asked_in_words(
                        resolution.asked if resolution else (), verdict.basis))})
        return cards

    @staticmethod
    def _rows(verdict: Verdict, asked: str) -> list[tuple[str, str]]:
        rows = [("Reported", verdict.reported)]
        if str(verdict.evidence) != verdict.reported:
            rows.append(("Passage", f"“{verdict.evidence}”" if verdict.evidence else ""))
        rows.append(("Where", verdict.locator))
        rows += [("Differs", f.message) for f in verdict.findings if f.outcome is Outcome.ERROR]
        if verdict.explanation not in {text for _, text in rows}:
            rows.append(("In plain words", verdict.explanation))
        rows.append(("Asked", asked))
        return [(term, text) for term, text in rows if text]

    def references(self) -> list[dict[str, Any]]:
        """One row a reference with its status and findings."""
        findings: dict[str, list[Finding]] = {}
        for finding in self.result.findings:
            if (finding.outcome is Outcome.ERROR and not finding.ignored
                    and not finding.code.startswith(("QUO", "EVI"))):
                findings.setdefault(finding.subject, []).append(finding)
        return [{
            "id": entry.id, "name": self._name(entry), "status": resolved.status.value,
            "doi": resolved.matched_DOI or entry.DOI,
            "url": csl.doi_url(csl.normalise_doi(resolved.matched_DOI or entry.DOI)),
            "editorial": editorial_status(resolved),
            "findings": [{"code": f.code, "message": f.message, "severity": f.severity or ""}
                         for f in findings.get(entry.id, [])],
        } for entry, resolved in zip(self.result.references, self.result.resolutions,
                                     strict=True)]

    @staticmethod
    def _name(entry: Reference) -> str:
        label = csl.study_label(entry.item)
        text = ". ".join(part for part in (label, entry.title) if part) or entry.raw
        return text if len(text) <= 300 else text[:300] + " …"

    def evidence(self) -> list[dict[str, Any]]:
        """The summary of evidence, one row a finding."""
        return [{"study": row.study or row.reference_id, "comparison": row.comparison,
                 "outcome": row.outcome, "timepoint": row.timepoint,
                 "reported": finding_in_words(row),
                 "where": " · ".join(part for part in (row.locator, row.basis) if part)}
                for row in self.result.evidence]

    def asked(self) -> str:
        """The sources that answered or should have, with the day of their last answer."""
        days: dict[str, str] = {}
        for resolution in self.result.resolutions:
            for one in resolution.asked:
                if one.answer is not Answer.NOT_ASKED:
                    days[one.source] = max(days.get(one.source, ""), one.retrieved[:10])
        return ", ".join(f"{source} ({day})" if day else source
                         for source, day in days.items()) or "none"

