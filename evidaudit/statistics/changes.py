"""Percentages that tell a change: increased by 20%, a 15% lower risk, a reduction of 30%."""

from __future__ import annotations

from .. import quick_re as re
from ..model import Kind
from .drafts import Draft

HEDGE = re.compile(
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
    r"(?<!-)(?<!follow )(?<!follow-)(?<!warm )(?<!check )(?<!catch )up|"
    r"excess|worsen\w{0,3}|jump\w{0,2}|surge[ds]?"
)
_DOWN = (
    r"decreas\w{0,4}|reduc\w{1,6}|fall(?:s|en|ing)?|fell|lower\w{0,3}|less|fewer|drop\w{0,4}|"
    r"declin\w{1,3}|cut(?:s|ting)?|shorter|slower|diminish\w{0,3}|down|shrank|shrinkage|loss|"
    r"lost|"
    r"attenuat\w{1,3}|slash\w{0,3}|smaller|worse"
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
_ODDS_AFTER = re.compile(
    r"\s(?:higher|lower|greater|reduced|increased|decreased|more|"
    r"less)\s(?:odds|hazard)"
)
JOINED = re.compile(
    r"\s?(?:\)|\])?\s?(?:,|;|/|-|%-|and|vs\.?|v\.?|versus|compared\s(?:with|to)|to|or|against|"
    r",\s?and|,\s?vs\.?|for|in)?"
    r"(?:\s|\(|,)*$"
)
_DIFFERENCE_IN = re.compile(
    r"\bdifferences? (?:in|for|of)(?: [a-z-]{2,20}){0,5}?(?:,|:| was| of| is| \(| =)? ?[(=]?$"
)
_EFFECTIVE_AFTER = re.compile(
    r"\s(?:effective|effectiveness|efficacy|efficacious|protection|protective)\b(?! in \d)")
_EXTRA = re.compile(r"\b(?:additional|extra|further)\s$")
_EMPTY = re.compile(r"[\s()\[\];,]*[\s(\[][\s()\[\];,]*")


def between_numbers(text: str, previous: Draft, draft: Draft) -> str:
    """What stands between two numbers, without brackets and what was blanked out."""
    between = text[previous.end : draft.start]
    return between if len(between) < 12 else _EMPTY.sub(" ", between)


# "loss was found in 37.8%", "a reduction was seen in 40%": how many had it, not how much it was
_IS_OCCURRENCE = re.compile(
    r"\s(?:was|were|is|are)\s(?:[a-z]{1,13}\s)?(?:found|seen|noted|observed|reported|present|"
    r"diagnosed|detected|recorded|common|frequent|reached|achieved|confirmed|documented|"
    r"identified|experienced|shown)\s(?:in|by|among|at|for)\s(?:[a-z]{1,13}\s){0,2}$"
)
# "hearing loss", "hair loss": a condition that one has; "weight loss", "blood loss": an amount
_CONDITION = re.compile(
    r"\b(?:hearing|hair|pregnancy|f(?:o|)etal|perinatal|tooth|teeth|implant|graft|smell|taste|"
    r"olfactory|appetite|vision|sight|visual|memory|job|sensory|hearing-)\s$"
)
_SHARE_OF_PEOPLE = re.compile(
    r"\s(?:\([^()]{1,30}\)\s)?of\s(?:the\s|all\s|these\s|those\s|our\s)?"
    r"(?:[a-z-]{2,16}\s){0,3}?(?:patients|participants|people|women|men|children|adults|subjects|"
    r"users|individuals|cases|infants|babies|girls|boys|them|eyes|dogs|cats|respondents|students)\b"
)


def percent_kind(text: str, draft: Draft, previous: Draft | None, changing: bool) -> None:
    before, after = text[max(0, draft.start - 110) : draft.start], text[draft.end : draft.end + 70]
    if draft.sd is not None and draft.numerator is None:
        draft.kind = Kind.MEAN
        return
    hedge = HEDGE.search(before)
    if hedge:
        before = before[: hedge.start()]
    points = draft.kind is Kind.RISK_DIFFERENCE
    if draft.numerator is None and (_EXTRA.search(before) or "difference" in before and (
            _DIFFERENCE_IN.search(before))):
        draft.kind = Kind.RISK_DIFFERENCE
        return
    if _EFFECTIVE_AFTER.match(after):  # "82% effective against …": a relative reduction
        draft.kind, draft.direction = Kind.PERCENT_CHANGE, "decrease"
        return
    changed = None
    if changing:
        changed = None if _SHARE_OF_PEOPLE.match(after) else change_before(before)
        changed = changed or _CHANGE_AFTER.match(after)
    if changed and draft.numerator is None:
        groups = changed.groupdict()
        draft.direction = (
            "increase" if groups.get("up") else "decrease" if groups.get("down") else ""
        )
        absolute = bool(_ABSOLUTE.search(changed.group()) or _ABSOLUTE.search(before[-40:])
                        or "absolute terms" in before + after)
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
        and chained(text, previous, draft)
    ):
        draft.kind, draft.direction = Kind.PERCENT_CHANGE, previous.direction
        return
    draft.kind = Kind.PROPORTION


# "a reduction of half was achieved by 33%": how many had it
_MET_BY = re.compile(
    r"\b(?:achieved|reached|attained|experienced|shown|seen|met|reported|obtained|noted|required|"
    r"needed|completed|accepted|chosen|preferred|told)\sby\s(?:only\s|about\s|some\s|the\s)?$")


# "completed without dose reduction by 78%": how many had none
_WITHOUT_CHANGE = re.compile(
    r"\b(?:without|with no)\s(?:any\s|a\s)?(?:[a-z-]{2,14}\s){0,3}?(?:reductions?|increases?|"
    r"decreases?|loss|changes?|cuts?|interruptions?|delays?|worsening)\s(?:by|in|for|among|was|were)\s"
    r"(?:[a-z]{1,13}\s){0,4}$")


_MORE_OR_LESS = frozenset("more higher greater better larger longer less fewer smaller shorter "
                         "worse faster slower".split())


def change_before(before: str) -> re.Match[str] | None:
    """The words before the number that make it a change: "increased by", "reduction of"."""
    changed = None
    if _WITHOUT_CHANGE.search(before):
        return None
    if " by " in before[-60:] and not _MET_BY.search(before):
        changed = _CHANGED_BY.search(before)
        if changed and changed.group().split(" ", 1)[0] in _MORE_OR_LESS:
            # "More time outdoors lowered it by 6 points": the verb tells the way
            changed = _CHANGED_BY.search(before, changed.start() + 1) or changed
    told = _CHANGE_OF.search(before)
    if told and _IS_OCCURRENCE.search(told.group()):
        told = None
    if told and told["down"] == "loss" and not told.group().endswith("loss of "):
        told = None if _CONDITION.search(before, 0, told.start()) else told
    return changed or told or _CHANGED_DIRECTLY.search(before)


def chained(text: str, previous: Draft, draft: Draft) -> bool:
    between = between_numbers(text, previous, draft)
    return len(between) < 30 and bool(JOINED.fullmatch(between))
