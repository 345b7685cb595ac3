"""What a number measures, as printed near it; empty where the sentence does not say it plainly.

Tried in order: "hazard ratio for death", "reduced the risk of stroke by", "a reduction in pain of",
"lower risk of death" after the number, the subject of the verb before it ("response rates were").
"""

from __future__ import annotations

import re
from typing import Final

from ..model import Kind
from .drafts import Draft, Stretch

MAX_OUTCOME: Final = 60  # characters: a longer stretch of words is no name of an outcome

_PHRASE = r"(?P<outcome>[a-zµ][^.;:()\[\]\d=<>]{2,60}?)"
_ENDS = r"(?=\s(?:was|were|is|in|with|among|between|at|after|by|of\s\d|from|than|compared|versus|vs)\b|[,;:.()=]|\s?$)"
_NAMED_FOR = re.compile(
    r"\b(?:ratios?|risks?|reductions?|differences?|hrs?|ors?|rrs?|rd|md|smd|nnt|increases?|size|odds|sensitivity)"
    r"(?:\s\([^()]{1,12}\))?\s(?:for|of|in)\s(?:the\s)?" + _PHRASE + _ENDS)
_CHANGED = re.compile(
    r"\b(?:reduc|increas|decreas|lower|rais|cut|improv|halv|doubl|tripl)\w{0,4}\s(?:the\s|their\s|its\s)?" + _PHRASE
    + r"\s(?:by|in\shalf)\s")
_FELL = re.compile(
    r"(?:^|[,;:.]\s|\band\s|\bthe\s)" + _PHRASE + r"\s(?:was\s|were\s|had\s)?(?:significantly\s)?(?:fell|rose|dropped|improved|increased|"
    r"decreased|declined|reduced|lowered|grew)\b[^;.]{0,40}$")
_AFTER = re.compile(
    r"\s(?:relative\s|significant\s|absolute\s)?(?:lower|higher|reduced|increased|greater|decreased|reduction|increase|decrease|"
    r"improvement|decline|drop|fall|rise|fewer|more|less)\s(?:in\s(?:the\s)?)?" + _PHRASE + _ENDS)
_TIMES = re.compile(r"\s(?:(?:the|as)\s)?(?:likely\sto\s|risk\sof\s|odds\sof\s|more\slikely\sto\s|higher\srisk\sof\s)" + _PHRASE + _ENDS)
_SUBJECT = re.compile(
    r"(?:^|[,;:.]\s|\bthe\s|\band\s|\bbut\s|\bthat\s|\bin\s|\ba\s|\bof\s)" + r"(?P<outcome>[a-zµ][^.;:,()\[\]\d=<>]{2,60}?)"
    r"(?:\s(?:with|for|in|among|on|at|of\sthe)\s[^.;:,]{1,60})?\s(?:was|were|averaged|is|are|remained|reached|occurred\sin|developed\sin)\s"
    r"[^.;]{0,60}$")
_OCCURRED = re.compile(r"(?:^|[,;:.]\s|\bthe\s|\ban?\s)(?P<outcome>[a-zµ][^.;:,()\[\]\d=<>]{2,60}?)\s(?:occurred|developed|"
                       r"was\s(?:seen|noted|found|observed|reported|achieved)|were\s(?:seen|noted|found|observed|reported|achieved))\b"
                       r"[^.;]{0,60}$")
_OF_PEOPLE = re.compile(
    r"(?:\s(?:\([^()]{1,30}\)\s)?of\s(?:the\s|all\s|these\s|those\s)?(?:[a-z-]+\s){0,4}(?:patients|participants|people|women|men|"
    r"children|adults|subjects|users|eyes|individuals|cases|them|those)|\s(?:patients|people|women|men))"
    r"(?:\s(?:in|with|on|who|assigned|receiving|given)\s[^.;,()]{1,50}?)?\s(?P<outcome>(?:had|responded|improved|died|reported|"
    r"achieved|developed|experienced|recovered|showed|relapsed|survived|completed|discontinued|required|were|got|did)\b"
    r"[^.;,()\d]{0,50})")
_LEADING = re.compile(r"^(?:and|but|conversely,?|however,?|results?|conclusions?|findings|methods|the|a|an|mean|median|average|overall|in\saddition|both)\s+")
_NOT_OUTCOMES: Final = frozenset("there it they this these that which we results difference differences groups who".split())


def give_outcomes(stretch: Stretch, drafts: list[Draft]) -> None:
    """Set ``outcome`` of each draft where the words near it name one."""
    for draft in drafts:
        if draft.outcome or draft.kind in (Kind.COUNT, Kind.P_VALUE, Kind.HETEROGENEITY):
            continue
        match = _find(stretch, draft)
        if match is None:
            continue
        start, end = match.span("outcome")
        while True:
            lead = _LEADING.match(stretch.low[start:end])
            if not lead:
                break
            start += lead.end()
        words = stretch.low[start:end].split()
        if words and words[0] not in _NOT_OUTCOMES and len(words) < 10:
            draft.outcome = stretch.text[start:end].strip()


def _find(stretch: Stretch, draft: Draft) -> re.Match[str] | None:
    low = stretch.low
    before = max(0, draft.start - 140)
    window = low[before:draft.start]
    match = None
    if draft.named or draft.kind is Kind.PERCENT_CHANGE:
        match = _last(_NAMED_FOR, low, before, draft.start)
        match = match or _last(_CHANGED, low, before, draft.start) or _AFTER.match(low, draft.end)
        match = match or _TIMES.match(low, draft.end)
    if match is None and draft.kind is Kind.PROPORTION:
        match = _OF_PEOPLE.match(low, draft.end)
    if match is None and (" was " in window or " were " in window or " averaged " in window or " is " in window):
        match = _SUBJECT.search(low, before, draft.start)
    if match is None and ("occurred" in window or "developed" in window):
        match = _OCCURRED.search(low, before, draft.start)
    return match or (_FELL.search(low, before, draft.start) if draft.kind in (
        Kind.PERCENT_CHANGE, Kind.MEAN, Kind.PROPORTION) else None)


def _last(pattern: re.Pattern[str], low: str, start: int, end: int) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(low, start, end):
        pass
    return found
