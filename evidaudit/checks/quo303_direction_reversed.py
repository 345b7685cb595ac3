"""Whether the claim turns the direction of a finding round.

## What it checks
What the claim says rose, fell, got better or worse, or stayed the same, against what the study
says of the same outcome in the same comparison, also where the claim exchanges the two groups.
Where no single sentence decides, all that may speak of it is weighed together. In
a whole article also what the claim says did not happen and the article observed.

## Why it matters
A reader who acts on a reversed finding does the opposite of what the study supports.

## What it cannot see
Whether more of an outcome is good, unless the words say it or the lexicon knows the outcome;
directions told only by numbers in a table; irony.

## Example
"Long shifts lowered burnout", citing a survey in which burnout was more frequent with long
shifts.

## Corrected
"Burnout was more frequent among people with long shifts."

## Confirm by hand
Find the outcome in the results and read which group had more of it.

## References
Baethge & Jergas 2025, doi 10.1186/s41073-025-00173-z.
"""

from __future__ import annotations

from ..comparison import Stance, read
from ..comparison.confirmed import confirmed_elsewhere
from ..comparison.effects.anchored import homes_of_values
from ..comparison.effects.order_contest import ranked_by
from ..comparison.effects.rankings import invented_ranking
from ..comparison.full_texts import happened_after_all, is_whole_article, part_of
from ..comparison.numbers.values_of_groups import group_values
from ..comparison.outcomes.denied_events import denied_event
from ..model import Outcome, Severity
from .scopes import Case, Pair, Result, inconclusive, major, minor, passed
from .weighed_together import opposite_as_a_whole

CODE = "QUO303"
NAME = "direction-reversed"


def check(pair: Pair) -> list[Result]:
    """One result for each direction that the claim states."""
    comparison = read(pair)
    by_values = group_values(pair.claim.text, pair.report) if pair.report is not None else []
    results = [major("the values of the two groups are exchanged",
                     claimed=str(told.claimed.passage), reported=str(told.found.passage),
                     passage=told.found.passage)
               for told in by_values if told.exchanged
               and not _borne_out(str(told.claimed.passage), comparison.stances)]
    kept = any(not told.exchanged for told in by_values)
    ranks = ranked_by(comparison)
    results += [major("the study ranks these the other way round", claimed=rank.claimed,
                      reported=str(rank.passage), passage=rank.passage)
                for rank in ranks if rank.turned and not kept
                and not homes_of_values(pair.claim.text, str(rank.passage))]
    for statement, stance in zip(comparison.statements, comparison.stances, strict=True):
        if statement.move == "differ":
            continue
        if stance is None or stance.relation != "agrees" and confirmed_elsewhere(
                comparison, stance):
            results.append(inconclusive("nothing that was read tells the direction of this",
                                        claimed=str(statement.passage)))
        elif _agreed_upon(stance, comparison.stances):
            continue  # "helped them to use less": two words tell one effect
        elif stance.relation == "opposite" and (kept or any(
                not rank.turned and rank.claimed == stance.claimed.passage for rank in ranks)):
            continue  # each group has its own value, or is ranked as the study ranks it
        elif (result := _result(stance)) is not None:
            results.append(result)
    if not any(result.outcome is Outcome.ERROR for result in results):
        results += opposite_as_a_whole(comparison)
    ranking = invented_ranking(comparison)
    if ranking is not None:
        results.append(major("groups are ranked that did not differ in the study",
                             claimed=ranking.claimed, reported=str(ranking.passage),
                             passage=ranking.passage))
    denied = denied_event(comparison)
    if denied is not None:
        results.append(major("the study met none of what the claim says happened",
                             claimed=denied.claimed, reported=denied.reported,
                             passage=denied.passage))
    if pair.report is not None and is_whole_article(pair.report):
        denial = happened_after_all(part_of(pair.claim, pair.reference), pair.report)
        if denial is not None:
            results.append(minor("the article observed what the claim says did not happen",
                                 claimed=denial.denied, reported=str(denial.passage),
                                 passage=denial.passage))
    return results


def _borne_out(passage: str, stances: tuple[Stance | None, ...]) -> bool:
    """Whether the study says that it went as the claim says beside two values: then their groups,
    not the values, were misread ("halved them, from 32% to 18%")."""
    return any(stance is not None and stance.relation == "agrees"
               and stance.claimed.move in ("up", "down", "good", "bad")
               and str(stance.claimed.passage) in passage for stance in stances)


def _agreed_upon(stance: Stance, others: tuple[Stance | None, ...]) -> bool:
    """Whether the same words of claim and study agree by another effect that they tell."""
    return stance.relation != "agrees" and any(
        other is not None and other.relation == "agrees"
        and other.claimed.passage == stance.claimed.passage
        and other.found.passage == stance.found.passage for other in others)


def _result(stance: Stance) -> Result | None:
    values = {"claimed": str(stance.claimed.passage), "reported": str(stance.found.passage),
              "passage": stance.found.passage}
    if stance.relation == "agrees":
        return passed("the study says the same", **values)
    if stance.relation == "opposite":
        if stance.swapped:
            return major("the two groups are exchanged", **values)
        return major("the study found the opposite direction", **values)
    if stance.relation == "none-for-effect":
        if stance.found.significance == "significant" or stance.found.section == "conclusions":
            return major("the study found an effect where the claim says there was none", **values)
        return inconclusive("the study tells a direction, but not how sure it is", **values)
    return None


_SURVEY = ("We surveyed 812 drivers. Fatigue was higher in drivers with night shifts than in "
           "drivers with "
           "day shifts (p=0.01).")
CASES = (
    Case(Outcome.ERROR, "higher is told as lower", {
        "claim": "Fatigue was lower in drivers with night shifts.", "source": _SURVEY},
        Severity.MAJOR),
    Case(Outcome.PASS, "the same direction in other words", {
        "claim": "Drivers with night shifts had more fatigue than those with day shifts.",
        "source": _SURVEY}),
    Case(Outcome.INCONCLUSIVE, "the study is silent on it", {
        "claim": "Fatigue was lower in drivers with night shifts.",
        "source": "We surveyed 812 drivers. Age was related to income."}),
)
