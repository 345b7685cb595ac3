"""Confidence intervals and p values as printed, found before any other number is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .. import quick_re as re
from .drafts import Stretch
from .notation import NUMBER, PERCENT, SIGNED, number

_UNIT = (
    r"(?:\s?(?:" + PERCENT + r"|(?!to\b|and\b|through\b)[a-zA-Zµ°][\w/.²°-]{0,12}(?:\s(?:Hg|"
    r"points|units))?))?"
)
_SEPARATOR = r"\s?(?:to|through|and|-|,|;|–)\s?"
_INTERVAL = re.compile(
    r"(?:(?P<level>\d{2}(?:\.\d{1,2})?)\s?" + PERCENT + r"?[\s-]{0,2})?"
    r"\b(?P<name>CIs?|CrI|CrIs|BCI|[Cc]onfidence[\s-](?:[Ii]nterval|[Ll]imit)s?|"
    r"[Cc]redible [Ii]ntervals?|[Bb]ayesian [Ii]ntervals?)"
    r"\s?(?:[(\[]\s?(?:CI|CIs|CrI)\s?[)\]])?\s?(?:(?P<level2>\d{2}(?:\.\d)?)\s?" + PERCENT + r")?"
    r"\s?(?:\]|\))?(?:[:,=;]|\s?(?:was|were|of|is|from|ranged from|ranging from|between)\b|"
    r"-(?=\s))?"
    r"\s?(?:from\s)?[\[({]?\s?"
    r"(?P<low>"
    + SIGNED
    + r")(?P<lowunit>"
    + _UNIT
    + r")"
    + _SEPARATOR
    + r"(?P<high>"
    + SIGNED
    + r")(?P<highunit>\s?"
    + PERCENT
    + r")?"
    r"(?:\s[a-zA-Z/]{1,12}(?:\s(?:Hg|points))?(?=\s?[)\]]))?"
)
_P_SIGN = (
    r"(?:=|<\s?(?:or)?\s?=|>\s?(?:or)?\s?=|<|>|≤|≥|&lt;|&gt;|\bwas|\bof|less than|"
    r"greater than|:)"
)
_EXPONENT = r"(?:\s?[x×*]\s?10\s?\^?\(?\s?-\s?\d{1,3}\)?|[eE]-?\d{1,3})?"
_P_VALUE = re.compile(
    r"(?<![A-Za-z0-9])(?:[Pp](?:[\s-]?values?)?)(?:\s?\(?(?:for |_)?"
    r"(?:interaction|trend|heterogeneity|difference|two-sided|superiority|noninferiority|"
    r"non-inferiority)\)?)?\s?,?\s?"
    r"(?P<sign>" + _P_SIGN + r")\s?(?P<value>(?:1(?:\.0{1,5})?|0?\.\d{1,12}|0,\d{1,6}|0|"
    r"\d{1,3}(?:\.\d{1,3})?(?=\s?[x×*]\s?10|[eE]-))" + _EXPONENT + r"|(?:[Nn]\.?\s?[Ss]\b\.?))"
)
_NOT_SIGNIFICANT = re.compile(r"(?:(?<=\()|(?<=[,;]\s))(?:NS|n\.s\.|ns)(?=\s?[),;\]])")
_SIGNS: Final = {
    "was": "=",
    "of": "=",
    ":": "=",
    "less than": "<",
    "greater than": ">",
    "&lt;": "<",
    "&gt;": ">",
}


@dataclass(frozen=True, slots=True)
class Interval:
    """A printed interval: its place, limits and level."""

    start: int
    end: int
    low: float
    high: float
    level: float | None
    percent: bool


@dataclass(frozen=True, slots=True)
class PValue:
    """A printed p value; ``value`` None and ``sign`` "NS" where only "NS" is printed."""

    start: int
    end: int
    value: float | None
    sign: str
    text: str


def find_intervals(stretch: Stretch) -> list[Interval]:
    """The intervals of the stretch, in order; their characters are taken."""
    text = stretch.text
    if not (
        "CI" in text
        or "onfidence" in text
        or "CrI" in text
        or "redible" in text
        or "ayesian" in text
    ):
        return []
    found = []
    for match in _matches(text):
        level = match["level"] or match["level2"]
        if not match["level"] and match["name"] in ("CI", "CIs") and _looks_like_an_index(match):
            continue
        found.append(
            Interval(
                match.start(),
                match.end(),
                number(match["low"]),
                number(match["high"]),
                float(level) if level else None,
                "%" in (match["lowunit"] or "")
                or bool(match["highunit"])
                or "cent" in (match["lowunit"] or ""),
            )
        )
        stretch.take(match.start(), match.end())
    return found


_NAME_AT = re.compile(r"CI|CrI|BCI|[Cc]onfidence|[Cc]redible|[Bb]ayesian")
_LEVEL_BEFORE = re.compile(r"\d{2}(?:\.\d{1,2})?\s?" + PERCENT + r"?[\s-]{0,2}$")


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Each interval, looked for where its name stands and not at every character."""
    reached = 0
    for name in _NAME_AT.finditer(text):
        start = name.start()
        if start < reached:
            continue
        level = _LEVEL_BEFORE.search(text, max(reached, start - 16), start)
        match = _INTERVAL.match(text, level.start()) if level else None
        match = match or _INTERVAL.match(text, start)
        if match is not None:
            reached = match.end()
            yield match


def _looks_like_an_index(match: re.Match[str]) -> bool:
    """ "CI 2.4 and 3.1" without a level may be the cardiac index: only a range is an interval."""
    between = match.string[match.end("low") : match.start("high")]
    return "and" in between


def find_p_values(stretch: Stretch) -> list[PValue]:
    """The p values of the stretch, in order; their characters are taken."""
    text = stretch.text
    found = []
    if "p" in stretch.words or "ps" in stretch.words or "pvalue" in stretch.words:
        for match in _P_VALUE.finditer(text):
            if stretch.is_free(match.start(), match.end()):
                found.append(_p_value(match))
                stretch.take(match.start(), match.end())
                found.extend(_listed(stretch, found[-1]))
    if "ns" in stretch.words or ("n" in stretch.words and "s" in stretch.words):
        for match in _NOT_SIGNIFICANT.finditer(text):
            if stretch.is_free(match.start(), match.end()):
                found.append(PValue(match.start(), match.end(), None, "NS", match.group()))
                stretch.take(match.start(), match.end())
    found.sort(key=lambda p: p.start)
    return found


_P_MORE = re.compile(r"\s?(?:,\s?and|,|and|;)\s?(?:=\s?)?(?P<value>0?\.\d{2,6})(?![\d%]|\s?%)")


def _listed(stretch: Stretch, first: PValue) -> list[PValue]:
    """The further values of "P = 0.50 and 0.89"."""
    more: list[PValue] = []
    position = first.end
    while first.value is not None and len(more) < 8:
        match = _P_MORE.match(stretch.text, position)
        if not match:
            break
        start, position = match.start("value"), match.end()
        more.append(PValue(start, position, number(match["value"]), "=", match["value"]))
        stretch.take(start, position)
    return more


def _p_value(match: re.Match[str]) -> PValue:
    printed = match["value"].replace(" ", "").replace("\u2009", "").lower()
    sign = match["sign"].replace(" ", "")
    if printed.startswith("n"):
        return PValue(match.start(), match.end(), None, "NS", match.group())
    sign = _SIGNS.get(match["sign"], sign)
    if len(sign) > 1:
        sign = "≤" if sign.startswith("<") else "≥"
    base, _, exponent = printed.partition("e")
    parts = re.split(r"[x×*]10\^?\(?", printed)
    if len(parts) == 2:
        value = number(parts[0]) * 10.0 ** int(parts[1].strip("()"))
    else:
        value = number(base) * (10.0 ** int(exponent) if exponent else 1.0)
    return PValue(match.start(), match.end(), value, sign, match.group())


BRACKETED_RANGE: Final = re.compile(
    r"\s?(?:,\s?)?[\[(]\s?(?P<low>" + SIGNED + r")\s?" + PERCENT + r"?\s?(?:to|-|,|;)\s?"
    r"(?P<high>" + SIGNED + r")\s?(?P<percent>" + PERCENT + r")?\s?(?=[\]),;])"
)
__all__ = ["BRACKETED_RANGE", "NUMBER", "Interval", "PValue", "find_intervals", "find_p_values"]
