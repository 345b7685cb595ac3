"""A claim held against a source text with every check that speaks of a quotation."""

from __future__ import annotations

from typing import Any

from evidaudit import checks, verdicts
from evidaudit.checks.building_pairs import build_pair
from evidaudit.checks.scopes import Pair
from evidaudit.model import Finding, Verdict


def compare(claim: str, source: str = "", **given: Any) -> Verdict:
    """The verdict on ``claim`` against ``source`` (or ``findings`` rows), as the pipeline tells."""
    return judge(build_pair({"claim": claim, "source": source, **given}))


def judge(pair: Pair) -> Verdict:
    """The verdict on a pair, from all checks of pairs: what is read, before any of it is weighed
    (``evidaudit.weighing``)."""
    return verdicts.combine(pair, findings_on(pair))


def findings_on(pair: Pair) -> list[Finding]:
    """What every check of pairs answers."""
    return [checks.as_finding(check, result, pair.claim.id, pair.reference.id)
            for check in checks.for_scope(Pair) for result in check.run(pair)]
