"""Where the data that is shared beside the project lies, for the tests that use it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def shared(*parts: str) -> Path:
    """The path of a shared file or folder; skips the test on a machine that has none."""
    path = Path(os.environ.get("EVIDAUDIT_SHARED")
                or Path(__file__).resolve().parents[2] / "shared", *parts)
    if not path.exists():
        pytest.skip(f"{path.name} is not on this machine: set EVIDAUDIT_SHARED to its folder")
    return path
