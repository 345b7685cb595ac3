"""People of another age told than those whom the study took."""

from __future__ import annotations

from collections.abc import Iterator

from ... import quick_re as re
from ...evidence.ages import Ages, ages_told, apart
from ...model import Passage, Report, Severity
from .difference import PopulationDifference
from .exclusions import of_those_studied

_OF_BIRTH = re.compile(
    r"\b(?:births?|birth ?weights?|births?eight|stillb\w+|breech|caesarean|cesarean|f(?:o)?etal|"
    r"f(?:o)?etus\w*|perinatal|postnatal|newborns?|neonat\w+|breast-?fe\w+|in labou?r|"
    r"gestation\w*|preterm|obstetric\w*|midwi\w+|antenatal)\b", re.IGNORECASE)
_MOTHERS = re.compile(r"\b(?:mothers?|fathers?|parents?|women)\b", re.IGNORECASE)
_LATE_TEENS = 15  # years: adults "of 16 or over" are no children, whatever years they share


def of_age(told: tuple[Passage, ...], report: Report) -> Iterator[PopulationDifference]:
    """The age of which the claim tells, where the study took no one of it."""
    claimed = ages_told(told)
    if not claimed:
        return
    reported = ages_told(of_those_studied(report))
    if ("infants" in claimed.groups or _MOTHERS.search(told[0])) and _OF_BIRTH.search(
            f"{report.title} {report.text}"):
        return  # a study of births is one of the newborn and of their mothers too
    if reported and not claimed.groups.keys() & reported.groups.keys() and (
            apart(_first_year(claimed), reported) or _children_told_as_adults(claimed, reported)):
        yield PopulationDifference("age", str(claimed), str(reported), Severity.MAJOR,
                                   next(iter(reported.groups.values())))


def _first_year(claimed: Ages) -> Ages:
    """Babies told are in their first year; of a study that says "infants" some may be older."""
    return Ages(claimed.groups, 0, 1) if set(claimed.groups) == {"infants"} and (
        claimed.low, claimed.high) == (0, 2) else claimed


def _children_told_as_adults(claimed: Ages, reported: Ages) -> bool:
    return (set(claimed.groups) <= {"children", "school-age children", "infants", "toddlers"}
            and reported.low >= _LATE_TEENS
            and bool({"adults", "young adults"} & reported.groups.keys()))
