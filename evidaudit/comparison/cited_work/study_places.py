"""The country that a claim gives its source, against where the study says it was done.

Known are the places of the title, of sentences that tell what was done, and of the authors'
affiliations. A country named otherwise (where a guideline is from, where an illness is common) may
agree with a claim, and never contradicts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ... import quick_re as re
from ...evidence.places import PlaceNamed, are_alike, places_named
from ...evidence.population_words import NATIONS
from ...evidence.reported_words import passages_of
from ...model import Passage, Report
from ..described import Described

_OF_A_STUDY = re.compile(
    r"\b(?:study|trial|review|survey|researchers|research team|team|scientists|surgeons|"
    r"investigators|authors|participants|conducted|carried out|studied|took part|recruited|"
    r"enrolled|registry|cohort|randomi[sz]ed|randomly|followed|tracked|surveyed|figures|data|"
    r"evidence from|experience (?:from|in)|records|drew on|linked)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\b(?:unlike|than|outside|beyond|except|not only|guidelines?|imported|"
                        r"such as|"
                        r"compared with)\b[^.;,]{0,40}$", re.IGNORECASE)
# A sentence of what was done: in the past, or as a heading tells it.
_DONE = re.compile(
    r"\b(?:we|were|was|had|did|randomi[sz]ed|recruited|enrolled|followed|linked|analy[sz]ed|"
    r"received|assigned|underwent|completed|compared|sampled|invited|using|covering|set in|will|"
    r"affected|occurred|took place|examined|tested|surveyed|studied|measured|interviewed|tracked|"
    r"to (?:examine|compare|assess|determine|evaluate|test|estimate|investigate|describe|explore|"
    r"measure|study))\b|"
    r"\b(?:setting|methods|participants|patients|population|design|location|subjects)[\w, ]{0,30}:",
    re.IGNORECASE)
_BACKGROUND = re.compile(r"\W*(?:background|importance|context|introduction|rationale|purpose of "
                         r"review)\b(?!.{0,400}\bwe\b)", re.IGNORECASE)
_PLACE_OF_STUDY = re.compile(
    r"\b(?:patients|participants|adults|children|women|men|people|individuals|hospitals?|clinics?|"
    r"recruited|enrolled|conducted|set in|setting|registry|cohort|survey|population|centres?|"
    r"centers?|practices|schools|residents|households|nationwide|national|outbreak|cases)\b",
    re.IGNORECASE)


_NORDIC = frozenset({"Denmark", "Sweden", "Norway", "Finland", "Iceland"})
_EUROPE = _NORDIC | {
    "Albania", "Austria", "Belgium", "Bosnia", "Bulgaria", "Croatia", "Cyprus", "Czech Republic",
    "Estonia", "France", "Germany", "Greece", "Hungary", "Ireland", "Italy", "Latvia", "Lithuania",
    "Luxembourg", "Malta", "Netherlands", "Poland", "Portugal", "Romania", "Russia", "Serbia",
    "Slovakia", "Slovenia", "Spain", "Switzerland", "Turkey", "Ukraine", "United Kingdom"}
_AFRICA = frozenset({
    "Algeria", "Angola", "Benin", "Burkina Faso", "Burundi", "Cameroon", "Congo", "Egypt",
    "Eswatini", "Ethiopia", "Gambia", "Ghana", "Guinea", "Ivory Coast", "Kenya", "Lesotho",
    "Liberia", "Libya", "Madagascar", "Malawi", "Mali", "Morocco", "Mozambique", "Niger", "Nigeria",
    "Rwanda", "Senegal", "Sierra Leone", "Somalia", "South Africa", "Sudan", "Tanzania", "Togo",
    "Tunisia", "Uganda", "Zambia", "Zimbabwe", "Botswana", "Namibia"})
_ASIA = frozenset({
    "Afghanistan", "Bahrain", "Bangladesh", "Bhutan", "Cambodia", "China", "Hong Kong", "India",
    "Indonesia", "Iran", "Iraq", "Israel", "Japan", "Jordan", "Lebanon", "Malaysia", "Mongolia",
    "Myanmar", "Nepal", "Oman", "Pakistan", "Palestine", "Philippines", "Qatar", "Russia",
    "Saudi Arabia", "Singapore", "South Korea", "Sri Lanka", "Syria", "Taiwan", "Thailand",
    "Turkey", "United Arab Emirates", "Vietnam", "Yemen", "Laos", "Kazakhstan", "Kuwait"})
_LATIN = frozenset({
    "Argentina", "Bolivia", "Brazil", "Chile", "Colombia", "Costa Rica", "Cuba",
    "Dominican Republic", "Ecuador", "El Salvador", "Guatemala", "Haiti", "Honduras", "Mexico",
    "Nicaragua", "Panama", "Paraguay", "Peru", "Puerto Rico", "Uruguay", "Venezuela"})
_COUNTRIES_OF = {
    "european": _EUROPE, "scandinavian": _NORDIC, "nordic": _NORDIC, "african": _AFRICA,
    "asian": _ASIA, "latin american": _LATIN, "south american": _LATIN,
    "north american": frozenset({"United States", "Canada", "Mexico"})}
# "A large European study", "well-resourced European schools": where it was done.
_REGION = re.compile(
    r"\b(?<!-)(?P<name>European|Scandinavian|Nordic|African|Asian|Latin American|South American|"
    r"North American)\s(?:(?!(?:and|or|ancestry|descent|origin|women|men|people|patients|society|"
    r"association|guidelines?)\b)[\w-]{2,20}\s){0,2}?(?:trials?|stud(?:y|ies)|cohorts?|survey|"
    r"schools?|hospitals?|centres?|centers?|clinics?|cit(?:y|ies)|villages?|registr(?:y|ies)|"
    r"data|homes|sites|households|experiment)\b")


def country_described(text: str, report: Report | None,
                      affiliations: Sequence[Passage], placed: bool) -> Iterable[Described]:
    """What ``text`` says of the study's country, and whether it agrees; nothing where it says none.

    ``affiliations`` are those of the record, ``placed`` whether every author has one.
    """
    told = [name for name in places_named(text) if _of_the_study(text, name)]
    sources = [*affiliations, *(passages_of(report) if report else ())]
    if not told:
        yield from _part_of_the_world(text, sources, placed)
        return
    nations = _nations(text, report)
    if nations is not None:
        yield nations
        return
    named = {name.country for name in told}
    claimed = " and ".join(sorted(named))
    known = {name.country: passage for passage in reversed(sources)
             for name in places_named(passage)}
    agreed = next((country for country in sorted(named) if country in known), "")
    if agreed:
        yield Described("country", agreed, agreed, True, known[agreed])
        return
    sure = {name.country: passage for passage in reversed(sources)
            for name in places_named(passage) if _tells_where(passage, name, placed)}
    if sure:
        yield Described("country", claimed, " and ".join(sorted(sure)), False,
                        next(iter(sure.values())), not any(
                            are_alike(one, other) for one in named for other in sure))
        return
    yield Described("country", claimed, " and ".join(sorted(known)), None,
                    next(iter(known.values()), Passage("")))


def _part_of_the_world(text: str, sources: Sequence[Passage],
                       placed: bool) -> Iterable[Described]:
    """A part of the world that the claim gives the study, against the countries of the study."""
    match = _REGION.search(text)
    if match is None or _ELSEWHERE.search(text[max(0, match.start() - 70):match.start()]):
        return
    region = _COUNTRIES_OF[match["name"].lower()]
    named = {name.country for passage in sources for name in places_named(passage)}
    sure = {name.country: passage for passage in reversed(sources)
            for name in places_named(passage) if _tells_where(passage, name, placed)}
    if named & region or not sure or any(match["name"] in passage for passage in sources):
        return
    yield Described("country", match.group(), " and ".join(sorted(sure)), False,
                    next(iter(sure.values())), True)


def _of_the_study(text: str, name: PlaceNamed) -> bool:
    before = text[max(0, name.start - 70):name.start]
    return not _ELSEWHERE.search(before) and (
        name.placed or bool(_OF_A_STUDY.search(text)))


def _tells_where(passage: Passage, name: PlaceNamed, placed: bool) -> bool:
    """Whether a place is where the study was done, not one of which it speaks."""
    if passage.locator in ("title", "population"):
        return True
    if passage.locator == "affiliation":
        return placed
    return name.placed and bool(_DONE.search(passage)) and not _BACKGROUND.match(passage)


def _nations(text: str, report: Report | None) -> Described | None:
    """A nation of the United Kingdom that the claim names beside another one of the study."""
    told = sorted(name for name, pattern in NATIONS.items() if pattern.search(text))
    known = [(name, passage) for passage in (passages_of(report) if report else ())
             for name, pattern in NATIONS.items()
             if pattern.search(passage)]
    placed = [(name, passage) for name, passage in known
              if _PLACE_OF_STUDY.search(passage) or _DONE.search(passage)]
    if not told or not placed or set(told) & {name for name, _ in known}:
        return None
    known = placed
    return Described("country", " and ".join(told), known[0][0], False, known[0][1])
