"""What each reference means: the sources are asked in order of trust, the decision is ours.

A cited DOI is looked up first; its record is the answer where it agrees with what is cited. Where
it is another work, is not registered, or where no DOI is cited, a search by the bibliographic
words and the records at hand give candidates. "No match" needs every source that could know;
anything less is inconclusive.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from . import limits
from .cache import SourceAnswer
from .csl import family_names, normalise_doi, normalise_title
from .http import Bounds
from .matching import Decision, LocalIndex, decide
from .model import Answer, Asked, Record, Reference, Resolution, Status
from .settings import Settings
from .sources import crossref, datacite, retraction_watch, snapshot
from .sources.records import merge_notices, record_from_crossref, record_from_datacite
from .sources.retraction_watch import RetractionWatch
from .sources.services import SEARCH, DoiAnswer, Services
from .sources.snapshot import Snapshot, read_snapshot

# A search for these finds something in any collection of works.
COMMON_WORDS = "a study of the effects in patients with and on for analysis"

Progress = Callable[[int, int], None]

_MARKED_UP = re.compile(r"^\s*[@{]")       # raw BibTeX or JSON is not put to a search
_LINK = re.compile(r"\b(?:https?://|doi:\s*|10\.\d{4,9}/)\S+", re.IGNORECASE)


def resolve(references: Sequence[Reference], settings: Settings, progress: Progress | None = None,
            *, asked_on: datetime | None = None, bounds: Bounds | None = None,
            bundled: Snapshot | None = None) -> list[Resolution]:
    """What became of each reference, one a reference, in order.

    ``progress(done, total)`` counts references. ``asked_on`` is the moment that answers carry
    (default: now); ``bounds`` and ``bundled`` replace the limits and the records of the package.
    """
    with Services(settings, asked_on, bounds) as services:
        return _Run(references, services, progress, bundled or read_snapshot()).resolutions()


def crossref_snapshot(resolutions: Iterable[Resolution], settings: Settings, *,
                      asked_on: datetime | None = None,
                      bounds: Bounds | None = None) -> tuple[str, int]:
    """Crossref's own messages on the matched works as a snapshot file, and how many they are.

    Records from other sources are left out. Answers that the run has cached are not asked again.
    """
    dois = {r.record.DOI for r in resolutions if r.record and r.record.source == crossref.NAME}
    with Services(replace(settings, refresh=False), asked_on, bounds) as services:
        answers = services.look_up(sorted(dois))
    found = [answer.said for answer in answers.values()
             if answer.source == crossref.NAME and answer.said.answer is Answer.FOUND]
    return snapshot.snapshot_text([(said.body, said.retrieved) for said in found]), len(found)


@dataclass(slots=True)
class _Case:
    """One reference on its way through a run."""

    reference: Reference
    doi: str
    query: str
    doi_answer: DoiAnswer | None = None
    doi_record: Record | None = None
    by_doi: Decision | None = None
    asked: list[Asked] = field(default_factory=list)

    @property
    def needs_search(self) -> bool:
        """Whether the DOI does not settle which work is meant."""
        if not self.query:
            return False
        if self.doi_answer is None:
            return True
        if self.doi_record is not None:
            return self.by_doi is not None and self.by_doi.status is not Status.MATCHED
        return self.doi_answer.registered is False


class _Run:
    """One call of ``resolve``."""

    def __init__(self, references: Sequence[Reference], services: Services,
                 progress: Progress | None, bundled: Snapshot) -> None:
        self._services, self._bundled = services, bundled
        self._cases = [_Case(reference, normalise_doi(reference.DOI), query_text(reference))
                       for reference in references]
        self._count = _Count(progress, len(self._cases))
        self._index: LocalIndex | None = None

    def resolutions(self) -> list[Resolution]:
        """One resolution a reference, in order."""
        self._look_up_dois()
        searching = [case for case in self._cases if case.needs_search]
        found = self._search(searching)
        resolutions = [self._settle(case, found.get(case.query)) if case.needs_search
                       else self._by_doi_alone(case) for case in self._cases]
        resolutions = self._with_controlled_negatives(searching, resolutions)
        resolutions = self._with_fresh_status(resolutions)
        resolutions = self._with_retraction_watch(resolutions)
        self._count.finish()
        return resolutions

    # --- by DOI ----------------------------------------------------------------------------
    def _look_up_dois(self) -> None:
        by_doi: dict[str, int] = {}
        for case in self._cases:
            if case.doi:
                by_doi[case.doi] = by_doi.get(case.doi, 0) + 1
        answers = self._services.look_up(
            by_doi, lambda keys: self._count.add(sum(by_doi[doi] for doi in keys)))
        for case in self._cases:
            if not case.doi:
                continue
            case.doi_answer = answer = answers[case.doi]
            case.asked += answer.asked
            case.doi_record = _record_of(answer)
            if case.doi_record is None and answer.said.answer in (
                    Answer.UNAVAILABLE, Answer.NOT_ASKED) and not answer.registered:
                case.doi_record = self._bundled.record(case.doi)
                if case.doi_record is not None:
                    case.asked.append(Asked(snapshot.NAME, Answer.FOUND, self._bundled.compiled))
            if case.doi_record is not None:
                case.by_doi = decide(case.reference, [case.doi_record])

    def _by_doi_alone(self, case: _Case) -> Resolution:
        """The resolution where nothing needs to be searched."""
        if case.doi_record is not None and case.by_doi is not None:
            return self._resolution(case, replace(case.by_doi, status=Status.MATCHED,
                                                  record=case.doi_record))
        settled = (case.doi_answer is not None and case.doi_answer.registered is False)
        status = Status.NO_MATCH if settled and not case.query else Status.INCONCLUSIVE
        return self._resolution(case, Decision(status))

    # --- by its words ----------------------------------------------------------------------
    def _search(self, cases: Iterable[_Case]) -> Mapping[str, SourceAnswer]:
        by_query: dict[str, int] = {}
        for case in cases:
            by_query[case.query] = by_query.get(case.query, 0) + (not case.doi)
        return self._services.search(
            by_query, lambda keys: self._count.add(sum(by_query[text] for text in keys)))

    def _settle(self, case: _Case, said: SourceAnswer | None) -> Resolution:
        """The resolution from the candidates of a search and of the records at hand."""
        said = said or SourceAnswer(Answer.NOT_ASKED)
        case.asked.append(Asked(SEARCH, said.answer, said.retrieved, said.detail))
        candidates = [record_from_crossref(message, crossref.NAME, said.retrieved)
                      for message in said.body or ()] if said.answer is Answer.FOUND else []
        known = {name for record in candidates for name in (record.DOI, *record.aliases)}
        candidates += [record for record in self._at_hand().candidates(case.reference)
                       if record.DOI not in known]
        if case.doi_record is not None:
            candidates = [record for record in candidates if record.DOI != case.doi_record.DOI]
        decision = decide(case.reference, candidates)
        by_doi = case.by_doi
        if by_doi is not None and by_doi.status is Status.AMBIGUOUS and not (
                decision.status is Status.MATCHED and decision.score > by_doi.score):
            # The DOI leads to a work that may well be meant, and nothing fits better.
            decision = replace(by_doi, status=Status.MATCHED, record=case.doi_record)
        elif decision.status is Status.NO_MATCH and said.answer not in (
                Answer.FOUND, Answer.NOT_FOUND):
            decision = replace(decision, status=Status.INCONCLUSIVE)
        if decision.record is not None and decision.record.source == snapshot.NAME:
            case.asked.append(Asked(snapshot.NAME, Answer.FOUND, self._bundled.compiled))
        return self._resolution(case, decision, tuple(candidates))

    def _with_controlled_negatives(self, searching: Sequence[_Case],
                                   resolutions: list[Resolution]) -> list[Resolution]:
        """``resolutions``, their "no match" kept only where the search is known to find works.

        A search that answers every question with nothing, or always with the same, looks like a
        negative. As in a laboratory, a negative counts beside a positive control: a work found by
        search in this run or, once a run, a question whose answer is known.
        """
        searched = {case.reference.id for case in searching}
        by_search = [r for r in resolutions if r.reference_id in searched]
        if not any(r.status is Status.NO_MATCH for r in by_search) or any(
                r.status is Status.MATCHED and r.source == crossref.NAME for r in by_search):
            return resolutions
        control = self._control()
        if control.answer in (Answer.FOUND, Answer.NOT_ASKED):
            return resolutions
        lost = Asked(SEARCH, Answer.UNAVAILABLE, control.retrieved,
                     control.detail or "did not find a work that it holds")
        return [replace(r, status=Status.INCONCLUSIVE,
                        asked=(*(a for a in r.asked if a.source != SEARCH), lost))
                if r.status is Status.NO_MATCH and r.reference_id in searched else r
                for r in resolutions]

    def _control(self) -> SourceAnswer:
        """The answer to a search whose result is known: found where the search can be trusted."""
        for case in self._cases:
            record = case.doi_record
            if record is None or not case.query or record.source != crossref.NAME \
                    or case.by_doi is None or case.by_doi.status is not Status.MATCHED:
                continue
            said = self._services.search([case.query])[case.query]
            found = {normalise_doi(str(message.get("DOI") or "")) for message in said.body or ()}
            return said if said.answer is not Answer.FOUND or record.DOI in found \
                else replace(said, answer=Answer.NOT_FOUND)
        said = self._services.search([COMMON_WORDS])[COMMON_WORDS]
        common = set(COMMON_WORDS.split())
        if any(common & set(normalise_title(" ".join((*record.titles, *record.containers))).split())
               for record in map(record_from_crossref, said.body or ())):
            return said
        return said if said.answer is not Answer.FOUND else replace(said, answer=Answer.NOT_FOUND)

    def _at_hand(self) -> LocalIndex:
        """The records that need no question: this bibliography's, the package's, the cache's."""
        if self._index is None:
            records = {record.DOI: record for record in self._bundled.records}
            if self._services.settings.offline:
                for _, said in self._services.cache.found(crossref.NAME):
                    record = record_from_crossref(said.body, crossref.NAME, said.retrieved)
                    records[record.DOI] = record
            for case in self._cases:
                if case.doi_record is not None:
                    records[case.doi_record.DOI] = case.doi_record
            # In the order of DOIs: candidates that tie do not depend on the list's order.
            self._index = LocalIndex(records[doi] for doi in sorted(records))
        return self._index

    # --- putting it together ---------------------------------------------------------------
    def _resolution(self, case: _Case, decision: Decision,
                    candidates: tuple[Record, ...] = ()) -> Resolution:
        answer = case.doi_answer
        record = decision.record if decision.status is Status.MATCHED else None
        return Resolution(
            reference_id=case.reference.id, status=decision.status,
            matched_DOI=record.DOI if record else "",
            score=round(decision.score, 4) if candidates or decision.record else None,
            components=decision.components, record=record, doi_record=case.doi_record,
            registered=answer.registered if answer else None,
            agency=answer.agency if answer else "",
            source=record.source if record else "", retrieved=record.retrieved if record else "",
            asked=tuple(case.asked), candidates=candidates)

    def _with_fresh_status(self, resolutions: list[Resolution]) -> list[Resolution]:
        """``resolutions`` with editorial notices no older than ``NOT_FOUND_HOURS``.

        Only a search that the cache answered can hold older ones; the DOIs that it led to are
        asked again, fifty at a time.
        """
        services = self._services
        if services.settings.offline:
            return resolutions
        old = {r.matched_DOI for r in resolutions
               if r.record is not None and r.record.source == crossref.NAME and r.retrieved
               and r.record is not r.doi_record
               and SourceAnswer(Answer.FOUND, None, r.retrieved).age(services.now)
               .total_seconds() > limits.NOT_FOUND_HOURS * 3600}
        if not old:
            return resolutions
        answers = services.look_up(sorted(old))
        fresh = []
        for resolution in resolutions:
            answer = answers.get(resolution.matched_DOI)
            record = _record_of(answer) if answer else None
            if answer is not None and record is not None:
                resolution = replace(resolution, record=record, retrieved=record.retrieved,
                                     asked=(*resolution.asked, *answer.asked))
            fresh.append(resolution)
        return fresh

    def _with_retraction_watch(self, resolutions: list[Resolution]) -> list[Resolution]:
        """``resolutions`` with the notices of Retraction Watch's own file added."""
        table = self._services.retraction_watch()
        if table is None:
            return resolutions
        return [_with_notices(resolution, table) for resolution in resolutions]


def _with_notices(resolution: Resolution, table: RetractionWatch | Asked) -> Resolution:
    records = [record for record in (resolution.record, resolution.doi_record) if record]
    if not records:
        return resolution
    if isinstance(table, Asked):
        return replace(resolution, asked=(*resolution.asked, table))

    def add(record: Record | None) -> Record | None:
        if record is None:
            return None
        known = [notice for doi in (record.DOI, *record.aliases) for notice in table.notices(doi)]
        return replace(record, notices=merge_notices((*record.notices, *known)))

    found = any(table.notices(doi) for record in records for doi in (record.DOI, *record.aliases))
    asked = Asked(retraction_watch.NAME, Answer.FOUND if found else Answer.NOT_FOUND,
                  table.retrieved)
    return replace(resolution, record=add(resolution.record),
                   doi_record=add(resolution.doi_record), asked=(*resolution.asked, asked))


def _record_of(answer: DoiAnswer) -> Record | None:
    said: Any = answer.said
    if said.answer is not Answer.FOUND:
        return None
    if answer.source == datacite.NAME:
        return record_from_datacite(said.body, said.retrieved)
    return record_from_crossref(said.body, crossref.NAME, said.retrieved)


def query_text(reference: Reference) -> str:
    """The words that a search is given: fields where there is a title, else the string as read.

    Only what stands in the reference itself; links and DOIs are left out, they would outweigh
    the words.
    """
    item = reference.item
    if reference.title:
        authors = " ".join(family_names(item)[:3])
        year = str(reference.year) if reference.year else ""
        words = " ".join(str(part) for part in (
            authors, reference.title, item.get("container-title") or "", year,
            item.get("volume") or "", item.get("page") or "") if part)
    elif _MARKED_UP.match(reference.raw):
        return ""
    else:
        words = _LINK.sub(" ", reference.raw)
    words = " ".join(words.split())
    if len(words) > limits.MAX_QUERY_CHARACTERS:
        words = words[:limits.MAX_QUERY_CHARACTERS].rsplit(" ", 1)[0]
    return words if re.search(r"[^\W\d_]{3}", words) else ""


class _Count:
    """Tells ``progress`` how many references are done, never backwards, never too many."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0
        self._lock = threading.Lock()

    def add(self, number: int) -> None:
        with self._lock:
            self._done = min(self._done + number, self._total)
            if self._progress and number:
                self._progress(self._done, self._total)

    def finish(self) -> None:
        if self._progress and self._done < self._total:
            self._done = self._total
            self._progress(self._done, self._total)
