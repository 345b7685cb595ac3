"""When: follow-up times of a sentence, in days, so that "a year" and "12 months" agree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .. import quick_re as re

_NUMBERS: dict[str, float] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "a": 1, "an": 1, "single": 1, "a single": 1, "half a": 0.5, "half an": 0.5,
    "half": 0.5, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "a full": 1, "a whole": 1, "one full": 1, "one whole": 1,
    "twenty-four": 24, "thirty-six": 36, "forty-eight": 48, "fifty-two": 52}
_DAYS = {"hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0,
         "month": 30.4375, "year": 365.25, "decade": 3652.5, "season": 180.0, "winter": 365.25,
         "summer": 365.25}
_N = (r"(?:\d{1,4}(?:[.·]\d)?|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")")
_EACH = re.compile(rf"(?<![\w.·]){_N}(?!\w)")
# These are searched in small letters.
_TIME = re.compile(
    rf"\b(?P<cue>after|at|by|over|beyond|during|within|for|through|until|up to|following|post|"
    rf"lasting|follow-?up (?:of|was)|about|a|the|first|next|in)?\s{{0,2}}(?:(?:the|a|an|about|"
    rf"around|"
    rf"roughly|nearly|approximately|just|only|first|next|least|median|mean|of|"
    rf"both|follow-?up)\s+){{0,3}}"
    rf"(?P<low>{_N})(?P<more>(?:\s?(?:,|and|or|to|through|-|–)\s?{_N}){{0,4}})"
    rf"(?P<half>\sand\sa\shalf)?(?:\s|-)?(?:calendar\s|full\s)?"
    rf"(?P<unit>hour|day|night|week|fortnight|month|year|decade|season|winter|summer|hr|wk|mo|yr|"
    rf"(?<=\d[ -])[yhd]|(?<=\d)[yhd])s?\b(?P<later_half>\sand\sa\shalf\b)?"
    rf"(?P<tail>[- ](?:or older|and older|or over|and over|or more|or younger|of experience|old|"
    rf"of age|aged|olds|follow-?up|later|on(?! average)|post|after|from))?")
# Every time names one of these; a sentence without any is not searched position by position.
_HAS_UNIT = re.compile(r"hour|day|night|week|fortnight|month|year|decade|season|winter|summer|hr|"
                       r"wk|mo|yr|\d[ -]?[yhd]\b")
_NUMBERED = re.compile(r"(?<!\d\s)(?<!\d-)\b(?P<unit>week|month|day|year)s?\s(?P<n>\d{1,3})\b"
                       r"(?!\s?%|[.·,]\d|\sof\s)")
_NTH_ONE = re.compile(r"\b(?:in|within|during|over|by the end of|for|through|throughout) "
                        r"(?:the|their|its|his|her) (?:whole )?(?P<nth>first|second|third|"
                        r"fourth|fifth|sixth|eighth|tenth)[ -](?P<unit>day|week|month|year|season|"
                        r"winter|summer)\b|\b(?:the|a) (?P<next>following|next|very next) "
                        r"(?P<after>day|week|month|year|winter|summer)\b")
# "76% in the first season and 49% in the second"
_NTH_AGAIN = re.compile(r"\b(?:in|during|over) the (?P<nth>second|third|fourth|fifth)\b"
                        r"(?=[.,;)]|$|\s(?:relative|compared|versus|after|of)\b)")
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8,
        "tenth": 10}
# An effect promised for good, without a number: longer than all but the longest studies.
_FOR_GOOD = re.compile(
    r"\b(?:last(?:s|ed|ing)?|persist(?:s|ed|ing)?|endur(?:es|ed|ing)|protect(?:s|ed|ion)?|remain"
    r"(?:s|ed)?|effective|kept|keeps|stay(?:s|ed)?|improv\w+|reduc\w+|relie\w+|holds?|held|"
    r"benefits?)\b[^.;,]{0,40}?\b(?P<for>for (?:many |several )?(?:years|decades)|for life|for "
    r"good|forever|permanently)\b(?! ago)|\b(?P<good>(?:permanent|lifelong|life-long) (?:\w+ )?"
    r"(?:relief|benefits?|effects?|protection|improvements?|remission|cure|immunity))\b", re.I)
VAGUE = "for good"
_YEARS_FOR_GOOD = 4.0
_UNITS = {"h": "hour", "d": "day", "hr": "hour", "wk": "week", "mo": "month", "yr": "year",
          "y": "year"}
# The second season after a vaccination lies two years on, although a season lasts half of one.
_SEASONS = frozenset({"season", "winter", "summer"})


_AGES = ("old", "olds", "of age", "aged", "or older", "and older", "or over", "and over", "or more",
         "or younger", "of experience")
_AGED = re.compile(r"\b(?:aged?|ages|older than|younger than|over|under)\s(?:of\s|between\s|"
                   r"from\s)?$", re.I)
_PERSONS = re.compile(r"\b(?:adults|people|persons|women|men|patients|those|anyone|individuals|"
                      r"participants|everyone|citizens|residents)\s$", re.I)
_FOLLOWING = ("after", "within", "over", "for", "by", "in", "following", "at", "during", "lasting")


@dataclass(frozen=True, slots=True)
class Time:
    """A length of time in days with its words and place; ``cue`` is the preposition before it."""

    days: float
    text: str
    start: int
    end: int
    cue: str


@lru_cache(maxsize=8192)
def times(text: str) -> tuple[Time, ...]:
    """The times of ``text``, ages left out, in days ("3, 6 and 12 months" gives three)."""
    small = re.small_letters(text)
    if not _HAS_UNIT.search(small):
        return ()
    found = []
    for match in _TIME.finditer(small):
        tail = (match["tail"] or "").strip("- ")
        before = text[max(0, match.start() - 24):match.start()].rstrip() + " "
        if tail in _AGES or _AGED.search(before):
            continue
        cue = match["cue"] or ""
        if cue == "over" and _PERSONS.search(before):
            continue  # "adults over 60 years"
        if match["low"] in ("a", "an", "a full", "a whole") and not (
                cue in _FOLLOWING or tail in ("later", "after", "on")):
            continue  # "four cups a day"
        unit = _UNITS.get(match["unit"], match["unit"])
        for number in _EACH.findall(match["low"] + " " + (match["more"] or "")):
            value = _NUMBERS.get(number)
            days = float(number.replace("·", ".")) if value is None else float(value)
            days += 0.5 if match["half"] or match["later_half"] else 0
            found.append(Time(days * _DAYS[unit], text[match.start():match.end()].strip(),
                              match.start(), match.end(), cue))
    ordinals = list(_NTH_ONE.finditer(small))
    found += [_at(text, m, _nth(m), "in") for m in ordinals]
    first = next((m for m in ordinals if m["nth"] == "first"), None)
    if first is not None:
        found += [_at(text, m, _nth(first) * _NTH[m["nth"]], "in")
                  for m in _NTH_AGAIN.finditer(small, first.end())]
    found += [_at(text, m, float(m["n"]) * _DAYS[m["unit"]], "at")
              for m in _NUMBERED.finditer(small)]
    return tuple(found)


def _at(text: str, match: re.Match[str], days: float, cue: str) -> Time:
    """The time that the words of ``text`` at the place of ``match`` tell."""
    return Time(days, text[match.start():match.end()], match.start(), match.end(), cue)


def _nth(match: re.Match[str]) -> float:
    unit = match["unit"] or match["after"]
    days = _DAYS["year"] if unit in _SEASONS else _DAYS[unit]
    return days * (_NTH[match["nth"]] if match["nth"] else 1)


_MEASURED_AT = frozenset({
    "after", "at", "by", "beyond", "over", "for", "within", "during", "through", "until", "up to",
    "in", "following", "post", "first", "next", "follow-up of", "follow-up was", "follow up of"})
_LATER = re.compile(r"^(?:[- ](?:later|on\b|follow-?up|after|post)|\s?(?:mark|visit|assessment|"
                    r"evaluation|timepoint|time point)\b|\s(?:in,|into\b))", re.I)
# "5-year survival", "the 12-month visit": the time of the result; "12-week programme": its length.
_OF_A_RESULT = re.compile(
    r"^[- ](?:[a-z]{2,15}[- ]){0,2}?(?:survival|mortality|incidence|recurrence|remission|"
    r"follow-?up|"
    r"outcomes?|results?|data|visit|assessment|abstinence|relapse|rates?|risk|readmissions?|"
    r"efficacy|deaths?)\b", re.I)
# Ages, habits, doses, differences of length and what lay before: no moment of measurement.
_NO_MOMENT_AFTER = re.compile(
    r"^\s?(?:(?:of|in) (?:age|experience|education|schooling|practice|pregnancy|gestation|life|"
    r"training|study|data|sleep|exercise|work|treatment|therapy|use|smoking|exposure)\b|"
    r"(?:shorter|longer|earlier|sooner|older|younger|less|more|fewer|later than|off work|apart|"
    r"ago|before|prior|in length|long\b)|(?:a|per|each|every) (?:day|night|week|month|year)\b|"
    r"['’] (?:gestation|experience)|gestation|/|-old|old\b)", re.I)
_NO_MOMENT_BEFORE = re.compile(
    r"\b(?:every|per|each|past|last|previous|preceding|prior|recent|aged?|ages|older than|younger "
    r"than|at least|less than|earlier than|later than|before|"
    r"sooner than|born (?:at|before|after)|between|shortened|lengthened|extended|delayed|"
    r"prolonged|survival (?:was|of)|stay (?:was|of|by)|duration (?:was|of)|time to [a-z ]{3,30} "
    r"(?:was|of)|life expectancy|median of|lasting|lasted)\s(?:by\s|for\s|an?\s|the\s|about\s|of\s|"
    r"over\s|up to\s|at least\s){0,2}$", re.I)


_HABIT = re.compile(r"\b(?:lived?|living|sleep(?:s|ing)?|slept|sat|sit|sitting|walk(?:ed|ing)?|"
                    r"work(?:ed|ing)?|smok(?:ed|ing)|exercis(?:ed|ing)|train(?:ed|ing)) "
                    r"(?:for |over |about |up to ){0,2}$", re.I)
_PLAIN = frozenset({"", "for", "over", "about", "a", "up to"})


@lru_cache(maxsize=1024)
def measured_times(text: str) -> tuple[Time, ...]:
    """The times of ``text`` at which something is said to have been found.

    "After 12 weeks", "five years later", "5-year survival", "at week 8"; not the length of a
    programme, an age, a habit ("8 hours a night"), a rate ("per year"), a difference ("3 days
    shorter") or what lay before ("in the past year").
    """
    found = []
    for time in times(text):
        before, after = text[:time.start][-48:].rstrip() + " ", text[time.end:][:48]
        words = time.text.lower()
        later = words.endswith(("later", "follow-up", "followup", " on", " after", " post")) or (
            "follow-up" in words or "followup" in words)
        if time.cue in ("for", "over", "in") and time.days < 2 and not _FIRST.search(words) and (
                not words.endswith("night")):
            continue  # "8 hours over a night"; but "over a single night" is how long was looked
        no_moment = _NO_MOMENT_AFTER.match(after)
        if no_moment and time.cue in _FROM_A_START and _UNDER_TREATMENT.match(after):
            no_moment = None  # "after a year of treatment"
        if (not words.endswith("later") and no_moment) or (
                _NO_MOMENT_BEFORE.search(before)) or _NO_MOMENT_INSIDE.search(words) or (
                time.cue in _PLAIN and _HABIT.search(before)):
            continue
        if (time.cue in _MEASURED_AT or later or _LATER.match(after)
                or _OF_A_RESULT.match(after) or _LED_BY_TIME.search(before)):
            if _A_LENGTH.match(after) and not _OF_A_RESULT.match(after) and not words.endswith(
                    (" after", " later")):
                continue
            if time.cue in _OF_A_COURSE and _COMPOUND.search(words) and _OF_A_NOUN.match(
                    after) and not _AT_A_VISIT.match(after):
                continue  # "after one-week and three-week radiotherapy"
            found.append(time)
    for match in _FOR_GOOD.finditer(text):
        group = "for" if match["for"] else "good"
        found.append(Time(_YEARS_FOR_GOOD * _DAYS["year"], match[group], match.start(group),
                          match.end(group), VAGUE))
    return tuple(found)


_OF_A_COURSE = frozenset({"after", "following", "during", "for"})
_COMPOUND = re.compile(r"-(?:hour|day|week|month|year|season)$")
_OF_A_NOUN = re.compile(r"^(?:\s(?:and|or|to|versus|vs\.?|compared with|than)\s(?:[\w-]+\s){0,2}?"
                        r"[\w]+-(?:hour|day|week|month|year))?\s[a-z]{3,}", re.I)
_AT_A_VISIT = re.compile(
    r"^[- ](?:[a-z]{2,15}[- ]){0,2}?(?:follow-?up|visits?|assessments?|evaluations?|checks?|"
    r"check-?up|marks?|points?|reviews?|interviews?|examinations?|appointments?|anniversary|"
    r"wait|interval|period|observation)\b", re.I)
_FIRST = re.compile(r"\bfirst\b")
_FROM_A_START = frozenset({"after", "following", "beyond", "within", "by"})
_UNDER_TREATMENT = re.compile(r"^\s?(?:of|in) (?:training|exercise|treatment|therapy|use|pregnancy)"
                              r"\b", re.I)
_NO_MOMENT_INSIDE = re.compile(r"\b(?:every|per|past|last)\b")
_LED_BY_TIME = re.compile(r"\b(?:after|at|by|within|until|in|over|during|follow-?up(?: was| of)?)"
                          r"\s(?:the\s|a\s|an\s|its\s|their\s)?(?:mean |median |first |full |"
                          r"whole |initial |total )?(?:of |follow-?up (?:of )?)?$", re.I)
_A_LENGTH = re.compile(r"^[- ](?:groups?|arms?)\b|"
                       r"^-?\s?(?:[a-z]{3,15}[- ]){0,2}?(?:program(?:me)?s?|courses?|"
                       r"interventions?|"
                       r"trials?|stud(?:y|ies)|cohorts?|regimens?|periods?|classes|"
                       r"cycles?)\b", re.I)


def same_time(one: float, other: float) -> bool:
    """True where two times (days) are the same as people say them: "a year", "12 months"."""
    longer, shorter = max(one, other), min(one, other)
    return longer - shorter <= max(0.1 * longer, 0.6)
