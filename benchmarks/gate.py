"""The accuracy gate of the reference half: figures beside the floors that CI refuses to go below.

Run: python -m benchmarks.gate

Measured on samples of our own, which are committed or made from a seed, and, where the development
data are present, on the fast parts of those. The floors are in ``gate.json``; raise them when
accuracy has risen. ``make accuracy`` is the full run.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.measuring import PROJECT, shared

for folder in ("benchmarks", "tests"):
    if str(PROJECT / folder) not in sys.path:
        sys.path.insert(0, str(PROJECT / folder))

SAMPLE = PROJECT / "benchmarks" / "samples" / "references.jsonl"
FLOORS = PROJECT / "benchmarks" / "gate.json"
LEAST_VALUES = 20       # of a field, for its F1 to mean something

Figures = dict[str, float]


def fields_of_sample() -> Figures:
    """Field F1 of ``parse_reference`` on the committed sample: micro and the least field's."""
    return _fields(_rows(SAMPLE))


def matching_of_sample() -> Figures:
    """The sample's strings against its own works, each beside a sister by the same authors."""
    from evidaudit.model import Reference

    rows = _rows(SAMPLE)
    works = [_record(row, "") for row in rows] + [_record(row, "-sister") for row in rows]
    return _matching([(Reference(str(n), {}, row["raw"]), row["work"])
                      for n, row in enumerate(rows)], works)


def honest_bibliography() -> Figures:
    """Of 900 honest references with legitimate variation: how many raise a finding."""
    from honest_bibliography import honest, records

    major = minor = total = 0
    for seed in (1, 2, 3):
        rng = Random(seed)
        for record in records(300, seed):
            found = _errors({"cited": honest(record, rng), "record": record})
            severe = any(severity == "major" for _, severity in found)
            major, minor, total = major + severe, minor + (bool(found) and not severe), total + 1
    return {"honest_major": major, "honest_minor_share": minor / total}


def planted_errors() -> Figures:
    """The share found of fourteen families of forty planted errors."""
    from honest_bibliography import PLANTED, plant, records

    found, total, least = 0, 0, 1.0
    made = [record for record in records(300, seed=9) if len(record["author"]) >= 4][:41]
    for family, code in PLANTED.items():
        rng = Random(9)
        hits = sum(any(c == code for c, _ in _errors(plant(family, record, other, rng)))
                   for record, other in zip(made[:40], made[1:], strict=True))
        found, total, least = found + hits, total + 40, min(least, hits / 40)
    return {"planted_found": found / total, "planted_least_family": least}


def shared_matching() -> Figures:
    """500 reference strings against 10,000 records, with and without the right one."""
    import accuracy_matching

    from evidaudit.model import Reference

    records = [accuracy_matching.as_record(row)
               for row in accuracy_matching.read_rows("match_records.jsonl")]
    queries = accuracy_matching.read_rows("match_queries.jsonl")
    return {f"shared_{name}": value for name, value in _matching(
        [(Reference(str(n), {}, row["raw"]), row["gold_pmid"])
         for n, row in enumerate(queries)], records).items()}


def shared_metadata() -> Figures:
    """Findings on references as cited beside the consensus of others who cite the work."""
    import accuracy_metadata

    rows = [json.loads(line) for line in
            (accuracy_metadata.SHARED / "cited_vs_record.jsonl").open(encoding="utf-8")]
    honest = [bool(accuracy_metadata.findings(row)) for row in rows if not row["errors"]]
    real = [accuracy_metadata.is_told(label, accuracy_metadata.findings(row)) for row in rows
            for label in row["errors"] if not accuracy_metadata.is_legitimate(row, label)]
    return {"shared_metadata_false_alarms": sum(honest) / len(honest),
            "shared_metadata_found": sum(real) / len(real)}


def shared_fields() -> Figures:
    """Field F1 with the shipped weights on every tenth string: seen data, only a guard."""
    path = shared("dev_data", "reference_strings.jsonl")
    assert path is not None
    return {f"shared_{name}": value for name, value in _fields(_rows(path)[::10]).items()}


def shared_citations() -> Figures:
    """Citing sentences against whole articles with the shipped weights: seen data, only a guard."""
    from benchmarks.accuracy_citations import guard_figures

    path = shared("dev_data", "citation_accuracy")
    assert path is not None
    return {f"shared_{name}": value for name, value in guard_figures(path).items()}


OWN: tuple[Callable[[], Figures], ...] = (
    fields_of_sample, matching_of_sample, honest_bibliography, planted_errors)
SHARED: tuple[Callable[[], Figures], ...] = (
    shared_matching, shared_metadata, shared_fields, shared_citations)


def floors() -> dict[str, dict[str, float]]:
    """By name of the figure, ``at_least`` or ``at_most`` with the number."""
    held: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))["floors"]
    return held


def below(figures: Figures) -> list[str]:
    """Each figure that has a floor and does not hold it, in words."""
    held = floors()
    told = []
    for name, value in figures.items():
        floor = held.get(name, {})
        if value < floor.get("at_least", float("-inf")):
            told.append(f"{name} is {value:.4f}, at least {floor['at_least']} is due")
        if value > floor.get("at_most", float("inf")):
            told.append(f"{name} is {value:.4f}, at most {floor['at_most']} is allowed")
    return told


def main() -> int:
    """Prints each figure with its floor; 1 where one is not held."""
    measures = [*OWN, *(SHARED if shared("dev_data") else ())]
    if len(measures) == len(OWN):
        print("the development data are not here: only our own samples are measured")
    failed = []
    for measure in measures:
        figures = measure()
        failed += below(figures)
        for name, value in figures.items():
            print(f"{name:34} {value:8.4f}   {floors().get(name, 'no floor')}", flush=True)
    print(*failed, sep="\n")
    return 1 if failed else 0


# --- what the measures share -----------------------------------------------------------------

def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _fields(rows: list[dict[str, Any]]) -> Figures:
    from accuracy_references import FIELDS, Counts, count, f1, gold_of, read_of, same_authors

    counts: Counts = {}
    for row in rows:
        gold, read = gold_of(row), read_of(row["raw"])
        for field in FIELDS:
            if field == "authors":
                count(counts, field, gold[field], read[field], same_authors)
            else:
                count(counts, field, gold[field], read[field])
    total = [sum(row[i] for row in counts.values()) for i in range(3)]
    return {"field_micro_f1": f1(total), "field_least_f1": min(
        f1(row) for row in counts.values() if row[0] + row[2] >= LEAST_VALUES)}


def _record(row: dict[str, Any], sister: str) -> Any:
    """The work of a sample's row, or a sister of it: other subject, volume and pages."""
    from evidaudit.model import PartialDate, Record

    title, volume, first = row["title"], row["volume"], row["fpage"]
    if sister:
        title = f"{title.split(':')[0]}: a survey of {len(title)} clinics"
        volume, first = str(int(volume) + 1), f"{first}7"
    pages = "-".join(part for part in (first, "" if sister else row["lpage"]) if part)
    item = {"title": title, "container-title": row["journal"], "volume": volume, "page": pages,
            "issue": row["issue"], "author": [{"family": family, "given": given}
                                              for family, given in row["authors"]]}
    return Record(row["work"] + sister, item, "sample", titles=(title,),
                  containers=(row["journal"],), dates=(PartialDate(int(row["year"])),),
                  pages=(pages,), provenance=row["work"] + sister)


def _matching(queries: list[tuple[Any, str]], records: list[Any]) -> Figures:
    """Precision, recall, and how many are accepted when the right record is taken away."""
    from evidaudit.matching import LocalIndex, decide
    from evidaudit.model import Status

    index = LocalIndex(records)
    right = wrong = accepted = 0
    for reference, gold in queries:
        candidates = index.candidates(reference, 11)
        decision = decide(reference, candidates[:10])
        if decision.status is Status.MATCHED and decision.record is not None:
            good = decision.record.provenance == gold
            right, wrong = right + good, wrong + (not good)
        rest = [one for one in candidates if one.provenance != gold][:10]
        accepted += decide(reference, rest).status is Status.MATCHED
    return {"match_precision": right / max(right + wrong, 1), "match_recall": right / len(queries),
            "match_accepted_without_record": accepted}


@lru_cache(maxsize=1)
def _checks() -> tuple[Any, ...]:
    from evidaudit import checks
    from evidaudit.checks.scopes import Entry

    return tuple(check for check in checks.for_scope(Entry) if check.code != "REF110")


def _errors(facts: dict[str, Any]) -> list[tuple[str, str]]:
    """Code and severity of each error that the checks of references report, "no DOI" aside."""
    from evidaudit.checks.building import build_entry
    from evidaudit.model import Outcome

    entry = build_entry(facts)
    return [(check.code, str(result.severity)) for check in _checks()
            for result in check.run(entry) if result.outcome is Outcome.ERROR]


if __name__ == "__main__":
    sys.exit(main())
