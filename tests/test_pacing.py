"""The pace at which a service is asked: alone, beside another process, and past a proxy."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from commands import PROJECT, run
from fake_services import Running, Services, make_works

from evidaudit import limits
from evidaudit.cache import Cache
from evidaudit.pacing import Pace
from evidaudit.sources.gateway import Gateway

WORKS = make_works(30, 21)
RATE = 8.0   # lists a second that the two processes may ask together


def _list_of_titles(works: list[dict[str, object]]) -> str:
    return "".join(f"@article{{k{number}, title = {{{work['title'][0]}}}, year = 2000}}\n"  # type: ignore[index]
                   for number, work in enumerate(works))


def test_N6_two_processes_keep_one_pace(tmp_path: Path) -> None:
    """Both ask at once; what arrives at the service is spread as if one had asked it all."""
    works = list(WORKS.values())
    services = Services(WORKS)
    (tmp_path / "a.bib").write_text(_list_of_titles(works[:15]), encoding="utf-8")
    (tmp_path / "b.bib").write_text(_list_of_titles(works[15:]), encoding="utf-8")
    with Running(services) as running:
        urls = {f"EVIDAUDIT_{kind}_URL": running.url
                for kind in ("CROSSREF", "DOI", "DATACITE", "EUROPEPMC")}
        environment = {**os.environ, **urls, "PYTHONPATH": str(PROJECT),
                       "EVIDAUDIT_CROSSREF_RATE": str(RATE), "EVIDAUDIT_MAILTO": "a@example.org",
                       "EVIDAUDIT_CACHE_DIR": str(tmp_path / "cache")}
        both = [subprocess.Popen([sys.executable, "-m", "evidaudit", "check", name, "--quiet"],
                                 cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL)
                for name in ("a.bib", "b.bib")]
        for one in both:
            one.wait(timeout=60)
    arrivals = sorted(seen.at for seen in services.seen if seen.kind == "search")
    assert len(arrivals) >= 30
    interval = 1 / (RATE * limits.PACE_SHARE)
    # alone each would be done in half the time; a start may be late and the next one on time
    assert arrivals[-1] - arrivals[0] >= (len(arrivals) - 1) * interval * 0.85


def test_a_lone_process_waits_no_longer_than_before(tmp_path: Path) -> None:
    """The first question at once, the others an interval apart, hardly any time for the file."""
    cache = Cache(tmp_path)
    shared = Pace(10.0, "list", lambda kind, seconds: cache.next_slot(kind, seconds))
    started = time.monotonic()
    waits = [shared.reserve() for _ in range(50)]
    spent = time.monotonic() - started
    assert waits[0] == pytest.approx(0, abs=0.01) and spent < 1
    assert waits[49] + spent == pytest.approx(49 / 9, abs=0.3)


def test_slots_are_handed_out_once_however_many_ask(tmp_path: Path) -> None:
    """Two connections and four threads: no start is given twice."""
    caches = [Cache(tmp_path) for _ in range(2)]
    starts: list[float] = []

    def ask(cache: Cache) -> None:
        for _ in range(10):
            now = time.time()
            starts.append(now + cache.next_slot("x", 0.05))

    threads = [threading.Thread(target=ask, args=(cache,)) for cache in caches * 2]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    starts.sort()
    assert len(starts) == 40 and starts[-1] - starts[0] >= 39 * 0.05 - 0.1


def test_a_slot_that_another_clock_wrote_is_passed_over(tmp_path: Path) -> None:
    """A time far off, long past or in a damaged row holds nobody up."""
    cache = Cache(tmp_path)
    for written in (time.time() + 10 * limits.FARTHEST_SLOT_SECONDS, 0.0):
        with sqlite3.connect(tmp_path / "answers.sqlite3") as db:
            db.execute("INSERT OR REPLACE INTO slots VALUES ('x', ?)", (written,))
        assert cache.next_slot("x", 1.0) == 0.0
    assert Cache(None).next_slot("x", 1.0) == Cache(None).next_slot("x", 1.0) == 0.0


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_a_proxy_without_exceptions_does_not_stand_before_this_machine(
        tmp_path: Path, name: str) -> None:
    """habanero's own question arrives at our loopback address whatever the environment says."""
    work = next(iter(WORKS.values()))
    (tmp_path / "a.bib").write_text(f"@article{{a, title = {{{work['title'][0]}}}, "
                                    f"doi = {{{work['DOI']}}}}}\n", encoding="utf-8")
    services = Services(WORKS)
    with Running(services) as running:
        urls = {f"EVIDAUDIT_{kind}_URL": running.url
                for kind in ("CROSSREF", "DOI", "DATACITE", "EUROPEPMC")}
        ran = run("check", "a.bib", "--format", "json", "--quiet", folder=tmp_path,
                  **urls, **{name: "http://127.0.0.1:9", "NO_PROXY": "example.org"})
    assert '"status": "matched"' in ran.out and [seen.kind for seen in services.seen] == ["single"]


def test_the_environment_is_as_before_when_the_last_gateway_closes(
        monkeypatch: pytest.MonkeyPatch) -> None:
    """Gateways may overlap; a setting of the person's own is kept."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setenv("NO_PROXY", "example.org")
    first, second = Gateway(), Gateway()
    first.__enter__()
    second.__enter__()
    assert os.environ["no_proxy"] == "example.org,127.0.0.1"
    first.__exit__(None, None, None)
    assert os.environ["no_proxy"] == "example.org,127.0.0.1"
    second.__exit__(None, None, None)
    assert "no_proxy" not in os.environ and os.environ["NO_PROXY"] == "example.org"
