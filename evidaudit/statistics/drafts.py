"""A statistic while it is being read, and the stretch of text that it is read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from .. import quick_re as re
from ..model import Estimate, Kind


@dataclass(slots=True)
class Draft:
    """An estimate in the making; offsets are those of the stretch, ``printed`` its number."""

    start: int
    end: int
    printed: str
    value: float | None
    kind: Kind | None = None
    unit: str = ""
    percent: bool = False  # printed as a per cent; divided by 100 where the kind says so
    ci_low: float | None = None
    ci_high: float | None = None
    ci_level: float | None = None
    ci_percent: bool = False
    p: float | None = None
    p_sign: str = ""
    n: int | None = None
    group: str = ""
    comparator: str = ""
    outcome: str = ""
    sd: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    hedge: str = ""
    direction: str = ""
    number_end: int = 0  # where the first number ends, before its brackets
    limits: tuple[float, float] | None = None  # a bracketed range without a name
    limits_end: int = 0
    ends_at_interval: bool = False  # a confidence interval follows at once
    per: str = ""  # "year" where the words say so
    named: bool = False  # its kind was printed, not inferred

    def finished(self, text: str, offset: int) -> Estimate | None:
        """The estimate, with offsets in ``text``; None where no kind was found."""
        if self.kind is None:
            return None
        start, end = self.start + offset, self.end + offset
        return Estimate(
            kind=self.kind,
            value=self.value,
            unit=self.unit,
            ci_low=self.ci_low,
            ci_high=self.ci_high,
            ci_level=self.ci_level,
            p=self.p,
            p_sign=self.p_sign,
            n=self.n,
            group=self.group,
            comparator=self.comparator,
            outcome=self.outcome,
            start=start,
            end=end,
            text=text[start:end],
            sd=self.sd,
            numerator=self.numerator,
            denominator=self.denominator,
            hedge=self.hedge,
            direction=self.direction,
            per=self.per,
        )


_LETTERS = re.compile(r"[a-z]+")


class Placed(Protocol):
    """Anything that stands somewhere in a stretch."""

    @property
    def start(self) -> int:
        """The offset of its first character."""

    @property
    def end(self) -> int:
        """The offset after its last character."""


class Stretch:
    """One sentence (or a bounded part of it) and which of its characters are spoken for.

    ``low`` is the text in lower case, character for character; ``words`` are its words in
    lower case, to see at once which patterns cannot match. ``of_a_vaccine``: the whole text
    speaks of one, so that a bare "effectiveness" is that of the vaccine.
    """

    __slots__ = ("low", "of_a_vaccine", "taken", "text", "words")

    def __init__(self, text: str, low: str, of_a_vaccine: bool = False) -> None:
        self.of_a_vaccine = of_a_vaccine
        self.text = text
        self.low = low
        self.words = frozenset(_LETTERS.findall(low))
        self.taken = bytearray(len(text))

    def take(self, start: int, end: int) -> None:
        """Mark characters as read: nothing else is read from them."""
        self.taken[start:end] = b"\x01" * (end - start)

    def blank(self, asides: Iterable[Placed]) -> None:
        """Put spaces for what has been read and joined, so that words on both sides meet."""
        for aside in asides:
            self.low = (
                self.low[: aside.start] + " " * (aside.end - aside.start) + self.low[aside.end :]
            )

    def is_free(self, start: int, end: int) -> bool:
        """Whether none of the characters was read before."""
        return self.taken.find(1, start, end) < 0
