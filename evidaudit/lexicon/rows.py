"""The rows of the lexicon as their files tell them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

_PACKAGE = "evidaudit"


@cache
def frame() -> Mapping[str, Any]:
    """What no row holds: stop words, irregular verbs, endings of drug names, plain words."""
    return field("frame")


def field(name: str) -> Mapping[str, Any]:
    """The rows of one field and what their sources are, as its file tells them."""
    path = resources.files(_PACKAGE).joinpath("data", "lexicon", f"{name}.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


def fields() -> tuple[str, ...]:
    """The names of the fields, in the order in which they are read."""
    return tuple(frame()["fields"])


@cache
def rows() -> tuple[Mapping[str, Any], ...]:
    """Every row of every field: name, words, source, and more, measure, kind_of, as, also."""
    return tuple(row for name in fields() for row in field(name)["concepts"])


@cache
def stop_words() -> frozenset[str]:
    """The words that say nothing of what is told."""
    return frozenset(frame()["stop_words"].split())
