"""Where the shared development data is, when this machine has it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def shared(*parts: str) -> Path:
    """The path of a shared data file; skips the test, with a reason, when it is not there."""
    path = Path(os.environ.get("EVIDAUDIT_SHARED")
                or Path(__file__).resolve().parents[2] / "shared", *parts)
    if not path.exists():
        pytest.skip(f"{path.name} is not on this machine: set EVIDAUDIT_SHARED to its folder")
    return path
