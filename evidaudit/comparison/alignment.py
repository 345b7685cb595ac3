"""For each claim the findings of the report that speak of the same thing, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from ..claims.anatomy import Anatomy, read_anatomy
from ..lexicon import keys, narrowed, opposite, terms
from ..model import Claim, Passage, Report, ReportedFinding
from .arms.told_arms import in_the_studys_names
from .effects.anchored import is_of_another_sentence
from .effects.bag_answers import read_by_bag
from .effects.contest import is_told_by_chance, read_by_table
from .effects.contrasts import read_by_contrast
from .effects.modelled import read_by_model
from .effects.stances import Stance, decisive
from .prepared import prepare
from .stated import WEAK, Prepared, Same, Stated, stated_in


@dataclass(frozen=True, slots=True)
class Aligned:
    """A finding beside the claim: ``score`` 0 to 1, the terms shared and the reason in words."""

    finding: ReportedFinding
    score: float
    shared: frozenset[str]
    why: str

    @property
    def passage(self) -> Passage:
        """The words that decide, with their offsets in the report's text."""
        row = self.finding
        return Passage(row.statement, row.start, row.end, row.locator, row.basis)


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """A claim's anatomy beside the report: the findings that it may be held against, best first.

    ``statements`` are what the claim says happened, ``stances`` what decides on each (None where
    nothing can be told). ``coverage`` is the share of the claim's terms (rare ones weigh more)
    that the report knows; ``unknown`` the terms that it does not.
    """

    anatomy: Anatomy
    report: Report | None
    prepared: Prepared | None = None
    aligned: tuple[Aligned, ...] = ()
    statements: tuple[Stated, ...] = ()
    stances: tuple[Stance | None, ...] = ()
    coverage: float = 0.0
    unknown: frozenset[str] = frozenset()

    @property
    def best(self) -> Aligned | None:
        """The finding that speaks most nearly of the same thing, or None."""
        return self.aligned[0] if self.aligned else None


class Quotation(Protocol):
    """Anything with a claim and what the cited study reported, such as a Pair."""

    @property
    def claim(self) -> Claim: ...

    @property
    def report(self) -> Report | None: ...


def read(pair: Quotation) -> Comparison:
    """The comparison of a claim with its report; nothing aligned where nothing is shared."""
    return compare_text(pair.claim.text, pair.report)


def compare_text(text: str, report: Report | None) -> Comparison:
    """The comparison of a claim's words with a report."""
    if report is None:
        return Comparison(read_anatomy(text), None)
    return _compare(text, Same(report))


@lru_cache(maxsize=128)
def _compare(text: str, same: Same) -> Comparison:
    report = same.report
    anatomy = read_anatomy(text)
    prepared = prepare(report)
    wanted = frozenset(term.key for term in terms(text, prepared.short))
    instead = narrowed(wanted - WEAK, prepared.known)
    wanted = _exchanged(wanted, instead)
    total = prepared.total(wanted) or 1.0
    statements = tuple(_in_words_of(statement, instead, prepared)
                       for statement in stated_in(text, prepared.short))
    return Comparison(
        anatomy, report, prepared, tuple(_aligned(report, prepared, wanted, total)), statements,
        tuple(_decided(statement, report, prepared, _beside(statement, statements))
              for statement in statements),
        prepared.total(wanted & prepared.known) / total, wanted - prepared.known)


def _beside(statement: Stated, every: tuple[Stated, ...]) -> frozenset[str]:
    """The outcomes of what else a claim says."""
    return frozenset().union(*(other.outcome for other in every if other is not statement))


def _decided(statement: Stated, report: Report, prepared: Prepared,
             beside: frozenset[str]) -> Stance | None:
    """The stance on one claimed statement, of the strictest reading that tells; a row that was not
    significant confirms no effect."""
    found = _read(statement, report, prepared, beside)
    if found is not None and found.relation not in ("agrees", "unlike") and (
            is_of_another_sentence(statement, found.found, report)):
        return replace(found, relation="unlike", elsewhere=True)
    return found


def _read(statement: Stated, report: Report, prepared: Prepared,
          beside: frozenset[str]) -> Stance | None:
    found = decisive(statement, prepared) or read_by_contrast(statement, report)
    if found is not None and is_told_by_chance(found, report):
        instead = read_by_table(statement, report, beside)
        return instead if instead is not None and instead.relation == "effect-for-none" else (
            replace(found, relation="unlike"))
    return (found or read_by_table(statement, report, beside)
            or read_by_table(in_the_studys_names(statement, report), report, beside)
            or read_by_model(statement, report)
            or read_by_bag(statement, report))


_TURNED = {"up": "down", "down": "up"}


def _exchanged(some: frozenset[str], instead: dict[str, str]) -> frozenset[str]:
    return frozenset(instead.get(key, key) for key in some) if instead else some


def _in_words_of(told: Stated, instead: dict[str, str], report: Prepared) -> Stated:
    """What the claim says in the report's own terms: "the antidepressant" is its sertraline, and
    a rise of survival is a fall of its deaths."""
    outcome, move = _exchanged(told.outcome, instead), told.move
    turned = [key for key in outcome - report.known if opposite(key) in report.known]
    if turned and len(outcome - WEAK) == 1 and move != "differ":
        outcome = outcome - {turned[0]} | {opposite(turned[0])}
        move = _TURNED.get(move, move)
        instead = instead | {turned[0]: opposite(turned[0])}
    return replace(told, move=move, outcome=outcome, agent=_exchanged(told.agent, instead),
                   against=_exchanged(told.against, instead),
                   clause=_exchanged(told.clause, instead)) if instead else told


def _aligned(report: Report, prepared: Prepared, wanted: frozenset[str],
             total: float) -> list[Aligned]:
    found = []
    for row in report.findings:
        shared = wanted & keys(f"{row.statement} {row.outcome} {row.comparison}", prepared.short)
        if shared:
            found.append(Aligned(row, prepared.total(shared) / total, shared, "shares " + ", ".join(
                sorted(key.lstrip("=") for key in shared))))
    return sorted(found, key=lambda item: -item.score)
