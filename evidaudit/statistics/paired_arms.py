"""The arms of a pair of numbers that stand alone: "(A vs B)" beside it, or earlier sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from .. import quick_re as re
from .drafts import Draft, Stretch
from .earlier_arms import Pair, key_words

_SIDE: Final = (
    r"(?!(?:baseline|before|after|pre|post|week|day|month|year|and|or|p)\b)[a-z][a-z+'/-]{1,24}"
    r"(?:\s(?!(?:and|or|in|of|with|for|was|were|vs|versus|at|to)\b)[a-z+'/-]{2,20}){0,3}"
)
_BESIDE = re.compile(
    r"(?:[(\[;:,]\s?|^(?:for|in|with)\s)(?P<one>" + _SIDE + r")\s(?:vs\.?|versus|v\.?)\s(?P<two>"
    + _SIDE + r")\s?[)\]:;,]"
)  # fmt: skip
# What else the two numbers could belong to: two outcomes, two times, two sexes.
_OTHER_PAIR = re.compile(
    r"\b(?:and|or|both|but|while|whereas|baseline|before|initially|from|weeks?|months?|years?|days?|"
    r"men|women|boys|girls|males?|females?|older|younger|higher|lower|than|subgroups?)\b"
)
_VERSUS = re.compile(r"\b(?:vs\.?|v\.|versus|compared\s(?:with|to)|against)(?=\s)")
_AND = re.compile(r"[\s)\]]*,?\sand\s[\s(]*$")


def give_paired_arms(
    stretch: Stretch,
    runs: list[list[Draft]],
    earlier: Callable[[], Pair | None],
) -> None:
    """Set the groups of runs of two without any, where it is said which two arms are meant."""
    pairs = [run for run in runs if len(run) == 2 and not run[0].group and not run[1].group]
    if not pairs:
        return
    low = stretch.low
    beside = list(_BESIDE.finditer(low)) if "v" in low else []
    if len(beside) == 1:
        for run in pairs:
            if _between(low, run):
                for draft, side in zip(run, ("one", "two"), strict=True):
                    start, end = beside[0].span(side)
                    draft.group = stretch.text[start:end].strip()
        return
    if beside or len(pairs) != 1 or len(runs) != 1:
        return
    run = pairs[0]
    told = _between(low, run)
    if not told or (told == "and" and "respectively" not in stretch.words):
        return
    outside = low[: run[0].start] + " " + low[run[1].end :]
    if _OTHER_PAIR.search(outside) or _VERSUS.search(outside):
        return
    arms = earlier()
    if arms is None or not stretch.words.isdisjoint(key_words(arms[0]) | key_words(arms[1])):
        return
    run[0].group, run[1].group = arms


def _between(low: str, run: list[Draft]) -> str:
    between = low[run[0].end : run[1].start]
    if _VERSUS.search(between):
        return "versus"
    return "and" if _AND.fullmatch(between) else ""
