"""What kind of study a text reports: trial, cohort, review, protocol, laboratory work, …

Only a text's description of itself counts: a review names "randomised trials" without being one.
Terms follow the EQUATOR reporting guidelines (https://www.equator-network.org) and the MeSH
publication types (https://www.nlm.nih.gov/mesh/pubtypes.html).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from .. import quick_re as re
from ..model import Passage
from .design_words import (
    ANIMAL_SUBJECTS,
    ANIMALS_ACTED_ON,
    HINTS,
    INFERRED,
    NOT_IN_RUNNING_TEXT,
    OTHER_WORK,
    SELF_CUE,
    TITLE_WORDS,
    WILL,
)
from .reported_words import Searched, joined, sentence_passages


class DesignKind(StrEnum):
    """A study design; several may hold of one study."""

    RANDOMISED_TRIAL = "randomised trial"
    CROSSOVER = "crossover trial"
    CLUSTER = "cluster trial"
    NON_RANDOMISED_TRIAL = "non-randomised trial"
    TRIAL = "trial"
    COHORT = "cohort study"
    PROSPECTIVE = "prospective study"
    RETROSPECTIVE = "retrospective study"
    RECORDS = "study of medical records"
    CASE_CONTROL = "case-control study"
    CROSS_SECTIONAL = "cross-sectional study"
    CASE_SERIES = "case series"
    CASE_REPORT = "case report"
    SYSTEMATIC_REVIEW = "systematic review"
    META_ANALYSIS = "meta-analysis"
    SCOPING_REVIEW = "scoping review"
    NARRATIVE_REVIEW = "narrative review"
    PROTOCOL = "protocol"
    QUALITATIVE = "qualitative study"
    SURVEY = "survey"
    SURVEILLANCE = "surveillance or outbreak report"
    DIAGNOSTIC_ACCURACY = "diagnostic accuracy study"
    ANIMAL = "animal study"
    CADAVER = "cadaver study"
    IN_VITRO = "in vitro study"
    MODELLING = "modelling study"
    GUIDELINE = "guideline"
    EDITORIAL = "editorial"
    PILOT = "pilot study"
    SECONDARY_ANALYSIS = "secondary analysis"


_EARLY_SENTENCES = 60    # an abstract, or the head of a full text, where a study tells its design
_K = DesignKind
SYNTHESES = (_K.SYSTEMATIC_REVIEW, _K.META_ANALYSIS, _K.SCOPING_REVIEW, _K.NARRATIVE_REVIEW)
TRIALS = (_K.RANDOMISED_TRIAL, _K.CROSSOVER, _K.CLUSTER, _K.NON_RANDOMISED_TRIAL, _K.TRIAL)
OBSERVATIONAL = (_K.COHORT, _K.RETROSPECTIVE, _K.RECORDS, _K.CASE_CONTROL, _K.CROSS_SECTIONAL,
                 _K.CASE_SERIES, _K.CASE_REPORT, _K.SURVEY, _K.QUALITATIVE, _K.SURVEILLANCE)
NOT_LIVING_PEOPLE = (_K.ANIMAL, _K.CADAVER, _K.IN_VITRO)


@dataclass(frozen=True, slots=True)
class Design:
    """The designs that a text says it has, each with the passage that says so."""

    kinds: tuple[DesignKind, ...] = ()
    passages: tuple[Passage, ...] = ()

    def has(self, *kinds: DesignKind) -> bool:
        """Whether any of ``kinds`` holds."""
        return any(kind in self.kinds for kind in kinds)

    def passage(self, *kinds: DesignKind) -> Passage:
        """The passage that says the first of ``kinds`` that holds; an empty one if none does."""
        for kind in kinds:
            if kind in self.kinds:
                return self.passages[self.kinds.index(kind)]
        return Passage("")

    def __str__(self) -> str:
        return "; ".join(self.kinds)


@lru_cache(maxsize=2048)
def read_design(text: str, title: str = "", stated: str = "") -> Design:
    """The designs of the study that ``text`` reports, with the passages that say so.

    ``stated`` is what a person or a record says of the design and counts like a title. An
    unclear text gives a Design without kinds: never a guess.
    """
    found: dict[DesignKind, Passage] = {}
    for words, locator in ((stated, "design"), (title, "title")):
        if words:
            _read_label(words, locator, found)
    early = joined(sentence_passages(text)[:_EARLY_SENTENCES] if text else ())
    _read_self_descriptions(early, found)
    _read_inferences(early, found)
    _drop_what_is_only_reviewed(found, stated + " " + title)
    return Design(tuple(found), tuple(found.values()))


def _read_label(words: str, locator: str, found: dict[DesignKind, Passage]) -> None:
    lower = words.lower()
    for name, pattern in TITLE_WORDS:
        if _hinted(name, lower) and pattern.search(words) and DesignKind(name) not in found:
            found[DesignKind(name)] = Passage(words, None, None, locator, "")
    if ANIMAL_SUBJECTS.search(words):
        found.setdefault(DesignKind.ANIMAL, Passage(words, None, None, locator, ""))


def _read_self_descriptions(early: Searched, found: dict[DesignKind, Passage]) -> None:
    lower = early.text.lower()
    for name, pattern in TITLE_WORDS:
        kind = DesignKind(name)
        if kind in found or name in NOT_IN_RUNNING_TEXT or not _hinted(name, lower):
            continue
        for match, sentence in early.all(pattern):
            if _speaks_of_itself(early, match, sentence):
                found[kind] = sentence
                break


def _hinted(name: str, lower: str) -> bool:
    """Whether the text holds a piece of a word without which the pattern cannot match."""
    return any(hint in lower for hint in HINTS[name]) if name in HINTS else True


def _speaks_of_itself(early: Searched, match: re.Match[str], sentence: Passage) -> bool:
    """Whether a cue stands shortly before the term, and no word that makes it other work."""
    begin = early.starts[early.pieces.index(sentence)]
    before = early.text[max(begin, match.start() - 90):match.start()]
    if OTHER_WORK.search(before):
        return False
    if match.group().lower().endswith(("trials", "studies", "reviews")):
        return False
    return match.start() - begin < 25 or SELF_CUE.search(before) is not None


def _read_inferences(early: Searched, found: dict[DesignKind, Passage]) -> None:
    lower = early.text.lower()
    for name, pattern, needed in INFERRED:
        kind = DesignKind(name)
        if kind in found or not _hinted("inferred " + name, lower):
            continue
        hits = list(dict.fromkeys(passage for match, passage in early.all(pattern)
                                  if not _DENIED.search(match.group())))
        if len(hits) >= needed:
            found[kind] = hits[0]
    if DesignKind.PROTOCOL not in found and "will" in lower:
        future = list(dict.fromkeys(passage for _, passage in early.all(WILL)))
        if len(future) >= 2 and not _RESULTS.search(early.text):
            found[DesignKind.PROTOCOL] = future[0]
    if DesignKind.ANIMAL not in found:
        hits = list(dict.fromkeys(passage for _, passage in early.all(ANIMALS_ACTED_ON)))
        if hits and (len(hits) >= 2 or len(early.pieces) <= 3) and not _PEOPLE.search(early.text):
            found[DesignKind.ANIMAL] = hits[0]


# "Allocation was not randomised", "as doses were not randomly assigned".
_DENIED = re.compile(r"\b(?:not|never|neither|nor|without)\b[^.;]{0,25}\brandom", re.IGNORECASE)
_RESULTS = re.compile(r"\b(?:results? show|we found|p\s?[<=>]\s?0?\.\d|95\s?%\s?CI\b.{0,20}\d|"
                      r"was significantly|were significantly)", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(?:patients?|participants?|volunteers?|women|men|adults|children|"
                     r"individuals?)\b", re.IGNORECASE)


def _drop_what_is_only_reviewed(found: dict[DesignKind, Passage], labels: str) -> None:
    """A review's own design is the review; the trials, cohorts or records in it are its matter."""
    if DesignKind.SYSTEMATIC_REVIEW in found or DesignKind.META_ANALYSIS in found or (
            DesignKind.SCOPING_REVIEW in found):
        for kind in (*TRIALS, *OBSERVATIONAL, DesignKind.PROSPECTIVE, DesignKind.NARRATIVE_REVIEW,
                     DesignKind.DIAGNOSTIC_ACCURACY):
            found.pop(kind, None)
    randomised = {DesignKind.RANDOMISED_TRIAL, DesignKind.CROSSOVER, DesignKind.CLUSTER}
    if randomised & set(found) and not re.search(r"non-?\s?randomi|quasi", labels,
                                                 re.IGNORECASE):
        found.pop(DesignKind.NON_RANDOMISED_TRIAL, None)
