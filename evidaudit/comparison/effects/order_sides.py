"""Which words of a comparative name the side told of, and which name what is compared.

"Infections were more common with A than with B" has its side after the comparative, "patients on A
needed fewer repeat operations than those on B" before the verb; "those on B" shares the head of
the other side, which tells neither of them apart.
"""

from __future__ import annotations

from ... import quick_re as re

PREPOSITION = re.compile(r"\b(?:in|among|amongst|for|with|on|at|after|under|during|when|by|from|"
                         r"using|given)\s", re.I)
WORD = re.compile(r"[a-z]{3,}", re.I)
EFFECT_NOUN = re.compile(
    r"\b(?:associations?|effects?|links?|relationships?|correlations?|reductions?|increases?|"
    r"decreases?|declines?|falls?|drops?|rises?|lowering|improvements?|gains?|benefits?|responses?|"
    r"estimates?|changes?|impacts?|differences?|growth|loss(?:es)?|gradients?|cuts?|protection|"
    r"advantage|toll|harm|slope)\b", re.I)
# Words that may stand between "more" and the preposition of a side: they name nothing.
_HOW = re.compile(
    r"(?:\W|\b(?:common|commonly|frequent|frequently|often|usual|likely|prevalent|severe|serious|"
    r"pronounced|marked|rapid|rapidly|quickly|slowly|strongly|effective|widespread|evident|"
    r"apparent|to be|seen|found|reported|recorded|observed|noted|than|so|still|and|again|rates?|"
    r"risks?|odds|levels?|scores?|values?|figures?|numbers?|chances?|hazards?)\b)*", re.I)
# "There were", "the study found", "patients had": no side is told by these words.
_NOBODY = re.compile(
    r"(?:\W|\b(?:there|it|this|we|they|the|study|trial|review|researchers|authors|analysis|"
    r"results?|investigators|team|data|figures|patients|participants|people|adults|women|men|"
    r"children|infants|babies|students|residents|volunteers|users|both|each|also|but|and|"
    r"however|on average|overall|in|at|by|over|during|after|week|month|year|day|\d+|weeks|"
    r"months|years|days|one|two|three|six|twelve|a|an|of|his|her|their|trialists|reviewers)\b)*",
    re.I)
_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|does|do|took|take|takes|got|get|gave|gives?|wore|"
    r"ate|drank|slept|kept|keeps?|lost|built|builds?|led|left|felt|grew|saw|met|made|makes?|came|"
    r"comes?|went|goes|ran|stood|spent|bore|broke|bled|caught|died|fared|put|cost|costs|hurt|fell|rose|sat|won|bought|held|hit|quit|swam|"
    r"rode|drove|woke|chose|"
    r"needs?|shows?|tends?|yields?|brings?|brought|found|wrote|read|spoke|forgot|"
    r"(?!\w{0,4}(?:need|seed|breed|weed|feed|speed|bed|red)\b)[a-z]{2,16}ed)\b(?!-)", re.I)
_AUXILIARY = re.compile(r"was|were|is|are|had|has|have|did|does|do", re.I)
_RELATIVE = re.compile(r"\b(?:who|that|which|whose)\s(?:had\s|have\s|were\s|was\s|are\s|is\s|"
                       r"did\s|[a-z]+ly\s|never\s|not\s){0,2}$", re.I)
# "Was clearly associated", "had a reduced": one verb.
_WITHIN_A_VERB = re.compile(r"\s(?:(?:\w{1,12}ly|not|also|been|be|a|an|the|all|then|now)\s){0,2}",
                            re.I)
_FRONTED = re.compile(r"^\W*(?:compared (?:with|to)|one \w+ after|\w+ (?:weeks|months|years) after|"
                      r"in|at|by|over|during|after|among|for|within|from|with|on|under)\s"
                      r"[^,]{2,80},\s", re.I)
_SHARED_HEAD = re.compile(r"^\W*(?:(?:in|with|among|for|by|on|from|to|at)\s)?(?:those|ones|that)\b",
                          re.I)
_HEAD = re.compile(
    r"^\W*(?:the\s|all\s|most\s)?(?:[\w-]+\s){1,3}?(?=(?:who|whose|that|which|with|without|on|in|"
    r"given|taking|receiving|using|wearing|living|working|under|at|whom|kept|put|left|told|fed|"
    r"born|[a-z]{3,14}ed|[a-z]{3,14}ing)\b)", re.I)
_MOST_NOUN = 2
_MOST_OBJECT = 6     # words between the verb of a clause and its comparative


def sides_told(before: str, between: str, led: bool, alone: bool = False) -> tuple[str, str]:
    """The words of the side told of, and those of what is ranked; ``led`` where the other side has
    a preposition, ``alone`` where there is no other.

    "Larger in A than in B" has it after the comparative; "A had larger falls in X than B" before.
    """
    places = [m for m in PREPOSITION.finditer(between) if WORD.search(between, m.end())]
    direct = next((m for m in places if _HOW.fullmatch(between[:m.start()])), None)
    side, rest = subject_of(before)
    if direct is None and not led and (alone or _NOBODY.fullmatch(side)):
        direct = next((m for m in places if len(WORD.findall(between[:m.start()])) <= _MOST_NOUN
                       ), None)
    if places and (led or direct is not None and not EFFECT_NOUN.search(between)):
        at = direct or places[-1]
        return between[at.end():], f"{before} {between[:at.start()]}"
    fronted = _FRONTED.match(before)
    if led and fronted is not None:
        return fronted.group(), f"{before[fronted.end():]} {between}"
    return side, f"{rest} {between}"


def subject_of(before: str) -> tuple[str, str]:
    """The subject of the words before a comparative, and its verb with what follows it; all of them
    where no verb is found near the comparative, and nothing where they begin with it."""
    verbs = [m for m in _VERB.finditer(before)
             if len(WORD.findall(before[m.end():])) <= _MOST_OBJECT]
    if not verbs:
        return before, ""
    verb = verbs[-1]
    for other in reversed(verbs[:-1]):
        if not _AUXILIARY.fullmatch(other.group()) or not _WITHIN_A_VERB.fullmatch(
                before[other.end():verb.start()]):
            break
        verb = other
    relative = _RELATIVE.search(before[:verb.start()])
    subject = before[:relative.start()] if relative else before[:verb.start()]
    fronted = _FRONTED.match(subject)
    if fronted is not None and WORD.search(subject, fronted.end()):
        subject = subject[fronted.end():]
    return subject, before[verb.start():]


def first_subject(clause: str) -> str:
    """The words before the first verb of a clause, without what is set before them; "" if none."""
    verb = _VERB.search(clause)
    if verb is None:
        return ""
    fronted = _FRONTED.match(clause)
    return clause[fronted.end() if fronted and fronted.end() <= verb.start() else 0:verb.start()]


def without_shared_head(one: str, other: str) -> str:
    """``one`` without the noun that "those" of the other side stands for."""
    if not _SHARED_HEAD.match(other):
        return one
    head = _HEAD.match(one)
    return one[head.end():] if head and WORD.search(one[head.end():]) else one
