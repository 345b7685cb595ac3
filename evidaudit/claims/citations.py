"""The citations of an article, each linked to the references that it names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..model import Article, Citation, Reference
from .author_year import find_author_year
from .keyed import find_keys, find_links, find_marked
from .numeric import find_numeric
from .prose_citations import find_prose
from .reference_index import ReferenceIndex, unique


def find_citations(article: Article, references: Sequence[Reference]) -> list[Citation]:
    """Every pointer of ``article`` to ``references``, in order of the text.

    Where the article numbers its own list and ``references`` are another bibliography of the
    same works, the numbers are followed through the article's list. Labels that lead to no
    reference are given in ``missing``, but only where the article's way of citing is
    established: a number in brackets is not always a citation.
    """
    if not references:
        return []
    index = ReferenceIndex(references, article.references)
    end = body_length(article)
    found: list[Citation] = []
    for find in (find_marked, find_keys, find_links, find_numeric, find_author_year):
        found.extend(_without_overlap(find(article, index, end), found))
        found.sort(key=lambda citation: citation.start)
    found.extend(_without_overlap(find_prose(article, index, end, found), found))
    tail = _after_list(article, end)
    found = [citation for citation in found if citation.end <= end or citation.start >= tail]
    return sorted(found, key=lambda citation: (citation.start, citation.end))


def body_length(article: Article) -> int:
    """Where the body of the article ends: at its reference list, or with the text."""
    return len(article.text) if article.body_end is None else article.body_end


def _after_list(article: Article, end: int) -> int:
    return len(article.text) if article.reference_end is None else max(end, article.reference_end)


def _without_overlap(new: Sequence[Citation], old: Sequence[Citation]) -> list[Citation]:
    """``new`` without those that touch one of ``old``; an exact twin adds nothing."""
    starts = [citation.start for citation in old]
    kept = []
    for citation in new:
        at = bisect_right(starts, citation.start)
        before = old[at - 1] if at else None
        after = old[at] if at < len(old) else None
        if (before and before.end > citation.start) or (after and after.start < citation.end):
            continue
        kept.append(citation)
    return kept


__all__ = ["body_length", "find_citations", "unique"]
