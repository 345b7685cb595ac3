"""Marks by which one sentence tells which arm has more, and whether that is beyond chance.

Where each arm is named (by its words, by its label "Group B", or only as "the control group"),
which of them a comparison refers to, which of two values belongs to which, and which p value or
interval stands nearest to an outcome.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from .. import quick_re as re
from ..lexicon import Term, keys, terms
from . import direction_terms as stems

ShortForms = tuple[tuple[str, str], ...]
_REACH = 90         # characters after "than" in which the arm compared against must be named
_MOST = 40          # values and comparisons of one clause that are looked at
_NEAR = 70          # characters in which the words of one outcome stand together
_INTERVAL_REACH = 160   # characters before an interval in which its kind must be named
_LABEL_REACH = 80   # characters between an arm and the label that it is given in brackets
_CONTROLS = ("control controls placebo sham usual standard conventional untreated "
                     "vehicle waitlist routine comparison nothing")
_CONTROL_KEYS = keys(_CONTROLS) | stems.keys(_CONTROLS)
_SURE_CONTROLS = "control controls placebo sham untreated vehicle waitlist nothing"
_SURE_CONTROL = keys(_SURE_CONTROLS) | stems.keys(_SURE_CONTROLS)
# "Weed control", "control of pain": something is held in check, no group is named.
_CHECKED = "".join(f"(?<!{what}[ -])" for what in (
    "weed pain glycaemic glycemic glucose sugar pressure birth seizure tobacco infection disease "
    "quality motor vector pest weight symptom asthma tumour tumor local cost self cognitive "
    "bladder mosquito rhythm rate cycle bleeding gun anger impulse tick fly fungal odour "
    "dust").split())
_CONTROL_WORDS = re.compile(
    rf"\b(?:{_CHECKED}controls?(?! of\b)|placebo|sham|untreated|vehicle|wait(?:ing)?[- ]?list|"
    r"usual care|(?:comparison|comparator|standard|conventional|non-?intervention|reference|"
    r"no[- ]treatment)[- ](?:care|treatment|therapy|group|arm|condition))\b", re.I)
_ACTIVE_WORDS = re.compile(
    r"\b(?:intervention|experimental|treatment|treated|study|active|test|trained|case|"
    r"supplement(?:ed|ation)?|exercise|trial)[- ]"
    r"(?:group|arm|patients|participants|subjects|children|women|men|condition|treatment)s?\b|"
    r"\bthe intervention\b|\bcases\b(?= (?:than|vs|versus|compared))", re.I)
_LABEL = re.compile(
    r"\b(?i:groups?|arm|protocol)\s+([A-Z0-9][A-Za-z0-9+./-]{0,7})(?![A-Za-z])|"
    r"\b([A-Z][A-Za-z0-9+./-]{0,9})[- ](?i:groups?|arm)\b|"
    r"[(\[]\s*([A-Z][A-Za-z0-9+./-]{0,9})\s*[)\];,]")
# "groups 1 and 2", "groups A, B and C".
_LABELS = re.compile(r"\b[Gg]roups ([A-Z0-9]{1,4})(?:, ([A-Z0-9]{1,4}),?)? (?:and|or|vs\.?|versus) "
                     r"([A-Z0-9]{1,4})\b")
_ROLE_NAME = re.compile(
    r"[(\[]\s?(?:(?:the )?groups?\s+([A-Z0-9]{1,3})|([A-Z0-9]{1,3})[- ]group)\b|"
    r"\b(?:Group|Arm|group|arm)\s+([A-Z0-9]{1,3})\s?(?:\(|:|=|,? (?:received|was|were|got|had))")
_NO_LABEL = frozenset("the a an and or in of with each this that two three both one control study "
                      "treatment placebo intervention experimental mg n iv im".split())
_MARKER = re.compile(
    r"\b(?:than|(?:as )?compared (?:with|to)|in comparison (?:with|to)|versus|vs\b\.?|"
    r"relative to|over|superior to|inferior to|as opposed to|differ(?:ed|s|ent)? from)\s", re.I)
_SAME_ARM = re.compile(r"\s{0,2}(?:with |to |the |their |pre-?)*(?:baseline|before|pre-?treatment|"
                       r"pre-?intervention|initial)", re.I)
_WITHIN = re.compile(
    r"\b(?:from baseline|(?:both|all|each|either) (?:\w+ )?(?:groups?|arms?|treatments?)|"
    r"with(?:in)?[- ](?:the )?(?:two )?groups?|within[- ]group|before and after|"
    r"(?:compared|relative|respect) (?:with|to) (?:the )?(?:baseline|before|pre)|"
    r"pre-? ?(?:to|and|versus|vs) post)", re.I)
_P_VALUE = re.compile(
    r"\bp(?:s|[- ]?values?)?(?: for (?:trend|difference))?,?\s{0,2}"
    r"(?P<sign>[=<>≤≥`]|&lt;|&gt;|was|of)\s{0,2}(?P<value>0?\s?[.·]\s?\d{1,7}|NS\b|n\.s\.|"
    r"not? significant)", re.I)
_INTERVAL = re.compile(
    r"(?:\bCI|confidence intervals?|C\.I\.)\)?[^\d.·−–-]{0,12}(?P<low>[−–-]?\d{0,6}[.·]?\d{1,6})"
    r"\s?%?\s?(?:,|;|to|and|[−–-])\s{0,2}(?P<high>[−–-]?\d{0,6}[.·]?\d{1,6})", re.I)
# "… difference (95% CI) of −0.6 (−0.9, −0.4)": the bracket after the value holds the interval.
_BRACKETED = re.compile(
    r"(?<![\d.·])(?P<value>[−–-]?\d{1,6}(?:[.·]\d{1,6})?)\s?(?:%|[A-Za-z/μ%]{1,10}){0,1}[,;:]?\s?"
    r"[(\[]\s?(?P<low>[−–-]?\d{1,6}(?:[.·]\d{1,6})?)\s?%?\s?(?:,|;|to|[−–-])\s{0,2}"
    r"(?P<high>[−–-]?\d{1,6}(?:[.·]\d{1,6})?)\s?%?\s?[)\]]")
_SPEAKS_OF_INTERVALS = re.compile(r"\bC\.?I\b|confidence interval", re.I)
# A p value of another question than whether the arms differ.
_OTHER_QUESTION = re.compile(
    r"\s{0,2}(?:for|\()\s{0,2}(?:non-?inferiority|equivalence|interaction)|"
    r"\s{0,2}(?:from|vs\.?|versus|compared (?:with|to)) (?:the )?baseline", re.I)
_NARROWER = re.compile(r"\b[5-8]\d\s?%\s?$|\b90\s?%\s?$")   # than what p < 0.05 goes with
_RATIO_WORD = re.compile(r"\b(?:[aR]?RR|[a]?OR|[a]?HR|IRR|LPR|ratios?|relative risk)\b")
_DIFFERENCE_WORD = re.compile(r"\b(?:differences?|MD|WMD|SMD|reduction|beta|coefficient)\b|β", re.I)
_GOT = re.compile(r"[^()\[\]]{0,12}[)\]]\s?(?:received|was|were|got|had|underwent)\b")
_NEGATING = re.compile(r"(?:\bnon-?|\bnot |\bno |\bwithout (?:an? |the )?|\bun)$", re.I)
_ENDS_NAME = re.compile(r"[;(),]|\band (?!the\b)|\bwhereas\b")
_MINUS = str.maketrans({"−": "-", "–": "-", "·": "."})


@dataclass(frozen=True, slots=True)
class Arms:
    """How the two arms can be named: their own terms and labels, and whether one is a control."""

    one: frozenset[str]
    other: frozenset[str]
    one_labels: frozenset[str] = frozenset()
    other_labels: frozenset[str] = frozenset()
    control: int = 0          # -1 where the comparator is a control, 1 where the intervention is
    plain: bool = False       # in plain stems rather than the concepts of the lexicon


def read_arms(intervention: str, comparator: str, outcome: frozenset[str], short: ShortForms,
              defined: Iterable[tuple[str, str]] = (), plain: bool = False) -> Arms:
    """The names of both arms without those that they share with each other or the outcome."""
    one, other = _had(intervention, short, plain), _had(comparator, short, plain)
    labels, other_labels = set(_labels(intervention)), set(_labels(comparator))
    control = 1 if one & _SURE_CONTROL and not other & _CONTROL_KEYS else -1
    own, theirs = one - other - outcome, other - one - outcome
    labels, other_labels = labels - other_labels, other_labels - labels
    for label, words in defined:
        named = stems.keys(words, short) if plain else keys(words, short)
        if named & own and not named & theirs and label not in other_labels:
            labels.add(label)
        elif named & theirs and not named & own and label not in labels:
            other_labels.add(label)
    for named, sided in ((own, labels), (theirs, other_labels)):
        initials = {key[0] for key in named if key[0].isalpha()} - {
            key[0] for key in (theirs if named is own else own)}
        if not sided and len(named) < 4:   # "group D" of dexmedetomidine
            sided |= initials
    both = labels & other_labels
    return Arms(own, theirs, frozenset(labels - both), frozenset(other_labels - both), control,
                plain)


def _had(name: str, short: ShortForms, plain: bool) -> frozenset[str]:
    """The terms of what an arm is given: "without a tourniquet" names none."""
    found = (stems.terms if plain else terms)(name, short)
    return frozenset(term.key for term in found if not _is_denied(name, term.start))


def _is_denied(text: str, start: int) -> bool:
    return text[start:start + 4].lower() in ("non-", "non‐") or bool(
        _NEGATING.search(text[max(0, start - 14):start]))


def defined_labels(sentence: str) -> list[tuple[str, str]]:
    """The labels that a sentence gives to groups ("group A"), each with the words beside it."""
    found = []
    ends = 0
    for match in _ROLE_NAME.finditer(sentence):
        label = str(next(filter(None, match.groups()))).lower()
        if match.group()[0] in "([" and not _GOT.match(sentence, match.end()):
            words = sentence[max(ends, match.start() - _LABEL_REACH):match.start()]
        else:
            words = re.split(r"\b[Gg]roup|;", sentence[match.end():match.end() + _LABEL_REACH])[0]
        ends = match.end()
        found.append((label, words))
    return found


def _labels(name: str) -> frozenset[str]:
    found = {str(next(filter(None, m.groups()))).lower() for m in _LABEL.finditer(name)}
    return frozenset(found - _NO_LABEL)


@lru_cache(maxsize=8192)
def _said_labels(text: str) -> tuple[tuple[int, str], ...]:
    found = [(m.start(), str(next(filter(None, m.groups()))).lower())
             for m in _LABEL.finditer(text)]
    found += [(m.start(n), m[n].lower()) for m in _LABELS.finditer(text) for n in (1, 2, 3) if m[n]]
    return tuple(sorted(set(found)))


@lru_cache(maxsize=8192)
def _said_roles(text: str) -> tuple[tuple[int, int], ...]:
    """Where a sentence says "the control group" (-1) or "the intervention group" (1)."""
    return tuple([(m.start(), -1) for m in _CONTROL_WORDS.finditer(text)]
                 + [(m.start(), 1) for m in _ACTIVE_WORDS.finditer(text)])


def mentions(text: str, arms: Arms, short: ShortForms) -> list[tuple[int, int]]:
    """Place and side (1 the intervention, -1 the comparator) of each mention of an arm."""
    found = []
    for term in (stems.terms if arms.plain else terms)(text, short):
        denied = term.key.removeprefix("non")  # the lexicon's key of "non-taping"
        for key in {term.key, denied} & (arms.one | arms.other):
            side = 1 if key in arms.one else -1
            if key != term.key or _is_denied(text, term.start):
                side = -side
            found.append((term.start, side))
    if arms.one_labels or arms.other_labels:
        found += [(at, 1 if label in arms.one_labels else -1) for at, label in _said_labels(text)
                  if label in arms.one_labels or label in arms.other_labels]
    if arms.control:
        found += [(at, role if arms.control < 0 else -role) for at, role in _said_roles(text)]
    return sorted(found)[:4 * _MOST]


def orientation(clause: str, found: list[tuple[int, int]],
                effect: tuple[int, int] | None) -> int:
    """1 where what is told is told of the intervention, -1 where it is told of the comparator.

    ``effect`` are the offsets of the effect's words in ``clause``.
    """
    if not found:
        return 0
    for marker in islice(_MARKER.finditer(clause), _MOST):
        if _SAME_ARM.match(clause, marker.end()):
            continue
        stop = _ENDS_NAME.search(clause, marker.end(), marker.end() + _REACH)
        ends = stop.start() if stop else marker.end() + _REACH
        after = [side for at, side in found if marker.end() <= at < ends]
        if after:
            return -after[0]
        before = [side for at, side in found if at < marker.start()]
        if before:
            return before[-1]
    sides = {side for _, side in found}
    if len(sides) == 1:
        return found[0][1]
    if effect:
        after = [side for at, side in found if effect[1] <= at < effect[1] + _REACH]
        if after and (before := [s for at, s in found if at < effect[0]]) != after[:1]:
            return after[0] if not before else before[-1]
    return 0


@lru_cache(maxsize=8192)
def significance_marks(text: str) -> tuple[tuple[int, bool], ...]:
    """Place of each p value or interval of a comparison, and whether it is beyond chance."""
    found = []
    for match in _P_VALUE.finditer(text):
        if _OTHER_QUESTION.match(text, match.end()):
            continue
        value = match["value"].replace("·", ".").replace(" ", "")
        if not value[-1].isdigit():
            found.append((match.start(), False))
            continue
        size, sign = float(value), match["sign"]
        if sign in (">", "≥", "&gt;"):
            found.append((match.start(), False))
        else:
            found.append((match.start(), size < 0.05 or (
                size == 0.05 and sign in ("<", "≤", "&lt;", "`"))))
    for match in _INTERVAL.finditer(text):
        if _NARROWER.search(text[max(0, match.start() - 8):match.start()]):
            continue
        sure = _excludes_nothing(text[max(0, match.start() - 60):match.start()],
                                 match["low"], match["high"])
        if sure is not None:
            found.append((match.start(), sure))
    found += _bracketed_intervals(text)
    return tuple(sorted(found))


def _bracketed_intervals(text: str) -> list[tuple[int, bool]]:
    """Intervals in brackets after the value that they hold, where the text speaks of intervals."""
    if not _SPEAKS_OF_INTERVALS.search(text):
        return []
    found = []
    for match in _BRACKETED.finditer(text):
        low, value, high = (float(match[name].translate(_MINUS))
                            for name in ("low", "value", "high"))
        before = text[max(0, match.start() - _INTERVAL_REACH):match.start()]
        sure = _excludes_nothing(before, match["low"], match["high"])
        if low <= value <= high and sure is not None:
            found.append((match.start(), sure))
    return found


def _excludes_nothing(before: str, low_text: str, high_text: str) -> bool | None:
    low, high = (float(v.translate(_MINUS)) for v in (low_text, high_text))
    ratio = list(_RATIO_WORD.finditer(before))
    difference = list(_DIFFERENCE_WORD.finditer(before))
    if ratio and (not difference or ratio[-1].start() > difference[-1].start()):
        return not low <= 1 <= high
    if difference or low < 0:
        return not low <= 0 <= high
    return None


def local_significance(text: str, focus: tuple[int, int], ends: int | None = None) -> str:
    """What the p value or interval nearest after the outcome at ``focus`` says; "" if none.

    ``ends``: where the clause of the outcome ends; marks before it come first. Marks after it
    count where "respectively" deals them out or the clause has none.
    """
    marks = [mark for mark in significance_marks(text) if mark[0] >= focus[0]]
    if not marks:
        return ""
    index = 0
    if len(marks) > 1 and "respectively" in text[focus[1]:]:
        items = re.findall(r",|\band\b|\bor\b", text[focus[1]:marks[0][0]])
        index = max(0, len(marks) - 1 - len(items))
    elif ends is not None and marks[0][0] >= ends and (
            own := [mark for mark in significance_marks(text[:ends]) if mark[0] < focus[0]]):
        return "significant" if own[-1][1] else "not significant"
    return "significant" if marks[index][1] else "not significant"


def focus_of(found: Iterable[Term], weights: dict[str, float]) -> tuple[int, int] | None:
    """Where in a text the words of an outcome stand closest together; None where none does."""
    places = [term for term in found if term.key in weights]
    best, span = 0.0, None
    for index, first in enumerate(places):
        total, last, seen = 0.0, first, set()
        for term in places[index:]:
            if term.start - first.start > _NEAR:
                break
            if term.key not in seen:
                seen.add(term.key)
                total += weights[term.key]
                last = term
        if total > best + 1e-9:
            best, span = total, (first.start, last.end)
    return span


def is_within_arm(clause: str) -> bool:
    """Whether a clause tells a change over time in an arm rather than between the arms."""
    return bool(_WITHIN.search(clause))
