"""Who says a sentence, where the text says so: "says Dr …", "he adds", "according to …"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .. import quick_re as re
from .passages import Unit

_SAYS: Final = (r"(?:says?|said|adds?|added|explains?|explained|notes?|noted|tells?|told|writes|"
                r"wrote|states?|stated|reports?|reported|recommends?|recommended|warns?|warned|"
                r"suggests?|suggested|points? out|pointed out|claims?|claimed|estimates?|estimated|"
                r"believes?|argues?|argued|cautions?|cautioned|continues?|continued|concludes?)")
_NAME: Final = (r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.?\s)?[A-Z][\w'’\-]{0,30}"
                r"(?:\s(?:[A-Z]\.\s?)?[A-Z][\w'’\-]{0,30}){0,3}")
_LETTERS: Final = (r"(?:,?\s(?:[A-Z]{2,6}(?:-[A-Z]{1,4})?|[A-Z][a-z]?\.?[A-Z][A-Za-z.]{0,5}|"
                   r"Cert\s[A-Z]{2,5}))")
_AFTER = re.compile(rf"\b{_SAYS}\s(?P<name>{_NAME}(?:,?{_LETTERS}){{0,10}})")
_BEFORE = re.compile(rf"(?P<name>{_NAME}(?:{_LETTERS}){{0,10}}),?\s"
                     rf"(?:(?:an?|the)\s[\w\s'’&-]{{3,80}},\s)?{_SAYS}\b(?!\sby)")
_ACCORDING = re.compile(rf"\b[Aa]ccording to\s(?P<name>{_NAME}(?:{_LETTERS}){{0,10}})")
_PRONOUN = re.compile(rf"\b(?:he|she|they)\s{_SAYS}\b|\b{_SAYS}\s(?:he|she|they)\b")
_QUOTED = re.compile(r"[“\"]")
_TITLE = re.compile(r"^(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.?\s")
_NOT_A_NAME: Final = frozenset(
    [
        "The", "This", "That", "These", "Those", "It", "He", "She", "They", "We", "You", "I",
        "A", "An", "In", "On", "At", "For", "But", "And", "Or", "If", "When", "While", "Study",
        "Research", "Researchers", "Studies", "Doctors", "Experts", "Patients", "People",
        "Evidence", "Our", "Your", "Their", "Some", "Many", "Most", "One", "Two", "Another",
        "Results", "Authors", "Scientists"
    ])


class Speakers:
    """The people an article quotes, each by surname as first printed with credentials."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._last = ""

    def named(self, text: str) -> str:
        """Who speaks in ``text`` by its reporting clause, as first printed in full; or ''."""
        best: tuple[int, str] | None = None
        for pattern in (_AFTER, _BEFORE, _ACCORDING):
            for match in pattern.finditer(text):
                name = match["name"].strip(" ,")
                if name.split()[0] in _NOT_A_NAME:
                    continue
                if best is None or match.start() < best[0]:
                    best = (match.start(), name)
        if best is not None:
            self._last = self._remember(best[1])
            return self._last
        return self._last if _PRONOUN.search(text) else ""

    def _remember(self, name: str) -> str:
        bare = _TITLE.sub("", name.split(",")[0])
        words = [word for word in bare.split() if not word.isupper() or len(word) == 1]
        surname = words[-1] if words else bare
        known = self._known.get(surname)
        if known is None or (len(name) > len(known) and known.split(",")[0] in name):
            self._known[surname] = name
        return self._known[surname]


def attribute(units: Sequence[Unit]) -> dict[int, str]:
    """Unit position -> who is said to say it.

    Within a paragraph a quotation belongs to the reporting clause in its sentence, else to the
    nearest one before it, else after it. Sentences outside quotation marks count only with a
    reporting clause of their own.
    """
    speakers = Speakers()
    said: dict[int, str] = {}
    block: list[int] = []
    for i, _ in enumerate(units):
        if block and units[i].block != units[block[-1]].block:
            _attribute_block(units, block, speakers, said)
            block = []
        block.append(i)
    if block:
        _attribute_block(units, block, speakers, said)
    return said


def _attribute_block(units: Sequence[Unit], block: list[int], speakers: Speakers,
                     said: dict[int, str]) -> None:
    named: dict[int, str] = {}
    quoted: list[int] = []
    inside = False
    for i in block:
        text = units[i].text
        if inside or _QUOTED.search(text):
            quoted.append(i)
        opened = max(text.rfind("“"), -1)
        closed = max(text.rfind("”"), -1)
        if opened >= 0 or closed >= 0:
            inside = opened > closed
        elif text.count('"') % 2:
            inside = not inside
        name = speakers.named(text)
        if name:
            named[i] = name
    said.update(named)
    for i in quoted:
        if i not in named and named:
            before = [j for j in named if j < i]
            said[i] = named[max(before)] if before else named[min(named)]
