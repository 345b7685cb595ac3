"""Whether the time that the claim names is one at which the study looked."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Passage
from ..wording.times import Time, same_time, times
from .alignment import Comparison
from .values import value_stances

BEYOND = 3.0   # times the study's longest time: an effect told so far ahead changes the message
ALIGNED = 0.5  # share of the claim's weight that the finding must hold
_FOLLOWED_UP = frozenset({"after", "at", "by", "over", "for", "within", "during", "through",
                          "until", "up to", "following", "later", "lasting"})


@dataclass(frozen=True, slots=True)
class TimeReading:
    """``verdict``: same, other, beyond or unknown, with the times in words."""

    verdict: str
    claimed: str
    reported: str = ""
    passage: Passage = Passage("")


def time_reading(comparison: Comparison) -> TimeReading | None:
    """How the claim's follow-up time stands to the study's; None where it names none."""
    told = [t for t in comparison.anatomy.times if t.cue in _FOLLOWED_UP]
    if not told:
        return None
    claimed = told[0].text
    prepared = comparison.prepared
    if prepared is None or comparison.report is None:
        return TimeReading("unknown", claimed)
    known = [t for t in prepared.times if t.days > 0]
    if not known:
        return TimeReading("unknown", claimed)
    matched = next((k for k in known for t in told if same_time(t.days, k.days)), None)
    place = _aligned_passage(comparison)
    if matched is not None:
        return TimeReading("same", claimed, matched.text, place or Passage(matched.text))
    followed = _told_of(place, known) if place is not None else []
    if place is None or not followed or not _comparable(told, followed):
        return TimeReading("unknown", claimed)
    longest = max(followed, key=lambda t: t.days)
    words = ", ".join(dict.fromkeys(t.text for t in followed))
    if max(t.days for t in told) >= BEYOND * longest.days and max(t.days for t in told) >= 365:
        return TimeReading("beyond", claimed, words, place)
    return TimeReading("other", claimed, words, place)


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


def _told_of(place: Passage, known: list[Time]) -> list[Time]:
    """The times of the passage itself, or the only time that the whole text names."""
    own = [t for t in times(place) if t.days >= 2]
    if own:
        return own
    followed = [t for t in known if t.cue in _FOLLOWED_UP and t.days >= 2]
    first = followed[0] if followed else None
    return followed if first and all(same_time(t.days, first.days) for t in followed) else []


def _comparable(told: list[Time], followed: list[Time]) -> bool:
    """Times of a day and less are doses and habits, not follow-up."""
    return all(t.days >= 2 for t in told) and any(t.days >= 2 for t in followed)
