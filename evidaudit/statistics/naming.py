"""Which printed name a number goes by: before it, after it, or shared with the number before."""

from __future__ import annotations

from typing import Final

from .. import quick_re as re
from ..model import Kind
from . import kinds
from .changes import JOINED, between_numbers
from .drafts import Draft
from .names import Name

_NAME_AFTER = re.compile(
    r"\s?(?:\([^()]{1,40}\)\s)?(?:(?P<rrr>relative\s(?:risk\s)?reduction)|"
    r"(?P<rri>relative\s(?:risk\s)?increase)|"
    r"(?P<arr>absolute\s(?:risk\s|rate\s)?(?:reduction|decrease))|(?P<ari>absolute\s(?:risk\s|"
    r"rate\s)?"
    r"(?:increase|improvement|benefit|gain))|(?P<rd>(?:absolute\s|risk\s|rate\s){1,2}difference|"
    r"difference\sin\s(?:proportion|risk|rate))|"
    r"(?P<eff>(?:vaccine\s)?(?:efficacy|effectiveness)(?=[\s,.;)]|$)|effective\s(?:against|at\spreventing|in\s"
    r"preventing))|(?P<sens>sensitivity|sensitive)|(?P<spec>specificity|specific)|(?P<prev>prevalence))\b"
)
# Efficacy is a relative reduction only where something is to be prevented.
_PREVENTION = re.compile(r"\b(?:vaccin|immuni[sz]|booster|jab|shots?\b|against\b|prevent)")
_TIGHT_GAP = re.compile(
    r"(?:[\s:=,(\[\])~]|\b(?:was|were|of|is|are|value|estimate|ratio|about|approximately|"
    r"[a-z]{2,12}ed|for|per|overall|to|score|pooled|risk|[a-z]{2,5}\)|vs|versus)\b|-(?=\s)){0,8}$"
)
# "The NNT for one extra remission was 6", "NNT to avoid one death, 25"
_NNT_GAP = re.compile(r"\s?(?:\([^()]{1,12}\)\s)?(?:for|to|in order to)\s[^.;%]{3,80}(?:\bwas\s|"
                      r"\bof\s|\bis\s|[:=,]\s?)(?:about\s|only\s)?$")
# "The adjusted OR for a favourable outcome was 0.54"
_FOR_WHAT = re.compile(
    r"s?\s(?:for|of|in|among)\s(?:(?!\b(?:was|were|and|median|mean)\b)[^.;:()%\d]){3,60}"
    r"\s(?:was|were|reached)\s$")
_LOOSE_GAP = re.compile(r"[^.;%]{0,110}$")
_NOT_IN_GAP = re.compile(
    r"\b(?:median|mean|while|whereas|although|but|respectively|who|aged?|"
    r"total|than|"
    r"groups? of|among|n)\b\s?[^,]*$"
)
_EMPTY_INTERVAL = re.compile(r"\s{3,}[)\]]?[;,]?")
# "…; stiffness, -0.3", "…; function: 0.3": the next outcome of a list
_NEXT_OUTCOME = re.compile(
    r"[\s()\[\]]*[;,]\s(?:and\s)?(?:[a-z][a-z/'-]{1,20}\s?){1,6}[,:=]?\s{1,3}$"
)
_SIBLINGS = re.compile(r"\s?(?:,|and|or|,\sand|&|/)\s?(?:the\s)?$")


def fits_kind(kind: Kind, draft: Draft) -> bool:
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
        if draft.unit == "percentage points":
            return False  # a difference between two shares, whatever share is named before it
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


def name_for(text: str, draft: Draft, previous: Draft | None, names: list[Name]) -> Name | None:
    """The printed name that this number goes by: just before it, or shared with the one before."""
    after = _NAME_AFTER.match(text, draft.end)
    if after and draft.percent and not (after["eff"] and not _PREVENTION.search(text)):
        kind = {
            "rrr": Kind.PERCENT_CHANGE,
            "eff": Kind.PERCENT_CHANGE,
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
            "eff": "decrease",
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
    if name.kind is Kind.NNT and _NNT_GAP.match(gap):
        return name
    if name.tight and name.kind in kinds.RATIOS and _FOR_WHAT.match(gap) and (
            "." in draft.printed and not draft.percent and not draft.unit):
        return name
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


_EFFICACY: Final = re.compile(r"(?:[a-z-]{2,14}\s){0,3}?(?:a?ves?\b|efficacy|effectiveness)")
_MOST_SDS: Final = 3.0  # standard deviations by which two groups differ, at most
_UNNAMED_KIN: Final = kinds.RATIOS | {Kind.AUC, Kind.CORRELATION, Kind.STANDARDISED_MEAN_DIFFERENCE}


def _is_kin(text: str, draft: Draft, previous: Draft) -> bool:
    """ "0.84 [0.47 to 1.51] for A vs 0.85 [0.63 to 1.15] for B": the name is said once."""
    between = text[previous.end : draft.start]
    if previous.named and previous.kind is Kind.MEAN_DIFFERENCE:
        return (
            draft.sd is None
            and draft.kind is None
            and (draft.ends_at_interval or draft.limits is not None)
            and bool(_NEXT_OUTCOME.match(between[-90:]))
        )
    if previous.kind is Kind.STANDARDISED_MEAN_DIFFERENCE and abs(draft.value or 0) > _MOST_SDS:
        return False  # "(mean difference -6.8; d=0.72) and B (-4.1)": of the scale again
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
    between = between_numbers(text, previous, draft)
    joined = JOINED.fullmatch(between) and len(between) < 30
    if not previous.named:
        return None
    if not joined and _EFFICACY.match(text, names[position].start) and draft.percent and (
            previous.named and draft.sd is None and ";" not in between):
        return names[position]  # "was 76% in the first season and 49% in the second"
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
