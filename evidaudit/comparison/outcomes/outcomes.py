"""Whether the outcome of the claim is one that the study speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ... import quick_re as re
from ...lexicon import broader, keys, measures, valence
from ...model import Passage
from ...prose import words
from ..about_it import rest_is_known
from ..alignment import Comparison
from ..effects.stances import agent_known, same_move
from ..numbers.values import value_stances
from ..people.exclusions import PEOPLE_WITH
from ..stated import GENERIC, WEAK, Prepared, Stated


@dataclass(frozen=True, slots=True)
class OutcomeReading:
    """``verdict``: other, same, absent, present or unknown; ``claimed`` the outcome as a word."""

    verdict: str
    claimed: str
    reported: str = ""
    passage: Passage = Passage("")
    keys: frozenset[str] = frozenset()


@cache
def _measures() -> frozenset[str]:
    return measures()


def measured_otherwise(comparison: Comparison) -> OutcomeReading | None:
    """Whether the claim names a measured quantity that the study's text never mentions.

    "other" only where the rest of the claim tells a finding: the same part of the body, or the
    same two groups and the same direction.
    """
    outcomes = [told.outcome for told in comparison.statements if told.outcome]
    named = frozenset().union(*outcomes) if outcomes else comparison.anatomy.keys
    claimed = named & _measures()
    prepared = comparison.prepared
    if _AT_A_PRICE.search(comparison.anatomy.text):
        claimed -= keys("cost")
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
    found = _told_of_other(comparison, prepared, claimed) if (
        rest_is_known(comparison, claimed)) else None
    # A number that agrees is about this outcome, by another name.
    if found is None or any(stance.relation == "agrees" or stance.relation == "unlike"
                            and stance.found for stance in value_stances(comparison)):
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
    "death survival", "death overall survival", "death mortality",
    "remission relapse", "cure recurrence", "cure failure", "abstinence drinking",
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

    "absent" needs a text as long as an abstract and an outcome whose other names the lexicon
    knows.
    """
    prepared, report = comparison.prepared, comparison.report
    named = _named_outcomes(comparison)
    if not named:
        return None
    name = ", ".join(sorted(key.lstrip("=") for key in named))
    if report is None or prepared is None:
        return OutcomeReading("unknown", name)
    if named & prepared.known or any(
            named & family and family & prepared.known for family in _ONE_MATTER):
        place = next((item for item in comparison.aligned if item.shared & named), None)
        return OutcomeReading("present", name, passage=place.passage) if place else (
            OutcomeReading("unknown", name))
    if len(report.text.split()) < MIN_WORDS_TO_MISS or _half_said(comparison, named, report.text):
        return OutcomeReading("unknown", name)
    return OutcomeReading("absent", name, keys=named)


def _named_outcomes(comparison: Comparison) -> frozenset[str]:
    """The outcomes with known other names of which the claim asserts something."""
    text = comparison.anatomy.text
    short = comparison.prepared.short if comparison.prepared else ()
    arms = comparison.prepared.arms if comparison.prepared else frozenset()
    studied: frozenset[str] = frozenset().union(*(
        keys(match["what"], short) for match in PEOPLE_WITH.finditer(text)))
    outcomes = [told.outcome - told.against - told.agent for told in comparison.statements
                if told.move != "differ"]
    if not outcomes and (not comparison.anatomy.estimates or _PLANNED.search(text)):
        return frozenset()
    told = frozenset().union(*outcomes) if outcomes else comparison.anatomy.keys
    found = frozenset(
        key for key in told if (key in _measures() or key.startswith("=") and valence(key))
        and key not in arms) - studied - _ANYTHING - WEAK
    if _AT_A_PRICE.search(text):
        found -= keys("cost")
    found -= frozenset(wide for key in found for wide in broader(key))
    found -= frozenset(term.key for term in comparison.anatomy.terms
                       if _EVERYDAY.match(text[term.start:term.end]))
    rest = found - _conditions(comparison)
    return rest if rest and rest <= _measures() else found


def _conditions(comparison: Comparison) -> frozenset[str]:
    """What the people studied have: not what was found."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None:
        return frozenset()
    return frozenset().union(*(keys(match["what"], prepared.short)
                               for match in PEOPLE_WITH.finditer(report.text)),
                             keys(report.title, prepared.short))


def _half_said(comparison: Comparison, named: frozenset[str], text: str) -> bool:
    """Whether the text has a telling word of the outcome's name, such as throat of sore throat."""
    claim = comparison.anatomy.text
    spans = {claim[term.start:term.end] for term in comparison.anatomy.terms if term.key in named}
    spans |= {key.lstrip("=") for key in named}
    spans |= {word for word in words(claim) if keys(word) & named}  # half of "viral suppression"
    said = text.lower()
    given = comparison.prepared.arms if comparison.prepared else frozenset()
    if any(_ABBREVIATION.fullmatch(span) and span in text for span in spans):
        return True
    return any(word[:_STEM].lower() in said for span in spans for word in words(span)
               if len(word) >= _STEM - 1 and word not in _PART_OF_MANY
               and not (keys(word) and keys(word) <= given))


_ABBREVIATION = re.compile(r"(?-i:[A-Z][A-Z0-9-]{1,7}s?)")
_STEM = 5  # letters by which two forms of a word are known to be one
_PART_OF_MANY = frozenset(
    "blood heart life rate rates quality care body time loss days sick hospital work risk cell "
    "cells assessment level levels index scale score scores test global overall longer severe "
    "severely serious people high higher lower disease health long short patients".split())
MIN_WORDS_TO_MISS = 50  # words of a short abstract; less may leave an outcome out
_PLANNED = re.compile(r"\b(?:will|planned|plans|would|protocol)\b", re.I)
_AT_A_PRICE = re.compile(r"\bat (?:the|a|some|little|no) (?:\w+ )?(?:price|cost|expense)\b|"
                         r"\bat the (?:price|cost|expense) of\b", re.I)
# Everyday words that mean something else as often as the outcome that they can name.
_EVERYDAY = re.compile(r"(?:fraction|poor|well-off|diagnos|back|worr|spell|weak|quit|wait|learn|"
                       r"reading|writ|fall|fell|drop|resilien|cop(?:e|ing)|specific|sensitiv|"
                       r"sharp|light|cold|virus|attent|surviv\w+ on|tir(?:ed|ing)|happ(?:y|ie)|"
                       r"unhapp|hearing|sick\b(?! leave))", re.I)
# Words that a writer uses of many outcomes: that they are not in the text says nothing.
_ANYTHING = keys("pain muscle strength inflammation side effects serious side effects physical "
                 "function harm response cure recovery symptoms swelling loss growth "
                 "disability success problem damage severe illness sick ill")
# Two sides of one matter: who speaks of survival speaks of death.
_ONE_MATTER = tuple(keys(words) for words in (
    "death survival all-cause mortality disease-free survival progression-free survival",
    "relapse disease-free survival remission", "attendance truancy absence dropout retention",
    "smoking quit smoking vaping", "school grades exam maths reading attainment knowledge",
    "cancer tumour lump malignancy", "fracture broken bones", "obesity body weight BMI body fat",
    "diabetes blood sugar", "blood pressure hypertension hypotension",
    "low mood mood postnatal depression anxiety stress quality of life burnout mental health",
    "heart attack stroke heart disease cardiovascular death irregular "
    "heartbeat", "cost price savings expenditure spending"))
