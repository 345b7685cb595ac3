"""Each source over a real socket: found, empty, HTML, truncated, another work's record."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any

import habanero
import pytest
from fake_services import QUICK, Fault, Running, Services, make_works, settings_for
from habanero.select import VALID_SELECTS

from evidaudit.cache import SourceAnswer
from evidaudit.http import Fetcher
from evidaudit.model import Answer
from evidaudit.sources import crossref
from evidaudit.sources import services as service_module
from evidaudit.sources.records import SELECT

DOI = "10.5555/work.1.0"
ARXIV = "10.48550/arxiv.2101.00001"
Question = Callable[[service_module.Services], SourceAnswer]
QUESTIONS: dict[str, tuple[Question, Question]] = {
    # name: (a question that finds, one that finds nothing)
    "single": (lambda s: s._crossref.work(DOI), lambda s: s._crossref.work("10.5555/none")),
    "search": (lambda s: s._crossref.search(make_works(1)[DOI]["title"][0]),
               lambda s: s._crossref.search("zzz")),
    "list": (lambda s: s._crossref.works([DOI, "10.5555/b"]).get(DOI, SourceAnswer(
        Answer.NOT_FOUND)), lambda s: s._crossref.works(["10.5555/b", "10.5555/c"]).get(
            "10.5555/b", SourceAnswer(Answer.NOT_FOUND))),
    "handle": (lambda s: s._doi_org.handle(DOI), lambda s: s._doi_org.handle("10.5555/none")),
    "agency": (lambda s: s._doi_org.agency(DOI), lambda s: s._doi_org.agency("10.5555/none")),
    "datacite": (lambda s: s._datacite.work(ARXIV), lambda s: s._datacite.work(DOI)),
    "europepmc": (lambda s: s.abstract_of(DOI), lambda s: s.abstract_of("10.5555/none")),
}


@pytest.fixture
def running() -> Iterator[Running]:
    with Running(Services(make_works(3), datacite={ARXIV: {"doi": ARXIV.upper()}},
                          abstracts={DOI: "An abstract."})) as one:
        yield one


def ask(running: Running, question: Question) -> SourceAnswer:
    with service_module.Services(settings_for(running.url), bounds=QUICK) as services:
        return question(services)


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_a_source_has_is_found(name: str, running: Running) -> None:
    """The answer carries its body and its moment."""
    said = ask(running, QUESTIONS[name][0])
    assert said.answer is Answer.FOUND and said.body and said.retrieved


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_a_source_does_not_have_is_not_found(name: str, running: Running) -> None:
    """A real negative, told apart from a failure."""
    assert ask(running, QUESTIONS[name][1]).answer is Answer.NOT_FOUND


@pytest.mark.parametrize("fault", ["html", "html-404", "truncated-json", "empty-body", "cut-body",
                                   "500", "301", "429"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_an_answer_that_is_none_is_unavailable_with_its_reason(
        name: str, fault: str, running: Running) -> None:
    """HTML where JSON was due, half an answer, a redirect: never found, never not found."""
    running.services.faults[name] = Fault(fault)
    said = ask(running, QUESTIONS[name][0])
    assert said.answer is Answer.UNAVAILABLE and said.detail


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name != "search"])
def test_V3_the_record_of_another_work_is_never_used(name: str, running: Running) -> None:
    """An answer about another DOI is no answer."""
    running.services.faults[name] = Fault("other-work")
    assert ask(running, QUESTIONS[name][0]).answer is Answer.UNAVAILABLE


def test_a_redirect_is_not_followed(running: Running) -> None:
    """One request, to the configured host only."""
    running.services.faults["handle"] = Fault("301")
    assert "301" in ask(running, QUESTIONS["handle"][0]).detail
    assert len(running.services.seen) == 1


@pytest.mark.parametrize("doi", [
    "10.1002/(sici)1097-0142(19990915)86:6<1096::aid-cncr28>3.0.co;2-#", "10.1/ab?c=d",
    "10.1/ab%2fc", "10.1/ab/", "10.1/../members", "10.1001/jama.251.19.2504,2509", "10.1/a&b=c",
    "10.1/ä;β"])
def test_odd_characters_in_a_DOI_reach_crossref_whole(doi: str, running: Running) -> None:
    """Comma, #, ?, %, a trailing slash, dots: asked singly, as they are."""
    running.services.works[doi] = {"DOI": doi.upper() if doi.isascii() else doi, "title": ["T"]}
    with service_module.Services(settings_for(running.url), bounds=QUICK) as services:
        services._crossref.work(doi)
    assert running.services.seen[-1].about == doi
    assert crossref.may_be_batched("10.5555/plain-(1).x:y;2")
    assert crossref.may_be_batched(doi) == (not set(doi) & set("#?%,&"))


def test_habanero_is_used_as_it_was_read(running: Running) -> None:
    """The parameters that the adapter names exist, the light fields are known to it."""
    parameters = inspect.signature(habanero.Crossref.works).parameters
    assert {"ids", "limit", "select"} <= set(parameters)
    assert {"filter", "filters"} & set(parameters)
    assert set(SELECT) <= set(VALID_SELECTS)


def test_an_unknown_filter_name_is_refused_not_believed(
        running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """habanero drops a keyword it does not know; the newest works are not those asked for."""
    monkeypatch.setattr(crossref, "_filter_name", lambda: "filterz")
    with service_module.Services(settings_for(running.url), bounds=QUICK) as services:
        said = services._crossref.works(["10.5555/x", "10.5555/y"])
    assert {one.answer for one in said.values()} == {Answer.UNAVAILABLE}


def test_N2_only_the_hosts_of_the_sources_are_asked() -> None:
    """Another host, plain http, a private or link-local target: refused, without a connection."""
    fetcher = Fetcher(["https://api.crossref.org", "https://10.0.0.7", "http://192.0.2.1",
                       "https://[fe80::1]", "https://localtest.invalid", "https://127.0.0.2"],
                      QUICK)
    for url, reason in (("https://example.org/x", "not one of the configured"),
                        ("https://10.0.0.7/x", "not public"),
                        ("https://[fe80::1]/x", "not public"),
                        ("http://192.0.2.1/x", "https only")):
        assert reason in fetcher.get(url, {}).failure
    fetcher.close()


def test_N2_a_name_that_leads_inwards_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A public name whose address is this machine's or the network's is not connected to."""
    import socket
    for address in ("127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1",
                    "::ffff:127.0.0.1", "0.0.0.0"):
        def look_up(*args: Any, answer: str = address, **names: Any) -> list[Any]:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answer, 443))]
        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        fetcher = Fetcher(["https://api.crossref.org"], QUICK)
        assert "not public" in fetcher.get("https://api.crossref.org/works", {}).failure, address
