"""The composite action and the pre-commit hook: they parse, and their very commands run."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from commands import PROJECT

yaml = pytest.importorskip("yaml", reason="PyYAML is not installed (it comes with the docs extra)")
RIGHT, WRONG = PROJECT / "references.bib", PROJECT / "examples" / "references_with_errors.bib"


def loaded(name: str) -> Any:
    return yaml.safe_load((PROJECT / name).read_text(encoding="utf-8"))


def on_path(folder: Path) -> dict[str, str]:
    """An environment in which ``evidaudit`` is this project's, offline, with an empty cache."""
    program = folder / "bin" / "evidaudit"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m evidaudit "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("EVIDAUDIT_")}
    return {**kept, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(PROJECT), "EVIDAUDIT_OFFLINE": "true",
            "EVIDAUDIT_CACHE_DIR": str(folder / "cache")}


def filled_in(text: str, inputs: dict[str, str]) -> str:
    """``text`` with its ``${{ inputs.x }}`` replaced, as the runner does."""
    return re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda found: inputs[found[1]], text)


@pytest.mark.parametrize(("path", "status", "told"), [
    (RIGHT, 0, "::notice"), (WRONG, 1, "::error file=references_with_errors.bib,line=32,")])
@pytest.mark.skipif(shutil.which("bash") is None, reason="the action's steps are bash")
def test_the_steps_of_the_action_check_a_bibliography(
        tmp_path: Path, path: Path, status: int, told: str) -> None:
    """The step as it stands in action.yml, with the inputs filled in as the runner does."""
    action = loaded("action.yml")
    assert action["runs"]["using"] == "composite"
    steps = [step for step in action["runs"]["steps"] if "run" in step]
    assert all(step["shell"] == "bash" for step in steps)
    assert "$GITHUB_ACTION_PATH" in steps[0]["run"]
    shutil.copy(path, tmp_path)
    inputs = {name: str(given["default"]) for name, given in action["inputs"].items()}
    inputs |= {"bibliographies": path.name, "options": "--fail-on major"}
    settings = {name: filled_in(str(value), inputs) for name, value in steps[1]["env"].items()}
    ran = subprocess.run(["bash", "-e", "-c", filled_in(steps[1]["run"], inputs)], cwd=tmp_path,
                         env={**on_path(tmp_path), **settings}, check=False, capture_output=True,
                         text=True, timeout=60)
    assert ran.returncode == status, ran.stderr
    assert told in ran.stdout


def test_no_input_of_the_action_is_pasted_into_a_script() -> None:
    """Inputs reach the shell as variables alone: no text of theirs is run."""
    for step in loaded("action.yml")["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize(("path", "status"), [(RIGHT, 0), (WRONG, 1)])
def test_the_hook_checks_the_files_that_it_is_given(
        tmp_path: Path, path: Path, status: int) -> None:
    """Its entry with the file names appended, as pre-commit runs it."""
    hook, = loaded(".pre-commit-hooks.yaml")
    assert hook["language"] == "python"
    assert re.search(hook["files"], path.name)
    assert not re.search(hook["files"], "article.md")
    environment = on_path(tmp_path)
    program, *words = shlex.split(hook["entry"])
    ran = subprocess.run([str(shutil.which(program, path=environment["PATH"])), *words, str(path)],
                         cwd=tmp_path, env=environment, check=False, capture_output=True, text=True,
                         timeout=60)
    assert ran.returncode == status, ran.stderr
    assert ("REF103" in ran.stdout) == (status == 1)
