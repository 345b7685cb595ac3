"""PubMed's own export: as many references as PMID lines."""

from __future__ import annotations

from pathlib import Path

from evidaudit.formats import read_bibliography

RECORDS = """
PMID- 32045406
OWN - NLM
IS  - 1643-3750 (Electronic)
VI  - 26
DP  - 2020 Feb 11
TI  - A study of two treatments that has a title which runs over
      two lines.
LID - e919166 [pii]
LID - 10.12659/MSM.919166 [doi]
FAU - Gül, Deniz
AU  - Gül D
FAU - van der Berg, Ann
CN  - A Study Group.
TA  - Med Sci Monit
JT  - Medical science monitor
PMC - PMC7034518

PMID- 1
TI  - Old
AU  - Smith JA
DP  - 1999 Nov-Dec
PG  - 1541-6
"""


def test_records_become_references_with_true_lines(tmp_path: Path) -> None:
    """Wrapped titles, DOIs among the location ids, groups, partial dates."""
    path = tmp_path / "x.nbib"
    path.write_text(RECORDS, encoding="utf-8")
    first, second = read_bibliography(path)
    assert (first.id, first.line, first.DOI) == ("32045406", 2, "10.12659/msm.919166")
    assert first.title == "A study of two treatments that has a title which runs over two lines"
    assert first.item["author"] == [{"family": "Gül", "given": "Deniz"},
                                    {"family": "van der Berg", "given": "Ann"},
                                    {"literal": "A Study Group"}]
    assert first.item["issued"] == {"date-parts": [[2020, 2, 11]]}
    assert (first.item["page"], first.item["PMCID"]) == ("e919166", "PMC7034518")
    assert first.field_lines["DOI"] == 9 and first.field_lines["title"] == 7
    assert (second.id, second.line, second.item["page"]) == ("1", 19, "1541-6")
    assert second.item["author"] == [{"family": "Smith", "given": "JA"}]
    assert second.item["issued"] == {"date-parts": [[1999, 11]]}


def test_the_same_record_twice_is_two_references(tmp_path: Path) -> None:
    """Nothing is merged; the second has an id of its own."""
    path = tmp_path / "x.txt"
    path.write_text("PMID- 7\nTI  - A\n\nPMID- 7\nTI  - A\n")
    assert [one.id for one in read_bibliography(path)] == ["7", "7#2"]
