"""The nouns of the audit: frozen, slotted dataclasses and enums.

Standard library only, no input or output. Everything else in the package passes these along in
one direction: article and bibliography in, findings and verdicts out (see ``docs/design.md``).
Bibliographic fields carry CSL-JSON names (https://docs.citationstyles.org). The file is over
400 lines because the nouns are read, and changed, together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import total_ordering
from html import escape
from typing import Any, Self


class ReadError(Exception):
    """An input that cannot be read at all: what, where and what to do, in one line."""


class Outcome(StrEnum):
    """What a check answers. Only ``ERROR`` carries a severity."""

    PASS = "pass"
    ERROR = "error"
    INCONCLUSIVE = "inconclusive"
    NOT_APPLICABLE = "not-applicable"


class Severity(StrEnum):
    """How far an error changes the message (Jergas & Baethge 2015, doi 10.7717/peerj.1364)."""

    MAJOR = "major"
    MINOR = "minor"


class Label(StrEnum):
    """The verdict on one quotation (a claim paired with one reference that it cites)."""

    ACCURATE = "accurate"
    MINOR = "minor"
    MAJOR = "major"
    UNSUBSTANTIATED = "unsubstantiated"
    UNVERIFIABLE = "unverifiable"


class Status(StrEnum):
    """How the resolution of one reference ended."""

    MATCHED = "matched"
    NO_MATCH = "no-match"
    AMBIGUOUS = "ambiguous"
    INCONCLUSIVE = "inconclusive"


class Answer(StrEnum):
    """What a source said to one question. ``UNAVAILABLE`` is never evidence of absence."""

    FOUND = "found"
    NOT_FOUND = "not-found"
    UNAVAILABLE = "unavailable"
    NOT_ASKED = "not-asked"


class Kind(StrEnum):
    """The kind of a statistic. Fractions for proportions; per cent for percent_change and I2."""

    PROPORTION = "proportion"
    PREVALENCE = "prevalence"
    RISK_DIFFERENCE = "risk_difference"
    RISK_RATIO = "risk_ratio"
    ODDS_RATIO = "odds_ratio"
    HAZARD_RATIO = "hazard_ratio"
    INCIDENCE_RATE = "incidence_rate"
    MEAN = "mean"
    MEDIAN = "median"
    MEAN_DIFFERENCE = "mean_difference"
    STANDARDISED_MEAN_DIFFERENCE = "standardised_mean_difference"
    PERCENT_CHANGE = "percent_change"
    NNT = "nnt"
    CORRELATION = "correlation"
    SENSITIVITY = "sensitivity"
    SPECIFICITY = "specificity"
    AUC = "auc"
    HETEROGENEITY = "heterogeneity"
    P_VALUE = "p_value"
    COUNT = "count"


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, the month or the day; never completed by guessing.

    Dates are ordered by what is known; a year sorts before the months of that year.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def parts(self) -> list[int]:
        """The CSL-JSON ``date-parts`` row, e.g. ``[2020, 2]``."""
        return [part for part in (self.year, self.month, self.day) if part is not None]

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self.parts() < other.parts()

    def __str__(self) -> str:
        return "-".join(f"{part:04d}" if i == 0 else f"{part:02d}"
                        for i, part in enumerate(self.parts()))


class Passage(str):
    """The exact words that decided, a ``str`` that also knows where they stand.

    ``start`` and ``end`` are offsets into the text that was read (None where the passage comes
    from a row of an evidence sheet); ``locator`` says where in the study ("abstract, results");
    ``basis`` what was read ("abstract", "full text", "evidence sheet").
    """

    start: int | None
    end: int | None
    locator: str
    basis: str

    def __new__(cls, text: str, start: int | None = None, end: int | None = None,
                locator: str = "", basis: str = "") -> Self:
        passage = super().__new__(cls, text)
        passage.start, passage.end, passage.locator, passage.basis = start, end, locator, basis
        return passage


@dataclass(frozen=True, slots=True)
class Estimate:
    """One typed statistic found in running text.

    ``value`` is a fraction for proportions and their differences (14 % is 0.14), per cent for
    ``percent_change`` and ``heterogeneity``, as printed otherwise; ``unit`` tells how it was
    written ("%", "percentage points", "fraction", "per 1,000 person-years", "mm", "one in n").
    ``start`` and ``end`` are offsets of ``text`` in the text that was searched. ``p`` belongs to
    the estimate and ``p_sign`` is its comparison ("=", "<", ">", "≤", "≥", "" where none).
    """

    kind: Kind
    value: float | None
    unit: str = ""
    ci_low: float | None = None
    ci_high: float | None = None
    ci_level: float | None = None  # per cent: 95.0
    p: float | None = None
    p_sign: str = ""
    n: int | None = None
    group: str = ""
    comparator: str = ""
    outcome: str = ""
    start: int = 0
    end: int = 0
    text: str = ""
    sd: float | None = None
    numerator: int | None = None    # 43 of "43/120 (35.8%)"
    denominator: int | None = None  # 120
    hedge: str = ""                 # "about", "nearly", "over", "up to", … the precision claimed
    direction: str = ""             # "increase", "decrease" where the words give the sign
    per: str = ""                   # "year" where a share is told per year

    def __hash__(self) -> int:
        """The hash of what tells most statistics apart; equal ones have it in common."""
        return hash((self.kind, self.value, self.start, self.text))


@dataclass(frozen=True, slots=True)
class Skipped:
    """A piece of input that could not be read: kept whole, with its line and the reason."""

    raw: str
    reason: str
    source: str = ""
    line: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a reference list. ``item`` is a CSL-JSON mapping, ``raw`` the text as read."""

    id: str
    item: Mapping[str, Any]
    raw: str = ""
    source: str = ""                    # file name, as given
    line: int | None = None             # 1-based
    field_lines: Mapping[str, int] = field(default_factory=dict)  # CSL name -> 1-based line
    remarks: tuple[str, ...] = ()       # what the reader had to assume or repair

    @property
    def DOI(self) -> str:
        """The cited DOI as normalised by the reader, or ''."""
        return str(self.item.get("DOI") or "")

    @property
    def title(self) -> str:
        """The cited title, or ''."""
        return str(self.item.get("title") or "")

    @property
    def year(self) -> int | None:
        """The cited year, or None."""
        parts = (self.item.get("issued") or {}).get("date-parts") or [[]]
        return int(parts[0][0]) if parts and parts[0] and parts[0][0] else None


class Bibliography(list[Reference]):
    """A list of references that also keeps what could not be read (``skipped``).

    ``remarks`` tell what had to be assumed to read the file as a whole, such as its encoding.
    """

    skipped: tuple[Skipped, ...]
    remarks: tuple[str, ...]

    def __init__(self, references: Iterable[Reference] = (), skipped: Iterable[Skipped] = (),
                 remarks: Iterable[str] = ()) -> None:
        super().__init__(references)
        self.skipped = tuple(skipped)
        self.remarks = tuple(remarks)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-level piece of an article; offsets into ``Article.text``."""

    kind: str      # heading | paragraph | list-item | quote | footnote | caption | table
    start: int
    end: int
    level: int = 0  # heading level, or list depth


@dataclass(frozen=True, slots=True)
class Marker:
    """A citation pointer that the format itself marks (superscript, link, footnote call)."""

    start: int
    end: int
    targets: tuple[str, ...]  # what it points at: "4", "smith2019", "10.1000/xyz", a URL


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read: its text, its structure and the reference list found in it.

    ``text`` is the whole readable text, reference list included; every offset in the package
    refers to it. ``body_end`` is where the reference list begins (``len(text)`` if none).
    """

    name: str
    text: str
    source: str = ""
    title: str = ""
    blocks: tuple[Block, ...] = ()
    markers: tuple[Marker, ...] = ()
    references: tuple[Reference, ...] = ()
    body_end: int | None = None
    reference_end: int | None = None
    dated: PartialDate | None = None        # the article's own publication or update date
    dated_text: str = ""                    # the words that say so
    skipped: tuple[Skipped, ...] = ()
    format: str = ""
    remarks: tuple[str, ...] = ()           # what the reader had to assume; nothing was lost


@dataclass(frozen=True, slots=True)
class Citation:
    """A pointer in the text, with the ids of the references that it names (empty: none found)."""

    start: int
    end: int
    text: str
    reference_ids: tuple[str, ...]
    style: str                # numeric | superscript | author-year | prose | footnote | link
    missing: tuple[str, ...] = ()  # labels that lead to no reference: "14" of 11


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence or clause of the article that says something checkable."""

    id: str
    article: str
    text: str
    section: str = ""
    start: int | None = None
    end: int | None = None
    claim_type: str = ""                  # "statistic; direction", joined by "; "
    reference_ids: tuple[str, ...] = ()
    attributed_to: str = ""
    context: str = ""                     # the passage around it, for pronouns and omitted nouns
    adjudicated: str = ""                 # a person's verdict, where a sheet gives one
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """An editorial notice on a work, in NISO CREC words; one event, whoever reported it."""

    type: str  # retraction | removal | withdrawal | expression-of-concern | correction | …
    date: PartialDate | None
    DOI: str = ""                  # of the notice
    sources: tuple[str, ...] = ()  # "publisher", "retraction-watch"


@dataclass(frozen=True, slots=True)
class Record:
    """A work as a source describes it, in CSL-JSON with every legitimate variant kept.

    ``item`` is the plain CSL-JSON. ``titles`` holds title, title with subtitle and original
    title; ``containers`` whole, short and former names; ``dates`` print, online and issued;
    ``pages`` page range and article number.
    """

    DOI: str
    item: Mapping[str, Any]
    source: str
    retrieved: str = ""                       # ISO 8601 date-time, UTC
    aliases: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    containers: tuple[str, ...] = ()
    dates: tuple[PartialDate, ...] = ()
    pages: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    superseded_by: tuple[str, ...] = ()       # DOIs of the published version of a preprint
    abstract: str = ""                        # plain text
    provenance: str = ""                      # what kind of record this is, where it matters


@dataclass(frozen=True, slots=True)
class Asked:
    """One question put to one source: what it answered and when."""

    source: str
    answer: Answer
    retrieved: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of one reference: the record it means, or why there is none.

    ``registered`` is the registry's own word on the cited DOI: True, False (a real negative from
    every source that could know), or None (not asked, or no answer).
    """

    reference_id: str
    status: Status
    matched_DOI: str = ""
    score: float | None = None                 # 0 to 1, our own decision, never Crossref's score
    components: Mapping[str, float] = field(default_factory=dict)
    record: Record | None = None               # the work that the reference means
    doi_record: Record | None = None           # the work that the cited DOI leads to
    registered: bool | None = None
    agency: str = ""
    source: str = ""
    retrieved: str = ""
    asked: tuple[Asked, ...] = ()
    candidates: tuple[Record, ...] = ()

    @property
    def kept_elsewhere(self) -> bool:
        """Whether the DOI exists and its agency gives its records to no source that is asked.

        mEDRA, JaLC, KISTI and others: doi.org says that the DOI is registered and with whom, and
        for the record it redirects to the agency's own host, which is not one that may be asked.
        Every source has answered; nothing is unavailable, and nothing can be compared.
        """
        return (self.status is Status.INCONCLUSIVE and self.registered is True
                and self.agency.lower() not in ("", "crossref", "datacite")
                and all(one.answer in (Answer.FOUND, Answer.NOT_FOUND) for one in self.asked))


@dataclass(frozen=True, slots=True)
class ReportedFinding:
    """One row of the summary of evidence: what a study reported, and where."""

    finding_id: str
    reference_id: str
    study: str = ""
    DOI: str = ""
    design: str = ""
    population: str = ""
    participants: int | None = None
    comparison: str = ""
    outcome: str = ""
    timepoint: str = ""
    estimate: Estimate | None = None
    direction: str = ""
    statement: str = ""
    locator: str = ""
    basis: str = ""
    start: int | None = None
    end: int | None = None
    p_text: str = ""              # p as the sheet prints it


@dataclass(frozen=True, slots=True)
class Report:
    """What one study reported: its text where there is one, and its findings row by row."""

    reference_id: str
    study: str = ""
    DOI: str = ""
    title: str = ""
    text: str = ""
    basis: str = ""               # abstract | full text | evidence sheet
    whole: bool = False           # whole enough to say that something is not in it
    design: str = ""
    population: str = ""
    participants: int | None = None
    container_title: str = ""
    published: tuple[PartialDate, ...] = ()
    findings: tuple[ReportedFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check says of one subject (a reference, a claim or the whole)."""

    code: str
    name: str
    outcome: Outcome
    subject: str
    message: str
    severity: Severity | None = None
    claimed: str = ""             # as cited, or what the article says
    reported: str = ""            # as recorded, or what the study says
    passage: Passage = Passage("")
    source: str = ""
    retrieved: str = ""
    confirm_url: str = ""
    reference_id: str = ""        # for a claim: the reference that it was held against
    line: int | None = None
    file: str = ""
    field: str = ""               # CSL name of the field concerned
    ignored: str = ""             # the reason given for silencing it


@dataclass(frozen=True, slots=True)
class Verdict:
    """One word on one quotation, with the passage that decided and why."""

    claim_id: str
    reference_id: str
    label: Label
    codes: tuple[str, ...] = ()
    evidence: Passage = Passage("")
    explanation: str = ""
    claim: str = ""
    article: str = ""
    study: str = ""
    DOI: str = ""
    reported: str = ""
    locator: str = ""
    basis: str = ""
    adjudicated: str = ""
    findings: tuple[Finding, ...] = ()
    design: str = ""
    asked: tuple[Asked, ...] = ()

    def _repr_html_(self) -> str:
        """The verdict as a notebook shows it: escaped, and never more than a screen."""
        rows = (("claim", self.claim), ("study", self.study), ("reported", self.reported),
                ("passage", str(self.evidence)), ("why", self.explanation))
        cells = "".join(f"<dt>{name}</dt><dd>{escape(text[:2000])}</dd>"
                        for name, text in rows if text)
        codes = escape(", ".join(self.codes))
        return f"<div><strong>{escape(self.label.value)}</strong> {codes}<dl>{cells}</dl></div>"
