"""Whether the time that the claim names is one at which the study looked."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Passage
from ..wording.times import Time, same_time, times
from .alignment import Comparison
from .values import value_stances

FAR = 2.5      # times apart: the claimed number belongs to quite another time
BEYOND = 3.0   # times the study's longest time: an effect told so far ahead changes the message
ALIGNED = 0.5  # share of the claim's weight that the finding must hold
_FOLLOWED_UP = frozenset({"after", "at", "by", "over", "for", "within", "during", "through",
                          "until", "up to", "following", "later", "lasting", "in", "first", "next"})


@dataclass(frozen=True, slots=True)
class TimeReading:
    """``verdict``: same, other, beyond, elsewhere or unknown, with the times in words."""

    verdict: str
    claimed: str
    reported: str = ""
    passage: Passage = Passage("")


def time_reading(comparison: Comparison) -> TimeReading | None:
    """How the claim's follow-up time stands to the study's; None where it names none.

    The sentence that tells the claimed result decides. A time that stands only elsewhere in the
    text is "elsewhere": perhaps that of the treatment, no error and no agreement either.
    """
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
    place, of_value = _aligned_passage(comparison)
    followed = _told_of(place, known, of_value) if place is not None else []
    words = ", ".join(dict.fromkeys(t.text for t in followed))
    there = next((k for k in followed for t in told if same_time(t.days, k.days)), None)
    if there is not None and place is not None:
        return TimeReading("same", claimed, there.text, place)
    anywhere = next((k for k in known for t in told if same_time(t.days, k.days)), None)
    if anywhere is not None:
        if place is not None and followed and of_value:
            return TimeReading("elsewhere", claimed, words, place)
        return TimeReading("same", claimed, anywhere.text, place or Passage(anywhere.text))
    if place is None or not followed or not (of_value or _comparable(told, followed)):
        return TimeReading("unknown", claimed)
    longest = max(followed, key=lambda t: t.days)
    furthest = max(t.days for t in told)
    if of_value:
        nearest = min(max(t.days / f.days, f.days / t.days) for t in told for f in followed)
        return TimeReading("beyond" if nearest >= FAR else "other", claimed, words, place)
    if furthest >= BEYOND * longest.days and furthest >= 365:
        return TimeReading("beyond", claimed, words, place)
    return TimeReading("other", claimed, words, place)


def _aligned_passage(comparison: Comparison) -> tuple[Passage | None, bool]:
    """The finding that the rest of the claim tells, or None; and whether its number agrees."""
    for value in value_stances(comparison):
        if value.relation == "agrees" and value.found is not None and value.score >= ALIGNED:
            return value.found.passage, True
    for stance in comparison.stances:
        if stance is not None and stance.relation == "agrees":
            return stance.found.passage, False
    best = comparison.best
    return (best.passage if best is not None and best.score >= 0.8 else None), False


def _told_of(place: Passage, known: list[Time], of_value: bool) -> list[Time]:
    """The times of the passage itself, or the only time that the whole text names."""
    least = 1 / 24 if of_value else 2
    own = [t for t in times(place) if t.days >= least and (t.cue in _FOLLOWED_UP or t.days >= 2)]
    if own:
        return own
    followed = [t for t in known if t.cue in _FOLLOWED_UP and t.days >= 2]
    first = followed[0] if followed else None
    return followed if first and all(same_time(t.days, first.days) for t in followed) else []


def _comparable(told: list[Time], followed: list[Time]) -> bool:
    """Times of a day and less are doses and habits, not follow-up."""
    return all(t.days >= 2 for t in told) and any(t.days >= 2 for t in followed)
