"""Where the tests find the development data, which no user has; they skip where it is absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def shared(*parts: str) -> Path:
    """The path of a shared file or folder; skips the test, with a reason, where there is none."""
    folder = os.environ.get("EVIDAUDIT_SHARED") or Path(__file__).resolve().parents[2] / "shared"
    path = Path(folder, *parts)
    if not path.exists():
        pytest.skip(f"development data {'/'.join(parts)} is not on this machine")
    return path
