"""The readers and writers, one file a format; see docs/design.md."""

from .articles import read_article, read_article_text

__all__ = ["read_article", "read_article_text"]
