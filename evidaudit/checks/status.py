"""What is known of a work's editorial status, from every notice and in order of date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..csl import doi_url
from ..matching import is_notice, titles_of
from ..model import Answer, Notice, PartialDate, Record
from .entries import asked_sources, evidence_of, record_or_reason, silent_sources
from .scopes import Entry, Result, inconclusive, not_applicable, passed

RETRACTED = frozenset(("retraction", "removal", "withdrawal"))
CORRECTED = frozenset(("correction", "corrigendum", "erratum", "addendum", "clarification",
                       "partial-retraction", "new-version", "new-edition"))
CONCERN = frozenset(("expression-of-concern", "concern"))
REINSTATED = frozenset(("reinstatement", "retraction-withdrawn"))

Notices = tuple[Notice, ...]


def kind_of(notice: Notice) -> str:
    """The notice's type in lower case with hyphens ("expression-of-concern")."""
    return notice.type.strip().lower().replace("_", "-").replace(" ", "-")


def notices_of(entry: Entry) -> tuple[Record, Notices] | Result:
    """The record and its notices by date, or why its status cannot be told.

    The record behind the cited DOI counts where the work itself was not found.
    """
    record = entry.resolution.doi_record or entry.resolution.record
    if entry.resolution.record is not None:
        found = record_or_reason(entry)
        if isinstance(found, Result):
            return found
        record = found
    if record is None:
        found = record_or_reason(entry)
        return found if isinstance(found, Result) else not_applicable("no record")
    is_one = any(is_notice(title) for title in titles_of(record)[:1]) or any(
        f"notice of {kind} to" in record.provenance for kind in RETRACTED | CORRECTED | CONCERN)
    if is_one and not record.notices:
        return not_applicable("the work cited is itself a notice")
    return record, tuple(sorted(record.notices, key=_when))


def standing(notices: Sequence[Notice], kinds: frozenset[str]) -> tuple[Notice | None, bool]:
    """The latest notice of one of ``kinds`` that no reinstatement followed, and whether it is sure.

    Unsure where a reinstatement exists and one of the two dates is not known well enough.
    """
    latest = next((n for n in reversed(notices) if kind_of(n) in kinds), None)
    if latest is None:
        return None, True
    lifted = [n for n in notices if kind_of(n) in REINSTATED]
    if not lifted:
        return latest, True
    if latest.date is None or any(n.date is None for n in lifted):
        return latest, False
    after = [n for n in lifted if n.date is not None and _order(n.date, latest.date) >= 0]
    before = [n for n in lifted if n.date is not None and _order(n.date, latest.date) < 0]
    if after:
        return None, all(n.date is not None and _order(n.date, latest.date) > 0 for n in after)
    return latest, bool(before)


def _order(one: PartialDate, other: PartialDate) -> int:
    """-1, 0 or 1 by the parts that both dates have."""
    shared = min(len(one.parts()), len(other.parts()))
    mine, theirs = one.parts()[:shared], other.parts()[:shared]
    return (mine > theirs) - (mine < theirs)


def _when(notice: Notice) -> tuple[int, ...]:
    return tuple(notice.date.parts()) if notice.date else ()


def described(notice: Notice, citing: PartialDate | None) -> str:
    """The notice in words, and whether it came before the citing page."""
    text = kind_of(notice).replace("-", " ")
    if notice.date:
        text += f" of {notice.date}"
    if notice.DOI:
        text += f" (doi:{notice.DOI})"
    if notice.sources:
        text += f", reported by {' and '.join(notice.sources)}"
    if citing and notice.date:
        order = _order(notice.date, citing)
        told = {-1: "before", 0: "at about the time of", 1: "after"}[order]
        text += f"; the notice came {told} the citing page ({citing})"
    return text


def values_of(entry: Entry, record: Record, notice: Notice | None) -> dict[str, Any]:
    """The values of a result on the editorial status."""
    values = evidence_of(entry, record, "DOI", record.DOI or entry.reference.DOI,
                         kind_of(notice) if notice else "")
    if notice and notice.DOI:
        values["confirm_url"] = doi_url(notice.DOI)
    return values


def nothing_known(entry: Entry, record: Record, what: str) -> Result:
    """No notice known: names the sources that were asked, and passes only if those answered."""
    values = values_of(entry, record, None)
    silent = [asked.source for asked in entry.resolution.asked
              if asked.answer is Answer.UNAVAILABLE and _knows_notices(asked.source)]
    if silent:
        return inconclusive(f"no {what} known, but {silent_sources(entry)}", **values)
    return passed(f"no {what} known (asked: {asked_sources(entry) or record.source})", **values)


def _knows_notices(source: str) -> bool:
    name = source.lower().replace("-", " ")
    return "crossref" in name or "retraction" in name
