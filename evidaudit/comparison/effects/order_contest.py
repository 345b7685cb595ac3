"""Whether a claim ranks two things the other way round than the study does.

The claim's rankings (``orders.py``) are held against those of the study's words, and against the
numbers that a sentence of it prints for each of several things. The study's two sides are told
apart by the terms that only one of them has; where these stand on the claim's sides the other way
round, and nowhere the same way, the claim has exchanged them. What is ranked must be the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ... import quick_re as re
from ...lexicon import keys, valence
from ...model import Kind, Passage, Report
from ...statistics import is_significant
from ...statistics.kinds import RATIOS
from ...wording.effects import significance
from ...wording.times import Time, times
from ..alignment import Comparison
from ..arms.lay_arms import ArmNames, arm_names
from ..numbers.reported_numbers import Reported, reported_numbers
from ..prepared import prepare
from ..soundness import PLANNED
from ..stated import ASKED, BASELINE, Prepared, Same, ShortForms
from .contest import CALLS_FOR_MORE
from .orders import EFFECT, GOOD, LEVEL, Order, orders_in
from .sides_of_rankings import NO_SIDE, other_ends, side_terms, with_control
from .stances import times_agree

PLAINLY = 1.1        # ratio of two values from which one is plainly the larger
CLEARLY = 1.8        # how much more one way of matching the sides must share than the other
NAMED = 0.5          # share of what the claim ranks that the study's ranking must speak of
_POLE = 3.0          # weight of an end of a scale beside that of a term
_CONTRASTS = RATIOS | {Kind.PERCENT_CHANGE, Kind.MEAN_DIFFERENCE, Kind.RISK_DIFFERENCE}
_ACCURACY = {Kind.SENSITIVITY: "=sensitivity", Kind.SPECIFICITY: "=specificity"}
_MEASURED = frozenset(_ACCURACY.values())
_LEVELS = frozenset({Kind.PROPORTION, Kind.PREVALENCE, Kind.INCIDENCE_RATE, Kind.MEAN, Kind.MEDIAN})
_OF_EFFECTS = re.compile(r"\b(?:larger|greater|bigger|stronger|steeper|weaker|smaller|largest|"
                         r"greatest|biggest|strongest|steepest)\b", re.I)
_CHANGES = re.compile(r"\b(?:fell|rose|reductions?|reduced|decreas\w+|increas\w+|declin\w+|"
                      r"improv\w+|drop\w*|lost|gained|chang\w+|difference)\b", re.I)
_BARE_VERSUS = re.compile(r"[%\s]{0,3}(?:vs\.?|versus|v\.?|compared (?:with|to))\s{0,2}", re.I)
_FROM_TO = re.compile(r"\bfrom\s[−–-]?\d")
_IMPROVED = re.compile(r"\bimprov\w+\b", re.I)
_ALL_OTHERS = re.compile(r"\W*(?:(?:all |the |any )?others?|the rest|average|normal|usual|most|"
                         r"(?:most|the other|other) \w+)\W*$", re.I)
_DETECTS = re.compile(r"\b(?:pick\w* (?:up|out)|detect\w*|catch\w*|caught|spott?\w*|identif\w+|"
                      r"sensitiv\w+|diagnos\w+|find(?:s|ing)?|found)\b", re.I)
_SPECIFIC = re.compile(r"\b(?:specific\b|specificity|rul\w+ out|false alarms?|false positives?)",
                       re.I)
_PREVENTS = re.compile(r"\b(?:prevent\w*|avert\w*|avoid\w*|protect\w*|reliev\w*|eas(?:ed|ing)|"
                       r"lower(?:ed|ing)|reduc(?:ed|ing)|cut(?:ting)?|free of|without)\b", re.I)
_WHOLE = re.compile(r"(?<![\d.,·])\d{1,3}(?![\d%]|[.,·]\d)")
_FALSE = re.compile(r"\bfalse (?:alarms?|positives?)\b", re.I)
_MISSED = re.compile(r"\bmiss(?:ed|es|ing)?\b", re.I)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A ranking as terms; ``of`` what is ranked, ``near`` the terms of its whole sentence."""

    more: frozenset[str]
    less: frozenset[str]
    of: frozenset[str]
    near: frozenset[str]
    kind: str
    times: tuple[Time, ...]
    passage: Passage
    before: frozenset[str]
    top: bool          # one side is set before all others
    open: bool = False


@dataclass(frozen=True, slots=True)
class RankStance:
    """A ranking of the claim beside the study's; ``turned`` where the sides are exchanged."""

    claimed: str
    passage: Passage
    turned: bool


def ranked_by(comparison: Comparison) -> list[RankStance]:
    """How the study ranks what the claim ranks, for each ranking of which it tells."""
    if comparison.report is None or comparison.prepared is None:
        return []
    return [stance for stance in rank_stances(comparison.anatomy.text, comparison.report,
                                              comparison.prepared) if stance is not None]


def rank_stances(text: str, report: Report, prepared: Prepared) -> list[RankStance | None]:
    """For each ranking of ``text`` how the study ranks the same; None where it does not tell."""
    if prepared.long or not report.text:
        return []
    found: list[RankStance | None] = []
    for claimed in claimed_rankings(text, prepared, arm_names(report)):
        found.append(_beside(claimed, report, prepared))
    return found


def claimed_rankings(text: str, prepared: Prepared, names: ArmNames) -> Iterator[Ranked]:
    for order in orders_in(text):
        clause = text[order.start:order.end]
        if CALLS_FOR_MORE.search(clause) or any(
                _ALL_OTHERS.match(side) for side in (order.more, order.less)):
            continue
        of, turned = _measured(clause, order.of, prepared)
        for kind, more, less in _ways(order, of, turned, prepared.short, names):
            more, less = more - less, less - more
            if order.open and not any(key[0] == "@" for key in more | less):
                continue
            yield Ranked(more, less, of - more - less, keys(clause, prepared.short), kind,
                         times(clause), Passage(clause), frozenset(),
                         not (order.open or order.more.strip() and order.less.strip()))


def _ways(order: Order, of: frozenset[str], turned: bool, short: ShortForms,
          names: ArmNames) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """Kind and sides of a ranking; what is better is also more, or less, of something."""
    more = side_terms(order.more, short, names)
    less = side_terms(order.less, short, names)
    if order.open and len(names.arms) == 2:
        more, less = _with_rest(more, less)
    if _WHOLE.search(order.more) and _WHOLE.search(order.less):
        more |= {f"#{number}" for number in _WHOLE.findall(order.more)}
        less |= {f"#{number}" for number in _WHOLE.findall(order.less)}
    if turned:
        more, less = less, more
    if order.kind == LEVEL and _PREVENTS.search(order.of):
        return  # "prevented more of it": there is less
    yield order.kind, more, less
    signs = {valence(key) for key in of} - {0}
    if order.kind == GOOD and len(signs) == 1:
        yield (LEVEL, less, more) if signs == {-1} else (LEVEL, more, less)


def _measured(clause: str, of: str, prepared: Prepared) -> tuple[frozenset[str], bool]:
    """The terms of what is ranked, and whether more of it is less of what a study measures."""
    terms = keys(of, prepared.short) - NO_SIDE
    if not {"=sensitivity", "=specificity"} & prepared.known:
        return terms, False
    if _SPECIFIC.search(clause):
        return frozenset({"=specificity"}), bool(_FALSE.search(clause))
    if _DETECTS.search(clause) or _MISSED.search(clause):
        return frozenset({"=sensitivity"}), bool(_MISSED.search(clause))
    return terms, False


def _with_rest(more: frozenset[str],
               less: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Both sides where a comparative names one of two groups only."""
    for arm, other in (("@0", "@1"), ("@1", "@0")):
        if arm in more and not less:
            return more, frozenset({other})
        if arm in less and not more:
            return frozenset({other}), less
    return more, less


def _beside(claimed: Ranked, report: Report, prepared: Prepared) -> RankStance | None:
    """What the study's rankings say; None where none speaks of it or they disagree."""
    answers: list[tuple[float, bool, Passage]] = []
    for found in (*told_rankings(Same(report)), *printed_rankings(Same(report))):
        turned = is_turned(claimed, found, prepared)
        if turned is None or not ranks_the_same(claimed, found, report, prepared):
            continue
        answers.append((fit_of_ranking(claimed, found, prepared), turned, found.passage))
    if not answers:
        return None
    best = max(score for score, _, _ in answers)
    near = [answer for answer in answers if answer[0] >= best - 0.3]
    if len({turned for _, turned, _ in near}) != 1:
        straight = next(answer for answer in near if not answer[1])
        return RankStance(str(claimed.passage), straight[2], False)
    return RankStance(str(claimed.passage), near[0][2], near[0][1])


def is_turned(claimed: Ranked, found: Ranked, prepared: Prepared) -> bool | None:
    """Whether the claim's sides are the study's other ones; None where that cannot be told."""
    if claimed.kind != found.kind or not times_agree(claimed.times, found.times):
        return None
    more, less = found.more - found.less, found.less - found.more
    if not less:
        less = other_ends(more)
    elif not more:
        more = other_ends(less)
    straight = (shared_sides(claimed.more, more, prepared),
                shared_sides(claimed.less, less, prepared))
    crossed = (shared_sides(claimed.more, less, prepared),
               shared_sides(claimed.less, more, prepared))
    if any(straight) and any(crossed):  # a word that stands everywhere tells less
        low, high = sorted((sum(straight), sum(crossed)))
        if high < CLEARLY * low:
            return None
        straight, crossed = ((0.0, 0.0), crossed) if sum(crossed) > sum(straight) else (
            straight, (0.0, 0.0))
    if claimed.top:
        return False if any(straight) else True if any(crossed) else None
    one_sided = found.top or found.open or not (more and less) or not (
        claimed.more and claimed.less)
    if all(crossed) or one_sided and any(crossed):
        return True
    return False if all(straight) or one_sided and any(straight) else None


def shared_sides(some: frozenset[str], others: frozenset[str], prepared: Prepared) -> float:
    """How much two sides share: telling terms of the study, or an end of a scale."""
    return sum(_POLE if key[0] == "~" else 1.0 if key[0] in "!#@" else prepared.weight(key)
               for key in some & others if key[0] in "~!#@" or prepared.frequency.get(key))


def ranks_the_same(claimed: Ranked, found: Ranked, report: Report, prepared: Prepared) -> bool:
    """Whether both rank the same outcome: what the claim names of it stands in the study's
    ranking, or that names none of its own and the title or its sentence does."""
    sides = claimed.more | claimed.less | found.more | found.less
    told = frozenset(key for key in claimed.of - sides - NO_SIDE if key in prepared.known)
    own = found.of - sides - NO_SIDE
    titled = keys(report.title, prepared.short)
    if own - titled and not own & (claimed.near | claimed.of):
        return False
    if not told and claimed.kind == LEVEL:
        known = frozenset(key for key in claimed.more | claimed.less if prepared.frequency.get(key))
        return claimed.top and bool(known) and known <= found.near
    if not told:
        return not own - titled or bool(own & claimed.near)
    generic = found.kind != LEVEL and not own - titled
    held = told & (found.near | titled | found.before if generic else found.near)
    return prepared.total(held) >= NAMED * prepared.total(told)


def fit_of_ranking(claimed: Ranked, found: Ranked, prepared: Prepared) -> float:
    told = claimed.of - claimed.more - claimed.less - NO_SIDE
    total = prepared.total(told)
    sides = shared_sides(claimed.more | claimed.less, found.more | found.less, prepared)
    return (prepared.total(told & found.near) / total if total else 0.5) + 0.2 * sides


@lru_cache(maxsize=2048)
def told_rankings(same: Same) -> tuple[Ranked, ...]:
    """The rankings that the words of a report tell."""
    report = same.report
    prepared, names = prepare(report), arm_names(report)
    short = prepared.short
    found: list[Ranked] = []
    near: frozenset[str] = frozenset()
    for row in {row.start: row for row in report.findings if row.start is not None}.values():
        sentence = row.statement
        if row.locator.rsplit(", ", 1)[-1] in PLANNED or ASKED.search(sentence) or BASELINE.search(
                sentence):
            continue
        before, near = near, keys(sentence, short)
        for order in orders_in(sentence):
            clause = sentence[order.start:order.end]
            if significance(clause) == "not significant":
                continue
            start = (row.start or 0) + order.start
            of, turned = _measured(clause, order.of, prepared)
            found += [Ranked(
                more, less, of, near, kind, times(clause) or times(sentence),
                Passage(clause, start, start + len(clause), row.locator, row.basis), before,
                not (order.more.strip() and order.less.strip()) and not order.open, order.open)
                for kind, more, less in _ways(order, of, turned, short, names)]
    return tuple(found)


@lru_cache(maxsize=2048)
def printed_rankings(same: Same) -> tuple[Ranked, ...]:
    """The rankings that the numbers of one sentence make, each with words of its own."""
    report = same.report
    prepared, names = prepare(report), arm_names(report)
    families: dict[tuple[str, Kind], list[Reported]] = {}
    last: Reported | None = None
    for number in reported_numbers(report, prepared):
        e = number.estimate
        if e.kind in _ACCURACY:  # "for the score the values were 77% and 81%": both are the score's
            if last is not None and last.row.statement == number.row.statement and not (
                    number.words.own | number.arm) - NO_SIDE - _MEASURED:
                number = replace(number, words=last.words, arm=last.arm)
            last = number
        if number.row.start is not None and e.value is not None and (
                e.kind in _CONTRASTS or e.kind in _LEVELS or e.kind in _ACCURACY) and (
                not BASELINE.search(number.row.statement)):
            families.setdefault((number.row.statement, e.kind), []).append(number)
    found: list[Ranked] = []
    for (_, kind), every in families.items():
        for numbers in _rounds(every[:12]):
            for index, one in enumerate(numbers):
                for other in numbers[index + 1:]:
                    found += _of_two(one, other, kind, names)
    return tuple(found)


def _rounds(numbers: list[Reported]) -> list[list[Reported]]:
    """``numbers`` in rounds in which no group comes twice: each is told of another outcome."""
    found: list[list[Reported]] = [[]]
    for number in numbers:
        label = number.arm or number.words.own
        if any((one.arm or one.words.own) == label for one in found[-1]):
            found.append([])
        found[-1].append(number)
    return found


def _with_arm(label: frozenset[str], names: ArmNames) -> frozenset[str]:
    """A label with the token of the one group of the study that it names."""
    arms = {names.by_term[key] for key in label if key in names.by_term}
    return label | {f"@{arm}" for arm in arms} if len(arms) == 1 else label


def _of_two(one: Reported, other: Reported, kind: Kind, names: ArmNames) -> list[Ranked]:
    text = str(one.passage)
    first, second = one.estimate.value or 0.0, other.estimate.value or 0.0
    if _FROM_TO.search(text) or significance(text) == "not significant" or (
            kind in _LEVELS and min(first, second) < 0) or any(
                is_significant(number.estimate) is False for number in (one, other)
                if kind not in _CONTRASTS):
        return []
    low, high = sorted((abs(first), abs(second)))
    if high < PLAINLY * low or first * second < 0:
        return []
    start = one.row.start or 0
    if _BARE_VERSUS.fullmatch(text, one.estimate.end - start, other.estimate.start - start):
        return []  # "in the A group (65% vs 51%) and nausea in the B group": only their order tells
    words, rest = (_with_arm(number.words.own | number.arm, names) for number in (one, other))
    mine, theirs = (with_control(some) - NO_SIDE - _MEASURED
                    for some in (words - rest, rest - words))
    if not mine or not theirs:
        return []
    shared = (one.words.all & other.words.all) | (words & rest)
    of = frozenset({_ACCURACY[kind]}) if kind in _ACCURACY else shared
    near = of if kind in _ACCURACY else one.sentence
    more, less = (mine, theirs) if abs(first) > abs(second) else (theirs, mine)
    ways = [EFFECT] if kind in _CONTRASTS - RATIOS or _CHANGES.search(text) and (
        kind not in RATIOS) else [EFFECT, LEVEL] if (
            kind in RATIOS or _OF_EFFECTS.search(text)) else [LEVEL]
    if ways == [EFFECT] and _IMPROVED.search(text):
        ways = [EFFECT, GOOD]
    when = () if one.words.when != other.words.when else one.words.when
    return [Ranked(more, less, of, near, way, when, one.passage,
                   one.before, False) for way in ways]
