"""Writes the pages that come from code: one page a check, their list, and the commands' help.

Run ``python docs/generate.py``; a test fails while a page differs from what this writes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from evidaudit import checks
from evidaudit.checks import Check

PAGES = Path(__file__).resolve().parent / "pages"
COMMANDS = ("", "audit", "check", "resolve", "compare", "rule")
FAMILIES = {"REF": "References", "CIT": "Citations", "STA": "Editorial status",
            "QUO": "Quotations: the claim against the study", "EVI": "Reported numbers",
            "SYS": "Answers that are missing"}


def generated() -> dict[str, str]:
    """Every generated page by its path below ``docs/pages``."""
    pages = {f"checks/{check.code.lower()}.md": check_page(check)
             for check in checks.load().values()}
    return {"checks.md": list_of_checks(), "commands.md": commands(), **pages}


def check_page(check: Check) -> str:
    """One check's page, from its own file."""
    parts = [f"# {check.code} {check.name}", check.summary]
    parts += [f"## {title}\n\n{check.sections[title]}" for title in checks.SECTIONS]
    if check.cases:
        rows = [f"- **{case.outcome.value}**{f' ({case.severity.value})' if case.severity else ''}: "
                f"{case.says}" for case in check.cases]
        parts.append("## Cases\n\nEach is a test.\n\n" + "\n".join(rows))
    return "\n\n".join(parts) + "\n"


def list_of_checks() -> str:
    """The list of all checks by family."""
    out = ["# Checks", "A check answers pass, error, inconclusive or not applicable; an error is "
           "major or minor. `evidaudit rule CODE` shows the same page in the terminal."]
    for family, title in FAMILIES.items():
        rows = [f"| [{check.code}](checks/{check.code.lower()}.md) | {check.name} | "
                f"{check.summary} |" for check in checks.load().values()
                if check.code.startswith(family)]
        out.append(f"## {title}\n\n| code | name | reports |\n|---|---|---|\n" + "\n".join(rows))
    return "\n\n".join(out) + "\n"


def commands() -> str:
    """Every command's own help, as the terminal shows it at 88 columns."""
    out = ["# Commands"]
    for name in COMMANDS:
        words = ["evidaudit", *([name] if name else []), "--help"]
        told = subprocess.run([sys.executable, "-m", *words], check=True, text=True,
                              stdout=subprocess.PIPE, cwd=PAGES.parents[1], env={
                                  **os.environ, "COLUMNS": "88", "TERMINAL_WIDTH": "88"})
        text = "\n".join(line.rstrip() for line in told.stdout.strip().split("\n"))
        out.append(f"## `{' '.join(words[:-1])}`\n\n```text\n{text}\n```")
    return "\n\n".join(out) + "\n"


def main() -> None:
    """Writes the pages and removes those of checks that are no more."""
    pages = generated()
    for old in (PAGES / "checks").glob("*.md"):
        if f"checks/{old.name}" not in pages:
            old.unlink()
    for name, text in pages.items():
        path = PAGES / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
