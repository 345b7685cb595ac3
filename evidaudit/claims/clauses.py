"""A sentence with several citations, as the clauses that each of them answers for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from .. import quick_re as re
from ..model import Citation
from .passages import Unit

LEAST_WORDS: Final = 4       # a clause says something: subject, verb and what of it
# What may part two clauses, right after a citation.
_BREAK = re.compile(r"\s{0,2}(?:;|[,–—]?\s{0,2}\b(?:whereas|while|but|although|though|however|"
                    r"yet)\b|,\s(?:and|or)\s(?=(?:\w+\s){3})|\.\s)", re.IGNORECASE)
# What parts two clauses right before a citation that is the subject of the second.
_BEFORE_NEXT = re.compile(r"(?:;|,\s(?:whereas|while|but|although|though|and))\s$", re.IGNORECASE)
# "… bread is fine. [3] found …": the number is the subject of a sentence of its own.
_PUNCTUATION = re.compile(r"[\s,;.–—]*")
_STOP = re.compile(r"(?<=[.!?])\s{1,2}$")
_SUBJECT = re.compile(r"\s[a-z]{2,}")
# After a comma that stands before its superscript: "… weeks,²˒³ and inserts help as well".
_AFTER_COMMA = re.compile(r"\s{0,2}\b(?:and|or)\s(?=(?:\w+\s){3})")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|did|does|do|can|may|might|will|not|no|"
                   r"[a-z]{2,}(?:ed|es|s)|found|fell|rose|led|cut|saw|lost|grew|made)\b")


def citations_by_unit(units: Sequence[Unit], citations: Sequence[Citation],
                      ) -> dict[int, list[Citation]]:
    """Unit position -> the citations within it, in order."""
    starts = [unit.start for unit in units]
    inside: dict[int, list[Citation]] = {}
    for citation in citations:
        at = bisect_right(starts, citation.start) - 1
        if at >= 0 and citation.start < units[at].end:
            inside.setdefault(at, []).append(citation)
    return inside


def split_clauses(unit: Unit, citations: Sequence[Citation], ids: tuple[str, ...],
                  ) -> list[tuple[int, int, tuple[str, ...]]]:
    """(start, end, reference ids) of each clause of ``unit`` that has citations of its own.

    A sentence that does not part after a citation stays whole, and answers for all of ``ids``.
    """
    own = {key for citation in citations for key in citation.reference_ids}
    shared = tuple(key for key in ids if key not in own)
    clauses: list[tuple[int, int, tuple[str, ...]]] = []
    start = unit.start
    cited: list[str] = []
    for number, citation in enumerate(citations):
        cited.extend(key for key in citation.reference_ids if key in ids)
        following = citations[number + 1] if number + 1 < len(citations) else None
        if following is None:
            continue
        gap = unit.text[citation.end - unit.start:following.start - unit.start]
        late = _AFTER_COMMA if unit.text[:citation.start - unit.start].endswith(",") else _BREAK
        parts = late.match(gap) or _BREAK.match(gap)
        ends = _BEFORE_NEXT.search(gap) or (_STOP.search(gap) if _SUBJECT.match(
            unit.text[following.end - unit.start:]) else None)
        if not parts and ends and _is_clause(
                unit.text[start - unit.start:citation.end - unit.start + ends.start()]):
            cut = citation.end + ends.start()        # "Quist (2014) pooled 12, whereas Lowe (2008)"
            clauses.append((start, cut, tuple(dict.fromkeys((*cited, *shared)))))
            start, cited = cut + _lead(gap, ends.start()), []
        elif parts and _is_clause(gap[parts.end():]) and _is_clause(
                unit.text[start - unit.start:citation.end - unit.start]):
            clauses.append((start, citation.end, tuple(dict.fromkeys((*cited, *shared)))))
            start = citation.end + _lead(gap, 0)
            cited = []
    if not clauses:
        return [(unit.start, unit.end, ids)]
    return [*clauses, (start, unit.end, tuple(dict.fromkeys((*cited, *shared))))]


def _lead(text: str, start: int) -> int:
    """How many characters of white space and punctuation stand at ``start``."""
    lead = _PUNCTUATION.match(text, start)
    return lead.end() - start if lead else 0


def _is_clause(text: str) -> bool:
    return len(text.split()) >= LEAST_WORDS and bool(_VERB.search(text))
