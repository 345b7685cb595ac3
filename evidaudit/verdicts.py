"""The findings on one quotation, made into one word and two sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from . import quick_re as re
from .checks.scopes import Pair
from .claims.dating import OWN_DATE
from .comparison import Comparison, ValueStance, read, value_stances
from .comparison.doubts import doubts
from .comparison.numbers.unmatched import unmatched_numbers
from .comparison.telling import in_words, plainly
from .limits import MAX_CLAIM_WORDS
from .model import Finding, Label, Outcome, Passage, Severity, Verdict
from .prose import quote_at_most
from .weighing import TOO_UNSURE

# What these say is about the study or the run, not about the claim.
_NOT_OF_THE_CLAIM = ("EVI", "SYS")
# A claim that states a number or an effect is confirmed by nothing less than these.
_CONTENT = ("QUO301", "QUO302", "QUO303", "QUO304", "QUO312")
# That an outcome or a time is mentioned, or a date fits, confirms nothing by itself.
_IN_PASSING = ("QUO308", "QUO309", "QUO310", "QUO314", "QUO315")

# Share of the claim's words that the study must know for the people to confirm the rest.
MOSTLY_KNOWN = 0.5

# A page dated before its source is wrong in what it says of its own date; whatever else it says
# of the source may be right.
_DATES_ITSELF = re.compile(
    r"\b(?:article|page|post|review|text|entry|blog|guide|last)\b.{0,40}\b(?:updated|published|reviewed|"
    r"written|posted|revised|modified)\b|\b(?:updated|reviewed|posted|revised|modified)(?: on)?:? "
    r"(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I)


def combine(pair: Pair, findings: Sequence[Finding]) -> Verdict:
    """The verdict on ``pair``: major before minor before unsubstantiated before accurate.

    ``accurate`` needs a check that positively agrees and none that differs; a claim that states a
    number or an effect is confirmed only by a check of numbers, directions or words.
    ``unsubstantiated`` needs the check claim-not-in-source; all else is ``unverifiable``.
    ``explanation`` are two sentences for a reader without statistics.
    """
    comparison = read(pair)
    label, deciding, codes = _judge(findings, _states_a_result(comparison),
                                    pair.claim.claim_type == OWN_DATE
                                    or bool(_DATES_ITSELF.search(pair.claim.text)),
                                    comparison.coverage >= MOSTLY_KNOWN)
    if label is Label.ACCURATE and (unmatched_numbers(comparison) or doubts(comparison)):
        label, deciding = Label.UNVERIFIABLE, []  # what agrees is not the whole claim
    first = deciding[0] if deciding else None
    report = pair.report
    passage = first.passage if first else Passage("")
    return Verdict(
        pair.claim.id, pair.reference.id, label, codes, passage, _explain(pair, label, first),
        pair.claim.text, pair.claim.article, report.study if report else "",
        (report.DOI if report else "") or pair.reference.DOI, _reported(pair, first),
        passage.locator, report.basis if report else "", pair.claim.adjudicated, tuple(findings),
        report.design if report else "", pair.resolution.asked if pair.resolution else ())


def recombine(verdict: Verdict, findings: Sequence[Finding]) -> Verdict:
    """``verdict`` judged anew from ``findings``, some of which a person has silenced since."""
    strict = verdict.label is not Label.ACCURATE and any(
        finding.code in _CONTENT for finding in findings)
    label, deciding, codes = _judge(findings, strict, "QUO315" in verdict.codes,
                                    verdict.label is Label.ACCURATE)
    if label is Label.ACCURATE and verdict.label is Label.UNVERIFIABLE:
        label, deciding = Label.UNVERIFIABLE, []
    first = deciding[0] if deciding else None
    passage = first.passage if first else Passage("")
    explanation = verdict.explanation if codes == verdict.codes else (
        _sentence(first.message) if first and first.message
        else "What differed has been silenced. Nothing else decides.")
    return replace(verdict, label=label, codes=codes, evidence=passage, explanation=explanation,
                   reported=first.reported if first else "", locator=passage.locator,
                   findings=tuple(findings))


def _judge(findings: Sequence[Finding], strict: bool, dates_itself: bool,
           known: bool) -> tuple[Label, list[Finding], tuple[str, ...]]:
    own = [f for f in findings
           if not f.ignored and not f.code.startswith(_NOT_OF_THE_CLAIM)
           and (f.code != "QUO315" or dates_itself)]
    errors = [f for f in own if f.outcome is Outcome.ERROR]
    missing = [f for f in errors if f.code == "QUO314"]
    # Where the source says nothing of it, a country or a year that the claim names is no other's.
    wrong = [f for f in errors if f.code != "QUO314" and not (missing and f.code == "QUO313")]
    severe = [f for f in wrong if f.severity is Severity.MAJOR]
    passing = _IN_PASSING if known else (*_IN_PASSING, "QUO305")
    agreed = [f for f in own if f.outcome is Outcome.PASS and f.code not in passing]
    substance = [f for f in agreed if f.code in _CONTENT]
    found = any(f.code != "QUO304" for f in substance)  # then the study does speak of it
    agreed = substance if strict else substance or agreed
    aligned = any(f.code == "QUO303" and f.outcome is Outcome.PASS for f in own)
    if any(_leaves_open(f) or f.code == "QUO309" and f.outcome is Outcome.INCONCLUSIVE
           and strict and not aligned for f in own):
        agreed = []
    label = (Label.MAJOR if severe else Label.MINOR if wrong
             else Label.UNSUBSTANTIATED if missing and not found
             else Label.ACCURATE if agreed else Label.UNVERIFIABLE)
    codes = tuple(dict.fromkeys(f.code for f in [*severe, *wrong, *missing]))
    return label, severe or wrong or missing or agreed, codes


def _leaves_open(finding: Finding) -> bool:
    """Whether a part of the claim found no counterpart, so that the rest cannot confirm it: a
    number that the study does not give, an outcome or a comparator that it does not name, a
    difference that was read but held back."""
    if finding.outcome is not Outcome.INCONCLUSIVE:
        return False
    return (finding.message.startswith(("not read:", TOO_UNSURE))
            or finding.code in ("QUO301", "QUO302") and bool(finding.claimed)
            or finding.code in ("QUO305", "QUO308", "QUO310")
            or finding.code == "QUO312")


def _states_a_result(comparison: Comparison) -> bool:
    return bool(value_stances(comparison)) or any(
        statement.move != "differ" for statement in comparison.statements)


# --- explanations --------------------------------------------------------------------------------
_CLOSING = {
    "QUO303": "The claim turns this round.",
    "QUO304": "That does not show the effect that the claim tells.",
    "QUO307": "Such a study shows what goes together, not what causes what.",
    "QUO309": "It does not report the outcome that the claim names.",
    "QUO310": "The claim tells it of another time.",
}


def _explain(pair: Pair, label: Label, first: Finding | None) -> str:
    if pair.report is None:
        return "Nothing of the study could be read. The claim was not held against anything."
    if label is Label.ACCURATE and first is not None:
        return f"{_study_says(first)} Nothing in the claim differs from it."
    if first is None:
        if read(pair).best is None:
            return ("Nothing in what was read speaks of the same thing. "
                    "That is no sign that the claim is wrong.")
        return ("What was read speaks of the same thing, but it neither confirms nor contradicts "
                "the claim. A person must read the study.")
    if first.code in ("QUO301", "QUO302"):
        told = _of_a_number(pair, first)
        if told:
            return told
    if first.code == "QUO314":
        return (f"The {pair.report.basis or 'text'} that was read never mentions {first.claimed}. "
                "It neither supports nor contradicts the claim.")
    if first.code in _CLOSING:
        return f"{_study_says(first)} {_CLOSING[first.code]}"
    if first.claimed and first.reported:
        return (f"{_sentence(first.message)} The claim says “{_short(first.claimed)}”, the study "
                f"“{_short(first.reported)}”.")
    return f"{_sentence(first.message)} {_study_says(first)}".strip()


def _reported(pair: Pair, first: Finding | None) -> str:
    """What the study reported, with the comparison and outcome where its row names them."""
    if first is None:
        return ""
    if first.code not in ("QUO301", "QUO302") or not first.reported:
        return first.reported
    stance = next((s for s in value_stances(read(pair)) if s.found is not None
                   and s.found.passage == first.passage
                   and in_words(s.found.estimate) == first.reported), None)
    if stance is None or stance.found is None:
        return first.reported
    row = stance.found.row
    parts = [first.reported, row.comparison.strip(), row.outcome.strip()]
    return ", ".join(part for part in parts if part)


def _of_a_number(pair: Pair, first: Finding) -> str:
    stance = next((s for s in value_stances(read(pair)) if s.found is not None
                   and in_words(s.claimed) == first.claimed
                   and in_words(s.found.estimate) == first.reported), None)
    if stance is None or stance.found is None:
        return ""
    if stance.relation == "other-kind":
        return (f"The study found {plainly(stance.found.estimate, *_parts(stance))}. "
                f"It does not say that {_lower_first(_short(pair.claim.text))}.")
    if stance.relation == "other-group":
        return (f"The study gives the {first.reported} of another group: "
                f"“{_short(stance.found.passage)}”. The claim gives it to the wrong one.")
    if stance.relation == "other-value":
        return (f"The claim says {first.claimed}. The study says {first.reported}: "
                f"“{_short(stance.found.passage)}”.")
    return ""


def _parts(stance: ValueStance) -> tuple[str, str, str]:
    """Outcome, arm and comparator of the reported number, where its row names them."""
    if stance.found is None or stance.found.row.start is not None:
        return "", "", ""
    row = stance.found.row
    arm, _, other = row.comparison.partition(" vs ")
    return row.outcome, arm.strip(), other.strip()


def _study_says(finding: Finding) -> str:
    words = _short(finding.passage or finding.reported)
    return f"The study says “{words}”." if words else ""


def _short(text: str) -> str:
    return quote_at_most(" ".join(text.split()), MAX_CLAIM_WORDS).rstrip(" .")


def _sentence(message: str) -> str:
    message = message.strip().rstrip(".")
    return f"{message[:1].upper()}{message[1:]}." if message else ""


def _lower_first(text: str) -> str:
    """``text`` with a small first letter, unless its first word is a name or an abbreviation."""
    word = text.split(" ", 1)[0]
    return text if word[1:] != word[1:].lower() else text[:1].lower() + text[1:]
