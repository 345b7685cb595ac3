"""What a record is to a reference: the same work, a notice on it, another work, or unclear."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from ..containers import container_score
from ..model import Record, Reference
from .comparison import compare, titles_of
from .decision import evidence
from .languages import language_of
from .raw import title_length
from .titles import OTHER_KIND, is_notice, title_score
from .versions import other_version
from .wording import shared_share

SAME_EVIDENCE = 0.0    # log-odds without the DOI from which a record is the work described
OTHER_EVIDENCE = -6.0  # and below which it is another one
WHOLE_TITLE = 0.92     # title score of one and the same title
OTHER_TITLE = 0.7      # and at most this for a title that is clearly another
MOST_WORDS = 0.8       # of the shorter title's words in common: may be the same in other words


class Twin(StrEnum):
    """How a record stands to what a reference describes, its DOI left aside."""

    SAME = "same"
    NOTICE = "notice"
    OTHER = "other"
    UNCLEAR = "unclear"


def tell_apart(reference: Reference, record: Record) -> Twin:
    """What ``record`` is to the work that ``reference`` describes by everything but its DOI."""
    item = {key: value for key, value in reference.item.items() if key != "DOI"}
    if not reference.title and not reference.raw and not item.get("author"):
        return Twin.UNCLEAR
    bare = replace(reference, item=item)
    scores = {name: score for name, score in compare(bare, record).items() if name != "doi"}
    titles = titles_of(record)
    title = scores.get("title", 0.0)
    if not reference.title:
        # a string that may give no title (as some styles do) must not be held against the record
        scores = {name: score for name, score in scores.items()
                  if name != "title" or score >= OTHER_KIND}
    weight = evidence(scores, max((title_length(text) for text in titles), default=0))
    if _names_the_same(reference, record):
        return Twin.SAME
    if title <= OTHER_KIND and _is_notice_on(reference, titles):
        return Twin.NOTICE
    if weight >= SAME_EVIDENCE or (title >= 0.85 and scores.get("first_author", 1.0) >= 0.8
                                   and other_version(reference, record)):
        return Twin.SAME
    disagree = sum(scores.get(name) == 0.0 for name in ("first_author", "year", "volume", "page"))
    disagree += scores.get("container", 1.0) < 0.5
    related = any(shared_share(reference.title, text) >= 0.5 for text in titles) \
        if reference.title else False
    if weight <= OTHER_EVIDENCE and not related and disagree >= (1 if reference.title else 3):
        return Twin.OTHER
    if related and disagree >= 3 and weight <= OTHER_EVIDENCE:
        return Twin.OTHER
    return Twin.UNCLEAR


def describes_instead(reference: Reference, meant: Record, other: Record) -> bool:
    """Whether ``reference`` clearly describes ``meant`` and its DOI leads to ``other``.

    Two works by the same authors in the same journal agree in much; title, first author and year
    must all be those of ``meant``, and the title of ``other`` must clearly not be the cited one:
    no version, notice, translation or part of it.
    """
    if not reference.title or meant.DOI in ("", other.DOI, *other.aliases, *other.superseded_by) \
            or other.DOI in (*meant.aliases, *meant.superseded_by):
        return False
    there, here = compare(reference, meant), compare(reference, other)
    if there.get("title", 0.0) < WHOLE_TITLE or there.get("first_author", 0.0) < 0.9 \
            or there.get("year", 0.0) < 1.0:
        return False
    if here.get("title", 1.0) > OTHER_TITLE or 0.0 not in (here.get("volume"), here.get("page")):
        return False
    titles = titles_of(other)
    return bool(titles) and {language_of(title) for title in titles} == {
        language_of(reference.title)} and not other_version(reference, other) and not any(
        is_notice(title) != is_notice(reference.title)
        or shared_share(reference.title, title) >= MOST_WORDS for title in titles)


def _is_notice_on(reference: Reference, titles: tuple[str, ...]) -> bool:
    """Whether the record's title is that of a notice which names the cited title."""
    return bool(reference.title) and not is_notice(reference.title) and any(
        is_notice(title) and shared_share(reference.title, title) >= 0.7 for title in titles)


def _names_the_same(reference: Reference, record: Record) -> bool:
    """Whether one is the book and the other a chapter of it, or a part such as a supplement."""
    cited_book = str(reference.item.get("container-title") or "")
    if not reference.title:
        return False
    if cited_book and any(len(title.split()) >= 3 and container_score(cited_book, [title]) >= 0.99
                          for title in titles_of(record)):
        return True
    return any(len(name.split()) >= 3 and title_score(reference.title, name) >= 0.95
               for name in record.containers)
