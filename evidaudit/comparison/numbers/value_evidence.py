"""How much speaks for it that a number of the claim and one of the report are the same thing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ... import quick_re as re
from ...lexicon import keys, measures
from ...model import Estimate, Kind
from ...statistics import agrees
from ...statistics.compare import Agreement, Relation
from ...statistics.precision import claimed_range, overlap, printed_range
from ...wording.times import Time, same_time
from ..arms.groups import arm_after
from ..stated import GENERIC, WEAK, Prepared
from .number_words import EMPTY, NumberWords
from .reported_numbers import PEOPLE, Reported
from .units import in_the_unit_of, without_unit

_SHARES = frozenset({Kind.PROPORTION, Kind.PREVALENCE})
_BESIDE = 0.5   # weight of a claim's term that only the title or the sentence before has
_ELSEWHERE = 0.4  # … that only the words of another number of the sentence have
_TELLING_DIGITS = {1: 0.0, 2: 0.15}  # digits that agree: what they weigh as evidence
_ROUND = 0.05    # … of a number such as 20 or 35
_MANY_DIGITS = 0.3
PARTNER = 0.3   # another number of the claim stands in the same sentence of the report
TELLING = 0.2   # least share of the claim's weight that a term must have to tell two numbers apart
OF_CONTENT = 0.4  # share of what the claim tells, but for the group, that a number's words hold
NAMED = 0.7     # share of a number's own outcome that the claim must name to be told of it
_DIGITS = re.compile(r"\d[\d.,·]{0,14}")

# Words that say no more than that something worked, or who says so.
WORKED = frozenset(keys("helped worked better recovered recovery benefited responded response "
                        "responders success successful improved clinical meaningful effect"))
FRAME = frozenset(keys("trial study review analysis meta-analysis pooled according authors total "
                       "programme program therapy treatment course patients people overall"))
NUMBER_WORDS = frozenset(keys(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty "
    "fifty hundred thousand half third quarter fifth tenth nearly almost"))
_NO_OUTCOME = EMPTY | WORKED | FRAME | GENERIC | PEOPLE | {"!other"}


@dataclass(frozen=True, slots=True)
class Told:
    """One number of the claim with its words; ``wanted`` are the terms of the whole claim."""

    estimate: Estimate
    arm: frozenset[str]
    words: NumberWords
    wanted: frozenset[str]
    text: str

    @property
    def terms(self) -> frozenset[str]:
        """The terms that belong to this number, or else those of the claim."""
        own = self.words.all - NUMBER_WORDS
        return own if own - EMPTY else self.wanted | own


def likeness(told: Told, number: Reported, prepared: Prepared, topic: frozenset[str]) -> float:
    """The share (0 to 1) of the claim's weight that the words of a reported number hold."""
    terms = told.terms - EMPTY or told.terms
    total = prepared.total(terms)
    if not total:
        return 0.0
    near = terms & (number.words.all | number.arm)
    far = (terms & number.sentence) - near
    beside = frozenset[str]() if prepared.long else (
        terms & (number.before | topic)) - near - far
    return (prepared.total(near) + _ELSEWHERE * prepared.total(far)
            + _BESIDE * prepared.total(beside)) / total


def digits_tell(claimed: Estimate, reported: Estimate) -> float:
    """What it weighs that the printed digits agree: much for 14.6, little for 20, nothing for
    "a third"."""
    printed = _DIGITS.search(claimed.text)
    if printed is None or claimed.hedge:
        return 0.0
    digits = re.sub(r"\D", "", printed.group()).lstrip("0")
    if "." not in printed.group() and len(digits) == 2 and digits[-1] in "05":
        return _ROUND
    return _TELLING_DIGITS.get(len(digits), _MANY_DIGITS) if digits else 0.0


_LEADS = frozenset(keys("figure figures value values corresponding respective numbers shares rates "
                        "results proportions percentages year years month months week weeks day"))
_CARRIED = re.compile(
    r"\b(?:the (?:corresponding |respective )?(?:figures?|values?|numbers?|rates?|shares?|results?|"
    r"proportions?|percentages?)|they|these) (?:was|were|had been)\b|"
    r"\bcorresponding (?:figures?|values?|rates?)\b", re.I)


def carries_on(number: Reported, wanted: frozenset[str]) -> bool:
    """Whether the sentence of a number leaves out what it measures and whose it is, but for what is
    ``wanted``: "at one year the figures were 71% and 88%"."""
    return _CARRIED.search(number.row.statement) is not None and not (
        number.sentence - _LEADS - wanted - EMPTY - WEAK - FRAME - NUMBER_WORDS)


def outcome_of(number: Reported, prepared: Prepared) -> frozenset[str]:
    """The terms of what a number measures: its words without its group and empty words."""
    words = number.words.all
    if _CARRIED.search(number.row.statement):
        words |= number.before  # "At 9 months the figures were 71% and 88%"
    named = frozenset(key for key in words if key[:1] not in "#-!")
    return named - number.arm - prepared.arms - _NO_OUTCOME


def speaks_of_another(told: Told, number: Reported, other: Reported,
                      prepared: Prepared) -> bool:
    """Whether what the claim names belongs to ``other`` and not to ``number``.

    Some telling words of the claim stand with ``other`` alone, none stands with ``number`` alone,
    and ``number`` has words of its own (another outcome, group, time) that the claim lacks.
    """
    terms = told.words.own | (told.terms - number.arm - other.arm)
    mine, theirs = number.words.all | number.arm, other.words.all | other.arm
    theirs_only = (terms & theirs) - mine - EMPTY - WORKED
    mine_only = (terms & mine) - theirs - EMPTY - WORKED
    time = _nearer_in_time(told.words.when, number.words.when, other.words.when)
    if mine_only or time < 0:
        return False
    if not theirs_only and time <= 0:
        return False
    weight = prepared.total(theirs_only) / (prepared.total(terms - EMPTY) or 1.0)
    labelled = any(key[:1] in "#-" or f"-{key}" in mine for key in theirs_only)
    outcome = outcome_of(other, prepared)
    if not labelled and time <= 0 and weight < TELLING and not outcome <= theirs_only:
        return False
    rest = mine - theirs - terms - EMPTY - WORKED - FRAME - {"!other"}
    if not rest and time <= 0:
        return False
    named = prepared.total(outcome & (told.wanted | terms))
    if not outcome:
        return labelled or time > 0 or bool(theirs_only & other.arm)
    return named >= NAMED * prepared.total(outcome)


_LIMIT = re.compile(r"\b(?:at least|at most|more than|less than|up to|below|above|under|over)\s$",
                    re.I)


def _section(number: Reported) -> str:
    return number.row.locator.rsplit(", ", 1)[-1]


def is_no_result(number: Reported, numbers: tuple[Reported, ...]) -> bool:
    """Whether the number tells how the study was done: a limit of entry, a plan."""
    if _section(number) in ("methods", "background"):
        return bool(_LIMIT.search(number.words.left[-14:])) or any(
            _section(other) == "results" for other in numbers)
    return False


def labels_shared(told: Told, number: Reported) -> frozenset[str]:
    """The labels (an age, a dose, a sex) that the claim's number shares with a reported one."""
    return frozenset(key for key in told.terms & number.words.own
                     if key[:1] in "#-" or key in PEOPLE and key in number.arm)


def outcome_is_the_others(told: Told, number: Reported, other: Reported,
                          prepared: Prepared) -> bool:
    """Whether the claim names all of the outcome of ``other`` and nothing of that of ``number``."""
    if _CARRIED.search(number.row.statement):
        return False
    mine, theirs = outcome_of(number, prepared), outcome_of(other, prepared)
    wanted = told.wanted | told.terms
    # what is said of all results (the title's words) tells none from another
    telling = {key for key in theirs - mine if prepared.frequency.get(key, 0)} - WEAK
    if not theirs and mine - WEAK and not mine & wanted:
        return bool(wanted & other.words.all & WORKED)  # "responded" beside vomiting and success
    return bool(telling and mine - WEAK and theirs <= wanted and not mine & wanted)


_OF_ALL = re.compile(r"\b(?:overall|altogether|in all|in total|across the board|all (?:the )?"
                     r"(?:patients|participants|people|women|men|children|adults|stones|cases))\b",
                     re.I)


def told_of_all(told: Told, other: Reported, agreeing: list[Reported]) -> bool:
    """Whether the claim tells of all what the study gives for a labelled part ("under 3 mm"), and
    ``other`` is the same measure without a label."""
    word = _OF_ALL.search(told.text)
    if word is None:
        return False
    start, end = told.estimate.start, told.estimate.end
    between = told.text[end:word.start()] if end <= word.start() else told.text[word.end():start]
    return not any(c.isdigit() for c in between) and not any(
        key[0] == "#" for key in other.words.own) and all(
        any(key[0] == "#" and key not in told.terms for key in n.words.own)
        and n.estimate.kind is other.estimate.kind for n in agreeing)


def names_its_outcome(told: Told, number: Reported, prepared: Prepared) -> bool:
    """Whether the claim names the whole outcome of a reported number, in words that tell it."""
    outcome = outcome_of(number, prepared) - WEAK
    return bool(outcome) and outcome <= told.wanted | told.terms and any(
        prepared.frequency.get(key, 0) for key in outcome)


def shares_its_outcome(told: Told, number: Reported, prepared: Prepared) -> bool:
    """Whether what the claim tells of its number, but for whose it is, is told of a reported one.

    "Parasites were found in 65% of the hens on straw" shares the hens and the straw alone with
    "118 hens (28%) on straw lost feathers".
    """
    group = keys(arm_after(told.text[told.estimate.end:]), prepared.short)
    rest = told.wanted - group - prepared.arms - PEOPLE - GENERIC - FRAME - EMPTY
    content = rest or told.wanted
    own = number.words.all | number.sentence
    if not outcome_of(number, prepared) - WEAK:
        own |= number.before  # "The prevalence was 5.8% in sprayers"
    shared = content & own
    return prepared.total(shared) >= OF_CONTENT * prepared.total(content)


def _nearer_in_time(told: tuple[Time, ...], mine: tuple[Time, ...],
                    theirs: tuple[Time, ...]) -> int:
    """1 where only ``theirs`` has a time that the claim tells, -1 where only ``mine`` has."""
    if not told or not mine or not theirs:
        return 0
    fits = [any(same_time(a.days, b.days) for a in told for b in some) for some in (mine, theirs)]
    return fits[1] - fits[0]


_AVERAGES = frozenset({Kind.MEAN, Kind.MEDIAN})


def beside(claimed: Estimate, reported: Estimate) -> Agreement:
    """How a claimed number stands to a reported one; a change of -0.27 is told as 0.27."""
    if (claimed.kind in _AVERAGES and reported.kind in _AVERAGES and claimed.value
            and reported.value and (claimed.value < 0) != (reported.value < 0)):
        size = abs(reported.value)
        return agrees(replace(claimed, value=abs(claimed.value)), replace(
            reported, value=size, text=reported.text.lstrip("-−–")))
    factor = in_the_unit_of(claimed, reported)
    if factor is None:
        return Agreement(Relation.UNRELATED, explanation="The two measure different things.")
    if abs(factor - 1.0) > 1e-9 and claimed.value is not None:
        low, high = (factor * edge for edge in claimed_range(claimed))
        theirs = printed_range(reported)
        middle = min(max(abs(reported.value or 0.0), min(abs(low), abs(high))),
                     max(abs(low), abs(high)))
        fits = overlap((min(abs(low), abs(high)), max(abs(low), abs(high))),
                       (min(map(abs, theirs)), max(map(abs, theirs))))
        value = middle if fits else factor * abs(claimed.value)
        return agrees(without_unit(claimed, value), without_unit(reported, middle if fits else abs(
            reported.value or 0.0)))
    return agrees(claimed, reported)


def agree_at_all(claimed: Estimate, numbers: tuple[Reported, ...]) -> list[Reported]:
    """The numbers of the report that the claimed one may be."""
    return [n for n in numbers if beside(claimed, n.estimate)]


def has_levels(number: Reported, numbers: tuple[Reported, ...]) -> bool:
    """Whether the sentence gives two shares, from which another difference follows."""
    return sum(n.estimate.kind in _SHARES and n.row.statement == number.row.statement
               for n in numbers) > 1


def of_another_measure(wanted: frozenset[str], found: Reported) -> bool:
    """Whether claim and sentence name measured quantities, and none is the same."""
    mine, theirs = wanted & measures(), found.sentence & measures()
    return bool(mine and theirs) and not mine & theirs


def better_told(claimed: Estimate, score: float, scored: list[tuple[float, Reported]],
                 prepared: Prepared) -> bool:
    """Whether a sentence far more alike gives another number of the same kind."""
    best, number = scored[0]
    return (best >= 0.75 and best >= score + 0.3 and not prepared.long
            and number.estimate.kind is claimed.kind and not beside(claimed, number.estimate))
