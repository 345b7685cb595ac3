"""Every result that a study tells, each with its own words, and whether an effect was shown.

A clause that tells several ("superior to A (OR 2.26 …) and to B (OR 1.80 …)") is cut after each
bracket that holds an interval or a p value. A result that names nothing of its own ("at 12 months
the figures were 66% and 64% (p = 0.48)") is one of what was told before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ... import quick_re as re
from ...lexicon import keys
from ...model import Passage, Report
from ...wording.effects import read_effects, significance
from ...wording.moments import Moment
from ..arms.lay_arms import arm_names, sides
from ..arms.told_arms import told_arms
from ..people.clause_people import Who, frame_of, people_of
from ..stated import BASELINE, GENERIC, WEAK, Prepared, Same
from .result_clauses import Clause, clauses_of, status_of
from .result_parts import FRAME, of_bare_interval, outcomes_named

_AFTER_TEST = re.compile(
    r"[(\[][^()\[\]]{0,90}?(?:\bCI\b|interval|\bp\s?[<=>]|\d\s?%?\s?(?:to|,|–|-)\s?[−–-]?\d)"
    r"[^()\[\]]{0,90}[)\]](?P<joint>,?\s(?:and|or|nor|but|as was|as were)\s|,\s|;\s|"
    r"\swith\s(?=(?:an?|no|non-?significant\w*|little|similar)\s))", re.I)
# "1.06 (1.02, 1.10) in the third trimester, 1.03 (0.99, 1.07) in the second"
_NEXT_NUMBER = re.compile(
    r"[)\]](?:\s(?:for|in|among|with|after|at|on)\s[^()\d,;]{2,50})?(?P<joint>,?\s(?:and|or)\s|,\s)"
    r"(?=[−–-]?\d[\d.·]{0,6}\s?%?\s?[(\[])", re.I)
# "Sleepiness improved on both treatments and blood pressure was unchanged"
_NEXT_SUBJECT = re.compile(
    r"\b(?:was|were|did|had|rose|fell|improved|increased|decreased|declined|dropped|differed)\b"
    r"[^,;()]{0,80}?(?P<joint>,?\sand\s)(?!(?:was|were|did|had|by|in|after|at)\s)(?=(?:the\s)?"
    r"(?:[\w-]{2,20}\s){1,5}(?:was|were|did not|remained|rose|fell|improved|increased|decreased|"
    r"declined|dropped)\s)", re.I)
_MARGIN = re.compile(r"\bnon-?inferior\w*|\bequivalen\w+|\bwithin the (?:\w+ )?margin", re.I)
_MARGIN_MISSED = re.compile(
    r"\b(?:not|n[o']t|no|nor|could not|cannot|failed|fails|without|inconclusive|"
    r"exceed\w*|crossed)\b", re.I)
_MARGIN_PLANNED = re.compile(r"\b(?:margin (?:was|of|is)|trial\b|whether|design|hypothes\w+|test"
                             r"ed|prespecified|defined|set at|was \d|threshold)", re.I)
_NOT_WITHIN = re.compile(
    r"\b(?:non-?inferiority|equivalence) (?:was|were|could|is|has|had)(?: \w+){0,2}? not\b|"
    r"\b(?:not|n[o']t|cannot|failed to|unable to|fail to) (?:be )?(?:show\w*|demonstrat\w+|"
    r"establish\w*|confirm\w*|meet|met|prov\w+|conclu\w+|claim\w*|satisf\w+)(?: the)? "
    r"(?:\w+ )?(?:non-?inferior|equivalen)|\b(?:was|were|is|be|called) not (?:\w+ )?(?:non-?"
    r"inferior|equivalent)\b", re.I)
_P_OF_MARGIN = re.compile(r"\bp\s?(?P<sign>[<=>])\s?(?P<p>0?[.·]\d{1,5})\s?(?:for|of) (?:non-?inf"
                          r"erior|equivalen)\w*|(?:non-?inferior|equivalen)\w*[^.;()]{0,20}?\bp\s?"
                          r"(?P<sign2>[<=>])\s?(?P<p2>0?[.·]\d{1,5})", re.I)
_INTERACTION = re.compile(r"\binteractions?\b|\bheterogeneity\b|\b(?:consistent|the same|similar|"
                          r"did not (?:differ|vary)|alike) (?:\w+ ){0,3}?(?:across|by|regardless|"
                          r"irrespective|degree|extent)\b(?! (?:on|in|with|after) "
                          r"(?:both|either|each))|\bto the same (?:degree|extent)\b"
                          r"(?! (?:on|in|with|after) (?:both|either|each))|"
                          r"\bmodif(?:y|ied)\b", re.I)
_NUMERIC = re.compile(r"#?[\d.,]+\w{0,3}")
_TELLING = frozenset().union(*map(keys, (
    "serious severe mild moderate early late high low placebo sham "
    "usual care waiting list untreated nothing", "no treatment", "usual care", "waiting list")))
_NO_NAME = (FRAME | GENERIC | WEAK) - _TELLING | keys("number needed to treat") | frozenset(keys(
    "or rr hr ci irr md smd difference ratio odds hazard rate mean median confidence interval "
    "respectively superior inferior noninferior non-inferior significant overall pairwise "
    "comparison comparisons between any all either both neither remain remained result results "
    "conclusion conclusions findings percent per cent increase reduce lower higher slow improve "
    "worse better benefit effective effect evidence study trial association associated "
    "clear clearly certain certainty probably "
    "confirm confirmed demonstrate demonstrated demonstrably equivalence equivalent margin shown "
    "therefore thus beyond limit lay lies number needed to treat nnt inversely "
    "adjusted unadjusted analysis finding interpretation"))
_DENIES_IT = re.compile(r"\W*not\b[^,;]{0,80}$", re.I)
_NOR = re.compile(r"\bnor\s$", re.I)
_DENIES = re.compile(r"\W*not\b", re.I)
_MOVES = frozenset({"up", "down", "good", "bad"})
_POSTHOC = re.compile(r"\bpost[- ]hoc\b|\bexploratory\b", re.I)


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """One result: ``own`` the terms that its own words name, ``around`` those of its sentence.

    ``shown`` True for an effect that was shown, False for one that was not, None untold;
    ``margin`` the same of non-inferiority or equivalence. ``bare`` where it names nothing of its
    own, and ``own`` are the terms of the result before it. ``who`` where it tells of some only.
    """

    text: str
    start: int
    passage: Passage
    own: frozenset[str]
    around: frozenset[str]
    shown: bool | None
    margin: bool | None
    interaction: bool
    moments: tuple[Moment, ...]
    inherited: tuple[Moment, ...]
    who: Who | None
    bare: bool
    posthoc: bool
    pair: frozenset[int] = frozenset()   # the two groups that it compares, of three or more
    items: tuple[frozenset[str], ...] = ()   # each outcome of "X, Y and Z did not differ"
    of_arms: bool = False                # it names groups only


def results_of(report: Report, prepared: Prepared) -> tuple[Result, ...]:
    """The results of ``report`` in order; none for a whole article."""
    return () if prepared.long else _results(Same(report), prepared)


@lru_cache(maxsize=2048)
def _results(same: Same, prepared: Prepared) -> tuple[Result, ...]:
    report = same.report
    frame = frame_of(report, prepared)
    named = arm_names(report)
    arms = prepared.arms.union(_TELLING, *(arm.own for arm in named.arms))
    pair: frozenset[int] = frozenset()
    found: list[Result] = []
    before: frozenset[str] = frozenset()
    sentence = -1
    around: frozenset[str] = frozenset()
    every = clauses_of(report, prepared)
    begins = _begins(every)
    for clause in every:
        if clause.is_method or clause.offset < begins or BASELINE.search(clause.text):
            continue
        if clause.offset != sentence:
            sentence, around, pair = clause.offset, frozenset(), frozenset()
        who = people_of(clause, frame, prepared)
        for a, b in _pieces(clause.text):
            text = clause.text[a:b]
            nor = _NOR.search(clause.text[:a]) is not None
            own = named_terms(text, prepared)
            bare = not own
            own = own or before
            of_arms = not own - arms  # "A was superior to B": of what was told before
            shown = False if nor else _shown(text, clause.start + a, clause.start + b, report)
            follows = found[-1] if found and found[-1].passage is clause.passage else None
            if shown is None and follows and follows.shown and _DENIES_IT.match(text):
                shown = False  # "improved distance but not sprint speed"
            margin = _margin(text)
            if margin is not None and status_of(text, clause.start + a, clause.start + b,
                                                report) is not False:
                shown = None  # "non-inferior" alone says nothing of a difference
            if bare and margin is None and follows and follows.margin and _DENIES.match(text):
                margin = False  # "equivalent at the end, but not demonstrably so at 12 months"
            if len(named.arms) > 2 and (not pair or sides(text, named)):
                pair = frozenset(told_arms(text, str(clause.passage), named) or ())
            interaction = _INTERACTION.search(text) is not None
            found.append(Result(
                text, clause.start + a, clause.passage, own,
                around | before if bare or of_arms else around,
                None if interaction or margin is not None and shown is not False else shown,
                margin, interaction,
                clause.moments, clause.inherited, who, bare,
                _POSTHOC.search(clause.passage) is not None, pair,
                _items(text, prepared) if shown is False and own != before else (),
                of_arms))
            around = around | own
            before = own | before if of_arms else own
    return tuple(found)


def _begins(every: tuple[Clause, ...]) -> int:
    """Where the results begin: what was done, and why, stands before the first that was tested."""
    tested = next((clause.offset for clause in every
                   if clause.shown is not None and clause.has_numbers), 0)
    return max((clause.offset + 1 for clause in every
                if clause.is_method and clause.offset < tested), default=0)


def _items(text: str, prepared: Prepared) -> tuple[frozenset[str], ...]:
    """What each outcome of a list that did not differ is called; none where there is one only."""
    none = next((effect.start for effect in read_effects(text) if effect.move == "none"), None)
    if none is None:
        return ()
    items = tuple(frozenset(key for key in item - _NO_NAME if not _NUMERIC.fullmatch(key))
                  for item in outcomes_named(text, none, prepared.short))
    items = tuple(item for item in items if item)
    return items if len(items) > 1 else ()


_UNNAMED_RATIO = re.compile(
    r"\b(?:risk|odds|hazard|rate|likelihood|chance)\b[^.;()]{0,60}?\b(?:was|were|of|to|by)\s"
    r"(?P<value>\d{1,2}[.·]\d{1,3}) [(\[][^()\[\]]{0,24}?(?P<low>\d{1,2}[.·]\d{1,3})"
    r"\s?(?:to|,|–|-)\s?(?P<high>\d{1,2}[.·]\d{1,3})", re.I)
_NOT_FAVOURED = re.compile(
    r"\b(?:not|n[o']t) (?:\w+ ){0,2}?(?:support\w*|justif\w+|recommend\w*|met|reached|result\w*|"
    r"prevent\w*|translat\w+|lead|led|confer\w*|warrant\w*|help\w*|work\w*|seen|found|observed)|"
    r"\bunlikely to\b|\blittle or no\b|\bno (?:clear|convincing|significant|added|additional) \w+|"
    r"\bneither\b|\bfailed to\b|\bsame (?:in|for|with)\b|\balike\b", re.I)


_UNSHOWN = re.compile(r"\b(?:was|were|is|are|has been|have been) not (?:shown|proven|demonstrated|"
                      r"established|confirmed|detected|apparent|evident)\b|\bremain(?:s|ed)? "
                      r"(?:unproven|to be (?:shown|proven))\b", re.I)


# "Improved from 57 to 74 with A and from 55 to 77 with B": of neither against the other.
_CHANGE_IN_EACH = re.compile(r"\b(?:from|by|to)\s[\d.]+[^;]{2,80}?\band\s(?:from\s|by\s|to\s)?"
                             r"[\d.]+", re.I)


def _shown(text: str, start: int, end: int, report: Report) -> bool | None:
    moved = [e for e in read_effects(text) if e.move in _MOVES]
    if significance(text) == "not significant" or _UNSHOWN.search(text):
        return False
    if _NOT_FAVOURED.search(text):
        return None if moved else False
    shown = status_of(text, start, end, report)
    if shown is None:
        shown = {"significant": True, "not significant": False}.get(of_bare_interval(text))
    match = _UNNAMED_RATIO.search(text) if shown is None else None
    if match is not None:
        low, value, high = (float(match[name].replace("·", ".")) for name in (
            "low", "value", "high"))
        if low < value < high:
            shown = not low <= 1 <= high
    if shown is None and moved and not _CHANGE_IN_EACH.search(text) and not any(
            effect.move == "none" for effect in read_effects(text)):
        return None if re.search(r"\bp\s?=", text) else True
    if shown is None and not moved and any(effect.move == "none" for effect in read_effects(text)):
        return False
    return shown


def named_terms(text: str, prepared: Prepared) -> frozenset[str]:
    return frozenset(key for key in keys(text, prepared.short) - _NO_NAME
                     if not _NUMERIC.fullmatch(key))


def _pieces(text: str) -> list[tuple[int, int]]:
    spans, begin = [], 0
    joints = [*_AFTER_TEST.finditer(text), *_NEXT_SUBJECT.finditer(text), *(
        match for match in _NEXT_NUMBER.finditer(text)
        if significance(text[match.end():]) != "not significant")]
    for match in sorted(joints, key=lambda m: m.start("joint")):
        end = match.start("joint")
        if end - begin > 8 and len(text) - match.end() > 4:
            spans.append((begin, end))
            begin = match.end()
    spans.append((begin, len(text)))
    return spans


def _margin(text: str) -> bool | None:
    if _NOT_WITHIN.search(text):
        return False
    if _MARGIN.search(text) is None or _MARGIN_PLANNED.search(text):
        return None
    if _MARGIN_MISSED.search(text):
        return False
    match = _P_OF_MARGIN.search(text)
    if match is not None:
        p = float((match["p"] or match["p2"]).replace("·", "."))
        return p < 0.05
    return True
