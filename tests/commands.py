"""Runs the command line as a user would: a process of its own, no settings but those given."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str


def run(*words: str | Path, folder: Path | None = None, **environment: str) -> Ran:
    """Runs ``evidaudit`` with ``words``; the cache is empty unless the environment names one."""
    settings = {name: value for name, value in os.environ.items()
                if not name.startswith("EVIDAUDIT_")}
    done = subprocess.run(
        [sys.executable, "-m", "evidaudit", *map(str, words)], cwd=folder or PROJECT,
        capture_output=True, check=False, timeout=120,
        env={**settings, "PYTHONPATH": str(PROJECT), "COLUMNS": "100", "NO_COLOR": "1",
             "EVIDAUDIT_CACHE_DIR": str((folder or PROJECT / ".pytest_cache") / "empty-cache"),
             **environment})
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
