"""What CI reads: JSON, GitHub annotations, SARIF, JUnit; and the baseline."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from commands import PROJECT, run
from sample_audit import PAYLOADS, hostile, sample

from evidaudit.baseline import read_baseline, without_known
from evidaudit.model import Finding, Outcome, ReadError, Severity
from evidaudit.pipeline import AuditResult
from evidaudit.report.github import to_github
from evidaudit.report.json import to_json
from evidaudit.report.sarif import to_sarif

SCHEMA = json.loads((resources.files("evidaudit") / "data" / "findings.schema.json")
                    .read_text(encoding="utf-8"))
EMPTY = AuditResult()


@pytest.mark.parametrize("result", [EMPTY, sample(), hostile(PAYLOADS[0]), hostile(PAYLOADS[21])])
def test_O5_the_json_obeys_the_published_schema(result: AuditResult) -> None:
    """Also with nothing in it, and with hostile text in it."""
    jsonschema.validate(json.loads(to_json(result)), SCHEMA)


def test_the_json_of_every_command_obeys_the_schema(tmp_path: Path) -> None:
    """check, resolve and audit, as a program would read them."""
    for words in (["check", PROJECT / "references.bib"], ["resolve", PROJECT / "references.bib"],
                  ["audit", "--claims", PROJECT / "tables/claims.csv", "--bib",
                   PROJECT / "references.bib"]):
        ran = run(*words, "--offline", "--format", "json", folder=tmp_path)
        jsonschema.validate(json.loads(ran.out), SCHEMA)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_O4_no_payload_starts_a_command_of_its_own(payload: str) -> None:
    """Every line of the annotations is one that we began."""
    result = hostile(payload)
    told = to_github(result).rstrip("\n").split("\n")
    assert all(re.match(r"::(error|warning|notice) [a-z]+=", line) for line in told)
    assert len(told) == len(to_github(sample()).rstrip("\n").split("\n"))


@pytest.mark.parametrize("result", [EMPTY, sample(), hostile(PAYLOADS[5])])
def test_sarif_is_valid_and_its_rules_carry_the_documentation(result: AuditResult) -> None:
    """Rule indices, kinds, levels and regions as the standard wants them."""
    log = json.loads(to_sarif(result))
    assert log["version"] == "2.1.0"
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert all("## Confirm by hand" in rule["help"]["markdown"] for rule in rules)
    for one in log["runs"][0]["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        assert (one["kind"] == "fail") == (one["level"] in ("error", "warning", "note"))
        for location in one.get("locations", ()):
            assert location["physicalLocation"].get("region", {"startLine": 1})["startLine"] >= 1
    models = pytest.importorskip("sarif_pydantic", reason="sarif-pydantic is not installed")
    models.Sarif.model_validate(log)


def test_sarif_points_at_the_true_line_of_the_field(tmp_path: Path) -> None:
    """A wrong year is shown at the year, not at the entry."""
    text = (PROJECT / "references.bib").read_text(encoding="utf-8")
    text = text.replace("year = {2016}", "year = {2009}", 1)
    (tmp_path / "a.bib").write_text(text, encoding="utf-8")
    wanted = next(n for n, line in enumerate(text.split("\n"), start=1) if "{2009}" in line)
    ran = run("check", "a.bib", "--offline", "--format", "sarif", folder=tmp_path)
    found = [one for one in json.loads(ran.out)["runs"][0]["results"]
             if one["ruleId"] == "REF106"]
    assert len(found) == 1
    place = found[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a.bib"
    assert place["region"]["startLine"] == wanted


@pytest.mark.parametrize("payload", PAYLOADS)
def test_junit_is_whole_xml_with_a_case_for_every_reference(payload: str) -> None:
    """Majors fail, missing answers are errors, text stays text."""
    pytest.importorskip("junitparser", reason="JUnit needs the junit extra")
    from evidaudit.report.junit import to_junit
    result = hostile(payload)
    major = Finding("REF102", "doi-not-registered", Outcome.ERROR, "ref1", payload,
                    Severity.MAJOR)
    silent = Finding("SYS901", "source-unavailable", Outcome.INCONCLUSIVE, "ref2", payload)
    root = ElementTree.fromstring(to_junit(replace(result, findings=(major, silent))))
    cases = {case.get("name"): case for case in root.iter("testcase")}
    assert set(cases) == {entry.id for entry in result.references}
    assert cases["ref1"].find("failure") is not None
    assert cases["ref2"].find("error") is not None
    assert cases["ref0"].find("failure") is None


def test_a_baseline_silences_what_it_knew_and_nothing_else(tmp_path: Path) -> None:
    """Only what is new since the saved run counts."""
    before = sample()
    path = tmp_path / "saved.json"
    path.write_text(to_json(before), encoding="utf-8")
    new = Finding("STA401", "cites-retracted-work", Outcome.ERROR, "ref1", "retracted",
                  Severity.MAJOR)
    after = without_known(replace(before, findings=(*before.findings, new)), read_baseline(path))
    assert [f for f in after.findings if f.outcome is Outcome.ERROR and not f.ignored] == [new]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"findings": 3}', "nonsense", "[" * 100_000])
def test_a_file_that_is_no_saved_run_is_told_in_one_line(tmp_path: Path, text: str) -> None:
    """What to do instead is said."""
    path = tmp_path / "saved.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match="saved.json"):
        read_baseline(path)
