"""Counts told in words: twelve trials, Nineteen participants, Fifty percent of women."""

from __future__ import annotations

from typing import Final

from .. import quick_re as re
from ..model import Kind
from .drafts import Draft, Stretch
from .notation import NUMBER, NUMBER_WORD, PERCENT, WORD_AHEAD, WORDS, number, word_value

# People by what they do, and animals: samples of trials in sport, at work and on farms.
BY_OCCUPATION: Final = (
    r"(?:cyclists?|runners?|swimmers?|rowers?|footballers?|soldiers?|recruits?|drivers?|teachers?|"
    r"employees?|farmers?|doctors?|surgeons?|clinicians?|pensioners?|teenagers?|adolescents?|youths|"
    r"toddlers?|pupils?|schoolchildren|preschoolers?|mares?|horses?|cows?|calves|pigs?|piglets?|sheep|"
    r"lambs?|goats?|hens?|rabbits?|primates?|monkeys?|siblings?|couples?|parents?|fathers?|grandparents?|"
    r"inmates?|prisoners?|migrants?|refugees?|consumers?|shoppers?|gamers?|musicians?|dancers?|"
    r"gymnasts?|skiers?|climbers?|triathletes?|weightlifters?|firefighters?|officers?|drinkers?|"
    r"non-?smokers?|vegetarians?|vegans?|outpatients?|inpatients?|midwives|therapists?|pharmacists?|"
    r"dentists?|elders?|wearers?|carriers?|attendees?|trainees?|undergraduates?|graduates?|pilots?)"
)
# Only of these does "none" tell a share: "none of the trials mentioned harms" counts no outcome.
WHO_CAN_HAVE_IT: Final = (
    r"(?:patients|participants|subjects|people|persons|individuals|adults|adolescents|children|"
    r"women|men|girls|boys|infants|babies|neonates|newborns|toddlers|volunteers|respondents|cases|"
    r"controls|eyes|knees|hips|teeth|implants|grafts|responders|survivors|users|smokers|mothers|"
    r"students|pupils|nurses|workers|athletes|residents|recipients|donors|carers|caregivers|"
    r"veterans|pregnancies|births|animals|dogs|cats|mice|rats|horses|cows|calves|pigs|sheep|"
    r"rabbits|them|us|those|" + BY_OCCUPATION + r")"
)
PEOPLE: Final = (
    r"(?:patients?|participants?|subjects?|people|persons?|individuals?|adults?|children|women|men|"
    r"girls?|boys?|infants?|neonates?|babies|newborns?|volunteers?|respondents?|cases?|controls?|"
    r"eyes?|"
    r"knees?|hips?|trials?|studies|study|RCTs?|articles?|papers?|reviews?|deaths?|events?|"
    r"episodes?|"
    r"responders?|survivors?|users?|smokers?|mothers?|students?|nurses?|physicians?|families|"
    r"pregnancies|births?|hospitali[sz]ations?|strokes?|centers?|centres?|hospitals?|sites?|"
    r"countries|"
    r"comparisons|publications|records|females?|males?|workers?|practices|households|pairs|twins|"
    r"procedures?|implants?|teeth|lesions?|samples|cats|dogs|mice|rats|animals|cadavers?|"
    r"specimens?|"
    r"non-?responders?|complications?|fractures?|falls|recurrences?|infections?|failures?|dyads|"
    r"veterans|athletes|residents|carers|caregivers|athletes|players|clusters|villages|schools|"
    r"investigations|seniors|recipients|donors|attempts?|reports?|cancers?|tumou?rs|"
    + BY_OCCUPATION
    + r")\b(?!-)"
)
PERCENT_AT = re.compile(r"(?:\s|-)?" + PERCENT, re.IGNORECASE)
BRACKET_PERCENT = re.compile(
    r"(?:\s(?P<noun>[A-Za-z][\w-]{1,20}(?:\s[a-z][\w-]{1,20}){0,2}))?\s?[\[(]\s?(?P<pct>"
    + NUMBER
    + r")\s?(?P<sign>"
    + PERCENT
    + r")(?!\s?-?\s?(?:CI|[Cc]onf|[Cc]red|C\.I))\s?(?:[)\]]|(?=[,;]))"
)
PEOPLE_AFTER = re.compile(
    r"\s(?:(?!(?:for|of|in|with|to|and|or|at|by|on|from|than|vs|versus|months?|weeks?|days?|"
    r"years?|hours?|minutes?|points?|"
    r"mm|mg|kg)\b)[a-z][\w-]{1,20}\s){0,3}?"
    + PEOPLE
    + r"|\s(?:underwent|survived|died|completed|responded|withdrew|dropped\sout|experienced|"
    r"developed|discontinued|"
    r"relapsed|recovered|received|were\s(?:randomi[sz]ed|randomly|assigned|allocated|enrolled|"
    r"included|analy[sz]ed|lost|excluded|"
    r"women|men|male|female|eligible|recruited|treated)|(?:were\s)?(?:treated|assigned|"
    r"randomi[sz]ed|allocated)\s(?:with|to|by))\b"
)
NUMBER_WORDS: Final = frozenset(WORDS)
WORD_COUNT: Final = re.compile(
    r"(?<![\w-])(?=" + WORD_AHEAD + r")(?P<word>" + NUMBER_WORD + r")(?![\w-])", re.IGNORECASE
)
_TIME_AFTER = re.compile(r"(?:\s|-)(?:years?|months?|weeks?|days?|hours?|minutes?|decades?)\b")


def read_counts_in_words(stretch: Stretch) -> list[Draft]:
    """Counts told in words: "twelve trials", "Nineteen participants", "Fifty percent of women"."""
    drafts: list[Draft] = []
    if stretch.words.isdisjoint(NUMBER_WORDS):
        return drafts
    text = stretch.low
    for match in WORD_COUNT.finditer(text):
        start, end = match.span()
        if not stretch.is_free(start, end) or _TIME_AFTER.match(text, end):
            continue
        value = word_value(match["word"])
        percent = PERCENT_AT.match(text, end)
        if percent:
            drafts.append(
                Draft(
                    start,
                    percent.end(),
                    match.group(),
                    float(value),
                    unit="%",
                    percent=True,
                    number_end=percent.end(),
                )
            )
        else:
            draft = _count_in_words(text, start, end, value)
            if draft is None:
                continue
            drafts.append(draft)
        stretch.take(start, drafts[-1].end)
    return drafts


ONE_PERSON = re.compile(
    r"\s(?:patient|participant|subject|woman|man|child|person|death|case|"
    r"event|infant|eye)\b"
)
_PART_IN_WORDS = re.compile(
    r"\s(?:out\s)?of\s(?:the\s)?(?P<many>" + NUMBER_WORD + r"|\d{1,6})(?!["
    r"\w.%-])"
    r"(?!\s(?:arms|groups|sites|methods|doses|ways|strategies|treatments|"
    r"interventions|authors))"
)
_A_FEW: Final = 10
_IN_DIGITS = re.compile(r"\s\(\s?(?P<digits>\d{1,4})\s?\)")
_OF_MANY = re.compile(r"\s(?:out\s)?of\s(?:the\s)?(?P<many>\d{1,6})(?![\w.%-])")


# "the number needed to treat to prevent one death was 25"
_TO_PREVENT = re.compile(r"\b(?:needed to [a-z]{3,12}|nn[th])\b[^.;,]{0,60}$")


def _count_in_words(text: str, start: int, end: int, value: int) -> Draft | None:
    bracket = BRACKET_PERCENT.match(text, end)
    if bracket and not re.match(r"\s(?:and|or|to|of|in|with)\b", text[end : end + 6]):
        whole = _OF_MANY.match(text, bracket.end())
        return Draft(
            start,
            whole.end() if whole else bracket.end(),
            text[start:end],
            number(bracket["pct"]),
            Kind.PROPORTION,
            unit="%",
            percent=True,
            numerator=value,
            denominator=int(whole["many"]) if whole else None,
            number_end=end,
        )
    part = _PART_IN_WORDS.match(text, end)
    if part:
        printed = part["many"]
        many = int(printed) if printed.isdigit() else word_value(printed)
        if many > value:
            return Draft(
                start,
                part.end(),
                text[start : part.end()],
                value / many,
                Kind.PROPORTION,
                # "three of five women": as round as "three in five"; "three of the 62" is exact
                unit="fraction" if printed.isdigit() or many > _A_FEW else f"per {many}",
                numerator=value,
                denominator=many,
                number_end=end,
            )
    if value == 1 and (not ONE_PERSON.match(text, end) or _TO_PREVENT.search(
            text[max(0, start - 90):start])):
        return None
    same = _IN_DIGITS.match(text, end)
    if same and int(same["digits"]) == value and PEOPLE_AFTER.match(text, same.end()):
        return Draft(
            start,
            same.end(),
            text[start : same.end()],
            float(value),
            Kind.COUNT,
            number_end=same.end(),
        )
    if PEOPLE_AFTER.match(text, end):
        return Draft(start, end, text[start:end], float(value), Kind.COUNT, number_end=end)
    return None
