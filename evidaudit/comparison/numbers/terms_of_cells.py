"""The terms by which the cells of a grid are told apart: of what was measured, and of labels.

Concepts of the lexicon and the stems of the words themselves, so that "injury crashes" and "total
crashes", one concept, still differ. Labels also have doses, rhythms ("every two weeks" and "q2w"
are ``@2w``), ordinals, and ``!without`` where something is denied.
"""

from __future__ import annotations

from ... import quick_re as re
from ...lexicon import keys
from ...prose import stem, words
from ..stated import GENERIC, ShortForms, doses
from .label_terms import label_terms
from .number_words import EMPTY

Bag = frozenset[str]

OF_ALL = "!all"  # of all causes or sorts together
_LEAST = 3  # letters of a word that may tell something
_SMALL = frozenset(
    "the and for with from was were had has have been being than that this those these who which "
    "when where while whereas but not are is did does their its his her they them there here "
    "of to "
    "in on at by as or an be it per into over under between among after before during without "
    "also only both each all any some more most less least other others such can could may might "
    "would should will about nearly almost roughly around just up down out off versus compared "
    "respectively relative rather every having".split())
FRAME = EMPTY | frozenset(map(stem, (
    "patient patients people person persons participants adults women men children subjects group "
    "groups arm arms study trial results result conclusion conclusions findings rate rates mean "
    "median score scores change changes proportion percentage number total overall average cent "
    "occurred occur reported recorded seen observed found showed shown reached achieved developed "
    "experienced became remained fell rose fall rise increased decreased increase decrease higher "
    "lower greater larger smaller reduced reduction improved difference differences adjusted "
    "estimated estimate associated association linked compared figure figures corresponding value "
    "values points point percent months month weeks week days day years year hours hour minutes "
    "significant significantly odds ratio hazard risk relative factor incidence prevalence "
    "frequency likely likelihood chance interval confidence baseline follow end primary secondary "
    "outcome outcomes endpoint endpoints measure measures cumulative absolute crude time times "
    "have had taken took given receiving received using used assigned treated allocated extra "
    "sensitivity specificity predictive value values within underwent against how one two three "
    "four five met lead compare advantage benefit benefits effect effects small large modest "
    "placebo "
    "equal slight same µg μg microgram micrograms ug mcg ng mph per corresponding "
    "modification then threshold cutoff mmol miu cell effectiveness efficacy exceed remain "
    "compare drop clear clearly even confined limited restricted stronger weaker strongest "
    "weakest cohort stratum "
    "assess provid use assessed provided "
    "control controls usual care standard better worse improvement improvements treatment therapy "
    "intervention vanished faded lasted second first third half quarter tenth six seven eight "
    "nine ten twelve came cut down").split()))
_OF_NUMBERS = frozenset("HR OR RR IRR CI SD SE MD SMD WMD NNT IQR SIR SMR PR aHR aOR aRR".split())
_ADJUSTED = re.compile(r"\b(?:adjust\w*|controll\w*|standardi[sz]\w*|account\w*|matched) (?:\w+ )?"
                       r"(?:for|by|on) [^;:()]{0,200}", re.I)
_EXPLAINED = re.compile(r",\s(?:defined|measured|assessed|judged|rated) (?:as|by|with|on)\s"
                        r"[^,;]{3,80},", re.I)
# Of all kinds together: no single cause, no single sort.
_OF_ALL = re.compile(r"\b(?:all|any)[- ]causes?\b|\boverall (?:survival|mortality|death)|"
                     r"\b(?:total|"
                     r"all|any) (?!patients|participants|groups|people|women|men|children|"
                     r"adults|the|"
                     r"of|were|was|three|four|but)[a-z]{4,20}|\btotal number of\b", re.I)
_PREDICTIVE = re.compile(r"\b(?:(?:positive|negative),? (?:and )?){1,2}predictive values?\b", re.I)
_ACCURACY = frozenset(keys("sensitivity specificity predictive value"))  # of what, they do not say
_EVERY = re.compile(
    r"\b(?:q(?P<q>\d{1,2})(?P<qu>[hdw])|every (?P<other>other |second |alternate )?(?P<n>\d{1,2}|"
    r"two|three|four|five|six|seven|eight|ten|twelve)?\s?(?P<u>hour|day|week|month)s?|"
    r"(?P<m>\d{1,2}|two|three|four|five|six|seven|eight|ten|twelve)[- ](?P<v>hour|day|week|month)"
    r"ly|(?P<alt>alternate)[- ](?P<w>day|week)s?"
    r"|(?P<fort>fortnightly|biweekly)|(?P<one>(?<!-)(?:daily|weekly|monthly|hourly)|(?:once|one) "
    r"(?:a|per) (?:day|week|month)))\b", re.I)
_IN_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
             "ten": 10, "twelve": 12}
_ORDINAL = re.compile(r"\b(?P<o>first|second|third|fourth|1st|2nd|3rd|4th)\b"
                      r"(?!-degree| (?:year|month|week|day|two|three|place|line|half))", re.I)
_NTH = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b")
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_AMOUNT = re.compile(
    r"(?<![\w.])(?P<n>\d{1,5}(?:[.·]\d{1,3})?)\s?-?(?P<u>µg|μg|ug|mcg|micrograms?|ng|mg|g|ml|mmol|"
    r"%|doses?|days?|weeks?|months?|sessions?|fractions?|hours?)\b|\b(?P<w>one|two|three|four|"
    r"five|"
    r"six|seven|eight|ten|fourteen)[ -](?P<x>doses?|days?|weeks?|months?|sessions?)\b|"
    r"(?<![\w.])(?P<p>\d{1,2}(?:[.·]\d{1,3})?)%", re.I)
_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
            "seven": "7", "eight": "8", "ten": "10", "fourteen": "14"}
_WITHOUT = re.compile(r"\b(?:without|with no|no|not|none|never|neither)\b|\bnon-", re.I)


def bag(text: str, short: ShortForms = ()) -> Bag:
    """The terms of ``text``: those of the lexicon and the stems of its words."""
    plain = frozenset(stem(part.replace("our", "or")) for w in words(text) for part in w.split("-")
                      if len(part) >= _LEAST and part not in _SMALL and not part[0].isdigit())
    meant = [long for brief, long in short if brief in text and brief not in _OF_NUMBERS]
    for long in meant if re.search(r"[A-Z]{2}", text) else ():
        plain |= frozenset(stem(w) for w in words(long) if len(w) >= _LEAST and w not in _SMALL)
    if _OF_ALL.search(text):
        plain |= {OF_ALL}
    return (keys(text, short) | plain) - _SMALL


def outcome_bag(text: str, short: ShortForms) -> Bag:
    """The terms of ``text`` that can name what was measured."""
    telling = _PREDICTIVE.sub(" ", _ADJUSTED.sub(" ", _EXPLAINED.sub(" ", text)))
    return frozenset(t for t in bag(telling, short) - FRAME - GENERIC - _ACCURACY
                     if t[0] not in "#-")


def label_bag(text: str, short: ShortForms) -> Bag:
    """The terms of a label: words, doses, rhythms, ordinals, and whether something is denied."""
    found = {t for t in bag(text, short) if t[0] not in "#!"} - FRAME
    found |= label_terms(text + " ", short) | doses(text + " x")
    found.update(_rhythm(m) for m in _EVERY.finditer(text))
    found.update(f"@{m[1]}" for m in _NTH.finditer(text))
    found.update(f"@{_ORDINALS.get(m['o'].lower()) or m['o'][0]}"
                 for m in _ORDINAL.finditer(text))
    for m in _AMOUNT.finditer(text):
        number = m["n"] or m["p"] or _NUMBERS[m["w"].lower()]
        unit = (m["u"] or m["x"] or "%").lower()
        unit = "µ" if unit in ("ug", "mcg", "μg") or unit.startswith("micro") else unit[0]
        found.add(f"={number.replace('·', '.')}{unit}")
    if _WITHOUT.search(text):
        found.add("!without")
    return frozenset(found)


def _rhythm(match: re.Match[str]) -> str:
    """How often, as one term: ``@2w`` every two weeks, ``@1d`` daily; a month is four weeks."""
    if match["q"]:
        return f"@{match['q']}{match['qu'].lower()}"
    if match["fort"]:
        return "@2w"
    if match["alt"]:
        return f"@2{match['w'][0].lower()}"
    if match["one"]:
        word = match["one"].lower()
        return "@1d" if "da" in word else "@1h" if "hour" in word else (
            "@1w" if "week" in word else "@4w")
    number, unit = match["n"] or match["m"], (match["u"] or match["v"])[0].lower()
    count = 2 if match["other"] else _IN_WORDS.get((number or "").lower()) or int(number or 1)
    return f"@{4 * count}w" if unit == "m" and count == 1 else f"@{count}{unit}"
