"""What a number measures, as printed near it; empty where the sentence does not say it plainly.

Tried in order: "hazard ratio for death", "reduced the risk of stroke by", "a reduction in pain of",
"lower risk of death" after the number, the subject of the verb before it ("response rates were").
"""

from __future__ import annotations

from typing import Final

from .. import quick_re as re
from ..model import Kind
from .drafts import Draft, Stretch
from .notation import word_set

MAX_OUTCOME: Final = 60  # characters: a longer stretch of words is no name of an outcome

_PHRASE = r"(?P<outcome>[a-zµ][^.;:()\[\]\d=<>]{2,60}?)"
_ENDS = (
    r"(?=\s(?:was|were|is|in|with|among|between|at|after|by|of\s\d|from|than|compared|versus|"
    r"vs)\b|[,;:.()=]|\s?$)"
)
_NAMED_FOR = re.compile(
    r"\b(?:ratios?|risks?|reductions?|differences?|hrs?|ors?|rrs?|rd|md|smd|nnt|increases?|size|"
    r"odds|sensitivity)"
    r"(?:\s\([^()]{1,12}\))?\s(?:for|of|in)\s(?:the\s)?" + _PHRASE + _ENDS
)
_CHANGED = re.compile(
    r"\b(?:reduc|increas|decreas|lower|rais|cut|improv|halv|doubl|tripl)\w{0,4}\s(?:the\s|their\s|"
    r"its\s)?" + _PHRASE + r"\s(?:by|in\shalf)\s"
)
_FELL = re.compile(
    r"(?:^|[,;:.]\s|\band\s|\bthe\s)" + _PHRASE + r"\s(?:was\s|were\s|"
    r"had\s)?(?:significantly\s)?(?:fell|rose|dropped|improved|increased|"
    r"decreased|declined|reduced|lowered|grew)\b[^;.]{0,40}$"
)
_MOVED: Final = word_set(
    "fell rose dropped improved increased decreased declined reduced lowered grew"
)
_AFTER = re.compile(
    r"\s(?:relative\s|significant\s|absolute\s)?(?:lower|higher|reduced|increased|greater|"
    r"decreased|reduction|increase|decrease|"
    r"improvement|decline|drop|fall|rise|fewer|more|less)\s(?:in\s(?:the\s)?)?"
    r"(?!(?:than|with|among|for|by|in|on|at|after|and|or|per|during|compared|versus|vs|when|who)\b|"
    r"(?:[a-z0-9'-]{1,20}\s){1,4}(?:group|arm)\b)" + _PHRASE + _ENDS
)
_TIMES = re.compile(
    r"\s(?:(?:the|as)\s)?(?:likely\sto\s|risk\sof\s|odds\sof\s|more\slikely\sto\s|"
    r"higher\srisk\sof\s)" + _PHRASE + _ENDS
)
_SUBJECT = re.compile(
    r"(?:^|[,;:.]\s|\bthe\s|\band\s|\bbut\s|\bthat\s|\bin\s|\ba\s|\bof\s)" + r"(?P<outcome>[a-zµ]["
    r"^.;:,()\[\]\d=<>]{2,60}?)"
    r"(?:\s(?:with|for|in|among|on|at|of\sthe)\s[^.;:,]{1,60})?\s(?:was|were|averaged|is|are|"
    r"remained|reached|occurred\sin|developed\sin)\s"
    r"[^.;]{0,60}$"
)
_OCCURRED = re.compile(
    r"(?:^|[,;:.]\s|\bthe\s|"
    r"\ban?\s)(?P<outcome>[a-zµ][^.;:,()\[\]\d=<>]{2,60}?)\s(?:occurred|"
    r"developed|"
    r"was\s(?:seen|noted|found|observed|reported|achieved)|were\s(?:seen|noted|"
    r"found|observed|reported|achieved))\b"
    r"[^.;]{0,60}$"
)
_OF_PEOPLE = re.compile(
    r"(?:\s(?:\([^()]{1,30}\)\s)?of\s(?:the\s|all\s|these\s|"
    r"those\s)?(?:[a-z-]+\s){0,4}(?:patients|participants|people|women|men|"
    r"children|adults|subjects|users|eyes|individuals|cases|them|those)|\s(?:patients|people|"
    r"women|men))"
    r"(?:\s(?:in|with|on|who|assigned|receiving|given)\s[^.;,()]{1,50}?)?\s(?P<outcome>(?:had|"
    r"responded|improved|died|reported|"
    r"achieved|developed|experienced|recovered|showed|relapsed|survived|completed|discontinued|"
    r"required|were|got|did)\b"
    r"[^.;,()\d]{0,50})"
)
_LEADING = re.compile(
    r"^(?:and|but|conversely,?|however,?|results?|conclusions?|findings|methods|"
    r"the|a|an|mean|median|average|overall|in\saddition|both)\s+"
)
_NOT_OUTCOMES: Final = word_set(
    "one another there it they this these that which we results difference differences groups who"
)


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
    window = low[before : draft.start]
    match = None
    if draft.named or draft.direction or draft.kind is Kind.PERCENT_CHANGE:
        match = _last(_NAMED_FOR, low, before, draft.start)
        match = match or _last(_CHANGED, low, before, draft.start) or _AFTER.match(low, draft.end)
        match = match or _TIMES.match(low, draft.end)
    if match is None and draft.kind is Kind.PROPORTION:
        match = _OF_PEOPLE.match(low, draft.end)
    if match is None and (
        " was " in window or " were " in window or " averaged " in window or " is " in window
    ):
        match = _SUBJECT.search(low, before, draft.start)
    if match is None and ("occurred" in window or "developed" in window):
        match = _OCCURRED.search(low, before, draft.start)
    if match is not None or stretch.words.isdisjoint(_MOVED):
        return match
    return _FELL.search(low, before, draft.start)


def _last(pattern: re.Pattern[str], low: str, start: int, end: int) -> re.Match[str] | None:
    found = list(pattern.finditer(low, start, end))
    return found[-1] if found else None
