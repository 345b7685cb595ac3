"""Messages of Crossref and DataCite as records: variants, notices, abstracts."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidaudit.model import Notice, PartialDate
from evidaudit.sources.jats import jats_text
from evidaudit.sources.records import record_from_crossref, record_from_datacite
from evidaudit.sources.retraction_watch import read_retraction_watch
from evidaudit.sources.snapshot import read_snapshot


def update(kind: str, year: int, source: str, doi: str = "10.5555/n") -> dict[str, object]:
    return {"DOI": doi, "type": kind, "source": source, "updated": {"date-parts": [[year, 2, 3]]}}


def test_every_legitimate_variant_of_a_field_is_kept() -> None:
    """Print, online and issued dates; title with and without subtitle; short journal names."""
    record = record_from_crossref({
        "DOI": "10.5555/ABC", "title": ["Hips &amp; <i>knees</i>"], "subtitle": ["a trial"],
        "original-title": ["Hüften und Knie"], "container-title": ["Journal of Bones"],
        "short-container-title": ["J Bones"], "page": "1-9", "article-number": "e12",
        "published-print": {"date-parts": [[2018, 1]]},
        "published-online": {"date-parts": [[2017, 10, 3]]},
        "issued": {"date-parts": [[2017, 10, 3]]}, "aliases": ["10.5555/OLD"],
        "author": [{"family": "van Ode", "given": "Uma"}, {"name": "The Hip Group"}]})
    assert record.DOI == "10.5555/abc" and record.aliases == ("10.5555/old",)
    assert record.titles == ("Hips & knees: a trial", "Hips & knees", "Hüften und Knie")
    assert record.containers == ("Journal of Bones", "J Bones")
    assert record.dates == (PartialDate(2018, 1), PartialDate(2017, 10, 3))
    assert record.pages == ("1-9", "e12")
    assert record.item["author"] == [{"family": "van Ode", "given": "Uma"},
                                     {"literal": "The Hip Group"}]


@pytest.mark.parametrize("message", [
    {}, {"title": []}, {"issued": {"date-parts": [[None]]}}, {"author": None, "title": None},
    {"author": [None, {}, "x"], "page": ["1"], "updated-by": "x", "relation": []},
    {"DOI": None, "title": "a string", "aliases": None}])
def test_a_message_with_holes_is_still_a_record(message: dict[str, object]) -> None:
    """Empty titles, null dates, other shapes: no crash and nothing invented."""
    record = record_from_crossref(message)
    assert record.dates == () and record.notices == ()


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=20),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
                        st.sampled_from(["DOI", "title", "author", "family", "issued", "type",
                                         "date-parts", "updated-by", "updated", "relation",
                                         "is-preprint-of", "abstract", "attributes", "titles"]),
                        inner, max_size=6), max_leaves=20))
def test_no_message_crashes_the_reader(message: object) -> None:
    """Any JSON gives a record."""
    if isinstance(message, dict):
        record_from_crossref(message)
        record_from_datacite(message)


def test_every_item_of_updated_by_is_read_and_one_event_counts_once() -> None:
    """A correction, then one retraction that two services report, then an unknown word."""
    record = record_from_crossref({"updated-by": [
        update("retraction", 2010, "retraction-watch", ""), update("correction", 2004, "publisher"),
        update("retraction", 2010, "publisher", "10.5555/r"),
        update("new_version", 2011, "publisher"),
        update("expression_of_concern", 2009, "publisher")]})
    assert [(n.type, n.sources) for n in record.notices] == [
        ("correction", ("publisher",)), ("expression-of-concern", ("publisher",)),
        ("retraction", ("retraction-watch", "publisher"))]
    assert record.notices[-1].DOI == "10.5555/r"


def test_two_corrections_by_one_source_are_two_events() -> None:
    """The same source does not report one event twice."""
    record = record_from_crossref({"updated-by": [
        update("correction", 2010, "publisher", "10.5555/a"),
        update("erratum", 2010, "publisher", "10.5555/b")]})
    assert len(record.notices) == 2


def test_a_retraction_notice_is_not_itself_retracted() -> None:
    """``update-to`` stands on the notice: no notices, but its nature is on record."""
    record = record_from_crossref({"DOI": "10.5555/n", "update-to": [
        update("retraction", 2010, "publisher", "10.5555/work")]})
    assert record.notices == ()
    assert record.provenance == "notice of retraction to 10.5555/work"


def test_a_partial_retraction_does_not_retract_the_work() -> None:
    """Part of the work stands."""
    record = record_from_crossref({"updated-by": [update("partial_retraction", 2010, "publisher")]})
    assert [notice.type for notice in record.notices] == ["correction"]


def test_the_published_version_of_a_preprint_is_named() -> None:
    """``relation.is-preprint-of`` with a DOI."""
    record = record_from_crossref({"type": "posted-content", "relation": {"is-preprint-of": [
        {"id-type": "doi", "id": "10.5555/Published"}, {"id-type": "uri", "id": "https://x.org"}]}})
    assert record.superseded_by == ("10.5555/published",)


@pytest.mark.parametrize(("fragment", "text"), [
    ("<jats:p>Better (p<0.05).</jats:p>", "Better (p<0.05)."),
    ("<jats:p>Better (p&lt;0.05).</jats:p>", "Better (p<0.05)."),
    ("<jats:p>Better (p&amp;lt;0.05).</jats:p>", "Better (p<0.05)."),
    ("Better (p<0.05), <b>unclosed", "Better (p<0.05), unclosed"),
    ("<p>10<sup>3</sup> cells, CO<sub>2</sub></p>", "10^3 cells, CO2"),
    ("<jats:title>Abstract</jats:title><jats:sec><jats:title>Results</jats:title>"
     "<jats:p>Fine &plusmn; 2.</jats:p></jats:sec>", "Results: Fine ± 2."),
    ("Plain text, a &lt; b", "Plain text, a < b"),
    ("<p>n = 5 < 6 > 4 & more</p>", "n = 5 < 6 > 4 & more"),
    ("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><p>&e;</p>", None), ("", "")])
def test_a_sign_in_an_abstract_survives(fragment: str, text: str | None) -> None:
    """Strict XML, stray signs, double escapes, no XML at all; an entity opens no file."""
    if text is None:
        with open("/etc/hostname", encoding="utf-8") as file:
            assert file.read().strip() not in jats_text(fragment)
    else:
        assert jats_text(fragment) == text


@pytest.mark.parametrize("piece", ["<", "<p", "<p>", "&", "<sup>1", "p<0.05 ", "</p>"])
def test_X6_a_hostile_abstract_takes_linear_time(piece: str) -> None:
    """A megabyte of one piece is read in a second."""
    started = time.monotonic()
    jats_text(piece * (1_000_000 // len(piece)))
    assert time.monotonic() - started < 2


def test_datacite_attributes_become_a_record() -> None:
    """Creators with and without parts, partial dates, container, description."""
    record = record_from_datacite({"id": "10.48550/ARXIV.1", "attributes": {
        "doi": "10.48550/arXiv.1", "titles": [{"title": "On lattices"}], "publicationYear": 2021,
        "creators": [{"name": "Ode, Uma", "familyName": "Ode", "givenName": "Uma"},
                     {"name": "Lattice Group", "nameType": "Organizational"}],
        "publisher": {"name": "arXiv"}, "types": {"resourceTypeGeneral": "Preprint"},
        "descriptions": [{"descriptionType": "Abstract", "description": "We show."}]}})
    assert (record.DOI, record.source, record.abstract) == (
        "10.48550/arxiv.1", "DataCite", "We show.")
    assert record.item["author"] == [{"family": "Ode", "given": "Uma"},
                                     {"literal": "Lattice Group"}]
    assert record.dates == (PartialDate(2021),) and record.containers == ("arXiv",)


def test_retraction_watch_reads_its_public_table(tmp_path: Path) -> None:
    """Month/day/year, several notices on one DOI, a row without DOI; the file's date is kept."""
    path = tmp_path / "retraction_watch.csv"
    path.write_text("Title,RetractionDate,RetractionDOI,OriginalPaperDOI,RetractionNature\n"
                    "a,7/15/2012 0:00,10.1000/n,10.1000/A,Retraction\n"
                    "a,1/5/2014,unavailable,10.1000/a,Reinstatement\n"
                    "b,13/13/2012,,10.1000/b,Expression of concern\n"
                    "c,1/1/2012,,unavailable,Retraction\n",
                    encoding="utf-8-sig")
    table = read_retraction_watch(path)
    source = ("retraction-watch",)
    assert table.notices("10.1000/a") == (
        Notice("retraction", PartialDate(2012, 7, 15), "10.1000/n", source),
        Notice("reinstatement", PartialDate(2014, 1, 5), "", source))
    assert table.notices("10.1000/b")[0].type == "expression-of-concern"
    assert table.notices("10.1000/none") == () and table.retrieved
    path.write_text("<html>Please log in</html>")
    with pytest.raises(ValueError, match="no columns"):
        read_retraction_watch(path)


def test_a_snapshot_is_read_with_what_is_not_confirmed(tmp_path: Path) -> None:
    """Records by DOI and alias, as of the day it was compiled; another shape is refused."""
    path = tmp_path / "snapshot.json"
    path.write_text('{"provenance": "by hand", "compiled": "2026-11-20", "records": [{"message": '
                    '{"DOI": "10.5555/A", "aliases": ["10.5555/b"], "title": ["T"]}, '
                    '"recalled": ["volume"]}]}')
    snapshot = read_snapshot(path)
    record = snapshot.record("10.5555/b")
    assert record is not None and record.retrieved == "2026-11-20"
    assert record.provenance == "by hand; not confirmed: volume"
    assert snapshot.record("10.5555/c") is None
    (tmp_path / "other.json").write_text("[]")
    with pytest.raises(ValueError, match="records"):
        read_snapshot(tmp_path / "other.json")
