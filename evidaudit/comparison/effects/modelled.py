"""What the linear model reads of a claimed effect where no statement could be aligned by rule.

The model (``evidence/directions.py``) weighs readings of several sentences. It confirms readily and
accuses only where it is very sure: a rule can be checked by hand, a weight less so.
"""

from __future__ import annotations

from dataclasses import replace

from ...evidence.directions import Direction, direction_of, support_of
from ...lexicon import keys
from ...model import Passage, Report
from ...wording.times import times
from ..prepared import prepare
from ..stated import ASKED, BASELINE, WEAK, Stated
from .stances import NOT_DOING, Stance, polarity, times_agree

SURE_ENOUGH_TO_AGREE = 0.6
SURE_ENOUGH_TO_ACCUSE = 0.8
_DIRECTIONAL = frozenset({"up", "down", "good", "bad"})
_MOVES = {"increased": "up", "decreased": "down"}


def read_by_model(claimed: Stated, report: Report) -> Stance | None:
    """The stance that the model finds for one claimed effect; None where it is not sure."""
    outcome, agent, against = (" ".join(part.split()) for part in claimed.words)
    if not report.text or not claimed.outcome or claimed.move not in _DIRECTIONAL | {"none"}:
        return None
    if any(key.startswith("#") for key in claimed.agent | claimed.against):
        return None  # two doses of one drug look alike to the model
    if not _names_its_outcome(claimed, report) or NOT_DOING.search(agent):
        return None
    support = support_of(report.text, agent, against, outcome)
    if support.label == "differs" and claimed.move in _DIRECTIONAL:
        direction = direction_of(report.text, agent, against, outcome)
        if (support.score >= SURE_ENOUGH_TO_AGREE and _fits(claimed, direction)
                and not ASKED.search(support.passage)
                and _tells_of(claimed, support.passage, report)):
            return _stance(claimed, report, support.passage, support.score, "agrees",
                           claimed.move, "significant")
    if support.label == "no difference":
        if claimed.move == "none" and support.score >= SURE_ENOUGH_TO_AGREE:
            return _stance(claimed, report, support.passage, support.score, "agrees", "none",
                           "not significant")
        if (claimed.move in _DIRECTIONAL and support.score >= SURE_ENOUGH_TO_ACCUSE
                and not BASELINE.search(support.passage)
                and times_agree(claimed.times, times(support.passage))):
            return _stance(claimed, report, support.passage, support.score, "effect-for-none",
                           "none", "not significant")
    return None


def _named(key: str, report: Report) -> bool:
    return bool(prepare(report).frequency.get(key, 0))


def _names_its_outcome(claimed: Stated, report: Report) -> bool:
    """Whether the findings name at least half of the claimed outcome's terms."""
    known = sum(_named(key, report) for key in claimed.outcome)
    return known * 2 >= len(claimed.outcome)


def _tells_of(claimed: Stated, passage: str, report: Report) -> bool:
    """Whether the passage itself names what the claim says changed."""
    named = claimed.outcome - WEAK
    return not named or bool(named & keys(passage, prepare(report).short))


def _fits(claimed: Stated, direction: Direction) -> bool:
    """Whether the direction read is the claimed one; "superior" is content with any that helps."""
    move = _MOVES.get(direction.label, "")
    if claimed.move in ("up", "down"):
        return move == claimed.move and direction.score >= SURE_ENOUGH_TO_AGREE
    sign = polarity(claimed.outcome)
    if not sign:
        return False  # which of the two is the better cannot be told
    return not move or (move == "up") == ((claimed.move == "good") == (sign > 0))


def _stance(claimed: Stated, report: Report, passage: Passage, score: float, relation: str,
            move: str, certainty: str) -> Stance:
    place = Passage(passage, passage.start, passage.end,
                    f"{report.basis}, {passage.locator}" if passage.locator else report.basis,
                    report.basis)
    found = replace(claimed, move=move, significance=certainty, passage=place, section="results")
    return Stance(claimed, found, relation, score)
