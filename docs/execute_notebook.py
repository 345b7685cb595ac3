"""Executes ``examples/audit_an_article.ipynb`` and writes it with its outputs.

Run ``python docs/execute_notebook.py`` (in place) or with a path to write to instead. The notebook
runs in a folder of its own that holds the example's files; no path of the machine is kept.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
NOTEBOOK = PROJECT / "examples" / "audit_an_article.ipynb"
INPUTS = ("examples/exercise_for_hip_osteoarthritis.md", "references.bib", "tables/evidence.csv")


def execute(target: Path = NOTEBOOK) -> Path:
    """Writes the executed notebook to ``target``; raises where a cell fails."""
    import nbformat
    from nbclient import NotebookClient
    os.environ["PYTHONPATH"] = os.pathsep.join(
        [str(PROJECT), *filter(None, [os.environ.get("PYTHONPATH")])])
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in INPUTS:
            (folder / file).parent.mkdir(exist_ok=True)
            shutil.copy(PROJECT / file, folder / file)
        NotebookClient(notebook, timeout=120, kernel_name="python3", resources={
            "metadata": {"path": str(folder / "examples")}}).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # times of day: they differ from run to run
    notebook.metadata["language_info"] = {"name": "python"}
    nbformat.write(notebook, target)
    return target


if __name__ == "__main__":
    execute(*map(Path, sys.argv[1:2]))
