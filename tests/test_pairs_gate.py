"""The verdicts on claim–source pairs: floors that may rise and never fall.

All but ``numbers.jsonl`` and ``qualities.jsonl`` were written by hands that knew none of the rules.
Of these ``sealed.jsonl`` and ``unopened.jsonl`` were never read, only counted: the floors of the
others guard what was reached and estimate nothing.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

import evidaudit
from evidaudit.model import Label

PAIRS = Path(__file__).parent / "pairs"
# file: majors told major at least, honest claims told major at most, honest flagged at most
FLOORS = {"independent": (112, 0, 1), "everyday": (13, 0, 0), "numbers": (113, 0, 1),
          "qualities": (173, 0, 1), "paraphrased": (153, 0, 2), "honest": (0, 0, 1),
          "plain_honest": (0, 0, 2), "unfamiliar": (36, 0, 1), "varied": (239, 0, 3),
          "unread": (71, 1, 2), "fresh": (68, 2, 3), "mended": (267, 7, 9),
          "weighed": (336, 11, 12), "sealed": (96, 11, 11), "later": (114, 14, 14),
          "unopened": (69, 8, 8)}


@cache
def judged(name: str) -> list[tuple[dict[str, str], Label]]:
    rows = [json.loads(line) for line in (PAIRS / f"{name}.jsonl").read_text("utf-8").splitlines()
            if line.strip()]
    for row in rows:
        row.setdefault("label", row.get("verdict"))
    return [(row, evidaudit.compare(
        row["claim"], row["source"], title=row.get("title") or None, year=row.get("year"),
        container_title=row.get("container_title") or None,
        design=row.get("design") or None).label) for row in rows]


def test_every_file_of_pairs_has_its_floor() -> None:
    """No file is left out in silence."""
    assert {path.stem for path in PAIRS.glob("*.jsonl")} == set(FLOORS)


@pytest.mark.parametrize("name", FLOORS)
def test_majors_are_found_and_honest_claims_are_left_in_peace(name: str) -> None:
    """An honest claim told as major is the worst failure."""
    least, most_major, most_flagged = FLOORS[name]
    honest = [(row, label) for row, label in judged(name)
              if row["label"] in ("accurate", "unsubstantiated", "unverifiable")]
    found = sum(row["label"] == "major" and label is Label.MAJOR for row, label in judged(name))
    accused = [row["id"] for row, label in honest if label is Label.MAJOR]
    flagged = [row["id"] for row, label in honest if label in (Label.MAJOR, Label.MINOR)]
    assert found >= least
    assert len(accused) <= most_major, accused
    assert len(flagged) <= most_flagged, flagged
