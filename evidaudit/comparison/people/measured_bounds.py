"""People told on the other side of a measured limit by which the study chose its own.

"Stones of 9 mm or larger" of a trial in stones of less than 9 mm, "ferritin above 75" of one in
people below it. The limit must be told of the same quantity in the same unit; a study that speaks
of the claimed side anywhere, but among those whom it left out, is never contradicted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from ... import quick_re as re
from ...evidence.population import speaks_of_participants
from ...model import Claim, Passage, Report, Severity
from .clause_people import in_figures
from .difference import PopulationDifference
from .exclusions import of_those_studied

_UNITS: dict[str, tuple[str, float]] = {
    "mm": ("length", 1), "millimetres": ("length", 1), "millimeters": ("length", 1),
    "cm": ("length", 10), "centimetres": ("length", 10), "centimeters": ("length", 10),
    "kg/m2": ("BMI", 1), "kg/m²": ("BMI", 1),
    "kg": ("mass", 1000), "kilos": ("mass", 1000), "kilograms": ("mass", 1000), "g": ("mass", 1),
    "grams": ("mass", 1), "µg/l": ("µg/l", 1), "μg/l": ("µg/l", 1), "ug/l": ("µg/l", 1),
    "ng/ml": ("µg/l", 1), "micrograms per litre": ("µg/l", 1), "nmol/l": ("nmol/l", 1),
    "mmol/l": ("mmol/l", 1), "mmol/mol": ("mmol/mol", 1), "mg/dl": ("mg/dl", 1),
    "g/l": ("g/l", 1), "g/dl": ("g/l", 10), "mm hg": ("mmhg", 1), "mmhg": ("mmhg", 1),
    "ml/min": ("ml/min", 1), "iu/l": ("iu/l", 1), "db": ("db", 1), "decibels": ("db", 1),
    "weeks": ("days", 7), "week": ("days", 7), "days": ("days", 1), "day": ("days", 1),
    "months": ("days", 30.4), "month": ("days", 30.4), "%": ("%", 1), "percent": ("%", 1),
    "per cent": ("%", 1), "points": ("points", 1), "point": ("points", 1),
    "hours": ("hours", 1), "hour": ("hours", 1), "minutes": ("hours", 1 / 60),
    "dioptres": ("dioptres", 1), "d": ("dioptres", 1), "kilometres": ("km", 1), "km": ("km", 1),
    "°c": ("°c", 1), "degrees": ("°c", 1), "litres": ("l", 1), "l": ("l", 1),
}
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_N = r"[−–-]?\d{1,5}(?:[.·]\d{1,3})?"
_OVER = (r"above|over|more than|greater than|higher than|larger than|bigger than|longer than|"
         r"heavier than|exceeding|exceeds|at least|no less than|[>≥]")
_UNDER = (r"below|under|less than|lower than|smaller than|shorter than|lighter than|fewer than|"
          r"at most|up to|no more than|not exceeding|[<≤]")
# What the limit is set to: up to four words, the last of them or the noun before "of".
_WHAT = r"(?P<what>(?:[a-z][\w-]{0,20}[ ]){1,4}?)"
_VERBS = (r"(?:(?:is|was|are|were|level|levels|concentration|score|of|weighing|at|measuring|"
          r"for)\s){0,3}")
_LIMIT = re.compile(
    rf"\b{_WHAT}{_VERBS}(?P<side>{_OVER}|{_UNDER})\s?(?P<n>{_N})\s?-?(?P<unit>{_UNIT})?(?![\w/])",
    re.I)
_OR_MORE = re.compile(
    rf"\b{_WHAT}{_VERBS}(?P<n>{_N})\s?-?(?P<unit>{_UNIT})?(?![\w/])\s(?:or|and)\s(?P<side>more|larger|"
    rf"greater|above|over|higher|longer|heavier|bigger|less|smaller|below|under|lower|shorter|"
    rf"lighter)\b", re.I)
_RANGE = re.compile(
    rf"\b{_WHAT}{_VERBS}(?:between\s|from\s)?(?P<n>{_N})\s?(?:{_UNIT})?\s?(?:to|and|–|-)\s?"
    rf"(?P<m>{_N})\s?(?P<unit>{_UNIT})(?![\w/])", re.I)
_IS_OVER = re.compile(rf"(?:{_OVER}|more|larger|greater|above|over|higher|longer|heavier|bigger)$",
                      re.I)
# Whom a claim tells of, or whom a study took: not what came about, nor a dose.
_OF_SOME = re.compile(
    r"\b(?:with|whose|having|have|has|had|weighing|born|of|if your|when your|if|even|in|among)\b",
    re.I)
_A_RESULT = re.compile(
    r"\b(?:fell|rose|dropped|declined|reached|reduced|lowered|raised|increased|decreased|gained|"
    r"lost|lasted|took|achieved|improved|grew|shrank|responders?|response|reduction|threshold|cut|"
    r"dose|doses|drank|ate|walked|consumed|given|received|daily|doubled|risk|chance|odds|hazard|"
    r"defined as|considered|intake|follow(?:ed)?|during|within|after)\b|/day|mg", re.I)
_RESULTS = re.compile(r"\b(?:CI|P\s?[<=>]|ratio|versus|vs?\.)\b|\d\s?%", re.I)
_IDLE = frozenset("the with whose and who had have has patients people adults those women men "
                  "children participants your their level levels score scores from were was that "
                  "than this aged even when still serum baseline mean average more less".split())
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class _Limit:
    text: str
    words: frozenset[str]
    quantity: str    # "" where no unit is told
    factor: float    # of the unit told, to the one that the quantity is held in
    low: float       # in the unit told
    high: float
    passage: Passage


def of_limits(claim: Claim, report: Report) -> Iterator[PopulationDifference]:
    """The limit beyond which the study took nobody and of which the claim tells."""
    told = [limit for limit in _limits(Passage(in_figures(claim.text)))
            if not _A_RESULT.search(limit.text)]
    if not told:
        return
    studied = _studied(of_those_studied(report))
    for one in told:
        same = [other for other in studied if _same_quantity(one, other)]
        # Numbers of results are read too: a subgroup beyond the limit was studied all the same.
        if same and all(_apart(one, other) for other in same):
            chosen = next((o for o in same if speaks_of_participants(o.passage)
                           and not _RESULTS.search(o.passage) and not _A_RESULT.search(o.text)),
                          None)
            if chosen is not None:
                yield PopulationDifference("limit", one.text, chosen.text, Severity.MAJOR,
                                           chosen.passage)
                return


@lru_cache(maxsize=2048)
def _studied(passages: tuple[Passage, ...]) -> tuple[_Limit, ...]:
    return tuple(limit for passage in passages for limit in _limits(passage))


def _limits(passage: Passage) -> Iterator[_Limit]:
    if not any(character.isdigit() for character in passage):
        return
    for pattern in (_LIMIT, _OR_MORE, _RANGE):
        for match in pattern.finditer(passage):
            before = passage[max(0, match.start() - _BEFORE):match.start("n")]
            if not _OF_SOME.search(before):
                continue
            unit = (match["unit"] or "").lower()
            quantity, factor = _UNITS.get(unit, ("", 1.0))
            first = _number(match["n"])
            if pattern is _RANGE:
                low, high = first, _number(match["m"])
            elif _IS_OVER.match(match["side"]):
                low, high = first, inf
            else:
                low, high = -inf, first
            words = frozenset(word for word in match["what"].lower().split()
                              if word not in _IDLE and len(word) > 2)
            yield _Limit(match.group().strip(), frozenset(map(_stem, words)), quantity, factor, low,
                         high, passage)


def _stem(word: str) -> str:
    return word[:5]


def _number(text: str) -> float:
    return float(text.replace("·", ".").replace("−", "-").replace("–", "-"))


def _same_quantity(one: _Limit, other: _Limit) -> bool:
    if one.quantity and other.quantity and one.quantity != other.quantity:
        return False
    return bool(one.words & other.words) or one.quantity == other.quantity == "BMI"


def _apart(one: _Limit, other: _Limit) -> bool:
    """Whether the one ends where the other begins, or before; a number without a unit is taken to
    be told in the unit of the other."""
    here, there = (one.factor, other.factor) if one.quantity and other.quantity else (1.0, 1.0)
    return one.low * here >= other.high * there or other.low * there >= one.high * here
