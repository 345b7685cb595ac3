"""PubMed's own export (".nbib", MEDLINE format), read as CSL-JSON.

Tags follow the National Library of Medicine's list of MEDLINE display elements
(https://www.nlm.nih.gov/bsd/mms/medlineelements.html). One record starts at each "PMID-" line.
"""

from __future__ import annotations

import re
from typing import Any

from ..csl import as_issued, read_date
from ..model import Bibliography, Reference, Skipped
from .bibtex import read_doi
from .identity import distinct_ids

_LINE = re.compile(r"([A-Z]{2,4}) {0,2}- ?(.*)")
_START = re.compile(r"\s{0,100}PMID- ?\d")
_TEXT = (("TI", "title"), ("BTI", "title"), ("JT", "container-title"),
         ("TA", "container-title-short"), ("VI", "volume"), ("IP", "issue"), ("PG", "page"),
         ("AB", "abstract"), ("LA", "language"), ("PB", "publisher"), ("PMC", "PMCID"),
         ("PMID", "PMID"))


def looks_like_nbib(text: str) -> bool:
    """Whether ``text`` starts with a PubMed record."""
    return _START.match(text) is not None


def read_nbib(text: str, source: str = "") -> Bibliography:
    """The references of a PubMed export, one for each "PMID-" line; their ids are the PMIDs."""
    references: list[Reference] = []
    skipped: list[Skipped] = []
    chunks: list[tuple[int, list[str]]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("PMID-") or not chunks:
            chunks.append((number, []))
        chunks[-1][1].append(line)
    for number, lines in chunks:
        raw = "\n".join(lines).strip("\n")
        if raw.startswith("PMID-"):
            references.append(_read_record(lines, number, raw, source))
        elif raw.strip():
            skipped.append(Skipped(raw, "text before the first PMID line", source, number))
    return Bibliography(distinct_ids(references), skipped)


def _read_record(lines: list[str], start: int, raw: str, source: str) -> Reference:
    tags: dict[str, list[str]] = {}
    places: dict[str, int] = {}
    last: list[str] = []
    for number, line in enumerate(lines, start=start):
        match = _LINE.fullmatch(line)
        if match:
            last = tags.setdefault(match[1], [])
            last.append(match[2].strip())
            places.setdefault(match[1], number)
        elif line.strip() and last:
            last[-1] = f"{last[-1]} {line.strip()}"     # six blanks continue the line before
    item: dict[str, Any] = {"type": "book" if "BTI" in tags else "article-journal"}
    field_lines = {"type": start}
    remarks: list[str] = []

    def put(name: str, value: Any, tag: str) -> None:
        if value and name not in item:
            item[name] = value
            field_lines[name] = places[tag]

    for tag, name in _TEXT:
        if tag in tags:
            put(name, tags[tag][0], tag)
    if "title" in item:
        item["title"] = item["title"].removesuffix(".")      # PubMed ends every title with one
    tag = "FAU" if "FAU" in tags else "AU"
    people = [_read_name(one) for one in tags.get(tag, ())]
    put("author", [*people, *({"literal": one.rstrip(".")} for one in tags.get("CN", ()))],
        tag if people else "CN")
    put("editor", [_read_name(one) for one in tags.get("FED", ())], "FED")
    for name in ("DP", "DEP"):
        if name in tags:
            put("issued", as_issued(_read_date(tags[name][0])), name)
    for name in ("LID", "AID"):
        for value in tags.get(name, ()):
            if value.endswith("[doi]"):
                doi, remark = read_doi(value.removesuffix("[doi]").strip())
                put("DOI", doi, name)
                remarks.extend([remark] if remark else [])
            elif value.endswith("[pii]") and re.fullmatch(r"e?\d{1,9}", value[:-5].strip()):
                put("page", value[:-5].strip(), name)
    for value in tags.get("IS", ()):
        put("ISSN", value.split(" ")[0], "IS")
    return Reference(tags["PMID"][0], item, raw, source, start, field_lines, tuple(remarks))


def _read_date(text: str) -> Any:
    """"2020 Feb 11", "2020 Nov-Dec", "20200211"."""
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return read_date(text)


def _read_name(text: str) -> dict[str, str]:
    """"Gül, Deniz", "van Middelkoop, Marienke" or, without full names, "Gül D"."""
    family, comma, given = text.partition(",")
    if not comma:
        family, _, given = text.rpartition(" ")
    if not family:
        return {"family": text.strip()}
    return {"family": family.strip(), "given": given.strip()} if given.strip() else {
        "family": family.strip()}
