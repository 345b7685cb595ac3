"""The main job on real input: the example article with its key, and the five articles."""

from __future__ import annotations

import csv
import sys
from functools import cache
from pathlib import Path

import pytest
from shared_data import shared

import evidaudit
from evidaudit.agreement import agreement
from evidaudit.csl import normalise_doi
from evidaudit.model import Label, Status, Verdict
from evidaudit.pipeline import AuditResult

PROJECT = Path(__file__).resolve().parents[1]
EXAMPLE = PROJECT / "examples" / "exercise_for_hip_osteoarthritis.md"
WRONG = (Label.MAJOR, Label.MINOR)


@cache
def audited(article: Path) -> AuditResult:
    return evidaudit.audit(article, bibliography=PROJECT / "references.bib",
                           evidence=PROJECT / "tables" / "evidence.csv", offline=True).result


def key() -> list[dict[str, str]]:
    with (PROJECT / "examples" / "answer_key.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def touching(result: AuditResult, words: str) -> list[Verdict]:
    return [v for v in result.verdicts if words[:60] in v.claim or v.claim[:60] in words]


def found(result: AuditResult, row: dict[str, str]) -> bool:
    """Whether the planted error of one row of the key is told, with its code."""
    where, code = row["where"], row["code"]
    if where.startswith("reference "):
        entry = result.references[int(where.split()[1]) - 1]
        return any(f.code == code and f.subject == entry.id for f in result.errors())
    if code.startswith("CIT"):
        claims = {claim.id for claim in result.claims if where[:60] in claim.text}
        return any(f.code == code and (f.subject in claims or f.claimed and f.claimed in where)
                   for f in result.errors())
    return any(code in verdict.codes for verdict in touching(result, where))


def test_the_audit_of_the_example_is_held_to_its_key() -> None:
    """At least 17 of the 24 planted errors, each with its own code; no honest claim is major."""
    result = audited(EXAMPLE)
    planted = [row for row in key() if row["code"]]
    told = [row for row in planted if found(result, row)]
    assert len(planted) == 24
    assert len(told) >= 17, [row["code"] for row in planted if row not in told]
    honest = [row["where"] for row in key()
              if not row["code"] and not row["where"].startswith("reference ")]
    wrong = [v.claim for words in honest for v in touching(result, words)
             if v.label is Label.MAJOR]
    assert wrong == []


def test_every_reference_of_the_example_has_its_row_and_its_key() -> None:
    """Eleven printed references, each known by the key of the same work in the bibliography."""
    result = audited(EXAMPLE)
    assert [entry.id for entry in result.references] == [
        "bieler2017", "rostron2021", "svege2016", "teirlinck2020", "loureiro2018",
        "loureiro2019", "pieroh2016", "semciw2018", "gul2020", "nissen2021", "buzin2022"]


def test_article_004_gives_eleven_references_matched_to_the_right_dois_offline() -> None:
    """The reference list as printed, with two DOIs only, is matched through the snapshot."""
    result = audited(shared("articles", "004.txt"))
    expected = {entry.id: normalise_doi(entry.DOI)
                for entry in evidaudit.read_bibliography(PROJECT / "references.bib")}
    assert len(result.references) == 11
    assert {one.reference_id: one.matched_DOI for one in result.resolutions} == expected
    assert all(one.status is Status.MATCHED for one in result.resolutions)


def test_article_004_is_judged_as_a_person_judged_it() -> None:
    """At least 110 claims located, 16 majors flagged, and no accurate one told as major.

    A sentence that holds an accurate clause and a wrong one is told as wrong; what counts as a
    false accusation is a verdict on a sentence in which nothing was adjudicated as an error.
    """
    shared("articles", "004.txt")
    sys.path.insert(0, str(PROJECT))
    try:
        from benchmarks.accuracy_article import judged
    finally:
        sys.path.remove(str(PROJECT))
    located, people = judged()
    told = agreement(located)
    assert people == 134
    assert len(located) >= 110
    assert told.majors_flagged >= 16
    wrong_somewhere = {v.claim for v in located if v.adjudicated in ("major", "minor")}
    falsely = [v.claim for v in located if v.adjudicated == "accurate"
               and v.label is Label.MAJOR and v.claim not in wrong_somewhere]
    assert len(falsely) <= 1, falsely


def test_the_adjudicated_claims_keep_their_agreement() -> None:
    """From the committed tables: 16 of 23 majors flagged, no accurate claim told as major."""
    result = evidaudit.audit(claims=PROJECT / "tables" / "claims.csv",
                             bibliography=PROJECT / "references.bib",
                             evidence=PROJECT / "tables" / "evidence.csv", offline=True).result
    told = agreement(result.verdicts)
    assert told.majors_flagged >= 16
    assert told.accurate_told_major == 0


@pytest.mark.parametrize("number", ["000", "001", "002", "003"])
def test_articles_that_cite_nothing_give_their_uncited_claims(number: str) -> None:
    """No reference, no verdict, and claims that state something without a source."""
    result = evidaudit.audit(shared("articles", f"{number}.txt"), offline=True).result
    assert result.references == ()
    assert result.verdicts == ()
    assert all(not claim.reference_ids for claim in result.claims)
    assert len(result.claims) >= 10
    assert {f.code for f in result.errors()} == {"CIT204"}


def test_both_percentages_of_article_003_are_attributed_to_the_physician() -> None:
    """"Up to 90%" and "Up to 30%", with who said so."""
    result = audited(shared("articles", "003.txt"))
    for share in ("up to 90%", "Up to 30%"):
        said_by = [claim.attributed_to for claim in result.claims if share in claim.text]
        assert said_by
        assert all("Cyril" in name for name in said_by)


def test_a_page_dated_before_a_work_that_it_cites_is_told_where_it_dates_itself(
        tmp_path: Path) -> None:
    """One claim, the words with the date, on the later work alone; none where all came before."""
    def told(words: str) -> list[tuple[str, str, Label]]:
        page = tmp_path / "page.md"
        page.write_text(
            "# Rest\n\nNaps shortened reaction times [1]. Walks did nothing [2].\n\n"
            f"{words}\n\n## References\n\n"
            "1. Ames B. Naps at work. J Rest. 2019;3(2):1-9.\n"
            "2. Bell C. Walks at work. J Rest. 2014;3(2):10-19.\n", encoding="utf-8")
        result = evidaudit.audit(page, offline=True).result
        return [(v.claim, v.reference_id, v.label) for v in result.verdicts
                if "QUO315" in v.codes]
    later = "This article was updated 3 May 2018"
    assert told(later) == [(later, "1", Label.MAJOR)]
    byline = "Published 3 May 2018 · Five minutes to read"
    assert told(byline) == [(byline, "1", Label.MAJOR)]
    assert told("This article was updated 3 May 2020") == []
