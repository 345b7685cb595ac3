"""What sort of thing a claim says: statistic, direction, date, journal name, design, …"""

from __future__ import annotations

from typing import Final

from .. import quick_re as re
from . import cues

_I: Final = re.IGNORECASE
_TYPES: Final = (
    ("statistic", cues.STATISTIC),
    ("date", re.compile(
        r"\b(?:january|february|march|april|may|june|july|august|september|october|november|"
        r"december)(?: \d{1,2},)? (?:19|20)\d\d\b|\b(?:in|of|from) (?:19|20)\d\d\b|\b(?:19|20)\d\d "
        r"(?:study|paper|trial|review|report|meta-analysis)\b", _I)),
    ("journal name", re.compile(r"\bjournal\b|\bpublished in\b|\bappear(?:s|ed) in\b|"
                                r"\bedition of\b|\bissue of\b", _I)),
    ("institution", re.compile(r"\b(?:university|hospital|institute|college|school of|department "
                               r"of|faculty|clinic|center for|centre for)\b", _I)),
    ("design", re.compile(
        r"\b(?:random(?:ised|ized|ly)|trial|meta-analys[ie]s|systematic review|scoping review|"
        r"cohort|cross-sectional|case[- ]control|protocol|pilot|survey|double-blind|placebo|"
        r"controlled|compared? (?:the|with|to)|divided into|groups?|follow-?up|aim of|goal of|"
        r"records|baseline|prospective|retrospective|observational)\b", _I)),
    ("population", re.compile(
        rf"\b{cues.NUMBER_WORD}(?:\s\(\d+\))?\s(?:[\w-]+\s){{0,3}}(?:people|patients|adults|men|"
        r"women|children|participants|individuals|volunteers|mice|rats|hips|knees|athletes|"
        r"controls|subjects|students|workers|infants|adolescents|runners)\b|"
        r"\b(?:people|patients|adults|individuals|women|men|children|adolescents|athletes) "
        r"(?:with|who|diagnosed|aged|over|under|from)\b", _I)),
    ("verbatim quotation", re.compile(r"[“\"][^“”\"]{15,}")),
    ("ranking", cues.RANKING),
    ("frequency", cues.FREQUENCY),
    ("direction", re.compile(
        r"\b(?:increas|decreas|reduc|improv|lower|higher|greater|fewer|less|more|better|worse|"
        r"decline|superior|inferior|outperform|no (?:significant )?(?:difference|improve|benefit|"
        r"effect|change)|rose|fell|faster|slower|weaker|stronger)\w*", _I)),
    ("causal", cues.CAUSAL),
    ("efficacy", cues.EFFECT),
    ("duration", cues.DURATION),
)


def claim_type(text: str) -> str:
    """The kinds of statement in ``text``, joined by "; "; "interpretation" where none shows."""
    kinds = [name for name, pattern in _TYPES if pattern.search(text)]
    if "direction" in kinds and "efficacy" in kinds:
        kinds.remove("efficacy")
    return "; ".join(kinds) or "interpretation"
