"""Matching accuracy: 500 reference strings against 10,000 records, with and without the right one.

Run: python benchmarks/accuracy_matching.py [--misses] [--parsed]
Needs the shared data (EVIDAUDIT_SHARED, or the folder ``shared`` beside the project).
"""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path
from typing import Any

from evidaudit.matching import LocalIndex, decide
from evidaudit.model import PartialDate, Record, Reference, Status

SHARED = Path(os.environ.get("EVIDAUDIT_SHARED")
              or Path(__file__).resolve().parents[2] / "shared") / "dev_data"


def as_record(row: dict[str, Any]) -> Record:
    """The Record for one row of match_records.jsonl."""
    pages = "-".join(p for p in (row["fpage"], row["lpage"]) if p)
    item = {"title": row["title"], "container-title": row["journal"], "page": pages,
            "volume": row["volume"] or "", "issue": row["issue"] or "",
            "author": [{"family": family, "given": given} for family, given in row["authors"]]}
    year = int(row["year"][:4]) if row["year"] and row["year"][:4].isdecimal() else None
    return Record(row["doi"] or "", item, "benchmark", titles=(row["title"],),
                  containers=(row["journal"],), dates=(PartialDate(year),) if year else (),
                  pages=(pages,) if pages else (), provenance=row["pmid"])


def read_rows(name: str) -> list[dict[str, Any]]:
    """The JSON lines of one file of the development data."""
    return [json.loads(line) for line in (SHARED / name).open(encoding="utf-8")]


def main() -> None:
    """Print precision, recall, retrieval recall and acceptance without the right record."""
    options = argparse.ArgumentParser()
    options.add_argument("--misses", action="store_true")
    options.add_argument("--parsed", action="store_true")
    chosen = options.parse_args()
    records = [as_record(row) for row in read_rows("match_records.jsonl")]
    queries = read_rows("match_queries.jsonl")
    start = time.perf_counter()
    index = LocalIndex(records)
    built = time.perf_counter() - start
    right = wrong = found = accepted_without = 0
    spent = {"candidates": 0.0, "decide": 0.0}
    for number, row in enumerate(queries, start=1):
        reference = Reference(str(number), {}, row["raw"])
        if chosen.parsed:
            from evidaudit.formats.reference_strings import parse_reference
            reference = parse_reference(row["raw"], str(number))
        start = time.perf_counter()
        candidates = index.candidates(reference, 11)
        middle = time.perf_counter()
        decision = decide(reference, candidates[:10])
        spent["decide"] += time.perf_counter() - middle
        spent["candidates"] += middle - start
        gold = row["gold_pmid"]
        found += any(c.provenance == gold for c in candidates[:10])
        if decision.status is Status.MATCHED:
            assert decision.record is not None
            good = decision.record.provenance == gold
            right, wrong = right + good, wrong + (not good)
        else:
            good = False
        if chosen.misses and not good:
            print("MISS", decision.status, round(decision.score, 3), dict(decision.components))
            print("   ", row["raw"])
            answer = decision.record or decision.runner_up
            for record in [r for r in records if r.provenance == gold] + [answer]:
                show(record)
        without = decide(reference, [c for c in candidates if c.provenance != gold][:10])
        if without.status is Status.MATCHED:
            accepted_without += 1
            if chosen.misses:
                print("ACCEPTED WITHOUT", round(without.score, 3), dict(without.components))
                print("   ", row["raw"])
                show(without.record)
    total = len(queries)
    print(f"records {len(records)}, index built in {built:.2f} s")
    print(f"right record among 10 candidates {found}/{total}")
    print(f"precision {right}/{right + wrong} = {right / max(right + wrong, 1):.4f}")
    print(f"recall    {right}/{total} = {right / total:.4f}")
    print(f"right record removed: accepted {accepted_without}/{total}")
    print(f"candidates {total / spent['candidates']:.0f}/s, decide {total / spent['decide']:.0f}/s")


def show(record: Record | None) -> None:
    """Print one record on one line."""
    if record:
        names = [a["family"] for a in record.item["author"]][:4]
        print("      ", record.provenance, names, record.item["title"], "|",
              record.item["container-title"], record.dates and record.dates[0].year,
              record.item["volume"], record.item["page"])


if __name__ == "__main__":
    main()
