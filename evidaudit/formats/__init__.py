"""Formats of articles and bibliographies: one file a format; see docs/design.md."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..model import Bibliography, Reference

__all__ = ["read_bibliography", "write_bibliography"]


def read_bibliography(source: str | Path) -> Bibliography:
    """The references of a BibTeX, RIS, CSL-JSON or reference-string file, and what was skipped.

    See ``formats.bibliography``. Raises ReadError, one line, for what cannot be read at all.
    """
    from .bibliography import read_bibliography as read  # loads the parsers when they are needed

    return read(source)


def write_bibliography(references: Iterable[Reference], to: str) -> str:
    """``references`` as text: "bibtex", "csl-json", "ris" or "csv"; ValueError for another name."""
    from .bibliography import write_bibliography as write

    return write(references, to)
