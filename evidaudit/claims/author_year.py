"""Citations by author and year: "(Smith et al., 2019; Lee & Park, 2020)", "Smith (2019a)"."""

from __future__ import annotations

from collections import Counter
from typing import Final, NamedTuple

from .. import quick_re as re
from ..csl import normalise_name
from ..model import Article, Citation
from .reference_index import ReferenceIndex, unique

_YEAR: Final = r"(?:1[89]|20)\d\d"
_YEARS = re.compile(rf"{_YEAR}[a-z]?(?:\s?[,;&]\s?(?:{_YEAR}[a-z]?|[a-z](?![\w.]))){{0,8}}"
                    rf"(?![\d\-–/]\d)")
_ONE_YEAR = re.compile(rf"({_YEAR})([a-z]?)|(?<=[,;&\s])([a-z])(?![\w.])")
_GROUP = re.compile(r"[(\[][^()\[\]]{4,600}[)\]]")
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}[a-z]?(?!\d)")
# A name as printed, or a word of one: "van", "Berg", "O'Neill", "García-López", "WHO", "&".
_NAME_WORD = re.compile(r"[^\W\d_][\w'’\-]{0,40}\.?,?|&")
_OTHERS = re.compile(r"(?:,?\set\s?al\.?,?|,?\s(?:and|&)\s(?:colleagues|co-?workers|others|"
                     r"associates|collaborators),?)$")
_SPLIT = re.compile(r"\s{0,2},\s{0,2}(?:(?:&|and|und|et|y)\s)?\s{0,2}|\s(?:&|and|und|et|y)\s")
_MOST_WORDS: Final = 11
_WINDOW: Final = 140                   # characters before a year in which its names stand
# "Smith and" before "Lee (2019)": Lee is a second author, not the work's first.
_SECOND_OF_TWO = re.compile(r"[^\W\d_a-z][\w'’\-]{1,40},?\s(?:and|&|und|et|y)\s$")
_OPENERS: Final = frozenset(
    ("however", "but", "although", "though", "while", "similarly", "later", "earlier", "recently",
     "moreover", "thus", "also", "and", "as", "see", "yet", "indeed", "finally", "first", "second",
     "conversely", "likewise", "overall", "whereas", "furthermore", "additionally", "for", "both"))
_NOT_NAMES: Final = frozenset(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
     "sept", "oct", "nov", "dec", "in", "since", "until", "from", "by", "during", "after", "before",
     "spring", "summer", "autumn", "fall", "winter", "early", "late", "mid", "the", "of", "and",
     "copyright", "version"))
# "(Petrov, 2003)": a bracket, or a part of one, that is one surname and a year.
_ONE_NAME = re.compile(r"[(\[;]\s?(?:see |e\.g\.,? |cf\. )?"
                       r"(?P<name>[^\W\d_a-z][^\W\d_]{2,30}(?:[-’'][^\W\d_]{2,30})?),?\s$")
_ANY_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]{2,30}(?:[-’'][^\W\d_]{2,30})?")
ESTABLISHED: Final = 2                 # so many resolve before one can be missing


class _Found(NamedTuple):
    start: int
    end: int
    ids: tuple[str, ...]
    missing: tuple[str, ...]


def find_author_year(article: Article, index: ReferenceIndex, end: int) -> list[Citation]:
    """The author-year citations of the body."""
    if not index.by_author_year:
        return []
    text = article.text[:end]
    found: list[_Found] = []
    groups = [(m.start(), m.end()) for m in _GROUP.finditer(text) if _ANY_YEAR.search(m.group())]
    for start, stop in groups:
        inner = text[start + 1:stop - 1]
        lead = re.match(rf"\s?{_YEAR}[a-z]?(?![\d\-–/])", inner)
        found.append(_narrative(text, start, stop, index) if lead
                     else _parenthetical(text, start, stop, index))
    inside = iter(groups)
    group = next(inside, None)
    for match in _ANY_YEAR.finditer(text):
        while group and group[1] <= match.start():
            group = next(inside, None)
        if not (group and group[0] <= match.start()):
            found.append(_bare(text, match, index))
    found = _without_places(text, sorted(f for f in found if f.ids or f.missing))
    established = sum(bool(f.ids) for f in found) >= ESTABLISHED
    return [Citation(f.start, f.end, text[f.start:f.end], f.ids, "author-year",
                     f.missing if established else ())
            for f in found if f.ids or established]


def _without_places(text: str, found: list[_Found]) -> list[_Found]:
    """``found`` without missing single names that stand elsewhere too: "(Denmark, 2015)"."""
    doubted = {label.rsplit(" ", 1)[0] for one in found for label in one.missing
               if "&" not in label and " et al." not in label}
    if not doubted:
        return found
    uses = Counter(match.group() for match in _ANY_NAME.finditer(text))
    common = {name for name in doubted if uses[name] > 1}
    kept = [one._replace(missing=tuple(label for label in one.missing
                                       if label.rsplit(" ", 1)[0] not in common))
            for one in found]
    return [one for one in kept if one.ids or one.missing]


def _narrative(text: str, start: int, stop: int, index: ReferenceIndex) -> _Found:
    """ "Smith and Lee (2019a, 2020)": the names stand before the bracket."""
    ids: list[str] = []
    missing: list[str] = []
    first = start
    years = _years(text[start + 1:stop - 1])
    for year, letter in years:
        at, hit, label = _look_back(text, start, year, letter, index)
        ids.extend(hit)
        if hit:
            first = min(first, at)
        elif label and not ids:
            missing.append(label)
            first = min(first, at)
    return _Found(first, stop, unique(ids), () if ids else unique(missing))


def _parenthetical(text: str, start: int, stop: int, index: ReferenceIndex) -> _Found:
    """ "(see Smith et al., 2019; Lee & Park, 2020, p. 3)": names and years in the bracket."""
    ids: list[str] = []
    missing: list[str] = []
    for match in _YEARS.finditer(text, start + 1, stop - 1):
        floor = max(start + 1, text.rfind(";", start, match.start()) + 1)
        for year, letter in _years(match.group()):
            _, hit, label = _look_back(text, match.start(), year, letter, index, floor)
            ids.extend(hit)
            if not hit and (label or _alone(text, match, stop)):
                missing.append(label or _alone(text, match, stop))
    return _Found(start, stop, unique(ids), unique(missing))


def _alone(text: str, year: re.Match[str], stop: int) -> str:
    """ "Petrov 2003" where the bracket holds nothing but one name and its year, else ''."""
    if text[year.end():year.end() + 1] not in (";", ")", "]") or len(year.group()) > 5:
        return ""
    named = _ONE_NAME.search(text, max(0, year.start() - _WINDOW), year.start())
    if not named or named["name"].lower() in _NOT_NAMES or year.end() >= stop:
        return ""
    return f"{named['name']} {year.group()}"


def _bare(text: str, match: re.Match[str], index: ReferenceIndex) -> _Found:
    """ "Smith et al. 2019 found": no bracket; counts only if exactly one reference fits."""
    year, letter = int(match.group()[:4]), match.group()[4:]
    at, ids, _ = _look_back(text, match.start(), year, letter, index)
    return _Found(at, match.end(), ids if len(ids) == 1 else (), ())


def _years(text: str) -> list[tuple[int, str]]:
    """ "2019a, b, 2020" as [(2019, "a"), (2019, "b"), (2020, "")]."""
    match = _YEARS.search(text)
    years: list[tuple[int, str]] = []
    for part in _ONE_YEAR.finditer(match.group() if match else ""):
        if part[1]:
            years.append((int(part[1]), part[2]))
        elif years:
            years.append((years[-1][0], part[3]))
    return years


def _look_back(text: str, at: int, year: int, letter: str, index: ReferenceIndex,
               floor: int = 0) -> tuple[int, tuple[str, ...], str]:
    """Where the names before ``at`` begin, the references they name, and a label if none."""
    low = max(floor, at - _WINDOW)
    window = text[low:at]
    if not window.rstrip(" ,").endswith((".", "'", "’")) and not window.rstrip(" ,")[-1:].isalpha():
        return at, (), ""
    words, offset, others = _words_before(window)
    pieces = [(m.start(), m.group()) for m in re.finditer(r"\S+", words)]
    for begin, _ in pieces:                      # drop words from the left until a name fits
        if _SECOND_OF_TWO.search(words[:begin]):
            continue
        phrase = words[begin:].strip(" ,.")
        if not phrase or (not phrase[0].isupper() and phrase.split()[0] not in
                          _LOWER_PARTICLES):
            continue
        names = [normalise_name(name) for name in _SPLIT.split(phrase) if name.strip(" .,")]
        whole = normalise_name(phrase)
        hit = index.author_year((whole,), year, letter) or index.author_year(names, year, letter)
        if hit:
            return low + offset + begin, hit, ""
    return low + offset, (), _as_missing(words, others, year, letter)


_LOWER_PARTICLES: Final = frozenset(("van", "von", "de", "der", "den", "del", "di", "da", "la",
                                     "le", "dos", "ter", "ten", "zu", "al", "el", "bin", "ibn"))


def _words_before(window: str) -> tuple[str, int, bool]:
    """The words that can be names at the end of ``window``, where they begin, and "et al."."""
    bare = window.rstrip(" ,")
    found = _OTHERS.search(bare)
    if found:
        bare = bare[:found.start()]
    bare = re.sub(r"['’]s$", "", bare)
    tokens = list(re.finditer(r"\S+", bare))[-_MOST_WORDS:]
    first = len(tokens)
    while first and _NAME_WORD.fullmatch(tokens[first - 1].group()):
        word = tokens[first - 1].group()
        if first < len(tokens) and word.endswith(".") and len(word) > 3:
            break                                # the full stop of the sentence before
        first -= 1
    begin = tokens[first].start() if first < len(tokens) else len(bare)
    return bare[begin:], begin, found is not None


def _last_names(words: str) -> str:
    """The capitalised words at the end of ``words``, with "and" and commas between them."""
    tokens = words.split()
    first = len(tokens)
    while first and (tokens[first - 1][:1].isupper() or tokens[first - 1] in ("&", "and")):
        if first < len(tokens) and tokens[first - 1].endswith("."):
            break
        first -= 1
    return " ".join(tokens[first:]).removeprefix("and ").removeprefix("& ")


def _as_missing(words: str, others: bool, year: int, letter: str) -> str:
    """A label for what is plainly an author-year citation of an unlisted work, else ''."""
    names = [name.strip(" .,") for name in _SPLIT.split(_last_names(words))
             if name.strip(" .,")]
    while len(names) > 1 and names[0].lower() in _OPENERS:
        names = names[1:]
    plain = (names and all(name[:1].isupper() and " " not in name and len(name) > 2
                           and name.lower() not in _NOT_NAMES for name in names))
    if not plain or not (others or len(names) == 2):
        return ""
    return f"{' & '.join(names)}{' et al.' if others else ''} {year}{letter}"
