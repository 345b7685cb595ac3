"""CSL-JSON: bad members cost themselves only."""

from __future__ import annotations

import pytest

from evidaudit.formats.csl_json import read_csl_json
from evidaudit.model import ReadError


@pytest.mark.parametrize("text", [
    '[{"id": "a", "title": "T"}]', '{"id": "a", "title": "T"}',
    '{"items": [{"id":"a","title":"T"}]}',
    '{"status": "ok", "message": {"id": "a", "title": ["T"]}}',
    '{"message": {"items": [{"id": "a", "title": ["T"]}]}}', ' \n[ {"id":"a","title":"T"} , ]'])
def test_arrays_objects_and_wrappers_are_read(text: str) -> None:
    """An array, one object, Zotero's and Crossref's wrappers, a trailing comma."""
    found, = read_csl_json(text)
    assert (found.id, found.title) == ("a", "T")


def test_bad_members_are_skipped_with_line_and_reason() -> None:
    """The neighbours of a damaged member are read."""
    bibliography = read_csl_json(
        '[\n {"id": "a", "title": "A"},\n "text",\n {"id": "b", "title": },\n'
        ' {"id": "c",\n  "title": "C",\n  "DOI": "10.1000/X"},\n 7\n]')
    assert [one.id for one in bibliography] == ["a", "c"]
    assert [one.line for one in bibliography] == [2, 5]
    assert [(one.line, bool(one.reason)) for one in bibliography.skipped] == [
        (3, True), (4, True), (8, True)]
    assert bibliography[1].field_lines == {"title": 6, "DOI": 7}
    assert bibliography[1].DOI == "10.1000/x"


def test_a_file_cut_off_in_the_middle_keeps_what_came_before() -> None:
    """As after an interrupted download."""
    bibliography = read_csl_json('[{"id": "a", "title": "A"}, {"id": "b", "tit')
    assert [one.id for one in bibliography] == ["a"]
    assert len(bibliography.skipped) == 1


def test_shapes_are_put_right_and_remarked() -> None:
    """Numbers as text, names as strings, dates as text, Crossref's lists."""
    found, = read_csl_json(
        '[{"id": 7, "type": "journal-article", "title": ["T"], "volume": 12, "year": 3,'
        ' "author": ["A Group", {"family": "Gül", "given": "D", "affiliation": []}],'
        ' "issued": {"date-parts": [["2020", "2"]]}, "accessed": "2021-03-04",'
        ' "container-title": ["J", "Journal"], "note": null}]')
    assert found.id == "7" and found.item["type"] == "article-journal"
    assert found.item["author"] == [{"literal": "A Group"}, {"family": "Gül", "given": "D"}]
    assert found.item["issued"] == {"date-parts": [[2020, 2]]}
    assert found.item["accessed"] == {"date-parts": [[2021, 3, 4]]}
    assert (found.item["title"], found.item["container-title"], found.item["volume"]) == (
        "T", "J", "12")
    assert "note" not in found.item
    assert any("A Group" in one for one in found.remarks)


def test_X8_lone_surrogates_become_replacement_characters() -> None:
    """JSON can spell what no UTF-8 file can hold; the raw text is kept."""
    found, = read_csl_json('[{"id": "a\\ud800", "title": "T\\ud83d", "author": [{"family": '
                           '"\\u0000X"}]}]')
    assert (found.id, found.title) == ("a\ufffd", "T\ufffd")
    assert found.item["author"] == [{"family": "\ufffdX"}] and "\\ud800" in found.raw


def test_an_unknown_type_is_kept_and_remarked() -> None:
    """Lenient: the reference is still checked."""
    found, = read_csl_json('[{"id": "a", "type": "jornal", "title": "T"}]')
    assert found.item["type"] == "jornal" and "jornal" in found.remarks[0]


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 50_000, '[{"a":' * 30_000,
                                  "[" + '{"id": "' * 30_000, '[{"t": "' + "\\" * 100_000,
                              "["+"x,"*50_000])
def test_X1_hostile_json_is_refused_or_skipped(text: str) -> None:
    """Nesting and breakage without end."""
    try:
        assert len(read_csl_json(text)) == 0
    except ReadError as problem:
        assert "\n" not in str(problem)


def test_a_wrapped_list_keeps_each_member_and_its_own_line() -> None:
    """Zotero's {"items": […]}: raw is the member, not the file."""
    bibliography = read_csl_json('{"config": {},\n "items": [\n  {"id": "a", "title": "A"},\n'
                                 '  {"id": "b", "title": "B"}]}')
    assert [(one.id, one.line) for one in bibliography] == [("a", 3), ("b", 4)]
    assert bibliography[1].raw == '{"id": "b", "title": "B"}'


@pytest.mark.parametrize("depth", [50, 400, 900, 5000])
def test_a_member_nested_too_deep_is_skipped(depth: int) -> None:
    """Its neighbour is read."""
    deep = '{"id": "d", "title": "D", "custom": ' + "[" * depth + "]" * depth + "}"
    bibliography = read_csl_json(f'[{deep}, {{"id": "a", "title": "A"}}]')
    assert [one.id for one in bibliography] == ["a"]
    assert "deep" in bibliography.skipped[0].reason
