"""RIS: as many references as TY lines, whatever the ends look like."""

from __future__ import annotations

import pytest

from evidaudit.formats.ris import read_ris, write_ris
from evidaudit.model import Reference

RECORD = """TY  - JOUR
ID  - gul2020
AU  - Gül, Deniz
AU  - Orsçelik, Aydan
A1  - ignored, because AU is there
TI  - Treatment of osteoarthritis
T2  - Medical Science Monitor
J2  - Med Sci Monit
PY  - 2020
DA  - 2020/02/11/
VL  - 26
SP  - 818
EP  - 827
DO  - https://doi.org/10.12659/MSM.919166
SN  - 1234-5678
UR  - https://x.org/a;b
KW  - hip
KW  - pain
AB  - A long
 abstract.
ER  -
"""


def test_a_record_becomes_csl_with_true_lines() -> None:
    """Every tag has its variable and its 1-based line."""
    found, = read_ris("\n\n" + RECORD, "x.ris")
    assert found.id == "gul2020" and found.line == 3 and found.source == "x.ris"
    assert found.item == {
        "type": "article-journal", "title": "Treatment of osteoarthritis",
        "container-title": "Medical Science Monitor", "container-title-short": "Med Sci Monit",
        "author": [{"family": "Gül", "given": "Deniz"}, {"family": "Orsçelik", "given": "Aydan"}],
        "issued": {"date-parts": [[2020, 2, 11]]}, "volume": "26", "page": "818-827",
        "DOI": "10.12659/msm.919166", "ISSN": "1234-5678", "URL": "https://x.org/a;b",
        "keyword": "hip, pain", "abstract": "A long abstract."}
    assert found.field_lines["DOI"] == 16 and found.field_lines["issued"] == 12


@pytest.mark.parametrize("end", ["", "ER  - ", "ER  -", "ER - \n\n"])
def test_a_last_record_without_its_end_is_kept(end: str) -> None:
    """The parser drops it in silence."""
    text = "TY  - JOUR\nTI  - One\nER  - \n\nTY  - BOOK\nTI  - Two\n" + end
    assert [one.title for one in read_ris(text)] == ["One", "Two"]


def test_a_record_without_its_end_does_not_glue_on_the_next() -> None:
    """The parser makes one record of both."""
    bibliography = read_ris("TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\nER  - \n")
    assert [one.title for one in bibliography] == ["One", "Two"]
    assert "its closing ER line is missing" in bibliography[0].remarks


def test_tags_outside_any_record_are_skipped_with_their_line() -> None:
    """A lost TY line costs one record, and it is named."""
    bibliography = read_ris("Provider: X\n\nTY  - JOUR\nTI  - One\nER  - \nTI  - Lost\nER  - \n"
                            "TY  - JOUR\nTI  - Two\nER  - \n")
    assert [one.title for one in bibliography] == ["One", "Two"]
    assert [(one.line, "Lost" in one.raw) for one in bibliography.skipped] == [(6, True)]


@pytest.mark.parametrize("text", [
    "TY - JOUR\nTI - T\nPY - 2020\nER -", "  TY  - JOUR\n  TI  - T\n  PY  - 2020///\n  ER  - ",
    "TY  - XYZ\nT1  - T\nY1  - 2020/Feb\nER  - ", "TY  - JOUR\nTI  -T\nTI  - T\nPY  - 2020\n"])
def test_untidy_records_are_still_read(text: str) -> None:
    """One blank, leading blanks, unknown types, old tags."""
    found, = read_ris(text)
    assert (found.title, found.year) == ("T", 2020)


def test_references_equal_TY_lines_for_any_ids() -> None:
    """Ids that repeat or lack are told apart, never merged."""
    bibliography = read_ris("".join(f"TY  - JOUR\n{key}TI  - {i}\nER  - \n" for i, key in enumerate(
        ("ID  - a\n", "ID  - a\n", "", "LB  - b\n"))))
    assert [one.id for one in bibliography] == ["a", "a#2", "3", "b"]


def test_every_record_is_kept_in_a_thousand_damaged_files() -> None:
    """One character deleted or doubled anywhere: each title is in a reference or skipped."""
    text = "".join(f"TY  - JOUR\nTI  - Title {i}\nPY  - 200{i}\nER  - \n\n" for i in range(3))
    for position in range(len(text)):
        for damaged in (text[:position] + text[position + 1:],
                        text[:position] + text[position] + text[position:]):
            bibliography = read_ris(damaged)
            kept = " ".join([one.raw for one in bibliography]
                            + [one.raw for one in bibliography.skipped])
            for number in range(3):
                assert f"Title {number}" in kept or f"Title {number}" not in damaged


def test_an_article_number_and_pubmed_ids_are_found() -> None:
    """C7 is the article number; AN is a PMID where the database is PubMed."""
    found, = read_ris("TY  - JOUR\nTI  - T\nC7  - e919166\nAN  - 32045406\nDB  - PubMed\n"
                      "C2  - PMC7034518\nER  - \n")
    assert (found.item["page"], found.item["PMID"], found.item["PMCID"]) == (
        "e919166", "32045406", "PMC7034518")


def test_do_holds_dois_only() -> None:
    """What is cited in the place of a DOI and is none is kept as a note."""
    text = write_ris([Reference("a", {"type": "article-journal", "DOI": "10.1O16/x"}),
                      Reference("b", {"type": "article-journal", "DOI": "10.5555/x"})])
    assert "DO  - 10.5555/x" in text and "DO  - 10.1O16" not in text
    assert "N1  - DOI as cited: 10.1O16/x" in text
