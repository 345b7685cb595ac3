"""An effect told of a subgroup in which the study could not show one, or of everybody where the
study saw it in some."""

from __future__ import annotations

from ... import quick_re as re
from ...model import Report
from ...prose import negations
from ..alignment import Comparison
from ..effects.result_clauses import Clause
from ..numbers.places_of_numbers import holds
from ..outcomes.outcomes_of_numbers import outcome_terms
from ..stated import Prepared
from .claimed_people import ClaimedPeople, SubgroupContest, claimed_people, is_named
from .clause_people import (
    A_NOUN_OF_PEOPLE,
    Frame,
    Who,
    frame_of,
    is_a_side,
    people_of,
    some_of,
    telling,
)

_DENIED = re.compile(r"\b(?:but|although|though|however|not|no|never|nor|neither|without|may|might|"
                     r"could|research|needs?|needed|whether|unclear|uncertain|unless|except|only|"
                     r"whereas|while|n[’']t)\b", re.I)
_BY_GROUP = re.compile(r"\b(?:similar\w*|comparable|consistent\w*|interactions?|heterogen\w+|"
                       r"did not (?:differ|vary) (?:by|between|across|among))\b", re.I)
_EFFECTS = frozenset({"up", "down", "good", "bad"})


# What is told of all, whatever they are.
_WHATEVER = re.compile(
    r"\b(?:whatever|whichever|no matter|regardless of|irrespective of|everyone|everybody|alike|"
    r"across the board|as a whole|in general|(?:all|any|every|each) (?:of the )?(?:[a-z-]+ ){0,2}?"
    r"(?:patients?|people|persons?|adults?|child(?:ren)?|wom[ae]n|m[ae]n|pupils?|students?|schools?|"
    r"hospitals?|residents?|ages?|stages?))\b", re.I)


def seen_in_some(comparison: Comparison, report: Report, prepared: Prepared,
                 clauses: tuple[Clause, ...]) -> SubgroupContest | None:
    """An effect told of all, whatever they are, that the study showed in some of them only."""
    text = comparison.anatomy.text
    whatever = _WHATEVER.search(text)
    if whatever is None or _DENIED.search(text) or negations(text) or not any(
            s.move in _EFFECTS and s.significance != "not significant"
            for s in comparison.statements):
        return None
    frame = frame_of(report, prepared)
    told = claimed_people(comparison, frame, prepared)
    wanted = outcome_terms(text[:whatever.start()] + text[whatever.end():], prepared)
    shown = [clause for clause in clauses if clause.shown and not clause.is_method
             and (clause.bare or holds(clause, wanted, prepared))]
    some = [people_of(clause, frame, prepared) for clause in shown]
    for clause, who in zip(shown, some, strict=True):
        if who is None or is_named(who, told) or is_a_side(clause, who) or _BY_GROUP.search(
                clause.passage):
            return None
    return SubgroupContest("all", some[0].text, shown[0].passage) if some and some[0] else None


def without_effect(comparison: Comparison, report: Report, prepared: Prepared,
                   clauses: tuple[Clause, ...]) -> SubgroupContest | None:
    """An effect told of a subgroup in which the study could not show one."""
    text = comparison.anatomy.text
    if not any(s.move in _EFFECTS and s.significance != "not significant"
               for s in comparison.statements) or not any(
            clause.shown is False and not clause.is_method for clause in clauses) or (
            _DENIED.search(text) or negations(text)):
        return None
    frame = frame_of(report, prepared)
    told = claimed_people(comparison, frame, prepared)
    wanted = outcome_terms(text, prepared)
    here: list[tuple[Clause, Who]] = []
    for clause in clauses:
        if clause.is_method or clause.shown is None:
            continue
        who = people_of(clause, frame, prepared)
        if who is not None and is_named(who, told) and _names_no_other(
                clause, who, frame, prepared):
            here.append((clause, who))
    if not here:
        here = _set_apart(clauses, prepared, told)
    if not here or any(clause.shown for clause, _ in here):
        return None
    for clause, who in here:
        if is_a_side(clause, who) or clause.passage[:who.start].rstrip().endswith(" of"):
            continue  # "staining of arrested lesions" is an outcome, no result in some of them
        if _BY_GROUP.search(clause.text):
            continue  # that an effect is alike in all is not that there is none
        known = (wanted - who.terms) & prepared.known
        beside = [c for c in clauses if c.offset == clause.offset]
        if any(c.bare or (c.outcomes - who.words) & known for c in beside):
            return SubgroupContest(who.text, "no effect shown in them", clause.passage)
    return None


def _names_no_other(clause: Clause, who: Who, frame: Frame, prepared: Prepared) -> bool:
    """Whether the clause tells of these people alone: else what was shown is not told of whom."""
    a, b = clause.start - clause.offset, clause.end - clause.offset
    return all(w.start == who.start for w in some_of(clause.passage, frame, prepared)
               if a <= w.start < b)


_LED = re.compile(r"^\W*(?:[A-Z][A-Za-z ]{2,20}: )?(?:in|among|for) (?P<who>[^,;:()]{4,60}?)"
                  r"(?=,|\s(?:there|the|no|it)\b)", re.I)


def _set_apart(clauses: tuple[Clause, ...], prepared: Prepared,
               told: ClaimedPeople) -> list[tuple[Clause, Who]]:
    """The clauses on those whom the claim names, where the study sets two sorts of people apart:
    "In trained men it was faster. In untrained men there was no difference."
    """
    led = [(clause, match, telling(match["who"], prepared)) for clause in clauses
           if not clause.is_method and (match := _LED.match(clause.text))
           and A_NOUN_OF_PEOPLE.search(match["who"])]
    found = []
    for clause, match, terms in led:
        for other, _, others in led:
            own = terms - others
            if own and others - terms and own <= told.terms and clause.shown is False and (
                    other.shown and not (others - terms) & told.terms):
                found.append((clause, Who(match["who"], match.start("who"), match.end("who"),
                                          own, frozenset(), None, False)))
    return found
