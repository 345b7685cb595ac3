"""A number of the claim that the study gives for something else than what the claim tells.

Wider than the contest over places of the grid: the study need have no other number for what the
claim tells. It may say of it in words alone that nothing changed, or that it was rare. Both
outcomes must be concepts of the lexicon, neither a kind of the other, and the claim may name
nothing of what its number measures; the study must speak of what the claim tells in some other
result, or else have measured no more than a sign of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ... import quick_re as re
from ...lexicon import broader, keys, measures, valence
from ...model import Passage
from ..alignment import Comparison
from ..numbers.cells_compared import may_be
from ..numbers.grid import Row
from ..numbers.honest_numbers import in_a_range
from ..numbers.slot_contest import question_of
from ..numbers.slot_question import Question
from ..numbers.terms_of_cells import Bag
from ..numbers.values import value_stances
from ..people.exclusions import PEOPLE_WITH
from .outcomes import with_other_sides
from .surrogates import signs_of

_STEM = 5  # letters by which two words may be one
_DIGITS = re.compile(r"\d")
_NO_OUTCOME = frozenset(keys(
    "response responders diagnosis symptom symptoms sensitivity specificity accuracy false alarm "
    "missed case threshold reading test detection adherence") | {
    "=response", "=diagnosis", "=symptom", "=sensitivity", "=specificity", "=wait", "=reading",
    "=fall", "=school grades", "=disease-free survival", "=progression-free survival"})
_RESULT = re.compile(
    r"\d|\b(?:higher|lower|fell|rose|unchanged|increas\w+|decreas\w+|improv\w+|reduc\w+|more|fewer|"
    r"less|differ\w*|similar\w*|change[ds]?|same|rare|equal\w*|better|worse|alike|comparable|"
    r"affected|occurred|seen|developed)\b", re.I)


@dataclass(frozen=True, slots=True)
class OfAnother:
    """The claim's outcome and number, that of which the study gives the number, and where."""

    claimed: str
    reported: str
    passage: Passage


def number_of_another(comparison: Comparison) -> OfAnother | None:
    """The first number of the claim that is the study's number of another outcome, or None."""
    question = question_of(comparison)
    if question is None:
        return None
    for row in question.rows:
        found = _of_row(row, question)
        if found is not None:
            return found
    return None


def _of_row(row: Row, question: Question) -> OfAnother | None:
    cell, text = row.cell, question.text
    if cell.low != cell.high or len(_DIGITS.findall(cell.text)) < 2 or in_a_range(
            cell.start, text) or not cell.unit and "." not in cell.text:
        return None
    own = [n for n in question.grid.rows if n.is_result and may_be(text, cell, n.cell)]
    own = [n for n in own if n.cell.unit == cell.unit] or own
    told = _concepts(question.told(row), question)
    if not own or not told or _is_told_elsewhere(row, own, question):
        return None
    named = _concepts(question.said, question) | told
    words = {t[:_STEM] for t in question.told(row) | row.outcome if t[0] not in "=!#@"}
    for n in own:
        theirs = _concepts(n.outcome, question)
        if not theirs or any(_kin(one, other) for one in named for other in theirs) or any(
                t[:_STEM] in words for t in n.outcome if t[0] not in "=!#@"):
            return None
    found = {key for key in told if _has_its_own_result(key, own, question)}
    if not found:
        found = {key for key in told if _is_told_by_its_sign(key, own, question)}
    if not found:
        return None
    return OfAnother(f"{min(found).lstrip('=')}: {cell.text}", ", ".join(sorted(
        key.lstrip("=") for key in _concepts(own[0].outcome, question))) + f": {own[0].cell.text}",
        own[0].passage)


def _concepts(some: Bag, question: Question) -> frozenset[str]:
    """The outcomes among some terms: not the groups, and not what the people had."""
    report = question.comparison.report
    assert report is not None
    found = frozenset(t for t in some if t[0] == "=" and not t[1:2].isdigit() and (
        t in measures() or valence(t))) - question.grid.of_arms - _NO_OUTCOME
    people = frozenset[str]().union(*(keys(m["what"], question.grid.short) for text in (
        report.title, report.text, question.text) for m in PEOPLE_WITH.finditer(text)))
    return found - people


def _kin(one: str, other: str) -> bool:
    """Whether two outcomes are one, a kind of the other, or two kinds or sides of one."""
    wide, wider = broader(one), broader(other)
    return (one == other or one in wider or other in wide or bool(wide & wider & measures())
            or other in with_other_sides(frozenset({one})))


def _is_told_elsewhere(row: Row, own: list[Row], question: Question) -> bool:
    """Whether a number in the claim's place agrees with the study in another sentence."""
    places = [n.cell.start for n in own]
    return any(stance.relation == "agrees" and (found := stance.found) is not None
               and stance.claimed.start <= row.cell.start < stance.claimed.end
               and not any(found.estimate.start <= place < found.estimate.end for place in places)
               for stance in value_stances(question.comparison))


def _is_told_by_its_sign(key: str, own: list[Row], question: Question) -> bool:
    """Whether a number is that of a sign that stands for an outcome of which nothing is said."""
    prepared = question.comparison.prepared
    known = prepared.known if prepared is not None else frozenset[str]()
    return not (key in known or broader(key) & known or any(key in broader(k) for k in known)) and (
        all(n.outcome & signs_of(key) for n in own))


def _has_its_own_result(key: str, own: list[Row], question: Question) -> bool:
    """Whether the study tells a result of an outcome in another sentence than that of a number."""
    report = question.comparison.report
    assert report is not None
    places = {n.passage for n in own}
    return any(finding.statement not in places and key in keys(
        finding.statement, question.grid.short) and _RESULT.search(finding.statement)
        for finding in report.findings)
