"""What keeps a claim whose numbers or direction agree from being called accurate.

None of these says that the claim is wrong: each names a part of it that the agreement does not
reach, such as a comparator of which the study never speaks or an effect that it could not show.
"""

from __future__ import annotations

from .. import quick_re as re
from ..lexicon import keys, measures, valence
from ..model import Kind
from ..prose import negations
from ..statistics import is_significant
from .alignment import Comparison
from .arms.foreign_comparators import unconfirmed_comparator
from .effects.together import contrary
from .numbers.values import ValueStance, value_stances
from .outcomes.outcomes import absent_outcome
from .outcomes.outcomes_of_numbers import is_known_outcome, outcome_terms
from .outcomes.surrogates import asserted_outcomes
from .stated import ShortForms
from .unconfirmed import unconfirmed_parts

_LEVELS = frozenset({Kind.PROPORTION, Kind.PREVALENCE, Kind.MEAN, Kind.MEDIAN,
                     Kind.INCIDENCE_RATE})
_DERIVED = frozenset({Kind.RISK_RATIO, Kind.ODDS_RATIO, Kind.HAZARD_RATIO, Kind.PERCENT_CHANGE,
                      Kind.MEAN_DIFFERENCE})
_SHARES = frozenset({Kind.PROPORTION, Kind.PREVALENCE})
_WORKED = re.compile(r"\b(?:respon(?:d\w*|se)|benefit\w*|helped|recover\w*|improve[ds]?|better|"
                     r"succe(?:ss\w*|eded)|cured|remission|worked)\b", re.I)
_NAMED_COMPARATORS = keys("placebo") | keys("waiting list")
_EFFECTS = frozenset({"up", "down", "good", "bad"})
_CONTRARY_RELATIONS = frozenset({"opposite", "effect-for-none", "none-for-effect"})
_CAREFUL = re.compile(r"\b(?:may|might|could|not|no|nor|neither|without|unclear|uncertain|trend|"
                      r"slight\w*|possibl\w*|perhaps|suggest\w*|chance|similar|same|alike|little|"
                      r"hardly|barely|\w+n[’']t)\b", re.I)
_NOT_SHOWN = re.compile(r"\b(?:did not (?:significantly )?differ|no (?:significant |clear )?"
                        r"(?:difference|effect)|not (?:statistically )?significant\w*|"
                        r"non-?significant\w*|P\s?[=>]\s?0?[.·](?:0[6-9]|[1-9]))", re.I)
_SHOWN = re.compile(r"\bP\s?(?:<|=\s?0?[.·]0[0-4])|\bsignificantly (?:more|less|lower|higher|fewer|"
                    r"better)", re.I)
_CLAUSE = re.compile(r"[;:]|,\s(?:and|but|while|whereas|against|compared|so)\b", re.I)
# Words of which a study tells one thing of each: the number of one is not that of the other.
_CONTRARY = tuple((re.compile(rf"\b(?:{one})\b", re.I), re.compile(rf"\b(?:{other})\b", re.I))
                  for one, other in (
    (r"(?:single|one|first)[- ](?:dose|shot|injection|jab)s?",
     r"(?:two|both|second|full)[- ](?:doses?|shots?|injections?|jabs?)|two-dose"),
    (r"alone|by itself|on its own|only the", r"combin\w+|together|both combined|plus"),
    (r"first (?:season|year|winter|month|week)", r"second (?:season|year|winter|month|week)"),
    (r"low(?:er|est)?[- ]dose", r"high(?:er|est)?[- ]dose"),
    (r"weak(?:er|est)", r"strong(?:er|est)"),
    (r"overall|in total|as a whole", r"for stones under|in the subgroup|restricted to|confined to"),
))


# Of claims told accurate, one in eight of the wrong had a reading so probable, and one in eighty of
# the honest.
MAY_SAY_OTHERWISE = 0.4


def doubts(comparison: Comparison) -> tuple[str, ...]:
    """What of the claim the agreement does not reach, each in a few words; () where nothing."""
    prepared = comparison.prepared
    if prepared is None:
        return ()
    found: list[str] = []
    told = comparison.anatomy.keys
    if told & _NAMED_COMPARATORS - prepared.known or unconfirmed_comparator(comparison):
        found.append("the study never speaks of this comparator")
    outcomes = frozenset().union(*(s.outcome for s in comparison.statements)) & measures()
    if comparison.statements and outcomes - prepared.known and not comparison.anatomy.estimates:
        found.append("the study never names this outcome")
    missing = absent_outcome(comparison)
    if missing is not None and missing.verdict == "absent" and missing.keys & (
            asserted_outcomes(comparison) - prepared.known):
        found.append("the study never names this outcome")
    if any(stance is not None and (stance.relation in _CONTRARY_RELATIONS or stance.elsewhere)
           for stance in comparison.stances):
        found.append("words of the study may say otherwise")
    for stance in value_stances(comparison):
        if stance.relation == "agrees" and stance.found is not None:
            found += _of_number(comparison, stance)
    contradicts = contrary(comparison)
    if contradicts is not None and contradicts.probability >= MAY_SAY_OTHERWISE and not any(
            stance is not None and stance.relation == "agrees" and stance.against == 1.0
            for stance in comparison.stances):
        found.append("read in another way, the study says otherwise")
    found += unconfirmed_parts(comparison)
    return tuple(dict.fromkeys(found))


def _of_number(comparison: Comparison, stance: ValueStance) -> list[str]:
    prepared, number = comparison.prepared, stance.found
    if prepared is None or number is None:
        return []
    found: list[str] = []
    text, sentence = comparison.anatomy.text, number.row.statement
    derived = stance.claimed.kind in _DERIVED and number.estimate.kind in _LEVELS
    if derived and number.row.start is not None:
        named = _known(outcome_terms(text, prepared))
        there = _known(outcome_terms(sentence, prepared))
        if named and there and not {key[:6] for key in named} & {key[:6] for key in there}:
            found.append("the numbers are those of another outcome")
    if stance.claimed.kind in _SHARES and _WORKED.search(text) and not _WORKED.search(sentence):
        sides = {valence(key) for key in keys(sentence, prepared.short)} - {0}
        if sides == {-1} and not keys(text, prepared.short) & _of_harm(sentence, prepared.short):
            found.append("those to whom harm came are told as those who got better")
    tells = any(s.move in _EFFECTS for s in comparison.statements)
    if tells and not _CAREFUL.search(text) and not negations(text):
        shown = is_significant(number.estimate)
        if shown is False or shown is None and _NOT_SHOWN.search(sentence) and not _SHOWN.search(
                sentence):
            found.append("the study could not show the effect")
    if number.row.start is not None:
        at = number.estimate.start - number.row.start
        for pair in _CONTRARY:
            mine = _nearest(pair, text, stance.claimed.start)
            if mine is not None and _nearest(pair, sentence, at) == 1 - mine:
                found.append("the number is told of something else")
    return found


def _of_harm(sentence: str, short: ShortForms) -> frozenset[str]:
    return frozenset(key for key in keys(sentence, short) if valence(key) < 0)


def _known(some: frozenset[str]) -> frozenset[str]:
    return frozenset(filter(is_known_outcome, some))


def _nearest(pair: tuple[re.Pattern[str], re.Pattern[str]], text: str, at: int) -> int | None:
    """Which of two contrary words stands nearest to a place: 0, 1, or None where neither does."""
    low = max((m.end() for m in _CLAUSE.finditer(text) if m.end() <= at), default=0)
    high = next((m.start() for m in _CLAUSE.finditer(text) if m.start() > at), len(text))
    for a, b in ((low, high), (0, len(text))):
        places = [(abs(match.start() - at), which) for which, pattern in enumerate(pair)
                  for match in pattern.finditer(text) if a <= match.start() < b]
        if places:
            return min(places)[1]
    return None
