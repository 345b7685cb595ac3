"""The documentation says what the code does."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from evidaudit import checks, tables
from evidaudit.settings import Settings

PROJECT = Path(__file__).resolve().parents[1]
PAGES = PROJECT / "docs" / "pages"


def generator() -> object:
    spec = importlib.util.spec_from_file_location("docs_generate", PROJECT / "docs/generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_what_the_code_says() -> None:
    """``python docs/generate.py`` would change nothing."""
    for name, text in generator().generated().items():  # type: ignore[attr-defined]
        path = PAGES / name
        assert path.exists(), f"run python docs/generate.py: {name} is missing"
        assert path.read_text(encoding="utf-8") == text, f"run python docs/generate.py: {name}"


def test_every_check_of_the_contract_has_its_file() -> None:
    """Codes and names that users rely on."""
    expected = """REF101 doi-malformed REF102 doi-not-registered REF103 doi-points-elsewhere
    REF104 title-differs REF105 author-differs REF106 year-differs REF107 container-differs
    REF108 volume-differs REF109 pages-differ REF110 doi-missing REF111 work-not-found
    CIT201 citation-without-reference CIT202 reference-never-cited CIT203 duplicate-reference
    CIT204 claim-without-citation STA401 cites-retracted-work STA402 cites-corrected-work
    STA403 cites-work-under-concern STA404 preprint-superseded QUO301 statistic-kind-differs
    QUO302 value-differs QUO303 direction-reversed QUO304 significance-overstated
    QUO305 population-differs QUO306 design-misstated QUO307 causation-claimed
    QUO308 comparator-differs QUO309 outcome-differs QUO310 timepoint-differs
    QUO311 sample-size-differs QUO312 quotation-altered QUO313 source-misdescribed
    QUO314 claim-not-in-source QUO315 cited-before-published EVI501 interval-excludes-estimate
    SYS901 source-unavailable SYS902 input-skipped SYS903 check-crashed""".split()
    known = {check.code: check.name for check in checks.load().values()}
    assert known == dict(zip(expected[::2], expected[1::2], strict=True))


@pytest.mark.parametrize("path", sorted(PROJECT.glob("*.md")) + sorted(PAGES.glob("*.md")),
                         ids=lambda p: p.name)
def test_every_local_link_leads_somewhere(path: Path) -> None:
    """Links and pictures of README and docs exist."""
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_every_command_in_the_docs_has_the_options_it_is_given() -> None:
    """A command that a reader copies is one that exists, with options that it takes."""
    told = (PAGES / "commands.md").read_text(encoding="utf-8")
    helps = dict(re.findall(r"## `evidaudit (\w+)`\n\n```text\n(.*?)```", told, re.DOTALL))
    found = 0
    for path in (*PROJECT.glob("*.md"), *PAGES.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        for line in re.findall(r"^\s*(?:\$|- run:) (evidaudit .+)$", text, re.MULTILINE):
            words = shlex.split(line)
            assert words[1] in helps, f"{path.name}: {line}"
            for word in words[2:]:
                if word.startswith("-"):
                    assert re.search(rf"(?:^|[ ,]){re.escape(word)}\b", helps[words[1]],
                                     re.MULTILINE), f"{path.name}: {line}"
            found += 1
    assert found > 10


def test_the_settings_page_names_every_setting_and_column() -> None:
    """None is undocumented, none is invented."""
    page = (PAGES / "settings.md").read_text(encoding="utf-8")
    known = {f"EVIDAUDIT_{item.name.upper()}" for item in fields(Settings)} - {"EVIDAUDIT_IGNORE"}
    assert set(re.findall(r"EVIDAUDIT_\w+", page)) == known
    for columns in (tables.REFERENCES, tables.CLAIMS, tables.EVIDENCE, tables.VERDICTS,
                    tables.FINDINGS):
        assert ", ".join(columns) in page


def test_the_picture_of_the_report_is_small() -> None:
    """A page with it still loads at once."""
    assert 20_000 < (PAGES / "report.png").stat().st_size <= 250_000


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    """As ``make docs`` builds it, strictly."""
    if importlib.util.find_spec("material") is None:
        pytest.skip("mkdocs-material is not installed (the docs extra)")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-f",
         PROJECT / "docs" / "mkdocs.yml", "-d", tmp_path / "site"], check=False,
        capture_output=True, text=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert (tmp_path / "site" / "checks" / "quo301.html").exists()
