"""Settings: pyproject.toml, overridden by the environment, overridden by flags."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evidaudit.model import ReadError
from evidaudit.settings import load_settings


def project(folder: Path, text: str) -> Path:
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    return folder


def test_flags_outrank_the_environment_which_outranks_the_project_file(tmp_path: Path) -> None:
    """The nearest setting wins."""
    folder = project(tmp_path, '[tool.evidaudit]\nmailto = "file@example.org"\noffline = true\n')
    assert load_settings(folder, {}).mailto == "file@example.org"
    environment = {"EVIDAUDIT_MAILTO": "environment@example.org"}
    assert load_settings(folder, environment).mailto == "environment@example.org"
    told = load_settings(folder, environment, mailto="flag@example.org")
    assert told.mailto == "flag@example.org"
    assert told.offline is True


def test_a_setting_is_found_from_a_folder_below_the_project(tmp_path: Path) -> None:
    """Like other tools, the nearest pyproject.toml above counts."""
    below = project(tmp_path, '[tool.evidaudit]\nfail-on = "minor"\n') / "a" / "b"
    below.mkdir(parents=True)
    assert load_settings(below, {}).fail_on == "minor"


@pytest.mark.parametrize("variable", ["CROSSREF", "DOI", "DATACITE", "EUROPEPMC"])
def test_plain_http_is_refused_except_for_loopback(tmp_path: Path, variable: str) -> None:
    """A service over plain http would let anybody write the answers."""
    name = f"EVIDAUDIT_{variable}_URL"
    with pytest.raises(ReadError, match=name):
        load_settings(tmp_path, {name: "http://mirror.example.org"})
    for url in ("http://127.0.0.1:8080", "http://[::1]:8080", "http://localhost:1",
                "https://mirror.example.org"):
        load_settings(tmp_path, {name: url})


@pytest.mark.parametrize(("text", "told"), [
    ("[tool.evidaudit]\nallow-inconclusive = -1\n", "negative"),
    ('[tool.evidaudit]\nfail-on = "always"\n', "major, minor or never"),
    ("[tool.evidaudit\n", "TOML"),
    ('[[tool.evidaudit.ignore]]\ncode = "REF106"\n', "reason"),
    ("[tool]\nevidaudit = 3\n", "table"),
])
def test_a_setting_that_cannot_be_used_is_told_in_one_line(
        tmp_path: Path, text: str, told: str) -> None:
    """What is wrong, and where it was set."""
    with pytest.raises(ReadError, match=told) as problem:
        load_settings(project(tmp_path, text), {})
    assert "\n" not in str(problem.value).split("(")[0]


def test_an_ignore_carries_its_reason_and_its_end(tmp_path: Path) -> None:
    """A silenced finding states why, and until when."""
    folder = project(tmp_path, '[[tool.evidaudit.ignore]]\ncode = "ref106"\nsubject = "a2020"\n'
                     'reason = "preprint year meant"\nuntil = 2027-01-31\n')
    rule = load_settings(folder, {}).ignore[0]
    assert (rule.code, rule.subject, rule.until) == ("REF106", "a2020", date(2027, 1, 31))
