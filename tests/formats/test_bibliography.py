"""Bibliographies of every format: told apart by content, read whole, written, read back."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidaudit.csl import CSL_TYPES
from evidaudit.formats import read_bibliography, write_bibliography
from evidaudit.formats.bibliography import FORMATS, sniff
from evidaudit.formats.bibtex import CSL_TYPE_OF_ENTRY, read_bibtex
from evidaudit.formats.csl_json import read_csl_json
from evidaudit.formats.ris import CSL_TYPE_OF_RIS, read_ris
from evidaudit.model import Bibliography, ReadError, Reference

READERS = {"bibtex": read_bibtex, "csl-json": read_csl_json, "ris": read_ris}
BIB = "@article{a,\n  title = {A title},\n}\n"
RIS = "TY  - JOUR\nTI  - A title\nER  - \n"
CSL = '[{"id": "a", "type": "article-journal", "title": "A title"}]'


@pytest.mark.parametrize(("text", "name", "expected"), [
    (BIB, "x.bib", "bibtex"), (BIB, "x.txt", "bibtex"), (BIB, "x.ris", "bibtex"),
    ("% only comments\n", "x.bib", "bibtex"), (RIS, "x.ris", "ris"), (RIS, "x.txt", "ris"),
    (RIS, "x.bib", "ris"), (CSL, "x.json", "csl-json"), (CSL, "x.bib", "csl-json"),
    ("[]", "x.txt", "csl-json"), ('{"title": "T"}', "x", "csl-json"),
    ('{"id": 1, "text": "Smith J. A title. J. 2000."}\n', "x.json", "reference-strings"),
    ('{"id": 1, "text":\n{"id": 2, "text": "Smith J."}\n', "x.jsonl", "reference-strings"),
    ("[1] Smith J. A title. J. 2000;1:2.\n", "x.txt", "reference-strings"),
    ("Smith J. A title. J. 2000;1:2.\n", "x", "reference-strings"),
    ("<!DOCTYPE html><p>", "x.bib", "markup"), ("<?xml version='1.0'?><r/>", "x", "markup"),
])
def test_content_tells_the_format_before_the_suffix_does(text: str, name: str,
                                                         expected: str) -> None:
    """A .txt may hold BibTeX, a .bib may hold RIS."""
    assert sniff(text, name) == expected


@pytest.mark.parametrize(("data", "words"), [
    (None, "no such file"), (b"", "empty"), (b" \n\t ", "empty"), (b"\xef\xbb\xbf", "empty"),
    (b"a\x00b", "not a text file"), (b"\x89PNG\r\n\x1a\n\x00", "not a text file"),
    (b"\xff\xfea", "UTF-16"), (b"<html><body>503</body></html>", "HTML"),
    (b"%0 Journal Article\n%T A\n", "EndNote"),
    (b"% nothing here\n", "no reference"), (b"{}", "no reference"),
])
def test_an_input_that_cannot_be_read_is_one_clear_line(tmp_path: Path, data: bytes | None,
                                                        words: str) -> None:
    """What is wrong, where, and what to do, in a single line."""
    path = tmp_path / "list.bib"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read_bibliography(path)
    message = str(caught.value)
    assert words in message and message.startswith(str(path)) and "\n" not in message
    assert ";" in message       # what to do comes after it


def test_a_folder_is_refused_in_one_line(tmp_path: Path) -> None:
    """A folder is not a bibliography."""
    with pytest.raises(ReadError, match="is a folder"):
        read_bibliography(tmp_path)


def test_a_file_that_is_not_UTF_8_is_read_and_every_reference_says_so(tmp_path: Path) -> None:
    """Windows-1252 and Latin-1 are common in old .bib files."""
    path = tmp_path / "old.bib"
    path.write_bytes("@article{a,\n author={Gül, Deniz}, title={Ors\x93çelik\x94}}"
                     .encode("latin-1"))
    found, = read_bibliography(path)
    assert found.item["author"][0]["family"] == "Gül" and found.title == "Ors“çelik”"
    assert any("Windows-1252" in one for one in found.remarks)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_X8_byte_order_marks_are_understood(tmp_path: Path, encoding: str) -> None:
    """UTF-8 and UTF-16 as Windows programs write them."""
    path = tmp_path / "x.bib"
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    path.write_bytes(mark + "@article{a, title={Gül}}".encode(encoding))
    found, = read_bibliography(path)
    assert (found.title, found.line, found.remarks) == ("Gül", 1, ())


def test_reference_strings_keep_their_own_ids_or_their_line_numbers(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One a line; blank lines are passed; a line without a text is told and keeps its row."""
    import sys
    import types
    module = types.ModuleType("evidaudit.formats.reference_strings")
    module.parse_reference = lambda text, id="1": Reference(id, {"title": text}, text)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "evidaudit.formats.reference_strings", module)
    plain = tmp_path / "list.txt"
    plain.write_text("Smith J. A. 2000.\n\nJones K. B. 2001.\n")
    assert [(one.id, one.line) for one in read_bibliography(plain)] == [("1", 1), ("3", 3)]
    lines = tmp_path / "list.jsonl"
    lines.write_text('{"id": "x7", "text": "Smith J."}\n{"text": "Jones K."}\n{"id": 1}\nnot json\n'
                     '{"id": "x7", "text": "Doe J."}\n')
    bibliography = read_bibliography(lines)
    assert [one.id for one in bibliography] == ["x7", "2", "1", "4", "x7#2"]
    assert [bool(one.item) for one in bibliography] == [True, True, False, False, True]
    assert [(one.line, bool(one.reason)) for one in bibliography.skipped] == [(3, True), (4, True)]


def test_write_refuses_a_format_that_it_does_not_know() -> None:
    """The message names the formats there are."""
    with pytest.raises(ValueError, match="bibtex, csl-json, ris, csv"):
        write_bibliography([], "endnote")


@pytest.mark.parametrize("to", FORMATS)
def test_no_references_make_an_empty_but_valid_file(to: str) -> None:
    """A header, an empty array, or nothing."""
    assert write_bibliography([], to).strip() in ("", "[]") or to == "csv"


# --- round trips -------------------------------------------------------------------------------

# Letters, digits and everything that LaTeX, RIS or JSON could trip over; no control characters.
_TEXT = st.text(st.one_of(
    st.sampled_from(r"\{}$&%#_^~-`'" + '"?!.,;:()[]<>@=+*/| éüçØßñ日本語αβ–—“”‘’°±'),
    st.characters(codec="utf-8", categories=("L", "N"))), min_size=1, max_size=40).map(
        lambda text: " ".join(text.split())).filter(bool)
_WORD = st.text(st.characters(codec="utf-8", categories=("Lu", "Ll")), min_size=2, max_size=12)
_NAME = _TEXT.filter(lambda text: any(c.isalnum() for c in text))
_PERSON = st.one_of(
    st.fixed_dictionaries({"family": _NAME}, optional={"given": _NAME}),
    st.fixed_dictionaries({"family": _NAME, "given": _NAME, "suffix": st.sampled_from(
        ("Jr", "III"))}),
    st.fixed_dictionaries({"literal": _NAME.map(lambda text: f"{text} Group")}))
_DATE = st.one_of(
    st.tuples(st.integers(1500, 2099)), st.tuples(st.integers(1500, 2099), st.integers(1, 12)),
    st.tuples(st.integers(1500, 2099), st.integers(1, 12), st.integers(1, 28))).map(
        lambda parts: {"date-parts": [list(parts)]})
_ITEM = st.fixed_dictionaries({"title": _TEXT}, optional={
    "author": st.lists(_PERSON, min_size=1, max_size=4), "issued": _DATE,
    "editor": st.lists(_PERSON, min_size=1, max_size=2), "container-title": _TEXT,
    "volume": st.from_regex(r"[0-9A-Z]{1,5}", fullmatch=True), "publisher": _TEXT,
    "issue": st.from_regex(r"[0-9]{1,3}(-[0-9])?", fullmatch=True), "publisher-place": _TEXT,
    "page": st.from_regex(r"e?[1-9][0-9]{0,5}(-[1-9][0-9]{0,5})?", fullmatch=True),
    "DOI": st.from_regex(r"10\.[0-9]{4}/[a-z0-9_.()<>;#%-]{1,20}[a-z0-9]", fullmatch=True),
    "URL": st.from_regex(r"https://x\.org/[a-z0-9_~#%&?=.-]{1,20}", fullmatch=True),
    "abstract": _TEXT, "edition": _TEXT, "language": _WORD,
    "ISSN": st.just("1234-5678"), "note": _TEXT, "title-short": _TEXT,
    "container-title-short": _TEXT, "accessed": _DATE})
_TYPES = {"bibtex": sorted(CSL_TYPES), "csl-json": sorted(CSL_TYPES),
          "ris": sorted(set(CSL_TYPE_OF_RIS.values()))}


def _differences(item: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    return {name: (item.get(name), found.get(name)) for name in {*item, *found}
            if item.get(name) != found.get(name)}


@pytest.mark.parametrize("to", ["bibtex", "csl-json", "ris"])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_is_written_is_read_back_the_same(to: str, data: st.DataObject) -> None:
    """Every CSL field survives write and read, whatever characters it holds."""
    item = {"type": data.draw(st.sampled_from(_TYPES[to])), **data.draw(_ITEM)}
    text = write_bibliography([Reference("key1", item)], to)
    bibliography = READERS[to](text, "")
    assert bibliography.skipped == () and len(bibliography) == 1
    assert bibliography[0].id == "key1"
    if to == "ris":     # RIS has no way to keep a comma inside a name part
        item = _without_commas(item)
    assert _differences(item, dict(bibliography[0].item)) == {}


def _without_commas(item: dict[str, Any]) -> dict[str, Any]:
    """What RIS can carry of names, and of a text that is nothing but white space to it."""
    out = dict(item)
    for name in ("author", "editor"):
        if name in out:
            out[name] = [{part: " ".join(value.replace(",", " ").split())
                          for part, value in one.items()} for one in out[name]]
    return out


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_ITEM, min_size=2, max_size=6))
def test_reading_writing_and_reading_again_changes_nothing(items: list[dict[str, Any]]) -> None:
    """In every format, whatever the first reading made of the file; order is kept."""
    references = [Reference(f"k{i}", {"type": "article-journal", **item})
                  for i, item in enumerate(items)]
    for to, read in READERS.items():
        first = read(write_bibliography(references, to), "")
        second = read(write_bibliography(first, to), "")
        assert [one.id for one in first] == [one.id for one in references]
        for before, after in zip(first, second, strict=True):
            assert _differences(dict(before.item), dict(after.item)) == {}


def test_every_entry_type_of_bibtex_maps_to_a_csl_type() -> None:
    """No type outside the CSL schema is ever made up."""
    assert set(CSL_TYPE_OF_ENTRY.values()) <= CSL_TYPES
    assert set(CSL_TYPE_OF_RIS.values()) <= CSL_TYPES


def test_et_al_and_fields_unknown_to_csl_survive_a_bibtex_round_trip() -> None:
    """“and others”, file and groups are a person's work: writing back must not lose them."""
    text = ("@article{a, author = {Smith, J and others}, title = {T}, file = {:a\\_b.pdf:PDF},"
            " groups = {x}, primaryclass = {q-bio}}")
    again = read_bibtex(write_bibliography(read_bibtex(text), "bibtex"))
    assert again[0].item == read_bibtex(text)[0].item
    assert any("et al." in one for one in again[0].remarks)
    assert "and others" in write_bibliography(again, "bibtex")


@pytest.mark.parametrize("to", ["bibtex", "ris", "csl-json"])
def test_a_list_cut_short_stays_marked_in_every_format(to: str) -> None:
    """“et al.” is in custom, where the reader of reference strings puts it too."""
    item = {"type": "article-journal", "title": "T", "custom": {"et-al": True},
            "author": [{"family": "Smith", "given": "J"}]}
    found, = READERS[to](write_bibliography([Reference("a", item)], to), "")
    assert found.item == item


def test_csv_defuses_formulas_and_keeps_one_row_a_reference() -> None:
    """O3: a cell that starts with = + - @ is defused, a plain number is not."""
    item = {"title": "=HYPERLINK(\"x\")", "volume": "-4", "note": "+cmd|' /C calc'!A0",
            "author": [{"family": "@Smith", "given": "J"}, {"literal": "A Group"}],
            "issued": {"date-parts": [[2020, 2]]}}
    rows = list(csv.DictReader(io.StringIO(write_bibliography(
        [Reference("a", item), Reference("a", {})], "csv"))))
    assert len(rows) == 2 and rows[0]["title"].startswith("'=")
    assert rows[0]["volume"] == "-4" and rows[0]["note"].startswith("'+")
    assert rows[0]["author"] == "'@Smith J; A Group" and rows[0]["issued"] == "2020-02"


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=300), st.text("@{}()=,\"#%\\ \nab1TYER-:[]", max_size=300)))
def test_X1_no_text_makes_a_reader_raise_anything_but_ReadError(text: str) -> None:
    """Nonsense gives an empty list, skipped pieces or one clear refusal."""
    for read in READERS.values():
        try:
            assert isinstance(read(text, "x"), Bibliography)
        except ReadError as problem:
            assert "\n" not in str(problem)


def test_json_written_is_valid_and_plain() -> None:
    """UTF-8 letters stay letters."""
    text = write_bibliography([Reference("a", {"title": "Gül"})], "csl-json")
    assert "Gül" in text and json.loads(text) == [{"id": "a", "title": "Gül"}]
