"""CSL-JSON names and pure normalisers: DOI, title, names, pages, partial dates.

Every ``normalise_*`` function is idempotent: f(f(x)) == f(x). Sources: CSL-JSON schema
(https://github.com/citation-style-language/schema), DOI Handbook §2.2 (https://www.doi.org/doi-handbook/).
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from .model import PartialDate

# "10." + registrant (digits and dots) + "/" + suffix (anything printable; DOI Handbook §2.2.2)
_DOI = re.compile(r"10\.\d{2,9}(?:\.\d+)*/[^\s\"“”]+", re.IGNORECASE)
_DOI_PREFIX = re.compile(
    r"^(?:\s*(?:https?://)?(?:dx\.)?doi\.org/|\s*doi:\s*|\s*info:doi/|\s*urn:doi:)+", re.IGNORECASE)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-") | dict.fromkeys("™®©℠", ""))
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_SPACES = re.compile(r"\s+")
_MONTHS = {name: number for number, names in enumerate((
    ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",),
    ("jun", "june"), ("jul", "july"), ("aug", "august"), ("sep", "sept", "september"),
    ("oct", "october"), ("nov", "november"), ("dec", "december")), start=1) for name in names}

# The item types of CSL 1.0.2 (https://docs.citationstyles.org, appendix III).
CSL_TYPES = frozenset((
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
))

# Greek letters that titles print either as a sign or as a word.
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau",
    "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
}
# Letters that NFKD does not take apart.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
                          "ß": "ss", "ı": "i", "ħ": "h", "ŋ": "n", "ſ": "s"})


def normalise_doi(text: str) -> str:
    """The bare DOI in lower case, or '' if ``text`` holds none.

    URL forms, "doi:" prefixes, per-cent escapes of URL forms, surrounding punctuation and white
    space are taken off. DOIs are case-insensitive (DOI Handbook §2.4).
    """
    text = unicodedata.normalize("NFC", text).strip().strip("<>")
    was_url = re.match(r"\s*(?:https?://)?(?:dx\.)?doi\.org/", text, re.IGNORECASE) is not None
    text = _DOI_PREFIX.sub("", text)
    if was_url and "%" in text:
        text = unquote(text)
    match = _DOI.search(text)
    return _without_tail(match.group()).lower() if match else ""


def _without_tail(doi: str) -> str:
    """``doi`` without the punctuation of the sentence it stood in; brackets that pair stay."""
    end = len(doi)
    surplus = {close: doi.count(close) - doi.count(opening)
               for close, opening in zip(")]}>", "([{<", strict=True)}
    while end:
        last = doi[end - 1]
        if last in ".,;:'’»›*…":
            end -= 1
        elif surplus.get(last, 0) > 0:
            surplus[last] -= 1
            end -= 1
        else:
            break
    return doi[:end]


def is_doi(text: str) -> bool:
    """Whether ``text`` is, as a whole, a well-formed DOI (prefixes allowed)."""
    bare = _DOI_PREFIX.sub("", unicodedata.normalize("NFC", text).strip())
    return bool(_DOI.fullmatch(bare)) and _without_tail(bare) == bare


def fold(text: str) -> str:
    """``text`` in lower case without accents, markup, ligatures or odd dashes; Greek as words."""
    text = html.unescape(text)
    text = _MARKUP.sub("", text)
    if text.isascii():  # nothing to take apart; most text, and ten times as fast
        return text.casefold()
    text = text.translate(_DASHES)
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c)).translate(_LETTERS)
    return "".join(f" {_GREEK[c]} " if c in _GREEK else c for c in text)


def normalise_title(title: str) -> str:
    """``title`` as lower-case words without punctuation, for comparison."""
    folded = re.sub(r"[^\w\s]|_", " ", fold(title).replace("'", "").replace("’", ""))
    return _SPACES.sub(" ", folded).strip()


def normalise_name(name: str) -> str:
    """A family or group name as lower-case letters and single spaces, for comparison."""
    return _SPACES.sub(" ", re.sub(r"[^\w\s]|_", " ", fold(name).replace("'", "")
                                   .replace("’", ""))).strip()


def normalise_pages(pages: str) -> str:
    """A page range in full with a hyphen ("1541-6" becomes "1541-1546"); else as printed."""
    text = _SPACES.sub("", pages.translate(_DASHES)).strip(".,;:")
    text = re.sub(r"^p{1,2}\.?(?=\d)", "", text, flags=re.IGNORECASE)
    match = re.fullmatch(r"([A-Za-z]*)(\d+)([A-Za-z]*)-+([A-Za-z]*)(\d+)([A-Za-z]*)", text)
    if not match:
        return text
    prefix, first, tail, prefix2, last, tail2 = match.groups()
    if len(last) < len(first):
        last = first[:len(first) - len(last)] + last
    return f"{prefix}{first}{tail}-{prefix2 or prefix}{last}{tail2}"


def first_page(pages: str) -> str:
    """The first page or the article number in ``pages``, lower case ("e919166")."""
    return normalise_pages(pages).split("-")[0].lower()


def read_date(text: str) -> PartialDate | None:
    """The partial date that ``text`` gives, or None; days and months are never invented.

    Reads "2020", "2020-02-11", "Feb 2020", "11 February 2020", "February 11, 2020", "n.d.".
    """
    text = text.strip().strip("()[].,;")
    match = re.fullmatch(r"(1[4-9]\d\d|20\d\d)(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", text)
    if match:
        return _date(int(match[1]), int(match[2] or 0), int(match[3] or 0))
    year = re.search(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)", text)
    if not year:
        return None
    month = next((_MONTHS[w] for w in re.findall(r"[a-z]+", text.lower()) if w in _MONTHS), 0)
    rest = text[:year.start()] + " " + text[year.end():]
    day = re.search(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)", rest) if month else None
    return _date(int(year[1]), month, int(day[1]) if day else 0)


def _date(year: int, month: int, day: int) -> PartialDate:
    if not 1 <= month <= 12:
        return PartialDate(year)
    return PartialDate(year, month, day if 1 <= day <= 31 else None)


def date_of_item(value: Any) -> PartialDate | None:
    """The partial date of a CSL-JSON date variable ({"date-parts": [[2020, 2]]}), or None."""
    if not isinstance(value, Mapping):
        return None
    rows = value.get("date-parts")
    if isinstance(rows, Sequence) and rows and isinstance(rows[0], Sequence) and rows[0]:
        numbers = []
        for part in rows[0][:3]:
            try:
                numbers.append(int(part))
            except (TypeError, ValueError):
                break
        if numbers and 1000 <= numbers[0] <= 2999:
            return _date(numbers[0], *(numbers[1:] + [0, 0])[:2])
    raw = value.get("raw") or value.get("literal")
    return read_date(str(raw)) if raw else None


def as_issued(date: PartialDate | None) -> dict[str, Any]:
    """The CSL-JSON date variable for ``date`` ({} for None)."""
    return {"date-parts": [date.parts()]} if date else {}


def family_names(item: Mapping[str, Any]) -> list[str]:
    """The family names (or literal group names) of ``item``'s authors, as printed, in order."""
    names = []
    for author in item.get("author") or ():
        particle = str(author.get("non-dropping-particle") or "")
        family = str(author.get("family") or author.get("literal") or "")
        names.append(f"{particle} {family}".strip())
    return [name for name in names if name]


def study_label(item: Mapping[str, Any]) -> str:
    """How a study is named in running text and tables: "Teirlinck 2020"; '' if unknown."""
    names = family_names(item)
    date = date_of_item(item.get("issued"))
    return " ".join(part for part in (names[0] if names else "", str(date.year) if date else "")
                    if part)


def doi_url(doi: str) -> str:
    """The https://doi.org link for ``doi``, quoted; '' for none and for what is no DOI."""
    from urllib.parse import quote
    return f"https://doi.org/{quote(doi, safe='/:;()._-')}" if normalise_doi(doi) else ""
