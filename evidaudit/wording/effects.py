"""What a sentence says happened: up, down, better, worse, no difference, and how surely."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# Where one statement ends and the next, possibly opposite one, begins.
_CLAUSE = re.compile(
    r";\s+|,?\s+\b(?:but|whereas|while|although|though|however|yet|despite|except|with the "
    r"exception of|in contrast|on the other hand|nor)\b,?\s+|,\s+(?:and\s+)?(?=(?:there (?:was|were)|"
    r"no |did not|was not|were not|neither))|\s+and\s+(?=(?:there (?:was|were) no|no (?:sig|diff|eff)|did "
    r"not|was not|were not|had no))|:\s+", re.I)

_CUES = (
    ("none", r"no (?:(?:statistically |clinically |clear |overall |major |important |such |"
             r"further |between-group |group |additional |other |consistent |observable |meaningful |"
             r"real |measurable |detectable |added |extra )*"
             r"(?:significant(?:ly)? |relevant |meaningful )*)"
             r"(?:\w{2,20} ){0,3}?(?:difference|differences|effect|effects|change|changes|"
             r"benefit|benefits|improvement|improvements|reduction|increase|association|"
             r"relationship|correlation|advantage|gain|gains|impact|superiority|interaction|link|"
             r"decrease|harm|worse|better|more|less|higher|lower|influence|decline|rise|sign|"
             r"evidence(?: of| that| for)?)\b"),
    ("none", r"(?:non-?significant(?:ly)?|insignificant|comparable|equivalent|equally|"
             r"unchanged|unaffected|indistinguishable|same as|the same|"
             r"non-?inferior(?:ity)?|similar(?:ly)?|as (?:effective|good|well|safe|much) as|"
             r"ineffective|useless|stable|made no difference|null)\b"),
    ("good", r"(?:improv\w{0,6}|better|superior\w{0,3}|benefi\w{1,8}|effective(?:ly|ness)?|efficac\w{1,5}|"
             r"helps?|helped|helpful|helping|outperform\w{0,3}|favou?r(?:s|ed|ing|able)?|"
             r"advantage\w{0,5}|works?(?= (?:better|well|for|against|in|on|as)\b)|worked|successful\w{0,2}|eas(?:e|ed|es|ing)|"
             r"reliev\w{1,3}|alleviat\w{1,4}|ameliorat\w{1,4}|relief|recover(?:ed|s)?|heal(?:s|ed)?)\b"),
    ("bad", r"(?:wors\w{1,5}|inferior\w{0,3}|harm(?:s|ed|ful|ing)?|detriment\w{0,3}|deteriorat\w{1,4}|"
            r"impair(?:s|ed|ing)?|poorer|damag(?:e|es|ed|ing)|backfir\w{1,3})\b"),
    ("up", r"(?:increas\w{0,4}|rise|rises|rose|risen|rising|raise[sd]?|raising|higher|greater|more|"
           r"larger|elevat\w{1,4}|gain(?:s|ed|ing)?|grew|grow[sn]?|longer|faster|doubl\w{1,3}|"
           r"tripl\w{1,3}|quadrupl\w{1,3}|twice|boost\w{0,3}|enhanc\w{1,6}|augment\w{0,3}|climb\w{0,3}|"
           r"prolong\w{0,3}|extend(?:s|ed|ing)?|strengthen\w{0,3}|accelerat\w{1,4}|promot(?:e|es|ed|ing)|"
           r"heavier|stronger|bigger|taller|older|earlier|exceed\w{0,3}|surpass\w{0,3}|lengthen\w{0,3}|"
           r"soar\w{0,3}|surg(?:ed|es|ing)|\w{3,6}fold)\b"),
    ("down", r"(?:decreas\w{0,4}|reduc\w{1,5}|lower(?:s|ed|ing)?|fewer|less|smaller|declin\w{1,3}|fall(?:s|en|ing)?(?= (?:in|by|from|to)\b)|"
             r"fell|drop(?:s|ped|ping)?(?!\s*out)|shorter|shorten\w{0,3}|diminish\w{0,3}|attenuat\w{1,4}|"
             r"cut(?:s|ting)?(?!-?off)|halv\w{1,3}|prevent(?:s|ed|ing|ive)?|protect\w{0,4}|"
             r"suppress\w{0,3}|slow(?:s|ed|er|ing)?|weaker|weaken\w{0,3}|shr[aiu]nk\w{0,3}|less(?:en\w{0,3})|"
             r"inhibit\w{0,3}|block(?:s|ed|ing)?|lighter|thinner|halt(?:s|ed)?|curb(?:s|ed)?|"
             r"eliminat\w{1,3}|avoid(?:s|ed)?|avert(?:s|ed)?|delay(?:s|ed|ing)?|mitigat\w{1,4}|limit(?:s|ed)?(?= the\b)|"
             r"minimi[sz]\w{1,3}|ward(?:s|ed)? off|lost|los(?:es|ing)|wards? off)\b"),
    ("differ", r"(?:differ(?:s|ed|ent|ence|ences)?|effects?|affect(?:s|ed|ing)?|impact(?:s|ed)?|"
               r"associat(?:ed|ion|ions)|correlat(?:ed|es|ion|ions)|predict(?:s|ed|or|ors|ive)?|"
               r"related|linked|change[sd]?|influence[sd]?|link|tied)\b"),
)
_CUE = re.compile("|".join(f"(?P<{kind}{index}>\\b{pattern})"
                           for index, (kind, pattern) in enumerate(_CUES)), re.I)
_NEGATED = re.compile(
    r"\b(?:not|no|nor|never|neither|none|without|cannot|failed to|fails to|fail to|lack of|"
    r"unable to|absence of|nothing|little|\w{2,7}n['’]t|hardly|no longer)\b(?P<gap>[^.;]{0,60})$", re.I)
_INNOCENT_NO = re.compile(r"\b(?:not only|no doubt|not surpris\w{0,5}|whether or not|if not)\b", re.I)
_P = re.compile(r"\bp\s?(?:-?\s?values?)?\s{0,2}(?:for \w{1,20} )?(?:(?:was|of|is)\s)?([=<>≤≥]|&lt;|&gt;|less than)\s{0,2}"
                r"(?:or\s?=\s?)?(0?[.·]\d{1,6}|1\.0{1,3}|ns\b|n\.s\.?)", re.I)
_SIGNIFICANT = re.compile(r"\b(?:statistically |highly |clinically )?significan(?:t|tly|ce)\b", re.I)
_NOT_SIGNIFICANT = re.compile(
    r"\b(?:no|not|without|non-?|nor|neither|none|n['’]t|failed to (?:reach|show|achieve)|lack of|lacked)"
    r"\b(?:\W{1,2}\w{1,15}){0,5}?\W{0,2}significan(?:t|tly|ce)\b|\bnon-?significan|\binsignificant|"
    r"\bp\s?=\s?n\.?s\b", re.I)
SIGNIFICANCE_LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect that a clause states.

    ``move``: up, down, good, bad, none, differ; ``said`` the cue's words; ``start`` and ``end``
    of the cue, ``clause`` the offsets of the clause, all in the sentence. ``negated`` where the
    words deny it (``move`` is then already "none"); ``denied`` what was denied. ``significance``:
    "significant", "not significant" or "".
    """

    move: str
    said: str
    start: int
    end: int
    clause: tuple[int, int]
    negated: bool = False
    denied: str = ""
    significance: str = ""


def clauses(sentence: str) -> list[tuple[int, int]]:
    """Start and end of each clause that may say something different from its neighbour."""
    spans, position = [], 0
    for match in _CLAUSE.finditer(sentence):
        if match.start() - position > 12:
            spans.append((position, match.start()))
            position = match.end()
    if len(sentence) - position > 0:
        spans.append((position, len(sentence)))
    return spans


def significance(text: str) -> str:
    """"significant", "not significant" or "" as the words and p values of ``text`` say."""
    if _NOT_SIGNIFICANT.search(text):
        return "not significant"
    for sign, number in _P.findall(text):
        if number.lower().startswith("n"):
            return "not significant"
        value = float(number.replace("·", "."))
        if sign in (">", "≥", "&gt;"):
            return "not significant" if value >= SIGNIFICANCE_LEVEL else ""
        if value <= SIGNIFICANCE_LEVEL:
            return "significant"
        if sign == "=":
            return "not significant"
    return "significant" if _SIGNIFICANT.search(text) else ""


@lru_cache(maxsize=32768)
def read_effects(sentence: str) -> tuple[Effect, ...]:
    """The effects that ``sentence`` states, in order; denied ones with ``move`` "none"."""
    found: list[Effect] = []
    for start, end in clauses(sentence):
        clause = sentence[start:end]
        certainty = significance(clause)
        for match in _CUE.finditer(clause):
            move = (match.lastgroup or "").rstrip("0123456789")
            negated = move != "none" and _is_negated(clause[:match.start()])
            found.append(Effect("none" if negated else move, match.group().lower(),
                                start + match.start(), start + match.end(), (start, end),
                                negated or move == "none", move if negated else "", certainty))
    return tuple(found)


def _is_negated(before: str) -> bool:
    match = _NEGATED.search(before[-90:])
    return (match is not None and len(match["gap"].split()) <= 6
            and not _INNOCENT_NO.search(before))
