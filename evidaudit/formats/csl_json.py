"""CSL-JSON, read member by member and written (CSL 1.0.2 data schema).

A member that is not valid JSON, or is no object, is skipped with its line; the others are kept.
Crossref's own JSON (a work, or a message that holds works) is read as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..csl import CSL_TYPES, as_issued, date_of_item, read_date
from ..model import Bibliography, ReadError, Reference, Skipped
from .bibtex import read_doi
from .identity import distinct_ids
from .places import LineCounter

_NAMES = frozenset((
    "author", "editor", "translator", "chair", "collection-editor", "compiler", "composer",
    "container-author", "contributor", "curator", "director", "editorial-director",
    "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator", "organizer",
    "original-author", "performer", "producer", "recipient", "reviewed-author", "script-writer",
    "series-creator"))
_DATES = ("issued", "accessed", "available-date", "event-date", "original-date", "submitted")
# An object without any of these says nothing of a work.
_TELLING = frozenset(("title", "author", "editor", "DOI", "URL", "container-title", "PMID", "PMCID",
                      "ISBN", "ISSN", "issued", "publisher", "page", "volume", "abstract"))
_NAME_PARTS = ("family", "given", "literal", "suffix", "dropping-particle",
               "non-dropping-particle", "comma-suffix", "static-ordering", "parse-names")
_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder(parse_constant=str)
_MAX_DEPTH = 40         # CSL-JSON needs six levels
# A string that never ends runs to the end of the text: every scan is linear.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\Z)|\\\Z|[{}\[\]]', re.DOTALL)
_UNPRINTABLE = re.compile(r"[\x00\ud800-\udfff]")
_NEXT_OBJECT = re.compile(r"\n[ \t]{0,40}\{")
_MAX_OPEN_MEMBERS = 20  # damaged members that never close; each costs one scan of the rest
_MAX_DAMAGED = 500      # then the rest is one piece: json counts lines anew for every error


def looks_like_csl_json(text: str) -> bool:
    """Whether ``text`` starts as a JSON object, or an array of objects."""
    return re.match(r"\s{0,10000}(?:\[\s{0,10000}(?:\{|\])|\{\s{0,10000}[\"}])", text) is not None


def read_csl_json(text: str, source: str = "") -> Bibliography:
    """The references of a CSL-JSON text: an array, one object, or an object around an array."""
    references: list[Reference] = []
    skipped: list[Skipped] = []
    lines = LineCounter(text)
    for start, end, member, problem in _members(text):
        line = lines.at(start)
        raw = text[start:end]
        places, depth = _field_lines(raw, line)
        if depth > _MAX_DEPTH:
            problem = problem or "nested too deep"
        if problem or not isinstance(member, dict):
            skipped.append(Skipped(raw, problem or "not an object: a reference is written {…}",
                                   source, line, start, end))
            continue
        item, remarks = _clean(member)
        if not _TELLING & item.keys():
            skipped.append(Skipped(raw, "none of its fields describes a work", source, line,
                                   start, end))
            continue
        identity = item.pop("id", "")
        references.append(Reference(str(identity), item, raw, source, line,
                                    {name: places[name] for name in item if name in places},
                                    tuple(remarks)))
    whole = len(skipped) == 1 and skipped[0].raw.strip() == text.strip()
    if not references and (whole or not skipped) and text.strip() != "[]":
        raise ReadError(f"{source or 'the text'}: holds no reference in CSL-JSON"
                        + (f" ({skipped[0].reason})" if skipped else "")
                        + "; export it again as CSL-JSON, BibTeX or RIS")
    return Bibliography(distinct_ids(references), skipped)


def _members(text: str) -> Iterable[tuple[int, int, Any, str]]:
    """Each member with its offsets: (start, end, value, problem)."""
    position = _skip(text, 0)
    if text[position:position + 1] == "{":
        try:
            whole, end = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError):
            whole, end = None, len(text)
        inner = _wrapped_at(text, whole) if isinstance(whole, dict) else None
        if inner is None:
            yield position, end, whole, "" if isinstance(whole, dict) else "not valid JSON"
            return
        position = inner
        if text[position] == "{":
            whole, end = _DECODER.raw_decode(text, position)
            yield position, end, whole, ""
            return
    yield from _members_of_array(text, _skip(text, position + 1))       # past "["


def _members_of_array(text: str, position: int) -> Iterable[tuple[int, int, Any, str]]:
    """The members of the array whose first one starts at ``position``; damaged ones end anyway."""
    unclosed = damaged = 0
    while position < len(text) and text[position] != "]":
        try:
            member, end = _DECODER.raw_decode(text, position)
            yield position, end, member, ""
        except (ValueError, RecursionError) as problem:
            end, closed = _end_of_member(text, position)
            unclosed += not closed
            damaged += 1
            if unclosed > _MAX_OPEN_MEMBERS or damaged > _MAX_DAMAGED:
                end = len(text)
            reason = problem.msg if isinstance(problem, json.JSONDecodeError) else "nested too deep"
            yield position, end, None, f"not valid JSON ({reason})"
        position = _skip(text, end)
        if text[position:position + 1] == ",":
            position = _skip(text, position + 1)


def _wrapped_at(text: str, whole: Mapping[str, Any]) -> int | None:
    """Where the array or work starts that ``whole`` wraps; None for a reference itself."""
    if "title" in whole:
        return None
    inner: Any = whole
    if isinstance(whole.get("message"), dict):      # Crossref's answer to one or many questions
        inner = whole["message"]
        if not isinstance(inner.get("items"), list):
            found = re.search(r'"message"\s{0,1000}:\s{0,1000}(?=\{)', text)
            return found.end() if found else None
    for name in ("items", "references"):
        if isinstance(inner.get(name), list):
            found = re.search(rf'"{name}"\s{{0,1000}}:\s{{0,1000}}(?=\[)', text)
            return found.end() if found else None
    return None


def _skip(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _end_of_member(text: str, start: int) -> tuple[int, bool]:
    """Where a damaged member ends, and whether it closes; always after ``start``.

    It ends with its last brace, or else before the next line or object that opens one.
    """
    depth = 0
    for match in _TOKEN.finditer(text, start):
        token = match.group()
        if token in ("{", "["):
            depth += 1
        elif token in ("}", "]"):
            depth -= 1
            if depth == 0:
                return match.end(), True
            if depth < 0 and match.start() > start and token == "]":
                return match.start(), True
            if depth < 0:
                following = text.find("{", match.end())
                return (following if following >= 0 else len(text)), True
    line = _NEXT_OBJECT.search(text, start + 1)
    return (line.start() if line else len(text)), False


def _field_lines(raw: str, line: int) -> tuple[dict[str, int], int]:
    """The 1-based line of each name of the object ``raw``, which starts on ``line``; its depth."""
    places: dict[str, int] = {}
    depth = deepest = counted = 0
    for match in _TOKEN.finditer(raw):
        token = match.group()
        if token in ("{", "["):
            depth += 1
            deepest = max(deepest, depth)
        elif token in ("}", "]"):
            depth -= 1
        elif depth == 1 and raw[match.end():match.end() + 20].lstrip().startswith(":"):
            line += raw.count("\n", counted, match.start())
            counted = match.start()
            places.setdefault(token[1:-1], line)
    return places, deepest


def _clean(member: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """``member`` with every variable in the shape that the schema gives it, and remarks."""
    item: dict[str, Any] = {}
    remarks: list[str] = []
    for name, value in _printable(member).items():
        if value is None or value == "" or value == []:
            continue
        if name in _NAMES:
            names = _clean_names(value, name, remarks)
            if names:
                item[name] = names
        elif name in _DATES:
            date = _clean_date(value)
            if date:
                item[name] = date
            else:
                remarks.append(f"“{name}” is no date: {json.dumps(value)[:60]}")
        elif name in ("custom", "id") or isinstance(value, dict):
            item[name] = value
        else:
            item[name] = _clean_text(name, value, remarks)
    if "DOI" not in item and "doi" in item:
        item["DOI"] = item.pop("doi")
    if "DOI" in item:
        item["DOI"], remark = read_doi(str(item["DOI"]))
        if remark:
            remarks.append(remark)
    kind = item.get("type")
    if kind == "journal-article":      # Crossref's own word
        item["type"] = "article-journal"
    elif kind and str(kind) not in CSL_TYPES:
        remarks.append(f"the type “{str(kind)[:40]}” is not one of CSL's")
    return item, remarks


def _printable(value: Any) -> Any:
    """``value`` without lone surrogates and NULs, which JSON can spell and no file can hold."""
    if isinstance(value, str):
        return _UNPRINTABLE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_printable(one) for one in value]
    if isinstance(value, dict):
        return {_printable(name): _printable(one) for name, one in value.items()}
    return value


def _clean_text(name: str, value: Any, remarks: list[str]) -> Any:
    if isinstance(value, list):
        if all(isinstance(one, str) for one in value) and name in (
                "title", "container-title", "container-title-short", "short-container-title",
                "original-title", "ISSN", "ISBN"):
            return value[0]     # Crossref gives lists
        return value
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        remarks.append(f"“{name}” should be text")
    return value if isinstance(value, str) else str(value)


def _clean_names(value: Any, variable: str, remarks: list[str]) -> list[dict[str, Any]]:
    """Names as objects; a bare string becomes a literal."""
    names = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str) and one.strip():
            names.append({"literal": one.strip()})
            remarks.append(f"“{one[:60]}” in {variable} is not split into family and given name")
        elif isinstance(one, dict):
            name = {part: one[part] if isinstance(one[part], bool) else str(one[part])
                    for part in _NAME_PARTS if one.get(part) not in (None, "")}
            if not name and one.get("name"):       # Crossref's group authors
                name = {"literal": str(one["name"])}
            if name:
                names.append(name)
        else:
            remarks.append(f"a name in {variable} could not be read")
    return names


def _clean_date(value: Any) -> dict[str, Any]:
    """A date variable; numbers written as text become numbers; {} for what is no date."""
    if isinstance(value, (str, int)):
        return as_issued(read_date(str(value)))
    if not isinstance(value, dict):
        return {}
    date = date_of_item(value)
    if date is None:
        return dict(value) if value.get("literal") or value.get("raw") else {}
    rows = value.get("date-parts")
    if isinstance(rows, list) and len(rows) > 1:    # a range keeps both its ends
        second = date_of_item({"date-parts": [rows[1]]})
        if second:
            return {"date-parts": [date.parts(), second.parts()]}
    kept = {name: value[name] for name in ("season", "circa", "literal") if value.get(name)}
    return {**as_issued(date), **kept}


def write_csl_json(references: Iterable[Reference]) -> str:
    """``references`` as a CSL-JSON array, UTF-8, two-space indent, each with its id first."""
    rows = [{"id": reference.id, **{name: value for name, value in reference.item.items()
                                    if name != "id"}} for reference in references]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
