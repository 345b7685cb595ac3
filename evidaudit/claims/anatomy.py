"""A claim broken into what can be checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .. import quick_re as re
from ..lexicon import Term, terms
from ..model import Estimate
from ..prose import hedges, negations
from ..statistics import extract_statistics
from ..wording import Effect, Strength, comparators, read_effects, read_strength, times
from ..wording.times import Time

_QUOTED = re.compile(r"“([^”]{3,600})”|\"([^\"]{3,600})\"|«([^»]{3,600})»")


@dataclass(frozen=True, slots=True)
class Anatomy:
    """What one claim says that a study can agree or disagree with; offsets into its text."""

    text: str
    estimates: tuple[Estimate, ...] = ()
    effects: tuple[Effect, ...] = ()
    comparators: tuple[tuple[str, int, int], ...] = ()
    times: tuple[Time, ...] = ()
    strength: Strength = Strength()
    hedges: tuple[tuple[int, int, str], ...] = ()
    negations: tuple[tuple[int, int, str], ...] = ()
    quoted: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """The comparable terms of the claim, as a set."""
        return frozenset(term.key for term in self.terms)


@lru_cache(maxsize=2048)
def read_anatomy(text: str) -> Anatomy:
    """The checkable parts of the claim ``text``."""
    return Anatomy(
        text, tuple(extract_statistics(text)), read_effects(text), comparators(text), times(text),
        read_strength(text), tuple(hedges(text)), tuple(negations(text)),
        tuple(next(part for part in match.groups() if part) for match in _QUOTED.finditer(text)),
        terms(text))
