"""Which group of the study each of several numbers side by side belongs to.

"Bleeding was less frequent in the induction group (6.1% vs 9.3%)": the first is that of the group
just named, the second the other's. "Infection occurred in 2.2% and 5.7%": no group is named, the
numbers stand in the order in which the study names its groups.
"""

from __future__ import annotations

from collections.abc import Sequence

from ... import quick_re as re
from ...lexicon import keys
from ...model import Estimate
from ...wording.effects import read_effects
from ..arms.lay_arms import ArmNames, sides

_BESIDE = re.compile(
    r"[\s%)\]a-zA-Z°/²³µ]{0,24}(?:\s?[(\[][^()\[\]]{0,90}[)\]])?\s?(?:,|;|/|\band\b|\bvs?\b\.?|"
    r"\bversus\b|\bor\b|\bagainst\b|\bcompared (?:with|to)\b|,\sand)[\s(\[]*[−–-]?")
_SPAN = re.compile(r"\b(?:from|between|range|IQR|CI)\W{1,3}(?:\w{1,15}\s){0,2}$", re.I)
# What stands right after these words is what something is compared with.
COMPARED_WITH = re.compile(
    r"\b(?:than(?! (?:twice|half|double|doubled|thrice|two|three|four|five|a|one|\d+)\b)|versus|"
    r"vs\.?|compared (?:with|to)|against|relative to|over|rather|"
    r"(?:superior|inferior|similar|equivalent|comparable|equal|preferable|identical) to|"
    r"(?:instead|ahead) of|as [a-z]{3,12} as|as (?=(?:those|in|with|among|the|under|after)\b))\s?"
    r"(?:[\w-]{1,20}\s){0,4}$", re.I)
_BRACKETED = re.compile(r"[(\[][^()\[\]]{0,90}[)\]]")
# "30.8% consented and 44 completed" tells of two outcomes, not of two groups.
_UNITS = frozenset(keys(
    "points point percent percentage kg mg mm cm ml mmol hours hour minutes days day weeks months "
    "years patients participants people women men children adults of the dl per compared versus "
    "against and or score units beats events cases hg"))
_CLAUSE = re.compile(r"[;:]|\.\s|\b(?:but|while|whereas|although)\b|,\sand\b", re.I)
_MORE = {"up": 1, "down": -1}


def arm_of(text: str, names: ArmNames) -> int | None:
    """Which of the study's groups some words name; None where none or several."""
    named = {side.arm for side in sides(text, names)}
    return named.pop() if len(named) == 1 else None


def arms_by_place(sentence: str, estimates: Sequence[Estimate], offset: int,
                  names: ArmNames, order: Sequence[int] = ()) -> list[int | None]:
    """For each number the group that its place tells; None where words or nothing tell it.

    ``order`` are the groups of two numbers beside which none is named: those last told.
    """
    found: list[int | None] = [None] * len(estimates)
    if len(names.arms) < 2:
        return found
    for run in _runs(sentence, estimates, offset):
        first, last = estimates[run[0]], estimates[run[-1]]
        rest = sentence[last.end - offset:]
        if _named_in_order(rest[:_next_number(rest)], names):
            continue  # the words beside the numbers name the groups
        between = sentence[first.end - offset:last.start - offset]
        if _named_in_order(between, names):
            continue
        before = sentence[:first.start - offset]
        begins = [match.end() for match in _CLAUSE.finditer(before)]
        clause = before[begins[-1]:] if begins else before
        named = _named_in_order(clause, names)
        ending = clause[clause.rfind(",") + 1:]
        if len(named) > 1 and "," in clause and _named_in_order(ending, names):
            clause, named = ending, _named_in_order(ending, names)
        told = _order(named, len(run), len(names.arms), order)
        if len(named) == 1 and told and _is_compared_with(clause, named[0], names):
            told = told[::-1]  # "more than with placebo (17% vs 12%)"
        if told and not _contradicted(clause, told, named, [estimates[i] for i in run]):
            for index, arm in zip(run, told, strict=True):
                found[index] = arm
    return found


def _is_compared_with(clause: str, arm: int, names: ArmNames) -> bool:
    places = [side.start for side in sides(clause, names) if side.arm == arm]
    return bool(places) and bool(COMPARED_WITH.search(clause[:min(places)]))


def _order(named: list[int], count: int, arms: int, order: Sequence[int]) -> list[int]:
    if len(named) == count:
        return named
    if not named and count == len(order):
        return list(order)
    if len(named) == 1 and count == 2 == arms:
        return [named[0], 1 - named[0]]
    return []


def _contradicted(clause: str, order: list[int], named: list[int],
                  values: list[Estimate]) -> bool:
    """Whether "lower with the drug" stands before numbers of which the first is the higher."""
    if not named or len(values) != 2 or order[0] != named[0]:
        return False
    moves = [_MORE[e.move] for e in read_effects(clause) if e.move in _MORE]
    one, other = values[0].value or 0.0, values[1].value or 0.0
    return len(set(moves)) == 1 and one != other and moves[0] != (1 if one > other else -1)


def _runs(sentence: str, estimates: Sequence[Estimate], offset: int) -> list[list[int]]:
    runs: list[list[int]] = []
    for index, estimate in enumerate(estimates):
        if runs:
            last = estimates[runs[-1][-1]]
            gap = sentence[last.end - offset:estimate.start - offset]
            if len(gap) < 110 and last.unit == estimate.unit and _BESIDE.fullmatch(gap) and not (
                    keys(_BRACKETED.sub(" ", gap)) - _UNITS):
                runs[-1].append(index)
                continue
        runs.append([index])
    return [run for run in runs if len(run) > 1 and not _SPAN.search(
        sentence[:estimates[run[0]].start - offset][-12:])]


def _named_in_order(text: str, names: ArmNames) -> list[int]:
    """The groups that ``text`` names, each once, in the order of their first naming."""
    return list(dict.fromkeys(side.arm for side in sides(text, names)))


def _next_number(text: str) -> int:
    digit = re.search(r"\d|;|\.\s", text)
    return digit.start() if digit else len(text)
