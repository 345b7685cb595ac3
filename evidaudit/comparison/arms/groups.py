"""To which group each number of a sentence belongs, by the words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from ... import quick_re as re
from ...lexicon import keys
from ...model import Estimate
from ...wording.comparators import comparators
from ..stated import ShortForms, doses

_AFTER = re.compile(
    r"[%)\]\s]{0,3}(?:\((?:[^()]{0,60})\)\s?)?,?\s?(?:of|in|with|for|on|among|after|given|taking|"
    r"receiving|"
    r"assigned to|treated with|using|under|from|patients|people|participants|adults|"
    r"without)\s+(?:(?:the|those|"
    r"patients|people|participants|adults|women|men|children|recipients|who|took|received|given|"
    r"taking|on|in|"
    r"with|using|receiving|treated|assigned|to|all|caregivers|residents)\s+){0,5}"
    r"(?P<arm>[^,;.()]{2,70})", re.I)
_VERSUS = re.compile(r"\s?%?\s?(?:vs\.?|versus|v|compared with|against)\s?", re.I)
_COMPARED = re.compile(r"\b(?:compared (?:with|to)|than|versus|vs|against|as opposed to)\s"
                       r"(?:\w+\s)?$", re.I)
OTHER = "!other"  # the group that is not the one just named
_ARM_ENDS = re.compile(
    r"\s(?:and|or|vs\.?|versus|compared|than|while|whereas|but|against|at|over|within|by|during|"
    r"reported|"
    r"rated|had|have|were|was|developed|reached|achieved|showed|responded|died|said|noted|"
    r"experienced|"
    r"became|could|saw|did|quit|stopped|took|lost|met|remained|still|improved|without|who|"
    r"used|wore|drank|ate|chose|went|felt|slept|fell|needed|attended|visited|started|finished|"
    r"bought|passed|failed|scored|completed|returned|smoked|"
    r"to)\b", re.I)
_BEFORE = re.compile(
    r"(?:^|[,;:(]|\band\b|\bbut\b|\bvs\.?|\bversus\b|\bcompared with\b|\bagainst\b|\bthan\b)"
    r"(?P<arm>[^,;:()]{2,90})$", re.I)


def arms_of_numbers(sentence: str, estimates: Sequence[Estimate], offset: int = 0,
                    short: ShortForms = ()) -> list[frozenset[str]]:
    """For each estimate the terms of the group that its own words name; empty where none do.

    ``offset`` is where ``sentence`` starts in the text that the estimates' offsets refer to.
    Numbers told with "respectively" get no group: their order is all that links them.
    """
    if re.search(r"\brespectively\b", sentence, re.I):
        return [frozenset()] * len(estimates)
    found: list[tuple[frozenset[str], frozenset[str]]] = []
    places = [(e.start - offset, e.end - offset) for e in estimates]
    for start, end in places:
        later = [a for a, _ in places if a >= end]
        earlier = [b for _, b in places if b <= start]
        after = sentence[end:min(later, default=len(sentence))]
        before = sentence[max(earlier, default=0):start]
        named_before = "" if _is_no_arm(sentence, start, before) else _arm_before(before)
        found.append((_named(arm_after(after), short), _named(named_before, short)))
    if len(found) == 1 and _COMPARED.search(sentence[:places[0][0]]):
        return [found[0][0]]  # "rural households, compared with 13 g in others"
    if len(found) == 1:
        return [_named(sentence, short)]  # one number: any group that the sentence names is its own
    halved = False
    for index in range(1, len(places)):
        between = sentence[places[index - 1][1]:places[index][0]]
        if _VERSUS.fullmatch(between) and not comparators(sentence[:places[0][0]]):
            # "(87% vs 79%)": the second is the other group's
            found[index], halved = (frozenset({OTHER}), frozenset()), True
    if not halved and sum(bool(one) for one, _ in found) >= len(found) - 1:
        return [one for one, _ in found]
    return [one or other for one, other in found]


_TREATED = re.compile(r"[%)\]\s]{0,3}(?:of\s)?(?:the\s)?(?P<arm>[\w-]{3,30}[- ](?:treated|exposed|"
                      r"fed|vaccinated|assigned|allocated))\b", re.I)


def arm_after(after: str) -> str:
    """The words that name a group right after a number: "in the drug group", "of the men"."""
    treated = _TREATED.match(after[:60])
    if treated:
        return treated["arm"]
    match = _AFTER.match(after[:200])
    return _ARM_ENDS.split(" " + match["arm"], maxsplit=1)[0] if match else ""


_FROM = re.compile(r"\bfrom\s(?:\w+\s){0,2}$", re.I)
_JOINED = re.compile(r"\w\s(?:and|but|or|vs\.?|versus|against|to)\s$", re.I)
_OPENED = re.compile(r"\((?:(?:about|around|roughly|nearly|almost|over|some|approximately|just|"
                     r"only|under)\s){0,3}$", re.I)
_PAIR = re.compile(r"[^()]{1,60}?\d[^()]{0,30}?(?:\bvs?\.?\s|\bversus\b|\bagainst\b|\band\b|"
                   r"\bcompared with\b|/|,\s)[^()]{0,20}?\d", re.I)


def _is_no_arm(sentence: str, start: int, before: str) -> bool:
    """Whether the words before a number name no group of its own.

    "Fewer with the cream than with vehicle (4% vs 9%)": the last group named is not the first
    number's; "the drug cut it from 25% to 15%": 25% is not the drug's; "31 m at home and 12 m":
    home is that of the number before.
    """
    first = start == len(before)
    if _FROM.search(before[-40:]) or not first and "," not in before and (
            _JOINED.search(before[-60:])):
        return True
    return opens_a_pair(sentence, start)


def opens_a_pair(sentence: str, start: int) -> bool:
    """Whether the number at ``start`` is the first of two that stand alone: "(4% vs 9%)"."""
    before, rest = sentence[max(0, start - 40):start], sentence[start:start + 120]
    return bool(_OPENED.search(before) and _PAIR.match(rest)
                or _ADDED.search(before) and _BARE_PAIR.match(rest))


# "A did better than B, at 47% as opposed to 33%": the order of the groups is that of the numbers.
_ADDED = re.compile(r"[,:;—–]\s(?:(?:at|with|by)\s)?(?:(?:about|around|roughly|nearly|"
                    r"almost|over|some|just|only)\s){0,2}$", re.I)
_BARE_PAIR = re.compile(r"[\d.,]{1,8}\s?(?:%|per cent|points?)?\s(?:vs\.?|versus|against|"
                        r"as opposed to|as against|compared (?:with|to))\s(?:(?:about|around|"
                        r"roughly|only|just|nearly|over|some)\s){0,2}\d", re.I)


def _arm_before(before: str) -> str:
    match = _BEFORE.search(before[-150:].rstrip(" ("))
    return match["arm"] if match else ""


def _named(text: str, short: ShortForms) -> frozenset[str]:
    return keys(text, short) | doses(text + " x") if text else frozenset()
