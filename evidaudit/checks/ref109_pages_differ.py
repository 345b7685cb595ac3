"""The pages or the article number in a reference are not those of the work.

## What it checks
The first page, or the article number, against every form that the record has; then the last page
where both sides give one. Shortened ranges ("1541-6"), a first page alone, letters before or
behind a number ("S33", "e12") and any dash count as right. An article number against pages
counted from 1 within the article is left open.

## Why it matters
Pages find a work in print and in many indexes; a wrong first page is the commonest reason why a
search by citation fails.

## What it cannot see
Print pages of works whose record has the article number only.

## Example
J Pain Stud. 2020;4:91-99 (it begins on page 11)

## Corrected
J Pain Stud. 2020;4:11-19

## Confirm by hand
Open the DOI and read the pages.

## References
Crossref REST API, works: page, article-number (https://api.crossref.org).
"""

from __future__ import annotations

from .. import quick_re as re
from ..csl import normalise_pages
from ..model import Outcome, Severity
from .entries import evidence_of, record_or_reason
from .reading import stands_as_printed
from .scopes import Case, Entry, Result, inconclusive, minor, not_applicable, passed

CODE = "REF109"
NAME = "pages-differ"


def check(entry: Entry) -> Result:
    """Whether the cited pages or article number are the record's."""
    cited = str(entry.reference.item.get("page") or entry.reference.item.get("number") or "")[:80]
    if not re.search(r"\d", cited):
        return not_applicable("the reference gives no pages")
    record = record_or_reason(entry)
    if isinstance(record, Result):
        return record
    known = [text for text in dict.fromkeys((str(record.item.get("page") or ""), *record.pages))
             if re.search(r"\d", text)]
    values = evidence_of(entry, record, "page", cited, " or ".join(known))
    if not known:
        return inconclusive("the record gives no pages", **values)
    first, last = _ends(cited)
    fits = [text for text in known if _same_page(first, _ends(text)[0])]
    if fits:
        if last and not _runs_on(last) and all(_lasts_differ(first, last, text) for text in fits):
            return minor(f"the pages are {values['reported']}, not {cited}", **values)
        return passed(**values)
    if any(first and _digits(first) and _digits(first) in text for text in known
           if not re.fullmatch(r"[\d\s-]*", normalise_pages(text)) and len(_digits(first)) >= 4):
        return passed("the number stands within the record's", **values)
    if stands_as_printed(entry.reference, record, "page"):
        return passed(**values)
    if any(_kind(cited) != _kind(text) for text in known):
        return inconclusive("one is an article number, the other a page", **values)
    return minor(f"the pages are {values['reported']}, not {cited}", **values)


def _ends(pages: str) -> tuple[str, str]:
    """First and last page in lower case, the last written out; '' for none."""
    text = normalise_pages(re.split(r"[,;&+]", pages)[0]).lower()
    first, _, last = text.partition("-")
    return first.strip("."), last.split("-")[0]


def _digits(page: str) -> str:
    return re.sub(r"\D", "", page).lstrip("0")


def _same_page(one: str, other: str) -> bool:
    if one == other or (_digits(one) and _digits(one) == _digits(other)):
        return True
    # "CD000011" is the same review as "CD000011.pub3"
    short, whole = sorted((one, other), key=len)
    return len(short) >= 6 and short[0].isalpha() and whole.startswith(f"{short}.")


def _lasts_differ(first: str, last: str, recorded: str) -> bool:
    start, end = _ends(recorded)
    if not end or not _digits(end) or not _digits(last):
        return False
    if int(_digits(last)) < int(_digits(first) or 0) or int(_digits(end)) < int(
            _digits(start) or 0):
        return _digits(last) != _digits(end)[-len(_digits(last)):]
    return _digits(last) != _digits(end)


def _runs_on(last: str) -> bool:
    """Whether something was read into the last page that does not belong to it."""
    return len(_digits(last)) > 7 or bool(re.search(r"\d[a-z]{2}", last))


def _kind(pages: str) -> str:
    """"article" for article numbers, "own" for pages from 1, "page" for a place in a volume."""
    first, last = _ends(pages)
    if re.match(r"[a-z]{1,6}\d", first) and not first.startswith("s"):
        return "article"
    if not last and len(_digits(first)) >= 5:
        return "article"
    return "own" if _digits(first) == "1" and last else "page"


_WORK = {"DOI": "10.5555/walk.2020.1", "title": "Walking and knee pain in older adults",
         "author": [{"family": "Okafor", "given": "A"}], "volume": "4",
         "issued": {"date-parts": [[2020]]}}


def _case(outcome: Outcome, says: str, cited: str, recorded: str,
          severity: Severity | None = None) -> Case:
    return Case(outcome, says, {"cited": {**_WORK, "page": cited},
                                "record": {**_WORK, "page": recorded}}, severity)


CASES = (
    _case(Outcome.ERROR, "another first page", "91-99", "11-19", Severity.MINOR),
    _case(Outcome.ERROR, "another last page", "11-29", "11-19", Severity.MINOR),
    _case(Outcome.PASS, "a shortened range", "1541–6", "1541-1546"),
    _case(Outcome.PASS, "the first page alone", "1541", "1541-1546"),
    _case(Outcome.PASS, "a supplement's letter", "33-39", "S33-S39"),
    Case(Outcome.PASS, "the article number beside pages from 1",
         {"cited": {**_WORK, "page": "e919166"},
          "record": {**_WORK, "page": "1-9", "article-number": "e919166"}}),
    _case(Outcome.INCONCLUSIVE, "an article number against pages from 1", "e919166", "1-9"),
    _case(Outcome.INCONCLUSIVE, "print pages against an article number", "910-912", "d40"),
    _case(Outcome.INCONCLUSIVE, "the record gives none", "11-19", ""),
    Case(Outcome.NOT_APPLICABLE, "no pages are given",
         {"cited": _WORK, "record": {**_WORK, "page": "11-19"}}),
)
