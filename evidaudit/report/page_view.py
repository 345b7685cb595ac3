"""What the HTML page shows, prepared from one result: the template holds no logic of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from .. import csl
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
_MEANS = {Label.MAJOR: "changes the message", Label.MINOR: "leaves the message",
          Label.UNSUBSTANTIATED: "not in what was read",
          Label.UNVERIFIABLE: "could not be checked", Label.ACCURATE: "agrees with the study"}
_LEADS = 4        # claims at the top: as many as stand beside the title on a laptop's screen
_LEAD_WORDS = 20  # enough to know the sentence again
_OTHERS = 200     # further findings that the page lists; the rest are in findings.json


@dataclass(frozen=True, slots=True)
class _ArticleView:
    name: str
    text: str
    blocks: tuple[Block, ...]


class PageView:
    """What the template shows, prepared from one result."""

    def __init__(self, result: AuditResult) -> None:
        self.result = result
        self.claims = {claim.id: claim for claim in result.claims}
        self.verdicts: dict[str, list[Verdict]] = {}
        for verdict in result.verdicts:
            self.verdicts.setdefault(verdict.claim_id, []).append(verdict)
        self.anchors = {claim_id: f"c{n}" for n, claim_id in enumerate(self.claims, start=1)}
        self.rows = {entry.id: f"r{n}" for n, entry in enumerate(result.references, start=1)}
        self.views: list[_ArticleView] = []
        self._spans: dict[tuple[int, int, int], list[Claim]] = {}
        names = [article.title or article.name for article in result.articles]
        self.title = names[0] if len(names) == 1 else (
            f"{len(names)} articles" if names else "A sheet of claims")
        self._lay_out()

    def contents(self) -> dict[str, Any]:
        """Everything that the template names, style and script excepted."""
        leads, more_leads = self.leads()
        others, more_others = self.others()
        return {
            "title": self.title, "standfirst": self.standfirst(), "shares": self.shares(),
            "counts": self.counts(), "leads": leads, "more_leads": more_leads,
            "lines": [line for line in summary_lines(self.result)
                      if not line.startswith("quotations:")],
            "labels": [label.value for label in _ORDER], "codes": self.codes(),
            "studies": self.studies(), "articles": self.articles(), "pieces": self.pieces,
            "cards": self.cards(), "references": self.references(), "others": others,
            "more_others": more_others, "evidence": self.evidence(), "asked": self.asked()}

    def _lay_out(self) -> None:
        shown: set[str] = set()
        for number, article in enumerate(self.result.articles):
            blocks = [block for block in article.blocks
                      if block.start < (article.body_end or len(article.text))]
            while blocks and blocks[-1].kind == "heading":
                blocks.pop()  # that of the reference list, which has a section of its own
            if blocks and _is_title(article.text[blocks[0].start:blocks[0].end], article.title):
                blocks.pop(0)
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
            self.views.append(_ArticleView(article.title or article.name, article.text,
                                           tuple(blocks)))
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

    def standfirst(self) -> str:
        """Two sentences that say what was done and what was found."""
        verdicts = self.result.verdicts
        if not verdicts:
            return "No claim was held against a study."
        studies = len({verdict.reference_id for verdict in verdicts})
        majors, minors = (sum(verdict.label is label for verdict in verdicts)
                          for label in (Label.MAJOR, Label.MINOR))
        told = (f"{_counted(len(verdicts), 'quotation')} of {_counted(studies, 'study', 'studies')}"
                " held against what was reported there. ")
        if not majors + minors:
            return told + "Nothing was found that differs."
        return told + (f"{majors} {'differ' if majors != 1 else 'differs'} in a way that changes "
                       f"the message, {minors} in a way that does not.")

    def shares(self) -> list[dict[str, Any]]:
        """The bar of verdicts: where each share begins and how wide it is, in per cent."""
        total, at, shares = len(self.result.verdicts), 0.0, []
        for label in _ORDER if total else ():
            width = 100 * sum(v.label is label for v in self.result.verdicts) / total
            shares.append({"label": label.value, "at": f"{at:.2f}", "width": f"{width:.2f}"})
            at += width
        return shares

    def leads(self) -> tuple[list[dict[str, Any]], int]:
        """The verdicts to look at first, majors before minors, and how many there are besides."""
        wrong = sorted((v for v in self.result.verdicts if v.label in (Label.MAJOR, Label.MINOR)
                        and v.claim_id in self.anchors), key=lambda v: _ORDER[v.label])
        leads = [{"label": v.label.value, "anchor": self.anchors[v.claim_id],
                  "claim": quote_at_most(v.claim, _LEAD_WORDS), "study": v.study or v.reference_id,
                  "differs": next((f.message for f in v.findings if f.outcome is Outcome.ERROR
                                   and not f.ignored), v.explanation)} for v in wrong[:_LEADS]]
        return leads, max(0, len(wrong) - _LEADS)

    def articles(self) -> list[dict[str, Any]]:
        """The articles as blocks, each told which view it belongs to."""
        alone = len(self.views) == 1
        return [{"heading": "The article, with its claims marked"
                 if alone and self.result.articles else view.name, "alone": alone, "blocks": [
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
            rows.append({"label": label.value, "number": number, "means": _MEANS[label],
                         "interval": (f"{number / total:.0%} of {total}, 95% CI "
                                      f"{100 * low:.0f}–{100 * high:.0f}%" if total else "")})
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
                    "row": self.rows.get(verdict.reference_id, ""),
                    "design": verdict.design, "doi": verdict.DOI,
                    "url": csl.doi_url(csl.normalise_doi(verdict.DOI)),
                    "claim": quote_at_most(verdict.claim, MAX_CLAIM_WORDS),
                    "rows": self._rows(verdict, asked_in_words(
                        resolution.asked if resolution else (), verdict.basis))})
        return cards

    @staticmethod
    def _rows(verdict: Verdict, asked: str) -> list[tuple[str, str, str]]:
        """The lines of a card: how it is set, what it is called, what it says."""
        rows = [("reported", "The study reported", verdict.reported)]
        errors = [f.message for f in verdict.findings
                  if f.outcome is Outcome.ERROR and not f.ignored]
        if len(errors) == 1 and verdict.explanation.lower().startswith(errors[0].lower()):
            errors = [verdict.explanation]  # says the same, and then more
        rows += [("differs", "What differs", message) for message in errors]
        if str(verdict.evidence) != verdict.reported:
            rows.append(("passage", "Passage", f"“{verdict.evidence}”" if verdict.evidence else ""))
        if verdict.explanation not in {text for _, _, text in rows}:
            rows.append(("why", "In plain words", verdict.explanation))
        rows.append(("small", "Where", verdict.locator))
        rows.append(("small", "Asked", asked))
        return [row for row in rows if row[2]]

    def references(self) -> list[dict[str, Any]]:
        """One row a reference with its status and findings."""
        findings: dict[str, list[Finding]] = {}
        for finding in self.result.findings:
            if (finding.outcome is Outcome.ERROR and not finding.ignored
                    and not finding.code.startswith(("QUO", "EVI"))):
                findings.setdefault(finding.subject, []).append(finding)
        cited: dict[str, list[tuple[str, str]]] = {}
        for verdict in self.result.verdicts:
            if verdict.claim_id in self.anchors:
                cited.setdefault(verdict.reference_id, []).append(
                    (self.anchors[verdict.claim_id], verdict.claim_id))
        return [{
            "id": entry.id, "anchor": self.rows[entry.id],
            "claims": cited.get(entry.id, ()), "name": self._name(entry),
            "status": resolved.status.value,
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

    def others(self) -> tuple[list[dict[str, Any]], int]:
        """Findings on no reference and in no verdict, and how many more there are."""
        rows = [{"code": f.code, "name": f.name, "severity": f.severity or "", "subject": f.subject,
                 "anchor": self.anchors.get(f.subject, ""), "message": f.message}
                for f in self.result.findings if not f.ignored and f.subject not in self.rows
                and ((f.outcome is Outcome.ERROR and not f.code.startswith(("QUO", "EVI")))
                     or (f.outcome is Outcome.INCONCLUSIVE and f.code in ("SYS902", "SYS903")))]
        return rows[:_OTHERS], max(0, len(rows) - _OTHERS)

    def evidence(self) -> list[dict[str, Any]]:
        """The summary of evidence, one row a finding."""
        return [{"study": row.study or row.reference_id,
                 "row": self.rows.get(row.reference_id, ""), "comparison": row.comparison,
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


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _is_title(text: str, title: str) -> bool:
    return bool(title) and text.split() == title.split()
