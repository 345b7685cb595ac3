"""The exit status: an outage is never a green build and never an accusation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from evidaudit.exit_status import exit_status
from evidaudit.model import (
    Answer,
    Asked,
    Finding,
    Outcome,
    Reference,
    Resolution,
    Severity,
    Skipped,
    Status,
)
from evidaudit.pipeline import AuditResult
from evidaudit.settings import Settings

ENTRIES = tuple(Reference(f"r{n}", {}) for n in range(10))


def result(statuses: dict[str, Status] | None = None, *findings: Finding,
           skipped: tuple[Skipped, ...] = ()) -> AuditResult:
    known = statuses or {}
    return AuditResult(
        references=ENTRIES, findings=findings, skipped=skipped,
        resolutions=tuple(Resolution(e.id, known.get(e.id, Status.MATCHED)) for e in ENTRIES))


def result_of(one: Resolution) -> AuditResult:
    return AuditResult(references=(Reference(one.reference_id, {}),), resolutions=(one,))


def error(severity: Severity, ignored: str = "") -> Finding:
    return Finding("REF103", "doi-points-elsewhere", Outcome.ERROR, "r1", "differs", severity,
                   ignored=ignored)


@pytest.mark.parametrize(("found", "fail_on", "status"), [
    (None, "major", 0), (Severity.MINOR, "major", 0), (Severity.MINOR, "minor", 1),
    (Severity.MAJOR, "major", 1), (Severity.MAJOR, "never", 0)])
def test_the_threshold_decides_what_is_wrong(
        found: Severity | None, fail_on: str, status: int) -> None:
    """Only what is at or above --fail-on makes status 1."""
    findings = [error(found)] if found else []
    assert exit_status(result(None, *findings), Settings(fail_on=fail_on)) == status


def test_a_silenced_error_does_not_fail() -> None:
    """A person has given a reason."""
    assert exit_status(result(None, error(Severity.MAJOR, "known misprint")), Settings()) == 0


def test_an_outage_is_status_3_and_an_error_outranks_it() -> None:
    """Nothing wrong found is not the same as nothing wrong."""
    silent = result({"r2": Status.INCONCLUSIVE})
    assert exit_status(silent, Settings()) == 3
    assert exit_status(replace(silent, findings=(error(Severity.MAJOR),)), Settings()) == 1


@pytest.mark.parametrize(("allowed", "status"), [(0, 3), (9.9, 3), (10, 0), (100, 0)])
def test_some_missing_answers_may_be_allowed(allowed: float, status: int) -> None:
    """--allow-inconclusive is a share of the references, in per cent."""
    silent = result({"r2": Status.INCONCLUSIVE})
    assert exit_status(silent, Settings(allow_inconclusive=allowed)) == status


def test_an_entry_that_could_not_be_read_is_never_green() -> None:
    """A broken entry was not checked."""
    finding = Finding("SYS902", "input-skipped", Outcome.INCONCLUSIVE, "a.bib", "no closing brace",
                      line=7)
    broken = result(None, finding, skipped=(Skipped("@article{", "no closing brace"),))
    assert exit_status(broken, Settings()) == 3


def test_a_doi_of_another_agency_is_settled_by_its_existence() -> None:
    """Every source answered: no outage, nothing to compare, and no 3 for ever."""
    asked = (Asked("Crossref", Answer.NOT_FOUND), Asked("doi.org", Answer.FOUND),
             Asked("doi.org agency", Answer.FOUND))
    one = Resolution("1", Status.INCONCLUSIVE, registered=True, agency="mEDRA", asked=asked)
    status = exit_status(result_of(one), Settings())
    assert one.kept_elsewhere and status == 0
    changed: tuple[dict[str, Any], ...] = (
        {"agency": "Crossref"}, {"agency": "DataCite"}, {"agency": ""},
        {"registered": None}, {"asked": (*asked, Asked("x", Answer.UNAVAILABLE))},
        {"asked": (*asked, Asked("x", Answer.NOT_ASKED))})
    for changes in changed:
        other = replace(one, **changes)
        assert not other.kept_elsewhere
        assert exit_status(result_of(other), Settings()) == 3
