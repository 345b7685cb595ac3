"""Whether the numbers that a claim prints are those of another sentence than the one held against
it: "more came back (14.2% against 6.4%)" speaks of the sentence that prints 14.2% and 6.4%."""

from __future__ import annotations

from functools import lru_cache

from ... import quick_re as re
from ...model import Report
from ...prose import sentences
from ...statistics import is_significant
from ..stated import Stated

# A value: no year, no part of a longer word, no level of an interval, no length of time, no dose.
_VALUE = re.compile(
    r"(?<![\w.,·/-])(?!(?:19|20)\d\d\b)(?P<value>\d{1,3}(?:,\d{3})+|\d+(?:[.·]\d+)?)(?![\d.·]*\d)"
    r"(?!\s?%?\s?(?:CI|confidence))(?![-\s]?(?:day|week|month|year|hour|minute|mg|mcg|µg|kg|IU|"
    r"centre|center|site|country|countries|hospital|trial|stud)\w{0,8}\b)", re.I)


def is_of_another_sentence(claimed: Stated, found: Stated, report: Report) -> bool:
    """Whether two or more values of the claim's sentence, and all of them, stand in one sentence
    of the study, and none of them in the one that ``found`` was read from. Where what is held
    against the claim is that nothing was shown, and nothing was in that sentence either, False."""
    told = _told(claimed.sentence or str(claimed.passage))
    place = found.passage.start
    homes = homes_of_values(claimed.sentence or str(claimed.passage), report.text)
    if place is None or not homes or any(start <= place < end for start, end in homes):
        return False
    if found.move == "none" and any(
            row.start is not None and start <= row.start < end and row.estimate is not None
            and is_significant(row.estimate) is False
            for row in report.findings for start, end in homes):
        return False
    here = next((values for start, end, values in _values(report.text) if start <= place < end), ())
    return not any(_same(value, other) for value in told for other in here)


def homes_of_values(claim: str, text: str) -> list[tuple[int, int]]:
    """The sentences of ``text`` that print every value of ``claim``; none for fewer than two."""
    told = _told(claim)
    return [(start, end) for start, end, values in _values(text)
            if all(any(_same(value, other) for other in values) for value in told)] if (
        len(told) > 1) else []


def values_printed(claim: str, text: str) -> tuple[int, float]:
    """How many values ``claim`` prints, and which share of them (0 to 1) ``text`` prints too."""
    told = _told(claim)
    printed = {value for _, _, values in _values(text) for value in values}
    found = sum(any(_same(value, other) for other in printed) for value in told)
    return len(told), found / len(told) if told else 0.0


def _told(claim: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match["value"] for match in _VALUE.finditer(claim)))


@lru_cache(maxsize=2048)
def _values(text: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Each sentence's place and the values that it prints."""
    return tuple((start, end, tuple(match["value"] for match in _VALUE.finditer(text[start:end])))
                 for start, end in sentences(text))


def _same(told: str, printed: str) -> bool:
    """Whether ``printed``, rounded as ``told`` is, is ``told``."""
    a, b = (value.replace(",", "").replace("·", ".") for value in (told, printed))
    digits = len(a.partition(".")[2])
    return a == b or len(b.partition(".")[2]) > digits and f"{float(b):.{digits}f}" == a
