"""What a check is given: a reference in its context, a quotation, or the whole audit.

The type of a check's first parameter tells its scope.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..model import (
    Article,
    Citation,
    Claim,
    Outcome,
    PartialDate,
    Passage,
    Reference,
    Report,
    Resolution,
    Severity,
    Skipped,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference with what the sources said of it."""

    reference: Reference
    resolution: Resolution
    citing_date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """One quotation: a claim and one reference that it cites, with what that study reported."""

    claim: Claim
    reference: Reference
    report: Report | None = None
    resolution: Resolution | None = None
    citing_date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """The article (where there is one) with all its references, citations and claims."""

    references: tuple[Reference, ...] = ()
    article: Article | None = None
    citations: tuple[Citation, ...] = ()
    claims: tuple[Claim, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    skipped: tuple[Skipped, ...] = ()   # pieces of any input that could not be read


@dataclass(frozen=True, slots=True)
class Result:
    """What one check answers about one subject; the runner adds code, name and subject.

    ``claimed`` and ``reported`` are the two values that were compared. ``subject`` is set only by
    checks over the whole, which speak of one reference or claim in it. ``line`` likewise.
    """

    outcome: Outcome
    message: str = ""
    severity: Severity | None = None
    claimed: str = ""
    reported: str = ""
    passage: Passage = Passage("")
    source: str = ""
    retrieved: str = ""
    confirm_url: str = ""
    field: str = ""
    subject: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """An example that documents and tests a check.

    ``given`` builds the subject: for an Entry ``cited`` (CSL-JSON) and ``record`` (Crossref
    shape or None) or a whole ``resolution``; for a Pair ``claim``, ``source`` (the study's text)
    and optional ``title``, ``design``, ``year``, ``container_title``, ``citing_date``,
    ``findings`` (rows of an evidence sheet); for a Whole ``article`` (Markdown text).
    """

    outcome: Outcome
    says: str                            # one line: what the case shows
    given: dict[str, Any] = field(default_factory=dict)
    severity: Severity | None = None


def passed(message: str = "", **values: Any) -> Result:
    """A result that found agreement."""
    return Result(Outcome.PASS, message, **values)


def major(message: str, **values: Any) -> Result:
    """A result that found an error that changes the message."""
    return Result(Outcome.ERROR, message, Severity.MAJOR, **values)


def minor(message: str, **values: Any) -> Result:
    """A result that found an error that does not change the message."""
    return Result(Outcome.ERROR, message, Severity.MINOR, **values)


def inconclusive(message: str, **values: Any) -> Result:
    """A result that could not be reached, with its reason."""
    return Result(Outcome.INCONCLUSIVE, message, **values)


def not_applicable(message: str = "", **values: Any) -> Result:
    """A result that says there was nothing of this kind to check."""
    return Result(Outcome.NOT_APPLICABLE, message, **values)
