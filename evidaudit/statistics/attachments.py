"""Intervals, p values and sample sizes joined to the estimate that they belong to."""

from __future__ import annotations

from typing import Final

from .. import quick_re as re
from ..model import Kind
from . import kinds
from .drafts import Draft
from .intervals import BRACKETED_RANGE, Interval, PValue
from .levels import RATE, TIME_UNIT
from .notation import number

_CI_REACH: Final = 60  # characters between an estimate and its interval
_P_REACH: Final = 160  # characters between an estimate and its p value
_COMPARED = re.compile(
    r"\b(?:vs\.?|v\.?|versus|and|compared|than|while|whereas|but|or)\b|[;,/:)(]", re.IGNORECASE
)


# "(HR 1.04, 1.01 to 1.07)": an interval that has neither a name nor brackets of its own
_AFTER_COMMA = re.compile(
    r",\s(?P<low>\d{1,3}\.\d{1,3})\s?(?:to|-)\s?(?P<high>\d{1,3}\.\d{1,3})(?=\s?[\]);,])")


def attach(
    text: str, drafts: list[Draft], intervals: list[Interval], p_values: list[PValue]
) -> list[Draft]:
    """``drafts`` with their intervals and p values, and a draft for each p that stands alone."""
    for interval in intervals:
        _attach_interval(text, drafts, interval)
    for draft in drafts:
        _bracketed_range(text, draft, named_elsewhere=bool(intervals))
    drafts = _without_inner(drafts)
    alone = []
    for p_value in p_values:
        if not _attach_p(text, drafts, p_value):
            alone.append(
                Draft(
                    p_value.start,
                    p_value.end,
                    p_value.text,
                    p_value.value,
                    Kind.P_VALUE,
                    p=p_value.value,
                    p_sign=p_value.sign,
                )
            )
    return sorted(drafts + alone, key=lambda draft: draft.start)


def _without_inner(drafts: list[Draft]) -> list[Draft]:
    """The drafts that do not lie inside the one before (limits of a bare bracketed interval)."""
    kept: list[Draft] = []
    for draft in drafts:
        if not kept or draft.start >= kept[-1].end or kept[-1].ci_low is None:
            kept.append(draft)
    return kept


def _attach_interval(text: str, drafts: list[Draft], interval: Interval) -> None:
    owner = None
    for draft in drafts:
        if draft.start >= interval.start:
            break
        if draft.kind not in (Kind.COUNT, Kind.P_VALUE):
            owner = draft
    owner = _measured(text, drafts, owner, interval)
    if owner is None or owner.ci_low is not None or interval.start - owner.end > _CI_REACH:
        return
    scale = 1.0
    if owner.kind in kinds.FRACTIONS and owner.percent and owner.value is not None:
        whole = 100.0 * owner.value
        fits = (
            min(interval.low, interval.high) <= abs(whole) <= max(abs(interval.low), interval.high)
        )
        small = max(abs(interval.low), abs(interval.high)) <= 1.0
        scale = 1.0 if small and not interval.percent and not (fits and whole <= 1) else 0.01
    elif owner.kind in kinds.FRACTIONS and interval.percent:
        scale = 0.01
    elif owner.kind is Kind.HETEROGENEITY and interval.high <= 1 and not interval.percent:
        scale = 100.0
    owner.ci_low, owner.ci_high = round(interval.low * scale, 12), round(interval.high * scale, 12)
    owner.ci_level = interval.level if interval.level is not None else 95.0
    owner.end = max(owner.end, _closing(text, owner.start, interval.end))
    rate = RATE.match(text, owner.end) if owner.kind in (Kind.MEAN, Kind.MEDIAN) else None
    if rate:
        owner.kind, owner.unit, owner.end = (
            Kind.INCIDENCE_RATE,
            "per " + rate["per"].strip(),
            rate.end(),
        )


_MOMENT = re.compile(r"\b(?:at|after|by|over|within|in|until|to)\s(?:the\s)?$", re.IGNORECASE)


def _measured(text: str, drafts: list[Draft], owner: Draft | None,
              interval: Interval) -> Draft | None:
    """``owner``, or the number before it where that is a moment: "45 minutes at 12 months (95% CI
    26 to 64)" gives the interval of the 45 minutes."""
    if owner is None or owner.value is None or not TIME_UNIT.search(owner.unit) or (
            interval.low <= owner.value <= interval.high
            or not _MOMENT.search(text[max(0, owner.start - 12):owner.start])):
        return owner
    before = [draft for draft in drafts if draft.end <= owner.start]
    one = before[-1] if before else None
    if one is None or one.value is None or one.ci_low is not None or one.kind in (
            Kind.COUNT, Kind.P_VALUE):
        return owner
    size = abs(one.value) * (100.0 if one.percent and one.kind in kinds.FRACTIONS else 1.0)
    low, high = sorted((abs(interval.low), abs(interval.high)))
    holds = low <= size <= high or interval.low <= 0 <= interval.high and size <= high
    return one if holds else owner


def _closing(text: str, start: int, end: int) -> int:
    """``end``, or just after the bracket that closes what was opened since ``start``."""
    inner = text[start:end]
    if text[end : end + 1] == ")" and inner.count("(") > inner.count(")"):
        return end + 1
    if text[end : end + 1] == "]" and inner.count("[") > inner.count("]"):
        return end + 1
    return end


def _bracketed_range(text: str, draft: Draft, *, named_elsewhere: bool) -> None:
    """ "OR 1.42 [1.10-1.83]", "NNT 7.1 (4.5 to 17)": an interval without its name."""
    if draft.ci_low is None and draft.limits is not None and named_elsewhere and not draft.percent:
        draft.ci_low, draft.ci_high = draft.limits  # the sentence says elsewhere that these are CIs
        draft.end = max(draft.end, draft.limits_end)
    if draft.ci_low is not None or draft.value is None:
        return
    # "68.2% (59.5% to 76.0%)" beside others whose intervals are called so
    if not draft.named and not (
            named_elsewhere and draft.percent and draft.kind in kinds.FRACTIONS):
        return
    if draft.named and draft.kind not in kinds.CONTRASTS and draft.kind not in (
        Kind.CORRELATION,
        Kind.AUC,
        Kind.SENSITIVITY,
        Kind.SPECIFICITY,
        Kind.PREVALENCE,
    ):
        return
    match = BRACKETED_RANGE.match(text, draft.end) or (
        _AFTER_COMMA.match(text, draft.end) if draft.kind in kinds.RATIOS else None)
    if not match:
        return
    low, high = number(match["low"]), number(match["high"])
    scale = 0.01 if draft.kind in kinds.FRACTIONS and draft.percent else 1.0
    if low * scale <= draft.value <= high * scale:
        draft.ci_low, draft.ci_high = round(low * scale, 12), round(high * scale, 12)
        draft.end = _closing(text, draft.start, match.end())


def _attach_p(text: str, drafts: list[Draft], p_value: PValue) -> bool:
    """Whether the p value was given to what it belongs to: a contrast, or all that it compares."""
    earlier = [
        d
        for d in drafts
        if d.end <= p_value.start and d.kind not in (Kind.COUNT, Kind.P_VALUE, Kind.HETEROGENEITY)
    ]
    if not earlier:
        return False
    owner = earlier[-1]
    gap = text[owner.end : p_value.start]
    if len(gap) > _P_REACH or owner.p is not None or owner.p_sign == "NS":
        return False
    owners = [owner]
    if owner.kind in kinds.LEVELS:
        for draft in reversed(earlier[:-1]):
            between = text[draft.end : owners[-1].start]
            if draft.kind is not owner.kind or draft.p is not None or len(between) > 90:
                break
            owners.append(draft)
            if len(owners) == 4:
                break
    for draft in owners:
        draft.p, draft.p_sign = p_value.value, p_value.sign
    owner_is_close = len(gap) < 25 and owner.kind in kinds.CONTRASTS
    if owner_is_close:
        owner.end = _closing(text, owner.start, max(owner.end, p_value.end))
    return True
