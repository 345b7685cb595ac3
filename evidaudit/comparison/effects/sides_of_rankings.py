"""The sides of a ranking as terms: who or what is set before what, by any of its names.

"!x" is for what a side is without, "~wealth+" for the end of a scale that is told in many words,
"~control" for every sort of control, "@1" for the study's second group by whatever name.
"""

from __future__ import annotations

from ... import quick_re as re
from ...lexicon import keys
from ..arms.lay_arms import ArmNames, sides
from ..numbers.label_terms import label_terms
from ..numbers.number_words import EMPTY
from ..stated import GENERIC, ShortForms
from .asked import LIGHT

_DENIED = re.compile(r"\b(?:without|not|never|no|non-?|neither)\b", re.I)
_CONTROLS = frozenset(keys("placebo control controls sham untreated usual care dummy"))
NO_SIDE = EMPTY | GENERIC | LIGHT | frozenset(keys(
    "people patients participants those who with without compared association associations effect "
    "effects estimate estimates hit hardest harder affected most least more less largest smallest "
    "greatest highest lowest strongest seen found saw had already aged improvement improvements "
    "improved produced greater mean fall falls decline declines reduction reductions rise rises "
    "ones cause causes group groups arm arms level levels such as treated given drug drugs "
    "medicine medicines treatment working often frequent common "
    "frequently commonly likely prone likelihood made reported"))
# Two ends of one scale, told in many words.
_POLES = tuple((name, re.compile(rf"\b(?:{one})\b", re.I), re.compile(rf"\b(?:{other})\b", re.I))
               for name, one, other in (
    ("wealth",
     r"wealth(?:y|ier|iest)|rich(?:er|est)?|affluent|better[- ]off|well[- ]off|least[- ]deprived|"
     r"less deprived|most affluent|high(?:er|est)?[- ](?:income|socio-?economic|wealth|earn\w+|"
     r"education)",
     r"poor(?:er|est)?|(?<!least )(?<!less )deprived|worse[- ]off|disadvantaged|worst[- ]off|"
     r"low(?:er|est)?[- ](?:income|socio-?economic|wealth|earn\w+|education)"),
    ("sex", r"men|males?|boys|fathers", r"women|females?|girls|mothers"),
    ("grown", r"adults|grown-ups|working[- ]age", r"child(?:ren|hood)?|infants|kids|toddlers|"
                                                  r"babies|teenagers|"
     r"adolescents|pupils"),
    ("age", r"old(?:er|est)|elderly|seniors|pensioners|over[- ](?:60|65|70|75|80)s?",
     r"young(?:er|est)?|under[- ](?:20|30|40|50|60|65)s?"),
    ("course", r"acute|sudden", r"chronic|long[- ]term|longstanding"),
    ("severity", r"severe(?:ly)?|serious(?:ly)?|grave|gravest|sickest|advanced",
     r"mild(?:er|est|ly)?|slight|minor|moderate"),
    ("place", r"urban|cit(?:y|ies)|towns?", r"rural|countryside|villages?"),
    ("dose", r"high(?:er|est)?[- ]dos(?:e|es|age)|larger dose|bigger dose|full dose|stronger dose",
     r"low(?:er|est)?[- ]dos(?:e|es|age)|smaller dose|half dose|weaker dose"),
    ("turn", r"first (?:year|season|month|week|half|decade)", r"second (?:year|season|month|week|"
     r"half|decade)|last (?:year|half|decade)"),
    ("season", r"summer(?:s|time)?|warm(?:er|est)? (?:season|months)", r"winter(?:s|time)?|"
     r"cold(?:er|est)? (?:season|months)"),
    ("hour", r"day(?:time|s)?|by day", r"night(?:time|s)?|by night"),
    ("school", r"primary|elementary", r"secondary|high[- ]school"),
    ("pace", r"fast(?:er|est)?|quick(?:er|est)?", r"slow(?:er|est)?|ploddders?"),
))

def with_control(some: frozenset[str]) -> frozenset[str]:
    """``some`` with one word for every sort of control."""
    return some | {"~control"} if some & _CONTROLS else some


def both_sides(one: str, other: str, short: ShortForms,
               names: ArmNames) -> tuple[frozenset[str], frozenset[str]]:
    """The telling terms of both sides of a ranking; a group that both name is of neither, and of
    "users" and "non-users" the one is with and the other without."""
    first, second = ({side.arm for side in sides(words, names)} for words in (one, other))
    if len(first) > 1 or len(second) > 1:
        first, second = (first - second or first), (second - first or second)
    mine, theirs = _side_terms(one, short, first), _side_terms(other, short, second)
    if _WITHOUT_IT.search(other):
        theirs |= {f"!{key}" for key in mine if key[0] not in "!~@#"}
    return mine | _having(one, other), theirs | _having(other, one)


# "Citrate users", "non-users": who has a thing, and who has not.
_HAVING = re.compile(
    r"\b(?P<not>(?:non|never)[- ]?)?(?P<who>users?|takers?|wearers?|carriers?|owners?|smokers?|"
    r"drinkers?|swimmers?|eaters?|recipients?|members?|attenders?|vaccinated|infected|exposed|"
    r"adherent|responders?|migrants?|players?|athletes?|workers?)\b", re.I)
_WITHOUT_IT = re.compile(r"\bwithout (?:it|them|one|either)\b", re.I)


def _having(words: str, other: str) -> frozenset[str]:
    """The end of the scale on which "users" and "non-users" stand, where the other side is the
    other end or is not told."""
    match, against = _HAVING.search(words), _HAVING.search(other)
    if match is None:
        return frozenset()
    who = match["who"].lower().rstrip("s")
    if other.strip() and (against is None or against["who"].lower().rstrip("s") != who
                          or bool(against["not"]) == bool(match["not"])):
        return frozenset()
    return frozenset({f"~{who}{'-' if match['not'] else '+'}"})


def _side_terms(words: str, short: ShortForms, arms: set[int]) -> frozenset[str]:
    """The telling terms of one side; "!x" for what it is without, "~wealth+" for the end of a
    scale, "@1" for the study's second group by whatever name."""
    found = {f"@{arm}" for arm in arms} if len(arms) == 1 else set[str]()
    denied = _DENIED.search(words)
    for part, mark in ((words[:denied.start()], ""), (words[denied.start():], "!")) if denied else (
            (words, ""),):
        found |= {mark + key for key in with_control(
            keys(part, short) | label_terms(part + " ", short)) - NO_SIDE}
    for name, one, other in _POLES:
        if one.search(words):
            found.add(f"~{name}+")
        if other.search(words):
            found.add(f"~{name}-")
    return frozenset(found)


def other_ends(side: frozenset[str]) -> frozenset[str]:
    """The other ends of the scales on which a side is named."""
    return frozenset(key[:-1] + {"+": "-", "-": "+"}[key[-1]] for key in side
                     if key[0] == "~" and key[-1] in "+-")
