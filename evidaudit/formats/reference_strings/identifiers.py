"""Identifiers inside a reference string: DOI, PMID, PMCID, arXiv, ISBN and URL.

They are taken out before the words are tagged; a placeholder word stays where each one stood.
"""

from __future__ import annotations

import re

from evidaudit import csl

PLACEHOLDERS = {"DOI": "xdoi", "PMID": "xpmid", "PMCID": "xpmcid", "arxiv": "xarxiv",
                "ISBN": "xisbn", "URL": "xurl"}

# A line break or a space may stand after the slash, a dot, a hyphen or "doi.org/" (a DOI broken
# over lines); what follows must then look like more of a DOI: digits or a further stop.
_DOI = re.compile(
    r"(?:\[?\(?(?:https?\s?:\s?/\s?/\s?)?(?:(?:dx\.|www\.)?\s?doi\s?\.\s?org\s?/\s?)|"
    r"\[?\(?\bDOI\b\s?[:.]?\s?(?:https?://(?:dx\.)?doi\.org/\s?)?)?"
    r"\b10\s?\.\s?\d{4,9}(?:\.\d{1,9}){0,3}\s?/\s?(?P<suffix>[^\s\"]+)", re.IGNORECASE)
_MORE = re.compile(r"\s(?=\S*\d)(?P<more>[^\s\"]+)")
_PMID = re.compile(
    r"\[?\(?\b(?:PMID|PubMed\s?ID|PubMed(?=\s?[:#])|MEDLINE)\s?[:#]?\s?(\d{1,8})\b\]?\)?",
    re.IGNORECASE)
_PUBMED_URL = re.compile(
    r"(?:https?://)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/"
    r"(\d{1,8})/?")
_PMCID = re.compile(
    r"\[?\(?(?:(?:https?://)?(?:www\.|pmc\.)?ncbi\.nlm\.nih\.gov/(?:pmc/)?articles/)?"
    r"(?:\bPMCID\s?[:#]?\s?)?\b(PMC\s?\d{3,9})\b/?\]?\)?", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf)/|\barXiv\s?(?:preprint\s?)?"
    r"(?:arXiv\s?)?[:.]?\s?)(\d{4}\.\d{4,5}(?:v\d{1,2})?|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})"
    r"(?:\.pdf)?(?:\s?\[[\w.-]{2,18}\])?", re.IGNORECASE)
_ISBN = re.compile(r"\bISBN(?:-1[03])?\s?:?\s?([\d][\d -]{8,16}[\dXx])", re.IGNORECASE)
_URL = re.compile(r"<?(?:https?://|ftp://|www\.)[^\s\"<>]+>?", re.IGNORECASE)
_URL_TAIL = ".,;:'\"*)]}>"


def take_identifiers(text: str) -> tuple[str, dict[str, str]]:
    """``text`` with a placeholder for each identifier, and the first of each sort found.

    Keys: ``DOI`` (normalised), ``PMID``, ``PMCID`` ("PMC123"), ``arxiv``, ``ISBN``, ``URL``.
    """
    found: dict[str, str] = {}
    low = text.lower()
    if "10" in low and "/" in low:
        text = _take_doi(text, found)
    for key, needle, pattern in (("PMID", "pubmed", _PUBMED_URL), ("PMID", "m", _PMID),
                                 ("PMCID", "pmc", _PMCID), ("arxiv", "arxiv", _ARXIV),
                                 ("ISBN", "isbn", _ISBN)):
        if needle in low and (needle != "m" or "pmid" in low or "medline" in low
                              or "pubmed" in low):
            text = _take(text, key, pattern, found)
    if "http" in low or "www." in low or "ftp:" in low:
        text = _take_url(text, found)
    return text, found


def _take(text: str, key: str, pattern: re.Pattern[str], found: dict[str, str]) -> str:
    def replace(match: re.Match[str]) -> str:
        value = match[1].replace(" ", "")
        found.setdefault(key, value.upper() if key == "PMCID" else value)
        return f" {PLACEHOLDERS[key]} "
    return pattern.sub(replace, text)


def _take_url(text: str, found: dict[str, str]) -> str:
    def replace(match: re.Match[str]) -> str:
        whole = match.group().strip("<>")
        url = whole.rstrip(_URL_TAIL)
        if url.count("(") > url.count(")") and whole[len(url):].startswith(")"):
            url += ")"
        found.setdefault("URL", url if "://" in url else f"http://{url}")
        return f" {PLACEHOLDERS['URL']}{whole[len(url):]} "
    return _URL.sub(replace, text)


def _take_doi(text: str, found: dict[str, str]) -> str:
    pieces: list[str] = []
    position = 0
    for match in _DOI.finditer(text):
        start, end = match.span()
        if start < position:
            continue
        doi = "".join(match.group().split())
        doi = doi[doi.index("10."):]
        was_url = "doi.org" in match.group().lower().replace(" ", "")
        doi, end = _rest_of_doi(text, doi, end)
        value = csl.normalise_doi(("https://doi.org/" if was_url else "") + doi)
        if not value:
            continue
        found.setdefault("DOI", value)
        tail = len(doi) - len(_shorn(doi))
        pieces += [text[position:start], f" {PLACEHOLDERS['DOI']}", text[end - tail:end], " "]
        position = end
    pieces.append(text[position:])
    return "".join(pieces)


def _shorn(doi: str) -> str:
    return doi.rstrip(".,;:'’\"")


def _rest_of_doi(text: str, doi: str, end: int) -> tuple[str, int]:
    """The DOI with what follows a space, where it plainly breaks off in the middle."""
    for _ in range(3):
        more = _MORE.match(text, end)
        suffix = doi[doi.index("/") + 1:]
        if not more or doi[-1] not in "-_/(" and not (doi[-1] == "." and _continues(
                suffix, more["more"])):
            return doi, end
        doi += more["more"]
        end = more.end()
    return doi, end


def _continues(suffix: str, more: str) -> bool:
    """Whether ``more`` goes on with a DOI whose line ended in a stop ("10.1016/j. joca.2020.1")."""
    if re.fullmatch(r"\d\d\.\d{3,6}[.,;]?", more):  # "10.1016/j.joca.2020. 01.004"
        return True
    if re.match(r"[a-z]{1,12}[.\-(]?\d", more):             # "10.1371/journal. pone.0163306"
        return not re.search(r"\d{3,}\.$", suffix)
    return bool(re.match(r"\d{5,}|\d{4}\.\d", more) and re.search(r"[a-z]\.$", suffix))
