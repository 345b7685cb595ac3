"""Every surface with what is hard for it: names in every script, very long text, none, very many.

Through the command line where a user would meet it there, else through each writer.
"""

from __future__ import annotations

import csv
import io
import json
import os
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from commands import PROJECT, run
from sample_audit import sample

from evidaudit.api import Audit
from evidaudit.pipeline import AuditResult
from evidaudit.report.csv import to_csv
from evidaudit.report.github import to_github
from evidaudit.report.json import to_json
from evidaudit.report.markdown import to_markdown
from evidaudit.report.sarif import to_sarif
from evidaudit.report.summary import summary
from evidaudit.report.text import audit_lines, check_lines

ARTICLE = PROJECT / "examples" / "exercise_for_hip_osteoarthritis.md"
BIBLIOGRAPHY = PROJECT / "references.bib"
FRAMES = ("references", "claims", "evidence", "verdicts", "findings")
ARABIC, CHINESE, HEBREW = "محمد بن سلمان العلي", "王小明", "יוסף כהן"
LONG = "A title that does not end " * 400
OVERRIDE = "evil\u202egnp.exe\u202c \u2066inner\u2069"
BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
SCHEMA = json.loads((PROJECT / "evidaudit/data/findings.schema.json").read_text(encoding="utf-8"))


def html(result: AuditResult) -> str:
    pytest.importorskip("jinja2", reason="the HTML report needs the html extra")
    from evidaudit.report.html import to_html
    return to_html(result)


def junit(result: AuditResult) -> str:
    pytest.importorskip("junitparser", reason="JUnit needs the junit extra")
    from evidaudit.report.junit import to_junit
    return to_junit(result)


def xlsx(result: AuditResult) -> str:
    pytest.importorskip("xlsxwriter", reason="workbooks need the xlsx extra")
    openpyxl = pytest.importorskip("openpyxl", reason="reading workbooks back needs openpyxl")
    from evidaudit.report.xlsx import to_xlsx
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(Audit(result))))
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows()
                     for cell in row if cell.value is not None)


def every_csv(result: AuditResult) -> str:
    audit = Audit(result)
    return "".join(to_csv(getattr(audit, name)) for name in FRAMES)


def every_markdown(result: AuditResult) -> str:
    audit = Audit(result)
    return "".join(to_markdown(getattr(audit, name), name) for name in FRAMES)


WRITERS: dict[str, Callable[[AuditResult], str]] = {
    "html": html, "xlsx": xlsx, "csv": every_csv, "markdown": every_markdown, "json": to_json,
    "sarif": to_sarif, "junit": junit, "github": to_github, "terminal": check_lines,
    "terminal-audit": audit_lines, "summary": summary,
    "notebook": lambda result: Audit(result)._repr_html_()}
SHOW_NO_NAMES = {"summary"}


def unescaped(text: str) -> str:
    """``text`` with JSON's escapes read, so that a name can be looked for."""
    return text.encode("ascii", "backslashreplace").decode("unicode_escape", "replace") \
        if "\\u" in text else text


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", [ARABIC, CHINESE, HEBREW, "Åström–O’Neill", "👩‍🔬 Æ"])
def test_names_in_every_script_are_shown_whole(writer: str, name: str) -> None:
    """No letter is lost, whatever the way of writing."""
    told = WRITERS[writer](sample(text=lambda plain: f"{name} {plain}"))
    assert told
    if writer not in SHOW_NO_NAMES:
        assert name in told or name in unescaped(told)


@pytest.mark.parametrize("writer", WRITERS)
def test_a_title_of_ten_thousand_characters_breaks_no_writer(writer: str) -> None:
    """Shown or cut, in due form, in a second."""
    began = time.perf_counter()
    told = WRITERS[writer](sample(text=lambda plain: LONG + plain))
    assert told
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("writer", WRITERS)
def test_a_direction_override_never_reaches_a_reader(writer: str) -> None:
    """Text that would show "exe.png" for "gnp.exe" is shown as it is stored."""
    told = WRITERS[writer](sample(text=lambda plain: f"{OVERRIDE} {plain}"))
    if writer in ("json", "sarif", "csv", "xlsx"):  # data for programs: kept, and never lost
        assert "gnp.exe" in told
    else:
        assert not BIDI & set(told)


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("result", [AuditResult(), sample(claims=0, references=0),
                                    sample(claims=0), sample(claims=3, references=0)],
                         ids=["nothing", "no rows", "no claims", "no references"])
def test_an_audit_of_nothing_is_written_in_due_form(writer: str, result: AuditResult) -> None:
    """Zero claims and zero references are no error in any writer."""
    told = WRITERS[writer](result)
    assert isinstance(told, str)
    if writer in ("json", "sarif"):
        json.loads(told)
    if writer == "junit":
        ElementTree.fromstring(told)


@pytest.mark.parametrize("writer", WRITERS)
def test_five_thousand_references_are_all_written_in_seconds(writer: str) -> None:
    """Linear: every reference is there where the writer lists references."""
    result = sample(claims=50, references=5000)
    began = time.perf_counter()
    told = WRITERS[writer](result)
    assert time.perf_counter() - began < 15  # about 1 s; 60 s when a writer was quadratic
    if writer in ("html", "xlsx", "csv", "markdown", "json", "junit"):
        assert "ref4999" in told


# --- the command line --------------------------------------------------------------------------

class Open(HTMLParser):
    """The text of a page that parses."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.told: list[str] = []
        self.feed(page)
        self.close()

    def handle_data(self, data: str) -> None:
        self.told.append(data)


def audited(*words: str | Path, folder: Path) -> Any:
    return run("audit", *words, "--offline", "--quiet", folder=folder)


def test_report_writes_one_page_and_one_workbook(tmp_path: Path) -> None:
    """``--report`` by its suffix; folders are made; the exit status is the audit's."""
    pytest.importorskip("jinja2", reason="the HTML report needs the html extra")
    pytest.importorskip("xlsxwriter", reason="workbooks need the xlsx extra")
    evidence = PROJECT / "tables" / "evidence.csv"
    for name in ("new/folder/report.html", "report.xlsx"):
        ran = audited(ARTICLE, "--bib", BIBLIOGRAPHY, "--evidence", evidence, "--report", name,
                      "--format", "json", folder=tmp_path)
        assert ran.err == ""
        assert ran.status == 1  # the example has errors planted in it
        assert (tmp_path / name).stat().st_size > 5_000
    told = "".join(Open((tmp_path / "new/folder/report.html").read_text(encoding="utf-8")).told)
    for verdict in json.loads(ran.out)["verdicts"]:
        assert verdict["claim_id"] in told


def test_a_report_of_another_kind_is_refused_before_anything_is_lost(tmp_path: Path) -> None:
    """One line: what a report may be called."""
    ran = audited(ARTICLE, "--report", "report.pdf", folder=tmp_path)
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert ".html or .xlsx" in ran.err


@pytest.mark.parametrize("option", ["--out", "--report"])
def test_a_place_that_cannot_be_written_is_one_line_and_exit_2(
        tmp_path: Path, option: str) -> None:
    """A folder below a file, which no user may make, whatever the rights."""
    pytest.importorskip("jinja2", reason="the HTML report needs the html extra")
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    ran = audited(ARTICLE, option, "file/below/report.html", folder=tmp_path)
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert "cannot be" in ran.err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0,
                    reason="the superuser may write everywhere")
def test_a_folder_without_the_right_to_write_is_one_line_and_exit_2(tmp_path: Path) -> None:
    """The rights of the folder, as a shared drive sets them."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    ran = audited(ARTICLE, "--out", closed / "tables", folder=tmp_path)
    assert ran.status == 2
    assert "cannot be" in ran.err


def test_an_article_without_a_claim_still_gives_every_file(tmp_path: Path) -> None:
    """Exit status 0, empty tables with their columns, a page that says so."""
    pytest.importorskip("jinja2", reason="the HTML report needs the html extra")
    (tmp_path / "quiet.md").write_text("# Nothing is said\n\nHello.\n", encoding="utf-8")
    ran = audited("quiet.md", "--out", "t", "--report", "t/r.html", folder=tmp_path)
    assert ran.status == 0
    for name in ("references", "claims", "evidence", "verdicts"):
        rows = list(csv.reader((tmp_path / "t" / f"{name}.csv").open(encoding="utf-8")))
        assert len(rows) == 1
        assert len(rows[0]) > 5
    page = (tmp_path / "t" / "r.html").read_text(encoding="utf-8")
    assert "No claim was held against a study." in page


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-8-sig"])
def test_a_bibliography_in_another_encoding_keeps_its_names(tmp_path: Path, encoding: str) -> None:
    """``check`` and ``audit`` in every format: right names, valid output, an exit status."""
    text = BIBLIOGRAPHY.read_text(encoding="utf-8")
    text = text.encode(encoding, "xmlcharrefreplace").decode(encoding)
    (tmp_path / "other.bib").write_bytes(text.encode(encoding))
    forms = ("text", "json", "github", "sarif", "junit") if encoding == "latin-1" else ("json",)
    for form in forms:
        ran = run("check", "other.bib", "--offline", "--quiet", "--format", form, folder=tmp_path)
        assert ran.status in (0, 1, 3), ran.err
        if form == "json":
            found = json.loads(ran.out)
            jsonschema.validate(found, SCHEMA)
            gul = next(one for one in found["references"] if one["id"] == "gul2020")
            assert "Gül" in gul["raw"]
    ran = audited(ARTICLE, "--bib", "other.bib", "--out", "t", folder=tmp_path)
    assert ran.status in (0, 1, 3), ran.err
    assert "Gül" in (tmp_path / "t" / "references.csv").read_text(encoding="utf-8")


def test_only_what_is_new_since_the_baseline_counts(tmp_path: Path) -> None:
    """A saved run silences what it told; an error that came later is exit status 1 again."""
    source = (PROJECT / "examples/references_with_errors.bib").read_text(encoding="utf-8")
    (tmp_path / "a.bib").write_text(source, encoding="utf-8")
    first = run("check", "a.bib", "--offline", "--quiet", "--format", "json", "--out", "known.json",
                folder=tmp_path)
    assert first.status == 1
    same = run("check", "a.bib", "--offline", "--quiet", "--baseline", "known.json",
               "--fail-on", "minor", folder=tmp_path)
    assert same.status == 0
    worse = source.replace("10.1186/s13063-018-2873-3", "10.1002/pri.1697")
    assert worse != source
    (tmp_path / "a.bib").write_text(worse, encoding="utf-8")
    later = run("check", "a.bib", "--offline", "--quiet", "--baseline", "known.json",
                folder=tmp_path)
    assert later.status == 1
    assert "REF103" in later.out


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b"not json"])
def test_a_baseline_that_is_none_is_one_line_and_exit_2(tmp_path: Path, content: bytes) -> None:
    """A broken baseline never silences anything."""
    (tmp_path / "known.json").write_bytes(content)
    ran = run("check", BIBLIOGRAPHY, "--offline", "--quiet", "--baseline", "known.json",
              folder=tmp_path)
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert "known.json" in ran.err
