"""Names of journals and books: forms of one name, and names of two journals."""

from __future__ import annotations

import time

import pytest
from honest_bibliography import JOURNALS

from evidaudit.containers import Kinship, container_kinship, container_score, same_word


@pytest.mark.parametrize(("whole", "short"), JOURNALS)
def test_an_abbreviated_name_is_the_same_name(whole: str, short: str) -> None:
    """With dots, without, in capitals, with and without The."""
    for form in (short, ". ".join(short.split()) + ".", short.upper(), whole.upper(),
                 whole.removeprefix("The "), whole.replace("&", "and")):
        assert container_kinship(form, whole) >= Kinship.FORM_OF
        assert container_kinship(whole, form) >= Kinship.FORM_OF


def test_every_journal_is_told_from_every_other() -> None:
    """No two of the journals are taken for one another, whole or short."""
    for one, short in JOURNALS:
        for other, _ in JOURNALS:
            if one != other:
                assert container_kinship(one, other) < Kinship.FORM_OF, (one, other)
                assert container_kinship(short, other) < Kinship.FORM_OF, (short, other)


@pytest.mark.parametrize(("one", "other"), [
    ("Lancet", "Lancet Neurology"), ("JAMA", "JAMA Internal Medicine"), ("BMJ", "BMJ Open"),
    ("Nature", "Nature Medicine"), ("Circulation", "Circulation: Heart Failure"),
    ("American Heart Journal", "European Heart Journal"),
    ("J Physiol", "Eur J Appl Physiol"), ("J Clin Psychol", "J Clin Psychopharmacol"),
    ("Neurology", "Neuropharmacology"), ("Diabetes", "Diabetologia")])
def test_sister_journals_are_other_journals(one: str, other: str) -> None:
    """A word in common does not make one journal of two."""
    assert container_kinship(one, other) < Kinship.FORM_OF


@pytest.mark.parametrize(("one", "other"), [
    ("Addiction", "British Journal of Addiction"),
    ("J Bone Joint Surg", "The Journal of Bone and Joint Surgery. American volume"),
    ("Proc Natl Acad Sci", "Proceedings of the National Academy of Sciences of the United States "
                           "of America")])
def test_a_longer_or_former_form_is_kin(one: str, other: str) -> None:
    """Sections, places and former names leave a form of the name."""
    assert container_kinship(one, other) >= Kinship.FORM_OF


@pytest.mark.parametrize(("one", "other"), [
    ("PNAS", "Proceedings of the National Academy of Sciences"),
    ("Clinical Infectious Diseases : an official publication of a society", "Clin Infect Dis"),
    ("JAMA : the journal of the American Medical Association", "JAMA"),
    ("JAMA: the Journal of the American Medical Association", "J Am Med Assoc"),
    ("Stroke; a journal of cerebral circulation", "Stroke"),
    ("JPEN J Parenter Enteral Nutr", "Journal of Parenteral and Enteral Nutrition"),
    ("Zeitschrift für Gerontologie und Geriatrie", "Z Gerontol Geriatr"),
    ("Spine (Phila Pa 1976)", "Spine"), ("Br Med J (Clin Res Ed)", "BMJ")])
def test_acronyms_subtitles_and_places_are_the_same_name(one: str, other: str) -> None:
    """By rule, without a list of journals."""
    assert container_kinship(one, other) is container_kinship(other, one) is Kinship.SAME
    assert container_score(one, [other]) == 1.0


def test_contractions_keep_their_letters_in_order() -> None:
    """ISO 4 contracts some words inside; a word that only begins alike is another word."""
    assert same_word("natl", "national") and same_word("dtsch", "deutsche")
    assert same_word("med", "medicine") and not same_word("neurol", "nephrology")
    assert not same_word("surg", "survey")


def test_X6_a_hostile_name_ends_soon() -> None:
    """A megabyte of brackets, spaces or letters is cut before it is read."""
    start = time.perf_counter()
    for hostile in ("(" * 1_000_000, " " * 1_000_000, "a " * 500_000, "[" * 500_000 + "]"):
        container_kinship(hostile, "Journal of Pain Studies")
        container_kinship("Journal of Pain Studies", hostile)
    assert time.perf_counter() - start < 2
