"""Where a text names the groups of a study, also in lay words: "the pills", "those who waited".

An article seldom calls a group what the study calls it. Oral treatment is the tablets, the
intervention is the app, expectant management is waiting, seven days is the shorter course, and of
two groups the controls are "the others". Each family of such words belongs to a group where the
study uses a word of that family beside that group's own name and not beside another's.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ... import quick_re as re
from ...evidence.reading import short_forms
from ...lexicon import broader, keys, measures, terms
from ...model import Report
from ...prose import stem, words_with_offsets
from ..prepared import prepare
from ..stated import Prepared, Same, ShortForms, dose_places
from .study_arms import CONTROLS, StudyArm, amounts, study_arms

# Each family: words by which a study or an article may name the same thing. A trailing hyphen
# stands for any ending.
_FAMILIES = (
    "oral- tablet- pill- capsule- swallow- by\u00a0mouth",
    "inject- jab jabs shot shots needle- depot- subcutaneous- intramuscular-",
    "intravenous- infus- drip drips", "topical- cream- gel gels ointment- lotion- foam- rub-",
    "inhal- nebuli- puffer-", "patch patches transdermal-", "spray- nasal-", "drop drops eyedrop-",
    "smartphone- app apps mobile digital- online internet- web- computer-",
    "leaflet- booklet- brochure- handout- pamphlet- written printed",
    "telephone- phone- call calls called", "text texts texting sms message-",
    "video- remote- tele- virtual-", "mail- post postal posted letter-",
    "surg- operat- -ectomy -plasty scalpel knife", "home homes house",
    "centre- center- clinic clinics outpatient- face-to-face in-person",
    "watchful expectant- observ- conservative- wait- defer-",
    "evening- night nights nightly bedtime- nocturnal-", "morning- breakfast-",
    "daily every\u00a0day each\u00a0day", "alternate- every\u00a0other\u00a0day every\u00a0second",
    "weekly once\u00a0a\u00a0week", "monthly once\u00a0a\u00a0month",
    "continu- stay- kept\u00a0on carried\u00a0on carry\u00a0on", "stop- discontinu- taper- "
    "withdr- interrupt- cessation ceas- came\u00a0off come\u00a0off quit-",
    "early earlier immediate- prompt- sooner",
    "late delay- defer-", "restrict- strict- tight- conservative-",
    "liberal- relaxed generous-", "supervis- class classes physiotherapist- therapist-",
    "unsupervis- unguided self- own", "combin- both together add- plus pair-",
    "alone monotherap- single itself", "sham dummy fake pretend", "music- song-",
    "nurse- nursing", "doctor- physician- gp gps", "pharmac-", "peer- volunteer-",
    "machine- device- cpap mask masks", "splint- brace- bandage- orthos- insole-",
    "exercis- train- workout- gym physio-", "diet- eating eat ate", "fast fasted fasting",
    "drink drinks drank juice beverage-", "avoid- kept\u00a0away abstain- abstinen- without",
    "heavy heavier", "light lighter", "advice advis- counsel- education-",
    "vaccin- immunis- immuniz- jab jabs", "screen- invit-", "talk- psychotherap- cbt counsel-",
)
_CONTROL = re.compile(
    r"\b(?:controls?|comparison group|comparator|placebo|dummy|sham|usual care|standard care|"
    r"routine care|no treatment|untreated|nothing(?! (?:but|except|else|other|more|less|short))|"
    r"the others?|the rest|the remainder|"
    r"(?:those|people|patients|children|women|men|babies|infants|adults|homes|schools|wards|"
    r"clinics|practices) (?:who (?:did not|didn['’]t|had not|got none|got nothing(?! (?:but|"
    r"except))|went without)|"
    r"without(?: it| any)?|not (?:given|taking|receiving|offered|treated|assigned|using)))\b", re.I)
_ACTIVE = re.compile(
    r"\b(?:the (?:new |study |active )?(?:drug|medicine|medication|treatment|intervention|"
    r"programme|program|supplement|therapy|scheme|service|device|remedy)|intervention group|"
    r"treated (?:patients|people|children|women|men|group|adults))\b", re.I)
_NUMBERS = {word: str(number) for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen".split()) if number > 1} | {"twenty": "20", "twenty-one": "21", "thirty": "30"}
_NUMBER = re.compile(
    r"\b(?P<n>\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True))
    + r")(?=[- ](?:(?:and|or|versus|vs\.?|v|to|against) \w{1,9}[- ])?"
    r"(?:days?|weeks?|months?|hours?|sessions?|doses?|mg|fractions?)\b)"
    r"|\b(?:day|week|month) (?P<m>\d{1,3}|" + "|".join(_NUMBERS) + r")\b", re.I)
_SHORTER = re.compile(r"\b(?:short(?:er)?|brief(?:er)?|abbreviated|curtailed)\b"
                      r"(?=[- ](?:\w+[- ])?(?:course|treatment|regimen|schedule|therapy|stay|"
                      r"programme|one\b))", re.I)
_LONGER = re.compile(r"\b(?:long(?:er)?|full|extended|prolonged)\b"
                     r"(?=[- ](?:\w+[- ])?(?:course|treatment|regimen|schedule|therapy|stay|"
                     r"programme|one\b))", re.I)
_COUNT = r"\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True))
_LENGTHS = re.compile(
    rf"\b(?P<one>{_COUNT})(?:[- ](?:days?|weeks?|months?|sessions?|doses?|fractions?)"
    r"(?:\s\([^()]{1,20}\))?(?:\s[a-z]+){0,3}?)?\s(?:or|versus|vs\.?|with|to|and)\s(?:to\s|for\s)?"
    rf"(?P<other>{_COUNT})[- ](?:days?|weeks?|months?|sessions?|doses?|fractions?)\b"
    r"(?=[^.;]{0,40}\b(?:of|for|treatment|therapy|course|regimen)\b|[ (]*n\s?=)", re.I)
# "A week", "two weeks", "a fortnight" in days.
_AMOUNT = re.compile(r"(?<![\w.,·])(\d{1,4}(?:[.·]\d{1,3})?)[ -]?(mg|µg|mcg|iu|ml)\b(?!/)", re.I)
_SPANS = re.compile(r"\b(?:(?P<one>a|one) week|(?P<two>two weeks|a fortnight)|(?P<three>three "
                    r"weeks)|(?P<four>four weeks|a month|one month))\b", re.I)
_DAYS = {"one": "7", "two": "14", "three": "21", "four": "28"}
_PREPARED = (r"(?=[- ](?:of (?:the )?(?:two|three|both)|dose[ds]?|drops?|strength|concentrations?|"
             r"mix|preparation|solution|intake|one\b|version|treatment|intensity))")
_STRONGER = re.compile(r"\b(?:strong(?:er|est)|high(?:er|est)|larg(?:er|est)|bigg(?:er|est)|full)\b"
                       + _PREPARED, re.I)
_WEAKER = re.compile(r"\b(?:weak(?:er|est)|low(?:er|est)|small(?:er|est)|half)\b" + _PREPARED,
                     re.I)
_CUTS = re.compile(r"[,;:.()]|\s(?:or|and|versus|vs\.?|than|compared|against|but|while|whereas|"
                   r"did|does|was|were|had)\s", re.I)
_BEFORE, _AFTER = 40, 45   # characters beside an arm's own name that may belong to its name
_CLEAR = 3                 # times as often beside the one group as beside any other
_JOINED = 2                # characters between two words of one name
_MENTIONS = 60             # of arms in a text that are looked at


@dataclass(frozen=True, slots=True)
class Side:
    """A place where a text names group number ``arm`` of the study, with its offsets."""

    start: int
    end: int
    arm: int


@dataclass(frozen=True, slots=True, eq=False)
class ArmNames:
    """By what the groups of a study can be named: terms, families of words, numbers, roles."""

    arms: tuple[StudyArm, ...]
    by_term: dict[str, int]
    by_kind: dict[str, int]   # the wider kind of one group's own term: "the antibiotic"
    families: tuple[tuple[re.Pattern[str], int], ...]
    numbers: dict[str, int]
    amounts: dict[float, int]  # doses or strengths of one unit
    control: int | None
    short: ShortForms


def arm_names(report: Report) -> ArmNames:
    """The names of the groups of ``report``; without any where fewer than two are told apart."""
    return _arm_names(Same(report))


@lru_cache(maxsize=2048)
def _arm_names(same: Same) -> ArmNames:
    report = same.report
    short = short_forms(report.text)
    arms = study_arms(report)
    if len(arms) < 2:
        arms = _by_length(report)
    if len(arms) < 2:
        return ArmNames(arms, {}, {}, (), {}, {}, None, short)
    windows = _windows(report, arms, short)
    by_term = _own_terms(report, arms, windows, prepare(report))
    wider: dict[str, set[int]] = {}
    for key, index in by_term.items():
        for above in broader(key):
            wider.setdefault(above, set()).add(index)
    controls = [index for index, arm in enumerate(arms)
                if arm.control or any(key.startswith("non") for key in arm.own)]
    if not controls and len(arms) == 2:  # "or to usual activity"
        controls = [index for index, arm in enumerate(arms) if arm.own & CONTROLS]
    return ArmNames(
        arms, by_term, {above: next(iter(owners)) for above, owners in wider.items()
                        if len(owners) == 1 and above not in by_term},
        _families_of(f"{report.title} {report.text}", windows), _numbers_of(arms),
        _amounts_of(arms), controls[0] if len(controls) == 1 else None, short)


def _joined(report: Report, arms: tuple[StudyArm, ...], short: ShortForms) -> frozenset[str]:
    """The terms of a group that stand as one name with those of another: both have them."""
    found = set()
    for text in (report.title, report.text):
        places = [(term, index) for term in terms(text, short)
                  for index, arm in enumerate(arms) if term.key in arm.own]
        for (one, index), (other, second) in zip(places, places[1:], strict=False):
            if index != second and one.end <= other.start <= one.end + _JOINED and not (
                    text[one.end:other.start].strip(" -")):
                found.add(other.key)
    return frozenset(found)


def _by_length(report: Report) -> tuple[StudyArm, ...]:
    """The groups of a study that differ only in how long they were treated."""
    match = _LENGTHS.search(report.title) or _LENGTHS.search(report.text)
    if match is None:
        return ()
    found = [_NUMBERS.get(match[name].lower(), match[name]) for name in ("one", "other")]
    return tuple(StudyArm(frozenset({f"#{number}d"}), False) for number in found)


def _own_terms(report: Report, arms: tuple[StudyArm, ...], windows: list[list[str]],
               prepared: Prepared) -> dict[str, int]:
    """The terms that name one group only, and not also what was measured.

    "Injectable versus sublingual buprenorphine": both are buprenorphine, as the words beside the
    other group's name show; a "sleep hygiene leaflet" is not named where sleep is.
    """
    found: dict[str, int] = {}
    joined = _joined(report, arms, prepared.short)
    for index, arm in enumerate(arms):
        beside = frozenset().union(*(
            keys(window, prepared.short) for other, some in enumerate(windows)
            if other != index for window in some))
        outcomes = frozenset().union(*(
            statement.outcome for statement in prepared.statements
            if statement.move != "differ" and not len(statement.outcome & arm.own) > 1))
        own = arm.own - beside - joined or arm.own - beside or arm.own
        measured = {key for key in outcomes if not key.startswith("=") or key in measures()}
        own = own - measured - _NO_NAME or own
        for key in own:
            found[key] = index if found.get(key, index) == index else -1
    return {key: index for key, index in found.items() if index >= 0}


_NO_NAME = frozenset(keys("eight six ten twelve weeks long-term high low outcomes term without "
                          "moderate severe second first mothers fathers parents infants babies "
                          "women men children adults patients people participants"))


@lru_cache(maxsize=1)
def family_patterns() -> tuple[re.Pattern[str], ...]:
    """A pattern for each family of words that may name one thing: the tablets, oral treatment."""
    found = []
    for family in _FAMILIES:
        words = []
        for word in family.split(" "):
            word = re.escape(word.replace("\u00a0", " ")).replace(r"\ ", " ").replace(r"\-", "-")
            if word.startswith("-"):
                words.append(rf"\w{{3,20}}{word[1:]}")
            else:
                words.append(rf"{word[:-1]}\w{{0,12}}" if word.endswith("-") else word)
        found.append(re.compile(rf"\b(?:{'|'.join(words)})\b", re.I))
    return tuple(found)


def _windows(report: Report, arms: tuple[StudyArm, ...], short: ShortForms) -> list[list[str]]:
    """For each group the words right beside each mention of its own terms, with these."""
    windows: list[list[str]] = [[] for _ in arms]
    for text in (report.title, report.text):
        places = [(term.start, term.end, index) for term in terms(text, short)
                  for index, arm in enumerate(arms) if term.key in arm.own]
        for at, (start, end, index) in enumerate(places[:_MENTIONS]):
            low = max([b for _, b, other in places[max(0, at - 4):at] if other != index],
                      default=0)
            high = min([a for a, _, other in places[at + 1:at + 5] if other != index],
                       default=len(text))
            before = text[max(low, start - _BEFORE):start]
            after = text[end:min(high, end + _AFTER)]
            windows[index].append(_CUTS.split(before)[-1] + text[start:end]
                                  + _CUTS.split(after, maxsplit=1)[0])
    return windows


def _families_of(text: str,
                 windows: list[list[str]]) -> tuple[tuple[re.Pattern[str], int], ...]:
    """Each family of words that stands beside the name of one group and hardly elsewhere."""
    found = []
    beside = [" | ".join(some) for some in windows]
    for pattern in family_patterns():
        inside = [len(pattern.findall(some)) for some in beside]
        if not any(inside):
            continue
        shares = [count / max(1, len(some)) for count, some in zip(inside, windows, strict=True)]
        best = max(range(len(shares)), key=lambda index: shares[index])
        if shares[best] and 2 * inside[best] >= len(pattern.findall(text)) and all(
                shares[best] > _CLEAR * share
                for index, share in enumerate(shares) if index != best):
            found.append((pattern, best))
    return tuple(found)


def _numbers_of(arms: tuple[StudyArm, ...]) -> dict[str, int]:
    """The numbers of days, weeks or doses that tell the groups apart."""
    found: dict[str, int] = {}
    for index, arm in enumerate(arms):
        for key in arm.own:
            digits = re.fullmatch(r"#?(\d{1,3})(?:mg|d|w)?", key)
            number = _NUMBERS.get(key) or (digits[1] if digits else _STEMS.get(key))
            if number:
                found[number] = index
    return found if len(set(found.values())) > 1 else {}


def _amounts_of(arms: tuple[StudyArm, ...]) -> dict[float, int]:
    """The doses or strengths that tell groups of one drug apart."""
    found: dict[tuple[str, float], int] = {}
    for index, arm in enumerate(arms):
        for key in arm.own:
            match = re.fullmatch(r"#(\d+)([.]?\d*)(%|[a-zµ]{1,4})", key)
            if match:
                found[match[3], float(match[1] + match[2])] = index
    units = {unit for unit, _ in found}
    amounts = {amount: index for (_, amount), index in found.items()}
    return amounts if len(units) == 1 and len(set(amounts.values())) > 1 else {}


_STEMS = {term.key: number for word, number in _NUMBERS.items() for term in terms(word)}


@lru_cache(maxsize=4096)
def sides(text: str, names: ArmNames) -> tuple[Side, ...]:
    """The places where ``text`` names a group of the study, in order; doubtful ones left out."""
    if len(names.arms) < 2:
        return ()
    found: list[Side] = []
    taken: list[tuple[int, int]] = []

    def add(start: int, end: int, arm: int) -> None:
        if not any(a < end and start < b for a, b in taken):
            found.append(Side(start, end, arm))
            taken.append((start, end))

    told = terms(text, names.short)
    for term in told:
        if term.key in names.by_term:
            add(term.start, term.end, names.by_term[term.key])
    # "inducing labour" is a term of its own
    for word, start, end in words_with_offsets(text) if names.by_term else ():
        if (arm := names.by_term.get(stem(word))) is not None:
            add(start, end, arm)
    for term in told:
        if term.key in names.by_kind:
            add(term.start, term.end, names.by_kind[term.key])
    if any(key[0] == "#" for key in names.by_term):
        for amount, start, end in amounts(text):
            if (arm := names.by_term.get(amount)) is not None:
                add(start, end, arm)
    for match in _NUMBER.finditer(text) if names.numbers else ():
        number = (match["n"] or match["m"]).lower()
        arm = names.numbers.get(_NUMBERS.get(number, number))
        if arm is not None and match.start() not in dose_places(text):
            add(match.start(), match.end(), arm)
    for pattern, way in ((_SHORTER, min), (_LONGER, max)):
        if names.numbers:
            arm = names.numbers[way(names.numbers, key=int)]
            for match in pattern.finditer(text):
                add(match.start(), match.end(), arm)
    for match in _AMOUNT.finditer(text) if names.amounts else ():
        arm = names.amounts.get(float(match[1].replace("·", ".")))
        if arm is not None and f"#{match[1]}{match[2].lower()}" in names.arms[arm].own:
            add(match.start(), match.end(), arm)
    for match in _SPANS.finditer(text) if names.numbers else ():
        if (arm := names.numbers.get(_DAYS[str(match.lastgroup)])) is not None:
            add(match.start(), match.end(), arm)
    for pattern, ways in ((_STRONGER, max), (_WEAKER, min)):
        if names.amounts:
            arm = names.amounts[ways(names.amounts)]
            for match in pattern.finditer(text):
                add(match.start(), match.end(), arm)
    if names.control is not None:
        for match in _CONTROL.finditer(text):
            add(match.start(), match.end(), names.control)
    for pattern, arm in names.families:
        for match in pattern.finditer(text):
            add(match.start(), match.end(), arm)
    if names.control is not None and len(names.arms) == 2:
        for match in _ACTIVE.finditer(text):
            add(match.start(), match.end(), 1 - names.control)
    return _without_what_was_left(text, sorted(found, key=lambda side: side.start))


_LEFT = re.compile(r"\bfrom\s(?:the\s|an?\s)?(?:[a-z]{3,12}\s)?$", re.I)
_FOR = re.compile(r"[\s-]?(?:\w+\s){0,2}?to\s(?:the\s|an?\s)?(?:\w+\s)?", re.I)


def _without_what_was_left(text: str, found: list[Side]) -> tuple[Side, ...]:
    """``found`` without the first of "cut from 10 to 5 days", "switched from A to B": the numbers
    that follow are first those of what it was changed to."""
    if len(found) < 2:
        return tuple(found)
    return tuple(one for one, after in zip(found, (*found[1:], None), strict=True)
                 if after is None or after.arm == one.arm or not _LEFT.search(
                     text[max(0, one.start - 40):one.start])
                 or not _FOR.fullmatch(text[one.end:after.start]))
