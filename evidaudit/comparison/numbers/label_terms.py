"""Numbers that name a group and measure nothing: "aged 75 or older", "3-9 years", "0.05%".

As terms: ``#>75`` from that on, ``#<75`` up to that, ``#3-9`` a range, ``#0.05%`` a strength. A
condition that is denied ("without HIV") is a term of its own, ``-hiv``.
"""

from __future__ import annotations

from functools import lru_cache

from ... import quick_re as re
from ...lexicon import keys
from ..stated import ShortForms

# "Every two hours" is "2-hourly", "twice a day" every half of one.
NUMBERS_IN_WORDS = {word: str(number) for number, word in enumerate(
    "two three four five six seven eight nine ten eleven twelve".split(), 2)} | {
        "twice": "2", "fifteen": "15", "twenty": "20", "thirty": "30"}
_NOTHING: frozenset[str] = frozenset()
_DIGIT = re.compile(r"\d")
_N = r"\d{1,4}(?:[.·]\d{1,3})?"
_UNIT = (r"(?:\s?(?:years?|months?|weeks?|days?|hours?|mg|µg|mcg|ml|g|kg|mm|cm|iu|times|cups?|"
         r"%))?")
_FROM = re.compile(
    rf"(?:≥|>|\b(?:at least|older than|over|above|more than|aged over|no less than)\s)\s?"
    rf"(?P<a>{_N})|(?<![\d.–-])(?P<b>{_N}){_UNIT}\s(?:or|and)\s(?:older|over|more|above|longer|"
    r"higher)\b", re.I)
_UP_TO = re.compile(
    rf"(?:≤|<|\b(?:under|younger than|below|less than|fewer than|up to|shorter than)\s)\s?"
    rf"(?P<a>{_N})|(?<![\d.–-])(?P<b>{_N}){_UNIT}\s(?:or|and)\s(?:younger|under|less|fewer|below|"
    r"shorter|lower)\b", re.I)
_RANGE = re.compile(r"(?<![\d.–-])(?P<a>\d{1,3}(?:[.·]\d{1,2})?)\s?(?:-|–|−|to)\s?"
                    r"(?P<b>\d{1,3}(?:[.·]\d{1,2})?)(?![\d]|[.·]\d|\s?[–-]\s?\d)")
_STRENGTH = re.compile(rf"(?<![\w.])(?P<a>{_N})\s?(?P<unit>%|mg|µg|μg|mcg|iu|ml|mm)(?![\w])"
                       r"(?!\s(?:ci|confidence|credible)\b)", re.I)
_TIME_AFTER = re.compile(r"\s?(?:-\s?)?(?:year|month|week|day|hour|minute)", re.I)
_LEAST_AGE = 16.0  # "over 24 months" is a time, "over 75 years" an age
_DENIED = re.compile(r"\b(?:those|people|women|men|children|in|among|"
                     r"(?!(?:weeks|months|days|years|hours|minutes|was|is|has|times)\b)[a-z]{3,20}s)\s"
                     r"(?:who were\s|living\s)?(?:without|with no)\s"
                     r"(?P<what>(?:[\w-]{2,20}\s?){1,2})", re.I)


@lru_cache(maxsize=1024)
def label_terms(text: str, short: ShortForms = ()) -> frozenset[str]:
    """The terms of the labels in ``text``; empty where no number is a label."""
    found: set[str] = set()
    if _DIGIT.search(text):
        for pattern, sign in ((_FROM, ">"), (_UP_TO, "<")):
            found.update(f"#{sign}{(m['a'] or m['b']).replace('·', '.')}"
                         for m in pattern.finditer(text) if m["b"] or not _is_a_time(m, text))
        found.update(f"#{m['a']}-{m['b']}" for m in _RANGE.finditer(text))
        found.update(f"#{m['a'].replace('·', '.')}{m['unit'].lower()}"
                     for m in _STRENGTH.finditer(text))
    for match in _DENIED.finditer(text):
        found.update("-" + key for key in keys(match["what"], short))
    return frozenset(found) if found else _NOTHING


def _is_a_time(match: re.Match[str], text: str) -> bool:
    """Whether "over 2 years" tells how long, and not how old."""
    after = _TIME_AFTER.match(text, match.end())
    return after is not None and not (
        "year" in after.group().lower() and float(match["a"].replace("·", ".")) >= _LEAST_AGE)


def denied(labels: frozenset[str]) -> frozenset[str]:
    """The terms whose negation is among ``labels``."""
    return frozenset(label[1:] for label in labels if label.startswith("-"))
