"""Each number of the claim beside the numbers that the report gives for the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ... import quick_re as re
from ...lexicon import keys
from ...model import Estimate, Kind, Report
from ...statistics.kinds import CONTRASTS
from ..alignment import Comparison
from ..arms.lay_arms import arm_names
from ..arms.listed_groups import with_listed_groups
from ..stated import Prepared, dose_places
from .claimed_numbers import SHARES, as_told
from .confused_kinds import changes_message, confusion
from .contests import lost
from .derivable import is_derivable, study_numbers
from .derived_numbers import implied_by, turned_round
from .honest_numbers import (
    TURNED,
    complement_agrees,
    in_the_dress_of,
    is_close,
    is_complement,
    is_exact,
    same_digits,
)
from .named_shares import PREDICTIVE_VALUE, name_of
from .open_kinds import (
    as_the_claim_tells,
    is_a_bare_fraction,
    is_another_share,
    is_counted_out,
    is_left_to_the_test,
    is_of_things_gone,
    is_printed_in,
    is_told_by_counts,
    result_terms,
    says_by,
)
from .other_values import (
    ALIKE_TO_ACCUSE,
    ALIKE_UNDERIVABLE,
    Question,
    ValueStance,
    other_value,
)
from .reported_numbers import COMPARABLE, PEOPLE, Reported, groups_of, reported_numbers, words_of
from .told_counts import counts_told_otherwise
from .value_evidence import (
    NUMBER_WORDS,
    Told,
    agree_at_all,
    beside,
    better_told,
    carries_on,
    has_levels,
    is_no_result,
    labels_shared,
    of_another_measure,
    outcome_is_the_others,
    speaks_of_another,
    told_of_all,
)

__all__ = ["ValueStance", "value_stances"]
_ACCURACY = frozenset({Kind.SENSITIVITY, Kind.SPECIFICITY})
# "19% of the children without the drug" are not the drug's.
_WITHOUT = re.compile(r"[^,;.()]{0,60}?\b(?:without|not|never|no)\b", re.I)
CHANCE = 0.1           # an agreeing number in a sentence this unlike agrees by chance
SURE = 0.65            # likeness of the sentence that gives another number for the same thing
SURE_OF_OWNER = 0.8    # likeness of the sentence whose number the claim should have told
ALIKE_TO_AGREE = 0.2   # share of the claim's weight in the finding's sentence
ALIKE_FOR_OWNER = 0.33  # likeness of the number that the claim's words name, its digits another's
LEAST_FOR_DIGITS = 0.2  # digits of another kind in a sentence less alike agree by chance
SUPPORT_FOR_CONFUSION = 0.4  # likeness and digits together that tell a confusion of kinds
SUPPORT_BESIDE_LEVELS = 0.3  # … where the difference claimed is not that of the two shares told
SUPPORT_TO_AGREE = 0.3


@lru_cache(maxsize=128)
def value_stances(comparison: Comparison) -> tuple[ValueStance, ...]:
    """For each number of the claim what the report says of it; nothing where nothing is alike."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None:
        return ()
    text = comparison.anatomy.text
    given = dose_places(text)
    estimates = [e for e in comparison.anatomy.estimates
                 if e.kind in COMPARABLE and e.value is not None and e.start not in given]
    return (_stances(comparison, report, prepared, estimates) if estimates else ()) + tuple(
        ValueStance(claimed, reported, "other-value", alike,
                    near=is_close(claimed, reported.estimate))
        for claimed, reported, alike in counts_told_otherwise(comparison))


def _stances(comparison: Comparison, report: Report, prepared: Prepared,
             estimates: Sequence[Estimate]) -> tuple[ValueStance, ...]:
    """What the report says of each of these numbers of the claim."""
    text = comparison.anatomy.text
    numbers = reported_numbers(report, prepared)
    of_a_test = any(n.estimate.kind in _ACCURACY for n in numbers)
    prevents = any(n.estimate.kind is Kind.PERCENT_CHANGE for n in numbers)
    own = [as_told(e, text, of_a_test, prevents) for e in estimates]
    arms = with_listed_groups(text, own, 0, groups_of(text, own, 0, prepared), {}, prepared.short,
                              prepared.arms | PEOPLE)
    words = words_of(text, own, 0, arms, prepared)
    wanted = keys(text, prepared.short) - NUMBER_WORDS
    all_told = [Told(*parts, wanted, text) for parts in zip(own, arms, words, strict=True)]
    topic = keys(report.title, prepared.short)
    agreeing = [frozenset(n.row.statement for n in agree_at_all(told.estimate, numbers))
                for told in all_told]
    found = []
    for index, told in enumerate(all_told):
        partners = Counter(s for i, some in enumerate(agreeing) if i != index for s in some)
        found.append(_decide(Question(
            told, numbers, prepared, topic, partners, f"{report.title} {report.text}",
            prepared.long or not is_exact(told.estimate) or is_derivable(
                told.estimate, study_numbers(report)))))
    if not prepared.long:
        found = [replace(stance, relation="unlike") if stance.relation == "other-value"
                 and not stance.near and stance.score < (
                     ALIKE_TO_ACCUSE if stance.derivable else ALIKE_UNDERIVABLE) else stance
                 for stance in found]
    found = [_unless_in_order(stance, found) for stance in found]
    return tuple(_unless_lost(stance, told, [other for other in all_told if other is not told],
                              numbers, comparison)
                 for stance, told in zip(found, all_told, strict=True))


def _unless_lost(stance: ValueStance, told: Told, others: list[Told],
                 numbers: tuple[Reported, ...], comparison: Comparison) -> ValueStance:
    """``stance``, unless the claim's words fit another number better than its own."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None or stance.relation not in ("agrees", "unlike"):
        return stance
    names = arm_names(report)
    contest = lost(told, others, numbers, prepared, names)
    if contest is not None and contest.by == "outcome" and any(
            beside(told.estimate, number.estimate) and (
                number.estimate.kind in _ACCURACY or name_of(number.row) == PREDICTIVE_VALUE)
            for number in numbers):
        return stance  # "the positive predictive value was 24%" names no outcome, by its nature
    if contest is not None:
        return replace(stance, found=contest.other, relation=f"other-{contest.by}")
    dressed = tuple(in_the_dress_of(told.estimate, number) for number in numbers)
    contest = lost(told, others, dressed, prepared, names) if dressed != numbers else None
    if contest is None or contest.by != "group":
        return stance  # the words beside a ratio tell less of its outcome than of its groups
    other = next(number for number, one in zip(numbers, dressed, strict=True)
                 if one is contest.other)
    return replace(stance, found=other, relation="other-group")


def _unless_in_order(stance: ValueStance, every: list[ValueStance]) -> ValueStance:
    """``stance`` without a mistaken group where the claim tells two numbers of one sentence in the
    order of the report, and only one of them would be the other group's: its words were misread."""
    if stance.relation != "other-group" or stance.found is None:
        return stance
    mine = stance.found
    for other in every:
        if other is stance or other.found is None or other.relation == "other-group":
            continue
        theirs = other.found
        if theirs is mine or theirs.row.statement != mine.row.statement or (
                theirs.estimate.kind is not mine.estimate.kind
                or not same_digits(other.claimed, theirs.estimate)):
            continue
        if (other.claimed.start < stance.claimed.start) == (
                theirs.estimate.start < mine.estimate.start):
            return replace(stance, relation="unlike")
    return stance


def _decide(asked: Question) -> ValueStance:
    told, prepared = asked.told, asked.prepared
    claimed, text = told.estimate, told.text
    if is_counted_out(claimed, (n.estimate for n in asked.numbers)) or is_told_by_counts(
            claimed, asked.source):
        return ValueStance(claimed, None, "unlike")
    scored = asked.scored()
    agreeing = [(score, n) for score, n in scored if beside(claimed, n.estimate)]
    if agreeing:
        return _of_agreeing(asked, agreeing, scored)
    implied = implied_by(told, scored, prepared)
    if implied is not None:
        return ValueStance(claimed, implied[1], "agrees", implied[0])
    turned = turned_round(told, scored, prepared)
    if turned is not None and not prepared.long:
        return ValueStance(claimed, turned[1], "other-group", turned[0])
    results = result_terms(told.wanted, text, prepared)
    for score, number in scored:
        agreement = confusion(claimed, number.estimate)
        if not agreement:
            continue
        if agreement in _LEVELS_FOR_CONTRASTS and results:
            score = max(score, prepared.total(results & number.sentence) / prepared.total(results))
        if agreement == _SHARE_AS_CHANGE and not says_by(claimed, text):
            return ValueStance(claimed, number, "agrees", score)  # "82% improved" is a share
        if agreement == _CHANGE_AS_SHARE and (
                number.row.statement in asked.partners
                or is_of_things_gone(claimed, text, number.row.statement, _WHOM)):
            return ValueStance(claimed, number, "agrees", score)  # "effectiveness (86% vs 51%)"
        if as_the_claim_tells(claimed, number.estimate, text):
            return ValueStance(claimed, number, "agrees", score)
        if is_a_bare_fraction(claimed, text) or is_left_to_the_test(
                claimed, number.estimate, text) or is_another_share(
                    claimed, number.estimate) or is_printed_in(
                    claimed, asked.source, asked.told_so(number)):
            return ValueStance(claimed, number, "unlike", score)
        support = asked.support(score, number)
        if score >= (SURE if prepared.long else LEAST_FOR_DIGITS) and (
                prepared.long or support >= (
                    SUPPORT_BESIDE_LEVELS if has_levels(number, asked.numbers) and (
                        claimed.kind is Kind.RISK_DIFFERENCE) else SUPPORT_FOR_CONFUSION)):
            return ValueStance(claimed, number, "other-kind", score, agreement,
                               changes_message=changes_message(agreement, number, scored))
    return other_value(asked, scored)


def _of_agreeing(asked: Question, agreeing: list[tuple[float, Reported]],
                 scored: list[tuple[float, Reported]]) -> ValueStance:
    """What is to be said where the report has the claim's very number, of this thing or another."""
    told, prepared = asked.told, asked.prepared
    claimed = told.estimate
    # The very digits before those that agree only when rounded.
    agreeing = [(s, n) for s, n in agreeing if same_digits(claimed, n.estimate)] or agreeing
    score, best = _in_own_group(agreeing, told.arm)
    numbers = [n for _, n in scored]
    rest = TURNED.search(told.text) and is_complement(claimed, (n.estimate for n in numbers))
    other = not rest and not _WITHOUT.match(told.text, claimed.end) and _other_group(
        told.arm, best, numbers, claimed)
    if other and prepared.long and score >= SURE:
        return ValueStance(claimed, best, "unlike", score)  # it may give the group's own elsewhere
    if other and not prepared.long and score >= ALIKE_TO_AGREE:
        return ValueStance(claimed, best, "other-group", score)
    owner = _owner(asked, agreeing, scored)
    if owner is not None:
        return owner
    if score >= ALIKE_TO_AGREE or (
            not prepared.long and asked.support(score, best) >= SUPPORT_TO_AGREE):
        if of_another_measure(told.wanted, best) or better_told(
                claimed, score, scored, prepared):
            return ValueStance(claimed, best, "unlike", score)
        return ValueStance(claimed, best, "agrees", min(1.0, asked.support(score, best)))
    elsewhere = other_value(asked, scored)
    if elsewhere.relation == "other-value" and score < CHANCE and elsewhere.score >= SURE and (
            any(map(str.isdigit, claimed.text))):
        return elsewhere  # the same digits, but of another thing
    return ValueStance(claimed, best, "unlike", score)


def _owner(asked: Question, agreeing: list[tuple[float, Reported]],
           scored: list[tuple[float, Reported]]) -> ValueStance | None:
    """The number that the claim's words name, where its digits are those of other numbers only."""
    told, prepared = asked.told, asked.prepared
    if prepared.long or any(n.row.start is None for _, n in agreeing) or (
            told.estimate.hedge and (told.estimate.unit.startswith("per ")
                                     or not any(map(str.isdigit, told.estimate.text)))):
        return None  # "almost four in ten", "roughly a quarter" are near to many numbers
    if any(carries_on(n, told.wanted) for _, n in agreeing):
        return None  # "At one year the figures had been 62% and 9%": of what, the one before says
    for score, number in scored:
        named = all(outcome_is_the_others(told, n, number, prepared) for _, n in agreeing)
        contrary = any(f"-{key}" in n.words.own for _, n in agreeing
                       for key in told.terms & number.words.own)
        overall = told_of_all(told, number, [n for _, n in agreeing])
        if score < ALIKE_FOR_OWNER and not (
                named or contrary or overall or labels_shared(told, number)):
            continue
        kind = number.estimate.kind
        if is_no_result(number, asked.numbers) or complement_agrees(told.estimate, number.estimate):
            continue
        if beside(told.estimate, number.estimate) or not all(
                n.estimate.kind is kind or {n.estimate.kind, kind} <= SHARES
                for _, n in agreeing):
            continue
        if any(n.row.statement == number.row.statement for _, n in agreeing) and (
                number.row.statement in asked.partners):
            continue  # "18% against 9.9%": both numbers of one sentence, side by side
        if any(asked.partners.get(n.row.statement, 0) >= max(1, asked.partners.get(
                number.row.statement, 0)) for _, n in agreeing):
            continue  # as many numbers of the claim stand in the other sentence: it may be meant
        if named or overall or all(
                speaks_of_another(told, n, number, prepared) for _, n in agreeing):
            if implied_by(told, [(1.0, n) for _, n in scored
                                 if n.row.statement == number.row.statement], prepared):
                return None
            # Words that name a number of another sentence may be those of the study at large.
            sure = contrary or overall or score >= SURE_OF_OWNER or any(
                n.row.statement == number.row.statement for _, n in agreeing)
            return ValueStance(told.estimate, number, "other-value" if sure else "unlike", score)
    return None


_LEVELS_FOR_CONTRASTS = frozenset({
    "a difference between groups told as the share of one group"})

_WHOM = PEOPLE | keys("patients people persons participants individuals babies newborns students "
                      "workers nurses residents smokers runners players drivers recruits")
_CHANGE_AS_SHARE = "a relative change told as a share of people"
_SHARE_AS_CHANGE = "the share of one group told as a change"
def _in_own_group(agreeing: list[tuple[float, Reported]],
                  arm: frozenset[str]) -> tuple[float, Reported]:
    return max(agreeing, key=lambda item: (item[0], len(arm & item[1].arm)))


def _other_group(arm: frozenset[str], found: Reported, numbers: list[Reported],
                 claimed: Estimate) -> bool:
    """Whether the claimed group is that of another number of the same sentence, not of this."""
    siblings = [n for n in numbers if n.row.statement == found.row.statement
                and n is not found and n.estimate.kind is found.estimate.kind
                # a difference with its interval is that of two groups; one without may be of one
                and (n.estimate.ci_low is None) == (found.estimate.ci_low is None)
                and not beside(claimed, n.estimate)]
    for other in siblings:
        theirs = other.arm - found.arm
        if found.estimate.kind in CONTRASTS:  # its words tell its outcome, and no group
            theirs -= found.words.all
        mine = found.arm - other.arm  # none where its group is that of the other one as well
        if mine and theirs and arm & theirs and not arm & mine:
            return True
    return False
