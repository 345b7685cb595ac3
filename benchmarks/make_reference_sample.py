"""Writes benchmarks/samples/references.jsonl: reference strings of our own with their gold fields.

Run: python -m benchmarks.make_reference_sample

Made-up works (``tests/honest_bibliography.py``) printed in nine styles, fifteen each, by a printer
of its own: it shares no code with the one that makes strings to train the tagger on. The gold
fields are what the string prints, in the shape of the development data.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
SAMPLE = PROJECT / "benchmarks" / "samples" / "references.jsonl"
PER_STYLE = 15
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()

Row = dict[str, Any]
Names = list[tuple[str, str]]


def _initials(given: str, dot: str = "", gap: str = "") -> str:
    return gap.join(name[0] + dot for name in given.split())


def _behind(names: Names, dot: str, gap: str, comma: str) -> list[str]:
    return [f"{family}{comma}{_initials(given, dot, gap)}" for family, given in names]


def _listed(names: list[str], comma: str, last: str) -> str:
    return comma.join(names) if len(names) < 2 else comma.join(names[:-1]) + last + names[-1]


def vancouver(w: Row) -> str:
    """Okafor A, Li W. Title. J Pain. 2020;4(2):11-9."""
    names = _behind(w["names"], "", "", " ") + (["et al"] if w["cut"] else [])
    pages = w["pages_short"]
    doi = f" doi: {w['doi']}." if w["give_doi"] else ""
    return f"{', '.join(names)}. {w['title']}. {w['short']}. {w['year']};{w['volume']}" \
           f"({w['issue']}):{pages}.{doi}"


def ama(w: Row) -> str:
    """Okafor A, Li W. Title. J Pain. 2020;4(2):11-19. doi:10.…"""
    names = _behind(w["names"], "", "", " ") + (["et al"] if w["cut"] else [])
    doi = f" doi:{w['doi']}" if w["give_doi"] else ""
    return f"{', '.join(names)}. {w['title']}. {w['short']}. {w['year']};{w['volume']}" \
           f"({w['issue']}):{w['pages']}.{doi}"


def apa(w: Row) -> str:
    """Okafor, A., & Li, W. (2020). Title. Journal of Pain, 4(2), 11–19. https://doi.org/10.…"""
    names = _listed(_behind(w["names"], ".", " ", ", "), ", ", ", & ")
    doi = f" https://doi.org/{w['doi']}" if w["give_doi"] else ""
    pages = w["pages"].replace("-", "–")
    return f"{names} ({w['year']}). {w['title']}. {w['journal']}, {w['volume']}({w['issue']}), " \
           f"{pages}.{doi}"


def harvard(w: Row) -> str:
    """Okafor, A. and Li, W., 2020. Title. Journal of Pain, 4(2), pp.11-19."""
    names = _listed(_behind(w["names"], ".", "", ", "), ", ", " and ")
    return f"{names}, {w['year']}. {w['title']}. {w['journal']}, {w['volume']}({w['issue']}), " \
           f"{'pp.' if '-' in w['pages'] else 'p.'}{w['pages']}."


def mla(w: Row) -> str:
    """Okafor, Amara, and Wei Li. "Title." Journal of Pain, vol. 4, no. 2, 2020, pp. 11-19."""
    (family, given), *rest = w["names"]
    names = f"{family}, {given}"
    if w["cut"]:
        names += ", et al"
    elif rest:
        names += _listed([""] + [f"{given} {family}" for family, given in rest], ", ", ", and ")
    doi = f" doi:{w['doi']}." if w["give_doi"] else ""
    return f"{names}. “{w['title']}.” {w['journal']}, vol. {w['volume']}, no. {w['issue']}, " \
           f"{w['year']}, {'pp' if '-' in w['pages'] else 'p'}. {w['pages']}.{doi}"


def chicago(w: Row) -> str:
    """Okafor, Amara, and Wei Li. 2020. "Title." Journal of Pain 4 (2): 11–19."""
    (family, given), *rest = w["names"]
    names = f"{family}, {given}"
    if rest:
        names += _listed([""] + [f"{given} {family}" for family, given in rest], ", ", ", and ")
    doi = f" https://doi.org/{w['doi']}." if w["give_doi"] else ""
    return f"{names}. {w['year']}. “{w['title']}.” {w['journal']} {w['volume']} " \
           f"({w['issue']}): {w['pages'].replace('-', '–')}.{doi}"


def nature(w: Row) -> str:
    """Okafor, A. & Li, W. Title. J. Pain 4, 11–19 (2020)."""
    names = _behind(w["names"], ".", " ", ", ")
    shown = f"{names[0]} et al." if w["cut"] else _listed(names, ", ", " & ")
    return f"{shown} {w['title']}. {w['dotted']} {w['volume']}, " \
           f"{w['pages'].replace('-', '–')} ({w['year']})."


def ieee(w: Row) -> str:
    """A. Okafor and W. Li, "Title," J. Pain, vol. 4, no. 2, pp. 11–19, Feb. 2020."""
    names = _listed([f"{_initials(given, '.', ' ')} {family}" for family, given in w["names"]],
                    ", ", ", and " if len(w["names"]) > 2 else " and ")
    doi = f", doi: {w['doi']}" if w["give_doi"] else ""
    where = f"pp. {w['pages'].replace('-', '–')}" if "-" in w["pages"] else f"Art. no. {w['pages']}"
    return f"{names}, “{w['title']},” {w['dotted']}, vol. {w['volume']}, no. {w['issue']}, " \
           f"{where}, {w['month']}. {w['year']}{doi}."


def acs(w: Row) -> str:
    """Okafor, A.; Li, W. Title. J. Pain 2020, 4 (2), 11–19."""
    names = "; ".join(_behind(w["names"], ".", " ", ", "))
    doi = f" DOI: {w['doi']}." if w["give_doi"] else ""
    return f"{names} {w['title']}. {w['dotted']} {w['year']}, {w['volume']} ({w['issue']}), " \
           f"{w['pages'].replace('-', '–')}.{doi}"


STYLES: tuple[Callable[[Row], str], ...] = (vancouver, ama, apa, harvard, mla, chicago, nature,
                                            ieee, acs)
ABBREVIATED = (vancouver, ama)
DOTTED = (nature, ieee, acs)
CUTTING = (vancouver, ama, mla, nature)     # print "et al."
WITHOUT_DOI = (harvard, nature)
WITHOUT_ISSUE = (nature,)


def rows() -> list[Row]:
    """The sample's rows, the same for every call."""
    sys.path.insert(0, str(PROJECT / "tests"))
    from honest_bibliography import JOURNALS, records

    short_of = dict(JOURNALS)
    made = []
    works = records(PER_STYLE * len(STYLES), seed=77)
    for number, work in enumerate(works):
        style, chance = STYLES[number % len(STYLES)], Random(number)
        short = short_of[work["container-title"][0]]
        title = work["title"][0] + (f": {work['subtitle'][0]}" if work["subtitle"] else "")
        first, _, last = work["page"].partition("-")
        names = [(one["family"], one["given"]) for one in work["author"]]
        cut = style in CUTTING and len(names) > 3
        kept = names[:1 if style in (mla, nature) else 3] if cut else names
        common = 0
        while last and len(first) == len(last) and first[common] == last[common]:
            common += 1
        printed = {
            "title": html.unescape(re.sub(r"<[^<>]{1,8}>", "", title)), "names": kept, "cut": cut,
            "journal": work["container-title"][0], "short": short,
            "dotted": " ".join(word if len(word) > 1 and word == work["container-title"][0]
                               or word.isupper() else f"{word}." for word in short.split()),
            "year": str(work["published-print"]["date-parts"][0][0]),
            "month": _MONTHS[work["published-print"]["date-parts"][0][1] - 1],
            "volume": work["volume"], "issue": work["issue"], "pages": work["page"],
            "pages_short": f"{first}-{last[common:]}" if last else first,
            "doi": work["DOI"],
            "give_doi": style not in WITHOUT_DOI and chance.random() < 0.5}
        journal = short if style in ABBREVIATED else printed["dotted"] if style in DOTTED \
            else printed["journal"]
        made.append({
            "style": style.__name__, "raw": style(printed),
            "authors": [[family, _initials(given)] for family, given in kept],
            "title": printed["title"], "journal": journal, "year": printed["year"],
            "volume": work["volume"], "issue": "" if style in WITHOUT_ISSUE else work["issue"],
            "fpage": first, "lpage": last, "doi": work["DOI"] if printed["give_doi"] else "",
            "pmid": "", "work": work["DOI"]})
    return made


def main() -> None:
    """Writes the sample."""
    SAMPLE.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows()),
                      encoding="utf-8")
    print(f"{SAMPLE}: {len(rows())} strings")


if __name__ == "__main__":
    main()
