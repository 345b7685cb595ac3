"""Which arm a number belongs to, as printed."""

from __future__ import annotations

from .drafts import Draft


def give_arms(text: str, drafts: list[Draft]) -> None:
    """Set ``group`` of the drafts where the sentence says it."""
