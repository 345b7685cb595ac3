"""The doses and percentages by which a study names its groups: they are none of its results."""

from __future__ import annotations

from ... import quick_re as re
from ...model import Report
from ..stated import doses

_METHODS = 1500  # characters in which a study tells of its groups
_ALLOCATED = re.compile(r"\b(?:randomi[sz]ed|randomly|allocated|assigned|received)\b[^.;]{0,200}",
                        re.I)
_SIZE = re.compile(r"\bn\s?=", re.I)
_WITH_SIZES = re.compile(_ALLOCATED.pattern + r"|(?:[^.]|\.\d){0,200}" + _SIZE.pattern, re.I)
_PERCENTAGES = re.compile(r"(?:\d{1,2}(?:[.·]\d{1,3})?\s?%(?:,?\s(?:and|or|versus|vs\.?)\s|,\s)"
                          r"){1,4}\d{1,2}(?:[.·]\d{1,3})?\s?%")
_OF_GROUPS = re.compile(r"\s(?:groups?|arms?|strengths?|concentrations?|solutions?)\b", re.I)
_PERCENTAGE = re.compile(r"(?<![\w.])\d{1,2}(?:[.·]\d{1,3})?\s?(?:%|mg)")


def strengths_of(report: Report) -> frozenset[str]:
    """The doses and strengths by which the study's groups are named."""
    methods = report.text[:_METHODS]
    naming = _WITH_SIZES if _SIZE.search(methods) else _ALLOCATED
    named = [report.title, *_strengths_in_lists(report),
             *(m.group() for m in naming.finditer(methods))]
    return doses(report.text) | frozenset(
        "#" + match.group().replace(" ", "") for words in named
        for match in _PERCENTAGE.finditer(words))


def _strengths_in_lists(report: Report) -> list[str]:
    """The lists of percentages of which one is a strength: "0.05%, 0.025% and 0.01% atropine"."""
    known = {term[1:] for term in doses(f"{report.title} {report.text}") if term.endswith("%")}
    return [m.group() for m in _PERCENTAGES.finditer(report.text) if _OF_GROUPS.match(
        report.text, m.end()) or m.end() < _METHODS and known & {
        one.replace(" ", "") for one in _PERCENTAGE.findall(m.group())}]
