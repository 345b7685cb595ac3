"""What the numbers of a sentence say where its words tell no direction.

"The composite occurred in 9.2% given the drug and 14.5% given placebo (hazard ratio 0.61, 95% CI
0.51 to 0.72)" says: less of the composite with the drug, significantly.
"""

from __future__ import annotations

from collections.abc import Sequence

from ... import quick_re as re
from ...lexicon import keys
from ...model import Estimate, Kind, Passage, ReportedFinding
from ...statistics import is_significant, sign
from ...statistics.kinds import RATIOS
from ...wording.effects import significance
from ...wording.times import times
from ..arms.groups import arms_of_numbers
from ..stated import BASELINE, GENERIC, ShortForms, Stated

_CONTRASTS = RATIOS | {Kind.RISK_DIFFERENCE, Kind.MEAN_DIFFERENCE,
                       Kind.STANDARDISED_MEAN_DIFFERENCE}
LEVELS = frozenset({Kind.PROPORTION, Kind.PREVALENCE, Kind.MEAN, Kind.MEDIAN,
                     Kind.INCIDENCE_RATE})
_AVERAGES = frozenset({Kind.MEAN, Kind.MEDIAN})
_WORD = {True: "significant", False: "not significant", None: ""}
_NUMBER = re.compile(r"[\d(]")


def stated_by_numbers(rows: Sequence[ReportedFinding], short: ShortForms) -> list[Stated]:
    """The one statement that the estimates of one sentence make; none where they leave it open.

    ``rows`` are the findings of that sentence, one an estimate. The group of the first number is
    taken as agent, that of the second as comparator.
    """
    sentence, start = rows[0].statement, rows[0].start
    estimates = [row.estimate for row in rows if row.estimate is not None]
    contrast = next((e for e in estimates if e.kind in _CONTRASTS and e.value is not None), None)
    levels = [e for e in estimates if e.kind in LEVELS and e.value is not None
              and not (contrast and contrast.kind in RATIOS and e.kind in _AVERAGES)]
    if BASELINE.search(sentence) or start is None or not (contrast or len(levels) == 2):
        return []
    way, certainty = _told(contrast, _later_first(levels, sentence, start), [
        e for e in estimates if e.kind is Kind.MEDIAN], sentence)
    if not way or not certainty:
        return []
    arms = arms_of_numbers(sentence, levels, start, short) if len(levels) >= 2 else []
    first = min(e.start for e in (levels or estimates)) - start
    outcome = keys(sentence[:first], short)
    whole = keys(sentence, short)
    agent: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    if len(arms) > 1:
        one, other = arms[0] - arms[1], arms[1] - arms[0]
        if one and other and not (one | other) & outcome:
            agent, against = one, other
    not_shown = certainty == "not significant"
    if not agent and not not_shown and not (contrast and contrast.kind in RATIOS):
        return []  # more with which group?
    row = rows[0]
    return [Stated(
        "none" if not_shown else "up" if way > 0 else "down", "", certainty,
        (outcome or whole) - agent - against - GENERIC, agent, against,
        whole, times(sentence), Passage(sentence, row.start, row.end, row.locator, row.basis),
        row, "results")]


# "Beer (HR 1.49) and liver (HR 1.33) were associated with gout, whereas tea (HR 0.97) was not".
_GOES_WITH = re.compile(
    r"\b(?:associated with|(?:linked|related) (?:with|to)|correlated with|predicted|predictors? of|"
    r"risk factors? for|predictive of)\b(?:\s(?P<outcome>[^,;().\d]{3,80}))?", re.I)
_LABEL = re.compile(r"(?:^|[,;:)]|\b(?:and|or|but|whereas|while)\b)\s*"
                    r"(?P<label>[A-Za-z][^,;:()]{2,70})$", re.I)
_NO_LABEL = re.compile(r"\b(?:associat\w+|linked|related|predict\w*|correlat\w*|did|had|has|"
                       r"have|was|were|is|are|higher|lower|increas\w*|decreas\w*|reduc\w*|risk|"
                       r"odds|"
                       r"hazard|compared|not|showed?|adjust\w*|trend)\b", re.I)


def stated_by_labels(rows: Sequence[ReportedFinding], short: ShortForms) -> list[Stated]:
    """A statement of each thing that stands right before a ratio of its own in brackets, in a
    sentence on what went with an outcome; its ratio tells whether with more or with less."""
    sentence, start = rows[0].statement, rows[0].start
    told = _GOES_WITH.search(sentence)
    if told is None or start is None:
        return []
    every = [match["outcome"] for match in _GOES_WITH.finditer(sentence) if match["outcome"]]
    outcome = keys(every[0], short) if every else frozenset()
    found = []
    for row in rows:
        e = row.estimate
        if e is None or e.kind not in RATIOS or is_significant(e) is None or not outcome:
            continue
        label = _labelled(sentence, e.start - start)
        agent = keys(label, short) - outcome
        if not agent:
            continue
        sure = is_significant(e)
        move = "none" if not sure else "up" if (sign(e) or 0) > 0 else "down"
        found.append(Stated(
            move, "", _WORD[sure], outcome, agent, frozenset(), agent | outcome, times(sentence),
            Passage(sentence, row.start, row.end, row.locator, row.basis), row, "results",
            words=(every[0], label, "")))
    return found


def _labelled(sentence: str, at: int) -> str:
    """The words of which a number in brackets is, if nothing but a name stands before them."""
    opened = sentence.rfind("(", max(0, at - 40), at)
    if opened < 0 or ")" in sentence[opened:at]:
        return ""
    match = _LABEL.search(sentence[max(0, opened - 120):opened].rstrip())
    return "" if match is None or _NO_LABEL.search(match["label"]) else match["label"]


# The larger of two falls is the lower level: "decreased by 8.9 with both and 6.7 with one".
FELL_BY = re.compile(r"\b(?:fell|decreas\w+|declin\w+|dropp\w+|reduc(?:ed|tions?)|lowered|"
                      r"shrank)\s(?:\w+\s){0,3}?(?:by|of)\b", re.I)
_TIME_UNTIL = re.compile(r"\bsurviv(?:al|ed)\b|\b(?:time|weeks|months|days) (?:to|until)\b", re.I)


def tells_time_until(contrast: Estimate, words: str) -> bool:
    """Whether a hazard ratio stands beside a time until an event, or the share still free of it:
    a hazard ratio of 0.57 is a longer survival."""
    return contrast.kind is Kind.HAZARD_RATIO and bool(_TIME_UNTIL.search(words))


def _told(contrast: Estimate | None, levels: list[Estimate], averages: list[Estimate],
          sentence: str) -> tuple[int, str]:
    """1 for more with the first group, -1 for less, 0 unknown; and how sure the sentence is."""
    if contrast is not None:
        certainty = _WORD[is_significant(contrast)] or significance(sentence)
        if tells_time_until(contrast, sentence) and not levels:
            return 0, certainty
        if tells_time_until(contrast, sentence):
            pass  # the levels tell the way
        elif contrast.kind in RATIOS or not levels:
            way = sign(contrast) or 0
            if way and way == -_way_of_shares(levels):
                return -way, certainty  # "22% with A and 11% with B (RR 0.50)": B against A
            lasted = [e.value for e in averages if e.value is not None]
            if contrast.kind is Kind.HAZARD_RATIO and len(lasted) > 1 and (
                    way != (lasted[0] > lasted[1]) - (lasted[0] < lasted[1])):
                return 0, certainty  # a lower hazard lengthens the time until it
            return way, certainty
    else:
        certainty = significance(sentence)
    if len(levels) > 2:
        return 0, certainty  # "from 17.9 to 10.8 with the one and from 17.6 to 15.1 with the other"
    if len(levels) < 2 or levels[0].kind is not levels[1].kind:
        return (sign(contrast) or 0, certainty) if contrast is not None else (0, certainty)
    one, other = levels[0].value or 0.0, levels[1].value or 0.0
    fell = -1 if FELL_BY.search(_before_numbers(sentence)) else 1
    return fell * ((one > other) - (one < other) or 1), certainty


_FROM = re.compile(r"\bfrom\s(?:\w+\s){0,3}$", re.I)
_TO = re.compile(r"[^,;()]{0,40}?\sto\s(?:\w+\s){0,3}", re.I)


def _later_first(levels: list[Estimate], sentence: str, start: int) -> list[Estimate]:
    """``levels``, the later first where one went "from 5.8 to 3.9": that is what came of it."""
    if len(levels) == 2 and _FROM.search(sentence[:levels[0].start - start][-40:]) and (
            _TO.fullmatch(sentence[levels[0].end - start:levels[1].start - start])):
        return levels[::-1]
    return levels


def _way_of_shares(levels: list[Estimate]) -> int:
    """1 where the first of just two shares of one kind is the larger, -1 the smaller, else 0."""
    if len(levels) != 2 or levels[0].kind is not levels[1].kind or levels[0].kind in _AVERAGES:
        return 0
    one, other = levels[0].value or 0.0, levels[1].value or 0.0
    return (one > other) - (one < other)


def _before_numbers(sentence: str) -> str:
    first = _NUMBER.search(sentence, 8)
    return sentence[:first.start()] if first else sentence
