"""Which of two things a sentence puts before the other: "larger in A than in B", "most in A".

Groups of a trial, kinds of people, tests, causes, times: whatever a sentence ranks. What is ranked
is a level ("more common in"), the size of an effect ("the fall was steeper in", "worked best in"),
or how good it is ("better than"). The side of which more is told comes first; a superlative sets
its side before all others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from ... import quick_re as re
from ...wording.effects import clauses
from .order_sides import (
    EFFECT_NOUN,
    PREPOSITION,
    WORD,
    first_subject,
    sides_told,
    subject_of,
    without_shared_head,
)

LEVEL, EFFECT, GOOD = "level", "effect", "good"
UNTIL = "until"      # in what is ranked: it is how long something took


@dataclass(frozen=True, slots=True)
class Order:
    """The words of the side with more and of the side with less ("" all others), those of what is
    ranked, what kind of ranking it is, and the clause with its offsets."""

    more: str
    less: str
    of: str
    kind: str
    start: int
    end: int
    open: bool = False  # a comparative that names no other side


_MORE = (r"more|higher|larger|greater|bigger|stronger|steeper|longer|commoner|heavier|harder|"
         r"sharper|further|deeper|likelier|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|twice|double|"
         r"treble|triple")
_LESS = (r"less|lower|smaller|fewer|weaker|shorter|rarer|milder|flatter|shallower|scarcer")
# Comparatives that name what they compare: cost, or the time until something happened.
_OF_ITSELF = {"dearer": ("cost", True), "costlier": ("cost", True), "pricier": ("cost", True),
              "cheaper": ("cost", False), "sooner": (UNTIL, False), "earlier": (UNTIL, False),
              "faster": (UNTIL, False), "quicker": (UNTIL, False), "later": (UNTIL, True),
              "slower": (UNTIL, True)}
_COMPARATIVE = re.compile(
    rf"\b(?:(?P<more>{_MORE})|(?P<less>{_LESS})|(?P<itself>dearer|costlier|pricier|cheaper|sooner|"
    r"faster|quicker|slower|earlier|later(?! (?:life|on|age|years?)\b))|"
    r"(?P<better>better|superior|outperform(?:s|ed)|outdid|beat)|(?P<worse>worse|poorer(?=\s(?:than|in|for|with|among|on)\b)|"
    r"(?<!non-)(?<!non)inferior))\b", re.I)
_THAN = re.compile(
    r"\b(?:than|(?:as )?compared (?:with|to)|versus|vs\.?|relative to|as opposed to|"
    r"above (?:the (?:level|rate|figure)s?|that|those)|"
    r"(?:(?:twice|half|double|(?:\d|three|four|five) times|a (?:third|quarter|fifth|"
    r"fraction))\s)as "
    r"(?P<adjective>[a-z]{3,12}(?:\s[a-z]{3,12}){0,3}?)(?P<middle>\s[^,;.]{0,50}?)?\sas|"
    r"exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|outperform(?:s|ed)|outdid|beat|"
    r"(?<!non-)(?<!non)(?:superior|"
    r"inferior) to)\s", re.I)
_COUNTED = re.compile(
    r"(?:about |around |nearly |roughly |almost |just |over |under |the )?(?:half|once|twice|"
    r"double|"
    r"expected|before|previously|thought|usual(?! care)|average|halv\w+|"
    r"doubl\w+|tripl\w+|an? (?:third|quarter|half|fifth|tenth|"
    r"year|month|week|day|point|minute|dozen|single)|one|two|three|four|five|six|seven|eight|nine|"
    r"ten|\d[\d.,]*%?)\b(?!\sin\b)", re.I)
_SUPERLATIVE = re.compile(
    r"\b(?:(?P<more>most|largest|greatest|biggest|highest|strongest|steepest|(?<=hit )hardest|"
    r"commonest|"
    r"sharpest|heaviest|longest)|(?P<less>least|lowest|smallest|weakest|fewest|shortest|rarest|"
    r"mildest)|(?P<better>best)|(?P<worse>worst))\b(?!\s(?:of\b|quartile|quintile|tertile|decile|"
    r"third|level|dose|income|wealth|socio|education|intake|category|group|risk group|deprived|"
    r"affluent|disadvantaged|recent|people|patients|studies|trials|participants|adults|children|"
    r"women|men|days|nights|weeks|months|years|cases|carers|squares|supportive|available|medical|practice|care|corrected|interests?|"
    r"possible))", re.I)
_NAMES_A_SIDE = re.compile(r"\b(?:in|among|at|for|with|within|from|than|by|to) (?:the|the very|"
                           r"those with the|"
                           r"those|people with the)\s(?:four |three |two |ten )?$", re.I)
_AT_LEAST = re.compile(r"\b(?:at|at the very)\s(?:the\s)?$", re.I)
_DRIVEN = re.compile(
    r"\b(?:driven|explained|accounted for|borne|led)\s(?:\w+ly\s|entirely\s|in the main\s)?by\s|"
    r"\b(?:due|owing|attributable)\s(?:mainly|mostly|chiefly|largely|primarily|entirely)?\s?to\s|"
    r"\b(?:mainly|mostly|chiefly|largely|primarily|entirely|concentrated) (?:in|among|from|"
    r"because of|"
    r"through)\s(?:fewer\s|more\s|a (?:rise|fall|drop) in\s)?", re.I)
_LED = re.compile(r"^(?:(?:that|those|what|it|they)\s)?(?:(?:was|were|is|are|did|had "
                  r"been)\s)?(?:(?:seen|"
                  r"found|observed|reported|recorded|noted|true|the case)\s)?", re.I)
_STOP = re.compile(r"[,;:]|\s[—–-]\s|\s(?:at (?=\w+ing)|while|whereas|although|though|which|and "
                   r"(?:was|were|had|did|in|for|the|a|with (?:more|less|fewer|a)|"
                   r"(?:far |much |also )?(?:more|less|fewer|lower|higher|longer|shorter|better|"
                   r"worse))\b|but\b|with (?:no|a|an)\b|p\s?[=<]|because\b)", re.I)
_CHANGED = re.compile(
    r"\b(?:fell|falls?|fallen|dropp?(?:ed|s)?|rose|risen|improv\w+|declin\w+|increas\w+|decreas\w+|"
    r"gain(?:ed|s)?|benefi\w+|suffer\w*|cut back|cut|respond\w*|grew|grown|shrank|lost|worsen\w*|"
    r"affected|hit|harmed|hurt|helped|work(?:s|ed)|matter(?:s|ed)|protected|reduc\w+|changed|"
    r"vulnerable|sensitive to|susceptible)\b", re.I)
_MAGNITUDES = frozenset({"larger", "greater", "bigger", "stronger", "steeper", "weaker", "smaller",
                         "sharper", "deeper", "milder", "flatter", "shallower", "largest",
                         "greatest", "biggest", "strongest", "steepest", "smallest", "weakest",
                         "sharpest", "mildest", "harder", "hardest", "exceed", "exceeded",
                         "exceeding", "exceeds", "twice", "double"})
_POINTS_BACK = re.compile(r"\W*(?:it|they|this|these|the same)\b", re.I)
_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_GIVEN = re.compile(r"\b(?:the|these|those|whose|or|and)\s$", re.I)
_IS_THE = re.compile(r"\b(?:was|were|is|are|be|proved|remained|became|appeared|seemed)\s"
                     r"(?:clearly\s|also\s|by far\s)?the\s$", re.I)
_ITS_NOUN = re.compile(r"\s(?!than\b|likely|common|frequent|often|in\b|with\b|among\b)"
                       r"[a-z0-9]", re.I)
_MULTIPLE = re.compile(r"twice|double|treble|triple", re.I)  # "twice the share on B" sets B last
_OR_MORE = re.compile(r"\bor\s$", re.I)   # "three quarters or more"
_THAN_A_COUNT = re.compile(r"\sthan\s(?:half|one|two|three|four|five|ten|a\b|an\b|\d|halv|doubl|"
                           r"tripl|twice)", re.I)
_NOT = re.compile(r"\b(?:not|no|n['’]t|neither|nor|never|hardly|without)\b[^,;]{0,40}$", re.I)
_COPULA = re.compile(r"\b(?:was|were|is|are)\s(?P<what>[^,;]{3,80})", re.I)
_OFTEN = re.compile(r"\s(?:common|commonly|frequent|frequently|often|likely|prone|prevalent|"
                    r"rarely)\b", re.I)
_LIKELY = re.compile(r"\W*(?:likely|prone|apt|able|inclined|willing|liable)\b", re.I)
_TO_DO = re.compile(r"(?<!others)\sto\s(?=[a-z]{2,})", re.I)
_ALSO = re.compile(r"\W*(?:and|but)\s(?:(?:with|had|has|also|needed|caused|gave|was|were|far|much|"
                   r"slightly|somewhat|associated with)\s){0,3}", re.I)
_EFFECTIVE = re.compile(r"\s(?:effective|efficacious|successful|beneficial|helpful|useful)\b",
                        re.I)
_LARGE = re.compile(r"(?:big|large|great|strong|steep|marked|pronounced)\b", re.I)
_OF = re.compile(r"of\s", re.I)
MOST = 12


@lru_cache(maxsize=8192)
def orders_in(sentence: str) -> tuple[Order, ...]:
    """Every ranking of ``sentence``, in order."""
    plain = _BRACKETS.sub(lambda match: " " * len(match.group()), sentence)
    found: list[Order] = []
    subject = ""
    for a, b in clauses(plain):
        clause = plain[a:b]
        found += (_compared(clause, a, b, subject) or _superlatives(clause, a, b)
                  or _driven(clause, a, b) or _open(clause, a, b, subject))
        subject = first_subject(clause) or subject
    return tuple(found[:MOST])


def _open(clause: str, a: int, b: int, subject: str, alone: bool = True) -> list[Order]:
    """"A brought a greater improvement", "nausea was commoner with A": against all others;
    ``subject`` is that of the clause before, where this one names none."""
    cue = next((m for m in _COMPARATIVE.finditer(clause) if not _names_a_group(clause, m)), None)
    if cue is None or _MULTIPLE.match(cue.group()) or (
            _denied(clause[:cue.start()])) or _THAN.search(clause, cue.end()):
        return []
    before, after = clause[:cue.start()], clause[cue.end():]
    stop = _STOP.search(after)
    one, of = sides_told(before, after[:stop.start()] if stop else after, False, alone)
    kind, more = _kind(cue, before, after)
    of = f"{of} {_own(cue)}"
    one = one if WORD.search(one) else subject
    return [Order(one if more else "", "" if more else one, of, kind, a, b, True)] if (
        WORD.search(one)) else []


def _compared(clause: str, a: int, b: int, subject: str) -> list[Order]:
    found: list[Order] = []
    for mark in list(_THAN.finditer(clause))[:3]:
        if _COUNTED.match(clause, mark.end()):
            continue
        head = clause[:mark.start() + (len(mark.group()) if mark["adjective"] else 0)]
        itself = _COMPARATIVE.match(clause, mark.start())
        cues = [itself] if itself else list(_COMPARATIVE.finditer(head))
        cues = [c for c in cues if c is itself or not _names_a_group(clause, c)]
        cue = mark if mark["adjective"] else cues[-1] if cues else None
        if cue is None:
            found += _fronted(clause, mark, a, b, subject)
            continue
        if _denied(clause[:cue.start()]):
            continue
        found += _order(clause, cue, mark, a, b)
    return found


def _fronted(clause: str, mark: re.Match[str], a: int, b: int,
             subject: str) -> list[Order]:
    """"Compared with B, infections were commoner with A": what is compared with comes first."""
    other, comma, rest = clause[mark.end():].partition(",")
    if not comma or WORD.search(clause[:mark.start()]) or not WORD.search(other):
        return []
    return [replace(order, more=order.more or other, less=order.less or other, open=False)
            for order in _open(rest, a, b, subject, False) if _THAN.search(rest) is None]


def _denied(before: str) -> bool:
    """Whether a comparative is denied; "patients without dementia had fewer" denies nothing."""
    match = _NOT.search(before[-60:])
    if match is None:
        return False
    return not match.group().lower().startswith("without") or bool(
        _NOT.search(subject_of(before)[1]))


def _names_a_group(clause: str, cue: re.Match[str]) -> bool:
    """"The stronger drops", "more than half": no ranking is told by this word."""
    return bool(_GIVEN.search(clause[:cue.start()]) and not _IS_THE.search(
                clause[:cue.start()]) and _ITS_NOUN.match(clause, cue.end())
                or _THAN_A_COUNT.match(clause, cue.end())
                or _OR_MORE.search(clause[:cue.start()])
                or cue.group().lower() in _OF_ITSELF and not WORD.search(clause[:cue.start()])
                and _ITS_NOUN.match(clause, cue.end()))


def _order(clause: str, cue: re.Match[str], mark: re.Match[str], a: int, b: int) -> list[Order]:
    """The ranking of one comparative, and of a second that shares its sides: "fewer infections than
    B and less need for surgery"."""
    tail = clause[mark.end():]
    led = _LED.match(tail)
    tail = tail[led.end():] if led else tail
    stop = _STOP.search(tail, 3)
    other, rest = (tail[:stop.start()], tail[stop.start():]) if stop else (tail, "")
    before = clause[:cue.start()]
    between = clause[cue.end():mark.start()] if mark.start() > cue.end() else ""
    if mark["adjective"]:
        between = f"{mark['adjective']} {mark['middle'] or ''}"
    one, of = (before, between) if _OF.match(other) else sides_told(
        before, between, bool(PREPOSITION.match(other)))
    one = without_shared_head(one, other)
    doing = _TO_DO.search(other) if _LIKELY.match(between) else None
    if doing is not None:
        other, rest = other[:doing.start()], other[doing.start():] + rest
    if not WORD.search(one) or not WORD.search(other):
        return []
    also = _ALSO.match(rest)
    second = _COMPARATIVE.match(rest, also.end()) if also else None
    if also is not None:
        rest, added = "", rest[also.end():]
    if mark["adjective"]:
        large = _LARGE.match(mark["adjective"]) and EFFECT_NOUN.search(before[-90:])
        kind, more = (EFFECT if large else LEVEL), not mark.group().lower().startswith(
            ("half", "a "))
    else:
        kind, more = _kind(cue, before, between)
    orders = [Order(one if more else other, other if more else one, f"{of} {_own(cue)} {rest}",
                    kind, a, b)]
    if also is not None and second is not None:
        what = added[second.end() - also.end():]
        kind, more = _kind(second, "", what)
        orders.append(Order(one if more else other, other if more else one,
                            f"{what} {_own(second)}", kind, a, b))
    return orders


def _own(cue: re.Match[str]) -> str:
    """What a comparative itself names: "cheaper" is of cost, "sooner" of a time until."""
    said = cue.group().lower()
    return f"{said} {_OF_ITSELF[said][0]}" if said in _OF_ITSELF else ""


def _kind(cue: re.Match[str], before: str, between: str) -> tuple[str, bool]:
    """What is ranked, and whether the side told of has more of it."""
    if cue["better"] or cue["worse"]:
        kind = EFFECT if _CHANGED.search(before[-40:]) else GOOD
        return kind, bool(cue["better"])
    if _EFFECTIVE.match(between):
        return GOOD, bool(cue["more"])
    said = cue.group().lower()
    if said in _OF_ITSELF:
        return LEVEL, _OF_ITSELF[said][1]
    if _OFTEN.match(between):
        return LEVEL, bool(cue["more"])
    near = f"{before[-90:]} | {between[:40]}"
    effect = said in _MAGNITUDES and (
        EFFECT_NOUN.search(near) or _POINTS_BACK.match(before)) or (
        said in ("more", "less", "further", "harder", "twice")
        and _CHANGED.search(before[-60:]))
    return (EFFECT if effect else LEVEL), bool(cue["more"])


def _superlatives(clause: str, a: int, b: int) -> list[Order]:
    found: list[Order] = []
    for cue in list(_SUPERLATIVE.finditer(clause))[:3]:
        before, after = clause[:cue.start()], clause[cue.end():]
        if _NAMES_A_SIDE.search(before) or cue["less"] and _AT_LEAST.search(before) or (
                cue["more"] and _AT_LEAST.search(before)) or _NOT.search(before[-60:]):
            continue
        stop = _STOP.search(after)
        after = after[:stop.start()] if stop else after
        copula = _COPULA.search(after)
        places = [m for m in PREPOSITION.finditer(after) if WORD.search(after[m.end():])]
        if copula and len(WORD.findall(after[:copula.start()])) <= 2 and not WORD.search(
                before.rpartition(",")[2].replace("the", "")):
            side, of = copula["what"], after[:copula.start()]
        elif places and (len(WORD.findall(before)) and len(WORD.findall(
                after[:places[0].start()])) <= 3) and not (
                    EFFECT_NOUN.search(after[:places[0].start()]) and len(places) == 1
                    and places[0].group().strip().lower() in ("in", "of")
                    and not EFFECT_NOUN.search(before) and re.search(
                        r"\b(?:had|saw|showed|experienced|enjoyed|got)\b", before)):
            at = places[-1] if len(places) > 1 and EFFECT_NOUN.search(
                after[:places[0].start()]) else places[0]
            side, of = after[at.end():], f"{before} {after[:at.start()]}"
        else:
            side, of = before, after
        if not WORD.search(side):
            continue
        if cue["better"] or cue["worse"]:
            kind, more = (EFFECT if _CHANGED.search(before[-40:]) else GOOD), bool(cue["better"])
        else:
            effect = _CHANGED.search(f"{before[-50:]} {after[:20]}") or (
                cue.group().lower() in _MAGNITUDES and EFFECT_NOUN.search(
                    f"{before[-90:]} {after[:40]}"))
            kind, more = (EFFECT if effect else LEVEL), bool(cue["more"])
        found.append(Order(side if more else "", "" if more else side, of, kind, a, b))
    return found


def _driven(clause: str, a: int, b: int) -> list[Order]:
    match = _DRIVEN.search(clause)
    if match is None or not EFFECT_NOUN.search(clause) and not _CHANGED.search(clause) or (
            _NOT.search(clause[:match.start()][-60:])):
        return []
    after = clause[match.end():]
    stop = _STOP.search(after)
    after = after[:stop.start()] if stop else after
    return [Order(after, "", clause[:match.start()], EFFECT, a, b)]
