"""The groups of numbers that are told by their order: "12%, 9% and 5% in the A, B and C groups".

A run of numbers without groups takes the labels of a list of as many in its own sentence, or else
the last such labels that the report gave before, in their order.
"""

from __future__ import annotations

from collections.abc import Sequence

from ... import quick_re as re
from ...lexicon import keys
from ...model import Estimate
from ..numbers.label_terms import label_terms
from ..stated import ShortForms, doses

Groups = list[frozenset[str]]

_GAP = re.compile(r"[\s%)\]a-zA-Z°/]{0,14}(?:\s?\([^()]{0,60}\)|\s?\[[^\[\]]{0,60}\])?\s?(?:,|;|/|"
                  r"\band\b|\bvs\b\.?|\bversus\b|\bor\b|\bto\b|,\sand)[\s(]*")
_LED_BY_FROM = re.compile(r"\b(?:from|between)\s$", re.I)
_LIST = re.compile(
    r"\b(?:in|for|with|of|to|among|on|after|receive|by|were|either|into)\s(?:the\s|either\s|those\s)?"
    r"(?P<list>[^;:()]{3,160}?)(?=\s(?:groups?|arms?|respectively|were|was|had|eye|once|twice|daily|"
    r"during|recipients|for \d)\b|[,;.]?\s?(?:respectively|\(|$)|\.\s|;)", re.I)
_ITEM = re.compile(r",\s?(?:and\s|or\s)?|\s(?:and|or|versus|vs\.?)\s", re.I)
_RESULT = re.compile(r"\d[\d.,]*\s?%?(?:\s(?:of|mm|points?|days?)\b.*)?")
_SIZES = re.compile(r"\s?\(\s?[nN]\s?=\s?[\d,]+\s?\)")


def runs_of(sentence: str, estimates: Sequence[Estimate], offset: int) -> list[list[int]]:
    """The positions of numbers of one kind that are listed one after the other."""
    runs: list[list[int]] = []
    for index, estimate in enumerate(estimates):
        if runs:
            last = estimates[runs[-1][-1]]
            gap = sentence[last.end - offset:estimate.start - offset]
            if last.kind is estimate.kind and len(gap) < 90 and _GAP.fullmatch(gap):
                runs[-1].append(index)
                continue
        runs.append([index])
    return [run for run in runs if len(run) > 1 and not _LED_BY_FROM.search(
        sentence[:estimates[run[0]].start - offset][-12:])]


def _told_apart(sentence: str, arms: Groups, estimates: Sequence[Estimate],
                offset: int) -> Groups:
    """The groups of the first numbers of one kind, where each has its own: the sentence's list.

    What stands in brackets, a definition or an interval, is not of it where anything else is.
    """
    outside = [(arm, e) for arm, e in zip(arms, estimates, strict=True)
               if not _OPEN.search(sentence[:e.start - offset])]
    told = outside if len(outside) > 1 else list(zip(arms, estimates, strict=True))
    found: Groups = []
    for arm, estimate in told:
        if not arm or arm in found or estimate.kind is not told[0][1].kind:
            break
        found.append(arm)
    return found if len(found) > 1 else []


_OPEN = re.compile(r"[(\[][^()\[\]]*$")


def labels_in(text: str, count: int, short: ShortForms) -> Groups:
    """The first list of ``count`` groups that ``text`` gives, as terms; empty where none."""
    plain = _SIZES.sub("", text)
    for match in _LIST.finditer(plain):
        items = [item for item in _ITEM.split(match["list"]) if item.strip()]
        if len(items) > count:
            continue
        if len(items) != count or any(len(item.split()) > 7 for item in items):
            continue
        if all(_RESULT.fullmatch(item.strip()) for item in items):
            continue
        found = [keys(item, short) | label_terms(item + " ", short) for item in items]
        labels = [frozenset(key for key in some if key[0] == "#") for some in found]
        if len(set(labels)) == count and all(labels):
            return labels  # "for 1-2, 3-9 and 10-19 years of shift work"
        if all(found) and len(set(found)) == count:
            return found
    return []


_ALLOCATED = re.compile(r"\b(?:randomi[sz]ed|randomly|assigned|allocated|compar(?:ed|ing)|received|"
                        r"receive)\b", re.I)


def allocated_groups(sentence: str, count: int, short: ShortForms) -> Groups:
    """The ``count`` groups to which ``sentence`` says that people were assigned, in their order."""
    found = _ALLOCATED.search(sentence)
    return labels_in(sentence[found.start():], count, short) if found else []


def with_listed_groups(sentence: str, estimates: Sequence[Estimate], offset: int, arms: Groups,
                       last: dict[int, Groups], short: ShortForms,
                       known: frozenset[str]) -> Groups:
    """``arms`` with those told by order; ``last`` keeps the labels that hold for what follows.

    ``last`` gives for each length of a list the labels last told. Only a group with some
    ``known`` term is a label.
    """
    given = list(arms)
    sure = [arm if arm & known or any(key[0] == "#" for key in arm) else frozenset[str]()
            for arm in arms]
    apart = _told_apart(sentence, sure, estimates, offset)
    if apart:
        told = last.get(len(apart), [])
        last[len(apart)] = [] if told != apart and set(apart) == set(told) else apart
    for run in runs_of(sentence, estimates, offset):
        listed_after = len(run) > 2 and not any(sure[index] for index in run[:-1])
        if any(sure[index] for index in run[1:]) and not listed_after:
            continue  # "83%, 72% and 87% of those on A, B and C": only the last seems to have one
        end = estimates[run[-1]].end - offset
        labels: Groups = []
        if len(run) > 2 or "respectively" in sentence:
            labels = labels_in(sentence[end:], len(run), short) or labels_in(
                sentence[:estimates[run[0]].start - offset] + ".", len(run), short)
        if labels:
            last[len(run)] = labels
        elif not any(arms[index] - {"!other"} for index in run[1:]):
            labels = last.get(len(run), [])
            before = sentence[:estimates[run[0]].start - offset]
            if not _begins_with_the_first(labels, keys(before, short) | doses(before + " x")):
                labels = []  # "patients given B stopped more often (22% vs 11%)", A and B listed
        for index, label in zip(run, labels, strict=False):
            given[index] = label
    return given


def _begins_with_the_first(labels: Groups, named: frozenset[str]) -> bool:
    """Whether none but the first of some groups is named by terms that are its alone."""
    alone = [label - frozenset[str]().union(*(o for o in labels if o is not label))
             for label in labels]
    told = [index for index, own in enumerate(alone) if own & named]
    return not told or 0 in told


_SHARE = re.compile(r"\d\s?(?:%|per ?cent)", re.I)
_ASIDE = re.compile(r"[(\[][^()\[\]]{0,120}[)\]]|\b\d\d\s?% ?(?:CI|confidence)", re.I)


def lists_more_shares(text: str, place: int, groups: int) -> bool:
    """Whether the part of a sentence around ``place`` lists an odd number of shares, more than
    there are groups known: then one group of the study at least was not read."""
    begin, end = text.rfind(";", 0, place) + 1, text.find(";", place)
    part = _ASIDE.sub(" ", text[begin:end if end >= 0 else len(text)])
    count = len(_SHARE.findall(part))
    return count > groups and count % 2 == 1
