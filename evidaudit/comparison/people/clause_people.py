"""Of whom a clause tells its result: of all who were studied, or of some of them.

"Among children under 12 the fall was 35%" tells of some; "in the exercise group" and "in patients
with asthma", where all had asthma, do not. What tells some from all are terms, ages, bounds and
kinds of people that the title, the aim and the methods do not name.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from ... import quick_re as re
from ...evidence.ages import Ages, ages_told, apart
from ...evidence.counted import PEOPLE_WORDS
from ...evidence.population import read_facets
from ...evidence.population_words import FAMILIES
from ...evidence.reported_words import passages_of
from ...lexicon import covers, keys
from ...model import Passage, Report
from ..effects.result_clauses import Clause, clauses_of
from ..numbers.governing import governing
from ..stated import GENERIC, Prepared, Same, ShortForms

_NOUN = (rf"(?:{PEOPLE_WORDS}|those|subgroups?|sub-groups?|subsets?|half|third|tertiles?|"
         r"quartiles?|quintiles?|strat(?:um|a)|samples?|areas|regions|districts|schools|homes|"
         r"clinics|hospitals|practices|classes|cows|heifers|ewes|lambs|puppies|kittens|trees|plots|"
         r"fields|farms|herds|flocks|eyes|teeth|lesions|knees|hips|joints|stones|tumou?rs|"
         r"fractures|wounds|users|non-?users|carriers|owners|riders|readers|speakers|"
         r"learners|communities|cities|towns|countries|firms|shops|stores|buildings|beginners|"
         r"experts|novices|ages)")
A_NOUN_OF_PEOPLE = re.compile(rf"\b{_NOUN}\b", re.I)
_STOP = (r"(?=\s?[(\[,;:.]|\s(?:was|were|is|are|had|has|have|did|does|showed|fell|rose|dropped|"
         r"(?<!\sin\s)(?<!\sof\s)(?<!from\s)(?<!with\s)(?<!\sat\s)(?<!\sto\s)(?<!\son\s)the|"
         r"there|but|than|and|or|while|whereas|at(?! (?:the )?age)|after(?! age)|compared|only|"
         r"increased|decreased|declined|improved|gained|lost|reported|developed|died|uptake|no|"
         r"(?!aged )[a-z]{2,12}ed\s(?:no|an?|the|all|any|their|its|his|her|only|fewer|more|less|"
         r"that|"
         r"it|them|significantly|\d))\b|"
         r"(?<!under)(?<!over)(?<!below)(?<!above)(?<!aged)(?<!ages)(?<!\sage)(?<!than)(?<!stage)(?<!grade)"
         r"(?<!least)(?<!before)(?<!type)(?<!to)"
         r"\s-?\d[\d.,]*(?:[%\s]|$)|$)")
_WHO = re.compile(
    rf"\b(?P<lead>in|among|amongst|for|within|of|to|(?:visits|admissions|deaths|calls|attendances|"
    rf"consultations|uptake|purchases|use|intake|consumption|injuries|hospitali[sz]ations) by)\s"
    rf"(?P<who>(?:(?:the|those|all|other|an?)\s)?"
    rf"(?:(?!(?:than|was|were|had|have|and|but|or|in|of|by|"
    rf"at)\b)[\w'’+-]{{1,24}}\s){{0,5}}?{_NOUN}\b(?:(?:\s(?!was\b|were\b|is\b|had\b|did\b|than\b|"
    rf"but\b|the\b(?=\s\w+\s(?:was|were|fell|"
    rf"rose)))[\w'’+/.,–-]{{1,30}}(?<![.,])){{0,12}}?)){_STOP}", re.I)
# At the head of a clause any noun may be limited: "In canteens with more than 500 customers".
_LIMITED = re.compile(
    r"(?:^|[.:;]\s|,\s|\b(?:and|but|whereas|while)\s)(?:[A-Z][a-z]{3,12}: )?(?:in|among|for|at) "
    r"(?P<who>(?:the |those )?(?:[a-z-]{2,20} ){1,3}?(?:with|without|under|over|below|above|aged|"
    r"who|whose|from|taking|living|born|between) [^,;:()]{2,60}?)(?=,|\s?\(|\s(?:the|there|it|no|"
    r"this|was|were|had|rose|fell|did|rates?|\w+ (?:was|were|fell|rose|did))\b)", re.I)
_HALF = re.compile(
    r"\b(?:the )?(?P<who>(?!(?:than|about|nearly|almost|over|roughly|around|just|only|least|under|"
    r"some|another|that|have|were|with|from|close|well|into|more|less) )"
    r"[a-z-]{4,20} (?:half|third|quarter|tertile|quartile|quintile|subgroup|"
    r"stratum)(?: of (?:the )?[a-z]{4,15})?)\b", re.I)
_OLD = re.compile(r"\b(?P<who>(?:age|ages|aged) \d{1,2}(?: years)? (?:(?:or|and) (?:over|older|"
                  r"above|under|younger)|(?:to|-|–) \d{1,2})|\d{1,2}-?\s?(?:to|-|–|and)\s?"
                  r"\d{1,2}[- ]years?[- ]olds?)\b", re.I)
# "Patients with diabetes gained no more": some of the people as the subject of a clause.
_SUBJECT = re.compile(
    rf"(?:^|[.:;]\s|\b(?:and|but|whereas|while)\s)(?:the )?(?P<who>(?:[a-z][\w-]{{2,20}}\s){{0,2}}?"
    rf"{_NOUN}\s(?:with|without|who|aged|under|over|living|born|whose|of|from)\s[^,;:()]{{2,60}}?)"
    rf"(?=\s?\(|,|\s(?:had|gained|showed|did|were|was|lost|fell|rose|improved|benefit\w+|"
    rf"responded|recovered|reported|slept|scored|saw|experienced)\b)", re.I)
# "Drug-treated lesions" are a group of the study and no subgroup.
_TREATED = re.compile(r"[-–](?:treated|assigned|allocated|randomi[sz]ed|given|managed|fed|"
                      r"supplemented|vaccinated|dosed|guided|led|trained)\b", re.I)
# What says by itself that some are meant.
_MARKED = re.compile(
    r"\b(?:sub-?groups?|subsets?|sub-?samples?|exploratory|post[- ]hoc|strat(?:um|a)|"
    r"(?:upper|lower|highest|lowest|top|bottom|slower|faster|older|younger|heavier|lighter|weaker|"
    r"stronger|poorer|richer) (?:half|third|quarter|tertile|quartile|quintile)|confined to|limited "
    r"to|restricted to)\b", re.I)
_BOUND = re.compile(
    r"\bag(?:ed|es) (?P<y>\d{1,2} and \d{1,2})\b|\b(?P<o>\d{1,2}-?\s?(?:to|-|–|and)\s?\d{1,2})"
    r"[- ]years?[- ]olds?\b|"
    r"\b(?:below|above|under|over|less than|more than|fewer than|at least|at most|younger than|"
    r"older than|aged|ages|up to|greater than|lower than|higher than|exceeding|grade|stage|"
    r"score of|scores of|[<>≤≥])\s?(?:the age of )?(?P<n>\d{1,5}(?:[.·]\d{1,2})?"
    r"(?:\s?(?:to|-|–)\s?\d{1,3})?)|(?P<m>\d{1,3})"
    r"(?: years)? (?:or|and) (?:older|over|above|younger|under|more|less|fewer)\b|"
    r"\d{1,2}\s?(?:to|-|–)\s?(?P<t>\d{1,2}) (?:years|months)", re.I)
_OTHERS = re.compile(r"^(?:those|the|all)?\s?(?:without|others?|the rest|remaining|remainder)\b|"
                     r"\bwithout\b", re.I)
_ALL = re.compile(r"\b(?:all|both|every|each|whole|entire|overall|total|full|combined|pooled|"
                  r"either|neither)\b", re.I)
_OF_SO_MANY = re.compile(r"\d[\d,. ]{0,8}\s(?P<who>[a-z][\w-]{2,20} (?:with|who|whose|without|aged|"
                         r"under|over)\b.{3,})", re.I)
# Those of whom something was known are no sort of people.
_AS_PLANNED = re.compile(
    r"\b(?:data|available|evaluable|complet\w*|follow\w*|respon\w+|measurements?|samples?|records?|"
    r"analy\w+|information|results?|outcomes?|visits?|at least one|took part|enrolled|eligible|"
    r"randomi[sz]ed|started|began|received|invited|answered|returned|consent\w*|remain\w*|"
    r"reached|treated|underwent|had|were|was)\b", re.I)
_DECADE = re.compile(r"\bin their (?:early |mid-?|late )?(?P<which>twenties|thirties|forties|"
                     r"fifties|"
                     r"sixties|seventies|eighties)\b", re.I)
_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
            "seventies": 70, "eighties": 80}
_OVERALL = re.compile(r"\boverall\b|\bas a whole\b|\bper person\b", re.I)
_QUANTILE = re.compile(r"\b(?:tertile|quartile|quintile|decile|(?:highest|lowest|top|bottom|"
                       r"upper|lower|most|least) (?:\w+ )?(?:third|quarter|fifth|tenth|half))s?\b",
                       re.I)
_COMPARED = re.compile(r"\b(?:compared|versus|vs|than|highest|lowest|top|bottom)\b", re.I)
_CONTROL = frozenset(keys("placebo control controls usual standard comparison intervention")
                     ) | keys("usual care") | keys("standard care") | keys("control group")
VAGUE = "women, men, workers"  # of any age
# A study of mothers or of births is one of their babies too.
_OF_BIRTH = re.compile(r"\b(?:mothers?|maternal|pregnan\w+|births?|childbirth|breast-?fe\w+|"
                       r"deliver(?:y|ies)|"
                       r"caesareans?|cesareans?|labou?r|antenatal|perinatal|ewes|sows|"
                       r"dams)\b", re.I)
_OFFSPRING = keys("infants babies newborns neonates children offspring lambs piglets pups") | {
    "age:infants", "age:children"}
# "The delayed group" and "the tablet arm" are groups of the study; a kind of people may be some.
_A_GROUP = re.compile(r"\b(?:groups?|arms?|conditions?|cohorts?)$", re.I)
_LEADS = 40  # a group named so early in its sentence is no arm
_PLAIN = frozenset(keys(
    "patients participants people individuals subjects persons those group groups trial trials "
    "study studies all both whole sample cohort population arm arms intervention control "
    "treatment baseline years age aged months weeks days number total included analysed "
    "randomised assigned given receiving received taking took using used who had have been were "
    "diagnosed diagnosis confirmed known established previous prior history current overall "
    "enrolled allocated follow-up mean median completed volunteers members cases controls "
    "confidence interval setting hospital analysis subgroup sub-group subset exploratory "
    "animal animals year month week day recruited half third quarter score below above under over"))


@dataclass(frozen=True, slots=True)
class Who:
    """Some of the people studied: words and place in the sentence, and what tells them apart.

    ``terms`` are telling terms (kinds as "kind:value"), ``bounds`` the numbers of limits, ``ages``
    the years of life named. ``others`` says that those not just named are meant.
    """

    text: str
    start: int
    end: int
    terms: frozenset[str]
    bounds: frozenset[str]
    ages: Ages | None
    others: bool
    words: frozenset[str] = frozenset()  # every term of the phrase


class Frame:
    """What title, aim and methods name of those studied, read when it is first asked for."""

    def __init__(self, text: str, short: ShortForms) -> None:
        self._text, self._short = text, short

    @cached_property
    def terms(self) -> frozenset[str]:
        """Their terms and kinds (as "kind:value")."""
        born = _OFFSPRING if _OF_BIRTH.search(self._text) else frozenset[str]()
        return keys(self._text, self._short) | _kinds(self._text) | born

    @cached_property
    def bounds(self) -> frozenset[str]:
        """The numbers by which they are limited."""
        return bounds_of(self._text)

    @cached_property
    def age_groups(self) -> frozenset[str]:
        """The age groups that they are of."""
        ages = ages_told((Passage(self._text),))
        return frozenset(ages.groups) if ages is not None else frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        """The longer words by which they are described."""
        return single_words(self._text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """How their words begin, those within a name ("laser trabeculoplasty") too."""
        return frozenset(word.lower()[:_STEM] for word in _ANY_WORD.findall(self._text))


def frame_of(report: Report, prepared: Prepared) -> Frame:
    """Terms and bounds by which everybody in the study is described."""
    return _frame(Same(report), prepared)


@lru_cache(maxsize=2048)
def _frame(same: Same, prepared: Prepared) -> Frame:
    report = same.report
    methods = {c.passage.start: str(c.passage) for c in clauses_of(report, prepared)
               if c.is_method}
    first = [str(p) for p in passages_of(report) if p.start is not None][:1]
    text = " ".join([report.title, report.population, *methods.values(), *first])
    return Frame(text, prepared.short)


def _without_wider(terms: frozenset[str], frame: Frame) -> frozenset[str]:
    """The terms that the frame neither has nor has a narrower kind of: women, of the pregnant."""
    return frozenset(t for t in terms - frame.terms if t[:_STEM] not in frame.stems
                     and not any(covers(t, f) for f in frame.terms))


def _kinds(text: str) -> frozenset[str]:
    told = read_facets((Passage(text),), (*FAMILIES, "sex"))
    before = [_HAD_BEFORE] if _BEFORE.search(text) else []
    return frozenset(before) | {f"{facet}:{value}" for facet in told.facets
                                for value in told.values(facet)}


_HAD_BEFORE = "course:had before"
# "Players with a previous injury" are some of the players, whatever their injuries now.
_BEFORE = re.compile(
    r"\b(?:with|who had|had had|having|having had|after|without|no) (?:an? |any |one )?(?:known "
    r")?(?:previous|prior|past|earlier|former|history of|second|recurrent|repeated)\b|"
    r"\bpreviously\b|\b(?:before|already|earlier|in the past|once|again)\b", re.I)


def bounds_of(text: str) -> frozenset[str]:
    """The numbers by which ``text`` limits whom it means: "under 12", "aged 6 to 9"."""
    decades = (_DECADES[match["which"].lower()] for match in _DECADE.finditer(text))
    told = (number for match in _BOUND.finditer(text) for number in match.groups() if number)
    return frozenset(re.sub(r"-?\s?(?:to|-|–|and)\s?", "-", number) for number in told) | {
        f"{n}-{n + 9}" for n in decades}


_RESTRICTED = re.compile(r"\b(?:with|who|whose|without|having|on|taking|from|"
                         r"living)\s(?P<by>.{4,})",
                         re.I)
_PLAIN_WORD = re.compile(
    r"(?:with|without|whose|have|having|history|previous|prior|known|were|that|this|these|from|"
    r"taking|living|patients?|people|group|baseline|least|more|less|than|years?|months?|weeks?|"
    r"days?|diagnos\w*|confirmed|disease|received|given|used|using|their|either|other|study|"
    r"trial|analysis|follow-?up|score|scores|could|would|should|fewer|which|about|there|after|"
    r"before|below|above|under|among|while|whose|being|those|where|higher|lower|greater)", re.I)


def single_words(text: str) -> frozenset[str]:
    """The longer words of ``text`` as such, cut to their stems and marked "~"."""
    return frozenset("~" + word.lower()[:_STEM] for word in _LONG_WORD.findall(text)
                     if not _PLAIN_WORD.fullmatch(word))


_LONG_WORD = re.compile(r"[A-Za-z]{5,24}")
_ANY_WORD = re.compile(r"[A-Za-z]{4,24}")
_STEM = 6  # letters that forms of one word share


def _by_single_words(text: str, frame: Frame) -> frozenset[str]:
    """What tells some from all where the lexicon has one name for both: "atopic dermatitis" in a
    study of hand eczema. Only of people who are limited by "with", "who" or the like."""
    limited = _RESTRICTED.search(text)
    return single_words(limited["by"]) - frame.words if limited else frozenset()


def telling(text: str, prepared: Prepared) -> frozenset[str]:
    """The terms and kinds of ``text`` that may tell some people from others."""
    return (keys(text, prepared.short) | _kinds(text)) - _PLAIN - GENERIC - prepared.arms


GOING_WITHOUT = re.compile(
    r"\b(?:without|no|not having|never (?:had|having)?|free (?:of|from)|lack(?:s|ing|ed)?|"
    r"non-?)\s?(?P<what>(?:(?!(?:and|or|but|with|had|have|were|"
    r"was)\b)[\w’'-]{1,24}\s?){1,5})", re.I)


_OTHER_SIDE = re.compile(
    r"\s(?:and|or|v|vs\.?|versus|than|compared (?:with|to)|against|but|while|whereas)\s(?:only\s)?"
    r"(?:\d[\d.,·/]*\s?(?:%|per cent|percent)?\s?(?:\([^()]{1,40}\)\s?)?)?(?:in|of|with|among|"
    r"for|on|"
    r"after|under|without|when|if)\s(?!(?:the )?(?:whole|both|all|total)\b)", re.I)


def is_a_side(clause: Clause, who: Who) -> bool:
    """Whether the clause sets these people against others: "13% of infants with delayed clamping
    and 15% with immediate clamping". What it finds is then found of both, not of some."""
    return (_OTHER_SIDE.search(clause.passage, who.end, clause.end - clause.offset) is not None
            or _COMPARED_IN.search(clause.passage[:who.start]) is not None)


# "Rates were lower in treated children (0.47 versus 0.59)": than in the others.
_COMPARED_IN = re.compile(r"\b(?:lower|higher|fewer|more|less|better|worse|greater|smaller|"
                          r"larger|longer|"
                          r"shorter|stronger|weaker|faster|slower)\s(?:\w+\s){0,2}?(?:in|among|for|"
                          r"with)\s(?:the\s)?$", re.I)


def gone_without(text: str, prepared: Prepared) -> frozenset[str]:
    """The telling terms of what ``text`` says that people were without."""
    return frozenset().union(*(telling(match["what"], prepared)
                               for match in GOING_WITHOUT.finditer(text)))


@lru_cache(maxsize=4096)
def some_of(sentence: str, frame: Frame, prepared: Prepared) -> tuple[Who, ...]:
    """The phrases of ``sentence`` that name some of the people studied, in order."""
    found: list[Who] = []
    for pattern in (_WHO, _LIMITED, _HALF, _OLD, _SUBJECT):
        for match in pattern.finditer(sentence):
            a, b = match.span("who")
            text = sentence[a:b]
            if _QUANTILE.search(text) and _COMPARED.search(sentence) or a > _LEADS and (
                    keys(sentence, prepared.short) & _CONTROL):
                continue  # what was eaten most and least, and the arms of a trial
            if any(w.start < b and a < w.end for w in found):
                continue
            who = _who(text, a, b, frame, prepared)
            if who is not None:
                found.append(who)
    return tuple(sorted(found, key=lambda w: w.start))


def _who(text: str, a: int, b: int, frame: Frame, prepared: Prepared) -> Who | None:
    words = keys(text, prepared.short)
    if words & _CONTROL or _TREATED.search(text):
        return None  # an arm of a trial by clusters: "usual care homes"
    bounds = bounds_of(text) - frame.bounds
    terms = _without_wider(telling(text, prepared), frame)
    if _A_GROUP.search(text):
        terms = frozenset(t for t in terms if ":" in t or t[0] == "=")
    elif not terms and not bounds:
        terms = _by_single_words(text, frame)
    others = _OTHERS.search(text) is not None
    marked = _MARKED.search(text) is not None
    counted = _OF_SO_MANY.match(text)
    if counted and not _AS_PLANNED.search(text):
        text = counted["who"]  # "171 patients with suspected encephalopathy"
        words = keys(text, prepared.short)
    everybody = _OVERALL.search(text) or _ALL.match(text) and not bounds
    if everybody or not (terms or bounds or others or marked) or (
            text[:1].isdigit() and not _OLD.match(text)):
        return None
    ages = ages_told((Passage(text),))
    if ages is not None and not bounds and ages.groups.keys() <= frame.age_groups:
        ages = None  # pupils, where all who were studied are pupils
    return Who(text, a, b, terms, bounds, ages, others, words)


def people_at(clause: Clause, offset: int, frame: Frame, prepared: Prepared) -> Who | None:
    """Those of whom the number at ``offset`` of the report's text is told; None for all."""
    found = some_of(clause.passage, frame, prepared)
    a, b = clause.start - clause.offset, clause.end - clause.offset
    inside = [w for w in found if a <= w.start < b]
    if inside:
        own = governing(clause.passage, offset - clause.offset, [(w,) for w in inside])
        return own[0] if own else inside[0]
    return None


def people_of(clause: Clause, frame: Frame, prepared: Prepared) -> Who | None:
    """Those of whom a clause tells its result, where it names some; None for all."""
    a, b = clause.start - clause.offset, clause.end - clause.offset
    return next((w for w in some_of(clause.passage, frame, prepared) if a <= w.start < b), None)


_FIGURES = {word: str(n) for n, word in enumerate(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty".split(), 1)} | {
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80"}
_IN_WORDS = re.compile(rf"\b(?:{'|'.join(_FIGURES)})\b", re.I)


def in_figures(text: str) -> str:
    """``text`` with its small numbers in figures: "between one and five years"."""
    return _IN_WORDS.sub(lambda match: _FIGURES[match.group().lower()], text)


def names(claim: str, claim_terms: frozenset[str], bounds: frozenset[str], ages: Ages | None,
          who: Who) -> bool:
    """Whether a claim with these terms, bounds and ages may mean ``who``."""
    if who.others:
        return True  # "those without": the claim may well say "the others"
    stems = {word[:_STEM] for term in claim_terms for word in term.lstrip("=~").split()}
    if bounds & who.bounds or any(all(word[:_STEM] in stems for word in term.lstrip("=~").split())
                                  for term in who.terms):
        return True
    claim = in_figures(claim)
    if any(re.search(rf"(?<![\d.]){n}(?![\d]|\.\d)", claim)
           for n in re.findall(r"\d{1,4}", who.text)):
        return True
    return ages is not None and who.ages is not None and not apart(ages, who.ages) and bool(
        (ages.groups.keys() & who.ages.groups.keys()) - {VAGUE})
