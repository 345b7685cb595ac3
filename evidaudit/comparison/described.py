"""One thing that a claim says of its source, beside what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Passage


@dataclass(frozen=True, slots=True)
class Described:
    """One thing that the claim says of its source, what is known of it, and whether they agree.

    ``agrees`` is None where too little is known to say; ``misleads`` is whether a reader would take
    the source for quite another one: another part of the world, another decade.
    """

    what: str          # date | journal | country | institution
    claimed: str
    reported: str
    agrees: bool | None
    passage: Passage
    misleads: bool = False
