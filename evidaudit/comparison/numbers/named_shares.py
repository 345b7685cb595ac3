"""Shares and coefficients of the study whose printed name says of what they are.

``Kind`` knows no predictive value, no attributable fraction and no coefficient of agreement: all
are read as a proportion or a mean. The name printed before such a number tells it apart.
"""

from __future__ import annotations

from collections.abc import Iterable

from ... import quick_re as re
from ...model import Estimate, Kind, Passage, ReportedFinding
from .results_of_tests import GIVEN_POSITIVE, PREDICTIVE, given

PREDICTIVE_VALUE = "predictive value"
ATTRIBUTABLE = "attributable fraction"
AGREEMENT = "coefficient of agreement"
EXPLAINED = "explained variance"
_NAMED = (
    (re.compile(r"\bpredictive values?\b|\b[PN]PVs?\b"), PREDICTIVE_VALUE),
    (re.compile(r"\battributable (?:fraction|proportion|risk|percentage|share|burden)s?\b|\bPAFs?\b"
                r"|\battributable to\b"), ATTRIBUTABLE),
    (re.compile(r"\bkappas?\b|κ|\bICCs?\b|\bintra-?class\b|\bconcordance\b|\bcronbach\w*(?: alpha)?"
                r"|\bagreement\b", re.I), AGREEMENT),
    (re.compile(r"\b(?:variance|variation|R2|R²|r2|r²)\b|\bexplain\w*"), EXPLAINED),
)
# Another name or a new statement between the name and the number takes its place.
_BROKEN = re.compile(r"[.;]\s|\b(?:sensitivity|specificity|while|whereas|but|prevalence|odds ratio|"
                     r"hazard ratio|risk ratio)\b", re.I)
_REACH = 80


def name_of(row: ReportedFinding) -> str:
    """What the words before the number of ``row`` call it; "" where they have no such name."""
    estimate = row.estimate
    if estimate is None or row.start is None:
        return ""
    before = row.statement[:max(0, estimate.start - row.start)][-_REACH:]
    best, name = -1, ""
    for pattern, told in _NAMED:
        for match in pattern.finditer(before):
            if match.end() > best and not _BROKEN.search(before, match.end()):
                best, name = match.end(), told
    if name:
        return name
    after = row.statement[max(0, estimate.end - row.start):][:_REACH]
    behind = _NAMED_AFTER.match(after)
    return PREDICTIVE_VALUE if behind else ""


_OF_RESULT = re.compile(r"\b(?P<of>positive|negative) predictive values?\b|\b(?P<short>[PN])PVs?\b",
                        re.I)


def is_of_other_result(row: ReportedFinding, claimed: Estimate, text: str) -> bool:
    """Whether ``row`` gives a predictive value of negative results and the claim tells one of
    positive results, or the other way round."""
    estimate, told = row.estimate, given(claimed, text)
    if estimate is None or row.start is None or told not in PREDICTIVE:
        return False
    before = list(_OF_RESULT.finditer(row.statement[:max(0, estimate.start - row.start)][-_REACH:]))
    if not before:
        return False
    sign = (before[-1]["of"] or before[-1]["short"])[0].lower()
    return (sign == "p") != (told == GIVEN_POSITIVE)


_NAMED_AFTER = re.compile(r"[^.;()]{0,50}\((?:positive |negative )?predictive value\)|"
                          r"\s(?:positive|negative) predictive value\b", re.I)
_COEFFICIENT = re.compile(
    r"(?:\bkappas?\b|κ|\bICCs?\b|\bintra-?class correlation(?: coefficient)?|"
    r"\bCronbach['’]?s?(?: alpha| α)?)(?: coefficients?)?(?: values?)?"
    r"(?:\s?[=:]\s?|,? (?:of|was|were|is) |\s)"
    r"(?P<value>0?[.·]\d{1,3})\b", re.I)


def coefficients(passages: Iterable[Passage]) -> tuple[ReportedFinding, ...]:
    """The coefficients of agreement printed in the study's sentences, as rows of their own."""
    found = []
    for passage in passages:
        if passage.start is None:
            continue
        for match in _COEFFICIENT.finditer(passage):
            value = float(match["value"].replace("·", "."))
            estimate = Estimate(
                Kind.CORRELATION, value, text=match["value"], outcome=AGREEMENT,
                start=passage.start + match.start("value"), end=passage.start + match.end("value"))
            found.append(ReportedFinding(
                "", "", estimate=estimate, statement=str(passage), locator=passage.locator,
                basis=passage.basis, start=passage.start, end=passage.end))
    return tuple(found)


def is_coefficient(estimate: Estimate, name: str) -> bool:
    """Whether the number is a coefficient between 0 and 1 and no share: kappa 0.79."""
    return name == AGREEMENT and estimate.kind in (Kind.MEAN, Kind.CORRELATION) and (
        estimate.value is not None and 0 < abs(estimate.value) <= 1)
