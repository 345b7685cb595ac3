"""What the primary outcome of a study was."""

from __future__ import annotations

from ... import quick_re as re
from ..stated import ShortForms
from .terms_of_cells import Bag, outcome_bag

_DEFINED = re.compile(
    r"\b(?:primary|main) (?:\w+ ){0,2}?(?:outcomes?|end[ -]?points?|measures?)\b[^.;]{0,40}?"
    r"(?:was|were|is|:)(?P<what>[^.;]{3,240})", re.I)
_OF_SEVERAL = re.compile(r"\bcomposite\b|\bcombin|, [^,]{2,40},? (?:or|and) |\bany of\b", re.I)
COMPOSITE = "!composite"  # the outcome of a number that tells of several things together


def main_outcome(text: str, short: ShortForms) -> Bag:
    """What the primary outcome was; ``COMPOSITE`` where it was made of several."""
    match = _DEFINED.search(text)
    if match is None:
        return frozenset()
    if _OF_SEVERAL.search(match["what"]):
        return frozenset({COMPOSITE})
    return outcome_bag(match["what"], short)
