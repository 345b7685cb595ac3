"""Which quotation carries the question whether its page is older than the work it cites."""

from __future__ import annotations

from collections.abc import Iterable

from ... import quick_re as re
from ...csl import read_date
from ...model import Claim, PartialDate

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


def carriers_of_date(claims: Iterable[Claim]) -> frozenset[tuple[str, str]]:
    """Claim id and reference id of the one quotation of each reference that carries the date.

    It is the quotation whose claim states the page's date, if there is one, else the first of
    the article: the question concerns the reference and is answered once, not once a claim.
    """
    carriers: dict[tuple[str, str], tuple[str, bool]] = {}
    for claim in claims:
        states = stated_date(claim.text) is not None
        for reference_id in claim.reference_ids:
            key = (claim.article, reference_id)
            if key not in carriers or (states and not carriers[key][1]):
                carriers[key] = (claim.id, states)
    return frozenset((claim_id, key[1]) for key, (claim_id, _) in carriers.items())
