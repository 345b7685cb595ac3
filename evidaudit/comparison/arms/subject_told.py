"""Whether a report speaks of the treatment or group that a claim compares with something."""

from __future__ import annotations

from ... import quick_re as re
from ...lexicon import broader, keys
from ..alignment import Comparison
from ..stated import GENERIC, WEAK
from .comparators import claimed_comparators

SHARED = 0.45  # share of the claim's telling terms, its comparator left out, that the report knows
_STEM = 4      # letters by which two forms of a word may be known to be one ("midwives", "midwife")
_FRAME = GENERIC | WEAK | frozenset(keys(
    "intervention effect baseline versus trial study review work worked works good well healthy "
    "healthier fare fared kept keep prevent preventing better effective times help helped helps "
    "better worse improve improved against altogether did do does result results outperform beat "
    "outdid six seven three four five eight nine ten twelve"))


_COSTS = re.compile(r"\b(?:costs?|costly|cheap\w*|pric(?:e|es|ey)|expensive|money|savings)\b", re.I)


def speaks_of_subject(comparison: Comparison) -> bool:
    """Whether the report knows enough of what the claim says besides its comparator.

    Terms count alike, whether rare or not: a claim in lay words has few that the study shares.
    """
    prepared = comparison.prepared
    if prepared is None:
        return False
    text = comparison.anatomy.text
    others: frozenset[str] = frozenset().union(*(
        keys(compared.words, prepared.short) for compared in claimed_comparators(text)), _FRAME)
    told = keys(text, prepared.short) - others
    if not told:
        return comparison.best is not None
    stems = {key[:_STEM] for key in prepared.known if not key.startswith("=")}

    def known(key: str) -> bool:
        if key.startswith("="):
            return key in prepared.known or any(key in broader(other) or other in broader(key)
                                                for other in prepared.known)
        return key in prepared.known or len(key) >= _STEM and key[:_STEM] in stems

    report = comparison.report
    if report is not None and _COSTS.search(text) and not _COSTS.search(report.text):
        return False
    for statement in comparison.statements:
        outcome = statement.outcome - statement.agent - others
        if outcome and not any(known(key) or key.startswith("=") for key in outcome):
            return False  # an outcome of which the study never speaks, such as costs
    return sum(map(known, told)) >= SHARED * len(told)
