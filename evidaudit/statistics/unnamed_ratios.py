"""Ratios whose name was said once, further up: "… was 1.06 (1.02, 1.10) in the third trimester,
1.03 (0.99, 1.07) in the second".

A bare number with an interval that holds it is a ratio where its sentence named one before, or
where the last statistic that the text named is a ratio and the interval has the shape of one: as
far below in proportion as above.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from .. import quick_re as re
from ..model import Estimate, Kind

_N: Final = r"\d{1,2}\.\d{1,3}"
# "(1.11; 1.05, 1.18)", "(0.87, 0.60 to 1.27)": the estimate and its interval in one bracket
_TRIPLE = re.compile(
    rf"[(\[](?:[A-Za-z]{{2,12}}[ =:]{{1,3}})?(?P<value>{_N})(?:[;,]|\s[(\[])\s?(?P<low>{_N})"
    rf"(?:\s?(?:,|to|[-–])\s?)(?P<high>{_N})(?=[)\];,])")
_NAME = re.compile(
    r"\b(?:(?P<hr>hazards?[ -]ratios?|[as]?HRs?)|(?P<odds>odds[ -]ratios?|[am]?ORs?)|"
    r"(?P<rr>relative risks?|(?:incidence |prevalence )?(?:risk|rate|prevalence|incidence)[ -]"
    r"ratios?|(?:standardi[sz]ed (?:incidence|mortality) ratios?)|modification factors?|[ac]?RRs?|"
    r"IRRs?|[ac]?PRs?|SIRs?|SMRs?)|(?P<other>mean differences?|(?:mean|risk|between-group|"
    r"absolute|adjusted) differences?|standardi[sz]ed mean difference|SMDs?|MDs?|RDs?|"
    r"sensitivity|specificity|AUCs?|correlations?|coefficients?|slopes?|betas?|β|changes?|means?|"
    r"medians?|scores?))\b")
_KINDS: Final = {"hr": Kind.HAZARD_RATIO, "odds": Kind.ODDS_RATIO, "rr": Kind.RISK_RATIO}
_END = re.compile(r"[.!?][)\]]?\s{1,3}(?=[A-Z(])|\n\s?\n")
_FAR: Final = 900       # characters back to the name of a ratio told in another sentence
_LEAST, _MOST = 0.03, 40.0
_SHAPE: Final = 0.2     # of its width: how much the interval may be skewed on the scale of ratios


def with_named_ratios(found: list[Estimate], text: str) -> list[Estimate]:
    """``found`` with bare numbers as the ratios that they are; ``text`` is the uniform text."""
    if not any(_may_be(e) for e in found) and not _TRIPLE.search(text):
        return found
    found = _with_triples(found, text)
    names = [(m.end(), _KINDS.get(m.lastgroup or "")) for m in _NAME.finditer(text)]
    if not any(kind for _, kind in names):
        return found
    ends = [m.end() for m in _END.finditer(text)]
    told, at, begin, next_end = [], 0, 0, 0
    last: tuple[int, Kind | None] | None = None
    for estimate in found:
        while next_end < len(ends) and ends[next_end] <= estimate.start:
            begin, next_end = ends[next_end], next_end + 1
        while at < len(names) and names[at][0] <= estimate.start:
            last, at = names[at], at + 1
        if last and last[1] and _may_be(estimate) and estimate.start - last[0] < _FAR and (
                _is_shaped(estimate, named=last[0] >= begin)) and (
                    estimate.kind is Kind.MEAN or last[0] >= begin):
            estimate = replace(estimate, kind=last[1], unit="")
        told.append(estimate)
    return told


def _may_be(estimate: Estimate) -> bool:
    bare = estimate.kind is Kind.MEAN and not estimate.unit or (
        # "the incidence rate ratio for A relative to B was 0.42"
        estimate.kind is Kind.PROPORTION and estimate.unit in ("", "fraction")
        and estimate.denominator is None)
    return (bare and estimate.sd is None
            and estimate.value is not None and estimate.ci_low is not None
            and estimate.ci_high is not None and "." in estimate.text
            and _LEAST <= estimate.ci_low < estimate.value < estimate.ci_high <= _MOST)


def _is_shaped(estimate: Estimate, named: bool) -> bool:
    """Whether the interval is as wide below in proportion as above, and not less nearly so
    than in difference where its sentence names none; rounding of the digits is allowed for."""
    value, low, high = estimate.value or 1.0, estimate.ci_low or 1.0, estimate.ci_high or 1.0
    width = math.log(high / low)
    skew = abs(math.log(value / low) - math.log(high / value))
    slack = 0.5 * 10.0 ** -_decimals(estimate.text)
    rounding = slack * (2 / value + 1 / low + 1 / high)
    plain = abs((value - low) - (high - value)) / (high - low)
    return skew <= _SHAPE * width + rounding and (
        named or skew / width <= plain)


def _decimals(printed: str) -> int:
    match = re.search(r"\d\.(\d+)", printed)
    return len(match[1]) if match else 0


def _with_triples(found: list[Estimate], text: str) -> list[Estimate]:
    """``found`` with the intervals that stand in one bracket with their number."""
    kept = list(found)
    for match in _TRIPLE.finditer(text):
        value, low, high = (float(match[name]) for name in ("value", "low", "high"))
        if not low < value < high:
            continue
        inside = [e for e in kept if match.start() <= e.start < match.end()]
        own = next((e for e in inside if e.start <= match.start("value") < e.end), None)
        if own is None or own.ci_low is not None or own.unit or own.value != value:
            continue
        whole = replace(own, ci_low=low, ci_high=high, ci_level=95.0,
                        end=max(own.end, match.end()), text=text[own.start:match.end()])
        kept = [whole if e is own else e for e in kept if e is own or e not in inside
                or e.start < own.start]
    return kept
