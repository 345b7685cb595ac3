"""Whether the claim tells an association as a cause.

## What it checks
Causal words of the claim ("prevents", "causes", "makes", "lowers the risk") against the design of
the study and its own words: a study without allocation that speaks of associations.

## Why it matters
People who drink coffee differ from those who do not in more than coffee. Telling an association
as a cause is the most frequent exaggeration in health news (Sumner 2014).

## What it cannot see
Designs that allow a causal reading although nobody was allocated (natural experiments,
instrumental variables), unless the text says so; causes told without a causal word.

## Example
"Coffee prevents cancer", citing a cohort in which coffee drinkers had cancer less often.

## Corrected
"People who drank coffee had cancer less often; the study cannot say why."

## Confirm by hand
Read in the methods whether people were allocated to groups, and in the conclusion how the
authors put it.

## References
Sumner P et al. 2014, doi 10.1136/bmj.g7015; Haber N et al. 2018,
doi 10.1371/journal.pone.0196346.
"""

from __future__ import annotations

from ..comparison import read
from ..comparison.effects.causation import causal_reading
from ..model import Outcome, Severity
from .scopes import Case, Pair, Result, inconclusive, major, passed

CODE = "QUO307"
NAME = "causation-claimed"


def check(pair: Pair) -> Result | None:
    """Whether the study lets the claim speak of a cause."""
    reading = causal_reading(read(pair))
    if reading is None:
        return None
    values = {"claimed": reading.claimed, "reported": str(reading.passage),
              "passage": reading.passage}
    if reading.verdict == "cause":
        return major("an association is told as a cause", **values)
    if reading.verdict == "careful":
        return passed("the claim is as careful as the study", **values)
    return inconclusive("what was read does not tell whether a cause may be inferred", **values)


_COHORT = ("In this prospective cohort study 9,200 adults were followed for 10 years. Eating "
           "nuts daily was "
           "associated with a lower risk of gallstones (hazard ratio 0.80, 95% CI 0.70 to 0.91).")
CASES = (
    Case(Outcome.ERROR, "a cohort is told as a cause", {
        "claim": "Eating nuts daily prevents gallstones.", "source": _COHORT,
        "design": "prospective cohort study"}, Severity.MAJOR),
    Case(Outcome.PASS, "the claim keeps to the association", {
        "claim": "Eating nuts daily was linked to a lower risk of gallstones.", "source": _COHORT,
        "design": "prospective cohort study"}),
    Case(Outcome.INCONCLUSIVE, "the design is unknown", {
        "claim": "Eating nuts daily prevents gallstones.",
        "source": "Gallstones were less frequent in adults who ate nuts daily than in others."}),
)
