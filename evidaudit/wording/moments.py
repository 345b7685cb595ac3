"""Moments at which something was found: in days, or the end of what was given.

``times`` knows lengths of time; a study also says "immediately after training", "at 120 minutes"
or "three months after the last dose". Two moments are the same, apart, or it cannot be told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .. import quick_re as re
from .times import VAGUE, measured_times, same_time, times

_GIVEN = (r"(?:treatment|therapy|training|intervention|program(?:me)?|course|supplementation|"
          r"sessions|classes|medication|dosing|infusion|lessons|diet|rehabilitation|"
          r"counsell?ing|instruction|regimen|feeding)")
_LENGTH = (r"(?:(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[- ]"
           r"(?:day|week|month|year)s?(?:[- ]long)?\s)?")
_END = re.compile(
    rf"\b(?:(?:immediately|directly|straight|right|shortly|just|once) (?:after|following) "
    rf"(?:the |their |that )?{_LENGTH}(?:[a-z]{{3,15}} )?{_GIVEN}(?: (?:ended|stopped|finished))?|"
    rf"(?:at|by|to) the (?:end|close|completion|conclusion) of (?:the |their |an? )?{_LENGTH}"
    rf"(?:[a-z-]{{3,15}} ){{0,2}}?{_GIVEN}|(?:at |by )?post-?(?:treatment|intervention|training|"
    rf"therapy)|(?:at|on) completion of (?:the |their )?{_LENGTH}(?:[a-z-]{{3,15}} )?{_GIVEN}|"
    rf"(?:in|over|during|for) the (?:last|final) (?:\w+ )?(?:days?|weeks?|months?) of "
    rf"(?:the |their )?{_LENGTH}{_GIVEN}|(?:on|at) the (?:last|final) day of "
    rf"(?:the |their )?{_LENGTH}{_GIVEN}|"
    rf"(?:at|by) (?:the )?end[- ]of[- ](?:treatment|therapy|training))\b", re.I)
# "Weeks 4 to 8": the later one, which ``times`` leaves out.
_UNTIL = re.compile(r"\b(?P<unit>week|month|day|year)s?\s\d{1,3}\s?(?:to|through|and|-|–)\s?"
                    r"(?P<n>\d{1,3})\b(?!\s?%|[.·]\d)", re.I)
_UNIT_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}
_LAST = re.compile(r"\b(?:at|by) (?:the |its |their )?(?:end|close) of (?:the |its )?(?:year|"
                   r"12 months|twelve months)\b", re.I)
_MINUTES = re.compile(
    r"\b(?:at|after|within|by|first)\s(?:about |only |just |the first |minute )?(?P<n>\d{1,3}|"
    r"five|ten|fifteen|twenty|thirty|forty|sixty|ninety)[ -]?min(?:utes?)?s?\b(?! (?:of|walk|"
    r"sessions?|class|bouts?|per|a day|each|every))|\b(?P<later>\d{1,3}|five|ten|fifteen|twenty|"
    r"thirty|forty|sixty|ninety) min(?:utes?)? (?:after|later|post)\b", re.I)
_IN_WORDS = {"five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
             "sixty": 60, "ninety": 90}
_COUNTS = {word: n for n, word in enumerate(
    "one two three four five six seven eight nine ten eleven twelve".split(), 1)}
# What "three months after" may be reckoned from: the end of what was given.
_AFTER_END = re.compile(
    rf"^(?!\s(?:\w+ ){{0,4}}?(?:start|begin|began|initiat|enrol|random|entry|join|first))"
    rf"\s?(?:after |from |beyond |following )?(?:the |their |its |all |these |those |being |they |"
    rf"people )?(?:[a-z-]{{2,15}} ){{0,3}}?(?:stop\w*|end(?:ed|ing|s)?|finish\w*|cessation|"
    rf"withdraw\w*|discontinu\w*|complet\w*|last \w+|{_GIVEN})\b", re.I)
_LAST_PART = re.compile(r"\b(?:last|final)\b", re.I)
# "Three days off the drug", "two weeks into the course".
_OFF = re.compile(rf"\b(?P<n>\d{{1,3}}|{'|'.join(_COUNTS)}) (?P<unit>day|week|month|year)s "
                  r"(?:off|clear of|into)\b(?! work| school| sick)", re.I)
_NTH = re.compile(
    r"\b(?:at|by|after|during|on|in|from) (?:the|their|its) (?P<n>first|second|third|fourth|fifth|"
    r"sixth) (?:[a-z-]{2,16} ){0,2}?(?P<what>change|visit|session|dose|cycle|round|attempt|wave|"
    r"season|test|assessment|injection|infusion|lesson|pregnancy|game|match|exposure|"
    r"treatment)\b", re.I)
_ORDINALS = {word: n for n, word in enumerate("first second third fourth fifth sixth".split(), 1)}
_DAY = 1.0 / 1440
# "At 1 week, 2 months and 6 months": what follows belongs to the same phrase.
_CHAINED = re.compile(r"(?:,\s?|,?\s(?:and|or)\s)(?:at\s|after\s)?(?P<n>\d{1,3}|one|two|three|four|"
                      r"five|six|seven|eight|nine|ten|eleven|twelve)[ -](?P<unit>day|week|month|"
                      r"year)s?\b(?!-)", re.I)
_COUNTS = {word: number for number, word in enumerate(
    "one two three four five six seven eight nine ten eleven twelve".split(), 1)}
# "Given within a day of admission", "started within two hours": when something was given.
_WHEN_GIVEN = re.compile(
    r"\b(?:given|started|begun|commenced|initiated|administered|received|offered|applied|enrolled|"
    r"randomi[sz]ed|treated|operated on|admitted|presenting|presented|delivered|recruited|scanned|"
    r"starting|giving|beginning|initiating|administering|receiving|treating)"
    r"(?:\s[\w-]{1,15}){0,2}\s$", re.I)
_WITHIN = re.compile(r"(?:within|in the first|less than|under|up to)\b", re.I)


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment: ``days`` (0 where only "the end" is told), its words and place in the text.

    ``kind``: "nth visit" the visit of that number, which ``days`` then tells; "" counted in days
    from the start or from an event; "end" the end of what was given; "after end" days counted
    from that end; "good" for years, told without a number.
    """

    days: float
    kind: str
    text: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def moments(text: str) -> tuple[Moment, ...]:
    """The moments of ``text`` at which something is said to have been found, in order."""
    found: list[Moment] = []
    for match in _END.finditer(text):
        inside = () if _LAST_PART.search(match.group()) else times(
            match.group().replace("-long", ""))
        found.append(Moment(inside[0].days if inside else 0.0, "end", match.group(),
                            match.start(), match.end()))
    found += [Moment(365.25, "", m.group(), m.start(), m.end()) for m in _LAST.finditer(text)]
    for match in _MINUTES.finditer(text):
        words = (match["n"] or match["later"]).lower()
        found.append(Moment((_IN_WORDS.get(words) or int(words)) * _DAY, "", match.group(),
                            match.start(), match.end()))
    found += [Moment(int(m["n"]) * _UNIT_DAYS[m["unit"].lower()], "", m.group(), m.start(), m.end())
              for m in _UNTIL.finditer(text) if int(m["n"])]
    for match in _OFF.finditer(text):
        number = match["n"].lower()
        unit = _UNIT_DAYS[match["unit"].lower()]
        found.append(Moment((_COUNTS.get(number) or int(number)) * unit,
                            "", match.group(), match.start(), match.end()))
    found += [Moment(_ORDINALS[m["n"].lower()], f"nth {m['what'].lower()}", m.group(), m.start(),
                     m.end()) for m in _NTH.finditer(text)]
    taken = [(m.start, m.end) for m in found]
    for time in measured_times(text):
        if any(a < time.end and time.start < b for a, b in taken) and not _UNTIL.match(
                text, time.start):
            continue
        span = _UNTIL.match(text, time.start)
        if span is not None and "and" not in span.group():
            continue  # "days 61-120" begin where others end
        if "least" in time.text.lower():
            continue  # "for at least three weeks" says how long, not when
        kind = "good" if time.cue == VAGUE else ""
        tail = time.text.lower().endswith(("after", "beyond", "following", "post", "later"))
        if not kind and (tail or text[time.end:][:7].lower().startswith((" after", " from", " foll",
                                                                         " beyon"))):
            kind = "after end" if _AFTER_END.match(text[time.end:][:60]) else ""
        if _WITHIN.match(time.text) and text[time.end:][:4].lower() in (" of ", " aft") and (
                _WHEN_GIVEN.search(text[max(0, time.start - 60):time.start])):
            continue
        found.append(Moment(time.days, kind, time.text, time.start, time.end))
        if time.cue and not kind:
            found += _chained(text, found[-1], {one.start for one in measured_times(text)})
    return tuple(sorted(found, key=lambda m: m.start))


def _chained(text: str, first: Moment, read: set[int]) -> list[Moment]:
    """The moments listed after ``first``, in units of their own, with its place and words."""
    found: list[Moment] = []
    match = _CHAINED.match(text, first.end)
    while match is not None and not any(match.start() < start < match.end() for start in read):
        number = match["n"].lower()
        days = (_COUNTS.get(number) or int(number)) * _UNIT_DAYS[match["unit"].lower()]
        found.append(Moment(days, "", first.text, first.start, first.end))
        match = _CHAINED.match(text, match.end())
    return found


@lru_cache(maxsize=1024)
def lengths(text: str) -> tuple[float, ...]:
    """How long things were given, in days: the times of ``text`` that are no moments."""
    when = {t.start for t in measured_times(text) if t.cue not in ("for", "over")}
    return tuple(dict.fromkeys(t.days for t in times(text)
                               if t.days > 0 and t.start not in when))


def same_moment(one: Moment, other: Moment, given: Sequence[float] = ()) -> bool | None:
    """Whether two moments are the same; None where that cannot be told.

    ``given`` are the lengths, in days, that the study names: the end of a treatment lies there.
    """
    if "good" in (one.kind, other.kind):
        return None
    if one.kind[:3] == "nth" or other.kind[:3] == "nth":
        return one.days == other.days if one.kind == other.kind else None
    if one.kind == other.kind == "end":
        return True
    if "end" in (one.kind, other.kind):
        end, dated = (one, other) if one.kind == "end" else (other, one)
        if dated.kind == "after end":
            return False
        if end.days:
            return _same_days(end.days, dated.days)
        return None if not given or any(_same_days(g, dated.days) for g in given) else False
    if _same_days(one.days, other.days):
        return True
    return one.kind != other.kind and any(
        _same_days(*_reckoned(one, other, length)) for length in given)


def _same_days(one: float, other: float) -> bool:
    """``same_time``, but hours and minutes are told apart."""
    longer, shorter = max(one, other), min(one, other)
    return longer - shorter <= 0.15 * longer if longer < 1.5 else same_time(one, other)


def _reckoned(one: Moment, other: Moment, length: float) -> tuple[float, float]:
    """Both moments counted from the start, where one is counted from the end of ``length``."""
    return (one.days + (length if one.kind else 0.0), other.days + (length if other.kind else 0.0))


def far_apart(one: Moment, other: Moment, factor: float) -> bool:
    """Whether both are counted in days and one is ``factor`` times the other."""
    low, high = sorted((one.days, other.days))
    return bool(low) and high >= factor * low
