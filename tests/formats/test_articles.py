"""Article readers: structure, markers and dates of each format; hostile input is a ReadError."""

# ruff: noqa: E501  (reference entries stand in one line each)

from __future__ import annotations

import io
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidaudit.claims import find_citations, find_claims
from evidaudit.formats import read_article, read_article_text
from evidaudit.model import Article, ReadError

ENTRIES = ("Ito K, Mori S. Dietary salt and arterial pressure in a rural town. J Salt Res. 2011;3(2):10-19.",
           "Vega R, Luna P. A crossover trial of low-sodium bread. Bread Sci. 2014;8(1):44-52.")

JATS = """<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving DTD v1.2 20190208//EN" "JATS-archivearticle1.dtd">
<article><front><article-meta><title-group><article-title>Salt &alpha; bread</article-title></title-group>
<pub-date pub-type="epub"><day>3</day><month>5</month><year>2021</year></pub-date></article-meta></front>
<body><sec><title>Results</title><p>Salt raises pressure [<xref ref-type="bibr" rid="B1">1</xref>–<xref ref-type="bibr" rid="B3">3</xref>].
Bread matters<sup><xref ref-type="bibr" rid="B2">2</xref></sup>, p&lt;0.05.</p><list><list-item><p>One point</p></list-item></list></sec></body>
<back><ref-list><ref id="B1"><label>1</label><element-citation publication-type="journal"><person-group person-group-type="author"><name><surname>Ito</surname><given-names>K</given-names></name></person-group><article-title>Salt in a rural town</article-title><source>J Salt Res</source><year>2011</year><volume>3</volume><fpage>10</fpage><lpage>19</lpage><pub-id pub-id-type="doi">10.5555/salt.1</pub-id></element-citation></ref>
<ref id="B2"><label>2</label><mixed-citation>Vega R, Luna P. A crossover trial of low-sodium bread. Bread Sci. 2014;8(1):44-52.</mixed-citation></ref>
<ref id="B3"><label>3</label><mixed-citation>Okafor N. Low-sodium soup in care homes. Soup Med. 2015;2(4):1-9.</mixed-citation></ref></ref-list></back></article>"""

BOMB = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><article><body><p>&c;</p></body></article>"""


def _write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


def _docx(folder: Path) -> Path:
    docx = pytest.importorskip("docx", reason="python-docx writes the test document")
    document = docx.Document()
    document.add_heading("Salt and bread", 1)
    paragraph = document.add_paragraph("Salt raises pressure.")
    paragraph.add_run("1,2").font.superscript = True
    document.add_paragraph("One point", style="List Bullet")
    document.add_heading("References", 1)
    for entry in ENTRIES:
        document.add_paragraph(entry, style="List Number")
    path = folder / "salt.docx"
    document.save(str(path))
    return path


def test_jats_gives_structure_markers_dates_and_tagged_references(tmp_path: Path) -> None:
    """X3: a DOCTYPE is accepted, its DTD never fetched; linked ranges are written out."""
    article = read_article(_write(tmp_path, "salt.xml", JATS))
    citations = find_citations(article, article.references)
    assert article.title == "Salt α bread"
    assert str(article.dated) == "2021-05-03"
    assert [citation.reference_ids for citation in citations] == [("1", "2", "3"), ("2",)]
    assert article.references[0].item["container-title"] == "J Salt Res"
    assert article.references[0].DOI == "10.5555/salt.1"
    assert article.references[1].year == 2014
    assert "p<0.05" in article.text


def test_docx_gives_headings_lists_superscripts_and_references(tmp_path: Path) -> None:
    """A Word document is read as its writer structured it; file metadata is no date."""
    article = read_article(_docx(tmp_path))
    citations = find_citations(article, article.references)
    assert [block.kind for block in article.blocks[:3]] == ["heading", "paragraph", "list-item"]
    assert [citation.reference_ids for citation in citations] == [("1", "2")]
    assert article.dated is None


def test_markdown_and_html_keep_tables_and_drop_menus() -> None:
    """Cells are table blocks; navigation is no text of the article."""
    markdown = read_article_text("# T\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nText here.", "markdown")
    assert [block.kind for block in markdown.blocks] == ["heading", "table", "table", "paragraph"]
    page = ("<html><body><nav><a href='/x'>Shop our range</a></nav><article><h1>Salt</h1>"
            + "<p>Salt is a mineral that many people eat each day with bread and soup.</p>" * 3
            + "</article></body></html>")
    assert "Shop" not in read_article_text(page, "html").text


def test_the_articles_own_date_is_found_outside_its_references() -> None:
    """The last update wins over publication; dates of the listed works are not the article's."""
    text = ("Salt\n\nPublished: 3 May 2019\n\nSalt is salty.\n\nReferences\n\n"
            "1. Ito K, Mori S. Dietary salt in a rural town. J Salt Res. 2011;3(2):10-19. Published 2021 Aug 21.\n"
            "2. Vega R. Low-sodium bread and its buyers. Bread Sci. 2014;8(1):44-52.\n\n"
            "This article was updated January 6, 2020\n")
    assert str(read_article_text(text, "plaintext").dated) == "2020-01-06"


@pytest.mark.parametrize(("line", "dated"), [
    ("Published 14 March 2022 · An example article, with more words than a dateline has " * 2, "2022-03-14"),
    ("Reviewed May 2021", "2021-05"), ("Posted on May 3, 2021 in Health News", "2021-05-03"),
    ("Last updated: 2021-05-03", "2021-05-03"), ("Ann Lee | 3 May 2021 | 5 min read", "2021-05-03"),
    ("By Ann Lee — May 3, 2021", "2021-05-03"), ("May 3, 2021 by Ann Lee", "2021-05-03"),
    ("Medically reviewed by Ann Lee, MD, on May 3, 2021", "2021-05-03"),
    ("Published: May 1, 2021 | Updated: 2021-05-03T10:00:00Z", "2021-05-03"),
    ("Page last reviewed: 3 May 2021. Next review due: 3 May 2024", "2021-05-03"),
    ("Last updated 03/05/2021", "2021"), ("Published: 25/12/2021", "2021-12-25"),
    ("Published in May 2020, the trial followed 41 patients.", "None"),
    ("The study, published March 2019, found bread harmless.", "None"),
    ("A trial (published May 2019) found no benefit.", "None"), ("A trial published May 2019.", "None"),
    ("The guideline was updated in March 2019 and now says so.", "None"),
    ("Next review due: 3 May 2024", "None"), ("Data were collected until 3 May 2019.", "None"),
])
def test_bylines_and_footers_date_the_article_and_studies_do_not(line: str, dated: str) -> None:
    """The page speaks of itself at the start of a line or after a separator, and says no more."""
    article = read_article_text(f"Salt\n\n{line}\n\nSalt is salty.\n", "plaintext")
    assert str(article.dated) == dated


def test_X6_a_storm_of_bullets_is_read_in_seconds() -> None:
    """200,000 items are beyond any article: read as plain text, and said so."""
    start = time.perf_counter()
    article = read_article_text("* a\n" * 200_000, "markdown")
    assert time.perf_counter() - start < 8
    assert any("plain text" in remark for remark in article.remarks)
    assert not article.skipped


def test_an_assumed_encoding_is_a_remark_and_nothing_skipped(tmp_path: Path) -> None:
    """A text that was read whole has lost nothing."""
    article = read_article(_write(tmp_path, "a.txt", "Café\n\nSalt is salty.\n".encode("cp1252")))
    assert article.remarks
    assert not article.skipped


def test_wrapped_lines_are_one_paragraph_with_true_offsets(tmp_path: Path) -> None:
    """Hard-wrapped text reads as paragraphs, and offsets are the file's own."""
    text = ("Salt\n\nSalt raises the pressure of the blood in most of the people who\n"
            "eat it daily, and bread is where most of the salt that they eat\n"
            "comes from in this country.\n")
    article = read_article(_write(tmp_path, "salt.txt", text))
    paragraph = next(block for block in article.blocks if block.kind == "paragraph")
    assert article.text[paragraph.start:paragraph.end].endswith("in this country.")
    assert len(article.text) == len(text)
    assert "\n" not in article.text[paragraph.start:paragraph.end]


@pytest.mark.parametrize(("name", "data"), [
    ("missing.txt", None), ("empty.txt", b""), ("binary.txt", b"\x00\x01\x02" * 99),
    ("broken.docx", b"PK\x03\x04nonsense"), ("broken.pdf", b"%PDF-1.7 nonsense"),
    ("broken.xml", b"<article><body>"), ("other.xml", b"<?xml version='1.0'?><note/>"),
    ("bomb.xml", BOMB.encode()), ("deep.xml", b"<article>" + b"<sec>" * 300_000),
    ("empty.html", b"<html><body></body></html>"),
])
def test_X1_what_cannot_be_read_is_one_clear_line(tmp_path: Path, name: str,
                                                   data: bytes | None) -> None:
    """Missing, empty, broken and hostile files raise ReadError, in a line that names the file."""
    path = tmp_path / name if data is None else _write(tmp_path, name, data)
    start = time.perf_counter()
    with pytest.raises(ReadError) as caught:
        read_article(path)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)
    assert time.perf_counter() - start < 3


def test_X5_a_word_document_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    """200 MB of zeros in 200 kB of zip, or thousands of members, are not unpacked."""
    for members, size in ((1, 150_000_000), (2_500, 10)):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(members):
                name = "word/document.xml" if number == 0 else f"word/x{number}.xml"
                archive.writestr(name, b"0" * size)
        with pytest.raises(ReadError):
            read_article(_write(tmp_path, "bomb.docx", buffer.getvalue()))


def test_a_pdf_gives_paragraphs_references_and_citations(tmp_path: Path) -> None:
    """Lines of a page are put together again and the list at its end is read."""
    figures = pytest.importorskip("matplotlib.figure", reason="matplotlib writes the test page")
    pytest.importorskip("pypdfium2")
    lines = ["Salt raises the pressure of the blood in most people who eat it [1],",
             "and bread is where most of the salt that they eat comes from in this",
             "country. A trial of low-sodium bread found the same in Spain [2].", "References",
             "1. " + ENTRIES[0][:60], ENTRIES[0][61:], "2. " + ENTRIES[1]]
    page = figures.Figure(figsize=(8, 11))
    for number, line in enumerate(lines):
        page.text(0.1, 0.9 - 0.02 * number, line, fontsize=10)
    page.savefig(tmp_path / "salt.pdf")
    article = read_article(tmp_path / "salt.pdf")
    citations = find_citations(article, article.references)
    assert [reference.id for reference in article.references] == ["1", "2"]
    assert [citation.reference_ids for citation in citations] == [("1",), ("2",)]
    assert "most of the salt that they eat comes from in this country." in article.text


def test_a_missing_pdf_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pypdfium2 the one line says which extra to install."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ReadError, match=r"evidaudit\[pdf\]"):
        read_article(_write(tmp_path, "a.pdf", b"%PDF-1.7"))


def test_X8_encodings_are_told_apart(tmp_path: Path) -> None:
    """UTF-8, UTF-16 with and without mark, and Windows-1252 give the same words."""
    text = "Café\n\nSalt raises pressure in naïve rats.\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"):
        article = read_article(_write(tmp_path, "a.txt", text.encode(encoding)))
        assert "naïve rats" in article.text, encoding


def _consistent(article: Article) -> None:
    for block in article.blocks:
        assert 0 <= block.start <= block.end <= len(article.text)
    claims = find_claims(article, article.references,
                         find_citations(article, article.references))
    for claim in claims:
        assert article.text[claim.start:claim.end] == claim.text


@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.sampled_from(list("aA1 (),.[]@^*_<>/&;:-–“”\n#²\u0301\ud800")) , max_size=200),
       format_name=st.sampled_from(["plaintext", "markdown", "html", "jats"]))
def test_X1_no_text_makes_a_reader_raise_anything_else(text: str, format_name: str) -> None:
    """Whatever the text, the answer is an Article with true offsets or a ReadError."""
    try:
        article = read_article_text(text, format_name)
    except ReadError:
        return
    _consistent(article)


@settings(max_examples=40, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_X1_damaged_files_are_articles_or_read_errors(tmp_path: Path, data: st.DataObject) -> None:
    """Bytes of honest files, changed at random places, never raise anything but ReadError."""
    name = data.draw(st.sampled_from(["a.xml", "a.docx"]))
    honest = JATS.encode() if name == "a.xml" else _docx(tmp_path).read_bytes()
    damaged = bytearray(honest)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        article = read_article(_write(tmp_path, name, bytes(damaged)))
    except ReadError:
        return
    _consistent(article)
