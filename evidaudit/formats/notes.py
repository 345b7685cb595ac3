"""Footnotes that name a work, as references."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..csl import normalise_doi
from ..model import Reference, Skipped
from .assembly import Draft
from .reference_strings import parse_reference

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d[a-z]?(?!\d)")
_LINK = re.compile(r"\b10\.\d{4,9}/|https?://", re.IGNORECASE)
_RETURN = re.compile(r"[↩↑^\ufe0e\s]+$")


def names_a_work(text: str) -> bool:
    """Whether a footnote reads as a reference: a DOI or link, or a year among other words."""
    return bool(_LINK.search(text)) or (bool(_YEAR.search(text)) and len(text.split()) >= 6)


def reference_of_link(id: str, url: str, raw: str = "", source: str = "") -> Reference:
    """The reference that a bare link makes: its DOI where it has one, else its URL."""
    doi = normalise_doi(url)
    item: dict[str, str] = {"DOI": doi, "URL": url} if doi else {"URL": url}
    return Reference(id=id, item=item, raw=raw or url, source=source)


def add_notes(draft: Draft, notes: Sequence[tuple[str, str]], source: str,
              ) -> tuple[list[Reference], list[Skipped], tuple[int, int] | None]:
    """Append ``notes`` (label, text) to the draft; the references among them, the rest, the span.

    The span is None where no note names a work: then the notes are remarks of the article.
    """
    works = [(label, text) for label, text in notes if names_a_work(text)]
    if not works:
        for _, text in notes:
            draft.add("footnote", text)
        return [], [], None
    references: list[Reference] = []
    skipped: list[Skipped] = []
    first = None
    for label, text in notes:
        clean = _RETURN.sub("", text)
        start, end = draft.add("footnote", clean, label=f"[{label}] ")
        first = start - len(label) - 3 if first is None else first
        if names_a_work(clean):
            read = parse_reference(clean, label)
            references.append(Reference(read.id, read.item, clean, source,
                                        remarks=read.remarks))
    return references, skipped, (first or 0, draft.length)
