"""What a notebook shows for an audit: escaped everywhere, 200 kB at most."""

from __future__ import annotations

from collections.abc import Iterable

from .. import csl
from ..limits import MAX_CLAIM_WORDS, MAX_NOTEBOOK_BYTES
from ..model import Label, Verdict
from ..pipeline import AuditResult
from ..prose import quote_at_most
from ..safe_io import escape_html
from .summary import summary_lines

_COLOURS = {Label.MAJOR: "#a3160f", Label.MINOR: "#8a5300", Label.ACCURATE: "#17603a",
            Label.UNSUBSTANTIATED: "#5b3a86", Label.UNVERIFIABLE: "#55534e"}
_ORDER = (Label.MAJOR, Label.MINOR, Label.UNSUBSTANTIATED, Label.UNVERIFIABLE, Label.ACCURATE)
_LONGEST = 400  # characters of one cell


def audit_html(result: AuditResult) -> str:
    """The summary, then one row a quotation, the errors first, as many as fit."""
    lines = "".join(f"<li>{escape_html(line)}</li>" for line in summary_lines(result))
    head = f"<div><strong>Citation audit</strong><ul>{lines}</ul>"
    rows = sorted(result.verdicts, key=lambda verdict: _ORDER.index(verdict.label))
    if not rows:
        return head + "</div>"
    table = ("<table><thead><tr><th>claim</th><th>verdict</th><th>what the article says</th>"
             "<th>what the study reported</th><th>study</th></tr></thead><tbody>")
    budget = MAX_NOTEBOOK_BYTES - len(head.encode()) - len(table.encode()) - 500
    body, shown = _fitting(map(_row, rows), budget)
    left = len(rows) - shown
    more = f"<p>{left} more in <code>audit.verdicts</code></p>" if left else ""
    return f"{head}{table}{body}</tbody></table>{more}</div>"


def _fitting(rows: Iterable[str], budget: int) -> tuple[str, int]:
    kept: list[str] = []
    for row in rows:
        budget -= len(row.encode())
        if budget < 0:
            break
        kept.append(row)
    return "".join(kept), len(kept)


def _row(verdict: Verdict) -> str:
    label = (f'<span style="color:{_COLOURS[verdict.label]};font-weight:600">'
             f"{escape_html(verdict.label.value)}</span> {escape_html(', '.join(verdict.codes))}")
    study = escape_html(_short(verdict.study or verdict.reference_id))
    url = csl.doi_url(csl.normalise_doi(verdict.DOI))
    if url:
        study = f'<a href="{escape_html(url)}" rel="noreferrer noopener">{study}</a>'
    cells = (escape_html(verdict.claim_id), label,
             escape_html(_short(quote_at_most(verdict.claim, MAX_CLAIM_WORDS))),
             escape_html(_short(verdict.reported or str(verdict.evidence))), study)
    return "<tr>" + "".join(f'<td style="text-align:left">{cell}</td>' for cell in cells) + "</tr>"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"

