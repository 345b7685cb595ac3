"""A corrected bibliography beside the original: only what a record supports, nothing else moved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commands import run
from fake_services import Running, Services, make_works

from evidaudit.fixing import proposals, propose, write_proposal
from evidaudit.formats import read_bibliography
from evidaudit.formats.bibtex_edit import FieldEdit, edit_bibtex
from evidaudit.model import Finding, Outcome, Record, Reference, Resolution, Severity, Status

TITLE = "Walking and knee pain in older adults"
RECORD = Record("10.5555/walk.2020.1", {
    "title": TITLE, "author": [{"family": "Okafor", "given": "Amara"},
                               {"family": "Müller", "given": "Jan"}],
    "container-title": "Journal of Pain Studies", "volume": "4", "issue": "2", "page": "11-19",
    "issued": {"date-parts": [[2020, 2]]}}, "Crossref")

AWKWARD = r"""% kept: a comment with 2019 in it
@string{jps = "Journal of Pain Studies"}
@comment{nothing}

@Article{walk,
  Title   = "{Walking} and
             {KNEE} pain in  younger adults", % a remark
  author  = {Okafor, A. and M{\"u}ller, J.},
  JOURNAL = jps,
  year    = 2019,
  volume  = {1} # {4},
  pages   = "91--99",
  note    = {volume = {14}, year = {2019}},
}

@article(bare, author = {Okafor, A.}, title = {Walking and knee pain in adults}, year = "2019")
"""


def _finding(code: str, field: str, subject: str = "walk", reported: str = "",
             severity: Severity = Severity.MINOR) -> Finding:
    return Finding(code, "", Outcome.ERROR, subject, "", severity, reported=reported, field=field)


def _matched(reference: Reference, doi_record: Record | None = None, **changes: Any) -> Resolution:
    values: dict[str, Any] = {"matched_DOI": RECORD.DOI, "score": 0.99, "record": RECORD,
                              "doi_record": doi_record}
    return Resolution(reference.id, Status.MATCHED, **{**values, **changes})


def _proposal(path: Path, text: str, *findings: Finding, **changes: Any) -> Any:
    path.write_bytes(text.encode())
    references = read_bibliography(path)
    return propose(path, references, [_matched(one, **changes) for one in references], findings)


def test_only_the_words_that_differ_are_changed(tmp_path: Path) -> None:
    """Braces, line breaks, comments, @string and order stay; a plain number stays one."""
    got = _proposal(tmp_path / "a.bib", AWKWARD, _finding("REF104", "title", reported=TITLE),
                    _finding("REF106", "issued"), _finding("REF109", "page"))
    expected = AWKWARD.replace("pain in  younger", "pain in  older").replace(
        "= 2019,\n", "= 2020,\n").replace('"91--99"', '"11--19"')
    assert got.corrected == expected
    assert {one.field for one in got.corrections} == {"title", "issued", "page"}
    assert not got.left_alone


def test_what_cannot_be_edited_safely_is_left_alone_and_said(tmp_path: Path) -> None:
    """Concatenation and @string names are not touched."""
    got = _proposal(tmp_path / "a.bib", AWKWARD, _finding("REF108", "volume", reported="4"),
                    _finding("REF107", "container-title", reported="Journal of Pain Studies"))
    assert got.corrected == AWKWARD
    reasons = {one.field: one.reason for one in got.left_alone}
    assert "joined" in reasons["volume"]
    assert "@string" in reasons["container-title"]
    assert got.diff == ""


def test_a_missing_doi_is_a_new_line_in_the_entrys_own_dress(tmp_path: Path) -> None:
    """Indent and alignment are those of the entry's last field."""
    got = _proposal(tmp_path / "a.bib", AWKWARD, _finding("REF110", "DOI"),
                    _finding("REF110", "DOI", "bare"))
    added = [row for row in got.diff.split("\n") if row.startswith("+") and "10.5555" in row]
    assert added[0] == "+  doi     = {10.5555/walk.2020.1},"
    assert 'adults}, doi = {10.5555/walk.2020.1}, year = "2019")' in added[1]
    (tmp_path / "b.bib").write_text(got.corrected, encoding="utf-8")
    assert [one.DOI for one in read_bibliography(tmp_path / "b.bib")] == [RECORD.DOI] * 2


def test_authors_in_another_order_are_written_as_the_record_has_them(tmp_path: Path) -> None:
    """The whole list, or as many as are cited before "and others"."""
    text = "@article{walk,\n  author = {M{\\\"u}ller, J. and others},\n  title = {Walking}\n}\n"
    got = _proposal(tmp_path / "a.bib", text, _finding("REF105", "author"))
    assert "author = {Okafor, Amara and others}" in got.corrected


@pytest.mark.parametrize(("findings", "changes"), [
    ((_finding("REF103", "DOI"),), {"doi_record": RECORD}),
    ((_finding("REF104", "title", reported=TITLE, severity=Severity.MAJOR),),
     {"doi_record": RECORD}),
    ((_finding("REF110", "DOI"),), {"score": 0.6}),
    ((_finding("REF110", "DOI"),), {"record": None}),
    ((_finding("STA401", ""),), {}),
])
def test_nothing_is_corrected_by_a_record_that_may_be_another_work(
        tmp_path: Path, findings: tuple[Finding, ...], changes: dict[str, Any]) -> None:
    """No clear record of the cited work: the text stays, byte for byte."""
    got = _proposal(tmp_path / "a.bib", AWKWARD, *findings, **changes)
    assert got.corrected == AWKWARD
    assert not got.corrections


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_and_encoding_are_kept(tmp_path: Path, encoding: str, newline: str) -> None:
    """Only the year's two digits differ, whatever the file is written in."""
    text = ("% é\n" + AWKWARD).replace("\n", newline)
    path = tmp_path / "a.bib"
    path.write_bytes(text.encode(encoding))
    references = read_bibliography(path)
    got = propose(path, references, [_matched(one) for one in references],
                  [_finding("REF106", "issued")])
    assert write_proposal(got).endswith("a.bib is unchanged")
    written = (tmp_path / "a.fixed.bib").read_bytes()
    assert written == text.replace(f"= 2019,{newline}", f"= 2020,{newline}").encode(encoding)
    assert path.read_bytes() == text.encode(encoding)


def test_inherited_divided_and_damaged_fields_are_left_alone() -> None:
    """What stands in another entry, in two fields, twice, or in an unclosed entry."""
    text = ("@inproceedings{a, author={A, B}, title={C}, crossref={p}}\n"
            "@article{b, title = {Main}, subtitle = {Sub}, year = {2001}, year = {2002}}\n"
            "@proceedings{p, title={Book}, year={1999}}\n"
            "@article{d, title = {Odd, year = {2000}\n")
    edits = [FieldEdit(0, "issued", {"date-parts": [[2020]]}), FieldEdit(1, "title", "Other"),
             FieldEdit(1, "issued", {"date-parts": [[2020]]})]
    corrected, made, left = edit_bibtex(text, edits)
    assert corrected == text
    assert not made
    assert [reason for _, reason in left] == [
        "it is inherited from another entry or read from another field",
        "the title is divided between title and subtitle", "the field is given twice"]


def test_ris_and_csl_json_are_written_anew_with_the_corrections(tmp_path: Path) -> None:
    """The other entries and fields say what they said; the diff shows the corrections alone."""
    ris = tmp_path / "a.ris"
    ris.write_text(f"TY  - JOUR\nID  - walk\nTI  - {TITLE}\nAU  - Okafor, A.\nPY  - 2019\nER  - \n",
                   encoding="utf-8")
    references = read_bibliography(ris)
    got = propose(ris, references, [_matched(one) for one in references],
                  [_finding("REF106", "issued", references[0].id),
                   _finding("REF110", "DOI", references[0].id)])
    assert got.name == "a.fixed.ris"
    changed = [row for row in got.diff.split("\n")[2:] if row[:1] in "+-" and row]
    assert sorted(row[1:3] for row in changed) == ["DO", "PY", "PY"]
    csl = tmp_path / "a.json"
    csl.write_text(json.dumps([{"id": "walk", "type": "article-journal", "title": TITLE}]))
    references = read_bibliography(csl)
    got = propose(csl, references, [_matched(one) for one in references],
                  [_finding("REF110", "DOI")])
    assert json.loads(got.corrected)[0]["DOI"] == RECORD.DOI


def test_a_file_that_is_there_is_not_overwritten_and_that_is_said(tmp_path: Path) -> None:
    """The older proposal stays; the line says so."""
    other = tmp_path / "a.fixed.bib"
    other.write_text("mine", encoding="utf-8")
    got = _proposal(tmp_path / "a.bib", AWKWARD, _finding("REF106", "issued"))
    assert "NOT overwritten" in write_proposal(got)
    assert other.read_text(encoding="utf-8") == "mine"


def test_a_list_of_strings_has_no_fields_to_correct(tmp_path: Path) -> None:
    """It says what to do instead."""
    path = tmp_path / "list.txt"
    path.write_text("Okafor A. Walking and knee pain. J Pain Stud. 2020;4:11-19.\n")
    references = read_bibliography(path)
    told = list(proposals([path], references, [_matched(one) for one in references], []))
    assert isinstance(told[0], str)
    assert "evidaudit resolve" in told[0]


def test_check_fix_corrects_planted_errors_and_a_second_check_is_clean(tmp_path: Path) -> None:
    """Over a real socket: a wrong year, a wrong DOI and a missing one; then nothing is left."""
    works = make_works(4, 11)
    rows = []
    for number, work in enumerate(works.values()):
        year, doi = work["issued"]["date-parts"][0][0], work["DOI"]
        year = year - 5 if number == 1 else year
        doi = list(works)[0] if number == 2 else doi
        names = " and ".join(f"{a['family']}, {a['given']}" for a in work["author"])
        rows.append(f"@article{{k{number},\n  author = {{{names}}},\n  title = {{{work['title'][0]}"
                    f"}},\n  journal = {{{work['container-title'][0]}}},\n  year = {{{year}}},\n"
                    f"  volume = {{{work['volume']}}},\n  pages = {{{work['page']}}}"
                    + (f",\n  doi = {{{doi}}}" if number != 3 else "") + "\n}\n")
    path = tmp_path / "refs.bib"
    path.write_text("\n".join(rows), encoding="utf-8")
    with Running(Services(works)) as running:
        where = {f"EVIDAUDIT_{name}_URL": running.url
                 for name in ("CROSSREF", "DOI", "DATACITE", "EUROPEPMC")}
        first = run("check", "--fix", path, folder=tmp_path, **where)
        assert first.status == 1
        assert "+  year = {" in first.out
        assert first.err.count("refs.fixed.bib: written with 3 corrections") == 1
        assert path.read_text(encoding="utf-8") == "\n".join(rows)
        second = run("check", tmp_path / "refs.fixed.bib", folder=tmp_path, **where)
    assert second.status == 0
    assert "citation error" not in second.out
    assert [one.DOI for one in read_bibliography(tmp_path / "refs.fixed.bib")] == list(works)
