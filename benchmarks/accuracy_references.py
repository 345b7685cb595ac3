"""F1 of ``parse_reference`` a field, on strings whose citing journals the model has not seen.

    python benchmarks/accuracy_references.py DATA [--folds DIR] [--errors FIELD] [--shipped]

Five folds by citing journal (and every fifth string of anystyle's core set): each fold is read by
weights trained on the others, kept in DIR. A value counts as right when it equals the gold value
after normalisation: titles and containers as lower-case words without punctuation; authors as the
ordered list of persons' family names, each with the same first initial where both print one (groups
are not in the gold list and not compared); volume and
issue as their letters and digits; pages after expansion ("254-64" is 254 to 264). A wrong value is
both a false positive and a false negative. Gold values that the string does not print (DOI, PMID
of the record) are left out, and so is what the parser rightly says of a field without gold when
that field is an identifier.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree
from reference_styles import STYLES
from reference_training import OTHER_FOLDS, Row, core_text, fold_of, read_rows
from reference_works import render

from evidaudit import csl
from evidaudit.formats.reference_strings import parse_reference, tagger

FIELDS = ("authors", "title", "journal", "year", "volume", "issue", "fpage", "lpage", "doi", "pmid")
CORE_FIELDS = {"title": ("title",), "container": ("container-title", "journal"), "year": ("date",),
               "publisher": ("publisher",), "place": ("location",), "pages": ("pages",),
               "author": ("author",), "doi": ("doi",)}
Counts = dict[str, list[int]]  # field -> right, wrong or spurious, wrong or missed


def squeezed(text: str | None) -> str:
    """The letters and digits of ``text``, folded."""
    return re.sub(r"[\W_]", "", csl.fold(text or ""))


def pages_of(first: str | None, last: str | None) -> tuple[str, str]:
    """First and last page in full, folded."""
    text = csl.normalise_pages(f"{first or ''}-{last}" if last else first or "")
    start, _, end = text.partition("-")
    return squeezed(start), squeezed(end)


def author_key(family: str, given: str) -> tuple[str, str]:
    """What is compared of one name: the folded family name and the first initial."""
    return squeezed(family), squeezed(given)[:1]


def same_authors(gold: list[Any], read: list[Any]) -> bool:
    """Whether the families agree in order, and first initials where both are printed."""
    return len(gold) == len(read) and all(
        one[0] == two[0] and (not one[1] or not two[1] or one[1] == two[1])
        for one, two in zip(gold, read, strict=True))


def gold_of(row: Row) -> dict[str, Any]:
    """The comparable gold values of a row, None where the string does not print one."""
    first, last = pages_of(row["fpage"], row["lpage"])
    raw = row["raw"].lower()
    return {
        "authors": [author_key(f, g or "") for f, g in row["authors"]],
        "title": squeezed(row["title"]), "journal": squeezed(row["journal"]),
        "year": re.sub(r"\D", "", row["year"] or "")[:4], "volume": squeezed(row["volume"]),
        "issue": squeezed(row["issue"]), "fpage": first, "lpage": last,
        "doi": csl.normalise_doi(row["doi"] or "") if (row["doi"] or "-").lower() in raw else "",
        "pmid": row["pmid"] if (row["pmid"] or "-") in raw else "",
    }


def read_of(text: str) -> dict[str, Any]:
    """The comparable values that the parser reads."""
    item = parse_reference(text).item
    date = csl.date_of_item(item.get("issued"))
    first, _, last = item.get("page", "").partition("-")
    return {
        "authors": [author_key(a.get("family") or a.get("literal") or "", a.get("given", ""))
                    for a in item.get("author", ()) if "family" in a],
        "title": squeezed(item.get("title")), "journal": squeezed(item.get("container-title")),
        "year": str(date.year) if date else "", "volume": squeezed(item.get("volume")),
        "issue": squeezed(item.get("issue")), "fpage": squeezed(first), "lpage": squeezed(last),
        "doi": item.get("DOI", ""), "pmid": item.get("PMID", ""),
    }


def count(counts: Counts, field: str, gold: Any, read: Any,
          same: Callable[[Any, Any], bool] = lambda a, b: bool(a == b)) -> bool:
    """Adds one comparison to ``counts``; whether it was right."""
    row = counts.setdefault(field, [0, 0, 0])
    if gold and read and same(gold, read):
        row[0] += 1
        return True
    row[1] += bool(read)
    row[2] += bool(gold)
    return not gold and not read


def compare_core(counts: Counts, sequence: Any, shown: str = "") -> None:
    """Adds one labelled string of anystyle's core set."""
    item = parse_reference(core_text(sequence)).item
    gold = {field: next((part.text or "" for part in sequence if part.tag in tags), "")
            for field, tags in CORE_FIELDS.items()}
    date = csl.date_of_item(item.get("issued"))
    year = re.search(r"1[5-9]\d\d|20[0-4]\d", gold["year"])
    container = re.sub(r"^in:?\s+", "", gold["container"].strip(), flags=re.IGNORECASE)
    pages = re.sub(r"^\W*(?:pages?|pp?|s)\b\.?\s*", "", gold["pages"].strip(), flags=re.I)
    if re.fullmatch(r"\d+\s*(?:pp?|pages|S)\.?,?", gold["pages"].strip(), re.IGNORECASE):
        pages = ""  # a count of pages
    surnames = squeezed(gold["author"])
    read_names = [squeezed(a.get("family") or a.get("literal")) for a in item.get("author", ())]
    pairs = {
        "title": (squeezed(gold["title"]), squeezed(item.get("title"))),
        "container": (squeezed(container), squeezed(item.get("container-title"))),
        "year": (year[0] if year else "", str(date.year) if date else ""),
        "publisher": (squeezed(gold["publisher"]), squeezed(item.get("publisher"))),
        "place": (squeezed(gold["place"]), squeezed(item.get("publisher-place"))),
        "doi": (csl.normalise_doi(gold["doi"]), item.get("DOI", "")),
        "pages": (squeezed(csl.normalise_pages(pages)), squeezed(item.get("page"))),
    }
    for field, (wanted, read) in pairs.items():
        if not count(counts, field, wanted, read) and shown == f"core-{field}":
            print(f"{core_text(sequence)}\n    gold {wanted}\n    read {read}")
    right = count(counts, "author (families all inside)", surnames, read_names,
                  lambda text, names: all(name in text for name in names))
    if not right and shown == "core-author":
        print(f"{core_text(sequence)}\n    gold {surnames}\n    read {read_names}")


def compare_rendered(counts: dict[str, Counts], record: Row, number: int) -> None:
    """Adds one record, printed in one of nine styles (or as a book …), to its style's counts."""
    pieces = render(record, number)
    if not pieces or number % 3 == 2:
        return
    text = "".join(piece for piece, _ in pieces)
    printed = {name: " ".join(piece for piece, label in pieces if label == tag).strip()
               for name, tag in (("title", "TI"), ("journal", "CT"), ("volume", "VO"))}
    item = parse_reference(text).item
    own = counts.setdefault(STYLES[number // 3 % len(STYLES)].__name__.strip("_"), {})
    count(own, "title", squeezed(printed["title"]), squeezed(item.get("title")))
    count(own, "journal", squeezed(printed["journal"]), squeezed(item.get("container-title")))
    count(own, "volume", re.sub(r"^vol", "", squeezed(printed["volume"])),
          squeezed(item.get("volume")))
    doi, pmid = csl.normalise_doi(text), re.search(r"pmid:?\s?(\d+)", text, re.IGNORECASE)
    count(own, "doi", doi, item.get("DOI", ""))
    count(own, "pmid", pmid[1] if pmid else "", item.get("PMID", ""))


def f1(row: list[int]) -> float:
    """F1 of right, spurious and missed."""
    return 2 * row[0] / max(2 * row[0] + row[1] + row[2], 1)


def report(title: str, counts: Counts) -> float:
    """Prints a table and gives the micro F1."""
    print(f"\n{title}\n{'field':30} {'F1':>6} {'precision':>18} {'recall':>18}")
    total = [sum(row[i] for row in counts.values()) for i in range(3)]
    for name, row in [*counts.items(), ("micro", total)]:
        right, spurious, missed = row
        print(f"{name:30} {f1(row):6.4f} {right:8}/{right + spurious:<8} "
              f"{right:8}/{right + missed:<8}")
    return f1(total)


def main() -> int:
    """Reads the command line, trains folds that are not there yet, and prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=Path, default=Path(tempfile.gettempdir()) / "evidaudit")
    parser.add_argument("--only", type=int, nargs="*", default=list(range(OTHER_FOLDS)))
    parser.add_argument("--errors", default="")
    parser.add_argument("--shipped", action="store_true", help="the shipped weights, seen data")
    given = parser.parse_args()
    rows = read_rows(given.data / "reference_strings.jsonl")
    core = list(etree.parse(str(given.data / "reference_strings_core.xml")).getroot())
    counts: Counts = {}
    core_counts: Counts = {}
    given.folds.mkdir(exist_ok=True)
    seconds, strings = 0.0, 0
    for fold in given.only:
        if not given.shipped:
            weights = given.folds / f"fold{fold}.json.gz"
            if not weights.exists():
                from train_reference_tagger import train
                train(given.data, fold, weights)
            tagger.WEIGHTS = weights
        tagger.load.cache_clear()
        tagger.load()
        held_out = [row for row in rows if fold_of(row["citing_journal"]) == fold]
        start = time.process_time()
        answers = [read_of(row["raw"]) for row in held_out]
        seconds, strings = seconds + time.process_time() - start, strings + len(held_out)
        for row, read in zip(held_out, answers, strict=True):
            gold = gold_of(row)
            for field in FIELDS:
                same = same_authors if field == "authors" else (lambda a, b: bool(a == b))
                right = count(counts, field, gold[field], read[field], same)
                if field == given.errors and not right:
                    print(f"{row['raw']}\n    gold {gold[field]}\n    read {read[field]}")
        for number, sequence in enumerate(core):
            if number % OTHER_FOLDS == fold:
                compare_core(core_counts, sequence, given.errors)
    micro = report(f"reference_strings.jsonl, {strings} strings held out by journal", counts)
    report("reference_strings_core.xml, held out", core_counts)
    styles: dict[str, Counts] = {}
    records = read_rows(given.data / "match_records.jsonl")
    for number, record in enumerate(records[3::10]):  # every fifth from 0 trains the tagger
        compare_rendered(styles, record, number)
    for style, own in styles.items():
        print(f"{style:12}", *(f"{name} {f1(row):.3f} ({row[0]}/{row[0] + row[2]})"
                               for name, row in own.items()))
    print(f"\n{strings / max(seconds, 1e-9):,.0f} strings a second (of one core)")
    worst = min(f1(row) for row in counts.values() if row[0] + row[2] >= 20)
    return 0 if micro >= 0.95 and worst >= 0.90 else 1


if __name__ == "__main__":
    sys.exit(main())
