"""Citations that need no reading: marked by the format, by citation key, DOI or link."""

from __future__ import annotations

from typing import Final

from .. import quick_re as re
from ..csl import normalise_doi
from ..model import Article, Citation, Marker
from .numeric import expand
from .reference_index import ReferenceIndex, link_key, unique

_PANDOC_GROUP = re.compile(r"\[(?=[^\[\]]{0,300}?@)([^\[\]]{2,600})\]")
_PANDOC_KEY = re.compile(r"(?<![\w.@])-?@\{?([A-Za-z0-9_][\w:.#$%&+?<>~/-]{0,120})")
_CITE = re.compile(r"\\[Cc]ite[a-zA-Z]{0,12}\*?(?:\s?\[[^\[\]]{0,200}\]){0,2}\s?\{([^{}]{1,600})\}")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:\s?)?\b10\.\d{4,9}/[^\s\"“”<>]{1,200}",
                  re.IGNORECASE)
_JOINT = re.compile(r"\s?[,;–—⁻‐-]?\s?")
_DASHES: Final = ("–", "—", "-", "⁻", "‐")
_SMALL_NUMBERS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁻,;–\s]+")
_TAIL: Final = ".,;:!?"


def find_marked(article: Article, index: ReferenceIndex, end: int) -> list[Citation]:
    """The superscripts, links and footnote calls that the format itself marks.

    Neighbours that only a comma or a dash parts are one citation ("[1–3]" of two links).
    """
    found: list[Citation] = []
    group: list[Marker] = []
    for marker in sorted(article.markers, key=lambda marker: marker.start):
        if marker.start >= end or (group and marker.start < group[-1].end):
            continue
        if group and not _JOINT.fullmatch(article.text[group[-1].end:marker.start]):
            found.extend(_marked(article, index, group))
            group = []
        group.append(marker)
    found.extend(_marked(article, index, group))
    return found


def _marked(article: Article, index: ReferenceIndex, group: list[Marker]) -> list[Citation]:
    ids: list[str] = []
    missing: list[str] = []
    last = ""
    for number, marker in enumerate(group):
        labels = list(marker.targets)
        gap = article.text[group[number - 1].end:marker.start] if number else ""
        if gap.strip() in _DASHES and gap and last.isdigit() and labels[0].isdigit():
            labels[:0] = expand(f"{last}-{labels[0]}")[1:-1]
        last = labels[-1]
        for label in labels:
            hit = _target(label, index)
            ids.extend(hit)
            if not hit and label.isdigit() and len(label) < 4:
                missing.append(label)
    if not ids:
        return []
    text = article.text
    start, stop = group[0].start, group[-1].end
    inner = text[start:stop]
    if text[start - 1:start] + text[stop:stop + 1] in ("[]", "()"):
        start, stop = start - 1, stop + 1
    return [Citation(start, stop, text[start:stop], unique(ids), _style(inner, text[start]),
                     () if inner.startswith("[^") else unique(missing))]


def _style(text: str, first: str) -> str:
    if text.startswith("[^"):
        return "footnote"
    if re.search(r"(?:1[89]|20)\d\d", text) and len(text) < 80:
        return "author-year"
    if _SMALL_NUMBERS.fullmatch(text):
        return "superscript"
    return "numeric" if first in "[(" or re.fullmatch(r"[\d\s,;–\-]+", text) else "link"


def _target(target: str, index: ReferenceIndex) -> tuple[str, ...]:
    if target in index.labels:
        return index.labels[target]
    if target in index.ids:
        return (target,)
    doi = normalise_doi(target)
    if doi:
        return index.by_doi.get(doi, ())
    return index.by_link.get(link_key(target), ()) if "/" in target else ()


def find_keys(article: Article, index: ReferenceIndex, end: int) -> list[Citation]:
    """Pandoc ("[@smith2019; @lee2020, p. 3]", "@smith2019") and LaTeX ("\\cite{a,b}") keys.

    A key within brackets or ``\\cite`` can be nothing else, so an unknown one is missing; a bare
    "@name" counts only where it is known.
    """
    text = article.text
    found = []
    lower = {key.lower(): key for key in (*index.ids, *index.labels)}
    groups: list[tuple[int, int]] = []

    def resolve(keys: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        ids: list[str] = []
        missing: list[str] = []
        for key in keys:
            known = lower.get(key.lower())
            if known is None:
                missing.append(key)
            else:
                ids.extend(index.labels.get(known, (known,)))
        return unique(ids), unique(missing)

    for match in _PANDOC_GROUP.finditer(text, 0, end):
        keys = [key.rstrip(_TAIL) for key in _PANDOC_KEY.findall(match[1])]
        ids, missing = resolve(keys)
        if ids or (missing and not index.labels.keys() >= set(missing) and _key_like(missing)):
            found.append(Citation(match.start(), match.end(), match.group(), ids, "key", missing))
            groups.append((match.start(), match.end()))
    for match in _CITE.finditer(text, 0, end):
        ids, missing = resolve([key.strip() for key in match[1].split(",") if key.strip()])
        found.append(Citation(match.start(), match.end(), match.group(), ids, "key", missing))
    spans = iter(groups)
    span = next(spans, None)
    for match in _PANDOC_KEY.finditer(text, 0, end):
        while span and span[1] <= match.start():
            span = next(spans, None)
        key = match[1].rstrip(_TAIL)
        if key.lower() in lower and not (span and span[0] <= match.start()):
            ids, _ = resolve([key])
            stop = match.start(1) + len(key)
            found.append(Citation(match.start(), stop, text[match.start():stop], ids, "key"))
    return found


def _key_like(keys: tuple[str, ...]) -> bool:
    """Whether these look like citation keys (a year in them), not like user names."""
    return all(re.search(r"\d{2,4}", key) for key in keys)


def find_links(article: Article, index: ReferenceIndex, end: int) -> list[Citation]:
    """The DOIs written out in the body, bare or as doi.org links."""
    found = []
    for match in _DOI.finditer(article.text, 0, end):
        doi = normalise_doi(match.group())
        ids = index.by_doi.get(doi, ())
        if ids:
            written = match.group().rstrip(_TAIL + ")]}")
            found.append(Citation(match.start(), match.start() + len(written), written, ids,
                                  "link"))
    return found
