"""The date that an article, or a sheet of its claims, gives of the article itself."""

from __future__ import annotations

from collections.abc import Iterable

from .. import quick_re as re
from ..formats.dating import find_article_date
from ..model import Article, Claim, PartialDate

# The page speaks of itself, not of a study: "This page was last reviewed", "Article updated:".
_OF_ITSELF = re.compile(
    r"\b(?:this|the|our)?\s?(?:article|page|post|blog|story|leaflet|factsheet|document|guide)\s"
    r"(?:was|has been|is)?\s?(?:last\s)?(?:updated|revised|modified|reviewed|published|posted)\b",
    re.IGNORECASE)


def date_of_claims(claims: Iterable[Claim]) -> dict[str, PartialDate]:
    """The latest date that each article's claims give of the article itself, by article."""
    dates: dict[str, PartialDate] = {}
    for claim in claims:
        if _OF_ITSELF.search(claim.text):
            found, _ = find_article_date(claim.text)
            known = dates.get(claim.article)
            if found and (known is None or found.year > known.year or (
                    found.year == known.year and (found.month or 0) > (known.month or 0))):
                dates[claim.article] = found
    return dates


OWN_DATE = "date of the page"   # the claim type of the words with which a page dates itself


def claim_of_own_date(article: Article) -> Claim | None:
    """The words with which the text dates itself, as a claim without references; None where the
    date was read from elsewhere, such as the head of a page."""
    start = article.text.rfind(article.dated_text) if article.dated and article.dated_text else -1
    if start < 0:
        return None
    return Claim("", article.name, article.dated_text, start=start,
                 end=start + len(article.dated_text), claim_type=OWN_DATE)
