"""The direction that a study's text reports for one outcome of one comparison."""

from __future__ import annotations

from dataclasses import dataclass

from ..lexicon import keys
from ..model import Passage
from ..wording import read_effects
from .reading import short_forms
from .sections import read_sections


@dataclass(frozen=True, slots=True)
class Direction:
    """``label``: increased, decreased, no difference, or unclear; ``score`` 0 to 1."""

    label: str
    passage: Passage = Passage("")
    score: float = 0.0


def direction_of(report_text: str, intervention: str, comparator: str, outcome: str) -> Direction:
    """What ``report_text`` says of ``outcome`` with ``intervention`` against ``comparator``."""
    forms = short_forms(report_text)
    wanted = keys(outcome, forms)
    best, best_score = None, 0.0
    for sentence in read_sections(report_text):
        effects = read_effects(sentence.text)
        if not effects or sentence.section not in ("results", "conclusions") or not wanted:
            continue
        score = len(wanted & keys(sentence.text, forms)) / len(wanted)
        if score > best_score:
            best, best_score = (sentence, effects), score
    if best is None:
        return Direction("unclear")
    sentence, effects = best
    moves = [effect.move for effect in effects]
    label = ("no difference" if "none" in moves else "decreased" if "down" in moves
             else "increased" if {"up", "good"} & set(moves) else "unclear")
    return Direction(label, Passage(sentence.text, sentence.start, sentence.end,
                                    sentence.section, ""), best_score)
