"""Whether the claim names an outcome other than the one that the study measured.

## What it checks
The measured quantity that the claim names (strength, range of motion, pain, survival …) where the
whole text that was read never mentions it, while the rest of the claim is a finding of the study
on another quantity. Also an outcome such as death or a heart attack that the study never names,
told where the study measured only a sign that stands for it, such as screening or blood pressure;
and a number that the study gives for another outcome.

## Why it matters
Strength is not range of motion, and falls are not fractures.

## What it cannot see
Quantities that only the full text mentions, when only the abstract was read and the rest of the
claim does not plainly tell one of its findings; quantities that the lexicon does not know.

## Example
"Hip range of motion was lower in patients", citing a study that measured hip strength.

## Corrected
"Hip strength was lower in patients."

## Confirm by hand
Read in the methods what was measured.

## References
CONSORT 2010 item 6a (outcomes), doi 10.1136/bmj.c332.
"""

from __future__ import annotations

from ..comparison import read
from ..comparison.numbers.places_of_numbers import in_one_clause
from ..comparison.numbers.slot_contest import misplaced
from ..comparison.numbers.values import value_stances
from ..comparison.outcomes.numbers_of_others import number_of_another
from ..comparison.outcomes.outcomes import measured_otherwise
from ..comparison.outcomes.surrogates import gives_it_to_the_study, sign_told_as_outcome
from ..comparison.telling import in_words
from ..model import Estimate, Outcome, Severity
from .scopes import Case, Pair, Result, inconclusive, major, passed

CODE = "QUO309"
NAME = "outcome-differs"


def check(pair: Pair) -> Result | None:
    """Whether the outcome that the claim names is one that the study measured."""
    comparison = read(pair)
    wrong = misplaced(comparison)
    if wrong is not None and wrong.slot == "outcome":
        return major("the study gives this number for another outcome",
                     claimed=wrong.claimed.cell.text, reported=wrong.other.cell.text,
                     passage=wrong.own.passage)
    of_another = number_of_another(comparison)
    if of_another is not None:
        return major("the study gives this number for something else", claimed=of_another.claimed,
                     reported=of_another.reported, passage=of_another.passage)
    sign = sign_told_as_outcome(comparison)
    if sign is not None and (sign.sign or gives_it_to_the_study(comparison)):
        return major(f"the study measured a sign ({sign.sign}), not this outcome itself"
                     if sign.sign else "the study says that it did not look at this outcome",
                     claimed=sign.outcome, reported=str(sign.passage), passage=sign.passage)
    for stance in value_stances(comparison):
        if stance.relation == "other-outcome" and stance.found is not None and (
                _are_of_one_unit(stance.claimed, stance.found.estimate)) and (
                not in_one_clause(stance.found.row.statement, stance.claimed,
                                  stance.found.estimate)):
            return major("the number that the study gives for this outcome is another",
                         claimed=in_words(stance.claimed),
                         reported=in_words(stance.found.estimate), passage=stance.found.passage)
    reading = measured_otherwise(comparison)
    if reading is None:
        return None
    if reading.verdict == "other":
        return major("the study measured another outcome", claimed=reading.claimed,
                     reported=reading.reported, passage=reading.passage)
    if reading.verdict == "same":
        return passed("the study measured this outcome", claimed=reading.claimed,
                      reported=reading.reported, passage=reading.passage)
    return inconclusive("what was read does not tell whether this was measured",
                        claimed=reading.claimed)


def _are_of_one_unit(claimed: Estimate, reported: Estimate) -> bool:
    """Whether neither unit says that the two measure different things: days and years of age."""
    return claimed.unit == reported.unit or not (claimed.unit and reported.unit)


_STUDY = ("We compared 30 adults with shoulder pain with 30 healthy adults. Strength of the "
          "shoulder "
          "abductors was lower in adults with shoulder pain than in healthy adults (p=0.01). Grip "
          "strength did not differ between the groups.")
CASES = (
    Case(Outcome.ERROR, "strength is told as range of motion", {
        "claim": "Range of motion of the shoulder abductors was lower in adults with shoulder pain "
                 "than in healthy adults.",
        "source": _STUDY}, Severity.MAJOR),
    Case(Outcome.PASS, "the outcome was measured", {
        "claim": "Shoulder strength was lower in adults with shoulder pain.", "source": _STUDY}),
    Case(Outcome.INCONCLUSIVE, "the text is too short to tell", {
        "claim": "Range of motion of the knee was lower after surgery.",
        "source": "Adults had surgery of the knee."}),
)
