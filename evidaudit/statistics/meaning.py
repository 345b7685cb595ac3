"""The kind of each number: from the names and words around it, with scale, hedge and direction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .. import quick_re as re
from ..model import Kind
from . import kinds
from .changes import HEDGE, chained, change_before, percent_kind
from .drafts import Draft, Stretch
from .intervals import Interval, PValue
from .levels import TIME_UNIT
from .names import Name, find_names
from .naming import fits_kind, name_for
from .notation import THIN, number, word_set
from .side_by_side import share_kinds

_MORE_PEOPLE = re.compile(
    r"(?:\s[(\[](?:9\d\s?%\s)?ci[^()\[\]]{3,40}[)\]])?\s(?P<word>more|fewer|less|extra|additional)\s(?:[a-z]{2,16}\s){0,2}(?:in|out\sof|per|"
    r"for\severy|of)\s"
    r"(?:every\s|each\s)?(?P<many>\d{1,3}(?:,\d{3})+|\d{1,6}|hundred|thousand)(?![\w.%-])"
)
_APART = re.compile(
    r"(?:\s(?:per|a|each)\s(?:day|night|week|month|year))?\s(?:(?P<up>longer|higher|greater|more|taller|heavier|later|better)|"
    r"(?P<down>shorter|lower|less|fewer|"
    r"smaller|earlier|lighter|sooner))\b(?!\sthan\s(?:or|\d))"
)
_CENTRE = re.compile(r"\b(?:(?P<median>medians?)|(?P<mean>means?|average[ds]?|averaging))\b")
_SURVIVAL = re.compile(
    r"\bsurvival\b|\btime[\s-]to\b|\bos\b|\bpfs\b|\bdfs\b|\bduration\b|"
    r"progression"
)
_SHARE_WORDS = re.compile(
    r"\b(?:probabilit(?:y|ies)|proportions?|(?<!heart )(?<!pulse )(?<!flow "
    r")(?<!respiratory )rates?|"
    r"risks?|incidences?|fractions?|prevalence)\b"
)
_YEARLY = re.compile(r"\b(?:annuali[sz]ed|annual|yearly)\s(?:[a-z-]{3,16}\s){0,2}rates?\b")
# "The proportion who fell was 9 points lower": points of a share are percentage points.
_OF_SHARES = re.compile(r"\b(?:proportions?|shares?|percentages?|prevalence|(?:response|remission|"
                        r"relapse|cure|success|mortality|death|survival|responder|abstinence|quit|"
                        r"complication|recurrence) rates?)\b")
_RESULT_BEFORE = re.compile(
    r"(?:\b(?:was|were|is|are|averag(?:ed|ing)|be|by|to|from|of|and|vs\.?|v\.?|versus|than|with|"
    r"for|at|only|"
    r"reached|remained|equal(?:led|ed|s)|in|had|groups?|arms?|baseline|placebo|control|a|final|"
    r"between|about|approximately|"
    r"mean|median|nearly|around|observed|[a-z]{3,14})|[(\[=:;,)\]/-])\s?$"
)

_CHANGE_WORDS: Final = word_set(
    "increase increases increased increasing rise rises risen rising "
    "rose higher greater more "
    "improve improved "
    "improves improving improvement improvements gain gains gained growth grew faster longer "
    "elevated raised raises better "
    "boost boosted boosts climbed larger likelier up excess worsened jump jumped surge surged "
    "decrease decreases "
    "decreased decreasing reduce reduces reduced reducing reduction reductions fall falls fallen "
    "fell lower lowered "
    "lowers lowering less fewer drop drops dropped dropping decline declines declined cut cuts "
    "cutting shorter slower "
    "diminished down shrank shrinkage loss lost slashed smaller worse change changed changes "
    "difference differed differ "
    "attenuated worsening worsen elevation"
)


def give_kinds(
    stretch: Stretch, drafts: list[Draft], asides: Sequence[Interval | PValue] = ()
) -> None:
    """Give each draft its kind, scale, hedge and direction from names and words around it."""
    text = stretch.low
    names = find_names(stretch) if drafts else []
    for draft in drafts:
        follows = text[draft.end : draft.end + 12].lstrip(" ([,;:")
        draft.ends_at_interval = follows[:2] in ("95", "90", "99", "ci", "co")
    for aside in asides:
        text = text[: aside.start] + " " * (aside.end - aside.start) + text[aside.end :]
    changing = not stretch.words.isdisjoint(_CHANGE_WORDS)
    previous: Draft | None = None
    for index, draft in enumerate(drafts):
        if not draft.named:
            _one_kind(text, draft, previous, names, changing, drafts[index + 1 : index + 2])
        _read_hedge(text, draft)
        if draft.kind is not None:
            previous = draft
    _share_units(text, drafts)
    share_kinds(text, drafts)
    for draft in drafts:
        _set_scale(draft)


def _one_kind(
    text: str,
    draft: Draft,
    previous: Draft | None,
    names: list[Name],
    changing: bool,
    later: list[Draft],
) -> None:
    if draft.kind is None and not draft.percent and not draft.unit and _OLDER_THAN.search(
            text[max(0, draft.start - 24):draft.start]):
        return  # an age
    named = name_for(text, draft, previous, names)
    if draft.kind is None and (named is None or named.kind in _DIFFERENCES) and (
            _is_set_against(text, draft, later)):
        draft.kind = Kind.PROPORTION  # "the difference in deaths (6% with A v 9% with B)"
        return
    if named is not None and fits_kind(named.kind, draft):
        draft.kind, draft.named = named.kind, True
        draft.direction = draft.direction or named.direction
        if draft.kind is Kind.MEAN_DIFFERENCE and draft.percent:
            draft.kind = Kind.RISK_DIFFERENCE
        if named.kind in kinds.RATIOS or named.kind is Kind.NNT:
            draft.numerator = draft.denominator = None
        return
    if draft.kind is None or draft.kind is Kind.RISK_DIFFERENCE:
        if draft.percent:
            percent_kind(text, draft, previous, changing)
        else:
            _number_kind(text, draft, previous, changing, later)
    elif draft.kind is Kind.COUNT:
        _more_people(text, draft)


_DIFFERENCES: Final = frozenset({Kind.MEAN_DIFFERENCE, Kind.RISK_DIFFERENCE})
_SET_AGAINST = re.compile(
    r"[^()\[\];\d]{0,40}?(?:\b(?:versus|vs|v|against|compared (?:with|to)|and)\b)\.?"
    r"[^()\[\];\d]{0,40}|"
    r"(?:\s?%|\sper\scent)?[)\]]\s(?:and|or|versus|vs|against|than)\s[^()\[\];\d]{1,40}[(\[]")
_NUMBERLESS_DIFFERENCE = re.compile(
    r"\bdifferences? (?:\w+ ){0,3}?(?:in|of|between|for)\b[^.;:()\d]{0,70}[(\[][^()]{0,20}$", re.I)
_OPENS = re.compile(r"(?<!\d)\s?[(\[](?:\w+ ){0,3}$")


def _is_set_against(text: str, draft: Draft, later: list[Draft]) -> bool:
    """Whether a share opens a bracket in which that of another group follows, after a difference
    that has no number."""
    if not draft.percent or not later or not later[0].percent:
        return False
    before = text[max(0, draft.start - 110):draft.start]
    return (_NUMBERLESS_DIFFERENCE.search(before) is not None
            and _OPENS.search(before[-30:]) is not None
            and _SET_AGAINST.fullmatch(text[draft.end:later[0].start]) is not None)


def _number_kind(
    text: str, draft: Draft, previous: Draft | None, changing: bool, later: list[Draft]
) -> None:
    """The kind of a number without per cent: mean, median, share, change, or none."""
    start = draft.start
    more = _MORE_PEOPLE.match(text, draft.end)
    if more and draft.unit == "" and draft.sd is None:
        _more_people(text, draft)
        return
    apart = _APART.match(text, draft.end) if draft.unit else None
    if apart and draft.sd is None:
        draft.kind = Kind.MEAN_DIFFERENCE
        draft.direction = "increase" if apart["up"] else "decrease"
        if apart["up"] in ("more", "greater", "better") and changing:
            lowered = change_before(text[max(0, start - 110) : start])
            if lowered and lowered.groupdict()["down"]:
                draft.direction = "decrease"  # "lowered the score by 3.5 points more"
        if draft.unit in ("point", "points") and draft.value is not None and (
                _OF_SHARES.search(text[max(0, start - 120):start])):
            draft.kind, draft.value = Kind.RISK_DIFFERENCE, round(draft.value / 100.0, 12)
            draft.unit = "percentage points"
        return
    joined = _partner(text, draft, later)
    if (
        not draft.unit
        and draft.sd is None
        and _shares_percent(text, draft, previous, changing, joined)
    ):
        return
    median = _is_median(text, start, draft)
    if draft.sd is not None:
        draft.kind = (
            Kind.MEAN if not median or "±" in text[draft.number_end : draft.end] else Kind.MEDIAN
        )
        return
    if (
        not draft.unit
        and draft.value is not None
        and 0 <= draft.value <= 1
        and "." in draft.printed
        and _SHARE_WORDS.search(text[max(0, start - 120) : start])
    ):
        draft.kind, draft.unit = Kind.PROPORTION, "fraction"
        if _YEARLY.search(text, max(0, start - 120), start):
            draft.kind, draft.unit = Kind.INCIDENCE_RATE, "per year"
        return
    if (
        previous is not None
        and previous.kind in (Kind.MEAN, Kind.MEDIAN, Kind.COUNT, Kind.MEAN_DIFFERENCE)
        and chained(text, previous, draft)
        and (previous.kind is not Kind.COUNT or "." not in draft.printed)
    ):
        draft.kind = previous.kind
        return
    if _is_result(text, draft, joined):
        draft.kind = Kind.MEDIAN if median else Kind.MEAN
        changed = change_before(text[max(0, start - 110) : start]) if changing else None
        if _ADDITIONAL.search(text[max(0, start - 40):start]):
            draft.kind = Kind.MEAN_DIFFERENCE  # "an additional fall of 11 mm Hg"
        if changed and draft.unit:
            told = changed.groupdict()
            draft.direction = "increase" if told["up"] else "decrease" if told["down"] else ""


_ADDITIONAL = re.compile(
    r"\b(?:additional|extra|further|added|net|placebo-(?:corrected|adjusted|subtracted))\s"
    r"(?:[a-z]{3,12}\s)?(?:falls?|reductions?|drops?|decreases?|rises?|increases?|gains?|"
    r"improvements?|loss|change|benefit|effect)\s(?:of|was)\s(?:about\s|some\s|around\s)?$")


def _shares_percent(
    text: str, draft: Draft, previous: Draft | None, changing: bool, joined: Draft | None
) -> bool:
    """Whether the per cent sign of a neighbour is meant here too: "22.0 and 28.9 %"."""
    if joined is not None and joined.unit.startswith("per ") and joined.denominator and draft.value:
        draft.kind, draft.unit = Kind.PROPORTION, joined.unit
        draft.value = draft.value / joined.denominator
        return True
    if joined is not None and (joined.percent or joined.kind is Kind.PROPORTION):
        draft.percent, draft.unit = True, "%"
        percent_kind(text, draft, previous, changing)
        return True
    if (
        previous is not None
        and previous.percent
        and previous.kind in kinds.ONE_GROUP_SHARES
        and chained(text, previous, draft)
        and "." in draft.printed
        and "." in previous.printed
    ):
        draft.percent, draft.unit, draft.kind = True, "%", previous.kind
        return True
    return False


_OLDER_THAN = re.compile(r"\b(?:people|adults|women|men|those|patients|children|aged?|anyone|"
                         r"everyone)\s(?:over|under|above|below|past|of)\s$")


def _partner(text: str, draft: Draft, later: list[Draft]) -> Draft | None:
    """The number that this one is listed with: "22.0 and 28.9 %", "2.7 vs 4.1 months"."""
    if not later:
        return None
    between = text[draft.end : later[0].start]
    if (
        len(between) < 26
        and re.fullmatch(
            r"\s?(?:,|;)?\s?(?:and|vs\.?|v\.?|versus|compared\s(?:with|to)|to|or|/|"
            r",)?\s?(?:only\s)?",
            between,
        )
        and between.strip()
    ):
        return later[0]
    return None


def _is_median(text: str, start: int, draft: Draft) -> bool:
    found = None
    for match in _CENTRE.finditer(text, max(0, start - 200), start):
        found = match
    if found is not None:
        return bool(found["median"])
    return bool(
        draft.unit
        and TIME_UNIT.search(draft.unit)
        and _SURVIVAL.search(text[max(0, start - 160) : start + 80])
    )


def _is_result(text: str, draft: Draft, joined: Draft | None) -> bool:
    """Whether a bare number with a unit or decimals stands where a result stands."""
    before = text[max(0, draft.start - 30) : draft.start]
    if draft.limits is not None or (
        draft.ends_at_interval and (draft.unit or "." in draft.printed)
    ):
        return True
    if joined is not None and joined.unit and joined.sd is None and joined.kind is None:
        return bool(_RESULT_BEFORE.search(before))
    if draft.unit:
        return bool(_RESULT_BEFORE.search(before)) or not before.strip()
    if "." in draft.printed or THIN in draft.printed:
        return bool(_RESULT_BEFORE.search(before)) or not before.strip()
    centre = _CENTRE.search(text[max(0, draft.start - 80) : draft.start])
    scored = re.search(
        r"\b(?:scores?|index|counts?|levels?|value)\b", text[max(0, draft.start - 60) : draft.start]
    )
    verb = re.search(r"(?:\b(?:was|were|averaged|of|is|from|to)|[=:])\s$", before)
    return bool((centre or scored) and verb)


def _more_people(text: str, draft: Draft) -> None:
    """ "14 more people in 100", "60 fewer per 1000": a difference between two groups."""
    match = _MORE_PEOPLE.match(text, draft.number_end)
    if not match or draft.value is None:
        return
    printed = match["many"].lower()
    many = {"hundred": 100.0, "thousand": 1000.0}.get(printed) or number(printed)
    if many >= 10 and draft.value <= many:
        draft.kind, draft.value, draft.end = Kind.RISK_DIFFERENCE, draft.value / many, match.end()
        draft.unit = f"per {many:,.0f}"
        draft.direction = "decrease" if match["word"].lower() in ("fewer", "less") else "increase"


def _read_hedge(text: str, draft: Draft) -> None:
    if draft.hedge:
        return
    start = draft.start
    if text[start - 1 : start] not in (" ", "~", "\u2009", "\n"):
        return
    match = HEDGE.search(text, max(0, start - 26), start)
    if match:
        hedge = (match[1] or match[2]).lower().rstrip(".")
        if hedge not in ("only", "just"):
            draft.hedge = hedge


def _share_units(text: str, drafts: list[Draft]) -> None:
    """ "2.7 and 4.1 months": the unit of the last of a list belongs to all."""
    for index in range(len(drafts) - 2, -1, -1):
        draft, following = drafts[index], drafts[index + 1]
        if (
            not draft.unit
            and following.unit
            and draft.kind is following.kind
            and draft.kind in (Kind.MEAN, Kind.MEDIAN, Kind.MEAN_DIFFERENCE)
            and len(text[draft.end : following.start]) < 40
        ):
            draft.unit = following.unit
        if (following.kind is Kind.INCIDENCE_RATE and draft.kind is Kind.MEAN and not draft.unit
                and following.unit.startswith("per ") and _AGAINST_OR_TO.fullmatch(
                    text[draft.end:following.start])):
            draft.kind, draft.unit = following.kind, following.unit  # "1.3 v 2.9 per 1,000 days"
    for one, other in zip(drafts, drafts[1:], strict=False):
        if (one.kind is Kind.INCIDENCE_RATE and other.kind is Kind.MEAN and not other.unit
                and one.unit.startswith("per ") and _DOWN_FROM.fullmatch(
                    text[one.end:other.start])):
            other.kind, other.unit = one.kind, one.unit  # "3.9 per 1,000 days, down from 5.2"


_DOWN_FROM = re.compile(
    r"(?:\s(?:with|in|on|after|among|for|at|of|under)(?:\s[a-z'-]{1,20}){1,6})?,?\s(?:(?:down|up)\sfrom|"
    r"against|as\sagainst|compared\s(?:with|to)|versus|vs\.?|v\.?|rather\sthan|and)\s"
    r"(?:about\s|only\s|just\s)?")
_AGAINST_OR_TO = re.compile(r"\s(?:vs\.?|v\.?|versus|to|and|against|or|compared\swith)\s")


def _set_scale(draft: Draft) -> None:
    """Fractions where the kind is kept as a fraction: 14 % becomes 0.14."""
    if draft.percent and draft.value is not None and draft.kind in kinds.FRACTIONS:
        draft.value = round(draft.value / 100.0, 12)
    elif draft.kind is Kind.HETEROGENEITY and draft.value is not None and not draft.percent:
        if 0 < draft.value < 1 and draft.printed.startswith(("0", ".")):
            draft.value = round(100.0 * draft.value, 10)
        draft.unit = draft.unit or "%"
    elif draft.kind is Kind.RISK_DIFFERENCE and not draft.unit and draft.value is not None:
        draft.unit = "fraction"
