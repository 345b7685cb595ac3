"""HTML: the main text (told from menus and footers by trafilatura) with its structure and links.

lxml walks the page once, so that headings, lists, superscripts, links and anchors keep their
offsets; trafilatura says which blocks are the article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Final

from lxml import etree
from lxml import html as lxml_html

from ..csl import normalise_doi
from ..model import Article, Block, Marker, PartialDate, ReadError
from .assembly import Draft, InlineText, Place, Source, finish_article
from .dating import read_machine_date

_DROPPED: Final = frozenset(
    ("script", "style", "noscript", "nav", "footer", "aside", "form", "button", "select", "svg",
     "template", "iframe", "object", "head", "textarea", "math", "canvas", "audio", "video"))
_BREAKS: Final = frozenset(
    ("p", "div", "section", "article", "main", "header", "ul", "ol", "li", "blockquote", "h1", "h2",
     "h3", "h4", "h5", "h6", "table", "tr", "td", "th", "dl", "dt", "dd", "figure", "figcaption",
     "caption", "pre", "hr", "address", "details", "summary", "body", "cite-list"))
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_LIST_HEADING = re.compile(
    r"[\W_\d]*(?:references?|bibliography|works cited|literature(?: cited)?|sources|notes|"
    r"citations|footnotes)[\W_]*$", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden", re.IGNORECASE)
_TRAILING_NUMBER = re.compile(r"(?:^|[^\d])(\d{1,4})$")
_WORD = re.compile(r"[^\W_]+")
_UPDATED: Final = ("article:modified_time", "datemodified", "og:updated_time", "dc.date.modified",
                   "last-modified", "dcterms.modified", "citation_online_date")
_PUBLISHED: Final = ("article:published_time", "datepublished", "citation_publication_date",
                     "citation_date", "dc.date", "dc.date.issued", "dcterms.date", "date",
                     "pubdate", "dcterms.created")
GRAM: Final = 4              # words in a row that a block must share with the main text
KEPT_SHARE: Final = 0.5      # of its runs of words
LEAST_MAIN: Final = 0.15     # of the page's words; below that, trafilatura missed the article


def read(text: str, source: Source) -> Article:
    """The article of an HTML page."""
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False,
                                  remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"{source.path}: no HTML that can be read ({error}); "
                        "give the saved page") from error
    walk = _Walk(_anchor_labels(root))
    walk.read(root)
    draft = _main_part(walk.draft, text)
    if not draft.length:
        raise ReadError(f"{source.path}: a page without text; save the page with its text")
    title = _title(root)
    dated, dated_text = _date(root)
    return finish_article(draft.text, draft.blocks, draft.markers, source, title=title,
                          dated=dated, dated_text=dated_text)


def _anchor_labels(root: Any) -> dict[str, str]:
    """Anchor -> the number of the list item in which it stands, where it stands in one."""
    labels: dict[str, str] = {}
    for listing in root.iter("ol"):
        number = _integer(listing.get("start"), 1)
        for item in listing:
            if item.tag != "li":
                continue
            number = _integer(item.get("value"), number)
            for element in item.iter():
                for name in (element.get("id"), element.get("name")):
                    if name:
                        labels.setdefault(name, str(number))
            number += 1
    return labels


def _integer(value: str | None, default: int) -> int:
    return int(value) if value and re.fullmatch(r"\d{1,6}", value.strip()) else default


class _Walk:
    """One pass over the elements, iterative, so that depth cannot exhaust the stack."""

    def __init__(self, anchors: dict[str, str]) -> None:
        self.draft = Draft()
        self._anchors = anchors
        self._open: list[str] = []
        self._dropped = 0
        self._inline = InlineText()
        self._lists: list[int | None] = []
        self._label = ""
        self._links: list[tuple[Place, str]] = []
        self._raised: list[Place] = []
        self._cells: list[str] = []

    def read(self, root: Any) -> None:
        """Add every block below ``root`` to the draft."""
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                self._start(element, tag)
            else:
                self._end(element, tag)
        self._flush()

    def _start(self, element: Any, tag: str) -> None:
        if self._dropped or tag in _DROPPED or _is_hidden(element):
            self._dropped += 1
            return
        if tag in _BREAKS:
            self._flush()
            self._open.append(tag)
        if tag in ("ul", "ol"):
            self._lists.append(_integer(element.get("start"), 1) if tag == "ol" else None)
        elif tag == "li" and self._lists:
            number = self._lists[-1]
            if number is not None:
                number = _integer(element.get("value"), number)
                self._lists[-1] = number + 1
            self._label = "" if number is None else f"{number}. "
        elif tag == "br":
            self._inline.break_line()
        elif tag == "a" and element.get("href"):
            self._links.append((self._inline.place(), element.get("href")))
        elif tag == "sup":
            self._raised.append(self._inline.place())
        self._inline.append(element.text or "")

    def _end(self, element: Any, tag: str) -> None:
        if self._dropped:
            self._dropped -= 1
            if not self._dropped:
                self._inline.append(element.tail or "")
            return
        if tag == "a" and element.get("href") and self._links:
            place, href = self._links.pop()
            target = self._target(href, self._inline.since(place))
            self._inline.mark(place, (target,) if target else ())
        elif tag == "sup" and self._raised:
            place = self._raised.pop()
            if re.fullmatch(r"[\d,;–\-\s]{1,60}", self._inline.since(place)):
                self._inline.raise_since(place)
        if tag in _BREAKS:
            self._flush()
            if self._open:
                self._open.pop()
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
        self._inline.append(element.tail or "")

    def _target(self, href: str, text: str) -> str:
        href = href.strip()
        if not href.startswith("#"):
            return normalise_doi(href) if "doi.org/" in href.lower() else href
        name = href[1:]
        if name in self._anchors:
            return self._anchors[name]
        number = _TRAILING_NUMBER.search(name) or re.fullmatch(r"[\[(\s]*(\d{1,4})[\])\s]*", text)
        return number[1] if number else name

    def _flush(self) -> None:
        inline, self._inline = self._inline, InlineText()
        self._links, self._raised = [], []
        text = inline.text
        if not text:
            return
        tags = self._open
        innermost = next((tag for tag in reversed(tags) if tag not in ("div", "section")), "")
        if innermost in _HEADINGS:
            self.draft.add("heading", text, int(innermost[1]), inline.markers)
        elif "li" in tags:
            self.draft.add("list-item", text, max(len(self._lists), 1), inline.markers,
                           self._label)
            self._label = ""
        elif innermost in ("td", "th"):
            self.draft.add("table", text, 0, inline.markers)
        elif innermost in ("figcaption", "caption"):
            self.draft.add("caption", text, 0, inline.markers)
        else:
            kind = "quote" if "blockquote" in tags else "paragraph"
            self.draft.add(kind, text, 0, inline.markers)


def _is_hidden(element: Any) -> bool:
    style = element.get("style") if hasattr(element, "get") else None
    return bool(style and _HIDDEN.search(style))


def _main_part(draft: Draft, page: str) -> Draft:
    """The blocks of ``draft`` that trafilatura counts as the article, reference list included."""
    import trafilatura  # 0.1 s: only for those who read HTML

    main = trafilatura.extract(page, include_comments=False, include_tables=True,
                               favor_recall=True, deduplicate=False) or ""
    text = draft.text
    grams = _grams(main)
    lines = {" ".join(_words(line)) for line in main.splitlines()}
    if len(_words(main)) < LEAST_MAIN * len(_words(text)):
        return draft
    keep = [_is_main(text[block.start:block.end], grams, lines) for block in draft.blocks]
    _keep_lists_and_headings(draft.blocks, text, keep)
    if all(keep) or _loses_the_prose(draft.blocks, text, keep):
        return draft
    return _select(draft, text, keep)


def _loses_the_prose(blocks: list[Block], text: str, keep: list[bool]) -> bool:
    """Whether no paragraph before the reference list would be left, though there are some."""
    prose = []
    for block, kept in zip(blocks, keep, strict=True):
        if block.kind == "heading":
            if _LIST_HEADING.match(text[block.start:block.end]):
                break
        elif len(_words(text[block.start:block.end])) > 5:
            prose.append(kept)
    return bool(prose) and not any(prose)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _grams(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[i:i + GRAM]) for i in range(len(words) - GRAM + 1)}


def _is_main(text: str, grams: set[tuple[str, ...]], lines: set[str]) -> bool:
    words = _words(text)
    if " ".join(words) in lines:
        return True
    own = [tuple(words[i:i + GRAM]) for i in range(len(words) - GRAM + 1)]
    return bool(own) and sum(gram in grams for gram in own) >= KEPT_SHARE * len(own)


def _keep_lists_and_headings(blocks: list[Block], text: str, keep: list[bool]) -> None:
    """Keep the whole reference list, and each heading or lead-in right above a kept block."""
    in_list = False
    for i, block in enumerate(blocks):
        if block.kind == "heading":
            in_list = bool(_LIST_HEADING.match(text[block.start:block.end]))
        keep[i] = keep[i] or in_list
    for i in range(len(blocks) - 2, -1, -1):
        if blocks[i].kind == "heading" and keep[i + 1]:
            keep[i] = True


def _select(draft: Draft, text: str, keep: Iterable[bool]) -> Draft:
    chosen = Draft()
    markers = sorted(draft.markers, key=lambda marker: marker.start)
    at = 0
    before = 0
    for block, kept in zip(draft.blocks, keep, strict=True):
        inside: list[Marker] = []
        while at < len(markers) and markers[at].start < block.end:
            if markers[at].start >= block.start:
                inside.append(markers[at])
            at += 1
        if kept:
            label = re.search(r"\d{1,6}\. $", text[before:block.start])
            chosen.add(block.kind, text[block.start:block.end], block.level,
                       [(m.start - block.start, m.end - block.start, m.targets) for m in inside],
                       label.group() if label else "")
        before = block.end
    return chosen


def _title(root: Any) -> str:
    for meta in root.iter("meta"):
        if (meta.get("property") or meta.get("name") or "").lower() in (
                "citation_title", "og:title"):
            return " ".join((meta.get("content") or "").split())
    for tag in ("h1", "title"):
        for element in root.iter(tag):
            text = " ".join("".join(element.itertext()).split())
            if text:
                return text
    return ""


def _date(root: Any) -> tuple[PartialDate | None, str]:
    """The date in the page's metadata or <time> elements; updates before publication."""
    stated: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name and meta.get("content"):
            stated.setdefault(name, meta.get("content"))
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            for key, value in _json_dates(script.text or ""):
                stated.setdefault(key, value)
    for moment in root.iter("time"):
        value = moment.get("datetime") or "".join(moment.itertext())
        name = (moment.get("itemprop") or "").lower()
        if not name and moment.get("pubdate") is None and not any(
                parent.tag in ("article", "main") for parent in moment.iterancestors()):
            continue                      # the time of a comment, or of another article
        stated.setdefault(name if name in _UPDATED else "datepublished", value)
    for name in (*_UPDATED, *_PUBLISHED):
        if name in stated and (date := read_machine_date(stated[name].replace("/", "-"))):
            return date, f"{name}: {stated[name]}"
    return None, ""


def _json_dates(text: str) -> list[tuple[str, str]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return []
    found: list[tuple[str, str]] = []
    queue = [data]
    while queue and len(found) < 20:
        node = queue.pop()
        if isinstance(node, list):
            queue.extend(node[:100])
        elif isinstance(node, dict):
            for key in ("dateModified", "datePublished"):
                if isinstance(node.get(key), str):
                    found.append((key.lower(), node[key]))
            queue.extend(value for value in node.values() if isinstance(value, dict | list))
    return found
