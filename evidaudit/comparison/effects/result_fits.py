"""How well each of a study's results fits a part of a claim: one bag of terms beside another.

A result fits by how much of the claim it names and how much of it the claim names; by its moment,
its people, its groups and by numbers of the claim that are its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from ... import quick_re as re
from ...evidence.ages import ages_told
from ...lexicon import keys, narrowed, valence
from ...model import Passage, Report
from ...wording.effects import read_effects
from ...wording.moments import Moment, lengths, moments, same_moment
from ..alignment import Comparison
from ..arms.lay_arms import ArmNames, arm_names
from ..arms.told_arms import told_arms
from ..numbers.values import value_stances
from ..people.clause_people import bounds_of, names, telling
from ..stated import WEAK, Prepared
from .contest import has_cousin
from .told_results import Result, named_terms

COUSIN = 0.8        # of a term's weight, where only a word of the same stem or kind is shared
OF_ARMS = 0.6       # … that names a group of a study with no more than two
AROUND = 0.7        # … where the result's sentence names it, not the result itself
_SAME_TIME = 0.2
_SAME_PEOPLE = 0.2
_SAME_ARMS = 0.15
_SAME_NUMBER = 0.1
# What a comparative measures although no word names it: "shorter" is a duration.
_MEASURED = tuple((re.compile(rf"\b(?:{told})\b", re.I), frozenset(keys(of))) for told, of in (
    (r"short\w*|long\w*|prolong\w*|last\w*|brought forward", "duration length time stay"),
    (r"mild\w*|severe\w*|intense|gentl\w*", "intensity severity"),
    (r"fewer|often|frequent\w*", "number frequency rate"),
    (r"fast\w*|soon\w*|quick\w*|earl\w*|slow\w*|worsen\w*", "time speed progression"),
    (r"content|happ\w*|pleased", "satisfaction")))
_NUMBER = re.compile(r"(?<![\w.,·])(?:\d{1,4}[.·]\d{1,3}|\d{2,3}(?=\s?%(?! ?CI)))(?![\w.,]\d)")
_WORD = re.compile(r"[A-Za-z][\w-]{3,24}")
# Words that tell an effect and name nothing.
TELLS_EFFECT = re.compile(  # "pregnancy-associated" names a kind and tells no effect
    r"(?<!-)\b(?:ahead of|outperform\w*|outdo\w*|outdid|beat|beats|beating|better off|brought|"
    r"bring(?:s|ing)?|lift(?:s|ed)|superior|(?:more|fewer|less)(?! than (?:\d|an? (?:third|quarter|"
    r"half|fifth)|half|one|two|three|four|five|six|seven|eight|nine|ten)\b)|"
    r"\w{3,12}er than|worse|better|help(?:s|ed)|work(?:s|ed)|effective|boost\w*|cut|cuts|"
    r"slow\w*|speed\w*|sped|advantage|"
    r"benefit\w*|edge|gain\w*|sharpen\w*|eas(?:e|ed|es|ing)|reliev\w+|protect\w*|prevent\w*|"
    r"improv\w*|reduc\w*|delay\w*|postpon\w*|preserv\w*|rescu\w+|spar(?:e|es|ed|ing)|"
    r"(?:go(?:es)?|went|com(?:e|es)|came|bring\w*|brought) (?:up|down)|h(?:o|e)lds? (?:back|"
    r"off)|curb\w*|quell\w*|calm(?:s|ed)|sooth\w*|restor(?:es?|ed|ing)|quicken\w*|hasten\w*|"
    r"heal(?:s|ed)|cures|clears|pa(?:ys|id) off|(?:keep|kept)s? \w+ (?:away|at bay|down|low)|"
    r"limit(?:s|ed)|shav(?:e|es|ed)|increas\w*|lower\w*|rais\w*|rose|fell|dropp\w+|"
    r"drops?(?= (?:in|by|from|to)\b)|rise\w*|shorten\w*|prolong\w*|extend\w*|worsen\w*|harm\w*|"
    r"link\w*|associat\w*|tied|likelier|milder|shorter|longer|faster|sooner|quicker|stronger|"
    r"weaker|higher|larger|bigger|smaller|greater)\b(?! (?:doses?|dosage|strength|limbs?)\b)", re.I)


def tells_effect(text: str) -> bool:
    """Whether some word of ``text`` tells that something changed or was better."""
    return TELLS_EFFECT.search(text) is not None


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A part of a claim as terms, moments, people, groups and numbers.

    ``own`` are its terms, ``wanted`` those that the study's results name, ``strange`` those that
    the study does not know.
    """

    own: frozenset[str]
    wanted: frozenset[str]
    known: float
    moments: tuple[Moment, ...]
    arms: frozenset[int]
    numbers: frozenset[str]
    places: frozenset[int]   # where the study gives numbers that agree with the part's
    strange: frozenset[str]
    foreign: bool            # it tells of something good or bad of which the study never speaks


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A result beside a part of the claim; ``when`` 1 at the claim's time, -1 at another.

    ``covered`` is the share of the claim's weight that it names, ``back`` the share of its own that
    the claim names; ``arms`` 1 where it compares the claim's two groups, -1 others; ``numbers``
    those of the claim that it prints; ``named`` the claim's outcomes that it or its sentence names;
    ``wanted`` how many terms of the claim the results name, ``known`` the share of its weight that
    the study knows. ``asked`` are the terms of the part, the same of all its fits.
    """

    result: Result
    score: float
    covered: float
    back: float
    when: float
    who: int
    arms: int
    numbers: int
    named: frozenset[str]
    wanted: int
    known: float
    asked: Part


def fits_of(part: str, comparison: Comparison, results: tuple[Result, ...], report: Report,
            prepared: Prepared) -> list[Fit]:
    """Each result beside ``part``."""
    text = comparison.anatomy.text
    told = frozenset().union(*(row.own for row in results))
    arms = arm_names(report)
    asked = _asked(part, comparison, told, arms, prepared)
    shared = prepared.arms if len(arms.arms) <= 2 else frozenset()
    weights = {key: prepared.weight(key) * (OF_ARMS if key in shared else 1.0)
               for key in asked.own | told}
    total = sum(weights[key] for key in asked.wanted) or 1.0
    given = lengths(report.text)
    who = (telling(text, prepared), bounds_of(text), ages_told((Passage(text),)))
    outcomes = [key for key in asked.wanted if key not in prepared.arms]
    found = []
    for row in results:
        covered = sum(weights[key] * max(shares(key, row.own), AROUND * shares(key, row.around))
                      for key in asked.wanted) / total
        weight = sum(weights[key] for key in row.own) or 1.0
        back = sum(weights[key] * shares(key, asked.own) for key in row.own) / weight
        at = _when(row, asked.moments, given)
        people = 0 if row.who is None else 1 if names(text, *who, row.who) else -1
        groups = 0 if not (row.pair and asked.arms) else 1 if row.pair == asked.arms else -1
        agreeing = any(row.start <= place < row.start + len(row.text) for place in asked.places)
        numbers = len(asked.numbers & _numbers(row.text))
        score = (0.5 * covered + 0.5 * back + _SAME_TIME * at + _SAME_PEOPLE * people
                 + _SAME_ARMS * groups + _SAME_NUMBER * min(2, max(numbers, int(agreeing))))
        found.append(Fit(row, score, covered, back, at, people, groups, numbers, frozenset(
                             key for key in outcomes if shares(key, row.own | row.around)),
                         len(asked.wanted), asked.known, asked))
    return found


def _asked(part: str, comparison: Comparison, told: frozenset[str], arms: ArmNames,
           prepared: Prepared) -> Part:
    text = comparison.anatomy.text
    own = named_terms(part, prepared)
    own |= frozenset(narrowed(own - WEAK, prepared.known).values())
    own |= told & frozenset().union(*(of for told_by, of in _MEASURED if told_by.search(part)))
    if len(own & told) < 2:  # "steroid injection" where the study says injection only
        words = (keys(match.group(), prepared.short) for match in _WORD.finditer(part))
        own |= frozenset().union(*words) & told
    wanted = frozenset(key for key in own if shares(key, told))
    strange = own - prepared.known - wanted - _said(part)
    foreign = any(valence(key) and key.startswith("=") and not _shares_a_word(key, told)
                  for key in strange)
    known = 1.0 - prepared.total(strange) / (prepared.total(own - _said(part)) or 1.0)
    pair = told_arms(part, text, arms) if len(arms.arms) > 2 else None
    places = frozenset(
        value.found.estimate.start for value in value_stances(comparison)
        if value.relation == "agrees" and value.found is not None
        and value.found.row.start is not None)
    return Part(own, wanted, known,
                  tuple(m for m in moments(part) or moments(text) if m.kind != "good"),
                  frozenset(pair or ()), _numbers(part), places, strange, foreign)


def shares(key: str, some: frozenset[str]) -> float:
    return 1.0 if key in some else COUSIN if has_cousin(key, some) else 0.0


def _shares_a_word(key: str, some: frozenset[str]) -> bool:
    words = {word[:4] for word in key.lstrip("=").split() if len(word) > 3}
    return any(word[:4] in words for other in some for word in other.lstrip("=").split())


def _said(part: str) -> frozenset[str]:
    """The terms of the words that tell the effect: they name nothing."""
    return frozenset().union(*(keys(effect.said) for effect in read_effects(part)),
                             *(keys(match.group()) for match in TELLS_EFFECT.finditer(part)))


def _numbers(text: str) -> frozenset[str]:
    return frozenset(match.group().replace("·", ".") for match in _NUMBER.finditer(text))


def _when(row: Result, told: tuple[Moment, ...], given: tuple[float, ...]) -> float:
    """1 where the result is of a moment told, -1 where of another; half where it only inherits."""
    own = row.moments or row.inherited
    if not told or not own:
        return 0.0
    answers = [same_moment(one, other, given) for one in told for other in own]
    size = 1.0 if row.moments else 0.5
    return size if True in answers else 0.0 if None in answers else -size
