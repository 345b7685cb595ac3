"""BibTeX and BibLaTeX, read as CSL-JSON: true lines, every entry accounted for.

What each field means follows the BibTeX and BibLaTeX manuals; the CSL names follow the CSL 1.0.2
schema. An entry that cannot be read is a ``Skipped`` with its text, line and reason; whatever had
to be assumed or repaired is a remark on the reference.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..csl import as_issued, is_doi, normalise_doi, read_date
from ..model import Bibliography, PartialDate, Reference, Skipped
from .bibtex_blocks import RawBlock, find_blocks
from .bibtex_fields import RawEntry, read_entry, read_strings
from .identity import distinct_ids
from .latex import decode, decode_verbatim
from .names import ET_AL_REMARK, read_names

# Entry type -> CSL type (BibLaTeX 3.20 manual, section 2.1).
CSL_TYPE_OF_ENTRY: dict[str, str] = {
    "article": "article-journal", "suppperiodical": "article-journal", "book": "book",
    "mvbook": "book", "collection": "book", "mvcollection": "book", "proceedings": "book",
    "mvproceedings": "book", "reference": "book", "mvreference": "book", "manual": "book",
    "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter", "incollection": "chapter",
    "suppcollection": "chapter", "inreference": "entry-encyclopedia",
    "inproceedings": "paper-conference", "conference": "paper-conference", "booklet": "pamphlet",
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report",
    "report": "report", "misc": "document", "unpublished": "manuscript", "online": "webpage",
    "online-resource": "webpage", "electronic": "webpage", "www": "webpage", "webpage": "webpage",
    "website": "webpage", "patent": "patent", "software": "software", "dataset": "dataset",
    "data": "dataset", "periodical": "periodical", "review": "review", "standard": "standard",
    "legislation": "legislation", "jurisdiction": "legal_case", "artwork": "graphic",
    "image": "graphic", "audio": "song", "music": "song", "video": "motion_picture",
    "movie": "motion_picture", "letter": "personal_communication", "performance": "performance",
    "preprint": "article",
}
_SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}

# Field -> CSL variable, for fields that are plain prose and need nothing but decoding.
PROSE_FIELDS: dict[str, str] = {
    "shorttitle": "title-short", "shortjournal": "container-title-short",
    "publisher": "publisher", "school": "publisher", "institution": "publisher",
    "organization": "publisher", "address": "publisher-place", "location": "publisher-place",
    "volume": "volume", "edition": "edition", "chapter": "chapter-number",
    "series": "collection-title", "abstract": "abstract", "note": "note",
    "annote": "annote", "annotation": "annote", "keywords": "keyword", "keyword": "keyword",
    "language": "language", "langid": "language", "type": "genre", "version": "version",
    "eventtitle": "event-title", "venue": "event-place", "volumes": "number-of-volumes",
    "pagetotal": "number-of-pages", "howpublished": "medium", "library": "call-number",
    "origtitle": "original-title", "part": "part-number", "status": "status", "pubstate": "status",
    "numbering": "number",     # an article's number besides its issue; written by this library
    "dimensions": "dimensions", "scale": "scale", "references": "references",
}
# Field -> CSL variable, for identifiers that LaTeX must not touch.
VERBATIM_FIELDS: dict[str, str] = {
    "pmid": "PMID", "pmcid": "PMCID", "pmc": "PMCID", "isbn": "ISBN", "issn": "ISSN", "url": "URL",
}
NAME_FIELDS: dict[str, str] = {
    "author": "author", "editor": "editor", "translator": "translator",
    "bookauthor": "container-author", "editora": "editorial-director", "director": "director",
    "origauthor": "original-author", "holder": "recipient",
}
_DATE_FIELDS: Mapping[str, str] = {
    "urldate": "accessed", "eventdate": "event-date", "origdate": "original-date",
    "submitted": "submitted",
}
_TITLE_FIELDS = ("title", "booktitle", "maintitle")
ISSUE_TYPES = ("article-journal", "article-magazine", "article-newspaper", "periodical", "review",
                "article", "document")
# Fields that say how the file is kept, not what the work is.
_HOUSEKEEPING = frozenset(("options", "crossref", "xdata", "entryset", "ids", "subtitle",
                           "booksubtitle", "year", "month", "day", "date", "journalsubtitle",
                           "archiveprefix", "eprinttype", "eprintclass", "primaryclass",
                           "entrysubtype", "xref"))
_ARTICLE_NUMBERS = ("eid", "article-number", "articleno", "artnum", "articlenumber", "elocation-id")
# What a child takes from the entry that its crossref field names.
_INHERITED = ("year", "month", "date", "publisher", "address", "location", "editor", "series",
              "volume", "isbn", "issn", "eventtitle", "venue", "organization", "number", "journal")


def looks_like_bibtex(text: str) -> bool:
    """Whether ``text`` holds the start of a BibTeX block."""
    return re.search(r"^[ \t%]{0,40}@[ \t]{0,4}[A-Za-z][\w\-]{1,60}\s{0,20}[{(]", text,
                     re.MULTILINE) is not None


def read_bibtex(text: str, source: str = "") -> Bibliography:
    """The references of a BibTeX file and what of it could not be read, both in file order."""
    blocks = list(find_blocks(text))
    strings, broken = read_strings(text, blocks)
    skipped = [_skip(text, block, "an @string that defines nothing", source) for block in broken]
    entries: list[tuple[RawBlock, RawEntry]] = []
    for block in blocks:
        if block.kind == "stray":
            skipped.append(_skip(text, block, block.reason, source))
        elif block.kind == "entry":
            entry = read_entry(text, block, strings)
            if entry.problem:
                skipped.append(_skip(text, block, f"@{block.type}{{{entry.key}: {entry.problem}",
                                     source))
            else:
                entries.append((block, entry))
    parents = {entry.key: entry for _, entry in reversed(entries) if entry.key}
    references = []
    for block, entry in entries:
        _inherit(entry, parents)
        item, lines = _as_csl(entry)
        references.append(Reference(entry.key, item, text[block.start:block.end].rstrip(), source,
                                    block.line, lines, tuple(dict.fromkeys(entry.remarks))))
    skipped.sort(key=lambda one: one.start or 0)
    return Bibliography(distinct_ids(references), skipped)


def _skip(text: str, block: RawBlock, reason: str, source: str) -> Skipped:
    return Skipped(text[block.start:block.end].rstrip(), reason, source, block.line, block.start,
                   block.end)


def _inherit(entry: RawEntry, parents: Mapping[str, RawEntry]) -> None:
    """Gives ``entry`` what the entry named by its crossref field says and it does not."""
    named = entry.fields.get("crossref")
    if not named:
        return
    parent = parents.get(named[0].strip())
    if parent is None or parent is entry:
        entry.remarks.append(f"crossref “{named[0].strip()}” names no entry of this file")
        return
    if "booktitle" not in entry.fields and "title" in parent.fields and entry.type != "article":
        entry.fields["booktitle"] = (parent.fields["title"][0], named[1])
    for name in _INHERITED:
        if name in parent.fields and name not in entry.fields and not (
                name in ("year", "date") and {"year", "date"} & entry.fields.keys()):
            entry.fields[name] = (parent.fields[name][0], named[1])


def _as_csl(entry: RawEntry) -> tuple[dict[str, Any], dict[str, int]]:
    """The CSL-JSON item of ``entry`` and the line of each of its variables."""
    fields = entry.fields
    kind = _csl_type(entry)
    item: dict[str, Any] = {"type": kind}
    lines: dict[str, int] = {"type": entry.line}

    def put(name: str, value: Any, field: str) -> None:
        if value not in ("", None, [], {}) and name not in item:
            item[name] = value
            lines[name] = fields[field][1]

    _put_titles(fields, put)
    for field, name in NAME_FIELDS.items():
        if field in fields:
            names, remarks = read_names(fields[field][0], field)
            put(name, names, field)
            entry.remarks.extend(remarks)
    for field, name in PROSE_FIELDS.items():
        if field in fields:
            put(name, decode(fields[field][0]), field)
    _put_numbers(entry, kind, put)
    _put_identifiers(entry, item, put)
    date, field = _date(entry)
    put("issued", as_issued(date), field)
    for field, name in _DATE_FIELDS.items():
        if field in fields:
            put(name, as_issued(read_date(decode(fields[field][0]))), field)
    _put_rest(entry, item, lines)
    return item, lines


def _csl_type(entry: RawEntry) -> str:
    subtype = decode(entry.fields["entrysubtype"][0]) if "entrysubtype" in entry.fields else ""
    if subtype:
        return _SUBTYPES.get(subtype.lower(), subtype)
    kind = CSL_TYPE_OF_ENTRY.get(entry.type)
    if kind is None:
        entry.remarks.append(f"the entry type “@{entry.type}” is not known; read as a document")
        journal = "journal" in entry.fields or "journaltitle" in entry.fields
        return "article-journal" if journal else "document"
    if entry.type in ("misc", "unpublished") and "eprint" in entry.fields:
        return "article"
    return kind


def _put_titles(fields: Mapping[str, tuple[str, int]], put: Any) -> None:
    """Title and container; a subtitle is joined with a colon, unless the title has it already."""
    def whole(title: str, subtitle: str) -> str:
        main = decode(fields[title][0])
        sub = decode(fields[subtitle][0]) if subtitle in fields else ""
        if not sub or sub.casefold() in main.casefold():
            return main
        return f"{main} {sub}" if main[-1:] in "?!:" else f"{main}: {sub}"

    if "title" in fields:
        put("title", whole("title", "subtitle"), "title")
    for field, sub in (("journaltitle", "journalsubtitle"), ("journal", "journalsubtitle"),
                       ("booktitle", "booksubtitle"), ("maintitle", "mainsubtitle")):
        if field in fields:
            put("container-title", whole(field, sub), field)


def _put_numbers(entry: RawEntry, kind: str, put: Any) -> None:
    """Issue or number, pages or article number."""
    fields = entry.fields
    if "issue" in fields:
        put("issue", decode(fields["issue"][0]), "issue")
        if "number" in fields:
            put("number", decode(fields["number"][0]), "number")
    elif "number" in fields:
        put("issue" if kind in ISSUE_TYPES else "number", decode(fields["number"][0]), "number")
    pages = next((name for name in ("pages", "page") if name in fields), "")
    article = next((name for name in _ARTICLE_NUMBERS if name in fields), "")
    if pages:
        # "818--827", "818 -- 827", "818–827": CSL writes one hyphen
        text = re.sub(r"(?<=\w)\s*(?:-+|[‐‑‒–—―−])\s*(?=\w)", "-", decode(fields[pages][0]))
        put("page", text, pages)
        if article:
            put("article-number", decode(fields[article][0]), article)
    elif article:
        put("page", decode(fields[article][0]), article)


def _put_identifiers(entry: RawEntry, item: Mapping[str, Any], put: Any) -> None:
    fields = entry.fields
    if "doi" in fields:
        doi, remark = read_doi(decode_verbatim(fields["doi"][0]))
        put("DOI", doi, "doi")
        if remark:
            entry.remarks.append(remark)
    for field, name in VERBATIM_FIELDS.items():
        if field in fields:
            put(name, decode_verbatim(fields[field][0]), field)
    prefix = next((decode(fields[name][0]) for name in ("archiveprefix", "eprinttype")
                   if name in fields), "")
    if "eprint" in fields:
        value = decode_verbatim(fields["eprint"][0])
        if prefix.lower() in ("pubmed", "pmid"):
            put("PMID", value, "eprint")
        elif prefix.lower() in ("pmc", "pmcid"):
            put("PMCID", value, "eprint")
        elif prefix.lower() == "doi":
            put("DOI", read_doi(value)[0], "eprint")
        else:
            put("archive", prefix or ("arXiv" if re.match(
                r"(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z\-]+/\d{7})", value, re.IGNORECASE) else ""),
                "eprint")
            put("archive_location", value, "eprint")
    if "url" not in fields and "howpublished" in fields:
        link = re.search(r"https?://[^\s{}\\]{1,2000}", fields["howpublished"][0])
        put("URL", link.group().rstrip(".,;") if link else "", "howpublished")
    if "DOI" not in item and "url" in fields and "doi.org/" in fields["url"][0].lower():
        found = normalise_doi(decode_verbatim(fields["url"][0]))
        if found:
            put("DOI", found, "url")
            entry.remarks.append("the DOI was taken from the url field")


def read_doi(text: str) -> tuple[str, str]:
    """The bare DOI of a DOI field and a remark; text that is none is kept as it stands."""
    text = text.strip()
    found = normalise_doi(text)
    if not found:
        return text, f"“{text[:80]}” is not a DOI" if text else ""
    if is_doi(text):
        return found, ""
    if re.search(r"\s", text):
        return text, f"“{text[:80]}” holds more than a DOI"
    return found, f"the DOI was read out of “{text[:80]}”"


def _date(entry: RawEntry) -> tuple[PartialDate | None, str]:
    """The date of ``entry`` and the field that gives it; months and days are never invented."""
    fields = entry.fields
    if "date" in fields:
        date = read_date(decode(fields["date"][0]).split("/")[0])
        if date:
            return date, "date"
    if "year" not in fields:
        return None, ""
    text = decode(fields["year"][0])
    date = read_date(text)
    if date is None:
        entry.remarks.append(f"the year “{text[:40]}” is no date")
        return None, ""
    if date.month is None and "month" in fields:
        month = decode(fields["month"][0])
        day = decode(fields["day"][0]) if "day" in fields else ""
        # "jan", "January", "1", "11 feb" (BibTeX's `11 # feb`), "February 11"
        if month.strip().isdigit():
            parts = "-".join(part for part in (str(date.year), month.strip(), day) if part)
            date = read_date(parts) or date
        else:
            date = read_date(f"{month} {day} {date.year}") or date
    return date, "year"


def _put_rest(entry: RawEntry, item: dict[str, Any], lines: dict[str, int]) -> None:
    """Keeps fields that CSL has no variable for under "custom", so that writing loses nothing."""
    known = {*PROSE_FIELDS, *VERBATIM_FIELDS, *NAME_FIELDS, *_DATE_FIELDS, *_TITLE_FIELDS,
             *_HOUSEKEEPING, *_ARTICLE_NUMBERS, "journal", "journaltitle", "mainsubtitle",
             "pages", "page", "issue", "number", "doi", "eprint"}
    rest: dict[str, Any] = {name: value.strip() for name, (value, _) in entry.fields.items()
            if name not in known and value.strip()}
    for name in ("primaryclass", "eprintclass"):
        if name in entry.fields:
            rest[name] = entry.fields[name][0].strip()
    if ET_AL_REMARK.format(field="author") in entry.remarks:
        rest["et-al"] = True        # as the reader of reference strings says it
    if rest:
        item["custom"] = rest
        lines["custom"] = entry.line
