"""Whether a number of the claim differs from the number that the study gives for the same thing.

## What it checks
Each number of the claim against those of the same kind that the study gives in a sentence or
row about the same thing: the value (judged by the precision that the claim claims: "about",
"nearly", "one in seven") and the group to which it belongs. Where a whole article was read: an
exact share that it prints nowhere near where it speaks of that thing and gives other shares.

## Why it matters
A wrong number, or the right number given to the wrong group, is the commonest quotation error
that changes a message.

## What it cannot see
A number from the full text when only the abstract was read, unless the abstract gives that very
thing; numbers that the article worked out itself in several steps; groups that the sentence links
to their numbers by order alone ("respectively").

## Example
"Remission was reached by 18 % on the drug and 27 % on placebo", citing a trial with 27 % on the
drug and 18 % on placebo.

## Corrected
"Remission was reached by 27 % on the drug and 18 % on placebo."

## Confirm by hand
Find the outcome in the study's results and read the number for that group and time.

## References
Baethge & Jergas 2025, doi 10.1186/s41073-025-00173-z.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..comparison import read
from ..comparison.full_texts import is_whole_article, part_of, share_differs
from ..comparison.numbers.labelled_values import exchanges
from ..comparison.numbers.places_of_numbers import prints_digits
from ..comparison.numbers.slot_contest import misplaced
from ..comparison.numbers.values import ValueStance, value_stances
from ..comparison.people.subgroup_numbers import number_of_other_people
from ..comparison.telling import in_words
from ..model import Outcome, Severity
from .scopes import Case, Pair, Result, inconclusive, major, minor, passed

CODE = "QUO302"
NAME = "value-differs"
_WHOSE = {"value": "the study gives another number",
          "change": "the length of a change is told as its end",
          "exposure": "the number belongs to another exposure",
          "group": "the number belongs to another group",
          "subgroup": "the study gives this number for other people"}


def check(pair: Pair) -> list[Result]:
    """One result for each number of the claim that can be compared."""
    comparison = read(pair)
    stances = value_stances(comparison)
    turned = {told.claimed.start: told for told in exchanges(comparison)}
    results = [major("the number belongs to another group", claimed=in_words(told.claimed),
                     reported=in_words(told.own), passage=told.passage)
               for told in turned.values()]
    results += [result for stance in stances if stance.claimed.start not in turned
                and (result := _result(_in_step(stance, stances))) is not None]
    others = number_of_other_people(comparison)
    if others is not None and not any(r.outcome is Outcome.ERROR for r in results):
        results.append(major("the study gives this number for other people",
                             claimed=others.claimed, reported=others.reported,
                             passage=others.passage))
    wrong = misplaced(comparison)
    if wrong is not None and wrong.slot in _WHOSE and not any(
            r.outcome is Outcome.ERROR for r in results):
        results.append(major(_WHOSE[wrong.slot], claimed=wrong.claimed.cell.text,
                             reported=wrong.other.cell.text, passage=wrong.own.passage))
    if pair.report is not None and is_whole_article(pair.report) and not any(
            _follows(stance) for stance in stances):
        figure = share_differs(part_of(pair.claim, pair.reference), pair.report)
        if figure is not None:
            results.append(minor("the article gives other figures where it speaks of this",
                                 claimed=figure.claimed, reported=figure.reported,
                                 passage=figure.passage))
    return results


def _in_step(stance: ValueStance, every: Sequence[ValueStance]) -> ValueStance:
    """``stance``, or that nothing can be told where it alone of the claim's numbers would be
    another group's: who exchanges two groups exchanges both of their numbers."""
    if stance.relation != "other-group":
        return stance
    like = [other for other in every if other is not stance
            and other.claimed.value != stance.claimed.value]
    if any(other.relation == "other-group" for other in like) or not any(
            other.relation == "agrees" for other in like):
        return stance
    return replace(stance, relation="unlike")


def _follows(stance: ValueStance) -> bool:
    """Whether a number of the claim follows from one that is printed otherwise: 36% from 43/120."""
    return (stance.relation == "agrees" and stance.found is not None
            and stance.found.estimate.unit != stance.claimed.unit)


def _result(stance: ValueStance) -> Result | None:
    if stance.found is None or stance.relation in ("unlike", "other-outcome"):
        return inconclusive("no number of the study can be set beside this one",
                            claimed=in_words(stance.claimed))
    values = {"claimed": in_words(stance.claimed), "reported": in_words(stance.found.estimate),
              "passage": stance.found.passage}
    if stance.relation == "agrees":
        return passed("the study gives the same number", **values)
    if stance.relation == "other-group":
        return major("the number belongs to another group", **values)
    if stance.relation == "other-value":
        if prints_digits(stance.found.passage, stance.claimed):
            return inconclusive("the study prints this number beside the other one",
                                claimed=in_words(stance.claimed))
        if stance.near:
            return minor("the number differs a little from the study's", **values)
        return major("the study gives another number", **values)
    return None


_TRIAL = ("Adults with migraine took the drug or placebo for 12 weeks. Remission was reached by "
          "27% of "
          "adults taking the drug and by 18% of adults taking placebo (p=0.01).")
CASES = (
    Case(Outcome.ERROR, "another number for the same group and outcome", {
        "claim": "Remission was reached by 47% of adults taking the drug.", "source": _TRIAL},
        Severity.MAJOR),
    Case(Outcome.PASS, "the same number, rounded as the claim says", {
        "claim": "Remission was reached by about 27% of adults taking the drug.",
        "source": _TRIAL}),
    Case(Outcome.INCONCLUSIVE, "no number of the kind was read", {
        "claim": "Remission was reached by 47% of adults taking the drug.",
        "source": "Adults with migraine took the drug or placebo for 12 weeks. Remission was more "
                  "common with the drug."}),
)
