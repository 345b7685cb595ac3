"""How a claim describes its source: date, journal, country, institution, against what is known.

What is known: the dates and containers of the record and of the evidence sheet, the affiliations
of the record, the countries that the study's own words name. "Recent" says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .. import quick_re as re
from ..csl import date_of_item, normalise_title, read_date
from ..evidence.population_words import COUNTRIES, NATIONS
from ..evidence.reported_words import passages_of
from ..model import PartialDate, Passage, Reference, Report, Resolution

_MONTH = (r"(?:January|February|March|April|May|June|July|August|September|October|November|"
          r"December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|"
          r"Dec\.?)")
_DATE = rf"(?:(?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}})?,? (?:of )?)?(?:19|20)\d\d"
_WORK = (r"(?:study|studies|paper|article|review|trial|meta-analysis|report|research|analysis|"
         r"survey|protocol|publication|guideline|editorial|edition|issue|experiment|investigation)")
_COUNTED = (r"people|patients|adults|women|men|children|participants|subjects|volunteers|nurses|"
            r"students|mice|rats|households|births|cases|controls|families|healthy|older|young")
_DATED = re.compile(
    rf"\b(?:(?<!data from )(?<!data in )(?:an?|the|this|that|another|one) "
    rf"(?:(?!{_MONTH} )\w+ )?(?P<before>{_DATE}),? "
    rf"(?:(?!(?:the|an?|of|in|that|and|by|was|were)\b)[\w\-]{{1,25}} ){{0,3}}?"
    rf"{_WORK}\b|published (?:online )?(?:[\w’'\-,& ]{{0,80}}?)\b(?:in|on) "
    rf"(?P<published>{_DATE})\b|"
    rf"{_WORK} (?:from|of|published in|dated|in) (?P<after>{_DATE})\b(?! (?:{_COUNTED}))|"
    rf"(?P<edition>{_DATE}) (?:edition|issue|number)\b)|"
    rf"\b(?:in|on) (?P<when>{_DATE}),? (?:[\w’'\-&]{{1,25}} ){{1,8}}?published\b|"
    # as a reference prints it: "Journal. 2021 Dec;10(12):1251"
    rf"(?:^|\. )(?P<entry>(?:19|20)\d\d {_MONTH}(?: \d{{1,2}})?)(?=;|\.\W*$)", re.IGNORECASE)
_JOURNAL = re.compile(
    r"\b(?:the |a )(?:[a-z\-]{1,20} ){0,2}journal (?:called |named )?[\"“'*_]?"
    r"(?P<named>(?:of |for |on )?[A-Z][^.;:!?()\[\]\"”*_]{1,100})|"
    r"\b(?:published|appear(?:ed|ing|s)|printed|featured) (?:online )?(?:\w+ \d{4} )?in (?:the |"
    r"an? )?(?P<published>[A-Z][^.;:!?()"
    r"\[\]\"”]{1,100})|"
    r"(?<![\w.] )(?<=[,;:] )(?P<publisher>[A-Z][^.,;:!?()\[\]\"”]{2,80}) published (?:an?|the|"
    r"this|these)\b|"
    r"^(?:The )?(?P<first>[A-Z][^.,;:!?()\[\]\"”]{2,80}) published (?:an?|the|this|these)\b|"
    r"\b(?:edition|issue|pages) of (?:the )?(?P<issue>[A-Z][^.;:!?()\[\]\"”]{1,100})|"
    r"\b(?:study|report|paper|trial|article|review|research|analysis|editorial) in (?:the )?"
    r"(?P<work>[A-Z][^.;:!?()\[\]\"”]{1,100})")
# What makes a name after "a study in" a journal's, and not a place or an illness.
_LIKE_A_JOURNAL = re.compile(
    r"\b(?:Journals?|Annals|Archives|Lancet|Reviews?|Medicine|Nature|Science|JAMA|BMJ|NEJM|PLOS|"
    r"PLoS|"
    r"Cell|Letters|Proceedings|PNAS|Acta|Circulation|Reports|Bulletin|Advances|Frontiers|Medicina|"
    r"Research|Surgery|Cochrane Database|Neurology|Pediatrics|Gut|Chest|Thorax|Heart|Stroke|"
    r"Diabetes Care|"
    r"Spine|Trials|eLife|Addiction|Obesity)\b")
_END_OF_NAME = re.compile(
    rf"\s*(?:,|\bin (?:{_MONTH}|(?:19|20)\d\d)|\bon \d|\b(?:19|20)\d\d\b|\b(?:which|that|found|"
    rf"finds|"
    r"showed|shows|reported|reports|reveals|revealed|suggests|suggested|says|said|concluded|says|"
    r"has|have|"
    r"looked|examined|compared|describes?|tested|by|from|last|this|recently|earlier|was|were|is|"
    r"are|"
    r"did|does|asked|followed|studied|pooled|recommended|confirmed|demonstrated|—|–|with)\b)",
    re.IGNORECASE)
_SMALL = frozenset(["the", "and", "of", "for", "in", "on", "a", "an", "&", "de", "la", "le", "et",
                    "und", "der", "die", "das"])


@dataclass(frozen=True, slots=True)
class Described:
    """One thing that the claim says of its source, what is known of it, and whether they agree.

    ``agrees`` is None where too little is known to say.
    """

    what: str          # date | journal | country | institution
    claimed: str
    reported: str
    agrees: bool | None
    passage: Passage


def described(text: str, reference: Reference, report: Report | None,
              resolution: Resolution | None) -> list[Described]:
    """Everything that ``text`` says of its source and can be held against what is known."""
    found = [*_dates(text, reference, report, resolution),
             *_journals(text, reference, report, resolution)]
    found.extend(_countries(text, report, resolution))
    found.extend(_institutions(text, resolution))
    return found


def known_dates(reference: Reference, report: Report | None,
                resolution: Resolution | None) -> tuple[PartialDate, ...]:
    """Every date that the record, the evidence sheet or the citation gives the work."""
    dates: list[PartialDate] = []
    record = resolution.record if resolution else None
    if record:
        dates.extend(record.dates)
        dates.extend(d for d in (date_of_item(record.item.get(name)) for name in
                                 ("issued", "published-online", "published-print")) if d)
    if report:
        dates.extend(report.published)
    if not dates:
        issued = date_of_item(reference.item.get("issued"))
        dates.extend([issued] if issued else [])
    return tuple(dict.fromkeys(dates))


def known_containers(reference: Reference, report: Report | None,
                     resolution: Resolution | None) -> tuple[str, ...]:
    """Every name of the journal or book that is known: whole, short, former."""
    names: list[str] = []
    record = resolution.record if resolution else None
    if record:
        names.extend(record.containers)
    if report and report.container_title:
        names.append(report.container_title)
    if not names:
        names.extend(str(reference.item.get(key) or "")
                     for key in ("container-title", "container-title-short"))
    return tuple(dict.fromkeys(name for name in names if name))


# --- dates -------------------------------------------------------------------------------------

def _dates(text: str, reference: Reference, report: Report | None,
           resolution: Resolution | None) -> Iterable[Described]:
    known = known_dates(reference, report, resolution)
    for match in _DATED.finditer(text):
        words = next(group for group in match.groups() if group)
        told = read_date(words)
        if told is None:
            continue
        reported = " or ".join(str(date) for date in known)
        yield Described("date", words, reported, _dates_agree(told, known),
                        Passage(reported, None, None, "record", "record"))


def _dates_agree(told: PartialDate, known: tuple[PartialDate, ...]) -> bool | None:
    """True if some known date may be the one told, False if none may, None if unknown.

    A work that is known by one date only may have been online the year before; a month either
    side is the journey between online and print.
    """
    if not known:
        return None
    if any(_month_of(told, date) for date in known):
        return True
    same_year = [date for date in known if date.year == told.year]
    if same_year:
        dated = [date.month for date in same_year if date.month]
        if not dated:
            return None
        if len(set(known)) == 1 and known[0].day == 1:
            return None       # a nominal cover date: the month online is not known
        return False
    nearest = min(abs(date.year - told.year) for date in known)
    return None if nearest == 1 and len(set(known)) == 1 else False


def _month_of(told: PartialDate, known: PartialDate) -> bool:
    if told.year != known.year or (told.month is None):
        return told.year == known.year
    return known.month is not None and told.month == known.month


# --- journals ----------------------------------------------------------------------------------

def _journals(text: str, reference: Reference, report: Report | None,
              resolution: Resolution | None) -> Iterable[Described]:
    known = known_containers(reference, report, resolution)
    for match in _JOURNAL.finditer(text):
        raw = next(group for group in match.groups() if group)
        if match["named"] and raw.lower().startswith(("of ", "for ", "on ")):
            continue           # "the new england journal of …": where the name begins is not told
        name = _without_tail(raw)
        if not name or _is_country(name) or _is_a_time(name):
            continue
        guessed = match["work"] or match["publisher"] or match["first"]
        if guessed and not _LIKE_A_JOURNAL.search(name):
            continue
        agrees = _journal_agrees(raw, name, known) if known else None
        yield Described("journal", name, known[0] if known else "", agrees,
                        Passage(known[0] if known else "", None, None, "record", "record"))


def _without_tail(raw: str) -> str:
    end = _END_OF_NAME.search(raw)
    name = (raw[:end.start()] if end else raw).strip(" ,'\"“”*_’")
    capitals = _CAPITALISED.match(name)
    # "New England Journal of Medicine questioned …": the name ends with its capitals.
    return capitals.group().strip() if capitals and len(capitals.group().split()) > 1 else name


def _is_a_time(name: str) -> bool:
    """Whether ``name`` is a date, a month, a weekday or a season and no journal."""
    return (read_date(name) is not None or read_date(f"{name} 2000") != PartialDate(2000)
            or re.fullmatch(r"(?:early |late )?(?:Spring|Summer|Autumn|Fall|Winter|English|German|"
                            r"French|print|full)", name, re.IGNORECASE) is not None)


_CAPITALISED = re.compile(
    r"[A-Z][\w’'\-:]*(?: (?:&|(?:(?:of|and|in|for|the|on) ){1,2}(?=[A-Z])|(?=[A-Z]))[\w’'\-:]+| & "
    r"[A-Z][\w’'\-]+){0,12}")


def _is_country(name: str) -> bool:
    return any(pattern.fullmatch(name) for pattern in COUNTRIES.values())


def _journal_agrees(raw: str, name: str, known: tuple[str, ...]) -> bool | None:
    for container in known:
        for candidate in (container, re.sub(r"\s*[(:].*$", "", container)):
            if _same_journal(name, candidate) or _begins_with(raw, candidate):
                return True
    if _words(name) and all(_no_initials(container, name) for container in known):
        return False
    return None


def _words(name: str) -> list[str]:
    return [word for word in normalise_title(name).split() if word not in _SMALL]


def _same_journal(one: str, other: str) -> bool:
    first, second = _words(one), _words(other)
    if not first or not second:
        return normalise_title(one) == normalise_title(other)
    if first == second or "".join(first) == "".join(second):
        return True
    return len(first) == len(second) and _abbreviate(first, second)


def _abbreviate(first: list[str], second: list[str]) -> bool:
    """Whether each word abbreviates its counterpart ("N Engl J Med")."""
    pairs = list(zip(first, second, strict=True))
    return (all(a.startswith(b) or b.startswith(a) for a, b in pairs)
            and any(min(len(a), len(b)) >= 3 for a, b in pairs))


def _begins_with(raw: str, container: str) -> bool:
    """Whether the words after "journal" begin with the whole name, whatever follows it."""
    told, name = _words(raw), _words(container)
    if len(name) < 2:
        return bool(name) and told[:1] == name and (
            len(told) == 1 or normalise_title(raw).split()[1:2] != ["of"])
    return len(told) >= len(name) and _abbreviate(told[:len(name)], name)


def _no_initials(container: str, name: str) -> bool:
    """Whether neither name is made of the other's initials (JAMA, NEJM, BMJ)."""
    def initials(words: list[str]) -> str:
        return "".join(word[0] for word in words)
    small, large = _words(name), _words(container)
    whole = normalise_title(container).split()
    return not (len(small) == 1 and small[0] in (initials(large), initials(whole))
                or len(large) == 1 and large[0] in (initials(small),
                                                    initials(normalise_title(name).split())))


# --- places ------------------------------------------------------------------------------------

_PEOPLE_OF_A_STUDY = re.compile(
    r"\b(?:study|trial|review|survey|researchers|research team|team|scientists|surgeons|"
    r"investigators|authors|participants|conducted|carried out|studied|took part|recruited|"
    r"enrolled|registry|cohort|randomi[sz]ed|randomly|followed|tracked|surveyed|figures|data|"
    r"evidence from|experience (?:from|in))\b", re.IGNORECASE)
_PEOPLE_OF_A_COUNTRY = re.compile(
    r"^\W*(?:\w+ )?(?:patients|adults|children|women|men|pupils|teenagers|hospitals|clinics|nurses|"
    r"students|schools)\b", re.IGNORECASE)


_ANY_COUNTRY = re.compile("|".join(p.pattern for p in COUNTRIES.values()), re.IGNORECASE)


def _countries(text: str, report: Report | None,
               resolution: Resolution | None) -> Iterable[Described]:
    for named in _JOURNAL.finditer(text):
        if not _is_country(_without_tail(next(g for g in named.groups() if g))):
            text = text[:named.start()] + " " * len(named.group()) + text[named.end():]
    if not _ANY_COUNTRY.search(text):
        return
    told = {name: match for name, pattern in COUNTRIES.items()
            if (match := pattern.search(text)) and _of_the_study(text, match)}
    if not told:
        return
    affiliations = _affiliations(resolution)
    known: dict[str, Passage] = {}
    sources = [Passage(a, None, None, "affiliation", "record") for a in affiliations]
    sources.extend(passages_of(report) if report else ())
    for passage in sources:
        if not _ANY_COUNTRY.search(passage):
            continue
        for name, pattern in COUNTRIES.items():
            if name not in known and pattern.search(passage):
                known[name] = passage
    nations = _nations(text, sources)
    if nations is not None:
        yield nations
    elif set(told) & set(known):
        name = next(name for name in told if name in known)
        yield Described("country", name, name, True, known[name])
    elif known:
        reported = " and ".join(sorted(known))
        yield Described("country", " and ".join(sorted(told)), reported,
                        False if _tells_where(known, resolution) else None,
                        next(iter(known.values())))
    else:
        yield Described("country", " and ".join(sorted(told)), "", None, Passage(""))


def _nations(text: str, sources: Iterable[Passage]) -> Described | None:
    """A nation of the United Kingdom that the claim names beside another one of the study."""
    told = sorted(name for name, pattern in NATIONS.items() if pattern.search(text))
    known = [(name, passage) for passage in sources for name, pattern in NATIONS.items()
             if pattern.search(passage) and _PLACE_OF_STUDY.search(passage)]
    if not told or not known or set(told) & {name for name, _ in known}:
        return None
    return Described("country", " and ".join(told), known[0][0], False, known[0][1])


_PEOPLE_IN = re.compile(
    r"\b(?:pupils|children|adults|patients|women|men|students|workers|schools|hospitals|clinics|"
    r"people|villages|households|teenagers|nurses|mothers|infants|babies|\d-year-olds)\b"
    r"[^.;,]{0,30}? (?:in|from|of|across) (?:the )?$", re.IGNORECASE)


def _of_the_study(text: str, match: re.Match[str]) -> bool:
    return (_PEOPLE_IN.search(text[max(0, match.start() - 60):match.start()]) is not None
            or _PEOPLE_OF_A_STUDY.search(text) is not None
            or _PEOPLE_OF_A_COUNTRY.match(text[match.end():match.end() + 40]) is not None)


_PLACE_OF_STUDY = re.compile(
    r"\b(?:patients|participants|adults|children|women|men|people|individuals|hospitals?|clinics?|"
    r"recruited|enrolled|conducted|set in|setting|registry|cohort|survey|population|centres?|"
    r"centers?|"
    r"practices|schools|residents|households|nationwide|national|outbreak|cases)\b", re.IGNORECASE)


def _tells_where(known: Mapping[str, Passage], resolution: Resolution | None) -> bool:
    """Whether the countries known are where the study was done, not the field at large."""
    placed = _every_author_is_placed(resolution)
    return all(passage.locator in ("title", "population")
               or (passage.locator == "affiliation" and placed)
               or _PLACE_OF_STUDY.search(passage) for passage in known.values())


def _affiliations(resolution: Resolution | None) -> list[str]:
    record = resolution.record if resolution else None
    names = []
    for author in (record.item.get("author") or ()) if record else ():
        for affiliation in author.get("affiliation") or ():
            name = affiliation.get("name") if isinstance(affiliation, Mapping) else affiliation
            if name:
                names.append(str(name))
    return names


def _every_author_is_placed(resolution: Resolution | None) -> bool:
    record = resolution.record if resolution else None
    authors = list(record.item.get("author") or ()) if record else []
    return bool(authors) and all(author.get("affiliation") for author in authors)


_INSTITUTION = re.compile(
    r"\b(?P<name>(?:University|Universities|Institute|College|School|Hospital|Clinic) (?:of |at "
    r")(?:the )?"
    r"[A-Z][\w’'\-]{1,30}(?: (?:of |and )?[A-Z][\w’'\-]{1,30}){0,3}|"
    r"(?:[A-Z][\w’'\-]{1,30} ){1,4}(?:University|Hospital|Institute|College|Clinic))\b")
_GENERIC = frozenset(["university", "universities", "institute", "college", "school", "hospital",
                      "clinic", "medical", "medicine", "national", "state", "general", "center",
                      "centre"])


_AUTHORS = re.compile(r"\b(?:researchers?|team|scientists?|doctors?|surgeons?|investigators?|"
                      r"authors?|professors?|physicians?|academics?|experts?|led by|carried out|"
                      r"conducted|study|trial|study from|based)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\b(?:present(?:ed|ing)|conference|lecture|spoke|speaking|meeting|"
                        r"patients|students|treated|recruited|hospitali[sz]ed)\b"
                        r"[^.;]{0,40}$", re.IGNORECASE)


def _institutions(text: str, resolution: Resolution | None) -> Iterable[Described]:
    affiliations = _affiliations(resolution)
    if not affiliations:
        return
    joined = set(normalise_title(" ".join(affiliations)).split())
    for match in _INSTITUTION.finditer(text):
        telling = [w for w in _words(match["name"]) if w not in _GENERIC]
        before = text[max(0, match.start() - 80):match.start()]
        by_authors = _AUTHORS.search(before) or _AUTHORS.match(text[match.end():].lstrip())
        if telling and by_authors and not _ELSEWHERE.search(before):
            # Where some authors have no affiliation, theirs may be the one that is named.
            agrees = True if any(word in joined for word in telling) else (
                False if _every_author_is_placed(resolution) else None)
            yield Described("institution", match["name"], affiliations[0], agrees,
                            Passage(affiliations[0], None, None, "affiliation", "record"))
