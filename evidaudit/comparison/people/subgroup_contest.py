"""Whether a number or an effect that a claim tells of some, or of all, is that of others.

Three contests. The claim's number stands only in clauses on a subgroup that the claim does not
name, and the study gives all another result. The claim names a subgroup, and its number stands
with others or with all, while the subgroup has a number of its own. The claim tells an effect in a
subgroup in which the study found none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ... import quick_re as re
from ...evidence.ages import apart
from ...lexicon import keys
from ...model import Estimate, Kind, Report
from ..alignment import Comparison
from ..effects.anchored import homes_of_values
from ..effects.result_clauses import Clause, clause_at, clauses_of, cut
from ..numbers.places_of_numbers import alike_in_outcome, holds, is_exact, places_of
from ..numbers.reported_numbers import COMPARABLE
from ..numbers.value_evidence import beside
from ..outcomes.outcomes_of_numbers import outcome_terms
from ..stated import Prepared, dose_places
from .claimed_people import (
    ClaimedPeople,
    SubgroupContest,
    claimed_people,
    is_named,
    only_beside,
)
from .clause_people import (
    GOING_WITHOUT,
    VAGUE,
    Frame,
    Who,
    frame_of,
    gone_without,
    names,
    people_at,
    people_of,
    some_of,
    telling,
)
from .subgroup_effects import seen_in_some, without_effect

_EVERYBODY = re.compile(
    r"\b(?:of all ages|all ages|overall|everyone|everybody|across the board|as a whole|altogether|"
    r"regardless of|whatever their|alike|in general|on average|every (?:patient|person|child))\b",
    re.I)
_A_RESULT = re.compile(r"\d\s?%|\d[.·]\d")
_NEXT = 3  # letters between a sentence and the one that follows it


def subgroup_contest(comparison: Comparison) -> SubgroupContest | None:
    """How the people of the claim stand to those of the study's results; None: nothing decides."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None or prepared.long or not report.text:
        return None
    clauses = clauses_of(report, prepared)
    of_numbers = _of_numbers(comparison, report, prepared, clauses)
    if of_numbers is not None and of_numbers.sure:
        return of_numbers
    return (without_effect(comparison, report, prepared, clauses)
            or seen_in_some(comparison, report, prepared, clauses) or of_numbers)


def _of_numbers(comparison: Comparison, report: Report, prepared: Prepared,
                clauses: tuple[Clause, ...]) -> SubgroupContest | None:
    text = comparison.anatomy.text
    given = dose_places(text)
    wanted = outcome_terms(text, prepared)
    found: SubgroupContest | None = None
    left: SubgroupContest | None = None
    for claimed in comparison.anatomy.estimates:
        if claimed.kind not in COMPARABLE or claimed.value is None or claimed.start in given:
            continue
        places = [(clause, place) for place in _places(claimed, report)
                  if (clause := clause_at(clauses, place)) is not None and not clause.is_method]
        if not any(is_exact(claimed) or clause.bare or holds(clause, wanted, prepared)
                   for clause, _ in places):
            continue
        frame = frame_of(report, prepared)
        told = claimed_people(comparison, frame, prepared)
        who = [(clause, people_at(clause, place, frame, prepared)) for clause, place in places]
        if any(_tells_both(claimed, other, report) and _TURN.search(
                told.text, min(claimed.end, other.end), max(claimed.start, other.start))
               for other in comparison.anatomy.estimates):
            continue  # "95% of those tested, though 64% of everyone who started"
        a, b = next((s for s in cut(told.text) if s[0] <= claimed.start < s[1]), (0, None))
        everybody = _EVERYBODY.search(told.text[a:b]) is not None
        found = found or _of_the_contrary(who, told, prepared) or _told_of_all(
            who, clauses, prepared, frame, replace(told, everybody=everybody),
            wanted) or _told_of_others(
            claimed, comparison.anatomy.estimates, who, report, clauses, prepared, frame, told)
        if found is None and all(some is None for _, some in who):
            groups = [replace(told, terms=w.terms, bounds=w.bounds)
                      for w in some_of(told.text[a:b], frame, prepared)]
            named = next((w for c in clauses if not c.is_method and _A_RESULT.search(c.text) and (
                w := people_of(c, frame, prepared)) is not None and any(
                    is_named(w, group) for group in groups)), None)
            if named is not None:
                left = left or SubgroupContest(named.text, "all", who[0][0].passage, sure=False)
    return found or left


_COMPLEMENT = re.compile(
    r"\b(?:those|people|patients|adults|women|men|children|infants|participants) who (?:did not|"
    r"didn['’]t|had not|were not|never|had no|did)\b|\bnon-?(?:users?|starters?|drinkers?|"
    r"participants?|recipients?|attenders?)\b|\bun(?:vaccinated|treated|exposed|screened)\b", re.I)
_TURN = re.compile(r"\b(?:though|although|but|while|whereas|however)\b", re.I)


def _tells_both(claimed: Estimate, other: Estimate, report: Report) -> bool:
    """Whether the claim's two numbers stand in one sentence of the study: it tells of both."""
    if other is claimed or other.value in (None, claimed.value) or other.kind is not claimed.kind:
        return False
    here, there = places_of(claimed, report), places_of(other, report)
    return any(row.start is not None and row.end is not None
               and any(row.start <= a < row.end for a in here)
               and any(row.start <= b < row.end for b in there) for row in report.findings)


def _places(claimed: Estimate, report: Report) -> list[int]:
    """Where the study gives a number, also as the ratio that a change in per cent is."""
    found = set(places_of(claimed, report))
    if claimed.kind is Kind.PERCENT_CHANGE and claimed.value is not None:
        ratios = {round(1 + sign * abs(claimed.value) / 100, 2) for sign in (1, -1)}
        found |= {row.estimate.start for row in report.findings
                  if row.estimate is not None and row.start is not None
                  and row.estimate.kind in _RATIOS and row.estimate.value in ratios}
    return sorted(found)


def _of_the_contrary(who: list[tuple[Clause, Who | None]], told: ClaimedPeople,
                     prepared: Prepared) -> SubgroupContest | None:
    """A number of those with something, told of those without it."""
    without = gone_without(told.text, prepared)
    if without & telling(GOING_WITHOUT.sub(" ", told.text), prepared):
        return None  # the claim tells of those with it as well
    for clause, some in who:
        if some is None or some.others or not some.terms or not some.terms <= without:
            return None
        if not _BOTH_SIDES.search(clause.passage):
            return None
    return SubgroupContest("those without", who[0][1].text, who[0][0].passage) if (
        who and who[0][1] is not None) else None


_BOTH_SIDES = re.compile(r"\b(?:without|those (?:who )?(?:did not|had no)|others|the rest|"
                         r"non-?\w{4,})\b",
                         re.I)


def _told_of_all(who: list[tuple[Clause, Who | None]], clauses: tuple[Clause, ...],
                 prepared: Prepared, frame: Frame, told: ClaimedPeople,
                 wanted: frozenset[str]) -> SubgroupContest | None:
    """A number of a subgroup of which the claim says nothing."""
    for _, some in who:
        if some is None or names(told.text, told.terms, told.bounds, told.ages, some):
            return None
    clause, some = who[0]
    if any(w is not None and not w.terms and not w.bounds and told.terms & _only_here(c, prepared)
           for c, w in who):
        return None  # "in subgroup analyses, 0.16 with walnuts": the claim names the walnuts
    if _COMPLEMENT.search(clause.text):
        return None  # "41.7% of those who began and 54.9% of those who did not": no subgroup
    rival = next((c for c in clauses if not c.is_method and c.passage != clause.passage
                  and (c.has_numbers or c.shown is not None)
                  and _wider(people_of(c, frame, prepared), some)
                  and (alike_in_outcome(c, clause, prepared)
                       or c.shown is not None and holds(c, wanted, prepared)
                       or clause.bare and c.end <= clause.offset <= c.end + _NEXT)), None)
    if some is None or not (rival or told.everybody) or told.vague and not told.everybody:
        return None
    return SubgroupContest("all" if told.everybody else "no such group", some.text,
                           clause.passage)


def _wider(others: Who | None, some: Who | None) -> bool:
    """Whether ``others`` are all who were studied, or more of them than ``some``: owners, of owners
    who walk slowly."""
    return others is None or some is not None and not others.others and (
        others.terms < some.terms and others.bounds <= some.bounds)


def _only_here(clause: Clause, prepared: Prepared) -> frozenset[str]:
    """The terms of a clause that no other sentence of the study has."""
    return frozenset(key for key in clause.terms if prepared.frequency.get(key, 0) == 1)


def _told_of_others(claimed: Estimate, every: Sequence[Estimate],
                    who: list[tuple[Clause, Who | None]], report: Report,
                    clauses: tuple[Clause, ...], prepared: Prepared, frame: Frame,
                    told: ClaimedPeople) -> SubgroupContest | None:
    """A number of all, or of one subgroup, told of another subgroup that has its own."""
    if any(some is not None and names(told.text, told.terms, told.bounds, told.ages, some)
           for _, some in who):
        return None
    clause, some = who[0]
    if some is not None and told.ages is not None and some.ages is not None and set(
            told.ages.groups) - {VAGUE} and all(
            other is not None and other.ages is not None and apart(told.ages, other.ages)
            for _, other in who):
        return SubgroupContest(str(told.ages), some.text, clause.passage)
    for row in report.findings:
        if row.estimate is None or row.start is None or not (
                _same_family(row.estimate.kind, claimed.kind)
                or claimed.kind in _RATIOS and _may_be_a_ratio(row.estimate, report)):
            continue
        other = clause_at(clauses, row.estimate.start)
        if other is None or other.is_method:
            continue
        own = people_at(other, row.estimate.start, frame, prepared)
        if own is None or not is_named(own, told) or only_beside(
                own, told.text, claimed.start, prepared):
            continue
        rest = replace(other, outcomes=other.outcomes - own.words)
        if not (other.bare or not rest.outcomes or alike_in_outcome(rest, clause, prepared)):
            continue
        if any(number is not claimed and beside(number, row.estimate) for number in every):
            continue  # the claim gives that subgroup its own number
        if any(own.words & keys(report.text[a:b], prepared.short)
               for a, b in homes_of_values(told.text, report.text) if not a <= row.start < b):
            continue  # the sentence that prints all its values names these people too
        return SubgroupContest(own.text, some.text if some else "all",
                               other.passage)
    return None


_RATIOS = frozenset({Kind.RISK_RATIO, Kind.ODDS_RATIO, Kind.HAZARD_RATIO, Kind.PERCENT_CHANGE})
_LARGEST_RATIO = 10
_SHARES = frozenset({Kind.PROPORTION, Kind.PREVALENCE})


def _may_be_a_ratio(estimate: Estimate, report: Report) -> bool:
    """Whether a number that stands with its interval alone, "(1.03, 0.91-1.17)", is a ratio as the
    others of its study are."""
    low, high = estimate.ci_low, estimate.ci_high
    return estimate.kind is Kind.MEAN and low is not None and high is not None and (
        0 < low < high < _LARGEST_RATIO) and any(
        row.estimate is not None and row.estimate.kind in _RATIOS for row in report.findings)


def _same_family(one: Kind, other: Kind) -> bool:
    return one is other or {one, other} <= _RATIOS or {one, other} <= _SHARES
