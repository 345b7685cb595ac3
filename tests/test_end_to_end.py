"""An article, its bibliography and the services on loopback: the whole way as a user goes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from commands import Ran, run
from fake_services import Fault, Running, Services

COFFEE = {
    "DOI": "10.5555/coffee.2019", "type": "journal-article",
    "title": ["Coffee and atrial fibrillation in adults: a randomised trial"],
    "author": [{"family": "Lindqvist", "given": "Anna"}, {"family": "Okafor", "given": "Ben"}],
    "container-title": ["Journal of Cardiac Trials"], "issued": {"date-parts": [[2019, 3]]},
    "volume": "12", "page": "101-109",
    "abstract": "<jats:p>In this randomised trial 400 adults with atrial fibrillation drank coffee "
                "or avoided it for six months. Recurrence was seen in 47% of the coffee group and "
                "64% of the abstinence group (hazard ratio 0.61, 95% CI 0.42 to 0.89; "
                "p<0.05).</jats:p>"}
SLEEP = {
    "DOI": "10.5555/sleep.2021", "type": "journal-article",
    "title": ["Screen light and sleep onset in adolescents: a cross-sectional survey"],
    "author": [{"family": "Marchetti", "given": "Carla"}],
    "container-title": ["Sleep Records"], "issued": {"date-parts": [[2021, 6]]}, "volume": "4",
    "page": "11-20"}
SLEEP_ABSTRACT = ("In a cross-sectional survey of 1,204 adolescents, evening screen use was "
                  "associated with later sleep onset. The survey cannot show causes.")
ARTICLE = """# What keeps us awake

Coffee has a bad name. In a trial, atrial fibrillation came back in 47% of people who drank coffee
(Lindqvist & Okafor, 2019). The trial included 4,000 adults (Lindqvist & Okafor, 2019).

Marchetti (2021) found that adolescents who used screens in the evening fell asleep later.

## References

Lindqvist, A., & Okafor, B. (2019). Coffee and atrial fibrillation in adults: a randomised trial.
*Journal of Cardiac Trials*, 12, 101-109. https://doi.org/10.5555/coffee.2019

Marchetti, C. (2021). Screen light and sleep onset in adolescents: a cross-sectional survey. *Sleep
Records*, 4, 11-20. https://doi.org/10.5555/sleep.2021
"""


@pytest.fixture
def services() -> Iterator[Running]:
    with Running(Services({str(w["DOI"]): w for w in (COFFEE, SLEEP)},
                          abstracts={"10.5555/sleep.2021": SLEEP_ABSTRACT})) as running:
        yield running


def audit(folder: Path, running: Running, *words: str) -> Ran:
    (folder / "article.md").write_text(ARTICLE, encoding="utf-8")
    urls = {f"EVIDAUDIT_{name}_URL": running.url
            for name in ("CROSSREF", "DOI", "DATACITE", "EUROPEPMC")}
    return run("audit", "article.md", *words, folder=folder, **urls)


def verdicts(ran: Ran) -> dict[str, dict[str, Any]]:
    return {row["claim"]: row for row in json.loads(ran.out)["verdicts"]}


def test_each_claim_is_set_against_the_abstract_that_a_service_gave(
        tmp_path: Path, services: Running) -> None:
    """Right number accurate, wrong sample size flagged, both with their passage and source."""
    ran = audit(tmp_path, services, "--format", "json")
    told = verdicts(ran)
    right = next(row for claim, row in told.items() if "47%" in claim)
    wrong = next(row for claim, row in told.items() if "4,000" in claim)
    assert right["label"] == "accurate"
    assert "47%" in right["evidence"]["passage"]
    assert wrong["codes"] == ["QUO311"]
    assert "400" in wrong["evidence"]["passage"]
    assert ran.status == 1
    slept = next(row for claim, row in told.items() if "Marchetti" in claim)
    assert slept["label"] in ("accurate", "unverifiable")
    asked = {one["source"] for row in json.loads(ran.out)["references"] for one in row["asked"]}
    assert {"Crossref", "Europe PMC"} <= asked


def test_a_second_run_asks_nothing_again(tmp_path: Path, services: Running) -> None:
    """Every answer is kept before it is used."""
    first = audit(tmp_path, services, "--format", "json")
    before = len(services.services.seen)
    second = audit(tmp_path, services, "--format", "json")
    assert len(services.services.seen) == before
    assert verdicts(second) == verdicts(first)


def test_V1_an_outage_accuses_nobody_and_is_status_3(tmp_path: Path, services: Running) -> None:
    """Every service down: no error on any reference or quotation, and no green build."""
    services.services.faults["*"] = Fault("503")
    ran = audit(tmp_path, services, "--format", "json")
    told = json.loads(ran.out)
    assert ran.status == 3
    assert {row["status"] for row in told["references"]} == {"inconclusive"}
    assert [f for f in told["findings"] if f["outcome"] == "error"
            and f["code"].startswith(("REF1", "QUO", "STA"))] == []


def test_N1_offline_opens_no_connection(tmp_path: Path, services: Running) -> None:
    """The services see nothing at all."""
    audit(tmp_path, services, "--offline")
    assert services.services.seen == []


def test_P1_sources_get_identifiers_and_bibliographic_fields_only(
        tmp_path: Path, services: Running) -> None:
    """No word of the article's prose and no file name leaves the machine."""
    audit(tmp_path, services)
    for seen in services.services.seen:
        assert "bad name" not in seen.url.replace("+", " ").replace("%20", " ")
        assert "article.md" not in seen.url
