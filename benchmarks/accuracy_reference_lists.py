"""How many entries of reference lists are cut out exactly, for lists laid out in many ways.

    python benchmarks/accuracy_reference_lists.py DATA

Lists of 25 real strings (and the same with rendered styles) are laid out numbered or not, wrapped
or not, put between prose and a footer, found and taken apart again. Both finding the list (its
exact span) and splitting it (each entry's exact text, space apart) are counted.
"""

from __future__ import annotations

import random
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

from lxml import etree
from reference_training import core_text, read_rows

from evidaudit.formats.reference_strings import find_reference_list, split_reference_list

SIZE = 25
Layout = Callable[[list[str]], str]


def _wrap(text: str, indent: str = "", width: int = 80) -> str:
    return "\n".join(textwrap.wrap(text, width, subsequent_indent=indent, break_on_hyphens=False,
                                   break_long_words=False))


LAYOUTS: dict[str, Layout] = {
    "1. a line": lambda entries: "\n".join(f"{i}. {e}" for i, e in enumerate(entries, 1)),
    "[1] a line": lambda entries: "\n".join(f"[{i}] {e}" for i, e in enumerate(entries, 1)),
    "1 a line": lambda entries: "\n".join(f"{i} {e}" for i, e in enumerate(entries, 1)),
    "1. wrapped": lambda entries: "\n".join(_wrap(f"{i}. {e}") for i, e in enumerate(entries, 1)),
    "1 wrapped": lambda entries: "\n".join(_wrap(f"{i} {e}") for i, e in enumerate(entries, 1)),
    "(1) hanging": lambda entries: "\n".join(
        _wrap(f"({i}) {e}", "     ") for i, e in enumerate(entries, 1)),
    "1. with tails": lambda entries: "\n".join(
        f"{i}. {e} [PubMed] [Google Scholar]" for i, e in enumerate(entries, 1)),
    "1. blank lines and page numbers": lambda entries: "\n\n".join(
        _wrap(f"{i}. {e}") + (f"\n\n    {310 + i}\n\f" if i % 9 == 0 else "")
        for i, e in enumerate(entries, 1)),
    "a line": "\n".join,
    "bullets": lambda entries: "\n".join(f"• {e}" for e in entries),
    "blank lines": "\n\n".join,
    "blank lines, wrapped": lambda entries: "\n\n".join(map(_wrap, entries)),
    "hanging": lambda entries: "\n".join(_wrap(e, "    ") for e in entries),
    "flush, wrapped": lambda entries: "\n".join(map(_wrap, entries)),
}


def _squeezed(text: str) -> str:
    return "".join(text.replace("[PubMed]", "").replace("[Google Scholar]", "").split())


def main() -> None:
    """Prints a row a layout."""
    data = Path(sys.argv[1])
    real = [" ".join(row["raw"].split()) for row in read_rows(data / "reference_strings.jsonl")]
    tree = etree.parse(str(data / "reference_strings_core.xml"))
    core = [core_text(s) for s in tree.getroot() if s[0].tag != "citation-number"]
    for name, strings in (("reference_strings.jsonl", real), ("reference_strings_core.xml", core)):
        chance = random.Random(1)
        chance.shuffle(strings)
        lists = [strings[i:i + SIZE] for i in range(0, len(strings) - SIZE, SIZE)]
        print(f"\n{name}: {len(lists)} lists of {SIZE}")
        for title, layout in LAYOUTS.items():
            right = total = spans = 0
            for entries in lists:
                block = layout(entries)
                cut = {_squeezed(block[a:b]) for a, b, _ in split_reference_list(block)}
                right += sum(_squeezed(entry) in cut for entry in entries)
                total += len(entries)
                text = (f"Hips move. People walk (Smith 2010).\n\nReferences\n{block}\n\nThis page "
                        "was updated January 6, 2022\n\n5861\n\nGet help now!\n")
                span = find_reference_list(text)
                spans += span is not None and text[slice(*span)].strip() == block.strip(" \n\f")
            print(f"  {title:32} entries {right:5}/{total:<5} lists found {spans:3}/{len(lists)}")


if __name__ == "__main__":
    main()
