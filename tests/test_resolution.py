"""From references to resolutions: the order of trust, the cache, offline, editorial notices."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fake_services import QUICK, Fault, Running, Services, as_reference, make_works, settings_for

from evidaudit.abstracts import read_abstracts
from evidaudit.model import Answer, Notice, PartialDate, Reference, Resolution, Status
from evidaudit.resolution import query_text, resolve
from evidaudit.settings import Settings
from evidaudit.sources.records import record_from_crossref
from evidaudit.sources.snapshot import Snapshot, read_snapshot

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
WORKS = make_works(120)
NO_SNAPSHOT = Snapshot((), "")


@pytest.fixture
def running() -> Iterator[Running]:
    with Running(Services(WORKS)) as one:
        yield one


def test_references_come_back_one_for_one_in_order(running: Running) -> None:
    """Duplicates included: each has its own resolution, the DOI is asked once."""
    works = list(WORKS.values())
    entries = [as_reference(works[i % 7], f"r{i}") for i in range(30)]
    found = resolve(entries, settings_for(running.url), bounds=QUICK)
    assert [one.reference_id for one in found] == [entry.id for entry in entries]
    assert all(one.status is Status.MATCHED for one in found)
    assert len(running.services.seen) == 1


def test_N6_batches_of_fifty_with_as_many_rows(running: Running) -> None:
    """120 DOIs need three lists, no singles; every list asks for as many rows as it names DOIs."""
    entries = [as_reference(work, str(i)) for i, work in enumerate(WORKS.values())]
    assert {one.status for one in resolve(entries, settings_for(running.url), bounds=QUICK)} == {
        Status.MATCHED}
    lists = [(seen.about.count("doi:"), f"rows={seen.about.count('doi:')}" in seen.url)
             for seen in running.services.seen]
    assert sorted(lists) == [(20, True), (50, True), (50, True)]


def test_N6_the_stated_limits_are_never_reached() -> None:
    """Under enforced limits nothing is refused, with an address (3 in flight) and without (1)."""
    entries = [as_reference(work, str(i)) for i, work in enumerate(WORKS.values())]
    for mailto, at_once in (("reader@example.org", 3), ("", 1)):
        with Running(Services(WORKS, latency=0.05, limits=True)) as running:
            resolve(entries, settings_for(running.url, mailto=mailto, crossref_rate=None))
            assert [seen.status for seen in running.services.seen] == [200] * 3
            assert running.services.max_in_flight <= at_once


def test_a_second_run_asks_nothing(running: Running, tmp_path: Path) -> None:
    """Found, not found and searched: all come from the cache, with the same resolutions."""
    works = list(WORKS.values())
    entries = [as_reference(works[0], "a"), as_reference(works[1], "b", DOI=None),
               as_reference(works[2], "c", DOI="10.5555/mistyped")]
    settings = settings_for(running.url, cache_dir=str(tmp_path))
    first = resolve(entries, settings, bounds=QUICK, asked_on=NOW)
    asked = len(running.services.seen)
    second = resolve(entries, settings, bounds=QUICK, asked_on=NOW + timedelta(hours=23))
    assert second == first
    assert len(running.services.seen) == asked


def test_D5_editorial_status_is_asked_again_after_a_day(running: Running, tmp_path: Path) -> None:
    """A work retracted since is seen, found by DOI or by its words, with one list request."""
    doi, work = next(iter(WORKS.items()))
    other = list(WORKS.values())[1]
    entries = [as_reference(work, "by-doi"), as_reference(other, "by-words", DOI=None)]
    settings = settings_for(running.url, cache_dir=str(tmp_path))
    resolve(entries, settings, bounds=QUICK, asked_on=NOW)
    for retracted in (work, other):
        running.services.works[retracted["DOI"]] = {**retracted, "updated-by": [
            {"DOI": "10.5555/notice", "type": "retraction", "source": "publisher",
             "updated": {"date-parts": [[2026, 11, 21]]}}]}
    running.services.seen.clear()
    later = resolve(entries, settings, bounds=QUICK, asked_on=NOW + timedelta(days=2))
    assert [[n.type for n in one.record.notices] for one in later if one.record] == [
        ["retraction"], ["retraction"]]
    assert len(running.services.seen) == 2


def test_a_kept_record_serves_where_the_service_is_gone(tmp_path: Path) -> None:
    """Two days later and in an outage: matched as of the first day, the outage on record."""
    entry = as_reference(next(iter(WORKS.values())))
    with Running(Services(WORKS)) as running:
        settings = settings_for(running.url, cache_dir=str(tmp_path))
        resolve([entry], settings, bounds=QUICK, asked_on=NOW)
    found = resolve([entry], settings, bounds=QUICK, asked_on=NOW + timedelta(days=2))[0]
    assert found.status is Status.MATCHED and found.retrieved.startswith("2026-11-20")
    assert [asked.answer for asked in found.asked] == [Answer.UNAVAILABLE, Answer.FOUND]


class NoSocket(socket.socket):
    """A socket that may not be made."""

    def __init__(self, *values: object, **names: object) -> None:
        raise AssertionError("a socket was made offline")


def test_N1_offline_makes_no_socket(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With sockets that raise: bundled records are found by DOI and by their words."""
    monkeypatch.setattr(socket, "socket", NoSocket)
    monkeypatch.setattr(socket, "getaddrinfo", NoSocket)
    work = make_works(1, 3)["10.5555/work.3.0"]
    bundled = Snapshot((record_from_crossref(work, "snapshot", "2026-11-20"),), "2026-11-20")
    entries = [as_reference(work, "doi"), as_reference(work, "words", DOI=None),
               as_reference(make_works(1, 4)["10.5555/work.4.0"], "unknown")]
    for cache_dir in ("", str(tmp_path)):
        found = resolve(entries, Settings(offline=True, cache_dir=cache_dir), bundled=bundled)
        assert [one.status.value for one in found] == ["matched", "matched", "inconclusive"]
        assert found[2].registered is None


def test_offline_the_cache_is_searched_by_words(running: Running, tmp_path: Path) -> None:
    """A record once read by DOI answers a reference without one."""
    work = list(WORKS.values())[5]
    settings = settings_for(running.url, cache_dir=str(tmp_path))
    resolve([as_reference(work)], settings, bounds=QUICK, asked_on=NOW)
    found = resolve([as_reference(work, DOI=None)], replace(settings, offline=True),
                    asked_on=NOW)[0]
    assert (found.status, found.matched_DOI) == (Status.MATCHED, work["DOI"])


def test_the_bundled_records_are_found_without_network_and_cache() -> None:
    """Every record of the package answers to its own DOI and to its own words."""
    bundled = read_snapshot()
    if not bundled.records:
        pytest.skip("the package has no snapshot here")
    entries = [Reference(f"{way}{i}", {key: value for key, value in record.item.items()
                                       if way == "doi" or key != "DOI"})
               for i, record in enumerate(bundled.records) for way in ("doi", "words")]
    found = resolve(entries, Settings(offline=True))
    assert {one.status for one in found} == {Status.MATCHED}
    assert [one.matched_DOI for one in found] == [
        record.DOI for record in bundled.records for _ in range(2)]


def test_refresh_asks_whatever_the_cache_holds(running: Running, tmp_path: Path) -> None:
    """With ``refresh`` the second run asks again."""
    entry = as_reference(next(iter(WORKS.values())))
    settings = settings_for(running.url, cache_dir=str(tmp_path))
    resolve([entry], settings, bounds=QUICK)
    resolve([entry], replace(settings, refresh=True), bounds=QUICK)
    assert len(running.services.seen) == 2


def test_progress_goes_up_to_the_number_of_references(running: Running) -> None:
    """Never backwards, never beyond, ending at the total."""
    works = list(WORKS.values())
    entries = [as_reference(work, str(i), **({"DOI": None} if i % 5 == 0 else {}))
               for i, work in enumerate(works[:60])]
    told: list[tuple[int, int]] = []
    resolve(entries, settings_for(running.url), lambda *counts: told.append(counts), bounds=QUICK)
    assert told == sorted(told) and told[-1] == (60, 60)
    assert len(told) > 5


def test_N9_a_reference_reaches_a_query_only_encoded(running: Running) -> None:
    """Signs that would start another parameter stay inside the query."""
    entry = Reference("1", {"title": "Bones & joints?filter=x#frag; rows=0&rows=1000"})
    resolve([entry], settings_for(running.url), bounds=QUICK)
    assert running.services.seen[0].about == entry.title
    assert "rows=8" in running.services.seen[0].url


def test_P1_a_search_is_given_bibliographic_words_only() -> None:
    """Fields where there is a title; else the string without links; never raw BibTeX."""
    full = Reference("1", {"title": "On bones", "author": [{"family": "Ode"}], "volume": "4",
                           "note": "my private note", "issued": {"date-parts": [[2020]]}},
                     raw="@article{secret, note={my private note}}", source="/home/me/thesis.bib")
    assert query_text(full) == "Ode On bones 2020 4"
    text = Reference("2", {}, raw="Ode U. On bones. J Bone. 2020. https://example.org/x doi:10.1/y")
    assert query_text(text) == "Ode U. On bones. J Bone. 2020."
    assert query_text(Reference("3", {}, raw="@misc{key, note={private}}")) == ""
    assert len(query_text(Reference("4", {"title": "word " * 500}))) <= 400


def test_P2_the_address_goes_to_crossref_only_and_into_no_cache(
        running: Running, tmp_path: Path) -> None:
    """In Crossref's header, in no URL, in no other service's header, in no file."""
    settings = settings_for(running.url, cache_dir=str(tmp_path))
    found = resolve([as_reference(next(iter(WORKS.values())), DOI="10.5555/no.such")], settings,
                    bounds=QUICK)
    assert "example.org" not in repr(found)
    for seen in running.services.seen:
        assert "example.org" not in seen.url
        named = any("reader@example.org" in value for value in seen.headers.values())
        assert named == (seen.kind in ("single", "list", "search"))
    assert all(b"example.org" not in path.read_bytes() for path in tmp_path.iterdir())


def test_no_notice_known_names_who_was_asked_and_when(running: Running, tmp_path: Path) -> None:
    """Crossref and Retraction Watch's file, each with its date; one event counted once."""
    works = list(WORKS.values())
    table = tmp_path / "rw.csv"
    table.write_text(
        "Record ID,RetractionDate,RetractionDOI,OriginalPaperDOI,RetractionNature\n"
        f"1,3/1/2019 0:00,10.5555/notice,{works[1]['DOI'].upper()},Retraction\n")
    running.services.works[works[1]["DOI"]] = {**works[1], "updated-by": [
        {"DOI": "10.5555/notice", "type": "retraction", "source": "publisher",
         "updated": {"date-parts": [[2019, 2, 27]]}}]}
    sound, retracted = resolve(
        [as_reference(works[0], "sound"), as_reference(works[1], "retracted")],
        settings_for(running.url, retraction_watch=str(table)), bounds=QUICK, asked_on=NOW)
    assert sound.record is not None and sound.record.notices == ()
    assert [(a.source, a.answer.value) for a in sound.asked] == [
        ("Crossref", "found"), ("Retraction Watch", "not-found")]
    assert all(asked.retrieved for asked in sound.asked)
    assert retracted.record is not None and retracted.record.notices == (
        Notice("retraction", PartialDate(2019, 2, 27), "10.5555/notice",
               ("publisher", "retraction-watch")),)


def test_abstracts_come_from_the_record_or_from_europe_pmc(running: Running) -> None:
    """Plain text with its source; a work without abstract is left out; a dead source too."""
    dois = list(WORKS)
    running.services.works[dois[0]] = {
        **WORKS[dois[0]], "abstract": "<jats:p>Fewer falls (p&lt;0.05).</jats:p>"}
    running.services.abstracts[dois[1]] = "<h4>Results</h4>More falls (p<0.05)."
    entries = [as_reference(WORKS[doi], str(i)) for i, doi in enumerate(dois[:3])]
    settings = settings_for(running.url)
    found = resolve(entries, settings, bounds=QUICK)
    assert _texts(found, settings) == {
        "0": ("Fewer falls (p<0.05).", "Crossref"),
        "1": ("Results: More falls (p<0.05).", "Europe PMC")}
    running.services.faults["europepmc"] = Fault("503")
    assert list(_texts(found, settings)) == ["0"]


KILLED = """
    import sys
    sys.path[:0] = {paths!r}
    from fake_services import QUICK, as_reference, make_works, settings_for
    from datetime import UTC, datetime
    from evidaudit.resolution import resolve
    entries = [as_reference(work, str(i), **({{"DOI": None}} if i % 100 == 7 else {{}}))
               for i, work in enumerate(make_works(900, 2).values())]
    found = resolve(entries, settings_for({url!r}, cache_dir={folder!r}, crossref_rate=12.0),
                    asked_on=datetime(2026, 11, 20, tzinfo=UTC))
    print(repr(found))
"""


def test_D3_a_killed_run_resumes_and_asks_nothing_twice(tmp_path: Path) -> None:
    """900 references, killed again and again; the end is the same and no answer is asked anew."""
    root = Path(__file__).resolve().parents[1]

    def start(url: str, folder: Path) -> subprocess.Popen[str]:
        code = textwrap.dedent(KILLED).format(
            paths=[str(root), str(root / "tests")], url=url, folder=str(folder))
        return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)

    works = make_works(900, 2)
    with Running(Services(works)) as running:
        whole = start(running.url, tmp_path / "whole").communicate(timeout=60)[0]
        running.services.seen.clear()
        answered_before_kill = 0
        for seconds in (1.3, 1.6, 1.9):
            run = start(running.url, tmp_path / "killed")
            time.sleep(seconds)
            os.kill(run.pid, signal.SIGKILL)
            run.communicate()
            answered_before_kill = max(answered_before_kill, len(running.services.seen))
        resumed = start(running.url, tmp_path / "killed").communicate(timeout=60)[0]
        asked = [seen.about for seen in running.services.seen]
    assert resumed == whole and "matched" in whole
    # A question may be in flight at each of the three kills (3 at a time); no answer is lost.
    assert len(asked) - len(set(asked)) <= 9
    assert len(asked) <= 18 + 9 + 9


def test_a_run_is_the_same_whatever_order_the_references_come_in(running: Running) -> None:
    """Reversed input, reversed output."""
    entries = [as_reference(work, str(i), **({"DOI": None} if i % 3 == 0 else {}))
               for i, work in enumerate(list(WORKS.values())[:30])]
    settings = settings_for(running.url)
    forward = resolve(entries, settings, bounds=QUICK, asked_on=NOW)
    backward = resolve(entries[::-1], settings, bounds=QUICK, asked_on=NOW)
    assert json.dumps([repr(one) for one in forward]) == json.dumps(
        [repr(one) for one in backward[::-1]])


def _texts(found: list[Resolution], settings: Settings) -> dict[str, tuple[str, str]]:
    """The abstracts that have a text, with the source that gave it."""
    return {name: (one.text, one.source)
            for name, one in read_abstracts(found, settings, bounds=QUICK).items() if one.text}
