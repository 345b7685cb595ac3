"""A study's primary outcome under its own name: "the primary end point occurred in …".

The methods say of what it is made. A claim that names most of that asks for the primary outcome,
whose result the study tells under that name alone.
"""

from __future__ import annotations

from functools import lru_cache

from ... import quick_re as re
from ...lexicon import keys
from ...model import Report
from ..prepared import prepare
from ..stated import GENERIC, WEAK, Prepared, Same

_DEFINED = re.compile(
    r"\bprimary (?:composite )?(?:outcome|end ?point|event|efficacy (?:outcome|end ?point)|"
    r"measure)s?"
    r"(?: measures?)?(?:,? at [\w\s]{1,20})?,?\s(?:was|were|comprised|included|consisted of|is)\s"
    r"(?:the |an? )?(?P<what>[^.;]{4,220})|\b(?P<before>[^.;:]{4,160}?)\s(?:was|were)\s"
    r"(?:the|our) primary (?:outcome|end ?point)", re.I)
_NAMED = re.compile(r"\bprimary (?:composite )?(?:outcome|end ?point|event|efficacy|measure)|"
                    r"\bcomposite (?:outcome|end ?point|event)?", re.I)
_PLAIN = GENERIC | WEAK | frozenset(keys(
    "composite combination first occurrence defined days change measured assessed proportion "
    "patients participants any either masked assessors rated follow-up baseline"))
PRIMARY = keys("primary composite")
NAMED_TO_MEAN_IT = 0.6   # share of the definition's weight that a claim must name


@lru_cache(maxsize=2048)
def _definition(same: Same) -> frozenset[str]:
    report = same.report
    match = _DEFINED.search(report.text)
    if match is None:
        return frozenset()
    return keys(match["what"] or match["before"], prepare(report).short) - _PLAIN


def primary_terms(outcome: frozenset[str], named: frozenset[str], report: Report,
                  prepared: Prepared) -> frozenset[str]:
    """The terms under which the study tells its primary outcome, where a claim asks for it; else
    empty. ``outcome`` is what the claim's effect is told of, ``named`` all that it names: a claim
    may list the parts of a composite."""
    defined = _definition(Same(report))
    asked = outcome - _PLAIN
    if not defined or not asked or not asked <= defined:
        return frozenset()
    if prepared.total(named & defined) < NAMED_TO_MEAN_IT * prepared.total(defined):
        return frozenset()
    told_as = [row.statement for row in report.findings if _NAMED.search(row.statement)
               and not _DEFINED.search(row.statement)]
    if not told_as:
        return frozenset()
    told = frozenset().union(*(keys(text, prepared.short) for text in told_as))
    return PRIMARY & told
