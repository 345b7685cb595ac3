"""Against what each number of the study was set, and against what the claim sets it.

A study of three groups, and a review, give one number against a waiting list and another against a
sham. A claim that gives the first against the sham is wrong however right its digits are. Numbers
and comparators of a sentence are paired by their order: as many of one as of the other, one for
all, or each number with the comparator just before it (just after it, where a number comes first).
The claim's comparator is then held against both in a contest of words: all that it shares with the
other comparator alone must outweigh all that it shares with that of its own number alone.
"""

from __future__ import annotations

from ... import quick_re as re
from ...lexicon import broader, keys
from ..alignment import Comparison
from ..numbers.reported_numbers import Reported, reported_numbers
from ..numbers.value_evidence import agree_at_all
from ..numbers.values import value_stances
from ..stated import WEAK, Prepared
from .comparators import ComparatorDifference
from .lay_arms import family_patterns
from .told_comparators import Told, told_comparators

_FRAME = WEAK | frozenset(keys(
    "group groups arm alone only ordinary usual standard regular other same similar people class "
    "classes programme care routine type form treatment therapy"))


# "than without it": which of the study's things was missing is not said.
_PRONOUN = re.compile(r"\bwithout(?: it| them| any)?\W*$", re.I)


_NONE = re.compile(r"\W*(?:an? |the )?(?:no|not|non-?\w+|nothing|never|un\w+ed|without)\b", re.I)
NEAR = 0.12  # share by which a rounded number of the claim may differ from the study's


def _is_near(one: float | None, other: float | None) -> bool:
    """Whether two numbers are one, rounded; "well under half" fits too many to be any."""
    return one is None or other is None or abs(one - other) <= NEAR * max(abs(one), abs(other))


def number_against_another(comparison: Comparison) -> ComparatorDifference | None:
    """The comparator of the number that a claim gives against another comparator of the study."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None or prepared.long:
        return None
    told = told_comparators(comparison.anatomy.text)
    if len(told) != 1 or _PRONOUN.search(told[0].words):
        return None
    stances = value_stances(comparison)
    if not stances:
        return None
    numbers = [n for n in reported_numbers(report, prepared) if n.row.start is not None]
    against = {id(n): _comparator_of(n, numbers) for n in numbers}
    others = dict.fromkeys(words.words for words in against.values() if words is not None)
    for stance in stances:
        agreeing = [*(n for n in agree_at_all(stance.claimed, tuple(numbers))
                      if n.estimate.kind is not stance.claimed.kind
                      or _is_near(n.estimate.value, stance.claimed.value)),
                    *(n for n in numbers if n.estimate.value is not None and stance.claimed.value
                      and abs(n.estimate.value) == abs(stance.claimed.value))]
        if not agreeing:
            continue
        own = [against[id(n)] for n in agreeing]
        if any(words is None for words in own):
            continue
        mine = [words.words for words in own if words is not None]
        for other in others:
            if all(_wins(told[0].words, other, words, prepared) for words in mine):
                return ComparatorDifference(told[0].words, mine[0], agreeing[0].passage)
    return None


def _comparator_of(number: Reported, numbers: list[Reported]) -> Told | None:
    """The comparator of a number by the order of both in its sentence; None where unclear."""
    sentence = number.row.statement
    compared = told_comparators(sentence)
    if not compared:
        return None
    starts = sorted({n.estimate.start - (n.row.start or 0) for n in numbers
                     if n.row.statement == sentence})
    at = number.estimate.start - (number.row.start or 0)
    if len(compared) == 1:
        return compared[0]
    if len(compared) == len(starts):
        return compared[starts.index(at)]
    before = [one for one in compared if one.end <= at]
    after = [one for one in compared if one.start > at]
    if compared[0].start < starts[0]:
        return before[-1] if before else None
    return after[0] if after else None


def _wins(told: str, other: str, own: str, prepared: Prepared) -> bool:
    """Whether ``told`` names ``other`` and not ``own``: by its very terms, else by their kinds."""
    mine, theirs, wanted = (keys(words, prepared.short) - _FRAME for words in (own, other, told))
    if not wanted or theirs == mine or bool(_NONE.match(other)) is not bool(_NONE.match(told)):
        return False
    if any(form.search(told) and form.search(own) and not form.search(other)
           for form in family_patterns()):
        return False  # "the corresponding tablets" are "equivalent oral formulations"
    for fits in (_same, _kind):
        to_other = {key for key in wanted if fits(key, theirs)}
        to_own = {key for key in wanted if fits(key, mine)}
        if to_other or to_own:
            return bool(to_other - to_own) and not to_own - to_other
    return False


def _same(key: str, some: frozenset[str]) -> bool:
    return key in some


def _kind(key: str, some: frozenset[str]) -> bool:
    return any(key in broader(other) or other in broader(key) for other in some)
