"""Ids that tell the references of one list apart, whatever the file called them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..model import Reference


def distinct_ids(references: Iterable[Reference]) -> list[Reference]:
    """``references`` in order with distinct ids: the second "smith2019" becomes "smith2019#2".

    Nothing is merged or dropped; each repair is a remark. A reference without an id is named
    after its line, or its place in the list.
    """
    listed = list(references)
    taken = {reference.id for reference in listed}
    seen: dict[str, int] = {}
    spelled: dict[str, str] = {}
    out = []
    for number, reference in enumerate(listed, start=1):
        key, remark = reference.id, ""
        if not key:
            key = f"line{reference.line}" if reference.line else str(number)
            remark = f"it has no key; it is called “{key}” here"
        elif key in seen:
            first = key
            count = seen[first]
            while key in taken:
                count += 1
                key = f"{first}#{count}"
            seen[first] = count
            remark = f"the key “{first}” was used before; this one is called “{key}” here"
        elif key.casefold() in spelled:
            remark = f"the key differs from “{spelled[key.casefold()]}” only in case"
        taken.add(key)
        seen.setdefault(key, 1)
        spelled.setdefault(key.casefold(), key)
        if remark:
            reference = replace(reference, id=key, remarks=(*reference.remarks, remark))
        out.append(reference)
    return out
