"""Not yet written."""

from __future__ import annotations

from ..model import Article, ReadError
from .assembly import Source


def read(data: bytes, source: Source) -> Article:
    """The article."""
    raise ReadError(f"{source.path}: not yet")
