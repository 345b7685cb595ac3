"""What a study's text reports, finding by finding."""

from __future__ import annotations

import gc
import time

from hypothesis import given
from hypothesis import strategies as st

from evidaudit.evidence import direction_of, read_report
from evidaudit.evidence.sections import read_sections

ABSTRACT = (
    "BACKGROUND: Nap rooms are new. METHODS: We randomised 412 nurses to a nap room or to usual "
    "breaks. "
    "RESULTS: Fatigue was lower with the nap room than with usual breaks after 12 weeks (mean "
    "difference -4.2 points, 95% CI -6.0 to -2.4). Errors did not differ significantly (p=0.48). "
    "CONCLUSIONS: Nap rooms reduced fatigue.")


def test_sentences_know_their_section() -> None:
    """Headings in capitals, in one paragraph."""
    assert [s.section for s in read_sections(ABSTRACT)] == [
        "background", "methods", "results", "results", "conclusions"]


def test_findings_carry_estimate_direction_time_and_place() -> None:
    """One row a sentence and estimate, with offsets into the text."""
    report = read_report(ABSTRACT, title="Nap rooms", year=2020, reference_id="7")
    first = next(row for row in report.findings if "Fatigue was lower" in row.statement)
    assert first.estimate is not None and first.estimate.value == -4.2
    assert first.direction == "decrease" and "12 weeks" in first.timepoint
    assert first.locator == "abstract, results" and first.reference_id == "7"
    for row in report.findings:
        assert ABSTRACT[row.start:row.end] == row.statement
    assert report.participants == 412


def test_a_short_text_is_never_whole() -> None:
    """A title or two sentences cannot say that something is missing."""
    assert not read_report("Nap rooms reduced fatigue. Errors did not differ.").whole


def test_the_direction_of_an_outcome_is_told_with_its_passage() -> None:
    """Lower, no difference: each from its own sentence."""
    lower = direction_of(ABSTRACT, "nap room", "usual breaks", "fatigue")
    assert lower.label == "decreased" and "Fatigue" in lower.passage
    assert ABSTRACT[lower.passage.start:lower.passage.end] == lower.passage
    assert direction_of(ABSTRACT, "nap room", "usual breaks", "errors").label == "no difference"


@given(st.text(max_size=400))
def test_X1_any_text_gives_a_report(text: str) -> None:
    """No text makes the reader raise."""
    report = read_report(text)
    assert all(text[row.start:row.end] == row.statement for row in report.findings
               if row.start is not None)


def test_X6_reading_is_linear_in_the_length_of_the_text() -> None:
    """Twice the text, at most two and a half times the time (with room for a busy machine)."""
    pieces = ["no significant " * 2000, "reduced " * 4000, "(" * 20000, "12 weeks, " * 3000,
              "compared with " * 2500, "a" * 40000, "0.05% " * 6000, "RESULTS: " * 4000]
    gc.collect()
    gc.disable()  # what other tests left on the heap is not what is measured
    try:
        for piece in pieces:
            read_report(piece[:1000])
            began = time.process_time()
            read_report(piece)
            once = time.process_time() - began
            began = time.process_time()
            read_report(piece + " " + piece)
            twice = time.process_time() - began
            assert twice <= 2.5 * once + 0.4, (piece[:20], once, twice)
    finally:
        gc.enable()


def test_what_a_full_text_tells_of_other_works_is_not_its_own_finding() -> None:
    """A sentence of the discussion with a pointer to another work reports what others found."""
    own = "Sleep was longer with the mask (mean difference 12 minutes, 95% CI 4 to 20). "
    others = "Earplugs are associated with longer sleep in surveys of nurses [12]. "
    filling = "The wards were visited on weekdays by the same person in the morning. " * 120
    told = {row.statement for row in read_report(own + filling + others).findings}
    assert own.strip() in told
    assert others.strip() not in told
    assert others.strip() in {row.statement for row in read_report(own + others).findings}


def test_a_long_text_is_called_a_full_text() -> None:
    """No abstract has so many words; what is given by the caller stands."""
    sentence = "Sleep was longer with the mask than without it in every ward. "
    assert read_report(sentence * 3).basis == "abstract"
    assert read_report(sentence * 150).basis == "full text"
    assert read_report(sentence * 150, basis="thesis").basis == "thesis"
