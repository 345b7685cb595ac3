"""How many claims a second are held against their source."""

from __future__ import annotations

import json
import time

import evidaudit
from benchmarks.measuring import PROJECT


def main() -> None:
    """Prints pairs a second with sources read for the first time, and read before."""
    rows = [json.loads(line) for path in sorted((PROJECT / "tests" / "pairs").glob("*.jsonl"))
            for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for told in ("sources read for the first time", "sources read before"):
        began = time.process_time()
        for row in rows:
            evidaudit.compare(row["claim"], row["source"], title=row.get("title") or None,
                              year=row.get("year"),
                              container_title=row.get("container_title") or None,
                              design=row.get("design") or None)
        rate = len(rows) / (time.process_time() - began)
        print(f"{len(rows)} claims held against a source, {told}: {rate:.0f} a second "
              "(goal: 1,000)")


if __name__ == "__main__":
    main()
