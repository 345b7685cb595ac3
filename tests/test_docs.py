"""The documentation says what the code does."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from evidaudit import checks

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
