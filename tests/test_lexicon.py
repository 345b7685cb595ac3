"""Lay and technical words for one thing, and the things that a thing falls under."""

from __future__ import annotations

import pytest

from evidaudit.lexicon import keys, rows


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
