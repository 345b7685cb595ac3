"""The line of each reference is the line of the article's own file."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidaudit.formats import read_article

PROJECT = Path(__file__).resolve().parents[2]
ENTRIES = (
    "Okafor A, Lindqvist B. Walking and knee pain in older adults. J Pain Stud. 2020;4:11-19.",
    "Müller J, Peña I. Sleep & work of nurses on rotating shifts. J Sleep Rec. 2017;31:501-9.",
    "Okafor A, Lindqvist B. Walking and hip strength after surgery. J Pain Stud. 2021;5:44-52.",
)
PROSE = "Walking helps the knee [1]. Nurses sleep badly [2]. Hips gain strength by walking [3]."


def _lines(path: Path, text: str) -> tuple[list[int | None], list[str]]:
    path.write_text(text, encoding="utf-8")
    return [one.line for one in read_article(path).references], text.split("\n")


def _assert_true(found: list[int | None], lines: list[str]) -> None:
    assert len(found) == 3
    for line, name in zip(found, ("knee pain", "rotating", "hip strength"), strict=True):
        assert line is not None
        assert name in lines[line - 1]


def test_plain_text_references_have_the_line_of_the_file(tmp_path: Path) -> None:
    """Numbered entries under a heading, with blank lines in the prose before them."""
    numbered = "\n".join(f"{i}. {entry}" for i, entry in enumerate(ENTRIES, 1))
    _assert_true(*_lines(tmp_path / "a.txt", f"A title\n\n{PROSE}\n\n\n\nReferences\n{numbered}\n"))


def test_markdown_references_have_the_line_of_the_file(tmp_path: Path) -> None:
    """Front matter, emphasis and entities do not move a line."""
    numbered = "\n".join(f"{i}. {entry}" for i, entry in enumerate(ENTRIES, 1))
    numbered = numbered.replace("Sleep &", "*Sleep* &amp;")
    _assert_true(*_lines(tmp_path / "a.md", f"---\ntitle: A title\n---\n\n# A title\n\n{PROSE}\n\n"
                         f"## References\n\n{numbered}\n"))


def test_html_references_have_the_line_of_the_file(tmp_path: Path) -> None:
    """Tags inside entries and several elements in a line do not move a line."""
    items = "\n".join(f"<li><b>{e.split('.')[0]}</b>.{e.partition('.')[2]}</li>" for e in ENTRIES)
    items = items.replace("&", "&amp;").replace("ü", "&uuml;")
    _assert_true(*_lines(tmp_path / "a.html", "<!DOCTYPE html>\n<html><head><title>A title</title>"
                         f"</head>\n<body><p>{PROSE}</p>\n<p>More.</p><h2>References</h2>\n<ol>\n"
                         f"{items}\n</ol>\n</body></html>\n"))


def test_the_example_article_points_into_itself() -> None:
    """Reference 6 of the project's own example stands where a person finds it."""
    path = PROJECT / "examples" / "exercise_for_hip_osteoarthritis.md"
    lines = path.read_text(encoding="utf-8").split("\n")
    references = read_article(path).references
    assert len(references) == 11
    for reference in references:
        assert reference.line is not None
        assert lines[reference.line - 1].startswith(f"{reference.id}. ")


@pytest.mark.parametrize("piece", ["walk ", "<b>", "&amp;", "1. A 2020. "])
def test_long_and_odd_text_takes_linear_time(tmp_path: Path, piece: str) -> None:
    """A megabyte of one word, tag or entity is read like any other text."""
    from evidaudit.formats.file_lines import with_file_lines
    from evidaudit.model import Article, Reference
    article = Article("a", "", references=tuple(
        Reference(str(i), {}, "walk walk walk walk walk walk") for i in range(200)), format="html")
    found = with_file_lines(article, piece * (1_000_000 // len(piece)))
    assert all(one.line in (None, 1) for one in found.references)
