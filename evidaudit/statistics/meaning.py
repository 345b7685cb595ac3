"""The kind of each number: from the names and words around it, with scale, hedge and direction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..model import Kind
from . import kinds
from .drafts import Draft, Stretch
from .intervals import Interval, PValue
from .levels import TIME_UNIT
from .names import Name, find_names
from .notation import THIN, number, word_set

_HEDGE = re.compile(
    r"(?:\b(about|around|approximately|approx\.|roughly|circa|some|an estimated|estimated|nearly|"
    r"almost|"
    r"just under|under|less than|fewer than|below|not quite|just over|well over|over|more than|"
    r"above|"
    r"greater than|exceeding|in excess of|at least|no less than|no fewer than|a minimum of|up to|"
    r"at most|"
    r"no more than|as much as|as many as|a maximum of|close to|only|just)|(~))\s?(?:a\s|an\s|"
    r"the\s)?$"
)
_UP = (
    r"increas\w{0,4}|rise[sn]?|rising|rose|higher|greater|more|improv\w{1,6}|gain\w{0,3}|"
    r"growth|grew|"
    r"faster|longer|elevat\w{1,3}|rais\w{1,3}|better|boost\w{0,3}|climb\w{0,3}|larger|likelier|"
    r"up|"
    r"excess|worsen\w{0,3}|jump\w{0,2}|surge[ds]?"
)
_DOWN = (
    r"decreas\w{0,4}|reduc\w{1,6}|fall(?:s|en|ing)?|fell|lower\w{0,3}|less|fewer|drop\w{0,4}|"
    r"declin\w{1,3}|cut(?:s|ting)?|shorter|slower|diminish\w{0,3}|down|shrank|shrinkage|loss|"
    r"lost|"
    r"attenuat\w{1,3}|slash\w{0,3}|smaller|worse"
)
_CHANGE_NOUN: Final = (
    r"increases?|rise|reductions?|decreases?|declines?|drop|fall|improvements?|"
    r"gain|growth|"
    r"loss|change|jump|boost|cut|excess|shrinkage|surge"
)
_CHANGED_BY = re.compile(
    r"\b(?:(?P<up>" + _UP + r")|(?P<down>" + _DOWN + r")|chang\w{1,3}|differ\w{0,3})\b(?:(?:[^.;]|"
    r"\.\d){0,100}?\s)?by\s"
    r"(?:an?\s)?(?:average\sof\s|mean\sof\s|further\s|additional\s|total\sof\s|estimated\s|"
    r"[a-z]{1,13}\s){0,3}$"
)
_CHANGED_DIRECTLY = re.compile(
    r"\b(?:(?P<up>increased|rose|improved|grew|gained)|(?P<down>decreased|reduced|fell|dropped|"
    r"declined|lowered|lost))\s"
    r"(?:significantly\s|only\s|an\s(?:additional|average)\s|by\s)?$"
)
_CHANGE_OF = re.compile(
    r"\b(?:(?P<up>increases?|rise|improvements?|gain|growth|jump|boost|excess)|"
    r"(?P<down>reductions?|decreases?|"
    r"declines?|drop|fall|loss|cut|shrinkage))\s(?:(?:in|of|from|to|at|for)\s[^.;%\d,]{1,50}\s)?"
    r"(?:of|was|were|averaged|by|=|:)\s?(?:(?:an?\s)?[a-z]{1,13}\s){0,2}$"
)
_CHANGE_AFTER = re.compile(
    r"\s(?:\([^()]{1,60}\)\s)?(?:relative\s|significant\s|mean\s|median\s|overall\s|greater\s|"
    r"further\s|"
    r"absolute\s|statistically\s|additional\s|weight\s|body\s|pain\s|bone\s|mortality\s|volume\s|"
    r"risk\s){0,3}"
    r"(?:(?P<up>increases?|rise|improvements?|gain|growth|jump|boost|excess|higher|greater|more|"
    r"better|"
    r"increased|longer|faster|larger|likelier|improved|up)|(?P<down>reductions?|decreases?|"
    r"declines?|drop|fall|loss|cut|lower|"
    r"fewer|less|decreased|reduced|shorter|slower|smaller|worse|shrinkage|down)|(?P<change>change|"
    r"difference))\b(?!\sthan\s(?:or|\d))"
    r"(?:\s(?P<absolute>absolute|difference))?"
)
_ABSOLUTE = re.compile(r"\babsolute\b")
_RELATIVE = re.compile(r"\brelative(?:ly)?\b")
_ODDS_AFTER = re.compile(
    r"\s(?:higher|lower|greater|reduced|increased|decreased|more|"
    r"less)\s(?:odds|hazard)"
)
_MORE_PEOPLE = re.compile(
    r"\s(?P<word>more|fewer|less|extra|additional)\s(?:[a-z]{2,16}\s){0,2}(?:in|out\sof|per|"
    r"for\severy|of)\s"
    r"(?:every\s|each\s)?(?P<many>\d{1,3}(?:,\d{3})+|\d{1,6}|hundred|thousand)(?![\w.%-])"
)
_NAME_AFTER = re.compile(
    r"\s?(?:\([^()]{1,40}\)\s)?(?:(?P<rrr>relative\s(?:risk\s)?reduction)|"
    r"(?P<rri>relative\s(?:risk\s)?increase)|"
    r"(?P<arr>absolute\s(?:risk\s|rate\s)?(?:reduction|decrease))|(?P<ari>absolute\s(?:risk\s|"
    r"rate\s)?"
    r"(?:increase|improvement|benefit|gain))|(?P<rd>(?:absolute\s|risk\s|rate\s){1,2}difference|"
    r"difference\sin\s(?:proportion|risk|rate))|"
    r"(?P<sens>sensitivity|sensitive)|(?P<spec>specificity|specific)|(?P<prev>prevalence))\b"
)
_TIGHT_GAP = re.compile(
    r"(?:[\s:=,(\[\])~]|\b(?:was|were|of|is|are|value|estimate|ratio|about|approximately|"
    r"[a-z]{2,12}ed|for|per|overall|to|score|pooled|risk|[a-z]{2,5}\)|vs|versus)\b|-(?=\s)){0,8}$"
)
_LOOSE_GAP = re.compile(r"[^.;%]{0,110}$")
_NOT_IN_GAP = re.compile(
    r"\b(?:median|mean|while|whereas|although|but|respectively|who|aged?|"
    r"total|than|"
    r"groups? of|among|n)\b\s?[^,]*$"
)
_JOINED = re.compile(
    r"\s?(?:\)|\])?\s?(?:,|;|/|-|%-|and|vs\.?|v\.?|versus|compared\s(?:with|to)|to|or|against|"
    r",\s?and|,\s?vs\.?|for|in)?"
    r"(?:\s|\(|,)*$"
)
_EMPTY = re.compile(r"[\s()\[\];,]*[\s(\[][\s()\[\];,]*")
_EMPTY_INTERVAL = re.compile(r"\s{3,}[)\]]?[;,]?")
_SIBLINGS = re.compile(r"\s?(?:,|and|or|,\sand|&|/)\s?(?:the\s)?$")
_APART = re.compile(
    r"\s(?:(?P<up>longer|higher|greater|more|taller|heavier|later|better)|"
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
    named = _name_for(text, draft, previous, names)
    if named is not None and _fits(named.kind, draft):
        draft.kind, draft.named = named.kind, True
        draft.direction = draft.direction or named.direction
        if draft.kind is Kind.MEAN_DIFFERENCE and draft.percent:
            draft.kind = Kind.RISK_DIFFERENCE
        if named.kind in kinds.RATIOS or named.kind is Kind.NNT:
            draft.numerator = draft.denominator = None
        return
    if draft.kind is None or draft.kind is Kind.RISK_DIFFERENCE:
        if draft.percent:
            _percent_kind(text, draft, previous, changing)
        else:
            _number_kind(text, draft, previous, changing, later)
    elif draft.kind is Kind.COUNT:
        _more_people(text, draft)


def _fits(kind: Kind, draft: Draft) -> bool:
    """Whether a number so dressed can be of the kind that the name before it means."""
    if kind in kinds.RATIOS or kind is Kind.CORRELATION:
        return not draft.percent and draft.unit == "" and draft.sd is None and draft.kind is None
    if draft.kind is Kind.COUNT:
        return kind is Kind.NNT
    if draft.kind in (Kind.INCIDENCE_RATE,):
        return False
    if kind is Kind.HETEROGENEITY:
        return not draft.unit or draft.percent
    if kind is Kind.PERCENT_CHANGE:
        return draft.percent
    if kind in (Kind.PROPORTION, Kind.PREVALENCE, Kind.SENSITIVITY, Kind.SPECIFICITY, Kind.AUC):
        return (
            draft.percent
            or (not draft.unit and draft.value is not None and 0 <= draft.value <= 1)
            or (draft.unit == "fraction")
        )
    if kind is Kind.RISK_DIFFERENCE:
        return draft.percent or not draft.unit
    if kind is Kind.MEAN_DIFFERENCE:
        return draft.kind is None
    if kind is Kind.STANDARDISED_MEAN_DIFFERENCE:
        return not draft.percent and not draft.unit
    return True


def _name_for(text: str, draft: Draft, previous: Draft | None, names: list[Name]) -> Name | None:
    """The printed name that this number goes by: just before it, or shared with the one before."""
    after = _NAME_AFTER.match(text, draft.end)
    if after and draft.percent:
        kind = {
            "rrr": Kind.PERCENT_CHANGE,
            "rri": Kind.PERCENT_CHANGE,
            "arr": Kind.RISK_DIFFERENCE,
            "ari": Kind.RISK_DIFFERENCE,
            "rd": Kind.RISK_DIFFERENCE,
            "sens": Kind.SENSITIVITY,
            "spec": Kind.SPECIFICITY,
            "prev": Kind.PREVALENCE,
        }[after.lastgroup or "rd"]
        direction = {
            "rrr": "decrease",
            "arr": "decrease",
            "rri": "increase",
            "ari": "increase",
        }.get(after.lastgroup or "", "")
        return Name(after.start(), after.end(), kind, direction, False)
    best: tuple[int, Name] | None = None
    for position, name in enumerate(names):
        if name.end > draft.start:
            break
        best = (position, name)
    if best is None:
        return None
    position, name = best
    gap = text[name.end : draft.start]
    if previous is not None and previous.start >= name.end:
        return _sibling(text, draft, previous, names, position)
    if name.tight:
        if len(gap) > 60 or not _TIGHT_GAP.match(gap):
            return None
        if not (
            re.search(r"[=:,(\[]|was|of|is|were", gap)
            or re.search(r"[.,]", draft.printed)
            or draft.percent
            or draft.ends_at_interval
            or draft.limits
            or (name.kind is Kind.NNT and not gap.strip())
        ):
            return None
    elif not _LOOSE_GAP.match(gap) or _NOT_IN_GAP.search(gap):
        return None
    first = position
    while first > 0 and _SIBLINGS.fullmatch(text[names[first - 1].end : names[first].start]):
        first -= 1
    return names[first]


def _between(text: str, previous: Draft, draft: Draft) -> str:
    """What stands between two numbers, without brackets and what was blanked out."""
    between = text[previous.end : draft.start]
    return between if len(between) < 12 else _EMPTY.sub(" ", between)


_UNNAMED_KIN: Final = kinds.RATIOS | {Kind.AUC, Kind.CORRELATION, Kind.STANDARDISED_MEAN_DIFFERENCE}


def _is_kin(text: str, draft: Draft, previous: Draft) -> bool:
    """ "0.84 [0.47 to 1.51] for A vs 0.85 [0.63 to 1.15] for B": the name is said once."""
    between = text[previous.end : draft.start]
    return (
        previous.named
        and previous.kind in _UNNAMED_KIN
        and len(between.split()) < 9
        and not draft.unit
        and not draft.percent
        and draft.sd is None
        and draft.numerator is None
        and "." in draft.printed
        and "." in previous.printed
        and not re.search(
            r"[;:]|\b(?:mean|median|score|level)s?\b", _EMPTY_INTERVAL.sub(" ", between)
        )
    )


def _sibling(
    text: str, draft: Draft, previous: Draft, names: list[Name], position: int
) -> Name | None:
    """The next name of "sensitivity and specificity were 85% and 90%", or the same name again."""
    between = _between(text, previous, draft)
    joined = _JOINED.fullmatch(between) and len(between) < 30
    if not previous.named:
        return None
    if not joined:
        kin = [name for name in names[: position + 1] if name.kind is previous.kind]
        return (
            kin[-1]
            if kin and kin[-1] is names[position] and _is_kin(text, draft, previous)
            else None
        )
    before = [name for name in names[: position + 1] if name.kind is previous.kind]
    if not before:
        return None
    index = names.index(before[-1])
    if index < position and _SIBLINGS.fullmatch(text[names[index].end : names[index + 1].start]):
        return names[index + 1]
    return names[position] if names[position].kind is previous.kind else None


def _percent_kind(text: str, draft: Draft, previous: Draft | None, changing: bool) -> None:
    before, after = text[max(0, draft.start - 110) : draft.start], text[draft.end : draft.end + 70]
    if draft.sd is not None and draft.numerator is None:
        draft.kind = Kind.MEAN
        return
    hedge = _HEDGE.search(before)
    if hedge:
        before = before[: hedge.start()]
    points = draft.kind is Kind.RISK_DIFFERENCE
    changed = None
    if changing:
        changed = _change(before) or _CHANGE_AFTER.match(after)
    if changed and draft.numerator is None:
        groups = changed.groupdict()
        draft.direction = (
            "increase" if groups.get("up") else "decrease" if groups.get("down") else ""
        )
        absolute = _ABSOLUTE.search(changed.group()) or _ABSOLUTE.search(before[-40:])
        if groups.get("change") == "difference" or absolute:
            draft.kind = Kind.RISK_DIFFERENCE
        elif not points:
            draft.kind = Kind.PERCENT_CHANGE
            odds = _ODDS_AFTER.match(after)
            if odds:
                draft.outcome = "odds" if "odds" in odds.group() else "hazard"
        return
    if points:
        return
    if (
        previous is not None
        and previous.kind is Kind.PERCENT_CHANGE
        and _chained(text, previous, draft)
    ):
        draft.kind, draft.direction = Kind.PERCENT_CHANGE, previous.direction
        return
    draft.kind = Kind.PROPORTION


def _change(before: str) -> re.Match[str] | None:
    """The words before the number that make it a change: "increased by", "reduction of"."""
    changed = None
    if " by " in before[-60:]:
        changed = _CHANGED_BY.search(before)
    return changed or _CHANGE_OF.search(before) or _CHANGED_DIRECTLY.search(before)


def _chained(text: str, previous: Draft, draft: Draft) -> bool:
    between = _between(text, previous, draft)
    return len(between) < 30 and bool(_JOINED.fullmatch(between))


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
        return
    joined = _partner(text, draft, later)
    if (
        not draft.unit
        and joined is not None
        and (joined.percent or joined.kind is Kind.PROPORTION)
        and draft.sd is None
    ):
        draft.percent, draft.unit = True, "%"
        _percent_kind(text, draft, previous, changing)
        return
    if (
        not draft.unit
        and previous is not None
        and previous.percent
        and previous.kind in (kinds.ONE_GROUP_SHARES)
        and _chained(text, previous, draft)
        and draft.sd is None
        and "." in draft.printed
        and "." in previous.printed
    ):
        draft.percent, draft.unit, draft.kind = True, "%", previous.kind
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
        return
    if (
        previous is not None
        and previous.kind in (Kind.MEAN, Kind.MEDIAN, Kind.COUNT, Kind.MEAN_DIFFERENCE)
        and _chained(text, previous, draft)
        and (previous.kind is not Kind.COUNT or "." not in draft.printed)
    ):
        draft.kind = previous.kind
        return
    if _is_result(text, draft, joined):
        draft.kind = Kind.MEDIAN if median else Kind.MEAN


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
    match = _HEDGE.search(text, max(0, start - 26), start)
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
