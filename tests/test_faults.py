"""Whatever goes wrong at a source: nothing is accused, and the run ends."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fake_services import QUICK, Fault, Running, Services, as_reference, make_works, settings_for

from evidaudit.model import Answer, Reference, Resolution, Status
from evidaudit.resolution import resolve
from evidaudit.sources.snapshot import Snapshot

NO_SNAPSHOT = Snapshot((), "")
WORKS = make_works(40)
SICI = "10.1002/(sici)1097-0142(19990915)86:6<1096::aid-cncr28>3.0.co;2-#"
FAULTS = ["500", "503", "408", "429", "403", "301", "html", "html-404", "truncated-json",
          "cut-body", "empty-body", "other-work", "empty-list", "flood", "bomb", "double-bomb"]
KINDS = ["list", "search", "single", "handle", "agency", "datacite"]


def services() -> Services:
    works = {doi: dict(work) for doi, work in WORKS.items()}
    prime = next(iter(works))
    works[prime]["aliases"] = ["10.5555/former.name"]
    works[SICI] = {**make_works(1, 7)["10.5555/work.7.0"], "DOI": SICI.upper()}
    return Services(works, agencies={"10.3233/medra.1": "mEDRA"}, datacite={
        "10.48550/arxiv.2101.00001": {
            "doi": "10.48550/arXiv.2101.00001", "titles": [{"title": "Wombat lattices at dusk"}],
            "creators": [{"familyName": "Ode", "givenName": "Uma"}], "publicationYear": 2021,
            "types": {"resourceTypeGeneral": "Preprint"}}})


def references() -> list[Reference]:
    """One reference of each kind that resolution tells apart."""
    works = list(WORKS.values())
    return [
        as_reference(works[1], "by-doi"),
        as_reference(works[2], "by-words", DOI=None),
        as_reference(works[3], "elsewhere", DOI=works[4]["DOI"]),
        as_reference(works[5], "mistyped", DOI="10.5555/no.such.doi"),
        as_reference(works[0], "alias", DOI="10.5555/former.name"),
        as_reference(make_works(1, 7)["10.5555/work.7.0"], "sici", DOI=SICI),
        as_reference(make_works(1, 99)["10.5555/work.99.0"], "absent", DOI=None),
        as_reference(make_works(1, 98)["10.5555/work.98.0"], "absent-doi", DOI="10.5555/gone.1"),
        as_reference(make_works(1, 97)["10.5555/work.97.0"], "medra", DOI="10.3233/medra.1"),
        Reference("arxiv", {"DOI": "10.48550/arxiv.2101.00001", "type": "article",
                            "title": "Wombat lattices at dusk", "issued": {"date-parts": [[2021]]},
                            "author": [{"family": "Ode", "given": "U"}]}),
    ]


def accusations(resolutions: list[Resolution]) -> set[tuple[str, str]]:
    """What a check could hold against a reference."""
    found = set()
    for one in resolutions:
        if one.registered is False:
            found.add((one.reference_id, "not registered"))
        if one.status is Status.NO_MATCH:
            found.add((one.reference_id, "not found"))
        if one.record is not None:
            found.add((one.reference_id, f"means {one.record.DOI}"))
        if one.doi_record is not None:
            found.add((one.reference_id, f"leads to {one.doi_record.DOI}"))
    return found


@pytest.fixture(scope="module")
def well() -> set[tuple[str, str]]:
    with Running(services()) as running:
        return accusations(resolve(references(), settings_for(running.url), bounds=QUICK,
                                   bundled=NO_SNAPSHOT))


@pytest.fixture
def running() -> Iterator[Running]:
    with Running(services()) as one:
        yield one


def test_with_all_sources_well_every_kind_of_reference_is_told_apart(running: Running) -> None:
    """Found, found by its words, elsewhere, mistyped, alias, SICI, absent, DataCite, mEDRA."""
    found = {one.reference_id: one for one in resolve(
        references(), settings_for(running.url), bounds=QUICK, bundled=NO_SNAPSHOT)}
    works = list(WORKS)
    assert {id: (one.status.value, one.registered, one.matched_DOI)
            for id, one in found.items()} == {
        "by-doi": ("matched", True, works[1]), "by-words": ("matched", None, works[2]),
        "elsewhere": ("matched", True, works[3]), "mistyped": ("matched", False, works[5]),
        "alias": ("matched", True, works[0]), "sici": ("matched", True, SICI),
        "absent": ("no-match", None, ""), "absent-doi": ("no-match", False, ""),
        "medra": ("inconclusive", True, ""),
        "arxiv": ("matched", True, "10.48550/arxiv.2101.00001")}
    assert found["elsewhere"].doi_record is not None
    assert found["elsewhere"].doi_record.DOI == works[4]  # noqa: SIM300
    assert found["arxiv"].agency == "DataCite" and found["medra"].agency == "mEDRA"


@pytest.mark.parametrize("fault", FAULTS)
def test_V1_a_fault_of_every_source_accuses_nobody(
        fault: str, running: Running, well: set[tuple[str, str]]) -> None:
    """Each kind of bad answer, from all sources at once, adds nothing."""
    running.services.faults["*"] = Fault(fault)
    found = resolve(references(), settings_for(running.url), bounds=QUICK, bundled=NO_SNAPSHOT)
    assert accusations(found) <= well
    assert all(one.status is Status.INCONCLUSIVE for one in found)


@pytest.mark.parametrize(("kind", "fault"), list(itertools.product(
    KINDS, ["429", "html", "truncated-json", "other-work", "empty-list"])))
def test_V1_a_fault_of_one_source_accuses_nobody(
        kind: str, fault: str, running: Running, well: set[tuple[str, str]]) -> None:
    """Each kind of bad answer, from one kind of question, adds nothing."""
    running.services.faults[kind] = Fault(fault)
    found = resolve(references(), settings_for(running.url), bounds=QUICK, bundled=NO_SNAPSHOT)
    assert accusations(found) <= well


SOURCES = [("list", "search", "single"), ("handle", "agency"), ("datacite",)]
DEAD = sorted({*(sum(subset, ()) for size in (1, 2, 3)
                 for subset in itertools.combinations(SOURCES, size)),
               *(subset for size in (1, 2) for subset in itertools.combinations(KINDS, size))})


@pytest.mark.parametrize("dead", DEAD, ids="+".join)
def test_V1_losing_any_subset_of_sources_accuses_nobody(
        dead: tuple[str, ...], running: Running, well: set[tuple[str, str]]) -> None:
    """Every subset of Crossref, doi.org and DataCite, and every pair of kinds of question."""
    running.services.faults.update({kind: Fault("503") for kind in dead})
    entries = [entry for entry in references() if entry.id in (
        "by-doi", "by-words", "elsewhere", "mistyped", "absent", "arxiv")]
    found = resolve(entries, settings_for(running.url), bounds=QUICK, bundled=NO_SNAPSHOT)
    assert accusations(found) <= well
    if "list" in dead:
        assert all(one.status is Status.INCONCLUSIVE for one in found
                   if one.reference_id in ("by-doi", "elsewhere", "mistyped"))


def test_a_refused_connection_is_never_an_accusation(well: set[tuple[str, str]]) -> None:
    """No server at all: everything is inconclusive."""
    with Running(services()) as gone:
        url = gone.url
    found = resolve(references(), settings_for(url), bounds=QUICK, bundled=NO_SNAPSHOT)
    assert {one.status for one in found} == {Status.INCONCLUSIVE}
    assert all(asked.answer is Answer.UNAVAILABLE for one in found for asked in one.asked)


def test_a_name_that_does_not_resolve_is_never_an_accusation() -> None:
    """A DNS failure is an unavailable source."""
    found = resolve(references(), settings_for("https://crossref.invalid"), bounds=QUICK,
                    bundled=NO_SNAPSHOT)
    assert {one.status for one in found} == {Status.INCONCLUSIVE}


@pytest.mark.parametrize("fault", ["silent", "drip", "503", "429", "html"])
@pytest.mark.parametrize("mailto", ["", "reader@example.org"])
def test_N7_900_references_with_every_source_dead_come_to_an_end(
        fault: str, mailto: str, running: Running) -> None:
    """With bounds 25 times smaller: a few questions, then the host is left alone; no errors."""
    works = make_works(900, 5)
    running.services.works.update(works)
    running.services.faults["*"] = Fault(fault)
    entries = [as_reference(work, str(i), **({"DOI": None} if i % 3 == 0 else {}))
               for i, work in enumerate(works.values())]
    started = time.monotonic()
    found = resolve(entries, settings_for(running.url, mailto=mailto), bounds=replace(
        QUICK, circuit_seconds=0.6), bundled=NO_SNAPSHOT)
    assert time.monotonic() - started < 60 / 25 + 2
    assert {one.status for one in found} == {Status.INCONCLUSIVE}
    assert not any(one.registered is False for one in found)
    assert len(running.services.seen) <= 16


def test_one_bad_batch_costs_no_singles_and_spares_the_others(running: Running) -> None:
    """A batch that fails is unavailable as a whole; the next one is asked."""
    works = make_works(150, 6)
    running.services.works.update(works)
    entries = [as_reference(work, str(i)) for i, work in enumerate(works.values())]
    running.services.faults["10.5555/work.6.60"] = Fault("503")
    found = resolve(entries, settings_for(running.url), bounds=QUICK, bundled=NO_SNAPSHOT)
    assert [one.status for one in found] == (
        [Status.MATCHED] * 50 + [Status.INCONCLUSIVE] * 50 + [Status.MATCHED] * 50)
    assert {seen.kind for seen in running.services.seen} == {"list"}
    assert len(running.services.seen) == 2 + QUICK.max_tries


def test_N5_a_question_is_put_at_most_four_times(running: Running) -> None:
    """Once where trying again is useless, four times where it may help."""
    entry = [as_reference(list(WORKS.values())[1])]
    for fault, tries in (("503", 4), ("429", 4), ("408", 4), ("301", 1), ("403", 1), ("html", 1),
                         ("silent", 2)):
        running.services.seen.clear()
        running.services.faults["*"] = Fault(fault)
        resolve(entry, settings_for(running.url), bounds=replace(QUICK, circuit_seconds=9),
                bundled=NO_SNAPSHOT)
        if fault != "silent":
            assert len(running.services.seen) == tries, fault


def test_N5_retry_after_is_honoured(running: Running) -> None:
    """The second request comes no sooner than the service asked; then all is well."""
    running.services.faults["single"] = Fault("429", times=1, retry_after="1")
    found = resolve([as_reference(list(WORKS.values())[1])], settings_for(running.url),
                    bounds=QUICK, bundled=NO_SNAPSHOT)
    first, second = running.services.seen
    assert second.at - first.at >= 1.0
    assert found[0].status is Status.MATCHED


def test_N5_a_retry_after_beyond_reason_is_not_waited_for(running: Running) -> None:
    """An hour is not waited; the reference is inconclusive at once."""
    running.services.faults["single"] = Fault("429", retry_after="3600")
    started = time.monotonic()
    found = resolve([as_reference(list(WORKS.values())[1])], settings_for(running.url),
                    bounds=QUICK, bundled=NO_SNAPSHOT)
    assert time.monotonic() - started < 2
    assert found[0].status is Status.INCONCLUSIVE and len(running.services.seen) == 1


@pytest.mark.parametrize("fault", ["flood", "bomb", "double-bomb"])
def test_N3_an_answer_over_the_cap_is_no_answer(fault: str, running: Running) -> None:
    """40 MB, plain, packed or packed twice, come to "unavailable", with the reason."""
    running.services.faults["*"] = Fault(fault)
    found = resolve([as_reference(list(WORKS.values())[1])], settings_for(running.url),
                    bounds=replace(QUICK, read_seconds=5, total_seconds=10), bundled=NO_SNAPSHOT)
    assert found[0].status is Status.INCONCLUSIVE
    assert "over" in found[0].asked[0].detail or "encoding" in found[0].asked[0].detail


@pytest.mark.parametrize("fault", ["silent", "drip"])
def test_N4_the_wall_clock_ends_a_question(fault: str, running: Running) -> None:
    """A silent socket and a dripping one both end in time, however often a byte comes."""
    running.services.faults["*"] = Fault(fault)
    started = time.monotonic()
    found = resolve([as_reference(list(WORKS.values())[1])], settings_for(running.url),
                    bounds=QUICK, bundled=NO_SNAPSHOT)
    assert time.monotonic() - started < QUICK.total_seconds + 1
    assert found[0].asked[0].answer is Answer.UNAVAILABLE
    assert "timeout" in found[0].asked[0].detail
