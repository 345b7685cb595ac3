"""Which two groups of several a study found no difference between, where it tests pair after pair.

"Fell by 2.3 days with 16 mg, 1.3 with 8 mg and 1.0 with placebo (16 mg versus placebo, p<0.001; 8
mg versus placebo, p=0.19)" and "compared with placebo 0.51 D (95% CI 0.34 to 0.68) for 0.05% and
0.18 D (−0.01 to 0.37) for 0.01%" tell a result of each pair, of the outcome of their sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ... import quick_re as re
from ...evidence.reported_words import passages_of
from ...lexicon import keys
from ...model import Passage, Report
from ...prose import stem
from ...wording.effects import significance
from ..stated import GENERIC, WEAK, Prepared, Same, ShortForms
from .own_outcome import no_outcome
from .result_fits import Fit
from .told_results import named_terms

_BRACKET = re.compile(r"[(\[](?P<inside>[^()\[\]]{10,320})[)\]]")
_TEST = (r"(?:\bp\s?[=<>]|\b(?:mean )?difference\b|\b(?:a?RR|a?OR|a?HR|IRR)\b|"
         r"(?<![\w.])[−–-]?\d[\d.·]{0,6}\s?%?(?:\s?[a-z]{1,12})?\s?[,(])")
_PAIR = re.compile(
    rf"(?P<one>[^:;,]{{1,40}}?)\s(?:v|vs\.?|versus|minus|compared with)\s"
    rf"(?P<other>[^:;,=<>]{{1,40}}?)\s?[,:]?\s(?=(?P<test>{_TEST}))", re.I)
_HEAD = re.compile(
    r"\b(?:compared with|compared to|versus|vs\.?|from|relative to|than)\s(?P<other>(?:the\s)?(?:"
    r"placebo|sham|controls?|usual care|standard [a-z]{3,14}|no [a-z]{3,14}|advice(?: alone)?|"
    r"[a-z]{3,14} alone|untreated [a-z]{3,14}))\b", re.I)
_LABELLED = re.compile(
    r"(?<![\w.])(?P<value>[−–-]?\d[\d.·]{0,6}\s?%?(?:\s?[A-Za-z]{1,12})?\s?[(\[]"
    r"(?P<test>[^()\[\]]{5,90})[)\]])\s(?:for|with|in|on)\s(?P<one>[^,;:()]{2,44}?)"
    r"(?=,|;|\.(?:\s|$)|\sand\s|$)", re.I)
# "Superior to no treatment (P<.001), but not to the syrup (P=.09)": of one group, against each.
_TO_EACH = re.compile(
    r"\b(?:than|superior to|not to|and to|from|versus|relative to|compared with)\s(?:with\s|on\s|"
    r"in\s|those\s(?:given|on|with|taking|receiving|in)\s|the\s){0,2}"
    r"(?P<other>[a-z][\w -]{2,34}?)\s[(\[](?P<test>[^()\[\]]{3,90})[)\]]", re.I)
_INTERVAL = re.compile(
    r"(?P<low>[−–-]?\d{1,5}(?:[.·]\d{1,4})?)\s?%?\s?(?:to|,)\s?(?P<high>[−–-]?\d{1,5}"
    r"(?:[.·]\d{1,4})?)\s?%?\s*$", re.I)
_RATIO = re.compile(r"\b(?:a?HR|a?OR|a?RR|IRR|ratio)\b", re.I)
_MINUS = str.maketrans({"−": "-", "–": "-", "·": "."})
_NUMBERS = {word: str(number) for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve".split())}
_TOKEN = re.compile(r"\d+(?:[.·]\d+)?|[A-Za-z]+")
_SET_APART = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|vs\.?|against|superior to|relative to|over|beat|beats|"
    r"outperformed|beyond what|beyond)\s", re.I)
# "Both concentrations", "all three doses": every group that was set against the control.
_EVERY = re.compile(r"\b(?:both|either|each|every|all (?:\w+ )?)\s?(?:of the )?(?:doses?|"
                    r"concentrations?|strengths|drugs|drops|treatments|regimens|schedules|"
                    r"versions|diets|devices|interventions|programmes|[a-z-]{3,16} nets)\b", re.I)
# The form in which something was given, and other words that a claim may leave out of its name.
_NOTHING = WEAK | frozenset(keys(
    "the group groups arm arms dose doses concentration schedule mg mcg syrup tablet tablets "
    "capsule drops gel cream spray injection patch training classes regimen"))


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Two groups, by all the words and numbers of their names, and whether they were shown to
    differ in ``outcome``: the terms of the sentence around them."""

    one: frozenset[str]
    other: frozenset[str]
    names: tuple[frozenset[str], frozenset[str]]   # the stems of either name
    shown: bool
    outcome: frozenset[str]
    passage: Passage


def compared_pairs(report: Report, prepared: Prepared) -> tuple[Compared, ...]:
    """The tested pairs of groups of ``report``, in order; none for a whole article."""
    return () if prepared.long else _compared(Same(report), prepared)


@lru_cache(maxsize=2048)
def _compared(same: Same, prepared: Prepared) -> tuple[Compared, ...]:
    found: list[Compared] = []
    before: frozenset[str] = frozenset()
    for passage in passages_of(same.report):
        if passage.start is None or passage.locator.endswith("methods"):
            continue
        for pair in (*_in_brackets(passage, prepared), *_labelled(passage, prepared),
                     *_to_each(passage, prepared)):
            named = pair.outcome - pair.one - pair.other - prepared.arms
            found.append(pair if named else replace(pair, outcome=before))
        before = named_terms(_BRACKET.sub(" ", passage), prepared)
    return tuple(found)


def _in_brackets(passage: Passage, prepared: Prepared) -> Iterator[Compared]:
    rest = named_terms(_BRACKET.sub(" ", passage), prepared)
    for bracket in _BRACKET.finditer(passage):
        inside = bracket["inside"]
        pairs = list(_PAIR.finditer(inside))
        if not pairs:
            continue
        ends = [*(pair.start() for pair in pairs[1:]), len(inside)]
        for pair, end in zip(pairs, ends, strict=True):
            shown = _shown(inside[pair.start("test"):end])
            one, other = (_words(pair[name], prepared.short) for name in ("one", "other"))
            if shown is not None and one and other:
                yield Compared(one, other, (_stems(pair["one"]), _stems(pair["other"])), shown,
                               rest, passage)


def _labelled(passage: Passage, prepared: Prepared) -> Iterator[Compared]:
    head = _HEAD.search(passage)
    found = list(_LABELLED.finditer(passage)) if head else []
    if head is None or len(found) < 2:
        return
    rest = named_terms(passage[:found[0].start()], prepared)
    other = _words(head["other"], prepared.short)
    for match in found:
        shown = _shown(match["test"])
        one = _words(match["one"], prepared.short)
        if shown is not None and one and other:
            yield Compared(one, other, (_stems(match["one"]), _stems(head["other"])), shown, rest,
                           passage)


def _to_each(passage: Passage, prepared: Prepared) -> Iterator[Compared]:
    found = list(_TO_EACH.finditer(passage))
    if len(found) < 2:
        return
    rest = named_terms(_BRACKET.sub(" ", passage), prepared)
    for match in found:
        shown, other = _shown(match["test"]), _words(match["other"], prepared.short)
        if shown is not None and other:
            yield Compared(frozenset(), other, (frozenset(), _stems(match["other"])), shown, rest,
                           passage)


def _shown(test: str) -> bool | None:
    """Whether a p value or an interval tells a difference; None where neither is given."""
    told = significance(test)
    if told:
        return told == "significant"
    match = _INTERVAL.search(test.rstrip(" ;,."))
    if match is None:
        return None
    low, high = (float(match[name].translate(_MINUS)) for name in ("low", "high"))
    if low >= high:
        return None
    none = 1.0 if _RATIO.search(test) and low >= 0 else 0.0
    return not low <= none <= high


def _words(text: str, short: ShortForms) -> frozenset[str]:
    """The terms, stems and numbers of a group's name, numbers in figures.

    Stems too, for what is one term to the lexicon may be two groups of one study.
    """
    numbers = {_NUMBERS.get(token.lower(), token.replace("·", "."))
               for token in _TOKEN.findall(text)
               if token[0].isdigit() or token.lower() in _NUMBERS}
    named = keys(text, short) - _NOTHING - keys(" ".join(_NUMBERS))
    return frozenset(numbers) | frozenset(key for key in named if not key[0].isdigit())


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(token.lower()) for token in _TOKEN.findall(text)
                     if len(token) > 3 and token.isalpha())


def pairs_meant(part: str, fits: Sequence[Fit], report: Report,
                prepared: Prepared) -> tuple[Compared, ...]:
    """The pairs of groups of which ``part`` tells something, those that were shown to differ first;
    ``fits`` are the results beside it."""
    pairs = compared_pairs(report, prepared)
    if not pairs or not fits:
        return ()
    wanted = fits[0].asked.own - no_outcome(part, fits, report, prepared)
    mark = _SET_APART.search(part)
    left = _words(part[:mark.start()] if mark else part, prepared.short)
    right = _words(part[mark.end():], prepared.short) if mark else frozenset()
    said = _stems(part)
    every = _EVERY.search(part) is not None and not any(pair.one <= left for pair in pairs)
    meant = [pair for pair in pairs if (every and bool(pair.other & GENERIC)
                                        or _names(pair, left, right, mark is not None))
             and (pair.outcome & wanted or not wanted & _told(pairs))]
    kept = []
    for pair in meant:
        if pair.one == frozenset() and any(pair.other < other.other for other in meant):
            continue  # "ibuprofen" beside "ibuprofen and paracetamol"
        alike = [other for other in meant if {other.one, other.other} == {pair.one, pair.other}]
        if len({other.names for other in alike}) == 1 or pair.names[0] <= said:
            kept.append(pair)
    return tuple(sorted(kept, key=lambda pair: not pair.shown))


def without_difference(meant: tuple[Compared, ...]) -> Compared | None:
    """The first pair that was not shown to differ, and not shown to do so elsewhere."""
    return next((pair for pair in meant if not pair.shown and not any(
        other.shown and (other.one, other.other, other.names)
        == (pair.one, pair.other, pair.names)
        for other in meant)), None)


def _told(pairs: tuple[Compared, ...]) -> frozenset[str]:
    return frozenset().union(*(pair.outcome for pair in pairs))


def _names(pair: Compared, left: frozenset[str], right: frozenset[str], sets_apart: bool) -> bool:
    """Whether a claim names both groups, each on its side, or one of them beside a control."""
    if not pair.one:
        return sets_apart and pair.other <= right
    for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
        if not one <= left or one <= GENERIC:
            continue
        if sets_apart and (other <= right or bool(other & GENERIC) and bool(right & GENERIC)):
            return True
        if not sets_apart and bool(other & GENERIC):
            return True
    return False
