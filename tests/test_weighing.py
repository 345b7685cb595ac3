"""Whether a difference that was read is sure enough to be held against a claim."""

from __future__ import annotations

import json
from importlib import resources

import pytest

import evidaudit
from evidaudit.checking import findings_on
from evidaudit.checks.building_pairs import build_pair
from evidaudit.comparison import read
from evidaudit.model import Finding, Label, Outcome, Severity
from evidaudit.verdicts import combine
from evidaudit.weighing import (
    TOO_UNSURE,
    Scale,
    held_back,
    is_lead,
    kind_of,
    probability,
    readings_of,
    scale,
    stands_in,
)

REFILL = ("Background: Clinics are crowded. Methods: We randomised 1,212 adults on treatment for "
          "hepatitis to refill at local pharmacies (n = 606) or at clinics (n = 606). Results: At "
          "12 months retention in care was 95.1% and 91.0% (P=0.004). Viral load was low in 92.2% "
          "and 91.8% (P=0.77). Conclusions: Pharmacies kept more people in care.")
TURNED = "Retention in care at 12 months was lower with pharmacy refill than with clinic refill."
NEVER_SURE = Scale({}, 0.0, 0.99)


def test_a_plain_contradiction_is_held_against_the_claim() -> None:
    """The study's own words, turned round."""
    verdict = evidaudit.compare(TURNED, REFILL)
    assert verdict.label is Label.MAJOR
    assert "QUO303" in verdict.codes


def test_what_is_held_back_is_still_told_and_never_confirms() -> None:
    """The difference stays among the findings with its passage, as inconclusive."""
    pair = build_pair({"claim": TURNED, "source": REFILL})
    findings = held_back(pair, findings_on(pair), NEVER_SURE)
    held = [f for f in findings if f.message.startswith(TOO_UNSURE)]
    assert held and held[0].outcome is Outcome.INCONCLUSIVE and held[0].severity is None
    assert held[0].passage in REFILL
    assert combine(pair, findings).label is Label.UNVERIFIABLE


def test_only_leads_are_changed() -> None:
    """Every other finding comes out as it went in, in order."""
    pair = build_pair({"claim": TURNED, "source": REFILL})
    before = findings_on(pair)
    after = held_back(pair, before, NEVER_SURE)
    assert len(before) == len(after)
    assert all(a is b for a, b in zip(before, after, strict=True) if not is_lead(a))
    assert any(is_lead(finding) for finding in before)


def test_rows_that_a_person_filled_in_are_not_weighed() -> None:
    """The weights were fitted on abstracts; a sheet speaks for itself."""
    row = {"reference_id": "1", "outcome": "pain", "comparison": "drops vs saline",
           "direction": "decreased", "statement": "Pain was lower with drops (P=0.01)."}
    pair = build_pair({"claim": "Pain was higher with drops than with saline.", "findings": [row]})
    before = findings_on(pair)
    assert any(is_lead(finding) for finding in before)
    assert held_back(pair, before) == before


def test_a_claim_without_a_report_has_nothing_to_weigh() -> None:
    """Nothing read, nothing differs, nothing changes."""
    pair = build_pair({"claim": TURNED})
    before = findings_on(pair)
    assert held_back(pair, before) == before


@pytest.mark.parametrize(("message", "kind"), [
    ("the claim counts 160 participants; the study reports 16", "QUO311 the claim counts  "
     "participants"),
    ("the study measured a sign (heart rate), not this outcome itself",
     "QUO311 the study measured a sign , not this outcome itself"),
])
def test_kinds_do_not_depend_on_what_is_quoted(message: str, kind: str) -> None:
    """Numbers and bracketed words are no part of a kind."""
    finding = Finding("QUO311", "x", Outcome.ERROR, "C1", message, Severity.MAJOR)
    assert kind_of(finding) == kind


def test_probability_rises_with_what_speaks_for_a_difference() -> None:
    """A logistic function of the weighted sum; readings without a weight count nothing."""
    fitted = Scale({"for": 2.0, "against": -1.0}, 0.0, 0.5)
    assert probability({}, fitted) == 0.5
    assert probability({"unknown": 9.0}, fitted) == 0.5
    assert probability({"against": 1.0}, fitted) < 0.5 < probability({"for": 1.0}, fitted) < 1.0


def test_readings_are_named_numbers_of_small_size() -> None:
    """Every reading lies between 0 and 3, so that weights can be compared."""
    pair = build_pair({"claim": TURNED, "source": REFILL})
    findings = findings_on(pair)
    leads = [finding for finding in findings if is_lead(finding)]
    for own in readings_of(read(pair), leads, findings):
        assert all(0.0 <= value <= 3.0 for value in own.values()), own


def test_the_weights_that_ship_name_what_they_weigh_and_where_they_come_from() -> None:
    """``data/leads.json`` says by which script and on which files it was fitted."""
    data = json.loads(resources.files("evidaudit").joinpath("data", "leads.json").read_text())
    assert data["fitted_by"] == "benchmarks/fit_leads.py"
    assert data["fitted_on"]
    assert 0.5 <= scale().least < 1.0
    pair = build_pair({"claim": TURNED, "source": REFILL})
    findings = findings_on(pair)
    leads = [finding for finding in findings if is_lead(finding)]
    own = readings_of(read(pair), leads, findings)[0]
    assert any(name in scale().weights for name in own)


def test_a_study_is_never_held_against_its_own_words() -> None:
    """A sentence of the study, told as it stands, whatever was read from the others."""
    text = "Retention in care at 12 months was 95.1% and 91.0%."
    assert stands_in("retention in care, at 12 months, was 95.1% and 91.0%", f"Results: {text} So.")
    assert not stands_in("Retention in care at 12 months was 95.1% and 91.8%.", text)
    assert not stands_in("8% of patients relapsed.", "Results: 18% of patients relapsed.")
    assert not stands_in("Mortality was lower (p<0.05).", "Mortality was lower (P > 0.05).")
    assert not stands_in("The difference was -0.5 points.", "The difference was 0.5 points.")
    assert not stands_in("Tea increased pain.", "It is untrue that tea increased pain.")
    assert not stands_in("", text)
    for sentence in REFILL.split(". "):
        assert evidaudit.compare(f"{sentence}.", REFILL).label is not Label.MAJOR


def test_a_p_value_of_the_studys_own_sentence_is_not_held_against_it() -> None:
    """An effect told with the study's own words; told in others it is a lead."""
    text = ("Methods: 300 adults were assigned to a diary or to usual care. Results: Sleep was "
            "longer with the diary. Conclusion: Sleep did not differ significantly (p = 0.31).")
    assert evidaudit.compare("Sleep was longer with the diary.", text).label is not Label.MAJOR


def test_a_crash_of_the_weighing_accuses_nobody_and_is_told(
        monkeypatch: pytest.MonkeyPatch) -> None:
    """Every other finding stays; what would have been weighed is inconclusive; SYS903 says so."""
    def crash(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("evidaudit.weighing.readings_of", crash)
    verdict = evidaudit.compare(TURNED, REFILL)
    assert verdict.label is Label.UNVERIFIABLE
    assert "SYS903" in {finding.code for finding in verdict.findings}
    assert not any(is_lead(finding) for finding in verdict.findings)
