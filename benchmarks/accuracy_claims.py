"""How many adjudicated claims are located and joined to the right study, and at what cost.

Run as ``python benchmarks/accuracy_claims.py [FOLDER] [--list]``; FOLDER holds ``articles/`` and
``hip/`` (default: the folder ``shared`` beside the project's). ``--list`` prints every miss and
every extra, to be read one by one.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

from evidaudit.claims import find_citations, find_claims
from evidaudit.formats import read_article
from evidaudit.model import Article, Claim

from .measuring import shared

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def plain(text: str) -> str:
    """``text`` with quotes and white space made alike, lower case."""
    return re.sub(r"\s+", " ", text.translate(_QUOTES)).strip().lower()


def overlaps(wanted: str, claim: Claim) -> bool:
    """Whether the adjudicated words and the claim share text: one in the other, or most words."""
    a, b = plain(wanted), plain(claim.text)
    if a in b or (len(b) > 25 and b in a):
        return True
    x, y = a.split(), b.split()
    grams = {tuple(x[i:i + 4]) for i in range(len(x) - 3)}
    other = {tuple(y[i:i + 4]) for i in range(len(y) - 3)}
    return bool(grams) and len(grams & other) >= 0.5 * min(len(grams), max(len(other), 1))


def cited(folder: Path, listing: bool) -> None:
    """Print how the adjudicated claims of article 004 were located."""
    studies = json.loads((folder / "hip" / "studies.json").read_text(encoding="utf-8"))
    rows = studies if isinstance(studies, list) else list(studies.values())
    rows = rows[0] if isinstance(rows[0], list) else rows
    number = {row["key"]: str(row["ref_number"]) for row in rows if isinstance(row, dict)
              and "key" in row}
    article = read_article(folder / "articles" / "004.txt")
    claims = find_claims(article, article.references,
                         find_citations(article, article.references))
    read = {reference.id for reference in article.references}
    located = elsewhere = 0
    used: set[str] = set()
    with (folder / "hip" / "claims.csv").open(encoding="utf-8", newline="") as file:
        wanted = list(csv.DictReader(file))
    for row in wanted:
        key = number[row["reference_key"]]
        touching = [claim for claim in claims if overlaps(row["claim"], claim)]
        right = [claim for claim in touching if key in claim.reference_ids]
        if right or (row["section"] == "references / footer" and key in read
                     and not row["claim"].startswith("This article")):
            located += 1
            used.update(claim.id for claim in right)
        else:
            elsewhere += bool([c for c in touching if c.reference_ids])
            if listing:
                print("  MISS", row["claim_id"], key, [c.reference_ids for c in touching],
                      row["claim"][:100])
    joined = [claim for claim in claims if claim.reference_ids]
    print(f"004 located and rightly joined: {located} of {len(wanted)}; joined to another study: "
          f"{elsewhere}; claims with a reference: {len(joined)}, of which no adjudicated row: "
          f"{sum(claim.id not in used for claim in joined)}")
    if listing:
        for claim in joined:
            if claim.id not in used:
                print("  EXTRA", claim.reference_ids, claim.text[:140])


def uncited(folder: Path, listing: bool) -> None:
    """Print how the uncited claims of the five articles were found."""
    with (folder / "hip" / "uncited_claims.csv").open(encoding="utf-8", newline="") as file:
        wanted = list(csv.DictReader(file))
    found = total = 0
    for path in sorted((folder / "articles").glob("00*.txt")):
        article: Article = read_article(path)
        claims = find_claims(article, article.references,
                             find_citations(article, article.references))
        mine = [row for row in wanted if row["article"] == path.stem]
        hits = used = 0
        touched: set[str] = set()
        for row in mine:
            right = [claim for claim in claims if overlaps(row["claim"], claim)]
            hits += bool(right)
            touched.update(claim.id for claim in right)
            if listing and not right:
                print("  MISS", row["claim_id"], row["claim"][:110])
        free = [claim for claim in claims if not claim.reference_ids]
        used = sum(claim.id in touched for claim in free)
        print(f"{path.stem} uncited: {hits} of {len(mine)}; claims without a reference: "
              f"{len(free)}, of which {len(free) - used} match no listed one")
        if listing:
            for claim in free:
                if claim.id not in touched:
                    print("  EXTRA", claim.text[:170])
        found += hits
        total += len(mine)
    print(f"uncited, all articles: {found} of {total}")


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    where = Path(arguments[0]) if arguments else shared()
    if where is None:
        sys.exit("no folder of articles: name one")
    cited(where, "--list" in sys.argv)
    uncited(where, "--list" in sys.argv)
