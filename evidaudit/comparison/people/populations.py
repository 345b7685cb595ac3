"""Who a claim says was studied, against who was: the differences that can be shown.

A facet that the claim does not mention is never a difference, and a value that the study
mentions anywhere is never one either: what is left is told of the wrong people for certain.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ... import quick_re as re
from ...evidence import population_words as words
from ...evidence.design import NOT_LIVING_PEOPLE, DesignKind, read_design
from ...evidence.population import Population, read_facets, speaks_of_participants
from ...evidence.reported_words import joined, passages_of, text_of
from ...model import Claim, Passage, Report, Severity
from .difference import PopulationDifference
from .exclusions import NOT_STUDIED, is_exclusion, of_those_studied
from .measured_bounds import of_limits
from .other_ages import of_age
from .with_or_without import of_illness

_FAMILIES = tuple(words.FAMILIES)
_WITH_SEVERITY = re.compile(
    r"\b(?:people|patients?|persons?|individuals|adults|women|men|children|those|participants|"
    r"volunteers|sufferers|cases|anyone|someone|joints?|subjects)\b[^.;,]{0,20}?\b(?:with|who "
    r"(?:have|had|"
    r"has)|having|suffering from|whose|in) (?:[\w'’\-]{1,20} ){0,2}?"
    r"(?P<severity>advanced|severe|severely|end-stage|late-stage|metastatic|mild|moderate|"
    r"mild-to-moderate|early-stage|terminal)\b|"
    r"\b(?P<before>advanced|severe|severely|end-stage|late-stage|critically|mild|mildly|moderate|"
    r"moderately|early-stage|terminal|metastatic)[ -](?:[\w'’\-]{1,20} ){0,4}?"
    r"(?:people|patients|persons|individuals|adults|women|men|children|cases|sufferers|subjects)\b",
    re.IGNORECASE)
# "The patients had severe, end-stage arthritis": an illness must follow, for pain may be severe
# too.
_HAD_SEVERE = re.compile(
    r"\b(?:patients|people|participants|adults|women|men|children|they|all|subjects|volunteers) "
    r"(?:all )?(?:had|suffered from|were living with|lived with|have) (?:an? )?(?:very |already )?"
    r"(?P<severity>advanced|severe|end-stage|late-stage|mild|moderate|early-stage|terminal)\b,? "
    r"(?:[\w\-]{1,20},? ){0,3}?(?:[a-z]{2,20}(?:itis|osis|oma|aemia|emia|pathy|ism|noea|nea)|"
    r"disease|"
    r"syndrome|disorder|cancer|asthma|diabetes|depression|COPD|failure|dementia|schizophrenia|"
    r"stroke|obesity|hypertension|sclerosis|infection|injur(?:y|ies))\b", re.IGNORECASE)
_GRADE = {"advanced": "advanced", "severe": "advanced", "severely": "advanced",
          "end-stage": "advanced", "late-stage": "advanced", "metastatic": "advanced",
          "terminal": "advanced", "critically": "advanced", "mild": "mild", "mildly": "mild",
          "moderate": "moderate", "moderately": "moderate", "mild-to-moderate": "moderate",
          "early-stage": "early"}
# Neighbouring words for one and the same disease. "Advanced" has none: moderate is not enough.
_COMPATIBLE = {"mild": {"mild", "moderate", "early"}, "moderate": {"mild", "moderate", "advanced"},
               "early": {"early", "mild", "moderate"}}
_EFFECT = re.compile(
    r"\b(?:improves?|reduces?|prevents?|cures?|reverses?|treats?|heals?|boosts?|protects?|lowers?|"
    r"slows?|stops?|shrinks?|kills?|relieves?|eases?|restores?|burns?|extends?|increases?|"
    r"causes?|raises?|damages?|works|helps?)\b", re.IGNORECASE)


# What a reader takes for a promise to people: an effect on an illness, a body or a life.
_ON_HEALTH = re.compile(
    r"\b(?:pain|disease|illness|cancers?|tumou?rs?|diabetes|dementia|alzheimer\S*|weight|obesity|"
    r"sleep|memory|mood|depression|anxiety|age?ing|lifespan|life|blood pressure|blood sugar|"
    r"cholesterol|heart|stroke|infections?|symptoms?|inflammation|arthritis|asthma|allerg\w+|"
    r"autism|hair|skin|bones?|muscles?|joints?|fertility|immun\w+|hangovers?|wounds?|the brain|"
    r"health|recovery|fat|appetite|hunger|stress)\b", re.IGNORECASE)


def population_differences(claim: Claim, report: Report) -> Iterator[PopulationDifference]:
    """Every facet on which ``claim`` tells of other people than ``report`` studied."""
    if NOT_STUDIED.search(claim.text) or is_exclusion(claim.text):
        return  # "should not be given to infants" tells of no one who was studied
    told = (Passage(claim.text),)
    yield from _of_living_people(claim, report)
    yield from _of_nobody_studied(claim, report)
    yield from _of_animals_told(claim, report)
    yield from _of_severity(claim, report)
    yield from of_age(told, report)
    yield from _of_health(claim, report)
    yield from _of_stage(claim, report)
    yield from of_illness(claim, report)
    yield from of_limits(claim, report)
    claimed = read_facets(told, ("sex", "species", "setting", *_FAMILIES))
    if not claimed.facets:
        return
    reported = read_facets(of_those_studied(report), tuple(claimed.facets))
    yield from _of_sex(claimed, reported)
    for facet in ("species", "setting", *_FAMILIES):
        yield from _of_family(facet, claimed, reported, report)


# "New cells in people's brains" tells of people all the same; cells in a dish do not.
_OWN_CELLS = re.compile(
    r"\b(?:in[- ]vitro|cell lines?|cultured|cell cultures?|laborator(?:y|ies)|petri dish(?:es)?|"
    r"test tubes?|organoids?|labs?|dish(?:es)?|preclinical|pre-clinical)\b", re.IGNORECASE)


@lru_cache(maxsize=2048)
def _may_be_without_people(title: str, design: str, text: str) -> bool:
    """Whether animals, bodies or cells are mentioned at all."""
    told = f"{title} {design} {text}"
    return any(pattern.search(told) for pattern in (words.ANIMALS, words.CADAVERS, words.CELLS))


def _of_living_people(claim: Claim, report: Report) -> Iterator[PopulationDifference]:
    if not _may_be_without_people(report.title, report.design, report.text):
        return
    design = read_design(text_of(report), report.title, report.design)
    kinds = [kind for kind in NOT_LIVING_PEOPLE if design.has(kind)]
    if not kinds:
        return
    around = f"{claim.text} {claim.context} {claim.section}"
    in_people = _IN_PEOPLE.search(claim.text) and not _FROM_PEOPLE.search(claim.text)
    owned = _OWN_CELLS if in_people or kinds[0] is DesignKind.ANIMAL else words.CELLS
    if any(pattern.search(around) for pattern in (words.ANIMALS, words.CADAVERS, owned)):
        return
    # "Your muscles" speaks to the reader: an interpretation, not a word on who was studied.
    people = next((m for m in words.PEOPLE.finditer(claim.text)
                   if m.group().lower() not in ("you", "your")
                   and not _is_said_of_animals(m.group(), report.text)), None)
    if people is None and _SUPPOSED.search(claim.text):
        return
    if not people and not (_EFFECT.search(claim.text) and _ON_HEALTH.search(claim.text)):
        return
    if design.has(*_STUDIES_OF_PEOPLE) or _enrolled_people(report, kinds) or (
            people is not None and words.ENROLLED_PEOPLE.search(report.title)):
        return
    passage = design.passage(*kinds)
    severity = Severity.MAJOR if people else Severity.MINOR
    yield PopulationDifference("species" if kinds[0] is DesignKind.ANIMAL else "living people",
                               people.group() if people else "no word of animals, bodies or cells",
                               _WHAT_WAS_STUDIED[kinds[0]], severity, passage)


# "Cells die in patients with cancer" tells of patients; "in cells of patients" does not.
_IN_PEOPLE = re.compile(r"\b(?:in|among|for) (?:[\w-]+ ){0,2}?(?:patients|people|humans|women|men|"
                        r"children|adults)\b", re.IGNORECASE)
_FROM_PEOPLE = re.compile(r"\b(?:cells?|lines?|tissues?|samples?|organoids?|taken|obtained|derived|"
                          r"donated|grown) (?:[\w-]+ ){0,2}?(?:from|of|by)\b", re.IGNORECASE)


def _of_nobody_studied(claim: Claim, report: Report) -> Iterator[PopulationDifference]:
    """Patients told, where the study names people only to say that it did not study them."""
    people = _PATIENTS.search(claim.text)
    if people is None:
        return
    every = passages_of(report)
    left = next((p for p in every if NOT_STUDIED.search(p) and _PATIENTS.search(p)), None)
    if left is not None and not any(words.PEOPLE.search(p) for p in every if p != left):
        yield PopulationDifference("living people", people.group(), "no people", Severity.MAJOR,
                                   left)


_PATIENTS = re.compile(r"\b(?:patients|people|humans|women|men|adults|children|volunteers|babies|"
                       r"infants|residents)\b", re.IGNORECASE)
_OF_ANIMALS_TOO = frozenset("kids adults adolescents infants mothers juveniles".split())
# An aim, or what others think, is no finding that was carried over to people.
_SUPPOSED = re.compile(r"\b(?:whether|unclear|unknown|uncertain|proposed|suggested to|thought to|"
                       r"to (?:determine|test|examine|investigate|assess|find out|learn)|may|might|"
                       r"could|hypothes\w+)\b", re.IGNORECASE)


def _is_said_of_animals(word: str, text: str) -> bool:
    """Whether a study of animals calls them so itself: the kids of goats."""
    return word.lower() in _OF_ANIMALS_TOO and re.search(rf"\b{word}\b", text, re.I) is not None


_STUDIES_OF_PEOPLE = (DesignKind.COHORT, DesignKind.CASE_CONTROL, DesignKind.SURVEY,
                      DesignKind.QUALITATIVE, DesignKind.NARRATIVE_REVIEW,
                      DesignKind.SYSTEMATIC_REVIEW, DesignKind.META_ANALYSIS,
                      DesignKind.SCOPING_REVIEW, DesignKind.GUIDELINE, DesignKind.CASE_REPORT)
_WHAT_WAS_STUDIED = {DesignKind.ANIMAL: "animals", DesignKind.CADAVER: "dead bodies",
                     DesignKind.IN_VITRO: "cells or tissue in a laboratory"}


def _enrolled_people(report: Report, kinds: list[DesignKind]) -> bool:
    """Whether living people took part as well, as far as the study's words tell."""
    if DesignKind.CADAVER in kinds:
        return any(_TOOK_PART.search(p) for p in passages_of(report))
    return any(_TOOK_PART.search(p) or _PATIENT_TISSUE.search(p) for p in passages_of(report))


_IN_ANIMALS = re.compile(
    r"\b(?:in|among|of|on|with|fed|gave|made|treated|for) (?:[a-z\-]{2,15} ){0,2}?(?P<animals>mice|"
    r"rats|rabbits|dogs|cats|pigs|sheep|monkeys|zebrafish|hamsters|rodents|lab(?:oratory)? animals|"
    r"animals|fruit flies)\b|^(?:the )?(?P<first>mice|rats|rabbits|dogs|cats|pigs|monkeys|"
    r"rodents)\b",
    re.IGNORECASE)


def _of_animals_told(claim: Claim, report: Report) -> Iterator[PopulationDifference]:
    """A study of people told as one of animals, where the study names no animal at all."""
    told = _IN_ANIMALS.search(claim.text)
    if not told:
        return
    passages = passages_of(report)
    if any(words.ANIMALS.search(p) for p in passages):
        return
    people = next((p for p in passages if _TOOK_PART.search(p)), None)
    if people is not None:
        yield PopulationDifference("species", told["animals"] or told["first"], "people",
                                   Severity.MAJOR, people)


_TOOK_PART = re.compile(
    r"\b(?:patients|participants|volunteers|women|men|adults|children|infants|people|individuals)\b"
    r"[^.;]{0,60}\b(?:were|was|received|underwent|took|completed|aged|enrolled|randomi[sz]ed|"
    r"followed|recruited)\b|\b(?:recruited|enrolled|randomi[sz]ed|included|studied|among|in) "
    r"(?:\d[\d,]*|[a-z\-]+) (?:\w+ )?(?:patients|participants|volunteers|women|men|adults|"
    r"children)\b",
    re.IGNORECASE)
_PATIENT_TISSUE = re.compile(r"\b(?:patient|human)[- ](?:derived|samples?|subjects?|"
                             r"participants?)\b",
                             re.IGNORECASE)


def _of_severity(claim: Claim, report: Report) -> Iterator[PopulationDifference]:
    words_told = [m["severity"] or m["before"] for m in _WITH_SEVERITY.finditer(claim.text)]
    words_told += [m["severity"] for m in _HAD_SEVERE.finditer(claim.text)]
    if not words_told:
        return
    grades = {_GRADE[word.lower()] for word in words_told}
    all_claimed = read_facets((Passage(claim.text),), ("severity",)).values("severity") | grades
    studied = [p for p in passages_of(report)
               if p.locator == "title" or speaks_of_participants(p) or _OBJECTIVE.search(p)]
    reported = read_facets(studied, ("severity",))
    values = reported.values("severity")
    if not values or all_claimed & values:
        return
    if any(values <= _COMPATIBLE[grade] for grade in grades if grade != "advanced"):
        return
    passage = reported.passage("severity")
    yield PopulationDifference("severity", words_told[0], " to ".join(sorted(values,
                                                                             key=_ORDER.index)),
                               Severity.MAJOR, passage)


_OBJECTIVE = re.compile(r"\b(?:objective|aim|purpose|to (?:compare|test|assess|evaluate|determine|"
                        r"investigate|examine)|we (?:compared|tested|assessed|evaluated))\b",
                        re.IGNORECASE)
_ORDER = ["early", "mild", "moderate", "advanced"]


_HEALTHY = re.compile(r"\bhealthy (?:\w+ )?(?:people|adults|volunteers|children|women|men|"
                      r"individuals|"
                      r"participants|persons|subjects|controls|students|infants|babies|"
                      r"adolescents|teenagers)\b|\bwithout (?:known |any )?disease\b",
                      re.IGNORECASE)
_ILL = re.compile(r"\b(?:patients|people|adults|children|women|men|participants|individuals|those|"
                  r"sufferers|inpatients|outpatients) (?:aged [^,.;]{1,30} |under \d+ )?(?:with|"
                  r"who (?:had|have)|"
                  r"suffering from|diagnosed with|hospitali[sz]ed)\b", re.IGNORECASE)


def _of_health(claim: Claim, report: Report) -> Iterator[PopulationDifference]:
    """Patients told as healthy people, where the study mentions nobody healthy."""
    told = _HEALTHY.search(claim.text)
    if not told or "healthy" in report.text.lower() or _ILL.search(claim.text):
        return
    searched = joined(passages_of(report))
    ill = searched.first(_ILL)
    if ill is not None and not re.search(r"\bhealthy\b|general population|disease-free",
                                         searched.text,
                                         re.IGNORECASE):
        yield PopulationDifference("health", told.group(), "people who were ill", Severity.MAJOR,
                                   ill)


_STAGE = re.compile(
    r"\bstages? (?P<from>IV|I{1,3}|[1-4])[A-Ca-c]?(?:(?P<to>\s?(?:-|–|to|through)\s?)(?P<last>IV|"
    r"I{1,3}|[1-4])[A-Ca-c]?\b|\s?(?:,|/|and|or)\s(?:stage )?(?P<and>IV|I{1,3}|[1-4])[A-Ca-c]?\b)?"
    r"(?![\w:])", re.IGNORECASE)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def _stages(text: str) -> frozenset[int]:
    """The stages of disease that ``text`` names, 1 to 4."""
    def number(words: str) -> int:
        return _ROMAN.get(words.upper()) or int(words)

    found: set[int] = set()
    for match in _STAGE.finditer(text):
        first = number(match["from"])
        found |= set(range(first, number(match["last"]) + 1)) if match["to"] else {first}
        found |= {number(match["and"])} if match["and"] else set()
    return frozenset(found)


def _of_stage(claim: Claim, report: Report) -> Iterator[PopulationDifference]:
    """Another stage of the disease than any that the study names."""
    told = _stages(claim.text)
    if not told:
        return
    places = [p for p in passages_of(report) if _stages(p)]
    studied = frozenset(stage for p in places for stage in _stages(p))
    if studied and not told & studied:
        yield PopulationDifference("stage", _in_words(told), _in_words(studied), Severity.MAJOR,
                                   places[0])


def _in_words(stages: frozenset[int]) -> str:
    return "stage " + " and ".join(map(str, sorted(stages)))


def _of_sex(claimed: Population, reported: Population) -> Iterator[PopulationDifference]:
    one, other = claimed.values("sex"), reported.values("sex")
    if len(one) == 1 and len(other) == 1 and one != other:
        yield PopulationDifference("sex", next(iter(one)), next(iter(other)), Severity.MAJOR,
                                   reported.passage("sex"))


def _of_family(facet: str, claimed: Population, reported: Population,
               report: Report) -> Iterator[PopulationDifference]:
    one, other = claimed.values(facet), reported.values(facet)
    if not one or not other or one & other:
        return
    if facet == "setting" and not _IN_A_SETTING.search(next(iter(claimed.facets[facet].values()))):
        return
    severity = Severity.MINOR if facet == "setting" else Severity.MAJOR
    passage = _where_studied(facet, reported, report)
    if passage:
        yield PopulationDifference(facet, " and ".join(sorted(one)), " and ".join(sorted(other)),
                                   severity, passage)


_IN_A_SETTING = re.compile(
    r"\b(?:in|at|from|of|left|leave|leaving|residents|nurses|patients) (?:the |an? |their |local )?"
    r"(?:\w+ )?(?:intensive care|ICUs?|nursing homes?|care homes?|primary care|general practices?|"
    r"schools|"
    r"classrooms|prisons?|jails?|emergency (?:departments?|rooms?))\b", re.IGNORECASE)


def _where_studied(facet: str, reported: Population, report: Report) -> Passage:
    """A passage on who was studied that names the reported value; empty if none does."""
    for value in sorted(reported.values(facet)):
        passage = reported.passage(facet, value)
        if passage.locator in ("title", "population") or speaks_of_participants(passage):
            return passage
    return Passage("")
