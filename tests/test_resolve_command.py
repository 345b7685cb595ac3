"""``evidaudit resolve``: references in, matched bibliography out, every row accounted for."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from commands import Ran, run
from fake_services import Running, Services, make_works

from evidaudit.formats import read_bibliography
from evidaudit.sources.snapshot import read_snapshot

WORKS = make_works(6, 21)
FIRST, *REST = WORKS.values()


def _string(work: dict[str, Any], et_al: bool = False) -> str:
    names = [f"{a['family']} {a['given'][0]}" for a in work["author"]]
    who = f"{names[0]}, et al" if et_al else ", ".join(names)
    return (f"{who}. {work['title'][0]}. {work['container-title'][0]}. "
            f"{work['issued']['date-parts'][0][0]};{work['volume']}({work['issue']}):"
            f"{work['page']}.")


def _resolve(folder: Path, name: str, text: str, *words: str,
             services: Services | None = None) -> Ran:
    (folder / name).write_text(text, encoding="utf-8")
    with Running(services or Services(WORKS)) as running:
        where = {f"EVIDAUDIT_{kind}_URL": running.url
                 for kind in ("CROSSREF", "DOI", "DATACITE", "EUROPEPMC")}
        return run("resolve", name, *words, folder=folder, **where)


@pytest.mark.parametrize("to", ["bibtex", "csl-json", "ris"])
def test_strings_become_a_bibliography_with_dois(tmp_path: Path, to: str) -> None:
    """Order, ids (the lines' numbers) and DOIs; an unknown work keeps its row."""
    lines = [*map(_string, WORKS.values()), "Nobody N. Nothing at all. J Nothing. 1999;1:1-2."]
    ran = _resolve(tmp_path, "list.txt", "\n\n".join(lines) + "\n", "--to", to)
    (tmp_path / "out").write_text(ran.out, encoding="utf-8")
    found = read_bibliography(tmp_path / "out")
    assert [one.id for one in found] == ["1", "3", "5", "7", "9", "11", "13"]
    assert [one.DOI for one in found] == [*WORKS, ""]


def test_csv_has_a_row_for_every_reference(tmp_path: Path) -> None:
    """The header and one row each."""
    ran = _resolve(tmp_path, "list.txt", _string(FIRST) + "\n", "--to", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [row["DOI"] for row in rows] == [FIRST["DOI"]]


def test_skipped_lines_are_told_on_standard_error(tmp_path: Path) -> None:
    """JSON lines keep their ids; a damaged line is named with its number, never lost."""
    text = (json.dumps({"id": "a7", "text": _string(FIRST)}) + "\nnot json\n"
            + json.dumps({"id": "b"}) + "\n" + json.dumps({"id": "c", "text": _string(REST[0])}))
    ran = _resolve(tmp_path, "rows.jsonl", text, "--quiet", "--to", "csl-json")
    assert [row["id"] for row in json.loads(ran.out)] == ["a7", "2", "b", "c"]
    assert "rows.jsonl:2: left out: not valid JSON" in ran.err
    assert "rows.jsonl:3: left out: no “text”" in ran.err


def test_fields_that_are_there_stay_and_missing_ones_are_filled_in(tmp_path: Path) -> None:
    """A cited year that differs and a person's own fields are kept; key and order too."""
    text = (f"@article{{mine, title = {{{FIRST['title'][0]}}}, year = {{1901}}, doi = "
            f"{{{FIRST['DOI']}}}, keywords = {{hip}}, myfield = {{x}}}}\n")
    ran = _resolve(tmp_path, "a.bib", text)
    for kept in ("@article{mine,", "year = {1901}", "keywords = {hip}", "myfield = {x}",
                 f"volume = {{{FIRST['volume']}}}"):
        assert kept in ran.out


def test_an_author_list_cut_short_is_completed(tmp_path: Path) -> None:
    """"et al." gives way to the names, where those that are printed are the record's first."""
    work = next(one for one in WORKS.values() if len(one["author"]) > 2)
    ran = _resolve(tmp_path, "list.txt", _string(work, et_al=True) + "\n")
    assert work["author"][-1]["family"] in ran.out
    assert "others" not in ran.out


def test_a_doi_of_another_work_gives_way_and_that_is_said(tmp_path: Path) -> None:
    """The replaced DOI is named on standard error with its reason."""
    work = REST[0]
    names = " and ".join(f"{a['family']}, {a['given']}" for a in work["author"])
    text = (f"@article{{k, author = {{{names}}}, title = {{{work['title'][0]}}}, journal = "
            f"{{{work['container-title'][0]}}}, year = {{{work['issued']['date-parts'][0][0]}}}, "
            f"volume = {{{work['volume']}}}, pages = {{{work['page']}}}, doi = {{{FIRST['DOI']}}}"
            "}\n")
    ran = _resolve(tmp_path, "a.bib", text)
    assert f"doi = {{{work['DOI']}}}" in ran.out
    assert f"{FIRST['DOI']} leads to another work; written as {work['DOI']}" in ran.err


def test_a_doi_stays_where_the_sources_are_silent(tmp_path: Path) -> None:
    """No answer is no reason to change anything."""
    from fake_services import Fault
    services = Services(WORKS)
    text = f"@article{{k, title = {{{FIRST['title'][0]}}}, doi = {{10.5555/unknown}}}}\n"
    services.faults["*"] = Fault("503")
    ran = _resolve(tmp_path, "a.bib", text, services=services)
    assert "doi = {10.5555/unknown}" in ran.out
    assert ran.status == 3


def test_snapshot_keeps_crossrefs_own_records_with_honest_provenance(tmp_path: Path) -> None:
    """The file can stand in for the bundled one: shape, date of asking, every matched work."""
    lines = "\n".join(map(_string, WORKS.values()))
    ran = _resolve(tmp_path, "list.txt", lines + "\n", "--refresh", "--snapshot", "snap.json")
    assert "snap.json: 6 records of 6 references came from Crossref" in ran.err
    data = json.loads((tmp_path / "snap.json").read_text(encoding="utf-8"))
    assert f"asked of Crossref on {data['compiled']}" in data["provenance"]
    assert all(row["retrieved"].startswith(data["compiled"]) for row in data["records"])
    kept = read_snapshot(tmp_path / "snap.json")
    assert sorted(record.DOI for record in kept.records) == sorted(WORKS)


def test_refresh_asks_although_the_cache_knows(tmp_path: Path) -> None:
    """The second run asks nothing, the third with --refresh asks again."""
    services = Services(WORKS)
    text = f"@article{{k, title = {{{FIRST['title'][0]}}}, doi = {{{FIRST['DOI']}}}}}\n"
    _resolve(tmp_path, "a.bib", text, services=services)
    asked = len(services.seen)
    assert asked
    _resolve(tmp_path, "a.bib", text, services=Services(WORKS))
    again = Services(WORKS)
    _resolve(tmp_path, "a.bib", text, services=again)
    assert not again.seen
    _resolve(tmp_path, "a.bib", text, "--refresh", services=again)
    assert again.seen
