"""Whether a number that a claim gives to some of the people is the study's number of others.

A study says "in people with HIV sensitivity was 82%; in those without HIV it was 93%"; a claim
gives 93% to people with HIV, or the number of a subgroup to everybody.
"""

from __future__ import annotations

from ... import quick_re as re
from ...lexicon import keys
from ...model import Estimate, Kind
from ...statistics import agrees
from ..alignment import Comparison
from ..numbers.reported_numbers import COMPARABLE, PEOPLE
from ..outcomes.outcomes_of_numbers import NumberOfAnother, Slot, slots_of
from ..stated import GENERIC, WEAK, dose_places

_ALIKE = frozenset({Kind.PROPORTION, Kind.PREVALENCE, Kind.SENSITIVITY})
_COMMONPLACE = 3  # sentences that name the people; more, and they are whom the study is about
_WHO = re.compile(
    r"\b(?:in|among|for|of)\s(?:the\s|all\s|those\s)?(?P<who>(?:[\w’'-]{2,20}\s){0,3}?(?:adults|"
    r"people|patients|women|men|children|those|participants|smokers|users|infants|residents|"
    r"pupils|students|teenagers|girls|boys|mothers|cases|carriers|survivors|athletes|workers|"
    r"nurses|dogs|cats|cows|mice|schools|households|babies)\b"
    r"(?:\s(?:living with|with|who (?:have|had|were|are)|on|taking|aged|under|over|in|from)\s"
    r"(?:[\w-]{1,20}\s?){1,4})?)", re.I)
_WITHOUT = re.compile(r"\b(?:without|not (?:on|taking|living with|having)|free of|non-?)\s?"
                      r"(?:[\w-]{2,20})", re.I)
_EVERYBODY = re.compile(r"\b(?:overall|in total|altogether|as a whole|all (?:patients|people|"
                        r"participants|of them)|everyone|everybody)\b", re.I)
_SOME_ONLY = re.compile(
    r"^\W*(?:but |and |while |whereas )?(?:in|among|for) (?:the )?(?:[\w-]{1,20} ){0,4}?(?:under|"
    r"over|younger than|older than|less than|more than|smaller than|larger than|below|above|aged|"
    r"with|without|who)\b", re.I)


def number_of_other_people(comparison: Comparison) -> NumberOfAnother | None:
    """The first number of the claim that the study gives for other people, or None."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None:
        return None
    text = comparison.anatomy.text
    given = dose_places(text)
    numbers = [e for e in comparison.anatomy.estimates
               if e.kind in COMPARABLE and e.value is not None and e.start not in given]
    if not numbers:
        return None
    slots = [s for s in slots_of(report, prepared) if s.estimate is not None]
    told = _WITHOUT.sub(" ", text)
    named = frozenset().union(*(keys(match["who"], prepared.short)
                                for match in _WHO.finditer(told)))
    some = frozenset(
        key for key in named - GENERIC - WEAK - PEOPLE - prepared.arms
        if 0 < prepared.frequency.get(key, 0) <= _COMMONPLACE
        and key not in keys(report.title, prepared.short)
        and key not in keys(" ".join(_WITHOUT.findall(text)), prepared.short))  # told of both
    for claimed in numbers:
        own = [s for s in slots if _agree(claimed, s.estimate)]
        rivals = [s for s in slots if s.is_result and s not in own
                  and _same_kind(claimed, s.estimate)]
        found = _of_others(some, own, rivals, prepared.short) or (
            _of_some_only(own, rivals) if _EVERYBODY.search(text) else None)
        if found is not None:
            return found
    return None


def _of_others(some: frozenset[str], own: list[Slot], rivals: list[Slot],
               short: tuple[tuple[str, str], ...]) -> NumberOfAnother | None:
    if not some or not own:
        return None
    if any(some & keys(_WITHOUT.sub(" ", slot.words), short) for slot in own):
        return None
    if not all(some & keys(" ".join(_WITHOUT.findall(slot.words)), short) for slot in own):
        return None  # the study must give the number to those without, in so many words
    for rival in rivals:
        if some <= keys(_WITHOUT.sub(" ", rival.words), short):
            return NumberOfAnother(", ".join(sorted(key.lstrip("=") for key in some)),
                                   "others", own[0].passage)
    return None


def _of_some_only(own: list[Slot], rivals: list[Slot]) -> NumberOfAnother | None:
    """The number of a subgroup told of everybody, where everybody has another one."""
    if not own or not all(_SOME_ONLY.match(slot.words) for slot in own):
        return None
    if any(not _SOME_ONLY.match(rival.words) and own[0].estimate is not None
           and rival.estimate is not None and rival.estimate.kind is own[0].estimate.kind
           for rival in rivals):
        return NumberOfAnother("all", own[0].words.strip()[:60], own[0].passage)
    return None


def _same_kind(one: Estimate, other: Estimate | None) -> bool:
    return other is not None and (one.kind is other.kind
                                  or one.kind in _ALIKE and other.kind in _ALIKE)


def _agree(one: Estimate, other: Estimate | None) -> bool:
    if other is None or one.value is None or other.value is None or not _same_kind(one, other):
        return False
    rounded = one.kind in _ALIKE and abs(one.value - other.value) < 0.00501
    return bool(agrees(one, other)) or rounded
