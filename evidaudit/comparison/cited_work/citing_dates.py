"""Which quotation carries the question whether its page is older than the work it cites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ... import quick_re as re
from ...claims.dating import OWN_DATE, claim_of_own_date
from ...csl import read_date
from ...model import Article, Claim, PartialDate, Reference, Report, Resolution
from .source_description import known_dates

_PAGE_DATED = re.compile(
    r"\b(?:this|the|our) (?:article|page|post|guide|text|entry|website|site|blog|story|content|"
    r"piece)\b[^.]{0,40}?\b(?:updated|published|posted|written|reviewed|revised|modified|dated|"
    r"edited|checked)\b(?: (?:on|in|last|by))?:?,? (?P<date>[^.;]{4,40})|"
    r"^\W*(?:last |first )?(?:updated|published|posted|reviewed|revised|modified|edited)"
    r"(?: (?:on|in))?:? (?P<stamp>[A-Z\d][^.;]{3,40})$", re.IGNORECASE)


def stated_date(text: str) -> PartialDate | None:
    """The date that ``text`` gives the citing page itself, or None."""
    match = _PAGE_DATED.search(text)
    return read_date(match["date"] or match["stamp"]) if match else None


def certainly_before(one: PartialDate, other: PartialDate) -> bool:
    """Whether the last day that ``one`` may mean is before the first that ``other`` may mean."""
    return (one.year, one.month or 12, one.day or 31) < first_day(other)


def first_day(date: PartialDate) -> tuple[int, int, int]:
    """Year, month and day of the first day that ``date`` may mean."""
    return date.year, date.month or 1, date.day or 1


def carriers_of_date(claims: Iterable[Claim]) -> frozenset[tuple[str, str]]:
    """Claim id and reference id of the one quotation of each reference that carries the date.

    It is the quotation whose claim states the page's date, if there is one, else the first of
    the article: the question concerns the reference and is answered once, not once a claim.
    """
    carriers: dict[tuple[str, str], tuple[str, bool]] = {}
    for claim in claims:
        states = claim.claim_type == OWN_DATE or stated_date(claim.text) is not None
        for reference_id in claim.reference_ids:
            key = (claim.article, reference_id)
            if key not in carriers or (states and not carriers[key][1]):
                carriers[key] = (claim.id, states)
    return frozenset((claim_id, key[1]) for key, (claim_id, _) in carriers.items())


def dates_before_cited_works(article: Article, claims: Sequence[Claim],
                             references: Sequence[Reference], reports: Mapping[str, Report],
                             resolutions: Mapping[str, Resolution]) -> list[Claim]:
    """The words with which ``article`` dates itself, as a claim about each cited work that came
    out later; an empty list where all came out before, or where ``claims`` has the words already.
    """
    own = claim_of_own_date(article)
    date = article.dated
    mine = [claim for claim in claims if claim.article == article.name]
    if own is None or date is None or any(
            claim.reference_ids and claim.start is not None and own.start is not None
            and claim.start <= own.start < (claim.end or 0) for claim in mine):
        return []
    cited = {key for claim in mine for key in claim.reference_ids}
    later = [entry.id for entry in references if entry.id in cited and (dates := known_dates(
        entry, reports.get(entry.id), resolutions.get(entry.id)))
        and certainly_before(date, min(dates, key=first_day))]
    return [replace(own, reference_ids=tuple(later))] if later else []
