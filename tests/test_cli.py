"""The command line as a user meets it: commands, exit status, one clear line for bad input."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from commands import PROJECT, run

SOURCE = """Exercise therapy and response in hip osteoarthritis: pooled trials.

Background: It is unclear how many people respond to exercise.
Methods: Randomised trials of exercise therapy against no or minimal treatment were pooled.
Results: Twelve trials with 1,178 participants were included. Directly after treatment the share of
responders was higher with exercise than with no or minimal treatment (risk difference 0.14, 95% CI
0.06 to 0.22); the number needed to treat was 7.1 (95% CI 4.5 to 17).
Conclusions: Exercise therapy gives more responders than no treatment.
"""
CLAIM = "14% of hip osteoarthritis patients responded to exercise programs"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "study.txt"
    path.write_text(SOURCE, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["audit", "check", "resolve", "compare", "rule"])
def test_every_command_answers_help(command: str) -> None:
    """Usage, what it does, and its options, on standard output."""
    ran = run(command, "--help")
    assert ran.status == 0
    assert "Usage" in ran.out
    assert ran.err == ""


def test_the_founding_case_is_major_statistic_kind_differs(source: Path) -> None:
    """A risk difference told as a response rate, with the passage that decides."""
    ran = run("compare", "--claim", CLAIM, "--source", source)
    assert ran.status == 1
    assert "MAJOR quotation error · QUO301 statistic-kind-differs" in ran.out
    assert "risk difference 0.14 (95% CI 0.06 to 0.22)" in ran.out
    assert "14 more" in ran.out


def test_an_honest_telling_of_the_same_number_is_no_error(source: Path) -> None:
    """Fourteen percentage points more responders is what the study says."""
    claim = "14 percentage points more people responded with exercise than without treatment"
    ran = run("compare", "--claim", claim, "--source", source)
    assert ran.status == 0
    assert "ACCURATE" in ran.out


def test_compare_writes_json_with_offsets_of_the_passage(source: Path) -> None:
    """For programs: label, codes, passage and where it stands in the text."""
    ran = run("compare", "--claim", CLAIM, "--source", source, "--format", "json")
    told = json.loads(ran.out)
    assert told["label"] == "major"
    assert "QUO301" in told["codes"]
    evidence = told["evidence"]
    text = source.read_text(encoding="utf-8")
    assert evidence["passage"] in text
    assert text[evidence["start"]:evidence["end"]] == evidence["passage"]


@pytest.mark.parametrize(("words", "told"), [
    (["compare", "--claim", "", "--source", "x.txt"], "--claim is empty"),
    (["compare", "--claim", "x"], "--source FILE or --doi DOI"),
    (["compare", "--claim", "x", "--doi", "nonsense"], "not a DOI"),
    (["audit"], "name an article"),
    (["audit", "missing.md"], "missing.md"),
    (["check", "missing.bib"], "missing.bib"),
    (["resolve", "missing.txt"], "missing.txt"),
    (["rule", "QUO999"], "QUO999"),
    (["rule", "doi-malfromed"], "doi-malformed"),
])
def test_what_cannot_run_is_one_line_and_status_2(
        words: list[str], told: str, tmp_path: Path) -> None:
    """What, where, what to do; no traceback."""
    ran = run(*words, "--offline" if words[0] != "rule" else "--format=text", folder=tmp_path)
    assert ran.status == 2
    assert ran.out == ""
    assert told in ran.err
    assert len(ran.err.strip().split("\n")) == 1
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(("name", "content"), [
    ("empty.md", b""), ("blank.txt", b" \n\t\n"), ("binary.md", bytes(range(256)) * 40),
    ("binary.bib", b"\x00\x01\x02" * 500), ("empty.bib", b"")])
def test_files_that_hold_nothing_to_read_are_told_in_one_line(
        name: str, content: bytes, tmp_path: Path) -> None:
    """Empty and binary files name themselves."""
    (tmp_path / name).write_bytes(content)
    command = "check" if name.endswith(".bib") else "audit"
    ran = run(command, name, "--offline", folder=tmp_path)
    assert ran.status == 2
    assert name in ran.err
    assert "Traceback" not in ran.err
    assert len(ran.err.strip().split("\n")) == 1


def test_a_broken_entry_does_not_hide_the_others(tmp_path: Path) -> None:
    """Every entry gets a row; the broken one is SYS902 with its line, and never green."""
    (tmp_path / "a.bib").write_text(
        (PROJECT / "references.bib").read_text(encoding="utf-8")
        + "\n@article{broken, title = {No end\n", encoding="utf-8")
    ran = run("check", "a.bib", "--offline", "--format", "json", folder=tmp_path)
    told = json.loads(ran.out)
    assert len([row for row in told["references"] if row["status"] == "matched"]) >= 11
    skipped = [finding for finding in told["findings"] if finding["code"] == "SYS902"]
    assert len(skipped) == 1
    assert skipped[0]["line"]
    assert skipped[0]["outcome"] == "inconclusive"
    assert ran.status == 3


def test_check_of_our_own_bibliography_is_green_offline() -> None:
    """The bundled snapshot knows the eleven works."""
    ran = run("check", "references.bib", "--offline")
    assert ran.status == 0, ran.out
    assert "11 of 11" in ran.out


def test_offline_without_the_record_is_inconclusive_and_status_3(tmp_path: Path) -> None:
    """What was not asked is neither right nor wrong."""
    (tmp_path / "a.bib").write_text(
        "@article{x, title={A work nobody bundled}, author={Doe, A}, year={2019}, "
        "journal={Journal of Examples}, doi={10.5555/unknown}}", encoding="utf-8")
    ran = run("check", "a.bib", "--offline", "--format", "json", folder=tmp_path)
    told = json.loads(ran.out)
    assert ran.status == 3
    assert told["references"][0]["status"] == "inconclusive"
    assert not [f for f in told["findings"] if f["outcome"] == "error"]


@pytest.mark.parametrize(("sheet", "option"), [("claims", "--claims"), ("evidence", "--evidence")])
def test_a_sheet_with_a_missing_column_names_it(tmp_path: Path, sheet: str, option: str) -> None:
    """One line: the file, the column, what to do."""
    rows = (PROJECT / "tables" / f"{sheet}.csv").read_text(encoding="utf-8")
    (tmp_path / "sheet.csv").write_text(rows.replace("reference_id", "key", 1), encoding="utf-8")
    words: list[str | Path] = ["audit", "--bib", PROJECT / "references.bib", "--offline",
                               option, "sheet.csv"]
    if option == "--evidence":
        words += ["--claims", PROJECT / "tables" / "claims.csv"]
    ran = run(*words, folder=tmp_path)
    assert "reference_id" in ran.out + ran.err
    assert "sheet.csv" in ran.out + ran.err
    assert "Traceback" not in ran.err
    assert ran.status in (2, 3) if option == "--claims" else ran.status in (1, 2, 3)


def test_a_claim_about_an_unknown_reference_is_accounted_for(tmp_path: Path) -> None:
    """The row is reported with its line; the other rows are judged."""
    lines = (PROJECT / "tables" / "claims.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "claims.csv").write_text(
        "\n".join([*lines[:3], 'X1,004,s,"A claim",statistic,nobody2020,,']) + "\n",
        encoding="utf-8")
    ran = run("audit", "--claims", "claims.csv", "--bib", PROJECT / "references.bib",
              "--evidence", PROJECT / "tables" / "evidence.csv", "--offline", "--format", "json",
              folder=tmp_path)
    told = json.loads(ran.out)
    assert any("nobody2020" in f["message"] and f["code"] == "SYS902" for f in told["findings"])
    assert len(told["verdicts"]) == 2


def test_audit_writes_every_table_and_every_row(tmp_path: Path) -> None:
    """Claims in, claims out; the tables are those of the contract."""
    out = tmp_path / "tables"
    ran = run("audit", "--claims", PROJECT / "tables" / "claims.csv", "--bib",
              PROJECT / "references.bib", "--evidence", PROJECT / "tables" / "evidence.csv",
              "--offline", "--out", out)
    assert ran.status == 1
    with (out / "claims.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 134 + 87
    with (out / "verdicts.csv").open(encoding="utf-8", newline="") as stream:
        verdicts = list(csv.DictReader(stream))
    assert len(verdicts) == 134
    founding = next(row for row in verdicts if row["claim_id"] == "C045")
    assert founding["verdict"] == "major"
    assert "QUO301" in founding["codes"]
    for name in ("references.csv", "evidence.csv", "findings.json", "summary.md", "verdicts.md"):
        assert (out / name).stat().st_size > 0


@pytest.mark.parametrize("seed", ["1", "4"])
def test_V11_make_audit_leaves_the_tables_as_committed(tmp_path: Path, seed: str) -> None:
    """The same input gives the same bytes, whatever the hash seed: those in the repository."""
    out = tmp_path / "tables"
    run("audit", "--claims", "tables/claims.csv", "--bib", "references.bib", "--evidence",
        "tables/evidence.csv", "--offline", "--out", out, PYTHONHASHSEED=seed)
    for path in sorted((PROJECT / "tables").iterdir()):
        assert (out / path.name).read_bytes() == path.read_bytes(), path.name


def test_an_unwritable_folder_is_one_line_and_status_2(tmp_path: Path) -> None:
    """The tables cannot be written where a file stands."""
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    ran = run("audit", "--claims", PROJECT / "tables" / "claims.csv", "--bib",
              PROJECT / "references.bib", "--offline", "--out", "taken", folder=tmp_path)
    assert ran.status == 2
    assert "taken" in ran.err
    assert "Traceback" not in ran.err


def test_a_silenced_finding_is_printed_with_its_reason_and_does_not_fail(tmp_path: Path) -> None:
    """From pyproject.toml of the folder one works in."""
    (tmp_path / "pyproject.toml").write_text(
        '[[tool.evidaudit.ignore]]\ncode = "REF106"\nsubject = "bieler2017"\n'
        'reason = "the online year is meant"\n', encoding="utf-8")
    bib = (PROJECT / "references.bib").read_text(encoding="utf-8")
    (tmp_path / "a.bib").write_text(bib.replace("year = {2017}", "year = {2011}"), encoding="utf-8")
    ran = run("check", "a.bib", "--offline", "--fail-on", "minor", folder=tmp_path)
    assert "the online year is meant" in ran.out


def test_resolve_fills_in_dois_and_writes_every_format(tmp_path: Path) -> None:
    """References in, the same number of references out."""
    (tmp_path / "list.txt").write_text(
        "Gül D, Orsçelik A, Akpancar S. Treatment of Osteoarthritis Secondary to Developmental "
        "Dysplasia of the Hip with Prolotherapy Injection versus a Supervised Progressive "
        "Exercise Control. Med Sci Monit. 2020;26:e919166.\n"
        "Doe J. A work that no snapshot knows. Journal of Examples. 2019;1:1-9.\n",
        encoding="utf-8")
    told = run("resolve", "list.txt", "--offline", folder=tmp_path)
    assert "10.12659/msm.919166" in told.out.lower()
    for form, sign in (("csl-json", '"DOI"'), ("ris", "TY  - "), ("csv", "DOI")):
        ran = run("resolve", "list.txt", "--offline", "--to", form, "--quiet", folder=tmp_path)
        assert sign in ran.out
        assert ran.status == 3
    data = json.loads(run("resolve", "list.txt", "--offline", "--format", "json",
                          folder=tmp_path).out)
    assert [row["id"] for row in data["references"]] == ["1", "2"]
    assert data["references"][0]["status"] == "matched"


def test_an_assumed_encoding_is_told_and_changes_nothing_else(tmp_path: Path) -> None:
    """On standard error and in the summary of the folder, whatever the command."""
    (tmp_path / "a.md").write_bytes("Caf\xe9 and walking help knees.\n".encode("cp1252"))
    (tmp_path / "u.md").write_text("Caf\xe9 and walking help knees.\n", encoding="utf-8")
    ran, plain = (run("audit", name, "--offline", "--out", name[0], folder=tmp_path)
                  for name in ("a.md", "u.md"))
    assert "a.md: not UTF-8 (line 1): read as Windows-1252" in ran.err
    assert "Windows-1252" in (tmp_path / "a" / "summary.md").read_text(encoding="utf-8")
    assert ran.status == plain.status and "Windows-1252" not in plain.err
    (tmp_path / "b.bib").write_bytes("@misc{b, title={Caf\xe9}}\n".encode("cp1252"))
    for command in ("check", "resolve"):
        assert "b.bib: not UTF-8" in run(command, "b.bib", "--offline", folder=tmp_path).err


def test_a_piece_that_was_left_out_is_told_once_with_its_place(tmp_path: Path) -> None:
    """File and line stand in front of the reason, once."""
    (tmp_path / "b.bib").write_text("@misc{a, title={A}}\n@misc{b, title={B\n", encoding="utf-8")
    ran = run("check", "b.bib", "--offline", folder=tmp_path)
    line, = (row for row in ran.out.split("\n") if row.startswith("SYS902"))
    assert line.count("b.bib") == 1 and "b.bib:2:" in line


def test_missing_folders_of_out_are_made(tmp_path: Path) -> None:
    """As pytest and ruff make them for their reports."""
    (tmp_path / "b.bib").write_text("@misc{a, title={A}}\n", encoding="utf-8")
    run("resolve", "b.bib", "--offline", "--out", "new/folder/out.bib", folder=tmp_path)
    run("check", "b.bib", "--offline", "--out", "new/other/out.txt", folder=tmp_path)
    assert (tmp_path / "new" / "folder" / "out.bib").read_text(encoding="utf-8")
    assert (tmp_path / "new" / "other" / "out.txt").read_text(encoding="utf-8")
