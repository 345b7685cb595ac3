"""Who is said to do what to which outcome, against whom: the parts around each effect.

No parser: English puts the outcome of "reduced", "lower … of", "improvement in" after the word and
that of "fell", "was lower", "improved" before it, and the comparator after "than", "compared with",
"versus". Where that cannot be told, a part is empty, and nothing is held against it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from .. import quick_re as re
from .comparators import comparators
from .effects import Effect, read_effects
from .idioms import read_idiom

_NOMINAL = re.compile(
    r"(?:reduction|improvement|increase|decrease|difference|effect|change|benefit|decline|gain|"
    r"rise|drop|fall|advantage|impact|influence|association|efficacy|relief|growth)s?$"
    r"|(?:effective|better|superior|beneficial|helpful|worse|inferior|effectiveness)$", re.I)
_LINK = re.compile(r"\s*(?:\w{2,15}ly\s+)?(?:in|of|on|for|at|to|against|as regards|regarding|"
                   r"with respect to|"
                   r"in terms of|with regard to|between \w+ and)\s+", re.I)
_WHOSE = re.compile(
    r"(?:(?:the|both|all|any|either|our|this|each|those|most|"
    r"an?)\s+)?(?:[\w-]+\s+){0,4}?(?:groups?|arms?)\b"
    r"|(?:(?:the|both|all|older|younger|young|healthy|most|these|those|our|"
    r"this)\s+){0,2}(?:patients|people|"
    r"participants|adults|women|men|children|those|recipients|subjects|users|individuals|"
    r"adolescents|"
    r"pupils|students|schools|homes|trial|study|\w+ (?:patients|homes|schools|children))\b", re.I)
# The object of a verb or noun ends at one of these.
_STOPS = re.compile(
    r"[,;(\[]|\s(?:than|compared|versus|vs\.?|relative|rather|instead|after|during|when|because|"
    r"who|"
    r"which|that|from (?=\d|baseline)|over|by|with|without|was|were|is|are|had|has|did|does|among|"
    r"amongst|at|"
    r"between|"
    r"in (?:the|both|people|patients|adults|women|men|children|those|participants|either|our|this|"
    r"older|healthy|all)|for|until|within|while|and (?:was|were|had|did|led)|if|as|to)\b|"
    r"\s[—–]\s", re.I)
_STARTS_WITH_NOUN = re.compile(
    r"\s+(?!(?:than|with|in|at|for|after|and|or|on|to|by|from|during|among|when|over|under|if|as|"
    r"but|"
    r"compared|versus|vs|relative|because|between|both|following|across|within|through|per|that|"
    r"significantly|likely|common|commonly|frequent|frequently|often|prone|well|slightly|markedly|"
    r"once|until|till|since|while|where|whereas|whenever|upon|before|again|somewhat|"
    r"throughout|towards?|beyond|despite|without|although|though|so|then|"
    r"alongside|according|further(?=\s(?:in|with|after|than|when|on|by|under)\b|\W*$)|"
    r"only|more|less|about|around|nearly|roughly|almost|approximately|\d)\b)[\w'’-]", re.I)
# "Rose steadily", "eased quickly after": how it moved is not what moved.
_HOW = re.compile(
    r"\s+(?!family\b|only\b|assembly\b|anomaly\b|supply\b|early\b|daily\b)\w{2,14}ly(?=\W*$|"
    r"\s*[,.;:(]|\s(?:with|in|at|for|after|and|or|on|to|by|from|during|among|when|over|under|if|as|"
    r"than|but|because|between|once|until|since|while|where|across|within)\b)", re.I)
_PREDICATIVE = re.compile(r"\b(?:was|were|is|are|be|been|being|remained|became|seemed|appeared|got|"
                          r"did not|does not|rated|felt)(?:\s+\w+ly)?(?:\s+(?:not|also|no|even|"
                          r"much|far|still|"
                          r"slightly|somewhat|about|as|a))*\s*$", re.I)
_MODIFIED = re.compile(r"\s+(?:likely|common|commonly|frequent|frequently|often|prone|"
                       r"at risk)\b", re.I)
_PERSONS = re.compile(r"\s*(?:of the )?(?:patients|people|participants|children|women|men|adults|"
                      r"smokers|"
                      r"pupils|students|infants|babies|them)\s*(?:\w+\s*)?$", re.I)
_PERSONS_DID = re.compile(
    r"\s*(?:of the )?(?:patients|people|participants|children|women|men|adults|smokers|pupils|"
    r"students|infants|babies|recipients|users)\s(?:\w{3,12}ly\s)?(?:"
    r"(?P<had>had|have|has|"
    r"reported|achieved|reached|experienced|saw|showed|got|went into|suffered|"
    r"developed)\s(?:an?\s|the\s)?|"
    r"(?P<did>(?:responded|recovered|improved|died|relapsed|quit|stopped|fell|survived|"
    r"worked|slept|vomited)\b))", re.I)
_TAIL = re.compile(r"\s*(?:in terms of|with respect to|with regard to|regarding|as regards|for|"
                   r"in|at|on)\s+", re.I)
_VERSUS = re.compile(r"outperform|superior|inferior|better|effective|comparable|similar|equivalent|"
                     r"no different", re.I)
_LOSS = re.compile(r"los[te]|losing|gain", re.I)
_WEIGHT = re.compile(r"\s+(?:\w+\s+){0,3}[\d.]+\s?(?:kg|kilo\w*|lb|pounds)\b", re.I)
_OF_A_GROUP = re.compile(r"\s(?:who|that|which)\s(?:\w+\s){0,3}", re.I)
_TOLD_OF = re.compile(r"^(?:better|worse)$", re.I)
_ALIKE = re.compile(r"differ|different|similar|comparable|equivalent|the same|equal", re.I)
_AFTER_NOUN = frozenset({"gain", "gains", "relief", "improvement", "improvements"})
_OWN_NOUN = re.compile(
    r"(?:^|[,;]\s+|\b(?:with|of|and|the|in|more|less|from|after|to|for|had|was|showed|brought|"
    r"gave|got|,)\s+)(?P<noun>(?!(?:no|not|a|an|the|any|"
    r"some|significant|significantly|statistically|greater|more|less|clinical|larger|smaller|"
    r"marked|good|great|"
    r"further|this|small|slight)\b)[a-z]{3,20}(?:\s[a-z]{3,20})?)\s+$", re.I)
_ONLY_THAN = re.compile(r"\s*(?:or (?:other|equivalent|similar|better) )?(?:to|than|with|"
                        r"from)?\s*", re.I)
_COUNT_OF = re.compile(r"(?:the )?(?:number|proportion|percentage|share|rate|days|amount|odds|"
                       r"chances?|likelihood|"
                       r"risk) (?:of|that)\b", re.I)
_ENDS_CLAUSE = re.compile(r"[,;(\[]|\s(?:than|compared|versus|vs\.?|by|after|during|was|"
                          r"were)\b", re.I)
_MISSED = re.compile(r"\b(?:miss(?:ed|es|ing)?|overlook(?:ed|s|ing)?)\s+$", re.I)
_LIKELY_TO = re.compile(r"\s+(?:likely|prone|apt|liable|inclined) to\s+", re.I)
# "More likely than those on A to die": what they did stands after whom they are held against.
_LIKELY_THAN = re.compile(
    r"\s*(?:as\s)?(?:likely|prone|apt|liable|inclined)\s(?:than|as)\s(?P<whom>[^,;()]{2,80}?)"
    r"(?<!assigned)(?<!allocated)(?<!randomised)(?<!randomized)(?<!exposed)(?<!given)(?<!switched)"
    r"(?<!referred)(?<!moved)(?<!told)(?<!asked)\sto\s(?=[a-z])", re.I)
_FAVOURED = re.compile(r"favou?r(?:s|ed|ing)?", re.I)
# "Estimates favoured A for pain", "strength, which favoured A": for what A was the better.
_OF_NOTHING = re.compile(
    r"\W*(?:(?:the|all|pooled|overall|these|this|our|both|most|several|small|any|main|"
    r"between-group|adjusted|unadjusted|\w+ly|significant)\s)*(?:results?|differences?|estimates?|"
    r"evidence|trends?|data|findings?|comparisons?|analys[ei]s|effects?|figures|trials?|stud(?:y|"
    r"ies)|reviews?|authors?|it|they|we)\s(?:\w+ly\s|also\s|again\s|still\s)?$", re.I)
_WHICH = re.compile(r"(?P<what>[\w' -]{3,60}),?\s(?:which|that)\s(?:\w+ly\s|also\s)?$", re.I)
_OVER = re.compile(r"\s*(?:over|rather than|against|instead of)\s(?P<against>[^,;()]{3,80}?)"
                   r"(?=\s(?:for|in|on|at|as|with respect|in terms)\b|[,;.()]|$)", re.I)


@dataclass(frozen=True, slots=True)
class Statement:
    """One effect with its parts as written: ``outcome``, ``agent``, ``against`` (each may be "").

    ``span`` are the offsets of the clause in the sentence.
    """

    effect: Effect
    outcome: str = ""
    agent: str = ""
    against: str = ""
    span: tuple[int, int] = (0, 0)


@lru_cache(maxsize=32768)
def read_statements(sentence: str) -> tuple[Statement, ...]:
    """The statements of ``sentence``; effects without direction are left out beside one with."""
    effects = read_effects(sentence)
    compared = comparators(sentence)
    found = []
    for effect in effects:
        beside = [e for e in effects if e.clause == effect.clause and e is not effect]
        if effect.move == "differ" and any(e.move != "differ" for e in beside):
            continue
        if effect.denied == "differ" and any(e.denied not in ("differ", "") for e in beside):
            continue
        if effect.said in _AFTER_NOUN and any(
                e.start > effect.end and e.move == "none" and _ALIKE.match(e.said) for e in beside):
            continue  # "pain relief did not differ" is one statement
        if any(_is_exposure(sentence, effect, later) for later in beside):
            continue  # "higher intake was linked to a lower risk" is one statement
        if any(a <= effect.start < b or _OF_A_GROUP.fullmatch(sentence[b:effect.start])
               for _, a, b in compared):
            continue  # "than men who walked fewer" names a group
        start, end = effect.clause
        against = next(((what, a, b) for what, a, b in compared if start <= a < end), None)
        parts = _parts(sentence, effect, against, effects)
        if parts is not None:
            lowered = any(e.move == "down" and _is_exposure(sentence, e, effect) for e in beside)
            parts = _turned(parts, sentence[start:effect.start])
            found.append(_reversed(parts) if lowered else parts)
    return tuple(found)


# "Longer shifts were linked to", "people with higher levels had": the amount of what is exposed to.
_LINKS = re.compile(r"\b(?:associated|linked|tied|related|correlated|predict(?:s|ed)?|went with|"
                    r"goes "
                    r"with|meant|led to|leads to|came with|followed by|coincided)\b", re.I)
_WITH = re.compile(r"\b(?:with|who had|who have|having|reporting|whose)\s+(?:\w+\s)?$", re.I)
_HAD = re.compile(r"\s(?:had|have|has|were|was|showed|lived|died|developed|reported|suffered|"
                  r"tended|"
                  r"scored)\s", re.I)
_REVERSE = {"up": "down", "down": "up", "good": "bad", "bad": "good"}


def _is_exposure(sentence: str, effect: Effect, later: Effect) -> bool:
    """Whether ``effect`` tells how much there was of what goes with the ``later`` one."""
    if not effect.end < later.start or effect.move not in ("up", "down") or later.move == "differ":
        return False
    between = sentence[effect.end:later.start]
    return bool(_LINKS.search(between)) and "," not in between or bool(
        _WITH.search(sentence[effect.clause[0]:effect.start]) and _HAD.search(between))


def _reversed(statement: Statement) -> Statement:
    """"Lower intake went with more": more intake goes with less."""
    move = _REVERSE.get(statement.effect.move, statement.effect.move)
    return replace(statement, effect=replace(statement.effect, move=move))


_LESSENING = re.compile(r"\b(?:weight loss|(?:loss|losses) of weight|reductions?|decreases?|"
                        r"declines?)\b", re.I)
_TURNED = {"up": "down", "down": "up"}


# "Removed 21% more plaque" leaves less of it.
_REMOVED = re.compile(r"\b(?:remov(?:es?|ed|ing)|clear(?:s|ed|ing)?|shed|sheds|shedding|"
                      r"los(?:es?|ing)|burn(?:s|ed|t|ing)?|eliminat(?:es?|ed|ing)|got rid of)\s"
                      r"(?:[\d.]{1,6}\s?(?:%|per ?cent|times|kg)?\s|(?:about|around|nearly|far|"
                      r"much|significantly|slightly|roughly)\s){0,3}$", re.I)


def _turned(statement: Statement, before: str) -> Statement:
    """"Weight loss was greater" is a fall of weight: the outcome's own word turns the effect."""
    move = statement.effect.move
    if move in _TURNED and _REMOVED.search(before[-60:]):
        return replace(statement, effect=replace(statement.effect, move=_TURNED[move]))
    if move in _TURNED and not _NOMINAL.search(statement.effect.said.split()[-1]) and (
            _LESSENING.search(statement.outcome)):
        return replace(statement, effect=replace(statement.effect, move=_TURNED[move]))
    return statement


def _parts(sentence: str, effect: Effect, against: tuple[str, int, int] | None,
           effects: tuple[Effect, ...]) -> Statement | None:
    start, end = effect.clause
    before = sentence[start:effect.start]
    if against and against[2] <= effect.start:  # "Compared with placebo, the drug lowered …"
        before = before[:max(0, against[1] - start - 16)] + " " + sentence[against[2]:effect.start]
    elif against:
        end = min(end, max(effect.end, against[1]))
    after = sentence[effect.end:end]
    others = [e.start for e in effects if effect.end < e.start < end and e.clause == effect.clause]
    what = against[0] if against else ""
    if _ASSOCIATED.match(effect.said):
        return _associated(sentence, effect, before, after, what)
    whole = sentence[effect.end:effect.clause[1]]
    likely = _LIKELY_THAN.match(whole)
    if likely:
        return Statement(effect, _until_stop(whole[likely.end():]), before, likely["whom"],
                         effect.clause)
    idiom = read_idiom(effect, before, whole)
    if idiom is not None:
        return Statement(replace(effect, move=idiom.move), _until_stop(idiom.outcome),
                         idiom.agent, what, effect.clause) if idiom.told else None
    tail = _TAIL.match(sentence[against[2]:effect.clause[1]]) if against else None
    if tail and against and _ONLY_THAN.fullmatch(after) and effect.move in ("good", "bad", "none"):
        outcome = _until_stop(sentence[against[2] + tail.end():effect.clause[1]])
        return Statement(effect, outcome, before, what, effect.clause)
    adjacent = against is not None and _ONLY_THAN.fullmatch(after)
    if adjacent and _VERSUS.search(effect.said):
        return Statement(effect, "", before, what, effect.clause)  # "A was better than B"
    if not after.strip() and _VERSUS.search(effect.said):  # "A outperformed B"
        return Statement(effect, "", before, what, effect.clause)
    if _LOSS.match(effect.said) and _WEIGHT.match(after):
        return Statement(effect, "weight", before + " " + after, what, effect.clause)
    if (_FAVOURED.fullmatch(effect.said) and _STARTS_WITH_NOUN.match(after)
            and not before.rstrip().endswith(" in")):
        return _favoured(effect, before, after, what)
    modified = _MODIFIED.match(after)
    if modified:  # "more common with …", "more likely to …"
        to = _LIKELY_TO.match(after)
        if to:
            return Statement(effect, _until_stop(after[to.end():]), before, what, effect.clause)
        return Statement(effect, before, after[modified.end():], what, effect.clause)
    noun = _OWN_NOUN.search(before) if effect.said in _AFTER_NOUN else None
    if noun:  # "weight gain", "pain relief"
        return Statement(effect, noun["noun"], before[:noun.start()] + after, what, effect.clause)
    link = _LINK.match(after)
    if link and _TOLD_OF.search(effect.said) and link.group().split()[-1].lower() != "for" and (
            _PREDICATIVE.search(before)):
        link = None  # "bloating was worse on the diet"
    if link and _takes_link(effect) and not _WHOSE.match(after[link.end():]):
        of_on = _OF_AGENT_ON.match(after)  # "no benefit of screening on mortality"
        if of_on:
            return Statement(effect, _until_stop(of_on["outcome"]), before + " " + of_on["agent"],
                             what, effect.clause)
        outcome = _until_stop(after[link.end():])
        return Statement(effect, outcome, _agent(before, after, outcome), what, effect.clause)
    if _STARTS_WITH_NOUN.match(after) and not _is_passive(effect, before) and not (
            _HOW.match(after) and effect.said not in ("more", "less")):
        cut = min([o - effect.end for o in others] or [len(after)])
        outcome = _until_stop(after[:cut] if cut > 3 else after)
        persons = _PERSONS_DID.match(after)
        if persons:  # "more patients had a response with …": what they had is the outcome
            told = after[persons.end():] if persons["had"] else after[persons.start("did"):]
            outcome = _until_stop(told)
            if outcome.strip():
                rest = told[told.find(outcome) + len(outcome):]
                return Statement(effect, outcome, before + " " + rest, what, effect.clause)
        if _PERSONS.match(outcome):  # "cured more children": what happened stands before
            outcome = before + " " + outcome
        if outcome.strip():
            if _MISSED.search(before):  # "missed more cases" tells of what was missed
                outcome = f"missed {outcome.lstrip()}"
            return Statement(effect, outcome, _agent(before, after, outcome), what, effect.clause)
    return Statement(effect, before, after, what, effect.clause)


def _favoured(effect: Effect, before: str, after: str, what: str) -> Statement:
    """"Quality of life favoured A over B": A did well, and what stands before is of what."""
    agent = _STOPS.split(after, maxsplit=1)[0]
    rest = after[len(agent):]
    over, which = _OVER.match(rest), _WHICH.search(before)
    tail = _TAIL.match(rest[over.end():] if over else rest)
    outcome = which["what"] if which else "" if _OF_NOTHING.match(before) else before
    if not outcome and tail:
        outcome = _until_stop(rest[(over.end() if over else 0) + tail.end():])
    return Statement(effect, outcome, agent, over["against"] if over else what, effect.clause)


# "Coffee was inversely associated with gout": what goes with what.
_ASSOCIATED = re.compile(r"(?:in|nega|posi)(?:versely|verse|tively|tive) \w", re.I)
_ASSOCIATED_WITH = re.compile(r"\s*(?:with|to)\s+", re.I)
_OUTCOME_BEFORE = re.compile(r"\b(?:associated with|linked (?:with|to)|related to|correlated with|"
                             r"predicted|predictors? of|risk factors? "
                             r"for)\s(?P<outcome>[^,;().]{3,80})",
                             re.I)


def _associated(sentence: str, effect: Effect, before: str, after: str,
                what: str) -> Statement:
    """A statement of what goes with more, or less, of an outcome; one that stands without an
    outcome has that of the statement before: "X was associated with gout; Y inversely"."""
    link = _ASSOCIATED_WITH.match(after)
    if link:
        return Statement(effect, _until_stop(after[link.end():]), before, what, effect.clause)
    between = re.match(r"\s*between\s+(?P<one>[^,;]{2,80}?)\sand\s(?P<other>[^,;]{2,80})", after)
    if between:
        return Statement(effect, _until_stop(between["other"]), between["one"], what,
                         effect.clause)
    told = list(_OUTCOME_BEFORE.finditer(sentence, 0, effect.clause[0]))
    return Statement(effect, _until_stop(told[-1]["outcome"]) if told else "", before, what,
                     effect.clause)


_OF_AGENT_ON = re.compile(r"\s*of\s(?P<agent>[^,;()]{2,80}?)\s(?:on|upon|for|against|in terms of|"
                          r"with regard to)\s(?P<outcome>[^,;]{3,120})", re.I)
# Whether what stands before the effect names anything: "there were", "it was" do not.
_NAMES = re.compile(r"\b(?!(?:there|it|was|were|is|are|had|has|have|been|be|also|a|an|the|and|this|"
                    r"that|these|those|with|in|of|at|by|on|much|far|significantly|slightly|we|"
                    r"found|no|not|to|study|trial|but|did|some|any|showed|show|shows|as|for|"
                    r"resulted|overall|however|statistically|clinically)\b)[a-z]{3,}", re.I)


def _agent(before: str, after: str, outcome: str) -> str:
    """The words that name the agent: those before the effect, or else those after its outcome."""
    return before if _NAMES.search(before) else after[after.find(outcome) + len(outcome):]


def _takes_link(effect: Effect) -> bool:
    last = effect.said.split()[-1]
    return bool(_NOMINAL.search(last)) or effect.move == "none" and " " in effect.said


def _is_passive(effect: Effect, before: str) -> bool:
    said = effect.said
    return said.endswith("ed") and bool(_PREDICATIVE.search(before))


_PARENTHESIS = re.compile(r"\s?\([^()]{0,120}\)")


_LIGHT_HEAD = re.compile(
    r"(?:be |get |become |being |getting )?(?:(?:end|ended|ending|wind|wound) up (?:with|in|on|"
    r"having|needing|being)|(?:come|came|coming) down with|(?:go|went|gone|going) (?:on to|through)"
    r"(?: (?:have|develop|need|get|be|suffer|undergo|receive))?|diagnosed (?:with|as having)|left "
    r"with|afflicted (?:with|by)|troubled (?:with|by)|struck (?:down )?by|succumb to)\s", re.I)


def _until_stop(text: str) -> str:
    text = _PARENTHESIS.sub("", text).lstrip()
    light = _LIGHT_HEAD.match(text)  # "end up with a caesarean", "go on to develop asthma"
    if light:
        text = text[light.end():]
    counted = _COUNT_OF.match(text)  # "the number of children who became …"
    if counted:
        return _ENDS_CLAUSE.split(text, maxsplit=1)[0]
    return _STOPS.split(text, maxsplit=1)[0]
