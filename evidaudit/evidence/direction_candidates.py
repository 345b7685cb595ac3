"""The clauses of a study's text that may report one outcome of one comparison, read and ranked."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .. import quick_re as re
from ..lexicon import terms as concepts
from ..lexicon import valence
from ..wording.comparators import comparators
from ..wording.effects import Effect
from ..wording.statements import read_statements
from .direction_marks import (
    ShortForms,
    focus_of,
    local_significance,
    mentions,
    orientation,
    read_arms,
)
from .direction_ranking import DIFFERENCE, Asked, Ranked, rank_clauses, times_in
from .direction_scopes import leans_on_the_last
from .direction_terms import keys, terms
from .direction_text import Clause, Prepared, Told, about_text, kin, outcome_weights, prepared
from .direction_values import difference_told, pair_of_values, values_of_arms
from .reading import short_forms

MOST = 6            # clauses that may speak of one outcome
_LASTS = re.compile(r"\b(?:times?|duration|length|latency|onset|survival|delay|days|hours)\b", re.I)
_LASTS_TO = re.compile(r"\b(?:times? (?:to|of|until)|duration|latency|onset)\b", re.I)
_LESSENING = re.compile(r"\b(?:reductions?|decreases?|declines?|loss|losses|reduced|decreased|"
                        r"lowering|fall|shortening)\b", re.I)

@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that may speak of the outcome; shares (0 to 1) of what it names of each part."""

    text: str
    start: int
    section: str
    match: float
    in_sentence: float
    intervention: float
    comparator: float
    orientation: int
    effects: tuple[Effect, ...]
    said: str                 # what the statement whose own outcome fits best says of it
    way: int                  # 1 where more of it is told with the intervention, -1 where less
    pair: int                 # likewise by two numbers set side by side
    order: int                # likewise if the intervention's number is the first
    sides: int                # how many of the two arms the clause names
    certainty: str
    whole_certainty: str
    nearest: str              # what the p value or interval nearest to the outcome says
    within: bool
    follow: str               # what the next words say of "the difference": none, significant …
    sign: int                 # 1 where more of the outcome is better
    position: float
    text_wide: tuple[tuple[str, float], ...] = ()
    rank: float = 0.0         # log odds that it reports the outcome
    relative: float = 0.0     # its match over the best match of any clause
    main: bool = False        # tells of "the primary end point"
    against: str = ""         # "asked" where it compares with the comparator, else "another"
    lessening: bool = False   # the outcome is itself a fall or loss
    values: int = 0           # 1 where the value printed with the intervention is the larger
    difference: int = 0       # the sign of a difference printed as a number
    part: bool = False        # tells of some of the participants only
    relation: bool = False    # tells how two things went together
    leans: bool = False       # on the clause before it, which names the outcome
    timed: float = 0.0        # 1 where it names a time asked for, -1 where only others
    told_of: float = 0.0      # how much of the outcome the statement's own outcome names


def candidates(text: str, intervention: str, comparator: str, outcome: str) -> list[Candidate]:
    """The clauses of ``text`` that name most of ``outcome``, best first (at most ``MOST``)."""
    ready = prepared(text)
    asked = question(ready, intervention, comparator, outcome)
    if not asked.weights:
        return []
    wide = about_text(ready, intervention, comparator, outcome, asked.weights)
    return [_candidate(ready, asked, one, wide) for one in rank_clauses(ready, asked)[:MOST]]


def question(ready: Prepared, intervention: str, comparator: str, outcome: str) -> Asked:
    """What is asked of a text, in its own short forms and group labels."""
    short = ready.short
    return Asked(outcome_weights(outcome, ready), keys(intervention, short),
                 keys(comparator, short),
                 read_arms(intervention, comparator, keys(outcome, short), short,
                           ready.labels, plain=True),
                 bool(_LASTS.search(outcome)), bool(_LESSENING.search(outcome)),
                 _sign(outcome, short), short, _own_short(outcome, short), ready.main_outcome,
                 *times_in(outcome), *kin(outcome, ready))


def _own_short(outcome: str, short: ShortForms) -> tuple[
        tuple[frozenset[str], frozenset[str]], ...]:
    """The terms of each short form that the outcome's name itself defines, with what it means."""
    pairs = [(keys(said, short), keys(meant, short)) for said, meant in short_forms(outcome)]
    return tuple((said, meant) for said, meant in pairs if said and meant)


def _against(clause: str, asked: Asked) -> str:
    """"asked" where a clause compares with either arm asked for, "another" where with a third."""
    compared = comparators(clause)
    if not compared:
        return ""
    known = any(mentions(what, asked.arms, asked.short) for what, _, _ in compared)
    return "asked" if known else "another"


def _shares(asked: Asked, named: frozenset[str]) -> tuple[float, float]:
    return (len(asked.arm & named) / len(asked.arm) if asked.arm else 0.5,
            len(asked.other & named) / len(asked.other) if asked.other else 0.5)


def _candidate(ready: Prepared, asked: Asked, ranked: Ranked,
               wide: tuple[tuple[str, float], ...]) -> Candidate:
    index, number, match, whole = ranked.sentence, ranked.clause, ranked.match, ranked.whole
    told = ready.told[index]
    clause = told.clauses[number]
    found = mentions(clause.text, asked.arms, asked.short)
    first = next((e for e in clause.effects if e.move not in ("differ",)), None)
    toward = orientation(clause.text, found, (first.start - clause.start, first.end - clause.start)
                         if first else None)
    focus = (clause.start,) * 2
    if not ranked.leans:  # else the outcome stands in the clause before, with its own p value
        focus = focus_of(terms(told.sentence.text, asked.short), asked.weights) or focus
    if match and not ranked.leans:
        own = focus_of(clause.terms, asked.weights)
        focus = (own[0] + clause.start, own[1] + clause.start) if own else focus
    shares = _shares(asked, told.named)
    said, way, own_share = _way(told.sentence.text, clause, asked, toward)
    since = focus[0] - clause.start
    return Candidate(
        clause.text, told.sentence.start + clause.start, told.section, match, whole, *shares,
        toward, clause.effects, said, way,
        pair_of_values(clause.text, found, toward, since),
        pair_of_values(clause.text, [(0, 1)], toward, since), len({side for _, side in found}),
        clause.certainty, told.certainty,
        local_significance(told.sentence.text, focus), clause.within,
        _follow(ready.told, index, number, asked), asked.sign,
        index / max(1, len(ready.told)), wide, ranked.rank, ranked.relative, told.main,
        _against(clause.text, asked), asked.lessening,
        values_of_arms(clause.text, found, since if match else 0), difference_told(clause.text),
        clause.part, clause.relation, ranked.leans, ranked.timed, own_share)


def _follow(told: tuple[Told, ...], index: int, number: int, asked: Asked) -> str:
    """What the words after a clause say where they name no outcome of their own."""
    later = [(told[index], clause) for clause in told[index].clauses[number + 1:]]
    if index + 1 < len(told) and told[index + 1].section == told[index].section:
        later.extend((told[index + 1], clause) for clause in told[index + 1].clauses[:1])
    for sentence, clause in later[:3]:
        moves = {e.move for e in clause.effects}
        if not (moves & {"none", "differ"} or clause.certainty):
            continue
        if asked.share(sentence, clause) > 0.5:
            continue
        own = clause.named - DIFFERENCE - asked.arm - asked.other - asked.weights.keys()
        if own and not leans_on_the_last(clause.text, len(own)):
            continue
        if "none" in moves or clause.certainty == "not significant":
            return "none"
        if clause.certainty == "significant":
            return "significant"
    return ""


def _sign(outcome: str, short: ShortForms) -> int:
    signs = [valence(term.key) for term in concepts(outcome, short)]
    signs = [sign for sign in signs if sign]
    return signs[0] if signs and all(s == signs[0] for s in signs) else 0


def _way(sentence: str, clause: Clause, asked: Asked, toward: int) -> tuple[str, int, float]:
    """What is said of the outcome, 1 where that is more with the intervention, and how surely.

    Of several statements that one counts whose own outcome names most of it. The second value is
    -1 where the clause says less, 0 where it does not tell; the third is how much of the outcome
    that statement's own outcome names.
    """
    best, way, most, said = -1.0, 0, -1.0, ""
    for told in read_statements(sentence):
        if told.span != (clause.start, clause.end):
            continue
        if not asked.lasts and _LASTS_TO.search(told.outcome):
            continue  # "time to relief was shorter" tells nothing of how many had relief
        own = math.fsum(asked.weights.get(key, 0.0) for key in keys(told.outcome, asked.short))
        move = told.effect.move
        if own > most:
            most, said = own, move if move in ("none", "differ") else "moved"
        if move not in ("up", "down", "good", "bad"):
            continue
        step = (1 if move == "up" else -1) if move in ("up", "down") else (
            asked.sign * (1 if move == "good" else -1))
        if step and own > best:
            best, way = own, step * (toward or 1)
    return said, way, max(0.0, most) / asked.total
