"""Whether the claim makes more of a comparison than its statistics allow.

## What it checks
Effects that the claim states against comparisons that the study reports as not significant, and
"does not work" or "proves that there is no effect" against a difference that was merely not
significant.

## Why it matters
No significant difference is neither an effect nor proof that there is none: Altman & Bland 1995.

## What it cannot see
Whether the study was large enough to exclude an effect; significance that the abstract does not
mention.

## Example
"The drug improved survival", citing a trial in which survival did not differ significantly.

## Corrected
"Survival was not significantly different with the drug."

## Confirm by hand
Find the outcome in the results and read its interval or p value.

## References
Altman DG, Bland JM. Absence of evidence is not evidence of absence. BMJ 1995,
doi 10.1136/bmj.311.7003.485.
"""

from __future__ import annotations

from .. import quick_re as re
from ..comparison import Stance, read
from ..comparison.confirmed import confirmed_elsewhere, denies_effects
from ..comparison.effects.certainty import certainty_reading
from ..comparison.effects.shown_contest import not_shown, shown_elsewhere, tells_a_shown_contrast
from ..comparison.effects.significance import told_as_significant
from ..comparison.telling import in_words
from ..model import Outcome, Severity
from ..prose import hedges
from .scopes import Case, Pair, Result, inconclusive, major, minor, passed

CODE = "QUO304"
NAME = "significance-overstated"

_RATES = {"lower": "higher", "higher": "lower"}  # the claim's certainty is the other way round
# Words that make "no significant difference" into proof that there is no effect, and those that say
# so without a word of proof.
_PROOF = re.compile(
    r"\b(?:prov(?:e[sd]?|en|ing)|proof|definitive(?:ly)?|conclusive(?:ly)?|"
    r"certain(?:ly)? (?:no|not)|absolutely no|no \w+ (?:whatever|whatsoever))\b", re.I)
_USELESS = re.compile(
    r"\b(?:useless|worthless|does not work|do not work|doesn['’]t work|don['’]t work|"
    r"pointless)\b", re.I)


# "NO2, but not PM2.5, was associated": what was not found is told too.
_EXCEPTED = re.compile(r"\b(?:but not|except)\b", re.I)


def check(pair: Pair) -> list[Result]:
    """One result for each effect, or lack of one, that the claim states."""
    comparison = read(pair)
    results = []
    for stance in comparison.stances:
        if stance is None or stance.relation != "agrees" and confirmed_elsewhere(
                comparison, stance):
            continue
        if stance.relation == "effect-for-none" and (
                shown_elsewhere(comparison, stance.claimed.said, stance.found.passage)
                or tells_a_shown_contrast(comparison, stance.found.passage.start or 0,
                                          stance.found.passage.end or 0)):
            continue
        result = _result(stance, pair.claim.text, _is_hedged(stance))
        if result is not None:
            results.append(result)
    told = told_as_significant(comparison)
    if told is not None and told.found is not None:
        results.append(major(
            "a number is told as an effect whose interval or p value says that it is none",
            claimed=in_words(told.claimed), reported=in_words(told.found.estimate),
            passage=told.found.passage))
    contest = not_shown(comparison)
    if contest is not None and not contest.alike and denies_effects(pair.claim.text):
        contest = None  # "the benefit was confined to those who wore it": the claim knows
    if contest is not None and not any(r.outcome is Outcome.ERROR for r in results):
        results.append(major(
            "an equivalence is told that the study did not show" if contest.alike else
            "an effect is told where the study found no significant difference",
            claimed=contest.claimed, reported=str(contest.passage), passage=contest.passage))
    certainty = certainty_reading(comparison)
    if certainty is not None:
        values = {"claimed": certainty.claimed, "reported": certainty.reported,
                  "passage": certainty.passage}
        results.append(
            passed("the study rates its evidence the same", **values)
            if certainty.verdict == "same" else
            major(f"the study rates its evidence {_RATES[certainty.verdict]} than the "
                  f"claim", **values))
    if not results and comparison.statements:
        return [inconclusive("nothing that was read tells how sure this is",
                             claimed=str(comparison.statements[0].passage))]
    return results


def _is_hedged(stance: Stance) -> bool:
    """Whether the words around the effect say "may"; "can" promises that it happens.

    "You may want to ask about a drug, which helped cats live longer" hedges no effect.
    """
    passage, said = stance.claimed.passage, stance.claimed.said
    place = max(0, passage.lower().find(said))
    begin = passage.rfind(",", 0, place) + 1
    end = passage.find(",", place)
    part = _BEYOND.sub("", passage[begin:end if end > 0 else len(passage)])
    return any(words != "can" and not (words == "likely" and _COMPARED.search(part[:start]))
               for start, _, words in hedges(part))


# "More than could be explained by placebo" hedges nothing.
_BEYOND = re.compile(r"\bthan (?:could|might|may|would) (?:be|have)\b", re.I)
# "Less likely to die" compares chances and hedges nothing.
_COMPARED = re.compile(r"\b(?:more|less|most|least|as|equally|so|times|half)\s$", re.I)


def _result(stance: Stance, claim: str, hedged: bool) -> Result | None:
    values = {"claimed": str(stance.claimed.passage), "reported": str(stance.found.passage),
              "passage": stance.found.passage}
    if stance.relation == "effect-for-none":
        if _EXCEPTED.search(claim):
            return inconclusive("not read: which part of the claim this is said of", **values)
        if hedged:
            return minor("a possible effect is told where the study found no significant "
                         "difference",
                         **values)
        return major("an effect is told where the study found no significant difference", **values)
    if stance.relation != "agrees":
        return None
    if (stance.claimed.move == "none" and stance.found.significance == "not significant"
            and not _PROOF.search(stance.found.passage)):
        told = "a difference that was not significant is told as proof of no effect"
        if _PROOF.search(claim):
            return major(told, **values)
        if _USELESS.search(claim):
            return minor(told, **values)
    return passed("the study is as sure of it as the claim", **values)


_TRIAL = ("Adults with hay fever were randomised to acupuncture or sham. Sneezing did not differ "
          "significantly between the groups (p=0.31). Quality of life improved more with "
          "acupuncture than with sham (p=0.02).")
CASES = (
    Case(Outcome.ERROR, "no significant difference is told as an effect", {
        "claim": "Acupuncture reduced sneezing.", "source": _TRIAL}, Severity.MAJOR),
    Case(Outcome.ERROR, "and as proof that there is none", {
        "claim": "The trial proves that acupuncture has no effect on sneezing.",
        "source": _TRIAL}, Severity.MAJOR),
    Case(Outcome.ERROR, "and, without a word of proof, as worthless", {
        "claim": "Acupuncture does not work against sneezing.",
        "source": _TRIAL}, Severity.MINOR),
    Case(Outcome.PASS, "the effect is significant in the study too", {
        "claim": "Quality of life improved more with acupuncture than with sham.",
        "source": _TRIAL}),
    Case(Outcome.INCONCLUSIVE, "the study is silent on it", {
        "claim": "Acupuncture reduced headaches.", "source": _TRIAL}),
)
