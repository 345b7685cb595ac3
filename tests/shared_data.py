"""The folder of data that is kept outside the project; tests that need it are skipped without."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def shared(*parts: str) -> Path:
    """The path of a shared file; skips the test where it is not on this machine."""
    root = os.environ.get("EVIDAUDIT_SHARED") or Path(__file__).resolve().parents[2] / "shared"
    path = Path(root, *parts)
    if not path.exists():
        pytest.skip(f"{path.name} is not on this machine: set EVIDAUDIT_SHARED to its folder")
    return path
