"""Sentences that cite nothing and yet state a figure, a ranking, a cause or a cure."""

from __future__ import annotations

from typing import Final

from .. import quick_re as re
from ..model import Kind
from ..statistics import extract_statistics
from . import cues
from .passages import Unit

SHORTEST_CLAIM: Final = 3      # words: subject, verb, object
LONGEST_LEAD: Final = 8        # words: "Some common causes include:" states nothing by itself
SENTENCE: Final = 4            # words, with a full stop: a sentence though no verb form shows it
MANY_PEOPLE: Final = 1_000     # a count below is a writer's own experience as often as a figure
_NUMBER = re.compile(
    r"\d|\b(?:half|halves|thirds?|quarters?|fifths?|tenths?|majority|minority|percent|per cent|"
    r"twice|doubl\w{1,3}|tripl\w{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?)\b", re.IGNORECASE)
_SCALES: Final = frozenset({Kind.MEAN, Kind.MEDIAN})
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|can|could|may|might|will|would|does|do|did|"
    r"[a-z]{3,}(?:s|ed|ing))\b", re.IGNORECASE)
_DIRECTIVE = re.compile(
    r"\b(?:you should (?:consult|see|call|contact|seek|talk|speak|ask|avoid)|please|"
    r"(?:call|contact|visit) (?:us|our|your)|seek (?:medical|professional|immediate))\b", re.I)
_OWN_OFFER = re.compile(
    r"\b(?:we(?:[’']re| are) (?:here|happy|proud|committed)|you deserve|we specialise in|"
    r"we specialize in|we (?:can|will) help you)\b", re.IGNORECASE)
_HEDGED_AIM = re.compile(
    r"^[\W_]*(?:one|you|we|I|some) (?:might|may|could|would) (?:hope|expect|think|wonder|imagine|"
    r"ask|assume|guess|want)\b|\b(?:we (?:will|are going to) (?:explore|discuss|look|explain|stop|"
    r"listen)|let[’']?s|this article (?:will|explains|discusses))\b", re.IGNORECASE)


def asserts(unit: Unit) -> bool:
    """Whether a sentence states a statistic, a ranking or frequency, a cause or an effect."""
    text = unit.text.strip()
    if unit.kind == "heading" and cues.CURE_PROMISE.search(text) and not text.endswith("?"):
        return True
    if len(text.split()) < SHORTEST_CLAIM or _is_no_statement(text):
        return False
    states = bool(_VERB.search(text)) or _is_sentence(unit)
    if states_a_statistic(text):
        return not (cues.SALE.search(text) or cues.ANECDOTE.match(text)
                    or cues.ADVICE.match(text) or cues.OWN_RECORD.search(text)) and states
    if not states or cues.ANECDOTE.match(text) or cues.OWN_RECORD.search(text):
        return False
    if cues.NARRATION.match(text) or cues.ADVICE.match(text):
        return False
    if text.endswith(":") and len(text.split()) <= LONGEST_LEAD:
        return False
    body = _without_label(text)
    if body is not text and not _FINITE_ANY.search(body):
        return False                     # "Labrum: a ring of cartilage that …": a definition
    if _OWN_OFFER.search(text):
        return False
    if cues.SALE.search(text) or cues.CLOCK.search(text):
        return False
    if unit.kind == "heading" and (cues.QUESTION_HEADING.match(text) or not (
            cues.RANKING.search(text) or _FINITE.search(text))):
        return False
    if cues.IMPERATIVE.match(body):
        return False
    return any(pattern.search(body) for pattern in (
        cues.RANKING, cues.FREQUENCY, cues.CAUSAL, cues.EFFECT, cues.NECESSITY)) or bool(
        cues.DURATION.search(body) and _TREATMENT.search(body))


_FINITE = re.compile(r"\b(?:is|are|causes?|cures?|prevents?|reduces?|increases?|leads? to|"
                     r"relieves?|works?|heals?|improves?|can|will|may)\b", re.IGNORECASE)
_FINITE_ANY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|may|might|will|would|does|do|did|must|should|"
    r"[a-z]{3,}[^s\W]s|becomes?|leads?|causes?|results?|helps?|tends?)\b", re.IGNORECASE)
_YOU = re.compile(r"\byour?\b", re.IGNORECASE)
_TREATMENT = re.compile(
    r"\b(?:pain|surgery|treatment|therapy|exercises?|injections?|recover\w*|symptoms?|heal\w*|"
    r"medication|drug|procedure|rehabilitation|operation|dose|vaccine|infection|disease|study|diet|"
    r"sleep|training|crutches)\b", re.IGNORECASE)


_CITES = re.compile(
    r"\[\d{1,3}(?:\s?[,;–—-]\s?\d{1,3}){0,20}\]|\[\^[^\]]{1,40}\]|[A-Za-z.,)\]”\"][¹²³⁴⁵⁶⁷⁸⁹]|"
    r"\(\s?(?:see |e\.g\.,? )?[A-Z][^()]{1,80}?,? (?:19|20)\d\d[a-z]?(?:[;,][^()]{0,200})?\)|"
    r"\bet al\.?,? \(?(?:19|20)\d\d|\[-?@|\\cite|\b10\.\d{4,9}/|https?://")


def cites_something(text: str) -> bool:
    """Whether ``text`` holds what is plainly a citation, known or not: then it is not uncited."""
    return bool(_CITES.search(text))


def states_a_statistic(text: str) -> bool:
    """Whether ``text`` gives a share, a ratio, a rate or a change, in digits or in words."""
    if cues.STATISTIC.search(text):
        return True
    return bool(_NUMBER.search(text)) and any(
        (estimate.value or 0) >= MANY_PEOPLE if estimate.kind is Kind.COUNT
        else estimate.kind not in _SCALES or bool(estimate.direction)
        for estimate in extract_statistics(text))


def is_statement(text: str) -> bool:
    """Whether ``text`` states something: no question, greeting, contact line or caption."""
    return not _is_no_statement(text) and bool(_VERB.search(text))


def _is_no_statement(text: str) -> bool:
    stripped = text.strip().rstrip("”\"’'")
    if stripped.endswith("?") or cues.GREETING.match(text) or cues.CONTACT.search(text):
        return True
    return bool(cues.MEDIA.match(text) or _DIRECTIVE.search(text) or _HEDGED_AIM.search(text))


def _is_sentence(unit: Unit) -> bool:
    """ "Nine out of ten people who walk avoid it.": plural verbs look like nouns."""
    text = unit.text.rstrip(" ”\"’'")
    return (unit.kind != "heading" and text.endswith((".", "!")) and len(text.split()) >= SENTENCE
            and not _YOU.search(text))       # "Blink often when you read." tells what to do


def _without_label(text: str) -> str:
    """ "Bursitis: Inflammation of …" without its label, where one stands before the colon."""
    head, colon, tail = text.partition(": ")
    return tail if colon and len(head.split()) <= 6 and len(tail.split()) >= 4 else text
