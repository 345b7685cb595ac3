"""The evidence sheet: what a study reported, row by row, as a person filled or corrected it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from .. import quick_re as re
from ..csl import date_of_item, normalise_doi, study_label
from ..model import (
    Estimate,
    Kind,
    PartialDate,
    ReadError,
    Reference,
    Report,
    ReportedFinding,
    Resolution,
    Skipped,
)
from .reading import read_report

COLUMNS = ("finding_id", "reference_id", "study", "DOI", "design", "population", "participants",
           "comparison", "outcome", "timepoint", "statistic_kind", "value", "unit", "ci_low",
           "ci_high", "p", "direction", "statement", "locator", "basis")
# Without these a row says nothing of anybody.
_NEEDED = ("reference_id", "outcome")
_NO_STATISTIC = frozenset({"", "none", "direction_only", "n/a", "na"})
_KIND_WORDS = {"nnt": Kind.NNT, "smd": Kind.STANDARDISED_MEAN_DIFFERENCE,
               "md": Kind.MEAN_DIFFERENCE,
               "rd": Kind.RISK_DIFFERENCE, "rr": Kind.RISK_RATIO, "or": Kind.ODDS_RATIO,
               "hr": Kind.HAZARD_RATIO, "i2": Kind.HETEROGENEITY, "p": Kind.P_VALUE,
               "adherence_rate": Kind.PROPORTION}
_P = re.compile(r"\s*(?:p\s*)?(?P<sign>[<>=≤≥]?)\s*(?P<value>[01]?[.,·]\d+|"
                r"[01](?:[.,]0+)?)\s*", re.I)
_FROM_A_PROGRAM = "machine"


def read_evidence_sheet(path: str | Path) -> tuple[list[ReportedFinding], list[Skipped]]:
    """The rows of an evidence sheet (CSV, UTF-8) and what could not be read of it.

    Raises ReadError in one line when the file cannot be opened, is not text, or lacks
    ``reference_id`` or ``outcome``. A row with an unknown kind of statistic or a number that is
    not one is kept as Skipped with its line; the other rows are read.
    """
    name = str(path)
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ReadError(f"{name}: is not UTF-8 text; save the sheet as CSV in UTF-8") from problem
    except OSError as problem:
        raise ReadError(f"{name}: cannot be opened ({problem.strerror or problem})") from problem
    reader = csv.DictReader(io.StringIO(text.replace("\0", ""), newline=""))
    try:
        columns = [str(column or "").strip() for column in reader.fieldnames or ()]
        missing = [column for column in _NEEDED if column not in columns]
        if missing:
            raise ReadError(f"{name}: lacks the column {' and '.join(missing)}; an evidence sheet "
                            f"has {', '.join(COLUMNS)}")
        reader.fieldnames = columns
        return _read_rows(reader, name)
    except csv.Error as problem:
        raise ReadError(f"{name}: cannot be read as CSV ({problem})") from problem


def _read_rows(reader: csv.DictReader[str], name: str) -> tuple[list[ReportedFinding],
                                                                 list[Skipped]]:
    rows, skipped = [], []
    for number, raw in enumerate(reader, 1):
        row = {key: (value or "").strip() for key, value in raw.items()
               if isinstance(key, str) and not isinstance(value, list)}
        if not any(row.values()):
            continue
        try:
            rows.append(as_finding_row(row, number))
        except ValueError as problem:
            skipped.append(Skipped(raw=",".join(row.values()), reason=str(problem), source=name,
                                   line=reader.line_num))
    return rows, skipped


def as_finding_row(row: Mapping[str, str], number: int = 1) -> ReportedFinding:
    """One row of the sheet as a finding; raises ValueError naming the field that is wrong."""
    if not row.get("reference_id"):
        raise ValueError("reference_id is empty: whose finding is it?")
    participants = _number(row, "participants")
    return ReportedFinding(
        finding_id=row.get("finding_id") or f"row-{number}",
        reference_id=row["reference_id"], study=row.get("study", ""), DOI=row.get("DOI", ""),
        design=row.get("design", ""), population=row.get("population", ""),
        participants=None if participants is None else int(participants),
        comparison=row.get("comparison", ""), outcome=row.get("outcome", ""),
        timepoint=row.get("timepoint", ""), estimate=_read_estimate(row),
        direction=row.get("direction", ""), statement=row.get("statement", ""),
        locator=row.get("locator", ""), basis=row.get("basis", ""), p_text=row.get("p", ""))


def _read_estimate(row: Mapping[str, str]) -> Estimate | None:
    word = row.get("statistic_kind", "").lower().replace(" ", "_").replace("-", "_")
    value, low, high = (_number(row, field) for field in ("value", "ci_low", "ci_high"))
    p, sign = _read_p(row.get("p", ""))
    if word in _NO_STATISTIC:
        return None
    try:
        kind = _KIND_WORDS.get(word) or Kind(word)
    except ValueError:
        raise ValueError(f"statistic_kind {word!r} is not one of "
                         f"{', '.join(sorted(kind.value for kind in Kind))}") from None
    unit = row.get("unit", "")
    if word == "adherence_rate" and value is not None and value > 1:
        value, unit = value / 100, "%"
    if kind is Kind.P_VALUE and p is None:
        p = value
    return Estimate(kind, value, unit, low, high, 95.0 if low is not None else None, p, sign,
                    outcome=row.get("outcome", ""), comparator=row.get("comparison", ""),
                    text=row.get("statement", ""))


def _number(row: Mapping[str, str], field: str) -> float | None:
    text = row.get(field, "").replace("−", "-").replace("·", ".").replace(" ", "")
    if not text or text.lower() in ("na", "n/a", "none", "nan", "nr"):
        return None
    try:
        thousands = re.fullmatch(r"-?\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?", text)
        number = float(text.replace(",", "" if thousands else "."))
    except ValueError:
        raise ValueError(f"{field} {row[field]!r} is not a number") from None
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError(f"{field} {row[field]!r} is not a number")
    return number


def _read_p(text: str) -> tuple[float | None, str]:
    match = _P.fullmatch(text)
    if not match:
        return None, ""
    return float(match["value"].replace(",", ".").replace("·", ".")), match["sign"] or "="


def report_of(reference: Reference, resolution: Resolution | None,
              rows: Sequence[ReportedFinding], abstract_text: str = "",
              abstract_basis: str = "abstract", source: str = "") -> Report | None:
    """What one study reported: a person's rows first, else what its text says; None if neither.

    A row that a person filled outranks extraction; rows that an earlier run extracted by machine
    (their ``basis`` says so) do not outrank the text they came from.
    """
    own = [row for row in rows if row.reference_id == reference.id
           or (row.DOI and reference.DOI
               and normalise_doi(row.DOI) == normalise_doi(reference.DOI))]
    own = [row for row in own if not row.basis.lower().startswith(_FROM_A_PROGRAM)]
    record = resolution.record if resolution else None
    text = abstract_text or (record.abstract if record else "")
    if not own and not text.strip():
        return None
    item = record.item if record else reference.item
    title = _first(item.get("title")) or reference.title
    container = _first(item.get("container-title"))
    dates = record.dates if record and record.dates else _issued(item)
    doi = (resolution.matched_DOI if resolution else "") or reference.DOI
    study = next((row.study for row in own if row.study), "") or study_label(item)
    read = read_report(text, title=title, container_title=container,
                       reference_id=reference.id, basis=abstract_basis, doi=doi,
                       study=study) if text.strip() else None
    if not own:
        return _with_dates(read, dates) if read else None
    return report_of_rows(own, reference.id, title, container, doi, study, read, dates)


def report_of_rows(rows: Sequence[ReportedFinding], reference_id: str, title: str = "",
                   container: str = "", doi: str = "", study: str = "",
                   read: Report | None = None, dates: tuple[PartialDate, ...] = ()) -> Report:
    """A report whose findings are a person's rows, followed by those read from the text."""
    kept = tuple(replace(row, basis=row.basis or "evidence sheet") for row in rows)
    extracted = read.findings if read else ()
    design = next((row.design for row in rows if row.design), "") or (read.design if read else "")
    population = next((row.population for row in rows if row.population), "") or (
        read.population if read else "")
    participants = next((row.participants for row in rows if row.participants is not None),
                        read.participants if read else None)
    return Report(
        reference_id, study, doi or next((row.DOI for row in rows if row.DOI), ""), title,
        text=read.text if read else "", basis="evidence sheet",
        whole=bool(read and read.whole), design=design, population=population,
        participants=participants, container_title=container,
        published=dates,
        findings=kept + tuple(extracted))


def _with_dates(report: Report, dates: tuple[PartialDate, ...]) -> Report:
    return replace(report, published=dates or report.published)


def _first(value: object) -> str:
    if isinstance(value, (list, tuple)):
        value = value[0] if value else ""
    return str(value or "")


def _issued(item: Mapping[str, object]) -> tuple[PartialDate, ...]:
    date = date_of_item(item.get("issued"))
    return (date,) if date else ()
