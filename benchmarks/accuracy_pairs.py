"""How often a claim set beside its source is judged as a person judged it.

    python -m benchmarks.accuracy_pairs [--list] [FILE.jsonl ...]

Reads every file of ``tests/pairs`` (or the files named) and prints for each what was found and
what was accused without reason, with Wilson intervals, and the confusion table. ``--list`` adds
every pair that was not judged as the person judged it. ``independent.jsonl`` was written by
someone who had not seen the rules.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import evidaudit
from evidaudit.agreement import rate

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "pairs"
LABELS = ("accurate", "minor", "major", "unsubstantiated", "unverifiable")
ERRORS = ("minor", "major")


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair beside what the machine says of it."""

    identifier: str
    subject: str
    claim: str
    gold: str
    gold_codes: frozenset[str]
    label: str
    codes: frozenset[str]
    explanation: str

    @property
    def honest(self) -> bool:
        """Whether the person found no error in the claim."""
        return self.gold not in ERRORS


def judged_pair(line: str) -> Judged:
    """The verdict on one line of a file of pairs."""
    row = json.loads(line)
    verdict = evidaudit.compare(
        row["claim"], row["source"], title=row.get("title") or None, year=row.get("year") or None,
        container_title=row.get("container_title") or None, design=row.get("design") or None)
    label = verdict.label
    return Judged(
        identifier=str(row["id"]), subject=row.get("subject") or "", claim=row["claim"],
        gold=row.get("label") or row["verdict"], gold_codes=frozenset(row.get("codes") or ()),
        label=str(getattr(label, "value", label)), codes=frozenset(map(str, verdict.codes)),
        explanation=" ".join(verdict.explanation.split()))


def judged_file(path: Path) -> list[Judged]:
    """The verdicts on every pair of a file in JSON lines."""
    return [judged_pair(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def figures(pairs: Sequence[Judged]) -> list[str]:
    """The lines of rates: errors found, honest claims accused, each with its Wilson interval."""
    def share(among: Iterable[Judged], *labels: str) -> str:
        among = list(among)
        return rate(sum(p.label in labels for p in among), len(among))

    majors = [p for p in pairs if p.gold == "major"]
    minors = [p for p in pairs if p.gold == "minor"]
    found = [p for p in majors if p.label in ERRORS]
    honest = [p for p in pairs if p.honest]
    return [
        f"majors told major          {share(majors, 'major')}",
        f"majors told any error      {share(majors, *ERRORS)}",
        f"  with the code meant      "
        f"{rate(sum(bool(p.codes & p.gold_codes) for p in found), len(found))}",
        f"minors told any error      {share(minors, *ERRORS)}",
        f"honest told major          {share(honest, 'major')}",
        f"honest flagged at all      {share(honest, *ERRORS)}",
        "accurate told accurate     "
        f"{share((p for p in pairs if p.gold == 'accurate'), 'accurate')}",
        "unsubstantiated told       "
        f"{share((p for p in pairs if p.gold == 'unsubstantiated'), 'unsubstantiated')}",
    ]


def majors_by_code(pairs: Sequence[Judged]) -> str:
    """One line: for each code, how many of its majors were told major."""
    found: Counter[str] = Counter()
    meant: Counter[str] = Counter()
    for pair in pairs:
        if pair.gold == "major":
            for code in pair.gold_codes:
                meant[code] += 1
                found[code] += pair.label == "major"
    return ", ".join(f"{code} {found[code]}/{meant[code]}" for code in sorted(meant))


def confusion(pairs: Sequence[Judged]) -> list[str]:
    """The table of the machine's labels (rows) against the person's (columns)."""
    table = Counter((p.label, p.gold) for p in pairs)
    head = "machine \\ person".ljust(18) + "".join(label.rjust(17) for label in LABELS)
    return [head, *(label.ljust(18) + "".join(str(table[label, gold]).rjust(17)
                                              for gold in LABELS) for label in LABELS)]


def differing(pairs: Sequence[Judged]) -> list[str]:
    """Every pair judged otherwise than by the person: false accusations first, then misses."""
    def rank(pair: Judged) -> tuple[int, str]:
        if pair.honest:
            return (0 if pair.label == "major" else 1 if pair.label in ERRORS else 4,
                    pair.identifier)
        return (2 if pair.gold == "major" else 3, pair.identifier)

    lines = []
    for pair in sorted(pairs, key=rank):
        codes_meant = not pair.gold_codes or bool(pair.codes & pair.gold_codes)
        if pair.label != pair.gold or not codes_meant:
            lines.append(
                f"{pair.identifier} [{pair.subject}] person {pair.gold} "
                f"{','.join(sorted(pair.gold_codes)) or '-'}; machine {pair.label} "
                f"{','.join(sorted(pair.codes)) or '-'}\n    {pair.claim}\n"
                f"    -> {pair.explanation}")
    return lines


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the figures of each file of pairs."""
    parser = argparse.ArgumentParser(description="accuracy on claim-source pairs")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--list", action="store_true", help="print each differing pair")
    options = parser.parse_args(arguments)
    for path in options.files or sorted(PAIRS.glob("*.jsonl")):
        began = time.perf_counter()
        pairs = judged_file(path)
        seconds = time.perf_counter() - began
        print(f"\n{path.name}: {len(pairs)} pairs, "
              f"{len({p.subject for p in pairs})} subjects, {seconds:.1f} s")
        print("\n".join(figures(pairs)))
        print(f"majors told major, by code: {majors_by_code(pairs)}\n")
        print("\n".join(confusion(pairs)))
        if options.list:
            print("\n" + "\n".join(differing(pairs)))


if __name__ == "__main__":
    main()
