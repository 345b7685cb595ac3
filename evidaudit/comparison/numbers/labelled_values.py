"""Listed values that the claim gives to other groups, doses or times than the study does.

"3.2% of those turned every two hours, 3.8% every three and 1.4% every four" tells three values,
each with words of its own. The study tells the same three: "9 (3.2%) in the 2-hourly group, 4
(1.4%) in the 3-hourly, 11 (3.8%) in the 4-hourly". Whatever the words are, those that stand with
one value alone are its label; where every label of the claim that is known stands with another of
its values in the study, the values were exchanged. Two groups or ten, by name, number or order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ... import quick_re as re
from ...lexicon import keys
from ...model import Estimate, Kind, Passage, Report
from ...statistics.kinds import FRACTIONS
from ...wording.effects import read_effects
from ..alignment import Comparison
from ..arms.lay_arms import ArmNames, arm_names, sides
from ..prepared import prepare
from ..stated import BASELINE, WEAK, Same, ShortForms
from .claimed_numbers import SHARES
from .label_terms import NUMBERS_IN_WORDS
from .number_words import EMPTY
from .reported_numbers import COMPARABLE
from .value_evidence import FRAME, beside

CLEAR = 3.0          # times as much must a label share with another value as with its own
_MOST = 12           # values of one sentence
_LONGEST = 160       # characters between two values that are told together
_REACH = 90          # characters after the last value, or before the first, that may name its group
_JOIN = re.compile(
    r"[,;:]\s(?:and|but|or|while|whereas|versus|vs\.?|compared (?:with|to)|against|as against|"
    r"with)?|\s(?:and|but|while|whereas|versus|vs\.?|v|compared (?:with|to)|against|as against|"
    r"than|or)\s|[;]", re.I)
_ENDS = re.compile(r"[.;]\s|[.;]$")
_BRACKETS = re.compile(r"\([^()]{0,160}\)|\[[^\[\]]{0,160}\]|\([^()]{0,160}$")
_NUMBER = re.compile(r"(?<![\d.,·])(?:\d{1,6}(?:[.·]\d{1,4})?)(?![\d,]\d)|\b(?:"
                     + "|".join(NUMBERS_IN_WORDS) + r")\b", re.I)
_SIZES = re.compile(r"\(\s?(?:[^()]{0,40}[;,]\s?)?n\s?=\s?[\d,]{1,9}[^()]{0,30}\)", re.I)
_LEAD = re.compile(r"\b(?:to|received?|into|assigned|allocated|groups?|compar\w+|either|or|and)\b",
                   re.I)
_NO_LABEL = EMPTY | FRAME | frozenset(keys(
    "group groups arm arms patients people participants those who were had took given received "
    "assigned over only just about"))


@dataclass(frozen=True, slots=True)
class Words:
    """What a study's words mean: its short forms, the terms and the names of its groups."""

    short: ShortForms
    arms: frozenset[str]
    names: ArmNames


@dataclass(frozen=True, slots=True)
class Labelled:
    """One value with the words that are its own."""

    estimate: Estimate
    label: frozenset[str]


@dataclass(frozen=True, slots=True)
class Listed:
    """The values of one kind that a sentence tells together."""

    values: tuple[Labelled, ...]
    passage: Passage
    ordered: bool = False   # its labels are those of an earlier list, in their order


@dataclass(frozen=True, slots=True)
class Exchange:
    """A value of the claim, and the study's value with the claim's label."""

    claimed: Estimate
    own: Estimate
    passage: Passage


def exchanges(comparison: Comparison) -> tuple[Exchange, ...]:
    """The values of the claim that the study gives to another of the groups told; none where a
    single label agrees, or where another list of the study gives them as the claim does."""
    report, prepared = comparison.report, comparison.prepared
    text = comparison.anatomy.text
    if report is None or prepared is None or prepared.long or BASELINE.search(text):
        return ()
    told = [e for e in comparison.anatomy.estimates if e.kind in COMPARABLE and e.value is not None]
    words = Words(prepared.short, prepared.arms, arm_names(report))
    claimed = list(lists_of(text, told, 0, words))
    found: list[Exchange] = []
    for some in claimed if claimed else ():
        read = [answer for listed in _lists(Same(report))
                if (answer := _set_against(some, listed)) is not None]
        if read and all(read):  # never empty: no list has them as the claim does
            found += read[0]
    return tuple(found)


@lru_cache(maxsize=2048)
def _lists(same: Same) -> tuple[Listed, ...]:
    """Every list of values of the study's sentences, with labels told by order where need be."""
    report = same.report
    words = Words(prepare(report).short, prepare(report).arms, arm_names(report))
    sentences: dict[str, list[Estimate]] = {}
    passages: dict[str, Passage] = {}
    for row in report.findings:
        if row.estimate is not None and row.start is not None and row.estimate.kind in COMPARABLE:
            sentences.setdefault(row.statement, []).append(row.estimate)
            passages.setdefault(row.statement, Passage(row.statement, row.start, row.end,
                                                       row.locator, row.basis))
    last = {len(labels): labels for labels in _allocated(report, words)}
    found = []
    for sentence, estimates in sentences.items():
        offset = passages[sentence].start or 0
        for values in lists_of(sentence, estimates, offset, words):
            labels = [value.label for value in values]
            order = last.get(len(values))
            if not _is_tight(sentence, values, offset, words):
                if all(labels):
                    last[len(values)] = labels
                    found.append(Listed(tuple(values), passages[sentence]))
            elif told := _told_before(sentence, values, offset, words):
                found.append(Listed(tuple(
                    Labelled(value.estimate, label) for value, label in zip(
                        values, told, strict=True)), passages[sentence], True))
            elif order and not frozenset().union(*order) & frozenset().union(*labels):
                found.append(Listed(tuple(
                    Labelled(value.estimate, label) for value, label in zip(
                        values, order, strict=True)), passages[sentence], True))
    return tuple(found)


# "More common with the drug (18% vs 11%)", "rarer with tea than with coffee (3 v 7 per 1,000)"
_WITH = r"(?:with|in|on|among|after|for|under|of)\s(?:the\s|those\s)?"
_HEAD = re.compile(
    rf"(?P<way>\b(?:more|less|fewer|higher|lower|greater|larger|smaller|better|worse|rarer|"
    rf"commoner|longer|shorter|oftener)\b[^,;:()]{{0,60}}?)\b{_WITH}(?P<one>[^,;:()]{{2,60}}?)"
    rf"(?:\s(?:than|versus|compared with)\s(?:{_WITH})?(?P<other>[^,;:()]{{2,60}}?))?\s?\(\s?$",
    re.I)
_THE_REST = "@rest"


def _told_before(sentence: str, values: list[Labelled], offset: int,
                 words: Words) -> list[frozenset[str]]:
    """The labels of two values in brackets right behind the groups that are compared; empty where
    the larger value would stand with the one that is said to have less."""
    start = values[0].estimate.start - offset
    head = _HEAD.search(sentence[max(0, start - 200):start])
    if len(values) != 2 or head is None:
        return []
    one, other = (value.estimate.value or 0.0 for value in values)
    moves = {effect.move for effect in read_effects(sentence[:start])} & {"up", "down"}
    if len(moves) != 1 or one == other or (one > other) != (moves == {"up"}):
        return []
    first = _bag(head["one"], words)
    second = _bag(head["other"], words) if head["other"] else frozenset({_THE_REST})
    return [first - second, second - first] if first - second and second - first else []


def _allocated(report: Report, words: Words) -> Iterator[list[frozenset[str]]]:
    """The labels of groups told with their sizes: "every 2 weeks (n = 166), every 4 (n = 165)"."""
    sizes = list(_SIZES.finditer(report.text))
    run: list[str] = []
    for index, match in enumerate(sizes):
        start = sizes[index - 1].end() if index else max(0, match.start() - _REACH)
        piece = report.text[start:match.start()]
        if run and (len(piece) > _REACH or _ENDS.search(piece)):
            yield from _labels(run, words)
            run = []
        if not run:
            piece = _ENDS.split(piece[-_REACH:])[-1]
            lead = [m.end() for m in _LEAD.finditer(piece)]
            piece = piece[lead[-1]:] if lead else piece
        run.append(piece)
    yield from _labels(run, words)


def _labels(pieces: list[str], words: Words) -> Iterator[list[frozenset[str]]]:
    bags = _apart([_bag(piece, words) for piece in pieces])
    if len(bags) > 1 and all(bags):
        yield bags


def lists_of(sentence: str, estimates: Sequence[Estimate], offset: int,
             words: Words) -> Iterator[list[Labelled]]:
    """The values of one kind and unit that stand together, each with the words of its own."""
    left = list(estimates)[:_MOST]
    while left:
        first = left[0]
        run = [e for e in left if _alike(first, e)]
        left = [e for e in left if e not in run]
        part = [first]
        for one, other in zip(run, run[1:], strict=False):
            gap = sentence[one.end - offset:other.start - offset]
            if len(gap) > _LONGEST or re.search(r"[;.]\s", gap) and not re.search(
                    r";\s(?:and|in|with|for)?", gap):
                yield from _parts(sentence, part, offset, words)
                part = []
            part.append(other)
        yield from _parts(sentence, part, offset, words)


def _parts(sentence: str, values: list[Estimate], offset: int,
           words: Words) -> Iterator[list[Labelled]]:
    """``values`` with their labels; in parts where some stand side by side and others do not:
    "occurred in 17%, 28% and 46%, and led to withdrawal in 1%, 2% and 7%"."""
    gaps = [_BRACKETS.sub(" ", sentence[one.end - offset:other.start - offset])
            for one, other in zip(values, values[1:], strict=False)]
    tight = [_JOIN.search(f"{gap} ") is not None and not _bag(gap, words) for gap in gaps]
    parts, part = [], values[:1]
    for value, close in zip(values[1:], tight, strict=True):
        if any(tight) and not close:
            parts.append(part)
            part = []
        part.append(value)
    for some in (*parts, part):
        if len(some) > 1:
            yield _with_labels(sentence, some, offset, words)


def _alike(one: Estimate, other: Estimate) -> bool:
    same = one.kind is other.kind or one.kind in SHARES and other.kind in SHARES
    return same and (one.unit == other.unit or one.kind in FRACTIONS)


def _with_labels(sentence: str, values: list[Estimate], offset: int,
                 words: Words) -> list[Labelled]:
    """``values`` with what only the words beside each of them say.

    Where words follow each value ("12% with A and 9% with B"), those before the first tell of all,
    but for the name of a group or a number.
    """
    befores, afters = [], []
    for index, value in enumerate(values):
        begin = values[index - 1].end - offset if index else 0
        end = (values[index + 1].start - offset if index + 1 < len(values)
               else min(len(sentence), value.end - offset + _REACH))
        before = _BRACKETS.sub(" ", sentence[begin:value.start - offset])
        after = _BRACKETS.sub(" ", sentence[value.end - offset:end].lstrip(" )%]"))
        after = _ENDS.split(after, maxsplit=1)[0]
        befores.append(_bag(_after_join(before) if index else before[-_REACH:], words))
        afters.append(_bag(_JOIN.split(after, maxsplit=1)[0], words))
    if all(afters):
        befores[0] = frozenset(key for key in befores[0] if key[0] in "#@" or key in words.arms)
    elif all(befores):
        afters[-1] = frozenset(key for key in afters[-1] if key[0] in "#@" or key in words.arms)
    bags = _apart([one | other for one, other in zip(befores, afters, strict=True)])
    return [Labelled(value, bag) for value, bag in zip(values, bags, strict=True)]


def _is_tight(sentence: str, values: list[Labelled], offset: int, words: Words) -> bool:
    """Whether nothing but their order tells whose the values are."""
    return not any(_bag(_BRACKETS.sub(" ", sentence[one.estimate.end - offset:
                                                    other.estimate.start - offset]), words)
                   for one, other in zip(values, values[1:], strict=False))


def _after_join(gap: str) -> str:
    """The words of a gap that belong to the value behind it: all after the last joining word."""
    joins = list(_JOIN.finditer(gap))
    return gap[joins[-1].end():] if joins else ""


def _bag(piece: str, words: Words) -> frozenset[str]:
    """The terms of some words that may be a label; ``@1`` where they name that group."""
    numbers = {f"#{NUMBERS_IN_WORDS.get(m.group().lower(), m.group().replace('·', '.'))}"
               for m in _NUMBER.finditer(piece)}
    sides_told = {f"@{side.arm}" for side in sides(piece, words.names)}
    return frozenset(numbers) | (sides_told if len(sides_told) == 1 else frozenset()) | frozenset(
        key for key in keys(piece, words.short) - _NO_LABEL - WEAK if key[0] not in "#!")


_NAME, _PLAIN, _DIGIT = 3.0, 1.0, 0.8


def _weight(shared: frozenset[str]) -> float:
    """What it weighs that two labels share: a group's name most, a number least."""
    return sum(_NAME if key[0] == "@" else _DIGIT if key[0] == "#" else _PLAIN for key in shared)


def _apart(bags: list[frozenset[str]]) -> list[frozenset[str]]:
    """``bags`` without the terms that more than one of them holds.

    "Ginger every 2 hours, every 6 hours or sugar pills": where numbers tell some of them apart,
    the words of the first of these are those of the next as well.
    """
    apart = [bag - frozenset().union(*(other for j, other in enumerate(bags) if j != i))
             for i, bag in enumerate(bags)]
    numbers = [frozenset(key for key in bag if key[0] == "#") for bag in apart]
    if sum(map(bool, numbers)) > 1:
        return [of_it or bag for of_it, bag in zip(numbers, apart, strict=True)]
    return apart


def _set_against(claimed: list[Labelled], listed: Listed) -> tuple[Exchange, ...] | None:
    """The claim's values whose labels stand with other values of a list; an empty tuple where
    some label agrees, None where the list tells nothing of them."""
    at: dict[int, int] = {}
    for i, value in enumerate(claimed):
        fits = [j for j, other in enumerate(listed.values)
                if _same_value(value.estimate, other.estimate)]
        if len(fits) == 1:
            at[i] = fits[0]
    if len(at) < 2 or len(set(at.values())) != len(at):
        return None
    goes: dict[int, int] = {}
    for i, j in at.items():
        label = claimed[i].label
        shared = [_weight(label & other.label) for other in listed.values]
        best = [k for k, weight in enumerate(shared) if weight and weight == max(shared)]
        if shared[j] and j in best:
            goes[i] = j
        elif len(best) == 1 and CLEAR * shared[j] <= shared[best[0]]:
            goes[i] = best[0]
    if len(listed.values) == 2 == len(at) and len(goes) == 1 and any(
            _THE_REST in value.label for value in listed.values):
        # Whose the other value is, is told by no word of its own: it is the other one's.
        (known, place), = goes.items()
        rest = next(i for i in at if i != known)
        if claimed[rest].label and not claimed[rest].label & listed.values[place].label:
            goes[rest] = 1 - place
    moved = {i: k for i, k in goes.items() if k != at[i]}
    if len(goes) < 2 or len(set(goes.values())) != len(goes):
        return () if goes and not moved else None
    if not moved:
        return ()
    # The values of those that moved are the same values in another order.
    if len(moved) > 1 and set(moved.values()) == {at[i] for i in moved} or (
            len(moved) == 1 and len(goes) > 1):
        return tuple(Exchange(claimed[i].estimate, listed.values[k].estimate, listed.passage)
                     for i, k in moved.items())
    return None


def _same_value(claimed: Estimate, reported: Estimate) -> bool:
    if claimed.kind is Kind.PROPORTION or claimed.kind is reported.kind:
        return bool(beside(claimed, reported))
    return False
