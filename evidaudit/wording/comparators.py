"""Against what a sentence compares: "than placebo", "compared with usual care", "A versus B"."""

from __future__ import annotations

from functools import lru_cache

from .. import quick_re as re

_AGAINST = re.compile(
    r"\b(?:(?:as )?compared (?:with|to|against)|in comparison (?:with|to)|versus|vs\.?|v\.|"
    r"than(?!\s(?:twice|thrice|half|double|(?:\w{2,6}|\d+)\stimes)\b)|"
    r"relative to|rather than|instead of|over and above|as opposed to|superior (?:or other )?to|"
    r"inferior to|"
    r"(?:non-?inferior|comparable|similar|equivalent|equal|identical) (?:or (?:equivalent|"
    r"similar|better|superior) )?(?:to|with)|outperformed|outperforms|differ(?:ed|s|ent)? from|"
    r"(?:above|below) (?:those|that|the (?:levels?|rates?|figures?)) "
    r"(?:(?:seen|found|reported|observed|recorded|reached) )?(?:of|with|in|on|among|after|for|"
    r"under)|beat(?:s(?! per\b| a minute| an hour)|ing|en)?|outdid|outlast(?:s|ed)|trump(?:s|ed)|"
    r"eclips(?:es|ed)|"
    r"(?:twice|times|half|third|quarter|just|about) as [a-z]{3,12}[^.;,]{0,60}?\sas|"
    r"(?:higher|lower|better|worse) over)\s+"
    r"(?=(?P<what>[^.;()\[\]]{2,90}))", re.I)
_LEAD = re.compile(
    r"(?:(?:(?:that|those|what)\s)?(?:was|were|is|are|has been|had been)\s(?=(?:seen|found|"
    r"observed|reported|recorded|noted|the case)\b))?(?:(?:that|those)\s(?=(?:seen|found|observed|"
    r"reported|recorded|noted)\b))?(?:(?:seen|found|observed|reported|recorded|noted|the case)"
    r"\s)?(?:(?:with|in|among|after|for|to|on|by|at(?! home)|during|of|from|under)\s+)?"
    r"(?:(?:those|people|patients|participants|women|men|children|adults|peers|others|pupils|"
    r"residents|nurses|mothers|infants|colleagues|babies|boys|girls|students|workers|smokers|users|"
    r"riders|drivers|runners|players|cats|dogs|cows|calves|horses|pigs|piglets|mice|rats|sheep|"
    r"lambs|hens|birds|fish|plots|fields|trees|plants|farms|wards|schools|homes|colonies|eyes|teeth|"
    r"knees|wounds|ones?)\s+(?:who\s+(?:were\s+|had\s+)?"
    r"(?=\w)|(?=(?:given|on|taking|receiving|using|with|without|in|from|under|assigned|allocated|"
    r"randomi[sz]ed|treated|not)\b))|those\s+)?(?:(?:given|taking|took|receiv(?:ed|ing)|got|"
    r"assigned to|allocated to|randomi[sz]ed to|treated with|using|used|on|under|travelled to|had|"
    r"did)\s+(?!not\b))?", re.I)
_ENDS = re.compile(
    r",|\s(?:than|in|was|were|is|are|had|has|have|did|does|do|at|after|during|for|on|by|when|in "
    r"terms|"
    r"with respect|with regard|improved|reduced|increased|decreased|showed|led|resulted|who|which|"
    r"significantly|but|although|while|whereas|and (?:was|were|had|did))\b|\s[—–]\s", re.I)
_NOT_A_GROUP = re.compile(
    r"^(?:expected|before|previously|usual$|thought|that\b|those$|it|they|half|twice|\d[\d.,]*|"
    r"one|two|"
    r"three|four|five|six|seven|eight|nine|ten|twelve|"
    r"a (?:year|month|week|day|third|quarter|half)|baseline|the (?:baseline|average|mean|previous|"
    r"past|national)|ever|other|others)\b", re.I)


@lru_cache(maxsize=1024)
def comparators(sentence: str) -> tuple[tuple[str, int, int], ...]:
    """The words, start and end of each thing that ``sentence`` compares against."""
    found = []
    for match in _AGAINST.finditer(sentence):
        start = match.start("what")
        lead = _LEAD.match(match["what"])
        skipped = lead.end() if lead else 0
        what = _ENDS.split(match["what"][skipped:], maxsplit=1)[0].rstrip()
        start += skipped
        if what and not _NOT_A_GROUP.match(what):
            found.append((what, start, start + len(what)))
    return tuple(found)
