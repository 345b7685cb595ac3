"""References written as BibTeX that BibTeX, biber and this library's reader all read back.

Letters stay UTF-8 (biber and current BibTeX engines read it); the specials of LaTeX are escaped in
prose and left alone in identifiers and links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..csl import date_of_item
from ..model import Reference
from .bibtex import CSL_TYPE_OF_ENTRY, ISSUE_TYPES, NAME_FIELDS, PROSE_FIELDS, VERBATIM_FIELDS
from .latex import encode, encode_verbatim
from .names import ET_AL_REMARK, write_name

_ENTRY_OF_TYPE = {kind: entry for entry, kind in reversed(CSL_TYPE_OF_ENTRY.items())}
_ENTRY_OF_TYPE.update({"article-magazine": "article", "article-newspaper": "article",
                       "book": "book", "chapter": "incollection", "webpage": "online",
                       "paper-conference": "inproceedings", "thesis": "phdthesis",
                       "report": "techreport", "document": "misc", "article": "misc"})
_BOOKISH = ("chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary", "entry")
# CSL variable -> the field that is written for it (the first of those that are read).
_FIELD_OF = {name: field for field, name in reversed(PROSE_FIELDS.items())}
_FIELD_OF.update({name: field for field, name in reversed(VERBATIM_FIELDS.items())})
_FIELD_OF_NAMES = {name: field for field, name in reversed(NAME_FIELDS.items())}
_ORDER = ("author", "editor", "title", "journal", "booktitle", "year", "month", "day", "volume",
          "number", "issue", "pages", "eid", "publisher", "address", "doi", "pmid", "url")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_KEY_BREAKERS = re.compile(r"[\s,{}()=\"#%~\\@']+")
_DATES = {"accessed": "urldate", "event-date": "eventdate", "original-date": "origdate",
          "submitted": "submitted"}


def write_bibtex(references: Iterable[Reference]) -> str:
    """``references`` as BibTeX text, one entry each, in order; keys are kept distinct."""
    taken: set[str] = set()
    return "\n".join(_write_entry(reference, _key(reference.id, taken))
                     for reference in references)


def _key(identity: str, taken: set[str]) -> str:
    """``identity`` as a BibTeX key; "smith2019#2" becomes "smith2019-2"."""
    key = base = _KEY_BREAKERS.sub("-", identity).strip("-") or "entry"
    number = 1
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    taken.add(key)
    return key


def _write_entry(reference: Reference, key: str) -> str:
    item = reference.item
    kind = str(item.get("type") or "document")
    entry = _ENTRY_OF_TYPE.get(kind, "misc")
    fields: dict[str, str] = {}
    for variable, field in _FIELD_OF_NAMES.items():
        names = [write_name(name) for name in item.get(variable) or ()
                 if isinstance(name, Mapping)]
        if names and (variable == "author" and _et_al(item)
                      or ET_AL_REMARK.format(field=field) in reference.remarks):
            names.append("others")
        fields[field] = " and ".join(name for name in names if name)
    for variable, field in _FIELD_OF.items():
        text = str(item.get(variable) or "")
        verbatim = variable in VERBATIM_FIELDS.values()
        fields[field] = encode_verbatim(text) if verbatim else encode(" ".join(text.split()))
    fields["title"] = encode(" ".join(str(item.get("title") or "").split()))
    container = "booktitle" if kind in _BOOKISH else "journal"
    fields[container] = encode(" ".join(str(item.get("container-title") or "").split()))
    fields["doi"] = encode_verbatim(str(item.get("DOI") or ""))
    fields.update(_numbers(item, kind))
    fields.update(_dates(item))
    if item.get("archive_location"):
        fields["eprint"] = encode_verbatim(str(item["archive_location"]))
        fields["archiveprefix"] = encode(str(item.get("archive") or ""))
    if _read_back(entry, "eprint" in fields) != kind:
        fields["entrysubtype"] = encode(kind)
    custom = item.get("custom")
    for name, value in (custom.items() if isinstance(custom, Mapping) else ()):
        plain = re.fullmatch(r"[a-z][a-z0-9_\-]{0,60}", str(name)) and _balanced(str(value))
        if plain and name != "et-al":
            fields.setdefault(str(name), str(value))
    rank = {name: place for place, name in enumerate(_ORDER)}
    written = sorted(((name, value) for name, value in fields.items() if value),
                     key=lambda pair: rank.get(pair[0], len(rank)))
    body = "".join(f"  {name} = {value if name == 'month' else '{' + value + '}'},\n"
                   for name, value in written)
    return f"@{entry}{{{key},\n{body}}}\n"


def _et_al(item: Mapping[str, Any]) -> bool:
    """Whether the author list is known to be cut short."""
    custom = item.get("custom")
    return isinstance(custom, Mapping) and bool(custom.get("et-al"))


def _read_back(entry: str, has_eprint: bool) -> str:
    """The CSL type that the reader will give ``entry``."""
    return "article" if entry == "misc" and has_eprint else CSL_TYPE_OF_ENTRY[entry]


def _numbers(item: Mapping[str, Any], kind: str) -> dict[str, str]:
    issue, number = str(item.get("issue") or ""), str(item.get("number") or "")
    fields: dict[str, str] = {}
    if issue and number or issue and kind not in ISSUE_TYPES:
        fields.update(issue=encode(issue), number=encode(number))
    elif issue:
        fields["number"] = encode(issue)
    elif number and kind not in ISSUE_TYPES:
        fields["number"] = encode(number)
    elif number:
        fields["numbering"] = encode(number)
    pages = str(item.get("page") or "")
    fields["pages"] = re.sub(r"(?<=\w)-(?=\w)", "--", encode(pages))
    fields["eid"] = encode(str(item.get("article-number") or ""))
    return fields


def _dates(item: Mapping[str, Any]) -> dict[str, str]:
    """``issued`` as year, month and day; the other dates as ISO 8601."""
    fields: dict[str, str] = {}
    issued = date_of_item(item.get("issued"))
    if issued:
        fields["year"] = f"{issued.year:04d}"
        if issued.month:
            fields["month"] = _MONTHS[issued.month - 1]
            fields["day"] = str(issued.day or "")
    for variable, field in _DATES.items():
        date = date_of_item(item.get(variable))
        if date:
            fields[field] = str(date)
    return fields


def _balanced(text: str) -> bool:
    """Whether raw field text can stand between braces."""
    depth = 0
    for match in re.finditer(r"(?<!\\)[{}]", text):
        depth += 1 if match.group() == "{" else -1
        if depth < 0:
            return False
    return depth == 0 and not text.endswith("\\")
