"""Whether a claim ranks two things the other way round than the study does.

The claim's rankings (``orders.py``) are held against those of the study's words, and against the
numbers that a sentence of it prints for each of several things. The study's two sides are told
apart by the terms that only one of them has; where these stand on the claim's sides the other way
round, and nowhere the same way, the claim has exchanged them. What is ranked must be the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ... import quick_re as re
from ...evidence.reported_words import passages_of
from ...lexicon import keys, valence
from ...model import Passage, Report
from ...wording.effects import significance
from ...wording.times import times
from ..alignment import Comparison
from ..arms.lay_arms import ArmNames, arm_names
from ..prepared import prepare
from ..soundness import PLANNED
from ..stated import ASKED, BASELINE, Prepared, Same, ShortForms
from .contest import CALLS_FOR_MORE, NEARLY_ALL, has_cousin
from .orders import EFFECT, GOOD, LEVEL, UNTIL, Order, orders_in
from .printed_rankings import TAKES_TIME, Ranked, printed_rankings, tabled_rankings
from .sides_of_rankings import NO_SIDE, both_sides, other_ends
from .stances import times_agree

CLEARLY = 1.8        # how much more one way of matching the sides must share than the other
NAMED = 0.5          # share of what the claim ranks that the study's ranking must speak of
_POLE = 3.0          # weight of an end of a scale beside that of a term
_ALL_OTHERS = re.compile(r"\W*(?:(?:all |the |any )?others?|the rest|average|normal|usual|most|"
                         r"(?:most|the other|other) \w+)\W*$", re.I)
_DETECTS = re.compile(r"\b(?:pick\w* (?:up|out)|detect\w*|catch\w*|caught|spott?\w*|identif\w+|"
                      r"sensitiv\w+|diagnos\w+|find(?:s|ing)?|found(?! (?:it|that|the|to|no|a)\b))"
                      r"\b", re.I)
_SPECIFIC = re.compile(r"\b(?:specific\b|specificity|rul\w+ out|false alarms?|false positives?)",
                       re.I)
_PREVENTS = re.compile(r"\b(?:prevent\w*|avert\w*|avoid\w*|protect\w*|reliev\w*|eas(?:ed|ing)|"
                       r"lower(?:ed|ing)|reduc(?:ed|ing)|cut(?:ting)?|free of|without)\b", re.I)
_LOWERS = re.compile(r"\b(?:reduced|reduces|lowered|lowers|decreased|decreases|cut|cuts|eased|"
                     r"relieved|relieves|brought down)\b", re.I)
_RAISES = re.compile(r"\b(?:increas\w+|rais\w+|rose|improv\w+|gain\w*)\b", re.I)
_AVERTS = re.compile(r"\b(?:prevent\w*|avert\w*|protect\w*)\b", re.I)
_WHOLE = re.compile(r"(?<![\d.,·])\d{1,3}(?![\d%]|[.,·]\d)")
_FALSE = re.compile(r"\bfalse (?:alarms?|positives?)\b", re.I)
_MISSED = re.compile(r"\bmiss(?:ed|es|ing)?\b", re.I)


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
    told = rank_stances(comparison.anatomy.text, comparison.report, comparison.prepared)
    return list({(stance.claimed, stance.passage, stance.turned): stance
                 for stance in told if stance is not None}.values())


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
    more, less = both_sides(order.more, order.less, short, names)
    if order.open and len(names.arms) == 2:
        more, less = _with_rest(more, less)
    if _WHOLE.search(order.more) and _WHOLE.search(order.less):
        more |= {f"#{number}" for number in _WHOLE.findall(order.more)}
        less |= {f"#{number}" for number in _WHOLE.findall(order.less)}
    if turned:
        more, less = less, more
    if order.kind == LEVEL and _PREVENTS.search(order.of):
        if _AVERTS.search(order.of):  # "prevented more of it": there is less
            yield LEVEL, less, more
            yield EFFECT, more, less
        return
    yield order.kind, more, less
    if order.kind == EFFECT and _LOWERS.search(order.of) and not _RAISES.search(order.of):
        yield LEVEL, less, more  # what lowers it more leaves less of it
    signs = {valence(key) for key in of} - {0}
    if order.kind == GOOD and len(signs) == 1:
        yield (LEVEL, less, more) if signs == {-1} else (LEVEL, more, less)


def _measured(clause: str, of: str, prepared: Prepared) -> tuple[frozenset[str], bool]:
    """The terms of what is ranked, and whether more of it is less of what a study measures."""
    terms = keys(of, prepared.short) - NO_SIDE
    if TAKES_TIME.search(of):
        terms |= {f"~{UNTIL}"}
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
    for found in (*told_rankings(Same(report)), *printed_rankings(Same(report)),
                  *tabled_rankings(Same(report))):
        turned = is_turned(claimed, found, prepared)
        if turned is None or not ranks_the_same(claimed, found, report, prepared) or (
                found.tabled and not _names_the_row(claimed, found, report, prepared)):
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
        claimed.more and claimed.less) or any(
            all(key[0] == "!" for key in side) for side in (more, less))
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
    if (f"~{UNTIL}" in claimed.of) != (f"~{UNTIL}" in found.of):
        return False
    told = frozenset(key for key in claimed.of - sides - NO_SIDE if key in prepared.known)
    own = found.of - sides - NO_SIDE - {f"~{UNTIL}"}
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
    if own and own <= claimed.of:
        held |= told & titled  # "removal was lowest in winter", of what the title names
    return prepared.total(held) >= NAMED * prepared.total(told)


def _names_the_row(claimed: Ranked, found: Ranked, report: Report, prepared: Prepared) -> bool:
    """Whether the claim names every outcome that a row names and the title does not, and the row
    nearly all that the claim ranks."""
    titled = keys(report.title, prepared.short)
    named = claimed.near | claimed.of
    own = found.of - titled - NO_SIDE
    concepts = frozenset(key for key in own if key[0] == "=")
    if any(key not in named and not has_cousin(key, named) for key in concepts):
        return False
    told = claimed.of - claimed.more - claimed.less - NO_SIDE - titled
    if any(key[0] == "=" and not has_cousin(key, prepared.known) for key in told - prepared.known):
        return False
    told = frozenset(key for key in told if key in prepared.known)
    return prepared.total(told & found.near) >= NEARLY_ALL * prepared.total(told) and bool(
        found.of & named - {f"~{UNTIL}"})


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
    rows = {row.start: row.statement for row in report.findings if row.start is not None}
    for said in passages_of(report):
        if said.start is None or said.end is None:
            continue
        start = next((at for at in rows if said.start <= at < said.end), said.start)
        sentence = rows.get(start, str(said))
        if said.locator.rsplit(", ", 1)[-1] in PLANNED or ASKED.search(
                sentence) or BASELINE.search(sentence):
            continue
        before, near = near, keys(sentence, short)
        for order in orders_in(sentence):
            clause = sentence[order.start:order.end]
            if significance(clause) == "not significant" or CALLS_FOR_MORE.search(clause):
                continue
            at = start + order.start
            of, turned = _measured(clause, order.of, prepared)
            found += [Ranked(
                more, less, of, near, kind, times(clause) or times(sentence),
                Passage(clause, at, at + len(clause), said.locator, said.basis), before,
                not (order.more.strip() and order.less.strip()) and not order.open, order.open)
                for kind, more, less in _ways(order, of, turned, short, names)]
    return tuple(found)
