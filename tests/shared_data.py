"""Where the data that several projects share is found on this machine."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def shared(*parts: str) -> Path:
    """The path of a file in the folder of shared data; skips the test where it is absent."""
    path = Path(os.environ.get("EVIDAUDIT_SHARED")
                or Path(__file__).resolve().parents[2] / "shared", *parts)
    if not path.exists():
        pytest.skip(f"{path.name} is not on this machine: it belongs to the shared data, "
                    "which is measured against but not kept in the project")
    return path
