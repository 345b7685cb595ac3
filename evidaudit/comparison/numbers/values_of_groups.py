"""Two values side by side, and which group of the study each belongs to, in claim and study.

"9.3% of those induced and 6.1% of those who waited" is held against "less frequent in the
induction group (6.1% vs 9.3%)": the same two values of the same two groups, or the groups
exchanged. Nothing is said of values that the study does not print side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from ... import quick_re as re
from ...claims.anatomy import read_anatomy
from ...evidence.reading import short_forms
from ...lexicon import keys
from ...model import Kind, Passage, Report
from ...prose import sentences
from ...wording.effects import read_effects
from ..arms.lay_arms import ArmNames, Side, arm_names, sides
from ..arms.listed_groups import lists_more_shares
from ..prepared import prepare
from ..stated import BASELINE, GENERIC, WEAK, Same

_VALUE = re.compile(
    r"(?<![\w.·/−–-])(?P<sign>[−-]?)(?P<number>\d{1,3}(?:,\d{3}){1,2}|\d{1,6}(?:[.·]\d{1,4})?)"
    r"(?![\w/]|[.·]\d)(?:\s?(?P<percent>%|per ?cent\b|in (?:every )?100\b)|"
    r"[\s-](?P<unit>[a-z][\w/.]{0,14}))?", re.I)
# What is printed beside a value and is none: intervals, spreads, p values, counts of people.
_NOISE = re.compile(
    r"\bp\s{0,2}[=<>≤≥]\s{0,2}0?[.·]?\d{1,7}|(?:±|\+/-|\+/−)\s{0,2}\d{1,6}(?:[.·]\d{1,4})?|"
    r"\b(?:9\d|80)\s?%\s?(?:CI|CrI|confidence|credible)[^()\[\];]{0,60}|\[[^\[\]]{0,60}\]|"
    r"\(\s?[−–-]?\d{1,6}(?:[.·]\d{1,4})?\s?(?:to|,|[–-])\s?[−–-]?\d{1,6}(?:[.·]\d{1,4})?\)|"
    r"\b(?:SDs?|SEM?|IQR|range|n|N)\s{0,2}[=:]?\s{0,2}\d{1,6}(?:[.·]\d{1,4})?|"
    r"\b\d{1,6}\s?/\s?\d{1,3}(?:,\d{3}|\d{0,3})|\b[\d,]{1,9} (?:out )?of (?:the )?[\d,]{1,9}\b|"
    r"\b(?:at|after|within|over|until|by|for) (?:the )?(?:\w+ )?\d{1,4}[- ]?(?:weeks?|months?|"
    r"days?|years?|hours?|h|min(?:utes)?)\b|\b(?:week|month|day|year|visit|group|phase|type|grade|"
    r"age|aged|stage)s? \d{1,4}\b|\b\d{1,4}[- ](?:year|month|week|day|hour)s?\b(?=[- ][a-z])", re.I)
_VERSUS = re.compile(r"\b(?:vs?\b\.?|versus|against|compared (?:with|to)|than|and|whereas|while|"
                     r"but|with)|[;/,]", re.I)
_FROM_TO = re.compile(r"^[^.;]{0,24}?\bto\s(?:about |around |nearly |roughly |almost )?$", re.I)
_FROM = re.compile(r"\bfrom\s(?:about |around |nearly |roughly |almost |just |over |under )?$",
                   re.I)
_AGAINST = re.compile(r"\b(?:than|vs?\b\.?|versus|against|compared (?:with|to)|beat(?:s|en)?|"
                      r"outperform\w*|over|relative to|to)\b", re.I)
_SET_AGAINST = re.compile(r"\b(?:than|as [a-z]{3,12} as|twice that of|"
                          r"compared (?:with|to)|versus|against|relative to)\s"
                          r"[^,;.]{0,40}$", re.I)
_OPENS_ITS_PART = re.compile(r"(?:[,;]\s|\b(?:and|but|while|whereas)\s)"
                             r"(?:(?:and|but|while|whereas|the|those)\s){0,2}$", re.I)
_CLAUSE_ENDS = re.compile(r"[.;]\s|;$")
# Sentences of methods: who was given what, and in what dose.
_GIVEN = re.compile(r"\b(?:randomi[sz]ed|randomly|allocated|were assigned|interventions?:|"
                    r"doses? of|we (?:included|enrolled|recruited)|enrolled)\b", re.I)
_DOSE = re.compile(r"(?:mg|µg|μg|mcg|iu|ml|g|kg|year|week|month|day|in|patient|people|women|men|"
                   r"children|participant|home|school|centre|practice)\b.*", re.I)
_REACH = 110  # characters between two values that stand side by side, and around them
_MOST = 40
_PERCENT = "%"


@dataclass(frozen=True, slots=True)
class ValuePair:
    """Two values of one sentence; ``arms`` the groups that they belong to, where it tells."""

    values: tuple[float, float]
    digits: tuple[int, int]   # printed after the decimal point
    unit: str
    arms: tuple[int, int] | None
    passage: Passage
    place: int = 0  # of the first value in its sentence


@dataclass(frozen=True, slots=True)
class GroupValues:
    """A claim's pair of values beside the study's; ``exchanged`` where the groups differ."""

    claimed: ValuePair
    found: ValuePair
    exchanged: bool


@dataclass(frozen=True, slots=True)
class _Value:
    value: float
    digits: int
    unit: str
    start: int
    end: int


def _values(text: str) -> list[_Value]:
    clean = _NOISE.sub(lambda match: " " * len(match.group()), text)
    found: list[_Value] = []
    for match in islice(_VALUE.finditer(clean), _MOST):
        number = match["number"].replace(",", "").replace("·", ".")
        unit = _PERCENT if match["percent"] else (match["unit"] or "").lower().rstrip(".s")
        end = match.end("percent") if match["percent"] else match.end("number")
        found.append(_Value(float(number), len(number.partition(".")[2]), unit,
                            match.start(), end))
    return found


_ROUNDED = -1  # digits of a share told in words: "about a third", "eight in ten"
_NEAR_POINTS, _NEAR_SHARE = 4.0, 0.15


def _with_words(text: str, values: list[_Value]) -> list[_Value]:
    """``values`` and the shares that a claim tells in words, without those that it then prints."""
    found = list(values)
    for told in read_anatomy(text).estimates:
        if told.kind is not Kind.PROPORTION or told.value is None or told.unit == "%" or any(
                value.start < told.end and told.start < value.end and value.unit == _PERCENT
                for value in values):
            continue
        if any(told.end <= value.start <= told.end + 3 for value in values):
            continue  # "just over half (55%)"
        found = [value for value in found if value.end <= told.start or told.end <= value.start]
        found.append(_Value(100 * told.value, _ROUNDED, _PERCENT, told.start, told.end))
    return sorted(found, key=lambda value: value.start)


def pairs_in(text: str, names: ArmNames, order: tuple[int, int] | None = None,
             start: int = 0, words: bool = False) -> list[ValuePair]:
    """The pairs of neighbouring values of one sentence, with the groups that they belong to.

    ``order`` are the groups of values that the sentence gives to none by name; ``words`` says
    that shares told in words are values too.
    """
    values = _with_words(text, _values(text)) if words else _values(text)
    if len(values) < 2:
        return []
    named = sides(text, names)
    found = []
    for one, other in zip(values, values[1:], strict=False):
        between = text[one.end:other.start]
        if one.value == other.value or len(between) > _REACH or _CLAUSE_ENDS.search(between):
            continue
        unit = other.unit if one.unit != _PERCENT and other.unit == _PERCENT and (
            len(between) < 24) else one.unit
        if _PERCENT in (one.unit, other.unit) and unit != _PERCENT or (
                one.unit == _PERCENT != other.unit and len(between) > 24):
            continue
        if not (_VERSUS.search(between) or _FROM_TO.match(between)):
            continue
        arms = _arms_of(text, one, other, between, named, len(names.arms))
        if arms is None and order is not None and not _near(named, one, other):
            arms = order
        found.append(ValuePair((one.value, other.value), (one.digits, other.digits), unit, arms,
                               Passage(text, start, start + len(text)), one.start))
    return found


def _near(named: tuple[Side, ...], one: _Value, other: _Value) -> bool:
    """Whether a group is named between two values or right after them."""
    return any(one.end <= side.start < other.end + _REACH // 3 for side in named)


def _arms_of(text: str, one: _Value, other: _Value, between: str, named: tuple[Side, ...],
             count: int) -> tuple[int, int] | None:
    """The groups of two neighbouring values; None where the words leave it open."""
    def distinct(some: list[Side]) -> list[int]:
        return list(dict.fromkeys(side.arm for side in some))

    def rest(arm: int) -> int | None:
        return 1 - arm if count == 2 else None

    begin = max([match.end() for match in _CLAUSE_ENDS.finditer(text, 0, one.start)], default=0)
    stop = next((match.start() for match in _CLAUSE_ENDS.finditer(text, other.end)), len(text))
    before = distinct([s for s in named if begin <= s.start < one.start])
    inside = distinct([s for s in named if one.end <= s.start < other.start])
    after = distinct([s for s in named if other.end <= s.start < min(stop, other.end + _REACH)])
    if _FROM.search(text[:one.start]) and _FROM_TO.match(between):
        # "Raised it from 75% to 85%": the second value is that of the group which did so.
        arm = before[-1] if len(set(before)) == 1 else after[0] if len(after) == 1 else None
        other_arm = None if arm is None else rest(arm)
        if arm is None or other_arm is None:
            return None
        if any(side.arm == arm and _FROM.search(text[:side.start]) for side in named
               if begin <= side.start < one.start):
            return arm, other_arm  # "cutting it from two weeks to one lowered them from … to …"
        return other_arm, arm
    first: int | None = None
    second: int | None = None
    if len(inside) == 1:
        if not before and not after and _OPENS_ITS_PART.search(text[one.end:next(
                s.start for s in named if one.end <= s.start < other.start)]):
            first, second = rest(inside[0]), inside[0]  # "94% of them did, the others 81%"
        elif after and after[0] != inside[0] and set(before) <= {inside[0]}:
            first, second = inside[0], after[0]
        elif len(before) == 1 and before[0] != inside[0] and (
                not after):
            first, second = before[0], inside[0]
        elif not after and set(before) <= {inside[0]}:
            first, second = inside[0], rest(inside[0])
    elif not inside:
        if len(before) == 1 and after and after[0] != before[0] and len(after) == 1:
            first, second = before[0], after[0]
        elif len(before) == 1 and not after:
            first, second = before[0], rest(before[0])
            if _is_against(text, begin, next(s for s in named if s.start >= begin)):
                first, second = second, first  # "less often … than with A (5% v 7%)"
        elif len(before) == 2 and not after and _set_against(text, one.start, named):
            first, second = before[0], before[1]
        elif not before and len(after) == 2 and "respectively" in text[other.end:]:
            first, second = after[0], after[1]
    return None if first is None or second is None else (first, second)


def _is_against(text: str, begin: int, side: Side) -> bool:
    """Whether a group is named as the one that another is compared with."""
    return bool(_SET_AGAINST.search(text, begin, side.start)) and not any(
        mark in text[side.start:] for mark in (", the ", ", those "))


def _set_against(text: str, end: int, named: tuple[Side, ...]) -> bool:
    """Whether the two groups named before ``end`` are compared: "less with A than with B"."""
    before = [side for side in named if side.start < end]
    return any(_AGAINST.search(text[one.end:other.start])
               for one, other in zip(before, before[1:], strict=False) if one.arm != other.arm)


@lru_cache(maxsize=2048)
def _pairs_of(same: Same) -> tuple[ValuePair, ...]:
    """The pairs of values that the results of a report print, with their groups where told."""
    report = same.report
    names = arm_names(report)
    order = result_order(report)
    found: list[ValuePair] = []
    for a, b in sentences(report.text):
        sentence = report.text[a:b]
        if _tells_results(sentence):
            found += [pair for pair in pairs_in(sentence, names, order, a)
                      if not lists_more_shares(sentence, pair.place, len(names.arms))]
    return tuple(found)


def _tells_results(sentence: str) -> bool:
    return not BASELINE.search(sentence) and not _GIVEN.search(sentence)


def result_order(report: Report) -> tuple[int, int] | None:
    """The order in which a study of two groups gives their values: that of every sentence which
    names both with a value each; None where these differ or there is none."""
    names = arm_names(report)
    if len(names.arms) != 2:
        return None
    found: set[tuple[int, int]] = set()
    for a, b in sentences(report.text):
        if _tells_results(report.text[a:b]):
            found |= {pair.arms for pair in pairs_in(report.text[a:b], names)
                      if pair.arms is not None and not _DOSE.fullmatch(pair.unit)}
    return found.pop() if len(found) == 1 else None


def group_values(claim: str, report: Report) -> list[GroupValues]:
    """Each pair of values of ``claim`` that the study prints for its groups too."""
    names = arm_names(report)
    if len(names.arms) < 2 or not report.text:
        return []
    found = []
    for pair in pairs_in(claim, names, words=True):
        if pair.arms is None:
            continue
        matches = [(other, turned) for other in _pairs_of(Same(report))
                   if (turned := _same_values(pair, other)) is not None]
        if not matches or any(other.arms is None or set(other.arms) != set(pair.arms)
                              for other, _ in matches):
            continue
        if any(effect.move == "none" for effect in read_effects(claim)):
            continue  # where nothing differed, whose 40.1 and whose 40.9 it was changes little
        verdicts = {(other.arms == pair.arms) == turned for other, turned in matches}
        if len(verdicts) == 1 and _speaks_of_it(claim, pair, matches[0][0], report):
            found.append(GroupValues(pair, matches[0][0], verdicts.pop()))
    return found


def _same_values(claimed: ValuePair, found: ValuePair) -> bool | None:
    """False where the values are the same in their order, True where turned round, else None."""
    if (claimed.unit == _PERCENT) != (found.unit == _PERCENT):
        return None
    fits = []
    for turned in (False, True):
        theirs = tuple(zip(found.values, found.digits, strict=True))
        theirs = theirs[::-1] if turned else theirs
        if all(_is_told(mine, digits, value, printed)
               for mine, digits, (value, printed) in zip(
                   claimed.values, claimed.digits, theirs, strict=True)):
            fits.append(turned)
    return fits[0] if len(fits) == 1 else None


def _is_told(mine: float, digits: int, value: float, printed: int) -> bool:
    """Whether a claim's value is a printed one, rounded as the claim rounds."""
    if digits == _ROUNDED:
        return abs(value - mine) <= max(_NEAR_POINTS, _NEAR_SHARE * value)
    return digits <= printed and abs(round(value, digits) - mine) < 1e-9


_ONE_THING = frozenset(keys("patients people women men children group groups given treated")
                       ) | GENERIC | WEAK


def _speaks_of_it(claim: str, claimed: ValuePair, found: ValuePair, report: Report) -> bool:
    """Whether claim and sentence share a word besides the groups', or the values are telling."""
    loose = _ROUNDED in claimed.digits
    if not loose and (sum(found.digits) >= 1 or min(found.values) >= 10):
        return True
    prepared = prepare(report)
    short = short_forms(report.text)
    shared = keys(claim, short) & keys(found.passage, short)
    return bool(shared - _ONE_THING - prepared.arms)
