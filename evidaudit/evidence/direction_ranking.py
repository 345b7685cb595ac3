"""Which clauses of a study's text may report one outcome of one comparison, likeliest first."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from .. import quick_re as re
from .direction_marks import Arms, ShortForms, mentions, significance_marks
from .direction_scopes import days_of, leans_on_the_last, same_times
from .direction_terms import keys
from .direction_text import Clause, Prepared, Told, concepts_in

# How surely a term of the outcome is named by another word for its concept, by its own word within
# another concept ("high-density" for "low-density lipoprotein"), and by a word that begins alike.
BY_CONCEPT, OTHER_CONCEPT, BY_KIN = 0.8, 0.6, 0.7
HANDED_ON = 0.7     # of what one clause names, how much a clause that leans on it names too
NEARLY = 0.6        # of the best match, what a clause must name to tell of the same outcome
_AT_BASELINE = re.compile(r"\b(?:at|pre-?|the|between-group|in) ?baseline\b|\bbaseline (?!to\b)|"
                          r"\bbefore (?:the )?(?:treatment|intervention|surgery|operation)",
                          re.I)
_TIME = re.compile(r"(?<![.\d])\d{1,3}(?![.\d]|\s?%|\s?m?[gl]\b)")
# What "the difference between the groups was not significant" is made of.
DIFFERENCE = keys("difference differences differ different significant significantly significance "
                  "statistically statistical between two three groups group arms treatments "
                  "treatment both all reached reach not no similar comparable change effect "
                  "effects these this study intervention control among any time point observed "
                  "found seen whole CI confidence interval decrease increase reduction improvement "
                  "decline benefit result finding however also mm kg ml mmol")
# Log odds that a clause reports the outcome: fitted by benchmarks/fit_ranking.py over 657 questions
# whose evidence people had marked (Evidence Inference 2.0, MIT) and rounded. What those abstracts
# hardly show, differences before the trial, other times, anaphora, weighs more than fitted.
WEIGHTS = {
    "clause": 1.9, "match": 1.8, "sentence": 1.1,   # by the share of the outcome that each names
    "both arms": 0.9, "certain": 1.3, "marked": 1.2, "none": 1.6, "length": -0.6, "leans": 0.5,
    "numbers of its time": 1.4, "its time": 1.2, "another time": -0.1,
    "its time is told elsewhere": -2.0, "of a part": -0.4, "a relation": -0.8,
    "at baseline": -0.6, "none at baseline": -1.6,
    "in results": 1.6, "in methods": -0.4, "in conclusions": -0.9, "in title": -0.3}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a text: the outcome's weighed terms and both arms."""

    weights: dict[str, float]
    arm: frozenset[str]
    other: frozenset[str]
    arms: Arms
    lasts: bool               # whether the outcome is itself a time or duration
    lessening: bool           # whether it is itself a fall or loss
    sign: int
    short: ShortForms
    own_short: tuple[tuple[frozenset[str], frozenset[str]], ...]
    main_outcome: frozenset[str]
    numbers: frozenset[str]           # those of its name that may be times
    days: tuple[float, ...]           # the times that its name gives
    concepts: dict[str, str]          # of its terms, those that are part of a concept's name
    kin: dict[str, frozenset[str]]    # of its terms, words of the text that begin alike

    @property
    def total(self) -> float:
        """The weight of the whole name."""
        return math.fsum(self.weights.values())

    def timed(self, clause: str) -> float:
        """1 where a clause names a time that is asked for, -1 where only others, 0 where none."""
        return same_times(self.days, days_of(clause)) if self.days else 0.0

    def share(self, told: Told, clause: Clause | None = None) -> float:
        """How much of the outcome a sentence names, or one clause of it."""
        named = (clause or told).named
        for said, meant in self.own_short:
            if said <= named:
                named |= meant
        if told.main:
            named |= self.main_outcome
        known = self._concepts(told, clause)
        return math.fsum(weight * self._named(key, named, known)
                   for key, weight in self.weights.items()) / self.total

    def _concepts(self, told: Told, clause: Clause | None) -> frozenset[str]:
        if not self.concepts:
            return frozenset()
        found = concepts_in(told.sentence.text, self.short)
        return frozenset(key for key, at in found
                         if clause is None or clause.start <= at < clause.end)

    def _named(self, key: str, named: frozenset[str], meant: frozenset[str]) -> float:
        """How surely a clause names one term of the outcome: its word, its concept, its kin."""
        concept = self.concepts.get(key)
        if concept in meant:
            return 1.0 if key in named else BY_CONCEPT
        if key in named:
            return OTHER_CONCEPT if concept else 1.0
        return BY_KIN if not named.isdisjoint(self.kin.get(key, ())) else 0.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """A clause by its sentence and its place there, with how much of the outcome it names."""

    sentence: int
    clause: int
    match: float
    whole: float
    relative: float           # of the most that any clause names
    rank: float               # log odds that it reports the outcome
    leans: bool               # on the clause before it, which names the outcome for it
    timed: float              # 1 where it names a time asked for, -1 where only others


def times_in(outcome: str) -> tuple[frozenset[str], tuple[float, ...]]:
    """The numbers of an outcome's name that may be times, and the times that it names in days."""
    return frozenset(_TIME.findall(outcome)), days_of(outcome)


def rank_clauses(ready: Prepared, asked: Asked) -> list[Ranked]:
    """Every clause that may report, the likeliest to be about the outcome first."""
    found = []
    for one, parts in weigh_clauses(ready, asked):
        rank = sum(WEIGHTS[name] * value for name, value in parts.items())
        found.append(replace(one, rank=rank))
    return sorted(found, key=lambda one: -one.rank)


def weigh_clauses(ready: Prepared, asked: Asked) -> list[tuple[Ranked, dict[str, float]]]:
    """Every clause that may report, not yet ranked, with the numbers that ``WEIGHTS`` weighs."""
    shared = [_shares(told, asked) for told in ready.told]
    most = max((match for row in shared for match, _ in row), default=0.0) or 1.0
    elsewhere = any(match > NEARLY * most and asked.timed(clause.text) > 0
                    for told, row in zip(ready.told, shared, strict=True) if told.section != "title"
                    for clause, (match, _) in zip(told.clauses, row, strict=True))
    found = []
    for index, told in enumerate(ready.told):
        whole = asked.share(told)
        sides = {side for _, side in mentions(told.sentence.text, asked.arms, asked.short)}
        for number, (match, leans) in enumerate(shared[index]):
            one = Ranked(index, number, match, whole, match / most, 0.0, leans,
                         asked.timed(told.clauses[number].text))
            found.append((one, _parts(told, one, len(sides), elsewhere, asked)))
    return found


def _shares(told: Told, asked: Asked) -> list[tuple[float, bool]]:
    """How much of the outcome each clause names, and whether the one before named it."""
    found: list[tuple[float, bool]] = []
    idle = DIFFERENCE | asked.arm | asked.other | asked.weights.keys()
    for clause in told.clauses:
        match, leans = asked.share(told, clause), False
        if found and match < HANDED_ON * found[-1][0] and leans_on_the_last(
                clause.text, len(clause.named - idle)):
            match, leans = HANDED_ON * found[-1][0], True
        found.append((match, leans))
    return found


def _parts(told: Told, one: Ranked, sides: int, elsewhere: bool,
           asked: Asked) -> dict[str, float]:
    clause = told.clauses[one.clause]
    none = any(effect.move == "none" for effect in clause.effects)
    baseline = bool(_AT_BASELINE.search(clause.text))
    numbers = asked.numbers & frozenset(_TIME.findall(told.sentence.text))
    return {"clause": one.relative ** 2, "match": one.match, "sentence": one.whole,
            "in " + told.section: 1.0, "certain": float(bool(told.certainty)),
            "marked": float(bool(significance_marks(clause.text))),
            "both arms": one.relative if sides == 2 else 0.0, "leans": float(one.leans),
            "numbers of its time": len(numbers) / len(asked.numbers) if asked.numbers else 0.0,
            "its time": float(one.timed > 0), "another time": float(one.timed < 0),
            "its time is told elsewhere": float(elsewhere and one.timed < 0),
            "of a part": float(clause.part), "a relation": float(clause.relation),
            "length": min(1.0, len(clause.text) / 200),
            "none": float(none), "at baseline": float(baseline),
            "none at baseline": float(none and baseline)}
