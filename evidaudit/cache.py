"""What each source said, when, in one SQLite file: the cache, and the journal of a run.

Every answer is committed before it is used, so that a killed run resumes where it was. Write-ahead
logging lets several processes share the file, and with it one pace for each service. Found answers
serve for ``FOUND_DAYS``, misses for ``NOT_FOUND_HOURS``; failures are never kept. A body whose hash
does not fit is dropped; a file that is no longer a database is set aside. Keys are identifiers and
bibliographic words only.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from . import limits
from .model import Answer

_LOG = logging.getLogger("evidaudit")
_SCHEMA = """CREATE TABLE IF NOT EXISTS answers (
    source TEXT NOT NULL, key TEXT NOT NULL, status TEXT NOT NULL, retrieved_at TEXT NOT NULL,
    sha256 TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (source, key)) WITHOUT ROWID"""
_SLOTS = """CREATE TABLE IF NOT EXISTS slots (
    service TEXT NOT NULL PRIMARY KEY, next REAL NOT NULL) WITHOUT ROWID"""
_FILE = "answers.sqlite3"


@dataclass(frozen=True, slots=True)
class SourceAnswer:
    """What a source said to one question: ``body`` is its JSON (None where there is none)."""

    answer: Answer
    body: Any = None
    retrieved: str = ""  # ISO 8601, UTC
    detail: str = ""     # why it is unavailable, or what was said

    def age(self, now: datetime) -> timedelta:
        """How long ago it was retrieved; very long where the time cannot be read."""
        try:
            return now - datetime.fromisoformat(self.retrieved)
        except (ValueError, TypeError):
            return timedelta(days=36500)


def timestamp(moment: datetime) -> str:
    """``moment`` as ISO 8601 in UTC to the second: "2026-11-20T09:30:00+00:00"."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


class Cache:
    """The answers kept in ``folder`` ('' or None: in memory, for this run only)."""

    def __init__(self, folder: str | Path | None, now: datetime | None = None) -> None:
        self.now = now or datetime.now(UTC)
        self.remarks: list[str] = []
        self._lock = threading.RLock()
        self._path = Path(folder) / _FILE if folder else None
        self._db = self._open()

    def close(self) -> None:
        """Nothing; closes the file."""
        with self._lock:
            self._db.close()

    def get(self, source: str, key: str) -> SourceAnswer | None:
        """What ``source`` said to ``key``, if it is kept, whole and not too old."""
        row = self._run("SELECT status, retrieved_at, sha256, body FROM answers "
                        "WHERE source = ? AND key = ?", (source, key))
        return self._read(source, key, *row[0]) if row else None

    def put(self, source: str, answers: Mapping[str, SourceAnswer]) -> None:
        """Nothing; commits ``answers`` by key in one transaction, failures left out."""
        rows = []
        for key, said in answers.items():
            if said.answer in (Answer.FOUND, Answer.NOT_FOUND):
                body = json.dumps(said.body, ensure_ascii=True, separators=(",", ":"))
                rows.append((source, key, said.answer.value, said.retrieved,
                             _hash(said.answer.value, said.retrieved, body), body))
        with self._lock:
            try:
                with self._db:
                    self._db.executemany(
                        "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?)", rows)
            except sqlite3.DatabaseError as problem:
                self._recover(problem)
                with self._db:
                    self._db.executemany(
                        "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?)", rows)

    def found(self, source: str, at_most: int = 20_000) -> Iterator[tuple[str, SourceAnswer]]:
        """Key and answer of what ``source`` found, by key; for matching without a connection."""
        rows = self._run("SELECT key, status, retrieved_at, sha256, body FROM answers "
                         "WHERE source = ? AND status = ? ORDER BY key LIMIT ?",
                         (source, Answer.FOUND.value, at_most))
        for key, *values in rows:
            said = self._read(source, key, *values)
            if said is not None:
                yield key, said

    def next_slot(self, service: str, seconds: float) -> float:
        """The seconds until the next question to ``service`` may start; takes that time.

        The one after it is ``seconds`` later, for whichever process asks. 0 where the cache is in
        memory or busy: then nothing is shared, and the pace of this process alone holds.
        """
        if self._path is None:
            return 0.0
        now = time.time()
        with self._lock:
            try:
                self._db.execute("BEGIN IMMEDIATE")
                with self._db:
                    row = self._db.execute("SELECT next FROM slots WHERE service = ?",
                                           (service,)).fetchone()
                    start = float(row[0]) if row else now
                    if not now <= start <= now + limits.FARTHEST_SLOT_SECONDS:
                        start = now  # long past, or the clock was set back
                    self._db.execute("INSERT OR REPLACE INTO slots VALUES (?, ?)",
                                     (service, start + seconds))
                    return start - now
            except sqlite3.OperationalError:
                return 0.0  # another process holds the file: a pace is no reason to stop
            except sqlite3.DatabaseError as problem:
                self._recover(problem)
                return 0.0

    def _read(self, source: str, key: str, status: str, retrieved: str, sha256: str,
              body: str) -> SourceAnswer | None:
        try:
            if _hash(status, retrieved, body) != sha256:
                raise ValueError("the hash does not fit")
            said = SourceAnswer(Answer(status), json.loads(body), retrieved)
        except (ValueError, TypeError, AttributeError):
            self._run("DELETE FROM answers WHERE source = ? AND key = ?", (source, key))
            self._remark(f"cache: the answer of {source} on {key} was damaged and is dropped")
            return None
        longest = (timedelta(days=limits.FOUND_DAYS) if said.answer is Answer.FOUND
                   else timedelta(hours=limits.NOT_FOUND_HOURS))
        return said if said.age(self.now) <= longest else None

    def _run(self, statement: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        with self._lock:
            try:
                with self._db:
                    return self._db.execute(statement, values).fetchall()
            except sqlite3.DatabaseError as problem:
                self._recover(problem)
                return []

    def _open(self) -> sqlite3.Connection:
        if self._path is None:
            return _connect(":memory:")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return _connect(str(self._path))
        except sqlite3.OperationalError as problem:
            return self._in_memory(problem)
        except sqlite3.DatabaseError as problem:
            return self._set_aside(problem)
        except OSError as problem:
            return self._in_memory(problem)

    def _recover(self, problem: sqlite3.DatabaseError) -> None:
        """Nothing; leaves a database that works, whatever became of the file."""
        self._db.close()
        operational = isinstance(problem, sqlite3.OperationalError)
        self._db = self._in_memory(problem) if operational else self._set_aside(problem)

    def _set_aside(self, problem: Exception) -> sqlite3.Connection:
        assert self._path is not None
        aside = self._path.with_name(f"{_FILE}.damaged-{self.now:%Y%m%dT%H%M%S}")
        try:
            for ending in ("-wal", "-shm"):
                self._path.with_name(_FILE + ending).unlink(missing_ok=True)
            self._path.replace(aside)
            self._remark(f"cache: the file could not be read ({problem}); it is kept as "
                         f"{aside.name} and a new one begun")
            return _connect(str(self._path))
        except (OSError, sqlite3.DatabaseError) as second:
            return self._in_memory(second)

    def _in_memory(self, problem: Exception) -> sqlite3.Connection:
        self._remark(f"cache: the folder cannot be used ({problem}); "
                     "answers are kept for this run only")
        self._path = None
        return _connect(":memory:")

    def _remark(self, text: str) -> None:
        self.remarks.append(text)
        _LOG.warning("%s", text)


_BEING_MADE_SECONDS = 5.0
_BETWEEN_TRIES_SECONDS = 0.02


def _connect(path: str) -> sqlite3.Connection:
    """The open database; waits a little where another process is just making the file.

    To turn a new file to write-ahead logging takes all of it, and SQLite does not wait for that.
    """
    until = time.monotonic() + _BEING_MADE_SECONDS
    while True:
        try:
            return _connected(path)
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        time.sleep(_BETWEEN_TRIES_SECONDS)


def _connected(path: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=10.0, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        with db:
            db.execute(_SCHEMA)
        with contextlib.suppress(sqlite3.OperationalError), db:  # a file that may only be read
            db.execute(_SLOTS)
    except sqlite3.DatabaseError:
        db.close()
        raise
    return db


def _hash(status: str, retrieved: str, body: str) -> str:
    return hashlib.sha256(f"{status}\n{retrieved}\n{body}".encode()).hexdigest()
