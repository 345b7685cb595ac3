"""Not yet written."""

from __future__ import annotations

from ..model import Article
from .assembly import Source
from . import plaintext


def read(text: str, source: Source) -> Article:
    """The article."""
    return plaintext.read(text, source)
