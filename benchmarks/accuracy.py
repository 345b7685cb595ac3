"""``make accuracy``: every accuracy measure, each under its heading, then the gate.

Each ``accuracy_*.py`` runs in a process of its own with the arguments below. One whose data are
absent is named with the reason and passed over; one that fails makes the exit status 1.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measuring import PROJECT, shared

# Where a measure takes a folder or needs a set of its own; the others take no argument.
ARGUMENTS = {"accuracy_references": ("dev_data",), "accuracy_reference_lists": ("dev_data",),
             "accuracy_directions": ("dev_data",)}
NEEDS = {"accuracy_hip": ("hip",), "accuracy_claims": ("articles",),
         "accuracy_article": ("articles",), "accuracy_impostors": ("hip",),
         "accuracy_pairs": ()}


def main() -> int:
    """Runs every measure; 1 where one failed."""
    failed = []
    for path in sorted((PROJECT / "benchmarks").glob("accuracy_*.py")):
        print(f"\n=== {path.stem}\n", flush=True)
        missing = _missing(path.stem)
        if missing:
            print(f"passed over: {missing} is not beside the project", flush=True)
        elif _run(path, [str(shared(name)) for name in ARGUMENTS.get(path.stem, ())]):
            failed.append(path.stem)
    print("\n=== gate\n", flush=True)
    if subprocess.run([sys.executable, "-m", "benchmarks.gate"], cwd=PROJECT,
                      check=False).returncode:
        failed.append("gate")
    if failed:
        print(f"\nfailed or below its floor: {', '.join(failed)}")
    return 1 if failed else 0


def _missing(name: str) -> str:
    """The first data set that ``name`` needs and that is absent, or ''."""
    needed = NEEDS.get(name, ("dev_data",))
    return next((f"shared/{part}" for part in needed if shared(part) is None), "")


def _run(path: Path, arguments: list[str]) -> int:
    return subprocess.run(
        [sys.executable, "-m", f"benchmarks.{path.stem}", *arguments], cwd=PROJECT, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (PROJECT, path.parent)))}
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
