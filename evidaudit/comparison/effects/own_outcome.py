"""Whether the study found no effect on the very outcome that a claim tells of.

Of all that a claim names, its outcome tells most: the groups, the people and the illness are those
of every result of one study. So the words that name a group, and those that no result names, are
left out; what remains is looked for in each result's own words. Where those that name it showed
no effect, and no other result names as much of it, the claim tells an effect that was not shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from ... import quick_re as re
from ...lexicon import keys, measures
from ...model import Report
from ..arms.lay_arms import arm_names
from ..stated import GENERIC, WEAK, Prepared
from .result_fits import Fit, shares
from .told_results import named_terms

ALL_NAMED = 0.7  # … both ways, where the claim tells of a good or bad thing that the study does not
NAMED = 0.6      # share of the claim's outcome that the result must name
BACK = 0.5       # share of the result's outcome that the claim must name
LESS = 0.25      # how much less of the outcome every other result must name
STRANGE = 0.6    # share of the claim's own words of which the study may say nothing

# "Than stunted ones", "in people with moderate sleep apnoea": against whom, and in whom.
_AGAINST = re.compile(r"\b(?:than|compared (?:with|to)|versus|vs\.?|against|relative to)\s"
                      r"(?:(?!(?:for|in|on)\s)[\w’'-]{1,24}\s?){1,8}", re.I)
_PEOPLE = re.compile(
    r"\b(?:in|among|of|for|to)\s(?:[\w-]{2,16}\s){0,3}?(?:people|patients|adults|women|men|children|"
    r"those|participants|infants|babies|girls|boys|adolescents|teenagers|pupils|students|"
    r"volunteers|dogs|cats|cows|horses|mice|rats|pigs|calves)\s(?:with|who|whose|aged|having|"
    r"living with|after|undergoing|on)\s"
    r"(?:(?!(?:than|compared|by|at|after|over)\s)[\w’'-]{1,24}\s?){1,5}", re.I)
# "Among injured skiers, days lost did not differ" says nothing of who was injured.
_LED = re.compile(r"\W*(?:in|among|for|within) [^,;]{3,80},", re.I)
_NO_OUTCOME = frozenset(keys(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty first second "
    "third fourth going go come coming made make get got give given taken take put keep kept end "
    "ended "
    "needed still even also")) | {"first", "second", "third"}
_MEASURED = 1.5   # a measured quantity tells more of what was found than another word


def without_effect(part: str, fits: Sequence[Fit], report: Report,
                   prepared: Prepared) -> Fit | None:
    """The result, of ``fits``, of the outcome of ``part`` that showed no effect; None where another
    result names as much of it."""
    if not fits:
        return None
    asked = fits[0].asked
    arms = no_outcome(part, fits, report, prepared)
    rows = [fit for fit in fits if not fit.result.bare and not fit.result.of_arms]
    told = frozenset().union(*(fit.result.own for fit in rows))
    wanted = {key: prepared.weight(key) * (_MEASURED if key in measures() else 1.0)
              for key in asked.wanted - arms if shares(key, told)}
    total = sum(wanted.values())
    if not total or max(map(_plain, wanted)) < 1.0:
        return None

    if prepared.total(asked.strange) > STRANGE * prepared.total(asked.own):
        return None
    exact = frozenset(key for key in wanted if any(key in fit.result.own for fit in fits))
    own = {id(fit): _own(fit, prepared) for fit in fits}

    def named(fit: Fit) -> float:
        return sum(weight * (shares(key, own[id(fit)]) if key not in exact
                             else key in own[id(fit)])
                   for key, weight in wanted.items()) / total

    def back(fit: Fit) -> float:
        return max((_back(item - arms, asked.own, prepared)
                    for item in (*fit.result.items, fit.result.own)), default=0.0)

    least = NAMED if not asked.foreign else ALL_NAMED
    null = [fit for fit in fits if fit.result.shown is False and fit.when >= 0
            and fit.who >= 0 and fit.arms >= 0 and not fit.result.interaction
            and named(fit) >= least and back(fit) >= (BACK if not asked.foreign else ALL_NAMED)]
    if not null:
        return None
    best = max(null, key=lambda fit: (named(fit), back(fit), fit.when, fit.score))
    most = named(best)
    for fit in fits:
        if fit.result.shown is False or fit.when < 0 or fit.who < 0 or fit.arms < 0:
            continue
        if named(fit) > most - LESS:
            return None
    return best


def without_likeness(part: str, fits: Sequence[Fit], report: Report,
                     prepared: Prepared) -> Fit | None:
    """The result, of ``fits``, that missed the margin of which ``part`` tells, naming no outcome;
    None where the study met a margin too."""
    missed = [fit for fit in fits if fit.result.margin is False]
    if not missed or any(fit.result.margin for fit in fits):
        return None
    told = frozenset().union(*(fit.result.own for fit in fits))
    wanted = fits[0].asked.wanted - no_outcome(part, fits, report, prepared)
    return None if any(shares(key, told) for key in wanted) else missed[0]


def no_outcome(part: str, fits: Sequence[Fit], report: Report,
               prepared: Prepared) -> frozenset[str]:
    """The terms of ``part`` that name groups, people or nothing."""
    arms = prepared.arms.union(*(arm.own for arm in arm_names(report).arms))
    named = named_terms(_PEOPLE.sub(" ", _AGAINST.sub(" ", part)), prepared)
    return arms | GENERIC | _NO_OUTCOME | (fits[0].asked.own - named)


def _own(fit: Fit, prepared: Prepared) -> frozenset[str]:
    """The terms of a result but for those of the people whom its first words name."""
    led = _LED.match(fit.result.text)
    if led is None:
        return fit.result.own
    return fit.result.own - (named_terms(led.group(), prepared)
                             - named_terms(fit.result.text[led.end():], prepared))


def _plain(key: str) -> float:
    return 0.5 if key in WEAK else 1.0


def _back(own: frozenset[str], asked: frozenset[str], prepared: Prepared) -> float:
    """The share of a result's outcome that the claim names."""
    total = prepared.total(own)
    return sum(prepared.weight(key) * shares(key, asked) for key in own) / total if total else 0.0
