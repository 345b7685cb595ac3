"""The project's own data: references, snapshot, claims, evidence, example article."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from evidaudit.csl import date_of_item, normalise_pages, normalise_title
from evidaudit.formats import read_bibliography
from evidaudit.limits import MAX_CLAIM_WORDS
from evidaudit.model import Kind, Label

ROOT = Path(__file__).resolve().parents[2]
KEYS = ("bieler2017", "rostron2021", "svege2016", "teirlinck2020", "loureiro2018", "loureiro2019",
        "pieroh2016", "semciw2018", "gul2020", "nissen2021", "buzin2022")
EVIDENCE_COLUMNS = [
    "finding_id", "reference_id", "study", "DOI", "design", "population", "participants",
    "comparison", "outcome", "timepoint", "statistic_kind", "value", "unit", "ci_low", "ci_high",
    "p", "direction", "statement", "locator", "basis"]


def rows(*parts: str) -> list[dict[str, str]]:
    """The rows of one of the project's CSV files."""
    with ROOT.joinpath(*parts).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def references() -> dict[str, dict[str, Any]]:
    """The items of references.bib by key."""
    bibliography = read_bibliography(ROOT / "references.bib")
    assert bibliography.skipped == ()
    assert [one.remarks for one in bibliography] == [()] * len(KEYS)
    return {one.id: dict(one.item) for one in bibliography}


@pytest.fixture(scope="module")
def snapshot() -> dict[str, Any]:
    """The bundled snapshot, as an installed package would find it."""
    text = resources.files("evidaudit").joinpath("data/snapshot.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def test_references_bib_holds_the_eleven_studies_whole(
        references: dict[str, dict[str, Any]]) -> None:
    """Every field that a check compares, accents included."""
    assert tuple(references) == KEYS
    for item in references.values():
        assert item["type"] == "article-journal"
        for name in ("author", "title", "container-title", "issued", "volume", "page", "DOI"):
            assert item.get(name), (item["title"], name)
        assert all(one["family"] and one["given"] for one in item["author"])
    families = {one["family"] for item in references.values() for one in item["author"]}
    assert {"Gül", "Orsçelik", "Wolfskämpf", "Böhme", "van Middelkoop"} <= families
    assert "Recalled" in references["bieler2017"]["note"]


def test_the_snapshot_agrees_with_references_bib(references: dict[str, dict[str, Any]],
                                                 snapshot: dict[str, Any]) -> None:
    """The same facts in Crossref's shape."""
    messages = [record["message"] for record in snapshot["records"]]
    assert [one["DOI"] for one in messages] == [item["DOI"] for item in references.values()]
    for message, item in zip(messages, references.values(), strict=True):
        assert normalise_title(message["title"][0]) == normalise_title(item["title"])
        assert [(one["family"], one["given"]) for one in message["author"]] == [
            (one["family"], one["given"]) for one in item["author"]]
        assert message["container-title"] == [item["container-title"]]
        assert message["volume"] == item["volume"]
        assert message.get("issue") == item.get("issue")
        pages = message.get("page") or message["article-number"]
        assert normalise_pages(pages) == normalise_pages(item["page"])
        years = {date.year for name in ("published-print", "published-online")
                 if (date := date_of_item(message.get(name)))}
        issued = date_of_item(item["issued"])
        assert issued and issued.year in years
        first = date_of_item(message["issued"])
        assert first and first.year == min(years)
        assert message["type"] == "journal-article" and "abstract" not in message


def test_the_snapshot_says_where_it_comes_from(snapshot: dict[str, Any]) -> None:
    """Not from Crossref's service; what was only recalled is named record by record."""
    assert "does not come from Crossref" in snapshot["provenance"]
    assert re.fullmatch(r"2026-\d\d-\d\d", snapshot["compiled"])
    recalled = {record["message"]["DOI"]: record["recalled"] for record in snapshot["records"]}
    assert "DOI" in recalled["10.1002/pri.1697"]
    assert sum("DOI" in names for names in recalled.values()) == 1


def test_claims_are_134_adjudicated_and_87_uncited() -> None:
    """Each quotes at most thirty words; every reference exists; verdicts are the five words."""
    claims = rows("tables", "claims.csv")
    assert list(claims[0]) == ["claim_id", "article", "section", "claim", "claim_type",
                               "reference_id", "attributed_to", "adjudicated_verdict"]
    cited = [one for one in claims if one["reference_id"]]
    uncited = [one for one in claims if not one["reference_id"]]
    assert (len(cited), len(uncited)) == (134, 87)
    assert len({one["claim_id"] for one in claims}) == 221
    assert {one["article"] for one in cited} == {"004"}
    assert {one["article"] for one in uncited} == {"000", "001", "002", "003", "004"}
    assert {one["reference_id"] for one in cited} == set(KEYS)
    assert {one["adjudicated_verdict"] for one in cited} == {label.value for label in Label}
    assert Counter(one["adjudicated_verdict"] for one in cited)["major"] == 23
    assert all(one["attributed_to"] and not one["adjudicated_verdict"] for one in uncited)
    assert max(len(one["claim"].split()) for one in claims) <= MAX_CLAIM_WORDS


def test_evidence_has_every_study_and_only_known_kinds(
        references: dict[str, dict[str, Any]]) -> None:
    """Columns as published, ids distinct, numbers that are numbers, a basis in every row."""
    evidence = rows("tables", "evidence.csv")
    assert list(evidence[0]) == EVIDENCE_COLUMNS
    assert len({one["finding_id"] for one in evidence}) == len(evidence)
    assert {one["reference_id"] for one in evidence} == set(KEYS)
    assert {one["statistic_kind"] for one in evidence} <= {kind.value for kind in Kind} | {""}
    for one in evidence:
        assert one["DOI"] == references[one["reference_id"]]["DOI"]
        assert one["statement"] and one["locator"] and one["basis"].startswith("person, ")
        numbers = {name: float(one[name]) for name in ("value", "ci_low", "ci_high", "participants")
                   if one[name]}
        if {"value", "ci_low", "ci_high"} <= numbers.keys():
            assert numbers["ci_low"] <= numbers["value"] <= numbers["ci_high"]
        if one["statistic_kind"] in ("proportion", "risk_difference"):
            assert -1 <= numbers["value"] <= 1
        companion = one["statement"].startswith(("Companion", "Trial registry", "Project page"))
        assert companion == ("companion" in one["basis"])
        assert companion == ("-companion-" in one["finding_id"])


def test_the_founding_finding_is_a_risk_difference_of_a_seventh() -> None:
    """0.14 (0.06 to 0.22), exercise against no or minimal intervention: no response rate."""
    row = next(one for one in rows("tables", "evidence.csv")
               if one["finding_id"] == "teirlinck2020-f1")
    assert (row["statistic_kind"], row["value"], row["ci_low"], row["ci_high"]) == (
        "risk_difference", "0.14", "0.06", "0.22")


def test_the_arms_of_every_study_are_told() -> None:
    """One row a study names its arms and their sizes."""
    arms = {one["reference_id"]: one for one in rows("tables", "evidence.csv")
            if one["outcome"] == "arms"}
    assert set(arms) == set(KEYS)
    assert "20" in arms["gul2020"]["statement"] and "21" in arms["gul2020"]["statement"]


def test_the_example_article_has_the_errors_that_its_key_names() -> None:
    """900 to 1,500 words; at least twelve codes planted; every quoted place is in the article."""
    text = (ROOT / "examples" / "exercise_for_hip_osteoarthritis.md").read_text(encoding="utf-8")
    key = rows("examples", "answer_key.csv")
    assert 900 <= len(text.split()) <= 1500
    planted = [one for one in key if one["code"]]
    assert len({one["code"] for one in planted}) >= 12 and len(planted) >= 12
    assert len(key) - len(planted) >= 12        # honest places that must not be flagged
    numbers = set(re.findall(r"^(\d+)\. ", text, re.MULTILINE))
    assert numbers == {str(number) for number in range(1, 12)}
    for one in key:
        place = one["where"]
        assert place in text or place.removeprefix("reference ") in numbers, place
        assert one["why"]
        assert one["severity"] in (("major", "minor") if one["code"] else ("",))
        assert re.fullmatch(r"(?:REF|CIT|QUO)\d{3}|", one["code"])


def test_no_address_and_no_local_path_is_in_the_data() -> None:
    """Nothing of a machine or a person's mail."""
    for name in ("references.bib", "tables/claims.csv", "tables/evidence.csv",
                 "evidaudit/data/snapshot.json", "examples/answer_key.csv"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"\w@\w+\.\w|(?<![\w.])/(?:home|root|tmp|Users|work)/", text)
