"""The right digits told as another kind of number: a contest between what the digits may be.

A number of the claim whose words make its kind plain, and that no number of the study of that
kind supports, not even worked out from two others, is read against every number of the study in
the readings of ``_TABLE``: 21 percentage points against a hazard ratio of 0.79, a 19% share against
a number needed to treat of 19. A number of two unusual digits seldom ties by chance; a round one
must stand in a sentence that speaks of the same thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ... import quick_re as re
from ...evidence.reported_words import passages_of
from ...lexicon import keys
from ...model import Estimate, Kind, Passage, ReportedFinding
from ...statistics import from_levels
from ...statistics.kinds import FRACTIONS, LEVELS, RATIOS
from ...statistics.precision import half_unit
from ..alignment import Comparison
from ..stated import Prepared, dose_places
from . import named_shares as named
from . import worded_kinds as worded
from .claimed_numbers import SHARES, as_told
from .derived_numbers import is_its_own_level
from .honest_numbers import complement_agrees, may_be_the_ratio
from .open_kinds import is_printed_in
from .reported_numbers import COMPARABLE
from .value_evidence import NUMBER_WORDS, beside

# Likeness that a sentence must have: by the number of significant digits that agree.
NEEDED = {1: 0.2, 2: 0.05}
ROUND = 0.15
# "The number needed to treat was 14", "sensitivity was 88%": such sentences name no outcome.
_UNMISTAKABLE = frozenset({worded.POINTS, worded.SPARED, worded.PREDICTIVE_VALUE})
_NAMELESS = frozenset({Kind.NNT, Kind.SENSITIVITY, Kind.SPECIFICITY, Kind.AUC})
_MOST_LEVELS = 14  # of a sentence: among more some difference fits by chance
LONGEST = 4_000  # characters of a claim; more is a text, whose numbers belong to many things
_EXACT = 1e-6
_TWO_DIGITS = 10.0
_A_POINT = 0.01  # a percentage point
_IN_WORDS = frozenset({"one in n", "in words", "per 10"})
_WORD_STRAYS = 0.05   # share by which "a fifth" may stray from the per cent that it rounds
IN_WORDS_NEEDED = 0.25
_A_ROUND_WHOLE = 100  # "one in ten", "7 in 100" are shares; of more, people were counted


@dataclass(frozen=True, slots=True)
class KindConfusion:
    """A number of the claim, the number of the study that it was taken from, and how."""

    claimed: Estimate
    reported: Estimate
    confusion: str
    passage: Passage
    score: float


def _relative(e: Estimate) -> Iterator[float]:
    """By how many per cent a ratio says that something changed."""
    if e.value is not None:
        yield abs(e.value) if e.kind is Kind.PERCENT_CHANGE else 100 * abs(e.value - 1)


def _hundredfold(e: Estimate) -> Iterator[float]:
    """The digits of a fraction read as per cent: 0.57 as 57."""
    if e.value is not None:
        yield 100 * abs(e.value)


def _plain(e: Estimate) -> Iterator[float]:
    if e.value is not None:
        yield abs(e.value)


def _of_ratio(e: Estimate) -> Iterator[float]:
    """A ratio read as a per cent: 0.57 as 57, 13 as 13."""
    if e.value is not None:
        yield 100 * e.value
        if e.value >= 3:
            yield e.value


def _of_chance(e: Estimate) -> Iterator[float]:
    if e.value is not None and e.p_sign in ("", "="):
        yield 100 * e.value
        yield 100 * (1 - e.value)


def _counted(e: Estimate) -> Iterator[float]:
    """How many people it was, where the share is printed with its count: 92 of 419."""
    if e.numerator is not None and (e.denominator or 0) != _A_ROUND_WHOLE:
        yield float(e.numerator)


def _with_unit(e: Estimate) -> Iterator[float]:
    """An amount: in a unit, or with its spread, which no share has."""
    if e.value is not None and (e.unit or e.sd is not None):
        yield abs(e.value)


def _with_decimals(e: Estimate) -> Iterator[float]:
    """An amount printed with decimals and a unit: "11.3 months"."""
    if e.value is not None and e.unit and "%" not in e.unit and e.value != int(e.value):
        yield abs(e.value)


def _part_of_a_point(e: Estimate) -> Iterator[float]:
    """0.4 percentage points read as 40 per cent."""
    if e.value is not None and abs(e.value) < _A_POINT:
        yield 1e4 * abs(e.value)


def _right_or_wrong(e: Estimate) -> Iterator[float]:
    """An accuracy, or its rest: a sensitivity of 92% misses 8%."""
    if e.value is not None:
        yield 100 * e.value
        if e.kind is not Kind.AUC:
            yield 100 * (1 - e.value)


def _per_many(e: Estimate) -> Iterator[float]:
    """The digits before "per 1,000" read as per cent."""
    many = re.match(r"per ([\d,]+)", e.unit)
    if e.value is None or many is None:
        return
    base = float(many[1].replace(",", ""))
    if base > 100:
        yield e.value if e.kind is Kind.INCIDENCE_RATE else e.value * base


_CHANGES = RATIOS | {Kind.PERCENT_CHANGE}
_TEST = frozenset({Kind.SENSITIVITY, Kind.SPECIFICITY})
_NO_SHARE_OF_PEOPLE = frozenset({named.ATTRIBUTABLE, named.PREDICTIVE_VALUE, named.AGREEMENT})
Reading = Callable[[Estimate], Iterator[float]]
_SMD = frozenset({Kind.STANDARDISED_MEAN_DIFFERENCE})
_NNT = frozenset({Kind.NNT})
_R = frozenset({Kind.CORRELATION})
_I2 = frozenset({Kind.HETEROGENEITY})
_TABLE: tuple[tuple[str, frozenset[Kind], Reading, str], ...] = (
    (worded.POINTS, _CHANGES, _relative, "a relative change told as percentage points"),
    (worded.POINTS, _SMD, _hundredfold, "standard deviations told as percentage points"),
    (worded.POINTS, _NNT, _plain, "a number needed to treat told as percentage points"),
    (worded.SPARED, _CHANGES, _relative, "a relative change told as people in a hundred"),
    (worded.SPARED, _NNT, _plain, "a number needed to treat told as people in a hundred"),
    (worded.PEOPLE, _NNT, _plain, "a number needed to treat told as a share of people"),
    (worded.PEOPLE, frozenset({Kind.RISK_DIFFERENCE}), _hundredfold,
     "a difference between groups told as the share of one group"),
    (worded.PEOPLE, _CHANGES, _relative, "a relative change told as a share of people"),
    (worded.PEOPLE, RATIOS, _of_ratio, "a ratio told as a share of people"),
    (worded.PEOPLE, _SMD, _hundredfold, "standard deviations told as a share of people"),
    (worded.PEOPLE, _R, _hundredfold, "a correlation told as a share of people"),
    (worded.PEOPLE, _I2, _plain, "heterogeneity between studies told as a share of people"),
    (worded.PEOPLE, frozenset({Kind.AUC}), _hundredfold,
     "the area under a curve told as a share of people"),
    (worded.PEOPLE, frozenset({Kind.INCIDENCE_RATE, Kind.PROPORTION}), _per_many,
     "a rate per thousand or more told as per cent"),
    (worded.PEOPLE, frozenset({Kind.P_VALUE}), _of_chance, "a p value told as a share of people"),
    (worded.PEOPLE, SHARES, _counted, "a count of people told as a share of people"),
    (worded.PEOPLE, frozenset({Kind.MEAN, Kind.MEDIAN, Kind.MEAN_DIFFERENCE}), _with_decimals,
     "an amount in units of measure told as a share of people"),
    (worded.CHANGE, frozenset({Kind.RISK_DIFFERENCE}), _part_of_a_point,
     "a part of a percentage point told hundredfold"),
    (worded.POINTS, SHARES, _hundredfold,
     "the share of one group told as a difference between groups"),
    (worded.BY, SHARES, _hundredfold, "the share of one group told as a change"),
    (worded.BY, frozenset({Kind.MEAN}), _with_unit,
     "an amount in units of measure told as per cent"),
    (worded.CHANGE, RATIOS, _hundredfold, "a ratio told as the size of a change"),
    (worded.COMPARED, frozenset({Kind.RISK_DIFFERENCE}), _hundredfold,
     "percentage points told as a relative change"),
    (worded.CHANGE, _SMD, _hundredfold, "standard deviations told as per cent"),
    (worded.CHANGE, _NNT, _plain, "a number needed to treat told as per cent"),
    (worded.CHANGE, _R, _hundredfold, "a correlation told as a change in per cent"),
    (worded.CHANGE, _I2, _plain, "heterogeneity between studies told as a change in per cent"),
    (worded.CHANGE, frozenset({Kind.MEAN_DIFFERENCE}), _plain,
     "a difference in units of measure told as per cent"),
    (worded.SCALE, _SMD, _plain, "standard deviations told as units of the scale"),
    (worded.LONGER, frozenset({Kind.HAZARD_RATIO}), _relative,
     "a hazard ratio told as a longer time"),
    (worded.CHANCE, frozenset({Kind.P_VALUE}), _of_chance, "a p value told as a probability"),
    (worded.EXPLAINED, _R, _hundredfold, "a correlation told as the share that is explained"),
    (worded.ACCURACY, frozenset({Kind.AUC}), _hundredfold,
     "the area under a curve told as the share of right answers"),
    (worded.AGREEMENT, _R, _hundredfold, "a coefficient told as the share that agreed"),
    (worded.PREDICTIVE_VALUE, _TEST | {Kind.AUC}, _right_or_wrong,
     "the accuracy of a test told as the chance of the condition given a result"),
    (worded.SENSITIVITY, frozenset({Kind.SPECIFICITY}), _hundredfold,
     "specificity told as sensitivity"),
    (worded.SPECIFICITY, frozenset({Kind.SENSITIVITY}), _hundredfold,
     "sensitivity told as specificity"),
)
# What the study names without giving it a kind of its own.
_NAMED_TABLE: tuple[tuple[str, str, str], ...] = (
    (worded.PEOPLE, named.ATTRIBUTABLE, "an attributable fraction told as a share of people"),
    (worded.PEOPLE, named.AGREEMENT, "a coefficient of agreement told as a share of people"),
    (worded.AGREEMENT, named.AGREEMENT,
     "a coefficient of agreement told as the share that agreed"),
    (worded.SENSITIVITY, named.PREDICTIVE_VALUE, "a predictive value told as sensitivity"),
    (worded.SPECIFICITY, named.PREDICTIVE_VALUE, "a predictive value told as specificity"),
)
# Kinds that say the same where the claim's words tell a difference: "14 more in 100".
_MAY_BE_EXTRA = frozenset({Kind.RISK_DIFFERENCE, Kind.NNT})
_EXTRA = re.compile(
    r"\b(?:extra|additional|more|fewer|less|further|than|beyond|over and above|difference|gap|"
    r"advantage|edge|because|thanks|due to|owing|attributable|benefit\w*|spared|prevented|averted|"
    r"saved|against|versus|compared|net)\b", re.I)
_UP_TO = re.compile(r"\b(?:up to|as much as|as many as|at most|between|from|anywhere|ranging|"
                    r"could be|may be|might be)\s(?:\w+\s)?$", re.I)


@lru_cache(maxsize=128)
def kind_confusions(comparison: Comparison) -> tuple[KindConfusion, ...]:
    """Each number of the claim whose digits the study gives as another kind of number."""
    report, prepared = comparison.report, comparison.prepared
    text = comparison.anatomy.text
    if report is None or prepared is None or prepared.long or len(text) > LONGEST:
        return ()
    rows = [row for row in report.findings if row.estimate is not None]
    rows += named.coefficients(passages_of(report))
    of_a_test = any(row.estimate is not None and row.estimate.kind in _TEST for row in rows)
    prevents = any(row.estimate is not None and row.estimate.kind is Kind.PERCENT_CHANGE
                   for row in rows)
    given = dose_places(text)
    wanted = keys(text, prepared.short) - NUMBER_WORDS
    source = f"{report.title} {report.text}"
    found = []
    for told in comparison.anatomy.estimates:
        if told.start in given or _UP_TO.search(text[:told.start][-30:]):
            continue
        if (told.denominator or 0) > _A_ROUND_WHOLE:
            continue  # "6,517 of the 657,461": both counts are told
        claimed = as_told(told, text, of_a_test, prevents)
        tags = worded.worded_kinds(claimed, text)
        best = _taken_from(_Asked(claimed, tags, text, wanted, prepared), rows,
                           source) if tags else None
        if best is not None:
            found.append(best)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One number of the claim with what its words make plain, and the terms of the claim."""

    claimed: Estimate
    tags: frozenset[str]
    text: str
    wanted: frozenset[str]
    prepared: Prepared

    def alike(self, row: ReportedFinding) -> float:
        """The share of the claim's weight that the sentence of a number holds."""
        shared = self.wanted & keys(row.statement, self.prepared.short)
        return self.prepared.total(shared) / (self.prepared.total(self.wanted) or 1.0)


def _taken_from(asked: _Asked, rows: list[ReportedFinding], source: str) -> KindConfusion | None:
    claimed = asked.claimed
    ties = [(asked.alike(row), confusion, row) for row in rows
            for confusion in _readings(asked, row)]
    names = {id(row): named.name_of(row) for row in rows}
    own = [row for row in rows if names[id(row)] not in _NO_SHARE_OF_PEOPLE
           or asked.tags & {worded.PREDICTIVE_VALUE, worded.EXPLAINED}
           and not named.is_of_other_result(row, claimed, asked.text)]
    predictive = worded.PREDICTIVE_VALUE in asked.tags
    if not ties or is_supported(claimed, own, with_rest=not predictive) or any(
            may_be_the_ratio(claimed, row.estimate) for row in rows
            if row.estimate is not None and row.estimate.kind not in RATIOS):
        return None
    alike, confusion, row = max(ties, key=lambda tie: tie[0])
    reported = row.estimate
    assert reported is not None
    if alike < _needed(claimed, row, asked.tags):
        return None
    if is_printed_in(claimed, source, [
            tie[2].estimate.text for tie in ties if tie[2].estimate is not None]):
        return None
    return KindConfusion(claimed, reported, confusion, Passage(
        row.statement, row.start, row.end, row.locator, row.basis), alike)


def _readings(asked: _Asked, row: ReportedFinding) -> Iterator[str]:
    """The confusions by which the claim's number may have been taken from that of ``row``."""
    claimed, reported = asked.claimed, row.estimate
    assert reported is not None
    if reported.value is None:
        return
    name = named.name_of(row)
    for tag, called, confusion in _NAMED_TABLE:
        if tag in asked.tags and called == name and (
                name != named.AGREEMENT or named.is_coefficient(reported, name)) and tells_it(
                    claimed, 100 * abs(reported.value)):
            yield confusion
    if name:
        return
    turned = claimed.direction and reported.kind in RATIOS and (
        (claimed.direction == "decrease") != (reported.value < 1))
    for tag, kinds, reading, confusion in _TABLE:
        fits = _ties_in_words if reading is _relative and claimed.unit in _IN_WORDS else tells_it
        if tag in asked.tags and reported.kind in kinds and any(
                fits(claimed, value) for value in reading(reported)) and not (
                    turned and reading is _hundredfold) and not (
                    reported.kind in _MAY_BE_EXTRA and reading is not _part_of_a_point
                    and _EXTRA.search(asked.text)
                    and not _is_plainly_misread(claimed, reported)):
            yield confusion


def _is_plainly_misread(claimed: Estimate, reported: Estimate) -> bool:
    """Whether a share has the digits of a number needed to treat and is not its inverse."""
    if reported.kind is not Kind.NNT or not reported.value or claimed.value is None:
        return False
    return claimed.unit != "one in n" and abs(claimed.value * reported.value - 1) > 0.15


def _size(claimed: Estimate) -> float:
    """The claimed number as it is printed, in per cent where it is a share; n of "one in n"."""
    assert claimed.value is not None
    if claimed.unit == "one in n" and claimed.value:
        return 1 / abs(claimed.value)
    return abs(claimed.value) * (100 if claimed.kind in FRACTIONS else 1)


def tells_it(claimed: Estimate, value: float) -> bool:
    """Whether the printed number of the claim is ``value``, in per cent where it is a share."""
    if claimed.unit in ("in words", "most") or not value:
        return False
    if claimed.unit == "one in n":
        return abs(_size(claimed) - value) < _EXACT
    half = half_unit(claimed) * (100 if claimed.kind in FRACTIONS else 1)
    return abs(_size(claimed) - value) <= (half or 0.5) + _EXACT


def _ties_in_words(claimed: Estimate, value: float) -> bool:
    """Whether "one in five" or "a third" of the people is the per cent of a relative change."""
    told = 100 * abs(claimed.value or 0.0)
    return bool(told) and abs(told - value) <= _WORD_STRAYS * told


def _needed(claimed: Estimate, row: ReportedFinding, tags: frozenset[str]) -> float:
    """How alike the sentence must be: unusual digits (8.6, 57, 132) seldom agree by chance, 20, 25
    or 7 often do. Where the claim leaves no doubt of the kind, or the study's sentence names no
    outcome by its nature, two digits are enough."""
    reported = row.estimate
    assert reported is not None
    digits = re.sub(r"\D", "", f"{_size(claimed):g}").strip("0")
    nameless = reported.kind in _NAMELESS or named.name_of(row)
    if claimed.unit in _IN_WORDS and reported.kind is not Kind.NNT:
        return IN_WORDS_NEEDED
    if claimed.unit != "one in n" and _size(claimed) >= _TWO_DIGITS and (
            tags & _UNMISTAKABLE or nameless):
        return 0.0
    if reported.kind is Kind.STANDARDISED_MEAN_DIFFERENCE and len(digits) > 1:
        return 0.0  # "(Cohen's d 0.42)" stands beside the result in its own units
    if claimed.unit == "one in n" or len(digits) == 2 and digits[-1] == "5":
        return ROUND
    return NEEDED.get(len(digits), 0.0)


def is_supported(claimed: Estimate, rows: list[ReportedFinding], with_rest: bool = True) -> bool:
    """Whether a number of the study, or what follows from two of them, is what the claim tells;
    ``with_rest``: or the rest of a share."""
    numbers = [row.estimate for row in rows if row.estimate is not None
               and row.estimate.kind in COMPARABLE]
    if any(beside(claimed, number) and number.unit[:6] != "per 1," for number in numbers):
        return True
    if with_rest and claimed.kind in SHARES and any(
            complement_agrees(claimed, number) for number in numbers):
        return True
    return any(from_levels(claimed, _level(one), _level(other))
               for one, other in level_pairs(rows) if _level(one).kind is _level(other).kind
               and not is_its_own_level(claimed, one, other))


def level_pairs(rows: Iterable[ReportedFinding]) -> Iterator[tuple[Estimate, Estimate]]:
    """Two levels of one part of a sentence, in both orders."""
    sentences: dict[str, dict[int, list[Estimate]]] = {}
    for row in rows:
        if row.estimate is not None and row.estimate.kind in LEVELS:
            part = row.statement.count("; ", 0, max(0, row.estimate.start - (row.start or 0)))
            sentences.setdefault(row.statement, {}).setdefault(part, []).append(row.estimate)
    for parts in sentences.values():
        whole = [level for some in parts.values() for level in some]
        # "26% and 6%; 54% and 14%": each part has its own two
        for every in parts.values() if min(map(len, parts.values())) > 1 else (whole,):
            if len(every) <= _MOST_LEVELS:
                yield from ((a, b) for a in every for b in every if a is not b)


def _level(estimate: Estimate) -> Estimate:
    if estimate.kind is Kind.PREVALENCE:
        return replace(estimate, kind=Kind.PROPORTION)
    return estimate
