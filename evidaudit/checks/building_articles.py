"""A Whole built from the ``article`` of a Case, for documentation and tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..claims import find_citations, find_claims
from ..formats.articles import read_article_text
from .scopes import Whole


def build_article(given: Mapping[str, Any]) -> Whole:
    """The Whole of the Markdown text ``given["article"]``, read and linked as an audit does."""
    article = read_article_text(str(given["article"]))
    citations = find_citations(article, article.references)
    claims = find_claims(article, article.references, citations)
    return Whole(tuple(article.references), article, tuple(citations), tuple(claims))
