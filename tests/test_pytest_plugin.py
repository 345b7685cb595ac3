"""The pytest plugin in a real pytest run of its own, against services on loopback."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from commands import PROJECT
from fake_services import Fault, Running, Services, as_reference, make_works

from evidaudit.formats import write_bibliography


@pytest.fixture(autouse=True)
def own_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The inner run loads our plugin alone, with an empty cache."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    monkeypatch.setenv("EVIDAUDIT_CACHE_DIR", str(tmp_path / "cache"))


def bibliography(folder: Path, works: Mapping[str, dict[str, Any]], **changes: Any) -> Path:
    entries = [as_reference(work, f"work{n}", **(changes if n == 0 else {}))
               for n, work in enumerate(works.values())]
    path = folder / "references.bib"
    path.write_text(write_bibliography(entries, "bibtex"), encoding="utf-8")
    return path


def point_at(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    for service in ("CROSSREF", "DOI", "DATACITE", "EUROPEPMC"):
        monkeypatch.setenv(f"EVIDAUDIT_{service}_URL", url)


def run(pytester: pytest.Pytester, *words: str) -> pytest.RunResult:
    return pytester.runpytest_subprocess("-p", "evidaudit.pytest_plugin", *words, timeout=120)


def test_each_entry_is_an_item_and_all_go_out_in_one_batch(
        pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve right entries: twelve passes and one request for their records."""
    works = make_works(12)
    with Running(Services(works)) as running:
        point_at(monkeypatch, running.url)
        path = bibliography(pytester.path, works)
        result = run(pytester, "--evidaudit", str(path), "-v")
        lists = [seen for seen in running.services.seen if seen.kind == "list"]
    result.assert_outcomes(passed=12)
    result.stdout.fnmatch_lines(["*references.bib::work3 PASSED*"])
    assert len(lists) == 1


def test_a_wrong_entry_fails_with_the_block_that_a_person_reads(
        pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """The DOI of another work: the code, both titles, and where to look it up."""
    works = make_works(3)
    other = list(works.values())[2]
    with Running(Services(works)) as running:
        point_at(monkeypatch, running.url)
        path = bibliography(pytester.path, works, DOI=other["DOI"])
        result = run(pytester, "--evidaudit", str(path))
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*REF103 doi-points-elsewhere*", "*by hand*https://doi.org/*"])
    assert "Traceback" not in result.stdout.str()


def test_an_outage_never_passes(
        pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inconclusive is a failure with its reason, or a skip where that was asked for."""
    works = make_works(2)
    services = Services(works)
    services.faults["*"] = Fault("503")
    with Running(services) as running:
        point_at(monkeypatch, running.url)
        path = bibliography(pytester.path, works)
        result = run(pytester, "--evidaudit", str(path))
        result.assert_outcomes(failed=2)
        result.stdout.fnmatch_lines(["*inconclusive*"])
        allowed = run(pytester, "--evidaudit", str(path), "--evidaudit-allow-inconclusive")
        allowed.assert_outcomes(skipped=2)


def test_the_ini_file_names_bibliographies_and_offline_knows_the_snapshot(
        pytester: pytest.Pytester) -> None:
    """No option is needed; the eleven bundled works need no connection."""
    (pytester.path / "references.bib").write_bytes((PROJECT / "references.bib").read_bytes())
    pytester.makeini("[pytest]\nevidaudit = references.bib\n")
    run(pytester, "--evidaudit-offline").assert_outcomes(passed=11)


def test_an_unreadable_block_fails_and_says_where(pytester: pytest.Pytester) -> None:
    """What cannot be read cannot be checked: never in silence."""
    pytester.path.joinpath("a.bib").write_text("@article{open, title = {No end\n")
    result = run(pytester, "--evidaudit", "a.bib", "--evidaudit-offline")
    assert result.ret != 0
    result.stdout.fnmatch_lines(["*inconclusive*"])


def test_a_missing_bibliography_is_a_usage_error(pytester: pytest.Pytester) -> None:
    """One line, exit status 4 as for any wrong use of pytest."""
    result = run(pytester, "--evidaudit", "nowhere.bib")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "nowhere.bib" in result.stderr.str() + result.stdout.str()


def test_the_plugin_imports_no_pandas_and_costs_nothing_unused(pytester: pytest.Pytester) -> None:
    """A project that has the package installed does not pay for it."""
    pytester.makepyfile("""
        import sys
        def test_nothing_heavy_was_loaded():
            assert not {"pandas", "habanero", "lxml", "bibtexparser"} & set(sys.modules)
    """)
    run(pytester).assert_outcomes(passed=1)


def test_the_plugin_works_with_xdist(pytester: pytest.Pytester) -> None:
    """Entries may be divided among processes."""
    pytest.importorskip("xdist", reason="pytest-xdist is not installed")
    (pytester.path / "references.bib").write_bytes((PROJECT / "references.bib").read_bytes())
    result = run(pytester, "-p", "xdist", "-n", "2", "--evidaudit", "references.bib",
                 "--evidaudit-offline")
    result.assert_outcomes(passed=11)
