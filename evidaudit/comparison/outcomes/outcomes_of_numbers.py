"""The outcomes that stand with each number of a study, in its own part of the sentence.

A study says "hearing loss was present in 38% and tinnitus in 20%": the words that stand with the
number tell what it measures, not the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ... import quick_re as re
from ...evidence.reported_words import passages_of
from ...lexicon import keys, measures, valence
from ...model import Estimate, Passage, Report, ReportedFinding
from ..numbers.label_terms import denied, label_terms
from ..numbers.reported_numbers import COMPARABLE
from ..stated import BASELINE, GENERIC, WEAK, Prepared, Same, dose_places, doses

# Whom a study is about, and what it is, are no outcomes.
_FRAME = frozenset(keys(
    "occurred occurrence required needed reached reported achieved recorded estimated showed "
    "became observed noted aged random randomised mean median adjusted follow baseline "
    "overall once "
    "twice first second clear clearly highest lowest quartile compared corresponding figures "
    "measured remained changed change"))
_NOT_OUTCOMES = frozenset(keys(
    "adults children babies women men teenagers older people pupils teachers nurses doctors "
    "mothers fathers parents boys girls workers employees smokers drinkers hospital school home "
    "trial study placebo drug surgery usual care treatment vaccine exercise diet control "
    "house owners dogs cats mice rats cows sheep pigs horses runners footballers athletes "
    "dioptres mm present presence waiting list online app injection tablet supplement"))
FRAME_OF_NUMBERS = _FRAME | _NOT_OUTCOMES | GENERIC
# What parts two statements even where the words of the second follow its number.
_STRONG_BREAK = re.compile(r";|\b(?:but|while|whereas|although|though)\b", re.I)
_BREAK = re.compile(r"[;:]|,\s|\b(?:and|but|while|whereas|although)\b", re.I)
# "The primary outcome occurred in 26%" speaks of what the methods say that it was.
_PRIMARY = re.compile(r"\b(?:primary|main|composite|co-primary) (?:\w+ )?(?:outcomes?|end[ -]?"
                      r"points?|measures?)\b|\bcomposite\b", re.I)
# What an estimate is adjusted for, whom it was seen in and what was exposed are not its outcome.
_ADJUSTED = re.compile(r"\b(?:adjust\w*|controll\w*|standardi[sz]\w*|matched|stratified|"
                       r"account\w*) (?:\w+ )?(?:for|by|on) [^.;:()]{0,200}?(?=,\s(?:the|an?|this|"
                       r"these|each|those|no)\b|[.;:()]|$)", re.I)
_SEEN_IN = re.compile(
    r"\b(?:in|among|for|within|of) (?:(?:the|all|these|those|an?) )?(?:[\w-]{2,20} ){0,3}?"
    r"(?:adults|people|patients|women|men|children|households|families|schools|users|non-?users|never-?users|"
    r"those|participants|residents|workers|pupils|students|infants|individuals|subgroups?|areas|"
    r"regions|countries)\b(?: (?:with|in|of|from|taking|using|living|who|aged) [^.;,:()]{0,80})?",
    re.I)
_TIED_TO = re.compile(r"\b(?:was|were|is|are|remained) (?:\w+ )?(?:associated|linked|related) "
                      r"(?:with|to)\b", re.I)
_DEFINED = re.compile(r"\b(?:outcomes?|end[ -]?points?|measures?)\b[^.]{0,40}?\b(?:was|were|is|"
                      r"included|defined)\b", re.I)
_METHODS = re.compile(r"\b(?:aged|randomi[sz]ed|randomly|eligible|enrolled|recruited|assigned|"
                      r"allocated|inclusion|searched|median follow-up|margin|power)\b", re.I)
# "Larger falls in poor households", "a rise in sugar": the way it went, not an accident.
_MOVED = re.compile(r"\b(?:(?:larger|smaller|greater|steeper|bigger|further|sharper|largest|"
                    r"smallest|greatest) (?:falls?|drops?|rises?|gains?)|(?:falls?|drops?|rises?|"
                    r"gains?|declines?) (?:in|of|by|from|to|was|were)|(?:declined|improved|"
                    r"worsened|increased|decreased|fell|rose|dropped|changed|gained|lost) (?:by|"
                    r"from))\b", re.I)
_NOT_GIVEN = re.compile(r"\b(?:immature|not (?:yet )?(?:mature|reported|measured|assessed|reached|"
                        r"available|evaluated)|did not (?:differ|change)|no (?:significant )?"
                        r"(?:difference|change|effect)|unchanged|similar)\b", re.I)


@dataclass(frozen=True, slots=True)
class NumberOfAnother:
    """What the claim gives its number to, what it belongs to, and where the study says so."""

    claimed: str
    reported: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Slot:
    """One number of the study with the outcomes named in its own part of the sentence.

    ``estimate`` is None for a part that names an outcome and says that nothing is given of it.
    """

    estimate: Estimate | None
    outcomes: frozenset[str]
    passage: Passage
    is_result: bool = True
    words: str = ""  # the part of the sentence that holds the number


def outcome_terms(words: str, prepared: Prepared) -> frozenset[str]:
    """The terms of ``words`` that may name something measured: not groups, treatments, frames."""
    measured = measures()
    return frozenset(
        key for key in keys(words, prepared.short) - denied(label_terms(words, prepared.short))
        if (key not in prepared.arms or key in measured) and not key.startswith("#")
        and key not in GENERIC and key not in WEAK and key not in _NOT_OUTCOMES
        and key not in _FRAME)


def is_known_outcome(key: str) -> bool:
    """Whether the lexicon knows the term as something that can be measured or happen."""
    return key.startswith("=") or key in measures() or bool(valence(key))


def slots_of(report: Report, prepared: Prepared) -> tuple[Slot, ...]:
    """The numbers of ``report`` with the words of their own part of the sentence."""
    return _slots(Same(report), prepared)


@lru_cache(maxsize=2048)
def _slots(same: Same, prepared: Prepared) -> tuple[Slot, ...]:
    """The numbers of the report, each with the outcomes of its part of the sentence."""
    found: list[Slot] = []
    by_sentence: dict[str, list[ReportedFinding]] = {}
    for row in same.report.findings:
        if row.start is not None and row.basis != "evidence sheet" and not BASELINE.search(
                row.statement):
            by_sentence.setdefault(row.statement, []).append(row)
    strengths = doses(same.report.text)  # "more photophobia at 0.05%" names the drops
    meant = outcome_terms(" ".join(passage for passage in passages_of(same.report)
                                   if _DEFINED.search(passage)), prepared)
    for sentence, rows in by_sentence.items():
        start = rows[0].start or 0
        given = dose_places(sentence)
        estimates = [row.estimate for row in rows if row.estimate is not None
                     and row.estimate.kind in COMPARABLE
                     and row.estimate.start - start not in given
                     and f"#{row.estimate.text.replace(' ', '')}" not in strengths
                     and not _in_a_bare_list(sentence, row.estimate.start - start)]
        passage = Passage(sentence, rows[0].start, rows[0].end, rows[0].locator, rows[0].basis)
        told_before: frozenset[str] = frozenset()
        for part, own in _parts(sentence, estimates, start):
            outcomes = outcome_terms(_without_settings(part), prepared)
            if _LEANS_BACK.search(part):
                outcomes |= told_before  # "at the lowest dose it fell by 80%"
            told_before = outcomes
            if _PRIMARY.search(part):
                outcomes |= meant
            told = not _METHODS.search(part)
            found += [Slot(estimate, outcomes, passage, told, part) for estimate in own]
    found += [Slot(None, outcome_terms(passage, prepared), passage)
              for passage in passages_of(same.report)
              if passage.start is not None and passage not in by_sentence
              and _NOT_GIVEN.search(passage)]
    return tuple(found)


_LEANS_BACK = re.compile(r"\b(?:it|them|they|this|these|that|those|each|both|one|the (?:same|other|"
                         r"latter|former|score|figure|rate|number|value)s?)\b(?! (?:who|with|in|"
                         r"of|on|without))", re.I)


_BARE_LIST = re.compile(r"\((?:\s?\d{1,4}(?:[.·]\d{1,3})?\s?%?\s?[,;)]){2,6}")


def _in_a_bare_list(sentence: str, place: int) -> bool:
    """Whether a number stands in brackets with nothing but others: "(4%, 5%)", in some order."""
    return any(m.start() < place < m.end() for m in _BARE_LIST.finditer(sentence))


def _without_settings(part: str) -> str:
    """``part`` without what was adjusted for, in whom, and what was "associated with" it."""
    part = _SEEN_IN.sub(" ", _ADJUSTED.sub(" ", _MOVED.sub(" ", part)))
    tied = _TIED_TO.search(part)
    return part[tied.end():] if tied else part


def _parts(sentence: str, estimates: list[Estimate],
           offset: int = 0) -> Iterator[tuple[str, list[Estimate]]]:
    """The parts of ``sentence`` that name something of their own, each with its numbers.

    A part ends at the last mark or "and" before a number, where words stand between the two.
    """
    if not estimates:
        return
    ordered = sorted(estimates, key=lambda e: e.start)
    begin, members = 0, [ordered[0]]
    for before, after in zip(ordered, ordered[1:], strict=False):
        low, high = before.end - offset, after.start - offset
        breaks = [match.end() for match in _BREAK.finditer(sentence, max(low, 0), max(high, 0))]
        cut = next((b for b in breaks if _names_something(sentence[b:high])), None)
        strong = _STRONG_BREAK.search(sentence, max(low, 0), max(high, 0))
        if cut is None and strong and not _inside_brackets(sentence, strong.start()) and (
                len(keys(sentence[high:high + 80])) > 1):
            cut = strong.end()
        if cut is not None and low < high:
            yield sentence[begin:cut], members
            begin, members = cut, []
        members.append(after)
    # What follows the last number behind a "but" is told of something else.
    last = ordered[-1].end - offset
    ends = [m.start() for m in _STRONG_BREAK.finditer(sentence, max(last, 0))
            if not _inside_brackets(sentence, m.start())]
    yield sentence[begin:ends[0] if ends else len(sentence)], members


def _inside_brackets(sentence: str, place: int) -> bool:
    before = sentence[:place]
    return before.count("(") > before.count(")")


def _names_something(words: str) -> bool:
    return any(key.startswith("=") or key in measures() or valence(key)
               for key in keys(words) - GENERIC - WEAK - _NOT_OUTCOMES)
