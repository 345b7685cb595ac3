"""A law over all checks: every case in a check's file gives the outcome that it documents."""

from __future__ import annotations

from typing import Any

import pytest

from evidaudit import checks
from evidaudit.checks.building import build_entry, build_whole
from evidaudit.checks.building_pairs import build_pair
from evidaudit.checks.scopes import Case, Entry, Result, Whole
from evidaudit.model import Outcome

ALL = [pytest.param(check, case, id=f"{check.code}-{case.outcome}-{case.says}")
       for check in checks.load().values() for case in check.cases]


def _subject(check: checks.Check, case: Case) -> Any:
    if check.scope is Entry:
        return build_entry(case.given)
    if check.scope is Whole:
        return build_whole(case.given)
    return build_pair(case.given)


def _results(check: checks.Check, case: Case) -> list[Result]:
    return check.run(_subject(check, case))


@pytest.mark.parametrize(("check", "case"), ALL)
def test_every_case_gives_its_outcome(check: checks.Check, case: Case) -> None:
    """Outcome and severity are those of the case; only an error case may report an error."""
    results = _results(check, case)
    outcomes = {result.outcome for result in results} or {Outcome.NOT_APPLICABLE}
    assert case.outcome in outcomes
    if case.outcome is Outcome.ERROR:
        severities = {result.severity for result in results if result.outcome is Outcome.ERROR}
        assert case.severity is None or case.severity in severities
    else:
        assert Outcome.ERROR not in outcomes


@pytest.mark.parametrize(("check", "case"), ALL)
def test_severity_comes_with_errors_only(check: checks.Check, case: Case) -> None:
    """Only an error has a severity, and every error has one and a message."""
    for result in _results(check, case):
        assert (result.severity is not None) is (result.outcome is Outcome.ERROR)
        assert result.message or result.outcome is Outcome.PASS


@pytest.mark.parametrize(("check", "case"), [
    param for param in ALL if param.values[0].scope is Entry])
def test_V10_every_error_can_be_confirmed_by_hand(check: checks.Check, case: Case) -> None:
    """An error on a reference carries what was cited, what is recorded, the source and a field."""
    for result in _results(check, case):
        if result.outcome is Outcome.ERROR:
            assert result.claimed or check.code == "REF110"
            assert result.field
            assert result.reported or check.code == "REF101"
            assert result.source or check.code in ("REF101", "REF111")
            assert result.confirm_url.startswith("https://doi.org/") \
                or check.code in ("REF101", "REF111")


@pytest.mark.parametrize("check", [pytest.param(check, id=check.code)
                                   for check in checks.load().values()])
def test_messages_speak_of_references_never_of_people(check: checks.Check) -> None:
    """No check accuses."""
    text = " ".join([check.summary, *check.sections.values(),
                     *(result.message for case in check.cases
                       for result in _results(check, case))]).lower()
    assert not {"fake", "fabricat", "hallucinat"} & {word for word in (
        "fake", "fabricat", "hallucinat") if word in text}
