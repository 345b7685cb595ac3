"""What a sentence says happened: up, down, better, worse, no difference, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .. import quick_re as re
from .cue_words import CUES

# Where one statement ends and the next, possibly opposite one, begins.
_CLAUSE = re.compile(
    r";\s+|,?\s+\b(?:but|whereas|(?<!than )while|although|though|(?<!not, )(?<!n't, )however|"
    r"yet|despite|with the exception of|except(?: for| in| that)?|"
    r"in contrast|on the other hand|nor)\b,?\s+|,?\s+(?:and|or)\s+(?=(?:there (?:was|were)|no |did "
    r"not|was not|were not|had no|neither)\b)|,\s+(?=(?:there (?:was|were)|no |did not|was not|"
    r"were "
    r"not|neither)\b)|,\s+(?=with\s(?:no|little|similar|comparable|equal)\b)|"
    r",\s+(?=(?:an?|the|this)\s(?:[\w-]{3,20}\s)?(?:advantage|difference|effect|"
    r"benefit|gap|gain)"
    r"\s(?:that\s)?(?:was |is |were )?(?:no longer|not)\b)|:\s+|"
    r",\s+and\s+(?=(?:\w+\s){1,5}(?:was|were|did|had|is|are)\b)", re.I)

_CUE = re.compile("|".join(f"(?P<{kind}{index}>(?<![\\w-]){pattern})"
                           for index, (kind, pattern) in enumerate(CUES)))  # in small letters
# "greater reduction", "less improvement": the first word says how much of the second there was.
_MORE = frozenset({"higher", "greater", "more", "larger", "bigger", "stronger", "faster", "longer"})
_LESS = frozenset({"lower", "less", "smaller", "fewer", "weaker", "slower", "shorter", "slow",
                   "slowed", "slows"})
_NOUN = re.compile(r"(?:reductions?|decreases?|declines?|drop|fall|improvements?|increases?|"
                   r"gains?|rise|relief|"
                   r"recovery|growth|benefits?)", re.I)
# What holds a movement back turns it round.
_RESTRAINED = re.compile(
    r"\b(?P<verb>limit(?:s|ed|ing)?|curb(?:s|ed|ing)?|slow(?:s|ed|ing)?|blunt(?:s|ed|ing)?|"
    r"dampen(?:s|ed|ing)?|halt(?:s|ed|ing)?|stem(?:s|med|ming)|check(?:s|ed)|contain(?:s|ed|ing)?|"
    r"attenuat(?:es|ed|ing)|mitigat(?:es|ed|ing)|prevent(?:s|ed|ing)|arrest(?:s|ed|ing)|"
    r"stopp(?:ed|ing)|restrain(?:s|ed|ing)?)\s(?:the\s|a\s|any\s|this\s|further\s|some of "
    r"the\s){0,2}"
    r"(?:[a-z-]{3,20}\s){0,2}$", re.I)
_MOVEMENT = re.compile(r"(?:rise|increase|increases|growth|gain|fall|decline|declines|decrease|"
                       r"drop|"
                       r"worsening|deterioration)", re.I)
_WAS = re.compile(r"\b(?:was|were|is|are)\s+(?:(?:\w+ly|much|far|slightly|about|some|a mean|"
                  r"a median|an average|of)\s+){0,2}(?:[\d.,·]{1,7}\s?(?:%|[a-z]{1,8}|"
                  r"percentage points|per cent|[a-zµ]{1,4}/[a-z0-9]{1,3})?\s+)?$", re.I)
_COMPARATIVES = _MORE | _LESS
_ADVERBS = frozenset({"more", "less", "better"})
_ADVERBIAL = re.compile(r"\s+(?:often\s+|frequently\s+)?(?:than|with|in|after|when|on|"
                        r"among)\b", re.I)
_COUNTED = re.compile(
    r"\s+than\s+(?:about\s+|around\s+)?(?:\d[\d.,]{0,8}|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|a|an|"
    r"half|twice|once|doubl|tripl)(?!\s+(?:placebo|control|usual|sham|group))\b(?!\s+(?:control|"
    r"group|placebo|sham|comparison|dummy|self|standard|single|low|high))", re.I)
_EXTENT = re.compile(r"\s+(?:extent|degree|magnitude|so)\b", re.I)
_COUNTED_WHO = re.compile(r"\b(?:more|fewer|as many)\s[a-z]{3,14}\s+(?:who\s)?$|\b(?:share|"
                          r"proportion|number|percentage) of (?:\w{3,14}\s){1,2}(?:who|that)"
                          r"\s$", re.I)
_OFTEN = re.compile(r"\s+(?:more|less|as)\s+(?:often|frequently)\b", re.I)
_NAMES_GROUP = re.compile(r"\s+(?:[\w-]{3,20}\s)?(?:groups?|arms?|start|initiation)\b", re.I)
_ARTICLE = re.compile(r"\b(?:the|in|with|and|of|a)\s+$", re.I)
_AMOUNTS = frozenset({"more", "fewer", "less", "greater"})
_VERB = re.compile(r"(?:ed|ing|es?|s|lost|cut)$", re.I)
_COUNTS_NOUN = re.compile(r"\s+(?!(?:than|often|frequently|in|with|among|after|quickly|slowly|"
                          r"rapidly|steeply|effectively|likely)\b)[a-z]{3,}", re.I)
_NEITHER = re.compile(r"\s+(?:neither|nothing|no)\b", re.I)
_NOR = re.compile(r"\b(?:nor|neither)\W{1,3}$", re.I)
_GIVEN = re.compile(r"\b(?:or|the|whose|these|those|this)\s+$", re.I)
_EQUAL = re.compile(
    r"\b(?:equally|(?:about|just|nearly|roughly|almost|at least|worked) as well as|to the same "
    r"(?:extent|degree)|alike)\b", re.I)
_OPPOSITE = {"up": "down", "down": "up", "good": "bad", "bad": "good"}
_NEGATED = re.compile(
    r"\b(?:unlikely to|need not|not|no(?!-)|nor|never|neither|none|without|cannot|failed to|"
    r"fails to|fail to|lack of|"
    r"unable to|absence of|nothing|(?<!\ba )little|\w{2,7}n['’]t|hardly|"
    r"no longer)\b(?P<gap>[^.;(]{0,60})$", re.I)
_INNOCENT_NO = re.compile(r"\b(?:not only|no doubt|not surpris\w{0,5}|whether or not|"
                          r"if not)\b", re.I)
_P = re.compile(r"\bp\s?(?:-?\s?values?)?\s{0,2}(?:for \w{1,20} )?(?:(?:was|of|is)\s)?([=<>≤≥]|"
                r"&lt;|&gt;|less than)\s{0,2}"
                r"(?:or\s?=\s?)?(0?[.·]\d{1,6}|1\.0{1,3}|ns\b|n\.s\.?)", re.I)
_SIGNIFICANT = re.compile(r"\b(?:statistically |highly |clinically )?significan(?:t|tly|"
                          r"ce)\b", re.I)
_NOT_SIGNIFICANT = re.compile(
    r"\b(?:no|not|without(?! (?:any )?significant(?:ly)? (?:more|increas|higher|greater|addition|"
    r"extra|wors|chang|rais|affect|los|reduc))|non-?|nor|neither|none|n['’]t|"
    r"failed to (?:reach|show|achieve)|lack of|"
    r"lacked)"
    r"\b(?:, however,)?(?:[^\w,;.]{1,2}\w{1,15}){0,5}?[^\w,;.]{0,2}significan(?:t|tly|ce)\b|"
    r"\bnon-?significan|(?<!clinically )\binsignificant|"
    r"\bp\s?=\s?n\.?s\b|\b(?:due to|by|down to|play of|explained by|result of) chance\b|"
    r"\bwithin the margin of error\b|\bshort of (?:statistical )?significance\b|"
    r"\b(?:miss(?:ed|es|ing)|escap(?:ed|es)|fell|falls|lost|loses|losing|borderline|almost|nearly|"
    r"approach\w{0,3}|verg\w{1,3} on|bordered on|close to)(?: (?:out on|just|narrowly|its|all|any|"
    r"reaching|statistical|formal|conventional|the|level|threshold|of|for)){0,5} significance\b|"
    r"\b(?:interval|CI) (?:that )?(?:includ|cross|span|contain|overlap)\w* (?:one|zero|1|0|"
    r"no effect|"
    r"unity|no difference)\b", re.I)
# "Compared with no treatment, splints increased …", "In those not taking it, the risk fell": the
# denial stands within a phrase that ends at the comma.
_IN_A_PHRASE = re.compile(
    r"(?:\b(?:compared (?:with|to)|against|versus|vs\.?|than|relative to|or|with|in|of|to|for|"
    r"among|those|people|patients|women|men|children|adults|groups?|participants)\s)$", re.I)
_FINITE = re.compile(r"\b(?:was|were|had|did|is|are|has|have|showed|led)\b", re.I)
SIGNIFICANCE_LEVEL = 0.05
_BRACKET = re.compile(r"[()\[\]]")


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
    """Start and end of each clause that may say something different from its neighbour.

    What stands in brackets belongs to its clause: "(HR 0.87; 95% CI 0.78 to 0.97; P=.01)".
    """
    spans, position = [], 0
    brackets, nearest = _bracketed(sentence), 0
    for match in _CLAUSE.finditer(sentence):
        while nearest < len(brackets) and brackets[nearest][1] <= match.start():
            nearest += 1
        if nearest < len(brackets) and brackets[nearest][0] < match.start():
            continue
        if match.start() - position > 12:
            spans.append((position, match.start()))
            position = match.end()
    if len(sentence) - position > 0:
        spans.append((position, len(sentence)))
    return spans


def _bracketed(text: str) -> list[tuple[int, int]]:
    """Start and end of each outermost pair of brackets; an unclosed one is left out."""
    found, opened = [], []
    for match in _BRACKET.finditer(text):
        if match.group() in "([":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if not opened:
                found.append((start, match.end()))
    return found


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


@dataclass(slots=True)
class _Cue:
    """A cue while its clause is still being read; offsets in the clause."""

    move: str
    said: str
    start: int
    end: int
    negated: bool


@lru_cache(maxsize=32768)
def read_effects(sentence: str) -> tuple[Effect, ...]:
    """The effects that ``sentence`` states, in order; denied ones with ``move`` "none".

    "Greater reduction" is one effect, down; "less improvement" is bad; "no more common" is none;
    "reduced pain more than" is one effect; "worked as well as" is none.
    """
    found: list[Effect] = []
    for start, end in clauses(sentence):
        clause = sentence[start:end]
        certainty = significance(clause)
        equal = _EQUAL.search(clause) or _NOR.search(sentence[max(0, start - 12):start])
        for cue in _cues(clause):
            denied = cue.negated or cue.move == "none" or bool(equal)
            found.append(Effect(
                "none" if denied else cue.move, cue.said, start + cue.start, start + cue.end,
                (start, end), denied, cue.move if denied and cue.move != "none" else "", certainty))
    return tuple(found)


def _cues(clause: str) -> list[_Cue]:
    cues: list[_Cue] = []
    for match in _CUE.finditer(re.small_letters(clause)):
        move, word = str(match.lastgroup).rstrip("0123456789"), match.group()
        before, after = clause[:match.start()], clause[match.end():]
        if word in _COMPARATIVES and (_COUNTED.match(after) or _GIVEN.search(before)
                                      or _EXTENT.match(after)):
            continue  # "more than five", "four or more", "the higher dose": no effect is told
        if word in ("fell", "fall", "falls", "fallen") and _OFTEN.match(after):
            continue  # "fell more often": people did
        if word in ("fell", "fall", "falls") and _COUNTED_WHO.search(before):
            continue  # "fewer adults fell": the fewer tells, the falls are what is told of
        if word in ("worse", "better") and before.endswith("or "):
            continue  # "grade 3 or worse"
        if word.endswith("ed") and _NAMES_GROUP.match(after) and _ARTICLE.search(before):
            continue  # "the delayed group"
        last = cues[-1] if cues else None
        held = _RESTRAINED.search(before) if _MOVEMENT.fullmatch(word) else None
        if held:  # "limited the rise", "slowed the decline"
            if last and last.start >= held.start():
                cues.pop()
            cues.append(_Cue(_OPPOSITE[move], f"{held['verb'].lower()} {word}", held.start(),
                             match.end(), _is_negated(clause[:held.start()])))
            continue
        if last and move in _OPPOSITE and last.said in _COMPARATIVES and _joined(
                clause[last.end:match.start()]):
            last.move = move if last.said in _MORE else _OPPOSITE[move]
            last.said, last.end = f"{last.said} {word}", match.end()
            continue
        if (last and last.move in ("up", "down") and word in _AMOUNTS and _VERB.search(last.said)
                and not clause[last.end:match.start()].strip() and _COUNTS_NOUN.match(after)):
            if word in _LESS:  # "prevented more cases", "lost less weight"
                last.move = _OPPOSITE[last.move]
            last.said, last.end = f"{last.said} {word}", match.end()
            continue
        if (last and last.move in _OPPOSITE and word in _COMPARATIVES and _NOUN.fullmatch(last.said)
                and _WAS.search(before[last.end:])):  # "the decrease in pain was greater with …"
            last.move = last.move if word in _MORE else _OPPOSITE[last.move]
            last.said, last.end = f"{last.said} {word}", match.end()
            continue
        if last and last.move in _OPPOSITE and _pace(word, after) and not re.search(
                r"[,;]", clause[last.end:match.start()]):  # "declined faster", "lost more slowly"
            if _pace(word, after) == "slow":
                last.move = _OPPOSITE[last.move]
            last.end = match.end()
            continue
        if last and last.move in _OPPOSITE and word in _ADVERBS and _ADVERBIAL.match(after):
            if word == "less":
                last.move = _OPPOSITE[last.move]
            continue
        denied = _is_negated(before) or bool(_NEITHER.match(after))
        cues.append(_Cue(move, word, match.start(), match.end(), move != "none" and denied))
    return cues


def _pace(word: str, after: str) -> str:
    """ "fast" or "slow" where a comparative tells the pace of what was said before, else ""."""
    if word in ("faster", "slower"):
        return word[:4] if not re.match(r"\s+[a-z]{4,}", after) or re.match(
            r"\s+(?:in|with|than|among|when|after)\b", after) else ""
    match = re.match(r"\s+(slowly|quickly|rapidly|steeply)\b", after)
    if word not in ("more", "less") or match is None:
        return ""
    return "slow" if (match[1] == "slowly") == (word == "more") else "fast"


def _joined(between: str) -> bool:
    return len(between.split()) <= 1 and not re.search(r"[,;().]|\b(?:and|or|in|of|"
                                                       r"than)\b", between)


def _is_negated(before: str) -> bool:
    match = _NEGATED.search(before[-90:])
    if match is None or _INNOCENT_NO.search(before[-90:]):
        return False
    gap = match["gap"]
    if "," in gap and _FINITE.search(gap[gap.index(","):]):
        return False
    if "," in gap and gap.rstrip()[-1:] != "," and _IN_A_PHRASE.search(
            before[-90:][:match.start()]):
        return False
    return len(gap.split()) <= 7
