"""Reference lists taken apart: numbering, wrapped lines, tails, footers, and every character."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidaudit.formats.reference_strings import (
    find_reference_list,
    read_reference_list,
    split_reference_list,
)
from evidaudit.formats.reference_strings.lists import entries_of

ENTRIES = (
    "Moreau A, Lind B. Stair climbing after knee surgery. J Clin Gait Res. 2016;96(6):818-27.",
    "van der Berg C, Okafor D. Balance training in older adults: a trial. Motion. 2018;4:5-9.",
    "Silva E. Walking speed and pain in the hip. Ann Walking. 2020;12(2):e1204.",
)
DRESSES = ("{} ", "{}. ", "[{}] ", "({}) ", "{}) ", "[{}]: ")


def texts_of(text: str) -> list[str]:
    """The entries of ``text``, each on one line."""
    return [" ".join(text[a:b].split()) for a, b, _ in split_reference_list(text)]


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("wrapped", (False, True))
def test_numbered_entries_are_found_in_every_dress(dress: str, wrapped: bool) -> None:
    """Each way of numbering gives the same entries, whole, with their labels."""
    lines = [dress.format(i) + entry for i, entry in enumerate(ENTRIES, start=1)]
    if wrapped:
        lines = [line[:50] + "\n    " + line[50:].lstrip() if line[49] != " " else line
                 for line in lines]
    text = "\n".join(lines) + "\n"
    labels = [label for _, _, label in split_reference_list(text)]
    assert labels == ["1", "2", "3"]
    assert [entry.replace(" ", "") for entry in texts_of(text)] == [
        entry.replace(" ", "") for entry in ENTRIES]


def test_unnumbered_entries_one_a_line_are_found() -> None:
    """A list with neither numbers nor blank lines has one entry a line."""
    assert texts_of("\n".join(ENTRIES)) == list(ENTRIES)


def test_unnumbered_entries_between_blank_lines_may_be_wrapped() -> None:
    """Blank lines part the entries; line breaks inside one do not."""
    text = "\n\n".join(entry[:45] + "\n" + entry[45:] for entry in ENTRIES)
    assert [e.replace(" ", "") for e in texts_of(text)] == [e.replace(" ", "") for e in ENTRIES]


def test_hanging_lines_belong_to_the_entry_above_them() -> None:
    """Indented lines go on with the entry whose first line stands at the edge."""
    text = "\n".join(f"{entry[:40]}\n     {entry[40:]}" for entry in ENTRIES)
    assert [e.replace(" ", "") for e in texts_of(text)] == [e.replace(" ", "") for e in ENTRIES]


def test_entries_printed_in_one_paragraph_are_taken_apart() -> None:
    """A list that lost its line breaks is cut where the next number stands."""
    text = " ".join(f"[{i}] {entry}" for i, entry in enumerate(ENTRIES, start=1))
    assert texts_of(text) == list(ENTRIES)


def test_a_page_number_between_entries_is_reported_not_read() -> None:
    """The number of a page belongs to no entry."""
    text = f"1. {ENTRIES[0]}\n\n  317  \n\f\n2. {ENTRIES[1]}\n"
    references, skipped = read_reference_list(text, offset=1000)
    assert [reference.raw for reference in references] == list(ENTRIES[:2])
    assert [(piece.raw, text[piece.start - 1000:piece.end - 1000]) for piece in skipped] == [
        ("317", "317")]


def test_a_footer_is_not_part_of_the_list() -> None:
    """The list ends with its last entry, whatever the page prints below it."""
    entries = "\n".join(f"{i} {entry} [Google Scholar]" for i, entry in enumerate(ENTRIES, 1))
    text = (f"Hips move.\n\nReferences:\n{entries}\n\nThis page was updated March 3, 2021\n\n4410\n"
            "\nBook a visit\n")
    span = find_reference_list(text)
    assert span is not None
    assert text[slice(*span)] == entries


@pytest.mark.parametrize("heading", (
    "References", "REFERENCES:", "## References", "**References**", "Works Cited", "Bibliography",
    "Literature", "Sources", "6. References", "References (3)", "Literatur", "Références"))
def test_a_list_is_found_under_every_heading(heading: str) -> None:
    """The heading may be dressed in many ways; the list begins below it."""
    entries = "\n".join(ENTRIES)
    text = f"Walking helps many people.\n\n{heading}\n\n{entries}\n"
    span = find_reference_list(text)
    assert span is not None
    assert text[slice(*span)] == entries


def test_numbers_on_lines_of_their_own_are_labels() -> None:
    """A page that prints each number above its entry."""
    text = "\n".join(f"{i}\n{entry}" for i, entry in enumerate(ENTRIES, start=1))
    assert [label for _, _, label in split_reference_list(text)] == ["1", "2", "3"]
    assert texts_of(text) == list(ENTRIES)


def test_a_second_count_from_one_keeps_every_entry_and_every_id_apart() -> None:
    """Two lists under one heading: no entry is merged, no id is given twice."""
    text = "\n".join(f"{i}. {entry}" for i, entry in zip((1, 2, 1), ENTRIES, strict=True))
    references, skipped = read_reference_list(text)
    assert [reference.raw for reference in references] == list(ENTRIES)
    assert [reference.id for reference in references] == ["1", "2", "3"]
    assert skipped == []


def test_a_list_without_a_heading_is_found_where_three_numbered_entries_stand() -> None:
    """Web pages often print no heading."""
    entries = "\n".join(f"{i}. {entry}" for i, entry in enumerate(ENTRIES, start=1))
    text = f"Steps to take:\n1. Stand up.\n2. Walk.\n\nHips move.\n\n{entries}\n"
    span = find_reference_list(text)
    assert span is not None
    assert text[slice(*span)] == entries


def test_a_heading_and_its_list_may_share_a_line() -> None:
    """"References: 1. …" in running text."""
    entries = " ".join(f"{i}. {entry}" for i, entry in enumerate(ENTRIES, start=1))
    text = f"Hips move.\nReferences: {entries}"
    span = find_reference_list(text)
    assert span is not None
    assert text[slice(*span)] == entries
    assert texts_of(text[slice(*span)]) == list(ENTRIES)


def test_offsets_and_lines_count_from_the_start_of_the_document() -> None:
    """``offset`` moves what was skipped; lines are those of the text given."""
    text = f"Our own notes\n\n1. {ENTRIES[0]}\n2. {ENTRIES[1]}"
    references, skipped = read_reference_list(text, offset=50, source="a.txt")
    assert [(reference.line, reference.source) for reference in references] == [
        (3, "a.txt"), (4, "a.txt")]
    assert [(piece.raw, piece.start, piece.end, piece.line) for piece in skipped] == [
        ("Our own notes", 50, 63, 1)]


def test_reading_the_package_loads_no_numpy() -> None:
    """Only the first string that is parsed needs it."""
    code = ("import sys, evidaudit.formats.reference_strings; "
            "sys.exit('numpy' in sys.modules or 'pandas' in sys.modules)")
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_prose_that_mentions_references_has_no_list() -> None:
    """The word alone, or a heading that no entry follows, is no reference list."""
    assert find_reference_list("References to pain are common.\nSources\nAsk your doctor.") is None
    assert find_reference_list("References\nCall us today at 602-633-0000 for a visit!") is None


PIECES = st.sampled_from((
    *ENTRIES, "1. ", "2. ", "[3] ", "(4) ", "5) ", "\n", "\n\n", "    ", "12", "page 3 of 9", "\f",
    "[Google Scholar]", "• ", "\x00", "\ud800", "e\u0301", "\u2028", "\r\n", "\r", "\x1c",
    "doi:10.1234/abc", "References", "٣", "參考"))


@settings(deadline=None)
@given(st.lists(PIECES | st.text(max_size=12), max_size=25).map("".join))
def test_X7_no_character_of_a_reference_list_is_lost(text: str) -> None:
    """Every character that is not space is in exactly one entry, label or skipped piece."""
    references, skipped = read_reference_list(text)
    entries = entries_of(text)
    assert [text[a:b] for _, a, b, _ in entries] == [reference.raw for reference in references]
    covered = [False] * len(text)
    for a, b in [*((start, end) for start, _, end, _ in entries),
                 *((piece.start or 0, piece.end or 0) for piece in skipped)]:
        assert not any(covered[a:b])
        covered[a:b] = [True] * (b - a)
    assert not [c for c, seen in zip(text, covered, strict=True) if not seen and not c.isspace()]
    assert all(text[piece.start:piece.end] == piece.raw for piece in skipped)


@settings(deadline=None)
@given(st.text(max_size=400))
def test_X1_any_text_is_searched_for_a_list_without_a_crash(text: str) -> None:
    """A found span lies inside the text and is not empty."""
    span = find_reference_list(text)
    assert span is None or 0 <= span[0] < span[1] <= len(text)
