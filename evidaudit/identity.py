"""Which printed reference is which entry of the user's own bibliography.

An article's list says "4 Teirlinck CH, …"; the bibliography calls the same work
``teirlinck2020``. The decision is the one that ``matching`` takes for any record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from . import csl, matching
from .model import Record, Reference, Status


def identify(printed: Sequence[Reference], library: Sequence[Reference],
             prefix: str = "") -> tuple[dict[str, str], list[Reference]]:
    """The id that each printed reference goes by, and the entry to resolve for it.

    The id is the bibliography's key where the same work is found there, else ``prefix`` + the
    printed label. Two printed references that mean one entry keep distinct ids.
    """
    names: dict[str, str] = {}
    entries: list[Reference] = []
    taken: set[str] = set()
    index = matching.LocalIndex([record_of(entry) for entry in library])
    by_item = {id(entry.item): entry for entry in library}
    for reference in printed:
        decision = matching.decide(reference, index.candidates(reference)) if library else None
        twin = None
        if decision is not None and decision.status is Status.MATCHED and decision.record:
            twin = by_item.get(id(decision.record.item))
        name = twin.id if twin else f"{prefix}{reference.id}"
        while name in taken:
            name += "'"
        taken.add(name)
        names[reference.id] = name
        entries.append(replace(_to_resolve(reference, twin), id=name))
    return names, entries


def _to_resolve(printed: Reference, twin: Reference | None) -> Reference:
    """The entry whose questions are put: the bibliography's, unless the article prints a DOI.

    A printed DOI is looked up as printed, so that one that leads to another work is seen.
    """
    return printed if twin is None or csl.normalise_doi(printed.DOI) else twin


def record_of(entry: Reference) -> Record:
    """The bibliography's entry as a record that references can be matched with."""
    item = entry.item
    date = csl.date_of_item(item.get("issued"))
    return Record(
        DOI=csl.normalise_doi(entry.DOI), item=item, source="bibliography",
        titles=tuple(str(item[key]) for key in ("title",) if item.get(key)),
        containers=tuple(str(item[key]) for key in ("container-title", "container-title-short")
                         if item.get(key)),
        dates=(date,) if date else (),
        pages=tuple(str(item[key]) for key in ("page", "number") if item.get(key)))


def without_collisions(references: Sequence[Reference]) -> tuple[Reference, ...]:
    """``references`` with ids made distinct ("key", "key#2"), in order, none dropped."""
    seen: dict[str, int] = {}
    unique = []
    taken = {entry.id for entry in references}
    for entry in references:
        count = seen.get(entry.id, 0) + 1
        seen[entry.id] = count
        if count > 1:
            name = f"{entry.id}#{count}"
            while name in taken:
                count += 1
                name = f"{entry.id}#{count}"
            taken.add(name)
            entry = replace(entry, id=name)
        unique.append(entry)
    return tuple(unique)
