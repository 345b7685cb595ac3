"""The findings on one quotation, made into one word."""

from __future__ import annotations

from collections.abc import Sequence

from .checks.scopes import Pair
from .comparison import read, value_stances
from .model import Finding, Label, Outcome, Passage, Severity, Verdict


def combine(pair: Pair, findings: Sequence[Finding]) -> Verdict:
    """The verdict on ``pair``: major before minor before unsubstantiated before accurate.

    ``accurate`` needs a check that positively agrees and none that differs; ``unsubstantiated``
    needs the check claim-not-in-source; all else is ``unverifiable``.
    """
    own = [finding for finding in findings
           if not finding.ignored and not finding.code.startswith(_NOT_OF_THE_CLAIM)
           and not (finding.code == "QUO315" and finding.severity is not Severity.MAJOR)]
    errors = [finding for finding in own if finding.outcome is Outcome.ERROR]
    missing = [finding for finding in errors if finding.code == "QUO314"]
    wrong = [finding for finding in errors if finding.code != "QUO314"]
    severe = [finding for finding in wrong if finding.severity is Severity.MAJOR]
    agreed = _agreeing(pair, own)
    deciding = severe or wrong or missing or agreed
    label = (Label.MAJOR if severe else Label.MINOR if wrong
             else Label.UNSUBSTANTIATED if missing
             else Label.ACCURATE if agreed else Label.UNVERIFIABLE)
    codes = tuple(dict.fromkeys(finding.code for finding in [*severe, *wrong, *missing]))
    first = deciding[0] if deciding else None
    report = pair.report
    passage = first.passage if first else Passage("")
    return Verdict(
        pair.claim.id, pair.reference.id, label, codes, passage,
        _explain(pair, label, deciding), pair.claim.text, pair.claim.article,
        report.study if report else "", (report.DOI if report else "") or pair.reference.DOI,
        first.reported if first else "", passage.locator, report.basis if report else "",
        pair.claim.adjudicated, tuple(findings), report.design if report else "",
        pair.resolution.asked if pair.resolution else ())


# What these say is about the study or the run, not about the claim.
_NOT_OF_THE_CLAIM = ("EVI", "SYS")
# A claim that states a number or an effect is confirmed by nothing less than these.
_CONTENT = ("QUO301", "QUO302", "QUO303", "QUO304", "QUO312")


# That an outcome or a time is mentioned, or a date fits, confirms nothing by itself.
_IN_PASSING = ("QUO308", "QUO309", "QUO310", "QUO314", "QUO315")


def _agreeing(pair: Pair, findings: Sequence[Finding]) -> list[Finding]:
    """The findings that agree with what the claim asserts, those of its substance first."""
    agreed = [f for f in findings if f.outcome is Outcome.PASS and f.code not in _IN_PASSING]
    comparison = read(pair)
    substance = [f for f in agreed if f.code in _CONTENT]
    if value_stances(comparison) or any(s.move != "differ" for s in comparison.statements):
        return substance
    return substance or agreed


def _explain(pair: Pair, label: Label, deciding: Sequence[Finding]) -> str:
    if deciding and deciding[0].message:
        return deciding[0].message
    if pair.report is None:
        return "Nothing of the study could be read. The claim was not held against anything."
    if label is Label.ACCURATE:
        return "The study says so. Nothing in the claim differs from it."
    best = read(pair).best
    if best is None:
        return ("Nothing in what was read speaks of the same thing. "
                "That is no sign that the claim is wrong.")
    return ("What was read speaks of the same thing, but it neither confirms nor contradicts the "
            "claim. A person must read the study.")
