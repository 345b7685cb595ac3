"""What a notebook shows: escaped everywhere, never too much, never raising."""

from __future__ import annotations

import pytest
from sample_audit import PAYLOADS, hostile, sample

from evidaudit.api import Audit
from evidaudit.pipeline import AuditResult


def test_O6_500_references_take_200_kB_at_most() -> None:
    """The rows that do not fit are counted, and where to find them is said."""
    page = Audit(sample(claims=3000, references=500))._repr_html_()
    assert len(page.encode()) <= 200_000
    assert "more in <code>audit.verdicts</code>" in page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_O1_no_payload_becomes_markup(payload: str) -> None:
    """Every field is escaped, in the audit's view and in a verdict's."""
    result = hostile(payload)
    for page in (Audit(result)._repr_html_(), result.verdicts[0]._repr_html_()):
        for tag in ("<script", "<img", "<svg", "<iframe", "<base", "<a href='"):
            assert tag not in page
        assert "href=\"javascript" not in page


@pytest.mark.parametrize("result", [AuditResult(), sample(claims=0, references=0)])
def test_O6_an_empty_audit_still_shows_itself(result: AuditResult) -> None:
    """No rows is no error."""
    assert "Citation audit" in Audit(result)._repr_html_()
    assert "Audit" in repr(Audit(result))
