"""Whether the number of a claim is the study's number of something else: a contest of numbers.

The claim's number is printed in the study. The words that the study has beside it are held against
those beside every other number of its sort: where the claim tells what stands with another number
and nothing of what stands with its own, it was taken from the wrong place. What decides is which
group of the study is told, which dose or age, and which outcome; each only by a clear margin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ... import quick_re as re
from ...model import Estimate, Kind
from ..arms.lay_arms import ArmNames, sides
from ..outcomes.outcomes_of_numbers import FRAME_OF_NUMBERS
from ..stated import GENERIC, WEAK, Prepared
from .honest_numbers import same_digits
from .number_words import EMPTY
from .paired_numbers import COMPARED_WITH, arm_of, arms_by_place
from .reported_numbers import Reported
from .results_of_tests import where_the_group_ends
from .value_evidence import NUMBER_WORDS, Told, beside, carries_on, is_no_result

_PER_CENT = frozenset({Kind.PROPORTION, Kind.PREVALENCE, Kind.PERCENT_CHANGE, Kind.SENSITIVITY,
                       Kind.SPECIFICITY})
_RATIOS = frozenset({Kind.RISK_RATIO, Kind.ODDS_RATIO, Kind.HAZARD_RATIO, Kind.PERCENT_CHANGE})
_AMOUNTS = frozenset({Kind.MEAN, Kind.MEDIAN, Kind.MEAN_DIFFERENCE})
_FAMILIES = (_PER_CENT, _RATIOS, _AMOUNTS)
MARGIN = 0.5        # by how much more of the claim another number's words must hold
UNTOLD = 0.7        # share of the words of the number's own outcome that the claim leaves out
KNOWN = 0.5         # share of the claim's words that the study must use at all
FAR_MARGIN = 0.7    # … of the margin where the claim tells several numbers
_PRINTED = re.compile(r"\d")
# After these words the claim may have gone over to the other group.
_TURN = re.compile(r"\b(?:than|versus|vs|against|compared|relative|whereas|while|but|and|similar|"
                   r"like|unlike|as|rather|instead)\b|;", re.I)
_PARTS = re.compile(r"[,;]\s(?:whereas|while|against|compared (?:with|to)|versus|but|and|as "
                    r"against)\b", re.I)
_FROM_TO = re.compile(r"\b(?:from|between)\s(?:\w{1,15}\s){0,2}$|"
                      r"\bfrom\s[^,;]{0,40}\bto\s(?:\w{1,15}\s){0,2}$", re.I)
_OF_WHOM = re.compile(
    r"[^,;()\d\n]{0,30}?\b(?:of|in|with|on|for|among|under|after|when|given|taking|using|receiving|"
    r"assigned|without)\s(?P<whom>[^,;:()]{2,90})", re.I)
_WITHOUT = re.compile(r"\b(?:without|not|never|no|none)\b", re.I)


@dataclass(frozen=True, slots=True)
class Contest:
    """Another number that the claim's words fit better: ``by`` is "group" or "outcome"."""

    by: str
    other: Reported


def comparable(one: Estimate, other: Estimate) -> bool:
    """Whether two numbers are of one sort, so that one could be told for the other."""
    return one.kind is other.kind or any(
        one.kind in family and other.kind in family for family in _FAMILIES)


def lost(told: Told, others: Sequence[Told], numbers: Sequence[Reported], prepared: Prepared,
         names: ArmNames) -> Contest | None:
    """The number of the study that the claim's words mean, where its digits are another's."""
    claimed = told.estimate
    turned = exchanged(told, others, numbers, names) if not prepared.long else None
    if turned is not None:
        return turned
    if prepared.long or claimed.ci_low is not None or not _PRINTED.search(claimed.text):
        return None
    agreeing = [n for n in numbers if comparable(claimed, n.estimate)
                and beside(claimed, n.estimate)]
    own = [n for n in agreeing if same_digits(claimed, n.estimate)]
    near = _in_company([n for n in agreeing if _rounds_to(claimed, n.estimate)], others, numbers)
    own = [n for n in own if n in near]
    if not near or any(n.row.start is None for n in agreeing):
        return None
    rivals = [n for n in numbers if n not in agreeing and comparable(claimed, n.estimate)
              and not is_no_result(n, tuple(numbers))]
    group = _by_group(told, others, own or near, rivals, numbers, names)
    if group is not None or not own:
        return group
    free = [n for n in rivals if not any(beside(o.estimate, n.estimate) for o in others)]
    return (_by_label(told, own, rivals)
            or _by_outcome(told, others, own, free, numbers, prepared, names))


def _in_company(some: list[Reported], others: Sequence[Told],
                numbers: Sequence[Reported]) -> list[Reported]:
    """Those of some numbers in whose sentence most other numbers of the claim stand too."""
    company = [sum(any(n.row.statement == one.row.statement and n is not one
                       and beside(other.estimate, n.estimate) for n in numbers)
                   for other in others) for one in some]
    return [one for one, count in zip(some, company, strict=True) if count == max(company)]


def more_groups_than(arms: int, number: Reported, numbers: Sequence[Reported]) -> bool:
    """Whether the part of a sentence in which a number stands lists more such numbers, an odd
    count of them, than there are groups: some group of the study was not read."""
    text, offset = number.row.statement, number.row.start or 0
    place = number.estimate.start - offset
    begin, end = text.rfind(";", 0, max(0, place)) + 1, text.find(";", max(0, place))
    here = [n for n in numbers if n.row.statement == text
            and n.estimate.kind is number.estimate.kind
            and n.estimate.unit == number.estimate.unit and n.estimate.ci_low is None
            and begin <= n.estimate.start - offset < (end if end >= 0 else len(text))]
    return len(here) > arms and len(here) % 2 == 1


def claimed_arm(told: Told, others: Sequence[Told], names: ArmNames) -> int | None:
    """The group of the study that the claim gives its number to; None where it is not plain."""
    text, start, end = told.text, told.estimate.start, told.estimate.end
    if _FROM_TO.search(text[:start][-60:]):
        return None  # "from 27.8% to 12.9%" tells of two groups
    after = _of_whom(text[end:min((o.estimate.start for o in others if o.estimate.start >= end),
                                  default=len(text))])
    named = arm_of(after, names) if after else None
    if named is not None and named != names.control and _WITHOUT.search(after):
        return 1 - named if len(names.arms) == 2 else None  # "of those without the drug"
    if named is not None or _WITHOUT.search(after):
        return named
    beside_it = [other.estimate for other in others if other.estimate.unit == told.estimate.unit]
    if beside_it:
        every = sorted([*beside_it, told.estimate], key=lambda e: e.start)
        place = arms_by_place(text, every, 0, names)[every.index(told.estimate)]
        return place if place is not None or len(every) != 2 else _in_own_part(
            text, every, every.index(told.estimate), names)
    found = sides(text, names)
    if len({side.arm for side in found}) == 1 and len(names.arms) == 2:
        place = found[0].start
        if place < start and not COMPARED_WITH.search(text[:place]) and not _TURN.search(
                text[place:start]):
            return found[0].arm
    return None


def exchanged(told: Told, others: Sequence[Told], numbers: Sequence[Reported],
              names: ArmNames) -> Contest | None:
    """The number that is the claimed group's where the claim tells two numbers of one sentence,
    each of them for the other's group; the numbers may be told in words: "half, nine in ten"."""
    if len(names.arms) < 2:
        return None
    turned: list[Contest] = []
    for other in others:
        if other.estimate.unit != told.estimate.unit:
            continue
        every = [n for n in numbers if beside(told.estimate, n.estimate)]
        for number in _in_company(every, others, numbers):
            if number.place is None or more_groups_than(
                    len(names.arms), number, numbers):
                continue
            partner = next((n for n in _neighbours(number, numbers)
                            if beside(other.estimate, n.estimate)), None)
            if partner is None or partner.place is None or beside(
                    told.estimate, partner.estimate):
                continue
            mine, theirs = claimed_arm(told, others, names), claimed_arm(other, [told], names)
            if None in (mine, theirs) or mine == theirs:
                continue
            if (number.place, partner.place) != (theirs, mine):
                return None  # "eight in ten" and "six in ten" are so told of some two numbers
            turned.append(Contest("group", partner))
    return turned[0] if turned else None


def _in_own_part(text: str, two: list[Estimate], index: int, names: ArmNames) -> int | None:
    """The group named in a number's own part of "half finished at home, whereas nine in ten
    finished in the centre"."""
    turn = _PARTS.search(text, two[0].end, max(two[0].end, two[1].start))
    if turn is None:
        return None
    arms = [arm_of(text[:turn.start()], names), arm_of(text[turn.end():], names)]
    return arms[index] if arms[0] != arms[1] and None not in arms else None


# "… and was non-inferior to 14 days", "… like the placebo": there begins what it is set against.
_THE_OTHER = re.compile(
    r"\b(?:than|versus|vs|compared|against|whereas|while|(?<!nothing )but|as opposed|though|"
    r"although|unlike|like|similar(?:ly)?|equal|equivalent|comparable|relative|rather|instead|non-?inferior|"
    r"inferior|superior|over|beat(?:s|ing)?|outperform\w*|exceed\w*|match(?:es|ed|ing)|not|nor|"
    r"(?:down|up) from|the same as|as (?:good|many|much|often|well|high|low|common)|"
    r"and (?:was|were|is|are|did|had|has|have|so|no|not))\b", re.I)


def _of_whom(after: str) -> str:
    """The words after a number that tell whose it is, up to what it is compared with."""
    match = _OF_WHOM.match(_THE_OTHER.split(after, maxsplit=1)[0])
    if match is None:
        return ""
    whom = match["whom"]
    return whom[:where_the_group_ends(whom)] or whom  # "women who had it | were still on drugs"


def _by_group(told: Told, others: Sequence[Told], own: list[Reported], rivals: list[Reported],
              numbers: Sequence[Reported], names: ArmNames) -> Contest | None:
    if len(own) != 1 or own[0].place is None or len(names.arms) < 2 or more_groups_than(
            len(names.arms), own[0], numbers):
        return None
    neighbours = _neighbours(own[0], numbers)
    for rival in rivals:
        if rival not in neighbours or rival.place in (None, own[0].place):
            continue
        if rival.place == claimed_arm(told, others, names):
            return Contest("group", rival)
    return None


def _beside(one: Reported, other: Reported) -> bool:
    return one.row.statement == other.row.statement and one.estimate.unit == other.estimate.unit


def _neighbours(number: Reported, numbers: Sequence[Reported]) -> list[Reported]:
    """The numbers right before and after one, of its sentence and unit."""
    row = [n for n in numbers if _beside(n, number)]
    at = row.index(number)
    return row[max(0, at - 1):at] + row[at + 1:at + 2]


def _rounds_to(claimed: Estimate, reported: Estimate) -> bool:
    """Whether a number is the reported one to the digits that it prints."""
    if claimed.value is None or reported.value is None:
        return False
    scale = 100.0 if claimed.unit == "%" and claimed.kind in (
        Kind.PROPORTION, Kind.PREVALENCE) else 1.0
    theirs = 100.0 if reported.unit == "%" and reported.kind in (
        Kind.PROPORTION, Kind.PREVALENCE) else 1.0
    printed = re.search(r"\d+(?:[.·](\d+))?", claimed.text)
    digits = len(printed[1] or "") if printed else 0
    return abs(abs(scale * claimed.value) - abs(theirs * reported.value)) <= (
        0.5 * 10.0 ** -digits + 1e-9)


def _labels(number: Reported) -> frozenset[str]:
    return frozenset(key for key in number.words.all | number.arm if key[0] in "#-")


def _by_label(told: Told, own: list[Reported], rivals: list[Reported]) -> Contest | None:
    """By the dose, age or denied condition that the claim tells and only another number has."""
    wanted = frozenset(key for key in told.words.own if key[0] in "#-")
    if not wanted or any(_labels(n) & wanted or not _labels(n) for n in own):
        return None
    other = next((n for n in rivals if any(_beside(n, m) for m in own)
                  and _labels(n) & wanted and len(_labels(n)) == 1), None)
    return Contest("group", other) if other is not None else None


def _told_there(others: Sequence[Told], own: Reported, numbers: Sequence[Reported]) -> int:
    """How many other numbers of the claim stand in the sentence of its number."""
    return sum(any(n.row.statement == own.row.statement and n is not own
                   and beside(other.estimate, n.estimate) for n in numbers) for other in others)


def _by_outcome(told: Told, others: Sequence[Told], own: list[Reported], rivals: list[Reported],
                numbers: Sequence[Reported], prepared: Prepared,
                names: ArmNames) -> Contest | None:
    together = _told_there(others, own[0], numbers)
    rivals = [n for n in rivals if sum(
        m.row.statement == n.row.statement and comparable(m.estimate, n.estimate)
        for m in numbers) > together]  # where three groups' numbers were taken from, three stand
    if any(carries_on(n, told.wanted) for n in own):
        return None  # "the figures had been 62% and 9%" names no outcome
    of_arms = frozenset().union(*(arm.own for arm in names.arms)) | GENERIC
    wanted = _wanted(told, others) - of_arms
    known = wanted & prepared.known
    total = prepared.total(known)
    if not total or prepared.total(wanted - known) > (1 - KNOWN) * prepared.total(wanted):
        return None  # in words that the study does not use
    sets = [_outcome(n, of_arms) for n in own]
    if any(not some or prepared.total(some - told.wanted) < UNTOLD * prepared.total(some)
           for some in sets):
        return None
    held = max(prepared.total(known & some) for some in sets) / total
    margin = FAR_MARGIN if others else MARGIN
    best: tuple[float, Reported] | None = None
    for rival in rivals:
        gap = prepared.total(known & _outcome(rival, of_arms)) / total - held
        if gap >= margin and (best is None or gap > best[0]):
            best = gap, rival
    return Contest("outcome", best[1]) if best else None


def _wanted(told: Told, others: Sequence[Told]) -> frozenset[str]:
    """The terms of the claim that tell what its number measures."""
    wanted = told.wanted
    if others:
        own = told.words.all - EMPTY - NUMBER_WORDS
        wanted = own if own - WEAK - GENERIC else wanted
    return frozenset(key for key in wanted - EMPTY - NUMBER_WORDS if key[0] not in "#-!")


def _outcome(number: Reported, of_arms: frozenset[str]) -> frozenset[str]:
    """The terms of what a number measures, those of the sentence before where it has none."""
    some = frozenset(key for key in number.words.all if key[0] not in "#-!") - EMPTY - of_arms
    if some - WEAK - FRAME_OF_NUMBERS:
        return some
    return some | (number.before - EMPTY - of_arms)
