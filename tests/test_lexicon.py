"""Lay and technical words for one thing, and the things that a thing falls under."""

from __future__ import annotations

import pytest

from evidaudit.lexicon import (
    broader,
    covers,
    field,
    fields,
    keys,
    narrowed,
    rows,
    stop_words,
    terms,
)
from evidaudit.lexicon.phrases import _rows_by_letters


@pytest.mark.parametrize(("lay", "technical"), [
    ("broken hip", "hip fracture"), ("kidney stones", "nephrolithiasis"),
    ("ringing in the ears", "tinnitus"), ("electric toothbrushes", "powered toothbrushes"),
    ("bedsores", "pressure ulcers"), ("nosebleeds", "epistaxis"),
    ("the jobless", "unemployed people"), ("lame cows", "lameness in dairy cattle"),
    ("getting to sleep: fall asleep", "sleep onset latency"),
    ("first-time mothers", "nulliparous women"), ("cot death", "sudden infant death syndrome"),
    ("anti-sickness drugs", "antiemetics"), ("reoffending", "recidivism"),
])
def test_lay_and_technical_words_share_a_term(lay: str, technical: str) -> None:
    """A reader's word and the study's word are one comparable term."""
    assert keys(lay) & keys(technical)


@pytest.mark.parametrize(("narrow", "wide"), [
    ("lung cancer", "cancer"), ("weight loss", "body weight"), ("all-cause mortality", "died"),
    ("cardiovascular death", "deaths"), ("knee replacement", "knees"), ("kidney stones", "stones"),
])
def test_a_narrow_thing_falls_under_the_wide_one(narrow: str, wide: str) -> None:
    """The wide term is among those of the narrow one, not the other way round."""
    assert keys(narrow) & keys(wide)
    assert keys(narrow) - keys(wide)


@pytest.mark.parametrize("word", ["nonopioid", "non-opioid", "non-smokers", "nonsmoker"])
def test_what_is_denied_is_not_named(word: str) -> None:
    """"Nonopioid" is no opioid and "non-smokers" do not smoke."""
    assert not keys(word) & keys("opioid smokers")


def test_no_phrase_belongs_to_two_concepts() -> None:
    """A phrase of two concepts would make two things one."""
    phrases = [phrase for row in rows() for phrase in row["words"].split("; ")]
    assert len(phrases) == len(set(phrases))


def test_every_phrase_gives_a_term() -> None:
    """Reading the wider terms of every concept ends."""
    for row in rows():
        for phrase in row["words"].split("; "):
            assert keys(phrase.replace("*", "").replace("~", "").replace("!", ""))


_MARKS = str.maketrans("", "", "*~!")
_SIGNS = {"worse", "better"}
# A stop word that is a concept all the same: what a text says of its own kind.
KEPT = {"trial", "trials", "study", "studies"}


def test_every_row_names_where_it_can_be_checked() -> None:
    """The source of each row is one that its file tells in full."""
    for name in fields():
        told = field(name)
        assert {row["source"] for row in told["concepts"]} == set(told["sources"])


def test_no_stop_word_alone_is_a_phrase() -> None:
    """A concept of a word that says nothing would stand in every sentence."""
    for row in rows():
        for phrase in row["words"].split("; "):
            if phrase.translate(_MARKS) not in KEPT:
                assert phrase.translate(_MARKS).lower() not in stop_words(), phrase


@pytest.mark.parametrize("word", sorted(stop_words() - KEPT))
def test_no_stop_word_gives_a_concept(word: str) -> None:
    """"Had" is not the plural-like abbreviation HADS."""
    assert not keys(word) | keys(word.capitalize())


def test_a_row_says_one_thing() -> None:
    """No name stands twice, and none is both better and worse when there is more of it."""
    names = [row["name"] for row in rows()]
    assert len(names) == len(set(names))
    assert {row["more"] for row in rows() if "more" in row} <= _SIGNS
    assert not any("as" in row and "also" in row for row in rows())


def test_every_wider_kind_has_a_row() -> None:
    """What a row is a kind of can itself be looked up, and nothing is a kind of itself."""
    names = {row["name"] for row in rows()}
    for row in rows():
        above = row.get("kind_of", "").split("; ")
        assert set(above) <= names | {""}, row["name"]
        assert "=" + row["name"] not in broader("=" + row["name"])


@pytest.mark.parametrize(("one", "other"), [
    ("admitted to hospital", "length of hospital stay"),
    ("readmission", "length of stay"), ("intensive care admission", "hospital admission"),
    ("overall survival", "progression-free survival"), ("remission", "response"),
    ("cure", "remission"), ("LDL cholesterol", "HDL cholesterol"), ("fracture", "bone density"),
    ("all-cause mortality", "stillbirth"), ("the ED", "the need"), ("colds", "cold water"),
])
def test_two_things_are_not_one(one: str, other: str) -> None:
    """What must not be taken for each other shares no term."""
    assert not keys(one) & keys(other)


@pytest.mark.parametrize(("lay", "technical"), [
    ("They ended up in hospital.", "Hospitalisation for any cause"),
    ("moved him straight to intensive care", "ICU admission"),
    ("patients lived four months longer", "overall survival"),
    ("people put on dummy pills", "the placebo group"),
    ("came off the ventilator", "extubation"),
    ("swelling of the ankles", "peripheral oedema"),
    ("kept the cancer in check", "progression-free survival"),
    ("sent home two days sooner", "length of hospital stay"),
    ("they dropped out", "attrition"), ("saved many lives", "survival"),
    ("a paediatric programme for haemorrhage", "a pediatric program for hemorrhage"),
])
def test_inflected_and_interrupted_phrases_are_known(lay: str, technical: str) -> None:
    """A phrase is known in every form, spelling and with a few words between."""
    assert keys(lay) & keys(technical)


def test_a_short_abbreviation_is_told_from_a_word_by_its_case() -> None:
    """"He was fed" holds no emergency department and "or" no odds."""
    assert "=emergency department" in keys("visits to the ED")
    assert "=emergency department" not in keys("visits to the ed")


def test_a_wider_word_means_the_one_narrower_thing_that_is_known() -> None:
    """A word of which two kinds are known stays as it is."""
    known = keys("sertraline for loneliness")
    assert narrowed(keys("antidepressants"), known) == {"=antidepressant": "=sertraline"}
    assert narrowed(keys("antidepressants"), known | keys("fluoxetine")) == {}
    assert covers("=older people", "=oldest old")
    assert not covers("=oldest old", "=older people")


@pytest.mark.parametrize(("narrow", "wide"), [
    ("sertraline", "antidepressants"), ("ramipril", "ACE inhibitors"), ("ramipril", "a drug"),
    ("rosuvastatin", "statins"), ("amoxicillin", "antibiotics"), ("yoga", "exercise"),
    ("broccoli", "vegetables"), ("ibuprofen", "painkillers"), ("cats", "animals"),
    ("hydrochlorothiazide", "water tablets"), ("dialectical behaviour therapy", "CBT"),
])
def test_a_kind_is_covered_by_its_class_and_is_not_the_class(narrow: str, wide: str) -> None:
    """Two drugs of one class stay two drugs."""
    assert any(covers(key, other) for key in keys(wide) for other in keys(narrow))
    assert not keys(wide) & keys(narrow)


def test_the_lexicon_is_large_and_read_as_far_as_a_text_needs_it() -> None:
    """At least 2,000 concepts and 14,000 phrases, of which few wait under any three letters."""
    waiting = _rows_by_letters()
    assert len(rows()) >= 2000
    assert sum(map(len, waiting.values())) >= 14000
    assert max(map(len, waiting.values())) < 400


def test_a_short_form_of_another_text_changes_no_terms() -> None:
    """Texts without a short form have the same terms under every list of them."""
    forms = (("QXF", "osteoarthritis"), ("ZVR", "antidepressant"))
    plain_text = "hip pain in older adults"
    assert keys(plain_text, forms) is keys(plain_text)
    assert keys("pain in QXF", forms) == keys("pain in osteoarthritis")
    assert keys("pain in QXF", forms) != keys("pain in QXF")


@pytest.mark.parametrize(("whole", "parted"), [
    ("lung cancer", "lung, cancer"), ("heart attack", "heart (attack"),
    ("heart failure", "heart. Failure")])
def test_a_mark_parts_the_words_of_a_phrase(whole: str, parted: str) -> None:
    """A phrase of the lexicon does not go on after a comma, a stop or a bracket."""
    assert keys(whole) != keys(parted)


def test_the_stop_of_a_shortened_name_parts_nothing() -> None:
    """"C. difficile" is one name, and each term stands where its words do."""
    assert keys("C. difficile") == keys("C difficile") == {"=C. difficile"}
    text = "non-smokers (n=3) with lung cancer; C. difficile."
    for term in terms(text):
        assert text[term.start:term.end].strip(" .;()") == text[term.start:term.end]


@pytest.mark.parametrize(("lay", "technical"), [
    ("fewer trips to the loo", "stool frequency"), ("whiteheads", "non-inflammatory lesions"),
    ("a louder ringing", "perceived loudness"), ("quicker reactions", "reaction time"),
    ("newborn complications", "composite neonatal morbidity"), ("ate less fat", "fat intake"),
    ("got up less often at night", "nocturia")])
def test_outcomes_told_by_what_people_notice_share_a_term(lay: str, technical: str) -> None:
    """What was counted is named by what it is like to have it."""
    assert keys(lay) & keys(technical)
