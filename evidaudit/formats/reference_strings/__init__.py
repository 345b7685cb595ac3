"""Reference strings, as reference lists print them, read into CSL-JSON references."""

from __future__ import annotations

from evidaudit.model import Reference

from .assembly import assemble
from .cleaning import (
    MAX_CHARACTERS,
    MAX_READ,
    clean,
    without_emphasis,
    without_link_tails,
    without_markup,
    without_number,
)
from .identifiers import take_identifiers
from .lists import split_reference_list
from .reading import read_reference_list
from .sections import find_reference_list
from .tokens import split_words

__all__ = ["find_reference_list", "parse_reference", "read_reference_list", "split_reference_list"]


def parse_reference(text: str, id: str = "1") -> Reference:
    """The reference that ``text`` prints, as a CSL-JSON item; ``raw`` is ``text`` unchanged."""
    from .tagger import load

    line = without_number(without_link_tails(clean(without_markup(text[:MAX_READ]))))
    masked, identifiers = take_identifiers(line)
    masked = without_emphasis(masked)
    words = split_words(masked)
    item = assemble(words, load().labels_of(words), identifiers)
    remarks = []
    if item.get("custom", {}).get("et-al"):
        remarks.append("the author list is cut short (et al.)")
    if len(line) >= MAX_CHARACTERS - 60:
        remarks.append(f"only the first {MAX_CHARACTERS:,} characters were read")
    return Reference(id=id, item=item, raw=text, remarks=tuple(remarks))
