"""Writes what the pages take from the code: a page a check, the commands' help, real output.

In a page written by hand, a block below ``<!-- run -->`` (or ``<!-- run lines=12 -->``) is run
again in a folder that holds the project's example files, and what it printed is put in its place:
inside a ``console`` block below each ``$`` line, after a ``python`` block as a ``text`` block.
Run ``python docs/generate.py``; a test fails while a page differs from what this writes.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from evidaudit import checks
from evidaudit.checks import Check

PAGES = Path(__file__).resolve().parent / "pages"
PROJECT = PAGES.parents[1]
EXAMPLE_FILES = ("examples/exercise_for_hip_osteoarthritis.md",
                 "examples/references_with_errors.bib", "references.bib", "tables/evidence.csv",
                 "tables/claims.csv", "action.yml", ".pre-commit-hooks.yaml")
RUN = re.compile(r"<!-- run(?: lines=(\d+))? -->\n```(console|python)\n(.*?)```\n"
                 r"(?:\n```text\n.*?```\n)?", re.DOTALL)
COMMANDS = ("", "audit", "check", "resolve", "compare", "rule")
FAMILIES = {"REF": "References", "CIT": "Citations", "STA": "Editorial status",
            "QUO": "Quotations: the claim against the study", "EVI": "Reported numbers",
            "SYS": "Answers that are missing"}


def generated() -> dict[str, str]:
    """Every generated page by its path below ``docs/pages``."""
    pages = {f"checks/{check.code.lower()}.md": check_page(check)
             for check in checks.load().values()}
    written = {path.name: with_real_output(path.read_text(encoding="utf-8"))
               for path in sorted(PAGES.glob("*.md")) if path.name not in ("checks.md",
                                                                           "commands.md")}
    return {"checks.md": list_of_checks(), "commands.md": commands(), **pages, **written}


def with_real_output(page: str) -> str:
    """``page`` with every block that is marked to be run showing what it prints now."""
    if not RUN.search(page):
        return page
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in EXAMPLE_FILES:
            (folder / file).parent.mkdir(exist_ok=True)
            shutil.copy(PROJECT / file, folder / file)
        return RUN.sub(lambda found: _run_block(found, folder), page)


def _run_block(found: re.Match[str], folder: Path) -> str:
    lines = int(found[1]) if found[1] else None
    mark = found[0].split("\n", 1)[0]
    if found[2] == "python":
        told, _ = _told([sys.executable, "-c", found[3]], folder)
        return f"{mark}\n```python\n{found[3]}```\n\n```text\n{_shortened(told, lines)}```\n"
    out = []
    for line in found[3].split("\n"):
        if line.startswith("$ "):
            program, *words = shlex.split(line[2:])
            told, status = _told([sys.executable, "-m", program, *words], folder)
            out.append(f"{line}\n{_shortened(told, lines)}"
                       + (f"(exit status {status})\n" if status else ""))
    return f"{mark}\n```console\n{''.join(out)}```\n"


def _told(command: list[str], folder: Path) -> tuple[str, int]:
    """What ``command`` prints, without what differs from run to run, and its exit status."""
    settings = {name: value for name, value in os.environ.items()
                if not name.startswith(("EVIDAUDIT_", "PYTEST_", "GITHUB_", "CI"))}
    done = subprocess.run(command, check=False, cwd=folder, text=True, capture_output=True, env={
        **settings, "COLUMNS": "88", "NO_COLOR": "1", "PYTHONPATH": str(PROJECT),
        "PYTHONDONTWRITEBYTECODE": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTEST_ADDOPTS": "-p evidaudit.pytest_plugin -p no:cacheprovider",
        "EVIDAUDIT_CACHE_DIR": str(folder / "cache")})
    assert "Traceback" not in done.stderr, done.stderr
    text = re.sub(r" in \d+\.\d+s\b", " in 0.9s", done.stdout + done.stderr * (not done.stdout))
    return text.replace(str(folder), "."), done.returncode


def _shortened(told: str, lines: int | None) -> str:
    kept = [line.rstrip() for line in told.strip("\n").split("\n")] if told.strip() else []
    if lines is not None and len(kept) > lines:
        kept = [*kept[:lines], "…"]
    return "".join(line + "\n" for line in kept)


def check_page(check: Check) -> str:
    """One check's page, from its own file."""
    parts = [f"# {check.code} {check.name}", check.summary]
    parts += [f"## {title}\n\n{check.sections[title]}" for title in checks.SECTIONS]
    if check.cases:
        rows = [f"- **{case.outcome.value}**"
                f"{f' ({case.severity.value})' if case.severity else ''}: {case.says}"
                for case in check.cases]
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
                              stdout=subprocess.PIPE, cwd=PROJECT, env={
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
