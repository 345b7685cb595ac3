"""Statistics told in words: one in seven, a third, nearly half, doubled, twice as likely, most."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from .. import quick_re as re
from ..model import Kind
from .drafts import Draft, Stretch
from .notation import NUMBER, NUMBER_WORD, WORD_AHEAD, number, word_set, word_value
from .parts_of_one import FRACTION, ratio_told, read_fraction
from .word_counts import WHO_CAN_HAVE_IT

_AMOUNT = r"(?:" + NUMBER + r"|" + NUMBER_WORD + r")"
_MORE = r"(?:more|extra|additional|additionally|fewer|less)"
_ONE_IN = re.compile(
    r"(?<![\w.])(?=[\d.]|"
    + WORD_AHEAD
    + r")(?P<one>"
    + _AMOUNT
    + r")(?P<more>\s(?:in\s)?"
    + _MORE
    + r")?"
    r"(?:\s(?:older|elderly|young|younger|adult|pregnant|female|male|such|treated|untreated|frail|"
    r"hospitali[sz]ed|obese|diabetic|healthy|newborn|preterm))?"
    r"(?:\s(?P<noun>(?!(?:out|in|of|every|per|for)\b)[a-z][a-z-]{2,20}))?"
    r"\s(?:in(?:\severy)?|out\sof(?:\severy)?|of\severy|per|for\severy|among\severy)\s"
    r"(?P<many>(?:an?\s)?(?:hundred|thousand|million)|"
    + _AMOUNT
    + r"(?:\s(?:hundred|thousand|million))?)\b(?![-/:.]\d|\s?(?:%|"
    r"per\s?cent)|-?"
    r"(?:year|month|week|day|hour|minute|patient-years|person)s?\b)"
)
_TIMES_WORD: Final = {
    "twice": 2.0,
    "thrice": 3.0,
    "double": 2.0,
    "treble": 3.0,
    "triple": 3.0,
    "quadruple": 4.0,
    "half": 0.5,
}
_TIMES = re.compile(
    r"(?<![\w.])(?=[\d.]|do|tr|qu|ha|"
    + WORD_AHEAD
    + r")(?:(?P<word>twice|thrice|double|triple|treble|quadruple|half)"
    r"|(?P<times>" + _AMOUNT + r"(?P<half>[\s-]and[\s-]a[\s-]half)?)(?:(?:\s|-)times?|x)(?![\w]))"
    r"(?=\s(?:(?:as|more|less|higher|lower|greater|larger|better|worse|the\s(?:odds|risk|rate|"
    r"number|"
    r"likelihood|chance|hazard|incidence|frequency|mortality|amount|proportion|probability)|"
    r"likelier|that|"
    r"faster|longer|fewer|the|those)\b|(?:increase|reduction|rise|decrease)))"
)
_FOLD = re.compile(
    r"(?<![\w.])(?=[\d.]|"
    + WORD_AHEAD
    + r")(?:(?P<amount>"
    + _AMOUNT
    + r")(?:\s|-)?fold|(?P<word>two|three|four|five|six|"
    r"seven|"
    r"eight|nine|ten|twelve|twenty|hundred|mani)fold)\b"
)
_MULTIPLIED = re.compile(
    r"\b(?:(?P<up>doubl|tripl|trebl|quadrupl)(?:es|ed|ing|e)|(?P<down>halv)(?:es|ed|ing|e)"
    r"|(?P<cut>cuts?|cutting|reduc(?:es|ed|ing|e)|slash(?:es|ed|ing)?|lower(?:s|ed|ing)?|fell|"
    r"falls?|"
    r"dropp?(?:ed|s|ing)?|decreas(?:es|ed|ing|e))\s(?:[\w-]{1,14}\s){0,6}(?:in|by)\s(?:about\s|"
    r"nearly\s|almost\s|roughly\s|around\s|more\sthan\s|over\s)?(?:half|"
    r"one[\s-]half))\b(?![\s-](?:blind|"
    r"masked|dummy|dose|strength|a\s(?:point|day|year)))"
)
_VERB_AHEAD = re.compile(
    r"\b(?:to|would|could|can|may|will|might|should|nearly|almost|did|than|"
    r"risks?|rates?|odds|they|"
    r"chances?|more than)\s$"
)
_BLIND = re.compile(r"[\s-](?:blind|mask|dummy|dose|lumen|therapy|contrast|vessel|strand|negative)",
                    re.IGNORECASE)
_MOST = re.compile(
    r"(?<![\w-])(?:(?P<most>(?:the\s)?(?:vast\s|great\s|overwhelming\s|"
    r"large\s)?majority(?=\sof)"
    r"|most(?=\s(?:of\s|(?:[a-z-]{3,16}\s)?(?:patients|people|participants|women|"
    r"men|children|"
    r"adults|subjects|trials|studies|cases|individuals|users|adverse|deaths|"
    r"doctors|infants|"
    r"responders|responded|improved|recovered)\b)))"
    r"|(?P<none>none(?:\sof\s(?P<many>\d{1,5})(?![\d.%])(?!\s(?:[a-z-]{2,16}\s){0,2}(?:trial|"
    r"stud(?:y|ies)|review|article|paper|report|guideline|outcome|difference|result)s?\b)|"
    r"(?=\sof\s(?:the\s|these\s|those\s|our\s|their\s|all\s)?(?:(?P<those>\d{1,3}(?:,\d{3})?|\d{1,6})\s)?"
    r"(?:(?!(?:in|of|with|from|for|trials?|studies)\b)[a-z-]{2,16}\s){0,3}?"
    + WHO_CAN_HAVE_IT
    + r"(?!')\b)))|"
    r"(?P<all>(?<!of )(?<!among )(?<!in )(?<!for )"
    r"all(?=\s(?:of\sthe\s)?(?:patients|participants)\b)))",
)
_DOWN_AFTER = re.compile(
    r"\s(?:less|lower|fewer|reduction|decrease|smaller|as\s(?:few|little|"
    r"low)|decline|"
    r"drop|fall)"
)
HINTS: Final = word_set(
    "half halves halved halving halve third thirds quarter quarters fourth fourths fifth fifths "
    "sixth sixths seventh sevenths eighth eighths ninth ninths tenth tenths twice thrice double "
    "doubled doubles doubling treble trebled triple tripled triples tripling trebling quadruple "
    "quadrupled quadruples most majority none times fold twofold threefold fourfold fivefold "
    "sixfold sevenfold eightfold ninefold tenfold x all"
)
_ONE_IN_HINTS: Final = word_set("in out per every of among")
_ONE_IN_HINT = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen|"
    r"(?:[a-z]{3,5}ty)(?:-[a-z]{3,5})?)(?:\s[a-z]{2,20})?(?:\s[a-z]{2,20})?)"
    r"\s(?:[a-z-]{2,21}\s){0,3}(?:in|out|per|for|of|among)\s"
)


def read_lay(stretch: Stretch) -> list[Draft]:
    """The statistics told in words, in no special order; their characters are taken."""
    readers: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Draft | None]]] = []
    if not stretch.words.isdisjoint(_ONE_IN_HINTS) and _ONE_IN_HINT.search(stretch.low):
        readers.append((_ONE_IN, _one_in))
    if not stretch.words.isdisjoint(HINTS):
        readers = [
            (_MULTIPLIED, _multiplied),
            *readers,
            (_TIMES, _times),
            (_FOLD, _fold),
            (FRACTION, read_fraction),
            (_MOST, _most),
        ]
    drafts: list[Draft] = []
    for pattern, reader in readers:
        for match in pattern.finditer(stretch.low):
            if stretch.is_free(match.start(), match.end()):
                draft = reader(match)
                if draft is not None:
                    drafts.append(draft)
                    stretch.take(draft.start, draft.end)
    return drafts


def _amount(printed: str) -> float:
    lowered = printed.lower().strip().removeprefix("a ").removeprefix("an ")
    if lowered in ("hundred", "thousand", "million"):
        return {"hundred": 100.0, "thousand": 1000.0}.get(lowered, 1e6)
    factor = 1.0
    for word, worth in (("hundred", 100.0), ("thousand", 1000.0), ("million", 1e6)):
        if lowered.endswith(word) and lowered != word:
            lowered, factor = lowered[: -len(word)].strip(), worth
    if lowered[:1].isdigit() or lowered[:1] in ".":
        return factor * number(lowered)
    return factor * word_value(lowered)


_ROUND: Final = frozenset((*range(3, 11), 20, 25, 50, 100, 200, 500, 1000, 10**4, 10**5, 10**6))
_MORE_AFTER = re.compile(r"\s(more|extra|additional|fewer|less)\s(?!than\b)")


_EXTRA_BEFORE = re.compile(r"\b(?:extra|additional|further)\s$")


def _one_in(match: re.Match[str]) -> Draft | None:
    one, many = _amount(match["one"]), _amount(match["many"])
    noun = (match["noun"] or "").lower()
    if many < 2 or one >= many or many in range(1900, 2100) or not float(one).is_integer():
        return None
    if noun and noun not in _PEOPLE_LIKE and f"{noun}s" not in _PEOPLE_LIKE and not match["more"]:
        return None
    if one > 1 and many not in _ROUND:
        return None
    kind, direction = Kind.PROPORTION, ""
    after = _MORE_AFTER.match(match.string, match.end())
    if after and not match["more"]:
        kind = Kind.RISK_DIFFERENCE
        direction = "decrease" if after[1] in ("fewer", "less") else "increase"
    if match["more"]:
        kind = Kind.RISK_DIFFERENCE
        direction = "decrease" if re.search("fewer|less", match["more"]) else "increase"
    elif _EXTRA_BEFORE.search(match.string[max(0, match.start() - 14) : match.start()]):
        kind, direction = Kind.RISK_DIFFERENCE, "increase"
    unit = "one in n" if one == 1 else f"per {many:,.0f}"
    draft = Draft(
        match.start(),
        match.end(),
        match.group(),
        one / many,
        kind,
        unit=unit,
        direction=direction,
        number_end=match.end(),
        named=True,
    )
    if kind is Kind.PROPORTION:
        draft.numerator, draft.denominator = int(one), int(many)
    return draft


_PEOPLE_LIKE = word_set(
    "people persons patients women men children adults participants cases deaths infants babies "
    "individuals smokers users girls boys subjects doctors nurses trials studies person woman man "
    "times child baby pupils students teenagers mothers dogs cats eyes couples households workers "
    "births"
)


def _times(match: re.Match[str]) -> Draft | None:
    word = (match["word"] or "").lower()
    tail = match.string[match.end() : match.end() + 24]
    if word in ("half", "double") and not re.match(
        r"\s(?:as|the\s(?:odds|risk|rate|number|"
        r"likelihood|"
        r"chance|hazard|incidence))",
        tail,
    ):
        return None
    times = (match["times"] or "").replace("-", " ").removesuffix(" and a half")
    value = _TIMES_WORD[word] if word else _amount(times)
    value += 0.5 if match["half"] else 0.0
    down = bool(_DOWN_AFTER.match(tail)) or value < 1
    if down and value > 1:
        value = 1.0 / value
    return ratio_told(match, value, match.end(), "decrease" if down else "increase")


_OF_A_DOSE = re.compile(
    r"[\s-](?:(?:increase|increment|reduction|rise|decrease|step|higher|lower|greater|change)s?\s)?"
    r"(?:in\s|of\s)?(?:the\s|an?\s|its\s)?(?:[a-z]{3,14}\s)?"
    r"(?:dos(?:es?|ages?|ing)|concentrations?|dilutions?|titrations?|diluted)\b"
)


def _fold(match: re.Match[str]) -> Draft | None:
    word = (match["word"] or "").lower()
    if word == "mani":
        return None
    value = float(word_value(word)) if word else _amount(match["amount"])
    if value == 0 or _OF_A_DOSE.match(match.string, match.end()):
        return None
    down = bool(_DOWN_AFTER.match(match.string[match.end() : match.end() + 24]))
    if down and value > 1:
        value = 1.0 / value
    return ratio_told(match, value, match.end(), "decrease" if down else "increase")


def _multiplied(match: re.Match[str]) -> Draft | None:
    tail = match.string[match.end() : match.end() + 12]
    before = match.string[max(0, match.start() - 12) : match.start()]
    if _BLIND.match(tail) or re.search(r"\b(?:using|an?|with|of)\s$", before):
        return None
    if match["up"] and match.group().endswith("e") and not _VERB_AHEAD.search(before):
        return None
    if match["up"]:
        value = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0}[match["up"].lower()]
        return ratio_told(match, value, match.end(), "increase")
    return ratio_told(match, 0.5, match.end(), "decrease")


def _most(match: re.Match[str]) -> Draft | None:
    if match["most"]:
        return Draft(
            match.start(),
            match.end(),
            match.group(),
            0.5,
            Kind.PROPORTION,
            unit="most",
            hedge="more than",
            number_end=match.end(),
            named=True,
        )
    value = 1.0 if match["all"] else 0.0
    draft = Draft(
        match.start(),
        match.end(),
        match.group(),
        value,
        Kind.PROPORTION,
        unit="in words",
        number_end=match.end(),
        named=True,
    )
    many = match["many"] or match["those"]
    if many:
        draft.numerator, draft.denominator = 0, int(many.replace(",", ""))
    return draft
