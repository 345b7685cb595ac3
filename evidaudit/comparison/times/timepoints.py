"""Whether the time that the claim names is the one at which its finding was measured.

The claim's finding is found in the study by a number that both print, by a number that agrees, or
by what is said to have happened. The time of that finding is the one that stands with it in its
sentence: another time of the same study does not excuse the claim where a number fixes the place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ... import quick_re as re
from ...model import Passage, Report
from ...prose import sentences
from ...statistics import agrees
from ...wording.moments import moments
from ...wording.times import VAGUE, Time, measured_times, same_time, times
from ..alignment import Comparison
from ..effects.anchored import homes_of_values
from ..numbers.governing import governing, together
from ..numbers.values import value_stances
from .time_contest import time_contest

FAR = 2.0      # times longer or shorter than the finding's own time: the message changes
BEYOND = 3.0   # times the study's longest time: an effect told so far ahead changes the message
ALIGNED = 0.5  # share of the claim's weight that the finding must hold
SAME_SUBJECT = 0.4  # share of the claim's weight that the study's words must hold
MOST_OF_KNOWN = 0.5  # share of the known part of the claim that a likely row must hold
_LONG = 28.0   # days; an unmeasured time below this is no promise of a lasting effect


@dataclass(frozen=True, slots=True)
class TimeReading:
    """``verdict``: same, other, far, beyond or unknown, with the times in words."""

    verdict: str
    claimed: str
    reported: str = ""
    passage: Passage = Passage("")


def time_reading(comparison: Comparison) -> TimeReading | None:
    """How the claim's follow-up time stands to the study's; None where it names none."""
    contest = time_contest(comparison)
    reading = None
    if contest is not None and contest.verdict == "far":
        reading = TimeReading("far", contest.claimed, contest.reported, contest.passage)
    reading = reading or _time_reading(comparison)
    if reading is not None and reading.verdict in ("far", "beyond", "other"):
        printed = _printed_with_its_values(comparison) or _told_with_its_numbers(comparison)
        return printed and replace(printed, claimed=reading.claimed) or reading
    if contest is not None and contest.verdict == "elsewhere" and (
            reading is None or reading.verdict in ("same", "unknown")):
        return TimeReading("elsewhere", contest.claimed, contest.reported, contest.passage)
    return reading


def _printed_with_its_values(comparison: Comparison) -> TimeReading | None:
    """That the study prints the claim's time, and no other, with all of its values."""
    text, report = comparison.anatomy.text, comparison.report
    if report is None:
        return None
    told = [t for t in measured_times(text) if t.days > 0]
    for start, end in homes_of_values(text, report.text):
        sentence = report.text[start:end]
        there = [time for time in times(sentence) if time.days > 0]
        if there and all(any(same_time(t.days, k.days) for t in told) for k in there):
            return TimeReading("same", "", there[0].text, Passage(sentence, start, end))
    return None


_PART_ENDS = re.compile(r"[;.]\s|,\s(?:but|and|while|whereas|though|although|yet)\s|\sand\s(?=(?:at"
                        r"|after|by|within|in)\s)", re.I)


def _told_with_its_numbers(comparison: Comparison) -> TimeReading | None:
    """That every time of the claim stands in a sentence of the study with a number that the claim
    tells beside it: "29% within three months; after two years over four in ten"."""
    text, report = comparison.anatomy.text, comparison.report
    told = [t for t in measured_times(text) if t.days > 0]
    if report is None or not told:
        return None
    ends = [0, *(m.end() for m in _PART_ENDS.finditer(text)), len(text)]
    found: TimeReading | None = None
    for time in told:
        low = max(end for end in ends if end <= time.start)
        high = min(end for end in ends if end > time.start)
        beside = [e for e in comparison.anatomy.estimates if low <= e.start < high
                  and e.value is not None]
        row = next((row for row in report.findings if row.estimate is not None
                    and row.start is not None
                    and any(agrees(e, row.estimate) for e in beside)
                    and (there := _at_place((time,), row.estimate.start, report)) is not None
                    and there.verdict == "same"), None)
        if row is None:
            return None
        found = TimeReading("same", "", time.text, Passage(row.statement, row.start, row.end))
    return found


def _time_reading(comparison: Comparison) -> TimeReading | None:
    text = comparison.anatomy.text
    told = measured_times(text)
    if not told:
        return None
    claimed = ", ".join(dict.fromkeys(t.text for t in told))
    if comparison.prepared is None or comparison.report is None:
        return TimeReading("unknown", claimed)
    dated = tuple(t for t in told if t.cue != VAGUE)
    fixed = _of_numbers(dated, comparison, comparison.report) if dated else None
    if fixed is not None:
        return fixed
    known = [t for t in comparison.prepared.times if t.days > 0]
    matched = next((k for k in known for t in dated if same_time(t.days, k.days)), None)
    place = _aligned_passage(comparison)
    if matched is not None:
        return TimeReading("same", claimed, matched.text, place or Passage(matched.text))
    return _of_statements(told, claimed, place, comparison)


# --- a number fixes the place --------------------------------------------------------------------

_PRINTED = re.compile(r"(?<![\w.,·])\d{1,3}(?:[.·]\d{1,3})?(?![\w.,]\d)(?=[\s%.,;)]|$)")
_NO_RESULT = re.compile(r"\s?(?:mg|g\b|ml|µg|μg|mcg|IU|years?|months?|weeks?|days?|hours?|trials|"
                        r"studies|centres|hospitals|countries|participants|patients|people|"
                        r"adults|women|men|children|infants|% ?(?:CI|confidence))", re.I)


def _of_numbers(told: tuple[Time, ...], comparison: Comparison,
                report: Report) -> TimeReading | None:
    """The reading where a number of the claim stands in the study with a time; None where none.

    A number that both print goes before one that only agrees; a time that fits goes before one
    that does not.
    """
    for anchors in (_printed_anchors(comparison, report), _agreeing_anchors(comparison, report)):
        decided = [reading for offsets in anchors
                   if (reading := _at_places(told, offsets, report)) is not None]
        if decided:
            return next((r for r in decided if r.verdict == "same"), decided[0])
    return None


def _at_places(told: tuple[Time, ...], offsets: list[int], report: Report) -> TimeReading | None:
    """The reading of the places that may be meant: none unless all have a time, the best of all."""
    readings = [_at_place(told, offset, report) for offset in offsets]
    same = next((r for r in readings if r is not None and r.verdict == "same"), None)
    return same if same is not None or None in readings else readings[0]


def _printed_anchors(comparison: Comparison, report: Report) -> Iterator[list[int]]:
    """For each telling number of the claim the places in the study's text that print it."""
    text = comparison.anatomy.text
    given = [(t.start, t.end) for t in comparison.anatomy.times]
    for match in _PRINTED.finditer(text):
        number = match.group().replace("·", ".")
        if any(a <= match.start() < b for a, b in given) or _NO_RESULT.match(text[match.end():]):
            continue
        share = text[match.end():match.end() + 1] == "%"
        if len(number.replace(".", "").lstrip("0")) < 2:
            continue
        places = [m.start() for m in re.finditer(
            rf"(?<![\d.,]){re.escape(number)}(?![\d]|[.,]\d)", report.text)
            if not _NO_RESULT.match(report.text[m.end():])
            and (not share or _SHARE_AFTER.match(report.text[m.end():]))]
        if places and ("." in number or share or _in_one_sentence(places, report)):
            yield places


_SHARE_AFTER = re.compile(r"\s?(?:%|per ?cent)|[\s,]{1,2}(?:(?:and|or|to|vs\.?|versus|v)\s)?\d")


def _in_one_sentence(places: list[int], report: Report) -> bool:
    return any(a <= min(places) and max(places) < b for a, b in sentences(report.text))


def _agreeing_anchors(comparison: Comparison, report: Report) -> Iterator[list[int]]:
    """For each number of the claim the places of the study's numbers that agree with it."""
    agreeing = [value for value in value_stances(comparison)
                if value.relation == "agrees" and value.found is not None]
    rows = Counter(value.found.row.statement for value in agreeing if value.found is not None)
    for value in agreeing:
        found = value.found
        # two numbers of one sentence fix the place, whatever the words
        if found is not None and found.row.start is not None and (
                value.score >= ALIGNED or rows[found.row.statement] > 1):
            if rows[found.row.statement] > 1:
                yield [found.estimate.start]
                continue
            # "About four in ten" may be any of several numbers: each is a place.
            yield [found.estimate.start, *(
                row.estimate.start for row in report.findings if row.estimate is not None
                and row.start is not None and row.estimate.start != found.estimate.start
                and agrees(value.claimed, row.estimate).keeps_meaning)]


# "75% and 61%; at 12 months the figures were 66% and 64%": the time is not that of the first.
_BARRIER = re.compile(r";|\b(?:but|whereas|while|although)\b", re.I)


# "62% had lost one, and 79% of these bought another within 6 months": not the time of the 62%.
_OF_A_LATER_CLAUSE = re.compile(
    r"[,;]\s(?:and|but|while|whereas|of whom)\s[^,;]{0,20}\d[^,;]{0,60}?\b(?:was|were|had|has|did|"
    r"[a-z]{3,12}ed|bought|fell|rose|went|took|lost|got|left|gave)\b", re.I)


def _at_place(told: tuple[Time, ...], offset: int, report: Report) -> TimeReading | None:
    """How the claim's times stand to the time of the number at ``offset``; None if it has none."""
    a, b = next(((a, b) for a, b in sentences(report.text) if a <= offset < b), (0, 0))
    sentence = report.text[a:b]
    phrases = [phrase for phrase in together(measured_times(sentence))
               if phrase[0].start < offset - a
               or not _BARRIER.search(sentence, offset - a, phrase[0].start)]
    own = governing(sentence, offset - a, phrases)
    if own is None or _OF_A_LATER_CLAUSE.search(sentence, offset - a, own[0].start):
        return None
    claimed = ", ".join(dict.fromkeys(t.text for t in told))
    words = ", ".join(dict.fromkeys(t.text for t in own))
    place = Passage(sentence, a, b, report.basis, report.basis)
    likeness = _likeness(told, own)
    others = [phrase for phrase in phrases if phrase is not own]
    better = any(_likeness(told, other) > likeness for other in others)
    if likeness and not better:
        return TimeReading("same", claimed, words, place)
    if len({t.days for t in told}) > 1:
        return TimeReading("elsewhere", claimed, words, place)  # which of them is this number's?
    return TimeReading("far" if better or _far(told, own) else "other", claimed, words, place)


def _likeness(told: tuple[Time, ...], own: tuple[Time, ...]) -> float:
    """The share of times that claim and study have in common (0 to 1)."""
    hit = sum(any(same_time(t.days, o.days) for o in own) for t in told)
    back = sum(any(same_time(t.days, o.days) for t in told) for o in own)
    return (hit + back) / (len(told) + len(own))


def _far(told: tuple[Time, ...], own: tuple[Time, ...]) -> bool:
    """Whether every time told is far from every time of the finding."""
    return all(max(t.days, o.days) >= FAR * min(t.days, o.days) for t in told for o in own
               if t.days and o.days)


# --- no number fixes it --------------------------------------------------------------------------

def _of_statements(told: tuple[Time, ...], claimed: str, place: Passage | None,
                   comparison: Comparison) -> TimeReading:
    """The reading where only what is said to have happened tells which finding is meant."""
    measured = _measured_in(comparison)
    best = comparison.best
    if not measured or best is None:
        return TimeReading("unknown", claimed)
    longest = max(measured, key=lambda t: t.days)
    asked = max(t.days for t in told)
    vague = all(t.cue == VAGUE for t in told)
    if asked >= _LONG and comparison.coverage >= SAME_SUBJECT:
        # Whichever finding is meant, nothing was measured so late.
        where = place or best.passage
        if asked >= BEYOND * longest.days:
            return TimeReading("beyond", claimed, longest.text, where)
        if asked >= FAR * longest.days and not vague:
            return TimeReading("other", claimed, longest.text, where)
    if place is None:
        return _of_likely_rows(told, claimed, comparison)
    own = [t for t in measured_times(place) if t.days >= 2]
    if not own and all(same_time(t.days, measured[0].days) for t in measured):
        own = measured[:1]
    if not own or asked < 2 or vague:
        return TimeReading("unknown", claimed)
    words = ", ".join(dict.fromkeys(t.text for t in own))
    if any(same_time(t.days, o.days) for t in told for o in own):
        return TimeReading("same", claimed, words, place)
    return TimeReading("other", claimed, words, place)


def _of_likely_rows(told: tuple[Time, ...], claimed: str, comparison: Comparison) -> TimeReading:
    """The reading where a person's rows hold most of what the study knows of the claim's words."""
    if comparison.coverage < SAME_SUBJECT:
        return TimeReading("unknown", claimed)
    likely = [item for item in comparison.aligned
              if item.score >= MOST_OF_KNOWN * comparison.coverage]
    own = [times(item.finding.timepoint) for item in likely]
    if not own or not all(own) or any(item.finding.start is not None for item in likely):
        return TimeReading("unknown", claimed)
    together = [t for some in own for t in some]
    if any(same_time(t.days, o.days) for t in told for o in together):
        return TimeReading("unknown", claimed)
    words = ", ".join(dict.fromkeys(t.text for t in together))
    return TimeReading("other", claimed, words, likely[0].passage)


def _measured_in(comparison: Comparison) -> list[Time]:
    """Every time at which the study found something, and how long it gave what it gave."""
    if comparison.report is None:
        return []
    measured = [t for t in measured_times(comparison.report.text) if t.days >= 1]
    measured += [Time(m.days, m.text, m.start, m.end, "at")
                 for m in moments(comparison.report.text) if m.kind == "" and m.days >= 1]
    measured += _between_years(comparison.report.text) if measured else []
    if not measured:
        return [t for row in comparison.report.findings if row.start is None
                for t in times(row.timepoint)]
    return measured + [t for t in times(comparison.report.text)
                       if t.days > max(m.days for m in measured) and t.cue != "over"]


_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!\s?(?:patients|people|participants|women|men|children))")


def _between_years(text: str) -> list[Time]:
    """The time from the first year that a text names to its last: "between 2004 and 2016"."""
    named = list(_YEAR.finditer(text))
    if len(named) < 2:
        return []
    years = [int(match.group()) for match in named]
    if max(years) == min(years):
        return []
    return [Time((max(years) - min(years)) * 365.25, f"{min(years)} to {max(years)}",
                 named[0].start(), named[-1].end(), "over")]


def _aligned_passage(comparison: Comparison) -> Passage | None:
    """The finding that the rest of the claim tells, or None where it tells none."""
    for stance in comparison.stances:
        if stance is not None and stance.relation == "agrees":
            return stance.found.passage
    for value in value_stances(comparison):
        if value.relation == "agrees" and value.found is not None and value.score >= ALIGNED:
            return value.found.passage
    best = comparison.best
    return best.passage if best is not None and best.score >= 0.8 else None
