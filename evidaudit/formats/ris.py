"""RIS, read through rispy record by record, and written.

rispy drops a last record without "ER  -" and glues the next one on; so the records are cut at
their "TY  -" lines here, closed where they are not, and handed over one at a time. Tags follow the
RIS specification (Research Information Systems, 2011) and what EndNote, Zotero and PubMed export.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..csl import as_issued, date_of_item, normalise_doi, read_date
from ..model import Bibliography, PartialDate, Reference, Skipped
from .bibtex import read_doi
from .identity import distinct_ids

CSL_TYPE_OF_RIS: dict[str, str] = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "ABST": "article-journal",
    "INPR": "article-journal", "JFULL": "periodical", "MGZN": "article-magazine",
    "NEWS": "article-newspaper", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book",
    "CHAP": "chapter", "ECHAP": "chapter", "CONF": "book", "CPAPER": "paper-conference",
    "THES": "thesis", "RPRT": "report", "GEN": "document", "UNPB": "manuscript",
    "MANSCPT": "manuscript", "ELEC": "webpage", "WEB": "webpage", "BLOG": "post-weblog",
    "PAT": "patent", "COMP": "software", "DATA": "dataset", "AGGR": "dataset", "STAND": "standard",
    "STAT": "legislation", "BILL": "bill", "CASE": "legal_case", "HEAR": "hearing",
    "ART": "graphic", "FIGURE": "figure", "MAP": "map", "SOUND": "song", "VIDEO": "motion_picture",
    "MPCT": "motion_picture", "ICOMM": "personal_communication", "PCOMM": "personal_communication",
    "PAMP": "pamphlet", "SER": "book", "ENCYC": "entry-encyclopedia", "DICT": "entry-dictionary",
    "SLIDE": "speech", "UNBILL": "bill", "REVIEW": "review", "PREPRINT": "article",
}
RIS_OF_CSL_TYPE: Mapping[str, str] = {
    kind: tag for tag, kind in reversed(CSL_TYPE_OF_RIS.items()) if tag not in ("CONF", "SER")}
# RIS tag -> CSL variable where the text is taken as it stands; the first tag that is there wins.
_TEXT = (
    ("TI", "title"), ("T1", "title"), ("CT", "title"), ("ST", "title-short"),
    ("J2", "container-title-short"), ("VL", "volume"), ("IS", "issue"), ("CP", "issue"),
    ("PB", "publisher"), ("CY", "publisher-place"), ("PP", "publisher-place"), ("ET", "edition"),
    ("AB", "abstract"), ("N2", "abstract"), ("LA", "language"), ("CN", "call-number"),
    ("M3", "genre"), ("SE", "section"), ("NV", "number-of-volumes"), ("T3", "collection-title"),
    ("DP", "source"), ("DB", "archive"), ("TT", "original-title"),
)
_CONTAINERS = ("T2", "JF", "JO", "JA", "BT")
_LINE = re.compile(r"[ \t]{0,8}([A-Z][A-Z0-9])[ \t]{0,4}-(?:[ \t]|$)(.*)")
_LOOKS_LIKE = re.compile(r"^[ \t\ufeff]{0,8}TY[ \t]{1,4}-", re.MULTILINE)
_ANY_TAG = re.compile(r"^[ \t]{0,8}[A-Z][A-Z0-9][ \t]{1,4}-(?:[ \t]|$)", re.MULTILINE)


def looks_like_ris(text: str) -> bool:
    """Whether ``text`` holds the start of a RIS record."""
    return _LOOKS_LIKE.search(text) is not None


def read_ris(text: str, source: str = "") -> Bibliography:
    """The references of a RIS file: as many as it has "TY  -" lines, and what else has tags."""
    references: list[Reference] = []
    skipped: list[Skipped] = []
    for line, chunk, is_record in _records(text.split("\n")):
        raw = "\n".join(chunk).strip("\n")
        if not is_record:
            if _ANY_TAG.search(raw):
                skipped.append(Skipped(raw, "tags outside any record: no TY line before them",
                                       source, line))
            continue
        references.append(_read_record(chunk, line, raw, source, len(references) + 1))
    return Bibliography(distinct_ids(references), skipped)


def _records(lines: list[str]) -> Iterable[tuple[int, list[str], bool]]:
    """The file cut into records and what lies between: (1-based line, lines, is a record)."""
    chunk: list[str] = []
    start, inside = 1, False
    for number, line in enumerate(lines, start=1):
        match = _LINE.match(line)
        tag = match[1] if match else ""
        if tag == "TY":
            if chunk:
                yield start, chunk, inside
            chunk, start, inside = [], number, True
        chunk.append(line)
        if tag == "ER" and inside:
            yield start, chunk, True
            chunk, start, inside = [], number + 1, False
    if chunk:
        yield start, chunk, inside


def _read_record(chunk: list[str], line: int, raw: str, source: str, number: int) -> Reference:
    """One record as a Reference; ``chunk`` are its lines, the first one the TY line."""
    remarks: list[str] = []
    tags: dict[str, list[str]] = {}
    places: dict[str, int] = {}
    tidy: list[str] = []
    closed = False
    for offset, text in enumerate(chunk):
        match = _LINE.match(text)
        if match and match[1] == "ER":
            closed = True
            continue
        if match:
            places.setdefault(match[1], line + offset)
            tidy.append(f"{match[1]}  - {match[2].strip()}")
        elif text.strip():
            tidy.append(text.strip())
    if not closed:
        remarks.append("its closing ER line is missing")
    for tag, values in _through_rispy(tidy).items():
        tags[tag] = [value for value in values if value]
    item, lines = _as_csl(tags, places, remarks)
    key = next(iter(tags.get("ID", []) or tags.get("LB", [])), "")
    return Reference(key or str(number), item, raw, source, line, lines, tuple(remarks))


# Every tag to itself and every tag a list: what a value means is decided here, not in rispy.
_TAGS = {f"{a}{b}": f"{a}{b}" for a in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
         for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"}
_LISTED = [tag for tag in _TAGS if tag not in ("TY", "ER")]


def _through_rispy(lines: list[str]) -> dict[str, list[str]]:
    """Tag -> values, with continuation lines joined, as rispy reads one closed record."""
    import rispy  # type: ignore[import-untyped]

    joined: list[str] = []
    for line in lines:      # rispy makes a list member of a continuation line: join it first
        if _LINE.match(line) or not joined:
            joined.append(line)
        else:
            joined[-1] = f"{joined[-1]} {line}"
    records = rispy.loads("\n".join([*joined, "ER  - "]), mapping=_TAGS, list_tags=_LISTED,
                          delimiter_tags_mapping={})
    found: dict[str, list[str]] = {}
    for tag, value in (records[0] if records else {}).items():
        found[tag] = [" ".join(one.split()) for one in (value if isinstance(value, list)
                                                        else [value])]
    return found


def _as_csl(tags: Mapping[str, list[str]], places: Mapping[str, int],
            remarks: list[str]) -> tuple[dict[str, Any], dict[str, int]]:
    """The CSL-JSON item of one record's tags, and the line of each variable."""
    item: dict[str, Any] = {}
    lines: dict[str, int] = {}

    def put(name: str, value: Any, tag: str) -> None:
        if value and name not in item:
            item[name] = value
            lines[name] = places.get(tag, places.get("TY", 1))

    kind = (tags.get("TY") or [""])[0].strip().upper()
    if kind not in CSL_TYPE_OF_RIS:
        remarks.append(f"the record type “{kind}” is not known; read as a document")
    put("type", CSL_TYPE_OF_RIS.get(kind, "document"), "TY")
    for tag, name in _TEXT:
        if tag in tags:
            put(name, " ".join(tags[tag]) if name == "abstract" else tags[tag][0], tag)
    for tag in _CONTAINERS:
        if tag in tags:
            put("container-title", tags[tag][0], tag)
    if kind in ("BOOK", "EBOOK", "EDBOOK", "CONF") and "title" not in item and "T2" in tags:
        put("title", item.pop("container-title", ""), "T2")
    for name, order in (("author", ("AU", "A1")), ("editor", ("ED", "A2")),
                        ("translator", ("A4",)), ("collection-editor", ("A3",))):
        for tag in order:
            if tag in tags:
                listed = [one for one in tags[tag] if one.lower().strip(" .,") != "et al"]
                put(name, [_read_name(one) for one in listed], tag)
                if name == "author" and len(listed) < len(tags[tag]):
                    item["custom"] = {"et-al": True}    # the list is cut short
    for tag in ("DA", "PY", "Y1"):
        if tag in tags:
            date = _read_date(tags[tag][0])
            year = _read_date((tags.get("PY") or tags.get("Y1") or [""])[0])
            if date and (year is None or year.year == date.year):
                put("issued", as_issued(date), tag)
    _put_places(tags, put, remarks)
    return item, lines


def _put_places(tags: Mapping[str, list[str]], put: Any, remarks: list[str]) -> None:
    """Pages, identifiers, links, keywords and notes."""
    first, last = (tags.get("SP") or [""])[0], (tags.get("EP") or [""])[0]
    if first and last and "-" not in first:
        put("page", f"{first}-{last}" if first != last else first, "SP")
    put("page", re.sub(r"\s*[‐‑‒–—―−-]+\s*", "-", first or last), "SP")
    for tag in ("C7", "AR"):
        if tag in tags:
            put("article-number" if first else "page", tags[tag][0], tag)
    if "DO" in tags:
        doi, remark = read_doi(tags["DO"][0])
        put("DOI", doi, "DO")
        if remark:
            remarks.append(remark)
    for tag in ("UR", "L2", "LK"):
        for url in tags.get(tag, ()):
            put("URL", url.split(";http")[0].strip(), tag)
            if "doi.org/" in url.lower() and "DO" not in tags and normalise_doi(url):
                put("DOI", normalise_doi(url), tag)
                remarks.append("the DOI was taken from a link")
    for number in tags.get("SN", ()):
        bare = re.sub(r"[^0-9Xx]", "", number)
        put("ISSN" if len(bare) % 8 == 0 and bare else "ISBN", number, "SN")
    for tag in ("PM", "C2", "AN"):
        for value in tags.get(tag, ()):
            if re.fullmatch(r"PMC\d{3,9}", value):
                put("PMCID", value, tag)
            elif re.fullmatch(r"(?:PMID:? ?)?\d{4,9}", value) and (
                    tag == "PM" or "pubmed" in " ".join(tags.get("DB", [])).lower()
                    or value.startswith("PMID")):
                put("PMID", value.removeprefix("PMID").lstrip(": "), tag)
    put("keyword", ", ".join(tags.get("KW", ())), "KW")
    put("note", "\n".join(tags.get("N1", ()) or tags.get("M1", ())), "N1")
    if "Y2" in tags:
        put("accessed", as_issued(_read_date(tags["Y2"][0])), "Y2")


def _read_date(text: str) -> PartialDate | None:
    """"2020/02/11/", "2020///", "2020/Feb" and plain dates."""
    return read_date("-".join(part for part in text.split("/")[:3] if part.strip().isdigit())
                     if "/" in text and text.split("/")[0].strip().isdigit()
                     and all(not part.strip() or part.strip().isdigit()
                             for part in text.split("/")[:3])
                     else text.replace("/", " "))


def _read_name(text: str) -> dict[str, str]:
    """"Family, Given, Suffix" as a CSL name; a name without a comma is a group or "Family AB"."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1 or not parts[0]:
        turned = re.fullmatch(r"([^\W\d_a-z][\w'’\-]{1,40}) ([A-Z]{1,3})", parts[0])
        if turned:
            return {"family": turned[1], "given": turned[2]}
        return {"literal": text.strip().rstrip(",")}
    if len(parts) == 2 and not parts[1]:
        return {"family": parts[0]}
    name = {"family": parts[0], "given": parts[1]}
    if len(parts) > 2 and parts[2]:
        name["suffix"] = ", ".join(part for part in parts[2:] if part)
    return {key: value for key, value in name.items() if value}


def write_ris(references: Iterable[Reference]) -> str:
    """``references`` as RIS text, one record each, closed, in order."""
    return "".join(_write_record(reference) + "\n" for reference in references)


def _write_record(reference: Reference) -> str:
    item = reference.item
    rows: list[tuple[str, str]] = [
        ("TY", RIS_OF_CSL_TYPE.get(str(item.get("type") or ""), "GEN")), ("ID", reference.id)]
    for tag, variable in (("AU", "author"), ("ED", "editor"), ("A3", "collection-editor"),
                          ("A4", "translator")):
        rows.extend((tag, _write_name(name)) for name in item.get(variable) or ()
                    if isinstance(name, Mapping))
        custom = item.get("custom")
        if tag == "AU" and isinstance(custom, Mapping) and custom.get("et-al"):
            rows.append((tag, "et al."))
    rows.extend((tag, str(item.get(name) or "")) for tag, name in (
        ("TI", "title"), ("ST", "title-short"), ("T2", "container-title"),
        ("J2", "container-title-short"), ("VL", "volume"), ("IS", "issue")))
    date = date_of_item(item.get("issued"))
    if date:
        rows.append(("PY", str(date.year)))
        if date.month:
            rows.append(("DA", f"{date.year}/{date.month:02d}/" + (f"{date.day:02d}"
                                                                   if date.day else "")))
    rows.extend(_page_rows(item))
    doi = str(item.get("DOI") or "")
    # DO holds DOIs only; what is none is kept where nothing will follow it
    if doi:
        rows.append(("DO", doi) if normalise_doi(doi) else ("N1", f"DOI as cited: {doi}"))
    rows.extend((tag, str(item.get(name) or "")) for tag, name in (
        ("UR", "URL"), ("SN", "ISSN"), ("SN", "ISBN"), ("C2", "PMCID"),
        ("PM", "PMID"), ("PB", "publisher"), ("CY", "publisher-place"), ("ET", "edition"),
        ("T3", "collection-title"), ("NV", "number-of-volumes"), ("M3", "genre"),
        ("SE", "section"), ("CN", "call-number"), ("LA", "language"), ("DP", "source"),
        ("DB", "archive"), ("TT", "original-title"), ("AB", "abstract")))
    rows.extend(("KW", word) for word in str(item.get("keyword") or "").split(", "))
    rows.extend(("N1", line) for line in str(item.get("note") or "").split("\n"))
    accessed = date_of_item(item.get("accessed"))
    if accessed:
        rows.append(("Y2", "/".join(f"{part:02d}" for part in accessed.parts())))
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in rows
                   if value.strip()) + "ER  - \n"


def _page_rows(item: Mapping[str, Any]) -> list[tuple[str, str]]:
    pages = str(item.get("page") or "")
    match = re.fullmatch(r"([^\-]{1,40})-([^\-]{1,40})", pages)
    if match and match[1] != match[2]:
        rows = [("SP", match[1]), ("EP", match[2])]
    else:
        rows = [("SP", pages)]
    return [*rows, ("C7", str(item.get("article-number") or ""))]


def _write_name(name: Mapping[str, Any]) -> str:
    if name.get("literal"):
        return str(name["literal"]).replace(",", " ")
    family = " ".join(str(name.get(part) or "") for part in
                      ("dropping-particle", "non-dropping-particle", "family")).strip()
    parts = [family, str(name.get("given") or "")]
    if name.get("suffix"):
        parts.append(str(name["suffix"]))
    return ", ".join(part.replace(",", " ") for part in parts)
