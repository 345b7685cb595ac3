"""Whether the number that a claim gives to one outcome is the study's number of another.

A study says "hearing loss was present in 38% and tinnitus in 20%"; a claim says "38% had
tinnitus". The words that stand with the number decide, not the sentence: the outcome that the
claim names stands with another number, and the outcome of the claim's number is not in the claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ... import quick_re as re
from ...evidence.reported_words import passages_of
from ...lexicon import keys, measures, terms, valence
from ...model import Estimate, Kind, Passage, Report, ReportedFinding
from ...statistics import agrees
from ..alignment import Comparison
from ..numbers.label_terms import denied, label_terms
from ..numbers.reported_numbers import COMPARABLE
from ..people.exclusions import PEOPLE_WITH
from ..stated import BASELINE, GENERIC, WEAK, Prepared, Same, dose_places, doses

_SHARES = frozenset({Kind.PROPORTION, Kind.PREVALENCE})
_RATIOS = frozenset({Kind.RISK_RATIO, Kind.ODDS_RATIO, Kind.HAZARD_RATIO, Kind.PERCENT_CHANGE})
_DIFFERENCES = frozenset({Kind.MEAN, Kind.MEDIAN, Kind.MEAN_DIFFERENCE})
_FAMILIES = (_SHARES, _RATIOS, _DIFFERENCES)
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
_A_LIST = 3  # numbers that make one
_NEAR = 0.2  # share by which a number in words may stray in a list whose other numbers fit
LONGEST_NAME = 3  # words that set one outcome apart from another; more are no name
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



_VAGUE = frozenset({"most", "majority", "the majority", "many", "half", "nearly half"})
_LENGTHS_OF_TIME = frozenset({"hour", "hours", "min", "minutes", "minute", "days", "day", "weeks",
                              "months", "years", "seconds", "s", "h"})


@dataclass(frozen=True, slots=True)
class NumberOfAnother:
    """The outcome that the claim names, the one that its number belongs to, and where."""

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


def number_of_another(comparison: Comparison) -> NumberOfAnother | None:
    """The first number of the claim that the study gives for another outcome, or None."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None or prepared.long:
        return None  # a whole article gives the same digits to many things, some in other words
    text = comparison.anatomy.text
    given = dose_places(text)
    own = [e for e in comparison.anatomy.estimates
           if e.kind in COMPARABLE and e.value is not None and e.start not in given]
    if not own:
        return None
    slots = _slots(Same(report), prepared)
    if _is_a_list_in_order(own, slots):
        return None  # "52% this, 27% that and 14% the other": whose each is, stands beside it
    studied = frozenset().union(*(keys(match["what"], prepared.short)
                                  for match in PEOPLE_WITH.finditer(text)))
    for part, estimates in _parts(text, own):
        told = outcome_terms(_SEEN_IN.sub(" ", _MOVED.sub(" ", part)), prepared) - studied
        for claimed in estimates:
            # "Nine in ten had a scan, and one in twenty a tumour": the tumour is the other's.
            free = tuple(slot for slot in slots if slot.estimate is None or not any(
                _alike(e, slot.estimate) and not _alike(claimed, slot.estimate)
                for e in estimates if e is not claimed))
            found = _belongs_elsewhere(claimed, told, part, free)
            if found is not None:
                return found
    return None


def _is_a_list_in_order(own: list[Estimate], slots: tuple[Slot, ...]) -> bool:
    """Whether a sentence of the study gives all the claim's numbers, three or more, in their
    order."""
    for passage in dict.fromkeys(slot.passage for slot in slots) if len(own) >= _A_LIST else ():
        there = [slot.estimate for slot in slots
                 if slot.passage == passage and slot.estimate is not None]
        at, used = 0, set[int]()
        for e in own:  # "half of them, 52%" tells one number twice
            at = next((i for i in range(at, len(there)) if _alike(e, there[i])
                       or _is_near_in_words(e, there[i])), len(there))
            used.add(at)
        if at < len(there) and len(used) >= _A_LIST:
            return True
    return False


def _is_near_in_words(claimed: Estimate, reported: Estimate) -> bool:
    """Whether "a quarter" stands for 27%."""
    return (claimed.kind in _SHARES and reported.kind in _SHARES and bool(reported.value)
            and claimed.value is not None and not any(map(str.isdigit, claimed.text))
            and abs(claimed.value - (reported.value or 0)) <= _NEAR * abs(reported.value or 0))


def outcome_terms(words: str, prepared: Prepared) -> frozenset[str]:
    """The terms of ``words`` that may name something measured: not groups, treatments, frames."""
    measured = measures()
    return frozenset(
        key for key in keys(words, prepared.short) - denied(label_terms(words, prepared.short))
        if (key not in prepared.arms or key in measured) and not key.startswith("#")
        and key not in GENERIC and key not in WEAK and key not in _NOT_OUTCOMES
        and key not in _FRAME)


def _belongs_elsewhere(claimed: Estimate, told: frozenset[str], part: str,
                       slots: tuple[Slot, ...]) -> NumberOfAnother | None:
    if not told:
        return None
    own = [s for s in slots if s.estimate is not None and _alike(claimed, s.estimate)]
    if not own or not all(slot.outcomes for slot in own):
        return None
    at_own: frozenset[str] = frozenset().union(*(slot.outcomes for slot in own))
    for rival in slots:
        if rival in own or not rival.is_result or rival.estimate is not None and not _comparable(
                claimed, rival.estimate):
            continue
        theirs = (told & rival.outcomes) - at_own
        known = frozenset(filter(is_known_outcome, theirs))
        shared = told & at_own - rival.outcomes
        if not theirs or any(map(is_known_outcome, shared)):
            continue
        if not any(slot.passage == rival.passage for slot in own):
            continue  # a sentence that leaves its outcome out has that of the one before
        if rival.estimate is None and not _in_the_same_words(theirs, part, rival.passage):
            continue
        if not known and (shared or not _is_plainly_named(claimed, theirs, rival, own, at_own)):
            continue
        # An outcome known as one stands with the number: not the same one in an unknown word.
        plainly = _is_plainly_named(claimed, theirs, rival, own, at_own)
        exchanged = all(any(map(is_known_outcome, rest)) or rest and plainly for rest in (
            slot.outcomes - told - rival.outcomes for slot in own))
        if exchanged:
            return NumberOfAnother(_names(known or theirs), _names(own[0].outcomes - theirs),
                                   own[0].passage)
    return None


def is_known_outcome(key: str) -> bool:
    """Whether the lexicon knows the term as something that can be measured or happen."""
    return key.startswith("=") or key in measures() or bool(valence(key))


def _is_plainly_named(claimed: Estimate, theirs: frozenset[str], rival: Slot, own: list[Slot],
                      at_own: frozenset[str]) -> bool:
    """Whether words that the lexicon does not know name the other outcome all the same: the whole
    of its name is told, and the number is the other one's to the digit or from its sentence."""
    if theirs != rival.outcomes - at_own or not 1 <= len(theirs) <= LONGEST_NAME:
        return False
    if any(rival.passage == slot.passage for slot in own):
        return True
    return all(slot.estimate is not None and slot.estimate.value == claimed.value for slot in own)


def _in_the_same_words(some: frozenset[str], one: str, other: str) -> bool:
    """Whether both texts name one of the outcomes alike, not a lay word beside a technical one."""
    def written(text: str) -> frozenset[str]:
        return frozenset(text[t.start:t.end].lower() for t in terms(text) if t.key in some)
    return bool(written(one) & written(other))


def _alike(claimed: Estimate, reported: Estimate) -> bool:
    if claimed.text.strip().lower() in _VAGUE or (
            claimed.unit != reported.unit and {claimed.unit, reported.unit} & _LENGTHS_OF_TIME):
        return False
    if claimed.value is None or reported.value is None or not _comparable(claimed, reported):
        return False
    return bool(agrees(claimed, reported)) or abs(abs(claimed.value) - abs(reported.value)) < 1e-9


def _comparable(one: Estimate, other: Estimate) -> bool:
    return one.kind is other.kind or any(
        one.kind in family and other.kind in family for family in _FAMILIES)


def slots_of(report: Report, prepared: Prepared) -> tuple[Slot, ...]:
    """The numbers of ``report`` with the words of their own part of the sentence."""
    return _slots(Same(report), prepared)


@lru_cache(maxsize=1024)
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


def _names(some: frozenset[str]) -> str:
    return ", ".join(sorted(key.lstrip("=") for key in some))

