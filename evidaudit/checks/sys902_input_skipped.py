"""Whether every piece of the input could be read.

## What it checks
Each piece of an article, bibliography, claims sheet or evidence sheet that a reader had to leave
out: it is named with its file, its line and the reason.

## Why it matters
Every row of the input is accounted for: what was not read was not checked.

## What it cannot see
A piece that was read but misunderstood.

## Example
A BibTeX entry whose closing brace is missing.

## Corrected
The brace is added.

## Confirm by hand
Open the file at the line that is named.

## References
bibtexparser, failed blocks, https://bibtexparser.readthedocs.io.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Passage
from .scopes import Result, Whole, inconclusive

CODE = "SYS902"
NAME = "input-skipped"


def check(whole: Whole) -> Iterator[Result]:
    """One inconclusive result for each piece that could not be read."""
    pieces = [*(whole.article.skipped if whole.article else ()), *whole.skipped]
    for piece in dict.fromkeys(pieces):
        place = f"{piece.source}, line {piece.line}" if piece.line else piece.source
        yield inconclusive(
            f"could not be read: {piece.reason.removeprefix(f'{piece.source}: ')}",
            claimed=piece.raw, line=piece.line, subject=place or "input",
            passage=Passage(piece.raw, piece.start, piece.end, place, "input"))


CASES = ()
