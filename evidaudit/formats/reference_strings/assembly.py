"""Labelled words of a reference string → the CSL-JSON item that they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from evidaudit import csl

from .identifiers import PLACEHOLDERS
from .mending import mend
from .names import Name, label_names, names_from_labels
from .shapes import CLASS, word_class, words_of
from .tokens import Words, split_words

Span = tuple[int, int]

_CUES = {
    "VO": re.compile(r"v|vols?|volumes?|bd|band|tome|t|jg|jahrgang", re.IGNORECASE),
    "IS": re.compile(r"no|nos|nr|n|n[°º]|issues?|iss|number|num|and", re.IGNORECASE),
    "PG": re.compile(r"p|pp|pg|pgs|pages?|s|seiten|art|article|id|number|no", re.IGNORECASE),
}
_EDITOR_CUE = re.compile(r"\b(?:edited by|editors?|eds?|hrsg|herausgegeben von|in|coord|dir)\b\.?",
                         re.IGNORECASE)
_ET_AL = re.compile(r"\bet\.?\s?al\b|\band others\b|\bu\.\s?a\.", re.IGNORECASE)
_THESIS = re.compile(r"\b(?:thesis|dissertation|doctoral|habilitation)\b", re.IGNORECASE)
_MEETING = re.compile(r"\b(?:proc|proceedings|conference|conf|symposium|workshop|congress|"
                      r"annual meeting|sigplan|colloquium)\b", re.IGNORECASE)
_REPORT = re.compile(r"\b(?:technical report|tech\.? ?rep|working paper|research report|"
                     r"report no|discussion paper|white paper|policy brief)\b", re.IGNORECASE)
_GENRE = re.compile(
    r"(?:technical report|tech\.? rep|working (?:paper|draft)|unpublished|preprint\b|"
    r"research report|ph\.? ?d\.? (?:thesis|diss)|[\w ]{0,20}patent\b)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]\d\d|20[0-4]\d)(?!\d)")
_OTHER_DATES = words_of("accessed retrieved cited viewed consulted zugriff consulté epub")
_CUES_OF_ACCESS = ("accessed", "retrieved", "cited", "viewed", "consulted")
_ACCESSED = re.compile(
    r"\b(?:accessed|retrieved|cited|viewed|consulted)(?: on)?[: ]{1,2}(?P<date>[^\[\]();]{4,24})",
    re.IGNORECASE)
_EDITION = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|ª|ère|e)\.?\s?(?:rev\.?\s?)?ed(?:ition|n)?\b",
                      re.IGNORECASE)


def spans_of(labels: Sequence[str]) -> dict[str, list[Span]]:
    """The runs of words that share a label, by label without B- and I-."""
    spans: dict[str, list[Span]] = {}
    start, previous = 0, ""
    for i, label in enumerate([*labels, "end"]):
        name = label[2:] if label[1:2] == "-" else label
        if i and (name != previous or label[:2] == "B-"):
            spans.setdefault(previous, []).append((start, i))
            start = i
        previous = name
    return spans


def assemble(words: Words, labels: Sequence[str], identifiers: dict[str, str]) -> dict[str, Any]:
    """The CSL-JSON item of one reference string."""
    labels = mend(words, labels)
    spans = spans_of(labels)
    item: dict[str, Any] = {}
    _add_names(item, words, labels, spans)
    title, container = spans.get("TI"), spans.get("CT")
    if title:
        item["title"] = _title(words, *max(title, key=lambda span: span[1] - span[0]))
    if container:
        text = _container(words, *container[0])
        item["genre" if _GENRE.match(text) else "container-title"] = text
    issued = _issued(words, spans, labels)
    if issued:
        item["issued"] = issued
    for label, name in (("VO", "volume"), ("IS", "issue")):
        value = _number(words, spans.get(label), label)
        if value:
            item[name] = value
    _add_pages(item, words, spans.get("PG"))
    for label, name in (("PB", "publisher"), ("PL", "publisher-place")):
        if label in spans:
            item[name] = _plain(words, *spans[label][0])
    _add_identifiers(item, identifiers)
    low = words.text.lower()
    accessed = _ACCESSED.search(words.text) if any(cue in low for cue in _CUES_OF_ACCESS) else None
    seen = csl.read_date(_up_to_year(accessed["date"])) if accessed else None
    if seen:
        item["accessed"] = csl.as_issued(seen)
    edition = _EDITION.search(words.text) if "volume" not in item else None
    if edition:
        item["edition"] = edition[1]
    item["type"] = _type(item, words.text)
    if (" al" in low or "others" in low or "u." in low) and _ET_AL.search(words.text):
        item["custom"] = {"et-al": True}
    return item


def _add_names(item: dict[str, Any], words: Words, labels: Sequence[str],
               spans: dict[str, list[Span]]) -> None:
    authors = names_from_labels(words, labels)
    if authors:
        item["author"] = authors
    editors: list[Name] = []
    for start, end in spans.get("ED", ()):
        statement = split_words(_EDITOR_CUE.sub(" ", words.text[words.starts[start]:
                                                                words.ends[end - 1]]))
        if statement.words:
            editors += names_from_labels(statement, label_names(statement))
    if editors:
        item["editor"] = editors


def _up_to_year(text: str) -> str:
    year = _YEAR.search(text)
    if year and year.start() < 3:  # "2019 May 4"
        return " ".join(text.replace(".", " ").replace(",", " ").split()[:3])
    return text[:year.end()] if year else ""


def _add_identifiers(item: dict[str, Any], identifiers: dict[str, str]) -> None:
    for name in ("DOI", "PMID", "PMCID", "ISBN", "URL"):
        if name in identifiers:
            item[name] = identifiers[name]
    if "arxiv" in identifiers:
        item["archive"], item["number"] = "arXiv", identifiers["arxiv"]


def _plain(words: Words, start: int, end: int) -> str:
    while end - start > 1 and words.words[end - 1] in PLACEHOLDERS.values():
        end -= 1
    return words.between(start, end)


def _title(words: Words, start: int, end: int) -> str:
    text = _plain(words, start, end)
    after = words.gaps[end].lstrip()
    if after[:1] in ("?", "!") and not text.endswith(("?", "!")):
        text += after[0]
    return text


def _container(words: Words, start: int, end: int) -> str:
    text = _plain(words, start, end)
    if "." in text and words.gaps[end].startswith(".") and not text.endswith((")", "]")):
        text += "."
    return text


def _issued(words: Words, spans: dict[str, list[Span]], labels: Sequence[str]) -> dict[str, Any]:
    dates = [(words.text[words.starts[start]:words.ends[end - 1]], start, end)
             for start, end in spans.get("YR", ()) if not _of_access(words, start)]
    # Of several years, one in brackets or beside the volume is the date of issue.
    dates.sort(key=lambda found: not ("(" in words.gaps[found[1]] and ")" in words.gaps[found[2]])
               and labels[found[2]:found[2] + 1] != ["VO"])
    for text, _, _ in dates:
        date = csl.read_date(text) or csl.read_date(text[:4])
        if date:
            return csl.as_issued(date)
    for i, word in enumerate(words.words):
        if labels[i] in ("B-OT", "I-OT", "IS") and _YEAR.fullmatch(word[:4]) \
                and not _of_access(words, i):
            return csl.as_issued(csl.read_date(word[:4]))
    return {}


def _of_access(words: Words, i: int) -> bool:
    """Whether the date at word ``i`` tells when a page was seen, or came out ahead of print."""
    return any(word.lower() in _OTHER_DATES for word in words.words[max(i - 5, 0):i])


def _number(words: Words, spans: list[Span] | None, label: str) -> str:
    for start, end in spans or ():
        while end - start > 1 and _CUES[label].fullmatch(words.words[start]):
            start += 1
        if not _CUES[label].fullmatch(words.words[start]):
            return words.between(start, end)
    return ""


def _add_pages(item: dict[str, Any], words: Words, spans: list[Span] | None) -> None:
    """``page`` ("465-478", "e1204"), or ``number-of-pages`` where "424 p." counts them."""
    for start, end in spans or ():
        counted = word_class(words.words[start]) != CLASS["pages"]
        while end - start > 1 and _CUES["PG"].fullmatch(words.words[start]):
            start += 1
        full = end
        while end - start > 1 and not any(c.isdigit() for c in words.words[end - 1]):
            end -= 1
        text = words.text[words.starts[start]:words.ends[end - 1]]
        if counted and full - end == 1 and end - start == 1 and text.isdecimal() and \
                word_class(words.words[end]) == CLASS["pages"]:
            item["number-of-pages"] = text
        elif any(c.isdigit() for c in text) or end - start == 1:
            item["page"] = csl.normalise_pages(text) if "," not in text else text
            return


def _type(item: dict[str, Any], text: str) -> str:
    container = item.get("container-title", "")
    if "volume" not in item and _THESIS.search(text):
        return "thesis"
    if container and _MEETING.search(container):
        return "paper-conference"
    if "volume" not in item and ("genre" in item or _REPORT.search(text)):
        return "report"
    if container and "issue" not in item and (
            "editor" in item or ("publisher" in item and "page" in item)):
        return "chapter"
    if container and "publisher" in item and "volume" not in item:
        return "report"
    if container:
        return "article-journal"
    if "publisher" in item or "publisher-place" in item or "ISBN" in item or (
            "edition" in item):
        return "book"
    if "URL" in item:
        return "webpage"
    return "article-journal" if "volume" in item else "document"
