"""Titles of one word, edited books and chapters: what would be taken for a name or a journal."""

from __future__ import annotations

import time

import pytest

from evidaudit.formats.reference_strings import parse_reference
from evidaudit.formats.reference_strings.missing import find_missing
from evidaudit.formats.reference_strings.tokens import split_words


@pytest.mark.parametrize(("text", "families", "title", "container"), [
    ("Okafor A. Walking. J Pain. 2020;4:1-2.", ["Okafor"], "Walking", "J Pain"),
    ("Smith JA, Jones B. Sepsis. Lancet. 2018;392(10141):75-87.", ["Smith", "Jones"], "Sepsis",
     "Lancet"),
    ("Hochberg MC, Cisternas MG. Osteoarthritis. N Engl J Med 2019; 380: 1-9.",
     ["Hochberg", "Cisternas"], "Osteoarthritis", "N Engl J Med"),
    ("Nguyen T, Patel R, Okoro S, et al. Delirium. BMJ. 2017;357:j2047.",
     ["Nguyen", "Patel", "Okoro"], "Delirium", "BMJ"),
    ("Moreau PL. Gout. JAMA 2016;315:801.", ["Moreau"], "Gout", "JAMA"),
    ("Lindqvist B, Tanaka K. Shock? Crit Care. 2011;15:3-9.", ["Lindqvist", "Tanaka"], "Shock?",
     "Crit Care"),
    ("Brown C. Asthma. 3rd ed. Oxford: Oxford University Press; 2011.", ["Brown"], "Asthma", None),
    ("Kandel, E. R. (2006). Memory. New York: Norton.", ["Kandel"], "Memory", None),
    ("[12] A. Kumar and B. Rossi, \"Stroke,\" Lancet, vol. 372, pp. 1-9, 2008.",
     ["Kumar", "Rossi"], "Stroke", "Lancet"),
    ("Gallagher P, O'Mahony D. STRIDE (walking of older persons at home): application to acutely "
     "ill patients. Age Ageing. 2008; 37:673-9.", ["Gallagher", "O'Mahony"],
     "STRIDE (walking of older persons at home): application to acutely ill patients",
     "Age Ageing")])
def test_a_title_of_one_word_is_no_author(text: str, families: list[str], title: str,
                                          container: str | None) -> None:
    """Families, title and journal of strings whose title stands where an author could stand."""
    item = parse_reference(text).item
    assert [name["family"] for name in item["author"]] == families
    assert item["title"] == title and item.get("container-title") == container


@pytest.mark.parametrize("text", [
    "A. Kumar, B. Rossi. J. Phys. 2010, 44, 3-9.",
    "Barnett, J.; Grunert, K. Appetite 2012, 58, 9."])
def test_a_style_without_titles_gets_none(text: str) -> None:
    """The last author and the journal stay what they are."""
    item = parse_reference(text).item
    assert "title" not in item and len(item["author"]) == 2


@pytest.mark.parametrize(("text", "editors", "title"), [
    ("Turk DC, Melzack R, editors. Handbook of pain assessment. 3rd ed. New York: Guilford Press; "
     "2011.", ["Turk", "Melzack"], "Handbook of pain assessment"),
    ("Higgins JPT, Green S, eds. Handbook for systematic reviews of interventions. Chichester: "
     "Wiley-Blackwell; 2008.", ["Higgins", "Green"],
     "Handbook for systematic reviews of interventions")])
def test_an_edited_book_has_a_title(text: str, editors: list[str], title: str) -> None:
    """Editors in front, then the book, then its publisher."""
    item = parse_reference(text).item
    assert [name["family"] for name in item["editor"]] == editors and item["title"] == title


def _by_labels(text: str, labels: str) -> dict[str, str]:
    """What the rules make of ``labels``, one letter pair a word, as text by label."""
    words = split_words(text)
    found = find_missing(words, labels.split())
    told: dict[str, list[str]] = {}
    for word, label in zip(words.words, found, strict=True):
        told.setdefault(label.removeprefix("B-").removeprefix("I-"), []).append(word)
    return {label: " ".join(parts) for label, parts in told.items()}


@pytest.mark.parametrize(("text", "labels", "told"), [
    ('Kim A. "On pain," Federal Bulletin (August 1921)',
     "AF AG B-TI I-TI B-OT I-OT YR YR", {"TI": "On pain", "CT": "Federal Bulletin"}),
    ('Kim A. "On pain," Federal Bulletin 12', "AF AG B-TI I-TI I-TI I-TI VO",
     {"TI": "On pain", "CT": "Federal Bulletin"}),
    ("Kim A. Pain and sleep. In Handbook of rest (Oslo", "AF AG B-TI I-TI I-TI I-TI I-TI I-TI I-TI "
     "B-PL", {"TI": "Pain and sleep", "CT": "Handbook of rest"}),
    ("Kim A. Pain and sleep. In B Choi, C Paek, editors, Handbook of rest",
     "AF AG B-TI I-TI I-TI B-OT B-CT I-CT I-CT I-CT I-CT I-CT I-CT I-CT",
     {"ED": "B Choi C Paek editors", "CT": "Handbook of rest"}),
    ("Kim A. Pain and sleep. In Handbook of rest, ed. Bo Choi",
     "AF AG B-TI I-TI I-TI B-OT B-ED I-ED I-ED I-ED I-ED I-ED",
     {"CT": "Handbook of rest", "ED": "ed Bo Choi"}),
    ("Kim A. Pain and sleep, 2 vols. Oslo", "AF AG B-TI I-TI I-TI I-TI I-TI B-PL",
     {"TI": "Pain and sleep"}),
    ("Kim A. 2001. Pain and sleep. Oslo", "AF AG YR B-OT I-OT I-OT B-PL", {"TI": "Pain and sleep"}),
    ("Kim A. Pain and sleep. Oslo: Norli. 2001", "AF AG B-CT I-CT I-CT B-PL B-PB YR",
     {"TI": "Pain and sleep"})])
def test_each_rule_puts_right_what_was_read_wrongly(
        text: str, labels: str, told: dict[str, str]) -> None:
    """Whatever the model said of it."""
    found = _by_labels(text, labels)
    assert {label: found.get(label) for label in told} == told


def test_X6_long_strings_end_soon() -> None:
    """Nothing is tried again and again."""
    for text in ('"a ' * 400, "In: A (eds) " * 80, "Kim. " * 400, "a, in B " * 200):
        words = split_words(text)
        for label in ("AF", "B-OT", "I-TI", "I-CT"):
            started = time.perf_counter()
            labels = [label] * len(words.words)
            labels[0] = "B-" + label[2:] if label[1] == "-" else label
            find_missing(words, labels)
            assert time.perf_counter() - started < 1
