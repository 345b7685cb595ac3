"""Sentences whose verb stands in the sentence before: "The tea was not helpful. But walking was."

Such a sentence says nothing by itself; with its antecedent it is one claim. (Verb phrase ellipsis:
Hardt 1993, Verb Phrase Ellipsis: Form, Meaning, and Processing.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from .. import quick_re as re
from ..model import Article, Claim
from .passages import Unit

LONGEST_ELLIPSIS: Final = 20     # words: what leaves its verb out is short
_BARE_AUXILIARY = re.compile(
    r"\b(?:was|were|is|are|did|does|do|had|has|have|will|would|could|can|should|might|may)"
    r"(?:n['’]t| not)?[\s.!;\])\d[(*_”\"]*$", re.IGNORECASE)
# "… than the controls did", "… as it once was": the verb stands in the same sentence.
_OWN_ANTECEDENT = re.compile(
    r"\b(?:than|as|what|how|who|where|if|whether|like|when|why)\b[^.;]{0,60}$", re.IGNORECASE)


def leaves_its_verb_out(text: str) -> bool:
    """Whether ``text`` ends with an auxiliary whose verb only an earlier sentence can give."""
    if text.count(" ") >= LONGEST_ELLIPSIS:
        return False
    last = _BARE_AUXILIARY.search(text)
    return last is not None and last.start() > 0 and not _OWN_ANTECEDENT.search(
        text[:last.start()])


def joined_with_antecedent(claims: Sequence[Claim], unit: Unit, before: Unit | None,
                           article: Article, own: Claim) -> Claim | None:
    """The last of ``claims`` made longer by ``own``, whose verb it gives; None where ``own``
    stands by itself or the sentence before is no claim on the same works by the same speaker."""
    if before is None or before.block != unit.block or not claims or not leaves_its_verb_out(
            own.text):
        return None
    last = claims[-1]
    inside = last.start is not None and before.start <= last.start and (last.end or 0) <= before.end
    if not inside or (
            last.reference_ids, last.attributed_to) != (own.reference_ids, own.attributed_to):
        return None
    return replace(last, text=article.text[last.start:own.end], end=own.end)
