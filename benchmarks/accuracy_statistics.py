"""Prints how well ``extract_statistics`` finds the measured values of annotated trial sentences.

Definition. The annotation marks measured values (MEAS), arms (INTV) and outcomes. *Found*: a
number inside a MEAS span that is the value, interval limit, sd, numerator or denominator of some
estimate. *Missed*: a number inside a MEAS span that is none of these. *False*: an estimate whose
value lies outside every MEAS span, p values, counts and test statistics left aside. Since the
annotation leaves out the statistics that compare two arms (risk ratios, differences between
groups), a second row leaves those aside as well. Numbers that are arms' sizes are counted as
found where an estimate gives them.

Arms: where the order of the sentence tells (as many MEAS spans as INTV spans, each pair in
order), the group given to the value must overlap the words of the arm.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

from evidaudit.model import Estimate, Kind
from evidaudit.statistics import extract_statistics
from evidaudit.statistics.kinds import DIFFERENCES, RATIOS
from evidaudit.statistics.notation import NUMBER, number, uniform, word_value
from evidaudit.statistics.word_counts import WORD_COUNT

_NUMBER = re.compile(r"(?<![A-Za-z\d.])" + NUMBER)
_CONTRASTS = DIFFERENCES | RATIOS | {Kind.NNT, Kind.CORRELATION}


def shared(*parts: str) -> Path:
    """The folder of data that is kept outside the project."""
    root = os.environ.get("EVIDAUDIT_SHARED") or Path(__file__).resolve().parents[2] / "shared"
    return Path(root, *parts)


def wilson(k: int, n: int) -> str:
    """k of n with its share and 95 % Wilson interval."""
    if n == 0:
        return "0 of 0"
    z, p = 1.959964, k / n
    centre, spread = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = (centre - spread) / (1 + z * z / n), (centre + spread) / (1 + z * z / n)
    return f"{k} of {n} ({p:.3f}, {low:.3f} to {high:.3f})"


def parts_of(estimate: Estimate) -> list[float]:
    """Every number that the estimate tells, as printed and as kept."""
    told = [
        estimate.value,
        estimate.ci_low,
        estimate.ci_high,
        estimate.sd,
        estimate.numerator,
        estimate.denominator,
        estimate.n,
        estimate.ci_level,
    ]
    numbers = [abs(float(value)) for value in told if value is not None]
    return numbers + [100.0 * value for value in numbers] + [1.0 / v for v in numbers if v]


def measure(rows: list[dict[str, Any]], *, show: bool) -> Counter[str]:
    """Counts of found, missed, false and of arms right, wrong and not given."""
    score: Counter[str] = Counter()
    for row in rows:
        text = row["text"]
        estimates = extract_statistics(text)
        spans = [(s, e) for s, e, label in (x[:3] for x in row["ents"]) if label == "MEAS"]
        complaints = []
        for start, end in spans:
            for word, value in numbers_in(text, start, end):
                near = [e for e in estimates if e.start < end and start < e.end]
                if any(
                    math.isclose(value, part, rel_tol=1e-6, abs_tol=1e-9)
                    for e in near
                    for part in parts_of(e)
                ):
                    score["found"] += 1
                else:
                    score["missed"] += 1
                    complaints.append(f"missed {word!r}")
        for e in estimates:
            if e.kind in (Kind.COUNT, Kind.P_VALUE):
                continue
            if not any(s <= e.start < t or e.start <= s < e.end for s, t in spans):
                contrast = e.kind in _CONTRASTS
                score["false contrast" if contrast else "false"] += 1
                complaints.append(f"false {e.kind} {e.text!r}")
        complaints += arms(row, estimates, score)
        if show and complaints:
            print(complaints, "\n   ", marked(row))
    return score


def numbers_in(text: str, start: int, end: int) -> list[tuple[str, float]]:
    """The numbers, in digits or words, of one span."""
    inner = uniform(text[start:end])
    found = [(m.group(), number(m.group())) for m in _NUMBER.finditer(inner)]
    return found + [(m.group(), float(word_value(m["word"]))) for m in WORD_COUNT.finditer(inner)]


def arms(row: dict[str, Any], estimates: list[Estimate], score: Counter[str]) -> list[str]:
    """Counts whether each value got its arm, where the order of spans tells which it is."""
    text = row["text"]
    marks = sorted((x[0], x[1], x[2]) for x in row["ents"] if x[2] in ("MEAS", "INTV"))
    measures = [m for m in marks if m[2] == "MEAS"]
    named = [m for m in marks if m[2] == "INTV"]
    if len(measures) != len(named) or len(named) < 2:
        return []
    order = "".join(m[2][0] for m in marks)
    half = len(named)
    if order not in ("MI" * half, "IM" * half, "I" * half + "M" * half, "M" * half + "I" * half):
        return []
    complaints = []
    for (start, end, _), (a, b, _) in zip(measures, named, strict=True):
        owners = [e for e in estimates if start <= e.start < end or e.start <= start < e.end]
        if not owners:
            continue
        arm = text[a:b]
        given = [e.group for e in owners if e.group]
        if not given:
            score["arm not given"] += 1
            complaints.append(f"no arm for {text[start:end]!r}: {arm!r}")
        elif any(_overlap(group, arm) for group in given):
            score["arm right"] += 1
        else:
            score["arm wrong"] += 1
            complaints.append(f"arm of {text[start:end]!r} is {arm!r}, not {given[0]!r}")
    return complaints


def _overlap(group: str, arm: str) -> bool:
    common = {"group", "groups", "arm", "arms", "patients", "the", "treated", "eyes", "treatment"}
    words = [set(re.findall(r"\w+", part.lower())) for part in (group, arm)]
    shared_words = words[0] & words[1]
    return bool(shared_words - common) or words[0] <= words[1] or words[1] <= words[0]


def marked(row: dict[str, Any]) -> str:
    """The sentence with its spans in brackets."""
    out, last = "", 0
    brackets = {"MEAS": "⟦⟧", "INTV": "<>", "OC": "{}"}
    for start, end, label in sorted((x[0], x[1], x[2]) for x in row["ents"]):
        out += (
            row["text"][last:start]
            + brackets[label][0]
            + row["text"][start:end]
            + brackets[label][1]
        )
        last = end
    return out + row["text"][last:]


def report(title: str, score: Counter[str]) -> float:
    """Prints one set; the answer is the F1 with contrasts left aside."""
    print(title)
    answer = 0.0
    for name, false in (
        ("strict", score["false"] + score["false contrast"]),
        ("contrasts left aside", score["false"]),
    ):
        found, missed = score["found"], score["missed"]
        answer = 2 * found / max(1, 2 * found + false + missed)
        print(
            f"  {name}: precision {wilson(found, found + false)}  recall "
            f"{wilson(found, found + missed)}  F1 {answer:.3f}"
        )
    told = score["arm right"] + score["arm wrong"]
    print(
        f"  arms: right {wilson(score['arm right'], told)}; not given {score['arm not given']} "
        f"of {told + score['arm not given']}"
    )
    return answer


def main() -> None:
    """Prints both sets; ``--show train`` also prints every miss of that set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", default="", help="train or dev: print every failure")
    options = parser.parse_args()
    for part in ("train", "dev"):
        path = shared("dev_data", f"trial_result_spans_{part}.json")
        if not path.exists():
            print(f"{path.name}: not on this machine")
            continue
        rows = json.loads(path.read_text(encoding="utf-8"))
        report(
            f"trial_result_spans {part}: {len(rows)} sentences",
            measure(rows, show=options.show == part),
        )


if __name__ == "__main__":
    main()
