"""Counts of what happened, told otherwise: "720,000 deaths" where the study counts 72,000."""

from __future__ import annotations

from ... import quick_re as re
from ...evidence.counted import Counted, all_whole_numbers
from ...lexicon import keys
from ...model import Estimate, Kind
from ..alignment import Comparison
from ..cited_work.sample_sizes import claimed_sizes, fits
from .number_words import NumberWords
from .reported_numbers import Reported

_LEAST = 50      # a smaller count may be any of many
_ALIKE = 0.5     # share of the claim's weight in the sentence that counts the same thing
_NOUN = re.compile(r"\s(?:(?:extra|additional|new|more|fewer|of|the|all)\s){0,3}"
                   r"(?P<noun>[a-z-]{3,20})", re.I)


def counts_told_otherwise(comparison: Comparison) -> list[tuple[Estimate, Reported, float]]:
    """Each count of the claim that no number of the report fits, with the reported count of the
    same thing and how alike the two sentences are; sizes of a study are another check's."""
    report, prepared = comparison.report, comparison.prepared
    text = comparison.anatomy.text
    if report is None or prepared is None or prepared.long:
        return []
    sizes = {counted.start for counted in claimed_sizes(text)}
    whole = all_whole_numbers(report.text)
    wanted = keys(text, prepared.short)
    total = prepared.total(wanted) or 1.0
    found = []
    for told in comparison.anatomy.estimates:
        noun = _NOUN.match(text, told.end)
        if told.kind is not Kind.COUNT or told.value is None or told.value < _LEAST or (
                noun is None or told.start in sizes):
            continue
        counted = Counted(round(told.value), "", told.hedge.lower(), "", 0, 0, told.text)
        if any(fits(counted, value) for value in whole):
            continue
        for row in report.findings:
            estimate = row.estimate
            if estimate is None or estimate.kind is not Kind.COUNT or row.start is None:
                continue
            same = _NOUN.match(row.statement, estimate.end - row.start)
            terms = keys(row.statement, prepared.short)
            alike = prepared.total(wanted & terms) / total
            if same and keys(same["noun"]) == keys(noun["noun"]) and alike >= _ALIKE:
                words = NumberWords(terms, frozenset(), ())
                found.append((told, Reported(estimate, row, terms, frozenset(), words), alike))
                break
    return found
