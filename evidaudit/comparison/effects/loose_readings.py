"""Every way in which the study's words may answer what a claim says happened, however weak.

The readers of this room decide only where they are sure. Here each of them tells whatever it sees:
the study's statements, the rows of its results, its clauses as bags, its rankings. Each reading
carries what speaks for and against it as numbers from 0 to 1 (or -1 to 1), named in plain words;
what they amount to together is weighed in ``together.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...lexicon import keys
from ...model import Passage, Report
from ..alignment import Comparison
from ..arms.lay_arms import ArmNames, arm_names
from ..arms.told_arms import told_arms
from ..soundness import may_contradict
from ..stated import GENERIC, WEAK, Prepared, Same, Stated
from .anchored import values_printed
from .bag_answers import question_of, stance_of_unit, tells_of_it, units_of
from .contest import (
    asked_clause,
    asked_outcome,
    move_of_row,
    relation_of_row,
    row_as_stated,
    shared_weight,
    sides_of,
)
from .order_contest import (
    claimed_rankings,
    fit_of_ranking,
    is_turned,
    ranks_the_same,
    shared_sides,
    told_rankings,
)
from .printed_rankings import Ranked, printed_rankings
from .results_table import Row, results_table
from .stances import (
    NOT_DOING,
    arms_alike,
    is_composite,
    names_it,
    names_more,
    of_other_agent,
    of_other_people,
    relation_of,
    times_agree,
)

AT_LEAST = 0.3      # share of the claimed outcome's weight that a reading must name
_SURE = 0.8         # how alike a clause is taken to be, so that only its answer is asked for
_MOST_SIDES = 4.0
_MOST_WEIGHT = 8.0

Marks = dict[str, float]


@dataclass(frozen=True, slots=True)
class Reading:
    """One answer: ``relation`` as in ``stances``, by which ``reader``, to which words of the claim,
    from which passage, and what speaks for and against it."""

    reader: str
    relation: str
    claimed: str
    passage: Passage
    marks: Marks


def loose_readings(comparison: Comparison) -> list[Reading]:
    """Every reading of what a claim says happened; none of a whole article."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None or prepared.long or not report.text:
        return []
    names = arm_names(report)
    found: list[Reading] = []
    for claimed in comparison.statements:
        if claimed.move != "differ":
            found += _of_statements(claimed, comparison, prepared)
            found += _of_rows(claimed, report, prepared)
            found += _of_clauses(claimed, report, prepared, names)
    found += _of_rankings(comparison, report, prepared, names)
    return [replace(one, marks=one.marks | _shared_words(one, comparison, prepared, names))
            for one in found]


def _of_statements(claimed: Stated, comparison: Comparison, prepared: Prepared
                   ) -> Iterator[Reading]:
    outcome = claimed.outcome or claimed.clause - claimed.against - claimed.agent
    total = prepared.total(outcome)
    for found in prepared.statements:
        arms, against, swapped = arms_alike(claimed, found, prepared)
        both = outcome & found.clause
        alike = (prepared.total(outcome & found.outcome) + 0.75 * prepared.total(
            both - found.outcome)) / total if total else 0.5
        relation = relation_of(claimed, found, swapped) if alike >= AT_LEAST else "unlike"
        if relation == "unlike":
            continue
        yield Reading("statement", relation, str(claimed.passage), found.passage, {
            "outcome": alike, "arms": arms, "comparator": against, "exchanged": float(swapped),
            "a telling word": float(names_it(both, prepared)),
            "time": float(times_agree(claimed.times, found.times)),
            "names more": float(names_more(found, claimed, prepared)),
            "other people": float(of_other_people(claimed, found, prepared)),
            "another agent": float(of_other_agent(claimed, found)),
            "may contradict": float(may_contradict(claimed, found, relation)),
            "composite": float(is_composite(found) and not is_composite(claimed)),
            "same sort of move": float({claimed.move, found.move} <= {"up", "down"}
                                       or claimed.move == found.move),
            "significant": float(found.significance == "significant"),
            "not significant": float(found.significance == "not significant")})


def _of_rows(claimed: Stated, report: Report, prepared: Prepared) -> Iterator[Reading]:
    table = results_table(report)
    if not table.rows:
        return
    sides = sides_of(claimed, table, prepared)
    asked = (asked_outcome(claimed, table, prepared).terms,
             asked_clause(claimed, table, report, prepared, frozenset()).terms)
    for row in table.rows:
        if not times_agree(claimed.times, row.times):
            continue
        fit = _best_item(row, claimed, asked, prepared)
        move = move_of_row(claimed, row, sides, table) if fit else ""
        if fit is None or not move:
            continue
        found = row_as_stated(claimed, row, move)
        relation = relation_of(claimed, found)
        if relation == "unlike":
            continue
        score, covered, back, second = fit
        yield Reading("row", relation, str(claimed.passage), found.passage, {
            "outcome": covered, "row's score": score, "row's outcome named": back,
            "by the whole clause": second, "time": 1.0,
            "gate closed": float(relation_of_row(claimed, row, move, prepared) != relation),
            "by order": float(row.by_order), "row significant": float(
                row.certainty == "significant"),
            "row not significant": float(row.certainty == "not significant"),
            "carried": float(row.carried), "subgroup": float(row.subgroup),
            "main outcome": float(row.main)})


def _best_item(row: Row, claimed: Stated, asked: tuple[frozenset[str], ...], prepared: Prepared
               ) -> tuple[float, float, float, float] | None:
    """Score, share of what is asked, share of the row's outcome, and whether the whole clause was
    asked, of the outcome of a row that fits best; None where none shares anything."""
    best: tuple[float, float, float, float] | None = None
    for second, terms in enumerate(asked):
        total = prepared.total(terms) or 1.0
        for item in row.items if terms else ():
            covered = shared_weight(terms, item, prepared) / total
            back = shared_weight(item, claimed.clause | claimed.outcome, prepared) / (
                prepared.total(item) or 1.0)
            score = 0.6 * covered + 0.4 * back - 0.1 * second
            if covered and (best is None or score > best[0]):
                best = score, covered, back, float(second)
    return best


def _of_clauses(claimed: Stated, report: Report, prepared: Prepared, names: ArmNames
                ) -> Iterator[Reading]:
    if NOT_DOING.search(claimed.words[1]):
        return
    asked = question_of(claimed, report, prepared, names)
    if asked is None:
        return
    total = prepared.total(asked.outcome)
    for unit in units_of(Same(report)):
        shared = asked.outcome & unit.terms
        alike = prepared.total(shared) / total if total else 0.0
        stance = stance_of_unit(asked, unit, max(alike, _SURE), prepared, names, report) if (
            alike >= AT_LEAST) else None
        if stance is None or stance.relation == "unlike":
            continue
        yield Reading("clause", stance.relation, str(claimed.passage), stance.found.passage, {
            "outcome": alike, "a telling word": float(tells_of_it(shared, prepared)), "time": 1.0,
            "groups known": float(asked.told is not None)})


def _of_rankings(comparison: Comparison, report: Report, prepared: Prepared, names: ArmNames
                 ) -> Iterator[Reading]:
    for claimed in claimed_rankings(comparison.anatomy.text, prepared, names):
        for reader, every in (("ranking", told_rankings(Same(report))),
                              ("ranking by numbers", printed_rankings(Same(report)))):
            for found in every:
                alike = replace(found, kind=claimed.kind)
                turned = is_turned(claimed, alike, prepared)
                if turned is None:
                    continue
                yield Reading(reader, "opposite" if turned else "agrees", str(claimed.passage),
                              found.passage, _marks_of_ranking(
                                  claimed, alike, turned, report, prepared) | {
                                      "another sort": float(claimed.kind != found.kind)})


def _marks_of_ranking(claimed: Ranked, found: Ranked, turned: bool, report: Report,
                      prepared: Prepared) -> Marks:
    straight = (shared_sides(claimed.more, found.more, prepared),
                shared_sides(claimed.less, found.less, prepared))
    crossed = (shared_sides(claimed.more, found.less, prepared),
               shared_sides(claimed.less, found.more, prepared))
    held, other = (crossed, straight) if turned else (straight, crossed)
    fit = fit_of_ranking(claimed, found, prepared)
    return {"outcome": min(fit, 2.0), "time": 1.0,
            "ranks the same": float(ranks_the_same(claimed, found, report, prepared)),
            "one side": min(held[0], _MOST_SIDES) / _MOST_SIDES,
            "other side": min(held[1], _MOST_SIDES) / _MOST_SIDES,
            "both sides": float(min(held) > 0),
            "sides mixed": min(sum(other), _MOST_SIDES) / _MOST_SIDES,
            "before all others": float(claimed.top or found.top),
            "claim names one side": float(claimed.open), "study names one side": float(found.open),
            "better": float(claimed.kind == "good")}


def _shared_words(reading: Reading, comparison: Comparison, prepared: Prepared,
                  names: ArmNames) -> Marks:
    """What the claim's words and the passage's share, whoever read them."""
    claim, study = reading.claimed, str(reading.passage)
    own = keys(claim, prepared.short) - GENERIC
    theirs = keys(study, prepared.short) - GENERIC
    known = own & prepared.known
    telling = known - WEAK
    shared = shared_weight(own, theirs, prepared)
    numbers, printed = values_printed(claim, study)
    told = told_arms(claim, comparison.anatomy.text, names)
    there = told_arms(study, study, names)
    both = told is not None and there is not None
    return {
        "words": shared / (prepared.total(own) or 1.0),
        "known words": shared_weight(known, theirs, prepared) / (prepared.total(known) or 1.0),
        "telling words": shared_weight(telling, theirs, prepared) / prepared.total(telling)
        if telling else 0.5,
        "named back": shared_weight(theirs, own, prepared) / (prepared.total(theirs) or 1.0),
        "weight": min(shared, _MOST_WEIGHT) / _MOST_WEIGHT,
        "numbers shared": printed, "numbers missed": 1.0 - printed if numbers else 0.0,
        "same groups": float(both and told == there),
        "groups exchanged": float(both and there is not None and told == there[::-1]),
        "groups unknown": float(not both),
        "in the conclusions": float("conclusion" in (reading.passage.locator or ""))}
