"""How our own claim and source pairs are judged: confusion tables, Wilson intervals, speed.

    PYTHONPATH=tests python benchmarks/accuracy_pairs.py [tests/pairs/numbers.jsonl …]
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path

from accuracy_directions import wilson
from comparing import compare

_KNOWN = ("title", "design", "year", "container_title", "citing_date")
_FLAGS = ("major", "minor", "unsubstantiated")


def report(path: Path) -> None:
    """Print one file's table and rates."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    began = time.perf_counter()
    read = [compare(row["claim"], row["source"], **{k: row[k] for k in _KNOWN if k in row})
            for row in rows]
    seconds = time.perf_counter() - began
    table = Counter((row["verdict"], verdict.label.value)
                    for row, verdict in zip(rows, read, strict=True))
    print(f"\n{path.name}: {len(rows)} pairs, {len(rows) / seconds:.0f} a second, reading included")
    for (true, told), count in sorted(table.items()):
        print(f"   {true:16}{told:16}{count:5}")
    planted = sum(n for (true, _), n in table.items() if true == "major")
    honest = sum(n for (true, _), n in table.items() if true == "accurate")
    for name, hits, total in (
            ("majors found", table["major", "major"], planted),
            ("honest told as major", table["accurate", "major"], honest),
            ("honest flagged at all", sum(table["accurate", flag] for flag in _FLAGS), honest)):
        low, high = wilson(hits, total)
        print(f"{name}: {hits}/{total} (95% CI {low:.3f} to {high:.3f})")


if __name__ == "__main__":
    folder = Path(__file__).resolve().parents[1] / "tests" / "pairs"
    for name in sys.argv[1:] or sorted(folder.glob("*.jsonl")):
        report(Path(name))
