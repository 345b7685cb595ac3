"""The machine's verdicts on the 134 adjudicated claims beside a person's, from committed tables.

Run as ``python -m benchmarks.accuracy_hip [--list]``: prints the confusion table, the majors that
are flagged and missed with their ids, and the accurate claims that are told as major. ``--list``
prints every disagreement with what decided.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import evidaudit
from evidaudit import checks, verdicts
from evidaudit.agreement import rate
from evidaudit.checks.scopes import Pair
from evidaudit.csl import date_of_item, normalise_doi
from evidaudit.evidence import read_evidence_sheet, report_of
from evidaudit.model import Claim, Label, Record, Reference, Resolution, Status, Verdict

PROJECT = Path(__file__).resolve().parents[1]
SNAPSHOT = Path(evidaudit.__file__).parent / "data" / "snapshot.json"
LABELS = tuple(Label)


def read_records() -> dict[str, Record]:
    """The bundled records by DOI."""
    data = json.loads(SNAPSHOT.read_text(encoding="utf-8"))
    return {record.DOI: record for record in map(_as_record, data["records"])}


def _as_record(entry: Mapping[str, Any]) -> Record:
    item = entry["message"]
    dates = [date_of_item(item.get(name)) for name in ("published-print", "published-online",
                                                       "issued")]
    containers = [*item.get("container-title", ()), *item.get("short-container-title", ())]
    flat = {**item, "title": item["title"][0], "container-title": containers[0]}
    return Record(normalise_doi(item["DOI"]), flat, "snapshot", titles=tuple(item["title"]),
                  containers=tuple(containers), dates=tuple(d for d in dates if d))


def judge_all() -> list[Verdict]:
    """The verdict on each adjudicated claim, held against the evidence sheet."""
    rows, _ = read_evidence_sheet(PROJECT / "tables" / "evidence.csv")
    records = read_records()
    doi_of = {row.reference_id: normalise_doi(row.DOI) for row in rows}
    judged = []
    with (PROJECT / "tables" / "claims.csv").open(encoding="utf-8", newline="") as file:
        wanted = [row for row in csv.DictReader(file) if row["adjudicated_verdict"]]
    for row in wanted:
        key = row["reference_id"]
        record = records[doi_of[key]]
        reference = Reference(key, dict(record.item))
        resolution = Resolution(key, Status.MATCHED, record.DOI, record=record)
        claim = Claim(row["claim_id"], row["article"], row["claim"], row["section"],
                      reference_ids=(key,), adjudicated=row["adjudicated_verdict"])
        pair = Pair(claim, reference, report_of(reference, resolution, rows), resolution)
        findings = [checks.as_finding(check, result, claim.id, key)
                    for check in checks.for_scope(Pair) for result in check.run(pair)]
        judged.append(verdicts.combine(pair, findings))
    return judged


def print_table(judged: list[Verdict]) -> None:
    """The confusion table: a person's verdict down, the machine's across."""
    table = Counter((verdict.adjudicated, verdict.label.value) for verdict in judged)
    print(f"{'adjudicated':<16}" + "".join(f"{label.value:>16}" for label in LABELS))
    for person in LABELS:
        print(f"{person.value:<16}" + "".join(f"{table[person.value, machine.value]:>16}"
                                              for machine in LABELS))


def main() -> None:
    """Print how machine and person agree."""
    judged = judge_all()
    print_table(judged)
    majors = [v for v in judged if v.adjudicated == "major"]
    flagged = [v for v in majors if v.label in (Label.MAJOR, Label.MINOR)]
    as_major = [v for v in majors if v.label is Label.MAJOR]
    accurate = [v for v in judged if v.adjudicated == "accurate"]
    accused = [v for v in accurate if v.label is Label.MAJOR]
    same = sum(v.adjudicated == v.label.value for v in judged)
    print(f"\nagreement: {rate(same, len(judged))}")
    print(f"majors flagged: {rate(len(flagged), len(majors))}, told as major {len(as_major)}")
    print("  flagged:", *(f"{v.claim_id}({'+'.join(v.codes)})" for v in flagged))
    print("  missed: ", *(v.claim_id for v in majors if v not in flagged))
    print(f"accurate told as major: {rate(len(accused), len(accurate))}",
          *(f"{v.claim_id}({'+'.join(v.codes)})" for v in accused))
    minor = [v for v in accurate if v.label is Label.MINOR]
    print(f"accurate told as minor: {rate(len(minor), len(accurate))}",
          *(f"{v.claim_id}({'+'.join(v.codes)})" for v in minor))
    if "--list" in sys.argv:
        for v in judged:
            if v.adjudicated != v.label.value:
                print(f"{v.claim_id} {v.adjudicated} told {v.label.value} {'+'.join(v.codes)} | "
                      f"{v.claim[:110]} | {v.explanation[:110]} | {v.evidence[:110]}")


if __name__ == "__main__":
    main()
