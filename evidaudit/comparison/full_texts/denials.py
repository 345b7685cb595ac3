"""Whether an article observed what a claim says did not happen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ... import quick_re as re
from ...lexicon import terms
from ...model import Passage
from ...prose import negations
from ..stated import WEAK
from .cited_part import CitedPart
from .features import term_weights
from .passages import ArticleIndex

_DENIED = re.compile(
    r"\b(?:no|without(?: any)?|free (?:of|from)|not any)\s(?P<what>(?:[\w-]{2,24}[\s-]){0,3}"
    r"[\w-]{3,24})", re.I)
_HAPPENED = re.compile(
    r"\b(?:was|were)\s(?:(?:also|frequently|consistently|often|commonly|repeatedly|again)\s)?"
    r"(?:observed|detected|noted|seen|recorded|reported)\b|\boccurred\b", re.I)
_SUBJECT = 70         # characters before the verb that hold what was observed
_OF_THE_SAME = 0.3    # of the weight of the claim's other terms in that sentence; in the abstract,
_OF_ITS_OWN = 0.1     # which tells the study's own main findings, so much will do
_ABSTRACT = 3000      # characters from the start, with the title


@dataclass(frozen=True, slots=True)
class DenialReading:
    """What the claim denies, and the words of the article that say that it was observed."""

    denied: str
    passage: Passage


def observed_after_all(part: CitedPart, index: ArticleIndex,
                       common: Mapping[str, int]) -> DenialReading | None:
    """The first thing that a claim says did not happen and that the article says did.

    None where another sentence of the article, at least as near to the rest of the claim, denies
    it too, and where the article names it in passing only.
    """
    weights = term_weights(part.text, index, common)
    for match in _DENIED.finditer(part.text):
        what = _first_terms(match["what"], index)
        rest = {key: value for key, value in weights.items() if key not in what}
        total = sum(rest.values())
        if len(what) < 2 or not total or not what <= index.standing.keys():
            continue
        observed, denied = (0.0, -1), 0.0
        for number in sorted(set(index.standing[min(what)])):
            if not what <= index.keys[number]:
                continue
            share = sum(rest.get(key, 0.0) for key in index.keys[number]) / total
            start, end = index.places[number]
            if negations(index.text[start:end]):
                denied = max(denied, share)
            elif _is_observed(index.text[start:end], what, index):
                observed = max(observed, (share, number))
        if observed[1] < 0 or observed[0] <= denied:
            continue
        passage = index.passage(observed[1])
        in_abstract = passage.start is not None and passage.start < _ABSTRACT
        if observed[0] >= (_OF_ITS_OWN if in_abstract else _OF_THE_SAME):
            return DenialReading(match.group(), passage)
    return None


def _first_terms(text: str, index: ArticleIndex) -> frozenset[str]:
    """The terms of the thing denied: those at its first place, or at its first two."""
    found: dict[int, set[str]] = {}
    for term in terms(text, index.short):
        if term.key not in WEAK:
            found.setdefault(term.start, set()).add(term.key)
    places = [found[start] for start in sorted(found)]
    if places and len(places[0]) > 1:
        return frozenset(places[0])
    return frozenset().union(*places[:2])


def _is_observed(sentence: str, what: frozenset[str], index: ArticleIndex) -> bool:
    """Whether what was denied is the subject of a verb of observing."""
    return any(what <= {term.key for term in terms(
        sentence[max(0, match.start() - _SUBJECT):match.start()], index.short)}
        for match in _HAPPENED.finditer(sentence))
