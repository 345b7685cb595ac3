"""Bibliographies of every format: which one a file is, reading it, and writing references."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..csl import date_of_item
from ..model import Bibliography, ReadError, Reference, Skipped
from ..safe_io import escape_csv_cell, read_text
from .bibtex import looks_like_bibtex, read_bibtex
from .bibtex_write import write_bibtex
from .csl_json import looks_like_csl_json, read_csl_json, write_csl_json
from .identity import distinct_ids
from .names import names_as_text
from .nbib import looks_like_nbib, read_nbib
from .ris import looks_like_ris, read_ris, write_ris

FORMATS = ("bibtex", "csl-json", "ris", "csv")
CSV_COLUMNS = ("id", "type", "author", "title", "container-title", "issued", "volume", "issue",
               "page", "DOI", "PMID", "PMCID", "ISBN", "ISSN", "URL", "publisher", "editor",
               "edition", "note")
_SUFFIXES = {".bib": "bibtex", ".bibtex": "bibtex", ".biblatex": "bibtex", ".ris": "ris",
             ".nbib": "nbib",
             ".json": "csl-json", ".csljson": "csl-json", ".jsonl": "reference-strings",
             ".ndjson": "reference-strings"}
# What a person may have exported instead, and how it starts.
_UNREADABLE = {"markup": "HTML or XML", "enw": "an EndNote file"}
_ENW = re.compile(r"\s{0,100}%0 [A-Z]")
_MARKUP = re.compile(r"\s{0,1000}<(?:!doctype|html|\?xml|xml|head|body)\b", re.IGNORECASE)


def read_bibliography(source: str | Path) -> Bibliography:
    """The references of the file ``source``, in file order, and what of it could not be read.

    BibTeX, RIS, CSL-JSON, PubMed's nbib, reference strings (one a line) or JSON lines with "id"
    and "text"; told by content first, by suffix where the content does not say. Nothing is merged
    or dropped: a damaged piece is in ``skipped`` with its line and reason. Raises ReadError for
    what cannot be read at all.
    """
    text, remarks = read_text(source)
    name = str(source)
    kind = sniff(text, name)
    if kind in _UNREADABLE:
        raise ReadError(f"{name}: is {_UNREADABLE[kind]}, which is not read here; "
                        "export it as BibTeX, RIS or CSL-JSON")
    bibliography = _READERS[kind](text, name)
    if not bibliography and not bibliography.skipped:
        raise ReadError(f"{name}: holds no reference that could be read as {kind}; "
                        "give BibTeX, RIS, CSL-JSON, or one reference a line")
    if not remarks:
        return bibliography
    return Bibliography((replace(one, remarks=(*one.remarks, *remarks)) for one in bibliography),
                        bibliography.skipped, remarks)


def sniff(text: str, name: str = "") -> str:
    """What ``text`` is: bibtex, ris, csl-json, nbib, reference-strings, or a key of _UNREADABLE."""
    text = text.lstrip("\ufeff")
    suffix = _SUFFIXES.get(Path(name).suffix.lower(), "")
    if _MARKUP.match(text):
        return "markup"
    if looks_like_csl_json(text):
        return "reference-strings" if _is_json_lines(text) else "csl-json"
    if looks_like_ris(text) and not (suffix == "bibtex" and looks_like_bibtex(text)):
        return "ris"
    if looks_like_bibtex(text):
        return "bibtex"
    if looks_like_nbib(text):
        return "nbib"
    if _ENW.match(text):
        return "enw"
    return suffix or "reference-strings"


def _is_json_lines(text: str) -> bool:
    """Whether one of the first lines is a JSON object of its own with a "text"."""
    head = [line for line in text[:1_000_000].lstrip().split("\n", 20)[:20] if line.strip()]
    for line in head[:5]:
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(row, dict) and isinstance(row.get("text"), str) and "title" not in row:
            return True
    return False


def read_reference_strings(text: str, source: str = "") -> Bibliography:
    """One reference a line, as a string or as JSON with "id" and "text"; blank lines are passed.

    A reference's id is the line's own, or else its 1-based line number. A line of JSON without a
    text is skipped and yet has its row, empty.
    """
    from .reference_strings import parse_reference  # heavy: loads the tagger's weights

    references: list[Reference] = []
    skipped: list[Skipped] = []
    as_json = _is_json_lines(text)
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        identity, words = str(number), line
        if as_json:
            row, problem = _read_json_line(line)
            given = row.get("id")
            identity = str(number) if given in (None, "") else str(given)
            if problem:  # told as left out, and a row all the same: references in, references out
                skipped.append(Skipped(line, problem, source, number))
                references.append(Reference(identity, {}, line, source, number,
                                            remarks=(problem,)))
                continue
            words = str(row["text"])
        parsed = parse_reference(words, identity)
        references.append(replace(parsed, id=identity, raw=words, source=source, line=number))
    return Bibliography(distinct_ids(references), skipped)


def _read_json_line(line: str) -> tuple[Mapping[str, Any], str]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {}, "not valid JSON"
    if not isinstance(row, dict):
        return {}, "no “text” in this line"
    return row, "" if str(row.get("text") or "").strip() else "no “text” in this line"


_READERS: Mapping[str, Callable[[str, str], Bibliography]] = {
    "bibtex": read_bibtex, "ris": read_ris, "csl-json": read_csl_json,
    "nbib": read_nbib, "reference-strings": read_reference_strings,
}


def write_bibliography(references: Iterable[Reference], to: str) -> str:
    """``references`` as text in the format ``to``: bibtex, csl-json, ris or csv; order is kept."""
    if to not in _WRITERS:
        raise ValueError(f"{to!r} is not a format to write; choose one of {', '.join(FORMATS)}")
    return _WRITERS[to](references)


def write_csv(references: Iterable[Reference]) -> str:
    """``references`` as CSV, one row each; cells that a spreadsheet would run are defused."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for reference in references:
        writer.writerow([escape_csv_cell(_cell(reference, name)) for name in CSV_COLUMNS])
    return stream.getvalue()


def _cell(reference: Reference, name: str) -> str:
    if name == "id":
        return reference.id
    value = reference.item.get(name)
    if name in ("author", "editor"):
        return names_as_text(value)
    if name == "issued":
        return str(date_of_item(value) or "")
    return " ".join(str(value or "").split())


_WRITERS: Mapping[str, Callable[[Iterable[Reference]], str]] = {
    "bibtex": write_bibtex, "csl-json": write_csl_json, "ris": write_ris, "csv": write_csv,
}
