"""Whether the source that was read says nothing of what the claim asserts.

## What it checks
The outcome that the claim asserts something about: whether the text that was read, which must be
long enough to be a whole abstract or more, mentions it at all under any name that the lexicon
knows; or whether the study says itself that it did not look at this. Where a whole article was
read: whether it speaks of what the claim says next to its own pointer at all, by the terms that one
passage joins, the names and numbers that are printed nowhere, and whether the work is cited alone;
a small linear model weighs them.

## Why it matters
A citation that does not speak of the matter supports nothing (Jergas & Baethge 2015).

## What it cannot see
What only the full text says, when only the abstract was read: the answer is then "the source that
was read says nothing of it", never that the claim is wrong. Outcomes for which the lexicon knows no
other names are left alone. Of a whole article: other words for the same thing that the lexicon
does not know.
On sentences of articles that it was not fitted on, seven in ten such answers are right where three
in ten would be by chance; one accurate sentence in eleven is told so.

## Example
"The vaccine protects unborn babies", citing a trial in older adults that mentions no pregnancy.

## Corrected
Cite a study of the matter, or leave the sentence out.

## Confirm by hand
Search the full text for the outcome and its other names.

## References
Jergas H, Baethge C. 2015, doi 10.7717/peerj.1364.
"""

from __future__ import annotations

from ..comparison import read
from ..comparison.full_texts import is_whole_article, part_of, reads_as_absent
from ..comparison.outcomes.outcomes import absent_outcome
from ..comparison.outcomes.surrogates import outcome_left_out
from ..model import Outcome, Severity
from .scopes import Case, Pair, Result, inconclusive, minor, passed

CODE = "QUO314"
NAME = "claim-not-in-source"


def check(pair: Pair) -> Result | None:
    """Whether what was read speaks of the claim's outcome."""
    reading = absent_outcome(read(pair))
    if pair.report is not None and is_whole_article(pair.report):
        whole = reads_as_absent(part_of(pair.claim, pair.reference), pair.report)
        if whole.absent:
            return minor("the article that was read does not speak of this",
                         claimed=whole.missing, reported="", passage=whole.passage)
    left_out = outcome_left_out(read(pair))
    if left_out is not None:
        return minor("the study says that it did not look at this", claimed=left_out.outcome,
                     reported=str(left_out.passage), passage=left_out.passage)
    if reading is None:
        return None
    if reading.verdict == "absent":
        return minor("the source that was read says nothing of this", claimed=reading.claimed,
                     reported="", passage=reading.passage)
    if reading.verdict == "present":
        return passed("the source speaks of this", claimed=reading.claimed,
                      passage=reading.passage)
    return inconclusive("too little was read to say that something is missing",
                        claimed=reading.claimed)


_LONG = ("Background: Tea may keep people awake. Methods: We randomised 320 office workers in "
         "two cities to "
         "black tea or hot water in the afternoon and asked them every morning how long they had "
         "slept. Results: Over four weeks, workers given black tea slept 22 minutes less than "
         "workers given hot water (95% CI 8 to 36 minutes). Alertness in the afternoon was higher "
         "with black tea (p=0.01). There was no difference in mood between the groups (p=0.55). "
         "Conclusions: Black tea in the afternoon shortened sleep and raised alertness.")
CASES = (
    Case(Outcome.ERROR, "the source does not mention cancer", {
        "claim": "Black tea lowered the risk of cancer.", "source": _LONG}, Severity.MINOR),
    Case(Outcome.PASS, "the source speaks of sleep", {
        "claim": "Black tea in the afternoon shortened sleep.", "source": _LONG}),
    Case(Outcome.INCONCLUSIVE, "too little was read", {
        "claim": "Black tea lowered the risk of cancer.",
        "source": "We gave office workers black tea."}),
)
