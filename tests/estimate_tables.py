"""Tables of text and expected estimates, in one line each.

``"hazard_ratio 0.87 ci=0.78..0.97@95 p=<0.01 of=43/120 sd=3.1 n=60 unit=mm hedge=about
dir=decrease group=the PCI vs=control"``; several estimates are separated by " ; ".
"""

from __future__ import annotations

import re

from evidaudit.model import Estimate
from evidaudit.statistics import extract_statistics

_FIELD = re.compile(r"\s(ci|p|of|sd|n|unit|hedge|dir|group|vs)=")


def described(estimate: Estimate, like: str) -> str:
    """``estimate`` in the words of the table, with just the fields that ``like`` has."""
    value = "-" if estimate.value is None else f"{estimate.value:.6g}"
    parts = [estimate.kind.value, value]
    for field in _FIELD.findall(like):
        parts.append(f"{field}={_field(estimate, field, '@' in like)}")
    return " ".join(parts)


def _field(e: Estimate, field: str, level: bool) -> str:
    if field == "ci":
        at = f"@{e.ci_level:g}" if level and e.ci_level is not None else ""
        return "none" if e.ci_low is None else f"{e.ci_low:.6g}..{e.ci_high:.6g}{at}"
    if field == "p":
        return f"{e.p_sign}{'' if e.p is None else format(e.p, '.6g')}"
    if field == "of":
        return f"{e.numerator}/{e.denominator}"
    found = {
        "sd": e.sd,
        "n": e.n,
        "unit": e.unit,
        "hedge": e.hedge,
        "dir": e.direction,
        "group": e.group,
        "vs": e.comparator,
    }[field]
    return f"{found:g}" if isinstance(found, float) else str(found)


def check(text: str, expected: str) -> None:
    """Asserts that ``text`` holds just the expected estimates, at the right offsets."""
    found = extract_statistics(text)
    for estimate in found:
        assert text[estimate.start : estimate.end] == estimate.text
    wanted = [line.strip() for line in expected.split(" ; ")] if expected else []
    told = [described(e, wanted[i] if i < len(wanted) else " unit=") for i, e in enumerate(found)]
    assert told == wanted, text
