"""How a claim describes its source: date, journal, country, institution, against what is known.

What is known: the dates and containers of the record and of the evidence sheet, the affiliations
of the record, the countries that the study's own words name. "Recent" says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ... import quick_re as re
from ...csl import date_of_item, normalise_title, read_date
from ...evidence.population_words import COUNTRIES
from ...model import PartialDate, Passage, Reference, Report, Resolution
from ..described import Described
from .study_places import country_described

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
    rf"\b(?:writing|wrote|reporting back|publishing) (?:back )?in (?P<writing>{_DATE})\b|"
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
DECADE = 10  # years: a study so much older or younger knew another medicine
_SMALL = frozenset(["the", "and", "of", "for", "in", "on", "a", "an", "&", "de", "la", "le", "et",
                    "und", "der", "die", "das"])


def described(text: str, reference: Reference, report: Report | None,
              resolution: Resolution | None) -> list[Described]:
    """Everything that ``text`` says of its source and can be held against what is known."""
    found = [*_dates(text, reference, report, resolution),
             *_journals(text, reference, report, resolution)]
    found.extend(_country(text, report, resolution))
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

# "Results are expected in 2026" tells when something will be, not when this was published.
_TO_COME = re.compile(r"\b(?:will|expected|planned|anticipated|due|until|submitted for|to be|"
                      r"under way|forthcoming)\b", re.IGNORECASE)


def _dates(text: str, reference: Reference, report: Report | None,
           resolution: Resolution | None) -> Iterable[Described]:
    known = known_dates(reference, report, resolution)
    for match in _DATED.finditer(text):
        words = next(group for group in match.groups() if group)
        told = read_date(words)
        if told is None or _TO_COME.search(text[max(0, match.start() - 40):match.end()]):
            continue
        reported = " or ".join(str(date) for date in known)
        yield Described("date", words, reported, _dates_agree(told, known),
                        Passage(reported, None, None, "record", "record"),
                        bool(known) and min(abs(d.year - told.year) for d in known) > DECADE)


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

def _country(text: str, report: Report | None,
             resolution: Resolution | None) -> Iterable[Described]:
    for named in _JOURNAL.finditer(text):
        name = _without_tail(next(g for g in named.groups() if g))
        if _LIKE_A_JOURNAL.search(name) or named["named"] and not _is_country(name):
            text = text[:named.start()] + " " * len(named.group()) + text[named.end():]
    affiliations = [Passage(a, None, None, "affiliation", "record")
                    for a in _affiliations(resolution)]
    return country_described(text, report, affiliations, _every_author_is_placed(resolution))


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
