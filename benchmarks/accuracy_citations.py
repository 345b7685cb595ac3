"""Real citing sentences held against the full text of what they cite: accurate, not, or not told.

Run as ``python -m benchmarks.accuracy_citations [--list] [--shipped]``. Needs the development data
of Citation-Integrity (MIT; Sarol et al. 2024, doi 10.1093/bioinformatics/btae420) in
``shared/dev_data/citation_accuracy`` beside the project. Cross-validated by cited article: each
is judged with weights fitted on the others; ``--shipped`` takes the weights that ship.
The machine's major and minor count as "not accurate", unsubstantiated as "not substantiated",
and accurate and unverifiable as "accurate": what cannot be told accuses nobody.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from evidaudit import checks, verdicts
from evidaudit.agreement import rate
from evidaudit.checks.scopes import Pair
from evidaudit.comparison.full_texts import decision
from evidaudit.model import Claim, Label, Reference, Report, Verdict

from .fit_citations import (
    OWN_LABEL,
    Example,
    common_terms,
    fit,
    read_cited,
    read_examples,
    read_rows,
    with_pointers,
)
from .measuring import shared

CLASSES = ("accurate", "not accurate", "not substantiated")


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


def judge_all(folder: Path, shipped: bool, every: int = 1) -> Iterator[tuple[str, Verdict]]:
    """The label of the data and our verdict for each sentence of every nth article."""
    rows = read_rows(folder)
    common = list(decision.model()["common"]) if shipped else common_terms(folder.parent)
    examples = [] if shipped else read_examples(folder, common)
    for name in sorted({row["ref_pmcid"] for row in rows})[::every]:
        own = [row for row in rows if row["ref_pmcid"] == name]
        model = decision.model() if shipped else _without(name, examples, common)
        report = read_cited(folder, name)
        with mock.patch.object(decision, "model", lambda model=model: model):
            for row in own:
                yield row["label"], _judge(row, report)


def _without(name: str, examples: list[Example], common: list[str]) -> dict[str, Any]:
    """The model fitted on all articles but one."""
    return {**fit([e for e in examples if e.article != name]), "common": common}


def _judge(row: dict[str, Any], report: Report) -> Verdict:
    claim = Claim(f"C{row['id']}", "citing", with_pointers(row["claim"]),
                  reference_ids=(OWN_LABEL,))
    pair = Pair(claim, Reference(OWN_LABEL, {"title": report.title}), report)
    findings = [checks.as_finding(check, result, claim.id, OWN_LABEL)
                for check in checks.for_scope(Pair) for result in check.run(pair)]
    return verdicts.combine(pair, findings)


def f1_scores(pairs: list[tuple[str, str]]) -> list[float]:
    """The F1 of each class from (labelled, machine) classes."""
    table = Counter(pairs)
    scores = []
    for name in CLASSES:
        both = (sum(table[name, machine] for machine in CLASSES)
                + sum(table[gold, name] for gold in CLASSES))
        scores.append(2 * table[name, name] / both if both else 0.0)
    return scores


def guard_figures(folder: Path) -> dict[str, float]:
    """Macro-F1 with the shipped weights on every other article, and accurate told as error."""
    judged = list(judge_all(folder, shipped=True, every=2))
    scores = f1_scores([(gold_class(label) or "not substantiated", machine_class(v.label))
                        for label, v in judged])
    wrong = sum(label == "ACCURATE" and machine_class(v.label) == "not accurate"
                for label, v in judged)
    return {"citation_macro_f1": sum(scores) / len(scores), "citation_honest_errors": wrong}


def print_scores(pairs: list[tuple[str, str]], title: str) -> None:
    """The confusion table and F1 of (labelled, machine) classes."""
    table = Counter(pairs)
    print(f"\n{title}\n{'labelled':<20}" + "".join(f"{name:>20}" for name in CLASSES))
    for gold in CLASSES:
        print(f"{gold:<20}" + "".join(f"{table[gold, machine]:>20}" for machine in CLASSES))
    scores = f1_scores(pairs)
    print("F1 " + ", ".join(f"{name} {score:.2f}" for name, score in zip(CLASSES, scores,
                                                                        strict=True)))
    print(f"macro-F1 {sum(scores) / len(scores):.3f} over {len(pairs)} sentences")


def main() -> None:
    """Print the confusion tables, macro-F1 and the false accusations."""
    folder = shared("dev_data", "citation_accuracy")
    if folder is None:
        print("citation accuracy: the development data is not on this machine")
        return
    judged = list(judge_all(folder, "--shipped" in sys.argv))
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
    told = [gold_class(label) for label, v in judged if v.label is Label.UNSUBSTANTIATED]
    print("told unsubstantiated and so labelled, or no evidence marked:",
          rate(sum(gold in ("", "not substantiated") for gold in told), len(told)))
    print("accurate told as unsubstantiated:", rate(told.count("accurate"), len(honest)))
    if "--list" in sys.argv:
        for label, v in judged:
            if machine_class(v.label) != (gold_class(label) or "accurate"):
                print(f"{label} told {v.label.value} {'+'.join(v.codes)} | {v.claim[:160]} | "
                      f"{v.explanation[:120]} | {v.evidence[:160]}")


if __name__ == "__main__":
    main()
