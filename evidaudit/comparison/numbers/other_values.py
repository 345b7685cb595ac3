"""Another number of the study for the very thing that a number of the claim tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ... import quick_re as re
from ...model import Estimate
from ...statistics.compare import Relation
from ...wording.times import times
from ..effects.stances import times_agree
from ..stated import Prepared
from .claimed_numbers import SHARES
from .honest_numbers import (
    TURNED,
    bounds,
    complement_agrees,
    is_close,
    is_complement,
    is_the_other_dress,
    may_be_the_ratio,
    nearest,
    same_digits,
)
from .open_kinds import (
    is_a_bare_fraction,
    is_a_share_of_counts,
    is_an_edge,
    is_change_beside_level,
    is_printed_among,
    is_printed_in,
    is_printed_rounded,
)
from .reported_numbers import Reported
from .value_evidence import (
    PARTNER,
    Told,
    beside,
    digits_tell,
    is_no_result,
    likeness,
    names_its_outcome,
    shares_its_outcome,
)

# A full text gives numbers for everything, and its tables may not have been read.
SURE_IN_FULL_TEXT = 0.8
ALIKE_TO_ACCUSE = 0.5
ALIKE_UNDERIVABLE = 0.4  # … where no numbers of the study give the claimed one
ALIKE_BESIDE_PARTNER = 0.25  # … where the claim names its whole outcome, or its other number


@dataclass(frozen=True, slots=True)
class ValueStance:
    """A claimed number and the reported one that decides on it.

    ``relation``: agrees · other-kind · other-value · other-group · other-outcome · unlike. ``near``
    marks a rounding slip, ``confusion`` names what kind was taken for what.
    """

    claimed: Estimate
    found: Reported | None
    relation: str
    score: float = 0.0
    confusion: str = ""
    near: bool = False
    changes_message: bool = True
    derivable: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """One number of the claim and all that it is held against.

    ``partners`` are the sentences of the report that hold other numbers of the claim, and how
    many; ``derivable`` whether any numbers of the study give the claimed one.
    """

    told: Told
    numbers: tuple[Reported, ...]
    prepared: Prepared
    topic: frozenset[str]
    partners: Mapping[str, int]
    source: str = ""
    derivable: bool = True

    def told_so(self, number: Reported) -> list[str]:
        """The prints of the numbers of the kind and value of ``number``."""
        return [n.estimate.text for n in self.numbers if n.estimate.kind is number.estimate.kind
                and same_digits(n.estimate, number.estimate)]

    def scored(self) -> list[tuple[float, Reported]]:
        """The numbers of the report, the likeliest to be meant first."""
        total = self.prepared.total(self.told.wanted) or 1.0
        found = []
        for n in self.numbers:
            alike = self.prepared.total(self.told.wanted & n.sentence) / total
            if n.row.start is not None:
                alike = max(alike, likeness(self.told, n, self.prepared, self.topic))
            found.append((alike, n))
        return sorted(found, key=lambda item: -item[0])

    def support(self, alike: float, number: Reported) -> float:
        """``alike`` with what the digits and the claim's other numbers add."""
        support = alike + digits_tell(self.told.estimate, number.estimate)
        return support + (PARTNER if number.row.statement in self.partners else 0.0)


def other_value(asked: Question, scored: list[tuple[float, Reported]]) -> ValueStance:
    told, prepared = asked.told, asked.prepared
    claimed, text, arm = told.estimate, told.text, told.arm
    when = times(text)
    if claimed.kind in SHARES and TURNED.search(text) and any(
            complement_agrees(claimed, n.estimate) for _, n in scored):
        return ValueStance(claimed, None, "unlike")
    least = SURE_IN_FULL_TEXT if prepared.long else ALIKE_TO_ACCUSE
    if is_a_bare_fraction(claimed, text) or is_printed_in(
            claimed, asked.source) or is_printed_rounded(
            claimed, asked.source) or is_a_share_of_counts(claimed, asked.source) or is_an_edge(
            claimed, (n.estimate for _, n in scored)):
        return ValueStance(claimed, None, "unlike")
    stands = any(may_be_the_ratio(claimed, n.estimate) for _, n in scored)
    if not asked.derivable:
        if re.search(r"\d[.·]\d", claimed.text) and is_printed_among(claimed, [asked.source]):
            return ValueStance(claimed, None, "unlike")  # of another kind
        beside_it = [item for item in scored if item[1].row.statement in asked.partners
                     and beside(claimed, item[1].estimate).relation is Relation.OTHER_VALUE]
        scored = beside_it or scored
    for score, number in scored:
        if is_no_result(number, asked.numbers):
            continue
        surely = not prepared.long and (number.row.statement in asked.partners
                                        or names_its_outcome(told, number, prepared))
        if score < (ALIKE_BESIDE_PARTNER if surely else
                    least if asked.derivable else ALIKE_UNDERIVABLE):
            continue
        if not asked.derivable and number.row.statement not in asked.partners and (
                not shares_its_outcome(told, number, prepared)):
            continue
        agreement = beside(claimed, number.estimate)
        dressed = not stands and is_the_other_dress(claimed, number.estimate)
        if not (dressed or agreement.relation is Relation.OTHER_VALUE) or bounds(
                claimed, number.estimate, text):
            continue
        if is_change_beside_level(claimed, number.estimate, text, number.row.statement,
                                  number.row.start or 0):
            continue
        if prepared.long and claimed.unit != number.estimate.unit:
            continue  # a rate per 100,000 beside some percentage
        if not times_agree(when, times(number.row.statement or number.row.timepoint)):
            continue
        if is_complement(claimed, (n.estimate for _, n in scored)) and (
                TURNED.search(text) or score < 0.75):
            return ValueStance(claimed, number, "unlike", score)
        siblings = [n for _, n in scored if n.row.statement == number.row.statement
                    and n.estimate.kind is number.estimate.kind]
        if any(same_digits(claimed, n.estimate) for n in siblings):
            return ValueStance(claimed, number, "unlike", score)  # only the direction may differ
        if len(siblings) > 1 and not asked.derivable:
            number = nearest(claimed, siblings)
        elif len(siblings) > 1 and claimed.kind in SHARES:
            number = max(siblings, key=lambda n: len(arm & n.arm))
        if prepared.long and is_printed_among(claimed, (n.row.statement for _, n in scored)):
            return ValueStance(claimed, number, "unlike", score)  # of something that is near it
        return ValueStance(claimed, number, "other-value", score,
                           near=agreement.near or is_close(claimed, number.estimate),
                           derivable=asked.derivable)
    return ValueStance(claimed, None, "unlike")
