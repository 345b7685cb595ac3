"""Crossref, doi.org, DataCite and Europe PMC on one loopback socket, with faults on demand.

The records are synthetic, made by ``make_works``; the behaviour follows the services' own
documentation: ``rows`` defaults to 20, filters are OR-ed, 404 is plain text, 400 is JSON with a
list as message, two pools with limits of their own for single records and lists.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

from evidaudit.http import Bounds
from evidaudit.model import Reference
from evidaudit.settings import Settings

# The limits of the package, a hundred times smaller.
QUICK = Bounds(connect_seconds=1.0, read_seconds=0.4, total_seconds=1.2, max_bytes=2_000_000,
               max_retry_after_seconds=1.2, backoff_seconds=0.005, circuit_seconds=0.8,
               other_rate=1000.0)
FIELDS = {"DOI", "type", "title", "subtitle", "original-title", "author", "editor",
          "container-title", "short-container-title", "group-title", "publisher", "issued",
          "published", "published-print", "published-online", "posted", "volume", "issue", "page",
          "article-number", "ISSN", "ISBN", "relation", "update-to", "updated-by", "abstract",
          "score", "institution"}
POLITE, PUBLIC = (10, 3, 3), (5, 1, 1)  # single records/s, lists/s, in flight
_WORD = re.compile(r"\w+")
_SYLLABLES = re.findall(r"\w+", "ba co du fe gi ha ju ke lo mi na pe qui ra so tu va wo xe yo za "
                        "bri cla dro flu gre pla sco tri")


@dataclass
class Fault:
    """Something that goes wrong ``times`` times (for ever by default)."""

    kind: str          # an HTTP status, or a name of ``Services._fail``
    times: float = float("inf")
    retry_after: str = ""


@dataclass(frozen=True)
class Seen:
    """One request as it arrived."""

    at: float
    kind: str          # single | list | handle | agency | datacite | europepmc
    about: str         # DOI, filter or query
    status: int
    in_flight: int
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)


def make_works(number: int, seed: int = 1, prefix: str = "10.5555") -> dict[str, dict[str, Any]]:
    """``number`` synthetic Crossref work messages by DOI; the same for the same seed."""
    rng = random.Random(seed)

    def word(capital: bool = False) -> str:
        text = "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 4)))
        return text.capitalize() if capital else text

    journals = [f"Journal of {word(True)} {word(True)}" for _ in range(max(3, number // 20))]
    works = {}
    for i in range(number):
        doi, year, journal = f"{prefix}/work.{seed}.{i}", rng.randint(1990, 2024), \
            rng.choice(journals)
        first = rng.randint(1, 900)
        works[doi] = {
            "DOI": doi, "type": "journal-article",
            "title": [" ".join([word(True), *(word() for _ in range(rng.randint(6, 10)))])],
            "author": [{"family": word(True), "given": word(True), "sequence": "first"}
                       for _ in range(rng.randint(1, 5))],
            "container-title": [journal],
            "short-container-title": [" ".join(w[:4] for w in journal.split() if w != "of")],
            "issued": {"date-parts": [[year, rng.randint(1, 12)]]},
            "published-print": {"date-parts": [[year, rng.randint(1, 12)]]},
            "volume": str(rng.randint(1, 80)), "issue": str(rng.randint(1, 12)),
            "page": f"{first}-{first + rng.randint(2, 12)}", "publisher": "Synthetic Press",
        }
    return works


def as_reference(work: Mapping[str, Any], id: str = "1", **changes: Any) -> Reference:
    """A reference that cites ``work``, its fields replaced by ``changes`` (None: left out)."""
    item = {"DOI": work["DOI"], "type": "article-journal", "title": work["title"][0],
            "author": [{"family": a["family"], "given": a["given"]} for a in work["author"]],
            "container-title": work["container-title"][0], "issued": work["issued"],
            "volume": work["volume"], "issue": work["issue"], "page": work["page"]}
    item.update({name.replace("_", "-"): value for name, value in changes.items()})
    return Reference(id, {name: value for name, value in item.items() if value is not None})


def settings_for(url: str, **changes: Any) -> Settings:
    """Settings with every service at ``url``, at a mirror's pace."""
    values: dict[str, Any] = {
        "mailto": "reader@example.org", "crossref_url": url, "doi_url": url, "datacite_url": url,
        "europepmc_url": url, "crossref_rate": 1000.0}
    return Settings(**{**values, **changes})


class Services:
    """The WSGI application; ``faults`` by DOI, by kind of request, or "*" for all."""

    def __init__(self, works: Mapping[str, dict[str, Any]] | None = None, *,
                 datacite: Mapping[str, dict[str, Any]] | None = None,
                 abstracts: Mapping[str, str] | None = None,
                 agencies: Mapping[str, str] | None = None,
                 latency: float = 0.0, limits: bool = False) -> None:
        self.works = {doi.lower(): work for doi, work in (works or {}).items()}
        self.aliases = {alias.lower(): doi for doi, work in self.works.items()
                        for alias in work.get("aliases", ())}
        self.datacite, self.abstracts = dict(datacite or {}), dict(abstracts or {})
        self.agencies = dict(agencies or {})
        self.latency, self.limits = latency, limits
        self.faults: dict[str, Fault] = {}
        self.seen: list[Seen] = []
        self.max_in_flight = 0
        self._in_flight = 0
        self._starts: dict[str, deque[float]] = {"single": deque(), "list": deque()}
        self._words: dict[str, set[str]] = {}
        self._lock = threading.Lock()
        self.stopping = threading.Event()

    # --- the socket ------------------------------------------------------------------------
    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        raw = str(environ.get("RAW_URI") or environ.get("REQUEST_URI") or request.full_path)
        path = raw.split("?")[0]
        kind, about = self._kind(path, request)
        with self._lock:
            self._in_flight += 1
            in_flight = self._in_flight
            self.max_in_flight = max(self.max_in_flight, in_flight)
        arrived = time.monotonic()
        try:
            response = self._respond(kind, about, request, in_flight, arrived)
            with self._lock:
                self.seen.append(Seen(arrived, kind, about, response.status_code, in_flight, raw,
                                      dict(request.headers)))
            return response(environ, start_response)
        finally:
            with self._lock:
                self._in_flight -= 1

    def _kind(self, path: str, request: Request) -> tuple[str, str]:
        for start, kind in (("/api/handles/", "handle"), ("/ra/", "agency"),
                            ("/dois/", "datacite")):
            if path.startswith(start):
                return kind, unquote(path[len(start):]).lower()
        if path.startswith("/search"):
            return "europepmc", request.args.get("query", "")
        if path.rstrip("/") == "/works":
            query = request.args.get("query.bibliographic")
            return ("search", query) if query else ("list", request.args.get("filter", ""))
        return "single", unquote(path.removeprefix("/works/")).lower()

    def _respond(self, kind: str, about: str, request: Request, in_flight: int,
                 arrived: float) -> Response:
        pool = "list" if kind in ("list", "search") else "single"
        refused = self._over_the_limit(pool, request, in_flight, arrived) \
            if self.limits and kind in ("list", "search", "single") else None
        time.sleep(self.latency)
        if refused is not None:
            return refused
        fault = self._fault(kind, about)
        if fault is not None:
            return self._fail(fault, kind, about, request)
        return self._answer(kind, about, request)

    def _over_the_limit(self, pool: str, request: Request, in_flight: int,
                        arrived: float) -> Response | None:
        polite = "mailto:" in request.headers.get("User-Agent", "")
        single, lists, at_once = POLITE if polite else PUBLIC
        allowed = single if pool == "single" else lists
        with self._lock:
            starts = self._starts[pool]
            while starts and arrived - starts[0] >= 1.0:
                starts.popleft()
            starts.append(arrived)
            over = len(starts) > allowed or in_flight > at_once
        if not over:
            return None
        return Response("Social activity too high", 429, {
            "x-rate-limit-limit": str(allowed), "x-rate-limit-interval": "1s"})

    def _fault(self, kind: str, about: str) -> Fault | None:
        with self._lock:
            for key, fault in self.faults.items():
                if fault.times > 0 and (key in (kind, "*", about)
                                        or (kind in ("list", "europepmc") and "/" in key
                                            and key in about)):
                    fault.times -= 1
                    return fault
        return None

    # --- good answers ------------------------------------------------------------------------
    def _answer(self, kind: str, about: str, request: Request) -> Response:
        if kind == "single":
            work = self.works.get(self.aliases.get(about, about))
            return _json({"status": "ok", "message-type": "work", "message": work}) if work \
                else Response("Resource not found.", 404, content_type="text/plain")
        if kind in ("list", "search"):
            return self._list(kind, about, request)
        if kind == "handle":
            known = about in self._registered()
            return _json({"responseCode": 1 if known else 100, "handle": about},
                         200 if known else 404)
        if kind == "agency":
            agency = self._registered().get(about)
            return _json([{"DOI": about, "RA": agency} if agency else
                          {"DOI": about, "status": "DOI does not exist"}])
        if kind == "datacite":
            work = self.datacite.get(about)
            return _json({"data": {"id": about, "type": "dois", "attributes": work}}) if work \
                else _json({"errors": [{"status": "404", "title": "not found"}]}, 404)
        doi = about.removeprefix('DOI:"').removesuffix('"').lower()
        text = self.abstracts.get(doi)
        return _json({"hitCount": int(text is not None), "resultList": {"result": [
            {"doi": doi, "title": "A title", "abstractText": text}] if text else []}})

    def _registered(self) -> dict[str, str]:
        return {**dict.fromkeys((*self.works, *self.aliases), "Crossref"),
                **dict.fromkeys(self.datacite, "DataCite"), **self.agencies}

    def _list(self, kind: str, about: str, request: Request) -> Response:
        rows = int(request.args.get("rows", 20))
        fields = [name for name in request.args.get("select", "").split(",") if name]
        unknown = [name for name in fields if name not in FIELDS]
        if rows > 1000 or unknown:
            return _json({"status": "failed", "message-type": "validation-failure", "message": [
                {"type": "parameter-not-allowed", "value": str(unknown), "message": "no"}]}, 400)
        if kind == "search":
            found = self._rank(about)
        elif "doi:" in about:
            asked = [part.removeprefix("doi:").lower() for part in about.split(",")]
            found = [self.works[d] for doi in dict.fromkeys(asked)
                     if (d := self.aliases.get(doi, doi)) in self.works]
        else:
            found = list(self.works.values())
        items = [{name: value for name, value in work.items() if not fields or name in fields}
                 for work in found[:rows]]
        return _json({"status": "ok", "message-type": "work-list", "message": {
            "total-results": len(found), "items-per-page": rows, "items": items}})

    def _rank(self, query: str) -> list[dict[str, Any]]:
        """Works by crude word overlap, as a search service would rank them, only worse."""
        if not self._words:
            self._words = {doi: _words(work) for doi, work in self.works.items()}
        words = set(_WORD.findall(query.lower()))
        scored = sorted(((len(words & have), doi) for doi, have in self._words.items()
                         if words & have), reverse=True)
        return [{**self.works[doi], "score": float(score)} for score, doi in scored[:50]]

    # --- bad answers -------------------------------------------------------------------------
    def _fail(self, fault: Fault, kind: str, about: str, request: Request) -> Response:
        good = self._answer(kind, about, request).get_data()
        name = fault.kind
        if name.isdecimal():
            headers = {"Retry-After": fault.retry_after} if fault.retry_after else {}
            if name == "301":
                headers["Location"] = "http://127.0.0.1:9/elsewhere"
            return Response("no", int(name), headers)
        if name == "html":
            return Response("<html><body>Please log in</body></html>", 200,
                            content_type="text/html")
        if name == "html-404":
            return Response("<html>gone</html>", 404, content_type="text/html")
        if name == "truncated-json":
            return Response(good[:len(good) // 2], 200, content_type="application/json")
        if name == "cut-body":
            return Response(good[:len(good) // 2], 200, {"Content-Length": str(len(good) + 9)},
                            content_type="application/json")
        if name == "empty-body":
            return Response(b"", 200, content_type="application/json")
        if name == "silent":
            self.stopping.wait(60)
            return Response("", 503)
        if name == "drip":
            return Response(self._drip(good), 200, content_type="application/json")
        if name == "flood":
            return Response(self._flood(), 200, content_type="application/json")
        if name == "bomb":
            return Response(gzip.compress(b" " * 40_000_000), 200, {"Content-Encoding": "gzip"},
                            content_type="application/json")
        if name == "double-bomb":
            packed = gzip.compress(gzip.compress(b" " * 40_000_000))
            return Response(packed, 200, {"Content-Encoding": "gzip, gzip"},
                            content_type="application/json")
        if name == "other-work":
            other = {"DOI": "10.9999/other", "type": "journal-article", "title": ["Another work"]}
            return _other_work(kind, other)
        if name == "empty-list":
            return _empty(kind)
        raise AssertionError(f"unknown fault {name}")

    def _drip(self, body: bytes) -> Iterator[bytes]:
        for byte in body:
            if self.stopping.wait(0.05):
                return
            yield bytes([byte])

    def _flood(self) -> Iterator[bytes]:
        for _ in range(400):
            if self.stopping.is_set():
                return
            yield b" " * 100_000


class Running:
    """A ``Services`` on a port of its own; ``url`` is the base for every service."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self._server = make_server("127.0.0.1", 0, services, threaded=True,
                                   request_handler=_Quiet)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,),
                                        daemon=True)

    def __enter__(self) -> Running:
        self._thread.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self.services.stopping.set()
        self._server.shutdown()
        self._server.server_close()


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """Nothing."""


def _json(value: Any, status: int = 200) -> Response:
    return Response(json.dumps(value), status, content_type="application/json")


def _words(work: Mapping[str, Any]) -> set[str]:
    names = [str(author.get("family", "")) for author in work.get("author", ())]
    year = (work.get("issued") or {}).get("date-parts", [[None]])[0][0]
    text = " ".join([*work.get("title", ()), *names, *work.get("container-title", ()),
                     str(year or ""), str(work.get("volume", "")), str(work.get("page", ""))])
    return set(_WORD.findall(text.lower()))


def _other_work(kind: str, other: dict[str, Any]) -> Response:
    if kind == "single":
        return _json({"status": "ok", "message-type": "work", "message": other})
    if kind in ("list", "search"):
        return _json({"status": "ok", "message-type": "work-list", "message": {
            "total-results": 1, "items": [other]}})
    if kind == "handle":
        return _json({"responseCode": 100, "handle": other["DOI"]}, 404)
    if kind == "agency":
        return _json([{"DOI": other["DOI"], "status": "DOI does not exist"}])
    if kind == "datacite":
        return _json({"data": {"id": other["DOI"], "attributes": {"doi": other["DOI"]}}})
    return _json({"resultList": {"result": [{"doi": other["DOI"], "abstractText": "x"}]}})


def _empty(kind: str) -> Response:
    if kind in ("list", "search"):
        return _json({"status": "ok", "message-type": "work-list", "message": {
            "total-results": 0, "items": []}})
    return _json({"resultList": {"result": []}} if kind == "europepmc" else [])
