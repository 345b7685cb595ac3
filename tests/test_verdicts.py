"""The findings on one quotation become one word."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from evidaudit.checks.building_pairs import build_pair
from evidaudit.model import Finding, Label, Outcome, Severity
from evidaudit.verdicts import combine, recombine

PAIR = build_pair({"claim": "Tea shortened sleep.",
                   "source": "Tea was given to 40 adults. Tea shortened sleep by 20 minutes."})
MAJOR = Finding("QUO303", "direction-reversed", Outcome.ERROR, "C1", "reversed", Severity.MAJOR)
MINOR = Finding("QUO310", "timepoint-differs", Outcome.ERROR, "C1", "other time", Severity.MINOR)
MISSING = Finding("QUO314", "claim-not-in-source", Outcome.ERROR, "C1", "absent", Severity.MINOR)
AGREES = Finding("QUO304", "significance-overstated", Outcome.PASS, "C1", "same")
UNSURE = Finding("QUO302", "value-differs", Outcome.INCONCLUSIVE, "C1", "unknown")
BYSTANDER = Finding("QUO310", "timepoint-differs", Outcome.PASS, "C1", "same time")
IMPOSSIBLE = Finding("EVI501", "interval-excludes-estimate", Outcome.ERROR, "C1", "cannot be",
                     Severity.MINOR)


def test_major_goes_before_minor_before_unsubstantiated_before_accurate() -> None:
    """The worst finding decides."""
    assert combine(PAIR, [AGREES, MISSING, MINOR, MAJOR]).label is Label.MAJOR
    assert combine(PAIR, [AGREES, MISSING, MINOR]).label is Label.MINOR
    assert combine(PAIR, [AGREES, MISSING]).label is Label.UNSUBSTANTIATED
    assert combine(PAIR, [AGREES, UNSURE]).label is Label.ACCURATE
    assert combine(PAIR, [UNSURE]).label is Label.UNVERIFIABLE


def test_V6_the_order_of_findings_changes_no_word() -> None:
    """Any order gives the same label and the same set of codes."""
    words = {(v.label, frozenset(v.codes)) for order in permutations([MAJOR, MINOR, AGREES, UNSURE])
             for v in [combine(PAIR, order)]}
    assert len(words) == 1


def test_a_time_that_fits_confirms_nothing() -> None:
    """A claim of an effect needs more than a mention of its time."""
    assert combine(PAIR, [BYSTANDER]).label is Label.UNVERIFIABLE


def test_an_impossible_number_of_the_study_is_no_error_of_the_claim() -> None:
    """It is reported, but it does not judge the claim."""
    verdict = combine(PAIR, [AGREES, IMPOSSIBLE])
    assert verdict.label is Label.ACCURATE and IMPOSSIBLE in verdict.findings


def test_a_silenced_finding_decides_nothing() -> None:
    """What a person silenced stays in the list, without a voice."""
    verdict = combine(PAIR, [MAJOR, UNSURE])
    silenced = [replace(MAJOR, ignored="checked by hand"), UNSURE]
    again = recombine(verdict, silenced)
    assert verdict.label is Label.MAJOR and again.label is Label.UNVERIFIABLE
    assert again.codes == () and len(again.findings) == 2


def test_nothing_read_is_unverifiable_and_says_so() -> None:
    """No source text, no accusation."""
    verdict = combine(build_pair({"claim": "Tea shortened sleep by 20 minutes."}), [])
    assert verdict.label is Label.UNVERIFIABLE
    assert verdict.explanation.startswith("Nothing of the study could be read.")
