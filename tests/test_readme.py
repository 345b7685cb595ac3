"""Each claim of the README is checked."""

from __future__ import annotations

import re
from pathlib import Path

import evidaudit
from evidaudit.agreement import agreement, rate

PROJECT = Path(__file__).resolve().parents[1]
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def test_the_block_shown_is_what_the_audit_says() -> None:
    """Line by line, from the committed tables."""
    audit = evidaudit.audit(claims=PROJECT / "tables" / "claims.csv",
                            bibliography=PROJECT / "references.bib",
                            evidence=PROJECT / "tables" / "evidence.csv", offline=True)
    shown = re.search(r"```text\n(C045.*?)```", README, re.DOTALL)
    assert shown
    assert shown[1].strip() == audit.explain("C045")
    told = agreement(audit.result.verdicts)
    for figure in (rate(told.majors_flagged, told.majors),
                   rate(told.accurate_told_major, told.accurate)):
        assert figure in README


def test_both_commands_are_targets_of_the_makefile() -> None:
    """``make audit`` and ``make test``."""
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^\$ make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_the_readme_stays_short() -> None:
    """It fits on two screens."""
    assert len(README.split("\n")) <= 90


def test_every_python_name_shown_exists() -> None:
    """What is shown can be typed."""
    for name in re.findall(r"\bea\.(\w+)", README):
        assert hasattr(evidaudit, name)
    for name in re.findall(r"\baudit\.(\w+)", README.split("```python")[1]):
        assert hasattr(evidaudit.Audit, name)
