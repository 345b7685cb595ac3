"""Whether a percentage of a claim stands anywhere in an article where it speaks of that thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ... import quick_re as re
from ...evidence.reading import points_elsewhere
from ...model import Passage
from .cited_part import CitedPart
from .features import term_weights
from .passages import ArticleIndex, best_passage

# "34%", "2.4 per cent"; no range, no bound, nothing rounded, no level of confidence.
_SHARE = re.compile(
    r"(?<![\w.,–-])(?P<value>\d{1,3}(?:[.·]\d{1,3})?)\s?(?:%|per ?cent\b)(?!\s?(?:CI\b|confidence|"
    r"credible|power|prediction|level|significan|[a-z]{0,12}\s?interval|[-–/]))")
_ROUNDED = re.compile(
    r"(?:\b(?:about|approximately|around|roughly|nearly|almost|some|over|under|above|below|circa|"
    r"than|to|least|most|and|or|between|from|by up to|only|say|half)|[~∼≈<>≤≥±=–/-])\s?$", re.I)
_GOES_ON = re.compile(r"\s?(?:to|and|or|[-–/,])\s?\d|\s?\(95|[^.;]{0,60}\brespectively\b", re.I)
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})*(?:[.·]\d{1,4})?")
_ITS_SHARES = re.compile(r"(?<![\w.])(\d{1,3}(?:[.·]\d{1,3})?)\s?(?:%(?!\s?CI)|per ?cent)")
_BREAK = re.compile(r"[;:]|\.\s")
_REACH = 110          # characters on each side of the number that tell what it is of
# Of the weight of those terms, in a sentence with shares of its own: it speaks of that thing. An
# accurate share stands in the nearest such sentence, or in one that holds 0.85 of its terms.
_SPEAKS_OF_IT = 0.3
_ELSEWHERE = 0.5      # of what the nearest one holds: sentences further off are of something else
_FEWEST_TERMS = 4


@dataclass(frozen=True, slots=True)
class FigureReading:
    """A share of the claim, and the nearest one that the article gives where it speaks of it."""

    claimed: str
    reported: str
    passage: Passage


def figure_differs(part: CitedPart, index: ArticleIndex,
                   common: Mapping[str, int]) -> FigureReading | None:
    """The first share of a claim that stands nowhere near where the article speaks of that thing.

    None where every share is found, is rounded or a range, or where no passage with shares of its
    own is surely of the same thing.
    """
    for match in _SHARE.finditer(part.text):
        before, after = part.text[:match.start()], part.text[match.end():]
        if _ROUNDED.search(before[-24:]) or _GOES_ON.match(after):
            continue
        around = (_BREAK.split(before[-_REACH:])[-1] + " "
                  + _BREAK.split(after[:_REACH])[0])
        found = _other_figure(_plain(match["value"]),
                              term_weights(around, index, common), index)
        if found is not None:
            reported, passage = found
            return FigureReading(match.group(), f"{reported}%", passage)
    return None


def _other_figure(value: str, weights: Mapping[str, float],
                  index: ArticleIndex) -> tuple[str, Passage] | None:
    if len(weights) < _FEWEST_TERMS:
        return None
    with_shares, holding = set(), set()
    for number, (start, end) in enumerate(index.places):
        sentence = index.text[start:end]
        if _ITS_SHARES.search(sentence) and not points_elsewhere(sentence):
            with_shares.add(number)
        if any(_same(value, _plain(other)) for other in _NUMBER.findall(sentence)):
            holding.add(number)
    nearest = best_passage(index, weights, 1, frozenset(with_shares))
    if nearest.share < _SPEAKS_OF_IT or best_passage(
            index, weights, 1, frozenset(holding)).share >= _ELSEWHERE * nearest.share:
        return None
    passage = index.passage(nearest.first)
    shares = [_plain(share) for share in _ITS_SHARES.findall(passage)]
    return min(shares, key=lambda share: abs(float(share) - float(value))), passage


def _plain(number: str) -> str:
    return number.replace(",", "").replace("·", ".")


def _same(value: str, other: str) -> bool:
    """Whether one number is the other or what is left to a hundred, to the digits claimed."""
    digits = len(value.partition(".")[2])
    half = 0.5 * 10 ** -digits + 1e-9
    return any(abs(float(value) - number) <= half
               for number in (float(other), 100 - float(other), 100 * float(other)))
