"""People whom a study kept out, told as those whom it studied.

"Women with severe depression were excluded", "current home oxygen was an exclusion", "excluding
residents of care homes": whoever the claim then tells of was not in the study.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ... import quick_re as re
from ...evidence.counted import PEOPLE_WORDS
from ...evidence.reading import short_forms
from ...evidence.reported_words import passages_of
from ...lexicon import covers, keys
from ...model import Claim, Passage, Report

_LIST = r"(?P<who>[^.;:()]{4,180}?)"
_KEPT_OUT = (
    re.compile(_LIST + r"\s(?:were|was|had been|being)\s(?:also\s)?(?:excluded|not eligible|"
               r"ineligible|an? exclusion|exclusions|exclusion criteri\w{1,2}|not included|"
               r"not enrolled|kept out)\b", re.I),
    re.compile(r"\b(?:excluding|we excluded|exclusion criteria (?:were|included)|"
               r"exclusions? (?:were|was|included)|"
               r"(?:trial|study|review|analysis) excluded)\s" + _LIST + r"(?=[.;:()]|$|\swere\b|"
               r"\swas\b|\sand (?:we|included|randomi[sz]ed)\b)", re.I),
    re.compile(r"\b(?:trial|study|review|analysis|cohort|survey|we) (?:did not|didn['’]t) "
               r"(?:include|"
               r"enrol|enroll|recruit|admit|study|test)\s" + _LIST + r"(?=[.;:()]|$)", re.I),
    re.compile(r"\bbut not (?:those|people|patients) (?:with|on|in)\s" + _LIST +
               r"\s(?:were|was) (?:eligible|included|enrolled|recruited)\b", re.I),
)
# Those of whom the study says that nothing was learned, or to whom its findings may not apply; they
# must be named as people, for outcomes too are left unstudied.
_BEYOND = (
    re.compile(r"\b(?:may|might|can|could|should|do|does|would|need)\s?(?:not|never) "
               r"(?:necessarily |"
               r"directly )?(?:apply|extend|carry over|be (?:generali[sz]ed|extrapolated|applied|"
               r"extended|transferred|transferable|generali[sz]able|representative)|generali[sz]e|"
               r"hold) (?:to|for|of)\s" + _LIST + r"(?=[.;:()]|$)", re.I),
    re.compile(_LIST + r"\s(?:was|were|has been|have been) not (?:studied|tested|represented|"
               r"examined|investigated)\b", re.I),
    re.compile(r"\b(?:data|studies|trials|research|evidence|results) (?:in|among|for|on)\s"
               + _LIST + r"\s(?:is|are|remains?) (?:still )?(?:needed|lacking|required|scarce|"
               r"awaited|"
               r"missing|wanting)\b", re.I),
    re.compile(r"\b(?:unknown|unclear|uncertain|not known) (?:whether|if|how far) [^.;:]{3,60}?\b"
               r"(?:appl(?:y|ies)|extends?|generali[sz]es?|holds?|works?) (?:to|for|in|among)\s" +
               _LIST + r"(?=[.;:()]|$)", re.I),
)
_OUTSIDE = re.compile(r"\s(?:outside|beyond|in (?:other|the)|at|from|of other|elsewhere)\b", re.I)
_SOMEBODY = re.compile(rf"\b(?:{PEOPLE_WORDS}|those|anyone|users)\b", re.I)
# Every exclusion has one of these.
_MAY_EXCLUDE = re.compile(r"exclu|eligible|not included|not enrolled|kept out|exception|but not|"
                          r"did not|didn", re.I)
_MAY_BE_BEYOND = re.compile(r" not |never|needed|lacking|required|scarce|awaited|missing|wanting|"
                            r"unknown|unclear|uncertain", re.I)
_AND = re.compile(r",\s?(?:and\s|or\s)?|\s(?:and|or|nor|as well as)\s", re.I)
# Words of an exclusion that tell nobody from anybody else.
_FILLER = frozenset(keys(
    "patients people participants adults children women men infants individuals subjects those "
    "cases persons studies trials articles reports current currently previous prior known recent "
    "history active any disease condition criterion evidence presence records data cats dogs "
    "animals mice rats horses cows pigs sheep schools pupils students other use taking receiving "
    "intent risk need needing able unable living infected positive affected"))
_NOT_PEOPLE = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|articles?|reports?|records?|abstracts?|papers?|publications?|"
    r"data|analys[ie]s|outliers?|values?|samples?|items?|questions?|reviews?|english|language|"
    r"missing|incomplete|deaths? (?:in|within|during)|visits?|events?|cases? (?:in|within)|"
    r"years? of follow)\b", re.I)
_STAGE = re.compile(r"\b(?:stage|grade|class|type|category|level|phase)\s?(?:[0-9]|[ivx]{1,4})"
                    r"[a-d]?\b", re.I)
# A claim that says that they were kept out, or that nothing is known of them.
_DENIES = re.compile(
    r"\b(?:exclud\w*|exclusion|(?:left|kept|ruled|shut|screened) out|turned away|barred|omitted|"
    r"(?:not|never|n[’']t) (?:been |have |be |being |yet |even |allowed |permitted |asked |"
    r"invited |"
    r"let |to ){0,4}(?:included?|stud(?:y|ied)|eligible|appl(?:y|ied)|tested|known|clear|"
    r"admit(?:ted)?|"
    r"enroll?(?:ed)?|recruit(?:ed)?|accept(?:ed)?|take(?:n)?(?= (?:in|on|part))|take(?= patients|"
    r" people)|"
    r"consider(?:ed)?|cover(?:ed)?|represent(?:ed)?|examined?|looked at|randomi[sz]ed?|entered?|"
    r"join(?:ed)?|part of|among|represented|say|tell|let in|involved?|assessed|investigated)|"
    r"without|free (?:of|from)|"
    r"other than|except|unclear|unknown|ineligible|no evidence|unless|rather than|none of|never|"
    r"no one|nobody|whether|further (?:research|studies)|not in)\b", re.I)
_WORD = re.compile(r"[A-Za-z]{4,30}")
# Degrees of an illness in lay words: "the most serious form" is severe.
_SEVERE = re.compile(r"\b(?:most serious|very serious|worst|severest|gravest|most severe)\b", re.I)
_LESS = re.compile(r"\b(?:less|not|non)[ -](?:so )?(?:severe|advanced|serious|frail)\b", re.I)
_END_STAGE = re.compile(r"\b(?:end|final|last|terminal)[- ]stage\b", re.I)


PEOPLE_WITH = re.compile(
    r"\b(?:patients|people|adults|women|men|children|those|participants|smokers|sufferers|cases|"
    r"persons|individuals|pupils|teenagers|infants|babies|dogs|cats|mothers|residents|nurses|"
    r"workers|survivors of|you|anyone|someone|somebody|everyone)\s(?:with|living with|who had|"
    r"who (?:have|has)|having|have|live with|get|(?:who )?suffers? from|suffering from|"
    r"at risk of|in|on)\s"
    r"(?P<what>(?:[\w-]{2,20}\s?){1,4})", re.I)


@dataclass(frozen=True, slots=True)
class ExcludedTold:
    """Whom the claim tells of in the study's own words of exclusion, and the passage."""

    excluded: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class _Excluded:
    words: str
    terms: frozenset[str]
    passage: Passage


def excluded_told_as_studied(claim: Claim, report: Report) -> ExcludedTold | None:
    """The people of ``claim`` whom ``report`` says were kept out, or None."""
    if _DENIES.search(claim.text):
        return None
    short = short_forms(report.text)
    told = terms_of_people(claim.text, short)
    people = frozenset().union(*(terms_of_people(match["what"], short)
                                 for match in PEOPLE_WITH.finditer(claim.text)))
    excluded = tuple(_excluded(report.text, report))
    if excluded:  # "recurrent" in "recurrent cystitis", which has a name of its own
        told |= frozenset().union(*map(keys, _WORD.findall(claim.text)))
        people |= frozenset().union(*(keys(word) for match in PEOPLE_WITH.finditer(claim.text)
                                      for word in _WORD.findall(match["what"])))
    for one in excluded:
        if _are_told(one.terms, told if len(one.terms) > 1 else people):
            return ExcludedTold(one.words, one.passage)
    return None


def _are_told(terms: frozenset[str], told: frozenset[str]) -> bool:
    """Whether each term is told, or a narrower kind of it: cystitis, of infections."""
    return all(term in told or any(covers(term, other) for other in told) for term in terms)


@lru_cache(maxsize=8192)
def is_exclusion(passage: str) -> bool:
    """Whether ``passage`` tells whom the study kept out."""
    return _MAY_EXCLUDE.search(passage) is not None and any(
        pattern.search(passage) for pattern in _KEPT_OUT)


# A sentence on whom nothing was learned: advice against, a question left open.
NOT_STUDIED = re.compile(
    r"\b(?:should not|must not|not recommended|contra-?indicated|(?:may|might|can|"
    r"could) not (?:be )?"
    r"(?:apply|generali[sz]\w*|extrapolat\w*)|cannot be (?:generali[sz]ed|extrapolated)|"
    r"(?:(?:was|were) not|(?:has|have) not been) (?:studied|tested|represented|examined|"
    r"investigated)|(?:data|studies|trials|research|evidence) (?:in|among|for|on) [^.;:]{3,80}? "
    r"(?:is|are) (?:still )?(?:needed|lacking|required|scarce|awaited|missing)|"
    r"(?:need|needs|require|requires|warrant|warrants|await|awaits|deserve|deserves) (?:\w+ ){0,2}"
    r"(?:stud\w+|research|trials?|evaluation|confirm\w+|testing)|(?:is|are|remains?) (?:still )?"
    r"(?:unknown|unclear|unstudied|untested|uncertain))\b", re.I)


def of_those_studied(report: Report) -> tuple[Passage, ...]:
    """The passages of ``report`` that do not name people only as those whom it did not study."""
    return _of_those_studied(passages_of(report))


@lru_cache(maxsize=2048)
def _of_those_studied(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    return tuple(p for p in passages if not NOT_STUDIED.search(p) and not is_exclusion(p))


def terms_of_people(text: str, short: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """The terms that may tell people apart, stages ("stage 4") among them."""
    text = _LESS.sub(" ", text)
    found = set(keys(text, short))
    found |= {"#" + match.group().lower().replace(" ", "") for match in _STAGE.finditer(text)}
    if _SEVERE.search(text):
        found |= keys("severe")
    if _END_STAGE.search(text):
        found |= keys("end-stage")
    return frozenset(found)


def _excluded(text: str, report: Report) -> Iterator[_Excluded]:
    passages = passages_of(report)
    yield from _read_exclusions(tuple(passages), short_forms(text))


@lru_cache(maxsize=2048)
def _read_exclusions(passages: tuple[Passage, ...],
                     short: tuple[tuple[str, str], ...]) -> tuple[_Excluded, ...]:
    found: list[_Excluded] = []
    left_out = [(passage, match["who"]) for passage in passages if is_exclusion(passage)
                for pattern in _KEPT_OUT for match in pattern.finditer(passage)]
    left_out += [(passage, _OUTSIDE.split(match["who"], maxsplit=1)[0]) for passage in passages
                 if _MAY_BE_BEYOND.search(passage)
                 for pattern in _BEYOND for match in pattern.finditer(passage)
                 if _SOMEBODY.search(match["who"])]
    named = {passage for passage, _ in left_out}
    others = [terms_of_people(p, short) for p in passages if p not in named] if named else []
    for passage, who in left_out:
        if _NOT_PEOPLE.search(who):
            continue
        for words in _items(who):
            terms = terms_of_people(words, short) - _FILLER
            studied = any(terms <= other for other in others)
            if terms and not studied and _tells(terms):
                found.append(_Excluded(words, terms, passage))
    return tuple(found)


def _items(who: str) -> list[str]:
    """The kinds of people of one list, each without "people with"."""
    return [item.rpartition(" with ")[2].strip() for item in _AND.split(who) if item.strip()]


def _tells(terms: frozenset[str]) -> bool:
    """Whether the terms are enough to know the people by: two words, or a thing with a name."""
    return len(terms) >= 2 or any(term.startswith(("=", "#")) for term in terms)
