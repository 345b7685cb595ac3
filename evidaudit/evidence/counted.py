"""How many people, studies or the like a text counts: "1,178 participants", "twelve trials"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .. import quick_re as re

_ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
         "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
         "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
         "eighty": 80, "ninety": 90}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12}
_WORD = "|".join([*_ONES, *_TENS, *_SCALES])
NUMBER = (rf"(?:\d{{1,3}}(?:[,\u00a0\u202f ]\d{{3}})+|\d+(?:\.\d+)?(?= (?:million|thousand)\b)|\d+"
          rf"|(?:a |half a )?(?:{_WORD})(?:(?:[- ]| and )(?:{_WORD})){{0,5}})"
          r"(?: (?:million|thousand|hundred|dozen))?")
PEOPLE_WORDS = (r"patients?|people|persons?|participants?|individuals?|adults?|children|women|men|"
           r"subjects?|"
           r"volunteers?|boys|girls|infants?|babies|adolescents|teenagers|students?|workers?|"
           r"nurses|doctors|"
           r"physicians|veterans|mothers?|residents|runners|athletes|smokers|adults|users|"
           r"respondents|mice|rats|"
           r"animals|rabbits|dogs|pigs|cadavers|donors|cases|survivors|sufferers|couples|pupils|"
           r"players|families|households|recruits|soldiers|drivers|twins|men and women|youngsters|"
           r"kids|pensioners|recruits|newborns|"
           r"neonates|seniors|"
           r"clinicians|pharmacists|caregivers|carers|parents|toddlers|employees|teachers|"
           r"schoolchildren|bodies|cyclists|swimmers|rowers|footballers|dancers|musicians|pianists|"
           r"gymnasts|triathletes|lifters|climbers|skiers|outpatients|inpatients|recipients|"
           r"attendees|customers|clients|shoppers|voters|prisoners|inmates|pilots|drinkers|"
           r"migrants|refugees|farmers|miners|firefighters|undergraduates|graduates|trainees|"
           r"cats|horses|sheep|calves|piglets|hens|pregnancies|births|villagers|"
           r"relatives|siblings|spouses|Americans|Britons|Danes|Swedes|Norwegians|"
           r"Australians|Canadians|Germans|members|paramedics|midwives|apprentices|tenants")
_DOERS = (r"(?!centers|numbers|papers|others|\w*met(?:er|re)s|\w*liters|\w*mesters|cancers|ulcers|"
          r"letters|layers|powers|factors|sensors|tumors|errors|sectors|vectors|monitors|orders|"
          r"chapters|clusters|quarters|disorders|computers|registers|stickers|posters|parameters|"
          r"vouchers|counters|corners|markers|biomarkers|fibers|timers|trackers|boosters|fillers|"
          r"dinners|suppers|summers|winters|rivers|towers|covers|borders|members|reminders|"
          r"predictors|receptors|inhibitors|donors|offers|answers|scanners|servers|printers)"
          r"[a-z]{3,12}(?:ers|ists|ians)")
_STUDIES = (r"trials?|studies|RCTs?|articles?|papers|reports|cohorts|publications|experiments|"
            r"interviews|records|surveys")
_COUNT = re.compile(
    rf"(?P<hedge>\b(?:about|around|approximately|roughly|nearly|almost|over|more than|at least|"
    rf"just over|"
    rf"just under|under|fewer than|less than|up to|some|only|the|all|a total of|almost|circa|"
    rf"ca\.?) )?"
    rf"(?<![\d.,/%\-–$£€])\b(?P<number>{NUMBER})(?![\d%]|\s?(?:%|per cent|percent))"
    rf"(?P<between>(?:[ -](?!of\b|in\b|and\b|were\b|was\b|to\b|per\b|with\b|from\b|by\b|for\b|"
    rf"years?\b|"
    rf"months?\b|weeks?\b|days?\b(?!-)|hours?\b|minutes?\b|times\b|percent\b|or\b|the\b|"
    rf"a\b)[\w'’\-]{{1,24}},?){{0,5}}?)[ -]"
    rf"(?:(?P<people>{PEOPLE_WORDS}|{_DOERS})|(?P<studies>{_STUDIES}))\b", re.IGNORECASE)
_BARE = re.compile(
    rf"\b(?:n|N)\s?=\s?(?P<n>\d{{1,3}}(?:[,\u00a0\u202f ]\d{{3}})+|\d+)|"
    rf"\b(?:enrolled|recruited|randomi[sz]ed|included|analy[sz]ed|sample (?:size )?(?:of|was)|"
    rf"total of|cohort of|series of|of(?= \d)) (?P<verb>{NUMBER})(?![\d.%]| years| months| weeks|"
    rf"\s?per)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of people (or animals) or of studies, where it stands and how exactly it is told."""

    value: int
    of: str          # "participants" | "studies"
    hedge: str
    noun: str
    start: int
    end: int
    text: str


def number_of(words: str) -> int | None:
    """The whole number that figures or English words tell, or None."""
    text = words.lower().replace("\u00a0", "").replace("\u202f", "").strip()
    factor = 1
    scaled = re.fullmatch(r"(\d+(?:\.\d+)?)(?:[, ](?=\d{3}))?([\d, ]*) ?(million|thousand|hundred|"
                          r"dozen)?", text)
    if scaled:
        if scaled[3]:
            factor = _SCALES[scaled[3]]
            digits = (scaled[1] + scaled[2]).replace(",", "").replace(" ", "")
            return round(float(digits) * factor)
        return int(re.sub(r"\D", "", text))
    total, current, seen = 0, 0, False
    for word in re.split(r"[\s\-]+", text):
        if word in ("a", "and"):
            continue
        if word == "half":
            return None
        if word in _ONES or word in _TENS:
            current += _ONES.get(word) or _TENS[word]
        elif word in _SCALES:
            current = (current or 1) * _SCALES[word]
            if _SCALES[word] >= 1_000:
                total, current = total + current, 0
        else:
            return None
        seen = True
    return total + current if seen else None


_FEW = 100
_OUT_OF = re.compile(r"\s(?:in|out of)\s(?:every\s|each\s)?(?:two|three|four|five|six|seven|eight|"
                     r"nine|ten|twenty|a hundred|a thousand|10{1,3}|[2-9]|20)\b"
                     r"(?!\s?%|\s(?!(?:was|has|is|does)\b)[a-z]+s\b)", re.I)


@lru_cache(maxsize=2048)
def read_counts(text: str) -> tuple[Counted, ...]:
    """The counts of people (or animals) and of studies in ``text``, in order."""
    found = []
    for match in _COUNT.finditer(text):
        value = number_of(match["number"])
        if value is None or _is_a_year_or_age(text, match) or (
                value < _FEW and _OUT_OF.match(text, match.end())):
            continue  # "four girls in five": a share
        noun = (match["people"] or match["studies"]).lower()
        found.append(Counted(value, "participants" if match["people"] else "studies",
                             (match["hedge"] or "").strip().lower(), noun,
                             match.start("number"), match.end(), match.group()))
    return tuple(found)


def _is_a_year_or_age(text: str, match: re.Match[str]) -> bool:
    number, between = match["number"], match["between"].lower()
    if re.match(r"-(?:years?|days?|months?|hours?)\b", text[match.end():]):
        return True  # "per 1,000 person-years"
    if not re.match(r" day[- ](?:surg|care|case|hosp|cent|patient|old)", between) and re.match(
                r"[ -]?(?:year|month|week|day|hour|minute|fold|arm|item|centre|center|mg|kg|point)",
                between.strip(" -")):
        return True
    if re.fullmatch(r"(?:19|20)\d\d", number) and not match["hedge"]:
        before = text[max(0, match.start() - 12):match.start()].lower()
        return bool(re.search(r"\b(?:in|a|an|the|since|january|february|march|april|may|june|july|"
                              r"august|"
                              r"september|october|november|december) ?$", before))
    return False


def bare_counts(text: str) -> tuple[int, ...]:
    """Numbers that stand as a sample size without a noun: "n = 41", "we enrolled 300"."""
    told = {counted.start for counted in read_counts(text)}
    values = (number_of(match["n"] or match["verb"]) for match in _BARE.finditer(text)
              if match.start("n" if match["n"] else "verb") not in told)
    return tuple(value for value in values if value is not None)


_ANY = re.compile(rf"(?<![\d.])(?:\d{{1,3}}(?:[,\u00a0\u202f ]\d{{3}})+|\d+)(?![\d%])|\b(?:{_WORD})"
                  rf"(?:(?:[- ]| and )(?:{_WORD})){{0,5}}\b", re.IGNORECASE)


@lru_cache(maxsize=2048)
def all_whole_numbers(text: str) -> frozenset[int]:
    """Every whole number that ``text`` prints, in figures or in words."""
    values = (number_of(match.group()) for match in _ANY.finditer(text))
    return frozenset(value for value in values if value is not None)


@lru_cache(maxsize=2048)
def whole_number_places(text: str) -> tuple[tuple[int, int, int], ...]:
    """Start, end and value of each whole number that ``text`` prints, in order."""
    found = ((m.start(), m.end(), number_of(m.group())) for m in _ANY.finditer(text))
    return tuple((a, b, value) for a, b, value in found if value is not None)
