"""Which of two things a sentence puts before the other: "larger in A than in B", "most in A".

Groups of a trial, kinds of people, tests, causes, times: whatever a sentence ranks. What is ranked
is a level ("more common in"), the size of an effect ("the fall was steeper in", "worked best in"),
or how good it is ("better than"). The side of which more is told comes first; a superlative sets
its side before all others.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ... import quick_re as re
from ...wording.effects import clauses

LEVEL, EFFECT, GOOD = "level", "effect", "good"


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
         r"faster|"
         r"sharper|further|deeper|likelier|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|twice|double|"
         r"treble|triple")
_LESS = (r"less|lower|smaller|fewer|weaker|shorter|slower|rarer|milder|flatter|shallower|scarcer")
_COMPARATIVE = re.compile(
    rf"\b(?:(?P<more>{_MORE})|(?P<less>{_LESS})|(?P<better>better|superior|outperform(?:s|ed)|"
    r"outdid|beat)|(?P<worse>worse|poorer(?=\s(?:than|in|for|with|among|on)\b)|"
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
    r"expected|before|previously|thought|usual|average|halv\w+|doubl\w+|tripl\w+|an? (?:third|"
    r"quarter|half|fifth|tenth|"
    r"year|month|week|day|point|minute|dozen|single)|one|two|three|four|five|six|seven|eight|nine|"
    r"ten|\d[\d.,]*%?)\b(?!\sin\b)", re.I)
_SUPERLATIVE = re.compile(
    r"\b(?:(?P<more>most|largest|greatest|biggest|highest|strongest|steepest|(?<=hit )hardest|"
    r"commonest|"
    r"sharpest|heaviest|longest)|(?P<less>least|lowest|smallest|weakest|fewest|shortest|rarest|"
    r"mildest)|(?P<better>best)|(?P<worse>worst))\b(?!\s(?:of\b|quartile|quintile|tertile|decile|"
    r"third|level|dose|income|wealth|socio|education|intake|category|group|risk group|deprived|"
    r"affluent|disadvantaged|recent|people|patients|studies|trials|participants|adults|children|"
    r"women|men|carers|squares|supportive|available|medical|practice|care|corrected|interests?|"
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
_PREPOSITION = re.compile(r"\b(?:in|among|amongst|for|with|on|at|after|under|during|when|by|from|"
                          r"using|given)\s", re.I)
_LED = re.compile(r"^(?:(?:that|those|what|it|they)\s)?(?:(?:was|were|is|are|did|had "
                  r"been)\s)?(?:(?:seen|"
                  r"found|observed|reported|recorded|noted|true|the case)\s)?", re.I)
_STOP = re.compile(r"[,;:]|\s[—–-]\s|\s(?:at (?=\w+ing)|while|whereas|although|though|which|and "
                   r"(?:was|were|had|did|in|for|the|a)\b|but\b|with (?:no|a|an)\b|p\s?[=<]|"
                   r"because\b)",
                   re.I)
_EFFECT_NOUN = re.compile(
    r"\b(?:associations?|effects?|links?|relationships?|correlations?|reductions?|increases?|"
    r"decreases?|declines?|falls?|drops?|rises?|lowering|improvements?|gains?|benefits?|responses?|"
    r"estimates?|changes?|impacts?|differences?|growth|loss(?:es)?|gradients?|cuts?|protection|"
    r"advantage|toll|harm|slope)\b", re.I)
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
_ITS_NOUN = re.compile(r"\s(?!than\b|likely|common|frequent|often|in\b|with\b|among\b)"
                       r"[a-z0-9]", re.I)
_OR_MORE = re.compile(r"\bor\s$", re.I)   # "three quarters or more"
_THAN_A_COUNT = re.compile(r"\sthan\s(?:half|one|two|three|four|five|ten|a\b|an\b|\d|halv|doubl|"
                           r"tripl|twice)", re.I)
_NOT = re.compile(r"\b(?:not|no|n['’]t|neither|nor|never|hardly|without)\b[^,;]{0,40}$", re.I)
_COPULA = re.compile(r"\b(?:was|were|is|are)\s(?P<what>[^,;]{3,80})", re.I)
_WORD = re.compile(r"[a-z]{3,}", re.I)
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
    for a, b in clauses(plain):
        clause = plain[a:b]
        found += (_compared(clause, a, b) or _superlatives(clause, a, b)
                  or _driven(clause, a, b) or _open(clause, a, b))
    return tuple(found[:MOST])


def _open(clause: str, a: int, b: int) -> list[Order]:
    """"A brought a greater improvement", "nausea was commoner with A": against all others."""
    cue = next((m for m in _COMPARATIVE.finditer(clause) if not _names_a_group(clause, m)), None)
    if cue is None or _NOT.search(clause[:cue.start()][-60:]) or _THAN.search(clause, cue.end()):
        return []
    before, after = clause[:cue.start()], clause[cue.end():]
    stop = _STOP.search(after)
    one, of = _sides(before, after[:stop.start()] if stop else after, False)
    kind, more = _kind(cue, before, after)
    return [Order(one if more else "", "" if more else one, of, kind, a, b, True)] if (
        _WORD.search(one)) else []


def _compared(clause: str, a: int, b: int) -> list[Order]:
    found: list[Order] = []
    for mark in list(_THAN.finditer(clause))[:3]:
        if _COUNTED.match(clause, mark.end()):
            continue
        head = clause[:mark.start() + (len(mark.group()) if mark["adjective"] else 0)]
        itself = _COMPARATIVE.match(clause, mark.start())
        cues = [itself] if itself else list(_COMPARATIVE.finditer(head))
        cues = [c for c in cues if c is itself or not _names_a_group(clause, c)]
        cue = cues[-1] if cues else None
        if cue is None or _NOT.search(clause[:cue.start()][-60:]):
            continue
        order = _order(clause, cue, mark, a, b)
        if order is not None:
            found.append(order)
    return found


def _names_a_group(clause: str, cue: re.Match[str]) -> bool:
    """"The stronger drops", "more than half": no ranking is told by this word."""
    return bool(_GIVEN.search(clause[:cue.start()]) and _ITS_NOUN.match(clause, cue.end())
                or _THAN_A_COUNT.match(clause, cue.end())
                or _OR_MORE.search(clause[:cue.start()]))


def _order(clause: str, cue: re.Match[str], mark: re.Match[str], a: int,
           b: int) -> Order | None:
    tail = clause[mark.end():]
    led = _LED.match(tail)
    tail = tail[led.end():] if led else tail
    stop = _STOP.search(tail, 3)
    other, rest = (tail[:stop.start()], tail[stop.start():]) if stop else (tail, "")
    before = clause[:cue.start()]
    between = clause[cue.end():mark.start()] if mark.start() > cue.end() else ""
    if mark["adjective"]:
        between = f"{mark['adjective']} {mark['middle'] or ''}"
    one, of = (before, between) if _OF.match(other) else _sides(
        before, between, bool(_PREPOSITION.match(other)))
    if not _WORD.search(one) or not _WORD.search(other):
        return None
    kind, more = _kind(cue, before, between)
    if mark["adjective"]:
        large = _LARGE.match(mark["adjective"]) and _EFFECT_NOUN.search(before[-90:])
        kind = EFFECT if large else LEVEL
        more = not mark.group().lower().startswith(("half", "a "))
    return Order(one if more else other, other if more else one, f"{of} {rest}", kind, a, b)


def _sides(before: str, between: str, led: bool) -> tuple[str, str]:
    """The words of the side told of, and those of what is ranked.

    "Larger in A than in B" has it after the comparative; "A had larger falls in X than B" before.
    """
    places = list(_PREPOSITION.finditer(between))
    direct = next((m for m in places if len(_WORD.findall(between[:m.start()])) <= 2), None)
    if places and (led or direct is not None and not _EFFECT_NOUN.search(between)):
        at = direct or places[-1]
        return between[at.end():], f"{before} {between[:at.start()]}"
    return before, between


def _kind(cue: re.Match[str], before: str, between: str) -> tuple[str, bool]:
    """What is ranked, and whether the side told of has more of it."""
    if cue["better"] or cue["worse"]:
        kind = EFFECT if _CHANGED.search(before[-40:]) else GOOD
        return kind, bool(cue["better"])
    if _EFFECTIVE.match(between):
        return GOOD, bool(cue["more"])
    said = cue.group().lower()
    near = f"{before[-90:]} | {between[:40]}"
    effect = said in _MAGNITUDES and (
        _EFFECT_NOUN.search(near) or _POINTS_BACK.match(before)) or (
        said in ("more", "less", "further", "harder", "faster", "twice")
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
        places = [m for m in _PREPOSITION.finditer(after) if _WORD.search(after[m.end():])]
        if copula and len(_WORD.findall(after[:copula.start()])) <= 2 and not _WORD.search(
                before.rpartition(",")[2].replace("the", "")):
            side, of = copula["what"], after[:copula.start()]
        elif places and (len(_WORD.findall(before)) and len(_WORD.findall(
                after[:places[0].start()])) <= 3) and not (
                    _EFFECT_NOUN.search(after[:places[0].start()]) and len(places) == 1
                    and places[0].group().strip().lower() in ("in", "of")
                    and not _EFFECT_NOUN.search(before) and re.search(
                        r"\b(?:had|saw|showed|experienced|enjoyed|got)\b", before)):
            at = places[-1] if len(places) > 1 and _EFFECT_NOUN.search(
                after[:places[0].start()]) else places[0]
            side, of = after[at.end():], f"{before} {after[:at.start()]}"
        else:
            side, of = before, after
        if not _WORD.search(side):
            continue
        if cue["better"] or cue["worse"]:
            kind, more = (EFFECT if _CHANGED.search(before[-40:]) else GOOD), bool(cue["better"])
        else:
            effect = _CHANGED.search(f"{before[-50:]} {after[:20]}") or (
                cue.group().lower() in _MAGNITUDES and _EFFECT_NOUN.search(
                    f"{before[-90:]} {after[:40]}"))
            kind, more = (EFFECT if effect else LEVEL), bool(cue["more"])
        found.append(Order(side if more else "", "" if more else side, of, kind, a, b))
    return found


def _driven(clause: str, a: int, b: int) -> list[Order]:
    match = _DRIVEN.search(clause)
    if match is None or not _EFFECT_NOUN.search(clause) and not _CHANGED.search(clause) or (
            _NOT.search(clause[:match.start()][-60:])):
        return []
    after = clause[match.end():]
    stop = _STOP.search(after)
    after = after[:stop.start()] if stop else after
    return [Order(after, "", clause[:match.start()], EFFECT, a, b)]
