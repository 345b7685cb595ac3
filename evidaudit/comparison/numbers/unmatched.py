"""The numbers of a claim that nothing in the report answers: with one left, no claim is accurate.
"""

from __future__ import annotations

from ... import quick_re as re
from ...evidence.counted import Counted, all_whole_numbers, number_of
from ...wording.times import same_time, times
from ..alignment import Comparison
from ..cited_work.sample_sizes import fits
from ..stated import dose_places
from .values import value_stances

_WORDS = (r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
          r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
          r"ninety|hundred|thousand|million|dozen")
_NUMBER = re.compile(
    rf"(?<![\w.,])(?:\d{{1,3}}(?:[,\u00a0\u202f ]\d{{3}})+|\d+(?:[.·]\d+)?)"
    rf"(?:\s(?:million|thousand))?|\b(?:a\s(?=hundred|thousand|million|dozen))?(?:{_WORDS})"
    rf"(?:(?:[- ]| and )(?:{_WORDS}|one)){{0,5}}\b", re.I)
# "the two groups", "both of the two drugs": what is compared, not what was counted
_COMPARED = re.compile(
    r"\s(?:\w+\s)?(?:groups?|arms?|treatments?|drugs?|strateg(?:y|ies)|approach(?:es)?|methods?|"
    r"options?|regimens?|conditions?|programmes?|programs?|therap(?:y|ies)|interventions?|doses|"
    r"out of|in|of|things|sorts|kinds|types|forms|ways|sexes|alternatives|diets|surgeries|"
    r"operations|techniques|devices|vaccines|schedules)\b", re.I)
_LABEL_BEFORE = re.compile(r"(?:\b(?:type|grade|stage|phase|class|level|week|day|month|year|visit|"
                           r"table|figure|covid|version|top|vitamin|omega|aged?|over|under)[- ]|"
                           r"[A-Za-z]-)$", re.I)


def unmatched_numbers(comparison: Comparison) -> tuple[str, ...]:
    """The printed numbers of the claim that neither agree with one of the report nor stand in it.

    Times count as answered where the report has the same length of time; years, labels and the
    number of what is compared ask for no answer.
    """
    report = comparison.report
    if report is None:
        return ()
    text = comparison.anatomy.text
    told = [(s.claimed.start, s.claimed.end) for s in value_stances(comparison)
            if s.relation == "agrees"]
    when = times(text)
    known_times = times(report.text) + tuple(
        t for row in report.findings if row.start is None for t in times(row.timepoint))
    told += [(t.start, t.end) for t in when if any(
        same_time(t.days, other.days) for other in known_times)]
    told += [(match.start(), match.end()) for pattern in (_QUOTED, _POINTER, _ENTRY)
             for match in pattern.finditer(text)]
    given = dose_places(text)
    printed = _printed(report.text + " " + report.title + " " + " ".join(
        f"{row.statement} {row.comparison} {row.population} {row.timepoint}"
        for row in report.findings if row.start is None))
    whole = all_whole_numbers(report.text) | frozenset(
        row.participants for row in report.findings if row.participants)
    if report.participants:
        whole |= {report.participants}
    open_ones = []
    for match in _NUMBER.finditer(text):
        if any(a <= match.start() < b for a, b in told) or match.start() in given:
            continue
        if not _is_answered(match, text, printed, whole, comparison):
            open_ones.append(match.group())
    return tuple(open_ones)


# "(4)" points at a reference; "2017 Oct 3;12(4):35-41" is how a reference is printed.
_POINTER = re.compile(r"(?<=\w )[(\[]\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,8}[)\]]")
_ENTRY = re.compile(
    r"\b(?:19|20)\d\d\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
    r"(?:\s\d{1,2})?(?:;\s?\d{1,4}(?:\(\d{1,4}\))?(?::\s?e?\d{1,8}(?:[-–]\d{1,6})?)?)?", re.I)
_QUOTED = re.compile(r"“[^”]{3,600}”|\"[^\"]{3,600}\"")


def _printed(text: str) -> frozenset[str]:
    return frozenset(_plain(match) for match in re.findall(r"\d[\d,.·]*", text))


def _plain(digits: str) -> str:
    return digits.replace(",", "").replace("·", ".").rstrip(".")


def _is_answered(match: re.Match[str], text: str, printed: frozenset[str],
                 whole: frozenset[int], comparison: Comparison) -> bool:
    number = match.group()
    if number.lower() == "two" or _plain(number) in printed:
        return True
    if not number[0].isdigit() and _COMPARED.match(text, match.end()):
        return True
    if _LABEL_BEFORE.search(text[:match.start()][-12:]):
        return True
    if re.fullmatch(r"(?:19|20)\d\d", number):
        return True  # a year is the business of another check
    value = number_of(number.lower()) if "." not in number and "·" not in number else None
    if value is None:
        return False
    hedge = _HEDGE.search(text[:match.start()][-24:])
    told = Counted(value, "", hedge[1].lower() if hedge else "", "", 0, 0, number)
    return any(fits(told, other) for other in whole)


_HEDGE = re.compile(r"\b(about|around|approximately|roughly|nearly|almost|over|more than|at least|"
                    r"just over|just under|under|fewer than|less than|up to|some|only|close to)\s$",
                    re.I)
