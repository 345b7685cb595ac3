"""Crossref (https://api.crossref.org), through habanero: works by DOI, and search by text.

What it can be asked: fifty DOIs at once (``filter=doi:…``), one DOI, or the words of a reference
(``query.bibliographic``). What an answer means: found, not found (a real 404, or a search that
found nothing), or unavailable, which is never evidence of absence. Every record is held against
the DOI that was asked. Crossref's own ``score`` is not used (uncalibrated).
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

from .. import limits
from ..cache import SourceAnswer, timestamp
from ..csl import normalise_doi
from ..http import Fetcher, Reply
from ..model import Answer
from ..pacing import Host
from .gateway import Gateway
from .records import SELECT

NAME = "Crossref"
_SELECT = list(SELECT)  # habanero refuses a field that it does not know
# Legal in old DOIs, and not safe inside a filter: a comma separates, blanks and signs are cut.
_SINGLY = frozenset(",&#?%+\\\"'|{}^`")


@cache
def _filter_name() -> str:
    """The parameter of ``works`` that takes filters, or ''.

    It is renamed on habanero's main branch, and an unknown one is dropped without a word: the
    answer would be the newest works.
    """
    import habanero  # type: ignore[import-untyped]  # 90 ms that a cached run does not need

    parameters = inspect.signature(habanero.Crossref.works).parameters
    return next((name for name in ("filter", "filters") if name in parameters), "")


@cache
def _raised() -> tuple[type[Exception], ...]:
    """What habanero makes of one reply or another (measured with 2.9.2).

    Its own error, httpx2's, RuntimeError around them, and TypeError, KeyError and the like for a
    message of another shape.
    """
    import habanero
    import httpx2

    return (habanero.RequestError, httpx2.HTTPError, httpx2.InvalidURL, RuntimeError, TypeError,
            KeyError, IndexError, AttributeError, ValueError)


class Crossref:
    """One run's questions to Crossref; open within a ``with`` block."""

    def __init__(self, url: str, host: Host, fetcher: Fetcher, now: datetime,
                 mailto: str = "") -> None:
        self._url, self._host, self._fetcher = url.rstrip("/"), host, fetcher
        self._retrieved, self._mailto = timestamp(now), mailto
        self._gateway = Gateway()

    def __enter__(self) -> Self:
        self._gateway.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._gateway.__exit__(kind, problem, trace)

    def works(self, dois: Sequence[str]) -> dict[str, SourceAnswer]:
        """The answers to at most ``BATCH_SIZE`` DOIs, asked at once.

        A DOI that the answer does not hold is left out: only ``work`` can say that it is not
        found. Where the batch failed, every DOI is unavailable.
        """
        if not _filter_name():
            return self._all_unavailable(dois, "habanero offers no filter that is known here")
        said = self._ask("list", {_filter_name(): {"doi": list(dois)}, "limit": len(dois),
                                  "select": _SELECT}, "work-list")
        if said.answer is not Answer.FOUND:
            return self._all_unavailable(dois, said.detail)
        asked, found = set(dois), {}
        for message in said.body:
            doi = normalise_doi(str(message.get("DOI") or ""))
            for name in (doi, *_aliases(message)):
                if name in asked:
                    found[name] = replace(said, body=message)
        if said.body and not found:
            return self._all_unavailable(dois, "answered with other works than those asked for")
        return found

    def work(self, doi: str) -> SourceAnswer:
        """The answer to one DOI: found, not found (404) or unavailable."""
        said = self._ask("single", {"ids": [quote(doi, safe="")]}, "work")
        if said.answer is Answer.FOUND:
            names = (normalise_doi(str(said.body.get("DOI") or "")), *_aliases(said.body))
            if doi not in names:
                return SourceAnswer(Answer.UNAVAILABLE, None, self._retrieved,
                                    "answered with the record of another work")
        return said

    def search(self, text: str) -> SourceAnswer:
        """The candidate messages for the words of a reference; not found where there are none."""
        said = self._ask("list", {"query_bibliographic": text, "limit": limits.SEARCH_ROWS,
                                  "select": _SELECT}, "work-list")
        if said.answer is Answer.FOUND and not said.body:
            return replace(said, answer=Answer.NOT_FOUND)
        return said

    def _ask(self, kind: str, question: Mapping[str, Any], due: str) -> SourceAnswer:
        made: list[Any] = [None]

        def send(read_seconds: float, total_seconds: float) -> Reply:
            def fetch(path: str, headers: dict[str, str]) -> Reply:
                return self._fetcher.get(self._url + path, headers, read_seconds, total_seconds)

            def through_habanero(base_url: str) -> Any:
                import habanero

                client = habanero.Crossref(base_url=base_url, mailto=self._mailto or None,
                                           timeout=total_seconds + limits.CONNECT_SECONDS)
                return client.works(**question)

            reply, made[0] = self._gateway.ask(fetch, through_habanero, _raised())
            return reply or Reply(failure="refused: the question did not reach the gateway; is "
                                          "127.0.0.1 missing in NO_PROXY?")

        reply = self._host.ask(kind, send, lambda reply: _no_answer(reply, made[0], due))
        if reply.failure:
            return SourceAnswer(Answer.UNAVAILABLE, None, self._retrieved, reply.failure)
        if reply.status == 404:
            return SourceAnswer(Answer.NOT_FOUND, None, self._retrieved)
        message = made[0]["message"]
        return SourceAnswer(Answer.FOUND, message["items"] if due == "work-list" else message,
                            self._retrieved)

    def _all_unavailable(self, dois: Iterable[str], detail: str) -> dict[str, SourceAnswer]:
        return {doi: SourceAnswer(Answer.UNAVAILABLE, None, self._retrieved, detail)
                for doi in dois}


def may_be_batched(doi: str) -> bool:
    """Whether ``doi`` can stand in a filter beside others."""
    return not (_SINGLY & set(doi)) and doi.isprintable() and " " not in doi


def _aliases(message: Mapping[str, Any]) -> list[str]:
    return [normalise_doi(str(alias)) for alias in message.get("aliases") or () if alias]


def _no_answer(reply: Reply, made: Any, due: str) -> str:
    """Why ``reply`` is no answer to a question after ``due`` ('' where it is one)."""
    if reply.status == 404 and due == "work":
        return "" if reply.content_type != "text/html" else "answered 404 with a web page"
    if reply.status != 200:
        return f"answered {reply.status}"
    message = made.get("message") if isinstance(made, Mapping) else None
    if not isinstance(message, Mapping):
        return "answered 200 with something that is not a record"
    if due == "work-list":
        items = message.get("items")
        if not isinstance(items, list) or not all(isinstance(row, Mapping) for row in items):
            return "answered with a list of another shape"
    elif not isinstance(message.get("DOI"), str):
        return "answered with a record without a DOI"
    return ""
