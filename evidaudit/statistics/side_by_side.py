"""Numbers that stand side by side are of one kind: "86% vs 51%", "by 72%, compared with 55%"."""

from __future__ import annotations

from typing import Final

from .. import quick_re as re
from ..model import Kind
from .drafts import Draft

_AGAINST = re.compile(r"\s?(?:vs\.?|versus|v\.?)\s$")

# "Cut cases by 72% in the old, compared with 55% after …", "fell by 11% at … and by 21% beyond"
_AND_BY = re.compile(
    r"[^.;%()]{0,40}?,?\s(?:compared\swith|as\sagainst)\s(?:only\s|just\s|about\s)?|"
    r"[^.;%()]{0,60}?\sand\sby\s(?:only\s|just\s|about\s)?")
_IN_BRACKETS = re.compile(r"\s?\([^()]{0,120}\)")
_NEXT_CHANGE: Final = 200  # characters between two changes of one clause
_ACCURACY: Final = frozenset({Kind.SENSITIVITY, Kind.SPECIFICITY})
_OF_ANOTHER_TEST = re.compile(
    r"\s(?:with|for|in|by|using|of|on|at|when|after)(?:\s(?!(?:was|were|had|and)\b)[\w/'-]{1,20}){1,8},?"
    r"\s(?:and|vs\.?|versus|v\.?|against|compared\swith|but)\s(?:only\s|just\s)?|"
    r"\s(?:vs\.?|versus|v\.?|against|compared\swith)\s")
_OF_PEOPLE = re.compile(r"\s(?:of|had|were)\b")


def share_kinds(text: str, drafts: list[Draft]) -> None:
    """ "Effectiveness was greater (86% vs 51%)": what stands side by side is of one kind."""
    for one, other in zip(drafts, drafts[1:], strict=False):
        if (one.kind is Kind.PERCENT_CHANGE and other.kind is Kind.PROPORTION and not other.named
                and other.numerator is None and _AGAINST.fullmatch(text[one.end:other.start])):
            other.kind, other.direction = one.kind, one.direction
        elif (one.kind in _ACCURACY and other.kind is Kind.PROPORTION and not other.named
                and other.numerator is None and not _OF_PEOPLE.match(text, other.end)
                and _OF_ANOTHER_TEST.fullmatch(text[one.end:other.start])):
            other.kind = one.kind  # "sensitivity was 58% with the new test and 42% with the old"
    changed: Draft | None = None
    for draft in drafts:
        if draft.kind is Kind.PERCENT_CHANGE:
            changed = draft
        elif (changed is not None and draft.kind is Kind.PROPORTION and draft.percent
                and not draft.named and draft.numerator is None
                and not _OF_PEOPLE.match(text, draft.end)
                and draft.start - changed.end < _NEXT_CHANGE
                and _AND_BY.fullmatch(_IN_BRACKETS.sub("", text[changed.end:draft.start]))):
            draft.kind, draft.direction = changed.kind, changed.direction
