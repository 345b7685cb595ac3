"""The cache: what is kept, for how long, and what a damaged file does (nothing)."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from evidaudit.cache import Cache, SourceAnswer, timestamp
from evidaudit.model import Answer

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
FOUND = SourceAnswer(Answer.FOUND, {"DOI": "10.5555/a", "title": ["Ünïcode"]}, timestamp(NOW))
MISS = SourceAnswer(Answer.NOT_FOUND, None, timestamp(NOW))


def test_D6_an_answer_comes_back_with_its_time(tmp_path: Path) -> None:
    """Body, outcome and moment survive closing the file."""
    first = Cache(tmp_path, NOW)
    first.put("Crossref", {"10.5555/a": FOUND, "10.5555/b": MISS})
    first.close()
    second = Cache(tmp_path, NOW)
    assert second.get("Crossref", "10.5555/a") == FOUND
    assert second.get("Crossref", "10.5555/b") == MISS
    assert second.get("DataCite", "10.5555/a") is None


def test_D5_found_serves_for_30_days_and_a_miss_for_24_hours(tmp_path: Path) -> None:
    """Just inside and just outside of each age."""
    Cache(tmp_path, NOW).put("Crossref", {"found": FOUND, "miss": MISS})

    def kept(key: str, **age: float) -> bool:
        return Cache(tmp_path, NOW + timedelta(**age)).get("Crossref", key) is not None

    assert kept("found", days=29.9) and not kept("found", days=30.1)
    assert kept("miss", hours=23.9) and not kept("miss", hours=24.1)


def test_D5_a_failure_is_never_kept(tmp_path: Path) -> None:
    """Unavailable and not asked leave no row."""
    cache = Cache(tmp_path, NOW)
    cache.put("Crossref", {"a": SourceAnswer(Answer.UNAVAILABLE, None, timestamp(NOW), "503"),
                           "b": SourceAnswer(Answer.NOT_ASKED)})
    rows = sqlite3.connect(tmp_path / "answers.sqlite3").execute(
        "SELECT count(*) FROM answers").fetchone()
    assert rows == (0,)


@pytest.mark.parametrize("column", ["body", "status", "retrieved_at", "sha256"])
def test_D5_a_row_whose_hash_does_not_fit_is_dropped(tmp_path: Path, column: str) -> None:
    """Whatever part of a row was changed, the row is gone and said so."""
    cache = Cache(tmp_path, NOW)
    cache.put("Crossref", {"a": FOUND, "b": FOUND})
    cache.close()
    with sqlite3.connect(tmp_path / "answers.sqlite3") as db:
        db.execute(f"UPDATE answers SET {column} = 'changed' WHERE key = 'a'")
    again = Cache(tmp_path, NOW)
    assert again.get("Crossref", "a") is None
    assert again.get("Crossref", "b") == FOUND
    assert any("damaged" in remark for remark in again.remarks)


@pytest.mark.parametrize("content", [b"this is no database" * 100, b"", b"\x00" * 5000])
def test_D5_a_corrupt_file_is_set_aside_and_never_fatal(tmp_path: Path, content: bytes) -> None:
    """Text, nothing, zeros: the cache works, and a file that held something is kept beside."""
    (tmp_path / "answers.sqlite3").write_bytes(content)
    cache = Cache(tmp_path, NOW)
    cache.put("Crossref", {"a": FOUND})
    assert cache.get("Crossref", "a") == FOUND
    cache.close()
    assert Cache(tmp_path, NOW).get("Crossref", "a") == FOUND
    if content:
        assert list(tmp_path.glob("answers.sqlite3.damaged-*"))
        assert any("damaged" in remark for remark in cache.remarks)


def test_D5_a_file_torn_in_the_middle_is_never_fatal(tmp_path: Path) -> None:
    """Pages overwritten with noise behind a good header."""
    cache = Cache(tmp_path, NOW)
    cache.put("Crossref", {f"key {i}": FOUND for i in range(2000)})
    cache.close()
    path = tmp_path / "answers.sqlite3"
    data = bytearray(path.read_bytes())
    data[4096:] = bytes((i * 37) % 251 for i in range(len(data) - 4096))
    path.write_bytes(data)
    again = Cache(tmp_path, NOW)
    for i in range(0, 2000, 50):
        assert again.get("Crossref", f"key {i}") in (None, FOUND)
    again.put("Crossref", {"new": FOUND})
    assert again.get("Crossref", "new") == FOUND


def test_D5_a_folder_that_cannot_be_used_is_never_fatal(tmp_path: Path) -> None:
    """A file where the folder should be: answers are kept for the run, with a remark."""
    (tmp_path / "taken").write_text("a file")
    cache = Cache(tmp_path / "taken", NOW)
    cache.put("Crossref", {"a": FOUND})
    assert cache.get("Crossref", "a") == FOUND
    assert any("this run only" in remark for remark in cache.remarks)


def test_several_users_share_one_file(tmp_path: Path) -> None:
    """Four caches on one file write 50 answers each; none is lost, none is refused."""
    caches = [Cache(tmp_path, NOW) for _ in range(4)]

    def write(number: int) -> None:
        for i in range(50):
            caches[number].put("Crossref", {f"{number}-{i}": FOUND})

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(caches[0].get("Crossref", f"{n}-{i}") == FOUND for n in range(4) for i in range(50))
    assert not any(cache.remarks for cache in caches)


def test_D2_an_answer_is_on_disk_before_it_is_used(tmp_path: Path) -> None:
    """Another reader sees it as soon as ``put`` returns, the writer still being open."""
    cache = Cache(tmp_path, NOW)
    cache.put("Crossref", {"a": FOUND})
    assert Cache(tmp_path, NOW).get("Crossref", "a") == FOUND
    cache.close()


_OPEN_AT = """
import sys, time
from evidaudit.cache import Cache
while time.time() < float(sys.argv[2]):
    pass
print(len(Cache(sys.argv[1]).remarks))
"""


def test_processes_that_make_the_file_at_the_same_moment_all_keep_it(tmp_path: Path) -> None:
    """None falls back to memory because another is just turning the new file to its log."""
    for turn in range(4):
        folder, start = str(tmp_path / f"cache{turn}"), str(time.time() + 1.0)
        opened = [subprocess.Popen([sys.executable, "-c", _OPEN_AT, folder, start],
                                   stdout=subprocess.PIPE, text=True) for _ in range(4)]
        assert [one.communicate(timeout=60)[0].strip() for one in opened] == ["0"] * 4
