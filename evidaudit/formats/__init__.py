"""The readers and writers, one file a format; see docs/design.md."""

from .articles import read_article, read_article_text
from .bibliography import read_bibliography, write_bibliography

__all__ = ["read_article", "read_article_text", "read_bibliography", "write_bibliography"]
