"""What a claim and a whole article have in common, as named numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from ... import quick_re as re
from ...lexicon import keys, terms
from ...wording import read_effects
from .cited_part import CitedPart
from .passages import ArticleIndex, Found, best_passage, names_in

# Words that tell that something was found, by whom and how sure, not what.
_OF_REPORTING = keys(
    "study studies report reporting show demonstrate find found finding previous recent describe "
    "data use used using result author colleague suggest evidence research researcher "
    "investigation literature review example known important importance role many various several "
    "include including included well however moreover furthermore also like may can could able "
    "observe indicate indicated reveal revealed propose proposed consider considered emerge "
    "emerging theme turn striking drastic slight substantial yield moment date publish published "
    "document documented thus therefore hence indeed addition interesting notable remarkable "
    "first second new novel current major main key similar different certain further although "
    "despite whereas because since due lead leading regard regarding concern concerning become "
    "remain provide provided present presence extent particular particularly usually generally "
    "typically largely mainly mostly highly great greater large number approach attempt exist "
    "existing possible possibly potential potentially ability capacity capable overwhelming "
    "majority most once five ref refs reference")
# Weight of a term by how common it is in abstracts of any subject, commonest first.
WEIGHTS = (1.0, 2.5, 3.5, 5.0)
FEW = 4  # terms; a claim of fewer tells too little to be missed
_NUMBER = re.compile(r"(?<![\w.,–-])\d[\d,]*(?:[.·]\d+)?(?![\w])")
_CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,30}")
_OURS = re.compile(r"\b(?:our|we|us)\b", re.I)


@dataclass(frozen=True, slots=True)
class Shared:
    """The features by name; ``unknown`` the claim's own words that the article never prints.

    ``apart`` are those that it prints, but not in the passage nearest to the claim; ``best`` is
    the sentence nearest to it, ``terms`` how many terms the claim has.
    """

    features: Mapping[str, float]
    unknown: tuple[str, ...]
    apart: tuple[str, ...]
    best: Found
    terms: int


def shared_with(part: CitedPart, index: ArticleIndex, common: Mapping[str, int]) -> Shared:
    """What the cited part of a claim shares with an article.

    ``common`` tells how common a term is in abstracts of any subject (0 the commonest class).
    """
    text = part.text
    places = _terms_by_place(text, index)
    own = [options for _, options in places if not options & _OF_REPORTING]
    weights = _weights(own, index, common)
    one, three = best_passage(index, weights, 1), best_passage(index, weights, 3)
    unknown = [text[a:b] for (a, b), options in
               sorted(places, key=lambda item: -max(weights.get(key, 0.0) for key in item[1]))
               if not options & _OF_REPORTING and not options & index.standing.keys()]
    strange = [name for name in names_in(text) if not _is_known_name(name, index)]
    pairs = [(a, b) for a, b in zip(own, own[1:], strict=False) if not a & b]
    together = sum(any((x, y) in index.near for x in a for y in b) for a, b in pairs)
    numbers = _NUMBER.findall(text)
    missing = [number for number in numbers if not _stands(number, index.text)]
    features = {
        "best sentence": one.share,
        "best passage": three.share,
        "neighbours together": together / len(pairs) if pairs else 0.5,
        "terms unknown": float(min(6, len(set(unknown)))),
        "names unknown": float(min(3, len(strange))),
        "proper nouns unknown": float(min(2, sum(
            word.lower() not in index.lowered for word in _CAPITALISED.findall(text)))),
        "numbers missing": float(min(2, len(missing))),
        "length": math.log(1 + len(weights)),
        "few terms": float(len(own) < FEW),
        "tells an effect": float(min(2, len(read_effects(text)))),
        "speaks of its own work": float(bool(_OURS.search(text))),
        "cited with others": float(part.alone is False),
        "cited alone": float(part.alone is True),
    }
    held = frozenset().union(*index.keys[three.first:three.first + 3])
    apart = [text[a:b] for (a, b), options in places if not options & _OF_REPORTING
             and options & index.standing.keys() and not options & held]
    return Shared(features, _once([*strange, *unknown]), _once(apart), one, len(own))


def term_weights(text: str, index: ArticleIndex, common: Mapping[str, int]) -> dict[str, float]:
    """The terms of a text that tell what it is of, each with its weight: rare ones weigh more."""
    return _weights([options for _, options in _terms_by_place(text, index)
                     if not options & _OF_REPORTING], index, common)


def _weights(own: list[frozenset[str]], index: ArticleIndex,
             common: Mapping[str, int]) -> dict[str, float]:
    return {key: WEIGHTS[common.get(key, len(WEIGHTS) - 1)] for options in own
            for key in options if key in index.standing or not options & index.standing.keys()}


def _once(words: list[str]) -> tuple[str, ...]:
    """Each word once; a part of a name that is there already left out."""
    return tuple(word for word in dict.fromkeys(words)
                 if not any(word != other and word in other for other in words))


def _terms_by_place(text: str, index: ArticleIndex) -> list[tuple[tuple[int, int], frozenset[str]]]:
    """The terms of a text by place: a word, and what it falls under, are one term of the claim."""
    found: dict[tuple[int, int], set[str]] = {}
    for term in terms(text, index.short):
        found.setdefault((term.start, term.end), set()).add(term.key)
    return [(place, frozenset(options)) for place, options in found.items()]


def _is_known_name(name: str, index: ArticleIndex) -> bool:
    lowered = name.lower()
    singular = lowered.removesuffix("s")
    return (lowered in index.names or singular in index.names or lowered in index.initials
            or singular in index.initials or bool(keys(name, index.short) & index.standing.keys())
            or lowered in index.lowered)


def _stands(number: str, text: str) -> bool:
    """Whether a number stands in a text, with or without commas."""
    plain = number.replace(",", "").replace("·", ".").rstrip(".")
    grouped = f"{int(plain):,}" if plain.isdecimal() else plain
    return any(re.search(rf"(?<![\d.]){re.escape(form)}(?!\d|\.\d)", text)
               for form in {number.rstrip(","), plain, grouped})
