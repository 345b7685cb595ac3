"""All services of one run behind their cache: each question once, each answer kept before use."""

from __future__ import annotations

import logging
import os
import tempfile
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from .. import limits
from ..cache import Cache, SourceAnswer, timestamp
from ..http import Bounds, Fetcher
from ..model import Answer, Asked
from ..pacing import Host, Share
from ..settings import Settings
from . import crossref, datacite, doi_org, europepmc, retraction_watch
from .retraction_watch import RetractionWatch, read_retraction_watch

SEARCH = "Crossref search"
_LOG = logging.getLogger("evidaudit")
_STATUS_AGE = timedelta(hours=limits.NOT_FOUND_HOURS)

Done = Callable[[Iterable[str]], None]  # called with the keys that have been answered


@dataclass(frozen=True, slots=True)
class DoiAnswer:
    """What all services together say of one DOI.

    ``source`` names the one whose message ``said`` holds; ``said`` is found, not found (the
    registry's word as well as Crossref's) or unavailable. ``registered`` as in ``Resolution``.
    """

    said: SourceAnswer
    source: str
    registered: bool | None
    agency: str
    asked: tuple[Asked, ...]


class Services:
    """The services as ``settings`` names them; open within a ``with`` block."""

    def __init__(self, settings: Settings, asked_on: datetime | None = None,
                 bounds: Bounds | None = None) -> None:
        self.settings, self.bounds = settings, bounds or Bounds()
        self.now = asked_on or datetime.now(UTC)
        self.cache = Cache(settings.cache_dir or None, self.now)
        self._answers: dict[tuple[str, str], SourceAnswer] = {}
        self._lock = threading.Lock()
        self._fetcher = Fetcher((settings.crossref_url, settings.doi_url, settings.datacite_url,
                                 settings.europepmc_url, _url_only(settings.retraction_watch)),
                                self.bounds)
        single, lists, in_flight = (limits.POLITE_RATES if settings.mailto
                                    else limits.PUBLIC_RATES)
        if settings.crossref_rate:
            lists = settings.crossref_rate
            single = max(single, lists)
        hosts = [Host(name, {"single": self.bounds.other_rate}, self.bounds.other_in_flight,
                      self.bounds, self._share(url))
                 for name, url in ((doi_org.HANDLE, settings.doi_url),
                                   (datacite.NAME, settings.datacite_url),
                                   (europepmc.NAME, settings.europepmc_url))]
        self._in_flight = in_flight
        self._crossref = crossref.Crossref(
            settings.crossref_url,
            Host(crossref.NAME, {"single": single, "list": lists}, in_flight, self.bounds,
                 self._share(settings.crossref_url)),
            self._fetcher, self.now, settings.mailto)
        self._doi_org = doi_org.DoiOrg(settings.doi_url, hosts[0], self._fetcher, self.now)
        self._datacite = datacite.DataCite(settings.datacite_url, hosts[1], self._fetcher,
                                           self.now, settings.mailto)
        self._europepmc = europepmc.EuropePmc(settings.europepmc_url, hosts[2], self._fetcher,
                                              self.now)

    def _share(self, url: str) -> Share:
        """The starting times at ``url`` that all processes with this cache take in turn."""
        def next_slot(kind: str, seconds: float) -> float:
            return self.cache.next_slot(f"{url.rstrip('/')} {kind}", seconds)

        return next_slot

    def __enter__(self) -> Self:
        if not self.settings.offline:
            self._crossref.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None,
                 trace: TracebackType | None) -> None:
        if not self.settings.offline:
            self._crossref.__exit__(kind, problem, trace)
        self._fetcher.close()
        self.cache.close()

    # --- DOIs ------------------------------------------------------------------------------
    def look_up(self, dois: Iterable[str], done: Done = lambda keys: None) -> dict[str, DoiAnswer]:
        """What is known of each DOI: Crossref first, then doi.org's word and DataCite's record."""
        wanted = list(dict.fromkeys(dois))
        waiting = []
        for doi in wanted:
            kept = self._kept(crossref.NAME, doi)
            if kept is None or (kept.answer is Answer.FOUND and kept.age(self.now) > _STATUS_AGE
                                and not self.settings.offline):
                waiting.append(doi)
        rest = set(waiting)
        done(doi for doi in wanted if doi not in rest)
        if not self.settings.offline:
            self._ask_crossref(waiting, done)
        missing = [doi for doi in wanted
                   if self._answer(crossref.NAME, doi).answer is Answer.NOT_FOUND]
        with ThreadPoolExecutor(self.bounds.other_in_flight) as pool:
            answers = dict(zip(missing, pool.map(self._conclude, missing), strict=True))
        return {doi: answers[doi] if doi in answers else self._conclude(doi) for doi in wanted}

    def _ask_crossref(self, dois: Sequence[str], done: Done) -> None:
        """Asks for ``dois`` fifty at a time, then singly for those that no batch held."""
        together = [doi for doi in dois if crossref.may_be_batched(doi)]
        batches = [together[i:i + limits.BATCH_SIZE]
                   for i in range(0, len(together), limits.BATCH_SIZE)]

        def ask_batch(batch: Sequence[str]) -> list[str]:
            if len(batch) == 1:
                return list(batch)
            said = self._crossref.works(batch)
            self._keep(crossref.NAME, said)
            done(said)
            return [doi for doi in batch if doi not in said]

        def ask_one(doi: str) -> None:
            self._keep(crossref.NAME, {doi: self._crossref.work(doi)})
            done((doi,))

        with ThreadPoolExecutor(self._in_flight) as pool:
            missing = [doi for rest in pool.map(ask_batch, batches) for doi in rest]
            alone = [doi for doi in dois if not crossref.may_be_batched(doi)]
            list(pool.map(ask_one, [*missing, *alone]))

    def _conclude(self, doi: str) -> DoiAnswer:
        """What Crossref's answer on ``doi`` and, where it needs them, the others come to."""
        said = self._answer(crossref.NAME, doi)
        asked = [_asked(crossref.NAME, said)]
        if said.answer is Answer.FOUND:
            return DoiAnswer(said, crossref.NAME, True, crossref.NAME, tuple(asked))
        if said.answer is not Answer.NOT_FOUND:
            kept = self._stale(doi)
            if kept:
                asked.append(_asked("cache", kept))
                return DoiAnswer(kept, crossref.NAME, True, crossref.NAME, tuple(asked))
            return DoiAnswer(said, "", None, "", tuple(asked))
        handle = self._ask_once(doi_org.HANDLE, doi, self._doi_org.handle)
        agency = self._ask_once(doi_org.AGENCY, doi, self._doi_org.agency)
        asked += [_asked(doi_org.HANDLE, handle), _asked(doi_org.AGENCY, agency)]
        negatives = [handle.answer is Answer.NOT_FOUND, agency.answer is Answer.NOT_FOUND]
        if all(negatives):
            return DoiAnswer(said, "", False, "", tuple(asked))
        registered = True if Answer.FOUND in (handle.answer, agency.answer) else None
        name = str(agency.body) if agency.answer is Answer.FOUND else ""
        if any(negatives):  # the two contradict each other, or one is silent
            registered = None
        if not name or name.lower() == "datacite":
            record = self._ask_once(datacite.NAME, doi, self._datacite.work)
            asked.append(_asked(datacite.NAME, record))
            if record.answer is Answer.FOUND:
                return DoiAnswer(record, datacite.NAME, True, datacite.NAME, tuple(asked))
        silent = SourceAnswer(Answer.UNAVAILABLE, None, said.retrieved, "no agency gave its record")
        return DoiAnswer(silent, "", registered, name, tuple(asked))

    # --- searches and abstracts --------------------------------------------------------------
    def search(self, texts: Iterable[str], done: Done = lambda keys: None
               ) -> dict[str, SourceAnswer]:
        """Crossref's candidates (a list of messages) for each text."""
        wanted = list(dict.fromkeys(texts))

        def ask(text: str) -> SourceAnswer:
            said = self._ask_once(SEARCH, text, self._crossref.search)
            done((text,))
            return said

        with ThreadPoolExecutor(self._in_flight) as pool:
            return dict(zip(wanted, pool.map(ask, wanted), strict=True))

    def abstracts(self, dois: Iterable[str]) -> dict[str, SourceAnswer]:
        """Europe PMC's title and abstract for each DOI (see ``EuropePmc.work``)."""
        wanted = list(dict.fromkeys(doi for doi in dois if doi))
        with ThreadPoolExecutor(self.bounds.other_in_flight) as pool:
            return dict(zip(wanted, pool.map(self.abstract_of, wanted), strict=True))

    def abstract_of(self, doi: str) -> SourceAnswer:
        """Europe PMC's title and abstract for one DOI (see ``EuropePmc.work``)."""
        return self._ask_once(europepmc.NAME, doi, self._europepmc.work)

    # --- Retraction Watch ----------------------------------------------------------------------
    def retraction_watch(self) -> RetractionWatch | Asked | None:
        """The notices in the configured copy; an ``Asked`` says why there are none to read."""
        named = self.settings.retraction_watch
        if not named:
            return None
        try:
            path = Path(named) if not _url_only(named) else self._download(named)
            return read_retraction_watch(path)
        except (OSError, ValueError) as problem:
            _LOG.warning("%s: %s", retraction_watch.NAME, problem)
            return Asked(retraction_watch.NAME, Answer.UNAVAILABLE, timestamp(self.now),
                         str(problem))

    def _download(self, url: str) -> Path:
        """The copy of ``url`` in the cache folder, at most a day old; raises OSError."""
        folder = Path(self.settings.cache_dir or tempfile.gettempdir())
        path = folder / "retraction_watch.csv"
        if path.is_file():
            age = self.now.timestamp() - path.stat().st_mtime
            if self.settings.offline or age < _STATUS_AGE.total_seconds():
                return path
        if self.settings.offline:
            raise OSError("offline, and no copy of the file is kept")
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
            reply = self._fetcher.stream(
                url, {"Accept": "text/csv"}, file.write, limits.RETRACTION_WATCH_BYTES,
                self.bounds.read_seconds, limits.RETRACTION_WATCH_SECONDS)
        if reply.failure or reply.status != 200:
            os.unlink(file.name)
            raise OSError(reply.failure or f"answered {reply.status}")
        os.replace(file.name, path)
        return path

    # --- the cache -----------------------------------------------------------------------------
    def _kept(self, source: str, key: str) -> SourceAnswer | None:
        """The answer of this run, or the cache's where it may be used."""
        with self._lock:
            if (source, key) in self._answers:
                return self._answers[source, key]
        return None if self.settings.refresh else self.cache.get(source, key)

    def _stale(self, doi: str) -> SourceAnswer | None:
        """A record that the cache still holds, where Crossref cannot be asked now."""
        kept = self.cache.get(crossref.NAME, doi)
        return kept if kept is not None and kept.answer is Answer.FOUND else None

    def _keep(self, source: str, said: dict[str, SourceAnswer]) -> None:
        self.cache.put(source, said)
        with self._lock:
            self._answers.update({(source, key): answer for key, answer in said.items()})

    def _ask_once(self, source: str, key: str,
                  ask: Callable[[str], SourceAnswer]) -> SourceAnswer:
        kept = self._kept(source, key)
        if kept is not None:
            return kept
        if self.settings.offline:
            return SourceAnswer(Answer.NOT_ASKED, None, "", "offline")
        said = ask(key)
        self._keep(source, {key: said})
        return said

    def _answer(self, source: str, key: str) -> SourceAnswer:
        return self._kept(source, key) or SourceAnswer(Answer.NOT_ASKED, None, "", "offline")


def _asked(source: str, said: SourceAnswer) -> Asked:
    return Asked(source, said.answer, said.retrieved, said.detail)


def _url_only(named: str) -> str:
    return named if "://" in named else ""
