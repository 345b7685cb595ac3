"""A study's text made ready for questions about outcomes, and what the whole of it names."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from os.path import commonprefix

from .. import quick_re as re
from ..lexicon import Term
from ..lexicon import terms as concepts
from ..wording.effects import Effect, clauses, read_effects, significance
from .direction_marks import ShortForms, defined_labels, is_within_arm, significance_marks
from .direction_scopes import is_a_relation, is_of_a_part
from .direction_terms import keys, terms
from .reading import short_forms
from .sections import Sentence, read_sections

TAIL = 0.2          # of the words that say how and when it was measured
DECAY = 0.12        # how much less each further word of a long outcome's name weighs
GENERIC = frozenset(keys(
    "mean median score change changes baseline number percentage proportion participants patients "
    "week month scale index measured assessed time total day days subjects hours minutes years "
    "average percent level incidence rate group end least squares adjusted absolute relative "
    "primary secondary efficacy outcome endpoint point measure difference comparison compared "
    "least one achieving achieved experiencing post pre treatment visit first last following "
    "using defined evaluated analysis value values change-from-baseline"))
ALIKE = 5           # letters with which two words of one family begin
COMMON = 0.1        # how much such a word weighs beside one that names something
_ARM_GENERIC = frozenset(keys(
    "group arm treatment treated treatments therapy daily dose doses mg once twice patients "
    "participants receiving received day week weeks month standard care usual control placebo "
    "intervention experimental oral active tablet capsule program study drug cohort part matching "
    "administered given injection combination"))
_TRIAL = re.compile(r"\brandomi[sz]|\brandomly\b|placebo|double-blind|\bphase (?:i|1|2|3)", re.I)
_REVIEW = re.compile(
    r"\b(?:systematic review|meta-analys|review of|guideline|literature|cross-sectional|"
    r"retrospective|cohort|surveys?|validation|validity|reliability|in vitro|mice|rats|"
    r"psychometric|prevalence|epidemiolog)", re.I)
_PLAN = re.compile(r"\b(?:protocol|will (?:be|include|evaluate|determine|assess|provide|receive|"
                   r"enrol)|is designed|are being|aims? to|rationale and design|study design)",
                   re.I)
_MECHANISM = re.compile(r"\b(?:pharmacokinetic|mechanisms?|gene|expression|cells?|healthy "
                        r"volunteers|correlat|predict|subgroup|post[- ]hoc|pooled|secondary "
                        r"analysis|exploratory)", re.I)
_BETWEEN = re.compile(r"\b(?:between|groups?|arms?|than|versus|vs|compared)\b", re.I)
_ANY = re.compile(
    r"\b(?:any (?:of )?(?:the )?(?:other )?|all (?:of )?(?:the )?(?:other )?|other |secondary |"
    r"primary |"
    r"remaining |measured |clinical )(?:\w+ ){0,2}(?:outcomes?|measures?|variables?|parameters?|"
    r"end ?points?)\b", re.I)
_MOVES = frozenset({"up", "down", "good", "bad"})
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,3})?")
# A line break within a sentence, as after "m" of a square metre set on a line of its own.
_BROKEN_LINE = re.compile(r"(?<=[^.!?:;\s])[ \t]{0,4}\n[ \t]{0,4}(?=[a-z0-9(=<>≤≥,;.%±/-])")
_MAIN_OUTCOME = re.compile(
    r"\b(?:primary|main|principal|co-?primary)(?: (?:and \w{2,12}|efficacy|composite|study|"
    r"clinical|safety|trial|combined|outcome))? "
    r"(?:outcomes?|end ?-?points?|measures?|analysis)\b", re.I)
_NAMES_IT = re.compile(r"(?: (?:measures?|variables?))?,?\s?(?:was|were|is|are|included|:|\()",
                       re.I)
# Where the name of an outcome ends and how it was measured begins.
_HOW = re.compile(
    r"\b(?:from (?:randomi|baseline|week|day)|until|baseline|up to|(?:as )?(?:measured|assessed|"
    r"evaluated|defined)|"
    r"using|according|time ?points?|(?:at )?(?:weeks?|months?|days?|years?|visits?) \d|at \d|after|"
    r"\d+[- ](?:weeks?|months?|days?|years?|hours?|minutes?)|through)\b|[:;(]", re.I)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: offsets in its sentence, words, terms, what it says of chance and of change."""

    start: int
    end: int
    text: str
    terms: tuple[Term, ...]
    named: frozenset[str]
    effects: tuple[Effect, ...]
    certainty: str
    within: bool
    part: bool = False        # whether it tells of some of the participants only
    relation: bool = False    # whether it tells how two things went together


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence that may report: its words, section, terms, clauses."""

    sentence: Sentence
    section: str
    named: frozenset[str]
    certainty: str
    clauses: tuple[Clause, ...]
    main: bool = False        # whether it tells of "the primary end point"
    part: bool = False        # whether it tells of some of the participants only
    relation: bool = False    # whether it tells how two things went together


@dataclass(frozen=True, slots=True)
class Prepared:
    """A study's text, read once for every question about it."""

    told: tuple[Told, ...]
    short: ShortForms
    counts: dict[str, int]
    named: frozenset[str]
    sentences: int
    numbers: frozenset[str]
    labels: tuple[tuple[str, str], ...]
    wide: tuple[tuple[str, float], ...]
    main_outcome: frozenset[str] = frozenset()   # what "the primary end point" was said to be


@lru_cache(maxsize=2048)
def prepared(text: str) -> Prepared:
    """Everything of ``text`` that does not depend on the outcome that is asked for."""
    text = _BROKEN_LINE.sub(lambda m: " " * len(m.group()), text)
    short = short_forms(text)
    sections = read_sections(text)
    counts: dict[str, int] = {}
    told = []
    main_outcome: frozenset[str] = frozenset()
    everyone = frozenset().union(*(keys(one.text, short) for one in sections
                                   if one.section in ("title", "background")))
    for sentence in sections:
        named = keys(sentence.text, short)
        for key in named:
            counts[key] = counts.get(key, 0) + 1
        main = _MAIN_OUTCOME.search(sentence.text)
        section = _reporting(sentence)
        if section:
            told.append(Told(sentence, section, named, significance(sentence.text),
                             _clauses(sentence.text, short, everyone), bool(main)))
        if main and sentence.section not in ("results", "conclusions") and _NAMES_IT.match(
                sentence.text, main.end()):
            main_outcome |= named
    return Prepared(tuple(told), short, counts, frozenset(counts), len(sections),
                    frozenset(_NUMBER.findall(text)),
                    tuple(d for s in sections for d in defined_labels(s.text)),
                    _wide(text, tuple(told)), main_outcome)


def _reporting(sentence: Sentence) -> str:
    """The section of a sentence that may report; results under "Methods and findings" too."""
    if sentence.section in ("results", "conclusions", "title"):
        return sentence.section
    if sentence.section == "methods" and read_effects(sentence.text) and (
            significance_marks(sentence.text) or significance(sentence.text)
            or _BETWEEN.search(sentence.text)):
        return "methods"
    return ""


def _clauses(sentence: str, short: ShortForms, everyone: frozenset[str]) -> tuple[Clause, ...]:
    effects = read_effects(sentence)
    found = []
    for a, b in clauses(sentence):
        text = sentence[a:b]
        own = terms(text, short)
        found.append(Clause(a, b, text, own, frozenset(t.key for t in own),
                            tuple(e for e in effects if a <= e.start < b), significance(text),
                            is_within_arm(text),
                            is_of_a_part(text, everyone), is_a_relation(text)))
    return tuple(found)


@lru_cache(maxsize=8192)
def concepts_in(sentence: str, short: ShortForms) -> tuple[tuple[str, int], ...]:
    """The concepts of the lexicon that a sentence names, each with its place."""
    return tuple((term.key, term.start) for term in concepts(sentence, short)
                 if term.key.startswith("="))


def kin(outcome: str, ready: Prepared) -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Of the stems of ``outcome``: the concept that each belongs to, and what is akin to it.

    Akin are stems of the text that begin alike ("ventilat", "ventilatory"), for those that the
    text itself does not print.
    """
    meant: dict[str, str] = {}
    spans = [(term.start, term.end, term.key) for term in concepts(outcome, ready.short)
             if term.key.startswith("=")]
    alike: dict[str, frozenset[str]] = {}
    for term in terms(outcome, ready.short):
        for start, end, key in spans:
            if start <= term.start and term.end <= end:
                meant.setdefault(term.key, key)
                break
        if term.key not in ready.named and len(term.key) >= ALIKE:
            alike[term.key] = frozenset(
                other for other in ready.named if other[:ALIKE] == term.key[:ALIKE]
                and len(commonprefix((other, term.key))) * 10 >= 6 * max(len(other),
                                                                         len(term.key)))
    return meant, {key: found for key, found in alike.items() if found}


def _wide(text: str, told: tuple[Told, ...]) -> tuple[tuple[str, float], ...]:
    """What kind of text this is: a trial's results, a plan, a review, a study of mechanisms."""
    none = differs = whole = 0.0
    for one in told:
        if one.section == "title" or not _BETWEEN.search(one.sentence.text):
            continue
        moves = {e.move for c in one.clauses for e in c.effects}
        none += "none" in moves or one.certainty == "not significant"
        differs += one.certainty == "significant" and "none" not in moves
        whole += "none" in moves and bool(_ANY.search(one.sentence.text))
    concluded = _moves(told, "conclusions") or _moves(told[-1:], "results")
    titled = _moves(told, "title")
    main = [one for one in told if one.main and one.section == "results"]
    main_none = [one for one in main if one.certainty == "not significant"
                 or any(e.move == "none" for c in one.clauses for e in c.effects)]
    marks = significance_marks(text)
    sure = sum(mark for _, mark in marks)
    return (("text: trial", float(bool(_TRIAL.search(text)))),
            ("text: other design", float(bool(_REVIEW.search(text)))),
            ("text: plan", float(bool(_PLAN.search(text)))),
            ("text: mechanism", min(3.0, len(_MECHANISM.findall(text))) / 3),
            ("text: sentences of no difference", min(4.0, none) / 4),
            ("text: sentences of differences", min(4.0, differs) / 4),
            ("text: no difference in any", min(1.0, whole)),
            ("text: significant results", min(6, sure) / 6),
            ("text: results not significant", min(6, len(marks) - sure) / 6),
            ("text: no results in numbers", float(not marks)),
            ("text: concludes no difference", float("none" in concluded)),
            ("text: concludes only no difference", float(concluded == {"none"})),
            ("text: concludes a difference", float(bool(concluded & _MOVES))),
            ("text: concludes only a difference",
             float(bool(concluded & _MOVES) and "none" not in concluded)),
            ("text: titled by a difference", float(bool(titled & _MOVES))),
            ("text: titled by no difference", float("none" in titled)),
            ("text: main outcome differs", float(len(main) > len(main_none))),
            ("text: main outcome alike", float(bool(main_none))),
            ("text: sentences", min(20, len(told)) / 20))


def _moves(told: tuple[Told, ...], section: str) -> set[str]:
    """What the effects of one section's sentences move."""
    return {effect.move for one in told if one.section == section
            for clause in one.clauses for effect in clause.effects}


def about_text(ready: Prepared, intervention: str, comparator: str, outcome: str,
               weights: dict[str, float]) -> tuple[tuple[str, float], ...]:
    """What the whole text names of each part: another study's abstract names little of it."""
    arm, other = keys(intervention, ready.short), keys(comparator, ready.short)
    arm_known = len(arm & ready.named) / len(arm) if arm else 0.5
    other_known = len(other & ready.named) / len(other) if other else 0.5
    own, specific = arm - _ARM_GENERIC, other - _ARM_GENERIC
    own_known = len(own & ready.named) / len(own) if own else 0.5
    specific_known = len(specific & ready.named) / len(specific) if specific else 0.5
    total = math.fsum(weights.values()) or 1.0
    outcome_known = math.fsum(w for key, w in weights.items() if key in ready.named) / total
    reported = frozenset().union(*(one.named for one in ready.told)) if ready.told else frozenset()
    outcome_reported = math.fsum(w for key, w in weights.items() if key in reported) / total
    numbers = set(_NUMBER.findall(f"{intervention} {comparator}"))
    times = set(_NUMBER.findall(outcome)) - {"0", "1"}
    trial = dict(ready.wide)["text: trial"]
    often = sum(ready.counts.get(key, 0) for key in own) / max(1, len(own) * ready.sentences)
    return (*ready.wide,
            ("text: intervention", arm_known), ("text: comparator", other_known),
            ("text: intervention unknown", float(bool(arm) and not arm & ready.named)),
            ("text: intervention whole", float(arm_known == 1.0)),
            ("text: own words of intervention", own_known),
            ("text: own words of comparator", specific_known),
            ("text: intervention named often", min(1.0, 2 * often)),
            ("text: comparator unknown", float(bool(specific) and not specific & ready.named)),
            ("text: doses", len(numbers & ready.numbers) / len(numbers) if numbers else 0.5),
            ("text: no dose asked", float(not numbers)),
            ("text: times", len(times & ready.numbers) / len(times) if times else 0.5),
            ("text: no time asked", float(not times)),
            ("text: outcome", outcome_known), ("text: outcome whole", float(outcome_known > 0.9)),
            ("text: outcome reported", outcome_reported),
            ("text: outcome and arms", outcome_known * arm_known * other_known),
            ("text: outcome is the main one", sum(
                w for key, w in weights.items() if key in ready.main_outcome) / total),
            ("text: trial and intervention", trial * own_known),
            ("text: trial, arms, outcome", trial * own_known * specific_known * outcome_reported))


def outcome_weights(outcome: str, ready: Prepared) -> dict[str, float]:
    """Weight of each term of an outcome: rare terms and the first ones count most."""
    weights: dict[str, float] = {}
    cut = _HOW.search(outcome, 8)
    name_ends = cut.start() if cut else len(outcome)
    position = 0
    for term in terms(outcome, ready.short):
        rarity = math.log(1 + (ready.sentences + 1) / (1 + ready.counts.get(term.key, 0)))
        common = term.key in GENERIC
        weight = rarity / (1 + DECAY * position) * (COMMON if common else 1.0)
        weights.setdefault(term.key, weight * (1.0 if term.start < name_ends else TAIL))
        position += not common
    return weights
