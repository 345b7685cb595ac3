"""Which of a study's groups a sentence tells of, and which it sets that one against.

The groups are found by their names wherever they stand; what stands after "than", "compared with",
"versus" or "rather than" is the one set against. Where only one of two groups is named, the other
is what it is set against.
"""

from __future__ import annotations

from dataclasses import replace

from ... import quick_re as re
from ...lexicon import keys
from ...model import Report
from ..stated import GENERIC, WEAK, ShortForms, Stated
from .lay_arms import ArmNames, Side, arm_names, sides

_MARKER = re.compile(
    r"\b(?:than|(?:as )?compared (?:with|to)|in comparison (?:with|to)|versus|vs\b\.?|relative to|"
    r"rather than|instead of|as opposed to|against|unlike|in contrast to|over(?= (?:the )?(?:"
    r"placebo|sham|usual|control|standard))|beat(?:s|ing|en)?|outperform(?:s|ed|ing)?|surpass\w*|"
    r"outdid|outscored|superior to|inferior to|ahead of|behind|as (?:well|good|effective|much|"
    r"many|often|likely|common|safe|long|fast|quickly|high|low)\b[^.;,]{0,50}?\bas|(?:double|twice|triple|"
    r"half|\w+ times|a (?:third|quarter|fifth|tenth|fraction) of|than) (?:the|that|those)(?: of)?"
    r"(?: (?:share|proportion|rate|number|figure|percentage|level|odds|risk|chance|average)s?)?"
    r"(?: (?:seen|found|reported|observed|recorded|noted|measured|needed))?"
    r"(?= (?:with|on|under|among|in|for|of|after|given|by)\b))\s", re.I)
_COUNTED = re.compile(
    r"(?:about |around |nearly |roughly |almost |just |over |under )?(?:half|once|twice|double|"
    r"doubl\w+|tripl\w+|a (?:third|quarter|half|fifth|tenth|year|month|week|day|point|minute|"
    r"dozen)|one|two|three|four|five|six|seven|eight|nine|ten|\d[\d.,]*%?|expected|before|"
    r"previously|thought|usual)\b(?!-|\s(?:days?|weeks?|months?|hours?)\b)", re.I)
_ENDS = re.compile(r"[,;:]|\.\s|\s(?:in terms of|with respect to|with regard to)\s")
_REACH = 100
_NO_GROUP = GENERIC | WEAK | frozenset(keys(
    "group groups arm arms patient patients people participants others other those them who given "
    "taking took received treated counterparts peers rest remainder usual any either once"))


def told_arms(clause: str, sentence: str, names: ArmNames) -> tuple[int, int] | None:
    """The group that ``clause`` tells of and the one it is set against; None where unclear.

    ``sentence`` is the whole in which the clause stands: what it tells of holds for a clause that
    names no group.
    """
    count = len(names.arms)
    if count < 2:
        return None
    named = sides(clause, names)
    if not named:
        whole = sides(sentence, names)
        arms = {side.arm for side in whole}
        against, _ = _set_against(sentence, whole)
        if against is not None and clause != sentence:
            return told_arms(sentence, sentence, names)  # "gained more than B, but slept less"
        return _with_rest(arms.pop(), None, names) if len(arms) == 1 else None
    against, phrase = _set_against(clause, named)
    if against is not None:
        told = {side.arm for side in named
                if not phrase[0] <= side.start < phrase[1]} - {against}
        if not told:
            return (1 - against, against) if count == 2 else None
        return (told.pop(), against) if len(told) == 1 else None
    if phrase[1] and not _is_generic(clause[phrase[0]:phrase[1]], names.short):
        return None  # "than in other countries": no group of this study
    told = {side.arm for side in named}
    return _with_rest(told.pop(), None, names) if len(told) == 1 else None


def _with_rest(told: int, against: int | None, names: ArmNames) -> tuple[int, int] | None:
    if against is not None:
        return told, against
    if len(names.arms) == 2:
        return told, 1 - told
    if names.control is not None and names.control != told:
        return told, names.control
    return None


def _set_against(clause: str, named: tuple[Side, ...]) -> tuple[int | None, tuple[int, int]]:
    """The group named after a mark of comparison and where; (None, its place) where it is none."""
    open_phrase = (0, 0)
    for marker in _MARKER.finditer(clause):
        if _COUNTED.match(clause, marker.end()):
            continue  # "less than half as common", "more than 5%"
        ends = _ENDS.search(clause, marker.end(), marker.end() + _REACH)
        stop = ends.start() if ends else min(len(clause), marker.end() + _REACH)
        inside = [side for side in named if marker.end() <= side.start < stop]
        if inside:
            return inside[0].arm, (marker.end(), stop)
        open_phrase = (marker.end(), stop)
    return None, open_phrase


def _is_generic(phrase: str, short: ShortForms) -> bool:
    return not keys(phrase, short) - _NO_GROUP


def outside_of_arms(clause: str, names: ArmNames) -> frozenset[str]:
    """The terms of ``clause`` without the words that name a group."""
    text = clause
    for side in sides(clause, names):
        text = text[:side.start] + " " * (side.end - side.start) + text[side.end:]
    return keys(text, names.short)


def in_the_studys_names(claimed: Stated, report: Report) -> Stated:
    """``claimed`` with the study's own terms for the groups that it names in lay words.

    What names a group is no outcome, and a time that names one is no time of measurement. A claim
    whose groups cannot be told apart stays as it is.
    """
    names = arm_names(report)
    clause = str(claimed.passage)
    told = told_arms(clause, claimed.sentence, names)
    if told is None:
        return claimed
    own, others = names.arms[told[0]].own, names.arms[told[1]].own
    named = sides(clause, names)
    free = outside_of_arms(clause, names)
    both = {side.arm for side in named} >= set(told)
    held = free | frozenset(key for key in claimed.clause if key.startswith("#"))
    against = (claimed.against & held | others) if both or claimed.against else claimed.against
    return replace(
        claimed, outcome=claimed.outcome & free, agent=(claimed.agent & held - others) | own,
        against=against - own, clause=(claimed.clause & held | own) - others | against,
        times=tuple(time for time in claimed.times if not any(
            side.start < time.end and time.start < side.end
            for side in sides(claimed.sentence, names))))
