"""Whether the outcome of the claim is one that the study speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..lexicon import keys, measures
from ..model import Passage
from .alignment import Comparison
from .stances import agent_known, same_move
from .stated import GENERIC, Prepared, Stated
from .values import value_stances

# Words that an outcome may share with any other: they do not make it the same outcome.
_MODIFIER_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class OutcomeReading:
    """``verdict``: other, same, absent, present or unknown; ``claimed`` the outcome as a word."""

    verdict: str
    claimed: str
    reported: str = ""
    passage: Passage = Passage("")


_COMMON = keys("risk score scores rate number patients people women men children older adults "
               "pupils "
               "students teenagers babies")


_TOO_WIDE = keys("risk disease women men children adults patients treatment drug hospital doctor")


@cache
def _measures() -> frozenset[str]:
    return measures()


def _known(prepared: Prepared, key: str) -> bool:
    return key in prepared.known


def measured_otherwise(comparison: Comparison) -> OutcomeReading | None:
    """Whether the claim names a measured quantity that the study's text never mentions.

    "other" only where the rest of the claim tells a finding: the same part of the body, or the
    same two groups and the same direction.
    """
    outcomes = [told.outcome for told in comparison.statements if told.outcome]
    named = frozenset().union(*outcomes) if outcomes else comparison.anatomy.keys
    claimed = named & _measures()
    prepared = comparison.prepared
    if not claimed:
        return None
    name = ", ".join(sorted(key.lstrip("=") for key in claimed))
    if prepared is None or comparison.report is None:
        return OutcomeReading("unknown", name)
    aim = _other_aim(comparison, prepared, claimed)
    if aim is not None:
        return aim
    known = claimed & prepared.known
    if known:
        place = next((item for item in comparison.aligned if item.shared & known), None)
        if place is None:
            return OutcomeReading("unknown", name)
        return OutcomeReading("same", ", ".join(sorted(k.lstrip("=") for k in known)),
                              passage=place.passage)
    found = _told_of_other(comparison, prepared, claimed)
    # A number that agrees is about this outcome, by another name.
    if found is None or any(stance.relation == "agrees" for stance in value_stances(comparison)):
        return OutcomeReading("unknown", name)
    return OutcomeReading("other", name, str(found.passage), found.passage)


_AIM = re.compile(r"\b(?:goal|aim|purpose|objective|point) of (?:the|this|that|their) "
                  r"(?:\w+ )?(?:study|trial|research|project|paper)\b", re.I)
_PRIMARY = re.compile(r"\b(?:primary|main) (?:outcome|end ?point)", re.I)


def _other_aim(comparison: Comparison, prepared: Prepared,
               claimed: frozenset[str]) -> OutcomeReading | None:
    """An aim that the claim gives the study, where the primary outcome is another quantity."""
    report = comparison.report
    if report is None or not _AIM.search(comparison.anatomy.text):
        return None
    for row in report.findings:
        told = row.outcome if _PRIMARY.search(row.outcome) else row.statement
        if not _PRIMARY.search(told):
            continue
        primary = keys(told, prepared.short) & _measures()
        if primary and not primary & claimed:
            passage = Passage(row.statement, row.start, row.end, row.locator, row.basis)
            return OutcomeReading("other", ", ".join(sorted(k.lstrip("=") for k in claimed)),
                                  ", ".join(sorted(k.lstrip("=") for k in primary)), passage)
    return None


# Two sides of one outcome: who did not die survived.
_TWO_SIDES = tuple(keys(pair) for pair in (
    "death survival", "remission relapse", "cure recurrence", "cure failure", "abstinence drinking",
    "abstinence smoking", "adherence dropout", "attendance absence", "hearing deafness",
    "vision blindness", "healing ulcer"))


def with_other_sides(outcomes: frozenset[str]) -> frozenset[str]:
    """``outcomes`` and those of which they are the other side."""
    return outcomes.union(*(pair for pair in _TWO_SIDES if pair & outcomes))


def _told_of_other(comparison: Comparison, prepared: Prepared,
                   claimed: frozenset[str]) -> Stated | None:
    rest = comparison.anatomy.keys - claimed - GENERIC
    for statement in prepared.statements:
        own = statement.outcome & _measures()
        if not own or own & with_other_sides(claimed):
            continue
        parts = rest & (statement.outcome - _measures())
        if len(parts) >= 2 and prepared.total(parts) >= 0.6 * prepared.total(rest & prepared.known):
            return statement  # the same part of the body, another quantity
    for told in comparison.statements:
        if not told.outcome & claimed or not told.against:
            continue
        for statement in prepared.statements:
            if (statement.move != "none" and same_move(told, statement)
                    and statement.outcome & _measures() - with_other_sides(claimed)
                    and not statement.outcome & with_other_sides(claimed)
                    and told.against & statement.against
                    and agent_known(told, statement, prepared)):
                return statement
    return None


def absent_outcome(comparison: Comparison) -> OutcomeReading | None:
    """Whether the report's text never mentions what the claim asserts something about.

    "absent" needs a text that is whole enough and an outcome whose other names the lexicon knows.
    """
    prepared, report = comparison.prepared, comparison.report
    outcomes = [(told, _namable(told)) for told in comparison.statements
                if told.move not in ("differ", "none")]
    named = [(told, keys_) for told, keys_ in outcomes if keys_]
    if not named:
        return None
    told, wanted = named[0]
    name = ", ".join(sorted(key.lstrip("=") for key in wanted))
    if report is None or prepared is None:
        return OutcomeReading("unknown", name)
    present = [(t, w) for t, w in named
               if (t.outcome - GENERIC - t.against) & prepared.known - _COMMON]
    if present:
        place = next((item for item in comparison.aligned if item.shared & present[0][1]), None)
        return OutcomeReading("present", name, passage=place.passage) if place else (
            OutcomeReading("unknown", name))
    if not report.whole:
        return OutcomeReading("unknown", name)
    return OutcomeReading("absent", name)


def _namable(told: Stated) -> frozenset[str]:
    """The terms of the outcome whose other names are known."""
    named = told.outcome - told.against - GENERIC - _TOO_WIDE
    return named & _measures()
