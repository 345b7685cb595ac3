"""Europe PMC (https://europepmc.org/RestfulWebService): the abstract of a work by its DOI.

What it can be asked: ``/search?query=DOI:"…"&resultType=core&format=json``. What an answer means:
found (title and abstract as plain text), not found (no such work, or a work without abstract), or
unavailable; a syntax error also comes with 200.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from ..cache import SourceAnswer
from ..csl import normalise_doi
from .jats import jats_text
from .json_service import JsonService, mapping

NAME = "Europe PMC"


class EuropePmc(JsonService):
    """One run's questions to Europe PMC."""

    def work(self, doi: str) -> SourceAnswer:
        """The answer on one DOI; body: {"title", "abstract", "pmid", "types", "journal"}."""
        def read(status: int, body: Any) -> SourceAnswer | str:
            results = mapping(mapping(body).get("resultList")).get("result")
            if status != 200 or not isinstance(results, list):
                return "answered with something that is not a result list"
            for row in map(mapping, results):
                if normalise_doi(str(row.get("doi") or "")) == doi:
                    return self.found(_body(row)) if row.get("abstractText") else self.not_found()
            return self.not_found() if not results else "answered with another work"

        quoted = doi.replace("\\", "\\\\").replace('"', '\\"')
        query = urlencode({"query": f'DOI:"{quoted}"', "resultType": "core", "format": "json",
                           "pageSize": "5"})
        return self.ask(f"/search?{query}", read)


def _body(row: Any) -> dict[str, Any]:
    kinds = mapping(row.get("pubTypeList")).get("pubType")
    journal = mapping(mapping(row.get("journalInfo")).get("journal"))
    return {"title": jats_text(str(row.get("title") or "")),
            "abstract": jats_text(str(row.get("abstractText") or "")),
            "pmid": str(row.get("pmid") or ""),
            "types": [str(kind) for kind in kinds] if isinstance(kinds, list) else [],
            "journal": str(journal.get("title") or "")}
