"""Whether a claim tells an outcome where the study measured only a sign that stands for it.

"Kits in the post cut deaths from cancer" of a trial that counted who was screened; "the purifier
prevents heart attacks" of one that took the blood pressure. The table of signs is
``data/surrogates.json``; a study that names the outcome anywhere, but for saying that it was not
looked at, is left alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from ... import quick_re as re
from ...lexicon import broader, keys, terms, valence
from ...model import Passage, Report
from ...prose import negations, sentences
from ...wording.causes import told_causes
from ..about_it import rest_is_known
from ..alignment import Comparison
from ..people.exclusions import PEOPLE_WITH

_EFFECTS = frozenset({"up", "down", "good", "bad"})
LEAST_WORDS = 45   # words of a short abstract; less may leave an outcome out
# The study says itself that it did not look at something.
NOT_LOOKED_AT = re.compile(
    r"\b(?:was|were|is|are) (?:not|neither) (?:\w+ ){0,2}?(?:assessed|measured|recorded|compared|"
    r"collected|evaluated|examined|studied|available|captured|ascertained|an (?:out|end)\w+|"
    r"outcomes|end ?points|analysed|analyzed|powered|counted|tested|reported)\b|"
    r"\b(?:did not|not) (?:assess|measure|record|examine|evaluate|collect|study|look at|count|"
    r"designed to|powered to|powered for|sized to)\b|"
    r"\bno (?:data|information|outcomes?|events?) (?:\w+ ){0,2}?(?:on|of|about|for)\b|"
    r"\b(?:too few|small numbers)\b|\bwill be (?:reported|published|presented)\b|"
    r"\b(?:are|is|remains?) (?:still )?(?:awaited|pending|outstanding)\b", re.I)
# A claim that is about what is missing, hopes for it or tells it of something else.
_OF_WHAT_IS_MISSING = re.compile(
    r"\b(?:may|might|could|would|whether|if|hop(?:e|ed|es|ing)|yet to|unknown|unclear|unproven|"
    r"expected|predict\w*|potential\w*|suggest\w*|likely|can|further|remains?|question|also|"
    r"additionally|moreover|furthermore|besides|as well(?! as)|too|in turn|thereby|risk factors?|"
    r"because|since|known to|previous(?:ly)?|earlier|other (?:studies|trials|research))\b", re.I)

_BACKGROUND = re.compile(r"\W*(?:background|introduction|context|importance|rationale)\b", re.I)
_OR_DEATH = re.compile(r"\bor (?:\w+ )?(?:death|dying|die)\b|\b(?:death|dying|die) or\b", re.I)
_RESULT = re.compile(r"\d|\b(?:higher|lower|fell|rose|increas\w+|decreas\w+|improv\w+|reduc\w+|"
                     r"more|fewer|less|differ\w*|similar)\b", re.I)
_MEASURED = re.compile(r"\b(?:measured|assessed|recorded|outcomes?|end ?points?|counted|rated|"
                       r"compared|evaluated|examined|followed|none|occurred|seen|found)\b", re.I)
NEARLY_ALL = 0.8   # share of the claim's terms by which one sentence says what it says
_LEADING = 80      # letters before an outcome in which its change may be denied
_BESIDE = 3        # letters between an outcome and its sign in one name
_NEAR = 48         # letters beside an outcome in which the word for its change may stand
_CHANGED_BEFORE = re.compile(
    r"\b(?:fewer|less|lower(?:s|ed)?|cuts?|reduc(?:es|ed|ing)|prevent(?:s|ed|ing)?|halv(?:es|ed)|"
    r"rais(?:es|ed)|increas(?:es|ed)|improv(?:es|ed)|lifts?|lifted|rais(?:es|ed|ing)|boost(?:s|ed)?|"
    r"protect(?:s|ed)? against|saves?|saved|averts?|averted|avoid(?:s|ed)?|slash(?:es|ed))\s"
    r"(?:[\w'’-]+\s){0,3}$", re.I)
_CHANGED_AFTER = re.compile(
    r"(?:\s[\w'’-]+){0,4}\s(?:(?:was|were|are|is|came out)\s)?(?:\d[\d.]*(?:%| per ?cent)\s|"
    r"\w+ly\s|a (?:third|quarter|half)\s)?"
    r"(?:lower|fewer|less (?:often|common)|rarer|fell|dropped|rose|climbed|went (?:up|down)|"
    r"increased|decreased|declined|improved|halved|doubled)\b", re.I)
_DEATHS = keys("death survival mortality") & frozenset({"=death", "=survival"})


@dataclass(frozen=True, slots=True)
class SignForOutcome:
    """The outcome that the claim tells, the sign that the study measured and where it says so."""

    outcome: str
    sign: str
    passage: Passage


@cache
def _signs() -> Mapping[str, frozenset[str]]:
    """For each outcome's key the keys of what is measured in its place."""
    path = resources.files("evidaudit").joinpath("data", "surrogates.json")
    found: dict[str, frozenset[str]] = {}
    for row in json.loads(path.read_text(encoding="utf-8"))["pairs"]:
        signs = frozenset().union(*(_whole(words) for words in row["signs"].split("; ")))
        for words in row["outcome"].split("; "):
            for key in _whole(words):
                found[key] = found.get(key, frozenset()) | signs - {key}
    return found


def signs_of(outcome: str) -> frozenset[str]:
    """The keys of what is measured in place of the outcome with the key ``outcome``."""
    return _signs().get(outcome, frozenset())


def _whole(words: str) -> frozenset[str]:
    """The key of ``words`` where one term names all of them, else none: "egg count" is no egg."""
    first = terms(words)
    named = [term.key for term in first if term.key.startswith("=")] or [t.key for t in first]
    spans = {(term.start, term.end) for term in first}
    return frozenset(named[:1]) if len(spans) == 1 else frozenset()


@lru_cache(maxsize=128)
def sign_told_as_outcome(comparison: Comparison) -> SignForOutcome | None:
    """The outcome of the claim that the study never measured, where it measured its sign or says
    itself that it did not look at the outcome."""
    prepared, report = comparison.prepared, comparison.report
    text = comparison.anatomy.text
    if prepared is None or report is None or prepared.long or (
            prepared.words < LEAST_WORDS or _OF_WHAT_IS_MISSING.search(text)
            or _OR_DEATH.search(text)):
        return None
    asserted, looked_at = asserted_outcomes(comparison), _looked_at(report)
    left_out = _left_out(report, asserted - _with_a_result(report))
    if left_out is not None and rest_is_known(comparison, asserted):
        return None if _is_said(left_out.outcome, comparison, report) else left_out
    told = _heads(asserted & _signs().keys())
    if not told or any(_speaks_of(key, looked_at) for key in told) or not (
            rest_is_known(comparison, told)):
        return None
    if _is_denied(comparison, told) or _names_the_sign(comparison, told):
        return None  # "pneumococcal carriage" tells what was measured
    agents = comparison.anatomy.keys.difference(*(s.outcome for s in comparison.statements),
                                                *(keys(c.effect) for c in told_causes(text)))
    rows = sorted((row for row in report.findings if _RESULT.search(row.statement)),
                  key=lambda row: (row.estimate is None, row.start or 0))
    for key in sorted(told):
        for row in rows:
            shared = _signs()[key] & keys(row.statement, prepared.short) - agents
            if shared and not NOT_LOOKED_AT.search(row.statement) and not _is_said(
                    key.lstrip("="), comparison, report):
                passage = Passage(row.statement, row.start, row.end, row.locator, row.basis)
                return SignForOutcome(key.lstrip("="), min(shared).lstrip("="), passage)
    return None


@lru_cache(maxsize=128)
def asserted_outcomes(comparison: Comparison) -> frozenset[str]:
    """The outcomes that the claim says were changed."""
    text = comparison.anatomy.text
    short = comparison.prepared.short if comparison.prepared else ()
    found: set[str] = set()
    for statement in comparison.statements:
        if statement.move in _EFFECTS and not statement.denied:
            found |= statement.outcome - statement.agent - statement.against
    for cause in told_causes(text):
        found |= keys(cause.effect, short)
    for term in comparison.anatomy.terms:
        before, after = text[max(0, term.start - _NEAR):term.start], text[term.end:][:_NEAR]
        if _CHANGED_BEFORE.search(before) or _CHANGED_AFTER.match(after):
            found.add(term.key)
    people: frozenset[str] = frozenset().union(*(
        keys(match["what"], short) for match in PEOPLE_WITH.finditer(text)))
    return frozenset(key for key in found - people
                     if key in _signs() or key.startswith("=") and valence(key))


def _heads(told: frozenset[str]) -> frozenset[str]:
    """The outcomes proper: "deaths from bowel cancer" are deaths, "fractures from falls"
    fractures."""
    if told & _DEATHS:
        return told & _DEATHS
    return told - frozenset().union(*(_signs()[key] for key in told))


_PARTS = re.compile(r";|,? \b(?:but|whereas|while|although|though)\b|, and\b")


def _left_out(report: Report, told: frozenset[str]) -> SignForOutcome | None:
    """The outcome of which the study says that it did not look at it, and nothing else."""
    for a, b in sentences(report.text) if told else ():
        sentence = report.text[a:b]
        if not NOT_LOOKED_AT.search(sentence):
            continue
        shared = told.intersection(*[frozenset[str]().union(*(
            keys(part) for part in _PARTS.split(sentence) if NOT_LOOKED_AT.search(part)))])
        if shared:
            return SignForOutcome(min(shared).lstrip("="), "",
                                  Passage(sentence, a, b, "", report.basis))
    return None


def _is_denied(comparison: Comparison, told: frozenset[str]) -> bool:
    """Whether the claim denies a change of the outcome, in the words that lead to it."""
    text = comparison.anatomy.text
    return any(negations(text[:term.start].rpartition(",")[2][-_LEADING:])
               for term in comparison.anatomy.terms if term.key in told)


def _names_the_sign(comparison: Comparison, told: frozenset[str]) -> bool:
    """Whether the claim names a sign right beside the outcome for which it stands."""
    found = comparison.anatomy.terms
    return any(one.key in told and other.key in _signs()[one.key]
               and 0 <= max(one.start, other.start) - min(one.end, other.end) <= _BESIDE
               for one in found for other in found)


def _is_said(outcome: str, comparison: Comparison, report: Report) -> bool:
    """Whether a sentence of the study says nearly all that the claim says of the outcome, be it as
    what is known from elsewhere."""
    wanted = comparison.anatomy.keys
    said = (keys(report.text[a:b]) for a, b in sentences(report.text)
            if not NOT_LOOKED_AT.search(report.text[a:b]))
    return any({outcome, "=" + outcome} & known and len(wanted & known) >= NEARLY_ALL * len(wanted)
               for known in said)


def outcome_left_out(comparison: Comparison) -> SignForOutcome | None:
    """The outcome of the claim at which the study says that it did not look, where the claim does
    not say that the study did: it may be known from elsewhere."""
    sign = sign_told_as_outcome(comparison)
    if sign is None or sign.sign or gives_it_to_the_study(comparison):
        return None
    return sign


_BY_THE_STUDY = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|researchers|authors|investigators|team|experiment|comparison|review|"
    r"analysis|survey|scientists|(?:was|were|been) (?:measured|recorded|counted|observed|seen|"
    r"found|shown|proven|demonstrated))\b",
    re.I)


def gives_it_to_the_study(comparison: Comparison) -> bool:
    """Whether the claim says that the study found it, or tells a number, which was measured."""
    return _BY_THE_STUDY.search(comparison.anatomy.text) is not None or any(
        number.value is not None for number in comparison.anatomy.estimates)


@lru_cache(maxsize=2048)
def _known_terms(text: str) -> frozenset[str]:
    return frozenset().union(*(keys(text[a:b]) for a, b in sentences(text)
                               if not NOT_LOOKED_AT.search(text[a:b])
                               and not _BACKGROUND.match(text[a:b])))


def _looked_at(report: Report) -> frozenset[str]:
    """The terms of what was read, sentences on what was not looked at left out."""
    return _known_terms(f"{report.title}. {report.text}")


@lru_cache(maxsize=2048)
def _terms_of_results(text: str) -> frozenset[str]:
    return frozenset().union(*(keys(text[a:b]) for a, b in sentences(text)
                               if not NOT_LOOKED_AT.search(text[a:b])
                               and not _BACKGROUND.match(text[a:b])
                               and (_RESULT.search(text[a:b]) or _MEASURED.search(text[a:b]))))


def _with_a_result(report: Report) -> frozenset[str]:
    """The terms of the sentences that tell a result, or what was measured."""
    return _terms_of_results(report.text)


def _speaks_of(key: str, known: frozenset[str]) -> bool:
    """Whether the study names the outcome, or a narrower or wider kind of it."""
    return key in known or bool(broader(key) & known) or any(key in broader(k) for k in known)
