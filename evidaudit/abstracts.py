"""The abstract of each work that was resolved: Crossref's where it has one, else Europe PMC's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from .cache import SourceAnswer
from .http import Bounds
from .model import Answer, Asked, Resolution
from .settings import Settings
from .sources import europepmc
from .sources.services import Services


@dataclass(frozen=True, slots=True)
class Abstract:
    """One abstract as plain text (empty where there is none), its source, and what was asked."""

    text: str
    source: str
    asked: tuple[Asked, ...] = ()


def read_abstracts(resolutions: Sequence[Resolution], settings: Settings, *,
                   asked_on: datetime | None = None,
                   bounds: Bounds | None = None) -> dict[str, Abstract]:
    """The abstract for each reference id that has a record with a DOI.

    Offline only what the cache holds is read. A work without a published abstract has an empty
    text; so has one whose source did not answer, and ``asked`` tells the two apart.
    """
    found: dict[str, Abstract] = {}
    wanted: dict[str, str] = {}
    for one in resolutions:
        if one.record is not None and one.record.abstract:
            found[one.reference_id] = Abstract(one.record.abstract, one.record.source)
        elif one.matched_DOI:
            wanted[one.reference_id] = one.matched_DOI
    if wanted:
        with Services(settings, asked_on, bounds) as services:
            answers = services.abstracts(wanted.values())
        for reference_id, doi in wanted.items():
            found[reference_id] = _abstract(answers[doi])
    return found


def _abstract(said: SourceAnswer) -> Abstract:
    if said.answer is Answer.NOT_ASKED:
        return Abstract("", "")
    body = said.body if isinstance(said.body, dict) else {}
    detail = "abstract" if body.get("abstract") else said.detail
    return Abstract(str(body.get("abstract") or ""), europepmc.NAME,
                    (Asked(europepmc.NAME, said.answer, said.retrieved, detail),))
