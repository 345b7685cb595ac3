"""DataCite (https://api.datacite.org): the record of a DOI that DataCite registered.

What it can be asked: ``/dois/{doi}``. What an answer means: found (its ``data`` resource), not
found (404 in JSON:API), or unavailable.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ..cache import SourceAnswer
from ..csl import normalise_doi
from .json_service import JsonService, mapping

NAME = "DataCite"


class DataCite(JsonService):
    """One run's questions to DataCite."""

    def work(self, doi: str) -> SourceAnswer:
        """The answer on one DOI, its JSON:API resource as body."""
        def read(status: int, body: Any) -> SourceAnswer | str:
            if status == 404:
                return self.not_found()
            data = mapping(mapping(body).get("data"))
            name = mapping(data.get("attributes")).get("doi") or data.get("id")
            if not isinstance(name, str):
                return "answered with something that is not a record"
            if normalise_doi(name) != doi:
                return "answered with the record of another work"
            return self.found(dict(data))

        return self.ask(f"/dois/{quote(doi, safe='')}", read)
