"""Whether a recorded value stands in the reference's own words, although it was read otherwise.

Reading a reference string can go wrong: a title cut in two, a month taken for the volume. Before a
difference is reported, the recorded value is looked for where it belongs in the string; what the
author printed rightly is never called wrong.
"""

from __future__ import annotations

from .. import quick_re as re
from ..matching import compare, is_plain_text, name_in_raw, read_raw, squeezed, titles_of, years_of
from ..model import Record, Reference


def stands_as_printed(reference: Reference, record: Record, field: str) -> bool:
    """Whether ``record``'s title, volume, page or issued year stands in the string itself."""
    if not is_plain_text(reference.raw):
        return False
    raw = read_raw(reference.raw)
    if field == "title":
        cited = squeezed(reference.title)
        return any(len(title.split()) >= 4 and squeezed(title) in raw.squeezed
                   and (cited.endswith(squeezed(title)) or cited in squeezed(title))
                   for title in titles_of(record))
    if field == "issued":
        return bool(years_of(record) & raw.years)
    if field == "issue":
        recorded = re.findall(r"\d{1,9}", str(record.item.get("issue") or ""))
        return bool(recorded) and recorded[0].lstrip("0") in {number for _, number in raw.numbers}
    component = {"container-title": "container"}.get(field, field)
    return compare(reference, record).get(component, 0.0) >= 0.99


def name_stands(reference: Reference, name: str) -> bool:
    """Whether a family name stands in the string."""
    if not is_plain_text(reference.raw):
        return False
    raw = read_raw(reference.raw)
    return name_in_raw(name, raw, len(raw.words)) >= 1.0


def is_of_title(reference: Reference, name: str, record: Record) -> bool:
    """Whether a "name" in a reference string is the beginning of the record's title."""
    return is_plain_text(reference.raw) and any(
        squeezed(title).startswith(squeezed(name)) for title in titles_of(record))


def is_debris(reference: Reference, name: str) -> bool:
    """Whether a "name" is left over from reading a string: initials, "al"."""
    return is_plain_text(reference.raw) and (
        name.lower() in ("al", "et", "and", "others", "jr", "sr")
        or (len(name) <= 2 and name.isupper()) or not any(c.isalpha() for c in name))
