"""What a number of the study is linked with, and what a group goes without."""

from __future__ import annotations

from ... import quick_re as re

_LINKED = re.compile(r"\b(?:was|were|is|are) (?:\w+ ){0,2}?(?:associated|linked|related|tied)\b",
                     re.I)
_AGAINST = re.compile(r"^\W*(?:[a-z]+:\s)?(?:compared (?:with|to)|relative to|versus|than)"
                      r"[^,]{3,80},", re.I)
_GONE_WITHOUT = re.compile(
    r"\b(?:without|no|not|never)\s(?:(?:any|the|an?|adding|taking|using|added|given|getting|"
    r"receiving|been|had)\s){0,2}$", re.I)
_REACH = 30  # letters before a name that may deny it


def words_of_exposure(part: str) -> str:
    """The words of a part of a sentence that name what was exposed or done: those before "was
    associated with", or all of them; without what it is compared with."""
    part = _AGAINST.sub(" ", part)
    tie = _LINKED.search(part)
    return part[:tie.start()] if tie else part


def is_gone_without(before: str) -> bool:
    """Whether the words before the name of a group say that it was not given: "without any"."""
    return _GONE_WITHOUT.search(before[-_REACH:]) is not None
