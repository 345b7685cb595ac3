"""Words in quotation marks against the words of the source."""

from __future__ import annotations

import pytest

from evidaudit.checks import load
from evidaudit.checks.building_pairs import build_pair
from evidaudit.comparison.quotations.quotations import (
    changes_meaning,
    find_quotations,
    hold_against,
    quotations_from_source,
)
from evidaudit.comparison.quotations.spelling import defined_abbreviations
from evidaudit.model import Outcome, Severity

SOURCE = ("Chronic low back pain (CLBP) is common. Supervised, progressive strength training may "
          "reduce pain slightly compared with a control group. It did not change the behaviour of "
          "the patients' muscles. Haemoglobin was normalised in 12 of 40 patients. Further trials "
          "in first-line care are needed.")


@pytest.mark.parametrize("quotation", [
    "Supervised, progressive strength training may reduce pain slightly compared with a control "
    "group.",
    "supervised progressive strength-training may reduce pain slightly",
    "Supervised, progressive strength training … compared with a control group",
    "Supervised ... training may reduce pain [...] compared with a control group.",
    "[S]upervised, progressive strength training may reduce pain",
    "[This kind of] training may reduce pain slightly",
    "Supervised, progressive strength training may reduce [suffering] slightly",
    "It did not change the behavior of the patients’ muscles",
    "It [the training] did not change the behaviour of the patients' muscles",
    "Hemoglobin was normalized in twelve of 40 patients",
    "Chronic low back pain is common",
    "CLBP is common",
    "SUPERVISED, PROGRESSIVE STRENGTH TRAINING MAY REDUCE PAIN",
    "Further trials in first line care are needed",
])
def test_honest_ways_of_quoting_are_verbatim(quotation: str) -> None:
    """Cuts, insertions, abbreviations, spelling, case and punctuation all pass."""
    altered = hold_against(quotation, SOURCE)
    assert altered.kind == "verbatim"
    assert altered.start is not None and altered.end is not None


@pytest.mark.parametrize(("quotation", "told", "source"), [
    ("strength training will reduce pain slightly", "will", "may"),
    ("Haemoglobin was normalised in 21 of 40 patients", "21", "12"),
    ("strength training may increase pain slightly compared", "increase", "reduce"),
])
def test_a_changed_word_is_named(quotation: str, told: str, source: str) -> None:
    """The word of the quotation and the word of the source."""
    altered = hold_against(quotation, SOURCE)
    assert altered.kind == "changed"
    assert told in altered.told and source in altered.source
    assert changes_meaning(altered)


@pytest.mark.parametrize("quotation", [
    "It did change the behaviour of the patients' muscles",
    "strength training may reduce pain compared with a control group",
])
def test_a_dropped_negation_or_hedge_changes_the_meaning(quotation: str) -> None:
    """What is left out without a mark is named as left out."""
    altered = hold_against(quotation, SOURCE)
    assert altered.kind == "changed" and not altered.told and altered.source
    assert changes_meaning(altered)


@pytest.mark.parametrize("quotation", [
    "It did not change the behaviour of the participants' muscles",
    "It did not change the behaviours of the patients' muscles",
])
def test_a_neutral_or_misspelt_word_does_not_change_the_meaning(quotation: str) -> None:
    """Participants for patients, a plural, a slip of the pen."""
    altered = hold_against(quotation, SOURCE)
    assert altered.kind == "changed"
    assert not changes_meaning(altered)


def test_two_sentences_put_together_are_a_splice() -> None:
    """Both halves are the source's, and no ellipsis stands between them."""
    altered = hold_against("Chronic low back pain is common. Further trials in first-line care "
                           "are needed.", SOURCE)
    assert altered.kind == "spliced"


def test_the_articles_own_words_inside_the_marks_are_named() -> None:
    """A gloss without brackets reads like the authors' words."""
    altered = hold_against("strength training may reduce pain slightly because it builds new "
                           "cartilage and feeds the joint with fresh blood", SOURCE)
    assert altered.kind == "own words"
    assert "cartilage" in altered.told


def test_words_of_another_text_are_absent() -> None:
    """Nothing of the quotation is in the source."""
    assert hold_against("nobody should be refused a second opinion", SOURCE).kind == "absent"


@pytest.mark.parametrize("text", [
    'The "miracle cure" did nothing.', 'It is a so-called "double blind study in people".',
    'Dr Brown said "you will walk again in a week".', "It didn't and couldn't work.",
    'A book titled "How to walk again without pain" sold well.',
])
def test_scare_quotes_and_the_words_of_others_are_not_judged(text: str) -> None:
    """Terms, titles and what somebody else said are not the source's words."""
    assert quotations_from_source(text) == []


@pytest.mark.parametrize("text", ["“one two three”", '"one two three"', "«one two three»",
                                  "„one two three“"])
def test_quotation_marks_of_several_languages_are_found(text: str) -> None:
    """Curly, straight, French and German marks."""
    assert [quotation.text for quotation in find_quotations(text)] == ["one two three"]


def test_abbreviations_are_read_where_the_text_defines_them() -> None:
    """Initials in brackets after the words, small words skipped."""
    assert defined_abbreviations("quality of life (QoL) and body mass index (BMI)") == {
        "QoL": ("quality", "of", "life"), "BMI": ("body", "mass", "index")}
    assert defined_abbreviations("pain (SD) and age (years)") == {}


def test_an_evidence_sheet_is_no_text_to_quote_from() -> None:
    """Its statements are paraphrases: a quotation against them is inconclusive."""
    pair = build_pair({"claim": 'They wrote "walking hurt a great deal less".', "findings": [
        {"outcome": "pain", "statement": "Walking hurt less."}]})
    assert [r.outcome for r in load()["QUO312"].run(pair)] == [Outcome.INCONCLUSIVE]


def test_words_missing_from_a_whole_full_text_are_an_error_and_from_an_abstract_not() -> None:
    """Only a full text is whole enough to say that words are nowhere in it."""
    claim = 'The authors write that "nobody should be refused a second opinion".'
    long_text = "Methods: We asked patients. Results: Half of them agreed. " * 20
    for basis, outcome in (("abstract", Outcome.INCONCLUSIVE), ("full text", Outcome.ERROR)):
        pair = build_pair({"claim": claim, "source": long_text, "basis": basis})
        assert [r.outcome for r in load()["QUO312"].run(pair)] == [outcome]


def test_severity_follows_the_meaning() -> None:
    """May told as will is major; participants for patients is minor."""
    check = load()["QUO312"]
    for word, severity in (("will", Severity.MAJOR), ("may", None)):
        claim = f'The authors write: "training {word} reduce pain slightly".'
        results = check.run(build_pair({"claim": claim, "source": SOURCE}))
        assert [r.severity for r in results] == [severity]


def test_words_put_between_the_same_beginning_and_end_are_a_change() -> None:
    """Half of the words in order, begun and ended alike: the others stand in for the source's."""
    altered = hold_against("a large and lasting gain in sleep",
                           "Earplugs gave a small, brief gain in sleep to nurses on the ward.")
    assert altered.kind == "changed"
    assert "lasting" in altered.told
    assert changes_meaning(altered)


def test_words_of_an_interview_told_in_others_are_named() -> None:
    """What the source itself has in quotation marks, half of it in other words."""
    source = "Three themes were found: “holding on to the rope”, “no one to ask” and “home again”."
    assert hold_against("clinging on to the rope", source).kind == "changed"
    assert hold_against("an orchard of quiet mornings", source).kind == "absent"
