"""Age groups that words tell: by name ("children") and by years ("aged 6 to 12", "mean age 71")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from .. import quick_re as re
from ..model import Passage
from . import population_words as words

_NUMBER_OF_YEARS = re.compile(
    r"\b(?:aged|ages|(?:mean|median|average) age)\b[^.;,()\[\]\d]{0,25}(\d{1,3})(?:\.\d+)?(?![\d%])"
    r"(?:\s?(?:to|-|–|and|±)\s?(\d{1,3})(?![\d%]))?(?!\s(?:months|weeks|days))|\b(\d{1,3})[- "
    r"]year[- ]olds?\b|"
    r"\b(\d{1,2}) years?(?: of age| old)? (?:or|and) (?=older|over|above)|"
    r"\b(\d{1,2})\s?(?:to|-|–)\s?(\d{1,2}) years (?:old|of age)\b", re.IGNORECASE)
# "Aged 6 to 23 months": the first number is no year either.
_SHORTER_UNIT = re.compile(r"(?:\.\d+)?\s?(?:(?:to|-|–|and|±)\s?\d{1,3}(?:\.\d+)?)?[\s-]?"
                           r"(?:months?|weeks?|days?|hours?)\b", re.IGNORECASE)
# What each name may stretch over, in years: generous, so that only what is apart differs.
_SPANS = {"infants": (0, 2), "toddlers": (1, 4), "pre-school children": (1, 6),
          "school-age children": (5, 17),
          "children": (0, 17), "adolescents": (10, 17),
          "young people": (10, 25), "adults": (18, 120), "older adults": (50, 120),
          "women, men, workers": (16, 120), "young adults": (15, 40),
          "women of childbearing age": (13, 55), "women after the menopause": (40, 120)}
_VAGUE = "women, men, workers"
_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
            "seventies": 70, "eighties": 80, "nineties": 90}
_IN_THEIR = re.compile(rf"\bin (?:their|his|her) (?:early |mid-?|late "
                       rf")?(?P<first>{'|'.join(_DECADES)})"
                       rf"(?: (?:and|or|to) (?:early |late )?(?P<last>{'|'.join(_DECADES)}))?",
                       re.IGNORECASE)


_ANY_NAME = re.compile("|".join(p.pattern for p in words.AGE.values()), re.IGNORECASE)


# "adults over 60", "children under five": a bound on one side.
_ABOVE_OR_BELOW = re.compile(
    r"\b(?:adults|people|persons|women|men|patients|those|anyone|individuals|participants|everyone|"
    r"citizens|residents|children|infants|babies|kids)(?: aged)? (?:(?:over|above|older than|past)"
    r"(?: the age of)? (?P<above>\d{1,2})|(?:under|below|younger than)(?: the age of)? "
    r"(?P<below>\d{1,2}))\b(?! ?(?:%|kg|weeks|months|days|mm|cm|minutes|hours))", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:(?:older than|over the age of|above the age of|past the age of) (?P<above>\d{1,2})|"
    r"(?:younger than|under the age of|below the age of) (?P<below>\d{1,2}))\b(?! ?(?:%|weeks|"
    r"months|days))", re.IGNORECASE)
# "The under-fives", "over-65s".
_IN_WORDS = {"ones": 1, "twos": 2, "threes": 3, "fours": 4, "fives": 5, "sixes": 6, "sevens": 7,
             "eights": 8, "tens": 10, "twelves": 12, "forties": 40, "fifties": 50, "sixties": 60,
             "seventies": 70, "eighties": 80}
_THE_UNDERS = re.compile(
    rf"\b(?P<side>under|over)[- ](?:(?P<n>\d{{1,2}})['’]?s|(?P<word>{'|'.join(_IN_WORDS)}))\b",
    re.IGNORECASE)
_YOUNG_PEOPLE = re.compile(r"young people|youths?\b|"
                           r"(?<!university )(?<!college )(?<!undergraduate )"
                           r"\bstudents\b", re.IGNORECASE)


# Who took part: "children aged 2 to 12 were randomised" limits the children of every sentence.
_ENROLS = re.compile(r"\b(?:randomi[sz]ed|randomly|assigned|allocated|enrol\w+|recruited|eligible|"
                     r"included|participants:|patients:|population:|subjects:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ages:
    """The age groups told, the years that they stretch over, and a passage for each group."""

    groups: dict[str, Passage]
    low: int
    high: int
    likely_high: int | None = None  # where words such as "women" stretch further than was meant

    def __str__(self) -> str:
        return " and ".join(self.groups)


def ages_told(passages: Iterable[Passage]) -> Ages | None:
    """The age groups that ``passages`` tell, or None where they tell none."""
    return _ages_told(tuple(passages))


@lru_cache(maxsize=2048)
def _ages_told(passages: tuple[Passage, ...]) -> Ages | None:
    groups: dict[str, Passage] = {}
    named: list[str] = []
    limited: set[str] = set()
    years: list[tuple[int, int]] = []
    for passage in passages:
        if not (_ANY_NAME.search(passage) or any(c.isdigit() for c in passage)
                or _IN_THEIR.search(passage) or _THE_UNDERS.search(passage)):
            continue
        here = [group for group, pattern in words.AGE.items() if pattern.search(passage)]
        if "young adults" in here and "young people" in here and not _YOUNG_PEOPLE.search(passage):
            here.remove("young people")  # "university students" tell their age
        exact = list(_years_told(passage))
        for group in [*here, *(_group_of(low) for low, _ in exact)]:
            groups.setdefault(group, passage)
        years.extend(exact)
        if exact and _ENROLS.search(passage):
            limited.update(here)
        # In a sentence that gives the years, the name says no more than they do.
        named.extend(() if exact else here)
    if years:
        # "65 years of age or older" says more than the "women" of another sentence.
        named = [group for group in named if group != _VAGUE and group not in limited]
    spans = [*years, *(_SPANS[group] for group in named)]
    if not spans:
        return None
    if "women of childbearing age" in named and "older adults" not in named:
        # "Women" beside "pregnancy" are no older than the pregnant.
        exact_of_women = [_SPANS[group] for group in named if group != _VAGUE]
        return Ages(groups, min(low for low, _ in spans), max(high for _, high in spans),
                    max(high for _, high in [*years, *exact_of_women]))
    return Ages(groups, min(low for low, _ in spans), max(high for _, high in spans))


def _years_told(passage: str) -> Iterator[tuple[int, int]]:
    """The stretches of years that ``passage`` gives in figures or as decades of life."""
    for match in _IN_THEIR.finditer(passage):
        first = _DECADES[match["first"].lower()]
        yield first, _DECADES[(match["last"] or match["first"]).lower()] + 9
    for match in _THE_UNDERS.finditer(passage):
        bound = int(match["n"]) if match["n"] else _IN_WORDS[match["word"].lower()]
        yield (bound, 120) if match["side"].lower() == "over" else (0, bound - 1)
    for match in _BOUND.finditer(passage):
        yield (int(match["above"]), 120) if match["above"] else (0, int(match["below"]))
    for match in _ABOVE_OR_BELOW.finditer(passage):
        if match["above"]:
            yield int(match["above"]), 120
        else:
            yield 0, int(match["below"])
    for match in _NUMBER_OF_YEARS.finditer(passage):
        if _SHORTER_UNIT.match(passage, match.end()):
            continue
        told = [int(text) for text in match.groups() if text]
        low, high = min(told), max(told)
        if "±" in match.group() or "mean" in match.group().lower():
            low, high = max(0, told[0] - 10), told[0] + 10
        if re.search(r"older|over|above", passage[match.end():match.end() + 20]):
            high = 120
        # "aged 13 to 18" ends with the last year of school.
        yield low, 17 if high == 18 and low < 18 else high


def apart(claimed: Ages, reported: Ages) -> bool:
    """Whether no age told in one belongs to the other."""
    high = reported.high if reported.likely_high is None else reported.likely_high
    return claimed.low > high or reported.low > claimed.high


def _group_of(years: int) -> str:
    if years < 2:
        return "infants"
    if years < 12:
        return "children"
    if years < 18:
        return "adolescents"
    return "adults" if years < 65 else "older adults"
