"""Real citing sentences held against the full text of what they cite: accurate, not, or not told.

Run as ``python -m benchmarks.accuracy_citations [--list]``. Needs the development data of
Citation-Integrity (MIT; Sarol et al. 2024, doi 10.1093/bioinformatics/btae420) in
``shared/dev_data/citation_accuracy`` beside the project. Sentences without any label are left out.
The machine's major and minor count as "not accurate", unsubstantiated as "not substantiated",
and accurate and unverifiable as "accurate": what cannot be told accuses nobody.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evidaudit import checks, verdicts
from evidaudit.agreement import rate
from evidaudit.checks.scopes import Pair
from evidaudit.evidence import read_report
from evidaudit.model import Claim, Label, Reference, Report, Verdict

from .measuring import shared

CLASSES = ("accurate", "not accurate", "not substantiated")
_POINTER = re.compile(r"<\|\w+\|>")


def gold_class(label: str) -> str:
    """The class of a label of the data; '' for a sentence that nobody labelled."""
    if label == "NO_LABEL_NOT_FOUND":
        return ""
    return {"ACCURATE": "accurate", "NOT_SUBSTANTIATE": "not substantiated"}.get(
        label, "not accurate")


def machine_class(label: Label) -> str:
    """The class of one of our verdicts."""
    if label in (Label.MAJOR, Label.MINOR):
        return "not accurate"
    return "not substantiated" if label is Label.UNSUBSTANTIATED else "accurate"


def read_cited(folder: Path, name: str) -> Report:
    """The full text of a cited article as a report."""
    text = (folder / f"{name}.txt").read_text(encoding="utf-8")
    title = text.split("\n", 1)[0].lstrip("# ")
    return read_report(text, title=title, reference_id=name, basis="full text")


def judge_all(folder: Path) -> Iterator[tuple[str, Verdict]]:
    """The label of the data and our verdict for each sentence."""
    reports: dict[str, Report] = {}
    with (folder / "claims.jsonl").open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            row = json.loads(line)
            name = row["ref_pmcid"]
            if name not in reports:
                reports[name] = read_cited(folder, name)
            report = reports[name]
            text = _POINTER.sub("[1]", row["claim"])
            claim = Claim(f"C{number}", "citing", text, reference_ids=(name,))
            pair = Pair(claim, Reference(name, {"title": report.title}), report)
            findings = [checks.as_finding(check, result, claim.id, name)
                        for check in checks.for_scope(Pair) for result in check.run(pair)]
            yield row["label"], verdicts.combine(pair, findings)


def print_scores(pairs: list[tuple[str, str]], title: str) -> None:
    """The confusion table and F1 of (labelled, machine) classes."""
    table = Counter(pairs)
    print(f"\n{title}\n{'labelled':<20}" + "".join(f"{name:>20}" for name in CLASSES))
    scores = []
    for gold in CLASSES:
        print(f"{gold:<20}" + "".join(f"{table[gold, machine]:>20}" for machine in CLASSES))
        both = (sum(table[gold, machine] for machine in CLASSES)
                + sum(table[other, gold] for other in CLASSES))
        scores.append(2 * table[gold, gold] / both if both else 0.0)
    print("F1 " + ", ".join(f"{name} {score:.2f}" for name, score in zip(CLASSES, scores,
                                                                        strict=True)))
    print(f"macro-F1 {sum(scores) / len(scores):.3f} over {len(pairs)} sentences")


def main() -> None:
    """Print the confusion tables, macro-F1 and the false accusations."""
    folder = shared("dev_data", "citation_accuracy")
    if folder is None:
        print("citation accuracy: the development data is not on this machine")
        return
    judged = list(judge_all(folder))
    labelled = [(gold_class(label), verdict) for label, verdict in judged if gold_class(label)]
    print_scores([(gold, machine_class(v.label)) for gold, v in labelled],
                 "sentences with a label")
    print_scores([(gold_class(label) or "not substantiated", machine_class(v.label))
                  for label, v in judged],
                 "all sentences; those for which no evidence was marked as not substantiated")
    honest = [v for gold, v in labelled if gold == "accurate"]
    print("\naccurate told as major:", rate(sum(v.label is Label.MAJOR for v in honest),
                                            len(honest)))
    print("accurate told as any error:", rate(sum(machine_class(v.label) == "not accurate"
                                                  for v in honest), len(honest)))
    if "--list" in sys.argv:
        for label, v in judged:
            if machine_class(v.label) != (gold_class(label) or "accurate"):
                print(f"{label} told {v.label.value} {'+'.join(v.codes)} | {v.claim[:160]} | "
                      f"{v.explanation[:120]} | {v.evidence[:160]}")


if __name__ == "__main__":
    main()
