"""Turns of phrase in which outcome and agent stand elsewhere than usual around an effect.

"Helped more smokers to quit", "fewer patients on A than on B had a stroke", "saved lives", "made
survival more likely".
"""

from __future__ import annotations

from dataclasses import dataclass

from .. import quick_re as re
from .effects import Effect

_SOMEONE = (
    r"(?:patients|people|participants|children|women|men|adults|smokers|pupils|students|infants|"
    r"babies|recipients|users|drinkers|workers|mothers|families|them|nurses|teenagers|"
    r"adolescents|dogs|cats|mice|rats|cows|cases|eyes|individuals|persons|residents|drivers|"
    r"runners|players|volunteers|survivors|veterans|teachers)")
_BROUGHT = re.compile(r"(?:brought|kept|keep)\s(?P<outcome>\w.{2,60}?)\sdown$", re.I)
_HELPS = re.compile(r"help(?:s|ed)?", re.I)
_NO_DEED = (r"(?!(?:prevent|protect|reduc|lower|avoid|improv|increas|eas|reliev|slow|cut|in|with|"
            r"of|"
            r"than|who|and|at|on|from|after|during|by|as|but|or|for|more|less)\w*\b)")
_ENABLED = re.compile(
    rf"\s+(?:(?P<more>more|fewer|less)\s)?(?:[\w-]{{2,20}}\s){{0,2}}{_SOMEONE}\s(?:to\s)?"
    rf"{_NO_DEED}(?P<did>[a-z]{{2,}}.*)|\s+to\s{_NO_DEED}(?P<reach>[a-z]{{3,}}.*)", re.I | re.S)
_HELPED_BEFORE = re.compile(r"\bhelp(?:s|ed)?\s+$", re.I)
_WHO_DID = re.compile(
    rf"\s+(?:of the )?(?:[\w-]{{2,20}}\s){{0,2}}{_SOMEONE}\s(?P<who>(?:on|in|with|given|taking|"
    r"receiving|randomi[sz]ed to|assigned to|allocated to|treated with|using|from|after|under|"
    r"who (?:had|were|took|received|got|used|did))\s[^,;]{2,90}?)\s(?:(?:had|have|has|were|was|"
    r"are|reported|achieved|reached|experienced|suffered|developed)\s(?P<had>\w.*)|"
    r"(?P<did>(?:died|relapsed|quit|stopped|fell|survived|recovered|responded|improved|needed|"
    r"required|dropped|completed|returned|became|went|vomited|tested|passed|failed|lost|gained)"
    r"\b.*))", re.I | re.S)
_MADE = re.compile(r"(?P<agent>.{3,120}?)\s(?:made|makes|make|left|rendered)\s"
                   r"(?P<outcome>[\w\s-]{3,60}?)\s*$", re.I)
_ADJECTIVE = re.compile(r"\s+[a-z]{3,14}(?:\s+(?:than|in|with|among|for|compared|to)\b|\s*[.,;]|$)",
                        re.I)

_LIVED = re.compile(r"\b(?:liv|surviv)(?:e|es|ed|ing)\s+$", re.I)
_TIMES = re.compile(r"^(?:twice|half as|.{1,8} times as)\b", re.I)
_AS_MANY = re.compile(
    r"\s*(?:as\s)?(?:(?:many|much)\s(?!as\b)(?P<many>[^,;]{3,80})|(?:likely|prone|apt)\sto\s"
    r"(?P<likely>[^,;]{3,80})|(?P<rest>much|many|likely|common|"
    r"frequent|often|high|large|long)\b)", re.I)

_OFTEN = re.compile(r"\s+(?:often|frequently)\b", re.I)
# Not "was seen more often": there the subject is the outcome.
_DID_OFTEN = re.compile(
    rf"{_SOMEONE}\b[^,;]{{0,80}}?\s(?P<deed>(?!occur|happen|seen\b|report|record|observ|found\b|"
    rf"noted)"
    r"(?:fell|[a-z]{3,12}ed|got [a-z]{3,12}|had (?:an? )?[a-z ]{3,30}))\s+$", re.I)


_SOON = frozenset({"sooner", "earlier", "later"})
_WENT_HOME = re.compile(
    r"\b(?:left (?:the )?(?:hospital|ward|unit|clinic)|(?:went|got|were sent|was sent|came) home|"
    r"(?:was|were) (?:discharged|released)|could (?:go|leave)(?: home)?)\b[^,;]{0,30}$", re.I)
# What was done, with what little stands between it and when: "reached target weight three days".
_DEED = re.compile(
    r"^(?P<who>.{2,200})\s(?P<deed>(?!(?:treated|assigned|allocated|randomi[sz]ed|given|turned|based|associated|linked|"
    r"moved|switched|needed|started on|reported|told)\b)(?:[a-z]{2,12}ed|went|came|"
    r"got|began|left|lost|slept|kept|met|quit|"
    r"fell|woke|ate|stood|sat|rose|gave|won|died|stops?|stopped|starts?)\s(?:[\w.-]+\s){0,4})$|"
    r"^(?P<what>.{2,200}?)\s(?:associated with|linked (?:with|to)|led to|brought)\s"
    r"(?P<event>(?:[\w.-]+\s){1,6})$", re.I | re.S)


# "Users had headaches half as often", "owners wore helmets less often".
_HAD_OFTEN = re.compile(
    r"^(?P<who>.{2,200})\s(?:had|have|has|reported|developed|suffered(?: from)?|experienced|showed|"
    r"got|(?P<deed>(?:needed|required|used|wore|missed|skipped|visited|forgot|refused|sought)))\s"
    r"(?P<what>(?:an?\s)?(?:[\w'-]+\s){1,4}?)(?:(?:about|roughly|nearly|almost|only|just|far|much|"
    r"some)\s)?$", re.I | re.S)
_COST = re.compile(r"^(?P<who>.{2,200})\scosts?\s(?:[\w'-]+\s){0,4}$", re.I | re.S)
_MISREAD = re.compile(r"\w+\s(?P<outcome>.{3,60})\stoo\s\w+$", re.I)


@dataclass(frozen=True, slots=True)
class Idiom:
    """Move, outcome and agent as an idiom tells them; ``told`` False where another cue does."""

    move: str
    outcome: str = ""
    agent: str = ""
    told: bool = True


def read_idiom(effect: Effect, before: str, after: str) -> Idiom | None:
    """What an idiom around ``effect`` tells, from the words of its clause; None where none is."""
    if effect.said.startswith("sav"):
        return Idiom(effect.move, "deaths", before)
    brought = _BROUGHT.match(effect.said)
    if brought:  # "brought pressure down"
        return Idiom(effect.move, brought["outcome"], before + " " + after)
    if _HELPS.fullmatch(effect.said):
        return _enabled(effect, before, after)
    if effect.said == "longer" and (alive := _LIVED.search(before)):
        return Idiom(effect.move, "survival", before[:alive.start()] + " " + after)
    as_many = _AS_MANY.match(after) if _TIMES.search(effect.said) else None
    if as_many:  # "twice as many complications as", "three times as likely to fall as"
        told = as_many["many"] or as_many["likely"]
        cost = _COST.match(before) if not told else None
        if cost:  # "home visits cost half as much as"
            return Idiom(effect.move, "cost", cost["who"])
        had = _HAD_OFTEN.match(before) if not told else None
        if had:
            return Idiom(effect.move, f"{had['deed'] or ''} {had['what']}", had["who"])
        return Idiom(effect.move, told or before, before if told else after[as_many.end():])
    if effect.said in _SOON:
        return _when(effect, before, after)
    often = _DID_OFTEN.search(before) if _OFTEN.match(after) else None
    if often:  # "residents given the programme fell more often"
        deed = "falls" if often["deed"].lower() == "fell" else often["deed"]
        return Idiom(effect.move, deed, before[:often.start("deed")])
    had = _HAD_OFTEN.match(before) if _OFTEN.match(after) else None
    if had:
        return Idiom(effect.move, f"{had['deed'] or ''} {had['what']}", had["who"])
    misread = _MISREAD.match(effect.said)
    if misread:  # "read the pressure too high"
        return Idiom(effect.move, misread["outcome"], before)
    if effect.said not in ("more", "fewer", "less"):
        return None
    if _HELPED_BEFORE.search(before):
        return Idiom(effect.move, told=False)
    did = _WHO_DID.match(after)
    if did:
        return Idiom(effect.move, did["had"] or did["did"], did["who"])
    made = _MADE.match(before) if _ADJECTIVE.match(after) else None
    return Idiom(effect.move, made["outcome"], made["agent"]) if made else None


def _when(effect: Effect, before: str, after: str) -> Idiom:
    """"Left hospital sooner": the time until then was shorter."""
    home = _WENT_HOME.search(before)
    if home:
        return Idiom(effect.move, "length of stay", before[:home.start()])
    deed = _DEED.match(before)
    if deed:
        return Idiom(effect.move, f"time of {deed['deed'] or deed['event']}",
                     deed["who"] or deed["what"])
    return Idiom(effect.move, f"time of {before.lstrip()}", after)


def _enabled(effect: Effect, before: str, after: str) -> Idiom | None:
    """"Helped more people to quit": more quitting."""
    match = _ENABLED.match(after)
    if match is None:
        return None
    fewer = (match["more"] or "").lower() in ("fewer", "less")
    move = effect.move if effect.move == "none" else "down" if fewer else "up"
    return Idiom(move, match["did"] or match["reach"], before)
