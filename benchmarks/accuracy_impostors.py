"""Impostors: works made to look like the one that a reference means, one kind at a time.

Run: python -m benchmarks.accuracy_impostors [--show KIND]
For each of the 500 shared reference strings its right record is altered into a correction, a
comment, a preprint, a second part … Printed for each kind: how often the impostor alone is taken
for the work, how often it is called ambiguous, and how often the right record beside it is missed.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from benchmarks.accuracy_matching import as_record, read_rows, show
from evidaudit.matching import decide
from evidaudit.model import Reference, Status

Row = dict[str, Any]
OTHERS = [["Okonkwo", "B"], ["Lindqvist", "A"]]


def impostors(row: Row) -> Iterator[tuple[str, Row]]:
    """Every kind of impostor of the record ``row``."""
    year, title = int(row["year"][:4]), row["title"]
    page = int(re.sub(r"\D", "", row["fpage"] or "") or 100)
    volume = int(re.sub(r"\D", "", row["volume"] or "") or 5)
    later = {"year": str(year + 1), "volume": str(volume + 1)}
    far = {"fpage": str(page + 300), "lpage": None}
    near = {"fpage": str(page + 12), "lpage": None}
    bare = {"volume": None, "issue": None, "fpage": "", "lpage": None}
    words = title.split()
    longest = max(range(len(words)), key=lambda place: len(words[place]))
    changed = " ".join([*words[:longest], "placebo", *words[longest + 1:]])
    kinds: dict[str, Row] = {
        "erratum": {"title": f"Erratum: {title}", **far},
        "correction a year later": {"title": f"Correction to: {title}", **far, **later},
        "correction told at the end": {
            "title": f"{title} (vol {volume}, pg {page}, {year})", **far, **later},
        "retraction notice": {"title": f"Retraction: {title}", **far, **later},
        "comment": {"title": f'Comment on "{title}"', "authors": OTHERS, **far},
        "reply": {"title": f"Reply to: {title}", **far},
        "preprint a year before": {"journal": "bioRxiv", "year": str(year - 1), **bare},
        "preprint of the same year": {"journal": "medRxiv", **bare},
        "meeting abstract": {"journal": "Ann Meet Suppl", "fpage": f"A{page + 7}", "lpage": None,
                             "volume": str(volume + 30), "year": str(year - 1)},
        "second part": {"title": f"{title}. Part II", **near},
        "follow-up": {"title": f"{title}: five-year follow-up", **far,
                      "year": str(year + 3), "volume": str(volume + 3)},
        "protocol": {"title": f"{title}: study protocol", **far, "journal": "Trials",
                     "year": str(year - 3), "volume": str(max(volume - 3, 1))},
        "same title by others": {"authors": OTHERS, "journal": "Book Rev Q", **far, **later},
        "one word changed": {"title": changed, **near},
        "one word changed, a year later": {"title": changed, **near, **later},
        "another work in the issue": {"title": "Further notes on the care of patients", **near}}
    for kind, changes in kinds.items():
        yield kind, {**row, "doi": None, "pmid": kind, **changes}


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--show", default="")
    chosen = options.parse_args()
    rows = {row["pmid"]: row for row in read_rows("match_records.jsonl")}
    counts: Counter[tuple[str, str]] = Counter()
    for query in read_rows("match_queries.jsonl"):
        row, reference = rows[query["gold_pmid"]], Reference("1", {}, query["raw"])
        right = as_record(row)
        for kind, changed in impostors(row):
            record = as_record(changed)
            alone, both = decide(reference, [record]), decide(reference, [record, right])
            counts[kind, "all"] += 1
            counts[kind, str(alone.status)] += 1
            counts[kind, "missed"] += both.status is not Status.MATCHED or both.record is not right
            if chosen.show == kind and alone.status is Status.MATCHED:
                print(round(alone.score, 3), dict(alone.components), "\n  ", query["raw"])
                show(record)
    print(f"{'impostor':32} {'taken':>9} {'ambiguous':>9} {'right one missed':>16}")
    for kind, word in counts:
        if word == "all":
            print(f"{kind:32} {counts[kind, 'matched']:5}/{counts[kind, 'all']}"
                  f"{counts[kind, 'ambiguous']:9} {counts[kind, 'missed']:16}")


if __name__ == "__main__":
    main()
