"""Against what a sentence compares: "than placebo", "compared with usual care", "A versus B"."""

from __future__ import annotations

import re

_AGAINST = re.compile(
    r"\b(?:(?:as )?compared (?:with|to|against)|in comparison (?:with|to)|versus|vs\.?|v\.|than|"
    r"relative to|rather than|instead of|over and above|as opposed to|superior (?:or other )?to|"
    r"inferior to|"
    r"(?:non-?inferior|comparable|similar|equivalent|equal|identical) (?:or (?:equivalent|"
    r"similar|better|superior) )?(?:to|with)|outperformed|outperforms|differ(?:ed|s|ent)? from|"
    r"(?:above|below) (?:those|that) of|(?:higher|lower|better|worse) over)\s+"
    r"(?P<what>[^.;()\[\]]{2,90})", re.I)
_LEAD = re.compile(r"(?:with|in|among|after|for|to|on|by|at|during|of|from)\s+", re.I)
_ENDS = re.compile(
    r",|\s(?:in|was|were|is|are|had|has|have|did|does|do|at|after|during|for|on|by|when|in terms|"
    r"with respect|with regard|improved|reduced|increased|decreased|showed|led|resulted|who|which|"
    r"significantly|but|although|while|whereas|and (?:was|were|had|did))\b|\s[—–]\s", re.I)
_NOT_A_GROUP = re.compile(
    r"^(?:expected|before|previously|usual$|thought|that|those|it|they|half|twice|\d|one|two|"
    r"three|four|five|six|seven|eight|nine|ten|twelve|"
    r"a (?:year|month|week|day|third|quarter|half)|baseline|the (?:baseline|average|mean|previous|"
    r"past|national)|ever|other|others)\b", re.I)


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
