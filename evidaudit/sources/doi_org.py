"""doi.org: whether a DOI is registered, by any agency, and with which one.

What it can be asked: a DOI's handle (``/api/handles/{doi}``: responseCode 1 exists, 100 does not;
https://www.handle.net/proxy_servlet.html) and its registration agency (``/ra/{doi}``:
https://www.doi.org/doi-handbook/). What an answer means: a negative needs the service's own word
in JSON; a landing page is no test of existence and is never fetched. Records are not asked for
here: to an Accept header for CSL-JSON doi.org answers with a redirect to the registration agency's
own host (https://citation.doi.org/docs.html), and no redirect to a host that nobody configured is
followed. For agencies other than Crossref and DataCite existence alone is settled.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ..cache import SourceAnswer
from ..csl import normalise_doi
from .json_service import JsonService, mapping

HANDLE = "doi.org"
AGENCY = "doi.org agency"
_NO_SUCH_DOI = ("doi does not exist", "invalid doi")


class DoiOrg(JsonService):
    """One run's questions to doi.org."""

    def handle(self, doi: str) -> SourceAnswer:
        """Found (the DOI is registered), not found (it is not) or unavailable."""
        def read(status: int, body: Any) -> SourceAnswer | str:
            code = mapping(body).get("responseCode")
            about = normalise_doi(str(mapping(body).get("handle") or doi))
            if about != doi:
                return "answered about another DOI"
            if status == 200 and code in (1, 200):  # 200: registered, without a value of that type
                return self.found({"responseCode": code})
            if code == 100:
                return self.not_found({"responseCode": code})
            return f"answered {status} without a word on the DOI"

        return self.ask(f"/api/handles/{quote(doi, safe='/')}", read)

    def agency(self, doi: str) -> SourceAnswer:
        """Found, with the agency's name as body; not found where no agency has the DOI."""
        def read(status: int, body: Any) -> SourceAnswer | str:
            row = mapping(body[0]) if isinstance(body, list) and body else mapping(body)
            if normalise_doi(str(row.get("DOI") or doi)) != doi:
                return "answered about another DOI"
            name, said = row.get("RA"), str(row.get("status") or "")
            if isinstance(name, str) and name:
                return self.found(name)
            if said.lower() in _NO_SUCH_DOI:
                return self.not_found(said)
            return f"answered {said or status} without an agency"

        return self.ask(f"/ra/{quote(doi, safe='/')}", read)
