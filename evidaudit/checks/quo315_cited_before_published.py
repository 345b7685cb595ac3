"""Whether the citing page is dated before the work that it cites was published.

## What it checks
The date of the citing page against the earliest date of the work, online or in print. A date that
is known to the year or month only is earlier only where it is so for certain. A claim that states
the page's own date ("This article was updated 6 January 2022") decides itself; else the date that
the audit carries decides (``Pair.citing_date``, which is set on one quotation of each reference:
``comparison/cited_work/citing_dates.py`` says which). What the quotation says may be right all
the same.

## Why it matters
A page cannot quote what did not exist: its date, or its reference, is wrong.

## What it cannot see
Preprints and conference papers that came before the work and that the record does not name.

## Example
"This article was updated 6 January 2022", on a page that cites a paper of April 2022.

## Corrected
"This article was updated 2 May 2022."

## Confirm by hand
Compare the date on the page with the dates at the DOI.

## References
Crossref, dates in metadata, https://www.crossref.org/documentation/.
"""

from __future__ import annotations

from ..comparison.cited_work.citing_dates import certainly_before, first_day, stated_date
from ..comparison.cited_work.source_description import known_dates
from ..model import Outcome, Passage, Severity
from .scopes import Case, Pair, Result, inconclusive, major, passed

CODE = "QUO315"
NAME = "cited-before-published"


def check(pair: Pair) -> Result | None:
    """Whether the citing date is certainly earlier than every date of the work."""
    stated = stated_date(pair.claim.text)
    citing = stated or pair.citing_date
    if citing is None:
        return None
    dates = known_dates(pair.reference, pair.report, pair.resolution)
    if not dates:
        return inconclusive("no date of the work is known", claimed=str(citing))
    earliest = min(dates, key=first_day)
    values = {"claimed": str(citing), "reported": str(earliest),
              "passage": Passage(str(earliest), None, None, "record", "record")}
    if certainly_before(citing, earliest):
        return major(f"the citing page is dated {citing}, the work was published {earliest}",
                    **values)
    return passed("the work was published by the date of the citing page", **values)


CASES = (
    Case(Outcome.ERROR, "the page says that it is older than the work", {
        "claim": "This page was last updated on 3 March 2018.",
        "source": "Fewer falls were seen.", "year": 2019}, Severity.MAJOR),
    Case(Outcome.PASS, "the page is younger than the work", {
        "claim": "This page was last updated on 3 March 2020.",
        "source": "Fewer falls were seen.", "year": 2019}),
    Case(Outcome.INCONCLUSIVE, "no date of the work is known", {
        "claim": "This page was last updated on 3 March 2018.",
        "source": "Fewer falls were seen."}),
)
