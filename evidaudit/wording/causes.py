"""Which words of a sentence make one thing the cause of another.

Verbs stand in two classes. Those that only a cause can carry ("prevents", "triggers", "wards off")
tell one whenever something is their subject; those of change ("lowered", "improves") are also used
of what merely went together, and those of everyday use ("makes", "keeps", "gives") only in a
frame: "makes nurses leave", "keeps people out of hospital". A participle used as an adjective ("an
increased risk"), a verb of the people studied ("who stopped") and a hedged or denied verb tell
none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .. import quick_re as re

_SOMEBODY = (r"(?:people|patients|adults|children|babies|infants|women|men|nurses|workers|pupils|"
             r"students|teenagers|adolescents|mothers|residents|you|us|them|him|her|everyone|"
             r"drivers|cyclists|smokers|drinkers|dogs|cats|boys|girls|parents|carers|staff|"
             r"tenants|teachers|employees|travellers|runners|players|athletes|soldiers|toddlers|"
             r"pensioners|consumers|commuters|veterans|doctors|seniors|employees|newborns|mice|"
             r"rats|horses|farmers|miners|youngsters|kids|youths|prisoners|inmates|migrants)")
# Each verb in the forms of the present, the past and the gerund: "-" stands for the stem's end.
_WINDOW = 240  # letters before and after a verb that are read for its subject and object
_ONLY_CAUSES = (
    "caus:e,es,ed,ing", "induc:e,es,ed,ing", "provok:e,es,ed,ing", "produc:e,es,ed,ing",
    "prevent:,s,ed,ing", "trigger:,s,ed,ing", "cur:e,es,ed,ing", "kill:,s,ed,ing",
    "wreck:,s,ed,ing", "ruin:,s,ed,ing", "destroy:,s,ed,ing", "damag:e,es,ed,ing",
    "erod:e,es,ed,ing", "rot:,s,ted,ting", "avert:,s,ed,ing", "banish:,es,ed,ing",
    "shield:,s,ed,ing", "protect:,s,ed,ing", "safeguard:,s,ed,ing", "fuel:,s,led,ling,ed,ing",
    "spark:,s,ed,ing", "hasten:,s,ed,ing", "poison:,s,ed,ing", "harm:,s,ed,ing", "hurt:,s,ing",
    "block:,s,ed,ing", "thwart:,s,ed,ing", "stunt:,s,ed,ing", "cripple:,s,d", "sap:,s,ped,ping",
    "wip:e,es,ed,ing (?:out|away)", "ward:,s,ed,ing off", "stav:e,es,ed,ing off",
    "fend:,s,ed,ing off", "guard:,s,ed,ing against", "lead:,s,ing to", "led: to",
    "result:,s,ed,ing in", "br:ing,ings,ought,inging (?:on|about)", "set:,s,ting off",
    "g:ive,ives,ave,iving rise to", "contribut:e,es,ed,ing to", "br:eed,eeds,ed,eeding",
)
_CHANGES = (
    "reduc:e,es,ed,ing", "rais:e,es,ed,ing", "improv:e,es,ed,ing", "doubl:e,es,ed,ing",
    "tripl:e,es,ed,ing", "halv:e,es,ed,ing", "worsen:,s,ed,ing", "boost:,s,ed,ing",
    "shorten:,s,ed,ing", "lengthen:,s,ed,ing", "extend:,s,ed,ing", "prolong:,s,ed,ing",
    "lower:s,ed,ing", "slow:s,ed,ing", "delay:,s,ed,ing", "cut:,s,ting", "slash:,es,ed,ing",
    "increas:e,es,ed,ing", "decreas:e,es,ed,ing", "lift:,s,ed,ing", "curb:,s,ed,ing",
    "eas:e,es,ed,ing", "reliev:e,es,ed,ing", "trim:,s,med,ming", "strengthen:,s,ed,ing",
    "weaken:,s,ed,ing", "sharpen:,s,ed,ing", "speed:s,ing up", "sp:ed up",
    "shr:ink,inks,ank,inking",
    "elevat:e,es,ed,ing", "enhanc:e,es,ed,ing", "aggravat:e,es,ed,ing", "dampen:,s,ed,ing",
    "push:,es,ed,ing up", "push:,es,ed,ing down", "driv:e,es,ing up", "driv:e,es,ing down",
    "drove: (?:up|down)", "br:ing,ings,ought (?:\\w+ ){0,6}down", "minimis:e,es,ed,ing",
)
_IN_A_FRAME = (
    r"(?:makes?|made|making) (?!(?:more|fewer|less|up|sure|use|no|it (?:clear|possible))\b)"
    r"(?:[\w'’%-]+ ){1,5}(?:more|less|likelier|worse|better|\w{3,12}er|prone|ill|sick|fat|"
    r"\d+%|safe|safer|healthy|vulnerable|successful)\b",
    rf"(?:makes?|made|making) {_SOMEBODY} (?!with\b|in\b|who\b|and\b|at\b|of\b|on\b|from\b)\w+",
    r"(?:keeps?|kept|keeping) (?:[\w'’%-]+ ){1,6}(?:out of|away|at bay|off|safe|healthy|sharp|"
    r"alive|down|free|well|young|strong|from \w+ing)\b",
    rf"(?:gives?|gave|giving) {_SOMEBODY} (?!a (?:chance|choice)\b|the\b)\w+",
    rf"(?:sav(?:e|es|ed|ing)) (?:[\w'’%,-]+ ){{0,4}}(?:lives|hearts|brains|limbs|eyes|"
    rf"{_SOMEBODY})\b",
    rf"(?:spar(?:e|es|ed|ing)) (?:{_SOMEBODY}|thousands|hundreds|millions|many|one|hearts)\b",
    r"(?:adds?|added|adding|takes?|took|shav(?:es?|ed)) (?:[\w'’-]+ ){0,3}(?:years?|months?|days) "
    r"(?:to|onto|off|from) (?:[\w'’-]+ ){0,2}(?:li(?:fe|ves)|lifespan)\b",
    rf"(?:leaves?|left|leaving) {_SOMEBODY} (?!with\b|in\b|to\b|and\b|at\b|on\b|who\b|the\b|"
    rf"out\b|behind\b)\w+",
    rf"sets? {_SOMEBODY} up for\b",
    rf"(?:robs?|robbed|rids?) (?:{_SOMEBODY}|the \w+|your \w+) of\b",
    rf"(?:helps?|helped) {_SOMEBODY} (?:to )?(?:survive|avoid|live|sleep|quit|lose|recover|stay|"
    rf"keep|escape)\b",
    r"(?:sends?|sent|sending) (?:[\w'’-]+ ){1,4}(?:soaring|rising|up|down|plunging|tumbling|"
    r"to (?:hospital|an early grave|the doctor))\b",
    rf"(?:scars?|scarred|ages|aged) (?:{_SOMEBODY}|the (?:brain|heart|skin|lungs)|your \w+)\b",
    r"(?:gets?|got|getting) rid of\b",
    r"works? (?:against|wonders)\b",
    r"(?:makes?|made) for (?:[\w'’-]+ ){0,2}\w{3,12}er\b",
    rf"(?:stops?|stopped|stopping) {_SOMEBODY} (?:from )?\w+ing\b",
    r"(?:stops?|stopped|stopping) (?:[\w'’-]+ ){1,4}(?:from )?(?:developing|getting|returning|"
    r"spreading|progressing|dying|forming|growing)\b",
    r"(?:stops?|stopped|stopping|averts?|averted) (?:(?:about|nearly|some|roughly|up to|almost|"
    r"over|more than) ){0,2}(?:(?:one|two|three|four|five|six|seven|eight|nine|\d{1,2})(?: in |"
    r" out of )|half|most|many|a (?:third|quarter|fifth|tenth)|\d{1,3}(?:%| per ?cent))",
    r"(?:turns?|turned|turning) (?:[\w'’-]+ ){1,4}into\b",
    rf"(?:forces?|forced|pushes|pushed|drives?|drove|driving|pushing) {_SOMEBODY} "
    rf"(?:to|into|out|towards?|from|away|off)\b",
    r"(?:put|puts) (?:[\w'’-]+ ){1,3}(?:right|at (?:greater |higher |more )?risk)\b",
    r"(?:takes?|took) (?:[\w'’-]+ ){0,4}toll on\b",
    r"costs? (?:[\w'’-]+ ){1,4}(?:lives|their lives)\b",
)
_NAMED = (r"(?:(?:is|are|was|were|lies?|lay|stands?) behind|"
          r"(?:is|are) (?:\w+ly )?(?:good|bad|great|harmful|dangerous|toxic|healthy) for "
          r"(?:your|our|the|people|women|men|children|babies|hearts?|brains?|you)|"
          r"(?:is|are) (?:the|an?) (?:\w+ )?(?:secret (?:to|of|behind)|key to|recipe for|remedy "
          r"(?:for|against)|antidote (?:to|against)|shield against|safeguard against|bulwark "
          r"against|killer)|(?:drink|eat|walk|get|take|swap|sleep|move|stop|start|quit)\b"
          r"[^,.;]{3,60} and (?:you(?: will|['’]ll)?|live|stay|avoid|never) \w+|"
          r"thanks to|to blame|culprits?|responsible for|explains why|"
          r"(?:is|are|was|were) the (?:reason|cause))\b")


def _forms(rows: tuple[str, ...]) -> str:
    found = []
    for row in rows:
        stem, _, rest = row.partition(":")
        endings, _, particle = rest.partition(" ")
        pattern = stem + "(?:" + "|".join(endings.split(",")) + ")"
        found.append(pattern + (" " + particle if particle else ""))
    return "|".join(found)


_PATTERNS = {
    "cause": re.compile(rf"\b(?:{_forms(_ONLY_CAUSES)})\b", re.I),
    "change": re.compile(rf"\b(?:{_forms(_CHANGES)})\b", re.I),
    "frame": re.compile("|".join(rf"\b(?:{frame})" for frame in _IN_A_FRAME), re.I),
    "named": re.compile(rf"\b{_NAMED}", re.I),
}
# After these a participle is an adjective, an infinitive a purpose, a noun the object.
_ADJECTIVAL = frozenset(
    "a an the of in at by for or with had has have its more less their lower higher was were is "
    "are be been being no any than as on from his her this these those into about over under "
    "per each every whose some such what how why without before after while when where that who "
    "which many most not between among during until".split())
# Nouns in their base form: "liver damage", "solid fuel use".
_OF_SOMETHING = re.compile(r"\s+(?:the|their|his|her|its|your|our|a|an|these|those|all|deaths?|"
                           r"falls|risks?|rates?|costs?|serious|severe|new|recurr\w+)\b", re.I)
_APPROXIMATELY = re.compile(r"\b(?:more than|less than|roughly|nearly|almost|about|all but)\s*$",
                            re.I)
_NOUNS_TOO = frozenset("fuel damage harm cause block spark rot poison cure hurt lift boost "
                       "shield guard sap kill trigger delay increase decrease".split())
_IN_NUMBER = re.compile(r"(?:\w{2,}s|people|children|men|women|you|and|which|that|it|we)$", re.I)
_THE_STUDY = re.compile(r"\b(?:stud(?:y|ies)|trials?|anal?ys[ie]s|models?|authors?|researchers?|"
                        r"reviews?|search|surveys?|test|same|main|similar|overall|blood|our|exam|"
                        r"better|worse|poor|good|best)$|\badjust(?:ment|ing|ed)\b"
                        r"[^,;.]{0,60}$", re.I)
# "Mortality increased 12%", "the rate rose steadily": nothing is done to another thing.
_BY_ITSELF = re.compile(r"\s+(?:\d|(?!daily|weekly|monthly|yearly|early|elderly|family)\w+ly\b|"
                        r"every|each|year|over|since|two|three|half|"
                        r"(?:again|further|back|together|too|there|then|once|twice|less|faster|"
                        r"overall)\b)", re.I)
_MAY_BE_INTRANSITIVE = re.compile(r"(?:increas|decreas|improv|worsen|doubl|tripl|halv|slow|eas|"
                                  r"lengthen|shorten|weaken|strengthen|shr[aiu]nk)", re.I)
# "People who walked cut their risk" tells of people, "patients lowered their dose" of a deed.
_READER = re.compile(r"\b(?:you|us)\s*$", re.I)
_MARKED = re.compile(r"\b(?:who|whose|those|they)\b", re.I)
_PEOPLE_LAST = re.compile(rf"\b(?:{_SOMEBODY}|participants|users)\s*$", re.I)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|been|being|be)(?: (?:also|then|now|\w{3,14}ly)){0,2}\s*$", re.I)
_MAKES_IT_FINITE = re.compile(
    r"\b(?:will|would|does|did|do|really|actually|also|directly|helps?|helped|"
    r"(?:help(?:s|ed)?|shown|proved|proven|found|known|enough|said|demonstrated|confirmed|"
    r"continues?|ways?|best way|order) to)(?: \w{3,12}ly)?\s*$", re.I)
# "Half of the cases were caused by bacteria" tells what they were.
_SHARE_BEFORE = re.compile(r"%|\bper ?cent\b|\b(?:half|most|majority|thirds?|quarters?|fifths?|"
                           r"tenth|many|some|(?:one|two|three|four|five|six|seven|eight|nine|ten|"
                           r"eleven|twelve|all|none|both|each) of|in (?:two|three|four|five|six|"
                           r"ten))\b|\d", re.I)
_CLEFT = re.compile(r"\bit (?:is|was) [^,;.]{3,60} (?:that|which)\s*$", re.I)
_IS_WHAT = re.compile(r"\b(?:is|was) (?:exactly |precisely )?what\s*$", re.I)
_OR_MORE = re.compile(r"\bor (?:more|less|longer|fewer|over|above)"
                      r"(?: (?:daily|weekly|a day|a week))?\s*$", re.I)
_OF_SO_MANY = re.compile(r"\s+(?:more|less|fewer) than (?:an? |one\b|half\b|two\b|three\b|\d)",
                         re.I)
_BY_WHAT = re.compile(r"\W+(?:\w+\W+){0,6}?by\s+(?!(?:about|around|roughly|nearly|almost|some|an?|"
                      r"more|less|over|up|at|half|\d|one|two|three|four|five|six|seven|eight|"
                      r"nine|ten|the (?:end|time)|then|age|week|day|month|year|chance)\b)", re.I)
_NO_OBJECT = frozenset(
    "between across within was were is are had has that which who seen "
    "in by from with among after over during as when than at significantly to and or more less "
    "slightly only on if while but for of risk rates rate odds".split())
_HAD = re.compile(r"\b(?:had|has|have)\s*$", re.I)
_DETERMINED = re.compile(r"\s+(?:the|their|his|her|its|an?|more|most|many|\d)", re.I)
_CLAUSE = re.compile(r"[;:]|,\s(?:and|but|while|whereas|although|though|so)\b|\b(?:but|whereas|"
                     r"although|though)\b|\.\s", re.I)
_EFFECT_ENDS = re.compile(r"[;:,]\s|(?<!\b[A-Z])\.\s|\.?$|\b(?:in|among|for|than|compared|when|"
                          r"because|after|over|by|at)\b", re.I)
# "Four in ten bedsores", "one out of five caesareans".
_ONE_IN = re.compile(r"\s+(?:(?:about|nearly|almost|roughly|some|over|up to|more than) ){0,2}"
                     r"(?:[a-z]{3,5}|\d{1,3}) (?:in|out of)(?: every)? (?:[a-z]{3,6}|"
                     r"\d{1,4})\b", re.I)
_QUESTION = re.compile(r"(?:^|(?<=[.!?]\s))[^.!?]{1,300}\?")
_DENIED = re.compile(r"\b(?:not|no|never|nor|neither|nothing|none|cannot|hardly|barely|fails?|"
                     r"failed|\w+n[’']t)\b|\b(?:without|little|rather than)(?:\s\w+)?\s*$", re.I)
_OF_NOTHING = re.compile(r"\W+(?:no|neither|nothing|little)\b", re.I)
_HEDGED = re.compile(
    r"\b(?:may|might|could|possibly|perhaps|probably|can(?! be sure)|suggest\w*|associat\w*|"
    r"links?|linked|correlat\w*|related|relation(?:ship)?s?|predict\w*|tied|connect\w+|"
    r"whether|if|yet to|remains? to be|unproven|"
    r"risk factors?|appears?|appeared|seems?|seemed|tend(?:s|ed)?|hand in hand|"
    r"went with|goes? with|can ?not|caution\w*|warn\w*|estimated to|thought to|believed to|"
    r"likely to be|causal(?:ity)?|rule[ds]? out|confound\w*|trials? (?:are|is) needed)\b", re.I)
# What somebody says of an experience is that person's word, not the study's inference.
_AS_FELT = re.compile(
    r"\b(?:felt|feel|feels|believ\w+|think|thought|perceiv\w+|feared?|worried|worry|describ\w+|"
    r"valued|hoped?|viewed|considered|recalled|complained|told interviewers|"
    r"(?:patients?|participants?|nurses?|women|men|people|parents|relatives|carers|mothers|"
    r"students|residents|drivers|respondents|interviewees|staff|workers|australians|many|some|"
    r"most|several|they) (?:also |often )?(?:said|say|reported|report|told|mentioned))\b", re.I)


@dataclass(frozen=True, slots=True)
class CausalWords:
    """``words`` as written (lower case) and how they tell a cause: cause, change, frame, named.

    ``span`` is where they stand; ``effect`` the words of what is said to come of it, "" where
    they stand before the verb or are not told apart.
    """

    words: str
    kind: str
    span: tuple[int, int] = (0, 0)
    effect: str = ""


@lru_cache(maxsize=8192)
def told_causes(text: str) -> tuple[CausalWords, ...]:
    """The unhedged, undenied words of ``text`` that make something a cause, in order of force."""
    if _HEDGED.search(text) or _AS_FELT.search(text):
        return ()
    text = _QUESTION.sub(lambda match: " " * len(match.group()), text)
    found = []
    for kind in ("cause", "frame", "named", "change"):
        for match in _PATTERNS[kind].finditer(text):
            if _denied(text, match) or kind != "named" and not _has_subject(text, match, kind):
                continue
            found.append(CausalWords(match.group().lower(), kind, match.span(),
                                     _effect(text, match, kind)))
    return tuple(found)


def _effect(text: str, match: re.Match[str], kind: str) -> str:
    """The words after a verb up to the end of its clause; "" of a passive and of "thanks to"."""
    if kind == "named" or _AUXILIARY.search(
            text[max(0, match.start() - _WINDOW):match.start()]) and not (
            match.group().lower().endswith("ing")):
        return ""
    last = min(len(text), match.end() + _WINDOW)
    share = _ONE_IN.match(text, match.end())
    after = share.end() if share else match.end()
    end = _EFFECT_ENDS.search(text, after, last)
    begin = match.start() if kind == "frame" or " " in match.group() else after
    return text[begin:end.start() if end else last]


def _denied(text: str, match: re.Match[str]) -> bool:
    """Whether a negation stands in the clause before or right after the verb."""
    least = max(0, match.start() - _WINDOW)
    begin = max((m.end() for m in _CLAUSE.finditer(text, least, match.start())), default=least)
    return bool(_DENIED.search(text[begin:match.start()])
                or _OF_NOTHING.match(text, match.end()))


def _has_subject(text: str, match: re.Match[str], kind: str) -> bool:
    before = _APPROXIMATELY.sub("", text[max(0, match.start() - _WINDOW):match.start()])
    after = text[match.end():match.end() + _WINDOW]
    word = match.group().lower()
    gerund = word.split()[0].endswith("ing") and word not in ("bring", "brings")
    if _AUXILIARY.search(before):  # "is fuelling", "was prevented by statins"
        return gerund or bool(_BY_WHAT.match(after)) and not (
            word.startswith(("caus", "kill")) and _SHARE_BEFORE.search(before))
    if _CLEFT.search(before):
        return True
    previous = before.split()[-1] if before.split() else ""
    if _HAD.search(before):
        return bool(_DETERMINED.match(after)) and word.endswith(("ed", "t", "to"))
    if kind != "frame" and not word.endswith(" down") and not _has_object(after):
        return False
    if previous.endswith("-") or _THE_STUDY.search(before.rstrip()):
        return False
    if _MAKES_IT_FINITE.search(before):
        return True
    if word in _NOUNS_TOO and not (_IN_NUMBER.search(previous) or _OF_SOMETHING.match(after)):
        return False
    if kind == "change" and (_MAY_BE_INTRANSITIVE.match(word) and _BY_ITSELF.match(after)
                             or _of_people(before)):
        return False
    if gerund:
        return previous.endswith(",") and not _starts_with_gerund(before)
    if _OR_MORE.search(before) or _IS_WHAT.search(before):
        return True  # "500 hours or more causes", "surgery is what lifts"
    if not previous or previous.lower().strip(".,;:") in _ADJECTIVAL | {"to", "and"}:
        return previous.lower() == "and" and kind != "change" and bool(
            re.search(r"\w+s and$", before.rstrip()))
    return not previous.endswith((".", ";"))


def _of_people(before: str) -> bool:
    """Whether the subject of a verb is people, or people marked by what they do."""
    clause = re.split(r"[,;:.]\s", before)[-1]
    return not _READER.search(clause) and bool(
        _MARKED.search(clause) or _PEOPLE_LAST.search(clause))


def _starts_with_gerund(before: str) -> bool:
    return bool(re.search(r"\b(?:by|in|of|when|while|for|including)\s\w+,?\s*$", before))


def _has_object(after: str) -> bool:
    if _OF_SO_MANY.match(after):
        return True
    words = after.split(None, 1)
    if not words or not re.match(r"\s+[\w(“\"'‘]", after):
        return False
    return words[0].lower().strip(".,;") not in _NO_OBJECT
