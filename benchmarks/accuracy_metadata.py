"""Metadata checks on references as cited beside the consensus of how other articles cite the work.

Run: python benchmarks/accuracy_metadata.py [--show FIELD]
Prints, field by field, the labelled disagreements that are found and the false alarms on rows
without a label. Needs the shared data (EVIDAUDIT_SHARED, or ``shared`` beside the project).
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

from evidaudit import checks
from evidaudit.checks.building import build_entry
from evidaudit.checks.scopes import Result
from evidaudit.csl import as_issued, read_date
from evidaudit.model import Outcome

SHARED = Path(os.environ.get("EVIDAUDIT_SHARED")
              or Path(__file__).resolve().parents[2] / "shared") / "dev_data"
JUDGED = Path(__file__).with_name("metadata_labels.json")
# label in the data -> check that should see it
LABELS = {"first_author": "REF105", "year": "REF106", "volume": "REF108", "fpage": "REF109",
          "title_variant": "REF104", "identifier_points_elsewhere_or_title": "REF103"}


def as_entry(row: dict[str, Any]) -> dict[str, Any]:
    """The facts of a Case for one row: ``cited`` as printed, ``record`` from the consensus."""
    cited, consensus = row["cited"], row["consensus"]
    item: dict[str, Any] = {
        "title": cited["title"] or "", "container-title": cited["journal"] or "",
        "volume": cited["volume"] or "", "page": cited["fpage"] or "",
        "author": [{"family": family, "given": given} for family, given in cited["authors"]]}
    if cited["year"]:
        item["issued"] = as_issued(read_date(cited["year"]))
    if cited["doi"]:
        item["DOI"] = cited["doi"]
    record: dict[str, Any] = {
        "title": consensus.get("title") or "", "container-title": consensus.get("journal") or "",
        "volume": consensus.get("volume") or "", "page": consensus.get("fpage") or "",
        "DOI": consensus.get("doi") or ""}
    if consensus.get("year"):
        record["issued"] = as_issued(read_date(consensus["year"]))
    if consensus.get("first_author"):
        names = [{"family": consensus["first_author"]}]
        names += item["author"][1:]  # the consensus gives the first author only
        record["author"] = names
    return {"cited": item, "record": record}


def findings(row: dict[str, Any]) -> dict[str, list[Result]]:
    """The errors that the checks report for one row, by code."""
    entry = build_entry(as_entry(row))
    found: dict[str, list[Result]] = {}
    for code in ("REF103", "REF104", "REF105", "REF106", "REF107", "REF108", "REF109"):
        errors = [result for result in checks.load()[code].run(entry)
                  if result.outcome is Outcome.ERROR]
        if errors:
            found[code] = errors
    return found


def is_told(label: str, found: dict[str, list[Result]]) -> bool:
    """Whether the findings on a row name what its label names."""
    return LABELS[label] in found or (label.startswith("identifier") and "REF104" in found)


@lru_cache(maxsize=1)
def _legitimate() -> dict[str, str]:
    judged: dict[str, str] = json.loads(JUDGED.read_text(encoding="utf-8"))["legitimate"]
    return judged


def is_legitimate(row: dict[str, Any], label: str) -> bool:
    """Whether a person judged the label legitimate variation or a defect of the data."""
    return f"{row['pmid']} {row['pmcid']} {label}" in _legitimate()


@lru_cache(maxsize=1)
def _second_reading() -> frozenset[str]:
    """The labels that a second reader, who saw neither the first reading nor any finding, set
    aside."""
    judged = json.loads(JUDGED.read_text(encoding="utf-8"))
    return frozenset(judged["legitimate"]) - frozenset(
        judged["set_aside_by_first_only"]) | frozenset(judged["set_aside_by_second_only"])


def main() -> None:
    """Print the table, and the rows of one field where asked."""
    options = argparse.ArgumentParser()
    options.add_argument("--show", default="")
    chosen = options.parse_args()
    rows = [json.loads(line) for line in (SHARED / "cited_vs_record.jsonl").open(encoding="utf-8")]
    seen: Counter[str] = Counter()
    labelled: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    real: Counter[str] = Counter()
    real_seen: Counter[str] = Counter()
    second = second_seen = 0
    alarmed_rows = honest = 0
    for row in rows:
        found = findings(row)
        for label in row["errors"]:
            labelled[label] += 1
            hit = is_told(label, found)
            seen[label] += hit
            if not is_legitimate(row, label):
                real[label] += 1
                real_seen[label] += hit
            if f"{row['pmid']} {row['pmcid']} {label}" not in _second_reading():
                second += 1
                second_seen += hit
            if chosen.show in (label, "all") and not hit:
                show("MISSED " + label, row, found)
        if not row["errors"]:
            honest += 1
            alarmed_rows += bool(found)
            for code in found:
                alarms[code] += 1
                if chosen.show in (code, "all"):
                    show("ALARM " + code, row, found)
    for label, count in labelled.items():
        print(f"{label:38} {LABELS[label]} found {seen[label]}/{count}, "
              f"legitimate ones left aside {real_seen[label]}/{real[label]}")
    print(f"all labels found {seen.total()}/{labelled.total()}, legitimate ones left aside "
          f"{real_seen.total()}/{real.total()}, those a second reader set aside left aside "
          f"{second_seen}/{second}")
    for code in sorted(alarms):
        print(f"{code} false alarms {alarms[code]}/{honest} = {alarms[code] / honest:.4f}")
    print(f"rows without a label that raise any finding {alarmed_rows}/{honest} "
          f"= {alarmed_rows / honest:.4f}")


def show(word: str, row: dict[str, Any], found: dict[str, list[Result]]) -> None:
    """Print one row with what was found."""
    print(word, row["errors"], {code: [r.message for r in rs] for code, rs in found.items()})
    print("    cited   ", json.dumps(row["cited"], ensure_ascii=False))
    print("    recorded", json.dumps(row["consensus"], ensure_ascii=False), row["n_citing"])


if __name__ == "__main__":
    main()
