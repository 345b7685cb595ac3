"""The example notebook: an editor can follow it, and it does today what its outputs show."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from commands import PROJECT

NOTEBOOK = PROJECT / "examples" / "audit_an_article.ipynb"


def code_cells(path: Path) -> list[dict[str, Any]]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def kinds_of_output(cell: dict[str, Any]) -> list[str]:
    """What a cell shows: text, tables, pictures."""
    return sorted({kind for output in cell["outputs"]
                   for kind in (output.get("data") or {"text": ""})})


def test_the_notebook_runs_from_the_first_cell_to_the_last(tmp_path: Path) -> None:
    """In a folder of its own; every cell gives what the committed notebook shows."""
    for module in ("nbclient", "ipykernel", "matplotlib", "jinja2"):
        pytest.importorskip(module, reason=f"{module} is not installed (the test and all extras)")
    done = tmp_path / "executed.ipynb"
    ran = subprocess.run([sys.executable, PROJECT / "docs" / "execute_notebook.py", done],
                         check=False, capture_output=True, text=True, timeout=240)
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert [kinds_of_output(cell) for cell in code_cells(done)] == [
        kinds_of_output(cell) for cell in code_cells(NOTEBOOK)]


def test_the_committed_outputs_are_whole_and_name_no_machine() -> None:
    """Every code cell was run, in order, without an error; no path leads out of the example."""
    cells = code_cells(NOTEBOOK)
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    assert all(cell["outputs"] for cell in cells)
    for cell in cells:
        for output in cell["outputs"]:
            assert output["output_type"] in ("stream", "execute_result", "display_data")
            assert output.get("name") != "stderr"
            for kind, data in (output.get("data") or {"text": output.get("text")}).items():
                if kind != "image/png":
                    assert not re.search(r"(?:^|[\s\"'(])(?:/\w+/|[A-Z]:\\)", "".join(data))
    assert any("image/png" in kinds_of_output(cell) for cell in cells)
