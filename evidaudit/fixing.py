"""A corrected bibliography, proposed beside the original and never in its place.

A field is corrected only where a check told an error, a record was matched that supports the
correction, and it is clear that the record is the work that is meant. Whatever else was told is
left to a person, with the reason.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .csl import as_issued, date_of_item, normalise_doi
from .formats.bibliography import sniff, write_bibliography
from .formats.bibtex_edit import FieldEdit, edit_bibtex
from .formats.names import names_as_text
from .model import (
    Finding,
    Outcome,
    PartialDate,
    ReadError,
    Reference,
    Resolution,
    Severity,
    Status,
)
from .safe_io import decode_text, read_bytes, write_atomically

DOI_CODES = frozenset(("REF101", "REF102", "REF103", "REF110"))
FIELD_CODES = frozenset(("REF104", "REF105", "REF106", "REF107", "REF108", "REF109"))
CLEAR_SCORE = 0.9       # of a match by its words that may fill in or replace a DOI

_WRITTEN_AS = {"ris": ("ris", ".ris"), "csl-json": ("csl-json", ".json"), "nbib": ("ris", ".ris")}


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of one reference: as it is and as the record has it."""

    reference_id: str
    field: str              # CSL name
    before: str
    after: str
    codes: tuple[str, ...]
    line: int | None = None
    value: Any = None       # the CSL value


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """Something told of a reference that is not corrected, and why."""

    reference_id: str
    field: str
    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A corrected bibliography beside the original: nothing is written by making it."""

    source: str
    name: str                               # of the file to write: "references.fixed.bib"
    original: str
    corrected: str
    encoding: str
    corrections: tuple[Correction, ...]
    left_alone: tuple[LeftAlone, ...]

    @property
    def diff(self) -> str:
        """The unified diff from the original to the correction; '' where nothing changes."""
        rows = difflib.unified_diff(
            self.original.replace("\r\n", "\n").splitlines(),
            self.corrected.replace("\r\n", "\n").splitlines(), self.source, self.name, lineterm="")
        return "".join(f"{row}\n" for row in rows)


def propose(path: str | Path, references: Sequence[Reference], resolutions: Sequence[Resolution],
            findings: Iterable[Finding]) -> Proposal:
    """The corrected text of the bibliography ``path``, of which ``references`` were read in order.

    Raises ReadError where ``path`` is no bibliography with fields (a list of reference strings).
    """
    data = read_bytes(path)
    plain, _ = decode_text(data, str(path))
    kind = sniff(plain, str(path))
    told: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.outcome is Outcome.ERROR and not finding.ignored:
            told.setdefault(finding.subject, []).append(finding)
    corrections: list[tuple[int, Correction]] = []
    left: list[LeftAlone] = []
    for place, (reference, resolved) in enumerate(zip(references, resolutions, strict=True)):
        mine, spared = corrections_of(reference, resolved, told.get(reference.id, ()))
        corrections += [(place, one) for one in mine]
        left += spared
    if kind == "bibtex":
        return _in_bibtex(path, data, references, corrections, left)
    if kind not in _WRITTEN_AS:
        raise ReadError(f"{path}: is a list of reference strings, which has no fields to correct; "
                        f"write a bibliography from it with 'evidaudit resolve {path}'")
    return _rewritten(path, kind, references, corrections, left)


def corrections_of(reference: Reference, resolved: Resolution, findings: Sequence[Finding]
                   ) -> tuple[list[Correction], list[LeftAlone]]:
    """What the matched record corrects of what was told, and what it does not."""
    relevant = [one for one in findings if one.code in DOI_CODES | FIELD_CODES]
    if not relevant:
        return [], []

    def spare(reason: str) -> list[LeftAlone]:
        return [LeftAlone(reference.id, one.field, reason, one.line or reference.line)
                for one in relevant]

    record = resolved.record
    if resolved.status is not Status.MATCHED or record is None:
        return [], spare("no record was matched that could correct it")
    by_words = resolved.doi_record is None or record.DOI != resolved.doi_record.DOI
    other_work = any(one.code == "REF103" for one in relevant)
    if other_work and not by_words:
        return [], spare("the DOI leads to another work and no record of the cited one was found")
    if not by_words and any(one.code in ("REF104", "REF105") and one.severity is Severity.MAJOR
                            for one in relevant):
        return [], spare("the DOI and the words speak of two works; only a person can say which")
    if by_words and (resolved.score or 0.0) < CLEAR_SCORE:
        return [], spare("the match is not clear enough to correct by")
    corrections: dict[str, Correction] = {}
    left = []
    for finding in relevant:
        name = "DOI" if finding.code in DOI_CODES else finding.field
        value = _recorded(name, reference, resolved, finding)
        if not value:
            left.append(LeftAlone(reference.id, name, "the record gives no single value",
                                  finding.line or reference.line))
            continue
        known = corrections.get(name)
        corrections[name] = Correction(
            reference.id, name, _shown(reference.item.get(name)), _shown(value),
            (*(known.codes if known else ()), finding.code), finding.line or reference.line, value)
    return list(corrections.values()), left


def _recorded(name: str, reference: Reference, resolved: Resolution, finding: Finding) -> Any:
    """The record's value for a field, in CSL; None or '' where it has none that can be meant."""
    record = resolved.record
    if record is None:
        return None
    item: Mapping[str, Any] = record.item
    if name == "DOI":
        doi = normalise_doi(record.DOI or resolved.matched_DOI)
        return doi if doi != normalise_doi(reference.DOI) else ""
    if name in ("title", "container-title", "volume", "issue"):
        return finding.reported or str(item.get(name) or "")
    if name == "page":
        return str(item.get("page") or (record.pages[0] if record.pages else ""))
    if name == "issued":
        date = date_of_item(item.get("issued")) or min(record.dates, default=None)
        cited = date_of_item(reference.item.get("issued"))
        if date and (cited is None or cited.month is None):
            date = PartialDate(date.year)   # no more exact than what is cited
        return as_issued(date)
    if name == "author":
        authors = [dict(one) for one in item.get("author") or ()
                   if one.get("family") or one.get("literal")]
        number = len(reference.item.get("author") or ())
        return authors[:max(number, 1)] if _goes_on(reference) else authors
    return None


def _goes_on(reference: Reference) -> bool:
    """Whether the cited list of authors is cut short with "and others"."""
    custom = reference.item.get("custom")
    return isinstance(custom, Mapping) and bool(custom.get("et-al"))


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return str(date_of_item(value) or "")
    if isinstance(value, list):
        return names_as_text(value)
    return " ".join(str(value or "").split())


def _in_bibtex(path: str | Path, data: bytes, references: Sequence[Reference],
               corrections: Sequence[tuple[int, Correction]], left: list[LeftAlone]) -> Proposal:
    name = f"{Path(path).stem}.fixed{Path(path).suffix or '.bib'}"
    text, encoding = _exact_text(data, str(path))
    edits = {id(edit): (edit, one) for edit, one in (
        (FieldEdit(place, one.field, one.value,
                   one.field == "author" and _goes_on(references[place])), one)
        for place, one in corrections)}
    corrected, made, spared = edit_bibtex(text, [edit for edit, _ in edits.values()])
    left += [LeftAlone(edits[id(edit)][1].reference_id, edit.variable, reason,
                       edits[id(edit)][1].line) for edit, reason in spared]
    try:
        corrected.encode(encoding)
    except UnicodeEncodeError as problem:
        raise ReadError(f"{path}: a correction cannot be written in its encoding ({encoding}); "
                        "save the file as UTF-8 first") from problem
    return Proposal(str(path), name, text, corrected, encoding,
                    tuple(edits[id(edit)][1] for edit in made), tuple(left))


def _exact_text(data: bytes, where: str) -> tuple[str, str]:
    """``data`` as text that gives the same bytes again, and its encoding."""
    for encoding in ("utf-8", "utf-16", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.encode(encoding) == data and "\x00" not in text:
            return text, encoding
    raise ReadError(f"{where}: its encoding cannot be kept; save it as UTF-8 first")


def _rewritten(path: str | Path, kind: str, references: Sequence[Reference],
               corrections: Sequence[tuple[int, Correction]], left: list[LeftAlone]) -> Proposal:
    """The proposal for a format that is written anew; the diff is between two such writings."""
    form, suffix = _WRITTEN_AS[kind]
    fixed = list(references)
    for place, one in corrections:
        fixed[place] = replace(fixed[place], item={**fixed[place].item, one.field: one.value})
    return Proposal(str(path), f"{Path(path).stem}.fixed{suffix}",
                    write_bibliography(references, form), write_bibliography(fixed, form), "utf-8",
                    tuple(one for _, one in corrections), tuple(left))


def proposals(paths: Iterable[str | Path], references: Sequence[Reference],
              resolutions: Sequence[Resolution], findings: Sequence[Finding]
              ) -> Iterator[Proposal | str]:
    """The proposal for each bibliography of one run, or in one line why there is none."""
    for path in dict.fromkeys(paths):
        mine = [pair for pair in zip(references, resolutions, strict=True)
                if pair[0].source == str(path)]
        if not mine:
            continue
        try:
            yield propose(path, [one for one, _ in mine], [one for _, one in mine], findings)
        except ReadError as problem:
            yield str(problem)


def write_proposal(proposal: Proposal) -> str:
    """Writes the corrected bibliography beside the original; what was done, in one line.

    A file that is there and differs is never overwritten: the line says so.
    """
    if not proposal.corrections:
        return f"{proposal.source}: nothing to correct"
    target = Path(proposal.source).with_name(proposal.name)
    data = proposal.corrected.encode(proposal.encoding)
    count = len(proposal.corrections)
    told = f"{count} correction{'s' if count != 1 else ''}"
    if target.exists():
        if target.is_file() and target.read_bytes() == data:
            return f"{target}: {told}, as it already stands"
        return f"{target}: is already there and differs; NOT overwritten ({told} in the diff)"
    write_atomically(target, data)
    return f"{target}: written with {told}; {proposal.source} is unchanged"
