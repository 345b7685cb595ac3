"""The title in a reference is not that of the work.

## What it checks
The cited title word by word against every title of the record. Capitals, accents, markup, Greek
letters, numerals, British or American spelling, endings, abbreviations spelled out, and whole
parts set off by punctuation that are left out or added (a subtitle, a series, a study group's
name) count as right, and so does a title in another language where the other fields agree. A
misprint or another word is minor while the work is plainly the same. It is major where the title
is another one, and where the main title is the same and the subtitle that of another work (part
II for part I, another population or condition), unless volume and page say that this work is
meant.

## Why it matters
A title with another word is another work, or says something else of it: "in adults" is not "in
children". Readers search by title.

## What it cannot see
Two works with the same title. A part that was left out although it changes the meaning. Which
side a misprint is on: records have them too.

## Example
Walking increases knee pain in older adults

## Corrected
Walking decreases knee pain in older adults

## Confirm by hand
Open the DOI and read the title there.

## References
Crossref REST API, works: title, subtitle, original-title (https://api.crossref.org).
"""

from __future__ import annotations

from ..matching import (
    closest_wording,
    language_of,
    shared_share,
    subtitle_of_another_work,
    titles_of,
)
from ..model import Outcome, Record, Severity
from .entries import components_of, evidence_of, record_or_reason
from .reading import stands_as_printed
from .scopes import Case, Entry, Result, inconclusive, major, minor, not_applicable, passed

CODE = "REF104"
NAME = "title-differs"

WHOLLY_DIFFERENT = 0.34  # of the shorter title's words in common: fewer are about something else


def check(entry: Entry) -> Result:
    """Whether the cited title is one of the record's."""
    cited = entry.reference.title
    if not cited:
        return not_applicable("the reference gives no title")
    record = record_or_reason(entry)
    if isinstance(record, Result):
        return record
    titles = titles_of(record)
    if not titles:
        return inconclusive("the record has no title", **evidence_of(entry, record, "title", cited))
    nearest, differences = closest_wording(cited, titles)
    values = evidence_of(entry, record, "title", cited, nearest)
    if not differences or stands_as_printed(entry.reference, record, "title"):
        return passed(**values)
    if all(shared_share(cited, title) < WHOLLY_DIFFERENT for title in titles):
        languages = {language_of(title) for title in titles} - {"", language_of(cited)}
        if language_of(cited) and languages and _numbers_agree(entry, record):
            return passed("the title is given in another language", **values)
        if languages or not language_of(cited):
            return inconclusive("the titles may be in two languages", **values)
        return major(f"the title is another one: {nearest!r}", **values)
    if all(subtitle_of_another_work(cited, title) for title in titles) \
            and not _place_agrees(entry, record):
        return major(f"the subtitle is that of another work: {nearest!r}", **values)
    told = "; ".join(f"{one.cited or '(nothing)'!r} for {one.recorded or '(nothing)'!r}"
                     for one in differences[:3])
    return minor(f"the title has {told}", **values)


def _numbers_agree(entry: Entry, record: Record) -> bool:
    """Whether enough of the other fields agree to know the work without its title."""
    scores = components_of(entry, record)
    known = [scores.get(name) for name in ("year", "volume", "page", "doi", "first_author")]
    return sum(score == 1.0 for score in known) >= 3


def _place_agrees(entry: Entry, record: Record) -> bool:
    """Whether volume and page are the record's: its work is meant, whatever the title says."""
    scores = components_of(entry, record)
    return scores.get("volume") == scores.get("page") == 1.0


_WORK = {"DOI": "10.5555/walk.2020.1", "author": [{"family": "Okafor", "given": "A"}],
         "container-title": "Journal of Pain Studies", "volume": "4", "page": "11-19",
         "issued": {"date-parts": [[2020]]}}
_TITLE = "Walking decreases knee pain in older adults: a randomised trial"


def _case(outcome: Outcome, says: str, title: str, recorded: str | list[str] = _TITLE,
          severity: Severity | None = None) -> Case:
    return Case(outcome, says, {"cited": {**_WORK, "title": title},
                                "record": {**_WORK, "title": recorded}}, severity)


CASES = (
    _case(Outcome.ERROR, "one word says the opposite",
          "Walking increases knee pain in older adults: a randomised trial",
          severity=Severity.MINOR),
    _case(Outcome.ERROR, "the title is that of another work",
          "Sleep quality of nurses on rotating shifts in hospitals", severity=Severity.MAJOR),
    _case(Outcome.ERROR, "a letter is lost from the name of a drug",
          "Dabigatra versus warfarin in adults with atrial fibrillation",
          "Dabigatran versus warfarin in adults with atrial fibrillation", Severity.MINOR),
    Case(Outcome.ERROR, "the DOI of the first part, the title of the second",
         {"cited": {"DOI": _WORK["DOI"], "author": _WORK["author"], "title":
                    "Walking and knee pain in older adults: II. Tests of validity"},
          "record": {**_WORK, "title": "Walking and knee pain in older adults: I. Framework"}},
         Severity.MAJOR),
    _case(Outcome.ERROR, "another subtitle, with this work's volume and page",
          "Walking and knee pain in older adults: lessons from nursing homes",
          "Walking and knee pain in older adults: cartilage and synovium", Severity.MINOR),
    _case(Outcome.PASS, "the subtitle is left out", "Walking decreases knee pain in older adults"),
    _case(Outcome.PASS, "American spelling, capitals and another dash",
          "Walking Decreases Knee Pain in Older Adults - A Randomized Trial"),
    _case(Outcome.PASS, "Greek letters and markup",
          "TNF-alpha and interleukin-1beta in joints",
          "TNF-<i>α</i> and interleukin-1β in joints"),
    _case(Outcome.PASS, "a translated title where the record has the original",
          "Walking and knee pain in older adults after surgery",
          "Gehen und Knieschmerzen bei älteren Erwachsenen nach der Operation"),
    Case(Outcome.INCONCLUSIVE, "no source answered",
         {"cited": {**_WORK, "title": _TITLE}, "record": None, "unavailable": ["Crossref"]}),
    Case(Outcome.NOT_APPLICABLE, "the reference gives no title",
         {"cited": _WORK, "record": {**_WORK, "title": _TITLE}}),
)
