"""Not yet written."""

from __future__ import annotations

from ..model import Article
from . import plaintext
from .assembly import Source


def read(text: str, source: Source) -> Article:
    """The article."""
    return plaintext.read(text, source)
