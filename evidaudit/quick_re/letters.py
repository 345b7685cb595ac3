"""A text in small letters, all forms of a letter alike."""

from __future__ import annotations

# What ``re`` takes for one letter where case is ignored, though ``lower`` does not.
ODD_LETTERS = {0x130: "i", 0x131: "i", 0x17F: "s", 0xB5: "μ"}


def small_letters(text: str) -> str:
    """``text`` in small letters, of the same length, all forms of a letter alike."""
    return text.lower() if text.isascii() else text.translate(ODD_LETTERS).lower()
