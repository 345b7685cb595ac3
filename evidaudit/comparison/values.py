"""Each number of the claim beside the numbers that the report gives for the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ..lexicon import keys, measures
from ..model import Estimate, Kind, Passage, Report, ReportedFinding
from ..statistics import agrees, from_levels, kinds
from ..statistics.compare import Agreement, Relation
from ..wording.effects import read_effects
from ..wording.times import times
from .alignment import Comparison
from .groups import arms_of_numbers
from .stances import times_agree
from .stated import Prepared, Same, dose_places

# What a claim's number may be held against; a p value, a size or I² is somebody else's.
COMPARABLE = frozenset(Kind) - {Kind.P_VALUE, Kind.HETEROGENEITY, Kind.COUNT}
_SHARES = frozenset({Kind.PROPORTION, Kind.PREVALENCE})
_RATIOS = frozenset({Kind.RISK_RATIO, Kind.ODDS_RATIO, Kind.HAZARD_RATIO})
CHANCE = 0.1           # an agreeing number in a sentence this unlike agrees by chance
SURE = 0.65            # likeness of the sentence that gives another number for the same thing
# A full text gives numbers for everything, and its tables may not have been read.
SURE_IN_FULL_TEXT = 0.8
ALIKE_TO_IMPLY = 0.08  # a contrast that follows from two numbers is no chance hit
ALIKE_TO_AGREE = 0.2   # share of the claim's weight in the finding's sentence
COMMON = 0.1           # a risk above which odds and risk part (Davies 1998, bmj 316:989)
ALIKE_TO_ACCUSE = 0.5
_TURNED = re.compile(
    r"\b(?:not|no|never|without|free|avoid\w*|kept|keep|still|remain\w*|escap\w*|fail\w*|spared|"
    r"rest|"
    r"surviv\w*|alive|other|\w+n['’]t)\b", re.I)


@dataclass(frozen=True, slots=True)
class Reported:
    """One number of the report: its row, the terms of its sentence and those of its group."""

    estimate: Estimate
    row: ReportedFinding
    sentence: frozenset[str]
    arm: frozenset[str]

    @property
    def passage(self) -> Passage:
        """The words of its sentence, or of its row."""
        return Passage(self.row.statement, self.row.start, self.row.end, self.row.locator,
                       self.row.basis)


@dataclass(frozen=True, slots=True)
class ValueStance:
    """A claimed number and the reported one that decides on it.

    ``relation``: agrees · other-kind · other-value · other-group · unlike. ``near`` marks a
    rounding slip, ``confusion`` names what kind was taken for what.
    """

    claimed: Estimate
    found: Reported | None
    relation: str
    score: float = 0.0
    confusion: str = ""
    near: bool = False
    changes_message: bool = True


def reported_numbers(report: Report, prepared: Prepared) -> tuple[Reported, ...]:
    """Every number of the report that a claim may tell, with the group that it belongs to."""
    return _numbers(Same(report), prepared)


@lru_cache(maxsize=256)
def _numbers(same: Same, prepared: Prepared) -> tuple[Reported, ...]:
    report = same.report
    found: list[Reported] = []
    rows: dict[str, list[ReportedFinding]] = {}
    for row in report.findings:
        if row.estimate is not None and row.estimate.kind in COMPARABLE:
            rows.setdefault(row.statement or row.finding_id, []).append(row)
    for sentence, own in rows.items():
        given = dose_places(sentence)
        own = [row for row in own if row.start is None or row.estimate is None
               or row.estimate.start - row.start not in given]
        estimates = [row.estimate for row in own if row.estimate is not None]
        if not own:
            continue
        if own[0].start is None:
            found += [Reported(row.estimate, row, keys(
                f"{row.outcome} {row.comparison} {row.statement}", prepared.short), frozenset())
                for row in own if row.estimate is not None]
            continue
        arms = _or_group(arms_of_numbers(sentence, estimates, own[0].start, prepared.short),
                         estimates, prepared)
        terms = keys(sentence, prepared.short)
        found += [Reported(estimate, row, terms, arm)
                  for estimate, row, arm in zip(estimates, own, arms, strict=True)]
    return tuple(found)


@lru_cache(maxsize=512)
def value_stances(comparison: Comparison) -> tuple[ValueStance, ...]:
    """For each number of the claim what the report says of it; nothing where nothing is alike."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None:
        return ()
    numbers = reported_numbers(report, prepared)
    text = comparison.anatomy.text
    given = dose_places(text)
    own = [_as_told(e, text) for e in comparison.anatomy.estimates
           if e.kind in COMPARABLE and e.value is not None and e.start not in given]
    arms = _or_group(arms_of_numbers(text, own, 0, prepared.short), own, prepared)
    wanted = keys(text, prepared.short) - _NUMBER_WORDS
    return tuple(_decide(claimed, arm, wanted, text, numbers, prepared)
                 for claimed, arm in zip(own, arms, strict=True))


_NUMBER_WORDS = frozenset(keys(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty "
    "fifty hundred thousand half third quarter fifth tenth nearly almost"))
_BY = re.compile(r"\bby\s(?:(?:about|around|roughly|nearly|almost|over|more than|some|up to|at "
                 r"least|"
                 r"approximately|just|only|a)\s){0,3}$", re.I)


def _as_told(estimate: Estimate, text: str) -> Estimate:
    """ "Lowered deaths by a quarter" tells a change, not a share."""
    if (estimate.kind in _SHARES and estimate.value is not None
            and _BY.search(text[:estimate.start][-40:])):
        moves = {e.move for e in read_effects(text) if e.start < estimate.start}
        if not moves & {"up", "down"}:
            return estimate  # "reached by 27% of patients"
        down = "down" in moves
        return replace(estimate, kind=Kind.PERCENT_CHANGE, value=100 * estimate.value,
                       direction="decrease" if down else "increase")
    return estimate


def _or_group(arms: list[frozenset[str]], estimates: Sequence[Estimate],
              prepared: Prepared) -> list[frozenset[str]]:
    """The groups that the words beside the numbers name, else those that extraction gave."""
    return [arm or (keys(e.group, prepared.short) if e.group else arm)
            for arm, e in zip(arms, estimates, strict=True)]


def _decide(claimed: Estimate, arm: frozenset[str], wanted: frozenset[str], text: str,
            numbers: tuple[Reported, ...], prepared: Prepared) -> ValueStance:
    total = prepared.total(wanted) or 1.0
    if _is_counted_out(claimed, numbers):
        return ValueStance(claimed, None, "unlike")
    scored = sorted(((prepared.total(wanted & n.sentence) / total, n) for n in numbers),
                    key=lambda item: -item[0])
    agreeing = [(score, n) for score, n in scored if agrees(claimed, n.estimate)]
    if agreeing:
        score, best = _in_own_group(agreeing, arm)
        other = _other_group(arm, best, [n for _, n in scored], claimed)
        if other and score >= (SURE if prepared.long else ALIKE_TO_AGREE):
            return ValueStance(claimed, best, "other-group", score)
        if score >= ALIKE_TO_AGREE:
            if _of_another_measure(wanted, best) or _better_told(claimed, score, scored, prepared):
                return ValueStance(claimed, best, "unlike", score)
            return ValueStance(claimed, best, "agrees", score)
        elsewhere = _other_value(claimed, arm, text, scored, prepared)
        if elsewhere.relation == "other-value" and score < CHANCE and elsewhere.score >= SURE:
            return elsewhere  # the same digits, but of another thing
        return ValueStance(claimed, best, "unlike", score)
    implied = _implied(claimed, scored)
    if implied is not None:
        return implied
    told = _result_terms(wanted, text, prepared)
    for score, number in scored:
        agreement = _confusion(claimed, number.estimate)
        if agreement in _LEVELS_FOR_CONTRASTS and told:
            score = max(score, prepared.total(told & number.sentence) / prepared.total(told))
        if agreement == _SHARE_AS_CHANGE and not _says_by(claimed, text):
            return ValueStance(claimed, number, "agrees", score)  # "82% improved" is a share
        if agreement and score >= (SURE if prepared.long else 0.7 * ALIKE_TO_ACCUSE):
            return ValueStance(claimed, number, "other-kind", score, agreement,
                               changes_message=_changes_message(agreement, claimed, number, scored))
    return _other_value(claimed, arm, text, scored, prepared)


# Words that say no more than that something worked, or who says so.
_WORKED = frozenset(keys("helped worked better recovered recovery benefited responded response "
                         "responders success successful improved"))
_FRAME = frozenset(keys("trial study review analysis meta-analysis pooled according authors total "
                        "programme program therapy treatment course patients people overall"))
_LEVELS_FOR_CONTRASTS = frozenset({
    "a difference between groups told as the share of one group"})


_PEOPLE_WITH = re.compile(
    r"\b(?:patients|people|adults|women|men|children|those|participants|smokers|sufferers)\s"
    r"(?:with|suffering from)\s(?P<what>(?:[\w-]{2,20}\s?){1,4}?)(?=\s(?:who|responded|improved|"
    r"had|have|got|were|was|reached|achieved|felt|showed|benefit\w*|in|on|after|given|taking)\b|"
    r"[.,;]|$)", re.I)


def _result_terms(wanted: frozenset[str], text: str, prepared: Prepared) -> frozenset[str]:
    """The terms of a claim that tell which result is meant: not the condition studied, not "it
    helped", not who says so."""
    topic = {key for key in wanted if key in prepared.known and not prepared.frequency.get(key)}
    for match in _PEOPLE_WITH.finditer(text):
        topic |= keys(match["what"], prepared.short) & prepared.known
    return wanted - _WORKED - _FRAME - topic


def _is_counted_out(claimed: Estimate, numbers: tuple[Reported, ...]) -> bool:
    """Whether the claim prints both counts of a share that the report does not give: "6,517 of
    the 657,461", where no share is reported, only ratios and rates."""
    return (claimed.kind in _SHARES and (claimed.denominator or 0) >= 1000
            and claimed.unit not in ("one in n", "%")
            and not any(n.estimate.kind in _SHARES for n in numbers))


_SHARE_AS_CHANGE = "the share of one group told as a change"
_CHANGE_AFTER = re.compile(r"\s?(?:%|per ?cent)?\s(?:\w+\s)?(?:reduction|increase|decrease|drop|"
                           r"fall|rise|fewer|less|more|"
                           r"lower|higher|decline|cut|improvement)\b", re.I)


def _says_by(claimed: Estimate, text: str) -> bool:
    """Whether the words make the number a change: "by 40%", "40% fewer"."""
    return (text[:claimed.start].rstrip().lower().endswith("by")
            or bool(_CHANGE_AFTER.match(text[claimed.end:])))


def _of_another_measure(wanted: frozenset[str], found: Reported) -> bool:
    """Whether claim and sentence name measured quantities, and none is the same."""
    mine, theirs = wanted & measures(), found.sentence & measures()
    return bool(mine and theirs) and not mine & theirs


def _better_told(claimed: Estimate, score: float, scored: list[tuple[float, Reported]],
                 prepared: Prepared) -> bool:
    """Whether a sentence far more alike gives another number of the same kind."""
    best, number = scored[0]
    return (best >= 0.75 and best >= score + 0.3 and not prepared.long
            and number.estimate.kind is claimed.kind and not agrees(claimed, number.estimate))


def _in_own_group(agreeing: list[tuple[float, Reported]],
                  arm: frozenset[str]) -> tuple[float, Reported]:
    return max(agreeing, key=lambda item: (item[0], len(arm & item[1].arm)))


def _other_group(arm: frozenset[str], found: Reported, numbers: list[Reported],
                 claimed: Estimate) -> bool:
    """Whether the claimed group is that of another number of the same sentence, not of this."""
    siblings = [n for n in numbers if n.row.statement == found.row.statement
                and n is not found and n.estimate.kind is found.estimate.kind
                and not agrees(claimed, n.estimate)]
    for other in siblings:
        theirs = other.arm - found.arm
        if found.arm and theirs and arm & theirs and not arm & (found.arm - other.arm):
            return True
    return False


def _implied(claimed: Estimate, scored: list[tuple[float, Reported]]) -> ValueStance | None:
    """An agreement with a contrast that follows from two numbers of one sentence."""
    by_sentence: dict[str, list[tuple[float, Reported]]] = {}
    for score, number in scored:
        by_sentence.setdefault(number.row.statement, []).append((score, number))
    for own in by_sentence.values():
        if own[0][0] < ALIKE_TO_IMPLY or len(own) > 8:
            continue
        for score, one in own:
            for _, other in own:
                if one is other:
                    continue
                derived = from_levels(claimed, _level(one.estimate), _level(other.estimate))
                if derived:
                    return ValueStance(claimed, one, "agrees", score)
    return None


def _level(estimate: Estimate) -> Estimate:
    """A prevalence counts as any other proportion."""
    if estimate.kind is Kind.PREVALENCE:
        return replace(estimate, kind=Kind.PROPORTION)
    return estimate


def _confusion(claimed: Estimate, reported: Estimate) -> str:
    """What was taken for what, where the digits agree and the kind does not; else ""."""
    if claimed.kind is Kind.PERCENT_CHANGE and reported.kind in _RATIOS and claimed.value and (
            reported.value and abs(abs(claimed.value) / 100 - reported.value) < 1e-6):
        return "a ratio told as the size of a change"
    agreement: Agreement = agrees(claimed, reported)
    if agreement.keeps_meaning:
        return ""
    if agreement.relation in (Relation.OTHER_KIND, Relation.CONVERTED):
        return agreement.conversion
    return ""


def _changes_message(confusion: str, claimed: Estimate, number: Reported,
                     scored: list[tuple[float, Reported]]) -> bool:
    """Odds told as risk change the message where the outcome is common: Davies 1998."""
    if "odds" not in confusion:
        return True
    levels = [n.estimate.value for _, n in scored if n.row.statement == number.row.statement
              and n.estimate.kind in _SHARES and n.estimate.value]
    return len(levels) >= 2 and max(levels) > COMMON


_ABOVE = re.compile(r"\b(?:more than|over|above|at least|exceed\w*|upwards of)\s(?:\w+\s)?$", re.I)
_BELOW = re.compile(r"\b(?:less than|fewer than|lower than|under|below|nearly|almost|up to|at most|"
                    r"close to)\s(?:\w+\s)?$", re.I)


def _bounds(claimed: Estimate, reported: Estimate, text: str) -> bool:
    """Whether the claim gives a bound that the reported number keeps: "more than three times"."""
    if claimed.value is None or reported.value is None:
        return False
    before = text[:claimed.start][-30:]
    if _ABOVE.search(before) or _ABOVE.search(f"{claimed.hedge} "):
        return abs(reported.value) >= abs(claimed.value)
    if _BELOW.search(before) or _BELOW.search(f"{claimed.hedge} "):
        return abs(reported.value) <= abs(claimed.value)
    return False


def _other_value(claimed: Estimate, arm: frozenset[str], text: str,
                 scored: list[tuple[float, Reported]], prepared: Prepared) -> ValueStance:
    when = times(text)
    if claimed.kind in _SHARES and _TURNED.search(text) and any(
            _complement_agrees(claimed, n.estimate) for _, n in scored):
        return ValueStance(claimed, None, "unlike")
    least = SURE_IN_FULL_TEXT if prepared.long else ALIKE_TO_ACCUSE
    for score, number in scored:
        if score < least:
            break
        agreement = agrees(claimed, number.estimate)
        if agreement.relation is not Relation.OTHER_VALUE or _bounds(
                claimed, number.estimate, text):
            continue
        if prepared.long and claimed.unit != number.estimate.unit:
            continue  # a rate per 100,000 beside some percentage
        if not times_agree(when, times(number.row.statement or number.row.timepoint)):
            continue
        if _is_complement(claimed, (n.estimate for _, n in scored)) and (
                _TURNED.search(text) or score < 0.75):
            return ValueStance(claimed, number, "unlike", score)
        siblings = [n for _, n in scored if n.row.statement == number.row.statement
                    and n.estimate.kind is number.estimate.kind]
        if any(_same_digits(claimed, n.estimate) for n in siblings):
            return ValueStance(claimed, number, "unlike", score)  # only the direction may differ
        if len(siblings) > 1 and claimed.kind in _SHARES:
            number = max(siblings, key=lambda n: len(arm & n.arm))
        return ValueStance(claimed, number, "other-value", score, near=agreement.near)
    return ValueStance(claimed, None, "unlike")


def _same_digits(claimed: Estimate, reported: Estimate) -> bool:
    return (claimed.value is not None and reported.value is not None
            and abs(abs(claimed.value) - abs(reported.value)) < 1e-9)


def _complement_agrees(claimed: Estimate, reported: Estimate) -> bool:
    """Whether the claim tells the share of those to whom it did not happen: "six in ten had no
    recurrence" where 39% had one."""
    if reported.kind not in _SHARES or reported.value is None or claimed.value is None:
        return False
    rest = replace(reported, value=1 - reported.value)
    return bool(agrees(claimed, rest)) or (
        claimed.hedge.lower() in ("more than", "over", "at least")
        and claimed.value - 0.005 <= 1 - reported.value <= claimed.value * 1.2)


def _is_complement(claimed: Estimate, reported: Iterable[Estimate]) -> bool:
    if claimed.kind not in _SHARES or claimed.value is None:
        return False
    return any(r.kind in _SHARES and r.value is not None
               and abs(1 - r.value - claimed.value) < 0.006 for r in reported)


def difference_words(estimate: Estimate) -> str:
    """The name of the kind of an estimate, for a message."""
    return kinds.name(estimate.kind)
