"""The claims of an article: what its citations answer for, and what it asserts uncited."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from .. import quick_re as re
from ..model import Article, Citation, Claim, Reference
from . import cues
from .assertions import asserts, cites_something, is_statement
from .attribution import attribute
from .claim_types import claim_type
from .clauses import citations_by_unit, split_clauses
from .ellipsis import joined_with_antecedent
from .passages import Unit, body_blocks, read_units
from .scope import find_scope

CONTEXT_UNITS: Final = 2        # sentences before a claim that explain its pronouns
SHORTEST_QUESTION: Final = 8    # words: "Why were they giving up?" says nothing of the study
_DIGIT = re.compile(r"\d")
_ONLY_MARKER = re.compile(r"[\W\d_]*$")


def find_claims(article: Article, references: Sequence[Reference],
                citations: Sequence[Citation]) -> list[Claim]:
    """Every claim of ``article`` in the order of the text, ids "C001" on.

    A claim with ``reference_ids`` is within the scope of those citations; one without cites
    nothing, or cites a label that leads to no reference, and states a statistic, a ranking, a
    cause or an effect. ``attributed_to`` is who the text says it comes from.
    """
    units = read_units(article, body_blocks(article))
    known = {reference.id for reference in references}
    scope = find_scope(article, units, citations)
    speakers = attribute(units)
    section, advice = "", False
    inside = citations_by_unit(units, [c for c in citations if c.reference_ids])
    dangling = set(citations_by_unit(units, [c for c in citations if not c.reference_ids]))
    linked = _units_with_links(article, units)
    claims: list[Claim] = []
    for i, unit in enumerate(units):
        ids = tuple(key for key in scope.ids.get(i, ()) if key in known)
        if unit.kind != "list-item":
            advice = bool(cues.LEADS_TO_ADVICE.search(unit.text))
        if (i in inside or _says_something(unit) if ids else asserts(unit) and not advice and (
                i in dangling or not (i in linked or cites_something(unit.text)))):
            for start, end, cited in split_clauses(unit, inside.get(i, []), ids):
                words = article.text[start:end]
                claim = Claim(
                    id=f"C{len(claims) + 1:03d}", article=article.name, text=words,
                    section=section, start=start, end=end, claim_type=claim_type(words),
                    reference_ids=cited, attributed_to=speakers.get(i, ""),
                    context=_context(units, i))
                longer = joined_with_antecedent(claims, unit, units[i - 1] if i else None,
                                                article, claim)
                if longer is None:
                    claims.append(claim)
                else:
                    claims[-1] = longer
        if i in scope.headings:
            section = unit.text
    return claims


def _units_with_links(article: Article, units: Sequence[Unit]) -> set[int]:
    """The units that hold a note call or a link to another site: these cite something."""
    starts = [unit.start for unit in units]
    linked = set()
    for marker in article.markers:
        at = bisect_right(starts, marker.start) - 1
        if at >= 0 and marker.start < units[at].end and any(
                target.startswith(("http", "10.", "//")) or target.isalnum()
                for target in marker.targets):
            linked.add(at)
    return linked


def _says_something(unit: Unit) -> bool:
    """Whether a sentence in a citation's scope can be held against the study."""
    text = unit.text
    if _ONLY_MARKER.match(text) or len(text.split()) < 3:
        return False
    if text.endswith("?") and len(text.split()) < SHORTEST_QUESTION and not _DIGIT.search(text):
        return False
    if cues.ADVICE.match(text):
        return False
    return not (cues.CONTACT.search(text) and not is_statement(text))


def _context(units: Sequence[Unit], i: int) -> str:
    """The sentences just before within the section, and the claim's own."""
    first = i
    while first > 0 and i - first < CONTEXT_UNITS and units[first - 1].section == units[i].section:
        first -= 1
    return " ".join(units[j].text for j in range(first, i + 1))
